"""One piece of plain data to the value that it stands for.

Nothing is coerced: ``3.7`` and ``"3"`` are no whole numbers.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeAlias, cast

import pendulum

from hipflex_plan.availability import Away, DayLimit
from hipflex_plan.conditions import Condition
from hipflex_plan.dates import on_the_day
from hipflex_plan.dosage import Dosage
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import Frequency, Weekday, frequency
from hipflex_plan.load import Load, Weight
from hipflex_plan.notation import load
from hipflex_plan.quantities import Effort, Range

Read: TypeAlias = Callable[[Any], Any]


def a_text(value: object) -> str:
    """A text, and nothing that only could be written as one."""
    if not isinstance(value, str):
        raise ImpossibleValueError(f"text is needed: {value!r}")
    return value


def _a_whole_number(value: object) -> int:
    if type(value) is not int:
        raise ImpossibleValueError(f"a whole number is needed: {value!r}")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ImpossibleValueError(f"true or false is needed: {value!r}")
    return value


def _a_number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ImpossibleValueError(f"a number is needed: {value!r}")
    return float(value)


def _a_date(value: object) -> pendulum.Date:
    if isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            message = f"a date is written as 2027-01-04: {value!r}"
            raise ImpossibleValueError(message) from None
    if not isinstance(value, dt.date):
        raise ImpossibleValueError(f"a date is written as 2027-01-04: {value!r}")
    return cast("pendulum.Date", on_the_day(value))


def _a_range(value: object) -> Range:
    if isinstance(value, str) and (found := re.fullmatch(r"(\d{1,4})\s*-\s*(\d{1,4})", value)):
        return Range(int(found[1]), int(found[2]))
    return Range.of(cast("int", value))


def _an_effort(value: object) -> Effort:
    if isinstance(value, str) and (found := re.fullmatch(r"(\d{1,2})(?:\s*-\s*(\d{1,2}))?", value)):
        return Effort(int(found[1]), int(found[2] or found[1]))
    return cast("Effort", Effort.of(_a_whole_number(value)))


def _a_weight(value: object) -> Load:
    read = load(a_text(value))
    if not isinstance(read, Weight):
        raise ImpossibleValueError(f"a weight is needed, such as '0.5 kg': {value!r}")
    return read


READERS: dict[Any, Read] = {
    object: lambda value: value,
    str: a_text,
    int: _a_whole_number,
    bool: _yes_or_no,
    float: _a_number,
    pendulum.Date: _a_date,
    Range: _a_range,
    Effort: _an_effort,
    Dosage: lambda value: Dosage.parse(a_text(value)),
    Frequency: lambda value: frequency(a_text(value)),
    Load: lambda value: load(a_text(value)),
    Weight: _a_weight,
    Weekday: Weekday.of,
    Condition: lambda value: Condition.parse(a_text(value)),
    DayLimit: lambda value: DayLimit.parse(a_text(value)),
    Away: lambda value: Away.parse(value if isinstance(value, str) else _a_date(value)),
}
