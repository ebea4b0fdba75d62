"""What was asked of the person, and what the review was told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout.record import english
from hipflex_plan.handout.record.views import Column, Line, Part, Section, Table, cell, row
from hipflex_plan.screening import CHOICE, QUESTIONS, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pendulum

    from hipflex_plan.handout.record.numbers import Numbered
    from hipflex_plan.handout.record.views import Cell, Row
    from hipflex_plan.override import Override
    from hipflex_plan.person import Person
    from hipflex_plan.program import Program
    from hipflex_plan.screening import Finding, Screening

NOBODY_ASKED = "Nobody asked for warning signs."
NOTHING_KNOWN = (
    "Nothing about the person is written down: the review knows of no condition, "
    "no pain and no equipment."
)
FINDINGS = (
    Column("How soon", 34),
    Column("Question, answered with yes"),
    Column("What it may mean"),
    Column("Sources", 18),
)
DECISIONS = (
    Column("Overruled", 34),
    Column("Reason"),
    Column("By", 34),
    Column("On", 23),
)
FACTS = (Column("What", 34), Column("As it was written down"))


def screening(program: Program, numbers: Numbered) -> Section:
    """The answers, who asked and when, what was found and what was decided."""
    answers = program.screening
    if answers is None:
        return Section("Screening", (Part(lines=(Line(NOBODY_ASKED, "strong"),)),))
    tables = []
    if answers.findings:
        rows = tuple(_finding(one, answers, numbers) for one in answers.findings)
        tables.append(Table(FINDINGS, rows))
    if answers.override is not None:
        tables.append(Table(DECISIONS, (decision(answers.override),)))
    return Section("Screening", (Part(lines=cell(*_asked(answers)), tables=tuple(tables)),))


def decision(override: Override) -> Row:
    """What was overruled, why, by whom and when."""
    return row(Line(", ".join(override.of), "data"), override.reason, override.by, day(override.on))


def day(on: pendulum.Date) -> str:
    """``30 Dec 2026``."""
    return wording.joined(f"{english.short_date(on)} {on.year}")


def _asked(answers: Screening) -> Iterator[str]:
    by = f"by {english.apart(answers.by)}" if answers.by else "by somebody who is not named"
    on = f"on {day(answers.on)}" if answers.on else "on a day that is not written down"
    known = len(QUESTIONS) - len(answers.unanswered)
    yield f"Asked {by}, {on}: {known} of {len(QUESTIONS)} questions answered."
    if answers.unanswered:
        yield f"Not answered: {', '.join(answers.unanswered)}."
    if not answers.findings:
        yield "None was answered with yes."


def _finding(found: Finding, answers: Screening, numbers: Numbered) -> Row:
    overruled = answers.override is not None and found.question.key in answers.override.of
    kind = "stop" if found.level.stops else "note" if found.level is Level.WATCH else "caution"
    return row(
        cell(Line(found.level.value.capitalize(), kind), "overruled" if overruled else ""),
        cell(found.question.text, Line(found.question.key, "data")),
        found.question.reason.text,
        numbers.of(found.question.reason.sources),
    )


def named_by(program: Program) -> Iterator[str]:
    """The keys of the sources that these sections name."""
    if program.screening is not None:
        for found in program.screening.findings:
            yield from found.question.reason.sources
        yield CHOICE


def person(program: Program) -> Section:
    """Conditions, pain, sides, time and things; or that nothing is known."""
    known = program.person
    if known is None:
        return Section("The person", (Part(lines=(Line(NOTHING_KNOWN, "strong"),)),))
    rows = tuple(row(name, told) for name, told in _facts(known))
    return Section("The person", (Part(tables=(Table(FACTS, rows),)),))


def _facts(person: Person) -> Iterator[tuple[str, Cell]]:
    lines = [_condition(f"{one.kind.text}", str(one)) for one in person.conditions]
    yield "Conditions", cell(*lines) if lines else cell("none written down")
    yield "Pain now", cell("not written down" if person.pain is None else f"{person.pain} of 10")
    yield (
        "Weaker side",
        cell(person.weaker_side.value if person.weaker_side else "not written down"),
    )
    minutes = "no limit written down" if person.minutes is None else f"{person.minutes} minutes"
    yield "Longest session", cell(minutes)
    yield "Equipment at hand", cell(_equipment(person.equipment))
    if person.passed:
        yield "Gates passed", cell(", ".join(person.passed))


def _condition(text: str, line: str) -> str:
    return f"{text} ({line})"


def _equipment(things: tuple[str, ...] | None) -> str:
    if things is None:
        return "nobody asked"
    return ", ".join(things) or "household things alone"
