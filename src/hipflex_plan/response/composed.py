"""Rules made of rules, and the two that look beyond one side."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.load import Bodyweight, Load, Weight
from hipflex_plan.messages import said, together
from hipflex_plan.performance import unit
from hipflex_plan.response.decision import Decision, Opinion, safest
from hipflex_plan.response.easing import says, step_back, take_next_time
from hipflex_plan.response.readiness import WHILE_IT_HURTS, WITH_WHAT_YOU_HAVE
from hipflex_plan.response.rule import ResponseRule, full, name_of, not_enough, painful
from hipflex_plan.response.steps import LoadStep
from hipflex_plan.validators import Kind, Whole, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.response.history import History


def _rules(value: Iterable[ResponseRule]) -> tuple[ResponseRule, ...]:
    return as_tuple(value)


def _some_rules(_: object, __: attrs.Attribute[tuple[ResponseRule, ...]], value: object) -> None:
    rules = value if isinstance(value, tuple) else ()
    if not rules or not all(isinstance(rule, ResponseRule) for rule in rules):
        raise ImpossibleValueError(f"a list of response rules is needed: {value!r}", "rules")


@attrs.frozen
class AllOf:
    """The safest of what some rules say: an advance only if all that speak advance."""

    rules: tuple[ResponseRule, ...] = attrs.field(converter=_rules, validator=_some_rules)

    def decide(self, history: History) -> Opinion | None:
        """The safest opinion; None if no rule speaks."""
        told = [opinion for rule in self.rules if (opinion := rule.decide(history)) is not None]
        return safest(told) if told else None

    def in_words(self, dosage: Dosage) -> str:
        """The sentences of all of them."""
        return together(*(rule.in_words(dosage) for rule in self.rules))


@attrs.frozen
class FirstThatSpeaks:
    """What the first rule says that has something to say."""

    rules: tuple[ResponseRule, ...] = attrs.field(converter=_rules, validator=_some_rules)

    def decide(self, history: History) -> Opinion | None:
        """The first opinion; None if no rule speaks."""
        told = (rule.decide(history) for rule in self.rules)
        return next((opinion for opinion in told if opinion is not None), None)

    def in_words(self, dosage: Dosage) -> str:
        """The sentences of all of them."""
        return together(*(rule.in_words(dosage) for rule in self.rules))


@attrs.frozen
class AtMostOnceAWeek:
    """A rule that does not advance before seven days at the same dosage are over."""

    over: ResponseRule = attrs.field(validator=Kind((ResponseRule,)))

    def decide(self, history: History) -> Opinion | None:
        """What the rule says; an advance within the week becomes a hold."""
        opinion = self.over.decide(history)
        since = history.at_this_dosage[0].on if history.at_this_dosage else history.on
        days = history.on.toordinal() - since.toordinal()
        if opinion is None or opinion.caution < Decision.ADVANCE.caution or days >= DAYS_IN_A_WEEK:
            return opinion
        return attrs.evolve(
            opinion,
            decision=Decision.HOLD,
            reason=f"{opinion.reason} But it is {days} days since the last change.",
            sentence=said("It goes well. Keep on for the rest of the week."),
            dosage=None,
            swap_to="",
            harder=False,
        )

    def in_words(self, dosage: Dosage) -> str:
        """Its own sentence."""
        return together(self.over.in_words(dosage), said("At most once a week."))


@attrs.frozen(kw_only=True)
class Asymmetry:
    """The weaker side leads, until both are nearly alike.

    For an exercise that is prescribed for one side. What the two sides did a set
    in their last sessions (the mean of all sets, times the weight where there is
    one) is compared: when this side did less by no more than *percent* of the
    stronger side, or did more, the extra work has done its part and holds.
    Otherwise, and where the sides cannot be compared, its own rule goes on; what is
    safer than a hold is always heard. No source gives a limit (source:
    ``choice-asymmetry``).
    """

    over: ResponseRule = attrs.field(validator=Kind((ResponseRule,)))
    percent: int = attrs.field(default=10, validator=Whole(1, 50))

    def decide(self, history: History) -> Opinion | None:
        """What the rule says, until the sides are alike."""
        told = self.over.decide(history)
        rows = _last_done(history.performances), _last_done(history.other_side)
        works = _works(*rows)
        if works is None:
            return told
        own, other = works
        weaker_by = (other - own) / max(works) * 100
        if weaker_by > self.percent:
            return told
        alike = Opinion(
            decision=Decision.HOLD,
            rule=name_of(self),
            sessions=[rows[0].session] if rows[0] else [],
            reason=f"This side did {_than_the_other(weaker_by)}: the extra work can end.",
            sentence=said("This leg has caught up. Well done."),
            sources=("choice-asymmetry",),
        )
        return safest([alike, told]) if told else alike

    def in_words(self, dosage: Dosage) -> str:
        """Its own sentence."""
        return together(self.over.in_words(dosage), said("Your weaker side leads."))


def _than_the_other(percent: Fraction) -> str:
    if percent == 0:
        return "as much as the other"
    return f"{abs(float(percent)):.0f} per cent {'less' if percent > 0 else 'more'} than the other"


def _last_done(rows: tuple[Performance, ...]) -> Performance | None:
    return next((row for row in reversed(rows) if row.done), None)


def _works(own: Performance | None, other: Performance | None) -> tuple[Fraction, Fraction] | None:
    """What both sides did a set, in one unit; None if that cannot be known."""
    if own is None or other is None or not (own.complete and other.complete):
        return None
    loads = _load(own), _load(other)
    if all(isinstance(load, Weight) for load in loads):
        kilograms = [Fraction(load.kg) for load in loads if isinstance(load, Weight)]
    else:
        kilograms = [Fraction(1), Fraction(1)]
        if None in loads or loads[0] != loads[1]:
            return None
    if unit(own.prescribed) != unit(other.prescribed):
        return None
    return _mean(own) * kilograms[0], _mean(other) * kilograms[1]


def _load(row: Performance) -> Load | None:
    alone = isinstance(row.prescribed.load, Bodyweight)
    return Bodyweight() if alone and row.load is None else row.load


def _mean(row: Performance) -> Fraction:
    return Fraction(sum(count or 0 for count in row.sets), len(row.sets))


@attrs.frozen(kw_only=True)
class Dapre:
    """Daily adjustable progressive resistance exercise, by the last set of four.

    Set 1: ten at half of the working weight; set 2: six at three quarters; set 3:
    as many as possible at all of it; set 4: as many as possible at the weight that
    set 3 says. The repetitions of set 4 say the next working weight: 0 to 2 a step
    down, 3 to 4 the same, 5 and more a step up. Knight's table has 5 to 20 lb for
    a knee after injury; the steps for small weights, and one step at most, are
    ours (source: ``dapre``, source: ``choice-dapre-steps``). The load that is
    written down is that of set 3.
    """

    load: LoadStep = attrs.field(validator=Kind((LoadStep,)))

    def decide(self, history: History) -> Opinion:
        """Up, the same or down by the repetitions of the fourth set."""
        sources = ("dapre", "choice-dapre-steps")
        done = history.latest(1)
        if done is None or not _four_sets(done[0]):
            return not_enough(self, history, 1, sources, _four_sets)
        last = done[0].sets[DAPRE_SETS - 1] or 0
        reason = f"{last} repetitions in set 4."
        if last <= DAPRE_DOWN:
            return step_back(self, history, done, reason, "", *sources, load=self.load)
        return self._up(history, done, last, sources)

    def _up(
        self, history: History, done: tuple[Performance, ...], last: int, sources: tuple[str, ...]
    ) -> Opinion:
        if hurt := painful(history, done):
            limit = f"More pain than the limit of {history.thresholds.go_to}."
            return says(self, Decision.HOLD, hurt, limit, WHILE_IT_HURTS, *sources)
        if not full(done[0]):
            return not_enough(self, history, 1, sources)
        reason = f"{last} repetitions in set 4."
        if last <= DAPRE_SAME or not done[0].load_kept:
            return says(self, Decision.HOLD, done, reason, said("Keep this weight."), *sources)
        heavier = self.load.heavier(history.dosage.load)
        if heavier is None:
            end = f"{reason} {self.load.why_not_heavier(history.dosage.load)}"
            return says(self, Decision.HOLD, done, end, WITH_WHAT_YOU_HAVE, *sources)
        return says(
            self, Decision.ADVANCE, done, reason, take_next_time(heavier), *sources,
            dosage=attrs.evolve(history.dosage, load=heavier),
        )  # fmt: skip

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return said("How many you can do in the last set says which weight comes next.")


DAPRE_SETS, DAPRE_DOWN, DAPRE_SAME = 4, 2, 4


def _four_sets(row: Performance) -> bool:
    """Whether it is known what was done in four sets; a missed session tells nothing."""
    return row.done and len(row.sets) >= DAPRE_SETS and None not in row.sets
