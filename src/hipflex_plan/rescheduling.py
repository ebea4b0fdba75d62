"""Plan and answers to the next plan; past days never move.

The program is cut at the week of the change: the weeks before stay as they were,
and the phase goes on with what is prescribed now. The sessions of that week
before the day of the change keep what was prescribed then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.dates import on_the_day
from hipflex_plan.dosage import Dosage, dosage_of
from hipflex_plan.errors import ImpossibleValueError, NothingLeftError, ScheduleError
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.prescription import Answer, Recorded
from hipflex_plan.progression import Continued, Maintain
from hipflex_plan.proposing import Proposal, in_force
from hipflex_plan.quantities import Side
from hipflex_plan.response import Decision, DeloadAfter
from hipflex_plan.response.rule import name_of
from hipflex_plan.scheduling import schedule, strength_days
from hipflex_plan.validators import Kind, KindOrNone, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    import pendulum

    from hipflex_plan.frequency import Weekday
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.program import Phase, Program


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
    records = [_record(one, day) for one in given]
    _refuse_done(given, day)
    program = attrs.evolve(plan.program, reference=plan.reference)
    changing = [record for record in records if record.changes]
    if changing:
        week = _week(day, plan.start)
        phases = _cut(_with_fixed_days(program, plan, week), changing, week, _eased(given))
        program = attrs.evolve(program, phases=phases)
    program = attrs.evolve(program, history=(*program.history, *records))
    made = schedule(_with_sources(program), reference=plan.reference)
    _refuse_a_changed_past(plan, made, day)
    return made


def _refuse_others(plan: Plan, proposals: Sequence[Proposal], day: pendulum.Date) -> None:
    """Refuse proposals that were not made for a plan as it is on a day."""
    last = max((record.on for record in plan.program.history), default=plan.start)
    if day < last:
        message = f"the program was answered on {last} already: nothing can change before it"
        raise ImpossibleValueError(message, "on")
    known = in_force(plan, day, {place for one in proposals for place in _done(plan, one)})
    for number, one in enumerate(proposals):
        again = any(_place(one.was) == _place(other.was) for other in proposals[:number])
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
        _place(item.prescription) == _place(proposal.was)
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


def _week(day: pendulum.Date, start: pendulum.Date) -> int:
    return (day.toordinal() - start.toordinal()) // DAYS_IN_A_WEEK + 1


def _record(one: Answered, day: pendulum.Date) -> Recorded:
    proposal, opinion = one.proposal, one.proposal.opinion
    return Recorded(
        on=day, decision=opinion.decision, answer=one.answer, by=one.by, rule=opinion.rule,
        reason=opinion.reason, sentence=opinion.sentence, was=proposal.was, now=one.now,
        note=one.note,
    )  # fmt: skip


def _with_fixed_days(program: Program, plan: Plan, week: int) -> Program:
    """The program; up to the phase of a week everything stays on the days that it has.

    What comes later says which days fit before it: without this, an exercise that is
    taken out of a later phase could move days that are past.
    """
    last, _, _ = plan.phase_of(week)
    pairs = zip(program.phases, strength_days(plan), strict=True)
    phases = [
        _on_its_days(phase, days) if place <= last else phase
        for place, (phase, days) in enumerate(pairs)
    ]
    return attrs.evolve(program, phases=phases)


def _on_its_days(phase: Phase, days: tuple[Weekday, ...]) -> Phase:
    beside = days if phase.days_beside is None else phase.days_beside
    return attrs.evolve(phase, strength_days=days, days_beside=beside)


def _eased(answers: Iterable[Answered]) -> dict[tuple[str, str], Prescription]:
    """What takes the place of what was too much, also in later phases."""
    return {
        _place(one.proposal.was): one.now
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
        elif kept := [p for p in phase.prescriptions if not any(_meets(p, s) for s in stopped)]:
            made.append(attrs.evolve(phase, prescriptions=_with_eased(kept, eased)))
        else:
            raise NothingLeftError(f"nothing is left to do in {phase.name!r}: write a new program")
        first = last + 1
    return tuple(made)


def _with_eased(
    prescriptions: list[Prescription], eased: dict[tuple[str, str], Prescription]
) -> list[Prescription]:
    """A later phase with what was eased, as often as it asks; nothing is doubled."""
    taken = [p for p in prescriptions if _place(p) not in eased]
    made: list[Prescription] = []
    for prescription in prescriptions:
        easier = eased.get(_place(prescription))
        if easier is None:
            made.append(prescription)
        elif easier.exercise == prescription.exercise:
            kept = Maintain("Eased in an earlier phase.")
            made.append(attrs.evolve(prescription, dosage=easier.dosage, progression=kept))
        elif not any(_meets(easier, other) for other in taken):
            taken.append(easier)
            made.append(easier)
    return made


def _place(prescription: Prescription) -> tuple[str, str]:
    return (prescription.exercise.slug, prescription.side.value)


def _meets(one: Prescription, other: Prescription) -> bool:
    """Whether both are the same exercise with at least one leg in common."""
    sides = {one.side, other.side}
    return one.exercise.slug == other.exercise.slug and sides != {Side.LEFT, Side.RIGHT}


def _cut_phase(phase: Phase, records: list[Recorded], done: int, week: int) -> list[Phase]:
    """The weeks of a phase that are done, and the phase as it goes on."""
    answered = {_place(record.was): record.now for record in records}
    unknown = set(answered) - {_place(p) for p in phase.prescriptions}
    if unknown:
        raise ImpossibleValueError(f"{phase.name!r} does not prescribe {min(unknown)[0]}")
    going_on = [
        now
        for prescription in phase.prescriptions
        if (now := answered.get(_place(prescription), _later(prescription, done))) is not None
    ]
    if not going_on:
        raise NothingLeftError("nothing is left to do: see the person before there is a new plan")
    rest = attrs.evolve(
        phase,
        weeks=phase.weeks - done,
        prescriptions=going_on,
        name=_name(phase, week) if done else phase.name,
        continues=phase.continues or done > 0,
    )
    if not done:
        return [rest]
    before = [_later(prescription, 0) for prescription in phase.prescriptions]
    return [attrs.evolve(phase, weeks=done, prescriptions=before, move_on_when=""), rest]


def _name(phase: Phase, week: int) -> str:
    return f"{phase.name.split(' from week ')[0][:40]} from week {week}"


def _later(prescription: Prescription, weeks: int) -> Prescription:
    """A prescription whose rule has some weeks behind it."""
    rule = prescription.progression
    if isinstance(rule, Maintain):
        return prescription
    over, baseline, behind = rule, prescription.dosage, weeks
    if isinstance(rule, Continued):
        over, baseline, behind = rule.over, rule.baseline, rule.after_weeks + weeks
    goes_on = Continued(over=over, baseline=baseline, after_weeks=behind)
    return attrs.evolve(prescription, dosage=goes_on.dosage(baseline, 1), progression=goes_on)


def _with_sources(program: Program) -> Program:
    """The program with the sources that it still names."""
    named = program.source_keys
    kept = [source for source in program.known_sources if source.key in named]
    return attrs.evolve(program, known_sources=kept)


def _refuse_a_changed_past(plan: Plan, made: Plan, day: pendulum.Date) -> None:
    before = [_told(session) for session in plan.sessions if session.on < day]
    after = [_told(session) for session in made.sessions if session.on < day]
    if before != after:
        raise ScheduleError("this change would move days that are past: write a new program")


def _told(session: object) -> tuple[object, ...]:
    """What is done on a day; what was stopped in that week comes last, so the order is nothing."""
    items = sorted(
        (item.exercise.slug, str(item.dosage))
        for item in session.items  # type: ignore[attr-defined]  # any session
    )
    return (session.number, session.on, items)  # type: ignore[attr-defined]  # any session
