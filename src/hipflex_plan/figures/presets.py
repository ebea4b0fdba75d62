"""The name of a position to the pose that carries its boring part."""

from __future__ import annotations

import attrs

from hipflex_plan.figures.pose import Limbs, Pose


@attrs.frozen
class Preset:
    """A pose to begin from, and the things that stand around it unless others are named."""

    pose: Pose
    props: tuple[str, ...] = ()


HANGING = Limbs(shoulder=2, shoulder_abduction=6, elbow=14)
PALMS_DOWN = "palm on floor at 2 wide 25 elbow out"


def _standing(hand: str = "") -> Pose:
    both = attrs.evolve(HANGING, foot="flat at 0", hand=hand)
    return Pose(anchor="pelvis at 0", both=both)


def _lying(lean: float, both: Limbs) -> Pose:
    return Pose(lean=lean, anchor="trunk on floor", head="rest", both=both)


PRESETS: dict[str, Preset] = {
    "standing": Preset(_standing()),
    "standing, hands on hips": Preset(_standing(hand="on hip")),
    "standing, hands in front": Preset(_standing(hand="on front")),
    "standing, holding a chair": Preset(
        _standing(hand="grip chair ahead wide 11 elbow down"), ("chair ahead",)
    ),
    "standing, hand on a worktop": Preset(
        attrs.evolve(
            _standing(), other=Limbs(hand="palm on worktop beside at 16 wide 34 elbow back")
        ),
        ("worktop beside wide 46",),
    ),
    "standing, hands on a wall": Preset(
        _standing(hand="palm on wall up 124 wide 16"), ("wall ahead",)
    ),
    "standing against a wall": Preset(
        attrs.evolve(_standing(), both=Limbs(shoulder=-6, shoulder_abduction=6, elbow=12,
                                             foot="flat at 1")),
        ("wall",),
    ),
    "sitting": Preset(
        Pose(anchor="seat on chair", both=Limbs(foot="flat at 43", hand="grip chair at 6 wide 22")),
        ("chair",),
    ),
    "sitting, hands on thighs": Preset(
        Pose(anchor="seat on chair", both=Limbs(foot="flat at 43", hand="on thigh")),
        ("chair",),
    ),
    "long sitting": Preset(
        Pose(anchor="pelvis at 0 up 10", lean=-8,
             both=Limbs(hip=86, knee=4, ankle=-4, hand="palm on floor at -22 wide 22")),
        ("mat",),
    ),
    "lying on back": Preset(_lying(-90, Limbs(hip=-4, ankle=-8, hand=PALMS_DOWN)), ("mat",)),
    "lying on back, knees bent": Preset(
        _lying(-90, Limbs(hand=PALMS_DOWN, foot="flat at 44")),
        ("mat",),
    ),
    "lying on front": Preset(
        _lying(90, Limbs(hip=3.5, ankle=-70, hand="palm on floor at 33 wide 24 elbow back")),
        ("mat",),
    ),
    "lying on side": Preset(
        Pose(tilt=-90, anchor="trunk on floor", neck_side_bend=-8,
             working=Limbs(hand="palm on floor at 26 wide -28 fingers out elbow out"),
             other=Limbs(shoulder=10, shoulder_abduction=174, elbow=20)),
        ("mat",),
    ),
    "half kneeling": Preset(
        Pose(anchor="working knee on pad",
             working=Limbs(hip=0, foot="kneel on pad", hand="on hip"),
             other=Limbs(foot="flat at 42", hand="on hip")),
        ("pad",),
    ),
    "kneeling": Preset(
        Pose(anchor="working knee on pad", both=Limbs(hip=0, foot="kneel on pad", hand="on hip")),
        ("pad",),
    ),
    "hands and knees": Preset(
        Pose(lean=78, neck=-14, anchor="working knee on floor",
             both=Limbs(hip=78, foot="kneel", hand="palm on floor")),
        ("mat",),
    ),
    "hands and feet": Preset(
        Pose(lean=72, neck=-14, anchor="working shoulder at 0 up 59.5",
             both=Limbs(foot="toes heel 72", hand="palm on floor at -1")),
        ("mat",),
    ),
    "forearms and feet": Preset(
        Pose(lean=82, neck=-16, anchor="working shoulder at 0 up 35",
             both=Limbs(foot="toes heel 76", hand="forearm on floor")),
        ("mat",),
    ),
    "forearms and knees": Preset(
        Pose(lean=70, neck=-14, anchor="working shoulder at 0 up 35",
             both=Limbs(foot="kneel", hand="forearm on floor")),
        ("mat",),
    ),
}  # fmt: skip
