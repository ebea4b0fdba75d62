"""A leg that stands, slides, rolls, kneels or steps, put in its place between two poses."""

from __future__ import annotations

from math import atan2, degrees
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.bending import bent_between
from hipflex_plan.figures.body.covering import lowest, placed
from hipflex_plan.figures.body.posture import SIDES, Posture
from hipflex_plan.figures.body.proportions import BALL, FOREFOOT, HINDFOOT, SHANK, THIGH
from hipflex_plan.figures.body.skeleton import Skeleton, put_leg
from hipflex_plan.figures.body.vectors import (
    NOTHING,
    UPWARDS,
    Turn,
    Vector,
    after,
    along,
    between,
    frame_along,
    leant,
    length,
    minus,
    plus,
    turned,
    unit,
)
from hipflex_plan.figures.limits import RANGES
from hipflex_plan.figures.motion.feet import HELD, STEPS, FootWay, foot_way, low
from hipflex_plan.figures.motion.turning import (
    arch,
    mixed,
    mixed_turn,
    pitched,
    smooth,
    windowed,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipflex_plan.figures.body.moving import Movement


CLIMB = 4.0
"""Centimetres between two surfaces from which on a foot rises before it goes ahead."""
ATTEMPTS = 4
SLIGHT_DEGREES = 0.2
MARGIN_DEGREES = 0.5
IN_TURN = ((0.04, 0.5), (0.5, 0.96))
"""When each foot is in the air where both step."""
CLEARANCE, CLEARANCE_PER_CENTIMETRE, LANDING = 2.5, 0.35, 0.2


@attrs.frozen(eq=False)
class LegWay:
    """The way of one leg between two solved poses.

    Attributes:
        side: right or left.
        a: the first pose.
        b: the second.
        first: the angles that the first really has.
        second: the angles that the second really has.
        foot: what its foot does.
    """

    side: str
    a: Skeleton
    b: Skeleton
    first: Posture
    second: Posture
    foot: FootWay

    def point(self, name: str, share: float) -> Vector:
        """A landmark of the leg on the straight way between both poses."""
        mark = f"{self.side} {name}"
        return between(self.a.points[mark], self.b.points[mark], share)

    def sole(self, share: float) -> Turn:
        """How the foot is turned in space."""
        frame = f"{self.side} foot"
        return mixed_turn(self.a.frames[frame][1], self.b.frames[frame][1], share)

    def toes(self, share: float) -> float:
        """How far the toes are bent up, in degrees."""
        side = self.side
        return mixed(self.first.legs[side].toes, self.second.legs[side].toes, share)

    def flown(self, share: float) -> float:
        """How far the foot is on its way."""
        return windowed(share, *self.foot.flight) if self.foot.kind == STEPS else share

    def ankle(self, share: float) -> Vector:
        """Where the ankle of a foot that stands or steps must be."""
        flown = self.flown(share)
        sole, place = self.sole(flown), self.point(self.foot.mark, flown)
        at = minus(place, turned(sole, BALL)) if self.foot.mark == "ball" else place
        return (at[0], at[1], self.height(flown) + depth(sole, self.toes(flown)))

    def mark_now(self, skeleton: Skeleton) -> str:
        """The point that keeps its place: the ball where the heel has come up by itself."""
        lifted = self.foot.mark == "ankle" and self.foot.kind == HELD
        if lifted and abs(skeleton.points[f"{self.side} ankle"][2] - self.ankle(0.5)[2]) > 1:
            return "ball"
        return self.foot.mark

    def height(self, share: float) -> float:
        """How high the lowest point of the foot is: it rises early and sinks late."""
        start, stop = low(self.a, self.side), low(self.b, self.side)
        if self.foot.kind != STEPS:
            return mixed(start, stop, share)
        climb = share
        if abs(stop - start) > CLIMB:
            climb = 1 - (1 - share) ** 3 if stop > start else share**3
        return mixed(start, stop, climb) + self.foot.lift * arch(share)


def depth(sole: Turn, toes: float) -> float:
    """How far the lowest point of a foot lies below its ankle, in centimetres."""
    bent = after(sole, leant(-toes))
    front = minus(turned(sole, BALL), turned(bent, BALL))
    parts = placed((NOTHING, sole), HINDFOOT) + placed((front, bent), FOREFOOT)
    return -min(map(lowest, parts))


def front_of_leg(skeleton: Skeleton, side: str) -> Vector:
    """Where the knee points."""
    thigh, shank = (skeleton.frames[f"{side} {part}"][1] for part in ("thigh", "shank"))
    return unit(plus(thigh[0], shank[0]))


def bend_leg(skeleton: Skeleton, side: str, ankle: Vector, sole: Turn, toes: float) -> None:
    """Bend a leg so that its ankle is there, the knee where it pointed before."""
    hip, front = skeleton.points[f"{side} hip"], front_of_leg(skeleton, side)
    knee, end, bend = bent_between(hip, ankle, (THIGH, SHANK), front)
    thigh, shank = frame_along(minus(hip, knee), bend), frame_along(minus(knee, end), bend)
    put_leg(skeleton, side, thigh, shank, sole, toes)


def beyond_ankle(skeleton: Skeleton, side: str) -> float:
    """How many degrees the ankle is up beyond its range; below 0, down beyond it."""
    shank, sole = (skeleton.frames[f"{side} {part}"][1] for part in ("shank", "foot"))
    z = within(shank, sole)[2]
    up, span = -degrees(atan2(z[0], z[2])), RANGES["ankle"]
    return max(0.0, up - span.highest + MARGIN_DEGREES) + min(0.0, up - span.lowest)


def put_planted(way: LegWay, skeleton: Skeleton, share: float) -> Vector:
    """Put a foot that stands, slides, rolls or steps; give how far it is from its place."""
    flown, side, mark = way.flown(share), way.side, way.foot.mark
    sole, toes, height = way.sole(flown), way.toes(flown), way.height(flown)
    place, gap = way.point(mark, flown), NOTHING
    for _ in range(ATTEMPTS):
        ankle = minus(place, turned(sole, BALL)) if mark == "ball" else place
        ankle = (ankle[0], ankle[1], height + depth(sole, toes))
        bend_leg(skeleton, side, ankle, sole, toes)
        gap = minus(ankle, skeleton.points[f"{side} ankle"])
        excess = beyond_ankle(skeleton, side)
        if abs(excess) < SLIGHT_DEGREES:
            break
        if way.foot.kind == HELD and mark == "ankle" and excess > 0:
            mark, place = "ball", plus(ankle, turned(sole, BALL))  # the heel comes up
        sole, toes = pitched(sole, excess), max(0.0, toes + excess)
    return gap


def put_kneeling(way: LegWay, skeleton: Skeleton, share: float) -> Vector:
    """Put a leg on its knee; give how far the knee is from its place."""
    side, hip = way.side, skeleton.points[f"{way.side} hip"]
    place = along(way.point("knee", share), UPWARDS, way.foot.lift * arch(share))
    ahead = skeleton.frames[f"{side} thigh"][1][0]
    thigh = frame_along(minus(hip, place), ahead)
    knee = along(hip, thigh[2], -THIGH)
    sole, toes = way.sole(share), way.toes(share)
    target = way.point("ankle", share)
    rise = way.height(share) + way.foot.lift * arch(share) + depth(sole, toes)
    back = unit(minus((target[0], target[1], rise), knee))
    front = plus(thigh[0], (0.0, 0.0, -1.0))
    put_leg(skeleton, side, thigh, frame_along(minus(NOTHING, back), front), sole, toes)
    return minus(place, knee)


def put_leaving(way: LegWay, skeleton: Skeleton, gone: float, share: float) -> None:
    """Take a foot from its place: at *gone* 0 it stands there, at 1 it goes by its angles.

    Args:
        way: of the leg.
        skeleton: with the leg by its angles.
        gone: how far it has left its place.
        share: of the movement.
    """
    side = way.side
    origin = way.a if way.foot.kind == "leaves" else way.b
    posture = way.first if origin is way.a else way.second
    ankle = between(origin.points[f"{side} ankle"], skeleton.points[f"{side} ankle"], gone)
    stood, free = origin.frames[f"{side} foot"][1], skeleton.frames[f"{side} foot"][1]
    sole = mixed_turn(stood, free, gone)
    toes = mixed(posture.legs[side].toes, way.toes(share), gone)
    bend_leg(skeleton, side, ankle, sole, toes)


def clear(way: LegWay, skeleton: Skeleton, share: float) -> None:
    """Lift a foot in the air so that it is not dragged over the ground or goes through it."""
    side = way.side
    wanted = 0.0
    if way.foot.kind in {"leaves", "arrives"}:
        origin, left = (way.a, 1 - share) if way.foot.kind == "leaves" else (way.b, share)
        far = length(minus(skeleton.points[f"{side} ankle"], origin.points[f"{side} ankle"]))
        wanted += min(CLEARANCE, far * CLEARANCE_PER_CENTIMETRE) * smooth(left / LANDING)
    for _ in range(2):
        short = wanted - low(skeleton, side)
        if short <= 0:
            return
        ankle, sole = skeleton.frames[f"{side} foot"]
        bend_leg(skeleton, side, along(ankle, UPWARDS, short), sole, way.toes(share))


def legs_between(
    movement: Movement, *, upright: bool, slides: Mapping[str, bool]
) -> dict[str, LegWay]:
    """The ways of both legs between two solved poses.

    Args:
        movement: from one to the other.
        upright: whether the person stands in both.
        slides: whether the foot of a side slides where it changes its place.
    """
    a, b, legs = movement.start, movement.stop, dict[str, LegWay]()
    for side in SIDES:
        way = foot_way(a, b, side, upright=upright, slides=slides[side])
        legs[side] = LegWay(side, a, b, movement.first, movement.second, way)
    return in_turn(legs)


def in_turn(legs: dict[str, LegWay]) -> dict[str, LegWay]:
    """Where both feet step, one after the other, the left one first."""
    if not all(way.foot.kind == STEPS for way in legs.values()):
        return legs
    flights = dict(zip(("left", "right"), IN_TURN, strict=True))
    return {
        side: attrs.evolve(way, foot=attrs.evolve(way.foot, flight=flights[side]))
        for side, way in legs.items()
    }
