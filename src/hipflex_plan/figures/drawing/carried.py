"""What is held in the hands or lies on the body: weights, and a stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.vectors import UNTURNED, Vector, along, between, minus, plus, unit
from hipflex_plan.figures.drawing.gear_parts import Placed, gear_shape, rod
from hipflex_plan.figures.drawing.shapes import Shape, rounded

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera
    from hipflex_plan.figures.scene import Scene
    from hipflex_plan.figures.wearing import Worn

PLATE_RADIUS = 22.0
RIM = 2.6


def dumbbell(skeleton: Skeleton, camera: Camera, worn: Worn, _: Scene) -> list[Placed]:
    """A dumbbell in a hand."""
    placed: list[Placed] = []
    for side in worn.sides:
        fist = skeleton.local(f"{side} hand", (0.0, 0.0, -6.0))
        for number, away in enumerate((-9.0, 9.0)):
            end = plus(fist, (away, 0.0, 0.0))
            head = rounded(camera, [(end, UNTURNED, (3.2, 6.0, 6.0))], 1.0)
            placed.append((f"{side} hand", gear_shape(f"{side} dumbbell {number}", head)))
        bar = rod(camera, plus(fist, (-9.0, 0.0, 0.0)), plus(fist, (9.0, 0.0, 0.0)), 1.3)
        placed.append((f"under {side} arm", gear_shape(f"{side} dumbbell bar", bar)))
    return placed


def _between_hands(skeleton: Skeleton) -> Vector:
    fists = [skeleton.local(f"{side} hand", (0.0, 0.0, -6.0)) for side in SIDES]
    return between(fists[0], fists[1], 0.5)


def kettlebell(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A kettlebell in both hands."""
    middle = _between_hands(skeleton)
    below = plus(middle, (0.0, 0.0, -13.0))
    bell = [(below, UNTURNED, (9.5, 9.5, 9.0)), (plus(middle, (0, 0, -2.0)), UNTURNED, (5, 5, 2))]
    return [("under right arm", gear_shape("kettlebell", rounded(camera, bell)))]


def _rim(camera: Camera, middle: Vector) -> Shape:
    """The rim of a near plate: the body is seen through it."""
    outer, hole = (
        rounded(camera, [(middle, UNTURNED, (radius, 0.6, radius))], 1.2)
        for radius in (PLATE_RADIUS, PLATE_RADIUS - RIM)
    )
    outline = [*outer, outer[0], hole[0], *hole[::-1]]
    return Shape("near plate", outline, "gear", "gear", drawn=False)


def _plates(camera: Camera, middle: Vector, half: float, where: str) -> list[Placed]:
    """A bar that goes to both sides, with a plate at each end; of the near one only the rim.

    So it hides neither hips nor hands; in the view ``profile`` the two plates are one.
    """
    right, left = plus(middle, (0.0, -half, 0.0)), plus(middle, (0.0, half, 0.0))
    far_plate = rounded(camera, [(left, UNTURNED, (PLATE_RADIUS, 2.5, PLATE_RADIUS))])
    bar = rod(camera, right, left, 1.4)
    end = rounded(camera, [(right, UNTURNED, (1.8, 1.0, 1.8))])
    return [
        ("under left leg", gear_shape("far plate", far_plate)),
        (where, gear_shape("bar", bar)),
        ("over all", _rim(camera, right)),
        ("over all", gear_shape("bar end", end)),
    ]


def barbell(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A barbell in both hands."""
    return _plates(camera, _between_hands(skeleton), 34.0, "under right arm")


def barbell_on_hips(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A barbell across the hips."""
    lap = skeleton.local("pelvis", (12.5, 0.0, 2.0))
    return _plates(camera, lap, 34.0, "over all")


def dumbbell_on_hips(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A weight that lies across the hips, on a pad."""
    turn = skeleton.frames["pelvis"][1]
    pad = rounded(camera, [(skeleton.local("pelvis", (10.2, 0.0, 3.0)), turn, (2.2, 13.0, 9.0))])
    lap = skeleton.local("pelvis", (17.5, 0.0, 3.0))
    weight = rounded(camera, [(lap, UNTURNED, (6.5, 4.0, 6.5))])
    return [
        ("under right arm", Shape.of("pad", pad, "prop", "gear")),
        ("under right arm", gear_shape("dumbbell", weight)),
    ]


def stick_on_back(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A stick along the back, from the pelvis to the head."""
    tail = skeleton.local("pelvis", (-13.2, 0.0, 0.0))
    head = skeleton.local("head", (-10.6, 0.0, 10.0))
    way = unit(minus(head, tail))
    start, stop = along(tail, way, -10.0), along(head, way, 6.0)
    return [("under right arm", gear_shape("stick", rod(camera, start, stop, 1.2)))]
