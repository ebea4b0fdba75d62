"""Where the pelvis is between two poses: as its anchor says, over the foot that stays."""

from __future__ import annotations

from math import cos, radians, sqrt
from typing import TYPE_CHECKING

from hipflex_plan.figures.body.covering import lowest, trunk
from hipflex_plan.figures.body.proportions import SHANK, SHOULDER_HEIGHT, THIGH
from hipflex_plan.figures.body.skeleton import Skeleton, skeleton_of
from hipflex_plan.figures.body.solving import UPPER_BACK
from hipflex_plan.figures.body.vectors import Vector, between, length, level, minus, plus
from hipflex_plan.figures.motion.feet import ARRIVES, HELD, LEAVES, STEPS
from hipflex_plan.figures.motion.turning import arch, mixed, windowed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipflex_plan.figures.body.posture import Posture
    from hipflex_plan.figures.motion.stepping import LegWay

STRAIGHT_KNEE_DEGREES = 14.0
WEIGHT_SHIFTED = 0.6
"""The share of the movement at which the pelvis is over the foot that stays."""
SINKS, SINKING = 10.0, 1.6
"""From how many centimetres on the pelvis sinks later than it goes ahead, and how much later."""
OVER_THE_FOOT = 0.45
"""How far the pelvis goes towards the foot that stands while the other steps."""
SIDES = {"working": "right", "other": "left"}
BACKS = {"upper back", "working shoulder", "other shoulder"}


def _balanced(legs: Mapping[str, LegWay], share: float) -> float:
    """How far the pelvis has gone: it is over the foot that stays before the other leaves."""
    kinds = {way.foot.kind for way in legs.values()}
    if LEAVES in kinds and ARRIVES not in kinds:
        return windowed(share, 0.0, WEIGHT_SHIFTED)
    if ARRIVES in kinds and LEAVES not in kinds:
        return windowed(share, 1 - WEIGHT_SHIFTED, 1.0)
    return share


def _over_the_foot(legs: Mapping[str, LegWay], at: Vector, share: float) -> Vector:
    """Towards the standing foot while the other one steps."""
    stepping = [way for way in legs.values() if way.foot.kind == STEPS]
    standing = [way for way in legs.values() if way.foot.stands(share)]
    if len(stepping) != 1 or len(standing) != 1:
        return at
    foot = standing[0].point("sole", share)
    return between(at, (foot[0], foot[1], at[2]), OVER_THE_FOOT * arch(share) ** 2)


def _sunk(legs: Mapping[str, LegWay], rise: float, share: float) -> float:
    """How far the pelvis has sunk or risen: one steps first and then sinks, rises first."""
    stepping = [way for way in legs.values() if way.foot.kind == STEPS]
    if len(stepping) != 1 or abs(rise) < SINKS:
        return share
    return float(share**SINKING) if rise < 0 else float(1 - (1 - share) ** SINKING)


def _tall(legs: Mapping[str, LegWay], posture: Posture, at: Vector, girth: float,
          share: float) -> float:  # fmt: skip
    """How high the pelvis is: straight standing legs stay as straight as they are."""
    held = [way for way in legs.values() if way.foot.kind == HELD]
    made = skeleton_of(posture, girth, at)
    heights = []
    for way in held:
        knees = way.first.legs[way.side].knee, way.second.legs[way.side].knee
        if max(knees) > STRAIGHT_KNEE_DEGREES:
            return at[2]
        hip = made.points[f"{way.side} hip"]
        ankle = way.ankle(share)
        bend = cos(radians(mixed(*knees, share)))
        reach = THIGH * THIGH + SHANK * SHANK + 2 * THIGH * SHANK * bend
        aside = length(level(minus(ankle, hip)))
        heights.append(ankle[2] + sqrt(max(0.0, reach - aside * aside)) - hip[2] + at[2])
    return min(heights, default=at[2])


def origin_of(
    a: Skeleton, b: Skeleton, legs: Mapping[str, LegWay], posture: Posture, share: float
) -> Vector:
    """Where the pelvis is at a share of the movement, before the contacts correct it.

    Args:
        a: the first pose.
        b: the second.
        legs: what each leg does.
        posture: the angles at that share.
        share: of the movement, 0 to 1.
    """
    start, stop = a.points["pelvis"], b.points["pelvis"]
    x, y, _ = between(start, stop, _balanced(legs, share))
    at = (x, y, mixed(start[2], stop[2], _sunk(legs, stop[2] - start[2], share)))
    parts = {a.posture.anchor.part, b.posture.anchor.part}
    part = parts.pop() if len(parts) == 1 else ""
    if part == "pelvis":
        at = _over_the_foot(legs, at, share)
        return (at[0], at[1], _tall(legs, posture, at, a.girth, share))
    made = skeleton_of(posture, a.girth, at)
    if part in BACKS:
        backs = [pose.on_spine(SHOULDER_HEIGHT)[0] for pose in (a, b)]
        at = plus(at, minus(between(backs[0], backs[1], share), made.on_spine(SHOULDER_HEIGHT)[0]))
    elif part.endswith((" foot", " hip")):
        side, _, name = part.partition(" ")
        mark = f"{SIDES[side]} {'ankle' if name == 'foot' else name}"
        way = between(a.points[mark], b.points[mark], share)
        at = plus(at, minus(way, made.points[mark]))
    if part in {"trunk", "upper back"}:
        span = UPPER_BACK if part == "upper back" else (-0.03, 0.29)
        made = skeleton_of(posture, a.girth, at)
        lows = [min(map(lowest, trunk(pose, *span))) for pose in (a, b, made)]
        at = (at[0], at[1], at[2] + mixed(lows[0], lows[1], share) - lows[2])
    return at
