"""Program and calendar to Plan.

What is kept, always: sessions a week exactly as prescribed, on offered days
only (what is prescribed daily is done every day), and no strength work on two
days in a row. What is chosen among the days that keep it: the same days each
week; strength work together, as evenly spread as the days allow, then the
earliest; what else is not daily on those days first, then evenly, then early.
What cannot be kept is refused with the reason and a way out.
"""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, TypeAlias

import attrs
import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import ScheduleError
from hipflex_plan.frequency import DAYS_IN_A_WEEK, Daily, Weekday, weekdays
from hipflex_plan.plan import Item, Plan, Session
from hipflex_plan.prescription import Prescription, Recorded
from hipflex_plan.program import Phase
from hipflex_plan.screening import refuse_flagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.program import Program

Days: TypeAlias = tuple[int, ...]
"""Days of a program week, 0 for its first day, rising."""

WEEK: Days = tuple(range(DAYS_IN_A_WEEK))
LONGEST_NAME = 12
REST_DAYS_APART = 2
"""At least 48 hours for the same muscles (source: ``page-spacing-48-hours``)."""


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
            days; the message names the exercise and a way out.
    """
    refuse_flagged(program.screening)
    first = on_the_day(start) or program.start
    if first is None:
        raise ScheduleError("a start date is needed, such as 2027-01-04")
    if first.toordinal() + program.weeks * DAYS_IN_A_WEEK > pendulum.Date.max.toordinal():
        raise ScheduleError(f"the calendar ends before the program does: it starts on {first}")
    chosen = program.training_days if training_days is None else weekdays(training_days)
    program = attrs.evolve(program, start=first, training_days=chosen)
    stretches = _stretches(program, first)
    days = _Calendar(chosen, first.weekday()).days_of(stretches)
    return Plan(
        program,
        first,
        reference or program.reference or _reference(program.patient, first),
        tuple(_sessions(stretches, days, first)),
    )


def strength_days(plan: Plan) -> list[tuple[Weekday, ...]]:
    """The days of the strength work of each phase of a plan, as `schedule` takes them."""
    calendar = _Calendar(plan.program.training_days, plan.start.weekday())
    return [
        calendar.weekdays(days) for days in calendar.together(_stretches(plan.program, plan.start))
    ]


def _reference(patient: str, start: date) -> str:
    """``AL-2027-01-04``: a short name as it is, of a long one the first letters."""
    words = re.findall(r"[^\W_]+", patient)
    name = "".join(words)
    if len(name) > LONGEST_NAME:
        name = "".join(word[0] for word in words)[:LONGEST_NAME].upper()
    return f"{name}-{start.isoformat()}".removeprefix("-")


@attrs.frozen
class _Stretch:
    """A phase in the calendar, with what was prescribed in it before it was changed.

    Attributes:
        phase: what is prescribed.
        first_week: its first week of the program, counted from 1.
        weeks: those of the phase and of all that it continues, for its rhythm.
        prescriptions: what is prescribed, then what was: the days hold for all.
        records: the changes that took hold in its first week, the last first.
    """

    phase: Phase
    first_week: int
    weeks: int
    prescriptions: tuple[Prescription, ...]
    records: tuple[Recorded, ...]

    def on(self, date: pendulum.Date) -> list[tuple[int, int]]:
        """What is prescribed on a date: numbers, and places among all prescriptions.

        Changes that came later are undone one by one, the last one first: what was
        eased on Tuesday and swapped on Thursday is on Monday as it was at first.
        """
        found = list(range(len(self.phase.prescriptions)))
        for record in self.records:
            if record.on > date:
                found = self._before(found, record)
        return list(enumerate(found, start=1))

    def _before(self, places: list[int], record: Recorded) -> list[int]:
        """The places before a change; what it stopped comes last."""
        was = self.prescriptions.index(record.was)
        if record.now is None:
            return [*places, was]
        taken = [_place(self.prescriptions[place]) for place in places].index(_place(record.now))
        return [*places[:taken], was, *places[taken + 1 :]]

    def dosage(self, place: int, phase_week: int) -> Dosage:
        """The dosage of a prescription by its place, in a week of the phase."""
        if place < len(self.phase.dosages):
            return self.phase.dosages[place][phase_week - 1]
        return self.prescriptions[place].dosage


def _place(prescription: Prescription) -> tuple[str, str]:
    return (prescription.exercise.slug, prescription.side.value)


def _stretches(program: Program, start: pendulum.Date) -> list[_Stretch]:
    made: list[_Stretch] = []
    first, group = 1, 1
    for place, phase in enumerate(program.phases):
        group = group if phase.continues else first
        after = next(
            (n for n, p in enumerate(program.phases) if n > place and not p.continues),
            len(program.phases),
        )
        last = sum(p.weeks for p in program.phases[:after])
        changed = [
            record
            for record in program.history
            if record.changes and group <= _week(record.on, start) < first + phase.weeks
        ]
        midst = [r for r in changed if _week(r.on, start) == first]
        made.append(
            _Stretch(
                phase,
                first,
                last - group + 1,
                (*phase.prescriptions, *(r.was for r in changed)),
                tuple(sorted(midst, key=lambda record: record.on)[::-1]),
            )
        )
        first += phase.weeks
    return made


def _week(on: pendulum.Date, start: pendulum.Date) -> int:
    return (on.toordinal() - start.toordinal()) // DAYS_IN_A_WEEK + 1


def _sessions(
    stretches: Sequence[_Stretch], days: Sequence[Sequence[Days]], start: pendulum.Date
) -> Iterator[Session]:
    number = 0
    for place, stretch in enumerate(stretches):
        for phase_week in range(1, stretch.phase.weeks + 1):
            week = stretch.first_week + phase_week - 1
            for day in WEEK:
                on = start.add(days=(week - 1) * DAYS_IN_A_WEEK + day)
                due = [
                    Item(n, stretch.prescriptions[p], stretch.dosage(p, phase_week))
                    for n, p in stretch.on(on)
                    if day in days[place][p]
                ]
                if due:
                    number += 1
                    yield Session(number, on, week, place, due)


class _Calendar:
    """The days that a person offers, seen from the first day of the weeks."""

    def __init__(self, offered: tuple[Weekday, ...], first_weekday: int) -> None:
        self.first_weekday = first_weekday
        self.offered = self._days_of(offered) or WEEK

    def _days_of(self, weekdays: tuple[Weekday, ...]) -> Days:
        return tuple(sorted((d.position - self.first_weekday) % DAYS_IN_A_WEEK for d in weekdays))

    def weekdays(self, days: Days) -> tuple[Weekday, ...]:
        """The names of days, in the order of the week."""
        names = list(Weekday)
        positions = sorted((day + self.first_weekday) % DAYS_IN_A_WEEK for day in days)
        return tuple(names[position] for position in positions)

    def days_of(self, phases: Sequence[_Stretch]) -> list[list[Days]]:
        """The days of each prescription of each phase."""
        found = []
        for stretch, together in zip(phases, self.together(phases), strict=True):
            others = stretch.phase.days_beside
            beside = together if others is None else self._days_of(others)
            found.append([self._days(p, together, beside) for p in stretch.prescriptions])
        return found

    def together(self, phases: Sequence[_Stretch]) -> list[Days]:
        """The days of the strength work of each phase.

        Raises:
            ScheduleError: if there are none that leave a day of rest.
        """
        strength = self._strength_days(phases)
        if strength is None:
            raise ScheduleError(
                "strength work of one phase ends on the day before the next phase begins with "
                f"it, whichever of {self._names(self.offered)} are taken: offer another day"
            )
        return strength

    def _strength_days(self, phases: Sequence[_Stretch]) -> list[Days] | None:
        """The days for strength work of each phase, with rest also between phases.

        From the last phase back, the ways that some way of the next can follow
        are kept; then each phase takes the first of its own that fits.
        """
        ways = [self._candidates(phase) for phase in phases]
        for place in range(len(ways) - 2, -1, -1):
            ways[place] = [d for d in ways[place] if any(follows(d, n) for n in ways[place + 1])]
        taken: list[Days] = []
        for possible in ways:
            fitting = [days for days in possible if not taken or follows(taken[-1], days)]
            if not fitting:
                return None
            taken.append(fitting[0])
        return taken

    def _candidates(self, phase: _Stretch) -> list[Days]:
        """The ways to put the strength work of a phase into a week, best first."""
        for prescription in phase.prescriptions:
            self._refuse_too_many(prescription)
        loaded = [p for p in phase.prescriptions if p.needs_rest_days]
        if not loaded:
            return [()]
        most = max(loaded, key=lambda p: p.frequency.days)
        repeats = phase.weeks > 1
        if phase.phase.strength_days:
            return self._fixed(phase.phase, most, repeats=repeats)
        found = apart(self.offered, most.frequency.days, repeats=repeats)
        if not found:
            raise ScheduleError(self._no_rest(most, repeats=repeats))
        return sorted(found, key=lambda days: (unevenness(days), days))

    def _fixed(self, phase: Phase, most: Prescription, *, repeats: bool) -> list[Days]:
        """The days that must not move; refuse them where they cannot be kept."""
        days, needed = self._days_of(phase.strength_days), most.frequency.days
        if len(days) < needed or not _rested(days, repeats=repeats):
            named = self._names(days)
            raise ScheduleError(
                f"the strength work of {phase.name!r} is on {named}: that does not hold "
                f"{most.exercise.slug} on {needed} days a week with a day of rest between"
            )
        return [days]

    def _refuse_too_many(self, prescription: Prescription) -> None:
        wanted, offered = prescription.frequency.days, len(self.offered)
        if prescription.needs_rest_days or isinstance(prescription.frequency, Daily):
            return
        if wanted > offered:
            raise ScheduleError(
                f"{prescription.exercise.slug} is prescribed on {wanted} days a week, but only "
                f"{offered} are offered ({self._names(self.offered)}): offer "
                f"{wanted - offered} more, or write '{offered} per week'"
            )

    def _no_rest(self, prescription: Prescription, *, repeats: bool) -> str:
        wanted = prescription.frequency.days
        fewer = max(n for n in WEEK[1:] if n < wanted and apart(self.offered, n, repeats=repeats))
        others = [day for day in WEEK if day not in self.offered]
        helpful = [
            day
            for day in others
            if apart(tuple(sorted((*self.offered, day))), wanted, repeats=repeats)
        ]
        more = f"offer {self._names(tuple(helpful), ' or ')} as well, or " if helpful else ""
        return (
            f"{prescription.exercise.slug} is strength work on {wanted} days a week, with a day "
            f"of rest between, and {self._names(self.offered)} do not allow that: "
            f"{more}write '{fewer} per week'"
        )

    def _days(self, prescription: Prescription, together: Days, beside: Days) -> Days:
        """The days of one prescription; *together* are those of the strength work.

        What is no strength work goes *beside* it: to the same days, or to those of
        before a change.
        """
        count = prescription.frequency.days
        if isinstance(prescription.frequency, Daily):
            return WEEK
        if prescription.needs_rest_days:
            return min(combinations(together, count), key=lambda d: (unevenness(d), d))
        alone = set(self.offered) - set(beside)
        return min(
            combinations(self.offered, count),
            key=lambda days: (len(alone.intersection(days)), unevenness(days), days),
        )

    def _names(self, days: Days, between: str = ", ") -> str:
        return between.join(day.value for day in self.weekdays(days))


def follows(before: Days, days: Days) -> bool:
    """Whether strength work on *days* comes with rest after that of the week before."""
    return not before or not days or before[-1] + REST_DAYS_APART <= days[0] + DAYS_IN_A_WEEK


def unevenness(days: Days) -> int:
    """How unevenly days lie in a repeating week: the sum of the squared gaps."""
    gaps = (b - a for a, b in pairwise([*days, days[0] + DAYS_IN_A_WEEK]))
    return sum(gap * gap for gap in gaps)


def apart(offered: Days, count: int, *, repeats: bool) -> list[Days]:
    """The ways to take *count* of the offered days so that none follows another.

    Where the week *repeats*, its last day must not meet the first of the next.
    """
    return [days for days in combinations(offered, count) if _rested(days, repeats=repeats)]


def _rested(days: Days, *, repeats: bool) -> bool:
    following = [days[0] + DAYS_IN_A_WEEK] if repeats else []
    return all(b - a >= REST_DAYS_APART for a, b in pairwise([*days, *following]))
