"""The hair of a head, or the cloth over it, to shapes."""

from __future__ import annotations

from math import hypot, pi, sin
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.covering import lowest, placed
from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.proportions import (
    BOB,
    BUN,
    CURLS,
    HAIR,
    SCARF,
    SKULL,
    TAIL,
    TAIL_ASIDE,
)
from hipflex_plan.figures.body.vectors import dot, plus, turned
from hipflex_plan.figures.drawing.outlines import smooth
from hipflex_plan.figures.drawing.shapes import FEW_DIRECTIONS, Shape, rounded

if TYPE_CHECKING:
    from hipflex_plan.figures.body.proportions import Blob
    from hipflex_plan.figures.body.skeleton import Frame
    from hipflex_plan.figures.drawing.camera import Camera
    from hipflex_plan.figures.drawing.outlines import Point

CAPS: dict[str, tuple[Blob, ...]] = {
    "short": HAIR,
    "bun": HAIR,
    "ponytail": HAIR,
    "curls": CURLS,
    "bob": BOB,
    "headscarf": SCARF,
}
COVERS_EARS = {"bob"}
FROM_BEHIND = 0.3
FROM_BEFORE = -0.5
"""From there the neck hides a tail, unless it swings aside."""
SLIGHTLY = 0.05
FACE_UP = 0.6
PRESSED = 0.5
CLEAR = 0.6
"""How far a bun stays above what the head lies on."""
FOLDS = (
    ((6.4, 2.2, -4.2), (2.6, 6.4, -3.4), (-2.4, 8.2, 0.2), (-6.2, 6.8, 4.6)),
    ((4.6, 2.8, -7.6), (1.0, 7.6, -7.2), (-4.0, 8.4, -5.0), (-7.4, 6.0, -1.6)),
)
FOLD_FACES = (0.5, 0.87)
SEEN = -0.3
CURL_HEIGHT = 0.9
CURL_POINTS = 5


@attrs.frozen
class Hair:
    """Hair behind the head, and that over it.

    Attributes:
        behind: what is painted before the head.
        over: what is painted over the skull, and under the face.
        covers_ears: whether no ear is seen.
        bounded: whether a line goes round the face.
    """

    behind: tuple[Shape, ...] = ()
    over: tuple[Shape, ...] = ()
    covers_ears: bool = False
    bounded: bool = False


def _curly(outline: list[Point]) -> list[Point]:
    """The outline in small bows."""
    count = len(outline)
    middle = (sum(x for x, _ in outline) / count, sum(y for _, y in outline) / count)
    bows = max(1, round(count / CURL_POINTS))
    curled = []
    for index, (x, y) in enumerate(outline):
        dx, dy = x - middle[0], y - middle[1]
        out = CURL_HEIGHT * abs(sin(pi * bows * index / count)) / (hypot(dx, dy) or 1.0)
        curled.append((x + dx * out, y + dy * out))
    return curled


def _looks_up(frame: Frame) -> bool:
    """Whether the back of the head lies on something, or would."""
    return frame[1][0][2] > FACE_UP


def _pressed(outline: list[Point], frame: Frame) -> list[Point]:
    """The outline pressed flat where the head lies on it; seen straight from the side."""
    lies = PRESSED - min(map(lowest, placed(frame, SKULL)))
    return [(x, min(y, lies)) for x, y in outline]


def _bun(frame: Frame, camera: Camera, blobs: tuple[Blob, ...]) -> Shape:
    ellipsoids = placed(frame, blobs)
    if _looks_up(frame):
        lies = min(map(lowest, placed(frame, SKULL)))
        rise = max(0.0, lies - min(map(lowest, ellipsoids)) + CLEAR)
        ellipsoids = [((x, y, z + rise), turn, radii) for (x, y, z), turn, radii in ellipsoids]
    outline = rounded(camera, ellipsoids, 0.9, FEW_DIRECTIONS)
    return Shape.of("bun", outline, "hair", "head")


def _aside(frame: Frame, camera: Camera) -> tuple[Blob, ...]:
    """A tail that swings to that side of the head where the viewer sees it."""
    ahead, leftwards, _ = frame[1]
    behind = dot(camera.right, ahead) * dot(camera.right, leftwards)
    sign = -1.0 if behind > SLIGHTLY else 1.0
    return tuple(((x, y * sign, z), radii) for (x, y, z), radii in TAIL_ASIDE)


def _folds(frame: Frame, camera: Camera) -> list[Shape]:
    """Folds of a scarf from under the chin to the back of the head, where they face the viewer."""
    origin, turn = frame
    folds = []
    for sign in SIDES.values():
        if dot(turned(turn, (FOLD_FACES[0], FOLD_FACES[1] * sign, 0.0)), camera.away) > SEEN:
            continue
        for number, fold in enumerate(FOLDS):
            places = [plus(origin, turned(turn, (x, y * sign, z))) for x, y, z in fold]
            line = smooth([camera.seen(place) for place in places], closed=False)
            folds.append(Shape.of(f"fold {number} {sign}", line, "", "head", weight=0.6))
    return folds


def hair_of(style: str, frame: Frame, camera: Camera, facing: float) -> Hair:
    """The hair of a style on a head.

    Args:
        style: which.
        frame: of the head.
        camera: where the viewer stands.
        facing: -1 where the face is turned to the viewer, 1 where it is turned away.
    """
    if style not in CAPS:
        return Hair()
    outline = rounded(camera, placed(frame, CAPS[style]), 0.9)
    if style == "curls":
        outline = _curly(outline)
    if _looks_up(frame) and not camera.raised:
        outline = _pressed(outline, frame)
    cap = Shape.of("hair", outline, "hair", "head", outer_only=style != "headscarf")
    if style == "bun":
        return Hair((_bun(frame, camera, BUN),), (cap,))
    if style == "ponytail" and not _looks_up(frame):
        tail = _bun(frame, camera, TAIL if facing > FROM_BEFORE else _aside(frame, camera))
        return Hair((), (cap, tail)) if facing > FROM_BEHIND else Hair((tail,), (cap,))
    if style == "headscarf":
        return Hair((), (cap, *_folds(frame, camera)), covers_ears=True, bounded=True)
    return Hair((), (cap,), style in COVERS_EARS)
