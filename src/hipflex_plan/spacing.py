"""What one week asks for to the best days for it.

A week is small: at most seven days and some twenty prescriptions. The search takes one
prescription after another, tries its sets of days from the best to the worst, and leaves a
branch as soon as it cannot be better than the best that is found, or as it comes where it
was before at no less cost. So the first best is found without trying all.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.frequency import DAYS_IN_A_WEEK

if TYPE_CHECKING:
    from collections.abc import Mapping

Days: TypeAlias = tuple[int, ...]
"""Days of a program week, 0 for its first day, rising."""
Pattern: TypeAlias = tuple[Days, ...]
"""The days of each need of a week."""

WEEK: Days = tuple(range(DAYS_IN_A_WEEK))
LAST_DAY = DAYS_IN_A_WEEK - 1
CLOSED = -1
UNEVEN = 1 << 20
"""A point of unevenness weighs more than all lateness; so on, each part over the next."""
DAY_AWAY = UNEVEN << 20
UNEVEN_STRENGTH = DAY_AWAY << 20
STRENGTH_DAY = UNEVEN_STRENGTH << 20
HEAVY_PAIR = STRENGTH_DAY << 20
UNUSUAL_DAY = HEAVY_PAIR << 20


@attrs.frozen
class Need:
    """What a prescription that is not daily asks of a week.

    Attributes:
        days: on how many days it is done.
        seconds: how long it takes on a day, all its times; 0 where no day has a limit.
        strength: whether it is strength work.
        rests: the muscles that rest on the day before and after, as bits; 0 for none.
        heavy: the muscles for which it is heavy work, as bits; 0 for light work.
        usual: its days in other weeks, as far as this week has them; None for none.
        only: the days that it must be on; None for any.
        done: its days among those that are decided already, see `Week.decided`.
    """

    days: int
    seconds: int = 0
    strength: bool = False
    rests: int = 0
    heavy: int = 0
    usual: Days | None = None
    only: Days | None = None
    done: Days = ()


@attrs.frozen
class Week:
    """Seven days and what is to be done on them.

    Attributes:
        needs: what is to be done.
        room: the seconds that each day has for it; `CLOSED` for a day without.
        follows: whether the day after each is the next in the calendar; the last of
            them tells of the first day of the next week.
        repeats: whether the week is followed by one with the same days.
        beside: the days that other work than strength is put beside; None for those of
            the strength work.
        decided: how many of its first days are decided already.
    """

    needs: tuple[Need, ...]
    room: tuple[int, ...]
    follows: tuple[bool, ...] = (True,) * DAYS_IN_A_WEEK
    repeats: bool = False
    beside: Days | None = None
    decided: int = 0

    def cost(self, pattern: Pattern) -> int:
        """What is made as small as can be, each part worth more than all that come after it.

        Days that are not the usual ones; pairs of heavy work for the same muscles on one
        day; days with strength work; how unevenly strength work lies; days of other work
        away from it; how unevenly that lies; how late all lies.
        """
        total, taken = 0, _Taken(self.room)
        for strength in (True, False):
            for need, days in zip(self.needs, pattern, strict=True):
                if need.strength is strength:
                    way = _Way.of(need, days)
                    beside = taken.strength if self.beside is None else _bits(self.beside)
                    total += way.cost + way.away_from(need, beside) + taken.together(need, way)
                    taken = taken.after(self, need, way) or taken
        return total


def _bits(days: Days) -> int:
    return sum(1 << day for day in days)


@cache
def _own_cost_of(usual: Days | None, strength: bool, days: Days) -> int:
    unusual = 0 if usual is None else len(set(days) - set(usual))
    late = sum((1 << DAYS_IN_A_WEEK) - (1 << (LAST_DAY - day)) for day in days)
    uneven = unevenness(days) * (UNEVEN_STRENGTH if strength else UNEVEN)
    return unusual * UNUSUAL_DAY + uneven + late


def _own_cost(need: Need, days: Days) -> int:
    """What a need costs on these days, without what it costs together with others."""
    return _own_cost_of(need.usual, need.strength, days)


def unevenness(days: Days) -> int:
    """How unevenly days lie in a repeating week: the sum of the squared gaps."""
    if not days:
        return 0
    gaps = (b - a for a, b in pairwise([*days, days[0] + DAYS_IN_A_WEEK]))
    return sum(gap * gap for gap in gaps)


@lru_cache(maxsize=4096)
def best_days(week: Week, rested_first: int = 0, rested_last: int = 0) -> Pattern | None:
    """The days of each need at the least cost; None if there are none.

    Args:
        week: what is asked.
        rested_first: muscles, as bits, that must not work on the first day.
        rested_last: muscles, as bits, that must not work on the last day.
    """
    rested = {0: rested_first, LAST_DAY: rested_last}
    if all(need.usual is not None and len(need.usual) == need.days for need in week.needs):
        usual = tuple(need.usual or () for need in week.needs)
        if _allows(week, usual, rested):
            return usual
    return _Search(week, rested).best()


def _allows(week: Week, pattern: Pattern, rested: Mapping[int, int]) -> bool:
    """Whether all needs can have their days of a pattern."""
    taken = _Taken(week.room)
    for need, days in zip(week.needs, pattern, strict=True):
        own = tuple(day for day in days if day < week.decided)
        free = all(_is_open(week, need, day, rested) for day in days if day >= week.decided)
        if own != need.done or not free or not _is_rested(week, need, days):
            return False
        after = taken.after(week, need, _Way.of(need, days))
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


def last_day_muscles(week: Week, pattern: Pattern) -> int:
    """The muscles, as bits, that must rest on the day after the last of a week."""
    if not week.follows[LAST_DAY]:
        return 0
    muscles = 0
    for need, days in zip(week.needs, pattern, strict=True):
        if LAST_DAY in days:
            muscles |= need.rests
    return muscles


class _Search:
    """Branch and bound over the needs of a week, the most demanding first."""

    def __init__(self, week: Week, rested: Mapping[int, int]) -> None:
        self.week = week
        self.order = sorted(
            range(len(week.needs)),
            key=lambda n: (not week.needs[n].strength, -week.needs[n].days, n),
        )
        self.ways = [
            [_Way.of(week.needs[n], days) for days in _ways(week, week.needs[n], rested)]
            for n in self.order
        ]
        self.least = [0] * (len(self.order) + 1)
        for step in range(len(self.order) - 1, -1, -1):
            own = min((way.cost for way in self.ways[step]), default=0)
            self.least[step] = self.least[step + 1] + own
        self.found: tuple[int, Pattern] | None = None
        self.seen: dict[tuple[object, ...], int] = {}
        self.sorted: dict[tuple[int, int], list[tuple[int, _Way]]] = {}

    def best(self) -> Pattern | None:
        """The pattern at the least cost; None if there is none."""
        self._try(0, 0, _Taken(self.week.room))
        return None if self.found is None else self.found[1]

    def _try(self, step: int, cost: int, taken: _Taken) -> None:
        if step == len(self.order):
            if self.found is None or cost < self.found[0]:
                days = dict(zip(self.order, taken.days, strict=True))
                self.found = (cost, tuple(days[place] for place in range(len(days))))
            return
        state = (step, taken.room, taken.worked, taken.strength, taken.heavy)
        if self.seen.get(state, MOST) <= cost:
            return
        self.seen[state] = cost
        need = self.week.needs[self.order[step]]
        for own, way in self._in_order(step, need, taken.strength):
            together = cost + own + taken.together(need, way)
            if self.found is not None and together + self.least[step + 1] >= self.found[0]:
                continue
            left = taken.after(self.week, need, way)
            if left is not None:
                self._try(step + 1, together, left)

    def _in_order(self, step: int, need: Need, strength: int) -> list[tuple[int, _Way]]:
        """The ways of a need from the cheapest, with what each costs beside other days."""
        beside = strength if self.week.beside is None else _bits(self.week.beside)
        key = (step, 0 if need.strength else beside)
        if key not in self.sorted:
            found = [(way.cost + way.away_from(need, beside), way) for way in self.ways[step]]
            self.sorted[key] = sorted(found, key=lambda one: (one[0], one[1].days))
        return self.sorted[key]


@attrs.frozen(eq=False)
class _Way:
    """A set of days for a need, as days and as bits, with what it costs alone."""

    days: Days
    bits: int
    cost: int

    @classmethod
    def of(cls, need: Need, days: Days) -> _Way:
        return cls(days, _bits(days), _own_cost(need, days))

    def away_from(self, need: Need, beside: int) -> int:
        """What it costs that it is not beside the strength work."""
        return 0 if need.strength else (self.bits & ~beside).bit_count() * DAY_AWAY


@attrs.frozen(eq=False)
class _Taken:
    """What is taken of a week so far.

    Attributes:
        room: the seconds left on each day.
        worked: the muscles at strength work on each day, as bits.
        strength: the days with strength work, as bits.
        heavy: muscles and days of each heavy need, as bits.
        days: those of each need, in the order of the search.
    """

    room: tuple[int, ...]
    worked: tuple[int, ...] = (0,) * DAYS_IN_A_WEEK
    strength: int = 0
    heavy: tuple[tuple[int, int], ...] = ()
    days: Pattern = ()

    def together(self, need: Need, way: _Way) -> int:
        """What a need costs together with those that have their days."""
        if not need.strength:
            return 0
        pairs = sum((way.bits & on).bit_count() for heavy, on in self.heavy if heavy & need.heavy)
        return pairs * HEAVY_PAIR + (way.bits & ~self.strength).bit_count() * STRENGTH_DAY

    def after(self, week: Week, need: Need, way: _Way) -> _Taken | None:
        """What is taken after a need has its days; None if it cannot have them."""
        room, worked = self.room, self.worked
        if need.seconds:
            left = list(room)
            for day in way.days:
                left[day] -= need.seconds
                if left[day] < 0 and day >= week.decided:
                    return None
            room = tuple(left)
        if need.rests:
            muscles = list(worked)
            for day in way.days:
                if need.rests & self._neighbours(week, day):
                    return None
                muscles[day] |= need.rests
            worked = tuple(muscles)
        heavy = (*self.heavy, (need.heavy, way.bits)) if need.heavy else self.heavy
        strength = self.strength | way.bits if need.strength else self.strength
        return _Taken(room, worked, strength, heavy, (*self.days, way.days))

    def _neighbours(self, week: Week, day: int) -> int:
        """The muscles at work on the days just before and after a day."""
        follows, worked, found = week.follows, self.worked, 0
        if day > 0 and follows[day - 1]:
            found |= worked[day - 1]
        if day < LAST_DAY and follows[day]:
            found |= worked[day + 1]
        if week.repeats and follows[LAST_DAY] and day in (0, LAST_DAY):
            found |= worked[LAST_DAY - day]
        return found


MOST = 1 << 200
"""More than anything costs."""
