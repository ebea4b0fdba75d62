"""The head of a skeleton to shapes: skull, hair, the face before the hair, ears, features."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.figures.body.covering import placed
from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.proportions import HEAD_SCALE, JAW, NOSE, SKULL
from hipflex_plan.figures.body.skeleton import Frame
from hipflex_plan.figures.body.vectors import Vector, dot, unit, unturned
from hipflex_plan.figures.drawing.camera import Camera
from hipflex_plan.figures.drawing.hair import hair_of
from hipflex_plan.figures.drawing.outlines import Point, evenly, hull, smooth
from hipflex_plan.figures.drawing.shapes import FEW_DIRECTIONS, Shape, rounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipflex_plan.figures.body.proportions import Blob
    from hipflex_plan.figures.body.skeleton import Skeleton

Patch: TypeAlias = "tuple[Vector, Vector]"
FACES_US = -0.3
FACE_HIDDEN = 0.8
PROFILE = 0.75
FULL_FACE = -0.45
FEWEST_POINTS = 10
TURNED_AWAY = 0.03
WELL_TURNED = -0.10
EAR_HEIGHT = 5.6


@attrs.frozen
class _Head:
    """A head as it is seen; the directions of the viewer are kept in its own frame."""

    frame: Frame
    camera: Camera
    origin: Point
    right: Vector
    up: Vector
    away: Vector

    @classmethod
    def of(cls, frame: Frame, camera: Camera) -> _Head:
        """The head of a frame."""
        right, up, away = (
            unturned(frame[1], way) for way in (camera.right, camera.up, camera.away)
        )
        return cls(frame, camera, camera.seen(frame[0]), right, up, away)

    def seen(self, offset: Vector) -> Point:
        x, y = self.origin
        return (x + dot(self.right, offset), y - dot(self.up, offset))

    def faces(self, normal: Vector) -> float:
        """Below 0 where that side of the head is turned to the viewer."""
        return dot(self.away, normal) / HEAD_SCALE

    def outline(self, blobs: tuple[Blob, ...], step: float, *, few: bool = False) -> list[Point]:
        ellipsoids = placed(self.frame, blobs)
        if few:
            return rounded(self.camera, ellipsoids, step, FEW_DIRECTIONS)
        return rounded(self.camera, ellipsoids, step)


def _on_brow(x: float, y: float, z: float) -> bool:
    return x > 2.6 - 0.10 * (z - 6) and z < 13.6 - 0.045 * y * y + 0.12 * (x - 6)


def _on_cheek(x: float, _: float, z: float) -> bool:
    return x > -3.0 + 0.35 * (5.2 - z) and z < EAR_HEIGHT


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


def _in_scarf(x: float, y: float, z: float) -> bool:
    return x > 1.2 - 0.15 * (z - 5) and 0.06 * y * y - 3.2 < z < 12.0 + 0.1 * x - 0.04 * y * y


def _bare_skin(
    blobs: tuple[Blob, ...], inside: Callable[[float, float, float], bool]
) -> tuple[Patch, ...]:
    """Points of the head that nothing covers, and the direction that each faces."""
    patches = []
    for (cx, cy, cz), (rx, ry, rz) in blobs:
        for nx, ny, nz in _sphere():
            x, y, z = cx + rx * nx, cy + ry * ny, cz + rz * nz
            if inside(x, y, z):
                patches.append(((x, y, z), unit((nx / rx, ny / ry, nz / rz))))
    return tuple(patches)


FACE: dict[str, tuple[Patch, ...]] = {
    "brow": _bare_skin((SKULL[0], JAW[1]), _on_brow),
    "cheek": _bare_skin((JAW[0], SKULL[0]), _on_cheek),
}
SCARF_FACE = _bare_skin((JAW[0], JAW[1], SKULL[0]), _in_scarf)


def _bare(head: _Head, name: str, patches: tuple[Patch, ...], *, drawn: bool) -> list[Shape]:
    ax, ay, az = head.away  # hundreds of points: the dot products are written out
    bound = TURNED_AWAY * HEAD_SCALE
    points = [
        head.seen(place) for place, (nx, ny, nz) in patches if ax * nx + ay * ny + az * nz <= bound
    ]
    if len(points) <= FEWEST_POINTS:
        return []
    outline = evenly(smooth(evenly(hull(points), 1.6), steps=3), 0.7)
    return [Shape.of(name, outline, "skin", "head", drawn=drawn)]


def _face_shapes(head: _Head) -> list[Shape]:
    return [
        shape for name, patches in FACE.items() for shape in _bare(head, name, patches, drawn=False)
    ]


def _face_in_scarf(head: _Head) -> list[Shape]:
    return _bare(head, "face", SCARF_FACE, drawn=True)


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
        if head.faces(normal) < WELL_TURNED
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


def head_shapes(skeleton: Skeleton, camera: Camera, style: str) -> list[Shape]:
    """The head from back to front, with hair of a style."""
    head = _Head.of(skeleton.head_frame, camera)
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
    hair = hair_of(style, skeleton.head_frame, camera, facing)
    behind, before = ([], []) if hair.covers_ears else _ears(head)
    covering = list(hair.over)
    if covering and facing < FACE_HIDDEN:
        covering += _face_in_scarf(head) if hair.bounded else _face_shapes(head)
    front = [skull, *covering, nose] if facing < FACES_US else [nose, skull, *covering]
    return [*behind, *hair.behind, *front, *_features(head), *before]
