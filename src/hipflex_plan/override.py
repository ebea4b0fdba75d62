"""A clinician's decision to go on in spite of what was found; it is kept and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.validators import KindOrNone, Text, Texts, as_tuple, texts

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen(kw_only=True)
class Override:
    """What is overruled, by whom, when and why.

    Attributes:
        of: keys of what is overruled: of screening questions, or of issues.
        by: the clinician.
        on: the day on which it was decided.
        reason: why.
    """

    of: tuple[str, ...] = attrs.field(converter=texts, validator=Texts())
    by: str = attrs.field(validator=Text(longest=80))
    on: pendulum.Date = attrs.field(converter=on_the_day, validator=KindOrNone(pendulum.Date))
    reason: str = attrs.field(validator=Text())

    def __attrs_post_init__(self) -> None:
        """Refuse an override of nothing, or one without its day."""
        if not self.of:
            raise ImpossibleValueError("an override names what it is of", "of")
        if self.on is None:
            raise ImpossibleValueError("an override needs the day on which it was decided", "on")

    def __str__(self) -> str:
        """One line for the record."""
        return (
            f"Overruled by {self.by} on {self.on.isoformat()}: {', '.join(self.of)}. {self.reason}"
        )


def overrides(value: Iterable[Override]) -> tuple[Override, ...]:
    """Take a list of overrides."""
    return as_tuple(value)
