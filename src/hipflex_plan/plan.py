"""The dated result: items in sessions, sessions in a plan."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.date_changes import standing_still
from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.phases import Phase, named_sources
from hipflex_plan.program import Program
from hipflex_plan.sessions import Dropped, Session, TestDue, a_date, dropped_sessions, sessions
from hipflex_plan.validators import Kind, Kinds, Text, Whole
from hipflex_plan.weeks import Weeks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.scores import Test


@attrs.frozen
class Plan:
    """A program on dates, with all that is needed to print and to check it.

    Attributes:
        first_week: the number of its first week; more than 1 for the rest of a
            plan that was changed, see `rest_of`.

    Raises:
        ImpossibleValueError: for sessions that lie outside the weeks of the
            program, or that do not rise in date and number.
    """

    program: Program = attrs.field(validator=Kind((Program,)))
    start: pendulum.Date = attrs.field(converter=on_the_day, validator=a_date)
    reference: str = attrs.field(validator=Text(longest=60))
    sessions: tuple[Session, ...] = attrs.field(converter=sessions, validator=Kinds(Session, 1))
    dropped: tuple[Dropped, ...] = attrs.field(
        default=(), converter=dropped_sessions, validator=Kinds(Dropped), kw_only=True
    )
    first_week: int = attrs.field(default=1, validator=Whole(1, 10_000), kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse sessions outside the program's weeks or out of order."""
        weeks, before = self.calendar, None
        for session in self.sessions:
            if before is not None and session.number <= before.number:
                told = f"session {session.number} comes after session {before.number}"
                raise ImpossibleValueError(told)
            if before is not None and session.on <= before.on:
                raise ImpossibleValueError(f"the date of session {session.number} does not rise")
            self._refuse_wrong_week(session, weeks.week_of(session.on))
            before = session
        self._refuse_numbers_that_are_missing()

    def _refuse_numbers_that_are_missing(self) -> None:
        """Every number is that of a session or of one that was dropped, and of one alone."""
        numbers = sorted(self.numbers)
        first = 1 if self.first_week == 1 else numbers[0]
        for number, found in enumerate(numbers, start=first):
            if found != number:
                what = f"session {number} is missing" if found > number else f"two are {found}"
                raise ImpossibleValueError(f"the numbers of the sessions do not rise: {what}")

    def _refuse_wrong_week(self, session: Session, week: int) -> None:
        if week != session.week or week not in self.weeks or session.on < self.start:
            raise ImpossibleValueError(f"{session.on} does not lie in week {session.week}")
        if session.phase >= len(self.program.phases) or session.phase != self.phase_of(week)[0]:
            raise ImpossibleValueError(f"week {week} does not lie in phase {session.phase + 1}")

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all sessions, those that were dropped included."""
        return (*(s.number for s in self.sessions), *(d.number for d in self.dropped))

    @property
    def calendar(self) -> Weeks:
        """Its weeks and their dates."""
        return Weeks(self.start, standing_still(self.program.date_changes), self.first_week)

    @property
    def weeks(self) -> range:
        """The weeks of the plan, by their numbers in the program as it was first written."""
        return range(self.first_week, self.first_week + self.program.weeks)

    @property
    def end(self) -> pendulum.Date:
        """The last day of the last week."""
        return self.calendar.days_of(self.weeks[-1])[-1]

    @property
    def tests_due(self) -> tuple[TestDue, ...]:
        """Every day on which something is measured, in their order."""
        due = [one for test in self.program.tests for one in self._due(test)]
        return tuple(sorted(due, key=lambda one: one.on))

    def _due(self, test: Test) -> Iterator[TestDue]:
        first = test.baseline
        yield TestDue(test, first.on if first else self.start, "baseline", "done" * bool(first))
        opening = [self.first_day_of(week) for week in test.retest_weeks]
        last = on_the_day(pendulum.Date.max) or self.end
        for opens, closes in pairwise([*opening, last]):
            done = any(opens <= score.on < closes for score in test.scores[1:])
            on = self.days_of(self.week_of(opens))[-1]
            yield TestDue(test, on, "re-test", "done" * done)

    def phase_of(self, week: int) -> tuple[int, Phase, int]:
        """Place and phase of a program week, and the week's number in that phase."""
        before = self.first_week - 1
        for place, phase in enumerate(self.program.phases):
            if before < week <= before + phase.weeks:
                return place, phase, week - before
            before += phase.weeks
        raise ImpossibleValueError(
            f"the program has weeks {self.first_week} to {before}, no week {week}"
        )

    def session(self, number: int) -> Session | None:
        """The session of that number; None if there is none."""
        place = bisect_left(self.sessions, number, key=lambda session: session.number)
        found = self.sessions[place : place + 1]
        return found[0] if found and found[0].number == number else None

    def in_week(self, week: int) -> tuple[Session, ...]:
        """The sessions of a program week, counted from 1."""
        return tuple(session for session in self.sessions if session.week == week)

    def first_day_of(self, week: int) -> pendulum.Date:
        """The first of the seven days of a program week, counted from 1."""
        return self.days_of(week)[0]

    def days_of(self, week: int) -> tuple[pendulum.Date, ...]:
        """The seven days of a program week; days on which the program stands still are none."""
        return self.calendar.days_of(week)

    def week_of(self, day: pendulum.Date) -> int:
        """The week of a day; while the program stands still, the week that goes on after it."""
        return self.calendar.week_of(day)


def rest_of(plan: Plan) -> Plan:
    """The part of a plan that still counts after its last change; the plan if it has none.

    It begins with the week of the change; weeks and sessions keep their numbers.
    """
    phases = plan.program.phases
    first = max((n for n, phase in enumerate(phases) if phase.continues), default=0)
    if first == 0:
        return plan
    gone = sum(phase.weeks for phase in phases[:first])
    kept = [
        attrs.evolve(session, phase=session.phase - first)
        for session in plan.sessions
        if session.phase >= first
    ]
    named = named_sources((*plan.program.between_sessions, *plan.program.claims), phases[first:])
    program = attrs.evolve(
        plan.program,
        phases=[attrs.evolve(phases[first], continues=False), *phases[first + 1 :]],
        known_sources=[s for s in plan.program.known_sources if s.key in named],
        tests=(),
    )
    week = plan.first_week + gone
    first_day = plan.first_day_of(week)
    dropped = [one for one in plan.dropped if one.on >= first_day]
    return Plan(program, first_day, plan.reference, kept, dropped=dropped, first_week=week)
