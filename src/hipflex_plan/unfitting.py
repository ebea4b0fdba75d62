"""Demands that do not fit to which of them cannot hold together, and what would fit."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.assigning import Assignment
from hipflex_plan.availability import DayLimit
from hipflex_plan.choosing import UndecidedError
from hipflex_plan.date_changes import DateChange, Happening
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
from hipflex_plan.errors import ScheduleError
from hipflex_plan.fitting import demands_of, fits, weeks_of
from hipflex_plan.frequency import Daily, PerWeek, Weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hipflex_plan.availability import Availability, Away
    from hipflex_plan.demands import Demands
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.program import Program
    from hipflex_plan.spacing import Week

MINUTES_STEP = 5
LONGEST_DAY_MINUTES = 180
MOST_DAYS_MORE = 3
MOST_SETS = 2_000
"""So many smaller sets are tried; then one of which nothing can be left out is taken."""


def refusal(demands: Demands) -> ScheduleError:
    """Why a program does not fit, for whom, and what would.

    The smallest set of what cannot hold together is found by leaving things out: first
    one after the other, then every smaller set is tried.
    """
    last = _first_that_fails(demands)
    found = smallest_conflict(_possible_causes(demands, last), _check(demands, last))
    together = sorted(found, key=lambda one: not isinstance(one, AsOften))
    ways = list(_ways_out(demands, together))
    return ScheduleError(
        f"{_for_whom(demands.program)}{_listed([_told(one, demands) for one in together])} "
        f"cannot hold together in week {last}: "
        f"{', or '.join(ways) if ways else 'no single change is enough, write another program'}",
        conflict=tuple(_told(one, demands) for one in together),
        ways_out=tuple(ways),
        week=last,
    )


def _for_whom(program: Program) -> str:
    return f"for {program.patient}: " if program.patient else ""


def _first_that_fails(demands: Demands) -> int:
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


def _check(demands: Demands, last: int) -> Callable[[frozenset[Demand]], bool]:
    """Whether the weeks up to one fit if some things are waived; two of them if that says it."""
    near = range(max(1, last - 1), last + 1)
    if _may_fit(weeks_of(demands, {}, near)):
        near = range(1, last + 1)

    def holds(waived: frozenset[Demand]) -> bool:
        return _may_fit(weeks_of(attrs.evolve(demands, waived=waived), {}, near))

    return holds


def _possible_causes(demands: Demands, last: int) -> list[Demand]:
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


def _told(demand: Demand, demands: Demands) -> str:
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


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def _ways_out(demands: Demands, conflict: Sequence[Demand]) -> Iterator[str]:
    """What would make all fit if nothing else changed, the smallest changes first."""
    program = demands.program
    availability = program.availability
    for demand in conflict:
        match demand:
            case OnTrainingDays():
                yield from _more_days(demands)
            case WithinMinutes(day):
                yield from _more_minutes(demands, day)
            case NotAway(away):
                there = [one for one in availability.away if one != away]
                if _fits(demands, _when(program, attrs.evolve(program.availability, away=there))):
                    yield f"train on {away} after all"
                if _fits_paused(demands, away):
                    yield f"pause the program on {away}"
            case NoHoliday() if _fits(
                demands, _when(program, attrs.evolve(program.availability, holidays=""))
            ):
                yield f"do without {_told(demand, demands)}"
            case NotBefore() if _fits(
                demands, _when(program, attrs.evolve(program.availability, first_session=None))
            ):
                yield f"do without {_told(demand, demands)}"
            case _:
                pass
    prescribed = [one.prescription for one in conflict if isinstance(one, AsOften)]
    for prescription in prescribed:
        yield from _less_often(demands, prescription, named=len(prescribed) > 1)


def _when(program: Program, availability: Availability) -> Program:
    """The program with another availability."""
    return attrs.evolve(program, availability=availability)


def _fits(demands: Demands, program: Program) -> bool:
    """Whether a changed program fits, its past included."""
    return fits(demands_of(program, demands.weeks.start))


def _fits_paused(demands: Demands, away: Away) -> bool:
    """Whether all fits if the program stands still on days away."""
    if away.every_weeks or away.first < demands.weeks.start:
        return False
    stop = DateChange(what=Happening.PAUSED, on=away.first, to=away.last)
    changes = (*demands.program.date_changes, stop)
    return _fits(demands, attrs.evolve(demands.program, date_changes=changes))


def _more_days(demands: Demands) -> Iterator[str]:
    program = demands.program
    others = [day for day in Weekday if day not in program.training_days]
    for count in range(1, min(MOST_DAYS_MORE, len(others)) + 1):
        helpful = [
            " and ".join(day.value for day in more)
            for more in combinations(others, count)
            if _fits(demands, attrs.evolve(program, training_days=(*program.training_days, *more)))
        ]
        if helpful and count == 1:
            yield f"offer {' or '.join(helpful)} as well"
        elif helpful:
            yield f"offer {count} more days, such as {helpful[0]}"
        if helpful:
            return


def _more_minutes(demands: Demands, day: Weekday) -> Iterator[str]:
    """The fewest minutes of a weekday that would do, in steps of five."""
    program, limits = demands.program, demands.program.availability.minutes
    others = [limit for limit in limits if limit.day is not day]
    if not _fits(demands, _when(program, attrs.evolve(program.availability, minutes=others))):
        return
    now = program.availability.limit(day) or 0
    steps = range(now - now % MINUTES_STEP + MINUTES_STEP, LONGEST_DAY_MINUTES + 1, MINUTES_STEP)
    for minutes in steps:
        if _fits(
            demands,
            _when(
                program,
                attrs.evolve(program.availability, minutes=[*others, DayLimit(day, minutes)]),
            ),
        ):
            yield f"allow {minutes} minutes on {day.value}"
            return


def _less_often(demands: Demands, prescription: Prescription, *, named: bool) -> Iterator[str]:
    """The most days a week that would do."""
    times = prescription.frequency.times
    for days in range(min(prescription.frequency.days, 7) - 1, 0, -1):
        less = PerWeek(days, times)
        if _fits(demands, _less(demands.program, prescription, less)):
            yield f"write '{less}'{f' for {prescription.exercise.slug}' * named}"
            return


def _less(program: Program, prescription: Prescription, less: PerWeek) -> Program:
    """The program with a prescription less often, wherever it stands."""
    phases = [
        attrs.evolve(
            phase,
            prescriptions=[
                attrs.evolve(p, frequency=less) if p == prescription else p
                for p in phase.prescriptions
            ],
        )
        for phase in program.phases
    ]
    return attrs.evolve(program, phases=phases)
