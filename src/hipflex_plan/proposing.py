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
from hipflex_plan.diary import Diary, refuse_misfits, rows_until
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.histories import histories_of, in_force
from hipflex_plan.messages import said
from hipflex_plan.prescription import Prescription
from hipflex_plan.progression import Maintain
from hipflex_plan.quantities import Side
from hipflex_plan.response import SAFETY, Decision, History, Opinion, ResponseRule, safest
from hipflex_plan.response.rule import WRITE, full, painful
from hipflex_plan.swapping import in_place_of, neighbours, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.plan import Plan

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
    rows = rows_until(diary, day)
    prescribed = in_force(plan, day, {key[:2] for key in rows})
    made: list[Proposal] = []
    for place, prescription in enumerate(prescribed):
        others = (*prescribed, *(one.now for one in made if one.now is not None))
        around = neighbours(plan, prescription, day, others, known)
        histories = histories_of(plan, prescription, rows, day, around)
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
    _, phase, phase_week = plan.phase_of(plan.week_of(day))
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
