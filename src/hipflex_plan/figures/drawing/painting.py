"""Shapes and their visible lines to SVG: all fills first, far to near, then all lines."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from hipflex_plan.figures.drawing.hatching import hatching
from hipflex_plan.figures.drawing.outlines import distance
from hipflex_plan.figures.drawing.paths import FINENESS, fine_path, strokes_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipflex_plan.figures.drawing.drawn import Drawn
    from hipflex_plan.figures.drawing.hatching import Stroke
    from hipflex_plan.figures.drawing.palette import Palette
    from hipflex_plan.figures.drawing.shapes import Shape

INNER_WEIGHT = 0.72
LINE_TOLERANCE = 0.05
"""How far a line may be off, as a share of its weight: 0.02 mm of print."""
FILL_TOLERANCE = 0.14
"""The same of a fill, whose edge lies under a line."""
USUAL_WEIGHT = 1.5
"""Of the outline where two figures fill a card, in centimetres of the person."""
HATCH_DEGREES = (45.0, -45.0)
ALONG = 1.35
"""How much longer strokes must be, on average, to be drawn the other way: they run along a limb."""
HATCH_APART = 2.0
HATCH_WEIGHT = 0.58
STRAND_DEGREES = (100.0,)
STRAND_APART = 1.5
STRAND_WEIGHT = 0.42


def _allowed(share: float, weight: float) -> float:
    """How far a line may be off in centimetres: more where many small figures share a card."""
    heavier = max(1.0, weight / USUAL_WEIGHT)
    return share * weight * heavier * sqrt(heavier)


def _fills(body: Drawn, weight: float, palette: Palette) -> str:
    runs: list[tuple[str, list[str]]] = []
    for shape in body.shapes:
        if not shape.fill:
            continue
        coloured = body.is_coloured(shape)
        name = "accent" if coloured else shape.fill
        colour = palette.fill(name, far=shape.part in body.far and not coloured)
        share = FILL_TOLERANCE if shape.drawn else LINE_TOLERANCE
        data = fine_path(shape.outline, closed=True, tolerance=_allowed(share, weight))
        if runs and runs[-1][0] == colour:
            runs[-1][1].append(data)
        else:
            runs.append((colour, [data]))
    return "".join(f'<path fill="{colour}" d="{"".join(data)}"/>' for colour, data in runs)


def _strokes(body: Drawn, weight: float, palette: Palette) -> str:
    strokes: dict[tuple[bool, int], list[str]] = {}
    for shape, runs in zip(body.shapes, body.lines, strict=True):
        pale = shape.part in body.far and shape.part not in body.accent
        for points, inner in runs:
            width = shape.weight * weight
            width *= (INNER_WEIGHT if inner else 1.0) * (palette.far_weight if pale else 1.0)
            key = (not pale, round(width * FINENESS))
            data = fine_path(points, tolerance=_allowed(LINE_TOLERANCE, weight))
            strokes.setdefault(key, []).append(data)
    pieces = []
    for (near, width), lines in sorted(strokes.items()):
        ink = palette.ink if near else palette.far_ink
        pieces.append(f'<path stroke="{ink}" stroke-width="{width}" d="{"".join(lines)}"/>')
    return f'<g fill="none">{"".join(pieces)}</g>'


def _hatched(
    body: Drawn,
    chosen: Callable[[Shape], bool],
    ink: str,
    angles: tuple[float, ...],
    sizes: tuple[float, float],
) -> str:
    """Strokes over some shapes.

    Args:
        body: what is drawn.
        chosen: which shapes get strokes.
        ink: their colour.
        angles: the usual direction, and others for parts that lie along it.
        sizes: how far apart the strokes are, and how heavy.
    """
    layers = [(shape.outline, chosen(shape)) for shape in body.shapes if shape.fill]
    apart, width = sizes
    found = [hatching(layers, angle, apart, width * 2) for angle in angles]
    strokes = min(found, key=lambda some: _mean_length(some) * (1 if some is found[0] else ALONG))
    if not strokes:
        return ""
    return (
        f'<path fill="none" stroke="{ink}" stroke-width="{round(width * FINENESS)}" '
        f'stroke-linecap="butt" d="{strokes_path(strokes)}"/>'
    )


def _mean_length(strokes: Sequence[Stroke]) -> float:
    return sum(distance(*stroke) for stroke in strokes) / max(1, len(strokes))


def _is_hair(shape: Shape) -> bool:
    return shape.fill == "hair"


def painted(body: Drawn, weight: float, palette: Palette) -> str:
    """A body as SVG; *weight* is that of its outline in centimetres of the person."""
    inside = _fills(body, weight, palette)
    if palette.hatch:
        sizes = (HATCH_APART * weight, HATCH_WEIGHT * weight)
        inside += _hatched(body, body.is_coloured, palette.hatch, HATCH_DEGREES, sizes)
    if palette.strands:
        sizes = (STRAND_APART * weight, STRAND_WEIGHT * weight)
        inside += _hatched(body, _is_hair, palette.strands, STRAND_DEGREES, sizes)
    inside += _strokes(body, weight, palette)
    return f'<g transform="scale({1 / FINENESS:g})">{inside}</g>'
