"""What every calendar rule is: baseline and week to dosage, and a plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from hipflex_plan.errors import ProgressionError
from hipflex_plan.messages import Message, said, several
from hipflex_plan.validators import Whole

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage

LONGEST_WEEKS = 104
weeks = Whole(1, LONGEST_WEEKS)

Quantity = TypeVar("Quantity")


@runtime_checkable
class ProgressionRule(Protocol):
    """How a dosage grows by week: the two methods that a clinic's own rule needs.

    A rule is a frozen value. It is asked for any week in any order, always from
    the baseline, so that nothing drifts. Week 1 is the baseline itself.
    """

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The dosage of a week, counted from 1 at the start of the phase.

        Raises:
            ProgressionError: if the rule cannot be applied to this baseline.
        """
        ...

    def in_words(self) -> str:
        """How it grows, in one plain sentence to the patient."""
        ...


def steps_taken(week: int, every_weeks: int) -> int:
    """How many steps a rule has taken by *week*, one each *every_weeks* weeks."""
    return (week - 1) // every_weeks


def how_often(every_weeks: int) -> Message:
    """``each week`` or ``every 2 weeks``."""
    if every_weeks == 1:
        return said("each week")
    return several(every_weeks, "every {number} week", "every {number} weeks")


def sets(number: int) -> Message:
    """``1 set`` or ``2 sets``."""
    return several(number, "{number} set", "{number} sets")


def minutes(number: int) -> Message:
    """``1 minute`` or ``2 minutes``."""
    return several(number, "{number} minute", "{number} minutes")


def seconds(number: int) -> Message:
    """``1 second`` or ``2 seconds``."""
    return several(number, "{number} second", "{number} seconds")


def present(value: Quantity | None, rule: object, what: str, baseline: Dosage) -> Quantity:
    """Give *value*, or refuse a rule whose quantity the baseline does not have."""
    if value is None:
        name = type(rule).__name__
        raise ProgressionError(f"{name} needs {what}, which '{baseline}' does not have")
    return value


def refuse_beyond(start: object, ceiling: object, rule: object, *, beyond: bool) -> None:
    """Refuse a rule whose baseline lies beyond its ceiling already."""
    if beyond:
        name = type(rule).__name__
        raise ProgressionError(f"{name} goes to {ceiling}, but the dosage starts at {start}")


def risen(start: int, rule: object, *, by: int, ceiling: int) -> int:
    """Give *start* and *by* more, at most *ceiling*; refuse a start above it."""
    refuse_beyond(start, ceiling, rule, beyond=start > ceiling)
    return min(start + by, ceiling)
