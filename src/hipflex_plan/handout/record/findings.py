"""What the review found and what was decided about it, and the limits of pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import advice
from hipflex_plan.handout.record import english
from hipflex_plan.handout.record.person import day
from hipflex_plan.handout.record.views import Column, Line, Part, Section, Table, cell, row
from hipflex_plan.response import SAFETY
from hipflex_plan.response.rule import name_of
from hipflex_plan.reviewing import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.handout.record.numbers import Numbered
    from hipflex_plan.handout.record.views import Row
    from hipflex_plan.override import Override
    from hipflex_plan.program import Program
    from hipflex_plan.reviewing import Issue

ISSUES = (
    Column("Severity, code", 46),
    Column("Finding"),
    Column("Decision, or what would mend it", 50),
    Column("Sources", 22),
)
ZONES = (
    Column("Zone", 18),
    Column("Pain, 0 to 10", 24),
    Column("What the handout says"),
    Column("Sources", 18),
)
RULES = (Column("Rule", 34), Column("As the handout would say it"))


def pain(program: Program, numbers: Numbered) -> Section:
    """The zones of pain with the limits of the clinic, and the rules that are always asked."""
    zones = tuple(
        row(
            Line(zone.zone.value.capitalize(), "strong"),
            str(zone.low) if zone.low == zone.high else f"{zone.low} to {zone.high}",
            zone.advice.text,
            numbers.of(zone.advice.sources),
        )
        for zone in advice.pain_zones(program.clinic.pain)
    )
    first = program.phases[0].prescriptions[0].dosage
    rules = tuple(row(name_of(rule).capitalize(), rule.in_words(first)) for rule in SAFETY)
    limits = program.clinic.pain
    told = (
        f"The clinic’s limits: up to {limits.go_to} is all right; "
        f"above {limits.hold_to} the exercise steps back."
    )
    asked = "These are asked of every exercise when a diary comes back, whatever its own rule."
    return Section(
        "Pain and safety",
        (
            Part(lines=(Line(told),), tables=(Table(ZONES, zones),)),
            Part("Rules of safety", (Line(asked, "soft"),), (Table(RULES, rules),)),
        ),
    )


def review(program: Program, issues: Sequence[Issue], numbers: Numbered) -> Section:
    """Every issue of the review with its decision; or that nothing was found."""
    if not issues:
        return Section("Review", (Part(lines=(Line("Nothing was found."),)),))
    rows = tuple(_issue(issue, program, numbers) for issue in issues)
    return Section("Review", (Part(tables=(Table(ISSUES, rows),)),))


def _issue(issue: Issue, program: Program, numbers: Numbered) -> Row:
    place = f"{issue.place}: " if issue.place else ""
    decided = decisions(issue, program)
    lines = [line for one in decided for line in _decided(one)]
    if lines and issue.override is None:
        lines.append(issue.mend)
    minor = issue.severity is Severity.NOTE
    return row(
        cell(
            Line(issue.severity.value.capitalize(), issue.severity.value), Line(issue.key, "data")
        ),
        numbers.within(f"{place}{_sentence(issue, program)}"),
        cell(*lines) or cell(Line("" if minor else "No decision yet", "strong"), issue.mend),
        numbers.of(issue.sources),
    )


def _sentence(issue: Issue, program: Program) -> str:
    """What is the matter; what was not answered stands under Screening."""
    if issue.code != "screening-unanswered" or program.screening is None:
        return issue.sentence
    count = len(program.screening.unanswered)
    return f"{english.counted(count, 'question')} not answered; see Screening."


def decisions(issue: Issue, program: Program) -> tuple[Override, ...]:
    """Every decision about an issue; of one that is overruled but not found, that as well."""
    key = "/".join(issue.about) if issue.code == "override-of-nothing" else issue.key
    named = (one for one in program.overrides if key in one.of)
    own = (issue.override,) if issue.override else ()
    return tuple(dict.fromkeys((*own, *named)))


def _decided(override: Override) -> Iterator[str | Line]:
    yield Line("Overruled", "strong")
    yield override.reason
    yield Line(f"{english.apart(override.by)}, {day(override.on)}", "soft")


def named_by(program: Program, issues: Sequence[Issue]) -> Iterator[str]:
    """The keys of the sources that these sections name."""
    for zone in advice.pain_zones(program.clinic.pain):
        yield from zone.advice.sources
    for issue in issues:
        yield from issue.sources
