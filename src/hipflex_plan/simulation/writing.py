"""What was done to what is written of it, in the style of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
        return _without(true, CELLS, ())
    if style is DiaryStyle.OPTIMISTIC:
        return _better(true)
    sets = [None if luck.random() < HALF else count for count in true.sets]
    return _without(true, [cell for cell in CELLS if luck.random() < HALF], sets)


def _without(
    true: Performance, cells: tuple[str, ...] | list[str], sets: tuple[()] | list[int | None]
) -> Performance:
    empty: dict[str, Any] = dict.fromkeys(cells)
    return attrs.evolve(true, sets=sets, **empty)


def _better(true: Performance) -> Performance:
    """At the top and one more in every set, and it did not hurt much."""
    top = amount(true.prescribed).high + 1
    less: dict[str, Any] = {
        name: max(0, getattr(true, name) - BETTER)
        for name in ("effort", "pain", "pain_next_morning")
    }
    return attrs.evolve(true, sets=[max(top, count or 0) for count in true.sets], **less)
