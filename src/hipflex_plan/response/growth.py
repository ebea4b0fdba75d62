"""Rules that say when a load grows, and by how much. Each judges one side.

All of them hold while anything is missing, partial or painful, and take one step
at a time: each set, the load and the pain of every session that counts must be
written down. Numbers without a source are this project's choice and say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.load import RepetitionMaximum
from hipflex_plan.messages import said, together
from hipflex_plan.performance import amount
from hipflex_plan.response.decision import Decision, Opinion
from hipflex_plan.response.heavier import load_up, next_load
from hipflex_plan.response.readiness import (
    TO_BE_SURE,
    TWO_SESSIONS,
    all_sets_words,
    counted_opinion,
    in_a_row,
    not_ready,
    top_of,
)
from hipflex_plan.response.steps import LoadStep
from hipflex_plan.validators import Kind, Whole

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.response.history import History


@attrs.frozen(kw_only=True)
class DoubleProgression:
    """Repetitions first, then the load.

    When every prescribed set reaches the top of the range with the prescribed
    load or more, in the last *in_sessions* sessions, the load goes up a step and
    the repetitions begin at the bottom of the range again. From strength training
    of healthy adults (source: ``double-progression``, source:
    ``choice-two-sessions``).
    """

    load: LoadStep = attrs.field(validator=Kind((LoadStep,)))
    in_sessions: int = attrs.field(default=TO_BE_SURE, validator=in_a_row)

    def decide(self, history: History) -> Opinion:
        """Up when all sets are at the top; hold before."""
        sources = ("double-progression", TWO_SESSIONS)
        top = top_of(history)
        wait = not_ready(self, history, self.in_sessions, top, sources)
        why = f"{top} in every set, {self.in_sessions} sessions in a row."
        return wait or load_up(self, history, self.load, why, sources, self.in_sessions)

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        asked = all_sets_words(amount(dosage).high, dosage, self.in_sessions)
        return together(asked, next_load(self.load, dosage))


@attrs.frozen(kw_only=True)
class TwoForTwo:
    """Two more than the goal, two times.

    When the last set holds at least *over* more than the goal in two sessions in
    a row, and the others the goal, the load goes up a step. From a textbook for
    healthy adults who train (source: ``two-for-two``).
    """

    load: LoadStep = attrs.field(validator=Kind((LoadStep,)))
    over: int = attrs.field(default=2, validator=Whole(1, 10))

    def decide(self, history: History) -> Opinion:
        """Up when the last set went well beyond the goal twice; hold before."""
        sources, goal = ("two-for-two",), top_of(history)
        if (wait := not_ready(self, history, 2, goal, sources)) is not None:
            return wait
        last = [_last_set(p) for p in history.latest(2) or ()]
        if min(last) < goal + self.over:
            return counted_opinion(
                self, history, Decision.HOLD, f"Last sets of {last[0]} and {last[1]}.",
                said("Keep on. Try {count} in the last set.", count=goal + self.over), sources, 2,
            )  # fmt: skip
        why = f"Last sets of {last[0]} and {last[1]}, the goal is {goal}."
        return load_up(self, history, self.load, why, sources, 2)

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        most = amount(dosage).high + self.over
        asked = said("Can you do {count} in the last set, two times in a row?", count=most)
        return together(asked, next_load(self.load, dosage))


def _last_set(row: Performance) -> int:
    """The last prescribed set; the least of them where it is done several times a day."""
    sets = row.prescribed.sets
    return min((count or 0 for count in row.sets[sets - 1 :: sets]), default=0)


@attrs.frozen
class RepetitionTarget:
    """A load that just allows so many: found anew when it allows more or fewer.

    For dosages in repetition maxima. When every set of the last session went
    beyond the number, a heavier load is looked for; when one stayed below what is
    prescribed, a lighter one. As the trial with bands did it, in healthy young
    adults (source: ``thorborg-2016``, source: ``choice-one-step``). The dosage
    stays: the number says which load it is.
    """

    def decide(self, history: History) -> Opinion | None:
        """Heavier, lighter or the same; nothing to say without a repetition maximum."""
        wanted, sources = history.dosage.load, ("thorborg-2016", "choice-one-step")
        if not isinstance(wanted, RepetitionMaximum):
            return None
        done = history.latest(1)
        number = wanted.repetitions
        known = [count for row in done or () for count in row.sets if count is not None]
        if done and done[0].done and min(known) < amount(history.dosage).low:
            return counted_opinion(
                self, history, Decision.STEP_BACK, f"A set of {min(known)}, {number} are wanted.",
                said("Take a lighter band or weight: one that allows just {most}.", most=number),
                sources, 1, dosage=history.dosage,
            )  # fmt: skip
        if (wait := not_ready(self, history, 1, amount(history.dosage).low, sources)) is not None:
            return wait
        if min(known) <= number:
            return counted_opinion(
                self, history, Decision.HOLD, f"Sets of {', '.join(map(str, known))}.",
                said("Keep the band or weight that you have."), sources, 1,
            )  # fmt: skip
        return counted_opinion(
            self, history, Decision.ADVANCE, f"More than {number} in every set.",
            said("Take the next band or weight: one that allows just {most}.", most=number),
            sources, 1, dosage=history.dosage,
        )  # fmt: skip

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return said("Can you do more than the number in every set? Take the next band or weight.")
