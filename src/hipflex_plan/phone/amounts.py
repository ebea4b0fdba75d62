"""Plan to its exercises: each with its side once, and how much of it in which weeks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.exercise import Exercise
from hipflex_plan.handout.cards import weighted
from hipflex_plan.handout.days import weekdays_of
from hipflex_plan.handout.growth import growth
from hipflex_plan.phone.views import AmountView
from hipflex_plan.quantities import Side
from hipflex_plan.sessions import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription


@attrs.frozen
class Amount:
    """How much, in neighbouring weeks.

    Attributes:
        item: as it stands in the first session of these weeks.
        weeks: their numbers.
    """

    item: Item
    weeks: tuple[int, ...]

    @property
    def dosage(self) -> Dosage:
        """What to do each time."""
        return self.item.dosage

    @property
    def boxes(self) -> int:
        """The sets of a day, on one side."""
        return self.dosage.sets * self.item.times


@attrs.frozen
class Prescribed:
    """One exercise with one side, over the whole plan.

    Attributes:
        amounts: in the order of the weeks.
    """

    exercise: Exercise
    side: Side
    amounts: tuple[Amount, ...]

    @property
    def key(self) -> str:
        """Its name in the diary of the phone, as in ``wall-psoas-hold/left``."""
        return key_of(self.amounts[0].item)


def key_of(item: Item) -> str:
    """The name of an item in the diary of the phone."""
    return f"{item.exercise.slug}/{item.prescription.side.value}"


def prescribed(plan: Plan) -> tuple[Prescribed, ...]:
    """Each exercise with its side, in the order of the first phase that has it."""
    by_week: dict[str, dict[int, Item]] = {}
    order: dict[str, tuple[int, int]] = {}
    for session in plan.sessions:
        for item in session.items:
            by_week.setdefault(key_of(item), {}).setdefault(session.week, item)
            order.setdefault(key_of(item), (session.phase, item.number))
    return tuple(_prescribed(by_week[key]) for key in sorted(order, key=order.__getitem__))


def _prescribed(weeks: dict[int, Item]) -> Prescribed:
    first = next(iter(weeks.values()))
    runs = groupby(weeks.items(), key=lambda pair: (pair[1].dosage, pair[1].prescription))
    amounts = tuple(Amount(run[0][1], tuple(week for week, _ in run)) for run in map(_run, runs))
    return Prescribed(first.exercise, first.prescription.side, amounts)


def _run(group: tuple[object, Iterator[tuple[int, Item]]]) -> list[tuple[int, Item]]:
    return list(group[1])


def amount_view(amount: Amount, plan: Plan, language: Language) -> AmountView:
    """How much in these weeks, to the patient."""
    item, dosage = amount.item, amount.dosage
    first = amount.weeks[0]
    days = [s.on for s in plan.in_week(first) if key_of(item) in map(key_of, s.items)]
    notes = wording.dose_notes(
        dosage, item.exercise, language, weighted=_weighted(plan, first, item)
    )
    own = language.own(item.prescription.note)
    side = language.said(wording.SIDES[dosage.side])
    line = wording.dose_line(dosage, language)
    return AmountView(
        weeks=" ".join(map(str, amount.weeks)),
        head=_head(amount.weeks, language),
        numbers=wording.dose_numbers(dosage, item.exercise, language),
        line=f"{line}{language.text(', ')}{side}" if side else line,
        notes=tuple(filter(None, (*notes, own))),
        when=wording.when(item.prescription.frequency, weekdays_of(days), language),
    )


def _weighted(plan: Plan, week: int, item: Item) -> bool:
    return weighted(plan.phase_of(week)[1], item.number)


def _head(weeks: tuple[int, ...], language: Language) -> str:
    if len(weeks) == 1:
        return language.text("Week {week}", week=weeks[0])
    return language.text("Weeks {first} to {last}", first=weeks[0], last=weeks[-1])


def grows(found: Prescribed, plan: Plan, language: Language) -> tuple[str, ...]:
    """How it grows, in the sentences of its rules; each once."""
    told = []
    for amount in found.amounts:
        place, phase, in_phase = plan.phase_of(amount.weeks[0])
        prescription: Prescription = amount.item.prescription
        if prescription in plan.program.phases[place].prescriptions:
            first = amount.weeks[0] - in_phase + 1
            told.append(growth(prescription, phase, first, language).words)
    return tuple(dict.fromkeys(filter(None, told)))
