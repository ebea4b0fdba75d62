"""Demands that do not fit to the smallest set of them that cannot hold together."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.assigning import Assignment
from hipflex_plan.choosing import UndecidedError
from hipflex_plan.demands import (
    AsOften,
    Demand,
    NoHoliday,
    NotAway,
    NotBefore,
    OnTrainingDays,
    Rested,
    WithinMinutes,
)
from hipflex_plan.fitting import weeks_of
from hipflex_plan.frequency import Daily

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipflex_plan.demands import Demands
    from hipflex_plan.frequency import Weekday
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.spacing import Week

MOST_SETS = 2_000
"""So many smaller sets are tried; then one of which nothing can be left out is taken."""


def first_week_that_fails(demands: Demands) -> int:
    """The first week with which the weeks up to it have no days."""
    weeks = weeks_of(demands, {})
    low, high = 1, len(weeks)
    while low < high:
        middle = (low + high) // 2
        if not _may_fit(weeks[:middle]):
            high = middle
        else:
            low = middle + 1
    return low


def _may_fit(weeks: Sequence[Week]) -> bool:
    """Whether there are days for weeks, or nobody can tell without long search."""
    try:
        return Assignment(weeks, any_will_do=True).patterns is not None
    except UndecidedError:
        return True


def check_up_to(demands: Demands, last: int) -> Callable[[frozenset[Demand]], bool]:
    """Whether the weeks up to one fit if some things are waived; two of them if that says it."""
    near = range(max(1, last - 1), last + 1)
    if _may_fit(weeks_of(demands, {}, near)):
        near = range(1, last + 1)

    def holds(waived: frozenset[Demand]) -> bool:
        return _may_fit(weeks_of(attrs.evolve(demands, waived=waived), {}, near))

    return holds


def possible_causes(demands: Demands, last: int) -> list[Demand]:
    """What could stop the weeks up to one: the calendar first, then what is prescribed."""
    program, availability = demands.program, demands.program.availability
    near = [s for s in demands.stretches if s.first_week <= last < s.first_week + s.phase.weeks + 1]
    prescriptions = dict.fromkeys(p for s in near for p in s.prescriptions)
    return [
        *([OnTrainingDays()] if program.training_days else []),
        *(NotAway(away) for away in availability.away),
        *([NoHoliday()] if demands.holidays else []),
        *([NotBefore()] if availability.first_session else []),
        *(WithinMinutes(limit.day) for limit in availability.minutes),
        Rested(),
        *(AsOften(p) for p in prescriptions),
    ]


def smallest_conflict(
    causes: Sequence[Demand], holds: Callable[[frozenset[Demand]], bool]
) -> tuple[Demand, ...]:
    """A set of demands that cannot hold together, with the fewest of them.

    Args:
        causes: all that together cannot hold.
        holds: whether all hold but those waived.
    """
    needed = list(causes)
    for one in causes:
        without = [other for other in needed if other != one]
        if not holds(frozenset(causes) - frozenset(without)):
            needed = without
    smaller = (some for size in range(1, len(needed)) for some in combinations(causes, size))
    for some in islice(smaller, MOST_SETS):
        if not holds(frozenset(causes) - frozenset(some)):
            return some
    return tuple(needed)


def in_words(demand: Demand, demands: Demands) -> str:
    """What is demanded, as a refusal says it."""
    program, told = demands.program, "a day of rest between work of the same muscles"
    match demand:
        case AsOften(prescription):
            told = f"{prescription.exercise.slug} {often(prescription)}"
        case OnTrainingDays():
            told = f"training on {_names(program.training_days)}"
        case NotAway(away):
            told = f"{away} away"
        case NoHoliday():
            told = f"the public holidays of {program.availability.holidays}"
        case NotBefore():
            told = f"the first session on {program.availability.first_session}"
        case WithinMinutes(day):
            minutes = program.availability.limit(day) or 0
            told = f"{minutes} minute{'s' * (minutes != 1)} on {day.value}"
    return told


def often(prescription: Prescription) -> str:
    """``on 3 days a week``, as a refusal says it."""
    if isinstance(prescription.frequency, Daily):
        return "every day"
    days = prescription.frequency.days
    return f"on {days} day{'s' * (days > 1)} a week"


def _names(days: Sequence[Weekday]) -> str:
    return " ".join(day.value for day in days)
