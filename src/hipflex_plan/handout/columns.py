"""Plan to columns of weeks: what each exercise asks from when on, and boxes below.

A column is a week. Weeks that are alike share a value, which stands where they
begin. Where there are more columns than a page has room for, the next sheet goes on.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import chain, groupby
from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.handout.days import training
from hipflex_plan.handout.growth import Cell, growth
from hipflex_plan.languages.language import UNSEEN
from hipflex_plan.phases import Phase
from hipflex_plan.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hipflex_plan.handout.growth import Growth
    from hipflex_plan.languages import Language

ROOM_MM = 66.0
"""The width of all columns together, on any paper."""
MOST_COLUMNS = 13
"""A quarter of a year; more columns leave no room for a box to tick."""
LETTER_MM, LARGE_LETTER_MM, GAP_MM = 2.2, 2.75, 0.6
"""The width of a letter in small and in large figures, and what stays free beside a value."""
DATE_LETTER_MM = 1.8
"""The width of a letter of the date of a week's first day."""
FULL, EVERY_DAY_ONLY = "full", "daily"
"""The marks of a day: all of it, or only what is for every day."""


@attrs.frozen
class PhasePart:
    """The weeks of a phase that share a sheet.

    Attributes:
        plan: what the phase belongs to.
        phase: with all its weeks.
        first_week: the week of the program with which the phase begins.
        places: the weeks of the part, by their places in the phase, from 0.
    """

    plan: Plan
    phase: Phase
    first_week: int
    places: range

    @property
    def weeks(self) -> range:
        """The weeks of the part, by their numbers in the program."""
        return range(self.first_week + self.places.start, self.first_week + self.places.stop)


@attrs.frozen
class Value:
    """What holds for some weeks: a cell for each quantity that changes."""

    weeks: int
    cells: tuple[Cell, ...]


@attrs.frozen
class TickDay:
    """A weekday over the weeks: the marks of its sessions in each."""

    name: str
    marks: tuple[tuple[str, ...], ...]


@attrs.frozen
class Columns:
    """The weeks of a sheet: their numbers, the dates of some first days, boxes, and size."""

    heads: tuple[str, ...]
    dates: tuple[str, ...]
    days: tuple[TickDay, ...]
    small: bool

    @property
    def has_both(self) -> bool:
        """Whether some days are only for what is done every day."""
        return any(EVERY_DAY_ONLY in m for day in self.days for m in day.marks)


def parts(plan: Plan, language: Language) -> Iterator[PhasePart]:
    """The phases of a plan, each in as few parts as have room for all values."""
    first = plan.first_week
    for phase in plan.program.phases:
        grown = _grown(phase, first, language)
        fitting = (n for n in range(MOST_COLUMNS, 1, -1) if _fit(grown, n, LETTER_MM))
        for places in _shared(phase.weeks, next(fitting, 1)):
            yield PhasePart(plan, phase, first, places)
        first += phase.weeks


def _grown(phase: Phase, first_week: int, language: Language) -> list[tuple[Growth, Sequence[int]]]:
    """How each prescription grows, with its lengths of weeks that are alike."""
    return [
        (growth(one, phase, first_week, language), run_lengths(phase, place))
        for place, one in enumerate(phase.prescriptions)
    ]


def _shared(weeks: int, most: int) -> tuple[range, ...]:
    """So many weeks in even parts."""
    count = -(-weeks // most)
    each = -(-weeks // count)
    return tuple(range(start, min(start + each, weeks)) for start in range(0, weeks, each))


def run_lengths(phase: Phase, place: int) -> tuple[int, ...]:
    """How many weeks of the phase each dosage of a prescription holds."""
    return tuple(len(list(group)) for _, group in groupby(phase.dosages[place]))


def _fit(grown: Iterable[tuple[Growth, Sequence[int]]], columns: int, letter_mm: float) -> bool:
    """Whether all values fit beside each other in so many columns."""
    return all(
        _wide(value) * letter_mm + GAP_MM <= value.weeks * ROOM_MM / columns
        for growing, lengths in grown
        for places in _shared(sum(lengths), columns)
        for value in values(growing, lengths, places)
    )


def _wide(value: Value) -> int:
    """The letters of the longest text."""
    return max((len(cell.text.translate(UNSEEN)) for cell in value.cells), default=0)


def values(growing: Growth, lengths: Sequence[int], places: range) -> tuple[Value, ...]:
    """What holds in the weeks of a part, by their places, from the growth tables of a card."""
    cells = _cells(growing)
    found, start = list[Value](), 0
    for run, length in enumerate(lengths):
        weeks = len(range(max(start, places.start), min(start + length, places.stop)))
        if weeks:
            found.append(Value(weeks, cells[run] if cells else ()))
        start += length
    return tuple(found)


def _cells(growing: Growth) -> list[tuple[Cell, ...]]:
    """The cells of each run of weeks."""
    return list(zip(*(cells for _, cells in _changing(growing)), strict=True))


def labels(growing: Growth) -> tuple[str, ...]:
    """What each cell of a value counts."""
    return tuple(label for label, _ in _changing(growing))


def _changing(growing: Growth) -> list[tuple[str, tuple[Cell, ...]]]:
    """The rows of all tables after each other, with their labels: of those that change.

    What stays the same is told by the large dose.
    """
    parts = zip(*(table.rows for table in growing.tables), strict=True)
    rows = [(same[0].label, tuple(chain(*(row.cells for row in same)))) for same in parts]
    return [(label, cells) for label, cells in rows if len(set(cells)) > 1] or rows


def columns(part: PhasePart, language: Language) -> Columns:
    """The columns of a part of a phase."""
    grown = _grown(part.phase, part.first_week, language)
    return Columns(
        heads=tuple(str(week) for week in part.weeks),
        dates=_dates(part.plan, part.weeks, language),
        days=_days(part.plan, part.weeks, language),
        small=not _fit(grown, len(part.weeks), LARGE_LETTER_MM),
    )


def _dates(plan: Plan, weeks: Sequence[int], language: Language) -> tuple[str, ...]:
    """The first days of the weeks, of as many as there is room for."""
    dates = [wording.short_date(plan.first_day_of(week), language) for week in weeks]
    needed_mm = GAP_MM + DATE_LETTER_MM * max(map(len, dates))
    each = math.ceil(needed_mm * len(weeks) / ROOM_MM)
    return tuple(date if place % each == 0 else "" for place, date in enumerate(dates))


def _days(plan: Plan, weeks: Sequence[int], language: Language) -> tuple[TickDay, ...]:
    """The weekdays on which something is done, from the first day of a week on."""
    chosen = {session.on for session in training(plan)}
    marks: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for week in weeks:
        for session in plan.in_week(week):
            mark = FULL if session.on in chosen else EVERY_DAY_ONLY
            marks[session.on.weekday()][week].append(mark)
    first = plan.first_day_of(weeks[0]).weekday()
    order = [(first + later) % DAYS_IN_A_WEEK for later in range(DAYS_IN_A_WEEK)]
    return tuple(
        TickDay(wording.short_day(day, language), tuple(tuple(marks[day][week]) for week in weeks))
        for day in order
        if day in marks
    )
