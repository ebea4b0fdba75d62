"""What is to be done on a date: items in sessions, and days of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.dosage import Dosage
from hipflex_plan.duration import session_minutes
from hipflex_plan.prescription import Prescription
from hipflex_plan.scores import Test
from hipflex_plan.validators import Kind, Kinds, Whole, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable

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


@attrs.frozen
class Dropped:
    """A session that is no more: skipped, or moved to a day that has one already.

    Attributes:
        number: its number, which no other session takes.
        on: the day on which it was to be.
    """

    number: int = attrs.field(validator=Whole(1, 10_000))
    on: pendulum.Date = attrs.field(converter=on_the_day, validator=a_date)


def dropped_sessions(value: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """Take a list of sessions that are no more."""
    return as_tuple(value)


def sessions(value: Iterable[Session]) -> tuple[Session, ...]:
    """Take a list of sessions."""
    return as_tuple(value)
