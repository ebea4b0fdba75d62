"""Program and made-up person to twelve weeks of plans, diary and proposals.

A test bench for rules, and nothing else: it drives plan, diary, proposals and the
next plan with a person who is made up, so that a rule can be seen at work before
anybody follows it. It predicts nothing: no number that comes out says what a
patient will do or feel (source: ``choice-simulation``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
import pendulum

from hipflex_plan.diary import Diary
from hipflex_plan.errors import NothingLeftError
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.plan import Plan
from hipflex_plan.proposing import Proposal, propose
from hipflex_plan.rescheduling import Answered, reschedule
from hipflex_plan.response import SAFETY
from hipflex_plan.scheduling import schedule
from hipflex_plan.simulation.body import Body
from hipflex_plan.simulation.person import LARGEST_SEED, DiaryStyle, SimulatedPerson
from hipflex_plan.validators import refuse_unless_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.performance import Performance
    from hipflex_plan.program import Program
    from hipflex_plan.response import ResponseRule

Accept: TypeAlias = "Callable[[tuple[Proposal, ...]], Iterable[Answered]]"
"""What stands for the clinician: proposals to answers."""
LONGEST_BETWEEN = 364


def accept_all(proposals: tuple[Proposal, ...]) -> list[Answered]:
    """Every proposal as it is: what the rules would do if nobody looked on."""
    return [Answered(proposal=one, by="nobody, in a simulation") for one in proposals]


@attrs.frozen(kw_only=True)
class Simulation:
    """What came of it.

    Attributes:
        plans: the first plan, and the next one after each visit.
        diary: all that was written down.
        proposals: those of each visit, in the order of their days.
        stopped_on: the day on which nothing was left to do; None if it went to the end.
    """

    plans: tuple[Plan, ...]
    diary: Diary
    proposals: tuple[tuple[Proposal, ...], ...]
    stopped_on: pendulum.Date | None = None


def simulate(  # noqa: PLR0913  # all but three are for those who design a rule
    program: Program,
    person: SimulatedPerson,
    seed: int,
    *,
    start: date | None = None,
    every_days: int = DAYS_IN_A_WEEK,
    accept: Accept = accept_all,
    catalogue: Catalogue | None = None,
    safety: Iterable[ResponseRule] = SAFETY,
) -> Simulation:
    """Let a made-up person follow a program, with a visit every few days.

    At each visit the diary is read, what is proposed is answered, and the next
    plan holds from that day on. It ends with the plan, or when nothing is left to do.
    The same arguments give the same simulation. It predicts nothing.

    Args:
        program: what is to be done.
        person: who does it.
        seed: for misses, soreness and good or bad days, by date.
        start: the first day, if the program does not say it.
        every_days: the days from visit to visit.
        accept: the clinician: proposals to answers; without one all are accepted.
        catalogue: where easier and harder exercises are found; ours if None.
        safety: what is asked of every exercise besides its own rule.

    Raises:
        ScheduleError: if the program, or a change to it, does not fit the days.
    """
    refuse_unless_whole("seed", seed, 0, LARGEST_SEED)
    refuse_unless_whole("every_days", every_days, 1, LONGEST_BETWEEN)
    asked = tuple(safety)
    plans = [schedule(program, start=start)]
    first, last = plans[0].start, plans[0].end.toordinal()
    body = Body(person, seed, first)
    rows: list[Performance] = []
    given: list[tuple[Proposal, ...]] = []
    visit = first
    while (following := visit.add(days=every_days)).toordinal() <= last:
        rows.extend(_between(plans[-1], body, visit, following))
        visit = following
        diary = Diary(plans[-1].reference, tuple(rows))
        proposals = propose(plans[-1], diary, visit, catalogue=catalogue, safety=asked)
        given.append(proposals)
        try:
            plans.append(reschedule(plans[-1], accept(proposals), visit))
        except NothingLeftError:
            return Simulation(
                plans=tuple(plans), diary=diary, proposals=tuple(given), stopped_on=visit
            )
    rows.extend(_between(plans[-1], body, visit, plans[-1].end.add(days=1)))
    return Simulation(
        plans=tuple(plans), diary=Diary(plans[-1].reference, tuple(rows)), proposals=tuple(given)
    )


def _between(
    plan: Plan, body: Body, since: pendulum.Date, until: pendulum.Date
) -> Iterable[Performance]:
    """What is written of the sessions from a day on, before another."""
    for session in plan.sessions:
        if since <= session.on < until:
            yield from body.does(session)


__all__ = ["Accept", "DiaryStyle", "SimulatedPerson", "Simulation", "accept_all", "simulate"]
