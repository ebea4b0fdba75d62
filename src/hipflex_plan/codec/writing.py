"""Program to the text of a program file, and plain data to TOML, YAML and JSON."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipflex_plan.catalogue_files import load_catalogue
from hipflex_plan.errors import FileError, Problem
from hipflex_plan.plain import plain, plain_fields
from hipflex_plan.whole_files import write_whole

if TYPE_CHECKING:
    import os

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.evidence import Source
    from hipflex_plan.program import Program

PROGRAM_FORMAT = "hipflex-plan-program/1"


def program_data(program: Program, catalogue: Catalogue) -> dict[str, Any]:
    """A program as the plain data of a program file.

    Exercises and sources that are not as in *catalogue* are written with it,
    so that the file can be read wherever that catalogue is.
    """
    fields = plain_fields(program)
    fields.pop("known_sources", None)
    before = [p for record in program.history for p in (record.was, record.now) if p]
    now = [p for phase in program.phases for p in phase.prescriptions]
    prescribed = {p.exercise.slug: p.exercise for p in (*before, *now)}
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
    data = program_data(program, load_catalogue() if catalogue is None else catalogue)
    writers = {".toml": toml_text, ".yaml": yaml_text, ".yml": yaml_text, ".json": json_text}
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


def toml_text(data: dict[str, Any]) -> str:
    """Plain data as TOML."""
    import tomli_w  # noqa: PLC0415  # keeps the command line quick

    return tomli_w.dumps(data)


def yaml_text(data: dict[str, Any]) -> str:
    """Plain data as YAML 1.2."""
    from ruamel.yaml import YAML  # noqa: PLC0415  # keeps the command line quick

    writer, text = YAML(), io.StringIO()
    writer.width = 100
    writer.dump(data, text)
    return text.getvalue()


def json_text(data: dict[str, Any]) -> str:
    """Plain data as JSON, dates as 2027-01-04."""
    return json.dumps(data, ensure_ascii=False, indent=1, default=dt.date.isoformat) + "\n"
