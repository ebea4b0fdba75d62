"""Two bones between two points to the joint that bends between them."""

from __future__ import annotations

from math import sqrt

from hipflex_plan.figures.body.vectors import (
    Vector,
    across,
    along,
    length,
    minus,
    plus,
    times,
    unit,
)

ALMOST_STRAIGHT = 0.9998
LEAST_OPEN = 0.5


def bent_between(
    root: Vector, target: Vector, bones: tuple[float, float], towards: Vector
) -> tuple[Vector, Vector, Vector]:
    """Where the middle joint and the end are, and which way the middle joint points.

    A target that is too far is reached for as far as the bones go.

    Args:
        root: the joint that stays.
        target: where the end is wanted.
        bones: the lengths of both bones, in centimetres.
        towards: the way in which the middle joint is to point.
    """
    first, second = bones
    way = minus(target, root)
    shortest, longest = abs(first - second) + LEAST_OPEN, (first + second) * ALMOST_STRAIGHT
    distance = min(max(length(way), shortest), longest)
    straight = unit(way)
    bend = unit(across(towards, straight))
    cosine = (first * first + distance * distance - second * second) / (2 * first * distance)
    cosine = max(-1.0, min(1.0, cosine))
    middle = plus(times(straight, first * cosine), times(bend, first * sqrt(1 - cosine * cosine)))
    return plus(root, middle), along(root, straight, distance), bend
