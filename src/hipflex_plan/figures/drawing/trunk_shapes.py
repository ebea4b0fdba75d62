"""Neck, shirt and hips of a skeleton to shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.figures.body.covering import trunk_rings
from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.proportions import NECK_LENGTH, STATURE
from hipflex_plan.figures.body.vectors import along, dot, plus, turned
from hipflex_plan.figures.drawing.shapes import Seam, Shape, rounded, tube

if TYPE_CHECKING:
    from hipflex_plan.figures.body.covering import Ring
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera

PROFILE = 0.7
FRONTAL = 0.6
NAPE_HEIGHT = 0.290 * STATURE
NECK_RINGS = ((-0.35, -0.2, 5.8, 6.2), (0.2, 0.0, 5.0, 5.0), (0.7, 0.2, 4.9, 4.8),
              (1.25, 0.6, 5.0, 4.9))  # fmt: skip


def sidedness(skeleton: Skeleton, camera: Camera) -> float:
    """1 where the right side is seen, -1 where the left, 0 from front or back."""
    return dot(skeleton.frames["pelvis"][1][1], camera.away)


def _neck(skeleton: Skeleton, camera: Camera) -> Shape:
    origin, turn = skeleton.frames["neck"]
    rings: list[Ring] = []
    for share, forwards, depth, width in NECK_RINGS:
        base = along(origin, turn[2], share * NECK_LENGTH)
        rings.append((base, along(base, turn[0], forwards), turn, depth, width))
    return Shape.of("neck", tube(camera, rings, 1, 2), "skin", "neck")


def hip_shapes(skeleton: Skeleton, camera: Camera) -> list[Shape]:
    """The neck and the seat of the shorts."""
    outline = tube(camera, trunk_rings(skeleton, -0.045, 0.095, 0.4), 3, 2)
    seams: tuple[Seam, ...] = ()
    if abs(sidedness(skeleton, camera)) < FRONTAL:
        seams = tuple(
            (f"{side} shorts", camera.seen(skeleton.points[f"{side} hip"]), 22.0) for side in SIDES
        )
    return [
        _neck(skeleton, camera),
        Shape.of("pelvis", outline, "shorts", "trunk", seams=seams),
    ]


def _yoke(skeleton: Skeleton, camera: Camera, side: str) -> Shape:
    """The slope from the neck to the shoulder."""
    nape, turn = skeleton.on_spine(NAPE_HEIGHT)
    shoulder = skeleton.points[f"{side} shoulder"]
    inner = plus(nape, turned(turn, (-1.5, SIDES[side] * 4.2, 0.0)))
    outer = (shoulder, skeleton.frames["thorax"][1], (5.3, 5.3, 5.4))
    outline = rounded(camera, [(inner, turn, (5.0, 4.2, 3.6)), outer], 1.1)
    seams = ((f"{side} sleeve", camera.seen(shoulder), 11.0),)
    return Shape.of(f"{side} yoke", outline, "shirt", "trunk", seams=seams)


def shirt_shapes(skeleton: Skeleton, camera: Camera) -> list[Shape]:
    """Shoulders and shirt; in profile the far shoulder would only bulge out of the chest."""
    facing = sidedness(skeleton, camera)
    seen = [
        side for side, sign in SIDES.items() if not (abs(facing) > PROFILE and sign * facing > 0)
    ]
    seams = tuple(
        (f"{side} yoke", camera.seen(skeleton.points[f"{side} shoulder"]), 19.0) for side in SIDES
    )
    outline = tube(camera, trunk_rings(skeleton, 0.055, 0.313, 0.7), 1.2, 1)
    yokes = [_yoke(skeleton, camera, side) for side in seen]
    return [*yokes, Shape.of("shirt", outline, "shirt", "trunk", seams=seams)]
