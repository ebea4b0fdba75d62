"""Rules that look at how hard it was to say when a load grows. Each judges one side.

They hold while anything is missing, partial or painful, as all rules of growth do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.messages import said, together
from hipflex_plan.performance import HIGHEST, amount
from hipflex_plan.quantities import Effort
from hipflex_plan.response.decision import Decision, Opinion
from hipflex_plan.response.easing import step_back
from hipflex_plan.response.heavier import load_up, next_load
from hipflex_plan.response.readiness import (
    TO_BE_SURE,
    TWO_SESSIONS,
    counted_opinion,
    in_a_row,
    in_a_row_told,
    not_ready,
    rated,
    top_of,
)
from hipflex_plan.response.steps import LoadStep
from hipflex_plan.validators import Kind, Whole

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.response.history import History


@attrs.frozen(kw_only=True)
class AnkleWeight:
    """Three sets of twelve, two times, without trouble.

    When each set holds *repetitions* in two sessions in a row, and no fewer than are
    prescribed, at an effort of *easy_effort* of 10 or less, the ankle weight goes up
    a step. A hospital page
    for people after cancer: 3 x 12 in two sessions without difficulty, from half
    a pound to a pound (source: ``oncolink-hip-flexion``). What "without
    difficulty" is on a scale is ours (source: ``choice-easy-effort``).
    """

    load: LoadStep = attrs.field(validator=Kind((LoadStep,)))
    repetitions: int = attrs.field(default=12, validator=Whole(1, 30))
    easy_effort: int = attrs.field(default=4, validator=Whole(0, HIGHEST))

    def decide(self, history: History) -> Opinion:
        """Up when it was easy twice; hold before."""
        sources = ("oncolink-hip-flexion", "choice-easy-effort")
        least = max(self.repetitions, amount(history.dosage).low)
        if (wait := not_ready(self, history, 2, least, sources, rated)) is not None:
            return wait
        efforts = [p.effort for p in history.latest(2) or ()]
        if any(e is not None and e > self.easy_effort for e in efforts):
            return counted_opinion(
                self, history, Decision.HOLD, f"Efforts of {efforts[0]} and {efforts[1]}.",
                said("Keep this weight until it feels easy."), sources, 2,
            )  # fmt: skip
        why = f"{least} in every set twice, efforts of {efforts[0]} and {efforts[1]}."
        return load_up(self, history, self.load, why, sources, 2)

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        asked = said(
            "Do all sets of {count} feel easy, two times in a row?", count=self.repetitions
        )
        return together(asked, next_load(self.load, dosage))


def _effort(value: int | tuple[int, int] | Effort) -> Effort | None:
    return Effort.of(value)


@attrs.frozen(kw_only=True)
class EffortTarget:
    """As hard as it should feel.

    When every set reached the top of its range and the effort was below the target
    in the last *in_sessions* sessions, the load goes up a step; at the target or
    above it stays. From the site of a trial with hip osteoarthritis, which aims at 5 to 6
    of 10 and does not add when that is reached, when technique slips, or when the
    hip hurts for more than a day (source: ``myhipexercise``, source:
    ``choice-two-sessions``).
    """

    load: LoadStep = attrs.field(validator=Kind((LoadStep,)))
    target: Effort = attrs.field(default=Effort(5, 6), converter=_effort, validator=Kind((Effort,)))
    in_sessions: int = attrs.field(default=TO_BE_SURE, validator=in_a_row)

    def decide(self, history: History) -> Opinion:
        """Up when it was easier than the target; hold at the target or above."""
        sources, count = ("myhipexercise", TWO_SESSIONS), self.in_sessions
        if (wait := not_ready(self, history, count, top_of(history), sources, rated)) is not None:
            return wait
        highest = max(p.effort or 0 for p in history.latest(count) or ())
        if highest >= self.target.low:
            return counted_opinion(
                self, history, Decision.HOLD, f"Effort {highest}, the target is {self.target}.",
                said("It is hard enough. Keep on."), sources, count,
            )  # fmt: skip
        why = f"Effort {highest} at most, below the target of {self.target}."
        return load_up(self, history, self.load, why, sources, count)

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        how_often = in_a_row_told(self.in_sessions)
        asked = said(
            "Does it feel easier than {effort} out of 10, {often}?",
            effort=self.target.low, often=how_often,
        )  # fmt: skip
        return together(asked, next_load(self.load, dosage))


@attrs.frozen(kw_only=True)
class RepetitionsInReserve:
    """The load by how many repetitions were left.

    The effort of the last session, read as a rating of exertion with 2 in reserve
    at 8: 7 and less a step up, if every set reached the top of its range; 8 stays,
    9 a step down, 10 two steps down. The table is from lifters, with steps of 2.5
    kg, and goes up two steps at 5 to 6; we take one (source: ``rir-load-table``,
    source: ``choice-one-step``).
    """

    load: LoadStep = attrs.field(validator=Kind((LoadStep,)))

    def decide(self, history: History) -> Opinion:
        """Up, stay or down by the effort of the last session."""
        sources = ("rir-load-table", "choice-one-step")
        done = history.latest(1)
        if done is not None and (done[0].effort or 0) >= NEARLY_NOTHING_LEFT:
            return self._down(history, done[0], sources)
        if (wait := not_ready(self, history, 1, top_of(history), sources, rated)) is not None:
            return wait
        effort = max(row.effort or 0 for row in done or ())
        if effort == TWO_LEFT:
            return counted_opinion(
                self, history, Decision.HOLD, "Effort 8: two repetitions in reserve.",
                said("Just right. Keep on."), sources, 1,
            )  # fmt: skip
        why = f"Effort {effort}: more than two repetitions in reserve."
        return load_up(self, history, self.load, why, sources, 1)

    def _down(self, history: History, row: Performance, sources: tuple[str, ...]) -> Opinion:
        steps = 2 if row.effort == HIGHEST else 1
        reason = f"Effort {row.effort}: less than two in reserve."
        return step_back(self, history, (row,), reason, "", *sources, load=self.load, steps=steps)

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return said("Stop each set with two good ones left in you. Tell us how hard it was.")


NEARLY_NOTHING_LEFT, TWO_LEFT = 9, 8
