"""The rule that takes the next weight or band, up to a ceiling."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

import attrs

from hipflex_plan.errors import ImpossibleValueError, ProgressionError
from hipflex_plan.load import Band, BandColour, Bodyweight, Load, Weight, in_a_sentence
from hipflex_plan.load import WeightUnit as Unit
from hipflex_plan.messages import said
from hipflex_plan.notation import load
from hipflex_plan.progression.rule import how_often, refuse_beyond, steps_taken, weeks
from hipflex_plan.validators import Kind

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage

SMALLEST_STEP = {Unit.KG: Decimal("0.25"), Unit.LB: Decimal("0.5")}
"""The steps in which ankle weights are sold (source: ``choice-weight-steps``)."""


@attrs.frozen(kw_only=True)
class AddLoad:
    """The next weight or band every *every_weeks* weeks, up to *up_to*.

    Weights grow by *step*, which is one that can be bought, and start from the
    body alone or from a weight; the ceiling is reached by whole steps. Bands
    take no step: they go up the colour order one by one and stop at *up_to*.
    """

    up_to: Load = attrs.field(converter=load, validator=Kind((Weight, Band)))
    step: Weight | None = attrs.field(default=None, converter=attrs.converters.optional(load))
    every_weeks: int = attrs.field(default=1, validator=weeks)

    def __attrs_post_init__(self) -> None:
        """Refuse a step that cannot be bought, or one for bands."""
        step = self.step
        if isinstance(self.up_to, Band):
            if step is not None:
                raise ImpossibleValueError(
                    f"bands go up by colour and take no step: {step}", "step"
                )
            return
        if not isinstance(step, Weight) or not isinstance(self.up_to, Weight):
            raise ImpossibleValueError("weights need a step, such as '0.5 kg'", "step")
        if step.unit != self.up_to.unit:
            raise ImpossibleValueError(f"{step} and {self.up_to} are in different units", "step")
        smallest = SMALLEST_STEP[step.unit]
        if step.amount % smallest:
            raise ImpossibleValueError(
                f"a step is a multiple of {smallest} {step.unit}, as weights are sold: {step}",
                "step",
            )

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The baseline with a heavier weight or a stronger band."""
        taken = steps_taken(week, self.every_weeks)
        if isinstance(self.up_to, Band):
            heavier: Load = self._stronger(baseline.load, self.up_to, taken)
        else:
            heavier = self._heavier(baseline.load, taken)
        return attrs.evolve(baseline, load=heavier)

    def _stronger(self, start: Load, last: Band, taken: int) -> Band:
        if not isinstance(start, Band) or start.brand != last.brand:
            raise ProgressionError(f"AddLoad goes up to {last}, but the dosage has {start}")
        refuse_beyond(start, last, self, beyond=start.colour.rank > last.colour.rank)
        rank = min(start.colour.rank + taken, last.colour.rank)
        return Band(list(BandColour)[rank - 1], start.brand)

    def _heavier(self, start: Load, taken: int) -> Load:
        last, step = cast("Weight", self.up_to), cast("Weight", self.step)
        amount = Decimal(0) if isinstance(start, Bodyweight) else self._amount(start, last)
        refuse_beyond(start, last, self, beyond=amount > last.amount)
        if (last.amount - amount) % step.amount:
            raise ProgressionError(f"steps of {step} from {start} miss {last}")
        amount = min(amount + taken * step.amount, last.amount)
        return Weight(amount, last.unit) if amount else start

    def _amount(self, start: Load, last: Weight) -> Decimal:
        if not isinstance(start, Weight) or start.unit != last.unit:
            raise ProgressionError(f"AddLoad goes up to {last}, but the dosage has {start}")
        return start.amount

    def in_words(self) -> str:
        """One plain sentence."""
        often = how_often(self.every_weeks)
        if isinstance(self.up_to, Band):
            colour = said(self.up_to.colour.value)
            return said(
                "Take the next band colour {often}, up to {colour}.", often=often, colour=colour
            )
        return said(
            "Add {more} {often}, up to {most}.",
            more=in_a_sentence(self.step or self.up_to),
            often=often,
            most=in_a_sentence(self.up_to),
        )
