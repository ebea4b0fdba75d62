"""Plan to the views of its diary: weeks, days, and a row for each exercise and side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan import advice, wording
from hipflex_plan.codec.diary_sheets import set_columns
from hipflex_plan.diary import sides_of
from hipflex_plan.handout import cover
from hipflex_plan.handout.cards import weighted
from hipflex_plan.handout.composition import document
from hipflex_plan.handout.days import is_daily
from hipflex_plan.handout.diary.cells import Cells
from hipflex_plan.handout.diary.views import (
    Cell,
    DiaryDay,
    DiaryPages,
    DiaryRow,
    DiaryWeek,
    OtherDay,
    OtherDays,
)
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import language_of
from hipflex_plan.load import Band, Bodyweight, Weight
from hipflex_plan.plan import rest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.quantities import Side
    from hipflex_plan.sessions import Item, Session

BOXES_IN_A_LINE = 5
BOX_MM = 8.4
"""The width of a box for one set on other days."""
HEAD_MM, LEG_MM = 24.0, 17.0
"""The least width of a column on other days, for a name above it, or for a leg."""
WIDEST_MM = 66.0
"""So much of a line on other days may be boxes; else such a day is printed as the others are."""


def diary_pages(plan: Plan, paper: Paper | str = Paper.A4, *, fillable: bool = False) -> DiaryPages:
    """The views of a plan's diary: of what still counts after a change.

    Args:
        plan: the plan; its program says in which language.
        paper: the paper to print on.
        fillable: whether the cells are fields of a PDF form.

    Raises:
        ImpossibleValueError: for a paper that there is not.
    """
    language = language_of(plan.program.language)
    return diary_views(plan, Paper.of(str(paper).lower()), language, fillable=fillable)


def diary_views(
    plan: Plan, paper: Paper, language: Language, *, fillable: bool = False
) -> DiaryPages:
    """The same in a language, which is told what is not translated."""
    plan = rest_of(plan)
    weeks = tuple(_week(plan, week, language) for week in plan.weeks if plan.in_week(week))
    return DiaryPages(
        **document(plan, paper, language),
        fillable=fillable,
        last=plan.weeks[-1],
        weeks=weeks,
        effort=tuple(
            (str(number), language.said(claim.text)) for number, claim in advice.EFFORT_WORDS
        ),
        zones=cover.zones(plan.program.clinic, language),
    )


def _week(plan: Plan, week: int, language: Language) -> DiaryWeek:
    sessions = plan.in_week(week)
    short = _of_other_days(sessions)
    dates = plan.days_of(week)
    days = tuple(_day(plan, one, language) for one in sessions if one not in short)
    rows = [row for day in days for row in day.rows]
    return DiaryWeek(
        number=week,
        dates=wording.dates(dates[0], dates[-1], language),
        boxes=max((len(line) for row in rows for line in row.sets), default=1),
        loads=any(row.load or row.load_words for row in rows),
        days=days,
        others=_others(plan, short, language) if short else None,
    )


def _of_other_days(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """The sessions that are one line each: only what is for every day, and not much of it."""
    daily = tuple(s for s in sessions if all(is_daily(i.prescription) for i in s.items))
    alike = len({tuple((i.number, i.dosage) for i in s.items) for s in daily}) == 1
    plain = all(isinstance(i.dosage.load, Bodyweight) for s in daily for i in s.items)
    if len(daily) == len(sessions) or not alike or not plain:
        return ()
    return daily if sum(_widths(daily[0])) <= WIDEST_MM else ()


def _widths(session: Session) -> tuple[float, ...]:
    """The width in millimetres of the boxes of each exercise and side."""
    least = LEG_MM if len(session.items) == 1 else HEAD_MM
    return tuple(
        max(least, min(set_columns(item), BOXES_IN_A_LINE) * BOX_MM + 3)
        for item in session.items
        for _ in sides_of(item)
    )


def _day(plan: Plan, session: Session, language: Language) -> DiaryDay:
    cells = Cells(plan.reference, session, language)
    several = len({item.number for item in session.items}) > 1
    return DiaryDay(
        date=cells.day,
        moved=cells.whole_day("date"),
        rows=tuple(
            _row(plan, cells, item, side) for item in session.items for side in sides_of(item)
        ),
        morning=_morning(cells),
        sore=cells.sore(),
        stopped=cells.stopped(),
        which=cells.whole_day("exercises") if several else None,
        in_the_way=cells.whole_day("in_the_way"),
        went_wrong=cells.whole_day("adverse_event"),
    )


def _morning(cells: Cells) -> Cell:
    """Where the pain of the next morning goes, with the name of that morning."""
    name = wording.short_day(cells.session.on.add(days=1).weekday(), cells.language)
    return attrs.evolve(cells.whole_day("pain_next_morning"), words=wording.sentence(name))


def _row(plan: Plan, cells: Cells, item: Item, side: Side) -> DiaryRow:
    language, load = cells.language, item.dosage.load
    _, phase, _ = plan.phase_of(cells.session.week)
    name = wording.words_of(item.exercise, language).short_name
    leg = language.said(wording.SIDES[side])
    who = language.text(", ").join(part for part in (name, leg) if part)
    known = str(load) if isinstance(load, (Weight, Band)) else ""
    cell = attrs.evolve(
        cells.of_row("load", item, side, who, known), words=wording.load_name(load, language)
    )
    none = isinstance(load, Bodyweight)
    weighs = none and weighted(phase, item.number)
    return DiaryRow(
        number=item.number,
        name=name,
        leg=leg,
        dose=_dose(item, language),
        sets=_sets(cells, item, side, who),
        load=None if none else cell,
        load_words=language.text("no weight") if weighs else "",
        effort=cells.of_row("effort", item, side, who),
        pain=cells.of_row("pain", item, side, who),
        pair=side is not sides_of(item)[0],
    )


def _dose(item: Item, language: Language) -> str:
    """``3 × 10, twice a day``; the weight stands in its own column."""
    line = wording.dose_line(attrs.evolve(item.dosage, load=Bodyweight()), language)
    often = language.said(wording.often(item.prescription.frequency))
    return f"{line}{language.text(', ')}{often}" if often else line


def _sets(cells: Cells, item: Item, side: Side, who: str) -> tuple[tuple[Cell, ...], ...]:
    """The boxes of a row; where they take several lines, a line for each time of the day.

    Of one set many times a day, even lines.
    """
    boxes = [
        cells.of_row(f"set_{number}", item, side, who) for number in range(1, set_columns(item) + 1)
    ]
    if len(boxes) <= BOXES_IN_A_LINE:
        return (tuple(boxes),)
    length = BOXES_IN_A_LINE
    if item.times > 1:
        lines = -(-len(boxes) // BOXES_IN_A_LINE)
        length = min(item.dosage.sets, length) if item.dosage.sets > 1 else -(-len(boxes) // lines)
    return tuple(tuple(boxes[n : n + length]) for n in range(0, len(boxes), length))


def _others(plan: Plan, sessions: Sequence[Session], language: Language) -> OtherDays:
    first = sessions[0]
    one = first.items[0] if len(first.items) == 1 else None
    return OtherDays(
        title=_other_title(one, language),
        heads=tuple(
            _other_head(item, side, language, named=one is None)
            for item in first.items
            for side in sides_of(item)
        ),
        widths=_widths(first),
        days=tuple(_other_day(plan, session, language) for session in sessions),
    )


def _other_title(item: Item | None, language: Language) -> str:
    """What is done on the other days, where it is one exercise."""
    if item is None:
        return language.text("On the other days")
    name = wording.words_of(item.exercise, language).short_name
    return language.text(
        "On the other days: {exercise}, {dose}",
        exercise=f"{item.number}{wording.NBSP}{name}",
        dose=_dose(item, language),
    )


def _other_head(item: Item, side: Side, language: Language, *, named: bool) -> tuple[str, str]:
    """The name of an exercise if it is *named*, and below it the leg and how much."""
    leg = language.said(wording.SIDES[side])
    if not named:
        return "", leg or language.text("Each set")
    name = wording.words_of(item.exercise, language).short_name
    told = [part for part in (leg, _dose(item, language)) if part]
    return f"{item.number}{wording.NBSP}{name}", language.text(", ").join(told)


def _other_day(plan: Plan, session: Session, language: Language) -> OtherDay:
    cells = Cells(plan.reference, session, language)
    rows = (_row(plan, cells, item, side) for item in session.items for side in sides_of(item))
    return OtherDay(
        date=wording.short_day_and_date(session.on, language),
        sets=tuple(tuple(cell for line in row.sets for cell in line) for row in rows),
        effort=cells.whole_day("effort"),
        pain=cells.whole_day("pain"),
        morning=_morning(cells),
        in_the_way=cells.whole_day("in_the_way"),
        went_wrong=cells.whole_day("adverse_event"),
    )
