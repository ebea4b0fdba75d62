"""Program and calendar to Plan.

What is kept, always: sessions a week exactly as prescribed, on days that are offered and
not away (what is prescribed daily is done every day), a day of rest between strength work
for the same muscles, no more minutes than a day has. Among the ways that keep it the best
is taken; `hipflex_plan.spacing.Week.cost` and ``docs/explanation/scheduling.md`` say what
that is. What cannot be kept is refused with the reason and a way out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.availability import Order
from hipflex_plan.choosing import UndecidedError
from hipflex_plan.date_changes import Happening, standing_still, still_valid
from hipflex_plan.dates import on_the_day
from hipflex_plan.demands import needs_days
from hipflex_plan.errors import ScheduleError
from hipflex_plan.fitting import demands_of, fitted_to, usual_of
from hipflex_plan.frequency import DAYS_IN_A_WEEK, Weekday, weekdays
from hipflex_plan.ordering import in_order
from hipflex_plan.plan import Plan
from hipflex_plan.screening import refuse_flagged
from hipflex_plan.sessions import Dropped, Item, Session
from hipflex_plan.unfitting import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hipflex_plan.date_changes import DateChange
    from hipflex_plan.demands import Demands
    from hipflex_plan.phases import Phase
    from hipflex_plan.program import Program
    from hipflex_plan.spacing import Pattern

LONGEST_NAME = 12
TOO_FULL = (
    "a week is so full that no days were found for all of it in very many tries: "
    "offer another day, allow more minutes, or prescribe less"
)


def schedule(
    program: Program,
    *,
    start: date | None = None,
    training_days: str | Iterable[str] | None = None,
    reference: str = "",
) -> Plan:
    """Put a program on dates. The program of the plan carries the dates and days chosen.

    Args:
        program: what to do; its own *start* and *training_days* hold unless
            others are given here.
        start: the first day of week 1; it may be any weekday.
        training_days: the offered weekdays, ``"mon wed fri"``; none for any day.
        reference: a name for the plan; made from patient and start if empty.

    Raises:
        ScreeningError: if the screening found what must be seen to first, and
            no clinician has overruled it.
        ScheduleError: if there is no start, or if the program does not fit the
            days; the message names what cannot hold together and ways out.
        MissingLibraryError: if holidays are asked for and their package is missing.
    """
    refuse_flagged(program.screening)
    first = on_the_day(start) or program.start
    if first is None:
        raise ScheduleError("a start date is needed, such as 2027-01-04")
    stopped = sum(span.days for span in standing_still(program.date_changes))
    days = program.weeks * DAYS_IN_A_WEEK + stopped
    if first.toordinal() + days > pendulum.Date.max.toordinal() - DAYS_IN_A_WEEK:
        raise ScheduleError(f"the calendar ends before the program does: it starts on {first}")
    chosen = program.training_days if training_days is None else weekdays(training_days)
    program = attrs.evolve(
        program, start=first, training_days=chosen, phases=[*_phases_in_order(program)]
    )
    try:
        demands = demands_of(program, first)
        fitted = fitted_to(demands)
    except UndecidedError:
        raise ScheduleError(TOO_FULL) from None
    if fitted is None:
        raise refusal(demands)
    slots = _changed(list(_slots(demands, fitted)), program.date_changes)
    return Plan(
        program,
        first,
        reference or program.reference or _reference(program.patient, first),
        [
            Session(number, slot.on, slot.week, slot.phase, slot.items)
            for number, slot in enumerate(slots, start=1)
            if slot.items
        ],
        dropped=[
            Dropped(number, slot.on) for number, slot in enumerate(slots, start=1) if not slot.items
        ],
    )


def _phases_in_order(program: Program) -> Iterator[Phase]:
    """The phases with their prescriptions in the order of a session."""
    for phase in program.phases:
        ordered = in_order(phase.prescriptions)
        if ordered == phase.prescriptions or program.availability.order is Order.AS_WRITTEN:
            yield phase
        else:
            yield attrs.evolve(phase, prescriptions=ordered)


def strength_days(plan: Plan) -> list[tuple[Weekday, ...]]:
    """The usual days of the strength work of each phase of a plan, as `schedule` takes them."""
    demands = demands_of(plan.program, plan.start)
    usual = usual_of(demands)
    found = []
    for stretch in demands.stretches:
        days = {
            day
            for place, prescription in enumerate(stretch.prescriptions)
            if prescription.needs_rest_days
            for day in usual.get((stretch.place, place), ())
        }
        found.append(tuple(day for day in Weekday if day in days))
    return found


def _reference(patient: str, start: date) -> str:
    """``AL-2027-01-04``: a short name as it is, of a long one the first letters."""
    words = re.findall(r"[^\W_]+", patient)
    name = "".join(words)
    if len(name) > LONGEST_NAME:
        name = "".join(word[0] for word in words)[:LONGEST_NAME].upper()
    return f"{name}-{start.isoformat()}".removeprefix("-")


@attrs.frozen
class _Slot:
    """A day on which something is or was to be done."""

    on: pendulum.Date
    week: int
    phase: int
    items: tuple[Item, ...]


def _slots(demands: Demands, patterns: Sequence[Pattern]) -> Iterator[_Slot]:
    """The days with something to do, as the weeks have them."""
    number = 0
    for stretch in demands.stretches:
        for phase_week in range(1, stretch.phase.weeks + 1):
            chosen = dict(zip(demands.needs_of(stretch), patterns[number], strict=False))
            number += 1
            for day, date in enumerate(demands.weeks.days_of(number)):
                due = {p for p, days in chosen.items() if day in days}
                items = tuple(
                    Item(place, stretch.prescriptions[p], stretch.dosage(p, phase_week))
                    for place, p in stretch.on(date)
                    if p in due or p not in chosen
                )
                if items:
                    yield _Slot(date, number, stretch.place, items)


def _changed(slots: list[_Slot], changes: tuple[DateChange, ...]) -> list[_Slot]:
    """The days after what was skipped and moved; one that is left empty keeps its place."""
    for change in still_valid(changes):
        if change.what is Happening.SKIPPED:
            slots = [attrs.evolve(s, items=()) if s.on in change.span else s for s in slots]
        else:
            slots = _moved(slots, change)
    return slots


def _moved(slots: list[_Slot], change: DateChange) -> list[_Slot]:
    """The days after what is not daily went from one day to another."""
    moving = next((slot for slot in slots if slot.on == change.on), None)
    if moving is None:
        return slots
    going = tuple(item for item in moving.items if needs_days(item.prescription))
    staying = tuple(item for item in moving.items if item not in going)
    taken = next((slot for slot in slots if slot.on == change.to and slot.items), None)
    if taken is None and not staying:
        there = attrs.evolve(moving, on=change.to)
        return sorted((there if slot is moving else slot for slot in slots), key=lambda s: s.on)
    made = [attrs.evolve(slot, items=staying) if slot is moving else slot for slot in slots]
    if taken is None:
        made.append(attrs.evolve(moving, on=change.to, items=going))
        return sorted(made, key=lambda slot: slot.on)
    items = tuple(sorted((*taken.items, *going), key=lambda item: item.number))
    return [attrs.evolve(slot, items=items) if slot is taken else slot for slot in made]
