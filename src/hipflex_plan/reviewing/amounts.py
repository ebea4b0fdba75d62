"""Prescriptions against what the sources of their exercise, and guidelines, support."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.load import Bodyweight
from hipflex_plan.progression import Maintain
from hipflex_plan.quantities import Range
from hipflex_plan.reviewing.issue import Issue, Severity
from hipflex_plan.reviewing.uses import Use, in_words, uses
from hipflex_plan.vocabulary import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.person import Person
    from hipflex_plan.program import Program


@attrs.frozen
class Span:
    """From the least to the most of a quantity, both included.

    Unlike a `Range` it has no upper limit: 1,000 steps or 300 seconds are no slip of the pen.
    """

    low: int
    high: int

    def __str__(self) -> str:
        """``8 to 15``, or ``10`` where both ends are the same."""
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


@attrs.frozen(kw_only=True)
class Support:
    """What a guideline supports for a purpose, both ends included."""

    sets: Span
    repetitions: Span | None = None
    hold_seconds: Span | None = None
    days: Span
    sources: tuple[str, ...]


GUIDELINES = {
    Purpose.STRENGTH: Support(
        sets=Span(2, 4),
        repetitions=Span(8, 15),
        days=Span(2, 3),
        sources=("page-spacing-48-hours", "acsm-strength-2009"),
    ),
    Purpose.STRETCH: Support(
        sets=Span(2, 4),
        hold_seconds=Span(10, 60),
        days=Span(2, 7),
        sources=("acsm-stretching-2011",),
    ),
    Purpose.POWER: Support(
        sets=Span(1, 4),
        days=Span(2, 3),
        sources=("prehab-box-jumps", "choice-jump-dose"),
    ),
    Purpose.CONTROL: Support(
        sets=Span(1, 3),
        repetitions=Span(5, 15),
        days=Span(2, 7),
        sources=("choice-control-dosage",),
    ),
}
"""Where an exercise's own sources say nothing, these do."""
QUANTITIES = ("sets", "repetitions", "hold_seconds", "steps", "minutes")
UNITS = {
    "sets": "sets",
    "repetitions": "repetitions",
    "hold_seconds": "seconds held",
    "steps": "steps",
    "minutes": "minutes",
    "days": "days a week",
}
SAME_DAY_LIMIT = 1


def supported(exercise: Exercise, quantity: str) -> Span | None:
    """From the least to the most that sources support; None where none speaks of it.

    The usual dosage of the exercise, the most that its own sources support, and
    what guidelines say for its purpose, taken together.
    """
    usual, guideline = exercise.usual, GUIDELINES[exercise.purpose]
    ranges = [_given(usual.dosage, quantity), getattr(guideline, quantity, None)]
    if usual.most is not None:
        ranges.append(_given(usual.most, quantity))
    if quantity == "days":
        ranges = [_span(usual.frequency.days), guideline.days]
    known = [one for one in ranges if one is not None]
    if not known:
        return None
    return Span(min(one.low for one in known), max(one.high for one in known))


def _given(dosage: Dosage, quantity: str) -> Span | None:
    value = getattr(dosage, quantity, None)
    return None if value is None else _span(value)


def _span(value: int | Range) -> Span:
    return Span(value.low, value.high) if isinstance(value, Range) else Span(value, value)


def outside_sources(program: Program, _: Person) -> Iterator[Issue]:
    """Dosages and frequencies beyond what their sources support."""
    for use in uses(program):
        given: dict[str, dict[int, Span]] = {"days": {}}
        days = _span(use.prescription.frequency.days)
        for week, dosage in zip(use.weeks, use.dosages, strict=True):
            given["days"][week] = days
            for quantity in QUANTITIES:
                if (value := _given(dosage, quantity)) is not None:
                    given.setdefault(quantity, {})[week] = value
        for quantity, by_week in given.items():
            yield from _outside(use, quantity, by_week)


def _outside(use: Use, quantity: str, by_week: dict[int, Span]) -> Iterator[Issue]:
    support = supported(use.exercise, quantity)
    exercise = use.exercise
    sources = (*exercise.usual.sources, *GUIDELINES[exercise.purpose].sources)
    unit = UNITS[quantity]
    if support is None:
        if by_week:
            yield Issue(
                code="dosage-without-source",
                severity=Severity.CAUTION,
                about=(exercise.slug, quantity),
                place=use.place,
                sentence=f"No source speaks of {unit} for this exercise.",
                sources=tuple(dict.fromkeys(sources)),
                mend=f"Prescribe it as its sources do ({exercise.usual.dosage}), or say why not.",
            )
        return
    for low, severity in ((False, Severity.CAUTION), (True, Severity.NOTE)):
        beyond = {
            week: value
            for week, value in by_week.items()
            if (value.low < support.low if low else value.high > support.high)
        }
        if beyond:
            worst = (min if low else max)(v.low if low else v.high for v in beyond.values())
            yield Issue(
                code="dosage-outside-sources",
                severity=severity,
                about=(exercise.slug, quantity),
                place=f"{use.place}, {in_words(list(beyond))}",
                sentence=f"{_counted(worst, unit)}, but sources support {support}.",
                sources=tuple(dict.fromkeys(sources)),
                mend=f"Stay within {support}, or overrule this with a reason.",
            )


def _counted(number: int, unit: str) -> str:
    """``1 set``, ``2 sets``, ``1 day a week``."""
    return f"{number} {unit}" if number != 1 else f"1 {re.sub(r's(?= |$)', '', unit, count=1)}"


def too_little_rest(program: Program, _: Person) -> Iterator[Issue]:
    """Strength work that leaves the same muscles less than 48 hours."""
    for use in uses(program):
        prescription = use.prescription
        often = prescription.frequency.times > SAME_DAY_LIMIT
        if prescription.needs_rest_days and (often or prescription.frequency.days > 3):  # noqa: PLR2004  # seven days hold three with a day between
            yield Issue(
                code="too-little-rest",
                severity=Severity.CAUTION,
                about=(use.exercise.slug,),
                place=use.place,
                sentence=f"{prescription.frequency} leaves the same muscles less than 48 hours.",
                sources=("page-spacing-48-hours", "choice-rest-by-muscles"),
                mend="Write '3 per week' or less, once on each day.",
            )


def loads_that_never_grow(program: Program, _: Person) -> Iterator[Issue]:
    """Loaded exercises without a progression rule and without a reason."""
    for use in uses(program):
        rule = use.prescription.progression
        loaded = not isinstance(use.prescription.dosage.load, Bodyweight)
        answered = use.prescription.response is not None
        if loaded and isinstance(rule, Maintain) and not (rule.because or answered):
            yield Issue(
                code="load-without-progression",
                severity=Severity.CAUTION,
                about=(use.exercise.slug,),
                place=use.place,
                sentence=f"{use.prescription.dosage.load} from the first week to the last.",
                sources=("acsm-strength-2009",),
                mend="Give it a progression, or a reason: "
                "{ rule = 'maintain', because = 'Comfort first.' }.",
            )


def jumps_before_the_gate(program: Program, person: Person) -> Iterator[Issue]:
    """Exercises whose gate nobody has said that the person passed."""
    told: set[str] = set()
    for use in uses(program):
        if use.exercise.slug not in told:
            told.add(use.exercise.slug)
            yield from not_passed(use.exercise, person, use.place)


def not_passed(exercise: Exercise, person: Person, place: str) -> Iterator[Issue]:
    """That a person has not shown what must be shown before an exercise."""
    gate, slug = exercise.gate, exercise.slug
    if gate is not None and slug not in person.passed:
        yield Issue(
            code="gate-not-passed",
            severity=Severity.STOP,
            about=(slug,),
            place=place,
            sentence=f"Before it: {gate.text}",
            sources=gate.sources,
            mend=f"Test it, then write passed = ['{slug}'] under person.",
        )
