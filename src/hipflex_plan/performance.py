"""What was done of one exercise in one session, and how it felt. Unknown is not zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.dosage import Dosage
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.load import LOADS, Band, Bodyweight, Load, RepetitionMaximum, Weight
from hipflex_plan.quantities import Side
from hipflex_plan.validators import Kind, KindOrNone, Name, Text, Whole, WholeOrNone, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_AMOUNT = 3600
HIGHEST = 10
MOST_SETS_A_DAY = 200


class Soreness(Name):
    """What soreness did, in the words of the soreness rules (source: ``soreness-rules``)."""

    NONE = "none"
    GONE_IN_WARM_UP = "gone in warm-up"
    STAYED = "stayed"
    CAME_BACK = "came back"
    NEXT_DAY = "next day"


class StopSign(Name):
    """What ends an exercise at once (source: ``stop-rules``)."""

    SHARP_PAIN = "sharp pain"
    GIVING_WAY = "giving way"
    NEW_NUMBNESS = "new numbness"


@attrs.frozen
class Amount:
    """How much belongs into a set, from *low* to *high*, counted as `unit` says."""

    low: int
    high: int


def amount(dosage: Dosage) -> Amount:
    """What is counted in a set: seconds of a single hold, steps, minutes or repetitions."""
    count = dosage.repetitions
    if count is not None and (count.high > 1 or dosage.hold_seconds is None):
        return Amount(count.low, count.high)
    whole = dosage.hold_seconds or dosage.steps or dosage.minutes or 0
    return Amount(whole, whole)


def unit(dosage: Dosage) -> str:
    """The word for what is counted in a set of that dosage."""
    if dosage.repetitions is None:
        return "steps" if dosage.steps is not None else "minutes"
    one_hold = dosage.repetitions.high == 1 and dosage.hold_seconds is not None
    return "seconds" if one_hold else "repetitions"


def at_least(done: Load | None, prescribed: Load) -> bool | None:
    """Whether a load is as heavy as the prescribed one; None if that cannot be known.

    A repetition maximum is found anew by the person each time: what is written
    there cannot be held against it, so it is taken as kept.
    """
    if isinstance(prescribed, (Bodyweight, RepetitionMaximum)):
        return True
    if isinstance(prescribed, Weight):
        if isinstance(done, Weight):
            return done.kg >= prescribed.kg
        return False if isinstance(done, Bodyweight) else None
    if isinstance(done, Band) and done.brand == prescribed.brand:
        return done.colour.rank >= prescribed.colour.rank
    return False if isinstance(done, Bodyweight) else None


def _side(value: str) -> Side:
    return Side.of(value)


def _amounts(value: Iterable[int | None]) -> tuple[int | None, ...]:
    return as_tuple(value)


def _each_amount(
    _: object, attribute: attrs.Attribute[tuple[int | None, ...]], value: object
) -> None:
    Kind((tuple,))(None, attribute, value)
    if isinstance(value, tuple) and len(value) > MOST_SETS_A_DAY:
        told = f"sets must be at most {MOST_SETS_A_DAY}: there are {len(value)}"
        raise ImpossibleValueError(told, "sets")
    for one in value if isinstance(value, tuple) else ():
        WholeOrNone(0, MOST_AMOUNT)(None, attribute, one)


def _words(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    Text(empty=True)(None, attribute, value)
    if isinstance(value, str) and value != value.strip():
        raise ImpossibleValueError(
            f"{attribute.name} has no outer spaces: {value!r}", attribute.name
        )


@attrs.frozen(kw_only=True)
class Performance:
    """What was done of one exercise, with one side, in one session. None is not known.

    Attributes:
        exercise: the slug of the exercise.
        session: the number of the session in its plan.
        on: the day on which it was done.
        side: left or right where the sides take turns; else as prescribed.
        prescribed: the dosage of that session.
        sets: what was done in each set, counted as `unit` says.
        load: what it was done with.
        effort: how hard, from 0 to 10.
        pain: the worst pain while doing it, from 0 to 10.
        pain_next_morning: the pain on the morning after, from 0 to 10.
        soreness: what soreness of the muscles did.
        stop_sign: what ended it at once.
        obstacle: what got in the way.
        adverse_event: what else happened that should not.
    """

    exercise: str = attrs.field(validator=Text(longest=60))
    session: int = attrs.field(validator=Whole(1, 10_000))
    on: pendulum.Date = attrs.field(converter=on_the_day, validator=Kind((pendulum.Date,)))
    side: Side = attrs.field(converter=_side, validator=Kind((Side,)))
    prescribed: Dosage = attrs.field(validator=Kind((Dosage,)))
    sets: tuple[int | None, ...] = attrs.field(
        default=(), converter=_amounts, validator=_each_amount
    )
    load: Load | None = attrs.field(default=None, validator=attrs.validators.optional(Kind(LOADS)))
    effort: int | None = attrs.field(default=None, validator=WholeOrNone(0, HIGHEST))
    pain: int | None = attrs.field(default=None, validator=WholeOrNone(0, HIGHEST))
    pain_next_morning: int | None = attrs.field(default=None, validator=WholeOrNone(0, HIGHEST))
    soreness: Soreness | None = attrs.field(default=None, validator=KindOrNone(Soreness))
    stop_sign: StopSign | None = attrs.field(default=None, validator=KindOrNone(StopSign))
    obstacle: str = attrs.field(default="", validator=_words)
    adverse_event: str = attrs.field(default="", validator=_words)

    @property
    def done(self) -> bool:
        """Whether anything was done at all: a set with more than nothing in it."""
        return any(amount is not None and amount > 0 for amount in self.sets)

    @property
    def complete(self) -> bool:
        """Whether it is known of every prescribed set what was done in it."""
        return len(self.sets) >= self.prescribed.sets and None not in self.sets

    @property
    def load_kept(self) -> bool | None:
        """Whether it was done with the prescribed load or more; None if not known."""
        return at_least(self.load, self.prescribed.load)

    def reached(self, least: int) -> bool:
        """Whether every prescribed set holds at least that, with the load prescribed."""
        return bool(
            self.complete
            and self.load_kept
            and all(amount is not None and amount >= least for amount in self.sets)
        )
