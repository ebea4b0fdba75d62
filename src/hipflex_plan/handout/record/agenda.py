"""When the person can train, what happened to the dates, and breaks from sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.handout.record import english
from hipflex_plan.handout.record.person import FACTS, day
from hipflex_plan.handout.record.views import Column, Part, Section, Table, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.availability import Availability, Away
    from hipflex_plan.date_changes import DateChange
    from hipflex_plan.handout.record.views import Row
    from hipflex_plan.movement_breaks import MovementBreaks
    from hipflex_plan.plan import Plan

CHANGES = (Column("What", 34), Column("From", 34), Column("To", 34), Column("Why"))


def days(plan: Plan) -> Section:
    """Days, limits and breaks; then what was postponed, paused, skipped, moved, extended."""
    program = plan.program
    rows = [
        row("Training days", english.weekday_names(program.training_days) or "any day"),
        *_limits(program.availability),
    ]
    if program.next_visit is not None:
        rows.append(row("Next visit", day(program.next_visit)))
    if program.movement_breaks is not None:
        rows.append(_breaks(program.movement_breaks))
    if plan.dropped:
        told = (f"{one.number} ({day(one.on)})" for one in plan.dropped)
        rows.append(row("Sessions left out", ", ".join(told)))
    parts = [Part(tables=(Table(FACTS, tuple(rows)),))]
    if program.date_changes:
        changed = tuple(_change(one) for one in program.date_changes)
        parts.append(Part("What happened to the dates", (), (Table(CHANGES, changed),)))
    return Section("Days", tuple(parts))


def _limits(given: Availability) -> Iterator[Row]:
    if given.minutes:
        limits = (f"{english.short_day(one.day.position)} {one.minutes}" for one in given.minutes)
        yield row("Minutes at most", ", ".join(limits))
    if given.away:
        yield row("Days away", "; ".join(map(_away, given.away)))
    if given.holidays:
        yield row("Public holidays", f"of {given.holidays}, days away")
    if given.first_session is not None:
        yield row("First session", f"not before {day(given.first_session)}")
    if given.reviews:
        yield row("Reviews", ", ".join(map(day, given.reviews)))
    if given.times:
        yield row("Times of day", ", ".join(given.times))
    yield row("Order in a session", given.order.value.replace("-", " "))


def _away(away: Away) -> str:
    told = day(away.first) if away.first == away.last else english.dates(away.first, away.last)
    return f"{told}, every {away.every_weeks} weeks" if away.every_weeks else told


def _breaks(breaks: MovementBreaks) -> Row:
    names = english.weekday_names(breaks.days, short=True)
    told = f"every {breaks.every_minutes} minutes from {breaks.start} to {breaks.end}, {names}"
    return row("Movement breaks", told)


def _change(change: DateChange) -> Row:
    return row(
        change.what.value.capitalize(), day(change.on), day(change.to), change.note or "not said"
    )
