"""A made-up person: a handful of numbers, drawn or given. It stands for nobody."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.performance import HIGHEST
from hipflex_plan.quantities import Side
from hipflex_plan.validators import Kind, Name, Whole, WholeOrNone, refuse_unless_whole

if TYPE_CHECKING:
    from typing import Any

LARGEST_SEED = 10**9
LONGEST_DAYS = 10_000


class DiaryStyle(Name):
    """How a person writes things down."""

    FULL = "full"
    """Every set, every cell; a missed session with zeros and what got in the way."""
    HALF_FILLED = "half filled"
    """About half of the sets and cells; nothing of a missed session."""
    TICKS = "ticks"
    """That it was done, and nothing else."""
    OPTIMISTIC = "optimistic"
    """More than was done, with less pain and effort than there was."""
    NOTHING = "nothing"


@attrs.frozen
class Between:
    """A number from *low* to *high*, both included, whole or not."""

    low: float
    high: float

    def __call__(self, _: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        name = attribute.name
        if type(value) not in (int, float):
            raise ImpossibleValueError(f"{name} must be a number: {value!r}", name)
        if not (isinstance(value, (int, float)) and self.low <= value <= self.high):
            message = f"{name} must be from {self.low} to {self.high}: {value}"
            raise ImpossibleValueError(message, name)


def _style(value: str) -> DiaryStyle:
    return DiaryStyle.of(value)


def _side(value: str | None) -> Side | None:
    return None if value is None else Side.of(value)


def _one_side(_: object, __: attrs.Attribute[Side | None], value: object) -> None:
    if value not in (None, Side.LEFT, Side.RIGHT):
        raise ImpossibleValueError(f"left or right is weaker, not {value}", "weaker_side")


@attrs.frozen(kw_only=True)
class SimulatedPerson:
    """Somebody made up, for a test bench. It predicts nothing of anybody.

    What is not given is not there: no pain, no soreness, nothing missed, every
    cell filled in. All numbers, and how they work together, are this project's
    choice (source: ``choice-simulation``).

    Attributes:
        strength: what is possible in the first set, against the top of what is
            prescribed at first; 1.2 is a fifth more.
        gain_per_week: how much of *strength* a week of full and hard work adds.
        fatigue: what each further set takes away, as a fraction.
        soreness: how often a session that takes all there is leaves soreness.
        pain_baseline: the pain of an exercise that is easy enough, 0 to 10.
        pain_per_week: what is added to it each week.
        pain_per_excess: what is added for each tenth by which the work
            prescribed is more than possible.
        miss_rate: how often a session is missed.
        away_from: the day of the program, from 1, on which a break begins; None for none.
        away_days: how long it lasts.
        diary_style: how the diary is filled in.
        stops_writing: the day of the program, from 1, from which on nothing is written.
        weaker_side: the side that can do less; None if both are alike.
        weaker_fraction: how much of the strength that side has.
        stop_sign_rate: how often an exercise ends with a stop sign.
    """

    strength: float = attrs.field(validator=Between(0.1, 10))
    gain_per_week: float = attrs.field(validator=Between(0, 1))
    fatigue: float = attrs.field(default=0.0, validator=Between(0, 1))
    soreness: float = attrs.field(default=0.0, validator=Between(0, 1))
    pain_baseline: float = attrs.field(default=0.0, validator=Between(0, HIGHEST))
    pain_per_week: float = attrs.field(default=0.0, validator=Between(-HIGHEST, HIGHEST))
    pain_per_excess: float = attrs.field(default=0.0, validator=Between(0, HIGHEST))
    miss_rate: float = attrs.field(default=0.0, validator=Between(0, 1))
    away_from: int | None = attrs.field(default=None, validator=WholeOrNone(1, LONGEST_DAYS))
    away_days: int = attrs.field(default=0, validator=Whole(0, LONGEST_DAYS))
    diary_style: DiaryStyle = attrs.field(
        default=DiaryStyle.FULL, converter=_style, validator=Kind((DiaryStyle,))
    )
    stops_writing: int | None = attrs.field(default=None, validator=WholeOrNone(1, LONGEST_DAYS))
    weaker_side: Side | None = attrs.field(default=None, converter=_side, validator=_one_side)
    weaker_fraction: float = attrs.field(default=1.0, validator=Between(0.1, 1))
    stop_sign_rate: float = attrs.field(default=0.0, validator=Between(0, 1))

    @classmethod
    def drawn(cls, seed: int) -> SimulatedPerson:
        """Somebody of any kind; the same seed gives the same person.

        Every quantity lies anywhere between two ends, so that the odd person is
        as frequent as the usual one: it is no population.
        """
        refuse_unless_whole("seed", seed, 0, LARGEST_SEED)
        luck = chance(seed)
        return cls(
            strength=_drawn(luck, 0.6, 2.0),
            gain_per_week=_drawn(luck, 0.0, 0.15),
            fatigue=_drawn(luck, 0.0, 0.15),
            soreness=_some(luck, 0.5) * 0.6,
            pain_baseline=_some(luck, 0.7) * 6,
            pain_per_week=_some(luck, 0.3),
            pain_per_excess=_some(luck, 0.7) * 3,
            miss_rate=_some(luck, 0.6) * 0.6,
            away_from=_day(luck, 0.4, 70),
            away_days=_day(luck, 1, 30) or 0,
            diary_style=list(DiaryStyle)[int(luck.random() * len(DiaryStyle))],
            stops_writing=_day(luck, 0.25, 60),
            weaker_side=(None, Side.LEFT, Side.RIGHT)[int(luck.random() * 3)],
            weaker_fraction=_drawn(luck, 0.5, 1.0),
            stop_sign_rate=_some(luck, 0.4) * 0.05,
        )

    def is_away(self, day: int) -> bool:
        """Whether a day of the program, from 1, lies in the break."""
        return self.away_from is not None and 0 <= day - self.away_from < self.away_days

    def writes(self, day: int) -> bool:
        """Whether anything is written down on a day of the program, from 1."""
        return self.stops_writing is None or day < self.stops_writing

    def share(self, side: Side) -> float:
        """How much of the strength a side has."""
        return self.weaker_fraction if side is self.weaker_side else 1.0


def chance(seed: int) -> random.Random:
    """Numbers that look like chance, and are the same for the same seed."""
    return random.Random(seed)  # noqa: S311  # to be the same each time is what it is for


def _drawn(luck: random.Random, low: float, high: float) -> float:
    return low + (high - low) * luck.random()


def _some(luck: random.Random, how_often: float) -> float:
    """A fraction for some people, nothing for the others."""
    fraction = luck.random()
    return fraction if luck.random() < how_often else 0.0


def _day(luck: random.Random, how_often: float, last: int) -> int | None:
    day = 1 + int(luck.random() * last)
    return day if luck.random() < how_often else None
