"""A protocol to its page, and all protocols to their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hipflex_plan as hp
from hipflex_plan.phases import rule_sources
from pages.markup import MADE, cited, claims, escaped, exercise_link, foot, page, row, section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROTOCOLS = """\
# The protocols

The {count} ready-made programs of the catalogue. The page of each says on whom it was tried,
whom it is not for, what must be true to begin and to end it, and what to do in each week,
with [its sources](sources.md). `hipflex-plan show SLUG` prints the same.
To change one for one person, see [Change a protocol](../how-to/change-a-protocol.md).

This page and those of the protocols are made by `docs/reference/make_pages.py`.

| protocol | for the patient | weeks | what it is |
|---|---|---|---|
"""


def protocol_page(protocol: hp.Protocol) -> str:
    """All that the catalogue says of a protocol."""
    return page(
        protocol.title,
        (escaped(protocol.summary), "", f"- In files: `{protocol.slug}`"),
        section("On whom it was tried", [escaped(protocol.population)]),
        section("Not for", [f"- {escaped(text)}" for text in protocol.not_for]),
        section("To begin", claims(protocol.entry)),
        section("To end, or to go on", claims(protocol.exit)),
        section("What is known, and what was chosen", claims(protocol.claims)),
        section("Between the sessions", claims(protocol.program.between_sessions)),
        *_phases(protocol.program.phases),
        section("Sources", foot(protocol.known_sources)),
        (MADE.format(file=f"protocols/{protocol.slug}.toml"),),
    )


def _phases(phases: Sequence[hp.Phase]) -> Iterator[tuple[str, ...]]:
    before = 0
    for number, phase in enumerate(phases, start=1):
        head = f"Phase {number}: {phase.name}, {_weeks(before + 1, before + phase.weeks)}"
        yield section(head, _phase(phase, before))
        before += phase.weeks


def _phase(phase: hp.Phase, before: int) -> Iterator[str]:
    """A phase that begins after so many weeks: its goal, its table, its notes."""
    if phase.goal:
        yield f"- Goal, to the patient: {escaped(phase.goal)}"
    if phase.move_on_when:
        yield f"- Move on when: {escaped(phase.move_on_when)}"
    if phase.goal or phase.move_on_when:
        yield ""
    yield "| exercise | how often | when | dosage |"
    yield "|---|---|---|---|"
    for prescription, dosages in zip(phase.prescriptions, phase.dosages, strict=True):
        yield from _dosages(prescription, dosages, before)
    notes = [note for one in phase.prescriptions if (note := _note(one))]
    yield from ("", "To the patient:", "", *notes) if notes else ()


def _dosages(
    prescription: hp.Prescription, dosages: Sequence[hp.Dosage], before: int
) -> Iterator[str]:
    """A row for the weeks that have the same dosage; the first names the exercise."""
    of = (exercise_link(prescription.exercise, "../exercises/"), str(prescription.frequency))
    first = 0
    for week, dosage in enumerate(dosages, start=1):
        if week == len(dosages) or dosages[week] != dosage:
            yield row(*of, _weeks(before + first + 1, before + week), escaped(str(dosage)))
            of, first = ("", ""), week


def _note(prescription: hp.Prescription) -> str:
    """How a prescription grows and what else the patient is told; "" for nothing."""
    rule = prescription.progression
    grows = "" if isinstance(rule, hp.Maintain) else rule.in_words()
    told = " ".join(escaped(text) for text in (grows, prescription.note) if text)
    sources = tuple(dict.fromkeys(rule_sources(rule)))
    rests = f" ({cited(sources)})" if sources else ""
    return f"- **{escaped(prescription.exercise.name)}.** {told}{rests}" if told else ""


def _weeks(first: int, last: int) -> str:
    return f"week {first}" if first == last else f"weeks {first} to {last}"


def protocols_page(catalogue: hp.Catalogue) -> str:
    """The list of all protocols."""
    protocols = [protocol for _, protocol in sorted(catalogue.protocols.items())]
    rows = (
        row(
            f"[`{one.slug}`](protocols/{one.slug}.md)",
            *(escaped(one.title), str(one.program.weeks), escaped(one.summary)),
        )
        for one in protocols
    )
    return PROTOCOLS.format(count=len(protocols)) + "\n".join(rows) + "\n"
