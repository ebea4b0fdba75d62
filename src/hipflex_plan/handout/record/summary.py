"""The head of a record: who, what, when, made with what; and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import __version__
from hipflex_plan.handout.record import english
from hipflex_plan.handout.record.findings import decisions
from hipflex_plan.handout.record.measured import NO_TEST
from hipflex_plan.handout.record.person import NOBODY_ASKED, NOTHING_KNOWN
from hipflex_plan.reporting import State, cert
from hipflex_plan.reviewing import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.plan import Plan
    from hipflex_plan.program import Program
    from hipflex_plan.reviewing import Issue

NOT_NAMED = "not named"
SIDES = {"left": "left", "right": "right", "each": "each leg", "both": "both together"}


def about(
    plan: Plan, texts: str
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """What is known, in two columns that are read one after the other."""
    program = plan.program
    count = english.counted(program.weeks, "week")
    sessions = english.counted(len(plan.sessions), "day")
    person = (
        ("Patient", english.apart(program.patient) or NOT_NAMED),
        ("Clinician", english.apart(program.clinician) or NOT_NAMED),
        ("Clinic", _clinic(program)),
        ("Goal", f"“{english.apart(program.goal)}”" if program.goal else "not written down"),
        ("Side", sides(program)),
    )
    made = (
        ("Dates", f"{english.dates(plan.start, plan.end)}, {count}"),
        ("Sessions", f"{sessions} with exercises"),
        ("Reference", plan.reference),
        ("Based on", program.based_on or "no protocol"),
        ("Made with", f"hipflex_plan {__version__}; texts: {texts}"),
    )
    return person, made


def _clinic(program: Program) -> str:
    clinic = program.clinic
    told = (clinic.name, clinic.phone, clinic.hours)
    return ", ".join(english.apart(part) for part in told if part) or NOT_NAMED


def sides(program: Program) -> str:
    """``left``, or which exercises work which side."""
    found: dict[str, list[str]] = {}
    for phase in program.phases:
        for prescription in phase.prescriptions:
            names = found.setdefault(prescription.side.value, [])
            if prescription.exercise.short_name not in names:
                names.append(prescription.exercise.short_name)
    if len(found) == 1:
        return SIDES[next(iter(found))]
    return "; ".join(f"{SIDES[side]}: {', '.join(names)}" for side, names in found.items())


def open_points(plan: Plan, issues: Sequence[Issue]) -> Iterator[str]:
    """What is missing and matters, most pressing first."""
    program = plan.program
    yield from _undecided(issues, program)
    if program.screening is None:
        yield NOBODY_ASKED
    elif program.screening.unanswered:
        count = english.counted(len(program.screening.unanswered), "question")
        yield f"{count} of the screening not answered."
    if program.person is None:
        yield NOTHING_KNOWN
    if not program.tests:
        yield NO_TEST
    without = [test.measure.name for test in program.tests if test.baseline is None]
    if without:
        yield f"No baseline yet: {', '.join(without)}."
    if program.next_visit is None:
        yield "No next visit is written down."
    missing = [line.item for line in cert(program) if line.state is State.MISSING]
    if missing:
        yield f"CERT items without an answer: {', '.join(missing)}."


def _undecided(issues: Sequence[Issue], program: Program) -> Iterator[str]:
    for severity in (Severity.STOP, Severity.CAUTION):
        undecided = [
            issue
            for issue in issues
            if issue.severity is severity and not decisions(issue, program)
        ]
        if undecided:
            count = english.counted(len(undecided), severity.value)
            yield f"{count} of the review without a decision."
