"""A foot's contact to a leg: the sole exactly on its surface, the knee where it bends."""

from __future__ import annotations

from math import cos, radians, sqrt
from typing import TYPE_CHECKING

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.figures.body.bending import bent_between
from hipflex_plan.figures.body.covering import lowest, placed
from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.proportions import (
    BALL,
    FOREFOOT,
    HINDFOOT,
    KNEE_RADIUS,
    SHANK,
    THIGH,
)
from hipflex_plan.figures.body.skeleton import clinical, put_leg
from hipflex_plan.figures.body.vectors import (
    NOTHING,
    UPWARDS,
    Turn,
    Vector,
    after,
    along,
    cross,
    frame_along,
    leant,
    length,
    level,
    minus,
    plus,
    swung,
    times,
    turned,
    unit,
)

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.contacts import Foot
    from hipflex_plan.figures.scene import Scene

LYING_DEGREES = 69.5
LACES_DEGREES = 160.0
SOFT_KNEE_DEGREES = 4.0
ANGLED_PER_FORWARDS = 60.0  # degrees that the toes turn out for a knee that points out as far


def heading(skeleton: Skeleton) -> Vector:
    """Where the feet point, level: as the pelvis faces; lying, as the person's length goes."""
    forwards, _, upwards = skeleton.frames["pelvis"][1]
    lean = skeleton.posture.lean
    if abs(lean) > LYING_DEGREES:
        return unit(times(level(upwards), -1.0 if lean < 0 else 1.0))
    return unit(level(forwards))


def foot_turn(contact: Foot, ahead: Vector, sign: float) -> Turn:
    """How a planted foot is turned in space."""
    base = (ahead, cross(UPWARDS, ahead), UPWARDS)
    pitch = {
        "toes": contact.tip,
        "laces": LACES_DEGREES,
        "kneel": contact.tip or LACES_DEGREES,
    }.get(contact.kind, -contact.tip)
    return after(base, after(swung(sign * contact.out), leant(pitch)))


def toe_bend(contact: Foot) -> float:
    """How far the toes bend up, in degrees: as far as the heel is lifted."""
    return contact.tip if contact.kind in {"toes", "kneel"} else 0.0


def _depth(sole: Turn, toes: float) -> float:
    """How far the lowest point of the foot lies below its ankle."""
    bent = after(sole, leant(-toes))
    ball = minus(turned(sole, BALL), turned(bent, BALL))
    foot = placed((NOTHING, sole), HINDFOOT) + placed((ball, bent), FOREFOOT)
    return -min(lowest(part) for part in foot)


def _leg_length(knee_degrees: float) -> float:
    bend = cos(radians(knee_degrees))
    return sqrt(THIGH * THIGH + SHANK * SHANK + 2 * THIGH * SHANK * bend)


def _straight_away(skeleton: Skeleton, side: str, hip: Vector, height: float) -> float:
    """Where the ankle is, forwards, of a leg that goes away from the head to that height."""
    away = unit(times(level(skeleton.frames["pelvis"][1][2]), -1.0))
    if away == NOTHING:
        raise ImpossibleValueError(
            f"say where the foot is with 'at': {skeleton.posture.legs[side].foot}"
        )
    reach = _leg_length(max(skeleton.posture.legs[side].knee, SOFT_KNEE_DEGREES))
    drop = hip[2] - height
    return hip[0] + away[0] * sqrt(max(0.0, reach * reach - drop * drop))


def ankle_of(skeleton: Skeleton, side: str, contact: Foot, hip: Vector, scene: Scene) -> Vector:
    """Where the ankle must be so that the foot meets its surface."""
    sign = SIDES[side]
    y = hip[1] if contact.wide is None else sign * contact.wide
    if contact.up is not None and contact.at is not None:
        return (contact.at, y, contact.up)
    sole = foot_turn(contact, heading(skeleton), sign)
    height = scene.named(contact.surface).up + _depth(sole, toe_bend(contact))
    if contact.at is None:
        return (_straight_away(skeleton, side, hip, height), y, height)
    if contact.kind == "toes":
        ball = turned(sole, BALL)
        return (contact.at - ball[0], y - ball[1], height)
    return (contact.at, y, height)


def tallest(skeleton: Skeleton, side: str, contact: Foot, hip: Vector, scene: Scene) -> float:
    """How high the hip can be while the foot stays where it is, the knee all but straight."""
    ankle = ankle_of(skeleton, side, contact, hip, scene)
    reach = _leg_length(SOFT_KNEE_DEGREES)
    aside = length(level(minus(ankle, hip)))
    return ankle[2] + sqrt(max(0.0, reach * reach - aside * aside))


def _knee_way(skeleton: Skeleton, side: str, contact: Foot, ahead: Vector) -> Vector:
    pelvis = skeleton.frames["pelvis"][1]
    out = contact.knee_out
    if out is None:
        out = contact.out / ANGLED_PER_FORWARDS
    return plus(plus(pelvis[0], times(pelvis[1], SIDES[side] * out)), times(ahead, 0.35))


def _kneel(skeleton: Skeleton, side: str, contact: Foot, scene: Scene) -> None:
    """Knee and foot on their surfaces; the shank goes back from the knee."""
    ahead, sign = heading(skeleton), SIDES[side]
    hip = skeleton.points[f"{side} hip"]
    before = skeleton.points[f"{side} knee"]
    height = scene.named(contact.surface).up + KNEE_RADIUS * skeleton.girth
    aside = 0.0 if contact.wide is None else sign * contact.wide - hip[1]
    room = THIGH * THIGH - (hip[2] - height) ** 2 - aside * aside
    wanted = contact.at if contact.at is not None else before[0]
    forwards = sqrt(max(0.0, room)) * (1.0 if wanted >= hip[0] else -1.0)
    down = minus((hip[0] + forwards, hip[1] + aside, height), hip)
    thigh = frame_along(times(down, -1.0), ahead)
    knee = along(hip, thigh[2], -THIGH)
    sole = foot_turn(contact, ahead, sign)
    ankle_height = scene.named(contact.foot_surface).up + _depth(sole, toe_bend(contact))
    rise = max(-SHANK, min(SHANK, ankle_height - knee[2]))
    back = sqrt(max(0.0, SHANK * SHANK - rise * rise))
    ankle = plus(knee, (-ahead[0] * back, -ahead[1] * back, rise))
    shank = frame_along(minus(knee, ankle), (0.0, 0.0, -1.0))
    put_leg(skeleton, side, thigh, shank, sole, toe_bend(contact))


def plant(skeleton: Skeleton, side: str, scene: Scene) -> None:
    """Bend the leg of a side so that its foot meets what it is to touch."""
    contact = skeleton.posture.legs[side].foot
    if contact is None:
        return
    if contact.kind == "kneel":
        _kneel(skeleton, side, contact, scene)
        return
    ahead, hip = heading(skeleton), skeleton.points[f"{side} hip"]
    target = ankle_of(skeleton, side, contact, hip, scene)
    way = _knee_way(skeleton, side, contact, ahead)
    knee, ankle, bend = bent_between(hip, target, (THIGH, SHANK), way)
    thigh, shank = frame_along(minus(hip, knee), bend), frame_along(minus(knee, ankle), bend)
    if contact.kind == "ankle":
        angles = skeleton.posture.legs[side].ankle
        sole = after(shank, clinical(angles, SIDES[side]))
    else:
        sole = foot_turn(contact, ahead, SIDES[side])
    put_leg(skeleton, side, thigh, shank, sole, toe_bend(contact))
