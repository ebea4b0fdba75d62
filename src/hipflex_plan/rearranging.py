"""A plan and what life does to it, to the next plan; past days never move.

Each function gives a new plan whose program keeps what happened, so that the plan can be
made from it again. What is promised stays, or `differences` tells what does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs

from hipflex_plan.cutting import (
    later,
    name_from,
    refuse_a_changed_past,
    scheduled_after,
    with_fixed_days,
)
from hipflex_plan.date_changes import DateChange, Happening
from hipflex_plan.dates import on_the_day
from hipflex_plan.demands import needs_days
from hipflex_plan.errors import ImpossibleValueError, ScheduleError
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.keeping import broken_rules
from hipflex_plan.sessions import Session
from hipflex_plan.validators import refuse_unless_whole
from hipflex_plan.weeks import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import pendulum

    from hipflex_plan.plan import Plan
    from hipflex_plan.program import Program

AGAIN_AFTER_DAYS = DAYS_IN_A_WEEK
"""After a pause of so many days the last week is done again (source: ``choice-pause``)."""
BACK_AFTER_DAYS = 2 * DAYS_IN_A_WEEK
"""After so many, the week before it (source: ``choice-pause``)."""
LONGEST_PAUSE = 366


def postpone(plan: Plan, on: date, days: int, note: str = "") -> Plan:
    """Put off all that comes from a day on by some days; nothing else changes.

    Args:
        plan: the plan.
        on: the first day that is put off.
        days: by how many days, 1 to 366.
        note: why; kept in the history.

    Raises:
        ImpossibleValueError: for a day outside the plan or before its last change.
        ScheduleError: if it does not fit the days then.
    """
    first = _that_counts(plan, _a_day(plan, on))
    refuse_unless_whole("days", days, 1, LONGEST_PAUSE)
    last = first.add(days=days - 1)
    change = DateChange(what=Happening.POSTPONED, on=first, to=last, note=note)
    return _after(plan, plan.program, [change], first)


def pause(plan: Plan, first: date, last: date, note: str = "") -> Plan:
    """Stop for some days, both included, as for an illness, and go on after them.

    After a pause of less than a week the program goes on where it was. After one of a
    week or more the last week begins again, after two weeks or more the week before it,
    as far as it lies in the same phase (source: ``choice-pause``). What was left of a
    week that begins again is dropped.

    Raises:
        ImpossibleValueError: for days outside the plan or before its last change.
        ScheduleError: if it does not fit the days then.
    """
    begin, end = _that_counts(plan, _a_day(plan, first)), cast("pendulum.Date", on_the_day(last))
    length = Span(begin, end).days
    refuse_unless_whole("the days of a pause", length, 1, LONGEST_PAUSE)
    if length < AGAIN_AFTER_DAYS:
        change = DateChange(what=Happening.PAUSED, on=begin, to=end, note=note)
        return _after(plan, plan.program, [change], begin)
    week = plan.week_of(begin)
    days = plan.days_of(week)
    changes, done = [], week - 1
    if begin != days[0]:
        done = week
        changes.append(
            DateChange(what=Happening.SKIPPED, on=begin, to=days[-1], note=note or "paused")
        )
        begin = days[-1].add(days=1)
    if begin <= end:
        changes.append(DateChange(what=Happening.PAUSED, on=begin, to=end, note=note))
    program = plan.program
    if done >= plan.first_week:
        program = _again(plan, done, back=1 if length >= BACK_AFTER_DAYS else 0)
    return _after(plan, program, changes, changes[0].on)


def _again(plan: Plan, done: int, *, back: int) -> Program:
    """The program whose week *done* is done once more, or the one *back* weeks before it."""
    place, _, own = plan.phase_of(done)
    program = with_fixed_days(plan.program, plan, done)
    phase = program.phases[place]
    again = max(1, own - back)
    before = attrs.evolve(
        phase,
        weeks=own,
        prescriptions=[later(p, 0) for p in phase.prescriptions],
        move_on_when="",
    )
    rest = attrs.evolve(
        phase,
        name=name_from(phase, done + 1),
        weeks=phase.weeks - again + 1,
        prescriptions=[later(p, again - 1) for p in phase.prescriptions],
        continues=True,
    )
    more = own - again + 1
    tests = [
        attrs.evolve(t, retest_weeks=[w + more if w > done else w for w in t.retest_weeks])
        for t in program.tests
    ]
    phases = (*program.phases[:place], before, rest, *program.phases[place + 1 :])
    return attrs.evolve(program, phases=phases, tests=tests)


def skip(plan: Plan, on: date, note: str = "") -> Plan:
    """Leave out the session of a day; nothing takes its place (source: ``choice-missed-session``).

    Raises:
        ImpossibleValueError: if there is none on that day.
    """
    day = _session_on(plan, on).on
    if len(plan.sessions) == 1:
        raise ImpossibleValueError(f"{day} has the only session of the plan", "on")
    change = DateChange(what=Happening.SKIPPED, on=day, to=day, note=note)
    return _after(plan, plan.program, [change], day)


def move(plan: Plan, session: Session | date, to: date, note: str = "") -> Plan:
    """Do what is not daily of a session on another day of the same week.

    Args:
        plan: the plan.
        session: the session, or its date.
        to: the new day; it need not be a training day.
        note: why; kept in the history.

    Raises:
        ImpossibleValueError: if there is no such session, or nothing in it to move.
        ScheduleError: if the new day breaks a rule; the message names the days that do not.
    """
    on = session.on if isinstance(session, Session) else session
    moving, day = _session_on(plan, on), cast("pendulum.Date", on_the_day(to))
    if not any(needs_days(item.prescription) for item in moving.items):
        raise ImpossibleValueError(f"all of {moving.on} is daily: it is done every day anyway")
    why_not = _why_not(plan, moving, day)
    if why_not:
        others = [d for d in plan.days_of(moving.week) if not _why_not(plan, moving, d)]
        instead = f"it could go to {' or '.join(map(str, others))}" if others else "skip it instead"
        raise ScheduleError(f"{moving.on} cannot go to {day}: {why_not}; {instead}")
    return _moved(plan, moving, day, note)


def _moved(plan: Plan, moving: Session, day: pendulum.Date, note: str) -> Plan:
    change = DateChange(what=Happening.MOVED, on=moving.on, to=day, note=note)
    return _after(plan, plan.program, [change], min(moving.on, day))


def _why_not(plan: Plan, moving: Session, day: pendulum.Date) -> str:
    """Why a session cannot go to a day; "" if it can."""
    if day == moving.on:
        return "it is there already"
    if day not in plan.days_of(moving.week):
        days = plan.days_of(moving.week)
        return f"week {moving.week} is from {days[0]} to {days[-1]}, use postpone to go beyond it"
    between = sorted((moving.on, day))
    for session in plan.sessions:
        if between[0] < session.on < between[1] and any(
            needs_days(item.prescription) for item in session.items
        ):
            return f"the session of {session.on} comes between"
    before = broken_rules(plan)
    new = [told for told in broken_rules(_moved(plan, moving, day, "")) if told not in before]
    return ", ".join(new)


def extend(plan: Plan, weeks: int, note: str = "") -> Plan:
    """Make the last phase longer by some weeks; its rules go on.

    Raises:
        ImpossibleValueError: for weeks that its rules or a phase cannot have.
        ScheduleError: if it does not fit the days.
    """
    refuse_unless_whole("weeks", weeks, 1, 52)
    *others, last = plan.program.phases
    longer = attrs.evolve(last, weeks=last.weeks + weeks)
    program = attrs.evolve(plan.program, phases=[*others, longer])
    first = plan.end.add(days=1)
    end = first.add(days=weeks * DAYS_IN_A_WEEK - 1)
    change = DateChange(what=Happening.EXTENDED, on=first, to=end, note=note)
    return _after(plan, program, [change], first)


def _a_day(plan: Plan, on: date) -> pendulum.Date:
    """A day of the plan on or after its last change; refuse any other."""
    day = cast("pendulum.Date", on_the_day(on))
    if not plan.start <= day <= plan.end:
        message = f"the plan lasts from {plan.start} to {plan.end}, and does not hold {on}"
        raise ImpossibleValueError(message, "on")
    return day


def _that_counts(plan: Plan, day: pendulum.Date) -> pendulum.Date:
    """A day, or the next on which the program does not stand still."""
    return min(counted for counted in plan.days_of(plan.week_of(day)) if counted >= day)


def _session_on(plan: Plan, on: date) -> Session:
    day = _a_day(plan, on)
    found = next((session for session in plan.sessions if session.on == day), None)
    if found is None:
        near = min(
            (s.on for s in plan.sessions), key=lambda d: abs(d.toordinal() - day.toordinal())
        )
        raise ImpossibleValueError(f"there is no session on {day}; the nearest is on {near}", "on")
    return found


def _after(plan: Plan, program: Program, changes: list[DateChange], since: pendulum.Date) -> Plan:
    kept = attrs.evolve(program, reference=plan.reference)
    kept = attrs.evolve(kept, date_changes=(*kept.date_changes, *changes))
    made = scheduled_after(plan, kept)
    refuse_a_changed_past(plan, made, since)
    return made


def differences(before: Plan, after: Plan) -> tuple[str, ...]:
    """What is no longer as it was promised, a sentence each; none if all of it is kept."""
    return tuple(_differences(before, after))


def _differences(before: Plan, after: Plan) -> Iterator[str]:
    if after.end != before.end:
        yield f"The last day is {after.end} and not {before.end}."
    weeks = after.program.weeks - before.program.weeks
    if weeks:
        yield f"There are {after.program.weeks} weeks and not {before.program.weeks}."
    known = {one.number for one in before.dropped}
    gone = [str(one.on) for one in after.dropped if one.number not in known]
    if gone:
        yield f"No session any more on {', '.join(gone)}."
    if len(after.sessions) != len(before.sessions):
        yield f"There are {len(after.sessions)} sessions and not {len(before.sessions)}."
    told = broken_rules(before)
    for rule in broken_rules(after):
        if rule not in told:
            yield f"{rule[0].upper()}{rule[1:]}."
