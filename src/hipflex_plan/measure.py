"""A test or a questionnaire: what its score is, how it is read, which change counts."""

from __future__ import annotations

import attrs

from hipflex_plan.claim import Claim, Sourced


@attrs.frozen(kw_only=True)
class ChangeThatCounts:
    """A change that a source found to be more than error, or to matter to people.

    Attributes:
        name: what reaching it means, as the source has it.
        amount: the least change in the unit of the measure, or None.
        percent: the least change in per cent of the first score, or None.
        both_ways: whether it holds for less as for more, as an error of
            measurement does; otherwise for getting better alone.
        claim: the finding, with on whom, and its sources.
    """

    name: str
    claim: Claim
    amount: float | None = None
    percent: float | None = None
    both_ways: bool = False

    def is_reached(self, before: float, rise: float) -> bool:
        """Whether a rise (below 0: a fall) from *before* is as large as this, or larger."""
        if self.amount is not None:
            return abs(rise) >= self.amount
        if self.percent is None or before <= 0:
            return False  # there is no percentage of 0
        return round(abs(rise) / before * 100, 6) >= self.percent


@attrs.frozen(kw_only=True)
class Measure(Sourced):
    """A test or a questionnaire, what its score is, and how a score is read.

    Attributes:
        key: its name in a program file.
        name: as a clinician reads it.
        how: how it is done or scored, resting on `sources`.
        units: the unit of its scores; where there are several, each score names its own.
        lowest: no score is below it; None for yes or no.
        highest: none is above it. Where the scale itself has no end, it guards
            against slips of the pen and is no clinical limit.
        whole: whether scores are whole numbers.
        per_side: whether left and right are measured separately.
        yes_or_no: whether the result is held or not held, without a number.
        higher_is_better: None where neither more nor less is better for everybody.
        meanings: what a score may mean.
        changes: the changes that count, the smaller first within a source.
        warnings: when it is not done, and what it does not tell.
    """

    key: str
    name: str
    how: tuple[str, ...]
    units: tuple[str, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    whole: bool = False
    per_side: bool = False
    yes_or_no: bool = False
    higher_is_better: bool | None = True
    meanings: tuple[Claim, ...] = ()
    changes: tuple[ChangeThatCounts, ...] = ()
    warnings: tuple[Claim, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of a score that hold its result."""
        if self.yes_or_no:
            return ("left_held", "right_held")
        return ("left", "right") if self.per_side else ("value",)

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of all sources that it names, each once, in reading order."""
        told = (*self.meanings, *(change.claim for change in self.changes), *self.warnings)
        named = (*self.sources, *(key for claim in told for key in claim.sources))
        return tuple(dict.fromkeys(named))


def says(text: str, *sources: str) -> Claim:
    """What is known of a score, and where it was found."""
    return Claim(text=text, sources=sources)


def better(name: str, amount: float, claim: Claim) -> ChangeThatCounts:
    """A change for the better that matters to people."""
    return ChangeThatCounts(name=name, amount=amount, claim=claim)


def more_than_error(name: str, amount: float, claim: Claim) -> ChangeThatCounts:
    """A change, for better or worse, that is larger than the error of measuring."""
    return ChangeThatCounts(name=name, amount=amount, claim=claim, both_ways=True)


STEPS = "choice-test-steps"
"""The source of how a test is done, told in the project's own words."""
