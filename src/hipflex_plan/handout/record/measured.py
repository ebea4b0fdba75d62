"""Tests to their scores, their days, and which change counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.comparison import asymmetry_percent, readings
from hipflex_plan.handout.record import english
from hipflex_plan.handout.record.person import day
from hipflex_plan.handout.record.views import Column, Line, Part, Section, Table, cell, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.handout.record.numbers import Numbered
    from hipflex_plan.handout.record.views import Row
    from hipflex_plan.plan import Plan
    from hipflex_plan.program import Program
    from hipflex_plan.scores import Score, Test
    from hipflex_plan.sessions import TestDue

NO_TEST = "No test is planned: whether it helped will not be measured."
TESTS = (
    Column("Test", 38),
    Column("Scores so far", 48),
    Column("Due", 30),
    Column("Change that counts"),
    Column("Sources", 18),
)
NOT_FOUND = "Which change counts was not found."
FIELDS = {
    "value": "",
    "left": "left ",
    "right": "right ",
    "left_held": "left ",
    "right_held": "right ",
}


def tests(plan: Plan, numbers: Numbered) -> Section:
    """Every test with its scores; or that there is none."""
    program = plan.program
    if not program.tests:
        return Section("Tests", (Part(lines=(Line(NO_TEST, "strong"),)),))
    rows = tuple(_test(test, plan.tests_due, numbers) for test in program.tests)
    read = (numbers.within(one.in_words()) for test in program.tests for one in readings(test))
    goal = (
        f"The goal, in the person’s words: “{english.apart(program.goal)}”" if program.goal else ""
    )
    parts = [Part(lines=cell(goal), tables=(Table(TESTS, rows),))]
    if told := cell(*read):
        parts.append(Part("From the first score to the last", told))
    return Section("Tests", tuple(parts))


def _test(test: Test, due: Sequence[TestDue], numbers: Numbered) -> Row:
    measure = test.measure
    days = (_due(one) for one in due if one.test == test and not _is_a_score(one))
    scores = [line for score in test.scores for line in _score(score)]
    changes = [numbers.within(_counts(one.amount, one.percent, one.name, one.claim.sources))
               for one in measure.changes]  # fmt: skip
    return row(
        cell(Line(measure.name, "strong"), Line(measure.key, "data"), Line(_unit(test), "soft")),
        cell(*scores) or cell(Line("not measured yet", "strong")),
        cell(*days),
        cell(*changes) or cell(Line(NOT_FOUND, "soft")),
        numbers.of(measure.sources),
    )


def _unit(test: Test) -> str:
    first = test.baseline
    unit = first.unit if first and first.unit else " or ".join(test.measure.units)
    return f"in {unit}" if unit else ""


def _is_a_score(due: TestDue) -> bool:
    """Whether it is the baseline, with its day among the scores."""
    return due.occasion == "baseline" and bool(due.found)


def _due(due: TestDue) -> str:
    done = ", done" if due.found else ""
    return f"{day(due.on)}: {due.occasion}{done}"


def _counts(
    amount: float | None, percent: float | None, name: str, sources: tuple[str, ...]
) -> str:
    size = f"{percent:g} %" if amount is None else f"{amount:g}"
    return f"{size}: {name} [{', '.join(sources)}]"


def _score(score: Score) -> Iterator[str | Line]:
    told = ", ".join(f"{FIELDS[name]}{_result(found)}" for name, found in score.results.items())
    yield f"{day(score.on)}: {told}"
    comparable = bool(score.unit) and min(score.left or 0, score.right or 0) >= 0
    apart = asymmetry_percent(score.left, score.right) if comparable else None
    if apart:
        yield Line(f"the weaker side has {apart:.0f} % less", "soft")
    by = f"by {english.apart(score.by)}" if score.by else ""
    yield Line("; ".join(part for part in (by, english.apart(score.note)) if part), "soft")


def _result(found: float | bool) -> str:
    if isinstance(found, bool):
        return "held" if found else "not held"
    return f"{found:g}"


def named_by(program: Program) -> Iterator[str]:
    """The keys of the sources that this section names."""
    for test in program.tests:
        yield from test.measure.sources
        for change in test.measure.changes:
            yield from change.claim.sources
