"""A date of any kind to a date of ours; never a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pendulum

from hipflex_plan.errors import ImpossibleValueError

if TYPE_CHECKING:
    from datetime import date


def on_the_day(value: date | None) -> pendulum.Date | None:
    """Take a date of any kind, but not a moment; None stays None.

    Raises:
        ImpossibleValueError: for a time, a text or a number.
    """
    if value is None:
        return None
    if not hasattr(value, "isocalendar") or hasattr(value, "hour"):
        raise ImpossibleValueError(f"a date is needed, without a time: {value!r}")
    return pendulum.Date(value.year, value.month, value.day)
