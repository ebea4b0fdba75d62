"""Plan to the calendar page: the months, each day with its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout.views import Calendar, CalendarDay, CalendarMonth
from hipflex_plan.messages import said
from hipflex_plan.months import Holds, months

if TYPE_CHECKING:
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
FEW_MONTHS, MORE_MONTHS = 2, 6
"""So many months stand one below the other, and two beside each other; more are smaller."""


def calendar(plan: Plan, language: Language) -> Calendar:
    """The months of a plan for the wall, each week from the first day of the country's."""
    begins = language.first_weekday
    shown = months(plan, begins)
    marks = {mark for month in shown for day in month.days for mark in _marks(day)}
    return Calendar(
        size="large" if len(shown) <= FEW_MONTHS else "middle" if len(shown) <= MORE_MONTHS else "",
        weekdays=tuple(wording.short_day((begins + day) % 7, language) for day in range(7)),
        months=tuple(_month(month, language) for month in shown),
        legend=tuple((mark, language.said(told)) for mark, told in LEGEND.items() if mark in marks),
    )


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
