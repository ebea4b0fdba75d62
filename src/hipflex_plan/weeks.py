"""A start, and days that do not count, to the weeks of a program and their dates."""

from __future__ import annotations

import attrs
import pendulum

from hipflex_plan.frequency import DAYS_IN_A_WEEK


@attrs.frozen
class Span:
    """Days in a row.

    Attributes:
        first: its first day.
        last: its last day, included.
    """

    first: pendulum.Date
    last: pendulum.Date

    def __contains__(self, day: pendulum.Date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last.toordinal() - self.first.toordinal() + 1


@attrs.frozen
class Weeks:
    """The weeks of a program in the calendar: seven days each that count.

    Attributes:
        start: the first day of the first week.
        still: spans on which the program stands still, in any order; what would have
            come then comes after them.
        first: the number of the first week.
    """

    start: pendulum.Date
    still: tuple[Span, ...] = ()
    first: int = 1

    def _stops(self) -> list[tuple[int, int]]:
        """What stands still, as numbers of days: the first, and the day after the last."""
        stops: list[tuple[int, int]] = []
        for span in sorted(self.still, key=lambda span: span.first):
            first = max(span.first.toordinal(), self.start.toordinal())
            after = span.last.toordinal() + 1
            if stops and first <= stops[-1][1]:
                stops[-1] = (stops[-1][0], max(after, stops[-1][1]))
            elif after > first:
                stops.append((first, after))
        return stops

    def week_of(self, day: pendulum.Date) -> int:
        """The week of a day; of one that does not count, the week that goes on after it."""
        number = day.toordinal()
        still = sum(max(0, min(after, number) - first) for first, after in self._stops())
        return (number - self.start.toordinal() - still) // DAYS_IN_A_WEEK + self.first

    def days_of(self, week: int) -> tuple[pendulum.Date, ...]:
        """The seven days of a week, by its number."""
        before = (week - self.first) * DAYS_IN_A_WEEK
        stops = self._stops()
        return tuple(self._day(before + place, stops) for place in range(DAYS_IN_A_WEEK))

    def _day(self, place: int, stops: list[tuple[int, int]]) -> pendulum.Date:
        number = self.start.toordinal() + place
        for first, after in stops:
            if first <= number:
                number += after - first
        return pendulum.Date.fromordinal(number)
