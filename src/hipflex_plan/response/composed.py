"""Rules made of rules, and the two that look beyond one side."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.load import Weight
from hipflex_plan.response.decision import Decision, Opinion, safest
from hipflex_plan.response.rule import ResponseRule, name_of, not_enough, painful
from hipflex_plan.response.steps import LoadStep, eased
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
        said = [opinion for rule in self.rules if (opinion := rule.decide(history)) is not None]
        return safest(said) if said else None

    def in_words(self, dosage: Dosage) -> str:
        """The sentences of all of them."""
        return " ".join(rule.in_words(dosage) for rule in self.rules)


@attrs.frozen
class FirstThatSpeaks:
    """What the first rule says that has something to say."""

    rules: tuple[ResponseRule, ...] = attrs.field(converter=_rules, validator=_some_rules)

    def decide(self, history: History) -> Opinion | None:
        """The first opinion; None if no rule speaks."""
        said = (rule.decide(history) for rule in self.rules)
        return next((opinion for opinion in said if opinion is not None), None)

    def in_words(self, dosage: Dosage) -> str:
        """The sentences of all of them."""
        return " ".join(rule.in_words(dosage) for rule in self.rules)


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
            sentence="It goes well. Keep on for the rest of the week.",
            dosage=None,
            swap_to="",
            harder=False,
        )

    def in_words(self, dosage: Dosage) -> str:
        """Its own sentence."""
        return f"{self.over.in_words(dosage)} At most once a week."


@attrs.frozen(kw_only=True)
class Asymmetry:
    """The weaker side leads, until both are nearly alike.

    For an exercise that is prescribed for one side. What the two sides did in
    their last sessions (all sets, times the weight where there is one) is
    compared: when the difference is below *percent* of the stronger side, the
    extra work has done its part and holds. Otherwise its own rule goes on. No
    source gives a limit (source: ``choice-asymmetry``).
    """

    over: ResponseRule = attrs.field(validator=Kind((ResponseRule,)))
    percent: int = attrs.field(default=10, validator=Whole(1, 50))

    def decide(self, history: History) -> Opinion | None:
        """What the rule says, until the sides are alike."""
        own, other = history.last, history.other_side[-1] if history.other_side else None
        left, right = (_work(own), _work(other)) if own and other else (None, None)
        if left is None or right is None or max(left, right) == 0:
            return self.over.decide(history)
        difference = float((max(left, right) - min(left, right)) / max(left, right) * 100)
        if difference >= self.percent:
            return self.over.decide(history)
        return Opinion(
            decision=Decision.HOLD,
            rule=name_of(self),
            sessions=[own.session] if own else [],
            reason=f"The sides differ by {difference:.0f} per cent, less than {self.percent}: "
            "the extra work can end.",
            sentence="Both sides are nearly alike now. Well done.",
            sources=("choice-asymmetry",),
        )

    def in_words(self, dosage: Dosage) -> str:
        """Its own sentence."""
        return f"{self.over.in_words(dosage)} Your weaker side leads."


def _work(row: Performance | None) -> Decimal | None:
    """What one side did; None if a set is not known."""
    if row is None or not row.complete:
        return None
    heavy = row.load.kg if isinstance(row.load, Weight) else Decimal(1)
    return sum(Decimal(count or 0) for count in row.sets) * heavy


@attrs.frozen(kw_only=True)
class Dapre:
    """Daily adjustable progressive resistance exercise, by the last set of four.

    Set 1: ten at half of the working weight; set 2: six at three quarters; set 3:
    as many as possible at all of it; set 4: as many as possible at the weight that
    set 3 says. The repetitions of set 4 say the next working weight: 0 to 2 a step
    down, 3 to 4 the same, 5 and more a step up. Knight's table has 5 to 20 lb for
    a knee after injury; the steps for small weights, and one step at most, are
    ours (source: ``dapre``, source: ``choice-dapre-steps``).
    """

    load: LoadStep = attrs.field(validator=Kind((LoadStep,)))

    def decide(self, history: History) -> Opinion:
        """Up, the same or down by the repetitions of the fourth set."""
        sources = ("dapre", "choice-dapre-steps")
        done = history.latest(1)
        four = done[0].sets if done else ()
        if done is None or len(four) < DAPRE_SETS or None in four or done[0].load_kept is None:
            return not_enough(self, history, 1, sources)
        last = four[DAPRE_SETS - 1] or 0
        read, name = [done[0].session], name_of(self)
        reason = f"{last} repetitions in set 4."
        if last <= DAPRE_DOWN:
            lighter = self.load.lighter(history.dosage.load)
            new = (
                eased(history.dosage)
                if lighter is None
                else attrs.evolve(history.dosage, load=lighter)
            )
            return Opinion(
                decision=Decision.STEP_BACK, rule=name, sessions=read, reason=reason,
                sentence="Take a lighter weight next time.", dosage=new, sources=sources,
            )  # fmt: skip
        heavier = self.load.heavier(history.dosage.load)
        lighter_used = done[0].load_kept is False
        if last <= DAPRE_SAME or heavier is None or lighter_used or painful(history):
            return Opinion(
                decision=Decision.HOLD, rule=name, sessions=read, reason=reason,
                sentence="Keep this weight.", sources=sources,
            )  # fmt: skip
        return Opinion(
            decision=Decision.ADVANCE, rule=name, sessions=read, reason=reason,
            sentence=f"Well done. Take {heavier} next time.", sources=sources,
            dosage=attrs.evolve(history.dosage, load=heavier),
        )  # fmt: skip

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return "How many you can do in the last set says which weight comes next."


DAPRE_SETS, DAPRE_DOWN, DAPRE_SAME = 4, 2, 4
