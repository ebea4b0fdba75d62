"""Plans, exercises and protocols to lines of a terminal."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.evidence import SourceKind
from hipflex_plan.quantities import Side
from hipflex_plan.screening import QUESTIONS, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hipflex_plan.evidence import Source
    from hipflex_plan.exercise import Claim, Exercise
    from hipflex_plan.plan import Plan
    from hipflex_plan.protocol import Protocol

WIDTH = 88


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with their columns under each other."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def paragraph(text: str, indent: str = "  ") -> Iterator[str]:
    """A text, wrapped and indented."""
    yield from wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def plan_summary(plan: Plan) -> str:
    """One line: how many sessions, from when to when, how long."""
    minutes = max(session.minutes for session in plan.sessions)
    period = wording.dates(plan.start, plan.end)
    count = wording.counted(len(plan.sessions), "session")
    line = f"{plan.program.title}: {count}, {period}, up to {minutes} minutes each"
    return line.replace(wording.NBSP, " ")


def screening_lines(plan: Plan) -> Iterator[str]:
    """What the screening found, what was overruled, and what nobody asked."""
    screening = plan.program.screening
    if screening is None:
        yield "Screening: nobody asked; see: hipflex-plan questions"
        return
    for finding in screening.findings:
        yield f"Screening: {finding}"
    if screening.override is not None:
        override = screening.override
        of = ", ".join(override.of)
        yield f"Overruled by {override.by} on {override.on.isoformat()}: {of}. {override.reason}"
    if screening.unanswered:
        yield f"Screening: not answered: {', '.join(screening.unanswered)}"


def question_lines() -> Iterator[str]:
    """The questions of the screening, by how pressing a yes is."""
    for level in Level:
        yield f"If yes, {level}:"
        asked = [question for question in QUESTIONS if question.level is level]
        yield from table([(f"  {question.key}", question.text) for question in asked])
        yield ""


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
            f"{wording.short_day(session.on.weekday())} {session.on.isoformat()}",
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


def exercise_rows(exercises: Iterable[Exercise]) -> Iterator[str]:
    """Exercises as a table: slug, name, what it trains, position."""
    rows = [(e.slug, e.name, e.purpose.value, e.position.value) for e in exercises]
    yield from table(rows) if rows else ()


def exercise_lines(exercise: Exercise, easier: Sequence[str] = ()) -> Iterator[str]:
    """Everything about an exercise, for a clinician, with its *easier* neighbours."""
    yield f"{exercise.name} ({exercise.slug})"
    yield from paragraph(exercise.clinical_name)
    yield from paragraph(exercise.aim)
    yield ""
    muscles = exercise.muscles
    helpers = f"; with {', '.join(muscles.helpers)}" if muscles.helpers else ""
    yield from paragraph(f"Muscles: {', '.join(muscles.prime_movers)}{helpers}")
    yield from paragraph(f"Position: {exercise.position}; {exercise.purpose}")
    for thing in exercise.equipment:
        instead = f" (or {thing.substitute})" if thing.substitute else ""
        yield from paragraph(f"Equipment: {thing.name}{instead}")
    usual = exercise.usual
    yield from paragraph(f"Usual dosage: {usual.dosage}; {usual.frequency}")
    if usual.note:
        yield from paragraph(usual.note, "    ")
    yield ""
    for number, step in enumerate(exercise.technique.steps, start=1):
        yield f"  {number}. {wording.sided(step, Side.EACH)}"
    technique = exercise.technique
    for head, text in (
        ("Cues", " ".join(technique.cues)),
        ("Common errors", " ".join(technique.common_errors)),
        ("You should feel", technique.feel),
        ("To be safe", technique.safety),
    ):
        if text:
            yield from paragraph(f"{head}: {wording.sided(text, Side.EACH)}")
    for head, claims in (
        ("With care:", exercise.precautions),
        ("Not at all:", exercise.contraindications),
    ):
        yield from _claims(head, claims)
    yield from paragraph(f"Easier: {', '.join(easier) or exercise.why_no_easier or 'none'}")
    for harder in exercise.progressions:
        yield from paragraph(f"Harder: {harder.slug}. {harder.because}")
    if exercise.why_no_harder:
        yield from paragraph(f"Harder: {exercise.why_no_harder}")
    yield from _sources(exercise.known_sources)


def protocol_lines(protocol: Protocol) -> Iterator[str]:
    """Everything about a protocol, for a clinician."""
    yield f"{protocol.title} ({protocol.slug})"
    yield from paragraph(protocol.summary)
    yield from paragraph(f"Tried on: {protocol.population}")
    yield "  Not for:"
    for line in protocol.not_for:
        yield from paragraph(f"- {line}", "    ")
    yield from _claims("To begin:", protocol.entry)
    yield from _claims("To end, or to go on:", protocol.exit)
    yield from _claims("What is known, and what was chosen:", protocol.claims)
    yield from _claims("Between the sessions:", protocol.program.between_sessions)
    for phase in protocol.program.phases:
        yield f"  {phase.name}, {phase.weeks} weeks:"
        for prescription, dosages in zip(phase.prescriptions, phase.dosages, strict=True):
            yield f"    {prescription.exercise.slug}: {prescription.frequency}"
            for week, dosage in enumerate(dosages, start=1):
                yield f"      week {week}: {dosage}"
    yield from _sources(protocol.known_sources)


def _claims(head: str, claims: Sequence[Claim]) -> Iterator[str]:
    if claims:
        yield f"  {head}"
    for claim in claims:
        first, *more = paragraph(f"{claim.text} [{', '.join(claim.sources)}]", "      ")
        yield f"    - {first.strip()}"
        yield from more


def _sources(sources: Sequence[Source]) -> Iterator[str]:
    yield ""
    yield "Sources"
    for source in sources:
        yield f"  [{source.key}] {source.kind}"
        yield from paragraph(source.title, "    ")
        if source.population:
            yield from paragraph(f"On: {source.population}", "    ")
        yield from paragraph(source.reason or source.reference, "    ")
