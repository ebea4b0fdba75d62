"""A pose as written, laid over the one before, to a posture in which all is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from hipflex_plan.figures.contacts import FREE, Anchor, Foot, Hand, Head, anchor, foot, hand, head

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipflex_plan.figures.pose import Limbs, Pose

Angles: TypeAlias = tuple[float, float, float]
"""Flexion, abduction and external rotation; or flexion, side bend and twist."""
STRAIGHT: Angles = (0.0, 0.0, 0.0)
RIGHT, LEFT = "right", "left"
SIDES = {RIGHT: -1.0, LEFT: 1.0}
"""Each side, and the sign of y there."""


@attrs.frozen
class Leg:
    """A leg: its angles, and the contact that overrules them."""

    hip: Angles = STRAIGHT
    knee: float = 0.0
    ankle: Angles = STRAIGHT
    toes: float = 0.0
    foot: Foot | None = None


@attrs.frozen
class Arm:
    """An arm: its angles, and the contact that overrules them."""

    shoulder: Angles = STRAIGHT
    elbow: float = 0.0
    wrist: Angles = STRAIGHT
    hand: Hand | None = None
    fist: bool = False


@attrs.frozen
class Posture:
    """A body of which everything is said."""

    anchor: Anchor = Anchor()
    lean: float = 0.0
    tilt: float = 0.0
    turn: float = 0.0
    spine: Angles = STRAIGHT
    neck: Angles = STRAIGHT
    head: Head | None = None
    legs: dict[str, Leg] = attrs.field(factory=lambda: {RIGHT: Leg(), LEFT: Leg()})
    arms: dict[str, Arm] = attrs.field(factory=lambda: {RIGHT: Arm(), LEFT: Arm()})


def _kept(said: float | None, before: float) -> float:
    return before if said is None else said


def _joint(limbs: Limbs, name: str, before: Angles, *, afresh: bool) -> Angles:
    """The three angles of hip or shoulder; *afresh* forgets the two that are not said."""
    flexion = getattr(limbs, name)
    abduction = getattr(limbs, f"{name}_abduction")
    rotation = getattr(limbs, f"{name}_rotation")
    said = (flexion, abduction, rotation)
    if afresh and any(angle is not None for angle in said):
        before = (before[0] if flexion is None and abduction is None else 0.0, 0.0, 0.0)
    return (_kept(flexion, before[0]), _kept(abduction, before[1]), _kept(rotation, before[2]))


def _leg(before: Leg, limbs: Limbs, angles: Callable[[], Leg]) -> Leg:
    by_angles = any(a is not None for a in (limbs.hip, limbs.hip_abduction, limbs.knee))
    freed = before.foot is not None and (limbs.foot == FREE or (by_angles and not limbs.foot))
    base = angles() if freed else before
    contact = foot(limbs.foot) if limbs.foot else (None if freed else before.foot)
    return Leg(
        _joint(limbs, "hip", base.hip, afresh=freed),
        _kept(limbs.knee, base.knee),
        base.ankle if limbs.ankle is None else (limbs.ankle, 0.0, 0.0),
        _kept(limbs.toes, 0.0 if freed else base.toes),
        contact,
    )


def _arm(before: Arm, limbs: Limbs, angles: Callable[[], Arm]) -> Arm:
    said = (limbs.shoulder, limbs.shoulder_abduction, limbs.shoulder_rotation, limbs.elbow)
    by_angles = any(angle is not None for angle in said)
    freed = before.hand is not None and (limbs.hand == FREE or (by_angles and not limbs.hand))
    base = angles() if freed else before
    contact = hand(limbs.hand) if limbs.hand else (None if freed else before.hand)
    return Arm(
        _joint(limbs, "shoulder", base.shoulder, afresh=freed),
        _kept(limbs.elbow, base.elbow),
        (limbs.wrist, 0.0, 0.0) if limbs.wrist is not None else STRAIGHT if freed else base.wrist,
        contact,
    )


def _sides(pose: Pose) -> list[tuple[str, Limbs]]:
    """What is said of each side, the general before the particular."""
    both = [(side, pose.both) for side in SIDES if pose.both]
    working = [(RIGHT, pose.working)] if pose.working else []
    other = [(LEFT, pose.other)] if pose.other else []
    return both + working + other


def _trunk(before: Posture, pose: Pose) -> dict[str, Any]:
    neck = (pose.neck, pose.neck_side_bend, pose.neck_twist)
    free = pose.head == FREE or (not pose.head and pose.neck is not None)
    return {
        "anchor": anchor(pose.anchor) if pose.anchor else before.anchor,
        "lean": _kept(pose.lean, before.lean),
        "tilt": _kept(pose.tilt, before.tilt),
        "turn": _kept(pose.turn, before.turn),
        "spine": tuple(map(_kept, (pose.spine, pose.side_bend, pose.twist), before.spine)),
        "neck": tuple(map(_kept, neck, before.neck)),
        "head": None if free else head(pose.head) if pose.head else before.head,
    }


def changed(before: Posture, pose: Pose, read_back: Callable[[], Posture]) -> Posture:
    """The posture after a pose is laid over it.

    A limb that loses its contact keeps the angles that it had there; *read_back*
    gives them, and is called only where they are needed.
    """
    legs, arms = dict(before.legs), dict(before.arms)
    for side, limbs in _sides(pose):
        legs[side] = _leg(legs[side], limbs, lambda side=side: read_back().legs[side])  # type: ignore[misc]  # mypy does not infer such a lambda
        arms[side] = _arm(arms[side], limbs, lambda side=side: read_back().arms[side])  # type: ignore[misc]  # the same
    return attrs.evolve(before, **_trunk(before, pose), legs=legs, arms=arms)
