"""Points on paper to the data of SVG paths, in few bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.figures.drawing.outlines import reduced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.drawing.outlines import Point

FINENESS = 20
"""Body lines are whole numbers of a twentieth of a centimetre, in a group scaled down."""
TOLERANCE = 0.06
"""Centimetres of the person: 0.03 mm at most where a metre is printed 45 mm wide."""


def number(value: float) -> str:
    """A number with at most one digit after the point."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def fine_path(points: Sequence[Point], *, closed: bool = False) -> str:
    """A line in whole steps, each from the last point: for the group scaled by `FINENESS`."""
    line = [*points, points[0]] if closed else points
    steps = [(round(x * FINENESS), round(y * FINENESS)) for x, y in reduced(line, TOLERANCE)]
    if closed:
        steps.pop()
    (x, y), data, joiner = steps[0], [], ""
    start = f"M{x}{y}l" if y < 0 else f"M{x} {y}l"
    for across, down in steps[1:]:
        for part in (across - x, down - y):
            text = str(part)
            data.append(text if text[0] == "-" or not joiner else joiner + text)
            joiner = " "
        x, y = across, down
    return start + ("".join(data) or "0 1") + ("z" if closed else "")


def path(points: Sequence[Point], *, closed: bool = False) -> str:
    """A line in centimetres, for props and marks."""
    places = (f"{number(x)} {number(y)}" for x, y in reduced(points, TOLERANCE))
    return "M" + "L".join(places) + ("z" if closed else "")
