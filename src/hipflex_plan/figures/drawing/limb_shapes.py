"""Legs and arms of a skeleton to shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.figures.body.covering import limb_rings, placed
from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.proportions import FINGERS, FIST, FOREFOOT, HINDFOOT, PALM, THUMB
from hipflex_plan.figures.body.vectors import dot
from hipflex_plan.figures.drawing.shapes import FEW_DIRECTIONS, Shape, rounded, tube

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera

SHORTS_TO = 0.52
SLEEVE_TO = 0.46
IN_LINE = 0.05


def _foot_shapes(skeleton: Skeleton, camera: Camera, side: str) -> list[Shape]:
    part, foot, toes = f"{side} leg", f"{side} foot", f"{side} toes"
    frames = skeleton.frames
    ankle, ball = (camera.seen(skeleton.points[f"{side} {mark}"]) for mark in ("ankle", "ball"))
    shank = (f"{side} shank", ankle, 5.6)
    if abs(dot(frames[foot][1][0], frames[toes][1][2])) < IN_LINE:
        whole = rounded(camera, placed(frames[foot], HINDFOOT + FOREFOOT[1:]))
        return [Shape.of(foot, whole, "skin", part, seams=(shank,))]
    hind = rounded(camera, placed(frames[foot], HINDFOOT))
    fore = rounded(camera, placed(frames[toes], FOREFOOT))
    return [
        Shape.of(foot, hind, "skin", part, seams=(shank, (toes, ball, 6))),
        Shape.of(toes, fore, "skin", part, seams=((foot, ball, 7),)),
    ]


def leg_shapes(skeleton: Skeleton, camera: Camera, side: str) -> list[Shape]:
    """A leg, from thigh to toes, and the leg of the shorts over it."""
    part, stout = f"{side} leg", skeleton.girth
    thigh, shank, foot = f"{side} thigh", f"{side} shank", f"{side} foot"
    hip, knee, ankle = (
        camera.seen(skeleton.points[f"{side} {joint}"]) for joint in ("hip", "knee", "ankle")
    )
    upper = tube(camera, limb_rings(skeleton, thigh, 0.22), 3, 5.2 * stout)
    lower = tube(camera, limb_rings(skeleton, shank), 5.2 * stout, 3.2)
    shorts = tube(camera, limb_rings(skeleton, thigh, 0, SHORTS_TO, 0.7), 5.5, 1.4)
    return [
        Shape.of(thigh, upper, "skin", part, seams=((shank, knee, 6.8),)),
        Shape.of(shank, lower, "skin", part, seams=((thigh, knee, 6.8), (foot, ankle, 5.6))),
        *_foot_shapes(skeleton, camera, side),
        Shape.of(
            f"{side} shorts", shorts, "shorts", part, seams=(("pelvis", hip, 14), ("shirt", hip, 5))
        ),
    ]


def _hand_shapes(skeleton: Skeleton, camera: Camera, side: str) -> list[Shape]:
    part, hand, fore = f"{side} arm", f"{side} hand", f"{side} forearm"
    frame, sign = skeleton.frames[hand], SIDES[side]
    wrist = camera.seen(skeleton.points[f"{side} wrist"])
    joined = ((fore, wrist, 4),)
    if skeleton.posture.arms[side].fist:
        fist = rounded(camera, placed(frame, FIST, sign))
        return [Shape.of(hand, fist, "skin", part, seams=joined)]
    root = camera.seen(skeleton.local(hand, (2.0, 0.0, -3.0)))
    thumb = rounded(camera, placed(frame, THUMB, sign), 0.9, FEW_DIRECTIONS)
    palm = rounded(camera, placed(frame, PALM + FINGERS, sign))
    return [
        Shape.of(f"{side} thumb", thumb, "skin", part, seams=((hand, root, 3.6),)),
        Shape.of(hand, palm, "skin", part, seams=joined),
    ]


def arm_shapes(skeleton: Skeleton, camera: Camera, side: str) -> list[Shape]:
    """An arm, from shoulder to hand, and the sleeve over it."""
    part, upper, fore = f"{side} arm", f"{side} upper arm", f"{side} forearm"
    shoulder, elbow, wrist = (
        camera.seen(skeleton.points[f"{side} {joint}"]) for joint in ("shoulder", "elbow", "wrist")
    )
    over = tube(camera, limb_rings(skeleton, upper), 2.5, 3.6)
    under = tube(camera, limb_rings(skeleton, fore), 3.6, 2.2)
    sleeve = tube(camera, limb_rings(skeleton, upper, 0, SLEEVE_TO, 0.7), 5, 1)
    return [
        Shape.of(upper, over, "skin", part, seams=((fore, elbow, 5.6),)),
        Shape.of(
            fore, under, "skin", part, seams=((upper, elbow, 5.6), (f"{side} hand", wrist, 4))
        ),
        *_hand_shapes(skeleton, camera, side),
        Shape.of(
            f"{side} sleeve",
            sleeve,
            "shirt",
            part,
            seams=(("shirt", shoulder, 7.6), (f"{side} yoke", shoulder, 9)),
        ),
    ]
