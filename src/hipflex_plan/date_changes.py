"""What happened to the dates of a program: postponed, paused, skipped, moved, extended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.validators import Kind, Name, Text, as_tuple
from hipflex_plan.weeks import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class Happening(Name):
    """What happened to the dates of a program."""

    POSTPONED = "postponed"
    """The days from one to another stand still: all that comes, comes later."""
    PAUSED = "paused"
    """The same, for an illness or a time away."""
    SKIPPED = "skipped"
    """The sessions from one day to another are left out."""
    MOVED = "moved"
    """What is not daily on one day is done on another."""
    EXTENDED = "extended"
    """The last phase is longer, by the days from one to another."""


STANDING_STILL = (Happening.POSTPONED, Happening.PAUSED)


def _happening(value: str) -> Happening:
    return Happening.of(value)


@attrs.frozen(kw_only=True)
class DateChange:
    """One change of dates; it is kept with the program, so that its plan can be made again.

    Attributes:
        what: what happened.
        on: the first day that it is about.
        to: the last one; the new day for what is moved.
        note: why, in the words of whoever changed it; "" for nothing.

    Raises:
        ImpossibleValueError: for days in the wrong order.
    """

    what: Happening = attrs.field(converter=_happening, validator=Kind((Happening,)))
    on: pendulum.Date = attrs.field(converter=on_the_day, validator=Kind((pendulum.Date,)))
    to: pendulum.Date = attrs.field(converter=on_the_day, validator=Kind((pendulum.Date,)))
    note: str = attrs.field(default="", validator=Text(empty=True, longest=160))

    def __attrs_post_init__(self) -> None:
        """Refuse days in the wrong order."""
        if self.to < self.on and self.what is not Happening.MOVED:
            message = f"what is {self.what.value} from {self.on} cannot end on {self.to}"
            raise ImpossibleValueError(message, "to")
        if self.to == self.on and self.what is Happening.MOVED:
            raise ImpossibleValueError(f"{self.on} is moved to the same day", "to")

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.on, self.to)


def date_changes(value: Iterable[DateChange]) -> tuple[DateChange, ...]:
    """Take a list of changes."""
    return as_tuple(value)


def standing_still(changes: Iterable[DateChange]) -> tuple[Span, ...]:
    """The spans on which the program stands still."""
    return tuple(change.span for change in changes if change.what in STANDING_STILL)


def still_valid(changes: tuple[DateChange, ...]) -> tuple[DateChange, ...]:
    """What is skipped and moved, without what a later stop of the calendar overtook.

    What lay behind a day on which the program was stopped is put on dates anew.
    """
    return tuple(
        change
        for place, change in enumerate(changes)
        if change.what in (Happening.SKIPPED, Happening.MOVED)
        and not any(
            later.what in STANDING_STILL and later.on <= max(change.on, change.to)
            for later in changes[place + 1 :]
        )
    )
