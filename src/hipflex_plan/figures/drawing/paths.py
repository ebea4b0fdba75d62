"""Points on paper to the data of SVG paths, in few bytes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hipflex_plan.figures.drawing.outlines import reduced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipflex_plan.figures.drawing.hatching import Stroke
    from hipflex_plan.figures.drawing.outlines import Point

FINENESS = 20
"""Body lines are whole numbers of a twentieth of a centimetre, in a group scaled down."""
TOLERANCE = 0.06
"""Centimetres of the person: 0.03 mm at most where a metre is printed 45 mm wide."""


def number(value: float) -> str:
    """A number with at most one digit after the point."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _pairs(steps: Iterable[tuple[int, int]]) -> str:
    """Pairs of whole numbers, with a space only where there is no sign."""
    data, joiner = [], ""
    for pair in steps:
        for part in pair:
            text = str(part)
            data.append(text if text[0] == "-" else joiner + text)
            joiner = " "
    return "".join(data)


def fine_path(
    points: Sequence[Point], *, closed: bool = False, tolerance: float = TOLERANCE
) -> str:
    """A line in whole steps, each from the last point: for the group scaled by `FINENESS`."""
    line = [*points, points[0]] if closed else points
    places = [(round(x * FINENESS), round(y * FINENESS)) for x, y in reduced(line, tolerance)]
    if closed:
        places.pop()
    steps = [
        (bx - ax, by - ay)
        for (ax, ay), (bx, by) in itertools.pairwise(places)
        if (ax, ay) != (bx, by)
    ]
    return f"M{_pairs(places[:1])}l{_pairs(steps) or '0 1'}{'z' if closed else ''}"


def strokes_path(strokes: Iterable[Stroke]) -> str:
    """Single strokes, each from the end of the last one: for the group scaled by `FINENESS`."""
    data, last = [], (0, 0)
    for ends in strokes:
        first, second = ((round(x * FINENESS), round(y * FINENESS)) for x, y in ends)
        moved = (first[0] - last[0], first[1] - last[1])
        step = (second[0] - first[0], second[1] - first[1])
        data.append(f"m{_pairs([moved])}l{_pairs([step])}")
        last = second
    return "".join(data)


def path(points: Sequence[Point], *, closed: bool = False) -> str:
    """A line in centimetres, for props and marks."""
    places = (f"{number(x)} {number(y)}" for x, y in reduced(points, TOLERANCE))
    return "M" + "L".join(places) + ("z" if closed else "")
