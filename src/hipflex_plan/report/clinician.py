"""What was done, proposals and tests, to the page for the clinician."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout.views import Fact
from hipflex_plan.languages import ENGLISH
from hipflex_plan.prescription import Answer
from hipflex_plan.report import strips
from hipflex_plan.report.rows import (
    counts,
    dosage_line,
    is_as_planned,
    is_open,
    name_of,
    note_rows,
    one_of,
    outcome_row,
    outcomes_note,
    score_rows,
    short_names,
)
from hipflex_plan.report.views import ClinicianPage
from hipflex_plan.response import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pendulum

    from hipflex_plan.diary import Diary
    from hipflex_plan.performance import Performance
    from hipflex_plan.plan import Plan
    from hipflex_plan.quantities import Side
    from hipflex_plan.report.outcomes import Outcome
    from hipflex_plan.work_done import Adherence


def page(
    plan: Plan,
    diary: Diary,
    done: Adherence,
    outcomes: Sequence[Outcome],
    panel_mm: float,
) -> ClinicianPage:
    """The page for the clinician; *panel_mm* is the height of a chart."""
    rows = [row for row in diary.rows if row.on <= done.on]
    names = names_of(done)
    limits = plan.program.clinic.pain
    look = strips.look(done, limits, panel_mm)
    drawn = [strips.strip(one, name, look) for one, name in zip(done.exercises, names, strict=True)]
    quiet = [one for one in outcomes if is_as_planned(one)]
    return ClinicianPage(
        fit="",
        head=f"What was done: {plan.program.title}",
        about=tuple(_about(plan, done)),
        alerts=tuple(_alerts(rows, outcomes, plan)),
        facts=_facts(done),
        counts=counts(done, names),
        keys=strips.keys(done, limits),
        chart_heads=strips.heads(look),
        strips=tuple(one for one in drawn if one is not None),
        sided=any(one.sides for one in done.exercises),
        no_numbers=", ".join(name for name, one in zip(names, drawn, strict=True) if one is None),
        outcomes_head="What the rules propose" if is_open(outcomes) else "What was decided",
        outcomes_note=outcomes_note(plan, done.on, outcomes),
        outcomes=tuple(outcome_row(one) for one in outcomes if one not in quiet),
        as_planned="; ".join(f"{name_of(one)}, {dosage_line(one.was.dosage)}" for one in quiet),
        tests=tuple(score_rows(plan, done.on)),
        notes=tuple(note_rows(rows, plan)),
    )


def names_of(done: Adherence) -> tuple[str, ...]:
    """The short name of each exercise, with its unit where it stands there twice."""
    slugs = [one.exercise.slug for one in done.exercises]
    return tuple(
        f"{one.exercise.short_name}, {one.unit}"
        if slugs.count(one.exercise.slug) > 1
        else one.exercise.short_name
        for one in done.exercises
    )


def _about(plan: Plan, done: Adherence) -> Iterator[tuple[str, str]]:
    program = plan.program
    weeks = plan.weeks
    period = wording.dates(plan.start, plan.end, ENGLISH)
    if program.patient:
        yield "Patient", program.patient
    yield "Plan", plan.reference
    yield "Weeks", f"{weeks[0]} to {weeks[-1]}, {period}"
    yield "Up to", f"{wording.date(done.on, ENGLISH)}, week {done.weeks[-1]}"
    if program.clinician:
        yield "Clinician", program.clinician
    if program.goal:
        yield "Goal", program.goal


def _alerts(rows: Sequence[Performance], outcomes: Sequence[Outcome], plan: Plan) -> Iterator[str]:
    """What a reader must not miss: stop signs, adverse events, and what should stop."""
    short = short_names(plan)
    stopped: dict[tuple[pendulum.Date, str, str], set[Side]] = {}
    for row in rows:
        if row.stop_sign is not None:
            key = (row.on, row.stop_sign.capitalize(), short[row.exercise])
            stopped.setdefault(key, set()).add(row.side)
    for (on, sign, name), sides in stopped.items():
        exercise = wording.name_with_side(name, one_of(sides), ENGLISH)
        yield f"{sign}: {exercise}, {wording.date(on, ENGLISH)}."
    events = len({(row.session, row.adverse_event) for row in rows if row.adverse_event})
    if events:
        what = "One adverse event is" if events == 1 else f"{events} adverse events are"
        yield f"{what} written down; see below."
    for one in outcomes:
        if one.decision is Decision.STOP and one.answer is not Answer.REFUSED:
            said = "was stopped" if one.answer else "should stop"
            yield f"{one.was.exercise.short_name} {said}: {one.reason}"


def _facts(done: Adherence) -> tuple[Fact, ...]:
    total = done.total
    return (
        Fact(f"{total.done} of {total.planned}", "days", "with something done"),
        Fact(str(total.not_done), _days(total.not_done), "written down as not done"),
        Fact(str(total.not_written), _days(total.not_written), "not written down"),
        _worst(done),
    )


def _days(number: int) -> str:
    return "day" if number == 1 else "days"


def _worst(done: Adherence) -> Fact:
    """The worst pain, with its week and exercise."""
    found = [
        (week.worst_pain, -week.week, one.exercise.short_name)
        for one in done.exercises
        for week in one.weeks
        if week.worst_pain is not None
    ]
    if not found:
        return Fact("–", "worst pain", "not written down")
    pain, week, name = max(found, key=lambda one: one[:2])
    return Fact(str(pain), "worst pain", f"{name}, week {-week}")
