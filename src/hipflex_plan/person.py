"""Who the program is for, as far as a review needs to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.cautions import HIGHEST_PAIN
from hipflex_plan.conditions import Condition
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.quantities import Side
from hipflex_plan.validators import Kinds, Texts, WholeOrNone, as_tuple, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_MINUTES = 240


def _conditions(value: Iterable[Condition | str]) -> tuple[Condition, ...]:
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        raise ImpossibleValueError(f"conditions are a list: {value!r}", "conditions")
    given = sorted(value, key=str) if isinstance(value, (set, frozenset)) else as_tuple(value)
    return tuple(Condition.parse(one) if isinstance(one, str) else one for one in given)


def _weaker(value: str | Side | None) -> Side | None:
    return None if value is None else Side.of(value)


def _one_side(_: object, attribute: attrs.Attribute[Side | None], value: object) -> None:
    if value not in (None, Side.LEFT, Side.RIGHT):
        message = f"{attribute.name} is left or right: {value}"
        raise ImpossibleValueError(message, attribute.name)


def _texts(value: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if value is None else texts(value)


@attrs.frozen(kw_only=True)
class Person:
    """What a person has, can do and has at hand. None, or nothing, is "not known".

    Attributes:
        conditions: what the person has; a line such as ``"hip-arthroscopy, 8
            weeks ago"`` is read as a `Condition`.
        pain: pain now, from 0 to 10.
        weaker_side: the side that an imbalance program is for.
        minutes: the longest session that the person has time for.
        equipment: what is at hand besides household things; None if nobody asked.
        passed: slugs of exercises whose gate the person has passed.
    """

    conditions: tuple[Condition, ...] = attrs.field(
        default=(), converter=_conditions, validator=Kinds(Condition)
    )
    pain: int | None = attrs.field(default=None, validator=WholeOrNone(0, HIGHEST_PAIN))
    weaker_side: Side | None = attrs.field(default=None, converter=_weaker, validator=_one_side)
    minutes: int | None = attrs.field(default=None, validator=WholeOrNone(1, LONGEST_MINUTES))
    equipment: tuple[str, ...] | None = attrs.field(
        default=None, converter=_texts, validator=attrs.validators.optional(Texts())
    )
    passed: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=Texts())

    def __attrs_post_init__(self) -> None:
        """Refuse a condition that is given twice."""
        names = [condition.name for condition in self.conditions]
        for name in names:
            if names.count(name) > 1:
                raise ImpossibleValueError(f"{name} is given twice", "conditions")
