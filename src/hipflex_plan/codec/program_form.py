"""The keys of a program file, and the type of what stands behind each."""

from __future__ import annotations

import attrs
import pendulum

from hipflex_plan.action_plan import ActionPlan
from hipflex_plan.adaptation import Change
from hipflex_plan.availability import Availability
from hipflex_plan.claim import Claim
from hipflex_plan.clinic import Clinic
from hipflex_plan.codec.writing import PROGRAM_FORMAT
from hipflex_plan.date_changes import DateChange
from hipflex_plan.delivery import Delivery
from hipflex_plan.frequency import Weekday
from hipflex_plan.languages import SOURCE
from hipflex_plan.movement_breaks import MovementBreaks
from hipflex_plan.override import Override
from hipflex_plan.person import Person
from hipflex_plan.phases import Phase
from hipflex_plan.prescription import Prescription, Recorded
from hipflex_plan.quantities import Side
from hipflex_plan.scores import Test
from hipflex_plan.screening import Screening


@attrs.frozen(kw_only=True)
class ProgramForm:
    """The keys of a program file."""

    format: str = PROGRAM_FORMAT
    title: str | None = None
    start: pendulum.Date | None = None
    training_days: tuple[Weekday, ...] = ()
    patient: str = ""
    clinician: str = ""
    goal: str = ""
    clinic: Clinic = Clinic()
    screening: Screening | None = None
    person: Person | None = None
    tests: tuple[Test, ...] = ()
    delivery: Delivery = Delivery()
    overrides: tuple[Override, ...] = ()
    history: tuple[Recorded, ...] = ()
    availability: Availability = Availability()
    movement_breaks: MovementBreaks | None = None
    date_changes: tuple[DateChange, ...] = ()
    sessions_given: int = 0
    action_plan: ActionPlan = ActionPlan()
    language: str = SOURCE
    next_visit: pendulum.Date | None = None
    reference: str = ""
    based_on: str = ""
    between_sessions: tuple[Claim, ...] = ()
    claims: tuple[Claim, ...] = ()
    protocol: str = ""
    side: Side | None = None
    changes: dict[str, Change] = attrs.field(factory=dict)
    additions: dict[str, tuple[Prescription, ...]] = attrs.field(factory=dict)
    phases: tuple[Phase, ...] | None = None


KEYS = frozenset({"exercises", "sources", *(field.name for field in attrs.fields(ProgramForm))})
"""What may stand at the top of a program file."""
PERSONAL = (
    "start",
    "training_days",
    "patient",
    "clinician",
    "goal",
    "clinic",
    "screening",
    "person",
    "tests",
    "delivery",
    "overrides",
    "history",
    "availability",
    "movement_breaks",
    "date_changes",
    "sessions_given",
    "action_plan",
    "language",
    "next_visit",
    "reference",
)
