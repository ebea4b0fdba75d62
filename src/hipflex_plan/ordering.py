"""Prescriptions of a phase to the order in which a session takes them.

What warms up comes first and jumps come before strength work. Besides that a person
gets up and down as little as can be: from standing to sitting, to kneeling, to lying,
each position once. Within a position what needs the same equipment stands together, and
legs change where they can (source: ``choice-session-order``).
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from hipflex_plan.prescription import Prescription
from hipflex_plan.quantities import Side
from hipflex_plan.vocabulary import Position, Purpose

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


HEIGHT = {
    Position.STANDING: 3,
    Position.SITTING: 2,
    Position.HALF_KNEELING: 1,
    Position.KNEELING: 1,
    Position.HANDS_AND_FEET: 0,
    Position.LYING_ON_BACK: 0,
    Position.LYING_ON_FRONT: 0,
    Position.LYING_ON_SIDE: 0,
}
"""How high the body is: 3 stands, 2 sits, 1 kneels, 0 is down on the floor."""
UPRIGHT = 3


def in_order(prescriptions: Sequence[Prescription]) -> tuple[Prescription, ...]:
    """The prescriptions of a phase in the order of a session; the written one where it is free."""
    made: list[Prescription] = []
    parts = ([p for p in prescriptions if rank(p) == number] for number in range(RANKS))
    for part in parts:
        made.extend(_by_position(part))
    return tuple(made)


RANKS = 3


def rank(prescription: Prescription) -> int:
    """0 for what warms up, 1 for jumps, 2 for all else."""
    if prescription.warm_up:
        return 0
    return 1 if prescription.exercise.purpose is Purpose.POWER else 2


def _by_position(part: Sequence[Prescription]) -> list[Prescription]:
    """From the highest position to the lowest, each once; those of a height as first written."""
    written = list(dict.fromkeys(p.exercise.position for p in part))
    places = sorted(written, key=lambda place: (-HEIGHT[place], written.index(place)))
    made: list[Prescription] = []
    for place in places:
        own = [p for p in part if p.exercise.position is place]
        for _, group in groupby(_together(own), key=_things):
            made.extend(_changing_legs(list(group), made[-1].side if made else None))
    return made


def _together(part: Sequence[Prescription]) -> list[Prescription]:
    """What needs the same equipment side by side, as the first of it is written."""
    kinds = list(dict.fromkeys(_things(p) for p in part))
    return sorted(part, key=lambda p: kinds.index(_things(p)))


def _things(prescription: Prescription) -> Hashable:
    return frozenset(thing.name for thing in prescription.exercise.equipment)


def _changing_legs(part: list[Prescription], before: Side | None) -> list[Prescription]:
    """The next that is not for the same single leg, as long as there is one."""
    left, made = list(part), list[Prescription]()
    while left:
        other = next((p for p in left if p.side is not before or not _one_leg(p)), left[0])
        left.remove(other)
        made.append(other)
        before = other.side
    return made


def _one_leg(prescription: Prescription) -> bool:
    return prescription.side in (Side.LEFT, Side.RIGHT)


def changes_of_height(prescriptions: Sequence[Prescription]) -> int:
    """How far a person goes down and up in a session that begins and ends upright."""
    heights = [UPRIGHT, *(HEIGHT[p.exercise.position] for p in prescriptions), UPRIGHT]
    return sum(abs(b - a) for a, b in pairwise(heights))
