"""What was done of one exercise to its strip: its name, its panels, and how the sides differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.load import Bodyweight
from hipflex_plan.report.panels import Draw, Look
from hipflex_plan.report.views import ChartHead, Key, Strip

if TYPE_CHECKING:
    from hipflex_plan.response import PainThresholds
    from hipflex_plan.work_done import Adherence, Difference, ExerciseDone

ALIKE = "alike"
ALIKE_PERCENT = 0.5
"""Less than what is printed as 1 per cent."""


def look(done: Adherence, limits: PainThresholds, height: float) -> Look:
    """What all strips of a report have in common."""
    weeks = [week for one in done.exercises for week in one.weeks]
    worst = max((w.worst_pain for w in weeks if w.worst_pain is not None), default=0)
    loads = any(week.load not in (None, Bodyweight()) for week in weeks)
    return Look(weeks=done.weeks, limits=limits, worst=worst, loads=loads, height=height)


def keys(done: Adherence, limits: PainThresholds) -> tuple[Key, ...]:
    """The signs in the charts, and what they stand for."""
    sided = any(one.sides for one in done.exercises)
    sides = (Key("left", "left"), Key("right", "right")) if sided else ()
    return (
        *sides,
        Key("left", "mean, or both legs" if sided else "all, or mean"),
        Key("least", "at least"),
        Key("worst", "worst"),
        Key("morning", "next morning"),
        Key("limit", f"limits {limits.go_to} and {limits.hold_to}"),
    )


def heads(seen: Look) -> tuple[ChartHead, ...]:
    """The heads of the columns."""
    names = ("Amount a week", "Heaviest load", "Effort, 0 to 10", "Pain, 0 to 10")
    pairs = zip(names, seen.widths, strict=True)
    return tuple(ChartHead(name, width) for name, width in pairs if width)


def strip(one: ExerciseDone, name: str, seen: Look) -> Strip | None:
    """The charts of one exercise, and what the sides differ by; None without a number."""
    draw = Draw(one, name, seen)
    panels = (
        draw.amount(), *((draw.load(),) if seen.loads else ()), draw.effort(), draw.pain()
    )  # fmt: skip
    if not any(panel.chart for panel in panels):
        return None
    return Strip(name=name, notes=(one.unit, *_difference(one, seen.weeks)), panels=panels)


def _difference(one: ExerciseDone, weeks: tuple[int, ...]) -> tuple[str, ...]:
    """How much less one side did, in the first and the last week that can be compared."""
    if not one.sides:
        return ()
    pairs = zip(weeks, one.differences, strict=True)
    known = {week: difference for week, difference in pairs if difference is not None}
    if not known:
        return ("sides not comparable",)
    first, last = known[min(known)], known[max(known)]
    said = tuple(dict.fromkeys((_in_words(first), _in_words(last))))
    when = f" in week {min(known)}" if len(known) == 1 else ""
    return (f"sides {ALIKE}{when}" if said == (ALIKE,) else ", then ".join(said) + when,)


def _in_words(difference: Difference) -> str:
    if difference.weaker is None or difference.percent < ALIKE_PERCENT:
        return ALIKE
    return wording.joined(f"{difference.weaker} {difference.percent:.0f} % less")
