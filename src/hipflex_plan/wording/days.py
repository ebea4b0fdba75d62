"""Days and dates, and how often, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.frequency import DAYS_IN_A_WEEK, Daily, Weekday

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pendulum

    from hipflex_plan.frequency import Frequency

from hipflex_plan.wording.phrases import joined

EVERY_DAY = "Every day"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIMES = {1: "", 2: "twice a day", 3: "three times a day"}


def day_name(position: int) -> str:
    """``Monday`` for 0."""
    return DAYS[position]


def month_name(number: int) -> str:
    """``January`` for 1."""
    return MONTHS[number - 1]


def short_day(position: int) -> str:
    """``Mon`` for 0."""
    return DAYS[position][:3]


def date(on: pendulum.Date) -> str:
    """``4 January 2027``."""
    return joined(f"{on.day} {MONTHS[on.month - 1]} {on.year}")


def long_date(on: pendulum.Date) -> str:
    """``Monday 4 January 2027``."""
    return f"{DAYS[on.weekday()]} {date(on)}"


def short_date(on: pendulum.Date) -> str:
    """``4 Jan``."""
    return joined(f"{on.day} {MONTHS[on.month - 1][:3]}")


def dates(first: pendulum.Date, last: pendulum.Date, *, year: bool = True) -> str:
    """``4 to 10 January`` or ``28 December 2026 to 3 January 2027``."""
    end = f"{last.day} {MONTHS[last.month - 1]}"
    begin = str(first.day)
    if (first.month, first.year) != (last.month, last.year):
        begin = f"{begin} {MONTHS[first.month - 1]}"
    if first.year != last.year:
        begin = f"{begin} {first.year}"
        year = True
    return f"{joined(begin)} to {joined(f'{end} {last.year}' if year else end)}"


def weekday_names(days: Sequence[Weekday], *, short: bool = False) -> str:
    """``Monday, Wednesday, Friday`` or ``Mon, Wed, Fri``."""
    if len(days) == DAYS_IN_A_WEEK:
        return EVERY_DAY
    name = short_day if short else day_name
    return ", ".join(name(day.position) for day in days)


def when(frequency: Frequency, days: Sequence[Weekday]) -> str:
    """``Mon, Wed, Fri`` or ``Every day, twice a day``."""
    names = EVERY_DAY if isinstance(frequency, Daily) else weekday_names(days, short=True)
    return ", ".join(part for part in (names, often(frequency)) if part)


def often(frequency: Frequency) -> str:
    """``twice a day``; "" for once."""
    return TIMES.get(frequency.times, f"{frequency.times} times a day")
