"""Plan to the files that its handout carries, and a handout back to its plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.codec import plan_from_json, plan_to_json, program_text
from hipflex_plan.codec.recognising import SUFFIXES, refuse_other_documents
from hipflex_plan.documents import MOST_VALUES
from hipflex_plan.errors import LONGEST_LIST, FileError, Problem
from hipflex_plan.handout.carrying import Carried, CarriedFile
from hipflex_plan.ics import refuse_other_calendars, to_ics
from hipflex_plan.pdf_files import Attachment, attachments_of, pdf_bytes
from hipflex_plan.plan import Plan
from hipflex_plan.whole_files import read_whole, text_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from hipflex_plan.progression import ProgressionRule
    from hipflex_plan.response import ResponseRule

PLAN_NAME = "plan.json"
CALENDAR_NAME = "plan.ics"
PROGRAM_STEM = "program"
"""What a program file is called within a PDF if its own name cannot be."""
LONGEST_NAME = 200
MEDIA_TYPES = {
    ".toml": "application/toml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".json": "application/json",
    ".ics": "text/calendar",
}
SOURCE, DATA, SUPPLEMENT = "Source", "Data", "Supplement"
NOT_OURS = (
    "it carries no {what}: it is no handout of this library, or was printed without its files"
)
OWN_RULE = "a clinic's own rule is given with rules=, as in hp.open_handout(path, rules=[OurRule])"


def carried(
    plan: Plan,
    program_file: str | os.PathLike[str] | None = None,
    *,
    archive: bool = False,
) -> Carried:
    """The files that a handout of a plan carries: program file, plan and calendar.

    Args:
        plan: the plan that is printed.
        program_file: the file that it was made from, carried byte for byte under its own
            name; None if there is none: then its program is written as TOML.
        archive: whether the PDF is to be PDF/A-3a as well.

    Raises:
        FileError: if the program file cannot be read, or is none.
    """
    name, content = _program(plan, program_file)
    files = [
        _file(plan, name, content, SOURCE, "Program file as it was written"),
        _file(plan, PLAN_NAME, plan_to_json(plan).encode(), DATA, "The plan that is printed"),
        _file(plan, CALENDAR_NAME, to_ics(plan).encode(), SUPPLEMENT, "The plan as a calendar"),
    ]
    return Carried(files, archive=archive)


def _program(plan: Plan, path: str | os.PathLike[str] | None) -> tuple[str, bytes]:
    if path is None:
        return f"{PROGRAM_STEM}.toml", program_text(plan.program).encode()
    file, content = Path(path), read_whole(path)
    refuse_other_documents(content, file.suffix, str(path))
    taken = file.name.lower() in (PLAN_NAME, CALENDAR_NAME) or not _is_plain(file.name)
    return f"{PROGRAM_STEM}{file.suffix}" if taken else file.name, content


def _is_plain(name: str) -> bool:
    """Whether a name is that of a program file in no folder, with nothing odd in it."""
    within = not set("/\\:") & set(name) and not name.startswith(".")
    fits = 0 < len(name) <= LONGEST_NAME and name.isprintable()
    return within and fits and Path(name).suffix.lower() in SUFFIXES


def _file(
    plan: Plan, name: str, content: bytes, relationship: str, description: str
) -> CarriedFile:
    first = plan.start
    return CarriedFile(
        name=name,
        content=content,
        media_type=MEDIA_TYPES[Path(name).suffix.lower()],
        relationship=relationship,
        description=description,
        made=dt.datetime(first.year, first.month, first.day, tzinfo=dt.UTC),
    )


@attrs.frozen
class OpenedHandout:
    """What a handout carried, checked.

    Attributes:
        program_name: the name of the program file: a plain name, in no folder.
        program_text: the program file, byte for byte.
        plan: the plan that was printed.
        calendar: the plan as a calendar (iCalendar), byte for byte.
    """

    program_name: str
    program_text: bytes = attrs.field(repr=False)
    plan: Plan
    calendar: bytes = attrs.field(repr=False)


def open_handout(
    path: str | os.PathLike[str], rules: Iterable[type[ProgressionRule | ResponseRule]] = ()
) -> OpenedHandout:
    """Take the program file, the plan and the calendar out of a handout.

    ``plan_to_json(opened.plan)`` is the plan that the PDF carries, byte for byte.

    Args:
        path: a PDF that `write_pdf` or the command line printed with its files.
        rules: a clinic's own rules, as for `load_plan`.

    Raises:
        FileError: if it is no PDF, broken, encrypted or too large, if it carries none of
            our files, or if one of them is not what it should be.
    """
    handout = HandoutFiles.of(path)
    program = handout.program()
    return OpenedHandout(
        program.name, program.content, handout.plan(rules), handout.calendar().content
    )


@attrs.frozen
class HandoutFiles:
    """What a PDF carries, each checked when it is asked for.

    Attributes:
        name: the PDF, as the user named it.
        files: what it carries, by name, whoever made it.
    """

    name: str
    files: Mapping[str, Attachment] = attrs.field(repr=False)

    @classmethod
    def of(cls, path: str | os.PathLike[str]) -> HandoutFiles:
        """What a PDF file carries.

        Raises:
            FileError: if it is no PDF, broken, encrypted or too large.
        """
        return cls(str(path), attachments_of(pdf_bytes(path), str(path)))

    def program(self) -> Attachment:
        """The program file.

        Raises:
            FileError: if there is none, or if what is there is no program file.
        """
        named = (one for one in self.files.values() if one.relationship == SOURCE)
        file = next((one for one in named if _is_plain(one.name)), None)
        if file is None:
            raise self._missing("program file")
        refuse_other_documents(file.content, Path(file.name).suffix, f"{self.name}: {file.name}")
        return file

    def plan(self, rules: Iterable[type[ProgressionRule | ResponseRule]] = ()) -> Plan:
        """The plan; *rules* are a clinic's own, as for `load_plan`.

        Raises:
            FileError: if there is none, or if it cannot be read, with every problem.
        """
        name = f"{self.name}: {PLAN_NAME}"
        text = text_of(self._named(PLAN_NAME, "plan").content, name)
        if text.count("{") > MOST_VALUES:
            raise FileError(name, [Problem("", f"the plan has more than {MOST_VALUES} entries")])
        try:
            return plan_from_json(text, rules, name)
        except FileError as error:
            unknown = any(problem.message.startswith("no rule ") for problem in error.problems)
            told = [Problem("", OWN_RULE)] if unknown else []
            raise FileError(name, [*error.problems[:LONGEST_LIST], *told]) from None

    def plan_text(self) -> bytes:
        """The plan as the PDF carries it, after it was read.

        Raises:
            FileError: as `plan`.
        """
        self.plan()
        return self.files[PLAN_NAME].content

    def calendar(self) -> Attachment:
        """The calendar.

        Raises:
            FileError: if there is none, or if it is none of ours.
        """
        file = self._named(CALENDAR_NAME, "calendar")
        refuse_other_calendars(file.content, f"{self.name}: {CALENDAR_NAME}")
        return file

    def _named(self, name: str, what: str) -> Attachment:
        if name not in self.files:
            raise self._missing(what)
        return self.files[name]

    def _missing(self, what: str) -> FileError:
        return FileError(self.name, [Problem("", NOT_OURS.format(what=what))])
