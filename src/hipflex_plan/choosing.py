"""What one week asks for to the best days for it.

A week is small: at most seven days and some twenty prescriptions. The search takes one
prescription after another, tries its sets of days from the best to the worst, and leaves a
branch as soon as it cannot be better than the best that is found, or as it comes where it
was before at no less cost. So the first best is found without trying all.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

from hipflex_plan.spacing import (
    HEAVY_PAIR,
    LAST_DAY,
    WEEK,
    Taken,
    Way,
    as_bits,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipflex_plan.spacing import Days, Need, Pattern, Week

MOST_TRIES = 5_000
"""After so many steps the best that is found is taken; only very full weeks need more."""
MOST_TRIES_FOR_THE_FIRST = 4 * MOST_TRIES
"""After so many without any days, nobody can tell whether there are some."""


class UndecidedError(Exception):
    """Whether there are any days is not known after many tries."""


@lru_cache(maxsize=4096)
def best_days(
    week: Week, rested_first: int = 0, rested_last: int = 0, *, any_will_do: bool = False
) -> Pattern | None:
    """The days of each need at the least cost; None if there are none.

    Args:
        week: what is asked.
        rested_first: muscles, as bits, that must not work on the first day.
        rested_last: muscles, as bits, that must not work on the last day.
        any_will_do: whether the first days that are found are good enough.

    Raises:
        UndecidedError: if none are found after many tries, and nobody can tell.
    """
    rested = {0: rested_first, LAST_DAY: rested_last}
    if all(need.usual is not None and len(need.usual) == need.days for need in week.needs):
        usual = tuple(need.usual or () for need in week.needs)
        if _allows(week, usual, rested):
            return usual
    return _Search(week, rested, any_will_do=any_will_do).best()


def _allows(week: Week, pattern: Pattern, rested: Mapping[int, int]) -> bool:
    """Whether all needs can have their days of a pattern."""
    taken = Taken(week.room)
    for place, (need, days) in enumerate(zip(week.needs, pattern, strict=True)):
        own = tuple(day for day in days if day < week.decided)
        free = all(_is_open(week, need, day, rested) for day in days if day >= week.decided)
        if own != need.done or not free or not _is_rested(week, need, days):
            return False
        after = taken.after(week, need, Way.of(week, place, days))
        if after is None:
            return False
        taken = after
    return True


def _ways(week: Week, need: Need, rested: Mapping[int, int]) -> list[Days]:
    """The sets of days that a need could have if it were alone."""
    days = [day for day in WEEK if day >= week.decided and _is_open(week, need, day, rested)]
    ways = ((*need.done, *way) for way in combinations(days, need.days - len(need.done)))
    return [way for way in ways if _is_rested(week, need, way)]


def _is_open(week: Week, need: Need, day: int, rested: Mapping[int, int]) -> bool:
    """Whether a day has room for a need, and its muscles need not rest then."""
    return (
        week.room[day] >= need.seconds
        and (need.only is None or day in need.only)
        and not need.rests & rested.get(day, 0)
    )


def _is_rested(week: Week, need: Need, days: Days) -> bool:
    """Whether no two of the days of strength work follow each other."""
    if not need.rests:
        return True
    if week.repeats and week.follows[LAST_DAY] and days and (days[0], days[-1]) == (0, LAST_DAY):
        return False
    return all(b > a + 1 or not week.follows[a] for a, b in pairwise(days))


class _Search:
    """Branch and bound over the needs of a week, the most demanding first.

    What is taken counts only as far as it can matter to what is left: so many ways of the
    first needs are one to the last ones.
    """

    def __init__(self, week: Week, rested: Mapping[int, int], *, any_will_do: bool = False) -> None:
        self.week, self.any_will_do = week, any_will_do
        self.order = sorted(
            range(len(week.needs)),
            key=lambda n: (not week.needs[n].strength, -week.needs[n].days, n),
        )
        self.needs = [week.needs[n] for n in self.order]
        self.tight = -1 if all(week.follows[:LAST_DAY]) else 0
        self.ways = [
            [Way.of(week, place, days) for days in _ways(week, week.needs[place], rested)]
            for place in self.order
        ]
        alone = [min((way.cost for way in own), default=0) for own in self.ways]
        self.least = self._from_the_end(
            [own + self._least_with_earlier(step) for step, own in enumerate(alone)]
        )
        self.seconds = self._from_the_end([need.seconds for need in self.needs])
        self.total = self._from_the_end([need.seconds * need.days for need in self.needs])
        self.tries = 0
        self.found: tuple[int, Pattern] | None = None
        self.seen: dict[tuple[object, ...], int] = {}
        self.hopeless: set[tuple[object, ...]] = set()
        self.sorted: dict[tuple[int, int], list[tuple[int, Way]]] = {}

    def _least_with_earlier(self, step: int) -> int:
        """What a heavy need costs at least together with the heavy needs before it."""
        need, pairs = self.needs[step], 0
        for before, other in enumerate(self.needs[:step]):
            if need.heavy & other.heavy:
                pairs += min(
                    (
                        (one.bits & two.bits).bit_count()
                        for one, two in self._together(before, step)
                    ),
                    default=0,
                )
        return pairs * HEAVY_PAIR * self.week.scale

    def _together(self, one: int, other: int) -> Iterator[tuple[Way, Way]]:
        """The ways of two needs that leave the muscles that they share their rest."""
        shared = self.needs[one].rests & self.needs[other].rests
        for way, next_way in product(self.ways[one], self.ways[other]):
            if not shared or not (way.bits << 1 | way.bits >> 1) & next_way.bits & self.tight:
                yield way, next_way

    @staticmethod
    def _from_the_end(values: list[int]) -> list[int]:
        """The sum of each value and all after it."""
        return [sum(values[place:]) for place in range(len(values) + 1)]

    def best(self) -> Pattern | None:
        """The pattern at the least cost; None if there is none."""
        if all(self.ways):
            self._try(0, 0, Taken(self.week.room))
        return None if self.found is None else self.found[1]

    def _try(self, step: int, cost: int, taken: Taken) -> bool:
        """Try all ways of the needs from a step on; whether there may be any."""
        if step == len(self.order):
            if self.found is None or cost < self.found[0]:
                days = dict(zip(self.order, taken.days, strict=True))
                self.found = (cost, tuple(days[place] for place in range(len(days))))
            return True
        state = self._state(step, taken)
        if state is None or state in self.hopeless:
            return False
        before = self.seen.get(state)
        if self._is_enough() or (before is not None and before <= cost):
            return True
        self.seen[state] = cost
        need, hope = self.needs[step], False
        for own, way in self._in_order(step, need, taken.strength):
            together = cost + own + taken.together(self.week, need, way)
            if self.found is not None and (
                self.any_will_do or together + self.least[step + 1] >= self.found[0]
            ):
                hope = True
                continue
            left = taken.after(self.week, need, way)
            if left is not None:
                hope |= self._try(step + 1, together, left)
        if not hope:
            self.hopeless.add(state)
        return hope

    def _is_enough(self) -> bool:
        """Whether to take what is found, after many tries.

        Raises:
            UndecidedError: if nothing is found after very many.
        """
        self.tries += 1
        most = MOST_TRIES if self.any_will_do else MOST_TRIES_FOR_THE_FIRST
        if self.found is None and self.tries > most:
            raise UndecidedError
        return self.found is not None and self.tries > MOST_TRIES

    def _state(self, step: int, taken: Taken) -> tuple[object, ...] | None:
        """What of all that is taken can matter from a step on; None if the room is too small."""
        rests = heavy = 0
        for need in self.needs[step:]:
            rests |= need.rests
            heavy |= need.heavy
        room = tuple(min(seconds, self.seconds[step]) for seconds in taken.room)
        if sum(seconds for seconds in room if seconds > 0) < self.total[step]:
            return None
        worked = tuple(muscles & rests for muscles in taken.worked)
        met = tuple((muscles & heavy, on) for muscles, on in taken.heavy if muscles & heavy)
        return (step, room, worked, taken.strength, met)

    def _in_order(self, step: int, need: Need, strength: int) -> list[tuple[int, Way]]:
        """The ways of a need from the cheapest, with what each costs beside other days."""
        beside = strength if self.week.beside is None else as_bits(self.week.beside)
        key = (step, 0 if need.strength else beside)
        if key not in self.sorted:
            away = (
                (way.cost + way.away_from(self.week, need, beside), way) for way in self.ways[step]
            )
            self.sorted[key] = sorted(away, key=lambda one: one[0])
        return self.sorted[key]
