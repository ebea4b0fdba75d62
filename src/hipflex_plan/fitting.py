"""What a program asks of the calendar to the days of everything in every week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.assigning import Assignment
from hipflex_plan.choosing import UndecidedError
from hipflex_plan.date_changes import standing_still
from hipflex_plan.demands import Demands, weekday
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.holiday_dates import holidays_of
from hipflex_plan.stretches import stretches
from hipflex_plan.weeks import Weeks

if TYPE_CHECKING:
    import pendulum

    from hipflex_plan.demands import Usual
    from hipflex_plan.program import Program
    from hipflex_plan.spacing import Pattern, Week


def demands_of(program: Program, start: pendulum.Date) -> Demands:
    """What a program asks of the calendar from a day on.

    Each stop of the calendar is taken in the order in which it was decided: what lies
    before it is done, and stays on its days.

    Raises:
        MissingLibraryError: if holidays are asked for and their package is missing.
    """
    stops = standing_still(program.date_changes)
    made = _demands(program, Weeks(start))
    for place, stop in enumerate(stops, start=1):
        before, stopped = fitted_to(made), _demands(program, Weeks(start, stops[:place]))
        past, until = (made.past, made.until) if before is None else (before, stop.first)
        made = attrs.evolve(stopped, past=past, until=until)
    return made


def _demands(program: Program, weeks: Weeks) -> Demands:
    last = weeks.days_of(program.weeks)[-1]
    return Demands(
        program=program,
        weeks=weeks,
        stretches=stretches(program, weeks),
        holidays=holidays_of(program.availability.holidays, weeks.start, last),
    )


def usual_of(demands: Demands) -> Usual:
    """The weekdays of the usual week of each phase; none if there is no such week for all.

    It is the best week with nobody away, at the dosages of the first week, and so that
    the phases can follow each other.
    """
    try:
        found = Assignment([demands.usual_week(stretch) for stretch in demands.stretches])
    except UndecidedError:
        return {}
    start = demands.weeks.start.weekday()
    return {
        (stretch.place, place): frozenset(weekday((start + day) % DAYS_IN_A_WEEK) for day in days)
        for stretch, pattern in zip(demands.stretches, found.patterns or (), strict=False)
        for place, days in zip(demands.needs_of(stretch), pattern, strict=False)
    }


def weeks_of(demands: Demands, usual: Usual, numbers: range | None = None) -> list[Week]:
    """Every week in the calendar, or some, with the *usual* days of its phase."""
    return [
        demands.week(stretch, number, usual)
        for stretch in demands.stretches
        for number in range(stretch.first_week, stretch.first_week + stretch.phase.weeks)
        if numbers is None or number in numbers
    ]


def fits(demands: Demands) -> bool:
    """Whether days for all weeks, the best or not, are found without long search."""
    try:
        return Assignment(weeks_of(demands, {}), any_will_do=True).patterns is not None
    except UndecidedError:
        return False


def fitted_to(demands: Demands) -> tuple[Pattern, ...] | None:
    """The best days of all weeks; None if there are none.

    Raises:
        UndecidedError: if a week is so full that nobody can tell.
    """
    return Assignment(weeks_of(demands, usual_of(demands))).patterns
