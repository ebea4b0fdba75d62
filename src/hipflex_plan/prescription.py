"""One exercise with its dosage, and what a clinician decided about it later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.dosage import Dosage, dosage_of
from hipflex_plan.errors import ProgressionError
from hipflex_plan.exercise import Exercise
from hipflex_plan.frequency import Frequency, a_frequency, frequency
from hipflex_plan.progression import Maintain, ProgressionRule
from hipflex_plan.progression.rule import LONGEST_WEEKS
from hipflex_plan.quantities import Side
from hipflex_plan.response import Decision, ResponseRule
from hipflex_plan.validators import (
    Kind,
    KindOrNone,
    Name,
    Text,
    as_tuple,
    refuse_unless_whole,
)
from hipflex_plan.vocabulary import Purpose
from hipflex_plan.web_addresses import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen
class Prescription:
    """One exercise: how much, how often, and how it grows.

    Attributes:
        exercise: what to do.
        dosage: the dosage of week 1, or its line.
        frequency: how often, or its words.
        progression: how the dosage grows by week of the phase.
        response: what the diary says to do; None for the rules of safety alone.
        note: a line from the clinician to the patient; "" for none.
        warm_up: whether it warms up, and so comes first in a session.
        video: where it is shown, as in ``https://harbourstreet.example/lift``; "" for the
            video of the exercise, if it has one.

    Raises:
        ProgressionError: if the rule cannot be applied to this dosage, or if
            it gives another dosage than this one for week 1.
    """

    exercise: Exercise = attrs.field(validator=Kind((Exercise,)))
    dosage: Dosage = attrs.field(converter=dosage_of, validator=Kind((Dosage,)))
    frequency: Frequency = attrs.field(converter=frequency, validator=a_frequency)
    progression: ProgressionRule = attrs.field(
        default=Maintain(), validator=Kind((ProgressionRule,))
    )
    response: ResponseRule | None = attrs.field(
        default=None, validator=attrs.validators.optional(Kind((ResponseRule,))), kw_only=True
    )
    note: str = attrs.field(default="", validator=Text(empty=True, longest=120), kw_only=True)
    warm_up: bool = attrs.field(default=False, validator=Kind((bool,)), kw_only=True)
    video: str = attrs.field(default="", validator=web_address, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a rule whose first week is not what is prescribed."""
        first = self.in_week(1)
        if first != self.dosage:
            raise ProgressionError(
                f"week 1 is '{first}' by the rule, but '{self.dosage}' is prescribed",
                "progression",
            )

    def in_week(self, week: int) -> Dosage:
        """The dosage in a week of the phase, counted from 1."""
        refuse_unless_whole("week", week, 1, LONGEST_WEEKS)
        dosage = self.progression.dosage(self.dosage, week)
        if not isinstance(dosage, Dosage):
            name = type(self.progression).__name__
            raise ProgressionError(f"{name} gives {dosage!r} for week {week}, not a Dosage")
        return dosage

    @property
    def side(self) -> Side:
        """Which side works."""
        return self.dosage.side

    @property
    def shown_at(self) -> str:
        """The address of the video: its own, else that of the exercise; "" for none."""
        return self.video or self.exercise.video

    @property
    def place(self) -> tuple[str, str]:
        """The exercise and the side: what no other prescription of a phase has."""
        return (self.exercise.slug, self.side.value)

    def meets(self, other: Prescription) -> bool:
        """Whether both are the same exercise with at least one leg in common."""
        sides = {self.side, other.side}
        return self.exercise.slug == other.exercise.slug and sides != {Side.LEFT, Side.RIGHT}

    @property
    def needs_rest_days(self) -> bool:
        """Whether the same muscles rest on the day after (source: ``choice-rest-by-muscles``)."""
        return self.exercise.purpose in (Purpose.STRENGTH, Purpose.POWER)


class Answer(Name):
    """What a clinician did with a proposal."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    REFUSED = "refused"


def _decision(value: str) -> Decision:
    return Decision.of(value)


def _answer(value: str) -> Answer:
    return Answer.of(value)


@attrs.frozen(kw_only=True)
class Recorded:
    """A proposal, and the clinician's answer to it; it is kept with the program.

    Attributes:
        on: the first day on which it holds.
        decision: what was proposed.
        answer: what the clinician did with it.
        by: the clinician.
        rule: the rule that proposed it.
        reason: why, to the clinician.
        sentence: the same to the patient, in the patient's language.
        was: what was prescribed before.
        now: what is prescribed from that day; None for nothing.
        note: the clinician's own word on it.
    """

    on: pendulum.Date = attrs.field(converter=on_the_day, validator=Kind((pendulum.Date,)))
    decision: Decision = attrs.field(converter=_decision, validator=Kind((Decision,)))
    answer: Answer = attrs.field(converter=_answer, validator=Kind((Answer,)))
    by: str = attrs.field(validator=Text(longest=80))
    rule: str = attrs.field(validator=Text(longest=60))
    reason: str = attrs.field(validator=Text(longest=1000))
    sentence: str = attrs.field(validator=Text(longest=300))
    was: Prescription = attrs.field(validator=Kind((Prescription,)))
    now: Prescription | None = attrs.field(default=None, validator=KindOrNone(Prescription))
    note: str = attrs.field(default="", validator=Text(empty=True))

    @property
    def changes(self) -> bool:
        """Whether something else is prescribed from that day on."""
        return self.now != self.was


def records(value: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Take a list of records."""
    return as_tuple(value)
