"""Days and dates, and how often, in words.

The patterns are those of CLDR: ``EEEE`` is the name of the day, ``MMMM`` that of
the month. A language says them in its own order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.frequency import DAYS_IN_A_WEEK, Daily, Weekday
from hipflex_plan.messages import Message, said, several
from hipflex_plan.wording.phrases import joined, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pendulum

    from hipflex_plan.frequency import Frequency
    from hipflex_plan.languages import Language

EVERY_DAY = said("Every day")
DATE = said("d MMMM y")
LONG_DATE = said("EEEE d MMMM y")
DAY_AND_MONTH = said("d MMMM")
WEEKDAY_AND_DATE = said("EEEE d MMMM")
SHORT_DATE = said("d MMM")
MONTH_AND_YEAR = said("LLLL y")
DAY, SHORT_DAY = said("cccc"), said("ccc")
FEW_TIMES = {1: said(""), 2: said("twice a day"), 3: said("three times a day")}
A_MONDAY = 739257
"""The ordinal of Monday 1 January 2025."""


def _a_day(position: int) -> pendulum.Date:
    import pendulum  # noqa: PLC0415  # only for a name

    return pendulum.Date.fromordinal(A_MONDAY + position)


def day_name(position: int, language: Language) -> str:
    """``Monday`` for 0."""
    return language.date(_a_day(position), DAY)


def month_name(on: pendulum.Date, language: Language) -> str:
    """``January 2027``."""
    return sentence(language.date(on, MONTH_AND_YEAR))


def short_day(position: int, language: Language) -> str:
    """``Mon`` for 0."""
    return language.date(_a_day(position), SHORT_DAY)


def date(on: pendulum.Date, language: Language) -> str:
    """``4 January 2027``."""
    return language.apart(joined(language.date(on, DATE)))


def long_date(on: pendulum.Date, language: Language) -> str:
    """``Monday 4 January 2027``."""
    first, *rest = language.date(on, LONG_DATE).split(" ")
    return f"{first} {joined(' '.join(rest))}"


def day_and_date(on: pendulum.Date, language: Language) -> str:
    """``Monday 4 January``."""
    return joined(sentence(language.date(on, WEEKDAY_AND_DATE)))


def short_day_and_date(on: pendulum.Date, language: Language) -> str:
    """``Tue 5``."""
    return joined(f"{sentence(language.date(on, SHORT_DAY))} {on.day}")


def short_date(on: pendulum.Date, language: Language) -> str:
    """``4 Jan``."""
    return joined(language.date(on, SHORT_DATE))


def dates(
    first: pendulum.Date, last: pendulum.Date, language: Language, *, year: bool = True
) -> str:
    """``4 to 10 January`` or ``28 December 2026 to 3 January 2027``."""
    years = year or first.year != last.year
    end = joined(language.date(last, DATE if years else DAY_AND_MONTH))
    begin = joined(language.date(first, DATE if first.year != last.year else DAY_AND_MONTH))
    if (first.month, first.year) != (last.month, last.year):
        return language.text("{first} to {last}", first=begin, last=end)
    return language.text("{first_day} to {last}", first_day=first.day, first=begin, last=end)


def time_of_day(at: str, language: Language) -> str:
    """``18:00``, or ``6:00 PM``, for a time that is written as ``18:00``."""
    return joined(language.time_of_day(at))


def weekday_names(days: Sequence[Weekday], language: Language, *, short: bool = False) -> str:
    """``Monday, Wednesday, Friday`` or ``Mon, Wed, Fri``."""
    if len(days) == DAYS_IN_A_WEEK:
        return language.said(EVERY_DAY)
    name = short_day if short else day_name
    return language.text(", ").join(name(day.position, language) for day in days)


def when(frequency: Frequency, days: Sequence[Weekday], language: Language) -> str:
    """``Mon, Wed, Fri`` or ``Every day, twice a day``."""
    names = (
        language.said(EVERY_DAY)
        if isinstance(frequency, Daily)
        else weekday_names(days, language, short=True)
    )
    told = language.said(often(frequency))
    return sentence(language.text(", ").join(part for part in (names, told) if part))


def often(frequency: Frequency) -> Message:
    """``twice a day``; "" for once."""
    if frequency.times in FEW_TIMES:
        return FEW_TIMES[frequency.times]
    return several(frequency.times, "{number} time a day", "{number} times a day")
