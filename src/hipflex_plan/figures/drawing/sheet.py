"""Simple forms in space or on paper to SVG, and the points that they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.drawing.camera import Camera
from hipflex_plan.figures.drawing.outlines import Point, hull
from hipflex_plan.figures.drawing.palette import Palette
from hipflex_plan.figures.drawing.paths import number, path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.body.vectors import Vector

BLOCK_HALF_WIDTH = 22.0


@attrs.frozen
class Sheet:
    """A sheet on which simple forms are drawn, one over the other.

    Attributes:
        camera: where the viewer stands.
        weight: of the figure's outline, in centimetres of the person.
        palette: the colours.
        pieces: the SVG so far.
        points: what it reaches so far, on paper.
    """

    camera: Camera
    weight: float
    palette: Palette
    pieces: list[str] = attrs.field(factory=list)
    points: list[Point] = attrs.field(factory=list)

    @property
    def flat(self) -> bool:
        """Whether things are seen straight from the side, as flat forms."""
        return not self.camera.raised

    def form(self, outline: Sequence[Point], fill: str, ink: str = "", weight: float = 0.7) -> None:
        """A closed form on paper."""
        stroke = f' stroke="{ink}" stroke-width="{number(self.weight * weight)}"' if ink else ""
        self.pieces.append(f'<path fill="{fill}"{stroke} d="{path(outline, closed=True)}"/>')
        self.points.extend(outline)

    def line(self, points: Sequence[Point], ink: str, width: float, dashes: str = "") -> None:
        """An open line on paper, *width* centimetres of the person wide."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.pieces.append(
            f'<path fill="none" stroke="{ink}" stroke-width="{number(width)}"{dashed} '
            f'd="{path(points)}"/>'
        )
        self.points.extend(points)

    def ticks(self, corner: Point, opposite: Point, apart: float) -> None:
        """Slanting strokes in an upright strip, as builders mark a wall."""
        (x, top), (edge, bottom) = corner, opposite
        rise, places = abs(edge - x), list[str]()
        while top + apart * (len(places) + 1) < bottom:
            y = top + apart * (len(places) + 1)
            places.append(f"M{number(x)} {number(y)}L{number(edge)} {number(y - rise)}")
        self.pieces.append(
            f'<path fill="none" stroke="{self.palette.prop_ink}" '
            f'stroke-width="{number(self.weight * 0.5)}" d="{"".join(places)}"/>'
        )

    def bar(self, start: Vector, stop: Vector, width: float) -> None:
        """A straight part of a piece of furniture."""
        ends = [self.camera.seen(start), self.camera.seen(stop)]
        self.line(ends, self.palette.prop_ink, width)
        self.line(ends, self.palette.prop, width - self.weight * 1.3)

    def slab(  # noqa: PLR0913, PLR0917  # a block has six sides
        self,
        start: float,
        stop: float,
        top: float,
        bottom: float,
        middle: float = 0.0,
        half: float = BLOCK_HALF_WIDTH,
        fill: str = "",
    ) -> None:
        """A block that stands along the room: flat from the side, with its faces from elsewhere."""
        colour, ink = fill or self.palette.prop, self.palette.prop_ink
        if self.flat:
            corner, opposite = (start, 0.0, top), (stop, 0.0, bottom)
            self._rounded(self.camera.seen(corner), self.camera.seen(opposite), colour, ink)
            return
        corners = [
            [(x, middle + side * half, z) for x, side in
             ((start, -1), (stop, -1), (stop, 1), (start, 1))]
            for z in (bottom, top)
        ]  # fmt: skip
        low, high = ([self.camera.seen(corner) for corner in face] for face in corners)
        self.form(hull(low + high), colour, ink)
        self.form(high, colour, ink, 0.5)

    def _rounded(self, first: Point, last: Point, fill: str, ink: str) -> None:
        (left, upper), (right, lower) = first, last
        corner = min(1.6, abs(lower - upper) * 0.4)
        self.pieces.append(
            f'<rect x="{number(left)}" y="{number(upper)}" width="{number(right - left)}" '
            f'height="{number(lower - upper)}" rx="{number(corner)}" fill="{fill}" '
            f'stroke="{ink}" stroke-width="{number(self.weight * 0.7)}"/>'
        )
        self.points.extend([(left, upper), (right, lower)])
