"""Plan to the rules that its dates break: what a move by hand must not do."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from hipflex_plan.demands import SECONDS_A_MINUTE, muscles_at_work, weekday
from hipflex_plan.duration import exercise_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.plan import Plan
    from hipflex_plan.sessions import Session


def broken_rules(plan: Plan) -> tuple[str, ...]:
    """The rules of rest and of minutes that a plan breaks, each with its date."""
    told = [*_unrested(plan), *_doubled(plan)]
    told.extend(line for session in plan.sessions for line in _too_long(plan, session))
    return tuple(told)


def _unrested(plan: Plan) -> Iterator[str]:
    for before, after in pairwise(plan.sessions):
        worked = _muscles(before)
        if after.on.toordinal() - before.on.toordinal() == 1 and worked & _muscles(after):
            yield f"no day of rest between strength work on {before.on} and on {after.on}"


def _muscles(session: Session) -> int:
    found = 0
    for item in session.items:
        if item.prescription.needs_rest_days:
            found |= muscles_at_work(item.prescription)
    return found


def _doubled(plan: Plan) -> Iterator[str]:
    for session in plan.sessions:
        for (slug, _), count in Counter(item.prescription.place for item in session.items).items():
            if count > 1:
                yield f"{slug} twice on {session.on}"


def _too_long(plan: Plan, session: Session) -> Iterator[str]:
    limit = plan.program.availability.limit(weekday(session.on.weekday()))
    seconds = sum(
        item.times * exercise_seconds(item.exercise, item.dosage) for item in session.items
    )
    if limit is not None and seconds > limit * SECONDS_A_MINUTE:
        minutes = -(-seconds // SECONDS_A_MINUTE)
        yield f"{minutes} minutes on {session.on}, and the day has {limit}"
