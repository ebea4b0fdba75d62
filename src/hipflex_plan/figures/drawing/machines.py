"""The machines that somebody sits in, to the parts that go with the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.figures.body.proportions import SHANK
from hipflex_plan.figures.body.vectors import UNTURNED, Vector, along, between, plus, turned
from hipflex_plan.figures.drawing.gear_parts import Placed, gear_shape, on_bone, rod
from hipflex_plan.figures.drawing.shapes import Shape, rounded

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera
    from hipflex_plan.figures.scene import Scene
    from hipflex_plan.figures.wearing import Worn


def _handle(camera: Camera, foot: Vector, top: Vector) -> list[Placed]:
    """What the near hand holds beside the seat of a machine."""
    return [("under right arm", Shape.of("handle", rod(camera, foot, top, 1.5), "prop", "gear"))]


def foot_plate(skeleton: Skeleton, camera: Camera, _: Worn, scene: Scene) -> list[Placed]:
    """The plate of a leg press, against both soles, and what carries it along its rail."""
    right, turn = skeleton.frames["right foot"]
    origin = between(right, skeleton.frames["left foot"][0], 0.5)
    low, high = (plus(origin, turned(turn, (on_foot, 0.0, -8.6))) for on_foot in (-24.0, 26.0))
    plate = gear_shape("foot plate", rod(camera, low, high, 2.0))
    brace = rod(camera, along(low, turn[2], -20.0), between(low, high, 0.6), 1.5)
    foot = rod(camera, low, along(low, turn[2], -20.0), 1.5)
    seat = scene.named("leg press")
    grip = (seat.edge + 7.5, -23.0, seat.up)
    return [
        ("under left leg", gear_shape("brace", brace)),
        ("under left leg", gear_shape("sledge", foot)),
        ("under left leg", plate),
        *_handle(camera, plus(grip, (-2.0, 0.0, -3.0)), plus(grip, (1.0, 0.0, 9.0))),
    ]


def shin_pad(skeleton: Skeleton, camera: Camera, _: Worn, scene: Scene) -> list[Placed]:
    """The pad of a leg extension machine before the ankles, and its arm up to the knee."""
    turn = skeleton.frames["right shank"][1]
    ankle = on_bone(skeleton, "right shank", 0.84 * SHANK)
    middle = along(ankle, turn[0], 7.6)
    pad = rounded(camera, [(middle, turn, (4.4, 12.0, 4.4))])
    near = along(middle, turn[1], -12.0)
    knee = plus(skeleton.points["right knee"], (0.0, -12.0, 0.0))
    arm = rod(camera, near, knee, 1.2)
    pivot = rounded(camera, [(knee, UNTURNED, (3.0, 1.0, 3.0))])
    seat = scene.named("leg extension")
    grip = (seat.edge - 25.0, -22.0, seat.up)
    return [
        ("over legs", gear_shape("shin pad", pad)),
        ("over legs", Shape.of("pivot", pivot, "prop", "gear")),
        ("over legs", Shape.of("lever", arm, "prop", "gear")),
        *_handle(camera, plus(grip, (-2.0, 0.0, -4.0)), plus(grip, (0.5, 0.0, 11.0))),
    ]
