"""What a record prints: sections of lines and tables, with every word ready."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from hipflex_plan.handout.record import english
from hipflex_plan.handout.views import Document


@attrs.frozen
class Line:
    """A line of a cell.

    Attributes:
        text: as it is printed.
        kind: how: "" for plainly, ``strong``, ``soft``, ``data`` as in a file, or a mark
            before it: ``stop``, ``caution``, ``note``, ``met``, ``missing``, ``apart``.
    """

    text: str
    kind: str = ""


Cell: TypeAlias = tuple[Line, ...]


@attrs.frozen
class Column:
    """The head of a column; *width* in millimetres, 0 for a share of what is left."""

    head: str
    width: float = 0
    number: bool = False
    below: str = ""


@attrs.frozen
class Row:
    """A row of a table; its first cell names it. *total* sets it off from those above."""

    cells: tuple[Cell, ...]
    total: bool = False


@attrs.frozen
class Table:
    """Columns and rows.

    Attributes:
        columns: their heads.
        rows: what stands below them.
        width: in millimetres; 0 for the whole width of the page.
        flowing: whether the lines of a cell follow one another like sentences.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    width: float = 0
    flowing: bool = False


@attrs.frozen
class Part:
    """A heading, lines and tables; each may be missing."""

    head: str = ""
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()


@attrs.frozen
class Section:
    """A heading of the record and what stands under it."""

    head: str
    parts: tuple[Part, ...]


@attrs.frozen(kw_only=True)
class RecordPages(Document):
    """Everything that a record prints, in reading order.

    Attributes:
        about: names and what is known, in two columns.
        open_points: what is missing and matters, one sentence each.
        sections: those that have something to say.
        use: what the program is for and what not.
    """

    about: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
    open_points: tuple[str, ...]
    sections: tuple[Section, ...]
    use: str


def cell(*lines: str | Line) -> Cell:
    """A cell of lines; a text is a plain line, and an empty one is left out."""
    made = (Line(english.apart(line)) if isinstance(line, str) else line for line in lines)
    return tuple(line for line in made if line.text)


def row(*cells: str | Line | Cell, total: bool = False) -> Row:
    """A row of cells; a text or a line is a cell of one line."""
    made = (one if isinstance(one, tuple) else cell(one) for one in cells)
    return Row(tuple(made), total)
