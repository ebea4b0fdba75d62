"""Points on paper to smooth, evenly sampled outlines. Centimetres of the person; y goes down."""

from __future__ import annotations

import itertools
from functools import cache
from math import floor, hypot, sqrt
from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]

LEAST = 1e-9
NEAR = 1e-3
LEFTOVER = 0.4
ROW_HEIGHT = 2.0
LEAST_STEPS = 2


def distance(a: Point, b: Point) -> float:
    """How far two points are apart."""
    return hypot(b[0] - a[0], b[1] - a[1])


def toward(a: Point, b: Point, share: float) -> Point:
    """The point that lies that share of the way from *a* to *b*."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def box_of(points: Sequence[Point]) -> Box:
    """Left, top, right and bottom of points."""
    across = [point[0] for point in points]
    down = [point[1] for point in points]
    return (min(across), min(down), max(across), max(down))


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes share anything."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _handle(before: Point, here: Point, ahead: Point, near: float, far: float) -> Point:
    """The Bezier handle at *here* towards *ahead*; near and far are roots of the distances."""
    if near < NEAR:
        return here
    scale = 3 * near * (near + far)
    own = 2 * near * near + 3 * near * far + far * far
    return (
        (near * near * ahead[0] - far * far * before[0] + own * here[0]) / scale,
        (near * near * ahead[1] - far * far * before[1] + own * here[1]) / scale,
    )


def _root(a: Point, b: Point) -> float:
    return sqrt(max(distance(a, b), 1e-6))


@cache
def _shares(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """How much of each of the four points of a Bezier curve is in each of its steps."""
    return tuple(
        ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
        for t in (step / steps for step in range(steps))
    )


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 6) -> list[Point]:
    """A curve through the points that does not overshoot (centripetal Catmull-Rom)."""
    curve: list[Point] = []
    if closed:
        around = [points[-1], *points, points[0], points[1]]
    else:
        around = [points[0], *points, points[-1]]
    roots = list(itertools.starmap(_root, itertools.pairwise(around)))
    for index in range(len(around) - 3):
        before, start, stop, beyond = around[index : index + 4]
        first = _handle(before, start, stop, roots[index], roots[index + 1])
        second = _handle(beyond, stop, start, roots[index + 2], roots[index + 1])
        (sx, sy), (fx, fy), (gx, gy), (ex, ey) = start, first, second, stop
        curve += [
            (a * sx + b * fx + c * gx + d * ex, a * sy + b * fy + c * gy + d * ey)
            for a, b, c, d in _shares(steps)
        ]
    return curve if closed else [*curve, points[-1]]


def evenly(points: Sequence[Point], step: float, *, closed: bool = True) -> list[Point]:
    """The outline sampled so many centimetres apart."""
    line = [*points, points[0]] if closed else list(points)
    samples, walked = [line[0]], 0.0
    for (ax, ay), (bx, by) in itertools.pairwise(line):
        dx, dy = bx - ax, by - ay
        gap = hypot(dx, dy)
        if gap < LEAST:
            continue
        at = step - walked
        while at <= gap:
            share = at / gap
            samples.append((ax + dx * share, ay + dy * share))
            at += step
        walked = (walked + gap) % step
    if closed and len(samples) > 1 and distance(samples[-1], samples[0]) < step * LEFTOVER:
        samples.pop()
    elif not closed and distance(samples[-1], line[-1]) > LEAST:
        samples.append(line[-1])
    return samples


def area(points: Sequence[Point]) -> float:
    """The area within; below 0 where the outline goes the other way round."""
    following = [*points[1:], points[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, following, strict=True)) / 2


def _half_hull(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) > 0:
                break
            chain.pop()
        chain.append(point)
    return chain[:-1]


def hull(points: Sequence[Point]) -> list[Point]:
    """The smallest convex outline round the points."""
    ordered = sorted({(round(x, 4), round(y, 4)) for x, y in points})
    return _half_hull(ordered) + _half_hull(ordered[::-1])


def reduced(points: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with no more points than it needs (Ramer, Douglas and Peucker)."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < LEAST_STEPS:
            continue
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        size, between = hypot(dx, dy), points[first + 1 : last]
        if size > LEAST:
            base, bound = ax * dy - ay * dx, tolerance * size
            away = [abs(x * dy - y * dx - base) for x, y in between]
        else:
            bound, away = tolerance, [hypot(x - ax, y - ay) for x, y in between]
        worst = max(away)
        if worst > bound:
            found = first + 1 + away.index(worst)
            keep.add(found)
            stack += [(first, found), (found, last)]
    return [points[index] for index in sorted(keep)]


@attrs.frozen
class Region:
    """The inside of an outline, its edges sorted by height so that a test touches few.

    Attributes:
        box: left, top, right and bottom.
        rows: for each row of the paper, the edges that cross it: top, bottom, x and slope.
    """

    box: Box
    rows: dict[int, list[tuple[float, float, float, float]]]

    @classmethod
    def of(cls, points: Sequence[Point]) -> Region:
        """The inside of the outline through the points."""
        rows: dict[int, list[tuple[float, float, float, float]]] = {}
        for a, b in zip(points, [*points[1:], points[0]], strict=True):
            if a[1] == b[1]:
                continue
            (x0, y0), (x1, y1) = (a, b) if a[1] < b[1] else (b, a)
            edge = (y0, y1, x0, (x1 - x0) / (y1 - y0))
            first, last = floor(y0 / ROW_HEIGHT), floor(y1 / ROW_HEIGHT)
            rows.setdefault(first, []).append(edge)
            for row in range(first + 1, last + 1):
                rows.setdefault(row, []).append(edge)
        return cls(box_of(points), rows)

    def has(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        inside = False
        for y0, y1, x0, slope in self.rows.get(floor(y / ROW_HEIGHT), ()):
            if y0 <= y < y1 and x < x0 + slope * (y - y0):
                inside = not inside
        return inside
