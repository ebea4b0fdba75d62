"""What a foot does between two poses: it stays, slides, rolls, steps, or leaves the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.covering import foot, lowest
from hipflex_plan.figures.body.vectors import Vector, length, level, minus

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.contacts import Foot

HELD, KNEELS, STEPS, LEAVES, ARRIVES, FREE = "held", "kneels", "steps", "leaves", "arrives", "free"

SAME_PLACE = 3.0
"""Centimetres, 1.4 mm of print: a foot that goes less far is not lifted for it."""
FLIGHT = (0.06, 0.94)
"""The shares of the movement between which a stepping foot is in the air."""
RELEASE = (0.0, 0.32)
"""The shares between which a foot that leaves the ground gives up its place."""
LATE_RELEASE = (0.18, 0.5)
"""The same where the weight must first go to the other foot."""
WEIGHT_GOES = 4.0
"""Centimetres that the pelvis goes from which on that is to be waited for."""
LIFT, LIFT_PER_CENTIMETRE, MOST_LIFT = 4.0, 0.14, 14.0


@attrs.frozen
class FootWay:
    """The way of a foot from one pose to the next.

    Attributes:
        kind: held (it stays, slides or rolls), kneels, steps, leaves, arrives or free.
        mark: the point that keeps or changes its place: ankle, ball or knee.
        release: when a leaving foot gives up its place, in shares of the movement.
        flight: when a stepping foot is in the air, in shares of the movement.
        lift: how high it is lifted in the middle, in centimetres.
    """

    kind: str
    mark: str = "ankle"
    release: tuple[float, float] = RELEASE
    flight: tuple[float, float] = FLIGHT
    lift: float = 0.0

    def stands(self, share: float) -> bool:
        """Whether the foot must keep to its place at that share of the movement."""
        if self.kind in {HELD, KNEELS}:
            return True
        if self.kind == STEPS:
            return not self.flight[0] < share < self.flight[1]
        if self.kind == LEAVES:
            return share <= self.release[0]
        return self.kind == ARRIVES and share >= 1 - self.release[0]


def _on_the_ball(contact: Foot) -> bool:
    return contact.kind in {"flat", "toes"} or (contact.kind == "kneel" and contact.tip > 0)


def common_mark(a: Skeleton, b: Skeleton, side: str) -> str:
    """The point by which the places of a foot in two poses are compared."""
    one, two = a.posture.legs[side].foot, b.posture.legs[side].foot
    if one is None or two is None:
        return "ankle"
    kinds = {one.kind, two.kind}
    if kinds == {"kneel"}:
        return "knee"
    rolls = _on_the_ball(one) and _on_the_ball(two) and kinds != {"flat"}
    return "ball" if rolls else "ankle"


def displacement(a: Skeleton, b: Skeleton, side: str) -> Vector:
    """How far the mark of a foot goes from pose to pose."""
    mark = f"{side} {common_mark(a, b, side)}"
    return minus(b.points[mark], a.points[mark])


def foot_way(a: Skeleton, b: Skeleton, side: str, *, upright: bool, slides: bool) -> FootWay:
    """What a foot does between two solved poses.

    Args:
        a: the first.
        b: the second.
        side: which foot.
        upright: whether the person stands, so that a leaving foot waits for the weight.
        slides: whether a foot that changes its place stays on the floor.
    """
    one, two = a.posture.legs[side].foot, b.posture.legs[side].foot
    if one is None or two is None:
        if not upright or one is two:
            return FootWay(FREE)
        far = length(level(minus(b.points["pelvis"], a.points["pelvis"])))
        release = LATE_RELEASE if far > WEIGHT_GOES else RELEASE
        return FootWay(LEAVES if two is None else ARRIVES, release=release)
    mark, far = common_mark(a, b, side), length(displacement(a, b, side))
    if mark == "knee":
        stays = far < 2 * SAME_PLACE or slides
        return FootWay(KNEELS, mark, lift=0.0 if stays else LIFT)
    in_air = {one.kind, two.kind} == {"ankle"} or "plate" in {one.surface, two.surface}
    if far < SAME_PLACE or slides or in_air:
        return FootWay(HELD, mark)
    return FootWay(STEPS, mark, lift=min(MOST_LIFT, LIFT + LIFT_PER_CENTIMETRE * far))


def low(skeleton: Skeleton, side: str) -> float:
    """The height of the lowest point of a foot, in centimetres."""
    return min(map(lowest, foot(skeleton, side)))
