"""A hand's contact to an arm: the palm on its surface, the elbow where it points."""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.figures.body.bending import bent_between
from hipflex_plan.figures.body.planting import heading
from hipflex_plan.figures.body.posture import LEFT, RIGHT, SIDES
from hipflex_plan.figures.body.proportions import (
    ELBOW_RADIUS,
    FOREARM,
    HIP_HALF_WIDTH,
    SHANK,
    THIGH,
    UPPER_ARM,
)
from hipflex_plan.figures.body.skeleton import clinical, put_arm, shoulder_joint
from hipflex_plan.figures.body.vectors import (
    UPWARDS,
    Turn,
    Vector,
    across,
    after,
    along,
    cross,
    frame_along,
    length,
    level,
    minus,
    plus,
    times,
    turned,
    unit,
)

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.contacts import Hand
    from hipflex_plan.figures.scene import Scene

PALM_THICKNESS = 2.0
WRIST_RADIUS = 2.4
TO_THE_PALM = 8.0  # from the wrist to the middle of the open palm
TO_THE_FIST = 5.6  # from the wrist to the middle of the fist
GRIP_OVER = 2.0
LYING_DEGREES = -45.0
WHOSE = {"working": RIGHT, "other": LEFT}
BESIDE, CROSSING = 3.8, 4.0
CLASPED = {"front", "shin"}
STRAIGHT_ARM = (UPPER_ARM + FOREARM) * 0.998

# Where the elbow points, seen from the chest; y is to the arm's own side.
ELBOWS: dict[str, Vector] = {
    "out": (0.0, 1.0, 0.0),
    "back": (-1.0, 0.5, -0.3),
    "down": (0.0, 0.15, -1.0),
    "forwards": (1.0, 0.3, -0.3),
    "in": (0.0, -1.0, -0.3),
    "up": (0.0, 0.3, 1.0),
}
# Places on the body: segment, offset in its frame (y to the own side), where the elbow points.
ON_THE_BODY: dict[str, tuple[str, Vector, Vector]] = {
    "hip": ("pelvis", (7.0, HIP_HALF_WIDTH + 6.0, 12.0), (-1.0, 0.9, -0.2)),
    "belly": ("pelvis", (11.0, 4.0, 15.0), (-0.6, 1.0, -0.3)),
    "chest": ("thorax", (11.0, -9.0, 2.0), (-0.3, 1.0, -0.8)),
    "front": ("thorax", (27.0, 2.0, -8.0), (-0.3, 1.0, -0.8)),
    "shoulder": ("thorax", (6.0, -15.0, 3.0), (0.6, 0.3, -0.6)),
    "head": ("head", (-7.0, 6.5, 7.0), (0.0, 1.0, 0.3)),
    "thigh": ("thigh", (8.5, 0.0, -0.55 * THIGH), (-1.0, 0.5, -0.3)),
    "knee": ("thigh", (6.0, 0.0, -0.93 * THIGH), (-1.0, 0.5, -0.3)),
    "shin": ("shank", (5.5, 0.0, -0.22 * SHANK), (-0.4, 1.0, -0.3)),
}


def _elbow_way(skeleton: Skeleton, side: str, contact: Hand, usual: Vector) -> Vector:
    x, y, z = ELBOWS[contact.elbow] if contact.elbow else usual
    return turned(skeleton.frames["thorax"][1], (x, SIDES[side] * y, z))


def _finger_way(skeleton: Skeleton, side: str, word: str) -> Vector:
    ahead = heading(skeleton)
    outwards = times(cross(UPWARDS, ahead), SIDES[side])
    ways = {
        "forwards": ahead,
        "back": times(ahead, -1.0),
        "up": UPWARDS,
        "down": times(UPWARDS, -1.0),
        "out": outwards,
        "in": times(outwards, -1.0),
    }
    return ways[word]


def _flat_hand(fingers: Vector, back: Vector, sign: float) -> Turn:
    """A hand whose fingers go one way and whose back faces another."""
    upwards = unit(times(fingers, -1.0))
    aside = unit(across(times(back, sign), upwards))
    return (cross(aside, upwards), aside, upwards)


def _shoulder_for(skeleton: Skeleton, side: str, target: Vector) -> Vector:
    shoulder = skeleton.points[f"{side} shoulder"]
    for _ in range(2):
        shoulder = shoulder_joint(skeleton, side, unit(minus(target, shoulder)))
    skeleton.points[f"{side} shoulder"] = shoulder
    return shoulder


def _reach(
    skeleton: Skeleton, side: str, target: Vector, elbow: Vector, beyond: float = 0.0
) -> tuple[Turn, Turn]:
    """The turns of an arm whose hand, *beyond* the wrist, is at the target."""
    shoulder = _shoulder_for(skeleton, side, target)
    middle, end, bend = bent_between(shoulder, target, (UPPER_ARM, FOREARM + beyond), elbow)
    front = times(bend, -1.0)
    return frame_along(minus(shoulder, middle), front), frame_along(minus(middle, end), front)


def _in_line(skeleton: Skeleton, side: str, arm: tuple[Turn, Turn]) -> None:
    upper, fore = arm
    wrist = skeleton.posture.arms[side].wrist
    put_arm(skeleton, side, upper, fore, after(fore, clinical(wrist, SIDES[side])))


def _y(skeleton: Skeleton, side: str, contact: Hand) -> float:
    if contact.wide is None:
        return skeleton.points[f"{side} shoulder"][1]
    return SIDES[side] * contact.wide


def _beside_the_other(skeleton: Skeleton, side: str, owner: str) -> tuple[float, float]:
    """How far aside and up a hand moves where the other one holds the same place of a leg."""
    opposite = LEFT if side == RIGHT else RIGHT
    own, other = (skeleton.posture.arms[whose].hand for whose in (side, opposite))
    if own is None or other is None or own.surface != other.surface:
        return 0.0, 0.0
    if WHOSE.get(other.whose, opposite) != owner:
        return 0.0, 0.0
    if makes_a_fist(own):
        return BESIDE, 0.0
    return BESIDE, CROSSING if side != owner else 0.0


def place_on_body(skeleton: Skeleton, side: str, contact: Hand) -> Vector:
    """Where on the body the middle of the hand is to be."""
    owner = WHOSE.get(contact.whose, side)
    segment, offset, _ = ON_THE_BODY[contact.surface]
    name = segment if segment in skeleton.frames else f"{owner} {segment}"
    sign = SIDES[side]
    aside, higher = _beside_the_other(skeleton, side, owner) if name != segment else (0.0, 0.0)
    return skeleton.local(name, (offset[0], (offset[1] + aside) * sign, offset[2] + higher))


def _hold_body(skeleton: Skeleton, side: str, contact: Hand) -> None:
    place, usual = place_on_body(skeleton, side, contact), ON_THE_BODY[contact.surface][2]
    beyond = TO_THE_FIST if makes_a_fist(contact) else TO_THE_PALM
    way = _elbow_way(skeleton, side, contact, usual)
    _in_line(skeleton, side, _reach(skeleton, side, place, way, beyond))


def _palm(skeleton: Skeleton, side: str, contact: Hand, scene: Scene) -> None:
    prop = scene.named(contact.surface)
    y = _y(skeleton, side, contact)
    if prop.upright:
        if contact.up is None:
            raise ImpossibleValueError(f"say how high the palm is on the {prop.name} with 'up'")
        back: Vector = (-1.0 if prop.edge > 0 else 1.0, 0.0, 0.0)
        target, fingers, usual = (prop.edge, y, contact.up), contact.fingers or "up", "down"
    else:
        at = skeleton.points[f"{side} shoulder"][0] if contact.at is None else contact.at
        back = UPWARDS
        lying = skeleton.posture.lean < LYING_DEGREES
        target, fingers = (at, y, prop.up), contact.fingers or "forwards"
        usual = "out" if lying else "back"
    wrist = along(target, back, PALM_THICKNESS)
    way = _elbow_way(skeleton, side, contact, ELBOWS[usual])
    upper, fore = _reach(skeleton, side, wrist, way)
    hand = _flat_hand(_finger_way(skeleton, side, fingers), back, SIDES[side])
    put_arm(skeleton, side, upper, fore, hand)


def _grip(skeleton: Skeleton, side: str, contact: Hand, scene: Scene) -> None:
    prop = scene.named(contact.surface)
    at = prop.edge if contact.at is None else contact.at
    up = prop.up + GRIP_OVER if contact.up is None else contact.up
    target = (at, _y(skeleton, side, contact), up)
    way = _elbow_way(skeleton, side, contact, ELBOWS["back"])
    _in_line(skeleton, side, _reach(skeleton, side, target, way, TO_THE_FIST))


def _forearm(skeleton: Skeleton, side: str, contact: Hand, scene: Scene) -> None:
    top = scene.named(contact.surface).up
    y = _y(skeleton, side, contact)
    below = (skeleton.points[f"{side} shoulder"][0], y, top)
    shoulder = _shoulder_for(skeleton, side, below)
    room = UPPER_ARM**2 - (shoulder[2] - top - ELBOW_RADIUS) ** 2 - (y - shoulder[1]) ** 2
    ahead = 1.0 if contact.at is None or contact.at >= shoulder[0] else -1.0
    elbow = (shoulder[0] + ahead * sqrt(max(0.0, room)), y, top + ELBOW_RADIUS)
    upper = frame_along(minus(shoulder, elbow), heading(skeleton))
    elbow = along(shoulder, upper[2], -UPPER_ARM)
    fingers = _finger_way(skeleton, side, contact.fingers or "forwards")
    drop = elbow[2] - top - WRIST_RADIUS
    out = sqrt(max(0.0, FOREARM**2 - drop**2))
    wrist = plus(elbow, (fingers[0] * out, fingers[1] * out, -drop))
    fore = frame_along(minus(elbow, wrist), UPWARDS)
    put_arm(skeleton, side, upper, fore, _flat_hand(fingers, UPWARDS, SIDES[side]))


def _stretch_out(skeleton: Skeleton, side: str, contact: Hand) -> None:
    ahead = heading(skeleton)
    rise = radians(contact.rise)
    way = plus(times(ahead, cos(rise)), times(UPWARDS, sin(rise)))
    shoulder = shoulder_joint(skeleton, side, way)
    target = along(shoulder, way, STRAIGHT_ARM)
    if contact.wide is not None:
        target = (target[0], SIDES[side] * contact.wide, target[2])
        target = along(shoulder, unit(minus(target, shoulder)), STRAIGHT_ARM)
    way = _elbow_way(skeleton, side, contact, ELBOWS["back"])
    if length(level(minus(target, shoulder))) > STRAIGHT_ARM / 2:
        way = times(UPWARDS, -1.0)
    _in_line(skeleton, side, _reach(skeleton, side, target, way))


def hold(skeleton: Skeleton, side: str, scene: Scene) -> None:
    """Bend the arm of a side so that its hand meets what it is to touch."""
    contact = skeleton.posture.arms[side].hand
    if contact is None:
        return
    if contact.kind == "reach":
        _stretch_out(skeleton, side, contact)
    elif contact.on_the_body:
        _hold_body(skeleton, side, contact)
    elif contact.kind == "forearm":
        _forearm(skeleton, side, contact, scene)
    elif contact.kind == "grip":
        _grip(skeleton, side, contact, scene)
    else:
        _palm(skeleton, side, contact, scene)


def makes_a_fist(contact: Hand | None) -> bool:
    """Whether the hand is closed."""
    return contact is not None and (contact.kind == "grip" or contact.surface in CLASPED)


def with_fists(skeleton: Skeleton) -> None:
    """Close the hands that grip."""
    arms = {
        side: attrs.evolve(arm, fist=arm.fist or makes_a_fist(arm.hand))
        for side, arm in skeleton.posture.arms.items()
    }
    skeleton.posture = attrs.evolve(skeleton.posture, arms=arms)
