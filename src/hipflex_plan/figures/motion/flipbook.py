"""A figure's movement to finished frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.figures.drawing.palette import Palette
from hipflex_plan.figures.drawing.panel import Panel, box_round, extent_of
from hipflex_plan.figures.looks import YOUNGER
from hipflex_plan.figures.motion.journey import Journey

if TYPE_CHECKING:
    from hipflex_plan.figures.figure import Figure
    from hipflex_plan.figures.looks import Look

Room: TypeAlias = tuple[float, float, float, float]
"""Left, top, width and height on paper, in centimetres of the person."""
MEASURING_WEIGHT = 1.6
PADDING = 3.0


@attrs.frozen(eq=False)
class Frame:
    """One drawing of the flip-book.

    Attributes:
        panel: the drawing, without arrows and marks.
        since: the share of the movement's time at which it is shown.
        until: the share at which the next one is.
    """

    panel: Panel
    since: float
    until: float


def frames_of(figure: Figure, count: int, look: Look = YOUNGER) -> tuple[list[Frame], Room]:
    """The frames from start to end, and the room that all of them need."""
    journey = Journey.of(figure, look.girth)
    shares = journey.shares(count)
    bodies = [journey.at(share) for share in shares]
    extent, view = extent_of(figure, bodies), figure.view_of(figure.end)
    panels = [Panel.of(figure, view, body, extent, look, None) for body in bodies]
    halves = [(a + b) / 2 for a, b in zip(shares, shares[1:], strict=False)]
    cuts = [0.0, *(journey.when(half) for half in halves), 1.0]
    frames = [Frame(p, a, b) for p, a, b in zip(panels, cuts, cuts[1:], strict=False)]
    reached = [point for panel in panels for point in panel.reached(MEASURING_WEIGHT, Palette())]
    left, top, right, bottom = box_round(reached, PADDING)
    return frames, (left, top, right - left, bottom - top)
