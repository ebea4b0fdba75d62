"""What cannot hold together to the single changes that would make all fit."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.availability import DayLimit
from hipflex_plan.conflicts import in_words
from hipflex_plan.date_changes import DateChange, Happening
from hipflex_plan.demands import (
    AsOften,
    Demand,
    NoHoliday,
    NotAway,
    NotBefore,
    OnTrainingDays,
    WithinMinutes,
)
from hipflex_plan.fitting import demands_of, fits
from hipflex_plan.frequency import PerWeek, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.availability import Availability, Away
    from hipflex_plan.demands import Demands
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.program import Program

MINUTES_STEP = 5
LONGEST_DAY_MINUTES = 180
MOST_DAYS_MORE = 3


def ways_out(demands: Demands, conflict: Sequence[Demand]) -> Iterator[str]:
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
                yield f"do without {in_words(demand, demands)}"
            case NotBefore() if _fits(
                demands, _when(program, attrs.evolve(program.availability, first_session=None))
            ):
                yield f"do without {in_words(demand, demands)}"
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
