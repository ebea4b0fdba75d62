"""Plan to the calendar page: the months, each day with its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout.views import Calendar, CalendarDay, CalendarMonth
from hipflex_plan.months import Holds, months

if TYPE_CHECKING:
    from hipflex_plan.months import Month, MonthDay
    from hipflex_plan.plan import Plan

LEGEND = {
    "training": "Exercise day. Tick it when it is done.",
    "daily": "Only what is for every day",
    "away": "Away",
    "paused": "A break",
    "visit": "Your visit",
    "test": "We measure how you do",
}
"""What each mark means, to the patient."""
VISIT, TEST = "Visit", "Test"
"""What stands in the box of such a day."""
FEW_MONTHS, MORE_MONTHS = 2, 6
"""So many months stand one below the other, and two beside each other; more are smaller."""


def calendar(plan: Plan) -> Calendar:
    """The months of a plan for the wall."""
    shown = months(plan)
    marks = {mark for month in shown for day in month.days for mark in _marks(day)}
    return Calendar(
        size="large" if len(shown) <= FEW_MONTHS else "middle" if len(shown) <= MORE_MONTHS else "",
        weekdays=tuple(wording.short_day(day) for day in range(7)),
        months=tuple(_month(month) for month in shown),
        legend=tuple((mark, told) for mark, told in LEGEND.items() if mark in marks),
    )


def _month(month: Month) -> CalendarMonth:
    rows = tuple(tuple(_day(day) for day in row) for row in month.rows)
    return CalendarMonth(f"{wording.month_name(month.month)} {month.year}", rows)


def _day(day: MonthDay | None) -> CalendarDay:
    if day is None:
        return CalendarDay("", (), "")
    word = VISIT if day.review else TEST if day.test else ""
    return CalendarDay(str(day.on.day), _marks(day), word)


def _marks(day: MonthDay) -> tuple[str, ...]:
    held = () if day.holds is Holds.NOTHING else (day.holds.value,)
    return (*held, *(("visit",) if day.review else ()), *(("test",) if day.test else ()))
