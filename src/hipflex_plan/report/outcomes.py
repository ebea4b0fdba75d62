"""Proposals, or what a clinician has answered to them, to one kind of value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.load import RepetitionMaximum
from hipflex_plan.prescription import Answer, Prescription
from hipflex_plan.proposing import AS_PLANNED
from hipflex_plan.quantities import Side
from hipflex_plan.response import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pendulum

    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Recorded
    from hipflex_plan.proposing import Proposal, Said


@attrs.frozen(kw_only=True)
class Outcome:
    """What is proposed for a prescription, or what was decided.

    Attributes:
        was: what is prescribed.
        now: what would be, or is; None for nothing.
        decision: what was proposed.
        rule: the rule that proposed it, with its side where only one spoke so.
        reason: why, to the clinician.
        sentence: the same to the patient.
        others: what the other rules said, where they disagree.
        answer: the clinician's; None as long as it is a proposal.
        by: the clinician.
    """

    was: Prescription
    now: Prescription | None
    decision: Decision
    rule: str
    reason: str
    sentence: str
    others: tuple[str, ...] = ()
    answer: Answer | None = None
    by: str = ""

    @property
    def stops(self) -> bool:
        """Whether nothing is left to do."""
        return self.now is None

    @property
    def swaps(self) -> bool:
        """Whether another exercise takes its place."""
        return self.now is not None and self.now.exercise.slug != self.was.exercise.slug

    @property
    def held(self) -> bool:
        """Whether only what the calendar would add falls away."""
        same = self.now is not None and not self.swaps and self.now.dosage == self.was.dosage
        return same and self.now != self.was

    @property
    def moves(self) -> bool:
        """Whether the patient does something else from now on.

        A repetition maximum keeps its line, and the load behind it moves.
        """
        if self.answer is Answer.REFUSED:
            return False
        if self.now is None or self.swaps or self.now.dosage != self.was.dosage:
            return True
        found_anew = isinstance(self.was.dosage.load, RepetitionMaximum)
        return found_anew and self.decision in (Decision.ADVANCE, Decision.STEP_BACK)


def outcomes(plan: Plan, proposals: Iterable[Proposal], day: pendulum.Date) -> tuple[Outcome, ...]:
    """The answers since that day, then the proposals that nobody has answered."""
    records = [record for record in plan.program.history if record.on >= day]
    answered = {
        (one.exercise.slug, one.side)
        for record in records
        for one in (record.was, record.now)
        if one is not None
    }
    decided = [_decided(record) for record in records]
    open_ones = [
        _proposed(proposal)
        for proposal in proposals
        if (proposal.exercise, proposal.was.side) not in answered
    ]
    return (*decided, *open_ones)


def _decided(record: Recorded) -> Outcome:
    return Outcome(
        was=record.was, now=record.now, decision=record.decision, rule=record.rule,
        reason=record.reason, sentence=record.sentence, answer=record.answer, by=record.by,
    )  # fmt: skip


def _proposed(proposal: Proposal) -> Outcome:
    opinion = proposal.opinion
    return Outcome(
        was=proposal.was,
        now=proposal.now,
        decision=opinion.decision,
        rule=_rule(opinion.rule, [s.side for s in proposal.said if s.opinion == opinion], proposal),
        reason=opinion.reason,
        sentence=opinion.sentence,
        others=_others(proposal),
    )


def _others(proposal: Proposal) -> tuple[str, ...]:
    """Every other opinion of a rule, where not all of them decide the same."""
    if len({one.opinion.decision for one in proposal.said}) == 1:
        return ()
    told: dict[tuple[str, str, str], list[Said]] = {}
    for one in proposal.said:
        opinion = one.opinion
        if opinion != proposal.opinion and opinion.rule != AS_PLANNED:
            key = (opinion.rule, opinion.decision.value, opinion.reason)
            told.setdefault(key, []).append(one)
    return tuple(
        f"{_rule(rule, [one.side for one in said], proposal)}: {decision}. {reason}"
        for (rule, decision, reason), said in told.items()
    )


def _rule(rule: str, sides: Sequence[Side], proposal: Proposal) -> str:
    """The rule with the side that it spoke of, where the sides take turns and it was one."""
    one_side = proposal.was.side is Side.EACH and len(set(sides)) == 1
    return f"{rule}, {sides[0]}" if one_side else rule
