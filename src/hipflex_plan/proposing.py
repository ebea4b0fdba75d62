"""Plan and diary to proposals: what to change, why, and in whose words.

Every rule of a prescription is asked, and those of safety always. The safest
opinion wins; all of them are told. A proposal changes nothing by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
import pendulum

from hipflex_plan.catalogue_files import load_catalogue
from hipflex_plan.dates import on_the_day
from hipflex_plan.diary import Diary, refuse_misfits, sets_of, sides_of
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.messages import said
from hipflex_plan.performance import Performance
from hipflex_plan.prescription import Prescription
from hipflex_plan.progression import Maintain
from hipflex_plan.quantities import Side
from hipflex_plan.response import (
    SAFETY,
    Decision,
    History,
    LoadStep,
    Opinion,
    Planned,
    ResponseRule,
    StopSigns,
    safest,
)
from hipflex_plan.response.rule import WRITE, full, name_of, painful
from hipflex_plan.swapping import Neighbours, in_place_of, neighbours, spoken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.plan import Item, Plan
    from hipflex_plan.prescription import Recorded
    from hipflex_plan.program import Phase

Rows: TypeAlias = dict[tuple[int, str, Side], Performance]
STOP_SIGNS = name_of(StopSigns())
AS_PLANNED = "as planned"


@attrs.frozen(kw_only=True)
class Said:
    """An opinion, and the side that it was found for."""

    side: Side
    opinion: Opinion


@attrs.frozen(kw_only=True)
class Proposal:
    """What is proposed for one prescription.

    Attributes:
        number: its place in the list of proposals, from 1.
        on: the day of the proposal.
        was: what is prescribed, with the dosage of that day.
        now: what would be prescribed; None for nothing.
        opinion: the opinion that won.
        said: every opinion, for each side.
        done_to: the day of the last session, where that is written down; what is
            answered cannot hold before the day after.
    """

    number: int
    on: pendulum.Date
    was: Prescription
    now: Prescription | None
    opinion: Opinion
    said: tuple[Said, ...]
    done_to: pendulum.Date | None = None

    @property
    def decision(self) -> Decision:
        """What to do."""
        return self.opinion.decision

    @property
    def exercise(self) -> str:
        """The slug of the exercise."""
        return self.was.exercise.slug

    @property
    def speaks(self) -> bool:
        """Whether a rule found something, other than that it needs more to go on."""
        return self.opinion.rule != AS_PLANNED and self.opinion.missing is None

    @property
    def changes(self) -> bool:
        """Whether something else would be prescribed."""
        return self.now != self.was


def propose(
    plan: Plan,
    diary: Diary,
    on: date,
    *,
    catalogue: Catalogue | None = None,
    safety: Iterable[ResponseRule] = SAFETY,
) -> tuple[Proposal, ...]:
    """Propose what to change from a day on, in the order of the prescriptions.

    What was written down after that day is not read.

    Args:
        plan: what was to be done.
        diary: what was done.
        on: the day of the proposals.
        catalogue: where easier and harder exercises are found; ours if None.
        safety: what is asked of every exercise besides its own rule.

    Raises:
        DiaryError: if the diary does not fit the plan.
        ImpossibleValueError: for a day outside the plan.
    """
    day = on_the_day(on)
    if day is None or not plan.start <= day <= plan.end:
        message = f"the plan lasts from {plan.start} to {plan.end}, and does not hold {on}"
        raise ImpossibleValueError(message, "on")
    refuse_misfits(diary, plan)
    known = load_catalogue() if catalogue is None else catalogue
    asked = tuple(safety)
    rows = {(r.session, r.exercise, r.side): r for r in diary.rows if r.on <= day}
    prescribed = in_force(plan, day, {key[:2] for key in rows})
    made: list[Proposal] = []
    for place, prescription in enumerate(prescribed):
        others = (*prescribed, *(one.now for one in made if one.now is not None))
        around = neighbours(plan, prescription, day, others, known)
        histories = _histories(plan, prescription, rows, day, around)
        told = [(h.side, *one) for h in histories for one in _opinions(prescription, h, asked)]
        all_told = tuple(Said(side=side, opinion=opinion) for side, _, opinion in told)
        won = safest(opinion for _, _, opinion in sorted(told, key=lambda one: one[1]))
        grows = _grows(plan, place, prescription, day)
        now = _changed(prescription, won, known, prescribed, grows=grows)
        made.append(
            Proposal(
                number=place + 1,
                on=day,
                was=prescription,
                now=now if now is None or not won.swap_to else spoken(now, plan, known),
                opinion=won,
                said=all_told,
                done_to=max((h.planned[-1].on for h in histories if _written(h)), default=None),
            )
        )
    return tuple(made)


def _written(history: History) -> bool:
    """Whether the last planned session is written down."""
    return bool(history.planned) and history.planned[-1].performance is not None


def in_force(
    plan: Plan, day: pendulum.Date, done: Collection[tuple[int, str]] = ()
) -> tuple[Prescription, ...]:
    """What is prescribed on a day, each with the dosage that was last to be done.

    A session of that day, or a later one, counts where it was *done* already, by its
    number and the exercise. Where nothing was to be done since the last change, the
    dosage is that of the week.
    """
    week, phase, phase_week = _place_of(plan, day)
    before = week - phase_week
    place = plan.program.phases.index(phase)
    while place > 0 and plan.program.phases[place].continues:
        place -= 1
        before -= plan.program.phases[place].weeks
    found = []
    for prescription, dosages in zip(phase.prescriptions, phase.dosages, strict=True):
        last = _last_item(plan, prescription, day, before, done)
        dosage = last.dosage if last else dosages[phase_week - 1]
        found.append(attrs.evolve(prescription, dosage=dosage, progression=Maintain()))
    return tuple(found)


def _place_of(plan: Plan, day: pendulum.Date) -> tuple[int, Phase, int]:
    """The week of a day, its phase, and the number of the week in the phase."""
    week = plan.week_of(day)
    return week, *plan.phase_of(week)[1:]


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


def _histories(
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


FROM_SAFETY, FROM_ITS_OWN, FROM_NOTHING = range(3)
"""Of equally safe opinions that of a rule of safety is told, then that of the own rule."""


def _opinions(
    prescription: Prescription, history: History, safety: tuple[ResponseRule, ...]
) -> list[tuple[int, Opinion]]:
    asked = [rule.decide(history) for rule in safety]
    told = [(FROM_SAFETY, opinion) for opinion in asked if opinion is not None]
    own = prescription.response.decide(history) if prescription.response else None
    if own is None:
        return [*told, (FROM_NOTHING, _as_planned(prescription))]
    return [*told, (FROM_ITS_OWN, _guarded(own, history))]


def _as_planned(prescription: Prescription) -> Opinion:
    why = "The rule has nothing to say." if prescription.response else "It has no response rule."
    return Opinion(
        decision=Decision.HOLD,
        rule=AS_PLANNED,
        reason=f"{why} The program goes on as it is.",
        sentence=said("Go on as planned."),
    )


def _guarded(opinion: Opinion, history: History) -> Opinion:
    """The opinion; a clinic's own rule does not advance on painful or partial data either."""
    done = history.latest(1)
    if opinion.caution < Decision.ADVANCE.caution:
        return opinion
    if done is not None and full(done[0]) and not painful(history, done):
        return opinion
    return attrs.evolve(
        opinion, decision=Decision.HOLD, dosage=None, swap_to="", harder=False,
        reason=f"{opinion.reason} But the last session is painful or not written in full.",
        sentence=WRITE,
    )  # fmt: skip


def _grows(plan: Plan, place: int, was: Prescription, day: pendulum.Date) -> bool:
    """Whether the calendar changes a prescription in the weeks of its phase still to come."""
    _, phase, phase_week = _place_of(plan, day)
    return any(dosage != was.dosage for dosage in phase.dosages[place][phase_week - 1 :])


def _changed(
    prescription: Prescription,
    opinion: Opinion,
    catalogue: Catalogue,
    beside: tuple[Prescription, ...],
    *,
    grows: bool,
) -> Prescription | None:
    """What would be prescribed; what does not advance stops what the calendar would add."""
    if opinion.decision is Decision.STOP:
        return None
    if opinion.swap_to:
        return in_place_of(prescription, catalogue[opinion.swap_to], beside)
    stays = attrs.evolve(prescription, progression=Maintain(f"Held by {opinion.rule}."))
    if opinion.dosage not in (None, prescription.dosage):
        kept = prescription if prescription.response else stays
        return attrs.evolve(kept, dosage=opinion.dosage)
    holds = opinion.rule != AS_PLANNED and opinion.decision is not Decision.ADVANCE
    return stays if grows and holds else prescription
