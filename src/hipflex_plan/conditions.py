"""A condition of a person: what it is, since when, and who has cleared it."""

from __future__ import annotations

import re
from typing import Literal, TypedDict

import attrs
import pendulum

from hipflex_plan.condition_kinds import KINDS, ConditionKind, refuse_unknown_condition
from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.validators import KindOrNone, Text, WholeOrNone, whole_number

LONGEST_DAYS = 36_500
WORST_GRADE = 3
LAST_TRIMESTER = 3


def _known(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    refuse_unknown_condition(value, attribute.name)


DETAILS: tuple[tuple[re.Pattern[str], Literal["days_ago", "grade", "trimester"], int], ...] = (
    (re.compile(r"(\d+) days? ago"), "days_ago", 1),
    (re.compile(r"(\d+) weeks? ago"), "days_ago", DAYS_IN_A_WEEK),
    (re.compile(r"grade (\d+)"), "grade", 1),
    (re.compile(r"trimester (\d+)"), "trimester", 1),
)
CLEARED = re.compile(r"cleared by (.+)")
SINCE = re.compile(r"since (\d{4}-\d{2}-\d{2})")


class _Details(TypedDict, total=False):
    """What a line says of a condition besides its name."""

    since: pendulum.Date
    days_ago: int
    grade: int
    trimester: int
    cleared_by: str


@attrs.frozen
class Condition:
    """What a person has, since when, and who has cleared it.

    Written in one line: ``falls-risk``, ``hip-arthroscopy, 8 weeks ago``,
    ``hip-flexor-strain, grade 1, since 2027-01-02``, ``pregnancy, trimester 2``,
    ``hip-replacement-anterior, cleared by Mr Shah``.

    Attributes:
        name: its key in the closed list.
        since: the day of the operation or injury, if it is known.
        days_ago: the days from it to the start of the program, if that is known.
        grade: of a strain, 1 to 3.
        trimester: of a pregnancy at the start of the program, 1 to 3.
        cleared_by: who has lifted the precautions; "" for nobody.
    """

    name: str = attrs.field(validator=_known)
    since: pendulum.Date | None = attrs.field(
        default=None, converter=on_the_day, validator=KindOrNone(pendulum.Date)
    )
    days_ago: int | None = attrs.field(default=None, validator=WholeOrNone(0, LONGEST_DAYS))
    grade: int | None = attrs.field(default=None, validator=WholeOrNone(1, WORST_GRADE))
    trimester: int | None = attrs.field(default=None, validator=WholeOrNone(1, LAST_TRIMESTER))
    cleared_by: str = attrs.field(default="", validator=Text(empty=True, longest=80))

    def __attrs_post_init__(self) -> None:
        """Refuse a detail that this condition does not have."""
        if self.since is not None and self.days_ago is not None:
            raise ImpossibleValueError("say since when or how long ago, not both", "since")
        for name in ("grade", "trimester"):
            if getattr(self, name) is not None and name not in self.kind.needs:
                raise ImpossibleValueError(f"{self.name} has no {name}", name)
        if "," in self.cleared_by or self.cleared_by != self.cleared_by.strip():
            message = f"cleared_by has no comma and no outer spaces: {self.cleared_by!r}"
            raise ImpossibleValueError(message, "cleared_by")

    @property
    def kind(self) -> ConditionKind:
        """Its entry in the closed list."""
        return KINDS[self.name]

    @classmethod
    def parse(cls, line: str) -> Condition:
        """Read a condition from its line.

        Raises:
            ImpossibleValueError: for a piece that is no detail of a condition.
        """
        if not isinstance(line, str):
            raise ImpossibleValueError(f"a condition is a line of text: {line!r}")
        name, *details = (piece.strip() for piece in line.split(","))
        told: _Details = {}
        for detail in details:
            found = _detail(detail)
            if not told.keys().isdisjoint(found):
                raise ImpossibleValueError(f"{detail!r} is said twice")
            told.update(found)
        return cls(name, **told)

    def __str__(self) -> str:
        """Its line."""
        pieces = [self.name]
        if self.grade is not None:
            pieces.append(f"grade {self.grade}")
        if self.trimester is not None:
            pieces.append(f"trimester {self.trimester}")
        if self.since is not None:
            pieces.append(f"since {self.since.isoformat()}")
        if self.days_ago is not None:
            weeks, days = divmod(self.days_ago, DAYS_IN_A_WEEK)
            count, unit = (weeks, "week") if weeks and not days else (self.days_ago, "day")
            pieces.append(f"{count} {unit}{'' if count == 1 else 's'} ago")
        if self.cleared_by:
            pieces.append(f"cleared by {self.cleared_by}")
        return ", ".join(pieces)

    def days_on(self, start: pendulum.Date | None, day: int) -> int | None:
        """The days from operation or injury to a *day* of the program, 0 for its first.

        None if that is not known; never less than 0.
        """
        if self.since is not None and start is not None:
            return max(0, start.toordinal() - self.since.toordinal() + day)
        return None if self.days_ago is None else self.days_ago + day


def _detail(words: str) -> _Details:
    """The one detail that a piece of a line says."""
    for pattern, field, factor in DETAILS:
        if found := pattern.fullmatch(words):
            counted: _Details = {}
            counted[field] = whole_number(found[1]) * factor
            return counted
    if found := CLEARED.fullmatch(words):
        return {"cleared_by": found[1].strip()}
    if found := SINCE.fullmatch(words):
        try:
            return {"since": pendulum.Date.fromisoformat(found[1])}
        except ValueError:
            raise ImpossibleValueError(f"no such day: {found[1]!r}") from None
    raise ImpossibleValueError(
        f"{words!r} is no detail; write '8 weeks ago', 'since 2027-01-04', 'grade 1', "
        "'trimester 2' or 'cleared by NAME'"
    )
