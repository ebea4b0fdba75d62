"""What things that are worn or held are made of: rods, cuffs, and places on the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hipflex_plan.figures.body.covering import limb_rings
from hipflex_plan.figures.body.vectors import UNTURNED, Vector, along
from hipflex_plan.figures.drawing.shapes import FEW_DIRECTIONS, Shape, rounded, tube

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera

Placed: TypeAlias = "tuple[str, Shape]"
"""Where a shape goes (``over all``, ``under right leg``, or over a named shape), and the shape."""


def gear_shape(name: str, outline: list[tuple[float, float]]) -> Shape:
    """A shape with the colour and the line of gear."""
    return Shape.of(name, outline, "gear", "gear")


def rod(camera: Camera, start: Vector, stop: Vector, radius: float) -> list[tuple[float, float]]:
    """The outline of a rod between two points."""
    ball = (radius, radius, radius)
    ends = [(start, UNTURNED, ball), (stop, UNTURNED, ball)]
    return rounded(camera, ends, 1.1, FEW_DIRECTIONS)


def cuff(
    skeleton: Skeleton, camera: Camera, side: str, reach: tuple[float, float], grow: float
) -> Placed:
    """A cuff between two shares of the shank, so many centimetres thick."""
    rings = limb_rings(skeleton, f"{side} shank", *reach, grow)
    return (f"{side} foot", gear_shape(f"{side} cuff", tube(camera, rings, 0.9, 0.9)))


def on_bone(skeleton: Skeleton, segment: str, down: float) -> Vector:
    """A point on a bone, so many centimetres down from its upper end."""
    origin, turn = skeleton.frames[segment]
    return along(origin, turn[2], -down)
