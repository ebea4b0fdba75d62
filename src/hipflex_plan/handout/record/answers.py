"""What a diary proposed, and what a clinician answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.handout.record.dosages import typeset
from hipflex_plan.handout.record.person import day
from hipflex_plan.handout.record.views import Column, Line, Part, Section, Table, cell, row

if TYPE_CHECKING:
    from hipflex_plan.handout.record.views import Cell, Row
    from hipflex_plan.prescription import Prescription, Recorded
    from hipflex_plan.program import Program

ANSWERS = (
    Column("From", 21),
    Column("Exercise", 33),
    Column("Proposed, and why"),
    Column("Was, and is now", 52),
    Column("Answer", 30),
)


def history(program: Program) -> Section | None:
    """What was proposed and what was answered, the earliest first; None before the first."""
    if not program.history:
        return None
    return Section(
        "History", (Part(tables=(Table(ANSWERS, tuple(map(_answer, program.history))),)),)
    )


def _answer(record: Recorded) -> Row:
    return row(
        day(record.on),
        cell(record.was.exercise.short_name, Line(record.was.exercise.slug, "data")),
        cell(
            Line(str(record.decision).capitalize(), "strong"),
            record.reason,
            Line(f"rule: {record.rule}", "soft"),
        ),
        _changed(record),
        cell(
            Line(record.answer.value.capitalize(), "strong"),
            record.by,
            Line(record.note, "soft"),
        ),
    )


def _changed(record: Recorded) -> Cell:
    was, now = record.was, record.now
    before = _told(was)
    if now is None:
        return cell(before, Line("→ nothing", "strong"))
    if not record.changes:
        return cell(before, Line("unchanged", "soft"))
    other = f"{now.exercise.slug}: " if now.exercise.slug != was.exercise.slug else ""
    return cell(before, f"→ {other}{_told(now)}")


def _told(prescription: Prescription) -> str:
    return f"{typeset(str(prescription.dosage))}, {prescription.frequency}"
