"""What one week asks for, and what it costs to do it on some days."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TypeAlias

import attrs

from hipflex_plan.frequency import DAYS_IN_A_WEEK

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
LATE_BITS = 10
"""Room for the lateness of one need."""


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
        total, taken = 0, Taken(self.room)
        for strength in (True, False):
            for place, (need, days) in enumerate(zip(self.needs, pattern, strict=True)):
                if need.strength is strength:
                    way = Way.of(self, place, days)
                    beside = taken.strength if self.beside is None else as_bits(self.beside)
                    total += way.cost + way.away_from(self, need, beside)
                    total += taken.together(self, need, way)
                    taken = taken.after(self, need, way) or taken
        return total


def as_bits(days: Days) -> int:
    """Days as the bits of a number, the first day as the lowest."""
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


def last_day_muscles(week: Week, pattern: Pattern) -> int:
    """The muscles, as bits, that must rest on the day after the last of a week."""
    if not week.follows[LAST_DAY]:
        return 0
    muscles = 0
    for need, days in zip(week.needs, pattern, strict=True):
        if LAST_DAY in days:
            muscles |= need.rests
    return muscles


@attrs.frozen(eq=False)
class Way:
    """A set of days for a need, as days and as bits, with what it costs alone."""

    days: Days
    bits: int
    cost: int

    @classmethod
    def of(cls, week: Week, place: int, days: Days) -> Way:
        """A way of the need at a place, which ranks by its place what is alike otherwise."""
        need = week.needs[place]
        own = _own_cost(need.usual, need.strength, days)
        alike = _lateness(days) << LATE_BITS * (len(week.needs) - 1 - place)
        return cls(days, as_bits(days), own * week.scale + alike)

    def away_from(self, week: Week, need: Need, beside: int) -> int:
        """What it costs that it is not beside the strength work."""
        if need.strength:
            return 0
        return (self.bits & ~beside).bit_count() * DAY_AWAY * week.scale


@attrs.frozen(eq=False)
class Taken:
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

    def together(self, week: Week, need: Need, way: Way) -> int:
        """What a need costs together with those that have their days."""
        if not need.strength:
            return 0
        pairs = sum((way.bits & on).bit_count() for heavy, on in self.heavy if heavy & need.heavy)
        more = (way.bits & ~self.strength).bit_count()
        return (pairs * HEAVY_PAIR + more * STRENGTH_DAY) * week.scale

    def after(self, week: Week, need: Need, way: Way) -> Taken | None:
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
        return Taken(room, worked, strength, heavy, (*self.days, way.days))

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
