"""A posture and a scene to a skeleton in its place, every contact met."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.covering import foot, lowest, skull, trunk
from hipflex_plan.figures.body.holding import hold, with_fists
from hipflex_plan.figures.body.planting import plant, tallest
from hipflex_plan.figures.body.posture import LEFT, RIGHT, SIDES
from hipflex_plan.figures.body.proportions import KNEE_RADIUS, SEAT_RADIUS
from hipflex_plan.figures.body.skeleton import put_head, skeleton_of
from hipflex_plan.figures.body.vectors import Vector, minus, plus

if TYPE_CHECKING:
    from hipflex_plan.figures.body.posture import Posture
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.scene import Scene

UPPER_BACK = (0.17, 0.29)
NECK_DEGREES = (-25.0, 45.0)
HALVINGS = 12


def _standing_height(skeleton: Skeleton, at: Vector, scene: Scene) -> float:
    """How high the pelvis is over planted feet; with none planted, the lower foot on the floor."""
    heights = []
    for side in SIDES:
        contact = skeleton.posture.legs[side].foot
        if contact is not None and contact.kind != "ankle" and contact.at is not None:
            offset = minus(skeleton.points[f"{side} hip"], skeleton.points["pelvis"])
            hip = plus((at[0], at[1], 0.0), offset)
            heights.append(tallest(skeleton, side, contact, hip, scene) - offset[2])
    if heights:
        return min(heights)
    return -min(lowest(part) for side in SIDES for part in foot(skeleton, side))


def _held_part(skeleton: Skeleton, part: str) -> tuple[Vector, float]:
    """The landmark that an anchor is about, and the height of what lies on its surface."""
    side, _, name = part.partition(" ")
    side = {"working": RIGHT, "other": LEFT}.get(side, "")
    if name == "foot" and side:
        return skeleton.points[f"{side} ankle"], min(map(lowest, foot(skeleton, side)))
    if part == "trunk":
        return skeleton.points["pelvis"], min(map(lowest, trunk(skeleton)))
    if part == "upper back":
        low = min(map(lowest, trunk(skeleton, *UPPER_BACK)))
        return skeleton.points["right shoulder"], low
    if part in {"seat", "pelvis"}:
        pelvis = skeleton.points["pelvis"]
        return pelvis, pelvis[2] - SEAT_RADIUS * skeleton.girth
    joint = skeleton.points[f"{side} {name}"]
    return joint, joint[2] - (KNEE_RADIUS * skeleton.girth if name == "knee" else 0.0)


def _origin(skeleton: Skeleton, scene: Scene) -> Vector:
    """Where the pelvis must be for the anchor to hold."""
    anchor = skeleton.posture.anchor
    at = (anchor.at, anchor.wide, 0.0)
    if anchor.part == "pelvis" and not anchor.surface:
        up = _standing_height(skeleton, at, scene) if anchor.up is None else anchor.up
        return (at[0], at[1], up)
    landmark, low = _held_part(skeleton, anchor.part)
    rise = (
        scene.named(anchor.surface).up - low if anchor.surface else (anchor.up or 0) - landmark[2]
    )
    return (at[0] - landmark[0], at[1], rise)


def rest_head(skeleton: Skeleton, surface: float) -> None:
    """Bend the neck so that the head lies on a surface: forwards on the back, else backwards."""
    facing_up = 1.0 if skeleton.frames["thorax"][1][0][2] > 0 else -1.0
    low, high = NECK_DEGREES
    for _ in range(HALVINGS):
        neck = facing_up * (low + high) / 2
        angles = (neck, *skeleton.posture.neck[1:])
        skeleton.posture = attrs.evolve(skeleton.posture, neck=angles)
        put_head(skeleton)
        if min(map(lowest, skull(skeleton))) < surface:
            low = facing_up * neck
        else:
            high = facing_up * neck


def solved_posture(posture: Posture, scene: Scene, girth: float = 1.0) -> Skeleton:
    """The skeleton of a posture with its contacts met, as far as the limbs reach."""
    origin = _origin(skeleton_of(posture, girth), scene)
    skeleton = skeleton_of(posture, girth, origin)
    if posture.head is not None:
        rest_head(skeleton, scene.named(posture.head.surface).up)
    for side in SIDES:
        plant(skeleton, side, scene)
    for side in SIDES:
        hold(skeleton, side, scene)
    with_fists(skeleton)
    return skeleton
