"""Plan to the empty diary, and what was done to a filled one: the sheet (CSV) as it is written."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hipflex_plan.diary import sets_of, sides_of
from hipflex_plan.load import Band, Weight
from hipflex_plan.performance import unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipflex_plan.diary import Diary
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.plan import Plan
    from hipflex_plan.quantities import Side
    from hipflex_plan.sessions import Item, Session

MOST_SET_COLUMNS = 10
PRINTED = ("plan", "session", "date", "exercise", "side", "prescribed", "unit")
"""What stands there before anybody writes."""
FELT = (
    "effort",
    "pain",
    "pain_next_morning",
    "soreness",
    "stop_sign",
    "in_the_way",
    "adverse_event",
)
WORDS = ("in_the_way", "adverse_event")
"""The columns that hold a sentence of the person's own."""
UNKNOWN = "?"
NONE_AT_ALL = (UNKNOWN, "-", "–", "no", "none")
"""What says in a column of words that there is nothing to say."""


def columns(sets: int = MOST_SET_COLUMNS) -> tuple[str, ...]:
    """The columns of a diary with so many sets, in their order."""
    return (*PRINTED, *(f"set_{n}" for n in range(1, sets + 1)), "load", *FELT)


COLUMNS = columns()
"""The columns of a diary, on paper and in a file."""


def set_columns(item: Item) -> int:
    """The sets of an item that have a column: of all times a day, else of one, at most ten."""
    whole_day = sets_of(item)
    return min(whole_day if whole_day <= MOST_SET_COLUMNS else item.dosage.sets, MOST_SET_COLUMNS)


def diary_template(plan: Plan) -> str:
    """The empty diary of a plan as CSV: a row for each session, exercise and side.

    The load stands there as it is prescribed where it is a weight or a band.
    """
    rows = [
        printed_row(plan, session, item, side)
        for session in plan.sessions
        for item in session.items
        for side in sides_of(item)
    ]
    return rows_text(plan, rows)


def rows_text(plan: Plan, rows: Iterable[dict[str, str]]) -> str:
    """Rows as CSV, with as many set columns as the plan needs."""
    return _csv(columns(_most_sets(plan)), rows)


def sheet_text(diary: Diary, plan: Plan) -> str:
    """A diary as CSV: a row for each of its rows."""
    most = max([_most_sets(plan), *(len(row.sets) for row in diary.rows)])
    return _csv(columns(most), [_filled(row, diary.reference) for row in diary.rows])


def _most_sets(plan: Plan) -> int:
    return max(set_columns(item) for session in plan.sessions for item in session.items)


def _csv(head: Iterable[str], rows: Iterable[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, tuple(head), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def printed_row(plan: Plan, session: Session, item: Item, side: Side) -> dict[str, str]:
    """What stands in a row of the empty diary."""
    load = item.dosage.load
    return {
        **_head(plan.reference, item.dosage),
        "session": str(session.number),
        "date": session.on.isoformat(),
        "exercise": item.exercise.slug,
        "side": side.value,
        "load": str(load) if isinstance(load, (Weight, Band)) else "",
    }


def _head(reference: str, dosage: Dosage) -> dict[str, str]:
    return {"plan": sheltered(reference), "prescribed": str(dosage), "unit": unit(dosage)}


def _filled(row: Performance, reference: str) -> dict[str, str]:
    values = {
        "session": row.session,
        "date": row.on.isoformat(),
        "exercise": row.exercise,
        "side": row.side.value,
        **{f"set_{n}": amount for n, amount in enumerate(row.sets, start=1)},
        "load": row.load,
        "effort": row.effort,
        "pain": row.pain,
        "pain_next_morning": row.pain_next_morning,
        "soreness": row.soreness,
        "stop_sign": row.stop_sign,
        "in_the_way": sheltered(row.obstacle),
        "adverse_event": sheltered(row.adverse_event),
    }
    cells = {key: "" if value is None else str(value) for key, value in values.items()}
    if row.sets and row.sets[-1] is None:
        cells[f"set_{len(row.sets)}"] = UNKNOWN  # an empty cell at the end would be no set
    elif nothing_written(row):
        cells["effort"] = UNKNOWN  # else the row would be none
    return {**_head(reference, row.prescribed), **cells}


def nothing_written(row: Performance) -> bool:
    """Whether a row holds nothing but what the empty diary holds already."""
    felt = (row.effort, row.pain, row.pain_next_morning, row.soreness, row.stop_sign)
    written = row.sets or row.obstacle or row.adverse_event or any(f is not None for f in felt)
    return not written and row.load in (None, row.prescribed.load)


def sheltered(text: str) -> str:
    """A text that no spreadsheet takes for a formula, and no reader for "nothing to say"."""
    return f"'{text}" if _in_danger(text) else text


def bared(cell: str) -> str:
    """The text that was `sheltered`."""
    return cell[1:] if cell.startswith("'") and _in_danger(cell[1:]) else cell


def _in_danger(text: str) -> bool:
    return text.startswith(("=", "+", "-", "@", "'")) or text.lower() in NONE_AT_ALL
