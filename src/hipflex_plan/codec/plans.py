"""Plan to JSON and back: it carries its program, its exercises and their sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import attrs
import pendulum

from hipflex_plan.catalogue import Catalogue
from hipflex_plan.codec.reading import program_of
from hipflex_plan.codec.writing import json_text, program_data
from hipflex_plan.documents import Document, parse_document, write_whole
from hipflex_plan.dosage import Dosage
from hipflex_plan.errors import FileError, ImpossibleValueError, Problem
from hipflex_plan.plan import Item, Plan, Session
from hipflex_plan.progression import ProgressionRule
from hipflex_plan.structuring import FAILED, Structurer

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from hipflex_plan.program import Program


PLAN_FORMAT = "hipflex-plan/1"
Rules: TypeAlias = tuple[type[ProgressionRule], ...]


@attrs.frozen(kw_only=True)
class _ItemForm:
    number: int
    dosage: Dosage


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


def plan_to_json(plan: Plan) -> str:
    """A plan with its program, its exercises and their sources, as JSON."""
    sessions = [
        {
            "number": session.number,
            "on": session.on,
            "week": session.week,
            "phase": session.phase,
            "items": [{"number": i.number, "dosage": str(i.dosage)} for i in session.items],
        }
        for session in plan.sessions
    ]
    program = program_data(plan.program, Catalogue())
    head = {"format": PLAN_FORMAT, "reference": plan.reference, "start": plan.start}
    return json_text({**head, "program": program, "sessions": sessions})


def plan_from_json(
    text: str, rules: Iterable[type[ProgressionRule]] = (), name: str = "plan.json"
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
            program, form.start, form.reference, [_session(s, program) for s in form.sessions]
        ),
        ("sessions",),
    )


def _session(form: _SessionForm, program: Program) -> Session:
    if not 0 <= form.phase < len(program.phases):
        raise ImpossibleValueError(f"the program has no phase {form.phase}")
    prescriptions = program.phases[form.phase].prescriptions
    items = []
    for item in form.items:
        if not 1 <= item.number <= len(prescriptions):
            raise ImpossibleValueError(f"phase {form.phase} has no prescription {item.number}")
        items.append(Item(item.number, prescriptions[item.number - 1], item.dosage))
    return Session(form.number, form.on, form.week, form.phase, items)


def load_plan(path: str | os.PathLike[str], rules: Iterable[type[ProgressionRule]] = ()) -> Plan:
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
