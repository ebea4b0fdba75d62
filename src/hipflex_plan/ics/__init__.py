"""Plan to iCalendar: the sessions, visits and tests of a plan, for any phone or computer."""

from hipflex_plan.ics.calendars import movement_breaks_to_ics, to_ics, write_ics
from hipflex_plan.ics.recognising import refuse_other_calendars
from hipflex_plan.ics.zones import time_zone

__all__ = ["movement_breaks_to_ics", "refuse_other_calendars", "time_zone", "to_ics", "write_ics"]
