"""Plan and diary to proposals: what to change, why, and in whose words.

Every rule of a prescription is asked, and those of safety always. The safest
opinion wins; all of them are told. A proposal changes nothing by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.catalogue_files import load_catalogue
from hipflex_plan.dates import on_the_day
from hipflex_plan.diary import Diary, refuse_misfits
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.prescription import Prescription
from hipflex_plan.progression import Maintain
from hipflex_plan.quantities import Side
from hipflex_plan.response import SAFETY, Decision, History, Opinion, Planned, safest
from hipflex_plan.response.rule import painful
from hipflex_plan.swapping import Neighbours, in_place_of, neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.performance import Performance
    from hipflex_plan.plan import Item, Plan, Session
    from hipflex_plan.response import ResponseRule

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
    """

    number: int
    on: pendulum.Date
    was: Prescription
    now: Prescription | None
    opinion: Opinion
    said: tuple[Said, ...]

    @property
    def decision(self) -> Decision:
        """What to do."""
        return self.opinion.decision

    @property
    def exercise(self) -> str:
        """The slug of the exercise."""
        return self.was.exercise.slug

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
    made: list[Proposal] = []
    before = in_force(plan, day)
    for number, prescription in enumerate(before, start=1):
        grows = _grows(plan, number, day)
        others = (*before, *(one.now for one in made if one.now is not None))
        around = neighbours(plan, prescription, day, others, known)
        histories = _histories(plan, prescription, rows, day, around)
        said = [
            Said(side=history.side, opinion=opinion)
            for history in histories
            for opinion in _opinions(prescription, history, asked)
        ]
        won = safest(one.opinion for one in said)
        now = _changed(prescription, won, known, grows=grows)
        made.append(
            Proposal(
                number=number, on=day, was=prescription, now=now, opinion=won, said=tuple(said)
            )
        )
    return tuple(made)


def in_force(plan: Plan, day: pendulum.Date) -> tuple[Prescription, ...]:
    """What is prescribed on a day, each with the dosage that was last to be done.

    Where nothing was to be done since the last change, that of the week.
    """
    week = (day.toordinal() - plan.start.toordinal()) // DAYS_IN_A_WEEK + 1
    _, phase, phase_week = plan.phase_of(week)
    found = []
    for place, prescription in enumerate(phase.prescriptions):
        last = _last_item(plan, prescription, day, week - phase_week)
        dosage = last.dosage if last else phase.dosages[place][phase_week - 1]
        found.append(attrs.evolve(prescription, dosage=dosage, progression=Maintain()))
    return tuple(found)


def _last_item(
    plan: Plan, prescription: Prescription, day: pendulum.Date, after_week: int
) -> Item | None:
    changed = [
        record.on
        for record in plan.program.history
        if record.changes and record.now is not None and _alike(record.now, prescription)
    ]
    since = max(changed, default=plan.start)
    items = [
        item
        for session in plan.sessions
        if since <= session.on <= day and session.week > after_week
        for item in session.items
        if _alike(item.prescription, prescription)
    ]
    return items[-1] if items else None


def _alike(one: Prescription, other: Prescription) -> bool:
    return one.exercise.slug == other.exercise.slug and one.side == other.side


def _histories(
    plan: Plan,
    prescription: Prescription,
    rows: dict[tuple[int, str, Side], Performance],
    day: pendulum.Date,
    around: Neighbours,
) -> list[History]:
    slug = prescription.exercise.slug
    planned = [
        (session, item)
        for session in plan.sessions
        if session.on <= day
        for item in session.items
        if _alike(item.prescription, prescription)
    ]
    sides = (Side.LEFT, Side.RIGHT) if prescription.side is Side.EACH else (prescription.side,)
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
    return [
        History(
            exercise=prescription.exercise,
            side=side,
            dosage=prescription.dosage,
            planned=[
                _planned(session, item, rows.get((session.number, slug, side)))
                for session, item in planned
                if session.on < day or (session.number, slug, side) in rows
            ],
            on=day,
            thresholds=plan.program.clinic.pain,
            easier=around.easier,
            harder=around.harder,
            other_side=[row for key, row in rows.items() if key[1:] == (slug, other.get(side))],
        )
        for side in sides
    ]


def _planned(session: Session, item: Item, row: Performance | None) -> Planned:
    return Planned(session.number, session.on, session.week, item.dosage, row)


def _opinions(
    prescription: Prescription, history: History, safety: tuple[ResponseRule, ...]
) -> list[Opinion]:
    said = [opinion for rule in safety if (opinion := rule.decide(history)) is not None]
    own = prescription.response.decide(history) if prescription.response else None
    said.append(_guarded(own, history) if own else _as_planned(prescription))
    return said


def _as_planned(prescription: Prescription) -> Opinion:
    why = "The rule has nothing to say." if prescription.response else "It has no response rule."
    return Opinion(
        decision=Decision.HOLD,
        rule=AS_PLANNED,
        reason=f"{why} The program goes on as it is.",
        sentence="Go on as planned.",
    )


def _guarded(opinion: Opinion, history: History) -> Opinion:
    """The opinion; a clinic's own rule does not advance on painful or partial data either."""
    last = history.last
    if opinion.caution < Decision.ADVANCE.caution:
        return opinion
    if last is not None and last.complete and not painful(history):
        return opinion
    return attrs.evolve(
        opinion, decision=Decision.HOLD, dosage=None, swap_to="", harder=False,
        reason=f"{opinion.reason} But the last session is painful or not written in full.",
        sentence="Keep on as now, and write down each set.",
    )  # fmt: skip


def _grows(plan: Plan, number: int, day: pendulum.Date) -> bool:
    """Whether the calendar changes a prescription in the weeks of its phase still to come."""
    week = (day.toordinal() - plan.start.toordinal()) // DAYS_IN_A_WEEK + 1
    _, phase, phase_week = plan.phase_of(week)
    return len(set(phase.dosages[number - 1][phase_week - 1 :])) > 1


def _changed(
    prescription: Prescription, opinion: Opinion, catalogue: Catalogue, *, grows: bool
) -> Prescription | None:
    """What would be prescribed; a hold stops what the calendar would add."""
    if opinion.decision is Decision.STOP:
        return None
    if opinion.swap_to:
        return in_place_of(prescription, catalogue[opinion.swap_to])
    stays = attrs.evolve(prescription, progression=Maintain(f"Held by {opinion.rule}."))
    if opinion.dosage is not None:
        kept = prescription if prescription.response else stays
        return attrs.evolve(kept, dosage=opinion.dosage)
    return stays if grows and opinion.rule != AS_PLANNED else prescription
