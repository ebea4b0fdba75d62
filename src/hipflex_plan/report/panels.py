"""What was done of one exercise to its panels: amount, load, effort and pain by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.load import Band, BandColour, Bodyweight, Weight, WeightUnit
from hipflex_plan.performance import HIGHEST
from hipflex_plan.report.charts import drawn
from hipflex_plan.report.scales import (
    Frame,
    Scale,
    Series,
    Sketch,
    Stroke,
    from_zero,
    number,
    up_to,
    weight,
)
from hipflex_plan.report.views import Panel
from hipflex_plan.response import PainThresholds
from hipflex_plan.work_done import ExerciseDone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipflex_plan.load import Load
    from hipflex_plan.work_done import WeekDone

NOTHING, NO_LOAD = "Not written down", "No load"
STROKES = ((Stroke.SOLID, -1), (Stroke.DASHED, 1))
"""How left and right are drawn."""
MOST_TICKS = 3


@attrs.frozen(kw_only=True)
class Look:
    """What all strips of a report have in common.

    Attributes:
        weeks: the weeks that are shown.
        limits: the clinic's limits of pain.
        worst: the worst pain of all exercises, so that all have one scale.
        loads: whether there is a column for loads.
        height: of a chart, in millimetres.
    """

    weeks: tuple[int, ...]
    limits: PainThresholds
    worst: int
    loads: bool
    height: float

    @property
    def widths(self) -> tuple[float, float, float, float]:
        """The widths of amount, load, effort and pain, in millimetres."""
        return (39.0, 29.0, 28.0, 37.0) if self.loads else (49.0, 0.0, 37.0, 47.0)


def _gap(week: WeekDone) -> str:
    return "not written down" if week.count.planned else "not planned"


@attrs.frozen
class Draw:
    """The panels of one exercise."""

    one: ExerciseDone
    name: str
    seen: Look

    def amount(self) -> Panel:
        """The amount by week, left against right where there are both."""
        series = self._by_side(lambda week: week.volume, least=True)
        scale = from_zero([v for one in series for v in one.values if v is not None], number)
        return self._panel(f"Amount, {self.one.unit} a week", self._frame(scale, 0), series)

    def load(self) -> Panel:
        """The heaviest load by week; words where it is of several kinds or none."""
        loads = [week.load for week in self.one.weeks if week.load is not None]
        kinds = {type(load) for load in loads} - {Bodyweight}
        if not loads:
            return Panel(None, NOTHING)
        if not kinds:
            return Panel(None, NO_LOAD)
        if kinds == {Weight}:
            return self._weights(loads)
        if kinds == {Band} and len({b.brand for b in loads if isinstance(b, Band)}) == 1:
            return self._bands(loads)
        return Panel(None, ", then ".join(dict.fromkeys(str(load) for load in loads)))

    def _weights(self, loads: Sequence[Load]) -> Panel:
        units = {load.unit for load in loads if isinstance(load, Weight)}

        def size(week: WeekDone) -> float | None:
            if isinstance(week.load, Weight):
                return float(week.load.amount if len(units) == 1 else week.load.kg)
            return None if week.load is None else 0

        series = _one_if_alike(self._by_side(size))
        scale = from_zero([v for one in series for v in one.values if v is not None], weight)
        unit = min(units) if len(units) == 1 else WeightUnit.KG
        top, text = scale.ticks[-1]
        named = attrs.evolve(scale, ticks=(*scale.ticks[:-1], (top, f"{text} {unit}")))
        return self._panel(f"Heaviest load, {unit}", self._frame(named, 1), series, weight)

    def _bands(self, loads: Sequence[Load]) -> Panel:
        """Bands go up by their place among the colours: an order, and no force."""
        drawn_ones = _one_if_alike(self._by_side(lambda week: _rank(week.load)))
        series = [attrs.evolve(one, labelled=False) for one in drawn_ones]
        ranks = sorted({rank for load in loads if (rank := _rank(load)) is not None})
        told = ranks if len(ranks) <= MOST_TICKS else [ranks[0], ranks[-1]]
        ticks = tuple((rank, _colour(rank)) for rank in told)
        scale = Scale(low=ranks[0] - 0.5, high=ranks[-1] + 0.5, ticks=ticks)
        return self._panel("Heaviest band", self._frame(scale, 1), series, _colour)

    def effort(self) -> Panel:
        """The mean effort by week."""
        values = tuple(week.effort for week in self.one.weeks)
        series = [Series(name="Mean", values=values)]
        return self._panel("Effort, 0 to 10", self._frame(up_to(HIGHEST), 2), series)

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
        limits = (self.seen.limits.go_to, self.seen.limits.hold_to)
        scale = up_to(max(limits[1] + 1, self.seen.worst), *(limits[:1] if limits[0] else ()))
        return self._drawn(
            Sketch(
                title=f"{self.name}: Pain, 0 to 10, limits {limits[0]} and {limits[1]}",
                frame=self._frame(scale, 3),
                series=(mean, morning),
                said=number,
                gaps=tuple(_gap(week) for week in weeks),
                worst=worst,
                limits=limits,
            )
        )

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
                aside=aside if tracks else 0,
            )
            for (name, weeks), (stroke, aside) in zip(
                tracks or [("All", self.one.weeks)], STROKES, strict=False
            )
        ]

    def _frame(self, scale: Scale, column: int) -> Frame:
        seen = self.seen
        width = seen.widths[column]
        return Frame(weeks=seen.weeks, scale=scale, width=width, height=seen.height)

    def _panel(
        self,
        title: str,
        frame: Frame,
        series: Sequence[Series],
        said: Callable[[float], str] = number,
    ) -> Panel:
        return self._drawn(
            Sketch(
                title=f"{self.name}: {title}",
                frame=frame,
                series=tuple(series),
                said=said,
                gaps=tuple(_gap(week) for week in self.one.weeks),
            )
        )

    def _drawn(self, sketch: Sketch) -> Panel:
        return Panel(None, NOTHING) if sketch.empty else Panel(drawn(sketch))


def _one_if_alike(series: list[Series]) -> list[Series]:
    """One series for both sides where they are the same in every week."""
    if len(series) == 1 or series[0].values != series[1].values:
        return series
    return [attrs.evolve(series[0], name="Left and right", aside=0)]


def _rank(load: Load | None) -> float | None:
    if load is None:
        return None
    return float(load.colour.rank) if isinstance(load, Band) else 0.0


def _colour(rank: float) -> str:
    return list(BandColour)[int(rank) - 1].value if rank else "none"
