"""The fields of a filled diary form to the rows of a sheet, as if they had been typed in.

What is said of a whole day goes into each row of that day in which something else was
written; where nothing was, into all of its rows.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.codec.diary_cells import Sheet, is_filled, with_point
from hipflex_plan.codec.diary_days import Said, of_whole_day, planned, where
from hipflex_plan.codec.diary_sheets import NONE_AT_ALL, WORDS, printed_row, rows_text, sheltered
from hipflex_plan.diary import other_plan, sides_of
from hipflex_plan.diary_fields import DiaryField, mark_of
from hipflex_plan.errors import FileError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hipflex_plan.codec.diary_days import Key
    from hipflex_plan.documents import Place
    from hipflex_plan.plan import Plan
    from hipflex_plan.sessions import Item, Session

NO_LETTERS = ("Cc", "Cs")
"""Signs that steer a machine and halves of letters: a field may hold them, a sheet may not."""


@attrs.frozen
class FormSheet(Sheet):
    """The rows of a filled form: all that the plan has, empty or not.

    Attributes:
        days: the planned day of each row, in words.
        whole_day: the columns of each row that were written for its whole day.
    """

    days: tuple[str, ...]
    whole_day: tuple[frozenset[str], ...]

    def problem(self, place: Place, message: str) -> Problem:
        """Say what is wrong on which day, in which field."""
        _, number, *inner = place
        cells = self.data["rows"][number]
        column = str(inner[0]) if inner else ""
        if column == "sets" and isinstance(inner[-1], int):
            column = f"set_{inner[-1] + 1}"
        of_day = column in self.whole_day[int(number)]
        who = () if of_day else (cells["exercise"], cells["side"])
        return Problem(where(self.days[int(number)], *who, column), message)

    def text(self, plan: Plan) -> str:
        """The rows as CSV, as they were written."""
        return rows_text(plan, self.data["rows"])


def form_sheet(fields: Mapping[str, str], plan: Plan, name: str) -> FormSheet:
    """The rows of a filled form: every row of the plan, with what was written.

    Args:
        fields: what was typed and ticked, by the names of the fields.
        plan: the plan that the form was printed with.
        name: what messages call the form.

    Raises:
        FileError: if it is no form of a diary, or one of another plan.
    """
    named = ((DiaryField.named(key), _plainly(text)) for key, text in fields.items())
    written = {field: text for field, text in named if field is not None}
    _refuse_others(written, plan, name)
    problems = list(_of_no_session(written, plan))
    rows: list[dict[str, str]] = []
    days: list[str] = []
    whole_day: list[frozenset[str]] = []
    for session in plan.sessions:
        own = {f: text for f, text in written.items() if f.session == session.number}
        for cells, columns in _rows(plan, session, own, problems):
            rows.append(cells)
            days.append(planned(session))
            whole_day.append(columns)
    return FormSheet(name, {"rows": rows}, {}, tuple(problems), tuple(days), tuple(whole_day))


def _plainly(text: str) -> str:
    """What was typed, on one line."""
    line = " ".join(text.split())
    return "".join(sign for sign in line if unicodedata.category(sign) not in NO_LETTERS)


def _refuse_others(fields: Iterable[DiaryField], plan: Plan, name: str) -> None:
    references = sorted({field.reference for field in fields})
    if not references:
        told = "this PDF has no fields of a diary: print one with 'diary print --fillable'"
        raise FileError(name, [Problem("", told)])
    others = [one for one in references if one != plan.reference.strip()]
    if others:
        raise FileError(name, [Problem("", other_plan(one, plan)) for one in others])


def _of_no_session(fields: Mapping[DiaryField, str], plan: Plan) -> Iterator[Problem]:
    numbers = {f.session for f, text in fields.items() if text and f.column != "load"}
    for number in sorted(numbers - {session.number for session in plan.sessions}):
        yield Problem(f"session {number}", "the plan has no such session: take that of these pages")


def _rows(
    plan: Plan, session: Session, fields: Mapping[DiaryField, str], problems: list[Problem]
) -> Iterator[tuple[dict[str, str], frozenset[str]]]:
    """The rows of a session, and which of their columns were written for the whole day."""
    items = {(i.exercise.slug, side.value): i for i in session.items for side in sides_of(i)}
    problems += _strange(session, fields, items)
    rows = {
        key: printed_row(plan, session, item, side)
        for item in session.items
        for side in sides_of(item)
        if (key := (item.exercise.slug, side.value))
    }
    for field, text in fields.items():
        key = (field.exercise, field.side)
        if _is_due(field, items) and (text or field.column == "load"):
            rows[key][field.column] = _cell(field.column, text)
    filled = [key for key, cells in rows.items() if _is_filled(cells, items[key])]
    said = of_whole_day(session, _said(fields), filled, problems)
    for key, cells in rows.items():
        more = {c: _cell(c, text) for c, text in said.get(key, {}).items()}
        whole = {
            **cells,
            **{c: text for c, text in more.items() if c == "date" or not cells.get(c)},
        }
        yield {c: text for c, text in whole.items() if text}, frozenset(more)


def _said(fields: Mapping[DiaryField, str]) -> Said:
    """What was written and ticked for the whole day."""
    whole = {f: text for f, text in fields.items() if text and not f.exercise}
    ticks: dict[str, tuple[str, ...]] = {}
    for field in whole:
        if field.choice:
            ticks[field.column] = (*ticks.get(field.column, ()), field.choice)
    return Said({f.column: text for f, text in whole.items() if not f.choice}, ticks)


def _strange(
    session: Session, fields: Mapping[DiaryField, str], items: Mapping[Key, Item]
) -> Iterator[Problem]:
    """Rows with something written that are not what the plan has; a load stood there before."""
    strange = {
        (field.exercise, field.side)
        for field, text in fields.items()
        if text and field.exercise and field.column != "load" and not _is_due(field, items)
    }
    for key in sorted(strange):
        told = "the plan has something else here: take the plan that these pages were printed with"
        yield Problem(where(planned(session), *key), told)


def _is_due(field: DiaryField, items: Mapping[Key, Item]) -> bool:
    item = items.get((field.exercise, field.side))
    return item is not None and field.dosage == mark_of(item.dosage)


def _is_filled(cells: Mapping[str, str], item: Item) -> bool:
    return is_filled({column: text for column, text in cells.items() if text}, item.dosage)


def _cell(column: str, text: str) -> str:
    """What was typed into a field, as it stands in a cell."""
    if column in WORDS and text.lower() not in NONE_AT_ALL:
        return sheltered(text)
    return with_point(text) if column == "load" else text
