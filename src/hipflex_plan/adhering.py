"""Plan and diary to what was done, week by week.

Unknown is not zero: what nobody wrote down is counted apart, and where nothing
is known there is None, a gap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.comparison import asymmetry_percent, weaker_side
from hipflex_plan.dates import on_the_day
from hipflex_plan.diary import Rows, refuse_misfits, rows_until, sets_of, sides_of
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.load import Band, Load, RepetitionMaximum, Weight
from hipflex_plan.performance import Performance, unit
from hipflex_plan.quantities import Side
from hipflex_plan.sessions import Item, Session
from hipflex_plan.work_done import Adherence, Count, Difference, ExerciseDone, SideDone, WeekDone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    import pendulum

    from hipflex_plan.diary import Diary
    from hipflex_plan.plan import Plan


@attrs.frozen
class _Due:
    """One exercise with one side that was due in a session, and its row if there is one."""

    session: Session
    item: Item
    side: Side
    row: Performance | None


def adherence(plan: Plan, diary: Diary, on: date) -> Adherence:
    """What was done of a plan up to the day *on*.

    What was written down after that day is not read. The session of the day
    itself, and later ones, count once something of them is written down.

    Raises:
        DiaryError: if the diary does not fit the plan.
        ImpossibleValueError: for a day before the plan.
    """
    day = on_the_day(on)
    if day is None or day < plan.start:
        raise ImpossibleValueError(f"the plan begins on {plan.start}: {on} lies before it", "on")
    refuse_misfits(diary, plan)
    rows = rows_until(diary, day)
    due = list(_due(plan, rows, day))
    weeks = _weeks(plan, due, day)
    sessions = tuple(_sessions([one for one in due if one.session.week == week]) for week in weeks)
    return Adherence(
        reference=plan.reference,
        on=day,
        weeks=weeks,
        sessions=sessions,
        exercises=tuple(_exercise(plan, due, slug, word, weeks) for slug, word in _kinds(due)),
    )


def _due(plan: Plan, rows: Rows, day: pendulum.Date) -> Iterable[_Due]:
    written = {number for number, _, _ in rows}
    for session in plan.sessions:
        if session.on < day or session.number in written:
            for item in session.items:
                for side in sides_of(item):
                    row = rows.get((session.number, item.exercise.slug, side))
                    yield _Due(session, item, side, row)


def _weeks(plan: Plan, due: Sequence[_Due], day: pendulum.Date) -> tuple[int, ...]:
    first, last = plan.weeks[0], plan.weeks[-1]
    now = plan.week_of(day)
    ahead = max((one.session.week for one in due), default=first)
    return tuple(range(first, max(min(now, last), ahead) + 1))


def _kinds(due: Sequence[_Due]) -> dict[tuple[str, str], None]:
    """The exercises with their units, in the order in which they come."""
    return dict.fromkeys((one.item.exercise.slug, unit(one.item.dosage)) for one in due)


def _exercise(
    plan: Plan, due: Sequence[_Due], slug: str, word: str, weeks: tuple[int, ...]
) -> ExerciseDone:
    own = [d for d in due if (d.item.exercise.slug, unit(d.item.dosage)) == (slug, word)]
    over = {week: _is_over(plan, own, week) for week in weeks}
    by_week = {week: [d for d in own if d.session.week == week] for week in weeks}
    sides = tuple(
        SideDone(
            side=side,
            weeks=tuple(
                _week(w, [d for d in by_week[w] if d.side is side], over=over[w]) for w in weeks
            ),
        )
        for side in (Side.LEFT, Side.RIGHT)
        if any(d.side is side for d in own)
    )
    both = len(sides) > 1
    return ExerciseDone(
        exercise=own[0].item.exercise,
        unit=word,
        weeks=tuple(_week(w, by_week[w], over=over[w]) for w in weeks),
        sides=sides if both else (),
        differences=tuple(_difference(by_week[w]) for w in weeks) if both else (),
    )


def _is_over(plan: Plan, own: Sequence[_Due], week: int) -> bool:
    """Whether every session of a week with that exercise is due."""
    slug, due = own[0].item.exercise.slug, {d.session.number for d in own}
    planned = [s for s in plan.in_week(week) if any(i.exercise.slug == slug for i in s.items)]
    return all(session.number in due for session in planned)


def _sessions(due: Sequence[_Due]) -> Count:
    """How many sessions there were, each as one."""
    return sum((_count(own) for own in _by_session(due).values()), Count())


def _by_session(due: Sequence[_Due]) -> dict[int, list[_Due]]:
    found: dict[int, list[_Due]] = {}
    for one in due:
        found.setdefault(one.session.number, []).append(one)
    return found


def _count(due: Sequence[_Due]) -> Count:
    """One session: done with any row that is done, not done if all rows say nothing was."""
    rows = [one.row for one in due]
    if any(row is not None and row.done for row in rows):
        return Count(planned=1, done=1)
    return Count(planned=1, not_done=int(all(row is not None and _nothing(row) for row in rows)))


def _nothing(row: Performance) -> bool:
    """Whether all sets that are written down are 0."""
    return bool(row.sets) and all(amount == 0 for amount in row.sets)


def _week(week: int, due: Sequence[_Due], *, over: bool) -> WeekDone:
    rows = [one.row for one in due if one.row is not None]
    sets = [amount for row in rows for amount in row.sets if amount is not None]
    pains = [row.pain for row in rows if row.pain is not None]
    return WeekDone(
        week=week,
        count=_sessions(due),
        volume=sum(sets) if sets else None,
        whole=bool(due) and over and all(_in_full(one) for one in due),
        load=heaviest(row.load for row in rows if row.load is not None),
        effort=_mean([row.effort for row in rows if row.effort is not None]),
        pain=_mean(pains),
        worst_pain=max(pains, default=None),
        pain_next_morning=_mean(
            [row.pain_next_morning for row in rows if row.pain_next_morning is not None]
        ),
    )


def _in_full(one: _Due) -> bool:
    """Whether every set is known."""
    row = one.row
    return row is not None and None not in row.sets and len(row.sets) >= sets_of(one.item)


def _mean(numbers: Sequence[int]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


def heaviest(loads: Iterable[Load]) -> Load | None:
    """The heaviest of some loads; None of none.

    A weight is told before a band, a band before a repetition maximum, and the
    body alone last: loads of two kinds cannot be compared.
    """
    return max(loads, key=_heaviness, default=None)


def _heaviness(load: Load) -> tuple[int, float, str]:
    if isinstance(load, Weight):
        return 3, float(load.kg), str(load)
    if isinstance(load, Band):
        return 2, load.colour.rank, str(load)
    if isinstance(load, RepetitionMaximum):
        return 1, -load.repetitions, ""
    return 0, 0, ""


def _difference(due: Sequence[_Due]) -> Difference | None:
    """Between left and right, over the sessions that can be compared."""
    left = right = 0.0
    for own in _by_session(due).values():
        sides = {one.side: one for one in own}
        if Side.LEFT in sides and Side.RIGHT in sides:
            works = _works(sides[Side.LEFT], sides[Side.RIGHT])
            left, right = left + works[0], right + works[1]
    percent = asymmetry_percent(left, right)
    if percent is None:
        return None
    return Difference(percent=percent, weaker=weaker_side(left, right))


def _works(left: _Due, right: _Due) -> tuple[float, float]:
    """What each side did in a session; nothing for both where that cannot be compared."""
    a, b = left.row, right.row
    if a is None or b is None or not (_in_full(left) and _in_full(right)):
        return 0.0, 0.0
    if isinstance(a.load, Weight) and isinstance(b.load, Weight):
        return _sum(a) * float(a.load.kg), _sum(b) * float(b.load.kg)
    alike = left.item.dosage.load == right.item.dosage.load if a.load is None else True
    return (float(_sum(a)), float(_sum(b))) if a.load == b.load and alike else (0.0, 0.0)


def _sum(row: Performance) -> int:
    return sum(amount for amount in row.sets if amount is not None)
