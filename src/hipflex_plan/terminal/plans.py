"""Plans to lines of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.evidence import SourceKind
from hipflex_plan.languages import ENGLISH
from hipflex_plan.terminal.layout import paragraph, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.plan import Plan


def plan_summary(plan: Plan) -> str:
    """One line: how many sessions, from when to when, how long."""
    minutes = max(session.minutes for session in plan.sessions)
    period = wording.dates(plan.start, plan.end, ENGLISH)
    count = ENGLISH.several(len(plan.sessions), "{number} session", "{number} sessions")
    line = f"{plan.program.title}: {count}, {period}, up to {minutes} minutes each"
    return line.replace(wording.NBSP, " ")


def chosen_lines(plan: Plan) -> Iterator[str]:
    """What in a plan was chosen by the project and not measured, for the clinician."""
    kinds = {source.key: source.kind for source in plan.program.known_sources}
    chosen = [
        claim.text
        for claim in plan.program.claims
        if all(kinds[key] is SourceKind.PROJECT_CHOICE for key in claim.sources)
    ]
    if chosen:
        yield "Chosen, not measured:"
    for text in chosen:
        yield from paragraph(f"- {text}")


def plan_lines(plan: Plan) -> Iterator[str]:
    """The dates of a plan as a table, then who does what in which dosage by week."""
    rows = [("no.", "week", "date", "min", "exercises")]
    rows.extend(
        (
            str(session.number),
            str(session.week),
            f"{wording.short_day(session.on.weekday(), ENGLISH)} {session.on.isoformat()}",
            str(session.minutes),
            ", ".join(str(item.number) for item in session.items),
        )
        for session in plan.sessions
    )
    yield plan_summary(plan)
    yield ""
    yield from table(rows)
    first = 1
    for phase in plan.program.phases:
        yield ""
        yield f"{phase.name}, weeks {first} to {first + phase.weeks - 1}"
        for number, prescription in enumerate(phase.prescriptions, start=1):
            frequency = prescription.frequency
            yield f"  {number}. {prescription.exercise.slug}, {frequency}"
            for week in range(1, phase.weeks + 1):
                yield f"     week {first + week - 1}: {phase.dosages[number - 1][week - 1]}"
        first += phase.weeks
