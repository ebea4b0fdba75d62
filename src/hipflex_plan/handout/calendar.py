"""Plan to the calendar page: the months, each day with its marks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.handout.views import Calendar, CalendarDay, CalendarMonth, Paper
from hipflex_plan.messages import said
from hipflex_plan.months import Holds, months

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.languages import Language
    from hipflex_plan.months import Month, MonthDay
    from hipflex_plan.plan import Plan

LEGEND = {
    "training": said("Exercise day. Tick it when it is done."),
    "daily": said("Only what is for every day"),
    "away": said("Away"),
    "paused": said("A break"),
    "visit": said("Your visit"),
    "test": said("We measure how you do"),
}
"""What each mark means, to the patient."""
VISIT, TEST = said("Visit"), said("Test")
"""What stands in the box of such a day."""
PAGE_MM = {Paper.A4: 243.0, Paper.LETTER: 229.0}
"""The height for months and legend on a page, a little less than there is."""
LEGEND_LINE_MM = 7.5


@attrs.frozen
class Size:
    """How months are set: how many at most, how many beside each other, and their heights."""

    name: str
    most: float
    beside: int
    head_mm: float
    lowest_mm: float
    highest_mm: float


SIZES = (
    Size("large", 2, 1, 24.0, 12.0, 16.5),
    Size("middle", 6, 2, 21.0, 9.75, 15.0),
    Size("", math.inf, 3, 18.0, 6.0, 9.0),
)
"""Few months stand one below the other; the more there are, the smaller they are."""


def calendar(plan: Plan, paper: Paper, language: Language) -> Calendar:
    """The months of a plan for the wall, each week from the first day of the country's."""
    begins = language.first_weekday
    shown = months(plan, begins)
    marks = {mark for month in shown for day in month.days for mark in _marks(day)}
    legend = tuple((mark, language.said(told)) for mark, told in LEGEND.items() if mark in marks)
    size = next(size for size in SIZES if len(shown) <= size.most)
    beside = size.beside == 2 and len(shown) % 2 == 1  # noqa: PLR2004  # a place is left over
    legend_mm = 0.0 if beside else LEGEND_LINE_MM * len(legend)
    return Calendar(
        size=size.name,
        weekdays=tuple(wording.short_day((begins + day) % 7, language) for day in range(7)),
        months=tuple(_month(month, language) for month in shown),
        legend=legend,
        row_mm=_row_mm(shown, size, PAGE_MM[paper] - legend_mm),
        beside=beside,
    )


def _row_mm(shown: Sequence[Month], size: Size, room_mm: float) -> float:
    """The height of a week with which all months stand in the room, if it is not too low."""
    lines = [shown[start : start + size.beside] for start in range(0, len(shown), size.beside)]
    rows = sum(max(len(month.rows) for month in line) for line in lines)
    height = (room_mm - size.head_mm * len(lines)) / rows
    return round(min(max(height, size.lowest_mm), size.highest_mm), 2)


def _month(month: Month, language: Language) -> CalendarMonth:
    rows = tuple(tuple(_day(day, language) for day in row) for row in month.rows)
    return CalendarMonth(wording.month_name(month.days[0].on, language), rows)


def _day(day: MonthDay | None, language: Language) -> CalendarDay:
    if day is None:
        return CalendarDay("", (), "")
    word = VISIT if day.review else TEST if day.test else ""
    return CalendarDay(str(day.on.day), _marks(day), language.said(word))


def _marks(day: MonthDay) -> tuple[str, ...]:
    held = () if day.holds is Holds.NOTHING else (day.holds.value,)
    return (*held, *(("visit",) if day.review else ()), *(("test",) if day.test else ()))
