"""What every response rule is: a history to an opinion, and a plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from hipflex_plan.response.decision import Decision, Opinion

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.response.history import History


@runtime_checkable
class ResponseRule(Protocol):
    """What the diary says to do: the two methods that a clinic's own rule needs.

    A rule is a frozen value. The same history gives the same opinion.
    """

    def decide(self, history: History) -> Opinion | None:
        """What to do, or None if the rule has nothing to say."""
        ...

    def in_words(self, dosage: Dosage) -> str:
        """The rule for that dosage in plain sentences to the patient, on paper."""
        ...


def name_of(rule: object) -> str:
    """``double progression`` for DoubleProgression."""
    words = type(rule).__name__
    return "".join(f" {c.lower()}" if c.isupper() else c for c in words).strip()


def not_enough(rule: object, history: History, count: int, sources: tuple[str, ...]) -> Opinion:
    """The answer where there is too little to decide on."""
    more = history.more_needed(count)
    sessions = f"{more} session{'' if more == 1 else 's'} more"
    return Opinion(
        decision=Decision.HOLD,
        rule=name_of(rule),
        reason=f"Not enough yet: {sessions} written down in full.",
        sentence="Keep on as now, and write down each set.",
        sessions=[p.number for p in history.at_this_dosage if p.performance is not None],
        missing=more,
        sources=sources,
    )


def painful(history: History) -> bool:
    """Whether the last written session hurt more than is all right, or was stopped."""
    last = history.last
    if last is None:
        return False
    pains = [p for p in (last.pain, last.pain_next_morning) if p is not None]
    return last.stop_sign is not None or any(p > history.thresholds.go_to for p in pains)
