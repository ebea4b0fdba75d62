"""Program and Plan to TOML, YAML and JSON, and back without loss."""

from __future__ import annotations

import datetime as dt
import io
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import attrs
import pendulum

from hipflex_plan.adaptation import Change, laid_over, unknown_names
from hipflex_plan.catalogue import Catalogue, carried_sources, load_catalogue, own_entries
from hipflex_plan.documents import Document, parse_document, read_document, write_whole
from hipflex_plan.dosage import Dosage
from hipflex_plan.errors import FileError, ImpossibleValueError, Problem
from hipflex_plan.exercise import Claim
from hipflex_plan.frequency import Weekday, weekdays
from hipflex_plan.plan import Item, Plan, Session
from hipflex_plan.program import Clinic, Phase, Prescription, Program, for_side
from hipflex_plan.progression import ProgressionRule
from hipflex_plan.protocol import Protocol
from hipflex_plan.quantities import Side
from hipflex_plan.structuring import FAILED, Structurer, plain, plain_fields

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from hipflex_plan.evidence import Source

PROGRAM_FORMAT = "hipflex-plan-program/1"
PLAN_FORMAT = "hipflex-plan/1"
Rules = tuple[type[ProgressionRule], ...]


@attrs.frozen(kw_only=True)
class _ProgramForm:
    """The keys of a program file."""

    format: str = PROGRAM_FORMAT
    title: str | None = None
    start: pendulum.Date | None = None
    training_days: tuple[Weekday, ...] = ()
    patient: str = ""
    clinician: str = ""
    goal: str = ""
    clinic: Clinic = Clinic()
    next_visit: pendulum.Date | None = None
    reference: str = ""
    based_on: str = ""
    claims: tuple[Claim, ...] = ()
    protocol: str = ""
    side: Side | None = None
    changes: dict[str, Change] = attrs.field(factory=dict)
    additions: dict[str, tuple[Prescription, ...]] = attrs.field(factory=dict)
    phases: tuple[Phase, ...] | None = None


PERSONAL = (
    "start",
    "training_days",
    "patient",
    "clinician",
    "goal",
    "clinic",
    "next_visit",
    "reference",
)


def load_program(
    path: str | os.PathLike[str],
    catalogue: Catalogue | None = None,
    rules: Iterable[type[ProgressionRule]] = (),
) -> Program:
    """Load a program file (.toml, .yaml or .json).

    Args:
        path: the file.
        catalogue: where exercises and protocols are looked up; ours if None.
        rules: a clinic's own rules, which the file may name besides ours.

    Raises:
        FileError: with every problem, its place, and its line where it is known.
    """
    return _program(read_document(path), catalogue or load_catalogue(), tuple(rules))


def parse_program(
    text: str,
    suffix: str = ".toml",
    catalogue: Catalogue | None = None,
    rules: Iterable[type[ProgressionRule]] = (),
) -> Program:
    """Read the text of a program file; see `load_program`."""
    document = parse_document(text, f"program{suffix}", suffix)
    return _program(document, catalogue or load_catalogue(), tuple(rules))


def _program(document: Document, catalogue: Catalogue, rules: Rules) -> Program:
    structurer = Structurer(document, catalogue.exercises, rules)
    program = _read(structurer, catalogue)
    if structurer.problems or not isinstance(program, Program):
        raise FileError(document.name, structurer.problems)
    return program


def _read(structurer: Structurer, catalogue: Catalogue) -> object:
    own = own_entries(structurer, catalogue.sources)
    form = structurer.read(_ProgramForm, _form_data(structurer), ())
    if not isinstance(form, _ProgramForm):
        return FAILED
    if form.format != PROGRAM_FORMAT:
        structurer.tell(("format",), f"this library reads {PROGRAM_FORMAT!r}: {form.format!r}")
        return FAILED
    sources = {**catalogue.sources, **own.sources}
    if form.protocol:
        begun = _from_protocol(form, structurer, catalogue, sources)
    else:
        begun = _from_phases(form, structurer, sources)
    _tell_impossible(form, structurer)
    if structurer.problems or not isinstance(begun, Program):
        return FAILED
    return _for_the_person(begun, form, structurer)


def _tell_impossible(form: _ProgramForm, structurer: Structurer) -> None:
    """Note what a program would refuse in its own fields, whatever else is wrong."""
    for field in attrs.fields(Program):
        value, check = getattr(form, field.name, None), field.validator
        if value is not None and check is not None:
            structurer.attempt(partial(check, None, field, value), (field.name,))


def _form_data(structurer: Structurer) -> dict[str, Any]:
    """The data without the tables that are read already; days also as words."""
    data = {k: v for k, v in structurer.document.data.items() if k not in ("sources", "exercises")}
    days = data.get("training_days")
    if isinstance(days, str):
        read = structurer.attempt(lambda: weekdays(days), ("training_days",))
        data["training_days"] = [] if read is FAILED else list(cast("tuple[Weekday, ...]", read))
    return data


def _for_the_person(begun: Program, form: _ProgramForm, structurer: Structurer) -> object:
    own = {name: getattr(form, name) for name in PERSONAL}
    title = begun.title if form.title is None else form.title
    return structurer.attempt(lambda: attrs.evolve(begun, title=title, **own), ())


def _from_phases(
    form: _ProgramForm, structurer: Structurer, sources: Mapping[str, Source]
) -> object:
    for key in ("side", "changes", "additions"):
        if getattr(form, key):
            structurer.tell((key,), "this is laid over a protocol, and none is named")
    if form.title is None:
        structurer.tell(("title",), "is missing")
    if not form.phases:
        example = "protocol = 'six-week-band'"
        structurer.tell(("phases",), f"is missing; or name a protocol, as in {example}")
    written = {k: structurer.document.data.get(k) for k in ("phases", "claims")}
    carried = carried_sources(structurer, written, (), sources)
    title, phases = form.title, form.phases
    if structurer.problems or title is None or phases is None:
        return FAILED
    return structurer.attempt(
        lambda: Program(
            title,
            phases,
            based_on=form.based_on,
            claims=form.claims,
            known_sources=carried,
        ),
        (),
    )


def _from_protocol(
    form: _ProgramForm,
    structurer: Structurer,
    catalogue: Catalogue,
    sources: Mapping[str, Source],
) -> object:
    for key in ("phases", "claims", "based_on"):
        if getattr(form, key):
            structurer.tell(
                (key,), "the protocol gives this: write 'changes' to it, or leave it out"
            )
    protocol = structurer.attempt(lambda: catalogue.protocol(form.protocol), ("protocol",))
    if not isinstance(protocol, Protocol):
        return FAILED
    program = protocol.program
    for table, name, message in unknown_names(program, form.changes, form.additions):
        structurer.tell((table, name), message)
    return _laid_over(program, form, structurer, sources)


def _laid_over(
    program: Program,
    form: _ProgramForm,
    structurer: Structurer,
    sources: Mapping[str, Source],
) -> object:
    data = structurer.document.data
    written = {key: data.get(key) for key in ("changes", "additions")}
    carried_sources(structurer, written, (), sources)
    if structurer.problems:
        return FAILED
    try:
        if form.side is not None:
            program = for_side(program, form.side)
        return laid_over(program, form.changes, form.additions, sources)
    except ImpossibleValueError as error:
        place = ("changes", error.field) if error.field in form.changes else ("changes",)
        structurer.tell(place, str(error))
        return FAILED


def program_data(program: Program, catalogue: Catalogue) -> dict[str, Any]:
    """A program as the plain data of a program file.

    Exercises and sources that are not as in *catalogue* are written with it,
    so that the file can be read wherever that catalogue is.
    """
    fields = plain_fields(program)
    fields.pop("known_sources", None)
    prescribed = {
        p.exercise.slug: p.exercise for phase in program.phases for p in phase.prescriptions
    }
    own = {k: e for k, e in prescribed.items() if catalogue.exercises.get(k) != e}
    carried = [*program.known_sources, *(s for e in own.values() for s in e.known_sources)]
    sources = {s.key: _without(plain(s), "key") for s in carried if _unknown(s, catalogue)}
    exercises = {k: _without(plain_fields(e), "slug", "known_sources") for k, e in own.items()}
    tables = {"sources": sources, "exercises": exercises}
    return {"format": PROGRAM_FORMAT, **fields, **{k: v for k, v in tables.items() if v}}


def _unknown(source: Source, catalogue: Catalogue) -> bool:
    return catalogue.sources.get(source.key) != source


def _without(table: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in keys}


def program_text(
    program: Program, suffix: str = ".toml", catalogue: Catalogue | None = None
) -> str:
    """The text of a program file; `parse_program` reads it back to the same program.

    Raises:
        ValueError: for a suffix other than .toml, .yaml, .yml and .json.
    """
    data = program_data(program, catalogue or load_catalogue())
    writers = {".toml": _toml, ".yaml": _yaml, ".yml": _yaml, ".json": _json}
    if suffix.lower() not in writers:
        problem = Problem("", f"a program file ends in .toml, .yaml or .json, not in {suffix!r}")
        raise FileError(f"program{suffix}", [problem])
    return writers[suffix.lower()](data)


def save_program(
    program: Program, path: str | os.PathLike[str], catalogue: Catalogue | None = None
) -> None:
    """Write a program file, in one piece; the end of its name says the format.

    Raises:
        FileError: if it cannot be written; what stood there before stays.
    """
    write_whole(path, program_text(program, Path(path).suffix, catalogue).encode())


def _toml(data: dict[str, Any]) -> str:
    import tomli_w  # noqa: PLC0415  # keeps the command line quick

    return tomli_w.dumps(data)


def _yaml(data: dict[str, Any]) -> str:
    from ruamel.yaml import YAML  # noqa: PLC0415  # keeps the command line quick

    writer, text = YAML(), io.StringIO()
    writer.width = 100
    writer.dump(data, text)
    return text.getvalue()


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, default=dt.date.isoformat) + "\n"


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
    return _json({**head, "program": program, "sessions": sessions})


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
        program = _program(inner, Catalogue(), rules)
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
