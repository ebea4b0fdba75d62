"""The bytes of a calendar to whether it is one of ours: nothing in it but what we write."""

from __future__ import annotations

from hipflex_plan.errors import FileError, Problem
from hipflex_plan.ics.calendars import PRODUCT
from hipflex_plan.languages.language import UNSEEN

PARTS = frozenset({"VCALENDAR", "VEVENT", "VALARM", "VTIMEZONE", "STANDARD", "DAYLIGHT"})
PROPERTIES = frozenset({
    "BEGIN", "END", "VERSION", "PRODID", "UID", "NAME", "X-WR-CALNAME", "DTSTAMP", "SEQUENCE",
    "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "RRULE",
    "EXDATE", "ACTION", "TRIGGER", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME",
})  # fmt: skip

HARD_SPACE = "\u00a0"
PARAMETERS = ("VALUE=", "TZID=")
FRAME = ("BEGIN:VCALENDAR", "END:VCALENDAR")


def refuse_other_calendars(content: bytes, name: str) -> None:
    """Refuse what `to_ics` does not write: a reminder that opens a file, a link, a sender.

    Raises:
        FileError: with the first line that is not ours.
    """
    try:
        lines = content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    except UnicodeDecodeError:
        lines = []
    if f"PRODID:{PRODUCT}" not in lines or (lines[0], lines[-1]) != FRAME:
        raise FileError(name, [Problem("", "this is no calendar of this library")])
    for line in lines:
        if not _ours(line):
            told = f"a calendar of this library does not say {line[:60]!r}"
            raise FileError(name, [Problem("", told)])


def _ours(line: str) -> bool:
    """Whether a line is one that we write, by its property and not by its words."""
    word, colon, value = line.partition(":")
    name, *parameters = word.split(";")
    known = name in PROPERTIES and all(one.startswith(PARAMETERS) for one in parameters)
    allowed = {"BEGIN": PARTS, "END": PARTS, "ACTION": frozenset({"DISPLAY"})}
    one_line = line.translate(UNSEEN).replace(HARD_SPACE, " ").isprintable()
    return bool(colon) and known and one_line and value in allowed.get(name, {value})
