"""Points and turns in space: x forwards, y to the person's left, z up, in centimetres.

A turn is three columns: where it takes the x, the y and the z axis.
"""

from __future__ import annotations

from math import cos, hypot, radians, sin
from typing import TypeAlias

Vector: TypeAlias = tuple[float, float, float]
Turn: TypeAlias = tuple[Vector, Vector, Vector]

SMALLEST = 1e-9
NOTHING: Vector = (0.0, 0.0, 0.0)
UPWARDS: Vector = (0.0, 0.0, 1.0)
UNTURNED: Turn = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def plus(a: Vector, b: Vector) -> Vector:
    """The sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vector, b: Vector) -> Vector:
    """The way from *b* to *a*."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vector, factor: float) -> Vector:
    """The vector, so many times as long."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def along(start: Vector, way: Vector, distance: float) -> Vector:
    """The point that lies *distance* times *way* from *start*."""
    return (
        start[0] + way[0] * distance,
        start[1] + way[1] * distance,
        start[2] + way[2] * distance,
    )


def dot(a: Vector, b: Vector) -> float:
    """How far *a* goes along *b*."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The vector that stands upright on both."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    """How long it is."""
    return hypot(a[0], a[1], a[2])


def between(a: Vector, b: Vector, share: float) -> Vector:
    """The point that lies that share of the way from *a* to *b*."""
    return (
        a[0] + (b[0] - a[0]) * share,
        a[1] + (b[1] - a[1]) * share,
        a[2] + (b[2] - a[2]) * share,
    )


def unit(a: Vector) -> Vector:
    """The same direction, one centimetre long; nothing where there is no direction."""
    size = length(a)
    return times(a, 1 / size) if size > SMALLEST else NOTHING


def level(a: Vector) -> Vector:
    """The vector without its height."""
    return (a[0], a[1], 0.0)


def across(a: Vector, axis: Vector) -> Vector:
    """The part of *a* that stands upright on *axis*, a unit vector."""
    return along(a, axis, -dot(a, axis))


def turned(turn: Turn, a: Vector) -> Vector:
    """The vector after the turn."""
    x, y, z = turn
    return (
        x[0] * a[0] + y[0] * a[1] + z[0] * a[2],
        x[1] * a[0] + y[1] * a[1] + z[1] * a[2],
        x[2] * a[0] + y[2] * a[1] + z[2] * a[2],
    )


def unturned(turn: Turn, a: Vector) -> Vector:
    """The vector before the turn."""
    return (dot(turn[0], a), dot(turn[1], a), dot(turn[2], a))


def after(outer: Turn, inner: Turn) -> Turn:
    """The turn *inner* within the frame of *outer*."""
    return (turned(outer, inner[0]), turned(outer, inner[1]), turned(outer, inner[2]))


def rolled(degrees: float) -> Turn:
    """About the x axis: the left side goes up."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((1.0, 0.0, 0.0), (0.0, c, s), (0.0, -s, c))


def leant(degrees: float) -> Turn:
    """About the y axis: the top goes forwards."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, 0.0, -s), (0.0, 1.0, 0.0), (s, 0.0, c))


def swung(degrees: float) -> Turn:
    """About the z axis: the front goes to the left."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, s, 0.0), (-s, c, 0.0), (0.0, 0.0, 1.0))


def frame_along(upwards: Vector, forwards: Vector) -> Turn:
    """The frame whose z axis is *upwards* and whose x axis is as near *forwards* as can be."""
    top = unit(upwards)
    front = unit(across(forwards, top)) or NOTHING
    if front == NOTHING:
        front = unit(cross((0.0, 1.0, 0.0), top))
    return (front, cross(top, front), top)
