"""The dated result: items in sessions, sessions in a plan."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.dosage import Dosage
from hipflex_plan.duration import session_minutes
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.prescription import Prescription
from hipflex_plan.program import Phase, Program, named_sources
from hipflex_plan.scores import Test
from hipflex_plan.validators import Kind, Kinds, Text, Whole, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hipflex_plan.exercise import Exercise

a_date = Kind((pendulum.Date,))


@attrs.frozen
class Item:
    """One exercise of one session.

    Attributes:
        number: 1-based place of the prescription in its phase, as it is printed.
        prescription: what it comes from.
        dosage: what to do on that date, each time.
    """

    number: int = attrs.field(validator=Whole(1, 100))
    prescription: Prescription = attrs.field(validator=Kind((Prescription,)))
    dosage: Dosage = attrs.field(validator=Kind((Dosage,)))

    @property
    def exercise(self) -> Exercise:
        """What to do."""
        return self.prescription.exercise

    @property
    def times(self) -> int:
        """How often on that date."""
        return self.prescription.frequency.times


def _items(value: Iterable[Item]) -> tuple[Item, ...]:
    return as_tuple(value)


@attrs.frozen
class Session:
    """Everything to do on one date.

    Attributes:
        number: 1-based, in the order of the dates.
        on: the date.
        week: week of the program, counted from 1.
        phase: 0-based place of the phase in the program.
        items: in the order of the phase.
    """

    number: int = attrs.field(validator=Whole(1, 10_000))
    on: pendulum.Date = attrs.field(converter=on_the_day, validator=a_date)
    week: int = attrs.field(validator=Whole(1, 10_000))
    phase: int = attrs.field(validator=Whole(0, 1_000))
    items: tuple[Item, ...] = attrs.field(converter=_items, validator=Kinds(Item, 1))

    @property
    def minutes(self) -> int:
        """How long it takes, as often as it is to be done (see `hipflex_plan.duration`)."""
        return session_minutes(
            (item.exercise, item.dosage) for item in self.items for _ in range(item.times)
        )


@attrs.frozen
class TestDue:
    """A day on which something is measured.

    Attributes:
        test: what is measured.
        on: the day: of the baseline score or the start, then the last day of a week.
        occasion: baseline or re-test.
        found: "done", or "" as long as no score is there. The baseline is no re-test;
            a later score is one from the first day of its week to the next re-test's.
    """

    __test__ = False  # no test of this library

    test: Test
    on: pendulum.Date
    occasion: str
    found: str


def _sessions(value: Iterable[Session]) -> tuple[Session, ...]:
    return as_tuple(value)


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
    sessions: tuple[Session, ...] = attrs.field(converter=_sessions, validator=Kinds(Session, 1))
    first_week: int = attrs.field(default=1, validator=Whole(1, 10_000), kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse sessions outside the program's weeks or out of order."""
        before = None
        first = 1 if self.first_week == 1 else self.sessions[0].number
        for number, session in enumerate(self.sessions, start=first):
            if session.number != number:
                raise ImpossibleValueError(f"session {number} carries the number {session.number}")
            if before is not None and session.on <= before:
                raise ImpossibleValueError(f"the date of session {number} does not rise")
            self._refuse_wrong_week(session)
            before = session.on

    def _refuse_wrong_week(self, session: Session) -> None:
        days = session.on.toordinal() - self.start.toordinal()
        week = days // DAYS_IN_A_WEEK + self.first_week
        if week != session.week or week not in self.weeks:
            raise ImpossibleValueError(f"{session.on} does not lie in week {session.week}")
        if session.phase >= len(self.program.phases) or session.phase != self.phase_of(week)[0]:
            raise ImpossibleValueError(f"week {week} does not lie in phase {session.phase + 1}")

    @property
    def weeks(self) -> range:
        """The weeks of the plan, by their numbers in the program as it was first written."""
        return range(self.first_week, self.first_week + self.program.weeks)

    @property
    def end(self) -> pendulum.Date:
        """The last day of the last week."""
        return self.start.add(days=self.program.weeks * DAYS_IN_A_WEEK - 1)

    @property
    def tests_due(self) -> tuple[TestDue, ...]:
        """Every day on which something is measured, in their order."""
        due = [one for test in self.program.tests for one in self._due(test)]
        return tuple(sorted(due, key=lambda one: one.on))

    def _due(self, test: Test) -> Iterator[TestDue]:
        first = test.baseline
        yield TestDue(test, first.on if first else self.start, "baseline", "done" * bool(first))
        opening: list[pendulum.Date] = [self.first_day_of(week) for week in test.retest_weeks]
        last = on_the_day(pendulum.Date.max) or self.end
        for opens, closes in pairwise([*opening, last]):
            done = any(opens <= score.on < closes for score in test.scores[1:])
            on = opens.add(days=DAYS_IN_A_WEEK - 1)
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
        place = number - self.sessions[0].number
        return self.sessions[place] if 0 <= place < len(self.sessions) else None

    def in_week(self, week: int) -> tuple[Session, ...]:
        """The sessions of a program week, counted from 1."""
        return tuple(session for session in self.sessions if session.week == week)

    def first_day_of(self, week: int) -> pendulum.Date:
        """The first of the seven days of a program week, counted from 1."""
        return self.start.add(days=(week - self.first_week) * DAYS_IN_A_WEEK)


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
    return Plan(program, plan.first_day_of(week), plan.reference, kept, first_week=week)
