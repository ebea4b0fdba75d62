"""Plain rows to what was done, each held against its plan; their problems collect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs
import pendulum

from hipflex_plan.diary import Diary, in_words, misfit, place, sides_of
from hipflex_plan.documents import written
from hipflex_plan.errors import FileError, ImpossibleValueError, suggestion
from hipflex_plan.performance import Performance
from hipflex_plan.quantities import Side
from hipflex_plan.sessions import Item
from hipflex_plan.structuring import Structurer, shown

if TYPE_CHECKING:
    from hipflex_plan.documents import Document, Place
    from hipflex_plan.plan import Plan

Cells: TypeAlias = Mapping[str, object]


@attrs.frozen
class Due:
    """What the plan has for one row."""

    on: pendulum.Date
    item: Item
    side: Side


class Rows:
    """The rows of one diary as they are read; their problems collect here."""

    def __init__(self, document: Document, plan: Plan) -> None:
        self.structurer = Structurer(document, {})
        self.plan = plan
        self.rows: dict[tuple[int, str, str], tuple[Performance, Place]] = {}

    def diary(self) -> Diary:
        """The diary of all rows.

        Raises:
            FileError: if any of them has a problem.
        """
        if self.structurer.problems:
            raise FileError(self.structurer.document.name, self.structurer.problems)
        return Diary(self.plan.reference, [row for row, _ in self.rows.values()])

    def tell(self, here: Place, column: str, told: str) -> None:
        """Note a problem in a column of a row."""
        self.structurer.tell((*here, column), told)

    def due(self, row: Cells) -> Due | ImpossibleValueError:
        """What a row is about, or why that cannot be said."""
        try:
            return due_of(self.plan, row)
        except ImpossibleValueError as error:
            return error

    def known(self, here: Place, due: Due | ImpossibleValueError) -> Due | None:
        """What a row is about; None where that is told to be unknown."""
        if isinstance(due, Due):
            return due
        self.tell(here, due.field, str(due))
        return None

    def add(self, here: Place, row: Cells, due: Due | None) -> None:
        """Take a row, or note all that is wrong with it.

        Where it is not known what it is about, its other cells are read all the same.
        """
        first = self.plan.sessions[0]
        anything = Due(first.on, first.items[0], sides_of(first.items[0])[0])
        made = self._performance(here, row, due or anything)
        if made is not None and due is not None:
            self._keep(here, made)

    def _performance(self, here: Place, row: Cells, due: Due) -> Performance | None:
        filled = {
            "date": due.on,
            "prescribed": due.item.dosage,
            **row,
            "session": row["session"] if type(row.get("session")) is int else 1,
            "exercise": due.item.exercise.slug,
            "side": due.side,
        }
        made = self.structurer.read(Performance, filled, here)
        return made if isinstance(made, Performance) else None

    def _keep(self, here: Place, row: Performance) -> None:
        if told := misfit(row, self.plan):
            column = "date" if row.on < self.plan.start else "prescribed"
            self.tell(here, column, told)
        elif place(row) in self.rows:
            _, before = self.rows[place(row)]
            line = self.structurer.document.line_of(before)
            where = f"on line {line}" if line else f"in {written(before)}"
            self.structurer.tell(here, f"{in_words(row)} stands {where} already")
        else:
            self.rows[place(row)] = (row, here)


def due_of(plan: Plan, row: Cells) -> Due:
    """The session, item and side of a row.

    Raises:
        ImpossibleValueError: with the field that does not fit the plan.
    """
    number, slug, side = row.get("session"), row.get("exercise"), row.get("side")
    for name, value in (("session", number), ("exercise", slug)):
        if value is None:
            raise ImpossibleValueError("is missing", name)
    session = plan.session(number) if type(number) is int else None
    if session is None:
        last = plan.sessions[-1].number
        raise ImpossibleValueError(f"the plan has sessions 1 to {last}: {shown(number)}", "session")
    items = [item for item in session.items if item.exercise.slug == slug]
    if not items:
        nearest = suggestion(slug, [item.exercise.slug for item in session.items])
        raise ImpossibleValueError(
            f"it is not in session {number}: {shown(slug)}; {nearest}", "exercise"
        )
    sides = {each: item for item in items for each in sides_of(item)}
    if side is None and len(sides) > 1:
        raise ImpossibleValueError(f"is missing: write {' or '.join(sides)}", "side")
    for each, item in sides.items():
        if side in (None, each.value):
            return Due(session.on, item, each)
    raise ImpossibleValueError(f"the side is {' or '.join(sides)}: {shown(side)}", "side")
