"""The one door from moving pictures to the drawing of still ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.figures.drawing.palette import COLOUR, PLAIN_ACCENT, Palette
from hipflex_plan.figures.drawing.panel import Panel, box_round, extent_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.outlines import Box
    from hipflex_plan.figures.figure import Figure
    from hipflex_plan.figures.looks import Look

MEASURING_WEIGHT = 1.6
PADDING = 2.0


def panels_of(figure: Figure, bodies: Sequence[Skeleton], look: Look) -> list[Panel]:
    """A drawing of each body, without arrows and marks, all seen from where the end is seen."""
    extent, view = extent_of(figure, bodies), figure.view_of(figure.end)
    return [Panel.of(figure, view, body, extent, look) for body in bodies]


def room_of(panels: Sequence[Panel]) -> Box:
    """The box on paper, in centimetres of the person, that all drawings need."""
    reached = [point for panel in panels for point in panel.reached(MEASURING_WEIGHT)]
    return box_round(reached, PADDING)


def palette_of(look: Look, accent: str = "") -> Palette:
    """The colours of a look; *accent* is the colour of what works, "" for the usual one."""
    return Palette.of(COLOUR, look, accent or PLAIN_ACCENT)


def painted(panels: Sequence[Panel], weight: float, palette: Palette) -> list[str]:
    """Each drawing as SVG; *weight* is that of its outline in centimetres of the person."""
    return [panel.svg(weight, palette) for panel in panels]
