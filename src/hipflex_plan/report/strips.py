"""What was done of one exercise to its four charts: amount, load, effort and pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.load import Band, BandColour, Bodyweight, Weight
from hipflex_plan.report.charts import (
    Frame,
    Scale,
    Series,
    Stroke,
    drawn,
    from_zero,
    number,
    of_ten,
    weight,
)
from hipflex_plan.report.views import ChartHead, Key, Panel, Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipflex_plan.adhering import Adherence, Difference, ExerciseDone, WeekDone
    from hipflex_plan.load import Load
    from hipflex_plan.response import PainThresholds

NOTHING = "Not written down"
STROKES = (Stroke.SOLID, Stroke.DASHED)
ALIKE_PERCENT = 0.5
"""Less than what is printed as 1 per cent."""


def heads(limits: PainThresholds, done: Adherence) -> tuple[ChartHead, ...]:
    """The heads of the columns, with the signs that are used in them."""
    sided = any(one.sides for one in done.exercises)
    sides = (Key("left", "left"), Key("right", "right")) if sided else ()
    return (
        ChartHead("Amount a week", (*sides, Key("least", "at least"))),
        ChartHead("Heaviest load", sides),
        ChartHead("Effort, 0 to 10", (Key("left", "mean"),)),
        ChartHead(
            "Pain, 0 to 10",
            (
                Key("left", "mean"),
                Key("worst", "worst"),
                Key("morning", "next morning"),
                Key("limit", f"limits {limits.go_to}, {limits.hold_to}"),
            ),
        ),
    )


def strip(
    one: ExerciseDone, name: str, weeks: tuple[int, ...], limits: PainThresholds, panel_mm: float
) -> Strip:
    """The charts of one exercise, and what the sides differ by."""
    draw = _Draw(one, name, weeks, limits, panel_mm)
    return Strip(
        name=name,
        notes=(one.unit.capitalize(), *_difference(one, weeks)),
        panels=(draw.amount(), draw.load(), draw.effort(), draw.pain()),
    )


def _difference(one: ExerciseDone, weeks: tuple[int, ...]) -> tuple[str, ...]:
    """How much less one side did, in the first and the last week that can be compared."""
    known = [
        (week, difference)
        for week, difference in zip(weeks, one.differences, strict=True)
        if difference is not None
    ] if one.sides else []  # fmt: skip
    if not known:
        return ("Sides cannot be compared",) if one.sides else ()
    ends = dict.fromkeys((known[0][0], known[-1][0]))
    said = dict(known)
    return tuple(f"Week {week}: {_in_words(said[week])}" for week in ends)


def _in_words(difference: Difference) -> str:
    if difference.weaker is None or difference.percent < ALIKE_PERCENT:
        return "sides alike"
    return wording.joined(f"{difference.weaker} {difference.percent:.0f} % less")


def _gap(week: WeekDone) -> str:
    return "not written down" if week.count.planned else "not planned"


@attrs.frozen
class _Draw:
    """The four panels of one exercise."""

    one: ExerciseDone
    name: str
    weeks: tuple[int, ...]
    limits: PainThresholds
    height: float

    def amount(self) -> Panel:
        """The amount by week, left against right where there are both."""
        series = self._by_side(lambda week: week.volume, least=True)
        scale = from_zero([v for one in series for v in one.values if v is not None], number)
        return self._panel(f"Amount, {self.one.unit} a week", series, scale, number)

    def load(self) -> Panel:
        """The heaviest load by week; words where it is of several kinds or none."""
        loads = [week.load for week in self.one.weeks if week.load is not None]
        if not loads:
            return Panel(None, NOTHING)
        kinds = {type(load) for load in loads} - {Bodyweight}
        if not kinds:
            return Panel(None, "No load")
        if kinds == {Weight}:
            return self._weights(loads)
        if kinds == {Band} and len({b.brand for b in loads if isinstance(b, Band)}) == 1:
            return self._bands(loads)
        return Panel(None, ", then ".join(dict.fromkeys(str(load) for load in loads)))

    def _weights(self, loads: Sequence[Load]) -> Panel:
        units = {load.unit for load in loads if isinstance(load, Weight)}
        unit = min(units) if len(units) == 1 else "kg"

        def size(week: WeekDone) -> float | None:
            if isinstance(week.load, Weight):
                return float(week.load.amount if len(units) == 1 else week.load.kg)
            return None if week.load is None else 0

        series = self._by_side(size)
        scale = from_zero([v for one in series for v in one.values if v is not None], weight)
        return self._panel(f"Heaviest load, {unit}", series, scale, weight)

    def _bands(self, loads: Sequence[Load]) -> Panel:
        """Bands go up by their place among the colours: an order, and no force."""
        series = [
            attrs.evolve(one, labelled=False) for one in self._by_side(lambda w: _rank(w.load))
        ]
        ranks = sorted({rank for load in loads if (rank := _rank(load)) is not None})
        low, high = ranks[0], ranks[-1]
        ticks = tuple((float(rank), _colour(rank)) for rank in (ranks if high > low else ranks[:1]))
        scale = Scale(low=low - 0.5, high=high + 0.5, ticks=_apart(ticks))
        return self._panel("Heaviest band", series, scale, _colour)

    def effort(self) -> Panel:
        """The mean effort by week."""
        values = tuple(week.effort for week in self.one.weeks)
        series = [Series(name="Mean effort", values=values)]
        return self._panel("Effort, 0 to 10", series, of_ten(), number)

    def pain(self) -> Panel:
        """Mean and worst pain by week, and on the next morning, against the clinic's limits."""
        weeks = self.one.weeks
        mean = Series(name="Mean", values=tuple(w.pain for w in weeks), labelled=False)
        worst = Series(name="Worst", values=tuple(w.worst_pain for w in weeks))
        morning = Series(
            name="Next morning, mean",
            values=tuple(w.pain_next_morning for w in weeks),
            stroke=Stroke.DOTTED,
            labelled=False,
        )
        limits = (self.limits.go_to, self.limits.hold_to)
        title = f"Pain, 0 to 10, limits {limits[0]} and {limits[1]}"
        return self._panel(title, [mean, morning], of_ten(limits), number, worst, limits)

    def _by_side(
        self, of: Callable[[WeekDone], float | None], *, least: bool = False
    ) -> list[Series]:
        """A series for each side, or for both together."""
        tracks = [(s.side.capitalize(), s.weeks) for s in self.one.sides]
        return [
            Series(
                name=name,
                values=tuple(of(week) for week in weeks),
                stroke=stroke,
                least=tuple(not week.whole for week in weeks) if least else (),
            )
            for (name, weeks), stroke in zip(
                tracks or [("All", self.one.weeks)], STROKES, strict=False
            )
        ]

    def _panel(  # noqa: PLR0913, PLR0917  # what a chart is made of
        self,
        title: str,
        series: Sequence[Series],
        scale: Scale,
        said: Callable[[float], str],
        worst: Series | None = None,
        limits: Sequence[int] = (),
    ) -> Panel:
        if all(value is None for one in series for value in one.values):
            return Panel(None, NOTHING)
        frame = Frame(weeks=self.weeks, scale=scale, height=self.height)
        gaps = [_gap(week) for week in self.one.weeks]
        chart = drawn(
            f"{self.name}: {title}", frame, series, gaps=gaps, said=said, worst=worst, limits=limits
        )
        return Panel(chart)


def _rank(load: Load | None) -> float | None:
    if load is None:
        return None
    return float(load.colour.rank) if isinstance(load, Band) else 0.0


def _colour(rank: float) -> str:
    return list(BandColour)[int(rank) - 1].value if rank else "none"


def _apart(ticks: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    """The lowest and the highest of many."""
    return ticks if len(ticks) <= MOST_TICKS else (ticks[0], ticks[-1])


MOST_TICKS = 3
