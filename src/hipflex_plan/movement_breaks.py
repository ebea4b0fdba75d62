"""Standing up from sitting, every half hour to every hour of the working day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.availability import TIME
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import Weekday, weekdays
from hipflex_plan.validators import Kinds, Text, Whole

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST_MINUTES, MOST_MINUTES = 30, 60
"""Between two breaks (source: ``seed-002``)."""
WORKING_DAYS = "mon tue wed thu fri"


@attrs.frozen(kw_only=True)
class MovementBreaks:
    """When to stand up from sitting.

    Attributes:
        every_minutes: the minutes between two breaks, 30 to 60 (source: ``seed-002``).
        start: when work begins, as in "09:00"; the first break comes after so many minutes.
        end: when work ends; there is no break after it.
        days: the weekdays.

    Raises:
        ImpossibleValueError: for times that leave no break between them.
    """

    every_minutes: int = attrs.field(default=45, validator=Whole(FEWEST_MINUTES, MOST_MINUTES))
    start: str = attrs.field(default="09:00", validator=Text(longest=5))
    end: str = attrs.field(default="17:00", validator=Text(longest=5))
    days: tuple[Weekday, ...] = attrs.field(
        default=WORKING_DAYS, converter=weekdays, validator=Kinds(Weekday, 1)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse what is no time of day, and hours too short for a break."""
        for name in ("start", "end"):
            if not TIME.fullmatch(getattr(self, name)):
                message = f"a time is written as 08:30 or 18:00: {getattr(self, name)!r}"
                raise ImpossibleValueError(message, name)
        if not self.times:
            message = f"from {self.start} to {self.end} there is no break every "
            raise ImpossibleValueError(f"{message}{self.every_minutes} minutes", "end")

    @property
    def times(self) -> tuple[str, ...]:
        """The times of the breaks."""
        return tuple(self._times())

    def _times(self) -> Iterator[str]:
        first, last = (60 * int(t[:2]) + int(t[3:]) for t in (self.start, self.end))
        for minute in range(first + self.every_minutes, last + 1, self.every_minutes):
            yield f"{minute // 60:02}:{minute % 60:02}"
