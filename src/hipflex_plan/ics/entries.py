"""What stands in a calendar, as plain values that know nothing of its file format."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import attrs
import pendulum

from hipflex_plan.frequency import Weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.plan import Plan

HOST = "hipflex-plan"


@attrs.frozen(kw_only=True)
class Repeat:
    """On which weekdays an entry comes again.

    Attributes:
        days: the weekdays.
        until: the last day on which it can come.
        without: the days on which it does not.
    """

    days: tuple[Weekday, ...]
    until: pendulum.Date
    without: tuple[pendulum.Date, ...] = ()


@attrs.frozen(kw_only=True)
class Entry:
    """One entry of a calendar.

    Attributes:
        uid: the same whenever the calendar is made again, so that importing it updates.
        on: its day.
        time: when it begins, as in "18:00"; "" for the whole day.
        minutes: how long it takes; 0 for no time at all.
        summary: its one line.
        description: what to do, in several lines.
        cancelled: whether it is no more.
        rings: whether a reminder belongs to it, where one is wanted.
        busy: whether its time is taken; that of a whole day never is.
        zoned: whether its time belongs to a zone, where one is given.
        repeat: when it comes again; None for never.
    """

    uid: str
    on: pendulum.Date
    time: str = ""
    minutes: int = 0
    summary: str
    description: str = ""
    cancelled: bool = False
    rings: bool = False
    busy: bool = False
    zoned: bool = False
    repeat: Repeat | None = None


def uid(plan: Plan, which: str) -> str:
    """The name of an entry: the plan's reference, without its dots, then what it is.

    No reference, whatever letters it has, makes the name of another plan's entry.
    """
    reference = quote(plan.reference, safe="").replace(".", "%2E")
    return f"{reference}{which}@{HOST}"


def days_between(first: pendulum.Date, last: pendulum.Date) -> Iterator[pendulum.Date]:
    """The days from one to another, both included."""
    for place in range(last.toordinal() - first.toordinal() + 1):
        yield first.add(days=place)
