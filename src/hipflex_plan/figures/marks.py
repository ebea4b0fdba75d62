"""Lines about what is shown on a figure to values: what works, how it moves, where it is felt."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.figures.body.posture import LEFT, RIGHT
from hipflex_plan.figures.phrase import taken_apart

Offset: TypeAlias = tuple[float, float, float]

SIDE_OF = {"working": RIGHT, "other": LEFT}
ACCENTS: dict[str, tuple[str, ...]] = {
    "working leg": ("right leg",),
    "other leg": ("left leg",),
    "legs": ("right leg", "left leg"),
    "working arm": ("right arm",),
    "other arm": ("left arm",),
    "arms": ("right arm", "left arm"),
    "trunk": ("trunk",),
    "hips": ("hips",),
}
"""What works, and the parts of the drawing that are coloured for it."""

# Where it is felt: segment, and the offset in its frame in centimetres.
FEELINGS: dict[str, tuple[str, Offset]] = {
    "front of hip": ("thigh", (7.0, 0.0, 0.0)),
    "front of thigh": ("thigh", (7.0, 0.0, -19.0)),
    "back of thigh": ("thigh", (-6.0, 0.0, -20.0)),
    "inner thigh": ("thigh", (0.0, -6.0, -16.0)),
    "outer hip": ("thigh", (0.0, 7.0, 2.0)),
    "calf": ("shank", (-5.0, 0.0, -14.0)),
    "front of shin": ("shank", (4.5, 0.0, -16.0)),
    "bottom": ("pelvis", (-10.0, 6.0, -1.0)),
    "tummy": ("pelvis", (8.0, 0.0, 14.0)),
    "low back": ("pelvis", (-8.0, 0.0, 12.0)),
    "chest": ("thorax", (9.0, 0.0, 0.0)),
}
MIDDLE_FEELINGS = {"tummy", "low back", "chest"}
MIDDLE_LANDMARKS = ("pelvis", "head", "neck")
SIDE_LANDMARKS = ("hip", "knee", "ankle", "heel", "toe", "shoulder", "elbow", "wrist", "hand")
AWAY = 12.0
PLACE = re.compile(r"-?\d+(?:\.\d+)?")
LEAST_PLACES = 2


@attrs.frozen
class Following:
    """An arrow beside the way that a landmark takes.

    Attributes:
        landmark: which, as in ``right knee``.
        start: share of the movement at which it begins.
        stop: share of the movement at which it ends; above 1 goes on beyond it.
        away: how far beside the way, to the outside, in centimetres on the figure.
        right: how far it is moved to the right of the picture.
        up: how far it is moved up the picture.
    """

    landmark: str
    start: float
    stop: float
    away: float
    right: float
    up: float


@attrs.frozen
class Through:
    """An arrow through places in space, each forwards, to the left and up."""

    places: tuple[Offset, ...]


@attrs.frozen
class Feeling:
    """A mark where it is felt: segment, and the offset in its frame."""

    segment: str
    offset: Offset


@cache
def accent(line: str) -> tuple[str, ...]:
    """Take ``working leg``; give the parts of the drawing."""
    if line not in ACCENTS:
        raise ImpossibleValueError(f"no part {line!r} to colour; {suggestion(line, ACCENTS)}")
    return ACCENTS[line]


def _through(line: str) -> Through:
    places: list[Offset] = []
    for piece in line.removeprefix("through ").split(","):
        tokens = piece.split()
        if len(tokens) not in {2, 3} or not all(PLACE.fullmatch(token) for token in tokens):
            message = f"a place is 'x z' or 'x y z', with a comma after it: {piece.strip()!r}"
            raise ImpossibleValueError(message)
        numbers = [float(token) for token in tokens]
        x, y, z = numbers if len(numbers) > LEAST_PLACES else (numbers[0], 0.0, numbers[1])
        places.append((x, y, z))
    if len(places) < LEAST_PLACES:
        raise ImpossibleValueError(f"an arrow needs two places or more: {line!r}")
    return Through(tuple(places))


@cache
def arrow(line: str) -> Following | Through:
    """Take ``working knee``, ``working ankle from 0.2 to 0.9 away 14`` or ``through 0 44, 0 68``.

    Raises:
        ImpossibleValueError: for a line that cannot be read.
    """
    if line.startswith("through "):
        return _through(line)
    phrase = taken_apart(line, ("from", "to", "away", "right", "up"))
    side, _, landmark = phrase.words.partition(" ")
    known = [*MIDDLE_LANDMARKS, *(f"{s} {mark}" for s in SIDE_OF for mark in SIDE_LANDMARKS)]
    if phrase.words not in known:
        message = f"no landmark {phrase.words!r}; {suggestion(phrase.words, known)}"
        raise ImpossibleValueError(message)
    moved = "right" in phrase.numbers or "up" in phrase.numbers
    return Following(
        f"{SIDE_OF[side]} {landmark}" if landmark else side,
        phrase.number("from", 0.15),
        phrase.number("to", 1.0),
        phrase.number("away", 0.0 if moved else AWAY),
        phrase.number("right", 0.0),
        phrase.number("up", 0.0),
    )


@cache
def feeling(line: str) -> Feeling:
    """Take ``front of working thigh``, ``working calf`` or ``tummy``.

    Raises:
        ImpossibleValueError: for a place that nobody knows.
    """
    side = next((word for word in SIDE_OF if word in line.split()), "")
    place = " ".join(word for word in line.split() if word != side)
    if place not in FEELINGS:
        raise ImpossibleValueError(f"no place {place!r} to feel; {suggestion(place, FEELINGS)}")
    segment, (x, y, z) = FEELINGS[place]
    owner = SIDE_OF.get(side, RIGHT)
    sign = 1.0 if owner == LEFT else -1.0
    if segment in {"thigh", "shank"}:
        segment = f"{owner} {segment}"
    return Feeling(segment, (x, y * sign, z))
