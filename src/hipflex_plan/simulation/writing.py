"""What was done to what is written of it, in the style of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.performance import Performance, amount
from hipflex_plan.simulation.person import DiaryStyle

if TYPE_CHECKING:
    import random

HALF = 0.5
CELLS = ("load", "effort", "pain", "pain_next_morning", "soreness", "stop_sign")
BETTER = 2
"""By how much pain and effort are told less, where somebody is optimistic."""


def written(true: Performance, style: DiaryStyle, luck: random.Random) -> Performance | None:
    """The row as it is written; None where nothing is."""
    if style is DiaryStyle.FULL:
        return true
    if style is DiaryStyle.NOTHING or not true.done:
        return None
    if style is DiaryStyle.TICKS:
        return attrs.evolve(true, sets=(), **dict.fromkeys(CELLS))
    if style is DiaryStyle.OPTIMISTIC:
        return _better(true)
    return _half(true, luck)


def _half(true: Performance, luck: random.Random) -> Performance:
    sets = [None if luck.random() < HALF else count for count in true.sets]
    left_out = {cell: None for cell in CELLS if luck.random() < HALF}
    return attrs.evolve(true, sets=sets, **left_out)


def _better(true: Performance) -> Performance:
    """At the top and one more in every set, and it did not hurt much."""
    top = amount(true.prescribed).high + 1
    told = {name: getattr(true, name) for name in ("effort", "pain", "pain_next_morning")}
    less = {name: max(0, value - BETTER) for name, value in told.items()}
    return attrs.evolve(true, sets=[max(top, count or 0) for count in true.sets], **less)
