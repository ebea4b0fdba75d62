"""Weeks in a row to the best days for each, rest between them included.

An earlier week goes before a later one: it takes its best days unless nothing would be
left for the weeks after it. So what is past stays when something later changes.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from hipflex_plan.choosing import best_days
from hipflex_plan.spacing import last_day_muscles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.spacing import Pattern, Week


LOOK_AHEAD = 40
"""Weeks between two that are looked at beforehand, from the end."""


class Assignment:
    """The best days of weeks in a row.

    Attributes:
        patterns: those of each week; None if not all weeks can have theirs. Where any
            will do, not the best ones.
    """

    def __init__(self, weeks: Sequence[Week], *, any_will_do: bool = False) -> None:
        self._weeks, self._any = weeks, any_will_do
        self._known: dict[tuple[int, int], Pattern | None] = {}
        for place in range(len(weeks) - 1, -1, -LOOK_AHEAD):  # no look ahead may be deep
            self._best(place, 0)
        self.patterns = self._all()

    def _all(self) -> tuple[Pattern, ...] | None:
        found: list[Pattern] = []
        rested = 0
        for place, week in enumerate(self._weeks):
            pattern = self._best(place, rested)
            if pattern is None:
                return None
            found.append(pattern)
            rested = last_day_muscles(week, pattern)
        return tuple(found)

    def _best(self, place: int, rested: int) -> Pattern | None:
        """The best days of a week after which all later weeks can have theirs.

        Args:
            place: of the week.
            rested: muscles, as bits, that worked on the day before.
        """
        if (place, rested) not in self._known:
            self._known[place, rested] = self._found(place, rested)
        return self._known[place, rested]

    def _found(self, place: int, rested: int) -> Pattern | None:
        """Try the best days; where they stop the next week, the best without a muscle at the end.

        Each muscle that works on the last day is taken away in turn, the cheapest way
        first, so that no better way is passed over.
        """
        week = self._weeks[place]
        is_last = place + 1 == len(self._weeks)
        tried: set[int] = set()
        ways: list[tuple[int, int, Pattern]] = []

        def offer(free_at_the_end: int) -> None:
            if free_at_the_end not in tried:
                tried.add(free_at_the_end)
                pattern = best_days(week, rested, free_at_the_end, any_will_do=self._any)
                if pattern is not None:
                    heapq.heappush(ways, (week.cost(pattern), free_at_the_end, pattern))

        offer(0)
        while ways:
            _, free, pattern = heapq.heappop(ways)
            worked = last_day_muscles(week, pattern)
            if is_last or self._best(place + 1, worked) is not None:
                return pattern
            if self._best(place + 1, 0) is None:
                return None
            for muscle in _bits(worked):
                offer(free | muscle)
        return None


def _bits(muscles: int) -> Iterator[int]:
    while muscles:
        lowest = muscles & -muscles
        yield lowest
        muscles -= lowest
