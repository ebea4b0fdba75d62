"""Entries to iCalendar (RFC 5545): the only room that knows icalendar.

No clock is asked and nothing is counted at random, so the same plan gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.ics.agenda import entries, movement_breaks, revision
from hipflex_plan.ics.entries import uid
from hipflex_plan.ics.zones import shifts, time_zone
from hipflex_plan.validators import refuse_unless_whole
from hipflex_plan.whole_files import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    import pendulum
    from icalendar import Alarm, Calendar, Event, Timezone

    from hipflex_plan.ics.entries import Entry, Repeat
    from hipflex_plan.plan import Plan

PRODUCT = "-//hipflex_plan//Home exercise programs//EN"
LONGEST_ALARM = 7 * 24 * 60
WHOLE_DAY_ALARM = dt.timedelta(hours=9)
"""When a reminder of a whole day rings: nobody is woken, and the day is still long."""


@attrs.frozen(kw_only=True)
class _Wishes:
    """What holds for each entry of a calendar."""

    stamp: dt.datetime
    sequence: int
    zone: ZoneInfo | None = None
    alarm_minutes: int | None = None


def to_ics(
    plan: Plan,
    *,
    zone: str | None = None,
    alarm_minutes: int | None = None,
    movement_breaks: bool = False,
    stamp: dt.datetime | None = None,
) -> str:
    """A plan as a calendar, its lines ended as iCalendar wants it (CRLF).

    Each session is an entry of its own, for the whole day, or for each time of day that the
    availability of the program gives. Visits and tests are whole days. Importing a calendar
    that was made again updates what is there: entries keep their names, and those that are
    no more are cancelled.

    Args:
        plan: the plan.
        zone: the zone of the times of day, as in "Europe/London"; None lets them float:
            18:00 is then 18:00 wherever the person is.
        alarm_minutes: how long before a session a reminder rings; None for no reminder.
            That of a whole day rings at 9:00, that of a movement break when it begins.
            Not every calendar keeps reminders.
        movement_breaks: whether the movement breaks stand in it too.
        stamp: when the calendar was made, with a zone; the first day of the plan if None.

    Raises:
        ImpossibleValueError: for an unknown zone, a reminder after the beginning or more
            than a week before, a stamp without a zone, or movement breaks that the program
            does not have.
    """
    place = None if zone is None else time_zone(zone)
    wishes = _wishes(plan, stamp, alarm_minutes, place)
    breaks = _breaks(plan, wishes) if movement_breaks else []
    events = [*(_event(entry, wishes) for entry in entries(plan)), *breaks]
    named = any("TZID" in event["dtstart"].params for event in events)
    told = _timezone(place, plan) if place is not None and named else None
    return _text(_calendar(plan.program.title, uid(plan, ""), events, told))


def movement_breaks_to_ics(
    plan: Plan, *, alarm: bool = False, stamp: dt.datetime | None = None
) -> str:
    """The movement breaks of a plan as a calendar of their own, to be hidden at will.

    Their times float: 9:45 is 9:45 wherever the person is. They take no time.

    Args:
        plan: the plan.
        alarm: whether a reminder rings when a break begins.
        stamp: when the calendar was made, with a zone; the first day of the plan if None.

    Raises:
        ImpossibleValueError: as `to_ics`.
    """
    events = _breaks(plan, _wishes(plan, stamp, 0 if alarm else None, None))
    name = f"{plan.program.title}: movement breaks"
    return _text(_calendar(name, uid(plan, ".breaks"), events))


def write_ics(  # noqa: PLR0913  # all that `to_ics` takes, and where to
    plan: Plan,
    path: str | os.PathLike[str],
    *,
    zone: str | None = None,
    alarm_minutes: int | None = None,
    movement_breaks: bool = False,
    stamp: dt.datetime | None = None,
) -> None:
    """Write a plan as a calendar, in one piece; the arguments are those of `to_ics`.

    Raises:
        ImpossibleValueError: as `to_ics`.
        FileError: if the file cannot be written; what stood there before stays.
    """
    text = to_ics(
        plan,
        zone=zone,
        alarm_minutes=alarm_minutes,
        movement_breaks=movement_breaks,
        stamp=stamp,
    )
    write_whole(path, text.encode())


def _wishes(
    plan: Plan, stamp: dt.datetime | None, alarm_minutes: int | None, zone: ZoneInfo | None
) -> _Wishes:
    if alarm_minutes is not None:
        refuse_unless_whole("alarm_minutes", alarm_minutes, 0, LONGEST_ALARM)
    if stamp is None:
        stamp = dt.datetime(plan.start.year, plan.start.month, plan.start.day, tzinfo=dt.UTC)
    if stamp.utcoffset() is None:
        raise ImpossibleValueError(f"a stamp needs a zone: {stamp!r}", "stamp")
    return _Wishes(
        stamp=stamp.astimezone(dt.UTC),
        sequence=revision(plan),
        zone=zone,
        alarm_minutes=alarm_minutes,
    )


def _breaks(plan: Plan, wishes: _Wishes) -> list[Event]:
    return [_event(entry, wishes) for entry in movement_breaks(plan)]


def _text(calendar: Calendar) -> str:
    written: bytes = calendar.to_ical(sorted=False)
    return written.decode()


def _calendar(
    name: str, own: str, events: Sequence[Event], zone: Timezone | None = None
) -> Calendar:
    from icalendar import Calendar  # noqa: PLC0415  # keeps the command line quick

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("uid", own)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for component in (*([] if zone is None else [zone]), *events):
        calendar.add_component(component)
    return calendar


def _event(entry: Entry, wishes: _Wishes) -> Event:
    from icalendar import Event  # noqa: PLC0415  # keeps the command line quick

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", wishes.stamp)
    event.add("sequence", wishes.sequence)
    _add_times(event, entry, wishes.zone if entry.zoned else None)
    event.add("summary", entry.summary)
    if entry.description:
        event.add("description", entry.description)
    if entry.cancelled:
        event.add("status", "CANCELLED")
    event.add("transp", "OPAQUE" if entry.busy and entry.time else "TRANSPARENT")
    if entry.repeat is not None:
        _add_repeat(event, entry, entry.repeat)
    if entry.rings and wishes.alarm_minutes is not None:
        event.add_component(_alarm(entry, wishes.alarm_minutes))
    return event


def _add_times(event: Event, entry: Entry, zone: ZoneInfo | None) -> None:
    """A whole day, or a moment and how long; a length is right also when clocks change."""
    if not entry.time:
        event.add("dtstart", _day(entry.on))
        event.add("dtend", _day(entry.on.add(days=1)))
        return
    event.add("dtstart", _moment(entry.on, entry.time, zone))
    if entry.minutes:
        event.add("duration", dt.timedelta(minutes=entry.minutes))


def _day(on: pendulum.Date) -> dt.date:
    return dt.date(on.year, on.month, on.day)


def _moment(on: pendulum.Date, time: str, zone: ZoneInfo | None) -> dt.datetime:
    """A time of a day; one that the clocks leave out is the moment an hour later."""
    naive = dt.datetime.combine(_day(on), dt.time.fromisoformat(time))
    if zone is None:
        return naive
    return naive.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)


def _add_repeat(event: Event, entry: Entry, repeat: Repeat) -> None:
    """The rule, and one property for each day that is left out: some read one value only."""
    from icalendar import vRecur  # noqa: PLC0415  # keeps the command line quick

    days = [day.value[:2].upper() for day in repeat.days]
    until = _moment(repeat.until, entry.time, None)
    event.add("rrule", vRecur(freq="WEEKLY", until=until, byday=days))
    for day in repeat.without:
        event.add("exdate", _moment(day, entry.time, None))


def _alarm(entry: Entry, minutes: int) -> Alarm:
    from icalendar import Alarm  # noqa: PLC0415  # keeps the command line quick

    before = dt.timedelta(minutes=-minutes if entry.minutes else 0)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.summary)
    alarm.add("trigger", before if entry.time else WHOLE_DAY_ALARM)
    return alarm


def _timezone(zone: ZoneInfo, plan: Plan) -> Timezone:
    """Each change of the clocks by itself: some read only the first of several in a list."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard  # noqa: PLC0415  # the same

    made = Timezone()
    made.add("tzid", zone.key)
    for shift in shifts(zone, _day(plan.start), _day(plan.end)):
        part = TimezoneDaylight() if shift.summer else TimezoneStandard()
        part.add("dtstart", shift.at)
        part.add("tzoffsetfrom", shift.before)
        part.add("tzoffsetto", shift.after)
        part.add("tzname", shift.name)
        made.add_component(part)
    return made
