"""When to take care with an exercise, or not to do it: what an exercise says of a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.claim import Claim
from hipflex_plan.condition_kinds import KINDS, refuse_unknown_condition
from hipflex_plan.conditions import LAST_TRIMESTER, Condition
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.screening import refuse_unknown_questions
from hipflex_plan.validators import Kind, Texts, WholeOrNone, as_tuple, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

HIGHEST_PAIN = 10
HEALED_DAYS = {1: 21, 2: 56}
"""Days until a strain of that grade is taken as healed: the upper ends of the
ranges that the pages give (source: ``strain-weeks``). A grade 3 has no such day."""


def _conditions(_: object, attribute: attrs.Attribute[tuple[str, ...]], value: object) -> None:
    Texts()(None, attribute, value)
    for key in value if isinstance(value, tuple) else ():
        refuse_unknown_condition(key, attribute.name)


def _questions(_: object, attribute: attrs.Attribute[tuple[str, ...]], value: object) -> None:
    Texts()(None, attribute, value)
    refuse_unknown_questions(value if isinstance(value, tuple) else (), attribute.name)


@attrs.frozen(kw_only=True)
class Caution(Claim):
    """When to take care with an exercise, or not to do it: in words, and to be checked.

    Attributes:
        when: keys of the conditions that it is about.
        answered: keys of the screening questions whose yes it is about.
        pain_above: it holds for a pain above this, 0 to 10.
        until_week: it holds until so many weeks have passed.
        until_day: it holds until so many days have passed.
        until_healed: it holds until a strain of that grade is taken as healed.
        from_trimester: it holds from this third of a pregnancy on.
    """

    when: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=_conditions)
    answered: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=_questions)
    pain_above: int | None = attrs.field(default=None, validator=WholeOrNone(0, HIGHEST_PAIN))
    until_week: int | None = attrs.field(default=None, validator=WholeOrNone(1, 104))
    until_day: int | None = attrs.field(default=None, validator=WholeOrNone(1, 730))
    until_healed: bool = attrs.field(default=False, validator=Kind((bool,)))
    from_trimester: int | None = attrs.field(default=None, validator=WholeOrNone(1, LAST_TRIMESTER))

    def __attrs_post_init__(self) -> None:
        """Refuse two ends of one caution, or an end that its conditions do not have."""
        ends = [self.until_week is not None, self.until_day is not None, self.until_healed]
        if sum(ends) > 1:
            raise ImpossibleValueError("a caution ends once: by week, by day or healed")
        if (any(ends) or self.from_trimester is not None) and not self.when:
            raise ImpossibleValueError("a caution with an end needs its condition", "when")
        self._refuse_without("grade", "until_healed", given=self.until_healed)
        self._refuse_without("trimester", "from_trimester", given=self.from_trimester is not None)

    def _refuse_without(self, detail: str, field: str, *, given: bool) -> None:
        """Refuse a condition of which the detail that decides can never be said."""
        for key in self.when if given else ():
            if detail not in KINDS[key].needs:
                message = f"{key} has no {detail}: give it a caution of its own"
                raise ImpossibleValueError(message, field)

    @property
    def can_be_checked(self) -> bool:
        """Whether it is about something that a program file can say of a person."""
        return bool(self.when or self.answered) or self.pain_above is not None

    @property
    def has_end(self) -> bool:
        """Whether there is a day after which it no longer holds."""
        return self.until_week is not None or self.until_day is not None or self.until_healed

    def is_about(self, condition: Condition) -> bool:
        """Whether it speaks of that condition, or of one that it includes."""
        return not set(self.when).isdisjoint(condition.kind.keys)

    def last_day(self, condition: Condition) -> int | None:
        """The days after which it no longer holds; None if it has no such day."""
        if self.until_week is not None:
            return self.until_week * DAYS_IN_A_WEEK
        if self.until_healed and condition.grade is not None:
            return HEALED_DAYS.get(condition.grade)
        return self.until_day

    def holds(self, condition: Condition, days: int | None) -> bool | None:
        """Whether it holds so many days after; None if a detail is missing to know."""
        if not self.is_about(condition):
            return False
        if self.from_trimester is not None:
            known = condition.trimester
            return None if known is None else known >= self.from_trimester
        if self.until_healed and condition.grade is None:
            return None
        last = self.last_day(condition)
        if last is None:
            return True
        return None if days is None else days < last


def cautions(value: Iterable[Caution]) -> tuple[Caution, ...]:
    """Take a list of cautions."""
    return as_tuple(value)
