"""Plan and issues to the clinician's record, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.comparison import asymmetry_percent, readings
from hipflex_plan.screening import QUESTIONS
from hipflex_plan.terminal.findings import issue_lines
from hipflex_plan.terminal.layout import paragraph, table
from hipflex_plan.terminal.plans import plan_summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Recorded
    from hipflex_plan.reviewing import Issue
    from hipflex_plan.scores import Score


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
    for record in program.history:
        yield from paragraph(_answered(record))
    yield ""
    yield from _tests(plan)
    found = list(issues)
    yield ""
    yield "Review"
    yield from issue_lines(found) if found else ("  Nothing found.",)


def _answered(record: Recorded) -> str:
    """What was proposed, what was answered, what changed, by whom and when."""
    now = f"{record.now.exercise.slug} {record.now.dosage}" if record.now else "nothing"
    change = f"{record.was.exercise.slug} {record.was.dosage} -> {now}"
    note = f" {record.note}" if record.note else ""
    return (
        f"{record.on.isoformat()}: {record.decision} ({record.rule}), {record.answer} by "
        f"{record.by}: {change}. {record.reason}{note}"
    )


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
    if screening.unanswered:
        questions = f"{len(screening.unanswered)} of {len(QUESTIONS)} questions"
        yield from paragraph(f"Not answered: {questions}: {', '.join(screening.unanswered)}.")
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
        for score in test.scores:
            yield from paragraph(f"{test.measure.name}, {score.on.isoformat()}: {_result(score)}")
        for found in readings(test):
            yield from paragraph(found.in_words())


def _result(score: Score) -> str:
    """What was measured, and the difference of the sides where both are numbers."""
    told = [f"{SCORED[name]}{_one(result)}" for name, result in score.results.items()]
    unit = f" {score.unit}" if score.unit else ""
    difference = asymmetry_percent(score.left, score.right) if _comparable(score) else None
    apart = "" if difference is None else f"; the weaker side has {difference:.0f} per cent less"
    by = f"; by {score.by}" if score.by else ""
    return f"{', '.join(told)}{unit}{apart}{by}"


SCORED = {
    "value": "",
    "left": "left ",
    "right": "right ",
    "left_held": "left ",
    "right_held": "right ",
}


def _one(result: float | bool) -> str:
    if isinstance(result, bool):
        return "held" if result else "not held"
    return f"{result:g}"


def _comparable(score: Score) -> bool:
    """Whether a difference of the sides means anything: strength, and no angle below 0."""
    return bool(score.unit) and min(score.left or 0, score.right or 0) >= 0
