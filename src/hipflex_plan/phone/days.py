"""Plan to the days of the page: its weeks, and what is said of each session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout.days import training
from hipflex_plan.messages import said, several
from hipflex_plan.phone.amounts import key_of
from hipflex_plan.phone.views import DayCell, WeekView

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pendulum

    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.sessions import Session

DAY = said("EEEE d MMMM")
EXERCISE_DAY, LIGHT_DAY = said("Exercise day"), said("Daily exercises only")


def chosen_days(plan: Plan) -> frozenset[int]:
    """The numbers of the sessions of the training days."""
    return frozenset(session.number for session in training(plan))


def weeks(plan: Plan, language: Language) -> tuple[WeekView, ...]:
    """All weeks, each with its seven days."""
    sessions = {session.on: session for session in plan.sessions}
    chosen = chosen_days(plan)
    made = []
    for number in plan.weeks:
        dates = plan.days_of(number)
        head = language.text("Week {number}", number=number)
        period = wording.dates(dates[0], dates[-1], language, year=False)
        cells = tuple(_cell(on, sessions, chosen, language) for on in dates)
        made.append(WeekView(head, period, cells))
    return tuple(made)


def _cell(
    on: pendulum.Date,
    sessions: Mapping[pendulum.Date, Session],
    chosen: Collection[int],
    language: Language,
) -> DayCell:
    session = sessions.get(on)
    day = language.date(on, DAY)
    name = wording.short_day(on.weekday(), language)
    if session is None:
        told = language.text("{day}: nothing to do", day=day)
        return DayCell(0, name, str(on.day), told, light=True)
    light = session.number not in chosen
    kind = LIGHT_DAY if light else EXERCISE_DAY
    told = language.text("{day}: {kind}", day=day, kind=kind)
    return DayCell(session.number, name, str(on.day), told, light=light)


def session_data(plan: Plan, keys: tuple[str, ...], language: Language) -> list[dict[str, object]]:
    """What the script knows of each session, with its sentences ready."""
    chosen = chosen_days(plan)
    later = [*plan.sessions[1:], None]
    return [
        {
            "n": session.number,
            "date": session.on.isoformat(),
            "week": session.week,
            "main": session.number in chosen,
            "do": [keys.index(key_of(item)) for item in session.items],
            "long": language.date(session.on, DAY),
            "short": wording.short_date(session.on, language),
            "title": language.said(EXERCISE_DAY if session.number in chosen else LIGHT_DAY),
            "line": _line(session, plan, language),
            "next": _next(following, plan, language),
        }
        for session, following in zip(plan.sessions, later, strict=True)
    ]


def _line(session: Session, plan: Plan, language: Language) -> str:
    exercises = several(len(session.items), "{number} exercise", "{number} exercises")
    minutes = several(session.minutes, "{number} minute", "{number} minutes")
    what = language.text("{exercises}, about {minutes}.", exercises=exercises, minutes=minutes)
    week = language.text("Week {week} of {weeks}.", week=session.week, weeks=plan.weeks[-1])
    return f"{what} {week}"


def _next(session: Session | None, plan: Plan, language: Language) -> str:
    if session is not None:
        day = language.date(session.on, DAY)
        return language.text("Your next session is on {day}.", day=day)
    if plan.program.next_visit is not None:
        day = wording.long_date(plan.program.next_visit, language)
        return language.text("That was your last session. Your next visit: {day}.", day=day)
    return language.text("That was your last session.")
