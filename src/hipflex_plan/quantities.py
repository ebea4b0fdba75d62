"""Numbers to quantities that carry their unit and refuse what cannot be.

The upper bounds guard against slips of the pen (a 500 for a 5.00); they are
not clinical limits. Those belong to a review, which a clinician may overrule.
"""

from __future__ import annotations

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.validators import Name, Whole, refuse_unless_whole

MOST_REPETITIONS = 200
LONGEST_TEMPO_SECONDS = 30
EFFORT_LIMIT = 10
BORG_LIMIT = 20


class Side(Name):
    """Which side of the body works."""

    LEFT = "left"
    RIGHT = "right"
    EACH = "each"
    """One side after the other, the whole dosage on each."""
    BOTH = "both"
    """Both sides together, or in turn within the count."""

    @property
    def rounds(self) -> int:
        """How often the dosage is done: twice for `EACH`, otherwise once."""
        return 2 if self is Side.EACH else 1


@attrs.frozen(order=False)
class Range:
    """A whole number from *low* to *high*, both included; often the same."""

    low: int
    high: int

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be counted, and a range that falls."""
        for value in (self.low, self.high):
            refuse_unless_whole("repetitions", value, 1, MOST_REPETITIONS)
        if self.low > self.high:
            raise ImpossibleValueError(
                f"a range rises: write {self.high}-{self.low}, not {self.low}-{self.high}"
            )

    @classmethod
    def of(cls, value: int | tuple[int, int] | Range) -> Range:
        """Take ``10``, ``(8, 12)`` or a Range."""
        if isinstance(value, Range):
            return value
        if isinstance(value, (tuple, list)):
            if len(value) != 2:  # noqa: PLR2004  # a pair
                raise ImpossibleValueError(f"a range has two numbers, low and high: {value!r}")
            return cls(value[0], value[1])
        return cls(value, value)

    def moved(self, by: int, ceiling: int) -> Range:
        """The range *by* more at both ends, neither end above *ceiling*."""
        return Range(min(self.low + by, ceiling), min(self.high + by, ceiling))

    def __str__(self) -> str:
        """``8-12``, or ``10`` where low and high are the same."""
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


@attrs.frozen
class Effort:
    """How hard it should feel, from *low* to *high* on a scale from 0 to 10.

    0 is rest and 10 is all you can. It is this project's own wording and not
    the 6-20 scale: a value above 10 is refused.
    """

    low: int
    high: int

    def __attrs_post_init__(self) -> None:
        """Refuse what is not on the scale."""
        for value in (self.low, self.high):
            if type(value) is int and EFFORT_LIMIT < value <= BORG_LIMIT:
                raise ImpossibleValueError(
                    f"effort is on a scale from 0 to 10, not from 6 to 20: {value}", "effort"
                )
            refuse_unless_whole("effort", value, 0, EFFORT_LIMIT)
        if self.low > self.high:
            raise ImpossibleValueError(
                f"a range rises: write {self.high}-{self.low}, not {self.low}-{self.high}",
                "effort",
            )

    @classmethod
    def of(cls, value: int | tuple[int, int] | Effort | None) -> Effort | None:
        """Take ``5``, ``(5, 6)``, an Effort, or None for an effort that is not set."""
        if value is None or isinstance(value, Effort):
            return value
        if isinstance(value, (tuple, list)):
            if len(value) != 2:  # noqa: PLR2004  # a pair
                raise ImpossibleValueError(f"effort has two numbers, low and high: {value!r}")
            return cls(value[0], value[1])
        return cls(value, value)

    def __str__(self) -> str:
        """``5-6``, or ``5`` where low and high are the same."""
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


@attrs.frozen
class Tempo:
    """Seconds for each part of a repetition: lowering, pause, lifting, pause."""

    lowering: int = attrs.field(validator=Whole(0, LONGEST_TEMPO_SECONDS))
    pause: int = attrs.field(validator=Whole(0, LONGEST_TEMPO_SECONDS))
    lifting: int = attrs.field(validator=Whole(0, LONGEST_TEMPO_SECONDS))
    top_pause: int = attrs.field(validator=Whole(0, LONGEST_TEMPO_SECONDS))

    def __attrs_post_init__(self) -> None:
        """Refuse a movement that takes no time."""
        if self.lowering + self.lifting == 0:
            raise ImpossibleValueError(f"a tempo needs time to move: {self}", "tempo")

    @property
    def seconds(self) -> int:
        """The seconds of one repetition."""
        return self.lowering + self.pause + self.lifting + self.top_pause

    def __str__(self) -> str:
        """``3-1-1-0``."""
        return f"{self.lowering}-{self.pause}-{self.lifting}-{self.top_pause}"
