"""What was done of a plan: of all, of each exercise and of each side, by week.

Unknown is not zero: what nobody wrote down is counted apart, and where nothing
is known there is None, a gap.
"""

from __future__ import annotations

import attrs
import pendulum

from hipflex_plan.exercise import Exercise
from hipflex_plan.load import Load, Weight
from hipflex_plan.quantities import Side


@attrs.frozen(kw_only=True)
class Count:
    """How often something was due, and what is known of it.

    Attributes:
        planned: how often it was due.
        done: how often something was done of it.
        not_done: how often all that is written down of it says that nothing was done.
    """

    planned: int = 0
    done: int = 0
    not_done: int = 0

    @property
    def not_written(self) -> int:
        """How often nobody wrote down whether it was done."""
        return self.planned - self.done - self.not_done

    def __add__(self, other: Count) -> Count:
        """Both together."""
        return Count(
            planned=self.planned + other.planned,
            done=self.done + other.done,
            not_done=self.not_done + other.not_done,
        )


@attrs.frozen(kw_only=True)
class WeekDone:
    """What was done of one exercise in one week. None is not known.

    Attributes:
        week: the week of the program.
        count: how often it was due and done.
        volume: the sum of all sets that are known, counted as the exercise is.
        whole: whether every set of that week is known; otherwise the volume is
            the least that it can be.
        load: the heaviest.
        effort: the mean effort, from 0 to 10.
        pain: the mean pain while doing it, from 0 to 10.
        worst_pain: the worst of these.
        pain_next_morning: the mean pain on the mornings after.
    """

    week: int
    count: Count = Count()
    volume: int | None = None
    whole: bool = False
    load: Load | None = None
    effort: float | None = None
    pain: float | None = None
    worst_pain: int | None = None
    pain_next_morning: float | None = None

    @property
    def load_kg(self) -> float | None:
        """The heaviest load where it is a weight."""
        return float(self.load.kg) if isinstance(self.load, Weight) else None


@attrs.frozen(kw_only=True)
class SideDone:
    """What was done with one side, week by week."""

    side: Side
    weeks: tuple[WeekDone, ...]


@attrs.frozen(kw_only=True)
class Difference:
    """How much less one side did, in per cent of the other; None for the weaker if alike."""

    percent: float
    weaker: Side | None


@attrs.frozen(kw_only=True)
class ExerciseDone:
    """What was done of one exercise, week by week.

    Attributes:
        exercise: what was to be done.
        unit: what its volume counts: repetitions, seconds, steps or minutes.
        weeks: all its weeks, both sides together.
        sides: left and right by themselves, where the plan has both; else nothing.
        differences: between left and right in each week; None where it is not known.
            Only sessions count of which both sides are known in full, with loads
            that can be compared. A weight multiplies what was done with it.
    """

    exercise: Exercise
    unit: str
    weeks: tuple[WeekDone, ...]
    sides: tuple[SideDone, ...] = ()
    differences: tuple[Difference | None, ...] = ()

    @property
    def total(self) -> Count:
        """All weeks together."""
        return sum((week.count for week in self.weeks), Count())


@attrs.frozen(kw_only=True)
class Adherence:
    """What was done of a plan up to a day.

    Attributes:
        reference: the plan.
        on: the day.
        weeks: the weeks of the program up to that day.
        sessions: for each of them, on how many days something was due and done.
        exercises: each exercise, in the order of the plan. One that is counted in
            seconds in one phase and in repetitions in another stands there twice.
    """

    reference: str
    on: pendulum.Date
    weeks: tuple[int, ...]
    sessions: tuple[Count, ...]
    exercises: tuple[ExerciseDone, ...]

    @property
    def total(self) -> Count:
        """The sessions of all weeks together."""
        return sum(self.sessions, Count())
