"""Hatching of the parts of a drawing that are seen: plain strokes, cut off at the outlines.

Pictures go to printers and renderers that know no patterns and clip nothing,
so the strokes are cut here.
"""

from __future__ import annotations

from math import ceil, cos, radians, sin
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipflex_plan.figures.drawing.outlines import Point

Stretch: TypeAlias = tuple[float, float]
"""From where to where on a line."""
Stroke: TypeAlias = "tuple[Point, Point]"


def _crossings(across: Sequence[Stretch], apart: float) -> dict[int, list[float]]:
    """Where each line of the hatching crosses an outline, which is given along and across it."""
    rows: dict[int, list[float]] = {}
    u0, v0 = across[-1]
    for u1, v1 in across:
        low, high = (v0, v1) if v0 < v1 else (v1, v0)
        row = ceil(low / apart)
        while row * apart < high:
            place = u0 + (u1 - u0) * (row * apart - v0) / (v1 - v0)
            rows.setdefault(row, []).append(place)
            row += 1
        u0, v0 = u1, v1
    return rows


def _without(stretches: Iterable[Stretch], cut: Stretch) -> list[Stretch]:
    left = []
    for start, stop in stretches:
        if cut[0] >= stop or cut[1] <= start:
            left.append((start, stop))
            continue
        if start < cut[0]:
            left.append((start, cut[0]))
        if stop > cut[1]:
            left.append((cut[1], stop))
    return left


def _joined(stretches: Iterable[Stretch], more: Stretch) -> list[Stretch]:
    start, stop = more
    apart = []
    for low, high in stretches:
        if high < start or low > stop:
            apart.append((low, high))
        else:
            start, stop = min(start, low), max(stop, high)
    return [*apart, (start, stop)]


def hatching(
    layers: Iterable[tuple[Sequence[Point], bool]], degrees: float, apart: float, shortest: float
) -> list[Stroke]:
    """The strokes over those layers that are to be hatched, where no later layer covers them.

    Args:
        layers: outlines, far to near, and whether each is hatched.
        degrees: how steep the strokes rise to the right.
        apart: how far they are apart, in centimetres.
        shortest: what is shorter is left out.
    """
    c, s = cos(radians(degrees)), -sin(radians(degrees))
    seen: dict[int, list[Stretch]] = {}
    for outline, hatched in layers:
        if not hatched and not seen:
            continue
        turned = [(x * c + y * s, y * c - x * s) for x, y in outline]
        for row, places in _crossings(turned, apart).items():
            if not hatched and row not in seen:
                continue
            places.sort()
            for stretch in zip(places[::2], places[1::2], strict=False):
                combine = _joined if hatched else _without
                seen[row] = combine(seen.get(row, ()), stretch)
    strokes = []
    for row in sorted(seen):
        v = row * apart
        for ends in sorted(seen[row], reverse=bool(row % 2)):
            if ends[1] - ends[0] >= shortest:
                first, last = ((u * c - v * s, u * s + v * c) for u in ends)
                strokes.append((last, first) if row % 2 else (first, last))
    return strokes
