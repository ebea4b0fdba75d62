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

import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import ScheduleError
from hipflex_plan.frequency import DAYS_IN_A_WEEK, Daily, Weekday, weekdays
from hipflex_plan.plan import Item, Plan, Session
from hipflex_plan.screening import refuse_flagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hipflex_plan.program import Phase, Prescription, Program

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
    """Put a program on dates.

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
    offered = tuple(sorted((d.position - first.weekday()) % DAYS_IN_A_WEEK for d in chosen))
    calendar = _Calendar(offered or WEEK, first.weekday())
    days = calendar.days_of(program.phases)
    return Plan(
        program,
        first,
        reference or program.reference or _reference(program.patient, first),
        tuple(_sessions(program.phases, days, first)),
    )


def _reference(patient: str, start: date) -> str:
    """``AL-2027-01-04``: a short name as it is, of a long one the first letters."""
    words = re.findall(r"[^\W_]+", patient)
    name = "".join(words)
    if len(name) > LONGEST_NAME:
        name = "".join(word[0] for word in words)[:LONGEST_NAME].upper()
    return f"{name}-{start.isoformat()}".removeprefix("-")


def _sessions(
    phases: tuple[Phase, ...], days: Sequence[Sequence[Days]], start: pendulum.Date
) -> Iterator[Session]:
    number, week = 0, 0
    for place, phase in enumerate(phases):
        for phase_week in range(1, phase.weeks + 1):
            week += 1
            items = [
                Item(n, prescription, phase.dosages[n - 1][phase_week - 1])
                for n, prescription in enumerate(phase.prescriptions, start=1)
            ]
            for day in sorted(set().union(*days[place])):
                number += 1
                on = start.add(days=(week - 1) * DAYS_IN_A_WEEK + day)
                due = [item for item, own in zip(items, days[place], strict=True) if day in own]
                yield Session(number, on, week, place, due)


class _Calendar:
    """The days that a person offers, seen from the first day of the weeks."""

    def __init__(self, offered: Days, first_weekday: int) -> None:
        self.offered = offered
        self.first_weekday = first_weekday

    def days_of(self, phases: tuple[Phase, ...]) -> list[list[Days]]:
        """The days of each prescription of each phase."""
        strength = self._strength_days(phases)
        if strength is None:
            raise ScheduleError(
                "strength work of one phase ends on the day before the next phase begins with "
                f"it, whichever of {self._names(self.offered)} are taken: offer another day"
            )
        return [
            [self._days(prescription, together) for prescription in phase.prescriptions]
            for phase, together in zip(phases, strength, strict=True)
        ]

    def _strength_days(self, phases: tuple[Phase, ...]) -> list[Days] | None:
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

    def _candidates(self, phase: Phase) -> list[Days]:
        """The ways to put the strength work of a phase into a week, best first."""
        for prescription in phase.prescriptions:
            self._refuse_too_many(prescription)
        loaded = [p for p in phase.prescriptions if p.needs_rest_days]
        if not loaded:
            return [()]
        most = max(loaded, key=lambda p: p.frequency.days)
        repeats = phase.weeks > 1
        found = apart(self.offered, most.frequency.days, repeats=repeats)
        if not found:
            raise ScheduleError(self._no_rest(most, repeats=repeats))
        return sorted(found, key=lambda days: (unevenness(days), days))

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

    def _days(self, prescription: Prescription, together: Days) -> Days:
        """The days of one prescription; *together* are those of the strength work."""
        count = prescription.frequency.days
        if isinstance(prescription.frequency, Daily):
            return WEEK
        if prescription.needs_rest_days:
            return min(combinations(together, count), key=lambda d: (unevenness(d), d))
        alone = set(self.offered) - set(together)
        return min(
            combinations(self.offered, count),
            key=lambda days: (len(alone.intersection(days)), unevenness(days), days),
        )

    def _names(self, days: Days, between: str = ", ") -> str:
        names = list(Weekday)
        positions = sorted((day + self.first_weekday) % DAYS_IN_A_WEEK for day in days)
        return between.join(names[position].value for position in positions)


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
