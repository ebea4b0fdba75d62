"""Plan to weekly sheets, and how to make the program part of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import advice, wording
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.handout.cards import weighted
from hipflex_plan.handout.days import daily, training, weekdays_of
from hipflex_plan.handout.views import Block, Day, Paper, TickRow, Week
from hipflex_plan.messages import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pendulum

    from hipflex_plan.claim import Claim
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.sessions import Session

PAGE_MM = {Paper.A4: 258.0, Paper.LETTER: 244.0}
"""The height for tables on a page, a little less than there is."""
TABLE_HEAD_MM = 25.5
LOWEST_ROW_MM, HIGHEST_ROW_MM = 6.9, 10.2
BOXES_IN_A_LINE, MOST_BOXES = 2, 3
LINE_OF_BOXES_MM = 6.4
QUESTIONS = (
    said("How hard, 0 to 10"),
    said("Worst pain, 0 to 10"),
    said("Pain the morning after, 0 to 10"),
)


def blocks(plan: Plan, language: Language) -> tuple[tuple[Block, Block], ...]:
    """When and where, what gets in the way, when to go on, what to do between."""
    breaks = advice.between(plan.program.movement_breaks)
    between = (*plan.program.between_sessions, *breaks)
    return (
        (
            Block(
                language.text("When and where"),
                (*_when(plan, language), *_own_plan(plan)),
                tuple(language.said(words) for words in _to_write_in(plan)),
            ),
            Block(
                language.text("If something gets in the way"),
                (*_if_then(plan, language), *_texts(advice.MISSED, language)),
            ),
        ),
        (
            _going_on(plan, language),
            Block(language.text("Between the sessions"), _texts(between, language)),
        ),
    )


def _going_on(plan: Plan, language: Language) -> Block:
    """When the next week's numbers may be taken; another question where none changes."""
    phases = plan.program.phases
    until = phases[0].move_on_when if len(phases) == 1 else ""
    told = wording.glued(language.own(until))
    finished = (language.text("Finished when: {told}", told=told),) if until else ()
    responds = any(p.response is not None for phase in phases for p in phase.prescriptions)
    grows = any(len(set(weeks)) > 1 for phase in phases for weeks in phase.dosages)
    if responds and not grows:
        return Block(
            language.text("When to do more?"), (*_texts(advice.RESPONDING, language), *finished)
        )
    if grows or len(phases) > 1:
        ready = _texts(advice.next_week(plan.program.clinic.pain), language)
        cards = _texts(advice.RESPONDING[:1], language) if responds else ()
        return Block(language.text("Ready for next week’s numbers?"), (*ready, *cards, *finished))
    return Block(
        language.text("Too easy, or too hard?"),
        (*_texts(advice.UNCHANGING, language), *finished),
    )


def _when(plan: Plan, language: Language) -> tuple[str, ...]:
    """The training days, and what is for every day besides."""
    days = weekdays_of(session.on for session in training(plan))
    if len(days) == DAYS_IN_A_WEEK:
        return (f"{language.said(wording.EVERY_DAY)}.", *_at(plan, language))
    names = language.listed([wording.day_name(day.position, language) for day in days])
    besides = list(
        dict.fromkeys(wording.words_of(p.exercise, language).short_name for p in daily(plan))
    )
    every_day = (
        (language.text("Every day: {names}.", names=language.listed(besides)),) if besides else ()
    )
    return (f"{wording.sentence(names)}.", *_at(plan, language), *every_day)


def _own_plan(plan: Plan) -> tuple[str, ...]:
    """When and where, in the person's own words."""
    own = plan.program.action_plan
    return tuple(wording.with_stop(text) for text in (own.when, own.where) if text)


def _if_then(plan: Plan, language: Language) -> tuple[str, ...]:
    """What the person does if something gets in the way, in their own words."""
    return tuple(
        wording.with_stop(
            language.text(
                "If {obstacle}, then {then}", obstacle=one.obstacle, then=one.then.rstrip(".")
            )
        )
        for one in plan.program.action_plan.if_then
    )


def _to_write_in(plan: Plan) -> tuple[str, ...]:
    """What the person writes in: the place, and the time of day if it is not set."""
    known = plan.program.action_plan
    timed = known.when or plan.program.availability.times
    return (*(() if timed else (said("Time of day"),)), *(() if known.where else (said("Place"),)))


def _at(plan: Plan, language: Language) -> tuple[str, ...]:
    """The fixed times of day."""
    times = [wording.time_of_day(time, language) for time in plan.program.availability.times]
    return (language.text("At {times}.", times=language.listed(times)),) if times else ()


def _texts(claims: Sequence[Claim], language: Language) -> tuple[str, ...]:
    return tuple(wording.balanced(wording.glued(language.own(claim.text))) for claim in claims)


def how_to_fill(plan: Plan, language: Language) -> tuple[str, ...]:
    """How the weekly sheets are filled in."""
    times = {item.times for session in plan.sessions for item in session.items}
    more = (said("Two boxes? Do it twice that day."),) if times & {2, MOST_BOXES} else ()
    if MOST_BOXES in times:
        more = (said("Two or three boxes? Do it that often."),)
    lines = (
        said("Tick what you have done."),
        *more,
        said("How hard? 0 is rest, 10 is all you can."),
    )
    return tuple(wording.glued(language.said(line)) for line in lines)


def weeks(plan: Plan, paper: Paper, language: Language) -> tuple[Week, ...]:
    """A table to tick for each week."""
    chosen = training(plan)
    return tuple(
        _week(plan, week, paper, _days_to_ask(plan, week, chosen), language) for week in plan.weeks
    )


def _days_to_ask(plan: Plan, week: int, chosen: Sequence[Session]) -> set[pendulum.Date]:
    """The training days of a week; all its days where it has no others."""
    own = {session.on for session in chosen if session.week == week}
    return own or {session.on for session in plan.in_week(week)}


def _week(
    plan: Plan, week: int, paper: Paper, chosen: set[pendulum.Date], language: Language
) -> Week:
    dates = plan.days_of(week)
    sessions = {session.on: session for session in plan.in_week(week)}
    rows = tick_rows(plan, week, dates, sessions, language)
    return Week(
        number=week,
        dates=wording.dates(dates[0], dates[-1], language, year=False),
        days=tuple(
            a_day(on, language, first=place == 0, training_day=on in chosen)
            for place, on in enumerate(dates)
        ),
        rows=rows,
        row_mm=row_height([max(row.boxes) for row in rows], paper),
    )


def a_day(on: pendulum.Date, language: Language, *, first: bool, training_day: bool) -> Day:
    """The head of a day; the first, and each first of a month, with the month."""
    name = wording.short_day(on.weekday(), language)
    date = wording.short_date(on, language) if first or on.day == 1 else str(on.day)
    return Day(name, date, training_day)


def tick_rows(
    plan: Plan,
    week: int,
    dates: Sequence[pendulum.Date],
    sessions: Mapping[pendulum.Date, Session],
    language: Language,
) -> tuple[TickRow, ...]:
    """A row for each exercise of a week: its boxes on each day."""
    _, phase, phase_week = plan.phase_of(week)
    rows = []
    for number, prescription in enumerate(phase.prescriptions, start=1):
        due = {
            on: item.times
            for on, session in sessions.items()
            for item in session.items
            if item.number == number
        }
        dosage = phase.dosages[number - 1][phase_week - 1]
        name = wording.words_of(prescription.exercise, language).short_name
        short = wording.name_with_side(name, dosage.side, language)
        dose = wording.dose_line(dosage, language, weighted=weighted(phase, number))
        if prescription.frequency.times > MOST_BOXES:
            often = wording.joined(language.said(wording.often(prescription.frequency)))
            dose = f"{dose}{language.text(', ')}{often}"
        boxes = tuple(_boxes(due.get(on, 0)) for on in dates)
        rows.append(TickRow(number, short, dose, boxes))
    return tuple(rows)


def _boxes(times: int) -> int:
    """A box for each time, or one for the day where there would be too many."""
    return times if times <= MOST_BOXES else 1


def row_height(boxes: Sequence[int], paper: Paper) -> float:
    """The height of a row, in millimetres, so that whole tables fill a page.

    *boxes* are the most that each row has on a day; many of them take two lines.
    """
    more = sum(-(-most // BOXES_IN_A_LINE) - 1 for most in boxes) * LINE_OF_BOXES_MM
    rows = len(boxes) + len(QUESTIONS)
    for tables in (3, 2, 1):
        height = (PAGE_MM[paper] / tables - TABLE_HEAD_MM - more) / rows
        if height >= LOWEST_ROW_MM:
            return round(min(height, HIGHEST_ROW_MM), 2)
    return LOWEST_ROW_MM
