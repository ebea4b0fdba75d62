"""Program file to Program: TOML, YAML or JSON, every problem at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import attrs

from hipflex_plan.adaptation import laid_over, unknown_names
from hipflex_plan.catalogue_entries import carried_sources, own_entries
from hipflex_plan.catalogue_files import load_catalogue
from hipflex_plan.codec.program_form import PERSONAL, ProgramForm
from hipflex_plan.codec.writing import PROGRAM_FORMAT
from hipflex_plan.documents import Document, parse_document, read_document
from hipflex_plan.errors import FileError, ImpossibleValueError
from hipflex_plan.frequency import Weekday, weekdays
from hipflex_plan.picture_files import logo_of
from hipflex_plan.program import Program, for_side
from hipflex_plan.progression import ProgressionRule
from hipflex_plan.protocol import Protocol
from hipflex_plan.response import ResponseRule
from hipflex_plan.structuring import FAILED, Structurer
from hipflex_plan.translating import in_language

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.evidence import Source

Rules: TypeAlias = tuple[type[ProgressionRule | ResponseRule], ...]


def load_program(
    path: str | os.PathLike[str],
    catalogue: Catalogue | None = None,
    rules: Iterable[type[ProgressionRule | ResponseRule]] = (),
) -> Program:
    """Load a program file (.toml, .yaml or .json).

    Args:
        path: the file.
        catalogue: where exercises and protocols are looked up; ours if None.
        rules: a clinic's own rules, which the file may name besides ours.

    Raises:
        FileError: with every problem, its place, and its line where it is known.
    """
    return program_of(
        read_document(path), load_catalogue() if catalogue is None else catalogue, tuple(rules)
    )


def parse_program(
    text: str,
    suffix: str = ".toml",
    catalogue: Catalogue | None = None,
    rules: Iterable[type[ProgressionRule | ResponseRule]] = (),
) -> Program:
    """Read the text of a program file; see `load_program`."""
    document = parse_document(text, f"program{suffix}", suffix)
    return program_of(document, load_catalogue() if catalogue is None else catalogue, tuple(rules))


def program_of(document: Document, catalogue: Catalogue, rules: Rules) -> Program:
    """The program of a document.

    Raises:
        FileError: with every problem, its place, and its line where it is known.
    """
    structurer = Structurer(document, catalogue.exercises, rules)
    program = _read(structurer, catalogue)
    if structurer.problems or not isinstance(program, Program):
        raise FileError(document.name, structurer.problems)
    return in_language(program, program.language, catalogue)


def _read(structurer: Structurer, catalogue: Catalogue) -> object:
    own = own_entries(structurer, catalogue.sources)
    form = structurer.read(ProgramForm, _form_data(structurer), ())
    if not isinstance(form, ProgramForm):
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


def _tell_impossible(form: ProgramForm, structurer: Structurer) -> None:
    """Note what a program would refuse in its own fields, whatever else is wrong."""
    for field in attrs.fields(Program):
        value, check = getattr(form, field.name, None), field.validator
        if value is not None and check is not None:
            structurer.attempt(partial(check, None, field, value), (field.name,))


def _form_data(structurer: Structurer) -> dict[str, Any]:
    """The data without the tables that are read already; days also as words, the logo as bytes."""
    data = {k: v for k, v in structurer.document.data.items() if k not in ("sources", "exercises")}
    clinic = data.get("clinic")
    if isinstance(clinic, Mapping) and clinic.get("logo") is not None:
        data["clinic"] = _with_logo(structurer, clinic)
    days = data.get("training_days")
    if isinstance(days, str):
        read = structurer.attempt(lambda: weekdays(days), ("training_days",))
        data["training_days"] = [] if read is FAILED else list(cast("tuple[Weekday, ...]", read))
    return data


def _with_logo(structurer: Structurer, clinic: Mapping[str, Any]) -> Mapping[str, Any]:
    """The clinic with the bytes of its logo, or without it where they cannot be had."""
    logo = logo_of(structurer, clinic["logo"], clinic.get("name"), ("clinic", "logo"))
    return {**{k: v for k, v in clinic.items() if k != "logo"}, **({"logo": logo} if logo else {})}


def _for_the_person(begun: Program, form: ProgramForm, structurer: Structurer) -> object:
    own = {name: getattr(form, name) for name in PERSONAL}
    title = begun.title if form.title is None else form.title
    try:
        return attrs.evolve(begun, title=title, **own)
    except ImpossibleValueError as error:
        structurer.tell((error.field,) if error.field in own else (), str(error))
        return FAILED


def _from_phases(
    form: ProgramForm, structurer: Structurer, sources: Mapping[str, Source]
) -> object:
    for key in ("side", "changes", "additions"):
        if getattr(form, key):
            structurer.tell((key,), "this is laid over a protocol, and none is named")
    if form.title is None:
        structurer.tell(("title",), "is missing")
    if not form.phases:
        example = "protocol = 'six-week-band'"
        structurer.tell(("phases",), f"is missing; or name a protocol, as in {example}")
    written = {k: structurer.document.data.get(k) for k in ("phases", "claims", "between_sessions")}
    carried = carried_sources(structurer, written, (), sources)
    title, phases = form.title, form.phases
    if structurer.problems or title is None or phases is None:
        return FAILED
    return structurer.attempt(
        lambda: Program(
            title,
            phases,
            based_on=form.based_on,
            between_sessions=form.between_sessions,
            claims=form.claims,
            known_sources=carried,
        ),
        (),
    )


def _from_protocol(
    form: ProgramForm,
    structurer: Structurer,
    catalogue: Catalogue,
    sources: Mapping[str, Source],
) -> object:
    for key in ("phases", "claims", "between_sessions", "based_on"):
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
    form: ProgramForm,
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
