"""A posture's angles to joints in space, before anything is made to touch."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from hipflex_plan.figures.body.posture import SIDES, Angles, Posture
from hipflex_plan.figures.body.proportions import (
    BALL,
    FOOT_HEIGHT,
    FOREARM,
    HEAD_SCALE,
    HIP_HALF_WIDTH,
    NECK_LENGTH,
    SHANK,
    SHOULDER_HALF_WIDTH,
    SHOULDER_HEIGHT,
    STATURE,
    THIGH,
    THORAX_HEIGHT,
    TRUNK_LENGTH,
    UPPER_ARM,
)
from hipflex_plan.figures.body.vectors import (
    NOTHING,
    Turn,
    Vector,
    after,
    along,
    between,
    dot,
    leant,
    minus,
    plus,
    rolled,
    swung,
    times,
    turned,
)

Frame: TypeAlias = tuple[Vector, Turn]
VERTEBRAE = 26
TUCKED_TAIL = -0.05 * STATURE
NECK_AT_REST_DEGREES = 14
HAND_MIDDLE = 6.0
HALFWAY = 0.5
LYING_ON_SIDE_DEGREES = 60.0
LAIN_ON_SHOULDER = 7.0  # how far the lower shoulder is pushed in and forwards


@attrs.define
class Skeleton:
    """Joints and segments in space.

    Attributes:
        posture: what it was made from; the neck is replaced where it was found.
        girth: how stout the person is; 1 is the usual.
        points: joints and other landmarks by name, as in ``right knee``.
        frames: each segment's upper end and turn, as in ``right thigh``.
        spine: height over the hips, place and turn, from the tail upwards.
    """

    posture: Posture
    girth: float = 1.0
    points: dict[str, Vector] = attrs.field(factory=dict)
    frames: dict[str, Frame] = attrs.field(factory=dict)
    spine: list[tuple[float, Vector, Turn]] = attrs.field(factory=list)

    def on_spine(self, height: float) -> Frame:
        """The place and turn at a height over the hips, in centimetres along the spine."""
        for (low, at, turn), (high, next_at, next_turn) in zip(
            self.spine, self.spine[1:], strict=False
        ):
            if height <= high:
                share = (height - low) / (high - low)
                return between(at, next_at, share), turn if share < HALFWAY else next_turn
        return self.spine[-1][1:]

    def local(self, segment: str, offset: Vector) -> Vector:
        """The point at an offset in the frame of a segment."""
        origin, turn = self.frames[segment]
        return plus(origin, turned(turn, offset))

    @property
    def head_frame(self) -> Frame:
        """The head's frame, with its columns stretched to the size of the head."""
        origin, (x, y, z) = self.frames["head"]
        return origin, (times(x, HEAD_SCALE), times(y, HEAD_SCALE), times(z, HEAD_SCALE))


def clinical(angles: Angles, sign: float) -> Turn:
    """Flexion about the parent's axis, then abduction, then rotation about the bone."""
    return after(leant(-angles[0]), after(rolled(sign * angles[1]), swung(sign * angles[2])))


def _bent(spine: Angles, height: float) -> Turn:
    """The turn that the spine has reached at a height: most of it in the loins."""
    share = min(1.0, max(0.0, (height / STATURE - 0.02) / 0.24))
    smooth = share * share * (3 - 2 * share)
    return after(
        leant(spine[0] * smooth), after(rolled(spine[1] * smooth), swung(spine[2] * smooth))
    )


def _put_spine(skeleton: Skeleton, origin: Vector, pelvis: Turn) -> None:
    step, at = TRUNK_LENGTH / VERTEBRAE, origin
    bend = skeleton.posture.spine
    tail = along(origin, pelvis[2], TUCKED_TAIL)
    skeleton.spine = [(TUCKED_TAIL, tail, pelvis), (0.0, origin, after(pelvis, _bent(bend, 0.0)))]
    for number in range(1, VERTEBRAE + 1):
        middle = after(pelvis, _bent(bend, (number - 0.5) * step))
        at = along(at, middle[2], step)
        skeleton.spine.append((number * step, at, after(pelvis, _bent(bend, number * step))))
    skeleton.frames["thorax"] = skeleton.on_spine(THORAX_HEIGHT)


def put_head(skeleton: Skeleton) -> None:
    """Neck and head upon the trunk, by the angles of the neck."""
    _, top, thorax = skeleton.spine[-1]
    flexion, side_bend, twist = skeleton.posture.neck
    neck = after(thorax, leant(flexion * 0.5 + NECK_AT_REST_DEGREES))
    base = plus(top, turned(thorax, (-1.2, 0.0, -2.0)))
    atlas = along(base, neck[2], NECK_LENGTH)
    skull = after(thorax, after(leant(flexion), after(rolled(side_bend), swung(twist))))
    skeleton.frames["neck"], skeleton.frames["head"] = (base, neck), (atlas, skull)
    skeleton.points["neck"], skeleton.points["atlas"] = base, atlas
    skeleton.points["head"] = along(atlas, skull[2], 8.0)


def shoulder_joint(skeleton: Skeleton, side: str, arm: Vector) -> Vector:
    """The shoulder: it rises as the arm does and goes forwards with a reach.

    Args:
        skeleton: with its spine.
        side: right or left.
        arm: the direction of the upper arm, a unit vector.
    """
    sign = SIDES[side]
    at, thorax = skeleton.on_spine(SHOULDER_HEIGHT)
    forwards, out, up = (dot(arm, axis) for axis in thorax)
    narrowed = max(0.0, up) * 2.4 - min(0.0, out * sign) * 2
    lain_on = LAIN_ON_SHOULDER if sign * skeleton.posture.tilt < -LYING_ON_SIDE_DEGREES else 0.0
    narrowed += lain_on
    offset = (
        -0.4 + 2 * forwards + lain_on / 2,
        sign * (SHOULDER_HALF_WIDTH - narrowed),
        max(0.0, up + 0.35) * 3.2,
    )
    return plus(at, turned(thorax, offset))


def put_leg(  # noqa: PLR0913, PLR0917  # a chain of parts
    skeleton: Skeleton, side: str, thigh: Turn, shank: Turn, foot: Turn, toes: float
) -> None:
    """A leg's joints and segments from the hip down, by the turns of its parts."""
    points, frames = skeleton.points, skeleton.frames
    hip = points[f"{side} hip"]
    knee = along(hip, thigh[2], -THIGH)
    ankle = along(knee, shank[2], -SHANK)
    ball = plus(ankle, turned(foot, BALL))
    bent = after(foot, leant(-toes))
    points[f"{side} knee"], points[f"{side} ankle"], points[f"{side} ball"] = knee, ankle, ball
    points[f"{side} toe"] = plus(ball, turned(bent, (6.5, 0.0, -1.0)))
    points[f"{side} heel"] = plus(ankle, turned(foot, (-4.5, 0.0, -5.0)))
    points[f"{side} sole"] = plus(ankle, turned(foot, (4.0, 0.0, -FOOT_HEIGHT)))
    frames[f"{side} thigh"], frames[f"{side} shank"] = (hip, thigh), (knee, shank)
    frames[f"{side} foot"] = (ankle, foot)
    frames[f"{side} toes"] = (minus(ball, turned(bent, BALL)), bent)


def put_arm(skeleton: Skeleton, side: str, upper: Turn, fore: Turn, hand: Turn) -> None:
    """An arm's joints and segments from the shoulder down, by the turns of its parts."""
    points, frames = skeleton.points, skeleton.frames
    shoulder = points[f"{side} shoulder"]
    elbow = along(shoulder, upper[2], -UPPER_ARM)
    wrist = along(elbow, fore[2], -FOREARM)
    points[f"{side} elbow"], points[f"{side} wrist"] = elbow, wrist
    points[f"{side} hand"] = along(wrist, hand[2], -HAND_MIDDLE)
    frames[f"{side} upper arm"] = (shoulder, upper)
    frames[f"{side} forearm"], frames[f"{side} hand"] = (elbow, fore), (wrist, hand)


def skeleton_of(posture: Posture, girth: float = 1.0, origin: Vector = NOTHING) -> Skeleton:
    """The skeleton that the angles of a posture give, its pelvis at *origin*."""
    skeleton = Skeleton(posture, girth)
    pelvis = after(swung(posture.turn), after(leant(posture.lean), rolled(posture.tilt)))
    skeleton.points["pelvis"], skeleton.frames["pelvis"] = origin, (origin, pelvis)
    _put_spine(skeleton, origin, pelvis)
    put_head(skeleton)
    upper_back = skeleton.on_spine(SHOULDER_HEIGHT)[1]
    for side, sign in SIDES.items():
        leg, arm = posture.legs[side], posture.arms[side]
        skeleton.points[f"{side} hip"] = along(origin, pelvis[1], sign * HIP_HALF_WIDTH)
        thigh = after(pelvis, clinical(leg.hip, sign))
        shank = after(thigh, leant(leg.knee))
        put_leg(skeleton, side, thigh, shank, after(shank, clinical(leg.ankle, sign)), leg.toes)
        upper = after(upper_back, clinical(arm.shoulder, sign))
        down = times(upper[2], -1.0)
        skeleton.points[f"{side} shoulder"] = shoulder_joint(skeleton, side, down)
        fore = after(upper, leant(-arm.elbow))
        put_arm(skeleton, side, upper, fore, after(fore, clinical(arm.wrist, sign)))
    return skeleton
