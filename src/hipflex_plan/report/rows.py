"""What was done, proposed, measured and written, to the rows of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.comparison import readings
from hipflex_plan.languages import ENGLISH
from hipflex_plan.load import Bodyweight
from hipflex_plan.proposing import AS_PLANNED
from hipflex_plan.quantities import Side
from hipflex_plan.report.views import Cell, CountRow, CountTable, NoteRow, OutcomeRow, TestRow
from hipflex_plan.response import Decision
from hipflex_plan.work_done import Count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pendulum

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.plan import Plan
    from hipflex_plan.report.outcomes import Outcome
    from hipflex_plan.scores import Score, Test
    from hipflex_plan.work_done import Adherence, ExerciseDone

MOST_WEEKS_IN_A_TABLE = 12
SESSIONS, ALL = "Days with something done", "All"


def is_as_planned(one: Outcome) -> bool:
    """Whether no rule had anything to say, and nothing changes."""
    return one.rule == AS_PLANNED and one.now == one.was and not one.others


def name_of(one: Outcome) -> str:
    """The exercise of an outcome, with its side where it is one."""
    return wording.name_with_side(one.was.exercise.short_name, one.was.side, ENGLISH)


def counts(done: Adherence, names: Sequence[str]) -> tuple[CountTable, ...]:
    """The table of counts, in several where there are many weeks."""
    tables = -(-len(done.weeks) // MOST_WEEKS_IN_A_TABLE)
    width = -(-len(done.weeks) // tables)
    return tuple(
        _table(done, names, slice(first, first + width))
        for first in range(0, len(done.weeks), width)
    )


def _table(done: Adherence, names: Sequence[str], part: slice) -> CountTable:
    rows = [_row(SESSIONS, done.sessions, part, strong=True)]
    rows += [
        _row(name, [week.count for week in one.weeks], part, sides=one)
        for one, name in zip(done.exercises, names, strict=True)
    ]
    return CountTable((*(str(week) for week in done.weeks[part]), ALL), tuple(rows))


def _row(
    name: str,
    counts: Sequence[Count],
    part: slice,
    *,
    strong: bool = False,
    sides: ExerciseDone | None = None,
) -> CountRow:
    total = sum(counts, Count())
    cells = tuple(cell(count) for count in (*counts[part], total))
    return CountRow(name + _uneven(sides), cells, strong)


def _uneven(one: ExerciseDone | None) -> str:
    """The sides by themselves where one was done more often than the other."""
    if one is None or not one.sides:
        return ""
    left, right = (sum(week.count.done for week in side.weeks) for side in one.sides)
    return "" if left == right else f" (left {left}, right {right})"


def cell(count: Count) -> Cell:
    """``2/3``, with how many nobody wrote down; a dash where nothing was, "" if not due."""
    if not count.planned:
        return Cell("")
    if count.not_written == count.planned:
        return Cell("–")
    unknown = f"?{count.not_written}" if count.not_written else ""
    return Cell(f"{count.done}/{count.planned}", unknown)


def is_open(outcomes: Sequence[Outcome]) -> bool:
    """Whether something is not answered yet."""
    return any(one.answer is None for one in outcomes)


def outcomes_note(plan: Plan, on: pendulum.Date, outcomes: Sequence[Outcome]) -> str:
    """What the clinician has to know of the proposals before the page is given out."""
    if not outcomes:
        return "Nothing is prescribed on that day."
    if not is_open(outcomes):
        return ""
    if not any(one.moves or one.held for one in outcomes):
        return "Nothing would change."
    late = (
        f", the last day of the plan ({wording.date(plan.end, ENGLISH)})" if on > plan.end else ""
    )
    return (
        f"Nothing is decided yet{late}. The page for the patient tells these proposals: "
        "give it out when you agree, and sign it."
    )


def outcome_row(one: Outcome) -> OutcomeRow:
    """An outcome as a row, with everything that was said."""
    before, after = from_to(one)
    answer = f"{one.answer} by {one.by}" if one.answer else ""
    return OutcomeRow(
        name=name_of(one),
        decision=one.decision.capitalize(),
        answer=answer,
        before=before,
        after=after,
        reason=f"{one.reason} ({one.rule})",
        others=one.others,
    )


def from_to(one: Outcome) -> tuple[str, str]:
    """What is prescribed, and what would be, with the pieces that differ."""
    was, now = one.was.dosage, one.now.dosage if one.now else None
    if now is None or one.now is None:
        return dosage_line(was), "nothing"
    if one.swaps:
        return dosage_line(was), f"{one.now.exercise.short_name}: {dosage_line(now)}"
    if now != was:
        return dosage_line(was, now), dosage_line(now, was)
    if one.moves:
        heavier = "heavier" if one.decision is Decision.ADVANCE else "lighter"
        return dosage_line(was), f"the same numbers, {heavier}"
    return dosage_line(was), "stays, without growing" if one.held else "stays"


def dosage_line(dosage: Dosage, other: Dosage | None = None) -> str:
    """A dosage in its own notation: sets, load, hold, and what differs from the other one."""
    first, *pieces = str(dosage).split(", ")
    known = pieces if other is None else str(other).split(", ")
    told = [
        piece
        for piece in pieces
        if piece == str(dosage.load) or piece.startswith("hold ") or piece not in known
    ]
    if other is not None and isinstance(dosage.load, Bodyweight) and other.load != dosage.load:
        told.append("no load")
    return ", ".join(wording.joined(piece) for piece in (first.replace(" x ", " × "), *told))


def score_rows(plan: Plan, on: pendulum.Date) -> Iterator[TestRow]:
    """Each test at baseline and at its last score up to a day, in words."""
    for test in plan.program.tests:
        known = attrs.evolve(test, scores=[score for score in test.scores if score.on <= on])
        found = readings(known)
        for reading in found:
            side = f", {reading.side}" if reading.side else ""
            name = f"{reading.measure.name}{side}"
            yield TestRow(name, _begun(reading.in_words().removeprefix(f"{name}: ")))
        if not found:
            yield TestRow(test.measure.name, _untold(known, plan))


def _begun(text: str) -> str:
    """The text with a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def _untold(test: Test, plan: Plan) -> str:
    """What there is of a test that was not done twice, and when it is due."""
    due = [one.on for one in plan.tests_due if one.test.use == test.use and not one.found]
    again = f" Due on {wording.date(min(due), ENGLISH)}." if due else ""
    if test.baseline is None:
        return f"Not measured.{again}"
    return f"{_score(test.baseline, test)} on {test.baseline.on}; not measured again.{again}"


def _score(score: Score, test: Test) -> str:
    unit = score.unit or "".join(test.measure.units[:1])
    told = []
    for name, result in score.results.items():
        side = f"{name.removesuffix('_held')} " if name != "value" else ""
        if isinstance(result, bool):
            told.append(f"{side}{'held' if result else 'not held'}")
        else:
            told.append(f"{side}{result:g} {unit}")
    return _begun(", ".join(told))


def note_rows(rows: Sequence[Performance], plan: Plan) -> Iterator[NoteRow]:
    """Stop signs, adverse events and obstacles, as they were written; the same words once."""
    short = short_names(plan)
    found: dict[tuple[str, str], list[Performance]] = {}
    for row in sorted(rows, key=lambda one: one.on):
        for kind, text in (
            ("Stop sign", row.stop_sign.capitalize() if row.stop_sign else ""),
            ("Adverse event", row.adverse_event),
            ("Obstacle", row.obstacle),
        ):
            if text:
                found.setdefault((kind, text), []).append(row)
    for (kind, text), own in found.items():
        days = dict.fromkeys(wording.short_date(row.on, ENGLISH) for row in own)
        sides: dict[str, set[Side]] = {}
        for row in own:
            sides.setdefault(short[row.exercise], set()).add(row.side)
        names = [
            wording.name_with_side(name, one_of(found), ENGLISH) for name, found in sides.items()
        ]
        yield NoteRow(", ".join(days), "; ".join(names), kind, text)


def short_names(plan: Plan) -> dict[str, str]:
    """The short name of each exercise, by its slug."""
    return {i.exercise.slug: i.exercise.short_name for s in plan.sessions for i in s.items}


def one_of(sides: set[Side]) -> Side:
    """The only side, or both."""
    return min(sides) if len(sides) == 1 else Side.BOTH
