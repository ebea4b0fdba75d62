"""What was done, proposals and tests, to the page for the clinician."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.adhering import Count
from hipflex_plan.comparison import readings
from hipflex_plan.handout.views import Fact
from hipflex_plan.load import Bodyweight
from hipflex_plan.prescription import Answer
from hipflex_plan.proposing import AS_PLANNED
from hipflex_plan.report import strips
from hipflex_plan.report.views import (
    Cell,
    ClinicianPage,
    CountRow,
    CountTable,
    NoteRow,
    OutcomeRow,
    TestRow,
)
from hipflex_plan.response import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pendulum

    from hipflex_plan.adhering import Adherence, ExerciseDone
    from hipflex_plan.diary import Diary
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.plan import Plan
    from hipflex_plan.report.outcomes import Outcome
    from hipflex_plan.scores import Score, Test

MOST_WEEKS_IN_A_TABLE = 12
SESSIONS, ALL = "Days with something done", "All"


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
    drawn = {
        name: strips.strip(one, name, look) for one, name in zip(done.exercises, names, strict=True)
    }
    quiet = [one for one in outcomes if _is_as_planned(one)]
    return ClinicianPage(
        fit="",
        head=f"What was done: {plan.program.title}",
        about=tuple(_about(plan, done)),
        alerts=tuple(_alerts(rows, outcomes, plan)),
        facts=_facts(done),
        counts=_counts(done, names),
        keys=strips.keys(done, limits),
        chart_heads=strips.heads(look),
        strips=tuple(one for one in drawn.values() if one is not None),
        sided=any(one.sides for one in done.exercises),
        no_numbers=", ".join(name for name, one in drawn.items() if one is None),
        outcomes_head="What the rules propose" if _open(outcomes) else "What was decided",
        outcomes_note=_outcomes_note(plan, done.on, outcomes),
        outcomes=tuple(_outcome(one) for one in outcomes if one not in quiet),
        as_planned="; ".join(f"{_name(one)}, {_line(one.was.dosage)}" for one in quiet),
        tests=tuple(_tests(plan, done.on)),
        notes=tuple(_notes(rows, plan)),
    )


def _is_as_planned(one: Outcome) -> bool:
    """Whether no rule had anything to say, and nothing changes."""
    return one.rule == AS_PLANNED and one.now == one.was and not one.others


def _name(one: Outcome) -> str:
    return wording.name_with_side(one.was.exercise.short_name, one.was.side)


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
    period = wording.dates(plan.start, plan.end)
    if program.patient:
        yield "Patient", program.patient
    yield "Plan", plan.reference
    yield "Weeks", f"{weeks[0]} to {weeks[-1]}, {period}"
    yield "Up to", f"{wording.date(done.on)}, week {done.weeks[-1]}"
    if program.clinician:
        yield "Clinician", program.clinician
    if program.goal:
        yield "Goal", program.goal


def _alerts(rows: Sequence[Performance], outcomes: Sequence[Outcome], plan: Plan) -> Iterator[str]:
    """What a reader must not miss: stop signs, adverse events, and what should stop."""
    short = {i.exercise.slug: i.exercise.short_name for s in plan.sessions for i in s.items}
    for row in rows:
        if row.stop_sign is not None:
            name = wording.name_with_side(short[row.exercise], row.side)
            yield f"{row.stop_sign.capitalize()}: {name}, {wording.date(row.on)}."
    events = sum(bool(row.adverse_event) for row in rows)
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


def _counts(done: Adherence, names: Sequence[str]) -> tuple[CountTable, ...]:
    """The table of counts, in several where there are many weeks."""
    tables = -(-len(done.weeks) // MOST_WEEKS_IN_A_TABLE)
    width = -(-len(done.weeks) // tables)
    return tuple(
        _table(done, names, slice(first, first + width))
        for first in range(0, len(done.weeks), width)
    )


def _table(done: Adherence, names: Sequence[str], part: slice) -> CountTable:
    rows = [_row(SESSIONS, done.sessions, part, strong=True)]
    rows += [
        _row(name, [week.count for week in one.weeks], part, sides=one)
        for one, name in zip(done.exercises, names, strict=True)
    ]
    return CountTable((*(str(week) for week in done.weeks[part]), ALL), tuple(rows))


def _row(
    name: str,
    counts: Sequence[Count],
    part: slice,
    *,
    strong: bool = False,
    sides: ExerciseDone | None = None,
) -> CountRow:
    total = sum(counts, Count())
    cells = tuple(cell(count) for count in (*counts[part], total))
    return CountRow(name + _uneven(sides), cells, strong)


def _uneven(one: ExerciseDone | None) -> str:
    """The sides by themselves where one was done more often than the other."""
    if one is None or not one.sides:
        return ""
    left, right = (sum(week.count.done for week in side.weeks) for side in one.sides)
    return "" if left == right else f" (left {left}, right {right})"


def cell(count: Count) -> Cell:
    """``2/3``, with how many nobody wrote down; a dash where nothing was, "" if not due."""
    if not count.planned:
        return Cell("")
    if count.not_written == count.planned:
        return Cell("–")
    unknown = f"?{count.not_written}" if count.not_written else ""
    return Cell(f"{count.done}/{count.planned}", unknown)


def _open(outcomes: Sequence[Outcome]) -> bool:
    return any(one.answer is None for one in outcomes)


def _outcomes_note(plan: Plan, on: pendulum.Date, outcomes: Sequence[Outcome]) -> str:
    if not outcomes:
        return "Nothing is prescribed on that day."
    if not _open(outcomes):
        return ""
    if not any(one.moves or one.held for one in outcomes):
        return "Nothing would change."
    late = f", the last day of the plan ({wording.date(plan.end)})" if on > plan.end else ""
    return (
        f"Nothing is decided yet{late}. The page for the patient tells these proposals: "
        "give it out when you agree, and sign it."
    )


def _outcome(one: Outcome) -> OutcomeRow:
    before, after = from_to(one)
    answer = f"{one.answer} by {one.by}" if one.answer else ""
    return OutcomeRow(
        name=_name(one),
        decision=one.decision.capitalize(),
        answer=answer,
        before=before,
        after=after,
        reason=f"{one.reason} ({one.rule})",
        others=one.others,
    )


def from_to(one: Outcome) -> tuple[str, str]:
    """What is prescribed, and what would be, with the pieces that differ."""
    was, now = one.was.dosage, one.now.dosage if one.now else None
    if now is None or one.now is None:
        return _line(was), "nothing"
    if one.swaps:
        return _line(was), f"{one.now.exercise.short_name}: {_line(now)}"
    if now != was:
        return _line(was, now), _line(now, was)
    if one.moves:
        heavier = "heavier" if one.decision is Decision.ADVANCE else "lighter"
        return _line(was), f"the same numbers, {heavier}"
    return _line(was), "stays, without growing" if one.held else "stays"


def _line(dosage: Dosage, other: Dosage | None = None) -> str:
    """A dosage in its own notation: sets, load, hold, and what differs from the other one."""
    first, *pieces = str(dosage).split(", ")
    known = pieces if other is None else str(other).split(", ")
    told = [
        piece
        for piece in pieces
        if piece == str(dosage.load) or piece.startswith("hold ") or piece not in known
    ]
    if other is not None and isinstance(dosage.load, Bodyweight) and other.load != dosage.load:
        told.append("no load")
    return ", ".join(wording.joined(piece) for piece in (first.replace(" x ", " × "), *told))


def _tests(plan: Plan, on: pendulum.Date) -> Iterator[TestRow]:
    for test in plan.program.tests:
        known = attrs.evolve(test, scores=[score for score in test.scores if score.on <= on])
        found = readings(known)
        for reading in found:
            side = f", {reading.side}" if reading.side else ""
            name = f"{reading.measure.name}{side}"
            yield TestRow(name, _begun(reading.in_words().removeprefix(f"{name}: ")))
        if not found:
            yield TestRow(test.measure.name, _untold(known, plan))


def _begun(text: str) -> str:
    """The text with a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def _untold(test: Test, plan: Plan) -> str:
    """What there is of a test that was not done twice, and when it is due."""
    due = [one.on for one in plan.tests_due if one.test.use == test.use and not one.found]
    again = f" Due on {wording.date(min(due))}." if due else ""
    if test.baseline is None:
        return f"Not measured.{again}"
    return f"{_score(test.baseline, test)} on {test.baseline.on}; not measured again.{again}"


def _score(score: Score, test: Test) -> str:
    unit = score.unit or "".join(test.measure.units[:1])
    told = []
    for name, result in score.results.items():
        side = f"{name.removesuffix('_held')} " if name != "value" else ""
        if isinstance(result, bool):
            told.append(f"{side}{'held' if result else 'not held'}")
        else:
            told.append(f"{side}{result:g} {unit}")
    return _begun(", ".join(told))


def _notes(rows: Sequence[Performance], plan: Plan) -> Iterator[NoteRow]:
    """Stop signs, adverse events and obstacles, as they were written; the same words once."""
    short = {i.exercise.slug: i.exercise.short_name for s in plan.sessions for i in s.items}
    found: dict[tuple[str, str], list[Performance]] = {}
    for row in sorted(rows, key=lambda one: one.on):
        for kind, text in (
            ("Stop sign", row.stop_sign.capitalize() if row.stop_sign else ""),
            ("Adverse event", row.adverse_event),
            ("Obstacle", row.obstacle),
        ):
            if text:
                found.setdefault((kind, text), []).append(row)
    for (kind, text), own in found.items():
        days = dict.fromkeys(wording.short_date(row.on) for row in own)
        names = dict.fromkeys(wording.name_with_side(short[r.exercise], r.side) for r in own)
        yield NoteRow(", ".join(days), "; ".join(names), kind, text)
