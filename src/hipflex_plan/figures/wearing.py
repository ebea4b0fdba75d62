"""Lines about what a person wears or holds to values: a weight, a band, a bar, sliders."""

from __future__ import annotations

from functools import cache

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.figures.body.posture import LEFT, RIGHT
from hipflex_plan.figures.phrase import taken_apart

BOTH = (RIGHT, LEFT)
WHOSE = {"working": (RIGHT,), "other": (LEFT,), "both": BOTH}
SIDED = ("ankle weight on", "slider under", "dumbbell in", "band from door to",
         "band from post to")  # fmt: skip
WHOLE = (
    "band round ankles",
    "band round feet",
    "band round thighs",
    "kettlebell",
    "barbell",
    "barbell on hips",
    "dumbbell on hips",
    "stick on back",
    "strap over ankles",
    "leg press",
    "leg extension",
    "towel under feet",
)
WORN = (*(f"{thing} {whose}" for thing in SIDED for whose in WHOSE), *WHOLE)


@attrs.frozen
class Worn:
    """A thing on the body.

    Attributes:
        thing: what it is, as in ``ankle weight on``.
        sides: on which sides.
        at: where a band is tied, forwards; None for where its prop stands.
        up: how high a band is tied.
    """

    thing: str
    sides: tuple[str, ...] = BOTH
    at: float | None = None
    up: float = 9.0


@cache
def worn(line: str) -> Worn:
    """Take ``ankle weight on working``, ``band round ankles``.

    Raises:
        ImpossibleValueError: for a thing that nobody knows.
    """
    phrase = taken_apart(line, ("at", "up"))
    words = phrase.words.removesuffix(" ankle").removesuffix(" hand")
    if words not in WORN:
        raise ImpossibleValueError(f"no worn thing {words!r}; {suggestion(words, WORN)}")
    at, up = phrase.numbers.get("at"), phrase.number("up", 9.0)
    if words in WHOLE:
        return Worn(words, BOTH, at, up)
    thing, _, whose = words.rpartition(" ")
    return Worn(thing, WHOSE[whose], at, up)
