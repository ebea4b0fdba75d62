"""Plan to the entries of its calendar: sessions, visits, tests, movement breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.date_changes import standing_still
from hipflex_plan.duration import session_minutes
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.ics import words
from hipflex_plan.ics.entries import Entry, Repeat, days_between, uid
from hipflex_plan.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pendulum

    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.sessions import Session

ONCE = ("",)
"""The one time of a day on which no time is given."""


def entries(plan: Plan) -> tuple[Entry, ...]:
    """All entries of a plan but the movement breaks, by day and time."""
    found = (*_sessions(plan), *_gone(plan), *_visits(plan), *_tests(plan))
    return tuple(sorted(found, key=lambda entry: (entry.on, entry.time)))


def revision(plan: Plan) -> int:
    """How often the plan was changed since it was first made."""
    return len(plan.program.history) + len(plan.program.date_changes)


def _times(plan: Plan) -> tuple[str, ...]:
    return plan.program.availability.times or ONCE


def _events(plan: Plan, session: Session) -> int:
    """How many entries a session has: one for each time of day that it needs and that is given."""
    return min(max(item.times for item in session.items), len(_times(plan)))


def _session_uid(plan: Plan, number: int, event: int) -> str:
    return uid(plan, f"-{number}" if event == 1 else f"-{number}.{event}")


def _sessions(plan: Plan) -> Iterator[Entry]:
    for session in plan.sessions:
        for event in range(1, _events(plan, session) + 1):
            yield _session(plan, session, event)


def _session(plan: Plan, session: Session, event: int) -> Entry:
    """The entry of a session for one time of day, with what is done so often or more."""
    time = _times(plan)[event - 1]
    items = [item for item in session.items if item.times >= event]
    once = session_minutes((item.exercise, item.dosage) for item in items)
    minutes = once if time else session.minutes
    return Entry(
        uid=_session_uid(plan, session.number, event),
        on=session.on,
        time=time,
        minutes=minutes,
        summary=words.session_line(session, _language(plan)),
        description=words.session_text(
            plan, session, items, minutes, _events(plan, session), _language(plan)
        ),
        rings=True,
        busy=True,
        zoned=True,
    )


def _gone(plan: Plan) -> Iterator[Entry]:
    """What an earlier calendar of the plan may hold, and what is no more."""
    if not revision(plan):
        return
    most = max(_events(plan, session) for session in plan.sessions)
    for session in plan.sessions:
        for event in range(_events(plan, session) + 1, most + 1):
            yield _cancelled(plan, session.number, event, session.on)
    for number, on in _dropped(plan):
        for event in range(1, most + 1):
            yield _cancelled(plan, number, event, on)


def _dropped(plan: Plan) -> Iterator[tuple[int, pendulum.Date]]:
    """The sessions that are no more, and those that an earlier, longer plan had."""
    for one in plan.dropped:
        yield one.number, one.on
    for number in range(max(plan.numbers) + 1, plan.program.sessions_given + 1):
        yield number, plan.end


def _cancelled(plan: Plan, number: int, event: int, on: pendulum.Date) -> Entry:
    return Entry(
        uid=_session_uid(plan, number, event),
        on=on,
        time=_times(plan)[event - 1],
        summary=_language(plan).said(words.DROPPED),
        cancelled=True,
        zoned=True,
    )


def _visits(plan: Plan) -> Iterator[Entry]:
    """The visits, counted in the order of their days: one that is put off keeps its number."""
    program = plan.program
    following = () if program.next_visit is None else (program.next_visit,)
    for number, on in enumerate(sorted({*program.availability.reviews, *following}), start=1):
        yield Entry(
            uid=uid(plan, f".visit.{number}"),
            on=on,
            summary=_language(plan).said(words.VISIT),
            description=words.visit_text(program.clinic, _language(plan)),
        )


def _tests(plan: Plan) -> Iterator[Entry]:
    """The tests that are not done yet."""
    occasions: dict[str, int] = {}
    for due in plan.tests_due:
        number = occasions[due.test.use] = occasions.get(due.test.use, 0) + 1
        if not due.found:
            which = f".test.{due.test.use}.{number}"
            yield Entry(
                uid=uid(plan, which), on=due.on, summary=words.measure_line(due, _language(plan))
            )


def movement_breaks(plan: Plan) -> tuple[Entry, ...]:
    """The breaks of the working day: one entry for each time, weekly as long as the plan lasts.

    There is none on days away, or while the program stands still.

    Raises:
        ImpossibleValueError: for a program without movement breaks, or without a day for one.
    """
    breaks = plan.program.movement_breaks
    if breaks is None:
        message = "the program has no movement breaks: write movement_breaks in its file"
        raise ImpossibleValueError(message, "movement_breaks")
    positions = {day.position for day in breaks.days}
    days = [day for day in days_between(plan.start, plan.end) if day.weekday() in positions]
    without = [day for day in days if _is_off(plan, day)]
    first = next((day for day in days if day not in without), None)
    if first is None:
        message = f"from {plan.start} to {plan.end} no working day is left for movement breaks"
        raise ImpossibleValueError(message, "movement_breaks")
    later = tuple(day for day in without if day > first)
    repeat = Repeat(days=breaks.days, until=plan.end, without=later)
    return tuple(
        Entry(
            uid=uid(plan, f".break.{number}"),
            on=first,
            time=time,
            summary=_language(plan).said(words.BREAK),
            description=words.break_text(_language(plan)),
            rings=True,
            repeat=repeat,
        )
        for number, time in enumerate(breaks.times, start=1)
    )


def _is_off(plan: Plan, day: pendulum.Date) -> bool:
    still = standing_still(plan.program.date_changes)
    away = plan.program.availability.away
    return any(day in span for span in still) or any(day in days for days in away)


def _language(plan: Plan) -> Language:
    """The language of the patient."""
    return language_of(plan.program.language)
