"""A prescription to the exercises that may take its place.

Not every neighbour on the ladder may: what a review would stop is left out, and
what the person already does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.frequency import PerWeek
from hipflex_plan.languages import language_of
from hipflex_plan.prescription import Prescription
from hipflex_plan.progression import Maintain
from hipflex_plan.quantities import Side
from hipflex_plan.reviewing import stops
from hipflex_plan.translating import with_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pendulum

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.plan import Plan


@attrs.frozen
class Neighbours:
    """Slugs of the easier and the harder exercises, the usual one first."""

    easier: tuple[str, ...]
    harder: tuple[str, ...]


def neighbours(
    plan: Plan,
    prescription: Prescription,
    day: pendulum.Date,
    others: Iterable[Prescription],
    catalogue: Catalogue,
) -> Neighbours:
    """What may take the place of a prescription from a day on, beside the *others*."""
    exercise = prescription.exercise
    known = exercise.slug in catalogue
    easier = catalogue.regressions(exercise.slug) if known else ()
    harder = [one.slug for one in exercise.progressions if one.slug in catalogue]
    done = tuple(others)

    def allowed(slug: str) -> bool:
        new = spoken(in_place_of(prescription, catalogue[slug], done), plan, catalogue)
        return _is_room(plan, new, done) and not stops(plan.program, new.exercise, _left(plan, day))

    return Neighbours(tuple(filter(allowed, easier)), tuple(filter(allowed, harder)))


def in_place_of(
    prescription: Prescription, exercise: Exercise, beside: Iterable[Prescription]
) -> Prescription:
    """An exercise as it is usual, for one leg where the one before was for one leg.

    Strength work is done on no more days than that which is *beside* it or was before,
    so that no day of rest and no other exercise has to move.
    """
    dosage, often = exercise.usual.dosage, exercise.usual.frequency
    if prescription.side in (Side.LEFT, Side.RIGHT) and dosage.side is Side.EACH:
        dosage = attrs.evolve(dosage, side=prescription.side)
    instead = Maintain(f"In place of {prescription.exercise.slug}.")
    made = Prescription(exercise, dosage, often, instead, response=None)
    days = max((one.frequency.days for one in beside if one.needs_rest_days), default=often.days)
    if made.needs_rest_days and days < often.days:
        return attrs.evolve(made, frequency=PerWeek(days, often.times))
    return made


def spoken(new: Prescription, plan: Plan, catalogue: Catalogue) -> Prescription:
    """A prescription whose exercise has the words that the patient of a plan reads."""
    language = language_of(plan.program.language)
    return attrs.evolve(new, exercise=with_words(new.exercise, language, catalogue))


def _left(plan: Plan, day: pendulum.Date) -> range:
    """The weeks from a day to the end of its phase."""
    week = plan.week_of(day)
    _, phase, phase_week = plan.phase_of(week)
    return range(week, week + phase.weeks - phase_week + 1)


def _is_room(plan: Plan, new: Prescription, others: Iterable[Prescription]) -> bool:
    """Whether nobody else does it already, and its name means nothing else in the program."""
    slug = new.exercise.slug
    beside = {one.side for one in others if one.exercise.slug == slug}
    meant = (p.exercise for phase in plan.program.phases for p in phase.prescriptions)
    if any(one.slug == slug and one != new.exercise for one in meant):
        return False
    return not beside or {*beside, new.side} == {Side.LEFT, Side.RIGHT} != beside
