"""Tests and scores: a measure, when it is done again, and what came out so far.

What a measure is stands in `measure`; which change counts is told by `readings`.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import attrs
import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.measures import KEYS
from hipflex_plan.quantities import Side
from hipflex_plan.validators import (
    Kind,
    KindOrNone,
    Kinds,
    Text,
    as_tuple,
    refuse_unless_whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipflex_plan.measure import Measure

LAST_WEEK = 52
RESULTS = {
    "value": None,
    "left": Side.LEFT,
    "right": Side.RIGHT,
    "left_held": Side.LEFT,
    "right_held": Side.RIGHT,
}
"""The fields of a score that hold a result, and the side that each is of."""


def _number(_: object, attribute: attrs.Attribute[float | None], value: object) -> None:
    name = attribute.name
    if value is None:
        return
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not (number and -math.inf < cast("float", value) < math.inf):
        raise ImpossibleValueError(f"{name} must be a number: {value!r}", name)


@attrs.frozen(kw_only=True)
class Score:
    """What was measured on one day. None is not measured; 0 and false are results.

    Attributes:
        on: the day.
        value: the result of a measure that has one number.
        left: the number of the left side; a side may be left out.
        right: the number of the right side.
        left_held: whether the left leg was held, in a knee raise test.
        right_held: whether the right leg was held.
        unit: where the measure can have several.
        by: who measured.
        note: what else the next reader should know.
    """

    on: pendulum.Date = attrs.field(converter=on_the_day, validator=Kind((pendulum.Date,)))
    value: float | None = attrs.field(default=None, validator=_number)
    left: float | None = attrs.field(default=None, validator=_number)
    right: float | None = attrs.field(default=None, validator=_number)
    left_held: bool | None = attrs.field(default=None, validator=KindOrNone(bool))
    right_held: bool | None = attrs.field(default=None, validator=KindOrNone(bool))
    unit: str = attrs.field(default="", validator=Text(empty=True, longest=20))
    by: str = attrs.field(default="", validator=Text(empty=True, longest=80))
    note: str = attrs.field(default="", validator=Text(empty=True))

    def __attrs_post_init__(self) -> None:
        """Refuse a score without a result."""
        if not self.results:
            raise ImpossibleValueError(
                f"the score of {self.on} has no result: write value, or left and right, "
                "or left_held and right_held"
            )

    @property
    def results(self) -> dict[str, float | bool]:
        """The results that were measured, by the names of their fields."""
        given = {name: getattr(self, name) for name in RESULTS}
        return {name: result for name, result in given.items() if result is not None}


def _scores(value: Iterable[Score]) -> tuple[Score, ...]:
    return as_tuple(value)


def _weeks(value: Iterable[int]) -> tuple[int, ...]:
    return as_tuple(value)


def _a_measure(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or value not in KEYS:
        message = f"no measure {value!r}; {suggestion(value, KEYS)}"
        raise ImpossibleValueError(message, attribute.name)


def _rising_weeks(_: object, attribute: attrs.Attribute[tuple[int, ...]], value: object) -> None:
    name = attribute.name
    if not isinstance(value, tuple):
        raise ImpossibleValueError(f"{name} must be a list of weeks: {value!r}", name)
    for week in value:
        refuse_unless_whole(name, week, 1, LAST_WEEK)
    for earlier, later in pairwise(value):
        if later <= earlier:
            raise ImpossibleValueError(f"{name} must rise: {later} after {earlier}", name)


@attrs.frozen
class Test:
    """A measure, when it is done again, and the scores so far.

    Attributes:
        use: the key of the measure.
        retest_weeks: at the end of which weeks it is done again; empty for never.
        scores: the scores in the order of their days, the baseline first.

    Raises:
        ImpossibleValueError: for a score that the measure cannot have.
    """

    use: str = attrs.field(validator=_a_measure)
    retest_weeks: tuple[int, ...] = attrs.field(
        default=(), converter=_weeks, validator=_rising_weeks, kw_only=True
    )
    scores: tuple[Score, ...] = attrs.field(
        default=(), converter=_scores, validator=Kinds(Score), kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        """Refuse scores that do not fit the measure, each other, or the calendar."""
        for score in self.scores:
            _refuse_unfit(score, self.measure)
        for earlier, later in pairwise(self.scores):
            if later.on <= earlier.on:
                message = f"scores are in the order of their days: {later.on} after {earlier.on}"
                raise ImpossibleValueError(message, "scores")
            if later.unit != earlier.unit:
                message = f"the scores of a test have one unit: {earlier.unit}, then {later.unit}"
                raise ImpossibleValueError(message, "scores")

    @property
    def measure(self) -> Measure:
        """What is measured, and how its scores are read."""
        return KEYS[self.use]

    @property
    def baseline(self) -> Score | None:
        """The first score."""
        return self.scores[0] if self.scores else None

    @property
    def latest(self) -> Score | None:
        """The last score, which may be the first as well."""
        return self.scores[-1] if self.scores else None


def tests(value: Iterable[Test]) -> tuple[Test, ...]:
    """Take a list of tests."""
    return as_tuple(value)


def _refuse_unfit(score: Score, measure: Measure) -> None:
    for message in (
        *(_field_problem(name, measure) for name in score.results),
        *(_scale_problem(name, result, measure) for name, result in score.results.items()),
        _unit_problem(score.unit, measure),
    ):
        if message:
            raise ImpossibleValueError(f"score of {score.on}: {message}", "scores")


def _field_problem(name: str, measure: Measure) -> str:
    if name in measure.fields:
        return ""
    return f"the result of {measure.key} is written as {' and '.join(measure.fields)}, not {name}"


def _scale_problem(name: str, result: float, measure: Measure) -> str:
    if measure.lowest is None or measure.highest is None:
        return ""
    if not measure.lowest <= result <= measure.highest:
        scale = f"{measure.lowest:g} to {measure.highest:g}"
        return f"{name} of {measure.key} must be from {scale}: {result}"
    if measure.whole and result != int(result):
        return f"{name} of {measure.key} must be a whole number: {result}"
    return ""


def _unit_problem(unit: str, measure: Measure) -> str:
    if len(measure.units) > 1 and unit not in measure.units:
        return f"write the unit, one of {', '.join(measure.units)}: {unit!r}"
    if len(measure.units) <= 1 and unit:
        return f"{measure.key} has one way to be scored: leave the unit {unit!r} out"
    return ""
