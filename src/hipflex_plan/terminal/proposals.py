"""Proposals to lines of a terminal, as a table with the reasons below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.quantities import Side
from hipflex_plan.terminal.layout import paragraph, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from hipflex_plan.prescription import Prescription
    from hipflex_plan.proposing import Proposal, Said


def proposal_lines(proposals: Sequence[Proposal], on: date) -> Iterator[str]:
    """The proposals as a table, then why, in the words for clinician and patient."""
    yield f"Proposals from {on.isoformat()}; the clinician decides"
    rows = [("no.", "exercise", "decision", "now", "then")]
    rows.extend(
        (
            str(proposal.number),
            proposal.exercise,
            str(proposal.decision),
            str(proposal.was.dosage),
            _then(proposal.was, proposal.now, changes=proposal.changes),
        )
        for proposal in proposals
    )
    yield from table(rows)
    for proposal in proposals:
        yield ""
        yield from paragraph(f"{proposal.number}. {proposal.exercise}: {proposal.decision}", "")
        for said in _each_once(proposal.said):
            yield from paragraph(said)
        yield from paragraph(f"To the patient: {proposal.opinion.sentence}")


def _then(was: Prescription, now: Prescription | None, *, changes: bool) -> str:
    if now is None:
        return "nothing"
    if not changes:
        return "the same"
    if now.exercise.slug != was.exercise.slug:
        return f"{now.exercise.slug}: {now.dosage}"
    return f"{now.dosage}, held" if now.dosage == was.dosage else str(now.dosage)


def _each_once(said: Sequence[Said]) -> Iterator[str]:
    """What each rule says; once where it says the same of both sides."""
    by_words: dict[str, list[Side]] = {}
    for one in said:
        opinion = one.opinion
        read = f" (sessions {', '.join(map(str, opinion.sessions))})" if opinion.sessions else ""
        sources = f" [{', '.join(opinion.sources)}]" if opinion.sources else ""
        words = f"{opinion.rule}, {opinion.decision}: {opinion.reason}{read}{sources}"
        by_words.setdefault(words, []).append(one.side)
    for words, sides in by_words.items():
        one_leg = len(sides) == 1 and sides[0] in (Side.LEFT, Side.RIGHT)
        yield f"{sides[0].capitalize()}: {words}" if one_leg else words
