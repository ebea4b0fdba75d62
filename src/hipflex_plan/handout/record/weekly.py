"""A phase to its weeks beside each other: what changes, the days and the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.handout.record import english
from hipflex_plan.handout.record.views import Column, Line, Part, Row, Table, row
from hipflex_plan.load import Band, Bodyweight, RepetitionMaximum, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.phases import Phase
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription

LABEL_MM, ROOM_MM = 58.0, 122.0
LETTER_MM, SPACE_MM = 1.6, 3.0
MOST_WEEKS = 12
ALONE_MM = 18.0
NO_CHANGE = (Line("No dosage changes from week to week."),)
COUNTS = {
    "sets": "sets",
    "repetitions": "repetitions",
    "steps": "steps",
    "minutes": "minutes",
    "hold_seconds": "hold, s",
    "rest_seconds": "rest, s",
    "effort": "effort",
}


@attrs.frozen
class _Values:
    """One quantity over the weeks of a phase."""

    label: str
    values: tuple[str, ...]
    total: bool = False


def by_week(plan: Plan, phase: Phase, first_week: int) -> Part:
    """The weeks of a phase, in as many tables as they need.

    *first_week* is the week of the program with which the phase begins.
    """
    weeks = range(first_week, first_week + phase.weeks)
    rows = [*_changes(phase), *_sums(plan, weeks)]
    if all(len(set(one.values)) == 1 for one in rows):
        return _all_alike(plan, weeks, rows)
    longest = max(len(value) for one in rows for value in (*one.values, "28 Feb"))
    each = longest * LETTER_MM + SPACE_MM
    most = max(1, min(MOST_WEEKS, int(ROOM_MM / each)))
    count = -(-len(weeks) // most)
    width = -(-len(weeks) // count)
    parts = [slice(start, start + width) for start in range(0, len(weeks), width)]
    said = () if any(_changes(phase)) else NO_CHANGE
    tables = tuple(_table(plan, weeks[part], rows, part, each) for part in parts)
    return Part("Week by week", said, tables)


def _all_alike(plan: Plan, weeks: range, rows: Sequence[_Values]) -> Part:
    """One column for weeks of which none differs from another."""
    head = str(weeks[0]) if len(weeks) == 1 else f"{weeks[0]}–{weeks[-1]}"
    below = english.short_date(plan.first_day_of(weeks[0]))
    columns = (Column("Week", LABEL_MM, below="from"), Column(head, number=True, below=below))
    table = Table(columns, tuple(_row(one, one.values[:1]) for one in rows), LABEL_MM + ALONE_MM)
    return Part("Week by week", NO_CHANGE, (table,))


def _table(
    plan: Plan, weeks: Sequence[int], rows: Sequence[_Values], part: slice, each: float
) -> Table:
    heads = (
        Column(str(week), number=True, below=english.short_date(plan.first_day_of(week)))
        for week in weeks
    )
    made = (_row(one, one.values[part]) for one in rows)
    columns = (Column("Week", LABEL_MM, below="from"), *heads)
    return Table(columns, tuple(made), width=LABEL_MM + each * len(weeks))


def _row(one: _Values, values: Sequence[str]) -> Row:
    return row(one.label, *values, total=one.total)


def _changes(phase: Phase) -> Iterator[_Values]:
    for prescription, doses in zip(phase.prescriptions, phase.dosages, strict=True):
        name = name_of(prescription, phase)
        if len({dosage.load for dosage in doses}) > 1:
            label, values = _loads(doses)
            yield _Values(f"{name}: {label}", values)
        for field, label in COUNTS.items():
            found = [getattr(dosage, field) for dosage in doses]
            told = field == "repetitions" and all(dosage.at_maximum for dosage in doses)
            if not told and any(value != found[0] for value in found):
                yield _Values(f"{name}: {label}", tuple(map(_written, found)))


def name_of(prescription: Prescription, phase: Phase) -> str:
    """Its short name; with the side, where the phase has it for each side by itself."""
    slugs = [one.exercise.slug for one in phase.prescriptions]
    name = prescription.exercise.short_name
    if slugs.count(prescription.exercise.slug) == 1:
        return name
    return f"{name}, {prescription.side}"


def _written(value: object) -> str:
    return "–" if value is None else str(value).replace("-", "–")


def _loads(doses: Sequence[Dosage]) -> tuple[str, tuple[str, ...]]:
    """What a load is called, and its values."""
    loads = [dosage.load for dosage in doses]
    if all(isinstance(load, RepetitionMaximum) for load in loads):
        values = [str(load.repetitions) for load in loads if isinstance(load, RepetitionMaximum)]
        return "RM", tuple(values)
    if all(isinstance(load, (Weight, Bodyweight)) for load in loads):
        unit = next(load.unit for load in loads if isinstance(load, Weight))
        return f"weight, {unit}", tuple(
            f"{load.amount.normalize():f}" if isinstance(load, Weight) else "0" for load in loads
        )
    if all(isinstance(load, (Band, Bodyweight)) for load in loads):
        return "band", tuple(
            load.colour.value if isinstance(load, Band) else "none" for load in loads
        )
    return "load", tuple(map(str, loads))


def _sums(plan: Plan, weeks: Sequence[int]) -> Iterator[_Values]:
    found = [plan.in_week(week) for week in weeks]
    minutes = [[session.minutes for session in sessions] for sessions in found]
    yield _Values("Days with exercises", tuple(str(len(one)) for one in minutes), total=True)
    yield _Values("Longest day, minutes", tuple(str(max(one, default=0)) for one in minutes))
    yield _Values("Minutes a week", tuple(str(sum(one)) for one in minutes))
