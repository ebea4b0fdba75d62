"""The amount of one exercise in one session, and its one-line text form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan import notation
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.load import Bodyweight, Load, RepetitionMaximum, a_load
from hipflex_plan.notation import SIDES, read_line
from hipflex_plan.quantities import Effort, Range, Side, Tempo
from hipflex_plan.validators import KindOrNone, Whole, WholeOrNone

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SETS = 20
MOST_STEPS = 2000
MOST_MINUTES = 240
LONGEST_HOLD_SECONDS = 600
LONGEST_REST_SECONDS = 1800


def _range_or_none(value: int | tuple[int, int] | Range | None) -> Range | None:
    return None if value is None else Range.of(value)


def _load(value: str | Load) -> Load:
    return notation.load(value)


def _side(value: str) -> Side:
    return Side.of(value)


def _effort(value: int | tuple[int, int] | Effort | None) -> Effort | None:
    return Effort.of(value)


@attrs.frozen(kw_only=True)
class Dosage:
    """Sets of repetitions, of steps or of minutes, and how they are done.

    Exactly one of *repetitions*, *steps* and *minutes* is given.

    Attributes:
        sets: how many sets, on each side that works.
        repetitions: in each set; ``10`` and ``(8, 12)`` are taken as a `Range`.
        steps: in each set.
        minutes: in each set.
        side: which side works; `Side.EACH` means the whole dosage on each.
        hold_seconds: seconds to hold each repetition; None for no hold.
        tempo: seconds for lowering, pause, lifting, pause; None if it is free.
        load: what the person works against.
        effort: how hard it should feel, 0-10; None if it is not set.
        rest_seconds: seconds between sets; None if it is free.

    Raises:
        ImpossibleValueError: for a value, or values together, that cannot be.
    """

    sets: int = attrs.field(validator=Whole(1, MOST_SETS))
    repetitions: Range | None = attrs.field(
        default=None, converter=_range_or_none, validator=KindOrNone(Range)
    )
    steps: int | None = attrs.field(default=None, validator=WholeOrNone(1, MOST_STEPS))
    minutes: int | None = attrs.field(default=None, validator=WholeOrNone(1, MOST_MINUTES))
    side: Side = attrs.field(default=Side.BOTH, converter=_side)
    hold_seconds: int | None = attrs.field(
        default=None, validator=WholeOrNone(1, LONGEST_HOLD_SECONDS)
    )
    tempo: Tempo | None = attrs.field(default=None, validator=KindOrNone(Tempo))
    load: Load = attrs.field(default=Bodyweight(), converter=_load, validator=a_load)
    effort: Effort | None = attrs.field(
        default=None, converter=_effort, validator=KindOrNone(Effort)
    )
    rest_seconds: int | None = attrs.field(
        default=None, validator=WholeOrNone(0, LONGEST_REST_SECONDS)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be together."""
        amounts = (self.repetitions, self.steps, self.minutes)
        if sum(amount is not None for amount in amounts) != 1:
            raise ImpossibleValueError("give one of repetitions, steps and minutes")
        if self.repetitions is None:
            self._refuse_what_needs_repetitions()
        elif isinstance(self.load, RepetitionMaximum):
            self._refuse_more_than_the_maximum(self.repetitions, self.load)

    def _refuse_what_needs_repetitions(self) -> None:
        counted = "steps" if self.steps is not None else "minutes"
        for name, value in (("hold_seconds", self.hold_seconds), ("tempo", self.tempo)):
            if value is not None:
                word = name.removesuffix("_seconds")
                message = f"a {word} belongs to repetitions, not to {counted}: {value}"
                raise ImpossibleValueError(message, name)
        if isinstance(self.load, RepetitionMaximum):
            message = f"a repetition maximum counts repetitions, not {counted}: {self.load}"
            raise ImpossibleValueError(message, "load")

    def _refuse_more_than_the_maximum(self, count: Range, load: RepetitionMaximum) -> None:
        if count.high > load.repetitions:
            message = f"a load of {load} allows {load.repetitions} repetitions, not {count.high}"
            raise ImpossibleValueError(message, "load")

    @classmethod
    def parse(cls, line: str) -> Dosage:
        """Read one line, such as ``3 x 8-12 each side, red band, rest 60 s``.

        Raises:
            DosageError: with a caret under each piece that is wrong.
        """
        reading = read_line(line)
        try:
            return cls(**reading.fields)  # type: ignore[arg-type]  # the validators check each
        except ImpossibleValueError as error:
            raise reading.refusal(error) from None

    @property
    def volume(self) -> int:
        """Repetitions (at the top of the range), steps or minutes over all sets and sides."""
        amount = self.repetitions.high if self.repetitions else self.steps or self.minutes or 0
        return self.sets * self.side.rounds * amount

    def __str__(self) -> str:
        """The line that `parse` reads back to the same dosage."""
        return ", ".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        yield f"{self.sets} x {self._amount()} {SIDES[self.side]}".rstrip()
        if self.hold_seconds is not None:
            yield f"hold {self.hold_seconds} s"
        if self.tempo is not None:
            yield f"tempo {self.tempo}"
        if isinstance(self.load, RepetitionMaximum):
            if not self.at_maximum:
                yield f"load {self.load}"
        elif not isinstance(self.load, Bodyweight):
            yield str(self.load)
        if self.effort is not None:
            yield f"effort {self.effort}"
        if self.rest_seconds is not None:
            yield f"rest {self.rest_seconds} s"

    @property
    def at_maximum(self) -> bool:
        """Whether all repetitions that the load allows are to be done."""
        return (
            isinstance(self.load, RepetitionMaximum)
            and self.repetitions is not None
            and self.repetitions.low == self.repetitions.high == self.load.repetitions
        )

    def _amount(self) -> str:
        if self.steps is not None:
            return f"{self.steps} steps"
        if self.minutes is not None:
            return f"{self.minutes} min"
        return str(self.load) if self.at_maximum else str(self.repetitions)


def dosage_of(value: str | Dosage) -> Dosage:
    """Take a Dosage, or parse a line.

    Raises:
        DosageError: with a caret under each piece that is wrong.
    """
    return Dosage.parse(value) if isinstance(value, str) else value
