"""Rules that change one quantity by equal steps, up to a ceiling.

Nothing here has a clinical default: how much, how often and how far is the
clinician's to say.
"""

from __future__ import annotations

import attrs

from hipflex_plan.dosage import (
    LONGEST_HOLD_SECONDS,
    LONGEST_REST_SECONDS,
    MOST_MINUTES,
    MOST_SETS,
    MOST_STEPS,
    Dosage,
)
from hipflex_plan.errors import ProgressionError
from hipflex_plan.load import RepetitionMaximum
from hipflex_plan.messages import said, several
from hipflex_plan.progression.rule import (
    how_often,
    minutes,
    present,
    refuse_beyond,
    risen,
    seconds,
    sets,
    steps_taken,
    weeks,
)
from hipflex_plan.quantities import MOST_REPETITIONS
from hipflex_plan.validators import Text, Whole


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
