"""A solved skeleton to what is wrong with it: joints, gaps, parts below the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.covering import foot, lowest, whole_body
from hipflex_plan.figures.body.holding import (
    GRIP_OVER,
    PALM_THICKNESS,
    TO_THE_FIST,
    TO_THE_PALM,
    makes_a_fist,
    place_on_body,
)
from hipflex_plan.figures.body.planting import ankle_of
from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.proportions import ELBOW_RADIUS, KNEE_RADIUS
from hipflex_plan.figures.body.reading_back import posture_of
from hipflex_plan.figures.body.vectors import along, length, minus
from hipflex_plan.figures.limits import RANGES

if TYPE_CHECKING:
    from hipflex_plan.figures.body.posture import Posture
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.scene import Scene

NAMES = ("", "_abduction", "_rotation")
OVER_SHOULDER_DEGREES = 60.0
BEHIND_THE_HEAD_DEGREES = 120.0


@attrs.frozen
class Gap:
    """How far a contact is from what it should touch, in centimetres of the person."""

    part: str
    surface: str
    centimetres: float


def _angles(posture: Posture) -> list[tuple[str, str, float]]:
    """Where, which joint, how far: of all joints."""
    joints = ("spine", "side_bend", "twist", "neck", "neck_side_bend", "neck_twist")
    angles = (*posture.spine, *posture.neck)
    found = [("", joint, angle) for joint, angle in zip(joints, angles, strict=True)]
    for side in SIDES:
        leg, arm = posture.legs[side], posture.arms[side]
        found += [(side, f"hip{name}", angle) for name, angle in zip(NAMES, leg.hip, strict=True)]
        found += [(side, "knee", leg.knee), (side, "ankle", leg.ankle[0])]
        found += [(side, "toes", leg.toes), (side, "elbow", arm.elbow)]
        # Raised arms have no one flexion and abduction: only hanging ones are judged by both.
        hangs = arm.shoulder[0] > -BEHIND_THE_HEAD_DEGREES
        if hangs and abs(arm.shoulder[1]) < OVER_SHOULDER_DEGREES:
            found.append((side, "shoulder", arm.shoulder[0]))
    return found


def impossible_joints(skeleton: Skeleton) -> tuple[str, ...]:
    """Each joint that is bent further than a person's goes, with its range."""
    return tuple(
        RANGES[joint].refusal(degrees, side)
        for side, joint, degrees in _angles(posture_of(skeleton))
        if not RANGES[joint].holds(round(degrees, 1))
    )


def _foot_gap(skeleton: Skeleton, side: str, scene: Scene) -> list[Gap]:
    contact = skeleton.posture.legs[side].foot
    if contact is None:
        return []
    if contact.kind == "kneel":
        knee = skeleton.points[f"{side} knee"][2] - KNEE_RADIUS * skeleton.girth
        sole = min(map(lowest, foot(skeleton, side)))
        return [
            Gap(f"{side} knee", contact.surface, abs(knee - scene.named(contact.surface).up)),
            Gap(f"{side} foot", contact.foot_surface,
                abs(sole - scene.named(contact.foot_surface).up)),
        ]  # fmt: skip
    hip, ankle = skeleton.points[f"{side} hip"], skeleton.points[f"{side} ankle"]
    if contact.at is None:
        sole = min(map(lowest, foot(skeleton, side)))
        return [Gap(f"{side} foot", contact.surface, abs(sole - scene.named(contact.surface).up))]
    wanted = ankle_of(skeleton, side, contact, hip, scene)
    return [Gap(f"{side} foot", contact.surface, length(minus(ankle, wanted)))]


def _hand_gap(skeleton: Skeleton, side: str, scene: Scene) -> list[Gap]:
    contact = skeleton.posture.arms[side].hand
    if contact is None or contact.kind == "reach":
        return []
    wrist, _turn = skeleton.frames[f"{side} hand"]
    name = f"{side} hand"
    if contact.on_the_body:
        place = place_on_body(skeleton, side, contact)
        beyond = TO_THE_FIST if makes_a_fist(contact) else TO_THE_PALM
        fore = skeleton.frames[f"{side} forearm"][1]
        return [Gap(name, contact.surface, length(minus(along(wrist, fore[2], -beyond), place)))]
    prop = scene.named(contact.surface)
    if contact.kind == "forearm":
        elbow = skeleton.points[f"{side} elbow"][2] - ELBOW_RADIUS
        return [Gap(f"{side} elbow", contact.surface, abs(elbow - prop.up))]
    if contact.kind == "grip":
        fist = along(wrist, skeleton.frames[f"{side} forearm"][1][2], -TO_THE_FIST)
        at = prop.edge if contact.at is None else contact.at
        up = prop.up + GRIP_OVER if contact.up is None else contact.up
        return [Gap(name, contact.surface, length((fist[0] - at, 0.0, fist[2] - up)))]
    if prop.upright:
        return [Gap(name, contact.surface, abs(abs(wrist[0] - prop.edge) - PALM_THICKNESS))]
    aside = (wrist[0] - (contact.at or wrist[0]), 0.0, wrist[2] - prop.up - PALM_THICKNESS)
    return [Gap(name, contact.surface, length(aside))]


def contact_gaps(skeleton: Skeleton, scene: Scene) -> tuple[Gap, ...]:
    """How far each contact that is said is from being met."""
    gaps: list[Gap] = []
    for side in SIDES:
        gaps += _foot_gap(skeleton, side, scene) + _hand_gap(skeleton, side, scene)
    return tuple(gaps)


def below_floor(skeleton: Skeleton) -> dict[str, float]:
    """Each part that is below the floor, and how deep, in centimetres."""
    depths = {part: min(map(lowest, shape)) for part, shape in whole_body(skeleton).items()}
    return {part: -depth for part, depth in depths.items() if depth < 0}
