"""The lines of CERT and TIDieR, with pointers to what stands in this record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.handout.record.views import Column, Line, Part, Section, Table, row
from hipflex_plan.reporting import State, cert, tidier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.handout.record.views import Row
    from hipflex_plan.program import Program
    from hipflex_plan.reporting import ReportLine

LINES = (
    Column("Item", 11),
    Column("What", 46),
    Column("State", 27),
    Column("Where met, or what to do"),
)
STATES = {
    State.SATISFIED: Line("met", "met"),
    State.MISSING: Line("open", "missing"),
    State.NOT_APPLICABLE: Line("does not apply", "apart"),
}
STANDS_ABOVE = {
    "7a": "In this record, under How it goes on.",
    "7b": "In this record, under Week by week.",
    "13": "In this record, under Dosage in the first week.",
}


def reporting(program: Program) -> Section:
    """CERT whole; of TIDieR, which asks for the same, what is open."""
    found, others = cert(program), tidier(program)
    met, missing = _count(found, State.SATISFIED), _count(found, State.MISSING)
    head = f"CERT, {len(found)} items: {met} met, {missing} open"
    rows = tuple(_line(one) for one in found)
    return Section(head, (Part("", (_tidier(others),), (Table(LINES, rows),)),))


def _count(lines: Sequence[ReportLine], state: State) -> int:
    return sum(line.state is state for line in lines)


def _line(line: ReportLine) -> Row:
    told = (
        line.told if line.state is not State.SATISFIED else STANDS_ABOVE.get(line.item, line.told)
    )
    return row(line.item, line.title, STATES[line.state], told)


def _tidier(lines: Sequence[ReportLine]) -> Line:
    met, apart = _count(lines, State.SATISFIED), _count(lines, State.NOT_APPLICABLE)
    apply = "does not apply" if apart == 1 else "do not apply"
    missing = [f"{line.item} {line.title}" for line in lines if line.state is State.MISSING]
    told = f"Open: {'; '.join(missing)}." if missing else "None is open."
    return Line(
        f"TIDieR asks for much the same: {met} of {len(lines)} items met, {apart} {apply}. {told}",
        "soft",
    )
