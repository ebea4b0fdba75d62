"""One step harder or easier: of a load, a hold, a number of steps or repetitions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeGuard

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.load import Band, BandColour, Bodyweight, Load, Weight
from hipflex_plan.notation import load
from hipflex_plan.validators import Kind, KindOrNone

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage

FEWER_REPETITIONS = 2
SHORTER_SECONDS = 5
FEWER_STEPS = 4


@attrs.frozen(kw_only=True)
class LoadStep:
    """By how much a load grows, and how far.

    Attributes:
        up_to: the heaviest, a weight or a band.
        by: the step of a weight; bands take none, they go up by colour.
    """

    up_to: Load = attrs.field(converter=load, validator=Kind((Weight, Band)))
    by: Weight | None = attrs.field(
        default=None, converter=attrs.converters.optional(load), validator=KindOrNone(Weight)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a weight without a step of its unit, and a band with one."""
        if isinstance(self.up_to, Weight):
            if self.by is None or self.by.unit != self.up_to.unit:
                raise ImpossibleValueError(f"{self.up_to} needs a step in {self.up_to.unit}", "by")
        elif self.by is not None:
            raise ImpossibleValueError(f"bands go up by colour and take no step: {self.by}", "by")

    def heavier(self, now: Load) -> Load | None:
        """The load one step heavier; None at the ceiling, or if the kinds do not fit."""
        last = self.up_to
        if isinstance(last, Band):
            if not _same_brand(now, last) or now.colour.rank >= last.colour.rank:
                return None
            return Band(list(BandColour)[now.colour.rank], now.brand)
        amount = _amount(now, last)
        if amount is None or self.by is None or not isinstance(last, Weight):
            return None
        more = amount + self.by.amount
        return Weight(more, last.unit) if more <= last.amount else None

    def why_not_heavier(self, now: Load) -> str:
        """Why there is no heavier one: the ceiling, or a load of another kind."""
        alike = (
            _same_brand(now, self.up_to)
            if isinstance(self.up_to, Band)
            else _amount(now, self.up_to) is not None
        )
        if alike:
            return f"{self.up_to} is the ceiling."
        return f"The rule goes up to {self.up_to}, but the dosage has {now}."

    def lighter(self, now: Load) -> Load | None:
        """The load one step lighter, the body alone at the last; None if there is none."""
        if isinstance(self.up_to, Band):
            if not _same_brand(now, self.up_to) or now.colour.rank == 1:
                return None
            return Band(list(BandColour)[now.colour.rank - 2], now.brand)
        amount = _amount(now, self.up_to)
        if not amount or self.by is None:
            return None
        less = amount - self.by.amount
        return Weight(less, self.by.unit) if less > 0 else Bodyweight()


def _same_brand(now: Load, up_to: Band) -> TypeGuard[Band]:
    return isinstance(now, Band) and now.brand == up_to.brand


def _amount(now: Load, up_to: Load) -> Decimal | None:
    """The weight now in the unit of the ceiling, 0 for the body alone; None if it has none."""
    if isinstance(now, Bodyweight):
        return Decimal(0)
    alike = isinstance(now, Weight) and isinstance(up_to, Weight) and now.unit == up_to.unit
    return now.amount if alike and isinstance(now, Weight) else None


def eased(dosage: Dosage, step: LoadStep | None = None) -> Dosage | None:
    """A dosage one step easier (source: ``choice-step-back``); None if there is none.

    The load comes first, where a step for it is known; then a hold is 5 seconds
    shorter, repetitions 2 fewer, steps 4 fewer; at the last a set less.
    """
    lighter = step.lighter(dosage.load) if step else None
    if lighter is not None:
        return attrs.evolve(dosage, load=lighter)
    count = dosage.repetitions
    if dosage.hold_seconds is not None and dosage.hold_seconds > SHORTER_SECONDS:
        return attrs.evolve(dosage, hold_seconds=dosage.hold_seconds - SHORTER_SECONDS)
    if count is not None and count.low > FEWER_REPETITIONS:
        less = (count.low - FEWER_REPETITIONS, count.high - FEWER_REPETITIONS)
        return attrs.evolve(dosage, repetitions=less)
    if dosage.steps is not None and dosage.steps > FEWER_STEPS:
        return attrs.evolve(dosage, steps=dosage.steps - FEWER_STEPS)
    return attrs.evolve(dosage, sets=dosage.sets - 1) if dosage.sets > 1 else None
