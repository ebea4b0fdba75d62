"""A skeleton to the ellipsoids that cover it: what lies on a surface, and what is drawn."""

from __future__ import annotations

import itertools
from math import sqrt
from typing import TYPE_CHECKING, TypeAlias

from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.proportions import (
    FINGERS,
    FIST,
    FOREARM,
    FOREARM_GIRTH,
    FOREFOOT,
    HINDFOOT,
    JAW,
    PALM,
    SHANK,
    SHANK_GIRTH,
    SKULL,
    STATURE,
    THIGH,
    THIGH_GIRTH,
    TRUNK_GIRTH,
    UPPER_ARM,
    UPPER_ARM_GIRTH,
    Blob,
    Girth,
)
from hipflex_plan.figures.body.vectors import Turn, Vector, along, plus, turned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipflex_plan.figures.body.skeleton import Frame, Skeleton

Ellipsoid: TypeAlias = tuple[Vector, Turn, Vector]
"""Middle, turn and radii."""
Ring: TypeAlias = tuple[Vector, Vector, Turn, float, float]
"""Place on the bone, middle, turn, half depth and half width of a cross-section."""

BONES: dict[str, tuple[Girth, float]] = {
    "thigh": (THIGH_GIRTH, THIGH),
    "shank": (SHANK_GIRTH, SHANK),
    "upper arm": (UPPER_ARM_GIRTH, UPPER_ARM),
    "forearm": (FOREARM_GIRTH, FOREARM),
}
THICKNESS = 2.0
SHOULDER_BLADE = 0.16
SHOULDERS_ABOVE = 0.12


def lowest(ellipsoid: Ellipsoid) -> float:
    """The height of the lowest point of an ellipsoid."""
    middle, turn, radii = ellipsoid
    reach = sqrt(sum((radius * axis[2]) ** 2 for radius, axis in zip(radii, turn, strict=True)))
    return middle[2] - reach


def _at(girth: Girth, share: float) -> tuple[float, float, float]:
    for low, high in itertools.pairwise(girth):
        if share <= high[0]:
            part = (share - low[0]) / (high[0] - low[0])
            return (
                low[1] + (high[1] - low[1]) * part,
                low[2] + (high[2] - low[2]) * part,
                low[3] + (high[3] - low[3]) * part,
            )
    return girth[-1][1:]


def _shares(girth: Girth, start: float, stop: float, apart: float) -> list[float]:
    inside = [station[0] for station in girth if start + apart < station[0] < stop - apart]
    return [start, *inside, stop]


def limb_rings(
    skeleton: Skeleton, segment: str, start: float = 0.0, stop: float = 1.0, grow: float = 0.0
) -> list[Ring]:
    """The cross-sections of a limb between two shares of its bone, *grow* cm thicker."""
    girth, length = BONES[segment.partition(" ")[2]]
    origin, turn = skeleton.frames[segment]
    rings = []
    for share in _shares(girth, start, stop, 0.04):
        forwards, depth, width = (part * skeleton.girth for part in _at(girth, share))
        base = along(origin, turn[2], -share * length)
        rings.append((base, along(base, turn[0], forwards), turn, depth + grow, width + grow))
    return rings


def trunk_rings(skeleton: Skeleton, start: float, stop: float, grow: float = 0.0) -> list[Ring]:
    """The cross-sections of the trunk between two heights, in shares of the stature."""
    rings = []
    for height in _shares(TRUNK_GIRTH, start, stop, 0.008):
        forwards, depth, width = _at(TRUNK_GIRTH, height)
        fading = max(0.0, 1 - max(0.0, height - SHOULDER_BLADE) / SHOULDERS_ABOVE)
        stout = 1 + (skeleton.girth - 1) * fading  # stoutness ends below the shoulders
        at, turn = skeleton.on_spine(height * STATURE)
        middle = along(at, turn[0], forwards)
        rings.append((at, middle, turn, depth * stout + grow, width * stout + grow))
    return rings


def placed(frame: Frame, blobs: Iterable[Blob], sign: float = 1.0) -> list[Ellipsoid]:
    """Ellipsoids of a segment in space; *sign* -1 mirrors them."""
    origin, turn = frame
    return [
        (plus(origin, turned(turn, (middle[0], middle[1] * sign, middle[2]))), turn, radii)
        for middle, radii in blobs
    ]


def _round(rings: list[Ring]) -> list[Ellipsoid]:
    return [(ring[1], ring[2], (ring[3], ring[4], THICKNESS)) for ring in rings]


def trunk(skeleton: Skeleton, start: float = -0.03, stop: float = 0.29) -> list[Ellipsoid]:
    """The trunk between two heights, in shares of the stature."""
    return _round(trunk_rings(skeleton, start, stop))


def skull(skeleton: Skeleton) -> list[Ellipsoid]:
    """The head."""
    return placed(skeleton.head_frame, SKULL + JAW)


def foot(skeleton: Skeleton, side: str) -> list[Ellipsoid]:
    """A foot with its toes."""
    hind = placed(skeleton.frames[f"{side} foot"], HINDFOOT)
    return hind + placed(skeleton.frames[f"{side} toes"], FOREFOOT)


def bone(skeleton: Skeleton, segment: str) -> list[Ellipsoid]:
    """The thigh, the shank, the upper arm or the forearm of a side."""
    return _round(limb_rings(skeleton, segment))


def hand(skeleton: Skeleton, side: str) -> list[Ellipsoid]:
    """A hand, open or a fist."""
    closed = skeleton.posture.arms[side].fist
    blobs = FIST if closed else PALM + FINGERS
    return placed(skeleton.frames[f"{side} hand"], blobs, SIDES[side])


def whole_body(skeleton: Skeleton) -> dict[str, list[Ellipsoid]]:
    """Every part of the body by its name."""
    parts = {"trunk": trunk(skeleton, -0.045, 0.306), "head": skull(skeleton)}
    for side in SIDES:
        for segment in BONES:
            parts[f"{side} {segment}"] = bone(skeleton, f"{side} {segment}")
        parts[f"{side} foot"] = foot(skeleton, side)
        parts[f"{side} hand"] = hand(skeleton, side)
    return parts
