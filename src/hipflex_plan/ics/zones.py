"""The name of a time zone to its shifts: when its clocks change, and by how much."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_PLACES = {"Factory", "localtime", "posixrules"}
"""Names that some machines have, and that say something else on each."""


@attrs.frozen
class Shift:
    """A change of the clocks.

    Attributes:
        at: what the clocks show at that moment, before they are changed.
        before: how far they are from UTC until then.
        after: how far from then on.
        name: what the time is called from then on, as in "BST".
        summer: whether it is summer time from then on.
    """

    at: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    name: str
    summer: bool


def time_zone(name: str) -> zoneinfo.ZoneInfo:
    """The zone of a name such as "Europe/London".

    Raises:
        ImpossibleValueError: for a name that is none.
    """
    known = zoneinfo.available_timezones() - NO_PLACES
    if name not in known:
        message = f"no time zone {name!r}, such as 'Europe/London'; {suggestion(name, known)}"
        raise ImpossibleValueError(message, "zone")
    return zoneinfo.ZoneInfo(name)


def shifts(zone: zoneinfo.ZoneInfo, first: dt.date, last: dt.date) -> Iterator[Shift]:
    """What holds at the beginning of the first day's year, then each change to the last's end."""
    day = dt.datetime(first.year, 1, 1, tzinfo=dt.UTC)
    offset = _offset(zone, day)
    yield _shift(zone, day, offset)
    while day.year <= last.year:
        following = day + dt.timedelta(days=1)
        if _offset(zone, following) != offset:
            yield _shift(zone, _moment(zone, day, following), offset)
            offset = _offset(zone, following)
        day = following


def _offset(zone: zoneinfo.ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()


def _moment(zone: zoneinfo.ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """The first second of the new offset, between two moments."""
    offset = _offset(zone, before)
    while after - before > dt.timedelta(seconds=1):
        middle = before + (after - before) // dt.timedelta(seconds=2) * dt.timedelta(seconds=1)
        before, after = (middle, after) if _offset(zone, middle) == offset else (before, middle)
    return after


def _shift(zone: zoneinfo.ZoneInfo, moment: dt.datetime, before: dt.timedelta) -> Shift:
    local = moment.astimezone(zone)
    at = (moment + before).replace(tzinfo=None)
    return Shift(at, before, _offset(zone, moment), local.tzname() or "", bool(local.dst()))
