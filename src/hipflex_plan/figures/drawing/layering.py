"""The shapes of a body in the order in which they are painted, far to near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.posture import LEFT, RIGHT, SIDES
from hipflex_plan.figures.body.vectors import dot
from hipflex_plan.figures.drawing.head_shapes import head_shapes
from hipflex_plan.figures.drawing.limb_shapes import arm_shapes, leg_shapes
from hipflex_plan.figures.drawing.trunk_shapes import PROFILE, hip_shapes, shirt_shapes, sidedness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera
    from hipflex_plan.figures.drawing.gear_parts import Placed
    from hipflex_plan.figures.drawing.shapes import Shape
    from hipflex_plan.figures.looks import Look

DEEP_FLEXION = -0.44
"""Cosine of thigh and trunk at which the thigh lies over the shirt: 116 degrees of hip flexion."""
CHEST_DEPTH = 6.0
FROM_BEHIND = 0.5


def is_far(part: str, skeleton: Skeleton, camera: Camera) -> bool:
    """Whether a limb is the one behind the body, seen from the side."""
    facing = sidedness(skeleton, camera)
    side, _, limb = part.partition(" ")
    return limb in {"leg", "arm"} and abs(facing) > PROFILE and facing * SIDES[side] > 0


def _thigh_over_shirt(skeleton: Skeleton, side: str) -> bool:
    thigh = skeleton.frames[f"{side} thigh"][1]
    pelvis = skeleton.frames["pelvis"][1]
    forwards = dot(thigh[2], pelvis[0]) < 0
    return forwards and dot(thigh[2], pelvis[2]) < DEEP_FLEXION


def _seen_from_the_side(skeleton: Skeleton, facing: float) -> list[str]:
    near, far = (RIGHT, LEFT) if facing > 0 else (LEFT, RIGHT)
    middle = [f"{near} leg", "shirt"]
    if _thigh_over_shirt(skeleton, near):
        middle.reverse()
    return [f"{far} arm", f"{far} leg", "hips", *middle, "head", f"{near} arm"]


def _seen_from_the_front(skeleton: Skeleton, camera: Camera) -> list[str]:
    points = skeleton.points

    def nearest(side: str) -> float:
        return min(camera.depth(points[f"{side} {joint}"]) for joint in ("knee", "ankle"))

    def wrist(side: str) -> float:
        return camera.depth(points[f"{side} wrist"])

    legs = sorted(SIDES, key=nearest, reverse=True)
    arms = sorted(SIDES, key=wrist, reverse=True)
    chest = camera.depth(skeleton.frames["thorax"][0])
    before = [side for side in arms if wrist(side) < chest + CHEST_DEPTH]
    behind = [side for side in arms if side not in before]
    if dot(skeleton.frames["pelvis"][1][0], camera.away) > FROM_BEHIND:
        behind, before = before, behind
        body = ["shirt", "hips", *(f"{side} leg" for side in legs), "head"]
        return [*(f"{s} arm" for s in behind), *body, *(f"{s} arm" for s in before)]
    body = [*(f"{side} leg" for side in legs), "hips", "shirt", "head"]
    return [*(f"{s} arm" for s in behind), *body, *(f"{s} arm" for s in before)]


def _order(skeleton: Skeleton, camera: Camera) -> list[str]:
    facing = sidedness(skeleton, camera)
    if abs(facing) > PROFILE:
        return _seen_from_the_side(skeleton, facing)
    return _seen_from_the_front(skeleton, camera)


def _insert(shapes: list[Shape], placed: Placed) -> None:
    """Put a worn shape next to the body: over a shape, under a limb, or over all."""
    where, shape = placed
    names = [other.name for other in shapes]
    if where == "over all":
        shapes.append(shape)
    elif where == "over legs":
        last = max(i for i, other in enumerate(shapes) if other.part.endswith(" leg"))
        shapes.insert(last + 1, shape)
    elif where.startswith("under "):
        limb = where.removeprefix("under ")
        first = min(i for i, other in enumerate(shapes) if other.part == limb)
        shapes.insert(first, shape)
    else:
        shapes.insert(names.index(where) + 1, shape)


COVERED = {"thigh", "shank", "upper arm", "forearm"}
"""Parts of limbs that have the colour of the shirt on somebody whose limbs are clothed."""


def _clothed(shape: Shape) -> Shape:
    covered = shape.name.partition(" ")[2] in COVERED
    return attrs.evolve(shape, fill="shirt") if covered else shape


def layered(skeleton: Skeleton, camera: Camera, look: Look, worn: Sequence[Placed]) -> list[Shape]:
    """All shapes of a body and of what it wears, far to near."""
    groups = {
        "hips": hip_shapes(skeleton, camera),
        "shirt": shirt_shapes(skeleton, camera),
        "head": head_shapes(skeleton, camera, look.hair),
    }
    for side in SIDES:
        groups[f"{side} leg"] = leg_shapes(skeleton, camera, side)
        groups[f"{side} arm"] = arm_shapes(skeleton, camera, side)
    shapes = [shape for group in _order(skeleton, camera) for shape in groups[group]]
    if look.covered:
        shapes = [_clothed(shape) for shape in shapes]
    for placed in worn:
        _insert(shapes, placed)
    return shapes
