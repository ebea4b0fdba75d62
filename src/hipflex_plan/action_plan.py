"""When, where, and what to do if something gets in the way: in the person's own words.

A trial in cardiac rehabilitation found that people who wrote down both a plan for
action and one for obstacles exercised more two months later (source:
``action-coping-plans``). That it helps with hip exercises is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.validators import Kinds, Text, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCES = ("action-coping-plans",)
MOST_OBSTACLES = 3


@attrs.frozen(kw_only=True)
class IfThen:
    """What may get in the way, and what the person does then.

    Attributes:
        obstacle: goes on from "If", as in "I am tired after work".
        then: goes on from "then", as in "I do the first exercise only".
    """

    obstacle: str = attrs.field(validator=Text(longest=80))
    then: str = attrs.field(validator=Text(longest=80))


def _obstacles(value: Iterable[IfThen]) -> tuple[IfThen, ...]:
    return as_tuple(value)


@attrs.frozen(kw_only=True)
class ActionPlan:
    """When and where the person exercises, and what they do if something gets in the way.

    Attributes:
        when: as in "After breakfast"; "" leaves a line to write on.
        where: as in "In the front room"; "" leaves a line to write on.
        if_then: at most three.

    Raises:
        ImpossibleValueError: for more than three obstacles.
    """

    when: str = attrs.field(default="", validator=Text(empty=True, longest=60))
    where: str = attrs.field(default="", validator=Text(empty=True, longest=60))
    if_then: tuple[IfThen, ...] = attrs.field(
        default=(), converter=_obstacles, validator=Kinds(IfThen)
    )

    def __attrs_post_init__(self) -> None:
        """Refuse more than a person can keep in mind."""
        if len(self.if_then) > MOST_OBSTACLES:
            message = f"if_then holds at most {MOST_OBSTACLES}: there are {len(self.if_then)}"
            raise ImpossibleValueError(message, "if_then")
