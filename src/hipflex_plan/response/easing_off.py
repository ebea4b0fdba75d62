"""The rule of a lighter time: after weeks of full work, or when two signals agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.messages import said, several
from hipflex_plan.performance import Soreness, amount
from hipflex_plan.response.decision import Decision, Opinion
from hipflex_plan.response.easing import says
from hipflex_plan.response.rule import worst_pain
from hipflex_plan.validators import Whole

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.response.history import History


@attrs.frozen(kw_only=True)
class DeloadAfter:
    """A lighter time after some weeks, or when two signals agree.

    After *weeks* weeks in a row in which the sets never fell, or when two of these
    agree in the last session that was done: effort of 9 or more, a set below the
    range, soreness that stayed or came back, pain above the first limit. Then half
    of the sets, rounded up; once for each run of weeks or session. Athletes in a
    survey eased off for about a week every five to six (source: ``deload-survey``);
    the signals are ours (source: ``choice-deload``).
    """

    weeks: int = attrs.field(default=6, validator=Whole(2, 26))

    def decide(self, history: History) -> Opinion | None:
        """Half of the sets, or nothing to say."""
        done, full = [row for row in history.performances if row.done], history.dosage
        if not done or full.sets == 1 or (history.eased_on and done[-1].on < history.eased_on):
            return None
        last = done[-1]
        signals = _signals(last, history)
        in_a_row = _weeks_in_a_row(history)
        if in_a_row < self.weeks and len(signals) < 2:  # noqa: PLR2004  # two agree
            return None
        why = " and ".join(signals) if len(signals) > 1 else f"{in_a_row} weeks of full work"
        new = attrs.evolve(full, sets=-(-full.sets // 2))
        sentence = several(
            full.sets,
            "Take it easy for a week: {fewer} of {number} set.",
            "Take it easy for a week: {fewer} of {number} sets.",
            fewer=new.sets,
        )
        return says(
            self, Decision.STEP_BACK, (last,), f"Time to ease off: {why}.", sentence,
            "deload-survey", "choice-deload", dosage=new,
        )  # fmt: skip

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return said("After {weeks} weeks comes an easier week.", weeks=self.weeks)


def _weeks_in_a_row(history: History) -> int:
    """The weeks up to the last in which something was done and the sets did not fall."""
    sets: dict[int, int] = {}
    for planned in history.planned:
        if planned.performance is not None and planned.performance.done:
            sets[planned.week] = planned.prescribed.sets
    week, count = max(sets, default=0), 1
    while sets.get(week - count, sets[week] + 1) <= sets[week - count + 1]:
        count += 1
    return count


def _signals(last: Performance, history: History) -> list[str]:
    low = amount(last.prescribed).low
    short = any(count is not None and count < low for count in last.sets)
    sore = last.soreness in (Soreness.STAYED, Soreness.CAME_BACK)
    found = {
        "effort of 9 or more": last.effort is not None and last.effort >= 9,  # noqa: PLR2004  # in words beside it
        "a set below the range": short,
        "soreness that stayed": sore,
        "pain above the limit": (worst_pain(last) or 0) > history.thresholds.go_to,
    }
    return [name for name, true in found.items() if true]
