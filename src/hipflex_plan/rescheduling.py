"""Plan and answers to the next plan; past days never move.

The program is cut at the week of the change: the weeks before stay as they were,
and the phase goes on with what is prescribed now. The sessions of that week
before the day of the change keep what was prescribed then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.cutting import (
    later,
    name_from,
    refuse_a_changed_past,
    scheduled_after,
    with_fixed_days,
)
from hipflex_plan.dates import on_the_day
from hipflex_plan.dosage import Dosage, dosage_of
from hipflex_plan.errors import ImpossibleValueError, NothingLeftError
from hipflex_plan.histories import in_force
from hipflex_plan.languages import Language, language_of
from hipflex_plan.prescription import Answer, Recorded
from hipflex_plan.progression import Maintain
from hipflex_plan.proposing import Proposal
from hipflex_plan.response import Decision, DeloadAfter
from hipflex_plan.response.rule import name_of
from hipflex_plan.validators import Kind, KindOrNone, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    import pendulum

    from hipflex_plan.phases import Phase
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.program import Program


def _answer(value: str) -> Answer:
    return Answer.of(value)


@attrs.frozen(kw_only=True)
class Answered:
    """A proposal with the clinician's answer.

    Attributes:
        proposal: what was proposed.
        by: the clinician.
        answer: accepted, changed or refused.
        dosage: what is prescribed instead, if it was changed.
        note: the clinician's own word on it.
    """

    proposal: Proposal = attrs.field(validator=Kind((Proposal,)))
    by: str = attrs.field(validator=Text(longest=80))
    answer: Answer = attrs.field(
        default=Answer.ACCEPTED, converter=_answer, validator=Kind((Answer,))
    )
    dosage: Dosage | None = attrs.field(
        default=None, converter=attrs.converters.optional(dosage_of), validator=KindOrNone(Dosage)
    )
    note: str = attrs.field(default="", validator=Text(empty=True))

    def __attrs_post_init__(self) -> None:
        """Refuse a change without its dosage, one for another side, and one without a change."""
        if (self.answer is Answer.CHANGED) is (self.dosage is None):
            raise ImpossibleValueError("a dosage belongs to the answer 'changed'", "dosage")
        side = self.proposal.was.side
        if self.dosage is not None and self.dosage.side is not side:
            wanted = attrs.evolve(self.dosage, side=side)
            message = f"{self.proposal.exercise} is for side {side}: write '{wanted}'"
            raise ImpossibleValueError(message, "dosage")

    @property
    def now(self) -> Prescription | None:
        """What is prescribed after the answer."""
        if self.answer is Answer.REFUSED:
            return self.proposal.was
        if self.dosage is not None:
            kept = Maintain(f"Changed by {self.by}.")
            return attrs.evolve(self.proposal.was, dosage=self.dosage, progression=kept)
        return self.proposal.now


def reschedule(plan: Plan, answers: Iterable[Answered], on: date) -> Plan:
    """The next plan: as the plan was before the day *on*, and as answered from it on.

    A change holds from the first session on that day or after it. What is stopped is
    taken out of all later phases too, and what is eased or swapped for something easier
    takes its place in them: what hurt must not come back by the calendar. A lighter
    time (`DeloadAfter`) and what advances are changed in this phase alone.

    Raises:
        ImpossibleValueError: for a day outside the plan, before the last change or with
            a session that is written down already, and for answers to proposals of
            another plan, or with sessions in between.
        NothingLeftError: if nothing is left to do.
        ScheduleError: if it does not fit the days.
    """
    day = on_the_day(on)
    if day is None or not plan.start <= day <= plan.end:
        message = f"the plan lasts from {plan.start} to {plan.end}, and does not hold {on}"
        raise ImpossibleValueError(message, "on")
    given = tuple(answers)
    _refuse_others(plan, [one.proposal for one in given], day)
    language = language_of(plan.program.language)
    records = [_record(one, day, language) for one in given]
    _refuse_done(given, day)
    program = attrs.evolve(plan.program, reference=plan.reference)
    changing = [record for record in records if record.changes]
    if changing:
        week = plan.week_of(day)
        phases = _cut(with_fixed_days(program, plan, week), changing, week, _eased(given))
        program = attrs.evolve(program, phases=phases)
    program = attrs.evolve(program, history=(*program.history, *records))
    made = scheduled_after(plan, program)
    refuse_a_changed_past(plan, made, day)
    return made


def _refuse_others(plan: Plan, proposals: Sequence[Proposal], day: pendulum.Date) -> None:
    """Refuse proposals that were not made for a plan as it is on a day."""
    last = max((record.on for record in plan.program.history), default=plan.start)
    if day < last:
        message = f"the program was answered on {last} already: nothing can change before it"
        raise ImpossibleValueError(message, "on")
    known = in_force(plan, day, {place for one in proposals for place in _done(plan, one)})
    for number, one in enumerate(proposals):
        again = any(one.was.place == other.was.place for other in proposals[:number])
        if again:
            raise ImpossibleValueError(f"{one.exercise} is answered twice")
        if one.was not in known or one.on > day or _came_between(plan, one, day):
            message = f"the proposal for {one.exercise} is not of this plan on {day}: propose anew"
            raise ImpossibleValueError(message)


def _done(plan: Plan, proposal: Proposal) -> Iterator[tuple[int, str]]:
    """The sessions that a proposal knew to be done, on its day or ahead of it."""
    for session in plan.sessions:
        if proposal.done_to is not None and session.on <= proposal.done_to:
            yield session.number, proposal.exercise


def _came_between(plan: Plan, proposal: Proposal, day: pendulum.Date) -> bool:
    """Whether there was a session of the exercise since the proposal, before a day."""
    known = [number for number, _ in _done(plan, proposal)]
    return any(
        item.prescription.place == proposal.was.place
        for session in plan.sessions
        if proposal.on <= session.on < day and session.number not in known
        for item in session.items
    )


def _refuse_done(given: Iterable[Answered], day: pendulum.Date) -> None:
    for one in given:
        done_to = one.proposal.done_to
        if one.now != one.proposal.was and done_to is not None and done_to >= day:
            raise ImpossibleValueError(
                f"the session of {one.proposal.exercise} on {done_to} is written down already: "
                f"let the change hold from {done_to.add(days=1)} on",
                "on",
            )


def _record(one: Answered, day: pendulum.Date, language: Language) -> Recorded:
    """An answer as the program keeps it; its sentence in the words of the patient."""
    proposal, opinion = one.proposal, one.proposal.opinion
    return Recorded(
        on=day, decision=opinion.decision, answer=one.answer, by=one.by, rule=opinion.rule,
        reason=opinion.reason, sentence=language.kept(opinion.sentence), was=proposal.was,
        now=one.now, note=one.note,
    )  # fmt: skip


def _eased(answers: Iterable[Answered]) -> dict[tuple[str, str], Prescription]:
    """What takes the place of what was too much, also in later phases."""
    return {
        one.proposal.was.place: one.now
        for one in answers
        if one.answer is Answer.ACCEPTED
        and one.now is not None
        and one.proposal.opinion.caution < Decision.HOLD.caution
        and one.proposal.opinion.rule != name_of(DeloadAfter())
    }


def _cut(
    program: Program,
    records: list[Recorded],
    week: int,
    eased: dict[tuple[str, str], Prescription],
) -> tuple[Phase, ...]:
    made: list[Phase] = []
    first = 1
    stopped = [r.was for r in records if r.now is None]
    for phase in program.phases:
        last = first + phase.weeks - 1
        if last < week:
            made.append(phase)
        elif first <= week:
            made.extend(_cut_phase(phase, records, week - first, week))
        elif kept := [p for p in phase.prescriptions if not any(p.meets(s) for s in stopped)]:
            made.append(attrs.evolve(phase, prescriptions=_with_eased(kept, eased)))
        else:
            raise NothingLeftError(f"nothing is left to do in {phase.name!r}: write a new program")
        first = last + 1
    return tuple(made)


def _with_eased(
    prescriptions: list[Prescription], eased: dict[tuple[str, str], Prescription]
) -> list[Prescription]:
    """A later phase with what was eased, as often as it asks; nothing is doubled."""
    taken = [p for p in prescriptions if p.place not in eased]
    made: list[Prescription] = []
    for prescription in prescriptions:
        easier = eased.get(prescription.place)
        if easier is None:
            made.append(prescription)
        elif easier.exercise == prescription.exercise:
            kept = Maintain("Eased in an earlier phase.")
            made.append(attrs.evolve(prescription, dosage=easier.dosage, progression=kept))
        elif not any(easier.meets(other) for other in taken):
            taken.append(easier)
            made.append(easier)
    return made


def _cut_phase(phase: Phase, records: list[Recorded], done: int, week: int) -> list[Phase]:
    """The weeks of a phase that are done, and the phase as it goes on."""
    answered = {record.was.place: record.now for record in records}
    unknown = set(answered) - {p.place for p in phase.prescriptions}
    if unknown:
        raise ImpossibleValueError(f"{phase.name!r} does not prescribe {min(unknown)[0]}")
    going_on = [
        now
        for prescription in phase.prescriptions
        if (now := answered.get(prescription.place, later(prescription, done))) is not None
    ]
    if not going_on:
        raise NothingLeftError("nothing is left to do: see the person before there is a new plan")
    rest = attrs.evolve(
        phase,
        weeks=phase.weeks - done,
        prescriptions=going_on,
        name=name_from(phase, week) if done else phase.name,
        continues=phase.continues or done > 0,
    )
    if not done:
        return [rest]
    before = [later(prescription, 0) for prescription in phase.prescriptions]
    return [attrs.evolve(phase, weeks=done, prescriptions=before, move_on_when=""), rest]
