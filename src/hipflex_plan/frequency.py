"""How often, and on which days: words of a clinic to frequencies and weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeAlias

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.validators import Kind, Whole, whole_number

DAYS_IN_A_WEEK = 7
MOST_TIMES_A_DAY = 10
TIMES_WORDS = {"once": 1, "twice": 2}
DAILY = re.compile(
    r"(?:(?P<times>once|twice|\d+\s*(?:times|x|×))?\s*(?:a\s+day|daily|every\s+day|per\s+day))"
)
PER_WEEK = re.compile(
    r"(?P<days>once|twice|\d+)\s*(?:days\s*|times\s*|x\s*|×\s*)?(?:per|a|/)\s*week"
    r"(?:\s*,\s*(?P<times>once|twice|\d+\s*(?:times|x|×))\s*(?:a|per)\s+day)?"
)


class Weekday(StrEnum):
    """A day of the week by its first three letters; weeks begin on Monday."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"

    @property
    def position(self) -> int:
        """0 for Monday, 6 for Sunday."""
        return list(Weekday).index(self)

    @classmethod
    def of(cls, name: str | Weekday) -> Weekday:
        """Take ``mon``, ``Monday`` or ``MON``."""
        word = name.strip().lower() if isinstance(name, str) else ""
        for day in cls:
            if word in (day.value, day.name.lower()):
                return day
        known = [day.value for day in cls]
        raise ImpossibleValueError(f"no weekday {name!r}; {suggestion(word, known)}")


def weekdays(names: str | Iterable[str]) -> tuple[Weekday, ...]:
    """Read training days, ``"mon wed fri"`` or a list of names, into week order.

    Raises:
        ImpossibleValueError: for a name that is no weekday, or a day given twice.
    """
    if not isinstance(names, Iterable):
        raise ImpossibleValueError(f"weekdays are words such as 'mon wed fri': {names!r}")
    words = re.split(r"[\s,;]+", names.strip()) if isinstance(names, str) else list(names)
    days = [Weekday.of(word) for word in words if word != ""]
    for day in days:
        if days.count(day) > 1:
            raise ImpossibleValueError(f"{day.value} is given twice")
    return tuple(sorted(days, key=lambda day: day.position))


@attrs.frozen
class Daily:
    """Every day, *times* a day."""

    times: int = attrs.field(default=1, validator=Whole(1, MOST_TIMES_A_DAY))

    @property
    def days(self) -> int:
        """The days in a week: all seven."""
        return DAYS_IN_A_WEEK

    def __str__(self) -> str:
        """``daily`` or ``2 times a day``."""
        return "daily" if self.times == 1 else f"{self.times} times a day"


@attrs.frozen
class PerWeek:
    """On *days* days of each week, *times* on each of them."""

    days: int = attrs.field(validator=Whole(1, DAYS_IN_A_WEEK))
    times: int = attrs.field(default=1, validator=Whole(1, MOST_TIMES_A_DAY))

    def __str__(self) -> str:
        """``3 per week`` or ``3 per week, 2 times a day``."""
        daily = "" if self.times == 1 else f", {self.times} times a day"
        return f"{self.days} per week{daily}"


Frequency: TypeAlias = Daily | PerWeek
a_frequency = Kind((Daily, PerWeek))


def frequency(value: str | Frequency) -> Frequency:
    """Take a frequency, or read one: ``daily``, ``3 per week``, ``2 times a day``.

    Raises:
        ImpossibleValueError: for words that are no frequency.
    """
    if not isinstance(value, str):
        return value
    line = value.strip().lower()
    if found := DAILY.fullmatch(line):
        return Daily(_times(found["times"]))
    if found := PER_WEEK.fullmatch(line):
        return PerWeek(_times(found["days"]), _times(found["times"]))
    raise ImpossibleValueError(
        f"{value!r} is no frequency; write 'daily', '2 times a day', '3 per week' "
        "or '3 per week, 2 times a day'"
    )


def _times(words: str | None) -> int:
    if words is None:
        return 1
    return TIMES_WORDS.get(words) or whole_number(re.sub(r"\D", "", words))
