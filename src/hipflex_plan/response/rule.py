"""What every response rule is: a history to an opinion, and a plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from hipflex_plan.messages import said
from hipflex_plan.response.decision import Decision, Opinion

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
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


def full(row: Performance) -> bool:
    """Whether a row says all that an advance needs: each set, the load and the pain."""
    return row.complete and row.load_kept is not None and row.pain is not None


def not_enough(
    rule: object, history: History, count: int, sources: tuple[str, ...],
    needs: Callable[[Performance], bool] = full,
) -> Opinion:  # fmt: skip
    """The answer where there is too little to decide on; *needs* tells which rows count."""
    more = history.more_needed(count, needs)
    sessions = f"{more} session{'' if more == 1 else 's'} more"
    return Opinion(
        decision=Decision.HOLD,
        rule=name_of(rule),
        reason=f"Not enough yet: {sessions} written down in full.",
        sentence=WRITE,
        sessions=[p.number for p in history.at_this_dosage if p.performance is not None],
        missing=more,
        sources=sources,
    )


WRITE = said("Keep on as now. Write down each set, and how much it hurts.")


def worst_pain(row: Performance) -> int | None:
    """The worst pain in a session or on the morning after; None if neither is known."""
    known = [pain for pain in (row.pain, row.pain_next_morning) if pain is not None]
    return max(known, default=None)


def painful(
    history: History, rows: tuple[Performance, ...] | None = None
) -> tuple[Performance, ...]:
    """The rows that hurt more than is all right, or were stopped.

    The last row, and the last one that tells of pain, are always looked at: a
    session without a word on pain does not wipe out the one before.
    """
    asked = dict.fromkeys((*(rows or ()), *history.felt[-1:], *history.performances[-1:]))
    limit = history.thresholds.go_to
    return tuple(
        row for row in asked if row.stop_sign is not None or (worst_pain(row) or 0) > limit
    )
