"""What one week asks for to the best days for it.

A week is small: at most seven days and some twenty prescriptions. The search takes one
prescription after another, tries its sets of days from the best to the worst, and leaves a
branch as soon as it cannot be better than the best that is found, or as it comes where it
was before at no less cost. So the first best is found without trying all.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.frequency import DAYS_IN_A_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
MOST_TRIES = 5_000
"""After so many steps the best that is found is taken; only very full weeks need more."""
MOST_TRIES_FOR_THE_FIRST = 4 * MOST_TRIES
"""After so many without any days, nobody can tell whether there are some."""
LATE_BITS = 10
"""Room for the lateness of one need."""


class UndecidedError(Exception):
    """Whether there are any days is not known after many tries."""


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

    @property
    def scale(self) -> int:
        """What all that is reckoned weighs over the last part, which tells the rest apart."""
        return 1 << LATE_BITS * len(self.needs)

    def cost(self, pattern: Pattern) -> int:
        """What is made as small as can be, each part worth more than all that come after it.

        Days that are not the usual ones; pairs of heavy work for the same muscles on one
        day; days with strength work; how unevenly strength work lies; days of other work
        away from it; how unevenly that lies; how late all lies; how late the first need
        lies, then the second, and so on, so that no two patterns cost the same.
        """
        total, taken = 0, _Taken(self.room)
        for strength in (True, False):
            for place, (need, days) in enumerate(zip(self.needs, pattern, strict=True)):
                if need.strength is strength:
                    way = _Way.of(self, place, days)
                    beside = taken.strength if self.beside is None else _bits(self.beside)
                    total += way.cost + way.away_from(self, need, beside)
                    total += taken.together(self, need, way)
                    taken = taken.after(self, need, way) or taken
        return total


def _bits(days: Days) -> int:
    return sum(1 << day for day in days)


@cache
def _own_cost(usual: Days | None, strength: bool, days: Days) -> int:
    """What a need costs on these days, without what it costs together with others."""
    unusual = 0 if usual is None else len(set(days) - set(usual))
    uneven = unevenness(days) * (UNEVEN_STRENGTH if strength else UNEVEN)
    return unusual * UNUSUAL_DAY + uneven + _lateness(days)


def _lateness(days: Days) -> int:
    """How late days lie: less for an early one than for all later ones together."""
    return sum((1 << DAYS_IN_A_WEEK) - (1 << (LAST_DAY - day)) for day in days)


def unevenness(days: Days) -> int:
    """How unevenly days lie in a repeating week: the sum of the squared gaps."""
    if not days:
        return 0
    gaps = (b - a for a, b in pairwise([*days, days[0] + DAYS_IN_A_WEEK]))
    return sum(gap * gap for gap in gaps)


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
    taken = _Taken(week.room)
    for place, (need, days) in enumerate(zip(week.needs, pattern, strict=True)):
        own = tuple(day for day in days if day < week.decided)
        free = all(_is_open(week, need, day, rested) for day in days if day >= week.decided)
        if own != need.done or not free or not _is_rested(week, need, days):
            return False
        after = taken.after(week, need, _Way.of(week, place, days))
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
            [_Way.of(week, place, days) for days in _ways(week, week.needs[place], rested)]
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
        self.sorted: dict[tuple[int, int], list[tuple[int, _Way]]] = {}

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

    def _together(self, one: int, other: int) -> Iterator[tuple[_Way, _Way]]:
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
            self._try(0, 0, _Taken(self.week.room))
        return None if self.found is None else self.found[1]

    def _try(self, step: int, cost: int, taken: _Taken) -> bool:
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

    def _state(self, step: int, taken: _Taken) -> tuple[object, ...] | None:
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

    def _in_order(self, step: int, need: Need, strength: int) -> list[tuple[int, _Way]]:
        """The ways of a need from the cheapest, with what each costs beside other days."""
        beside = strength if self.week.beside is None else _bits(self.week.beside)
        key = (step, 0 if need.strength else beside)
        if key not in self.sorted:
            away = (
                (way.cost + way.away_from(self.week, need, beside), way) for way in self.ways[step]
            )
            self.sorted[key] = sorted(away, key=lambda one: one[0])
        return self.sorted[key]


@attrs.frozen(eq=False)
class _Way:
    """A set of days for a need, as days and as bits, with what it costs alone."""

    days: Days
    bits: int
    cost: int

    @classmethod
    def of(cls, week: Week, place: int, days: Days) -> _Way:
        """A way of the need at a place, which ranks by its place what is alike otherwise."""
        need = week.needs[place]
        own = _own_cost(need.usual, need.strength, days)
        alike = _lateness(days) << LATE_BITS * (len(week.needs) - 1 - place)
        return cls(days, _bits(days), own * week.scale + alike)

    def away_from(self, week: Week, need: Need, beside: int) -> int:
        """What it costs that it is not beside the strength work."""
        if need.strength:
            return 0
        return (self.bits & ~beside).bit_count() * DAY_AWAY * week.scale


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

    def together(self, week: Week, need: Need, way: _Way) -> int:
        """What a need costs together with those that have their days."""
        if not need.strength:
            return 0
        pairs = sum((way.bits & on).bit_count() for heavy, on in self.heavy if heavy & need.heavy)
        more = (way.bits & ~self.strength).bit_count()
        return (pairs * HEAVY_PAIR + more * STRENGTH_DAY) * week.scale

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
