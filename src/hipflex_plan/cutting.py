"""A program cut in its midst: the weeks that are done, and those that go on otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ScheduleError
from hipflex_plan.progression import Continued, Maintain
from hipflex_plan.scheduling import schedule, strength_days

if TYPE_CHECKING:
    import pendulum

    from hipflex_plan.frequency import Weekday
    from hipflex_plan.phases import Phase
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.program import Program
    from hipflex_plan.sessions import Session


def scheduled_after(plan: Plan, program: Program) -> Plan:
    """The plan of a program that comes after a plan; it keeps its name and its numbers.

    Raises:
        ScheduleError: if it does not fit the days.
    """
    made = schedule(with_sources(program), reference=plan.reference)
    given = max(plan.numbers)
    if given <= max(made.numbers):
        return made
    most = max(given, program.sessions_given)
    return attrs.evolve(made, program=attrs.evolve(made.program, sessions_given=most))


def with_fixed_days(program: Program, plan: Plan, week: int) -> Program:
    """The program; up to the phase of a week everything stays on the days that it has.

    What comes later says which days fit before it: without this, an exercise that is
    taken out of a later phase could move days that are past.
    """
    last, _, _ = plan.phase_of(week)
    pairs = zip(program.phases, strength_days(plan), strict=True)
    phases = [
        _on_its_days(phase, days) if place <= last else phase
        for place, (phase, days) in enumerate(pairs)
    ]
    return attrs.evolve(program, phases=phases)


def _on_its_days(phase: Phase, days: tuple[Weekday, ...]) -> Phase:
    beside = days if phase.days_beside is None else phase.days_beside
    return attrs.evolve(phase, strength_days=days, days_beside=beside)


def name_from(phase: Phase, week: int) -> str:
    """The name of a phase that goes on from a week."""
    return f"{phase.name.split(' from week ')[0][:40]} from week {week}"


def later(prescription: Prescription, weeks: int) -> Prescription:
    """A prescription whose rule has some weeks behind it."""
    rule = prescription.progression
    if isinstance(rule, Maintain):
        return prescription
    over, baseline, behind = rule, prescription.dosage, weeks
    if isinstance(rule, Continued):
        over, baseline, behind = rule.over, rule.baseline, rule.after_weeks + weeks
    goes_on = Continued(over=over, baseline=baseline, after_weeks=behind)
    return attrs.evolve(prescription, dosage=goes_on.dosage(baseline, 1), progression=goes_on)


def with_sources(program: Program) -> Program:
    """The program with the sources that it still names."""
    named = program.source_keys
    kept = [source for source in program.known_sources if source.key in named]
    return attrs.evolve(program, known_sources=kept)


def refuse_a_changed_past(plan: Plan, made: Plan, day: pendulum.Date) -> None:
    """Refuse a plan that does not have the sessions of another before a day.

    Raises:
        ScheduleError: if one of them would move or change.
    """
    before = [_told(session) for session in plan.sessions if session.on < day]
    after = [_told(session) for session in made.sessions if session.on < day]
    if before != after:
        raise ScheduleError("this change would move days that are past: write a new program")


def _told(session: Session) -> tuple[object, ...]:
    """What is done on a day; what was stopped in that week comes last, so the order is nothing."""
    items = sorted((item.exercise.slug, str(item.dosage)) for item in session.items)
    return (session.number, session.on, items)
