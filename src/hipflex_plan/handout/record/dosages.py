"""Phases to their dosages in full: how much, how often, how it goes on, what it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.duration import session_minutes
from hipflex_plan.handout.record import english
from hipflex_plan.handout.record.rule_data import as_data
from hipflex_plan.handout.record.views import (
    Cell,
    Column,
    Line,
    Part,
    Row,
    Section,
    Table,
    cell,
    row,
)
from hipflex_plan.handout.record.weekly import by_week, name_of
from hipflex_plan.phases import rule_sources
from hipflex_plan.progression import Maintain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.handout.record.numbers import Numbered
    from hipflex_plan.phases import Phase
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.program import Program

DOSAGE_COLUMNS = (
    Column("No.", 8),
    Column("Exercise", 44),
    Column("Dosage in the first week"),
    Column("How often", 22),
    Column("Volume a session", 26),
    Column("Minutes", 13, number=True),
    Column("Sources", 30),
)
RULE_COLUMNS = (
    Column("No.", 8),
    Column("Exercise", 29),
    Column("Progression by the calendar"),
    Column("Response to the diary"),
)
MINUTES = "choice-session-minutes"
NO_RESPONSE = "No exercise here has a response rule: to a diary the rules of safety alone answer."


def phases(plan: Plan, numbers: Numbered) -> Iterator[Section]:
    """A section for each phase."""
    first = plan.first_week
    count = len(plan.program.phases)
    for place, phase in enumerate(plan.program.phases):
        weeks = range(first, first + phase.weeks)
        days = english.dates(plan.first_day_of(weeks[0]), plan.days_of(weeks[-1])[-1])
        head = (
            f"Phase {place + 1} of {count}: {english.apart(phase.name)}" if count > 1 else "Dosage"
        )
        said = (
            _weeks_told(weeks, days) if count > 1 else "",
            f"Goal: {english.apart(phase.goal)}" if phase.goal else "",
            f"Moves on when: {english.apart(phase.move_on_when)}" if phase.move_on_when else "",
            "It is the phase before it, going on after a change." if phase.continues else "",
        )
        dosages = tuple(_dosage(plan, place, phase, n, numbers) for n in _places(phase))
        yield Section(
            head,
            (
                Part("", cell(*said), (Table(DOSAGE_COLUMNS, dosages),)),
                _how_it_goes_on(phase),
                by_week(plan, phase, first),
            ),
        )
        first = weeks.stop


def _weeks_told(weeks: range, days: str) -> str:
    if len(weeks) == 1:
        return f"Week {weeks[0]}: {days}."
    return f"Weeks {weeks[0]} to {weeks[-1]}: {days}."


def _places(phase: Phase) -> range:
    return range(len(phase.prescriptions))


def _dosage(plan: Plan, place: int, phase: Phase, number: int, numbers: Numbered) -> Row:
    prescription, doses = phase.prescriptions[number], phase.dosages[number]
    exercise = prescription.exercise
    minutes = [session_minutes([(exercise, dosage)]) for dosage in doses]
    return row(
        Line(str(number + 1), "number"),
        cell(Line(exercise.name, "strong"), Line(exercise.slug, "data"), exercise.clinical_name),
        cell(
            typeset(str(prescription.dosage)),
            "Warms up" if prescription.warm_up else "",
            Line(
                f"To the patient: “{english.apart(prescription.note)}”"
                if prescription.note
                else "",
                "soft",
            ),
        ),
        _often(plan, place, prescription),
        _volume(prescription, doses),
        from_to(minutes),
        _sources(prescription, numbers),
    )


def typeset(line: str) -> str:
    """The line with a sign for "times", and numbers that stay with their units."""
    times = line.replace(" x ", f"{wording.NBSP}×{wording.NBSP}")
    return re.sub(r"(?<=\d) (?=(?:s|kg|lb|min|RM|steps)\b)", wording.NBSP, times)


def _often(plan: Plan, place: int, prescription: Prescription) -> Cell:
    times, days = prescription.frequency.times, 0
    for session in plan.sessions:
        if session.phase == place:
            days += any(item.prescription == prescription for item in session.items)
    told = f"{days} sessions" if days != 1 else "1 session"
    return cell(
        str(prescription.frequency), told if times == 1 else f"{days * times} on {days} days"
    )


def from_to(values: Sequence[int], unit: str = "") -> str:
    """``60``, ``90 → 48`` where it only goes one way, ``40–60`` where it comes and goes."""
    low, high = min(values), max(values)
    if low == high:
        told = str(low)
    elif {values[0], values[-1]} == {low, high}:
        told = f"{values[0]} → {values[-1]}"
    else:
        told = f"{low}–{high}"
    return wording.joined(f"{told} {unit}".rstrip())


def _volume(prescription: Prescription, doses: Sequence[Dosage]) -> Cell:
    """What is counted over all sets and sides, and the seconds that are held."""
    if doses[0].steps is not None:
        return cell(from_to([d.volume for d in doses], "steps"))
    if doses[0].minutes is not None:
        return cell(from_to([d.volume for d in doses], "min"))
    held = [d.volume * (d.hold_seconds or 0) for d in doses]
    single = all(wording.is_one_hold(dosage) for dosage in doses)
    volumes = [d.volume for d in doses]
    unit = english.word_for(prescription.exercise.counted, max(volumes))
    return cell(
        "" if single else from_to(volumes, unit), from_to(held, "s held") if any(held) else ""
    )


def _sources(prescription: Prescription, numbers: Numbered) -> Cell:
    """The numbers of what the usual dosage, the rule and the movement rest on."""
    exercise = prescription.exercise
    told = {
        "usual dosage": exercise.usual.sources,
        "rule": rule_sources(prescription.progression),
        "movement": (*exercise.muscles.sources, *exercise.technique.sources),
    }
    return cell(*(f"{what} {numbers.of(keys)}" for what, keys in told.items() if keys))


def named_by(program: Program) -> Iterator[str]:
    """The keys of the sources that this section and the claims of the program name."""
    for phase in program.phases:
        for prescription in phase.prescriptions:
            exercise = prescription.exercise
            yield from exercise.usual.sources
            yield from rule_sources(prescription.progression)
            yield from (*exercise.muscles.sources, *exercise.technique.sources)
    for claim in (*program.claims, *program.between_sessions):
        yield from claim.sources
    yield MINUTES


def _how_it_goes_on(phase: Phase) -> Part:
    """The rules of each prescription; a column for the diary where one of them reads it."""
    answering = any(one.response is not None for one in phase.prescriptions)
    rows = tuple(_rules(phase, number) for number in _places(phase))
    if answering:
        return Part("How it goes on", (), (Table(RULE_COLUMNS, rows),))
    by_calendar = tuple(Row(one.cells[:3]) for one in rows)
    return Part("How it goes on", (Line(NO_RESPONSE, "soft"),),
                (Table(RULE_COLUMNS[:3], by_calendar),))  # fmt: skip


def _rules(phase: Phase, number: int) -> Row:
    prescription = phase.prescriptions[number]
    rule, response = prescription.progression, prescription.response
    because = rule.because if isinstance(rule, Maintain) else ""
    return row(
        Line(str(number + 1), "number"),
        name_of(prescription, phase),
        cell(rule.in_words(), because, Line(as_data(rule), "data")),
        cell(Line("The rules of safety alone.", "soft"))
        if response is None
        else cell(response.in_words(prescription.dosage), Line(as_data(response), "data")),
    )


def claims(program: Program, numbers: Numbered) -> Section | None:
    """What is known and what was chosen; None where the program says nothing of it."""
    told = (*program.claims, *program.between_sessions)
    if not told:
        return None
    rows = tuple(row(claim.text, numbers.of(claim.sources)) for claim in told)
    columns = (Column("What is known, and what was chosen"), Column("Sources", 25))
    return Section("What it rests on", (Part(tables=(Table(columns, rows),)),))
