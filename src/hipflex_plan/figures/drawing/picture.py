"""The panels of a figure to one SVG: same scale, same ground, numbered in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape

import attrs

from hipflex_plan.figures.body.solving import solved_posture
from hipflex_plan.figures.drawing.outlines import Box, Point
from hipflex_plan.figures.drawing.palette import Palette
from hipflex_plan.figures.drawing.panel import Panel, box_round, extent_of
from hipflex_plan.figures.drawing.paths import number
from hipflex_plan.figures.figure import postures
from hipflex_plan.figures.looks import YOUNGER
from hipflex_plan.quantities import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipflex_plan.figures.figure import Figure
    from hipflex_plan.figures.looks import Look

LINE_MM = 0.38
BADGE_MM = 2.1
ROOM_MM = (88.0, 50.0)
GAP = 12.0
NUMBER_ROOM = 14.0
PADDING = 2.0
MEASURING_WEIGHT = 1.6
STACKED_IF_LARGER = 1.25


@attrs.frozen
class _Cell:
    """A panel with its box, and how far it stands from the number at its left."""

    panel: Panel
    box: Box
    points: list[Point]
    indent: float

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


@attrs.frozen
class _Place:
    """Where a cell goes: the corner of the panel's own paper, and the number's middle."""

    x: float
    y: float
    number_x: float
    number_y: float


Layout: TypeAlias = "Callable[[list[_Cell], float], tuple[float, float, list[_Place]]]"


def _panels(figure: Figure, look: Look) -> list[Panel]:
    poses = figure.printed
    skeletons = [
        solved_posture(posture, figure.scene, look.girth) for posture in postures(figure, poses)
    ]
    extent = extent_of(figure, skeletons)
    return [
        Panel.of(figure, figure.view_of(pose), skeleton, extent, look, before)
        for pose, skeleton, before in zip(poses, skeletons, [None, *skeletons[:-1]], strict=True)
    ]


def _cells(panels: list[Panel], palette: Palette) -> list[_Cell]:
    cells = []
    for panel in panels:
        points = panel.reached(MEASURING_WEIGHT, palette)
        cells.append(_Cell(panel, box_round(points, PADDING), points, 0.0))
    return cells


def _with_room(cells: list[_Cell], radius: float, *, mirrored: bool) -> list[_Cell]:
    """The cells with room for the number at the left, where the picture reaches there."""
    top, size = min(cell.box[1] for cell in cells), 2 * radius + 2
    roomy = []
    for cell in cells:
        left, _, right, _ = cell.box
        covered = any(
            y < top + size and (x > right - size if mirrored else x < left + size)
            for x, y in cell.points
        )
        roomy.append(attrs.evolve(cell, indent=size if covered else 0.0))
    return roomy


def _in_a_row(cells: list[_Cell], radius: float) -> tuple[float, float, list[_Place]]:
    """All panels side by side on one ground line: width, height and the places."""
    top, bottom = min(cell.box[1] for cell in cells), max(cell.box[3] for cell in cells)
    places, x = [], 0.0
    for cell in cells:
        corner = x + cell.indent - cell.box[0]
        places.append(_Place(corner, -top, x + radius + 0.5, radius + 0.5))
        x += cell.indent + cell.width + GAP
    return x - GAP, bottom - top, places


def _stacked(cells: list[_Cell], radius: float) -> tuple[float, float, list[_Place]]:
    """All panels below each other, the numbers at the left: width, height and the places."""
    left = min(cell.box[0] for cell in cells) - max(NUMBER_ROOM, 2 * radius + 2)
    right = max(cell.box[2] for cell in cells)
    places, y = [], 0.0
    for cell in cells:
        places.append(_Place(-left, y - cell.box[1], radius + 0.5, y + radius + 1))
        y += cell.height + GAP / 2
    return right - left, y - GAP / 2, places


LAYOUTS = (_in_a_row, _stacked)


def _scale(
    layout: Layout, cells: list[_Cell], radius: float, room_mm: tuple[float, float]
) -> float:
    """How many millimetres of print a centimetre of the person has in a layout."""
    width, height, _ = layout(cells, radius)
    return min(room_mm[0] / width, room_mm[1] / height)


def _badge(place: _Place, digit: int, radius: float, palette: Palette) -> str:
    x, y = place.number_x, place.number_y
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{palette.ink}"/>'
        f'<text x="{number(x)}" y="{number(y + radius * 0.5)}" '
        f'font-size="{number(radius * 1.45)}" font-family="sans-serif" font-weight="700" '
        f'text-anchor="middle" fill="{palette.paper}">{digit}</text>'
    )


def _group(cell: _Cell, place: _Place, inside: str, *, mirrored: bool) -> str:
    """The panel at its place; mirrored about the middle of its own box."""
    if mirrored:
        x = place.x + cell.box[0] + cell.box[2]
        move = f"translate({number(x)} {number(place.y)}) scale(-1 1)"
    else:
        move = f"translate({number(place.x)} {number(place.y)})"
    return f'<g transform="{move}">{inside}</g>'


SIDED = {
    Side.LEFT: ("your left", "your left", "your right"),
    Side.RIGHT: ("your right", "your right", "your left"),
}
PLACES = ("{one}", "{the}", "{other}")


def _filled(text: str, side: Side) -> str:
    for place, word in zip(PLACES, SIDED.get(side, ("one", "the", "the other")), strict=True):
        text = text.replace(place, word)
    return f"{text[:1].upper()}{text[1:]}"


def alternative_text(figure: Figure, side: Side, title: str = "") -> str:
    """What the picture shows, in words."""
    said = [pose.says for pose in figure.printed]
    numbered = (f"{count}: {_filled(text, side)}" for count, text in enumerate(said, 1))
    return " ".join((*((f"{title}.",) if title else ()), *numbered))


def draw(
    figure: Figure,
    side: Side = Side.EACH,
    *,
    title: str = "",
    look: Look = YOUNGER,
    palette: Palette | None = None,
    room_mm: tuple[float, float] = ROOM_MM,
) -> str:
    """The picture of a figure as SVG: its poses at one scale, numbered in reading order.

    They stand in a row, or below each other where they are then printed a good
    deal larger. The left side is the mirror image of the right one, but the
    poses are still read from left to right.

    Args:
        figure: what to draw.
        side: which side works; each and both are drawn as the right.
        title: the name of the exercise, for the alternative text.
        look: who is drawn.
        palette: the colours.
        room_mm: width and height that it is to fit into.
    """
    colours = palette or Palette()
    mirrored = side is Side.LEFT
    cells = _cells(_panels(figure, look), colours)
    guess = BADGE_MM / max(_scale(layout, cells, 0.0, room_mm) for layout in LAYOUTS)
    cells = _with_room(cells, guess, mirrored=mirrored)
    row, column = (_scale(layout, cells, guess, room_mm) for layout in LAYOUTS)
    stacked = column > STACKED_IF_LARGER * row
    scale = column if stacked else row
    radius, weight = BADGE_MM / scale, LINE_MM / scale
    width, height, places = LAYOUTS[stacked](cells, radius)
    pieces = []
    for count, (cell, place) in enumerate(zip(cells, places, strict=True), 1):
        inside = cell.panel.svg(weight, colours)
        pieces.append(_group(cell, place, inside, mirrored=mirrored))
        pieces.append(_badge(place, count, radius, colours))
    words = escape(alternative_text(figure, side, title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{width * scale:.1f}mm" height="{height * scale:.1f}mm" role="img" '
        f'stroke-linecap="round" stroke-linejoin="round">'
        f"<title>{words}</title><desc>{words}</desc>{''.join(pieces)}</svg>"
    )
