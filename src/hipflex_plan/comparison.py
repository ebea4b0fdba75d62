"""From the first to the last score: which way it went, and whether the change counts.

A change is never said to count without the source that found it so (source:
``choice-score-reading``).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.measure import ChangeThatCounts, Measure
from hipflex_plan.quantities import Side
from hipflex_plan.scores import RESULTS, Score, Test
from hipflex_plan.validators import Name

if TYPE_CHECKING:
    from collections.abc import Iterable


def _refuse_below_zero(left: float | None, right: float | None) -> None:
    for strength in (left, right):
        if strength is not None and not 0 <= strength < math.inf:
            raise ImpossibleValueError(f"a strength is a number of 0 or more: {strength!r}")


def asymmetry_percent(left: float | None, right: float | None) -> float | None:
    """How much weaker the weaker side is, in per cent of the stronger one, 0 to 100.

    (stronger - weaker) / stronger x 100, whichever the stronger side is (source:
    ``choice-asymmetry``). None if a side was not measured, or if both are 0.

    Raises:
        ImpossibleValueError: for a strength below 0.
    """
    _refuse_below_zero(left, right)
    if left is None or right is None or left == right == 0:
        return None
    return (max(left, right) - min(left, right)) / max(left, right) * 100


def weaker_side(left: float | None, right: float | None) -> Side | None:
    """The side with less strength; None if they are equal or one was not measured.

    Raises:
        ImpossibleValueError: for a strength below 0.
    """
    _refuse_below_zero(left, right)
    if left is None or right is None or left == right:
        return None
    return Side.LEFT if left < right else Side.RIGHT


class Trend(Name):
    """Which way a score went."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    """More, where more is not better for everybody."""
    LOWER = "lower"
    NO_CHANGE = "no change"


@attrs.frozen(kw_only=True)
class Reading:
    """The way from the first to the last score of a measure, or of one side of it.

    Attributes:
        measure: what was measured.
        side: left or right, or None for a measure that has one result.
        unit: of *before* and *after*; "" for held or not held.
        since: the day of the first score.
        until: the day of the last one.
        before: the first result.
        after: the last one.
    """

    measure: Measure
    side: Side | None
    unit: str
    since: pendulum.Date
    until: pendulum.Date
    before: float | bool
    after: float | bool

    @property
    def amount(self) -> float | None:
        """How much more it is, below 0 for less; None for held or not held."""
        return None if self.measure.yes_or_no else self._rise

    @property
    def _rise(self) -> float:
        return round(self.after - self.before, 6)  # 3.3 - 2 is 1.3

    @property
    def trend(self) -> Trend:
        """Whether it is better, worse, or merely higher or lower."""
        if self._rise == 0:
            return Trend.NO_CHANGE
        if self.measure.higher_is_better is None:
            return Trend.HIGHER if self._rise > 0 else Trend.LOWER
        return Trend.BETTER if (self._rise > 0) is self.measure.higher_is_better else Trend.WORSE

    @property
    def judged_by(self) -> tuple[ChangeThatCounts, ...]:
        """The changes that count that this change can be held against.

        What was found by asking who was better says nothing of getting worse,
        and there is no percentage of 0.
        """
        return tuple(c for c in self._of_this_way if c.percent is None or self.before > 0)

    @property
    def _of_this_way(self) -> tuple[ChangeThatCounts, ...]:
        better = self.trend is Trend.BETTER
        return tuple(c for c in self.measure.changes if better or c.both_ways)

    @property
    def reached(self) -> tuple[ChangeThatCounts, ...]:
        """Those of them that this change is as large as; none for no change."""
        judged = self.judged_by if self.trend is not Trend.NO_CHANGE else ()
        return tuple(c for c in judged if c.is_reached(self.before, self._rise))

    def in_words(self) -> str:
        """One sentence to the clinician, with the keys of its sources."""
        name = f"{self.measure.name}, {self.side}" if self.side else self.measure.name
        way = f"{self._result(self.before)} on {self.since}, {self._result(self.after)}"
        if self.trend is Trend.NO_CHANGE:
            return f"{name}: {way} on {self.until}, no change."
        by = "" if self.amount is None else f" by {_with_unit(abs(self.amount), self.unit)}"
        return f"{name}: {way} on {self.until}, {self.trend}{by}; {self._verdict()}."

    def _result(self, result: float | bool) -> str:
        if self.measure.yes_or_no:
            return "held" if result else "not held"
        return _written(result)

    def _verdict(self) -> str:
        if not self.measure.changes:
            return "which change counts was not found for this measure"
        found = _keys(self.judged_by or self.measure.changes)
        if self.judged_by:
            return f"it {self._counts()} [{found}]"
        if self._of_this_way:
            return f"which change counts was found in per cent, and there is none of 0 [{found}]"
        return f"which change counts was found for getting better alone [{found}]"

    def _counts(self) -> str:
        reached = ", ".join(self._told(c) for c in self.reached)
        missed = ", ".join(self._told(c) for c in self.judged_by if c not in self.reached)
        if not reached:
            return f"does not count as {missed}"
        return f"counts as {reached}, and not as {missed}" if missed else f"counts as {reached}"

    def _told(self, change: ChangeThatCounts) -> str:
        if change.amount is None:
            return f"{change.name} ({change.percent or 0:g} %)"
        return f"{change.name} ({_with_unit(change.amount, self.unit)})"


def _keys(changes: Iterable[ChangeThatCounts]) -> str:
    return ", ".join(dict.fromkeys(key for c in changes for key in c.claim.sources))


def _written(number: float) -> str:
    """``4`` for 4.0, and ``4.33``: at most two places."""
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _with_unit(number: float, unit: str) -> str:
    return f"{_written(number)} {unit[:-1] if number == 1 else unit}"


def readings(test: Test) -> tuple[Reading, ...]:
    """What changed from the first to the last score, for each side that has two.

    A side is read from the first to the last day on which it was measured.
    """
    made = []
    for name in test.measure.fields:
        scores = [score for score in test.scores if name in score.results]
        if len(scores) > 1:
            made.append(_reading(test.measure, name, scores[0], scores[-1]))
    return tuple(made)


def _reading(measure: Measure, name: str, first: Score, last: Score) -> Reading:
    return Reading(
        measure=measure,
        side=RESULTS[name],
        unit=first.unit or "".join(measure.units[:1]),
        since=first.on,
        until=last.on,
        before=first.results[name],
        after=last.results[name],
    )
