"""Joints in space back to clinical angles: what the contacts made of them."""

from __future__ import annotations

from math import asin, atan2, degrees
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.posture import SIDES, Angles, Posture
from hipflex_plan.figures.body.proportions import SHOULDER_HEIGHT
from hipflex_plan.figures.body.vectors import Turn, unturned

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.contacts import Foot


def _clinical(parent: Turn, child: Turn, sign: float) -> Angles:
    x, y, z = (unturned(parent, axis) for axis in child)
    abduction = degrees(asin(max(-1.0, min(1.0, -z[1]))))
    return (-degrees(atan2(z[0], z[2])), abduction * sign, degrees(atan2(x[1], y[1])) * sign)


def _found(skeleton: Skeleton, side: str) -> Foot | None:
    """The contact of a foot with its place said, also where it was found in solving."""
    contact = skeleton.posture.legs[side].foot
    if contact is None or contact.at is not None:
        return contact
    mark = {"toes": "ball", "kneel": "knee"}.get(contact.kind, "ankle")
    return attrs.evolve(contact, at=skeleton.points[f"{side} {mark}"][0])


def posture_of(skeleton: Skeleton) -> Posture:
    """The posture of a solved skeleton: its angles are those that it really has."""
    frames = {name: frame[1] for name, frame in skeleton.frames.items()}
    upper_back = skeleton.on_spine(SHOULDER_HEIGHT)[1]
    legs, arms = {}, {}
    for side, sign in SIDES.items():
        thigh, shank, sole = (frames[f"{side} {part}"] for part in ("thigh", "shank", "foot"))
        upper, fore, palm = (frames[f"{side} {part}"] for part in ("upper arm", "forearm", "hand"))
        legs[side] = attrs.evolve(
            skeleton.posture.legs[side],
            hip=_clinical(frames["pelvis"], thigh, sign),
            knee=-_clinical(thigh, shank, sign)[0],
            ankle=_clinical(shank, sole, sign),
            toes=_clinical(sole, frames[f"{side} toes"], sign)[0],
            foot=_found(skeleton, side),
        )
        arms[side] = attrs.evolve(
            skeleton.posture.arms[side],
            shoulder=_clinical(upper_back, upper, sign),
            elbow=_clinical(upper, fore, sign)[0],
            wrist=_clinical(fore, palm, sign),
        )
    return attrs.evolve(skeleton.posture, legs=legs, arms=arms)
