"""Plan to its months: what each day of the calendar holds."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.demands import needs_days
from hipflex_plan.frequency import DAYS_IN_A_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.plan import Plan
    from hipflex_plan.sessions import Session


class Holds(Enum):
    """What a day holds."""

    TRAINING = "training"
    """What is not daily, or all there is if everything is daily."""
    DAILY = "daily"
    """Only what is done every day."""
    AWAY = "away"
    """Nothing: the person is away."""
    PAUSED = "paused"
    """Nothing: the program stands still."""
    NOTHING = "nothing"


@attrs.frozen
class MonthDay:
    """A day of a month.

    Attributes:
        on: the date.
        holds: what is to be done.
        review: whether the clinician sees the person.
        test: whether something is measured.
    """

    on: pendulum.Date
    holds: Holds
    review: bool
    test: bool


@attrs.frozen
class Month:
    """A month of a calendar.

    Attributes:
        year: as in 2027.
        month: 1 for January.
        rows: calendar weeks of seven days; None for a day of another month.
    """

    year: int
    month: int
    rows: tuple[tuple[MonthDay | None, ...], ...]

    @property
    def days(self) -> tuple[MonthDay, ...]:
        """Its days."""
        return tuple(day for row in self.rows for day in row if day is not None)


def months(plan: Plan, first_weekday: int = 0) -> tuple[Month, ...]:
    """The months of a plan, from that of its start to that of its end or its last visit.

    Their weeks begin on *first_weekday*: 0 for Monday.
    """
    sessions = {session.on: session for session in plan.sessions}
    reviews = reviews_of(plan)
    tests = {due.on for due in plan.tests_due}
    last = max([plan.end, *(day for day in reviews if plan.start <= day)])
    first = plan.start.set(day=1)
    made = []
    while first <= last:
        days = [
            MonthDay(on, _holds(plan, on, sessions.get(on)), on in reviews, on in tests)
            for on in (first.add(days=n) for n in range(first.days_in_month))
        ]
        made.append(Month(first.year, first.month, tuple(_rows(days, first_weekday))))
        first = first.add(months=1)
    return tuple(made)


def reviews_of(plan: Plan) -> tuple[pendulum.Date, ...]:
    """The days on which the clinician sees the person, in their order."""
    program = plan.program
    visit = {program.next_visit} if program.next_visit else set()
    return tuple(sorted(visit.union(program.availability.reviews)))


def _holds(plan: Plan, on: pendulum.Date, session: Session | None) -> Holds:
    if session is not None:
        own = any(needs_days(item.prescription) for item in session.items)
        return Holds.TRAINING if own or not _has_training_days(plan) else Holds.DAILY
    if any(on in span for span in plan.calendar.still):
        return Holds.PAUSED
    away = any(on in one for one in plan.program.availability.away)
    return Holds.AWAY if away and plan.start <= on <= plan.end else Holds.NOTHING


def _has_training_days(plan: Plan) -> bool:
    """Whether something is not daily, so that the days differ."""
    return any(needs_days(p) for phase in plan.program.phases for p in phase.prescriptions)


def _rows(days: list[MonthDay], first_weekday: int) -> Iterator[tuple[MonthDay | None, ...]]:
    before = (days[0].on.weekday() - first_weekday) % DAYS_IN_A_WEEK
    cells: list[MonthDay | None] = [*[None] * before, *days]
    cells.extend([None] * (-len(cells) % DAYS_IN_A_WEEK))
    for first in range(0, len(cells), DAYS_IN_A_WEEK):
        yield tuple(cells[first : first + DAYS_IN_A_WEEK])
