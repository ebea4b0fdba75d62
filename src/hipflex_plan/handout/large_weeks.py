"""Plan to the weeks of large print: lists of days, and the pages that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.handout import cards
from hipflex_plan.handout.views import TickRow
from hipflex_plan.handout.weeks import tick_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pendulum

    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan


@attrs.frozen
class LargeDay:
    """A day, with the exercises to tick and their boxes."""

    name: str
    boxes: tuple[tuple[int, int], ...]


@attrs.frozen
class LargeWeek:
    """A week: how much of what, then its days; *head* and *text* where a phase begins."""

    head: str
    text: str
    number: int
    dates: str
    rows: tuple[TickRow, ...]
    days: tuple[LargeDay, ...]


def weeks_of(plan: Plan, language: Language) -> Iterator[LargeWeek]:
    """The weeks of a plan, in order."""
    before = -1
    for week in plan.weeks:
        place, phase, _ = plan.phase_of(week)
        begins = place != before
        heading = cards.heading(plan, phase, week, language) if begins else ("", "")
        yield _week(plan, week, heading, language)
        before = place


def _week(plan: Plan, week: int, heading: tuple[str, str], language: Language) -> LargeWeek:
    dates = plan.days_of(week)
    sessions = {session.on: session for session in plan.in_week(week)}
    rows = tick_rows(plan, week, dates, sessions, language)
    days = tuple(
        _day(on, tuple((row.number, row.boxes[place]) for row in rows), language)
        for place, on in enumerate(dates)
        if on in sessions
    )
    period = wording.dates(dates[0], dates[-1], language, year=False)
    return LargeWeek(*heading, number=week, dates=period, rows=rows, days=days)


def _day(on: pendulum.Date, boxes: tuple[tuple[int, int], ...], language: Language) -> LargeDay:
    day = wording.short_day(on.weekday(), language)
    return LargeDay(
        wording.sentence(wording.joined(f"{day} {wording.short_date(on, language)}")),
        tuple((number, count) for number, count in boxes if count),
    )


def spread(pages: Sequence[int]) -> tuple[int, ...]:
    """The places of the weeks that begin a page, so that the pages hold about as many each.

    *pages* has the page of each week, as they fall by themselves: the last may stand alone.
    """
    sheets = len(set(pages))
    few, more = divmod(len(pages), sheets)
    sizes = [few + (sheet < more) for sheet in range(sheets)]
    return tuple(sum(sizes[:sheet]) for sheet in range(1, sheets))
