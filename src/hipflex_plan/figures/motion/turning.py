"""Turns in space to the turns between them, and shares of a movement to other shares."""

from __future__ import annotations

from math import acos, cos, pi, radians, sin, sqrt
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.vectors import (
    UNTURNED,
    Turn,
    Vector,
    after,
    cross,
    dot,
    plus,
    times,
    unit,
    unturned,
)

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton

SMALLEST_RADIANS = 1e-6
NEARLY_HALF = radians(179.0)


def within(parent: Turn, child: Turn) -> Turn:
    """A turn as it is seen from its parent's frame."""
    return (
        unturned(parent, child[0]),
        unturned(parent, child[1]),
        unturned(parent, child[2]),
    )


def _axis(turn: Turn, angle: float) -> Vector:
    """What a turn is about."""
    (xx, xy, xz), (yx, yy, yz), (zx, zy, zz) = turn
    if angle < NEARLY_HALF:
        return unit((yz - zy, zx - xz, xy - yx))
    largest = max((xx, 0), (yy, 1), (zz, 2))[1]
    column = turn[largest]
    return unit(plus(column, UNTURNED[largest]))


def about(axis: Vector, angle: float) -> Turn:
    """The turn by *angle* radians about a unit vector."""
    c, s = cos(angle), sin(angle)

    def of(a: Vector) -> Vector:
        lasting = times(axis, dot(axis, a) * (1 - c))
        return plus(plus(times(a, c), times(cross(axis, a), s)), lasting)

    return (of(UNTURNED[0]), of(UNTURNED[1]), of(UNTURNED[2]))


def mixed_turn(a: Turn, b: Turn, share: float) -> Turn:
    """The turn that lies that share of the shortest way from *a* to *b*."""
    way = within(a, b)
    cosine = (way[0][0] + way[1][1] + way[2][2] - 1) / 2
    angle = acos(max(-1.0, min(1.0, cosine)))
    if angle < SMALLEST_RADIANS:
        return a
    return after(a, about(_axis(way, angle), angle * share))


def mixed(a: float, b: float, share: float) -> float:
    """The number that lies that share of the way from *a* to *b*."""
    return a + (b - a) * share


def smooth(share: float) -> float:
    """From 0 to 1, beginning and ending slowly; 0 before and 1 after."""
    share = max(0.0, min(1.0, share))
    return share * share * (3 - 2 * share)


def windowed(share: float, start: float, stop: float) -> float:
    """From 0 at *start* to 1 at *stop*, beginning and ending slowly."""
    return smooth((share - start) / (stop - start))


def arch(share: float) -> float:
    """From 0 up to 1 in the middle and down to 0."""
    share = max(0.0, min(1.0, share))
    return sqrt(sin(pi * share)) if 0 < share < 1 else 0.0


def moved(skeleton: Skeleton, way: Vector) -> Skeleton:
    """The skeleton at another place, all of it moved by *way* in centimetres."""
    return attrs.evolve(
        skeleton,
        points={name: plus(point, way) for name, point in skeleton.points.items()},
        frames={name: (plus(at, way), turn) for name, (at, turn) in skeleton.frames.items()},
        spine=[(height, plus(at, way), turn) for height, at, turn in skeleton.spine],
    )


def pitched(sole: Turn, degrees: float) -> Turn:
    """A foot turned about its own width: the heel up, the toes down."""
    return after(sole, about((0.0, 1.0, 0.0), radians(degrees)))
