"""The text of a CSV diary to plain rows: what a person may write in a cell, and what not."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.codec.diary_sheets import COLUMNS, FELT, NONE_AT_ALL, UNKNOWN, WORDS, bared
from hipflex_plan.documents import Document
from hipflex_plan.dosage import Dosage
from hipflex_plan.errors import FileError, ImpossibleValueError, Problem, suggestion
from hipflex_plan.notation import load
from hipflex_plan.performance import HIGHEST, MOST_AMOUNT, MOST_SETS_A_DAY, amount, unit
from hipflex_plan.structuring import shown
from hipflex_plan.validators import MOST_DIGITS
from hipflex_plan.whole_files import LARGEST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipflex_plan.documents import Place

MOST_ROWS = 20_000
LONGEST_CELL = 501
"""A sentence of 500 letters, and the sign that shelters it."""
A_SET = re.compile(r"set_([1-9]\d{0,2})", re.ASCII)
AN_AMOUNT = re.compile(r"(\d+)\s*([a-z]*)\.?", re.ASCII)
DIGITS = re.compile(rf"\d{{1,{MOST_DIGITS}}}", re.ASCII)
AS_PRESCRIBED = ("x", "✓", "✔", "yes")
NOT_DONE = ("-", "–", "no")
UNITS = {
    "seconds": ("s", "sec", "secs", "second", "seconds"),
    "minutes": ("min", "mins", "minute", "minutes"),
    "steps": ("step", "steps"),
    "repetitions": ("rep", "reps", "repetition", "repetitions"),
}


@attrs.frozen
class Sheet(Document):
    """The rows of a CSV file as cells that are not empty, and what is wrong with whole rows.

    Attributes:
        problems: of rows that are left out for them.
    """

    problems: tuple[Problem, ...]

    def problem(self, place: Place, message: str) -> Problem:
        """Say what is wrong in a line and a column."""
        column = "".join(str(part) for part in place[2:3])
        if column == "sets" and isinstance(place[-1], int):
            column = f"set_{place[-1] + 1}"
        return Problem(column, message, self.line_of(place))


def read_sheet(text: str, name: str) -> Sheet:
    """Read the text of a CSV diary.

    Raises:
        FileError: if it is no CSV, or if its first line does not name the columns.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST_BYTES:
        raise FileError(name, [Problem("", "the file is larger than 2 MB")])
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise FileError(name, [Problem("", "this is no text: it holds a zero byte", line)])
    first = text.lstrip().partition("\n")[0]
    semicolons = first.count(";") > first.count(",")
    rows = _rows(text, ";" if semicolons else ",", name)
    line, head = next(rows, (1, []))
    names = [cell.strip().lower() for cell in head]
    if wrong := [Problem("", told, line) for told in _wrong_columns(names)]:
        raise FileError(name, wrong)
    return _sheet(name, names, rows, decimal_comma=semicolons)


def _rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line, count = 1, 0
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield line, cells
                count += 1
            if count > MOST_ROWS + 1:
                told = f"the file has more than {MOST_ROWS} rows"
                raise FileError(name, [Problem("", told, line)])
            line = reader.line_num + 1
    except csv.Error as error:
        told = f"this row cannot be read as CSV ({error}): look for a quotation mark that is alone"
        raise FileError(name, [Problem("", told, line)]) from None


def _wrong_columns(names: list[str]) -> Iterator[str]:
    if not {"session", "exercise"} & set(names):
        yield f"the first line must name the columns: {', '.join(COLUMNS)}"
        return
    for name in ("session", "exercise"):
        if name not in names:
            yield f"the column {name!r} is missing"
    for name in dict.fromkeys(name for name in names if name):
        found = A_SET.fullmatch(name)
        if name not in COLUMNS and not (found and int(found[1]) <= MOST_SETS_A_DAY):
            yield f"no such column: {shown(name)}; {_nearest(name)}"
        if names.count(name) > 1:
            yield f"the column {shown(name)} is there twice"


def _nearest(name: str) -> str:
    if name.startswith("set_"):
        return f"sets are set_1 to set_{MOST_SETS_A_DAY}"
    return suggestion(name[:LONGEST_CELL], COLUMNS)


def _sheet(
    name: str, names: list[str], rows: Iterator[tuple[int, list[str]]], *, decimal_comma: bool
) -> Sheet:
    taken: list[dict[str, str]] = []
    lines: dict[Place, int] = {}
    problems: list[Problem] = []
    for line, row in rows:
        if wrong := list(_wrong_cells(names, row, line)):
            problems += wrong
            continue
        lines["rows", len(taken)] = line
        cells = {key: cell for key, cell in zip(names, row, strict=False) if cell}
        if decimal_comma and "load" in cells:
            cells["load"] = with_point(cells["load"])
        taken.append(cells)
    return Sheet(name, {"rows": taken}, lines, tuple(problems))


def _wrong_cells(names: list[str], row: list[str], line: int) -> Iterator[Problem]:
    for place, cell in enumerate(row):
        column = names[place] if place < len(names) else ""
        if len(cell) > LONGEST_CELL:
            yield Problem(column, f"the cell has {len(cell)} letters, at most 500 can be", line)
        elif cell and not column:
            told = f"cell {place + 1} has no column, so what it says cannot be kept: {shown(cell)}"
            yield Problem("", told, line)


def is_filled(cells: Mapping[str, str], dosage: Dosage | None) -> bool:
    """Whether anybody wrote into a row what does not stand in the empty diary.

    A load as prescribed does not count, nor does a date.
    """
    if any(key in FELT or A_SET.fullmatch(key) for key in cells):
        return True
    prescribed = dosage
    try:
        prescribed = Dosage.parse(cells["prescribed"]) if "prescribed" in cells else dosage
        return "load" in cells and (prescribed is None or load(cells["load"]) != prescribed.load)
    except ImpossibleValueError:
        return True


@attrs.frozen
class CellReader:
    """The cells of a row to plain data; what is wrong in a column goes to *tell*."""

    tell: Callable[[str, str], None]

    def who(self, cells: Mapping[str, str]) -> dict[str, object]:
        """The session, the exercise and the side of a row."""
        data: dict[str, object] = {k: cells[k] for k in ("session", "exercise") if k in cells}
        if DIGITS.fullmatch(cells.get("session", "")):
            data["session"] = int(cells["session"])
        return {**data, "side": cells["side"].lower()} if "side" in cells else data

    def what(self, cells: Mapping[str, str], dosage: Dosage | None) -> dict[str, object]:
        """All the rest of a row; without the dosage where it is not known what was due."""
        plain = ("date", "prescribed", "load")
        data: dict[str, object] = {k: cells[k] for k in plain if k in cells}
        if dosage is not None and cells.get("prescribed") == str(dosage):
            del data["prescribed"]
        for column in FELT:
            felt = self._felt(column, cells.get(column, UNKNOWN))
            data |= {} if felt is None else {column: felt}
        if dosage is not None and cells.get("unit", "").lower() not in ("", *UNITS[unit(dosage)]):
            told = f"the sets are counted in {unit(dosage)} here, not in {shown(cells['unit'])}"
            self.tell("unit", told)
        return {**data, "sets": self._sets(cells, dosage)}

    def _felt(self, column: str, cell: str) -> object:
        if cell == UNKNOWN or (column in (*WORDS, "stop_sign") and cell.lower() in NONE_AT_ALL):
            return None
        if column in WORDS:
            return bared(cell)
        if column in ("soreness", "stop_sign"):
            return cell.lower()
        if DIGITS.fullmatch(cell):
            return int(cell)
        told = f"write a whole number from 0 to {HIGHEST}, or nothing if it is not known"
        self.tell(column, f"{told}: {shown(cell)}")
        return None

    def _sets(self, cells: Mapping[str, str], dosage: Dosage | None) -> list[int | None]:
        numbers = [int(found[1]) for key in cells if (found := A_SET.fullmatch(key))]
        columns = [f"set_{n}" for n in range(1, max(numbers, default=0) + 1)]
        return [self._set(column, cells.get(column, UNKNOWN), dosage) for column in columns]

    def _set(self, column: str, cell: str, dosage: Dosage | None) -> int | None:
        word = cell.lower()
        if word == UNKNOWN:
            return None
        if word in NOT_DONE:
            return 0
        if word in AS_PRESCRIBED:
            return amount(dosage).low if dosage is not None else None
        try:
            return _amount(word, dosage)
        except ImpossibleValueError as error:
            self.tell(column, f"{error}: {shown(cell)}")
            return None


def with_point(cell: str) -> str:
    """``1.5 kg`` for ``1,5 kg``."""
    return re.sub(r"(?<=\d),(?=\d)", ".", cell)


def _amount(word: str, dosage: Dosage | None) -> int:
    """The number of a cell, whose word must be that of what is counted."""
    found = AN_AMOUNT.fullmatch(word)
    if found is None or not (found[2] == "" or any(found[2] in words for words in UNITS.values())):
        raise ImpossibleValueError(
            "write one whole number, 'x' for as prescribed, '-' for not done, "
            "or nothing if it is not known"
        )
    if dosage is not None and found[2] not in ("", *UNITS[unit(dosage)]):
        raise ImpossibleValueError(f"write the {unit(dosage)}, which are counted here")
    if not DIGITS.fullmatch(found[1]) or int(found[1]) > MOST_AMOUNT:
        raise ImpossibleValueError(
            f"a set holds at most {MOST_AMOUNT} {unit(dosage) if dosage else ''}".rstrip()
        )
    return int(found[1])
