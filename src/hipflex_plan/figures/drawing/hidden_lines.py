"""Shapes in painting order to the lines of them that are really seen."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.figures.drawing.outlines import Point, Region, distance, overlap, toward

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from hipflex_plan.figures.drawing.shapes import Shape

HIDDEN, OUTER, INNER = 0, 1, 2
OUTSIDE = 0.15
"""Tested a little outside, so that two outlines that coincide are both kept."""
NEIGHBOUR = 1.0
SHORTEST = 1.6
HALVINGS = 5

Tested: TypeAlias = "tuple[float, float, float, float, Callable[[float, float], bool]]"
"""The box of a shape, and the test whether a point lies in it."""
Run: TypeAlias = "tuple[list[Point], bool]"
"""A piece of line, and whether it lies within the figure."""


@attrs.frozen
class _Surroundings:
    """What can hide the outline of one shape.

    Attributes:
        above: what is painted later.
        below: what is painted earlier.
        seams: partner shapes, the middle and the radius of the joint.
        outer_only: whether it has no inner lines.
    """

    above: tuple[Tested, ...]
    below: tuple[Tested, ...]
    seams: tuple[tuple[Region, Point, float], ...]
    outer_only: bool

    def state(self, point: Point, normal: Point) -> int:
        """Whether a point of the outline is hidden, and if not, where it lies."""
        x, y = point
        nx, ny = normal
        ox, oy = x + nx * OUTSIDE, y + ny * OUTSIDE
        for left, top, right, bottom, has in self.above:
            # The box is tried first: most points are far from most shapes.
            if left <= ox <= right and top <= oy <= bottom and has(ox, oy) and has(x, y):
                return HIDDEN
        for region, (cx, cy), radius in self.seams:
            if hypot(x - cx, y - cy) < radius and region.has(ox, oy):
                return HIDDEN
        nx, ny = x + nx * NEIGHBOUR, y + ny * NEIGHBOUR
        for left, top, right, bottom, has in self.below:
            if left <= nx <= right and top <= ny <= bottom and has(nx, ny):
                return HIDDEN if self.outer_only else INNER
        return OUTER


def _surroundings(
    shapes: Sequence[Shape], regions: Sequence[Region | None], index: int
) -> _Surroundings:
    shape, own = shapes[index], regions[index]
    names = {other.name: number for number, other in enumerate(shapes)}
    seams = []
    for partner, centre, radius in shape.seams:
        region = regions[names[partner]] if partner in names else None
        if region is not None:
            seams.append((region, centre, radius))

    def near(others: Sequence[Region | None]) -> tuple[Tested, ...]:
        return tuple((*r.box, r.has) for r in others if r and own and overlap(own.box, r.box))

    above, below = near(regions[index + 1 :]), near(regions[:index])
    return _Surroundings(above, below, tuple(seams), shape.outer_only)


def _normals(outline: Sequence[Point]) -> list[Point]:
    """The direction out of the outline at each of its points."""
    before, after = [outline[-1], *outline[:-1]], [*outline[1:], outline[0]]
    normals = []
    for (ax, ay), (bx, by) in zip(before, after, strict=True):
        dx, dy = bx - ax, by - ay
        size = hypot(dx, dy) or 1.0
        normals.append((dy / size, -dx / size))
    return normals


def _without_flicker(states: list[int]) -> list[int]:
    """One or two points that differ from both neighbours become like them."""
    if min(states) == max(states):
        return states
    calm, count = list(states), len(states)
    for width in (1, 2):
        for index in range(count):
            before = calm[index - 1]
            if before != calm[index] and before == calm[(index + width) % count]:
                for step in range(width):
                    calm[(index + step) % count] = before
    return calm


@attrs.frozen
class _Outline:
    points: list[Point]
    normals: list[Point]
    states: list[int]
    surroundings: _Surroundings

    def end(self, shown: int, hidden: int) -> Point:
        """Where exactly a line ends between a point that is seen and its hidden neighbour."""
        low, high = 0.0, 1.0
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            point = toward(self.points[shown], self.points[hidden], middle)
            if self.surroundings.state(point, self.normals[shown]):
                low = middle
            else:
                high = middle
        return toward(self.points[shown], self.points[hidden], low)

    def runs(self) -> list[Run]:
        """The pieces of the outline that are seen."""
        points, states, count = self.points, self.states, len(self.points)
        changes = [index for index in range(count) if states[index] != states[index - 1]]
        if not changes:
            whole = [*points, points[0]]
            return [(whole, states[0] == INNER)] if states[0] else []
        runs = []
        for first, following in zip(changes, [*changes[1:], changes[0] + count], strict=True):
            if not states[first]:
                continue
            line = [points[index % count] for index in range(first, following)]
            after, last = following % count, (following - 1) % count
            if not states[first - 1]:
                line.insert(0, self.end(first, first - 1))
            line.append(points[after] if states[after] else self.end(last, after))
            if sum(map(distance, line, line[1:])) > SHORTEST:
                runs.append((line, states[first] == INNER))
        return runs


def _open_line(shape: Shape, above: Sequence[Region | None]) -> list[Run]:
    hidden = any(region and region.has(*point) for region in above for point in shape.outline)
    return [] if hidden else [(shape.outline, False)]


def visible_lines(
    shapes: Sequence[Shape], wanted: Collection[int] | None = None
) -> list[list[Run]]:
    """For each shape, the pieces of its outline that are seen.

    A point is hidden where a later shape covers it, or where it runs within a
    partner near the joint that they share.

    Args:
        shapes: far to near.
        wanted: the places of the shapes that are asked for; all without it.
    """
    regions = [shape.region if shape.fill else None for shape in shapes]
    lines: list[list[Run]] = []
    for index, shape in enumerate(shapes):
        if not shape.drawn or (wanted is not None and index not in wanted):
            lines.append([])
        elif not shape.fill:
            lines.append(_open_line(shape, regions[index + 1 :]))
        else:
            around = _surroundings(shapes, regions, index)
            normals = _normals(shape.outline)
            states = list(map(around.state, shape.outline, normals))
            outline = _Outline(shape.outline, normals, _without_flicker(states), around)
            lines.append(outline.runs())
    return lines
