"""Points in space to points on paper, as seen from far away."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.vectors import Vector, dot

if TYPE_CHECKING:
    from hipflex_plan.figures.drawing.outlines import Point


@attrs.frozen
class Camera:
    """Where the viewer stands.

    Attributes:
        right: the direction in space that goes to the right on paper.
        up: the direction that goes up.
        away: the direction that goes away from the viewer.
        raised: how far the viewer looks down, in degrees.
    """

    right: Vector
    up: Vector
    away: Vector
    raised: float

    @classmethod
    def at(cls, turned: float, raised: float) -> Camera:
        """A viewer who sees the right profile at 0, the front at 90 and the back at -90."""
        c, s = cos(radians(turned)), sin(radians(turned))
        level, tipped = cos(radians(raised)), sin(radians(raised))
        away = (-s * level, c * level, -tipped)
        return cls((c, s, 0.0), (-s * tipped, c * tipped, level), away, raised)

    def seen(self, place: Vector) -> Point:
        """The point on paper."""
        return (dot(self.right, place), -dot(self.up, place))

    def depth(self, place: Vector) -> float:
        """How far away it is; less is nearer."""
        return dot(self.away, place)


CAMERAS = {
    "side": Camera.at(14, 0),
    "profile": Camera.at(0, 0),
    "three-quarter": Camera.at(60, 18),
    "front": Camera.at(90, 7),
    "back": Camera.at(-90, 7),
}
