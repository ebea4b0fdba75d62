"""The text of a file to plain data, and the line on which each place in it stands.

TOML is read by the standard library and YAML (1.2) by ruamel.yaml. Whatever is
wrong with the file itself becomes a `FileError` with its line, never more.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from hipflex_plan.errors import FileError, Problem
from hipflex_plan.whole_files import read_text

if TYPE_CHECKING:
    import os

Place: TypeAlias = tuple[str | int, ...]
Lines: TypeAlias = dict[Place, int]
MOST_VALUES = 100_000
TOML_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]#]+?)\s*\]\]?\s*(?:#.*)?$")
TOML_KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*[\w-]+)*)\s*=""")


@attrs.frozen
class Document:
    """Plain data as it was written, with the lines that the reader knows."""

    name: str
    data: Mapping[str, Any]
    lines: Lines

    def problem(self, place: Place, message: str) -> Problem:
        """Say what is wrong at a place, with the nearest line that is known."""
        return Problem(written(place), message, self.line_of(place))

    def line_of(self, place: Place) -> int | None:
        """The line of a place, or of what holds it."""
        for length in range(len(place), 0, -1):
            if place[:length] in self.lines:
                return self.lines[place[:length]]
        return None


def written(place: Place) -> str:
    """``phases[0].prescriptions[2].dosage``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return text.removeprefix(".")


def read_document(path: str | os.PathLike[str]) -> Document:
    """Read a .toml, .yaml, .yml or .json file.

    Raises:
        FileError: if the file cannot be read, or is not what its name says.
    """
    return parse_document(read_text(path), str(path), Path(path).suffix)


def parse_document(text: str, name: str, suffix: str) -> Document:
    """Read the text of a file whose name ends in *suffix*.

    Raises:
        FileError: if the text is not what the suffix says, or is no table.
    """
    readers = {".toml": _toml, ".yaml": _yaml, ".yml": _yaml, ".json": _json}
    if suffix.lower() not in readers:
        message = f"a file ends in .toml, .yaml or .json, not in {suffix!r}"
        raise FileError(name, [Problem("", message)])
    try:
        data, lines = readers[suffix.lower()](text)
    except RecursionError:
        raise FileError(name, [Problem("", "the file is nested too deeply")]) from None
    except _NotReadableError as error:
        raise FileError(name, [Problem("", error.message, error.line)]) from None
    if not isinstance(data, dict):
        raise FileError(name, [Problem("", "the file must hold keys and values")])
    return Document(name, data, lines)


class _NotReadableError(Exception):
    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def _toml(text: str) -> tuple[Any, Lines]:
    try:
        return tomllib.loads(text), toml_lines(text)
    except ValueError as error:
        found = re.fullmatch(r"(.*?) \(at line (\d+), column (\d+)\)", str(error))
        if found is None:
            last = text.count("\n") + 1
            message = re.sub(r" \(at end of document\)$", "", str(error))
            raise _NotReadableError(f"this is not TOML: {message}", last) from None
        message = f"this is not TOML: {found[1]} at column {found[3]}"
        raise _NotReadableError(message, int(found[2])) from None


def toml_lines(text: str) -> Lines:
    """Find the line of each table and key, as far as a line shows it by itself."""
    lines: Lines = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    quote = ""
    for number, row in enumerate(text.splitlines(), start=1):
        if quote:
            quote = "" if row.count(quote) % 2 else quote
        elif header := TOML_HEADER.match(row):
            table = _table(header[2], header[1] == "[[", counts)
            lines.setdefault(table, number)
        elif key := TOML_KEY.match(row):
            lines.setdefault((*table, *_parts(key[1])), number)
            quote = next((q for q in ('"""', "'''") if row.count(q) % 2), "")
    return lines


def _parts(key: str) -> list[str]:
    return [part.strip().strip("\"'") for part in key.split(".")]


def _table(key: str, repeated: bool, counts: dict[Place, int]) -> Place:
    place: Place = ()
    parts = _parts(key)
    for position, part in enumerate(parts, start=1):
        place = (*place, part)
        if repeated and position == len(parts):
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _json(text: str) -> tuple[Any, Lines]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise _NotReadableError(f"the key {twice!r} is given twice")
        return table

    try:
        return json.loads(text, object_pairs_hook=once), {}
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg} at column {error.colno}"
        raise _NotReadableError(message, error.lineno) from None
    except ValueError as error:
        raise _NotReadableError(f"this is not JSON: {error}") from None


def _yaml(text: str) -> tuple[Any, Lines]:
    from ruamel.yaml import YAML  # noqa: PLC0415  # keeps the command line quick

    reader = YAML(typ="rt", pure=True)
    try:
        loaded = reader.load(text)
    except RecursionError:
        raise
    except Exception as error:  # noqa: BLE001  # the reader raises many kinds for broken text
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0] or "broken text"
        line = mark.line + 1 if mark is not None else None
        raise _NotReadableError(f"this is not YAML: {reason}", line) from None
    walk = _YamlWalk()
    return walk.plain(loaded, ()), walk.lines


class _YamlWalk:
    """The reader's own types to plain ones, with the line of each value."""

    def __init__(self) -> None:
        self.lines: Lines = {}
        self.values = 0

    def plain(self, value: object, place: Place) -> object:
        self.values += 1
        if self.values > MOST_VALUES:
            raise _NotReadableError("the file holds too many values, or an alias within itself")
        if isinstance(value, dict):
            return {self._key(k, value): self._at(k, v, value, place) for k, v in value.items()}
        if isinstance(value, list):
            return [self._item(n, v, value, place) for n, v in enumerate(value)]
        for kind in (bool, int, float, str):
            if isinstance(value, kind):
                return kind(value)
        if value is None or type(value) is dt.date:
            return value
        raise _NotReadableError(f"{str(value)[:60]!r} at {written(place)!r} is no plain value")

    def _key(self, key: object, holder: object) -> str:
        if not isinstance(key, str):
            line = holder.lc.line + 1 if hasattr(holder, "lc") else None
            raise _NotReadableError(f"a key must be text: {str(key)[:60]!r}", line)
        return str(key)

    def _at(self, key: str, value: object, holder: object, place: Place) -> object:
        here = (*place, str(key))
        if hasattr(holder, "lc") and key in (holder.lc.data or {}):
            self.lines[here] = holder.lc.key(key)[0] + 1
        return self.plain(value, here)

    def _item(self, number: int, value: object, holder: object, place: Place) -> object:
        here = (*place, number)
        if hasattr(holder, "lc") and number in (holder.lc.data or {}):
            self.lines[here] = holder.lc.item(number)[0] + 1
        return self.plain(value, here)
