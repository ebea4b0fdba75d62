"""Demands that do not fit to which of them cannot hold together, and what would fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.conflicts import (
    check_up_to,
    first_week_that_fails,
    in_words,
    possible_causes,
    smallest_conflict,
)
from hipflex_plan.demands import AsOften
from hipflex_plan.errors import ScheduleError
from hipflex_plan.ways_out import ways_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.demands import Demands
    from hipflex_plan.program import Program


def refusal(demands: Demands) -> ScheduleError:
    """Why a program does not fit, for whom, and what would.

    The smallest set of what cannot hold together is found by leaving things out: first
    one after the other, then every smaller set is tried.
    """
    last = first_week_that_fails(demands)
    found = smallest_conflict(possible_causes(demands, last), check_up_to(demands, last))
    together = sorted(found, key=lambda one: not isinstance(one, AsOften))
    ways = list(ways_out(demands, together))
    return ScheduleError(
        f"{_for_whom(demands.program)}{_listed([in_words(one, demands) for one in together])} "
        f"cannot hold together in week {last}: "
        f"{', or '.join(ways) if ways else 'no single change is enough, write another program'}",
        conflict=tuple(in_words(one, demands) for one in together),
        ways_out=tuple(ways),
        week=last,
    )


def _for_whom(program: Program) -> str:
    return f"for {program.patient}: " if program.patient else ""


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
