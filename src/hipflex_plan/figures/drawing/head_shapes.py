"""The head of a skeleton to shapes: skull, hair, the face before the hair, ears, features."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.figures.body.covering import placed
from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.proportions import BUN, HAIR, HEAD_SCALE, JAW, NOSE, SKULL
from hipflex_plan.figures.body.skeleton import Frame
from hipflex_plan.figures.body.vectors import Vector, dot, length, plus, turned
from hipflex_plan.figures.drawing.camera import Camera
from hipflex_plan.figures.drawing.outlines import evenly, hull, smooth
from hipflex_plan.figures.drawing.shapes import FEW_DIRECTIONS, Shape, rounded

if TYPE_CHECKING:
    from hipflex_plan.figures.body.proportions import Blob
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.outlines import Point

Patch: TypeAlias = "tuple[Vector, Vector]"
FACES_US = -0.3
FACE_HIDDEN = 0.8
PROFILE = 0.75
FULL_FACE = -0.45
FEWEST_POINTS = 10


@attrs.frozen
class _Head:
    frame: Frame
    camera: Camera

    def seen(self, offset: Vector) -> Point:
        return self.camera.seen(plus(self.frame[0], turned(self.frame[1], offset)))

    def faces(self, normal: Vector) -> float:
        """Below 0 where that side of the head is turned to the viewer."""
        return dot(turned(self.frame[1], normal), self.camera.away) / HEAD_SCALE

    def outline(self, blobs: tuple[Blob, ...], step: float, *, few: bool = False) -> list[Point]:
        ellipsoids = placed(self.frame, blobs)
        if few:
            return rounded(self.camera, ellipsoids, step, FEW_DIRECTIONS)
        return rounded(self.camera, ellipsoids, step)


def _on_brow(x: float, y: float, z: float) -> bool:
    return x > 2.6 - 0.10 * (z - 6) and z < 13.6 - 0.045 * y * y + 0.12 * (x - 6)


def _on_cheek(x: float, _: float, z: float) -> bool:
    return x > -3.0 + 0.35 * (5.2 - z) and z < 5.6  # the height of the ear


def _sphere() -> list[Vector]:
    return [
        (
            sin(pi * ring / 14) * cos(pi * around / 14),
            sin(pi * ring / 14) * sin(pi * around / 14),
            cos(pi * ring / 14),
        )
        for ring in range(15)
        for around in range(28)
    ]


def _bare_skin(blobs: tuple[Blob, ...], *, brow: bool) -> tuple[Patch, ...]:
    """Points of the head before the hair line, and the direction that each faces."""
    inside = _on_brow if brow else _on_cheek
    patches = []
    for (cx, cy, cz), (rx, ry, rz) in blobs:
        for nx, ny, nz in _sphere():
            x, y, z = cx + rx * nx, cy + ry * ny, cz + rz * nz
            if inside(x, y, z):
                patches.append(((x, y, z), (nx / rx, ny / ry, nz / rz)))
    return tuple(patches)


FACE: dict[str, tuple[Patch, ...]] = {
    "brow": _bare_skin((SKULL[0], JAW[1]), brow=True),
    "cheek": _bare_skin((JAW[0], SKULL[0]), brow=False),
}


def _face_shapes(head: _Head) -> list[Shape]:
    shapes = []
    for name, patches in FACE.items():
        points = [
            head.seen(place)
            for place, normal in patches
            if head.faces(normal) <= 0.03 * length(normal)
        ]
        if len(points) > FEWEST_POINTS:
            outline = evenly(smooth(evenly(hull(points), 1.6), steps=3), 0.7)
            shapes.append(Shape.of(name, outline, "skin", "head", drawn=False))
    return shapes


def _features(head: _Head) -> list[Shape]:
    """Eyes and mouth as far as they are turned to the viewer; the nostrils from the front."""
    marks: list[tuple[str, list[Vector], Vector, float]] = []
    for sign in (-1.0, 1.0):
        eye = [(7.3, sign * 3.1, 6.8), (7.3, sign * 3.1, 6.75)]
        mouth = [(8.0, sign * 0.05, 0.4), (7.2, sign * 1.9, 0.7)]
        marks.append((f"eye {sign}", eye, (0.85, sign * 0.52, 0.0), 1.35))
        marks.append((f"mouth {sign}", mouth, (0.8, sign * 0.6, 0.0), 0.6))
    if head.faces((1.0, 0.0, 0.0)) < FULL_FACE:
        nostrils = [(9.2, -1.1, 3.9), (9.9, 0.0, 3.5), (9.2, 1.1, 3.9)]
        marks.append(("nostrils", nostrils, (1.0, 0.0, 0.0), 0.6))
    return [
        Shape.of(name, [head.seen(place) for place in line], "", "head", weight=weight)
        for name, line, normal, weight in marks
        if head.faces(normal) < -0.10  # well turned to the viewer
    ]


def _ears(head: _Head) -> tuple[list[Shape], list[Shape]]:
    """Ears behind the head, and those before it."""
    behind, before = [], []
    for side, sign in SIDES.items():
        ear = head.outline((((-0.8, sign * 7.2, 5.2), (1.7, 1.0, 2.6)),), 0.6, few=True)
        shape = Shape.of(f"{side} ear", ear, "skin", "head", weight=0.75)
        turned_away = head.faces((0.0, sign, 0.0))
        if turned_away > FACES_US:
            behind.append(shape)
        else:
            before.append(shape)
    return behind, before


def _hair(head: _Head, style: str) -> list[Shape]:
    if style == "none":
        return []
    seams = (("bun", head.seen((-9.0, 0.0, 13.0)), 4.0),)
    cap = Shape.of("hair", head.outline(HAIR, 0.9), "hair", "head", seams=seams, outer_only=True)
    if style != "bun":
        return [cap]
    return [Shape.of("bun", head.outline(BUN, 0.9, few=True), "hair", "head"), cap]


def head_shapes(skeleton: Skeleton, camera: Camera, hair: str) -> list[Shape]:
    """The head from back to front."""
    head = _Head(skeleton.head_frame, camera)
    facing = head.faces((1.0, 0.0, 0.0))
    bridge = head.seen((9.0, 0.0, 5.6))
    seams = [("nose", bridge, 4.0)]
    if abs(facing) < PROFILE:
        seams.append(("neck", head.seen((-5.0, 0.0, 0.0)), 7.6))
    skull = Shape.of("skull", head.outline(SKULL + JAW, 0.9), "skin", "head", seams=tuple(seams))
    nose = Shape.of(
        "nose",
        head.outline(NOSE, 0.5, few=True),
        "skin",
        "head",
        seams=(("skull", bridge, 99.0),),
        outer_only=facing < FACES_US,
        weight=0.75,
    )
    behind, before = _ears(head)
    covering = _hair(head, hair)
    covering += _face_shapes(head) if covering and facing < FACE_HIDDEN else []
    front = [skull, *covering, nose] if facing < FACES_US else [nose, skull, *covering]
    return [*behind, *front, *_features(head), *before]
