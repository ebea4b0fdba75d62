"""Where the panels of a figure and their numbers go: in a row, in two, or below each other.

Without numbers they need less room, so the same room holds a larger person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.figures.drawing.outlines import Box, Point
from hipflex_plan.figures.drawing.panel import MEASURING_WEIGHT, Panel, box_round

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LINE_MM = 0.38
HEAVIEST_LINE = 2.4
"""In centimetres of the person, in small pictures: a heavier one fills hands and face."""
BADGE_MM = 2.1
GAP = 12.0
NUMBER_ROOM = 14.0
PADDING = 2.0
STACKED_IF_LARGER = 1.25


@attrs.frozen
class Cell:
    """A panel with its box, and how far it stands from the number at its left."""

    panel: Panel
    box: Box
    points: list[Point]
    indent: float

    @property
    def width(self) -> float:
        """How wide it is, in centimetres of the person."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """How high it is."""
        return self.box[3] - self.box[1]


@attrs.frozen
class Place:
    """Where a cell goes: the corner of the panel's own paper, and the number's middle."""

    x: float
    y: float
    number_x: float
    number_y: float


@attrs.frozen
class Layout:
    """All panels in their places, in centimetres of the person.

    Attributes:
        cells: the panels, in reading order.
        places: where each goes.
        width: of the whole picture.
        height: of the whole picture.
        scale: how many millimetres of print a centimetre has.
        numbered: whether each panel has its number.
    """

    cells: tuple[Cell, ...]
    places: tuple[Place, ...]
    width: float
    height: float
    scale: float
    numbered: bool = True

    @property
    def weight(self) -> float:
        """Of the outline of the figure."""
        usual = LINE_MM / self.scale
        return usual if self.numbered else min(usual, HEAVIEST_LINE)

    @property
    def from_right(self) -> Layout:
        """The same panels, the first at the right with its number beside it.

        Each panel stays as it is drawn; only the places turn round.
        """
        places = tuple(
            attrs.evolve(
                place,
                x=self.width - place.x - cell.box[0] - cell.box[2],
                number_x=self.width - place.number_x,
            )
            for cell, place in zip(self.cells, self.places, strict=True)
        )
        return attrs.evolve(self, places=places)

    @property
    def radius(self) -> float:
        """Of the disc behind a number."""
        return BADGE_MM / self.scale


def _with_room(cells: Sequence[Cell], radius: float, *, mirrored: bool) -> list[Cell]:
    """The cells with room for the number at the left, where the picture reaches there."""
    top, size = min(cell.box[1] for cell in cells), 2 * radius + 3
    roomy = []
    for cell in cells:
        left, _, right, _ = cell.box
        covered = any(
            y < top + size and (x > right - size if mirrored else x < left + size)
            for x, y in cell.points
        )
        roomy.append(attrs.evolve(cell, indent=size if covered else 0.0))
    return roomy


Placed: TypeAlias = "tuple[float, float, list[Place]]"
"""Width, height and the places."""


def _in_a_row(cells: Sequence[Cell], radius: float | None) -> Placed:
    """All panels side by side on one ground line."""
    middle = (radius or 0.0) + 0.5
    top, bottom = min(cell.box[1] for cell in cells), max(cell.box[3] for cell in cells)
    places, x = [], 0.0
    for cell in cells:
        corner = x + cell.indent - cell.box[0]
        places.append(Place(corner, -top, x + middle, middle))
        x += cell.indent + cell.width + GAP
    return x - GAP, bottom - top, places


def _stacked(cells: Sequence[Cell], radius: float | None) -> Placed:
    """All panels below each other, the numbers at the left."""
    room = 0.0 if radius is None else max(NUMBER_ROOM, 2 * radius + 2)
    left, middle = min(cell.box[0] for cell in cells) - room, (radius or 0.0) + 0.5
    right = max(cell.box[2] for cell in cells)
    places, y = [], 0.0
    for cell in cells:
        places.append(Place(-left, y - cell.box[1], middle, y + middle + 0.5))
        y += cell.height + GAP / 2
    return right - left, y - GAP / 2, places


def _two_by_two(cells: Sequence[Cell], radius: float | None) -> Placed:
    """Two rows, each on its own ground line, the second below the first."""
    half = (len(cells) + 1) // 2
    rows = [_in_a_row(own, radius) for own in (cells[:half], cells[half:]) if own]
    places, y = [], 0.0
    for _, height, own in rows:
        places += [attrs.evolve(one, y=one.y + y, number_y=one.number_y + y) for one in own]
        y += height + GAP
    return max(row[0] for row in rows), y - GAP, places


Way: TypeAlias = "Callable[[Sequence[Cell], float | None], Placed]"
"""Panels and the radius of their numbers, None for no numbers, to their places."""
FOUR = 4


def _ways(cells: Sequence[Cell]) -> tuple[Way, ...]:
    """How the panels may stand; the first is chosen unless another is a good deal larger."""
    return (_in_a_row, *((_two_by_two,) if len(cells) == FOUR else ()), _stacked)


def _scale(
    way: Way, cells: Sequence[Cell], radius: float | None, room_mm: tuple[float, float]
) -> float:
    """How many millimetres of print a centimetre of the person has."""
    width, height, _ = way(cells, radius)
    return min(room_mm[0] / width, room_mm[1] / height)


def laid_out(
    panels: Sequence[Panel],
    room_mm: tuple[float, float],
    *,
    mirrored: bool,
    from_right: bool = False,
    numbered: bool = True,
) -> Layout:
    """The panels side by side, or in rows where they are then a good deal larger.

    Both sides have the same scale, so that one is exactly the mirror image of the other.
    *from_right* puts the first panel at the right; no panel is mirrored by it.
    """
    cells = [_cell(panel) for panel in panels]
    ways, guess, sides = _ways(cells), None, [cells, cells]
    if numbered:
        guess = BADGE_MM / max(_scale(way, cells, 0.0, room_mm) for way in ways)
        sides = [_with_room(cells, guess, mirrored=mirror) for mirror in (False, True)]
    chosen, scale = ways[0], 0.0
    for way in ways:
        found = min(_scale(way, own, guess, room_mm) for own in sides)
        if found > scale * (STACKED_IF_LARGER if scale else 1.0):
            chosen, scale = way, found
    cells = sides[mirrored != from_right]
    width, height, places = chosen(cells, BADGE_MM / scale if numbered else None)
    layout = Layout(tuple(cells), tuple(places), width, height, scale, numbered)
    return layout.from_right if from_right else layout


def _cell(panel: Panel) -> Cell:
    points = panel.reached(MEASURING_WEIGHT)
    return Cell(panel, box_round(points, PADDING), points, 0.0)


def alone(panel: Panel, room_mm: tuple[float, float]) -> Layout:
    """One panel without a number, as large as its room allows."""
    cell = _cell(panel)
    scale = min(room_mm[0] / cell.width, room_mm[1] / cell.height)
    place = Place(-cell.box[0], -cell.box[1], 0.0, 0.0)
    return Layout((cell,), (place,), cell.width, cell.height, scale)
