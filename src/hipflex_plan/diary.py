"""What came back: the rows of a diary, against the plan that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.errors import DiaryError, suggestion
from hipflex_plan.performance import Performance
from hipflex_plan.quantities import Side
from hipflex_plan.validators import Kinds, Text, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pendulum

    from hipflex_plan.plan import Plan
    from hipflex_plan.sessions import Item


Rows: TypeAlias = "Mapping[tuple[int, str, Side], Performance]"
"""Rows by the session, the exercise and the side that they are of."""


def sides_of(item: Item) -> tuple[Side, ...]:
    """The sides that an item is written down for: both, one by one, where they take turns."""
    side = item.dosage.side
    return (Side.LEFT, Side.RIGHT) if side is Side.EACH else (side,)


def sets_of(item: Item) -> int:
    """The sets that are done of an item on its day, on one side."""
    return item.dosage.sets * item.times


def _rows(value: Iterable[Performance]) -> tuple[Performance, ...]:
    rows = as_tuple(value)
    if not isinstance(rows, tuple):
        return rows
    return tuple(sorted(rows, key=place) if all(isinstance(r, Performance) for r in rows) else rows)


def place(row: Performance) -> tuple[int, str, str]:
    """Where a row stands in its diary: session, exercise, side."""
    return (row.session, row.exercise, row.side.value)


@attrs.frozen
class Diary:
    """What was done of a plan: a row for each exercise and side of a session.

    Half-filled rows are normal. The order in which rows are given is nothing:
    they stand in the order of their sessions.

    Attributes:
        reference: the plan that it belongs to.
        rows: what was done.

    Raises:
        DiaryError: if one exercise of a session stands there twice.
    """

    reference: str = attrs.field(validator=Text(longest=60))
    rows: tuple[Performance, ...] = attrs.field(
        default=(), converter=_rows, validator=Kinds(Performance)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse what stands there twice."""
        seen: set[tuple[int, str, str]] = set()
        doubled = []
        for row in self.rows:
            if place(row) in seen:
                doubled.append(f"{in_words(row)} stands there twice")
            seen.add(place(row))
        if doubled:
            raise DiaryError("\n".join(doubled))

    def __or__(self, other: Diary) -> Diary:
        """Both diaries as one; what stands in both must be the same.

        Raises:
            DiaryError: for another plan, or for a row that says two things.
        """
        if other.reference != self.reference:
            raise DiaryError(f"a diary of {other.reference} cannot join one of {self.reference}")
        return Diary(self.reference, tuple(dict.fromkeys((*self.rows, *other.rows))))


def rows_until(diary: Diary, day: pendulum.Date) -> Rows:
    """What was written down up to a day."""
    return {(row.session, row.exercise, row.side): row for row in diary.rows if row.on <= day}


def in_words(row: Performance) -> str:
    """``session 3, wall-psoas-hold, left``."""
    side = f", {row.side}" if row.side is not Side.BOTH else ""
    return f"session {row.session}, {row.exercise}{side}"


def problems(diary: Diary, plan: Plan) -> Iterator[str]:
    """All that does not fit between a diary and a plan."""
    if diary.reference != plan.reference:
        yield other_plan(diary.reference, plan)
        return
    for row in diary.rows:
        if told := misfit(row, plan):
            yield f"{in_words(row)}: {told}"


def other_plan(reference: str, plan: Plan) -> str:
    """That a diary of one plan cannot be read against another."""
    return (
        f"this diary belongs to the plan {reference!r}, not to {plan.reference!r}: "
        "take the plan that it was printed with"
    )


def misfit(row: Performance, plan: Plan) -> str:
    """Why a row does not fit a plan; "" if it does."""
    session = plan.session(row.session)
    if session is None:
        return f"the plan has no session {row.session}"
    if row.on < plan.start:
        return f"{row.on.isoformat()} lies before the plan begins"
    items = [item for item in session.items if item.exercise.slug == row.exercise]
    if not items:
        known = [item.exercise.slug for item in session.items]
        return f"it is not in that session; {suggestion(row.exercise, known)}"
    for item in items:
        if row.side in sides_of(item):
            return "" if row.prescribed == item.dosage else f"prescribed was {item.dosage}"
    expected = " or ".join(side.value for item in items for side in sides_of(item))
    return f"the side is {expected}, not {row.side}"


def refuse_misfits(diary: Diary, plan: Plan) -> None:
    """Refuse a diary that does not fit its plan.

    Raises:
        DiaryError: with everything that does not fit.
    """
    if told := list(problems(diary, plan)):
        raise DiaryError("\n".join(told))
