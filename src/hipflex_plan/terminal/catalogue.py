"""Exercises, protocols, conditions and tests to lines of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.condition_kinds import CONDITIONS, KINDS, Verdict
from hipflex_plan.exercise import ruling
from hipflex_plan.languages import ENGLISH
from hipflex_plan.measures import MEASURES
from hipflex_plan.quantities import Side
from hipflex_plan.screening import QUESTIONS, Level
from hipflex_plan.terminal.layout import claim_lines, paragraph, table
from hipflex_plan.vocabulary import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.evidence import Source
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.measure import Measure
    from hipflex_plan.protocol import Protocol


def question_lines() -> Iterator[str]:
    """The questions of the screening, by how pressing a yes is."""
    for level in Level:
        yield f"If yes, {level}:"
        asked = [question for question in QUESTIONS if question.level is level]
        yield from table([(f"  {question.key}", question.text) for question in asked])
        yield ""


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
    head = "Muscles stretched" if exercise.purpose is Purpose.STRETCH else "Muscles"
    yield from paragraph(f"{head}: {', '.join(muscles.prime_movers)}{helpers}")
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
        yield f"  {number}. {ENGLISH.sided(step, Side.EACH)}"
    technique = exercise.technique
    for head, text in (
        ("Cues", " ".join(technique.cues)),
        ("Common errors", " ".join(technique.common_errors)),
        ("You should feel", technique.feel),
        ("To be safe", technique.safety),
    ):
        if text:
            yield from paragraph(f"{head}: {ENGLISH.sided(text, Side.EACH)}")
    if exercise.gate is not None:
        yield from claim_lines("Before it:", (exercise.gate,))
    for head, claims in (
        ("With care:", exercise.precautions),
        ("Not at all:", exercise.contraindications),
    ):
        yield from claim_lines(head, claims)
    yield from paragraph(f"Easier: {', '.join(easier) or exercise.why_no_easier or 'none'}")
    for harder in exercise.progressions:
        yield from paragraph(f"Harder: {harder.slug}. {harder.because}")
    if exercise.why_no_harder:
        yield from paragraph(f"Harder: {exercise.why_no_harder}")
    yield from source_lines(exercise.known_sources)


def protocol_lines(protocol: Protocol) -> Iterator[str]:
    """Everything about a protocol, for a clinician."""
    yield f"{protocol.title} ({protocol.slug})"
    yield from paragraph(protocol.summary)
    yield from paragraph(f"Tried on: {protocol.population}")
    yield "  Not for:"
    for line in protocol.not_for:
        yield from paragraph(f"- {line}", "    ")
    yield from claim_lines("To begin:", protocol.entry)
    yield from claim_lines("To end, or to go on:", protocol.exit)
    yield from claim_lines("What is known, and what was chosen:", protocol.claims)
    yield from claim_lines("Between the sessions:", protocol.program.between_sessions)
    for phase in protocol.program.phases:
        yield f"  {phase.name}, {phase.weeks} weeks:"
        for prescription, dosages in zip(phase.prescriptions, phase.dosages, strict=True):
            yield f"    {prescription.exercise.slug}: {prescription.frequency}"
            for week, dosage in enumerate(dosages, start=1):
                yield f"      week {week}: {dosage}"
    yield from source_lines(protocol.known_sources)


def source_lines(sources: Sequence[Source]) -> Iterator[str]:
    """Where the numbers and claims come from."""
    yield ""
    yield "Sources"
    for source in sources:
        yield from _source(source)


def source_page(source: Source) -> Iterator[str]:
    """All about one source, with what was taken from it."""
    for line in _source(source):
        yield line.removeprefix("  ")
    if source.says:
        yield from paragraph(f"It says: {source.says}")


def _source(source: Source) -> Iterator[str]:
    yield f"  [{source.key}] {source.kind}"
    yield from paragraph(source.title, "    ")
    if source.population:
        yield from paragraph(f"On: {source.population}", "    ")
    yield from paragraph(source.reason or source.reference, "    ")


def condition_rows() -> Iterator[str]:
    """The conditions that a program file can name."""
    rows = [(kind.key, kind.text, ", ".join(kind.needs)) for kind in CONDITIONS]
    yield from table([("condition", "what it is", "needs"), *rows])


def condition_lines(key: str, catalogue: Catalogue) -> Iterator[str]:
    """What a condition means for every exercise of a catalogue."""
    kind = KINDS[key]
    yield f"{kind.text} ({kind.key})"
    if kind.rule is not None:
        yield from claim_lines("Whatever the exercise:", (kind.rule,))
    for verdict in Verdict:
        ruled = [(slug, ruling(catalogue[slug], key)) for slug in catalogue]
        of_this = [(slug, found) for slug, found in ruled if found.verdict is verdict]
        if not of_this:
            continue
        yield f"  {verdict}:"
        for slug, found in of_this:
            told = " ".join(caution.text for caution in found.cautions)
            yield from paragraph(f"{slug}{': ' if told else ''}{told}", "    ")


def measure_rows() -> Iterator[str]:
    """The tests and scores that a program file can name."""
    rows = [(m.key, m.name, " and ".join(m.fields), ", ".join(m.units)) for m in MEASURES]
    yield from table([("test", "what it is", "result", "unit"), *rows])


def measure_lines(measure: Measure) -> Iterator[str]:
    """How a test is done, what its score may mean and which change counts."""
    yield f"{measure.name} ({measure.key})"
    for number, step in enumerate(measure.how, start=1):
        yield from paragraph(f"{number}. {step}")
    yield from paragraph(f"Source: {', '.join(measure.sources)}")
    yield from claim_lines("What it may mean:", measure.meanings)
    changes = [change.claim for change in measure.changes]
    yield from claim_lines("Which change counts:", list(dict.fromkeys(changes)))
    yield from claim_lines("Beware:", measure.warnings)
