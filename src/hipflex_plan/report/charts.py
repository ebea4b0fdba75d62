"""Numbers over the weeks to the paths of a small chart, and to the same in words.

Nothing is told by colour: left and right differ in the shape of the points and
the stroke of the line, and a gap breaks the line.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.report.views import Chart, Label, Line, Mark
from hipflex_plan.validators import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WIDTH_MM = 35.0
TOP_MM, RIGHT_MM, FOOT_MM = 1.8, 6.2, 4.0
LETTER_MM = 1.55
"""The width of a digit at the size of the labels."""
LINE_MM = 2.9
"""The least between two labels above each other."""
NARROWEST_GUTTER_MM = 6.0
MIDDLE_MM = 1.05
"""From the middle of a digit to its foot."""
POINT_MM = 0.8
MOST_WEEK_LABELS = 8
FULL_SCORE = 10


class Stroke(Name):
    """How a series is told from the others without colour."""

    SOLID = "solid"
    """A whole line with circles: all, or left."""
    DASHED = "dashed"
    """Long dashes with squares: right."""
    DOTTED = "dotted"
    """Short dashes with diamonds: the next morning."""

    @property
    def dash(self) -> str:
        """The pattern of the line."""
        return {Stroke.SOLID: "", Stroke.DASHED: "1.6 .9", Stroke.DOTTED: ".3 .8"}[self]


@attrs.frozen(kw_only=True)
class Series:
    """Values by week; None is a gap.

    Attributes:
        name: as it is heard.
        values: one for each week.
        stroke: how it is drawn.
        least: for each week, whether it is at least so much.
        labelled: whether its last value stands beside it.
    """

    name: str
    values: tuple[float | None, ...]
    stroke: Stroke = Stroke.SOLID
    least: tuple[bool, ...] = ()
    labelled: bool = True


@attrs.frozen(kw_only=True)
class Scale:
    """From the foot of a chart to its top, with the values that are written beside it."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]


@attrs.frozen(kw_only=True)
class Frame:
    """Where weeks and values fall."""

    weeks: tuple[int, ...]
    scale: Scale
    height: float

    @property
    def left(self) -> float:
        """Where the line of the weeks begins."""
        longest = max((len(text) for _, text in self.scale.ticks), default=0)
        return max(NARROWEST_GUTTER_MM, longest * LETTER_MM + 1.5)

    @property
    def floor(self) -> float:
        """Where the line of the weeks lies."""
        return self.height - FOOT_MM

    @property
    def step(self) -> float:
        """From week to week."""
        return (WIDTH_MM - RIGHT_MM - self.left) / len(self.weeks)

    def x(self, place: int) -> float:
        """The middle of a week, by its place."""
        return round(self.left + (place + 0.5) * self.step, 2)

    def y(self, value: float) -> float:
        """The height of a value."""
        scale = self.scale
        part = (value - scale.low) / ((scale.high - scale.low) or 1)
        return round(self.floor - part * (self.floor - TOP_MM), 2)


def drawn(
    title: str, frame: Frame, series: Sequence[Series], *, gaps: Sequence[str],
    said: Callable[[float], str], worst: Series | None = None, limits: Sequence[int] = (),
) -> Chart:  # fmt: skip
    """A chart of some series; *gaps* says of each week why it may be empty.

    *worst* is drawn as a thin stem from the first series up to a bar.
    """
    heard = (*series[:1], *((worst,) if worst else ()), *series[1:])
    labelled = [one for one in heard if one.labelled]
    return Chart(
        words=" ".join([f"{title}.", *(_words(one, frame.weeks, gaps, said) for one in heard)]),
        width=WIDTH_MM,
        height=frame.height,
        axes=f"M{frame.left:g} {frame.floor:g}H{WIDTH_MM - RIGHT_MM:g}",
        limits="".join(
            f"M{frame.left:g} {frame.y(limit):g}H{WIDTH_MM - RIGHT_MM:g}" for limit in limits
        ),
        stems=_stems(series[0], worst, frame) if worst else "",
        lines=tuple(_line(one, frame) for one in series),
        labels=(*_week_labels(frame), *_ticks(frame), *_last_labels(labelled, frame, said)),
    )


def _words(
    series: Series, weeks: Sequence[int], gaps: Sequence[str], said: Callable[[float], str]
) -> str:
    """``Left: week 1 90, week 2 at least 60, weeks 3 to 4 not written down.``"""
    told = list(_told(series, gaps, said))
    parts = []
    for text, group in groupby(zip(weeks, told, strict=True), key=lambda pair: pair[1]):
        own = [week for week, _ in group]
        head = f"week {own[0]}" if len(own) == 1 else f"weeks {own[0]} to {own[-1]}"
        parts.append(f"{head} {text}")
    return f"{series.name}: {', '.join(parts)}."


def _told(series: Series, gaps: Sequence[str], said: Callable[[float], str]) -> Iterator[str]:
    for place, (value, gap) in enumerate(zip(series.values, gaps, strict=True)):
        if value is None:
            yield gap
        else:
            yield f"at least {said(value)}" if _is_least(series, place) else said(value)


def _is_least(series: Series, place: int) -> bool:
    return bool(series.least) and series.least[place]


def _line(series: Series, frame: Frame) -> Line:
    """The known stretches of a series; one week alone is a point without a line."""
    points = [
        (frame.x(place), frame.y(value), _is_least(series, place))
        for place, value in enumerate(series.values)
        if value is not None
    ]
    known = [place for place, value in enumerate(series.values) if value is not None]
    path = ""
    for (before, start), (after, end) in pairwise(zip(known, points, strict=True)):
        if after == before + 1:
            path += f"M{start[0]:g} {start[1]:g}L{end[0]:g} {end[1]:g}"
    size = min(POINT_MM, frame.step * 0.45)
    marks = tuple(Mark(_shape(series.stroke, x, y, size), least) for x, y, least in points)
    return Line(path, series.stroke.dash, marks)


def _shape(stroke: Stroke, x: float, y: float, size: float) -> str:
    """A circle, a square or a diamond round a point."""
    r = round(size, 2)
    if stroke is Stroke.SOLID:
        return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0Z"
    if stroke is Stroke.DASHED:
        return f"M{x - r:g} {y - r:g}h{2 * r:g}v{2 * r:g}h{-2 * r:g}Z"
    d = round(r * 1.25, 2)
    return f"M{x - d:g} {y:g}l{d:g} {-d:g}l{d:g} {d:g}l{-d:g} {d:g}Z"


def _stems(mean: Series, worst: Series, frame: Frame) -> str:
    path = ""
    half = round(min(POINT_MM * 1.2, frame.step * 0.45), 2)
    for place, (low, high) in enumerate(zip(mean.values, worst.values, strict=True)):
        if low is not None and high is not None:
            x, top = frame.x(place), frame.y(high)
            path += f"M{x:g} {frame.y(low):g}V{top:g}M{x - half:g} {top:g}h{2 * half:g}"
    return path


def _week_labels(frame: Frame) -> Iterator[Label]:
    every = -(-len(frame.weeks) // MOST_WEEK_LABELS)
    for place in range(0, len(frame.weeks), every):
        yield Label(frame.x(place), frame.height - 0.5, str(frame.weeks[place]), "middle")


def _ticks(frame: Frame) -> Iterator[Label]:
    for value, text in frame.scale.ticks:
        yield Label(
            round(frame.left - 0.9, 2), round(frame.y(value) + MIDDLE_MM, 2), text, "end"
        )


def _last_labels(
    series: Sequence[Series], frame: Frame, said: Callable[[float], str]
) -> Iterator[Label]:
    """The last value of each series beside its last point, moved apart where two are close."""
    lasts = []
    for one in series:
        known = [(place, value) for place, value in enumerate(one.values) if value is not None]
        if known:
            place, value = known[-1]
            lasts.append((frame.y(value), frame.x(place), said(value)))
    lowest = frame.height
    for y, x, text in sorted(set(lasts), reverse=True):
        lowest = min(y, lowest - LINE_MM)
        yield Label(round(x + 1.5, 2), round(lowest + MIDDLE_MM, 2), text, "start")


def of_ten(limits: Sequence[int] = ()) -> Scale:
    """The scale from 0 to 10, with the first limit written beside it."""
    ticks = [0, *limits[:1], FULL_SCORE]
    return Scale(low=0, high=FULL_SCORE, ticks=tuple((float(tick), str(tick)) for tick in ticks))


def from_zero(values: Sequence[float], said: Callable[[float], str]) -> Scale:
    """A scale from 0 to the largest value."""
    top = max(values, default=0) or 1
    return Scale(low=0, high=top, ticks=((0.0, "0"), (float(top), said(top))))


def number(value: float) -> str:
    """``2``, ``2.3``."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))


def weight(value: float) -> str:
    """``1½``, ``0.7``."""
    return wording.amount(Decimal(str(round(value, 2))))
