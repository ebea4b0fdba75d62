"""Rules made from rules: a lighter week now and then, one rule after another."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from hipflex_plan.dosage import MOST_SETS, Dosage, dosage_of
from hipflex_plan.errors import ImpossibleValueError, ProgressionError
from hipflex_plan.messages import said, several, together
from hipflex_plan.progression.rule import LONGEST_WEEKS, ProgressionRule, sets
from hipflex_plan.validators import Kind, Whole

a_rule = Kind((ProgressionRule,))


@attrs.frozen
class Deload:
    """A lighter week every *every_weeks* weeks, laid over another rule.

    The lighter week repeats the week before with *fewer_sets* sets less, and
    the rule beneath goes on where it was. Athletes cut volume and keep the
    exercises; by how much was not found, so the clinician says it (source:
    ``choice-deload``).
    """

    over: ProgressionRule = attrs.field(validator=a_rule)
    every_weeks: int = attrs.field(validator=Whole(2, LONGEST_WEEKS), kw_only=True)
    fewer_sets: int = attrs.field(default=1, validator=Whole(1, MOST_SETS), kw_only=True)

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The dosage of the rule beneath, with fewer sets in a lighter week."""
        if baseline.sets <= self.fewer_sets:
            raise ProgressionError(
                f"Deload takes {sets(self.fewer_sets)} away, "
                f"but '{baseline}' has {sets(baseline.sets)}"
            )
        lighter_weeks = week // self.every_weeks
        dosage = self.over.dosage(baseline, week - lighter_weeks)
        if week % self.every_weeks:
            return dosage
        return attrs.evolve(dosage, sets=dosage.sets - self.fewer_sets)

    def in_words(self) -> str:
        """The sentence of the rule beneath, and one for the lighter week."""
        easier = said(
            "Every {weeks} weeks comes an easier week, with {fewer} fewer.",
            weeks=self.every_weeks, fewer=sets(self.fewer_sets),
        )  # fmt: skip
        return together(self.over.in_words(), easier)


@attrs.frozen
class Then:
    """The rule *first* for some weeks, then the rule *then* from where it stopped."""

    first: ProgressionRule = attrs.field(validator=a_rule)
    weeks: int = attrs.field(validator=Whole(1, LONGEST_WEEKS))
    then: ProgressionRule = attrs.field(validator=a_rule)

    def __attrs_post_init__(self) -> None:
        """Refuse a lighter week as the place to go on from."""
        if is_lighter(self.first, self.weeks):
            raise ImpossibleValueError(
                f"week {self.weeks} is a lighter week: let the next rule begin after another"
            )

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The dosage of the first rule, or of the second from there on."""
        reached = self.first.dosage(baseline, min(week, self.weeks))
        if week <= self.weeks:
            return reached
        return self.then.dosage(reached, week - self.weeks + 1)

    def in_words(self) -> str:
        """The sentences of all rules in a row, with the weeks that each is for."""
        told = []
        for number, (weeks, rule) in enumerate(in_a_row(self)):
            words = {"rule": rule.in_words()}
            if weeks is None:
                told.append(said("Then: {rule}", **words))
            elif number:
                told.append(
                    several(
                        weeks,
                        "Then for {number} week: {rule}",
                        "Then for {number} weeks: {rule}",
                        **words,
                    )
                )
            else:
                told.append(
                    several(
                        weeks, "For {number} week: {rule}", "For {number} weeks: {rule}", **words
                    )
                )
        return together(*told)


Part: TypeAlias = tuple[int | None, ProgressionRule]


def in_a_row(rule: ProgressionRule, begun: int = 0) -> list[Part]:
    """The rules that follow each other, each with its weeks; None for all the rest.

    *begun* is 1 for a rule that goes on from another: its first week is the last
    of that one.
    """
    if not isinstance(rule, Then):
        return [(None, rule)]
    first = _limited(in_a_row(rule.first, begun), rule.weeks - begun)
    return [*first, *in_a_row(rule.then, begun=1)]


def _limited(parts: list[Part], weeks: int) -> list[Part]:
    """The parts, cut where *weeks* are over."""
    kept: list[Part] = []
    for length, rule in parts:
        own = weeks if length is None else min(length, weeks)
        if own > 0:
            kept.append((own, rule))
        weeks -= own
    return kept


def is_lighter(rule: ProgressionRule, week: int) -> bool:
    """Whether *week* is a lighter week of a rule, or of the rule within it that holds."""
    if isinstance(rule, Deload):
        return week % rule.every_weeks == 0
    if isinstance(rule, Then):
        if week <= rule.weeks:
            return is_lighter(rule.first, week)
        return is_lighter(rule.then, week - rule.weeks + 1)
    return False


@attrs.frozen(kw_only=True)
class Continued:
    """A rule that goes on where it was, after a program was changed in its midst.

    Attributes:
        over: the rule.
        baseline: the dosage of its own week 1.
        after_weeks: the weeks that it has behind it.
    """

    over: ProgressionRule = attrs.field(validator=Kind((ProgressionRule,)))
    baseline: Dosage = attrs.field(converter=dosage_of, validator=Kind((Dosage,)))
    after_weeks: int = attrs.field(validator=Whole(0, LONGEST_WEEKS))

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """What the rule gives so many weeks later; the side is that of *baseline*."""
        dosage = self.over.dosage(self.baseline, week + self.after_weeks)
        return attrs.evolve(dosage, side=baseline.side)

    def in_words(self) -> str:
        """The rule's own sentence."""
        return self.over.in_words()
