"""What the diary says to do, with the reason, the rows behind it and the words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.dosage import Dosage
from hipflex_plan.validators import (
    Kind,
    KindOrNone,
    Name,
    Text,
    Texts,
    WholeOrNone,
    as_tuple,
    texts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


class Decision(Name):
    """What to do with an exercise, the safest first."""

    STOP = "stop"
    """Not again before somebody has looked at it."""
    STEP_BACK = "step back"
    SWAP = "swap"
    """Another exercise of the ladder takes its place."""
    HOLD = "hold"
    ADVANCE = "advance"

    @property
    def caution(self) -> int:
        """How safe it is: the smaller, the safer."""
        return list(Decision).index(self)


def _decision(value: str) -> Decision:
    return Decision.of(value)


def _numbers(value: Iterable[int]) -> tuple[int, ...]:
    return as_tuple(value)


@attrs.frozen(kw_only=True)
class Opinion:
    """What one rule says of one exercise.

    Attributes:
        decision: what to do.
        rule: the name of the rule.
        sessions: numbers of the sessions whose rows it read.
        reason: why, to the clinician.
        sentence: the same to the patient.
        dosage: the new dosage; None where it stays, or falls away.
        swap_to: the slug of the exercise that takes its place; "" for none.
        harder: whether a swap is to something harder; it then weighs as an advance.
        missing: how many sessions more are needed to say more; None if none are.
        sources: keys of the sources of the rule.
    """

    decision: Decision = attrs.field(converter=_decision, validator=Kind((Decision,)))
    rule: str = attrs.field(validator=Text(longest=60))
    reason: str = attrs.field(validator=Text(longest=1000))
    sentence: str = attrs.field(validator=Text(longest=300))
    sessions: tuple[int, ...] = attrs.field(default=(), converter=_numbers)
    dosage: Dosage | None = attrs.field(default=None, validator=KindOrNone(Dosage))
    swap_to: str = attrs.field(default="", validator=Text(empty=True, longest=60))
    harder: bool = attrs.field(default=False, validator=Kind((bool,)))
    missing: int | None = attrs.field(default=None, validator=WholeOrNone(1, 100))
    sources: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=Texts())

    @property
    def caution(self) -> int:
        """How safe it is: the smaller, the safer; a swap to something harder is an advance."""
        advancing = self.decision is Decision.SWAP and self.harder
        return Decision.ADVANCE.caution if advancing else self.decision.caution


def safest(opinions: Iterable[Opinion]) -> Opinion:
    """The safest of some opinions; of equally safe ones the first."""
    return min(opinions, key=lambda opinion: opinion.caution)
