"""A session and what a person can do to what was done, and to what is written of it.

The model, all of it this project's choice (source: ``choice-simulation``). What
is possible in the first set is the top of the first dosage, times the strength,
over how much heavier or longer the work has become since. Each further set has
less, by the fatigue. A set ends at its top, the last one two beyond it, and
sooner where no more is possible. Effort goes from 0, at half of what is possible,
to 10 at all of it. Full and hard work adds strength; weeks without take it away.
A repetition maximum is found anew each time, so that it always just fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from hipflex_plan.diary import sets_of, sides_of
from hipflex_plan.dosage import Dosage
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.load import Band, Bodyweight, Load, RepetitionMaximum, Weight
from hipflex_plan.performance import HIGHEST, MOST_AMOUNT, Performance, Soreness, StopSign
from hipflex_plan.performance import amount as amount_of
from hipflex_plan.performance import unit as unit_of
from hipflex_plan.simulation.person import SimulatedPerson, chance
from hipflex_plan.simulation.writing import written

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    import pendulum

    from hipflex_plan.quantities import Side
    from hipflex_plan.sessions import Item, Session

A = TypeVar("A")

LEG_KG = 5
"""What a small weight comes on top of."""
BANDS_BELOW = 4
"""The lightest band counts as five parts, and each colour is one part more."""
BEYOND = 2
"""How far the last set goes beyond its top, where it can."""
LUCK = 0.05
"""By how much a good or a bad day changes what is possible."""
FORGETTING = 0.5
"""What a week without is worth, against a week of work."""
DAYS_APART = 1_000_003
"""Between the luck of one seed and the next lie more numbers than there are days."""
SORE = tuple(kind for kind in Soreness if kind is not Soreness.NONE)


@attrs.frozen
class Ability:
    """What is possible of one exercise with one side: strength since a first dosage."""

    first: Dosage
    strength: float
    last: int


def heaviness(load: Load) -> float:
    """How heavy a load is among those of its kind."""
    if isinstance(load, Weight):
        return LEG_KG + float(load.kg)
    if isinstance(load, Band):
        return BANDS_BELOW + load.colour.rank
    return LEG_KG


def comparable(one: Dosage, other: Dosage) -> bool:
    """Whether two dosages are counted alike, against loads of one kind."""
    return unit_of(one) == unit_of(other) and _kind(one.load) == _kind(other.load)


def _kind(load: Load) -> type:
    return Weight if isinstance(load, Bodyweight) else type(load)


def possible(ability: Ability, now: Dosage) -> float:
    """How many, or how long, in a first set on a usual day."""
    if isinstance(now.load, RepetitionMaximum):
        return now.load.repetitions
    harder = heaviness(now.load) / heaviness(ability.first.load)
    if unit_of(now) == "repetitions" and now.hold_seconds and ability.first.hold_seconds:
        harder *= now.hold_seconds / ability.first.hold_seconds
    return amount_of(ability.first).high * ability.strength / harder


class Body:
    """A person on the way through a program: what is possible changes with what is done.

    The luck of a day comes from the seed and the date alone: two rules can be
    compared on the same misses and the same good days.
    """

    def __init__(self, person: SimulatedPerson, seed: int, start: pendulum.Date) -> None:
        self.person = person
        self.seed = seed
        self.start = start.toordinal()
        self.abilities: dict[tuple[str, Side], Ability] = {}

    def does(self, session: Session) -> Iterator[Performance]:
        """What the diary says of a session; a row that is not written is not there."""
        today = session.on.toordinal()
        luck = chance(self.seed * DAYS_APART + today)
        day = today - self.start + 1
        missed = luck.random() < self.person.miss_rate or self.person.is_away(day)
        for item in session.items:
            for side in sides_of(item):
                true = self._missed if missed else self._done
                row = written(true(session, item, side, luck), self.person.diary_style, luck)
                if row is not None and self.person.writes(day):
                    yield row

    def _missed(self, session: Session, item: Item, side: Side, _: random.Random) -> Performance:
        return Performance(
            exercise=item.exercise.slug, session=session.number, on=session.on, side=side,
            prescribed=item.dosage, sets=(0,) * sets_of(item), obstacle="No time.",
        )  # fmt: skip

    def _done(self, session: Session, item: Item, side: Side, luck: random.Random) -> Performance:
        today, person, now = session.on.toordinal(), self.person, item.dosage
        ability = self._ability(item, side, today)
        best = possible(ability, now) * (1 + LUCK * (2 * luck.random() - 1))
        top = amount_of(now).high
        sets = list(self._sets(best, top, sets_of(item), now))
        sign = _one_of(tuple(StopSign), luck) if luck.random() < person.stop_sign_rate else None
        if sign is not None:
            sets[1:] = [0] * (len(sets) - 1)
        hard = min(1.0, max(sets) / max(best, 1.0))
        self._answer(item, side, ability, today, hard * sum(sets) / (top * len(sets)))
        sore = luck.random() < person.soreness * hard
        how = _one_of(SORE, luck)
        pain = self._pain(best, top, today) + luck.random()
        return Performance(
            exercise=item.exercise.slug, session=session.number, on=session.on, side=side,
            prescribed=now, sets=sets, load=now.load, effort=_scale(20 * hard - HIGHEST),
            pain=_scale(pain), pain_next_morning=_scale(pain / 2 + sore),
            soreness=how if sore else Soreness.NONE, stop_sign=sign,
        )  # fmt: skip

    def _ability(self, item: Item, side: Side, today: int) -> Ability:
        """What is possible today: what was, less what is forgotten; anew for a new kind of work."""
        person, now = self.person, item.dosage
        start = person.strength * person.share(side)
        known = self.abilities.get((item.exercise.slug, side), Ability(now, start, today))
        first = known.first if comparable(known.first, now) else now
        idle = max(0, today - known.last - DAYS_IN_A_WEEK) / DAYS_IN_A_WEEK
        lost = FORGETTING * person.gain_per_week * idle
        return Ability(first, max(min(start, known.strength), known.strength - lost), today)

    def _sets(self, best: float, top: int, count: int, now: Dosage) -> Iterator[int]:
        for number in range(count):
            can = int(max(0.0, best * (1 - self.person.fatigue * number)))
            most = top + BEYOND if number == count - 1 else top
            yield min(can, MOST_AMOUNT if isinstance(now.load, RepetitionMaximum) else most)

    def _pain(self, best: float, top: int, today: int) -> float:
        excess = max(0.0, top / max(best, 0.1) - 1)
        weeks = (today - self.start) / DAYS_IN_A_WEEK
        person = self.person
        return (
            person.pain_baseline + person.pain_per_week * weeks
            + person.pain_per_excess * HIGHEST * excess
        )  # fmt: skip

    def _answer(self, item: Item, side: Side, ability: Ability, today: int, work: float) -> None:
        """What is possible after a session; *work* is 1 where all was done and it was hard."""
        gain = self.person.gain_per_week * min(1.0, work) / item.prescription.frequency.days
        slug = item.exercise.slug
        grown = attrs.evolve(ability, strength=ability.strength + gain, last=today)
        self.abilities[slug, side] = grown


def _scale(value: float) -> int:
    """A whole number from 0 to 10."""
    return max(0, min(HIGHEST, int(value)))


def _one_of(kinds: Sequence[A], luck: random.Random) -> A:
    return kinds[int(luck.random() * len(kinds))]
