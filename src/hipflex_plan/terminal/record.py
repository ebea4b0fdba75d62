"""Plan and issues to the clinician's record, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.comparison import readings
from hipflex_plan.terminal.findings import issue_lines
from hipflex_plan.terminal.layout import paragraph, table
from hipflex_plan.terminal.plans import plan_summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hipflex_plan.plan import Plan
    from hipflex_plan.reviewing import Issue


def record_lines(plan: Plan, issues: Iterable[Issue]) -> Iterator[str]:
    """Who it is for, what was found, overruled and measured, and when it is measured again."""
    program = plan.program
    yield f"Record {plan.reference}"
    yield plan_summary(plan)
    for head, told in (
        ("Patient", program.patient),
        ("Clinician", program.clinician),
        ("Goal", program.goal),
        ("Protocol", program.based_on),
    ):
        if told:
            yield from paragraph(f"{head}: {told}")
    yield ""
    yield from _screening(plan)
    person = program.person
    for condition in person.conditions if person else ():
        yield from paragraph(f"Condition: {condition.kind.text} ({condition})")
    for override in program.overrides:
        yield from paragraph(str(override))
    yield ""
    yield from _tests(plan)
    found = list(issues)
    yield ""
    yield "Review"
    yield from issue_lines(found) if found else ("  Nothing found.",)


def _screening(plan: Plan) -> Iterator[str]:
    screening = plan.program.screening
    if screening is None:
        yield "Screening: nobody asked"
        return
    asked = f" on {screening.on.isoformat()}" if screening.on else ""
    by = f" by {screening.by}" if screening.by else ""
    count = len(screening.findings)
    signs = "1 warning sign" if count == 1 else f"{count or 'no'} warning signs"
    yield f"Screening{asked}{by}: {signs}"
    for finding in screening.findings:
        yield from paragraph(str(finding))
    if screening.override is not None:
        yield from paragraph(str(screening.override))


def _tests(plan: Plan) -> Iterator[str]:
    tests = plan.program.tests
    if not tests:
        yield "Tests: none"
        return
    yield "Tests"
    yield from table(
        [
            (f"  {due.test.measure.name}", due.occasion, due.on.isoformat(), due.found)
            for due in plan.tests_due
        ]
    )
    for test in tests:
        for found in readings(test):
            yield from paragraph(found.in_words())
