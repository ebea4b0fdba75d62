"""Plan and diary to what is in force on a day, and what is known of it up to there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.diary import Rows, sets_of, sides_of
from hipflex_plan.progression import Maintain
from hipflex_plan.quantities import Side
from hipflex_plan.response import Decision, History, LoadStep, Planned, ResponseRule, StopSigns
from hipflex_plan.response.rule import name_of

if TYPE_CHECKING:
    from collections.abc import Collection

    import pendulum

    from hipflex_plan.performance import Performance
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription, Recorded
    from hipflex_plan.sessions import Item
    from hipflex_plan.swapping import Neighbours

STOP_SIGNS = name_of(StopSigns())


def in_force(
    plan: Plan, day: pendulum.Date, done: Collection[tuple[int, str]] = ()
) -> tuple[Prescription, ...]:
    """What is prescribed on a day, each with the dosage that was last to be done.

    A session of that day, or a later one, counts where it was *done* already, by its
    number and the exercise. Where nothing was to be done since the last change, the
    dosage is that of the week.
    """
    week = plan.week_of(day)
    place, phase, phase_week = plan.phase_of(week)
    before = week - phase_week
    while place > 0 and plan.program.phases[place].continues:
        place -= 1
        before -= plan.program.phases[place].weeks
    found = []
    for prescription, dosages in zip(phase.prescriptions, phase.dosages, strict=True):
        last = _last_item(plan, prescription, day, before, done)
        dosage = last.dosage if last else dosages[phase_week - 1]
        found.append(attrs.evolve(prescription, dosage=dosage, progression=Maintain()))
    return tuple(found)


def _last_item(
    plan: Plan,
    prescription: Prescription,
    day: pendulum.Date,
    after_week: int,
    done: Collection[tuple[int, str]],
) -> Item | None:
    changed = [
        record.on
        for record in plan.program.history
        if record.now is not None and record.now.place == prescription.place and record.changes
    ]
    since = max(changed, default=plan.start)
    items = [
        item
        for session in plan.sessions
        if since <= session.on and session.week > after_week
        for item in session.items
        if item.prescription.place == prescription.place
        and (session.on < day or (session.number, item.exercise.slug) in done)
    ]
    return items[-1] if items else None


def histories_of(
    plan: Plan,
    prescription: Prescription,
    rows: Rows,
    day: pendulum.Date,
    around: Neighbours,
) -> list[History]:
    """What is known of a prescription, for each side that is written down alone."""
    slug = prescription.exercise.slug
    opposite = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
    answered = [r for r in plan.program.history if r.was.place == prescription.place]
    sides = (Side.LEFT, Side.RIGHT) if prescription.side is Side.EACH else (prescription.side,)
    return [
        History(
            exercise=prescription.exercise,
            side=side,
            dosage=prescription.dosage,
            planned=_planned(plan, slug, side, rows, day),
            on=day,
            thresholds=plan.program.clinic.pain,
            easier=around.easier,
            harder=around.harder,
            other_side=[row for key, row in rows.items() if key[1:] == (slug, opposite.get(side))],
            step=_load_step(prescription.response),
            eased_on=max((r.on for r in answered if _eased(r)), default=None),
            seen_on=max((r.on for r in answered if r.rule == STOP_SIGNS), default=None),
        )
        for side in sides
    ]


def _planned(plan: Plan, slug: str, side: Side, rows: Rows, day: pendulum.Date) -> list[Planned]:
    """The sessions of an exercise with a side: those before a day, and one that is begun.

    A session of the day itself is begun when either side is written down: the other one
    is then not known. What was not written down of a set stands there as not known too.
    """
    return [
        Planned(
            session.number,
            session.on,
            session.week,
            item.dosage,
            _filled(rows.get((session.number, slug, side)), sets_of(item)),
        )
        for session in plan.sessions
        for item in session.items
        if item.exercise.slug == slug
        and side in sides_of(item)
        and (
            session.on < day
            or any((session.number, slug, either) in rows for either in sides_of(item))
        )
    ]


def _filled(row: Performance | None, sets: int) -> Performance | None:
    if row is None or len(row.sets) >= sets:
        return row
    return attrs.evolve(row, sets=(*row.sets, *(None,) * (sets - len(row.sets))))


def _load_step(rule: object) -> LoadStep | None:
    """The step of the load that a rule knows, or a rule within it."""
    step = getattr(rule, "load", None)
    if isinstance(step, LoadStep):
        return step
    within = [*getattr(rule, "rules", ()), getattr(rule, "over", None)]
    found = (_load_step(one) for one in within if isinstance(one, ResponseRule))
    return next((one for one in found if one is not None), None)


def _eased(record: Recorded) -> bool:
    """Whether another dosage was prescribed because of what was done, and not to advance."""
    return (
        record.decision is not Decision.ADVANCE
        and record.now is not None
        and record.now.dosage != record.was.dosage
    )
