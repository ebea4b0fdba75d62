"""Rules for what has no load: longer holds, more steps, and the ladder of exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.messages import said, several, together
from hipflex_plan.performance import amount
from hipflex_plan.response.decision import Decision, Opinion
from hipflex_plan.response.easing import says
from hipflex_plan.response.readiness import (
    TO_BE_SURE,
    TWO_SESSIONS,
    all_sets_words,
    counted_opinion,
    in_a_row,
    in_a_row_told,
    not_ready,
    top_of,
)
from hipflex_plan.response.rule import worst_pain
from hipflex_plan.validators import Whole

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.response.history import History


@attrs.frozen(kw_only=True)
class LongerHold:
    """Longer holds, up to a ceiling, then the ladder.

    When each hold reached its seconds in the last *in_sessions* sessions (where a
    set has several holds: when all were done, the top of their range), it grows by
    *seconds*, never beyond *up_to_seconds*; there the harder neighbour is proposed,
    if there is one (source: ``choice-hold-growth``, source:
    ``choice-two-sessions``).
    """

    seconds: int = attrs.field(validator=Whole(1, 60))
    up_to_seconds: int = attrs.field(validator=Whole(1, 600))
    in_sessions: int = attrs.field(default=TO_BE_SURE, validator=in_a_row)

    def decide(self, history: History) -> Opinion | None:
        """Longer, then harder; nothing to say without a hold."""
        held, sources = history.dosage.hold_seconds, ("choice-hold-growth", TWO_SESSIONS)
        if held is None:
            return None
        if (
            wait := not_ready(self, history, self.in_sessions, top_of(history), sources)
        ) is not None:
            return wait
        if held + self.seconds > self.up_to_seconds:
            why = f"{held} seconds is the ceiling."
            return up_the_ladder(self, history, why, sources, self.in_sessions)
        new = attrs.evolve(history.dosage, hold_seconds=held + self.seconds)
        return counted_opinion(
            self, history, Decision.ADVANCE, f"{held} seconds in every hold.",
            several(
                held + self.seconds,
                "Well done. Hold for {number} second now.",
                "Well done. Hold for {number} seconds now.",
            ),
            sources, self.in_sessions, dosage=new,
        )  # fmt: skip

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        held = dosage.hold_seconds or 0
        if held + self.seconds > self.up_to_seconds:
            return said("Keep to this time. Tell us at your visit.")
        asked = all_sets_words(amount(dosage).high, dosage, self.in_sessions)
        longer = held + self.seconds
        then = several(longer, "Then hold for {number} second.", "Then hold for {number} seconds.")
        return together(asked, then)


@attrs.frozen(kw_only=True)
class MoreSteps:
    """More steps, up to a ceiling, then the ladder.

    When each set reached its steps in the last *in_sessions* sessions, *steps*
    more, never beyond *up_to* (source: ``choice-repetition-growth``, source:
    ``choice-two-sessions``).
    """

    steps: int = attrs.field(validator=Whole(1, 100))
    up_to: int = attrs.field(validator=Whole(1, 500))
    in_sessions: int = attrs.field(default=TO_BE_SURE, validator=in_a_row)

    def decide(self, history: History) -> Opinion | None:
        """More, then harder; nothing to say without steps."""
        taken, sources = history.dosage.steps, ("choice-repetition-growth", TWO_SESSIONS)
        if taken is None:
            return None
        if (wait := not_ready(self, history, self.in_sessions, taken, sources)) is not None:
            return wait
        if taken + self.steps > self.up_to:
            why = f"{taken} steps is the ceiling."
            return up_the_ladder(self, history, why, sources, self.in_sessions)
        new = attrs.evolve(history.dosage, steps=taken + self.steps)
        return counted_opinion(
            self, history, Decision.ADVANCE, f"{taken} steps in every set.",
            several(
                taken + self.steps,
                "Well done. Take {number} step now.",
                "Well done. Take {number} steps now.",
            ),
            sources, self.in_sessions, dosage=new,
        )  # fmt: skip

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        taken = dosage.steps or 0
        if taken + self.steps > self.up_to:
            return said("Keep to these steps. Tell us at your visit.")
        asked = all_sets_words(taken, dosage, self.in_sessions)
        return together(asked, said("Then take {count}.", count=taken + self.steps))


def up_the_ladder(
    rule: object, history: History, why: str, sources: tuple[str, ...], count: int
) -> Opinion:
    """The harder neighbour in its place; hold where there is none."""
    if not history.harder:
        return counted_opinion(
            rule, history, Decision.HOLD, f"{why} Nothing harder is left in the catalogue.",
            said("You have reached the top. Keep on."), sources, count,
        )  # fmt: skip
    return counted_opinion(
        rule, history, Decision.SWAP, f"{why} {history.harder[0]} is the next rung.",
        said("Well done. You are ready for a harder exercise."), sources, count,
        swap_to=history.harder[0], harder=True,
    )  # fmt: skip


@attrs.frozen(kw_only=True)
class Ladder:
    """Up or down the ladder of exercises.

    Up when every set reached the top of its range in the last *in_sessions*
    sessions without pain above the limit; down when pain passed the upper limit in
    the last two sessions that tell of it, or on the mornings after (source:
    ``choice-ladder``).
    """

    in_sessions: int = attrs.field(default=3, validator=in_a_row)

    def decide(self, history: History) -> Opinion:
        """The harder neighbour, the easier one, or the same."""
        sources = ("choice-ladder",)
        since = history.eased_on
        felt = tuple(p for p in history.felt if since is None or p.on >= since)[-TO_BE_SURE:]
        worst = [worst_pain(p) or 0 for p in felt]
        if len(worst) == TO_BE_SURE and min(worst) > history.thresholds.hold_to and history.easier:
            return says(
                self, Decision.SWAP, felt, f"Pain of {worst[0]} and {worst[1]}.",
                said("We take an easier exercise, so that it hurts less."), *sources,
                swap_to=history.easier[0],
            )  # fmt: skip
        wait = not_ready(self, history, self.in_sessions, top_of(history), sources)
        why = f"The top in every set, {self.in_sessions} sessions in a row."
        return wait or up_the_ladder(self, history, why, sources, self.in_sessions)

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        often = in_a_row_told(self.in_sessions)
        return said("Does all of it go well, {often}? Call us for a harder one.", often=often)
