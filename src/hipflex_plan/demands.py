"""Program and calendar to what each week asks of its days.

What can stop a program from fitting is told apart as `Demand`s, so that some can be
left out to see which of them cannot hold together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
import pendulum

from hipflex_plan.availability import Away
from hipflex_plan.duration import exercise_seconds
from hipflex_plan.frequency import DAYS_IN_A_WEEK, Daily, Weekday
from hipflex_plan.load import RepetitionMaximum
from hipflex_plan.prescription import Prescription
from hipflex_plan.program import Program
from hipflex_plan.spacing import CLOSED, WEEK, Need, Pattern, Week
from hipflex_plan.stretches import Stretch
from hipflex_plan.vocabulary import Muscle
from hipflex_plan.weeks import Weeks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipflex_plan.spacing import Days

HEAVY_REPETITIONS = 8
"""A load that allows no more is heavy (source: ``choice-heavy``)."""
HEAVY_EFFORT = 8
"""So is an effort of this or more, of 10 (source: ``choice-heavy``)."""
SECONDS_A_MINUTE = 60
UNLIMITED = 24 * 60 * SECONDS_A_MINUTE

Usual: TypeAlias = "dict[tuple[int, int], frozenset[Weekday]]"
"""The usual weekdays, by the place of the phase and of the prescription in it."""


@attrs.frozen
class Demand:
    """One thing that a calendar must keep, and that can stop a program from fitting."""


@attrs.frozen
class AsOften(Demand):
    """A prescription on as many days of a week as it says."""

    prescription: Prescription


@attrs.frozen
class OnTrainingDays(Demand):
    """What is not daily on the training days only."""


@attrs.frozen
class NotAway(Demand):
    """Nothing that is not daily on days away."""

    away: Away


@attrs.frozen
class NoHoliday(Demand):
    """Nothing that is not daily on public holidays."""


@attrs.frozen
class NotBefore(Demand):
    """Nothing that is not daily before the first session."""


@attrs.frozen
class WithinMinutes(Demand):
    """No more minutes than a weekday has."""

    day: Weekday


@attrs.frozen
class Rested(Demand):
    """A day of rest between strength work for the same muscles."""


@attrs.frozen(kw_only=True)
class Demands:
    """What a program asks of the calendar, less what is *waived* to see why it does not fit.

    Attributes:
        program: the program, with its training days and availability.
        weeks: its weeks and their dates.
        stretches: its phases in the calendar.
        holidays: the public holidays among its days.
        waived: what need not be kept.
        past: the days of all weeks as they were before the last stop of the calendar.
        until: the day of that stop: what comes before it stays as in *past*.
    """

    program: Program
    weeks: Weeks
    stretches: tuple[Stretch, ...]
    holidays: frozenset[pendulum.Date] = frozenset()
    waived: frozenset[Demand] = frozenset()
    past: tuple[Pattern, ...] = ()
    until: pendulum.Date | None = None

    def needs_of(self, stretch: Stretch) -> tuple[int, ...]:
        """The places of the prescriptions of a phase that need days of their own."""
        return tuple(place for place, p in enumerate(stretch.prescriptions) if needs_days(p))

    def usual_week(self, stretch: Stretch) -> Week:
        """A week of a phase with nobody away, its days from the first weekday of the program."""
        weekdays = [weekday((self.weeks.start.weekday() + day) % DAYS_IN_A_WEEK) for day in WEEK]
        room = tuple(self._room_on(stretch, 1, day, is_open=True) for day in weekdays)
        pinned = _places(weekdays, stretch.phase.strength_days) or None
        beside = stretch.phase.days_beside
        return Week(
            self._needs(stretch, 1, weekdays, only=pinned),
            room,
            repeats=stretch.weeks > 1,
            beside=None if beside is None else _places(weekdays, beside),
        )

    def week(self, stretch: Stretch, number: int, usual: Usual) -> Week:
        """A week of the program, by its number, in the calendar."""
        days = self.weeks.days_of(number)
        after = self.weeks.days_of(number + 1)[0]
        phase_week = number - stretch.first_week + 1
        room = tuple(
            self._room_on(stretch, phase_week, weekday(day.weekday()), is_open=self._is_open(day))
            for day in days
        )
        follows = tuple(
            b.toordinal() - a.toordinal() == 1
            for a, b in zip(days, (*days[1:], after), strict=True)
        )
        needs = self._needs(stretch, phase_week, [weekday(day.weekday()) for day in days])
        decided = 0 if self.until is None else sum(day < self.until for day in days)
        before = self.past[number - 1] if decided else ((),) * len(needs)
        made = []
        for place, need, then in zip(self.needs_of(stretch), needs, before, strict=False):
            chosen = usual.get((stretch.place, place))
            own = None
            if chosen is not None:
                own = tuple(n for n in WEEK if weekday(days[n].weekday()) in chosen)
            done = tuple(day for day in then[: need.days] if day < decided)
            made.append(attrs.evolve(need, usual=own, done=done))
        return Week((*made, *needs[len(made) :]), room, follows, decided=decided)

    def _is_open(self, day: pendulum.Date) -> bool:
        availability = self.program.availability
        first = availability.first_session
        if any(day in away and NotAway(away) not in self.waived for away in availability.away):
            return False
        if day in self.holidays and NoHoliday() not in self.waived:
            return False
        return first is None or day >= first or NotBefore() in self.waived

    def _room_on(self, stretch: Stretch, phase_week: int, day: Weekday, *, is_open: bool) -> int:
        """The seconds of a day for what is not daily."""
        offered = self.program.training_days
        if not is_open or (offered and day not in offered and OnTrainingDays() not in self.waived):
            return CLOSED
        limit = self._limit(day)
        return UNLIMITED if limit is None else max(CLOSED, limit - self._daily(stretch, phase_week))

    def _limit(self, day: Weekday) -> int | None:
        minutes = self.program.availability.limit(day)
        if minutes is None or WithinMinutes(day) in self.waived:
            return None
        return minutes * SECONDS_A_MINUTE

    def _daily(self, stretch: Stretch, phase_week: int) -> int:
        """The seconds a day of what is daily."""
        now = enumerate(stretch.phase.prescriptions)
        return sum(self._seconds(stretch, n, phase_week) for n, p in now if not needs_days(p))

    def _seconds(self, stretch: Stretch, place: int, phase_week: int) -> int:
        """The seconds a day of what is prescribed now; nothing for what was before a change."""
        prescription = stretch.prescriptions[place]
        if place >= len(stretch.phase.prescriptions) or self._is_waived(prescription):
            return 0
        dosage = stretch.dosage(place, phase_week)
        return prescription.frequency.times * exercise_seconds(prescription.exercise, dosage)

    def _is_waived(self, prescription: Prescription) -> bool:
        return bool(self.waived) and AsOften(prescription) in self.waived

    def _needs(
        self,
        stretch: Stretch,
        phase_week: int,
        weekdays: Sequence[Weekday],
        only: Days | None = None,
    ) -> tuple[Need, ...]:
        """What is not daily; and what cannot be where what is daily takes too long."""
        limited = any(self._limit(day) is not None for day in Weekday)
        needs = [
            self._need(stretch, place, phase_week, only=only, limited=limited)
            for place in self.needs_of(stretch)
        ]
        daily = self._daily(stretch, phase_week) if limited else 0
        limits = [limit for day in weekdays if (limit := self._limit(day)) is not None]
        too_long = min(limits, default=daily) < daily
        return (*needs, Need(1, only=())) if too_long else tuple(needs)

    def _need(
        self, stretch: Stretch, place: int, phase_week: int, *, only: Days | None, limited: bool
    ) -> Need:
        prescription = stretch.prescriptions[place]
        if self._is_waived(prescription):
            return Need(0)
        strength = prescription.needs_rest_days
        return Need(
            days=prescription.frequency.days,
            seconds=self._seconds(stretch, place, phase_week) if limited else 0,
            strength=strength,
            rests=muscles_at_work(prescription) if strength and Rested() not in self.waived else 0,
            heavy=muscles_at_work(prescription) if is_heavy(prescription) else 0,
            only=only if strength else None,
        )


def needs_days(prescription: Prescription) -> bool:
    """Whether days are chosen for it: it is not daily, or is strength work, which cannot be."""
    return prescription.needs_rest_days or not isinstance(prescription.frequency, Daily)


def muscles_at_work(prescription: Prescription) -> int:
    """The muscles that do the work, as bits (source: ``choice-rest-by-muscles``)."""
    every = list(Muscle)
    return sum(1 << every.index(muscle) for muscle in prescription.exercise.muscles.prime_movers)


def is_heavy(prescription: Prescription) -> bool:
    """Whether it is heavy strength work, by its load or its effort (source: ``choice-heavy``)."""
    if not prescription.needs_rest_days:
        return False
    load, effort = prescription.dosage.load, prescription.dosage.effort
    if isinstance(load, RepetitionMaximum) and load.repetitions <= HEAVY_REPETITIONS:
        return True
    return effort is not None and effort.low >= HEAVY_EFFORT


def weekday(position: int) -> Weekday:
    """The weekday at a place, 0 for Monday."""
    return _WEEKDAYS[position]


_WEEKDAYS = tuple(Weekday)


def _places(order: Sequence[Weekday], chosen: Iterable[Weekday]) -> Days:
    names = set(chosen)
    return tuple(place for place, day in enumerate(order) if day in names)
