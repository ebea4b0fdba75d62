"""What an arm does between two poses: its hand keeps its place, moves on, or is free."""

from __future__ import annotations

from math import cos, radians, sqrt
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.bending import bent_between
from hipflex_plan.figures.body.covering import Ellipsoid, bone, hand, lowest
from hipflex_plan.figures.body.holding import (
    ON_THE_BODY,
    TO_THE_FIST,
    TO_THE_PALM,
    makes_a_fist,
)
from hipflex_plan.figures.body.posture import LEFT, RIGHT, Posture
from hipflex_plan.figures.body.proportions import FOREARM, SHOULDER_HEIGHT, UPPER_ARM
from hipflex_plan.figures.body.skeleton import Skeleton, put_arm, shoulder_joint
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
    times,
    unit,
    unturned,
)
from hipflex_plan.figures.motion.turning import about, arch, mixed, mixed_turn, within

if TYPE_CHECKING:
    from hipflex_plan.figures.body.moving import Movement
    from hipflex_plan.figures.contacts import Hand

ON_THINGS, ON_BODY, FREE = "on things", "on the body", "free"
MOVES_ON = 3.0
"""Centimetres: a hand on the floor that goes further is lifted on its way."""
SHALLOW = 0.4
"""Centimetres below the floor that are not seen."""
SWIVELS = (0, *(sign * degrees for degrees in range(5, 125, 5) for sign in (1, -1)))
"""How far the elbow is swung out of the floor, in degrees, the least first."""
MOST_BENT = 157.0
NEAREST = sqrt(UPPER_ARM**2 + FOREARM**2 - 2 * UPPER_ARM * FOREARM * cos(radians(180 - MOST_BENT)))
"""How near its shoulder a wrist can be, in centimetres."""
LIFT, LIFT_PER_CENTIMETRE, MOST_LIFT = 1.5, 0.12, 7.0


@attrs.frozen(eq=False)
class ArmWay:
    """The way of one arm between two solved poses.

    Attributes:
        side: right or left.
        a: the first pose.
        b: the second.
        first: the angles that the first really has.
        second: the angles that the second really has.
        kind: whether its hand is on things, on the body, or free.
        lift: how high the hand is lifted in the middle, in centimetres.
    """

    side: str
    a: Skeleton
    b: Skeleton
    first: Posture
    second: Posture
    kind: str
    lift: float

    @property
    def contact(self) -> Hand | None:
        """What the hand touches all the way."""
        return None if self.kind == FREE else self.a.posture.arms[self.side].hand

    @property
    def stays(self) -> bool:
        """Whether the hand keeps its place on a thing, so that the body must follow it."""
        far = length(minus(self.touching(self.b), self.touching(self.a)))
        return self.kind == ON_THINGS and far <= MOVES_ON

    @property
    def beyond(self) -> float:
        """How far from the wrist is what touches, in centimetres."""
        contact = self.contact
        if contact is not None and makes_a_fist(contact):
            return TO_THE_FIST
        return TO_THE_PALM if self.kind == ON_BODY else 0.0

    def _frame(self, skeleton: Skeleton) -> tuple[Vector, Turn]:
        """The frame of the part of the body that the hand is on."""
        contact = self.a.posture.arms[self.side].hand
        assert contact is not None  # noqa: S101  # only asked for hands on the body
        segment = ON_THE_BODY[contact.surface][0]
        owner = {"working": RIGHT, "other": LEFT}.get(contact.whose, self.side)
        return skeleton.frames[segment if segment in skeleton.frames else f"{owner} {segment}"]

    def touching(self, skeleton: Skeleton) -> Vector:
        """The point of the hand that touches."""
        fore = skeleton.frames[f"{self.side} forearm"][1]
        return along(skeleton.points[f"{self.side} wrist"], fore[2], -self.beyond)

    def place(self, skeleton: Skeleton, share: float) -> Vector:
        """Where the touching point must be, on the skeleton as it is now."""
        if self.kind == ON_THINGS:
            way = between(self.touching(self.a), self.touching(self.b), share)
            return along(way, UPWARDS, self.lift * arch(share))
        places = []
        for pose in (self.a, self.b):
            origin, turn = self._frame(pose)
            places.append(unturned(turn, minus(self.touching(pose), origin)))
        origin, (x, y, z) = self._frame(skeleton)
        at = between(places[0], places[1], share)
        return plus(plus(along(origin, x, at[0]), times(y, at[1])), times(z, at[2]))


def _kind(one: Hand | None, two: Hand | None) -> str:
    if one is None or two is None or one.kind != two.kind or one.kind == "reach":
        return FREE
    if (one.surface, one.whose) != (two.surface, two.whose):
        return FREE
    return ON_BODY if one.on_the_body else ON_THINGS


def arm_way(movement: Movement, side: str, *, slides: bool) -> ArmWay:
    """What an arm does between two solved poses."""
    a, b = movement.start, movement.stop
    kind = _kind(a.posture.arms[side].hand, b.posture.arms[side].hand)
    far = length(minus(b.points[f"{side} wrist"], a.points[f"{side} wrist"]))
    lifted = kind == ON_THINGS and far > MOVES_ON and not slides
    lift = min(MOST_LIFT, LIFT + far * LIFT_PER_CENTIMETRE) if lifted else 0.0
    return ArmWay(side, a, b, movement.first, movement.second, kind, lift)


def _by_angles(way: ArmWay, skeleton: Skeleton, share: float) -> tuple[Turn, Turn, Turn]:
    """The turns of upper arm, forearm and hand by the shortest way of each joint."""
    side = way.side
    uppers, hands = [], []
    for pose in (way.a, way.b):
        frames = pose.frames
        back = pose.on_spine(SHOULDER_HEIGHT)[1]
        uppers.append(within(back, frames[f"{side} upper arm"][1]))
        hands.append(within(frames[f"{side} forearm"][1], frames[f"{side} hand"][1]))
    back = skeleton.on_spine(SHOULDER_HEIGHT)[1]
    upper = after(back, mixed_turn(uppers[0], uppers[1], share))
    elbow = mixed(way.first.arms[side].elbow, way.second.arms[side].elbow, share)
    fore = after(upper, leant(-elbow))
    return upper, fore, after(fore, mixed_turn(hands[0], hands[1], share))


def _reach(
    skeleton: Skeleton, side: str, target: Vector, beyond: float, arm: tuple[Turn, Turn, Turn]
) -> tuple[Turn, Turn, Vector]:
    """Upper arm and forearm whose hand, *beyond* the wrist, is at the target."""
    upper, fore, _ = arm
    towards = times(unit(plus(upper[0], fore[0])), -1.0)
    shoulder = skeleton.points[f"{side} shoulder"]
    for _ in range(3):
        shoulder = shoulder_joint(skeleton, side, unit(minus(target, shoulder)))
    skeleton.points[f"{side} shoulder"] = shoulder
    away = minus(target, shoulder)
    if length(away) < NEAREST:
        target = along(shoulder, unit(away), NEAREST)
    middle, end, bend = bent_between(shoulder, target, (UPPER_ARM, FOREARM + beyond), towards)
    front = times(bend, -1.0)
    return (
        frame_along(minus(shoulder, middle), front),
        frame_along(minus(middle, end), front),
        minus(target, end),
    )


def _swivelled(
    arm: tuple[Turn, Turn, Turn], way: Vector, degrees: float
) -> tuple[Turn, Turn, Turn]:
    """The arm whose elbow is swung about the line from shoulder to hand."""
    swing = about(way, radians(degrees))
    return after(swing, arm[0]), after(swing, arm[1]), arm[2]


def _laid(
    way: ArmWay, skeleton: Skeleton, target: Vector, share: float, arm: tuple[Turn, Turn, Turn]
) -> Vector:
    """Put the hand at its target, the elbow where it was, or as near as the floor lets it."""
    side = way.side
    straight = unit(minus(target, skeleton.points[f"{side} shoulder"]))
    best, gap = None, NOTHING
    for degrees in SWIVELS:
        swung = _swivelled(arm, straight, degrees)
        upper, fore, gap = _reach(skeleton, side, target, way.beyond, swung)
        put_arm(skeleton, side, upper, fore, _palm(way, fore, share, arm))
        deep = -min(map(lowest, bone(skeleton, f"{side} forearm") + _elbow(skeleton, side)))
        if deep <= SHALLOW:
            return gap
        if best is None or deep < best[0]:
            best = (deep, upper, fore)
    if best is not None:
        put_arm(skeleton, side, best[1], best[2], _palm(way, best[2], share, arm))
    return gap


def _elbow(skeleton: Skeleton, side: str) -> list[Ellipsoid]:
    """The lower half of the upper arm: its upper half is where the trunk puts it."""
    rings = bone(skeleton, f"{side} upper arm")
    return rings[len(rings) // 2 :]


def _palm(way: ArmWay, fore: Turn, share: float, arm: tuple[Turn, Turn, Turn]) -> Turn:
    """How the hand is turned: flat on what it lies on, else as its wrist is bent."""
    if way.kind == ON_THINGS and not way.beyond:
        frame = f"{way.side} hand"
        return mixed_turn(way.a.frames[frame][1], way.b.frames[frame][1], share)
    return after(fore, within(arm[1], arm[2]))


def put_hand(way: ArmWay, skeleton: Skeleton, share: float) -> Vector:
    """Put an arm; give how far a hand that stays is from its place."""
    side = way.side
    arm = _by_angles(way, skeleton, share)
    shoulder = shoulder_joint(skeleton, side, times(arm[0][2], -1.0))
    skeleton.points[f"{side} shoulder"] = shoulder
    if way.kind != FREE:
        gap = _laid(way, skeleton, way.place(skeleton, share), share, arm)
        return gap if way.stays else NOTHING
    put_arm(skeleton, side, *arm)
    for _ in range(2):
        parts = hand(skeleton, side) + bone(skeleton, f"{side} forearm") + _elbow(skeleton, side)
        deep = -min(map(lowest, parts))
        if deep <= SHALLOW:
            break
        wrist = along(skeleton.points[f"{side} wrist"], UPWARDS, deep)
        _laid(way, skeleton, wrist, share, arm)
    return NOTHING
