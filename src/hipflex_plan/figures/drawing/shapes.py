"""Ellipsoids and cross-sections to closed outlines on paper."""

from __future__ import annotations

import itertools
from functools import cached_property
from math import cos, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.figures.body.vectors import length, minus
from hipflex_plan.figures.drawing.outlines import Point, Region, area, distance, evenly, smooth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.body.covering import Ellipsoid, Ring
    from hipflex_plan.figures.drawing.camera import Camera

Seam: TypeAlias = "tuple[str, Point, float]"
"""A partner shape, and the circle within which its inside hides this outline."""
FORESHORTENED = 0.5
DOUBLE = 0.05
DIRECTIONS = tuple((cos(2 * pi * k / 48), sin(2 * pi * k / 48)) for k in range(48))
FEW_DIRECTIONS = DIRECTIONS[::2]
CAP_ANGLES = tuple(pi * k / 6 for k in range(1, 6))


@attrs.frozen(eq=False)
class Shape:
    """A part of the drawing.

    Attributes:
        name: which part, as in ``right shank``.
        outline: its points; closed unless it has no fill.
        fill: the name of its colour; "" for an open line.
        part: the part of the body that it belongs to, as in ``right leg``.
        seams: where it goes over into other shapes without a line.
        drawn: whether its outline is drawn.
        outer_only: whether only that of its outline is drawn which bounds the figure.
        weight: of its line, 1 being the outline of the figure.
    """

    name: str
    outline: list[Point]
    fill: str
    part: str
    seams: tuple[Seam, ...] = ()
    drawn: bool = True
    outer_only: bool = False
    weight: float = 1.0

    @cached_property
    def region(self) -> Region:
        """The inside of its outline."""
        return Region.of(self.outline)

    @classmethod
    def of(cls, name: str, outline: list[Point], fill: str, part: str, **said: object) -> Shape:
        """A shape whose outline goes clockwise on paper, as the hidden-line test needs it."""
        turned = outline[::-1] if fill and area(outline) < 0 else outline
        return cls(name, turned, fill, part, **said)  # type: ignore[arg-type]


def rounded(
    camera: Camera,
    ellipsoids: Sequence[Ellipsoid],
    step: float = 1.05,
    directions: Sequence[Point] = DIRECTIONS,
) -> list[Point]:
    """The convex outline round ellipsoids, found as the farthest point in each direction."""
    parts = []
    for middle, turn, radii in ellipsoids:
        (cx, cy) = camera.seen(middle)
        axes = [
            (x * radius, y * radius)
            for (x, y), radius in zip(map(camera.seen, turn), radii, strict=True)
        ]
        (ax, ay), (bx, by), (dx, dy) = axes
        parts.append((cx, cy, ax * ax + bx * bx + dx * dx, ax * ay + bx * by + dx * dy,
                      ay * ay + by * by + dy * dy))  # fmt: skip
    outline: list[Point] = []
    for nx, ny in directions:
        best, found = -1e9, (0.0, 0.0)
        for cx, cy, xx, xy, yy in parts:
            reach = sqrt(xx * nx * nx + 2 * xy * nx * ny + yy * ny * ny) or 1e-9
            support = cx * nx + cy * ny + reach
            if support > best:
                best = support
                found = (cx + (xx * nx + xy * ny) / reach, cy + (xy * nx + yy * ny) / reach)
        if not outline or distance(found, outline[-1]) > DOUBLE:
            outline.append(found)
    return evenly(outline, step)


def _as_ellipsoid(ring: Ring) -> Ellipsoid:
    _, middle, turn, depth, width = ring
    return (middle, turn, (depth, width, min(depth, width)))


def tube(
    camera: Camera, rings: Sequence[Ring], start: float | None = None, stop: float | None = None
) -> list[Point]:
    """The smooth outline round cross-sections along a bone.

    A bone that points at the viewer gets the convex outline of its ellipsoids.

    Args:
        camera: where the viewer stands.
        rings: the cross-sections, in order.
        start: how far the rounded end goes beyond the first; None for a half circle.
        stop: how far it goes beyond the last.
    """
    bases = [camera.seen(ring[0]) for ring in rings]
    on_paper = sum(distance(a, b) for a, b in itertools.pairwise(bases))
    in_space = sum(length(minus(b[0], a[0])) for a, b in itertools.pairwise(rings))
    if on_paper < FORESHORTENED * in_space:
        return rounded(camera, [_as_ellipsoid(ring) for ring in rings], 1.2)
    one_side, other_side, ends = [], [], []
    last = len(rings) - 1
    for index, (_, centre, turn, depth, width) in enumerate(rings):
        a, b = bases[max(0, index - 1)], bases[min(last, index + 1)]
        size = distance(a, b) or 1.0
        tx, ty = (b[0] - a[0]) / size, (b[1] - a[1]) / size
        (fx, fy), (sx, sy) = camera.seen(turn[0]), camera.seen(turn[1])
        reach = hypot(depth * (fx * ty - fy * tx), width * (sx * ty - sy * tx))
        x, y = camera.seen(centre)
        one_side.append((x + ty * reach, y - tx * reach))
        other_side.append((x - ty * reach, y + tx * reach))
        ends.append((x, y, tx, ty, reach))
    last_cap = _cap(ends[-1], stop, 1.0)
    first_cap = _cap(ends[0], start, -1.0)
    points = one_side + last_cap + other_side[::-1] + first_cap[::-1]
    return evenly(smooth(points), 1.3)


def _cap(
    end: tuple[float, float, float, float, float], size: float | None, sign: float
) -> list[Point]:
    x, y, tx, ty, reach = end
    out = (reach if size is None else size) * sign
    return [
        (x + ty * reach * cos(q) + tx * out * sin(q), y - tx * reach * cos(q) + ty * out * sin(q))
        for q in CAP_ANGLES
    ]
