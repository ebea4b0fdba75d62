"""Plan to cards: each exercise of each phase, as the patient reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout.days import weekdays_of
from hipflex_plan.handout.growth import Growth, growth
from hipflex_plan.handout.pictures import Pictures, picture
from hipflex_plan.handout.views import Card, Chapter
from hipflex_plan.load import Weight
from hipflex_plan.quantities import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.program import Phase

LONGEST_DOSE_BESIDE_A_NOTE = 4


def chapters(plan: Plan, pictures: Pictures) -> tuple[Chapter, ...]:
    """The cards of each phase; the only phase of a plan has no heading."""
    made, first = [], plan.first_week
    several = len(plan.program.phases) > 1
    for phase in plan.program.phases:
        last = first + phase.weeks - 1
        weeks = f"Week {first}" if first == last else f"Weeks {first} to {last}"
        numbers = range(1, len(phase.prescriptions) + 1)
        cards = tuple(_card(n, phase, plan, first, pictures) for n in numbers)
        goes_on = "Finished when" if phase is plan.program.phases[-1] else "Move on when"
        until = f"{goes_on}: {phase.move_on_when}" if phase.move_on_when else ""
        text = " ".join(part for part in (phase.goal, until) if part)
        head = f"{weeks}: {phase.name}"
        made.append(Chapter(head, text, cards) if several else Chapter("", "", cards))
        first = last + 1
    return tuple(made)


def weighted(phase: Phase, number: int) -> bool:
    """Whether an exercise has a weight in some week of the phase."""
    return any(isinstance(dosage.load, Weight) for dosage in phase.dosages[number - 1])


def _card(number: int, phase: Phase, plan: Plan, first_week: int, pictures: Pictures) -> Card:
    prescription = phase.prescriptions[number - 1]
    exercise, dosage = prescription.exercise, prescription.dosage
    grows = growth(prescription, phase, first_week)
    own = [s.on for s in plan.in_week(first_week) if number in {i.number for i in s.items}]
    numbers = wording.dose_numbers(dosage, exercise)
    beside, below = _notes(prescription, numbers, weighted=weighted(phase, number))
    technique = exercise.technique
    return Card(
        number=number,
        name=wording.name_with_side(exercise.name, dosage.side),
        when=wording.when(prescription.frequency, weekdays_of(own)),
        tail=_tail(dosage, grows, first_week, phase.weeks),
        dose=numbers,
        beside=beside,
        below=tuple(below),
        steps=_steps(prescription),
        feel=wording.patients(technique.feel, dosage.side),
        watch=wording.patients(" ".join(technique.common_errors), dosage.side),
        safety=wording.patients(technique.safety, dosage.side),
        growth=grows,
        picture=picture(exercise, dosage.side, pictures, tall=not grows.words),
    )


def _tail(dosage: Dosage, grows: Growth, first_week: int, weeks: int) -> str:
    """For which weeks the large dose is, and for which leg."""
    if not grows.tables:
        when = "Every week" if weeks > 1 else "This week"
    else:
        head = grows.tables[0].heads[0]
        when = f"In week {head}" if head == str(first_week) else f"In weeks {head}"
    side = wording.SIDES[dosage.side]
    return f"{when}, {side}" if side else when


def _notes(
    prescription: Prescription, numbers: Sequence[tuple[str, str]], *, weighted: bool
) -> tuple[str, list[str]]:
    """The note beside the dose, and those below; all below where the dose is wide."""
    notes = wording.dose_notes(prescription.dosage, prescription.exercise, weighted=weighted)
    said = [*(wording.glued(note) for note in notes), *filter(None, [prescription.note])]
    letters = sum(len(number) for number, _ in numbers)
    if not said or letters > LONGEST_DOSE_BESIDE_A_NOTE:
        return "", said
    return said[0], said[1:]


def _steps(prescription: Prescription) -> tuple[str, ...]:
    exercise, side = prescription.exercise, prescription.side
    steps = tuple(wording.patients(step, side) for step in exercise.technique.steps)
    changes = side is Side.EACH and not exercise.alternates
    return (*steps, wording.OTHER_LEG) if changes else steps
