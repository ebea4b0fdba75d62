"""Diary to CSV, YAML and JSON, and back, and from a filled form: every problem at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.codec.diary_cells import CellReader, Sheet, is_filled, read_sheet
from hipflex_plan.codec.diary_forms import FormSheet, form_sheet
from hipflex_plan.codec.diary_rows import Due, Rows
from hipflex_plan.codec.diary_sheets import bared, sheet_text
from hipflex_plan.codec.writing import json_text, yaml_text
from hipflex_plan.diary import Diary, other_plan, refuse_misfits
from hipflex_plan.documents import parse_document
from hipflex_plan.errors import FileError, Problem
from hipflex_plan.pdf_files import fields_of, pdf_bytes
from hipflex_plan.plain import plain_fields
from hipflex_plan.structuring import shown
from hipflex_plan.whole_files import read_text, write_whole

if TYPE_CHECKING:
    import os

    from hipflex_plan.documents import Document, Place
    from hipflex_plan.plan import Plan

DIARY_FORMAT = "hipflex-plan-diary/1"
SUFFIXES = (".csv", ".yaml", ".yml", ".json")
FORM = ".pdf"


@attrs.frozen(kw_only=True)
class _DiaryForm:
    """The keys of a diary in YAML and JSON."""

    format: str
    plan: str
    rows: tuple[object, ...] = ()


def load_diary(path: str | os.PathLike[str], plan: Plan) -> Diary:
    """Load the diary of a plan (.csv, .yaml or .json), or what was typed into its form (.pdf).

    Rows of a CSV file or a form in which nobody wrote anything are no rows of the diary.

    Raises:
        FileError: with every problem, its line and its column, or its day and its field.
    """
    if Path(path).suffix.lower() == FORM:
        return _from_form(_form(path, plan), plan)
    suffix = _suffix(Path(path).suffix, str(path))
    return _diary(read_text(path), plan, suffix, str(path))


def diary_form_text(path: str | os.PathLike[str], plan: Plan) -> str:
    """What was typed into a diary form (.pdf), as CSV: every row of the plan, as it was written.

    Raises:
        FileError: as `load_diary`.
    """
    sheet = _form(path, plan)
    _from_form(sheet, plan)
    return sheet.text(plan)


def _form(path: str | os.PathLike[str], plan: Plan) -> FormSheet:
    return form_sheet(fields_of(pdf_bytes(path), str(path)), plan, str(path))


def _from_form(sheet: FormSheet, plan: Plan) -> Diary:
    """The diary of a form; what is wrong for a whole day is told once."""
    try:
        return _from_sheet(sheet, plan)
    except FileError as error:
        raise FileError(error.name, dict.fromkeys(error.problems)) from None


def parse_diary(text: str, plan: Plan, suffix: str = ".csv") -> Diary:
    """Read the text of a diary; see `load_diary`."""
    name = f"diary{suffix}"
    return _diary(text, plan, _suffix(suffix, name), name)


def diary_text(diary: Diary, plan: Plan, suffix: str = ".csv") -> str:
    """The text of a diary; `parse_diary` reads it back to the same diary.

    Raises:
        DiaryError: if the diary does not fit the plan.
        FileError: for a suffix other than .csv, .yaml, .yml and .json.
    """
    ending = _suffix(suffix, f"diary{suffix}")
    refuse_misfits(diary, plan)
    if ending == ".csv":
        return sheet_text(diary, plan)
    rows = [plain_fields(row) for row in diary.rows]
    plain = [{k: v for k, v in row.items() if k != "prescribed"} for row in rows]
    data = {"format": DIARY_FORMAT, "plan": diary.reference, "rows": plain}
    return json_text(data) if ending == ".json" else yaml_text(data)


def write_diary(diary: Diary, plan: Plan, path: str | os.PathLike[str]) -> None:
    """Write a diary, in one piece; the end of its name says the format.

    Raises:
        DiaryError: if the diary does not fit the plan.
        FileError: if it cannot be written; what stood there before stays.
    """
    suffix = Path(path).suffix
    write_whole(path, diary_bytes(diary_text(diary, plan, suffix), suffix))


def diary_bytes(text: str, suffix: str) -> bytes:
    """The bytes of a diary: spreadsheets know UTF-8 by the mark at its beginning."""
    return text.encode("utf-8-sig" if suffix.lower() == ".csv" else "utf-8")


def _suffix(suffix: str, name: str) -> str:
    if suffix.lower() not in SUFFIXES:
        problem = Problem("", f"a diary ends in .csv, .yaml or .json, not in {suffix!r}")
        raise FileError(name, [problem])
    return suffix.lower()


def _diary(text: str, plan: Plan, suffix: str, name: str) -> Diary:
    if suffix == ".csv":
        return _from_sheet(read_sheet(text, name), plan)
    return _from_document(parse_document(text, name, suffix), plan)


def _from_sheet(sheet: Sheet, plan: Plan) -> Diary:
    _refuse_another_plan(sheet, plan)
    rows = Rows(sheet, plan)
    rows.structurer.problems += sheet.problems
    for number, cells in enumerate(sheet.data["rows"]):
        here: Place = ("rows", number)
        reader = CellReader(partial(rows.tell, here))
        who = reader.who(cells)
        due = rows.due(who)
        dosage = due.item.dosage if isinstance(due, Due) else None
        if is_filled(cells, dosage):
            known = rows.known(here, due)
            rows.add(here, {**reader.what(cells, dosage), **who}, known)
    return rows.diary()


def _refuse_another_plan(sheet: Sheet, plan: Plan) -> None:
    """Say once that a sheet, or some of its rows, belongs to another plan."""
    others = [
        (number, bared(cells["plan"]))
        for number, cells in enumerate(sheet.data["rows"])
        if bared(cells.get("plan", "")) not in ("", plan.reference.strip())
    ]
    if others:
        number, reference = others[0]
        told = other_plan(reference, plan)
        if len(others) > 1:
            told = f"{told} ({len(others)} rows)"
        raise FileError(sheet.name, [sheet.problem(("rows", number, "plan"), told)])


def _from_document(document: Document, plan: Plan) -> Diary:
    rows = Rows(document, plan)
    found = document.data.get("format")
    if found != DIARY_FORMAT:
        rows.structurer.tell(("format",), f"this library reads {DIARY_FORMAT!r}: {found!r}")
        return rows.diary()
    reference = document.data.get("plan")
    if isinstance(reference, str) and reference != plan.reference:
        rows.structurer.tell(("plan",), other_plan(reference, plan))
        return rows.diary()
    form = rows.structurer.read(_DiaryForm, dict(document.data), ())
    for number, row in enumerate(form.rows if isinstance(form, _DiaryForm) else ()):
        here: Place = ("rows", number)
        if isinstance(row, dict):
            given = {key: value for key, value in row.items() if value is not None}
            rows.add(here, given, rows.known(here, rows.due(given)))
        else:
            told = f"a row is a table of keys and values: {shown(row)}"
            rows.structurer.tell(here, told)
    return rows.diary()
