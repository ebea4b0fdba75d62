"""Rules that change one quantity by equal steps, up to a ceiling.

Nothing here has a clinical default: how much, how often and how far is the
clinician's to say.
"""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import attrs

from hipflex_plan.dosage import (
    LONGEST_HOLD_SECONDS,
    LONGEST_REST_SECONDS,
    MOST_MINUTES,
    MOST_SETS,
    MOST_STEPS,
    Dosage,
)
from hipflex_plan.errors import ImpossibleValueError, ProgressionError
from hipflex_plan.load import (
    Band,
    BandColour,
    Bodyweight,
    Load,
    RepetitionMaximum,
    Weight,
    in_a_sentence,
)
from hipflex_plan.load import WeightUnit as Unit
from hipflex_plan.messages import said, several
from hipflex_plan.notation import load
from hipflex_plan.progression.rule import (
    LONGEST_WEEKS,
    how_often,
    minutes,
    present,
    refuse_beyond,
    risen,
    seconds,
    sets,
    steps_taken,
)
from hipflex_plan.quantities import MOST_REPETITIONS
from hipflex_plan.validators import Kind, Text, Whole

SMALLEST_STEP = {Unit.KG: Decimal("0.25"), Unit.LB: Decimal("0.5")}
"""The steps in which ankle weights are sold (source: ``choice-weight-steps``)."""

weeks = Whole(1, LONGEST_WEEKS)


@attrs.frozen
class Maintain:
    """The same dosage every week; *because* tells the clinician why, "" for no reason."""

    because: str = attrs.field(default="", validator=Text(empty=True, longest=160))

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The baseline."""
        return baseline

    def in_words(self) -> str:
        """One plain sentence."""
        return said("The same every week.")


@attrs.frozen
class AddRepetitions:
    """*by* repetitions more every *every_weeks* weeks, up to *up_to*.

    A range moves as a whole, and neither of its ends passes the ceiling.
    """

    by: int = attrs.field(validator=Whole(1, MOST_REPETITIONS))
    up_to: int = attrs.field(validator=Whole(1, MOST_REPETITIONS), kw_only=True)
    every_weeks: int = attrs.field(default=1, validator=weeks, kw_only=True)

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The baseline with more repetitions."""
        count = present(baseline.repetitions, self, "repetitions", baseline)
        if isinstance(baseline.load, RepetitionMaximum):
            raise ProgressionError(f"a load of {baseline.load} allows no more repetitions")
        refuse_beyond(count, self.up_to, self, beyond=count.high > self.up_to)
        by = self.by * steps_taken(week, self.every_weeks)
        return attrs.evolve(baseline, repetitions=count.moved(by, self.up_to))

    def in_words(self) -> str:
        """One plain sentence."""
        often = how_often(self.every_weeks)
        return said(
            "Do {count} more {often}, up to {most}.", count=self.by, often=often, most=self.up_to
        )


@attrs.frozen
class AddSets:
    """*by* sets more every *every_weeks* weeks, up to *up_to* sets."""

    by: int = attrs.field(validator=Whole(1, MOST_SETS))
    up_to: int = attrs.field(validator=Whole(1, MOST_SETS), kw_only=True)
    every_weeks: int = attrs.field(default=1, validator=weeks, kw_only=True)

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The baseline with more sets."""
        by = self.by * steps_taken(week, self.every_weeks)
        return attrs.evolve(baseline, sets=risen(baseline.sets, self, by=by, ceiling=self.up_to))

    def in_words(self) -> str:
        """One plain sentence."""
        return said(
            "Add {more} {often}, up to {most}.",
            more=sets(self.by), often=how_often(self.every_weeks), most=sets(self.up_to),
        )  # fmt: skip


@attrs.frozen
class AddSteps:
    """*by* steps more in each set every *every_weeks* weeks, up to *up_to* steps."""

    by: int = attrs.field(validator=Whole(1, MOST_STEPS))
    up_to: int = attrs.field(validator=Whole(1, MOST_STEPS), kw_only=True)
    every_weeks: int = attrs.field(default=1, validator=weeks, kw_only=True)

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The baseline with more steps."""
        start = present(baseline.steps, self, "steps", baseline)
        by = self.by * steps_taken(week, self.every_weeks)
        return attrs.evolve(baseline, steps=risen(start, self, by=by, ceiling=self.up_to))

    def in_words(self) -> str:
        """One plain sentence."""
        more = several(self.by, "{number} more step", "{number} more steps")
        often = how_often(self.every_weeks)
        return said("Take {more} {often}, up to {most}.", more=more, often=often, most=self.up_to)


@attrs.frozen
class AddMinutes:
    """*by* minutes more in each set every *every_weeks* weeks, up to *up_to* minutes."""

    by: int = attrs.field(validator=Whole(1, MOST_MINUTES))
    up_to: int = attrs.field(validator=Whole(1, MOST_MINUTES), kw_only=True)
    every_weeks: int = attrs.field(default=1, validator=weeks, kw_only=True)

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The baseline with more minutes."""
        start = present(baseline.minutes, self, "minutes", baseline)
        by = self.by * steps_taken(week, self.every_weeks)
        return attrs.evolve(baseline, minutes=risen(start, self, by=by, ceiling=self.up_to))

    def in_words(self) -> str:
        """One plain sentence."""
        return said(
            "Add {more} {often}, up to {most}.",
            more=minutes(self.by), often=how_often(self.every_weeks), most=minutes(self.up_to),
        )  # fmt: skip


@attrs.frozen
class AddHold:
    """*seconds* longer holds every *every_weeks* weeks, up to *up_to_seconds*."""

    seconds: int = attrs.field(validator=Whole(1, LONGEST_HOLD_SECONDS))
    up_to_seconds: int = attrs.field(validator=Whole(1, LONGEST_HOLD_SECONDS), kw_only=True)
    every_weeks: int = attrs.field(default=1, validator=weeks, kw_only=True)

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The baseline with a longer hold."""
        start = present(baseline.hold_seconds, self, "a hold", baseline)
        by = self.seconds * steps_taken(week, self.every_weeks)
        hold = risen(start, self, by=by, ceiling=self.up_to_seconds)
        return attrs.evolve(baseline, hold_seconds=hold)

    def in_words(self) -> str:
        """One plain sentence."""
        return said(
            "Hold {more} longer {often}, up to {most}.",
            more=seconds(self.seconds), often=how_often(self.every_weeks),
            most=seconds(self.up_to_seconds),
        )  # fmt: skip


@attrs.frozen
class ShortenRest:
    """*seconds* less rest between sets every *every_weeks* weeks, down to a floor."""

    seconds: int = attrs.field(validator=Whole(1, LONGEST_REST_SECONDS))
    down_to_seconds: int = attrs.field(validator=Whole(0, LONGEST_REST_SECONDS), kw_only=True)
    every_weeks: int = attrs.field(default=1, validator=weeks, kw_only=True)

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The baseline with shorter rests."""
        start = present(baseline.rest_seconds, self, "a rest", baseline)
        refuse_beyond(start, self.down_to_seconds, self, beyond=start < self.down_to_seconds)
        rest = start - self.seconds * steps_taken(week, self.every_weeks)
        return attrs.evolve(baseline, rest_seconds=max(rest, self.down_to_seconds))

    def in_words(self) -> str:
        """One plain sentence."""
        return said(
            "Rest {less} less {often}, down to {least}.",
            less=seconds(self.seconds), often=how_often(self.every_weeks),
            least=seconds(self.down_to_seconds),
        )  # fmt: skip


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
