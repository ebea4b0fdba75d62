"""When a person can train: minutes, days away, holidays, times of day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

import attrs
import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import DAYS_IN_A_WEEK, Weekday
from hipflex_plan.validators import (
    Kind,
    KindOrNone,
    Kinds,
    Name,
    Text,
    Texts,
    Whole,
    as_tuple,
    whole_number,
)
from hipflex_plan.weeks import Span

if TYPE_CHECKING:
    from datetime import date

    from hipflex_plan.languages import Language

MINUTES_A_DAY = 24 * 60
MOST_WEEKS_BETWEEN = 52
WEEKEND = (Weekday.SATURDAY, Weekday.SUNDAY)
DATE = r"\d{4}-\d{2}-\d{2}"
AWAY = re.compile(rf"(?P<first>{DATE})(?: to (?P<last>{DATE}))?(?:,? every (?P<weeks>\d+) weeks)?")
EVERY_OTHER = re.compile(rf"every other (?P<day>[a-z]+) from (?P<first>{DATE})")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class TimeOfDay(str):
    """``18:00`` in a sentence to the patient, which a country may write as ``6:00 PM``."""

    __slots__ = ()

    def in_language(self, language: Language) -> str:
        """The time as a reader of the language has it."""
        return language.time_of_day(self)


def _weekday(value: str) -> Weekday:
    return Weekday.of(value)


@attrs.frozen
class DayLimit:
    """The most minutes that a person has on a weekday: ``mon 20``."""

    day: Weekday = attrs.field(converter=_weekday, validator=Kind((Weekday,)))
    minutes: int = attrs.field(validator=Whole(1, MINUTES_A_DAY))

    def __str__(self) -> str:
        """``mon 20``."""
        return f"{self.day.value} {self.minutes}"

    @classmethod
    def parse(cls, text: str) -> DayLimit:
        """Read ``mon 20``.

        Raises:
            ImpossibleValueError: for anything else.
        """
        found = re.fullmatch(r"\s*([A-Za-z]+)\s+(\d+)\s*(?:min|minutes)?\s*", text)
        if not found:
            raise ImpossibleValueError(f"minutes of a day are written as 'mon 20': {text!r}")
        return cls(Weekday.of(found[1]), whole_number(found[2]))


def _limits(value: str | Mapping[str, int] | Iterable[DayLimit | str]) -> tuple[DayLimit, ...]:
    """Take ``"mon 20, sat 40"``, a mapping of days to minutes, or a list."""
    if isinstance(value, Mapping):
        made = [DayLimit(Weekday.of(day), minutes) for day, minutes in value.items()]
    elif isinstance(value, str):
        made = [DayLimit.parse(text) for text in value.split(",") if text.strip()]
    else:
        made = [DayLimit.parse(one) if isinstance(one, str) else one for one in value]
    return tuple(sorted(made, key=lambda limit: limit.day.position))


@attrs.frozen
class Away:
    """Days on which a person cannot train: one, some in a row, or these every few weeks.

    Attributes:
        first: the first day.
        last: the last one, included.
        every_weeks: after how many weeks they come again; 0 for never.
    """

    first: pendulum.Date = attrs.field(converter=on_the_day, validator=Kind((pendulum.Date,)))
    last: pendulum.Date = attrs.field(converter=on_the_day, validator=Kind((pendulum.Date,)))
    every_weeks: int = attrs.field(default=0, validator=Whole(0, MOST_WEEKS_BETWEEN))

    def __attrs_post_init__(self) -> None:
        """Refuse days in the wrong order, or that come again before they are over."""
        if self.last < self.first:
            raise ImpossibleValueError(f"away from {self.first} cannot end on {self.last}", "last")
        if 0 < self.every_weeks * DAYS_IN_A_WEEK < Span(self.first, self.last).days:
            raise ImpossibleValueError(f"'{self}' comes again before it is over", "every_weeks")

    def __str__(self) -> str:
        """``2027-02-10 to 2027-02-17``, ``2027-01-09 to 2027-01-10 every 2 weeks``."""
        last = "" if self.last == self.first else f" to {self.last}"
        again = f" every {self.every_weeks} weeks" if self.every_weeks else ""
        return f"{self.first}{last}{again}"

    def __contains__(self, day: pendulum.Date) -> bool:
        """Whether a day is one of them."""
        since = day.toordinal() - self.first.toordinal()
        if self.every_weeks and since >= 0:
            since %= self.every_weeks * DAYS_IN_A_WEEK
        return 0 <= since < Span(self.first, self.last).days

    @classmethod
    def parse(cls, text: str | date) -> Away:
        """Read a day, a range, or ``every other weekend from 2027-01-09``.

        Raises:
            ImpossibleValueError: for anything else.
        """
        if not isinstance(text, str):
            return cls(text, text)
        line = " ".join(text.lower().split())
        if found := AWAY.fullmatch(line):
            weeks = whole_number(found["weeks"] or "0")
            return cls(_date(found["first"]), _date(found["last"] or found["first"]), weeks)
        if found := EVERY_OTHER.fullmatch(line):
            days = WEEKEND if found["day"] == "weekend" else (Weekday.of(found["day"]),)
            first = _date(found["first"])
            first = first.add(days=(days[0].position - first.weekday()) % DAYS_IN_A_WEEK)
            return cls(first, first.add(days=len(days) - 1), 2)
        raise ImpossibleValueError(
            "days away are written as '2027-02-01', '2027-02-10 to 2027-02-17' or "
            f"'every other weekend from 2027-01-09': {text!r}"
        )


def _date(text: str) -> pendulum.Date:
    try:
        return cast("pendulum.Date", on_the_day(dt.date.fromisoformat(text)))
    except ValueError:
        raise ImpossibleValueError(f"there is no day {text}") from None


def _away(value: Iterable[Away | str | date]) -> tuple[Away, ...]:
    if isinstance(value, str):
        return tuple(Away.parse(text) for text in value.split(",") if text.strip())
    return tuple(one if isinstance(one, Away) else Away.parse(one) for one in value)


def _dates(value: Iterable[date]) -> tuple[pendulum.Date, ...]:
    found = {cast("pendulum.Date", on_the_day(one)) for one in value}
    return tuple(sorted(found))


def _times(value: str | Iterable[str]) -> tuple[str, ...]:
    return tuple(value.split()) if isinstance(value, str) else as_tuple(value)


class Order(Name):
    """In which order the exercises of a session are done."""

    FEWEST_CHANGES = "fewest-changes"
    """As a person gets up and down least (source: ``choice-session-order``)."""
    AS_WRITTEN = "as-written"
    """As the program file has them."""


def _order(value: str) -> Order:
    return Order.of(value)


@attrs.frozen(kw_only=True)
class Availability:
    """When a person can train, besides the training days.

    Attributes:
        minutes: the most minutes of some weekdays, everything of that day together.
        away: days without training; what is prescribed daily is done also then.
        holidays: a country, as in "GB" or "GB-SCT", whose public holidays are days
            away; "" for none. It needs the package ``holidays``.
        first_session: the earliest day of what is not daily; None for the start.
        reviews: the days on which the clinician sees the person.
        times: the times of day, as in "18:00"; none for any time. Several for what is
            done several times a day.
        order: in which order the exercises of a session are done.

    Raises:
        ImpossibleValueError: for two limits of one day, or times that do not rise.
    """

    minutes: tuple[DayLimit, ...] = attrs.field(
        default=(), converter=_limits, validator=Kinds(DayLimit)
    )
    away: tuple[Away, ...] = attrs.field(default=(), converter=_away, validator=Kinds(Away))
    holidays: str = attrs.field(default="", validator=Text(empty=True, longest=12))
    first_session: pendulum.Date | None = attrs.field(
        default=None, converter=on_the_day, validator=KindOrNone(pendulum.Date)
    )
    reviews: tuple[pendulum.Date, ...] = attrs.field(
        default=(), converter=_dates, validator=Kinds(pendulum.Date)
    )
    times: tuple[str, ...] = attrs.field(default=(), converter=_times, validator=Texts(0, 10))
    order: Order = attrs.field(
        default=Order.FEWEST_CHANGES, converter=_order, validator=Kind((Order,))
    )

    def __attrs_post_init__(self) -> None:
        """Refuse two limits of one day, and times that are none or do not rise."""
        days = [limit.day for limit in self.minutes]
        for day in days:
            if days.count(day) > 1:
                raise ImpossibleValueError(f"{day.value} has two limits of minutes", "minutes")
        for time in self.times:
            if not TIME.fullmatch(time):
                raise ImpossibleValueError(
                    f"a time is written as 08:30 or 18:00: {time!r}", "times"
                )
        if list(self.times) != sorted(set(self.times)):
            raise ImpossibleValueError(f"times must rise: {' '.join(self.times)}", "times")

    def limit(self, day: Weekday) -> int | None:
        """The most minutes of a weekday; None for any."""
        return next((limit.minutes for limit in self.minutes if limit.day is day), None)
