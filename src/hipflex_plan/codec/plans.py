"""Plan to JSON and back: it carries its program, its exercises and their sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import attrs
import pendulum

from hipflex_plan.catalogue import Catalogue
from hipflex_plan.codec.reading import program_of
from hipflex_plan.codec.writing import json_text, program_data
from hipflex_plan.documents import Document, parse_document
from hipflex_plan.dosage import Dosage
from hipflex_plan.errors import FileError, ImpossibleValueError, Problem
from hipflex_plan.plan import Plan
from hipflex_plan.progression import ProgressionRule
from hipflex_plan.response import ResponseRule
from hipflex_plan.sessions import Dropped, Item, Session
from hipflex_plan.structuring import FAILED, Structurer
from hipflex_plan.whole_files import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from hipflex_plan.prescription import Prescription
    from hipflex_plan.program import Program


PLAN_FORMAT = "hipflex-plan/1"
Rules: TypeAlias = tuple[type[ProgressionRule | ResponseRule], ...]


@attrs.frozen(kw_only=True)
class _ItemForm:
    number: int
    dosage: Dosage
    was: int | None = None


@attrs.frozen(kw_only=True)
class _SessionForm:
    number: int
    on: pendulum.Date
    week: int
    phase: int
    items: tuple[_ItemForm, ...]


@attrs.frozen(kw_only=True)
class _PlanForm:
    format: str
    reference: str
    start: pendulum.Date
    program: dict[str, object]
    sessions: tuple[_SessionForm, ...]
    dropped: tuple[Dropped, ...] = ()
    first_week: int = 1


def plan_to_json(plan: Plan) -> str:
    """A plan with its program, its exercises and their sources, as JSON."""
    sessions = [
        {
            "number": session.number,
            "on": session.on,
            "week": session.week,
            "phase": session.phase,
            "items": [_item_data(item, session, plan) for item in session.items],
        }
        for session in plan.sessions
    ]
    program = program_data(plan.program, Catalogue())
    dropped = [{"number": one.number, "on": one.on} for one in plan.dropped]
    head: dict[str, object] = {
        "format": PLAN_FORMAT,
        "reference": plan.reference,
        "start": plan.start,
    }
    if plan.first_week > 1:
        head["first_week"] = plan.first_week
    if dropped:
        head["dropped"] = dropped
    return json_text({**head, "program": program, "sessions": sessions})


def _item_data(item: Item, session: Session, plan: Plan) -> dict[str, object]:
    """An item; where it was prescribed before a change, with its place in the history."""
    data: dict[str, object] = {"number": item.number, "dosage": str(item.dosage)}
    ours = plan.program.phases[session.phase].prescriptions
    if item.number <= len(ours) and item.prescription is ours[item.number - 1]:
        return data
    before = [record.was for record in plan.program.history]
    return {**data, "was": before.index(item.prescription)} if item.prescription in before else data


def plan_from_json(
    text: str, rules: Iterable[type[ProgressionRule | ResponseRule]] = (), name: str = "plan.json"
) -> Plan:
    """Read a plan that `plan_to_json` wrote; it needs no catalogue.

    Raises:
        FileError: with every problem and its place.
    """
    structurer = Structurer(parse_document(text, name, ".json"), {}, tuple(rules))
    plan = _plan(structurer, tuple(rules))
    if structurer.problems or not isinstance(plan, Plan):
        raise FileError(name, structurer.problems)
    return plan


def _plan(structurer: Structurer, rules: Rules) -> object:
    document = structurer.document
    if document.data.get("format") != PLAN_FORMAT:
        told = f"this library reads {PLAN_FORMAT!r}: {document.data.get('format')!r}"
        structurer.tell(("format",), told)
        return FAILED
    form = structurer.read(_PlanForm, dict(document.data), ())
    if not isinstance(form, _PlanForm):
        return FAILED
    try:
        inner = Document(document.name, form.program, {})
        program = program_of(inner, Catalogue(), rules)
    except FileError as error:
        for problem in error.problems:
            structurer.tell(("program", problem.path), problem.message)
        return FAILED
    return structurer.attempt(
        lambda: Plan(
            program,
            form.start,
            form.reference,
            [_session(s, program) for s in form.sessions],
            dropped=form.dropped,
            first_week=form.first_week,
        ),
        ("sessions",),
    )


def _session(form: _SessionForm, program: Program) -> Session:
    if not 0 <= form.phase < len(program.phases):
        raise ImpossibleValueError(f"the program has no phase {form.phase}")
    items = [Item(i.number, _prescription(i, form, program), i.dosage) for i in form.items]
    return Session(form.number, form.on, form.week, form.phase, items)


def _prescription(item: _ItemForm, form: _SessionForm, program: Program) -> Prescription:
    """What an item comes from: its phase, or what was prescribed before a change."""
    prescriptions = program.phases[form.phase].prescriptions
    if item.was is not None:
        if not 0 <= item.was < len(program.history):
            raise ImpossibleValueError(f"the history has no place {item.was}")
        return program.history[item.was].was
    if not 1 <= item.number <= len(prescriptions):
        raise ImpossibleValueError(f"phase {form.phase} has no prescription {item.number}")
    return prescriptions[item.number - 1]


def load_plan(
    path: str | os.PathLike[str], rules: Iterable[type[ProgressionRule | ResponseRule]] = ()
) -> Plan:
    """Load a plan from a JSON file; see `plan_from_json`."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        problem = Problem("", f"the file cannot be read: {error}")
        raise FileError(str(path), [problem]) from None
    return plan_from_json(text, rules, str(path))


def write_plan(plan: Plan, path: str | os.PathLike[str]) -> None:
    """Write a plan as a JSON file, in one piece.

    Raises:
        FileError: if it cannot be written; what stood there before stays.
    """
    write_whole(path, plan_to_json(plan).encode())
