"""Intention, counted in weeks: prescriptions in phases, phases in a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.action_plan import ActionPlan
from hipflex_plan.availability import Availability
from hipflex_plan.claim import Claim, claims
from hipflex_plan.clinic import Clinic
from hipflex_plan.date_changes import DateChange, date_changes
from hipflex_plan.dates import on_the_day
from hipflex_plan.delivery import Delivery
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.evidence import Source, by_key, refuse_unless_carried
from hipflex_plan.frequency import Weekday, weekdays
from hipflex_plan.languages import SOURCE, a_language
from hipflex_plan.movement_breaks import MovementBreaks
from hipflex_plan.override import Override, overrides
from hipflex_plan.person import Person
from hipflex_plan.phases import Phase, named_sources, phases
from hipflex_plan.prescription import Prescription, Recorded, records
from hipflex_plan.quantities import Side
from hipflex_plan.scores import Test, tests
from hipflex_plan.screening import Screening
from hipflex_plan.validators import Kind, KindOrNone, Kinds, Text, Whole

if TYPE_CHECKING:
    from hipflex_plan.exercise import Exercise


@attrs.frozen
class Program:
    """What a person should do at home, counted in weeks from a start that may be open.

    Attributes:
        title: as it stands on the handout.
        phases: one after the other.
        start: the first day, if it is known; `schedule` can be given another.
        training_days: the days that the person offers; none for any day.
        patient: a name or a code; nothing is required.
        clinician: who prescribes, as it should be printed.
        goal: what the person wants to do again, in their own words.
        clinic: who to call.
        screening: the answers to red flags; None if nobody asked.
        person: what a review needs to know of the person; None if nobody asked.
        tests: what is measured at the start and again later.
        delivery: how the program is given, for the report.
        overrides: what a clinician decided in spite of an issue of the review.
        next_visit: the day of the next visit, if it is known.
        reference: a name for the plan, if the clinic has one.
        based_on: the slug of the protocol that the program began from.
        between_sessions: what to do besides the exercises, as the patient reads it.
        claims: what is known and what was chosen, each with its sources.
        known_sources: every source that the claims and the rules name.
        history: what the diary proposed and a clinician answered, the earliest first.
        availability: when the person can train, besides the training days.
        movement_breaks: when to stand up from sitting; None for no such advice.
        date_changes: what was postponed, paused, skipped, moved and extended, in the
            order in which it was decided.
        language: the code of the language that the patient reads, as in ``es``.
        action_plan: when and where, and what to do if something gets in the way.
        sessions_given: the highest number that a session of an earlier plan had; 0 if
            there was none.
    """

    title: str = attrs.field(validator=Text(longest=80))
    phases: tuple[Phase, ...] = attrs.field(converter=phases, validator=Kinds(Phase, 1))
    start: pendulum.Date | None = attrs.field(
        default=None, converter=on_the_day, validator=KindOrNone(pendulum.Date), kw_only=True
    )
    training_days: tuple[Weekday, ...] = attrs.field(
        default=(), converter=weekdays, validator=Kinds(Weekday), kw_only=True
    )
    patient: str = attrs.field(default="", validator=Text(empty=True, longest=80), kw_only=True)
    clinician: str = attrs.field(default="", validator=Text(empty=True, longest=80), kw_only=True)
    goal: str = attrs.field(default="", validator=Text(empty=True, longest=160), kw_only=True)
    clinic: Clinic = attrs.field(default=Clinic(), validator=Kind((Clinic,)), kw_only=True)
    screening: Screening | None = attrs.field(
        default=None, validator=KindOrNone(Screening), kw_only=True
    )
    person: Person | None = attrs.field(default=None, validator=KindOrNone(Person), kw_only=True)
    tests: tuple[Test, ...] = attrs.field(
        default=(), converter=tests, validator=Kinds(Test), kw_only=True
    )
    delivery: Delivery = attrs.field(default=Delivery(), validator=Kind((Delivery,)), kw_only=True)
    overrides: tuple[Override, ...] = attrs.field(
        default=(), converter=overrides, validator=Kinds(Override), kw_only=True
    )
    next_visit: pendulum.Date | None = attrs.field(
        default=None, converter=on_the_day, validator=KindOrNone(pendulum.Date), kw_only=True
    )
    reference: str = attrs.field(default="", validator=Text(empty=True, longest=60), kw_only=True)
    based_on: str = attrs.field(default="", validator=Text(empty=True, longest=60), kw_only=True)
    between_sessions: tuple[Claim, ...] = attrs.field(
        default=(), converter=claims, validator=Kinds(Claim), kw_only=True
    )
    claims: tuple[Claim, ...] = attrs.field(
        default=(), converter=claims, validator=Kinds(Claim), kw_only=True
    )
    known_sources: tuple[Source, ...] = attrs.field(
        default=(), converter=by_key, validator=Kinds(Source), kw_only=True
    )
    history: tuple[Recorded, ...] = attrs.field(
        default=(), converter=records, validator=Kinds(Recorded), kw_only=True
    )
    availability: Availability = attrs.field(
        default=Availability(), validator=Kind((Availability,)), kw_only=True
    )
    movement_breaks: MovementBreaks | None = attrs.field(
        default=None, validator=KindOrNone(MovementBreaks), kw_only=True
    )
    date_changes: tuple[DateChange, ...] = attrs.field(
        default=(), converter=date_changes, validator=Kinds(DateChange), kw_only=True
    )
    sessions_given: int = attrs.field(default=0, validator=Whole(0, 10_000), kw_only=True)
    action_plan: ActionPlan = attrs.field(
        default=ActionPlan(), validator=Kind((ActionPlan,)), kw_only=True
    )
    language: str = attrs.field(default=SOURCE, validator=a_language, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse sources that are not those it names, and two phases of one name."""
        refuse_unless_carried(self.title, self.source_keys, self.known_sources)
        self._refuse_two_of_one_slug()
        self._refuse_tests_that_cannot_be()
        names = [phase.name for phase in self.phases]
        for name in names:
            if names.count(name) > 1:
                raise ImpossibleValueError(f"two phases are called {name!r}", "phases")

    def _refuse_tests_that_cannot_be(self) -> None:
        used = [test.use for test in self.tests]
        for test in self.tests:
            if used.count(test.use) > 1:
                raise ImpossibleValueError(f"the test {test.use} is there twice", "tests")
            for week in test.retest_weeks:
                if week > self.weeks:
                    message = f"{test.use} is due in week {week}, but the program has {self.weeks}"
                    raise ImpossibleValueError(message, "tests")

    def _refuse_two_of_one_slug(self) -> None:
        meant: dict[str, Exercise] = {}
        for phase in self.phases:
            for prescription in phase.prescriptions:
                exercise = prescription.exercise
                if meant.setdefault(exercise.slug, exercise) != exercise:
                    message = f"two different exercises are called {exercise.slug}"
                    raise ImpossibleValueError(message, "phases")

    @property
    def weeks(self) -> int:
        """The weeks of all phases together."""
        return sum(phase.weeks for phase in self.phases)

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of all sources that claims and rules name, each once."""
        return named_sources((*self.between_sessions, *self.claims), self.phases)


def for_side(program: Program, side: Side) -> Program:
    """The program with every exercise that works each side on *side* only."""
    side = Side.of(side)
    if side is Side.BOTH:
        raise ImpossibleValueError("choose left, right or each: the exercises work one leg", "side")
    return attrs.evolve(
        program,
        phases=[
            attrs.evolve(phase, prescriptions=[_on(p, side) for p in phase.prescriptions])
            for phase in program.phases
        ],
    )


def _on(prescription: Prescription, side: Side) -> Prescription:
    if prescription.side is not Side.EACH:
        return prescription
    return attrs.evolve(prescription, dosage=attrs.evolve(prescription.dosage, side=side))
