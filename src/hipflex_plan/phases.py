"""Some weeks with one goal: what is prescribed in them, and what its rules rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.dosage import Dosage
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import Weekday, weekdays
from hipflex_plan.prescription import Prescription
from hipflex_plan.progression import ProgressionRule, WeekTable
from hipflex_plan.quantities import Side
from hipflex_plan.validators import Kind, Kinds, Text, Whole, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipflex_plan.claim import Claim

MOST_WEEKS_IN_A_PHASE = 52


def _prescriptions(value: Iterable[Prescription]) -> tuple[Prescription, ...]:
    return as_tuple(value)


@attrs.frozen
class Phase:
    """Some weeks with one goal, and what must be true to move on.

    Attributes:
        name: as it stands on the handout where there are several phases.
        weeks: how long it lasts.
        prescriptions: in the order in which they are done.
        goal: a line to the patient; "" for none.
        move_on_when: what must be true to move on; "" for none.
        continues: whether it is the phase before it, going on after a change.
        strength_days: the days of its strength work, where they must not move any more
            after a change; none where they are chosen among the training days.
        days_beside: those that everything else was put beside before the first change;
            None for the days of the strength work.
        dosages: those of each prescription, week by week, as its rule gives them.

    Raises:
        ImpossibleValueError: for a phase without weeks or prescriptions, or one
            that holds the same exercise for the same side twice.
        ProgressionError: if a rule fails in one of the weeks.
    """

    name: str = attrs.field(validator=Text(longest=60))
    weeks: int = attrs.field(validator=Whole(1, MOST_WEEKS_IN_A_PHASE))
    prescriptions: tuple[Prescription, ...] = attrs.field(
        converter=_prescriptions, validator=Kinds(Prescription, 1)
    )
    goal: str = attrs.field(default="", validator=Text(empty=True), kw_only=True)
    move_on_when: str = attrs.field(default="", validator=Text(empty=True), kw_only=True)
    continues: bool = attrs.field(default=False, validator=Kind((bool,)), kw_only=True)
    strength_days: tuple[Weekday, ...] = attrs.field(
        default=(), converter=weekdays, validator=Kinds(Weekday), kw_only=True
    )
    days_beside: tuple[Weekday, ...] | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(weekdays),
        validator=attrs.validators.optional(Kinds(Weekday)),
        kw_only=True,
    )
    dosages: tuple[tuple[Dosage, ...], ...] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is prescribed twice, and reckon all weeks of all rules."""
        sides: dict[str, set[Side]] = {}
        for prescription in self.prescriptions:
            taken = sides.setdefault(prescription.exercise.slug, set())
            if taken and (
                prescription.side in taken or taken | {prescription.side} != {Side.LEFT, Side.RIGHT}
            ):
                raise ImpossibleValueError(
                    f"{prescription.exercise.slug} is prescribed twice for the same side"
                )
            taken.add(prescription.side)
            told = getattr(prescription.progression, "weeks", 0)
            if isinstance(prescription.progression, WeekTable) and told > self.weeks:
                raise ImpossibleValueError(
                    f"the table of {prescription.exercise.slug} has {told} weeks, "
                    f"but the phase has {self.weeks}",
                    "weeks",
                )
        weeks = range(1, self.weeks + 1)
        table = tuple(tuple(p.in_week(week) for week in weeks) for p in self.prescriptions)
        object.__setattr__(self, "dosages", table)


def phases(value: Iterable[Phase]) -> tuple[Phase, ...]:
    """Take a list of phases."""
    return as_tuple(value)


def named_sources(claims: tuple[Claim, ...], phases: tuple[Phase, ...]) -> tuple[str, ...]:
    """The keys of all sources that claims and the rules in phases name, each once."""
    keys = [key for claim in claims for key in claim.sources]
    for phase in phases:
        for prescription in phase.prescriptions:
            keys.extend(rule_sources(prescription.progression))
    return tuple(dict.fromkeys(keys))


def rule_sources(rule: ProgressionRule) -> tuple[str, ...]:
    """The source keys that a rule names, and those of the rules within it."""
    named = getattr(rule, "sources", ())
    named_within = (getattr(rule, name, None) for name in ("over", "first", "then"))
    within = [one for one in named_within if one is not None]
    inner = [key for one in within if isinstance(one, ProgressionRule) for key in rule_sources(one)]
    return (*named, *inner)
