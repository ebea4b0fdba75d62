"""A solved pose with all that belongs to it to the SVG of one panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.moving import Movement
from hipflex_plan.figures.body.skeleton import Skeleton
from hipflex_plan.figures.body.solving import solved_posture
from hipflex_plan.figures.drawing import overlay
from hipflex_plan.figures.drawing.camera import CAMERAS, Camera
from hipflex_plan.figures.drawing.drawn import Drawn, drawn
from hipflex_plan.figures.drawing.furniture import Extent, furnish
from hipflex_plan.figures.drawing.gear import gear
from hipflex_plan.figures.drawing.outlines import Point, box_of
from hipflex_plan.figures.drawing.painting import painted
from hipflex_plan.figures.drawing.palette import Palette
from hipflex_plan.figures.drawing.sheet import Sheet
from hipflex_plan.figures.figure import Figure
from hipflex_plan.figures.marks import Through, accent, arrow, feeling
from hipflex_plan.figures.scene import prop
from hipflex_plan.figures.wearing import worn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.drawing.outlines import Box
    from hipflex_plan.figures.looks import Look

FLOORS = {"mat"}
MARGIN = 14.0
MARGIN_LYING = 18.0
BEYOND = 4.0
"""How far the floor goes on beyond what stands on it."""
NEAR_THE_FLOOR = 12.0
MEASURING_WEIGHT = 1.6
STEPS_OF_AN_ARROW = 7
MEASURING = Palette()


def extent_of(figure: Figure, skeletons: Sequence[Skeleton]) -> Extent:
    """How far the poses and the things that stand around reach."""
    points = [point for skeleton in skeletons for point in skeleton.points.values()]
    along = [x for x, _, _ in points]
    aside = [y for _, y, _ in points]
    for thing in figure.scene.props:
        along += [end for end in (thing.start, thing.stop) if end is not None and not thing.upright]
        along += [thing.start] if thing.upright and thing.start is not None else []
    head = skeletons[0].points["head"]
    lying = any(thing.name in FLOORS for thing in figure.scene.props)
    margin = MARGIN_LYING if lying else MARGIN
    return Extent(
        min(along) - margin,
        max(along) + margin,
        min(aside) - MARGIN,
        max(aside) + MARGIN,
        (head[0], head[1]),
    )


@attrs.frozen(eq=False)
class Panel:
    """A pose to be drawn: first it is measured, then it is painted at the right weight.

    Attributes:
        figure: the figure that it belongs to.
        camera: where the viewer stands.
        skeleton: the solved pose.
        extent: how far the whole figure reaches.
        body: the pose without its hidden lines.
        ways: where the arrows go on paper.
        feelings: lines about where it is felt.
    """

    figure: Figure
    camera: Camera
    skeleton: Skeleton
    extent: Extent
    body: Drawn
    ways: tuple[tuple[Point, ...], ...] = ()
    feelings: tuple[str, ...] = ()

    @classmethod
    def of(cls, figure: Figure, view: str, skeleton: Skeleton, extent: Extent, look: Look) -> Panel:
        """The panel of a solved pose, without arrows and marks."""
        camera = CAMERAS[view]
        things = [
            placed
            for line in figure.worn
            for placed in gear(skeleton, camera, worn(line), figure.scene)
        ]
        parts = [part for line in figure.accent for part in accent(line)]
        body = drawn(skeleton, camera, look, things, parts)
        return cls(figure, camera, skeleton, extent, body)

    def after(self, before: Skeleton) -> Panel:
        """The panel with arrows and marks of the movement from the picture before."""
        return self.marked(self.figure.arrows, self.figure.feel, before)

    def marked(self, arrows: Sequence[str], feel: Sequence[str], before: Skeleton) -> Panel:
        """The panel with more arrows, of the movement from a pose, and more marks."""
        ways = tuple(tuple(self._way(line, before)) for line in arrows)
        return attrs.evolve(self, ways=(*self.ways, *ways), feelings=(*self.feelings, *feel))

    def on_own_ground(self) -> Panel:
        """The panel with a floor only as long as its own figure and the things need."""
        things = self.figure.scene.props
        if self.camera.raised or any(thing.name in FLOORS for thing in things):
            return self
        body = [x for shape in self.body.shapes for x, _ in shape.outline]
        ends = [min(body) - BEYOND, max(body) + BEYOND]
        ends += [x for way in self.ways for x, y in way if y > -NEAR_THE_FLOOR]
        for thing in things:
            sheet = Sheet(self.camera, MEASURING_WEIGHT, MEASURING)
            furnish(sheet, thing, self.extent)
            reached = [x for x, _ in sheet.points] or ends
            beyond = 0.0 if thing.upright else BEYOND
            ends += [min(reached) - beyond, max(reached) + beyond]
        size = self.camera.right[0]
        extent = attrs.evolve(self.extent, back=min(ends) / size, front=max(ends) / size)
        return attrs.evolve(self, extent=extent)

    def _scene(self, sheet: Sheet) -> None:
        props = self.figure.scene.props
        if not any(thing.name in FLOORS for thing in props):
            furnish(sheet, prop("floor"), self.extent)
        for thing in props:
            furnish(sheet, thing, self.extent)
        overlay.shadows(sheet, self.skeleton)

    def _way(self, line: str, before: Skeleton) -> list[Point]:
        mark = arrow(line)
        if isinstance(mark, Through):
            return [self.camera.seen(place) for place in mark.places]
        movement = Movement.of(before, self.skeleton)
        apart = (mark.stop - mark.start) / (STEPS_OF_AN_ARROW - 1)
        steps = [
            solved_posture(movement.at(mark.start + apart * number), self.figure.scene)
            for number in range(STEPS_OF_AN_ARROW)
        ]
        return overlay.following(self.camera, mark, steps)

    def _marks(self, sheet: Sheet) -> None:
        for line in self.feelings:
            overlay.feeling(sheet, feeling(line), self.skeleton)
        for way in self.ways:
            overlay.arrow(sheet, way)

    def _sheets(self, weight: float, palette: Palette) -> tuple[Sheet, Sheet]:
        behind, over = Sheet(self.camera, weight, palette), Sheet(self.camera, weight, palette)
        self._scene(behind)
        self._marks(over)
        return behind, over

    def reached(self, weight: float) -> list[Point]:
        """All points on paper that it reaches."""
        behind, over = self._sheets(weight, MEASURING)
        points = [point for shape in self.body.shapes for point in shape.outline]
        return points + behind.points + over.points

    def svg(self, weight: float, palette: Palette) -> str:
        """The panel as SVG, in centimetres of the person."""
        behind, over = self._sheets(weight, palette)
        return "".join((*behind.pieces, painted(self.body, weight, palette), *over.pieces))


def box_round(points: Sequence[Point], margin: float) -> Box:
    """The box round points, with a margin."""
    left, top, right, bottom = box_of(points)
    return (left - margin, top - margin, right + margin, bottom + margin)
