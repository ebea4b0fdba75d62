"""Program and person to issues, worst first.

A check is a function of program and person that yields issues. A clinic adds its
own: ``review(program, checks=(*CHECKS, ours))``. Every issue names its sources and
what would mend it; a clinician overrules it in the program file, with a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ReviewError
from hipflex_plan.person import Person
from hipflex_plan.reviewing.amounts import (
    jumps_before_the_gate,
    loads_that_never_grow,
    not_passed,
    outside_sources,
    supported,
    too_little_rest,
)
from hipflex_plan.reviewing.conditions import (
    against,
    changing_trimester,
    condition_rules,
    contraindications,
    precautions,
    silent_exercises,
)
from hipflex_plan.reviewing.issue import Check, Issue, Severity
from hipflex_plan.reviewing.whole import (
    forgotten_sides,
    long_sessions,
    many_exercises,
    missing_equipment,
    screening,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hipflex_plan.exercise import Exercise
    from hipflex_plan.program import Program

CHECKS: tuple[Check, ...] = (
    screening,
    contraindications,
    jumps_before_the_gate,
    precautions,
    silent_exercises,
    condition_rules,
    changing_trimester,
    outside_sources,
    too_little_rest,
    loads_that_never_grow,
    forgotten_sides,
    missing_equipment,
    long_sessions,
    many_exercises,
)
"""Every check of ours, in the order in which issues of one severity are told."""


def review(
    program: Program, person: Person | None = None, checks: Iterable[Check] = CHECKS
) -> tuple[Issue, ...]:
    """Find what is doubtful or dangerous in a program for a person, worst first.

    Args:
        program: what is to be done.
        person: who is to do it; the program's own if None.
        checks: what is looked for.
    """
    who = person or program.person or Person()
    found = [issue for check in checks for issue in check(program, who)]
    decided = [_overruled(issue, program) for issue in dict.fromkeys(found)]
    decided.extend(dict.fromkeys(_overrides_of_nothing(decided, program)))
    order = list(Severity)
    return tuple(sorted(decided, key=lambda issue: order.index(issue.severity)))


def stops(program: Program, exercise: Exercise, weeks: Sequence[int]) -> tuple[Issue, ...]:
    """What a review would stop if an exercise were done in some weeks of a program."""
    who = program.person or Person()
    found = (
        *against(program, who, exercise, weeks),
        *not_passed(exercise, who, exercise.slug),
    )
    return tuple(one for one in (_overruled(issue, program) for issue in found) if one.stops)


def _overruled(issue: Issue, program: Program) -> Issue:
    for override in program.overrides:
        if issue.override is None and issue.key in override.of:
            return attrs.evolve(issue, override=override)
    return issue


def _overrides_of_nothing(issues: list[Issue], program: Program) -> Iterator[Issue]:
    keys = {issue.key for issue in issues}
    for override in program.overrides:
        for key in override.of:
            if key not in keys:
                yield Issue(
                    code="override-of-nothing",
                    severity=Severity.NOTE,
                    about=(key,),
                    sentence=f"{key} is overruled, but the review does not find it.",
                    mend="Take it out, or see how 'hipflex-plan check' names the issue.",
                )


def refuse_dangerous(issues: Iterable[Issue]) -> None:
    """Refuse to go on with an issue that stops and is not overruled.

    Raises:
        ReviewError: with every such issue, its name and what would mend it.
    """
    stopping = [issue for issue in issues if issue.stops]
    if stopping:
        told = "\n".join(f"  {issue}\n    its name: {issue.key}" for issue in stopping)
        raise ReviewError(
            "the review found what must not be done; mend it, or overrule it under "
            f"overrides, with of, by, on and reason\n{told}"
        )


__all__ = [
    "CHECKS",
    "Check",
    "Issue",
    "Severity",
    "refuse_dangerous",
    "review",
    "stops",
    "supported",
]
