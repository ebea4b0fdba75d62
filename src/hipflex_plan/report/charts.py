"""Numbers over the weeks to the paths of a small chart, and to the same in words.

Nothing is told by colour: left and right differ in the shape of the points and
the stroke of the line, and a gap breaks the line.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

from hipflex_plan.report.scales import TOP_MM, Frame, Series, Sketch, Stroke
from hipflex_plan.report.views import Chart, Label, Line, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


LINE_MM = 2.9
"""The least between two labels above each other."""
MIDDLE_MM = 1.05
"""From the middle of a digit to its foot."""
MANY_WEEKS = 8
"""With more weeks, points stand at the ends of a stretch alone."""
NEAR_MM = 6.5
"""So far from week to week, a label at the end of the lines still belongs to the last point."""
WEEK_MM = 3.6
"""The least from one number of a week to the next."""


def drawn(sketch: Sketch) -> Chart:
    """A chart with its words."""
    frame = sketch.frame
    return Chart(
        words=" ".join([f"{sketch.title}.", *(_words(one, sketch) for one in sketch.heard)]),
        width=frame.width,
        height=frame.height,
        axes=f"M{frame.left:g} {frame.floor:g}H{frame.right:g}",
        limits="".join(
            f"M{frame.left:g} {frame.y(one):g}H{frame.right:g}" for one in sketch.limits
        ),
        stems=_stems(sketch.series[0], sketch.worst, frame) if sketch.worst else "",
        lines=tuple(_line(one, frame) for one in sketch.series),
        labels=(*_week_labels(frame), *_ticks(frame), *_last_labels(sketch)),
    )


def _words(series: Series, sketch: Sketch) -> str:
    """One sentence: ``Left, week 1: 90, week 2: at least 60, weeks 3 to 4: not written down.``."""
    parts = []
    told = zip(sketch.frame.weeks, _told(series, sketch), strict=True)
    for text, group in groupby(told, key=lambda pair: pair[1]):
        own = [week for week, _ in group]
        head = f"week {own[0]}" if len(own) == 1 else f"weeks {own[0]} to {own[-1]}"
        parts.append(f"{head}: {text}")
    return f"{series.name}, {', '.join(parts)}."


def _told(series: Series, sketch: Sketch) -> Iterator[str]:
    for place, (value, gap) in enumerate(zip(series.values, sketch.gaps, strict=True)):
        if value is None:
            yield gap
        else:
            said = sketch.said(value)
            yield f"at least {said}" if _is_least(series, place) else said


def _is_least(series: Series, place: int) -> bool:
    return bool(series.least) and series.least[place]


def _line(series: Series, frame: Frame) -> Line:
    """The known stretches of a series; one week alone is a point without a line."""
    points = {
        place: (frame.x(place, series.aside), frame.y(value))
        for place, value in enumerate(series.values)
        if value is not None
    }
    joins = {
        place
        for place in points
        if place - 1 in points and not (_is_least(series, place) or _is_least(series, place - 1))
    }
    path = "".join(
        f"M{points[place - 1][0]:g} {points[place - 1][1]:g}L{points[place][0]:g} "
        f"{points[place][1]:g}"
        for place in sorted(joins)
    )
    size = frame.point(aside=bool(series.aside))
    marks = tuple(
        Mark(_shape(series.stroke, x, y, size), _is_least(series, place))
        for place, (x, y) in points.items()
        if len(frame.weeks) <= MANY_WEEKS or not {place, place + 1} <= joins
    )
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
    half = round(frame.point() * 1.2, 2)
    for place, (low, high) in enumerate(zip(mean.values, worst.values, strict=True)):
        if low is not None and high is not None:
            x, top = frame.x(place), frame.y(high)
            path += f"M{x:g} {frame.y(low):g}V{top:g}M{x - half:g} {top:g}h{2 * half:g}"
    return path


def _week_labels(frame: Frame) -> Iterator[Label]:
    every = math.ceil(WEEK_MM / frame.step)
    for place in range(0, len(frame.weeks), every):
        yield Label(frame.x(place), frame.height - 0.5, str(frame.weeks[place]), "middle")


def _ticks(frame: Frame) -> Iterator[Label]:
    """The values beside a chart: both ends, and what has room between them."""
    x = round(frame.left - 0.9, 2)
    ticks = [(frame.y(value), text) for value, text in frame.scale.ticks]
    ends = [*ticks[:1], *ticks[1:][-1:]]
    between = [one for one in ticks[1:-1] if all(abs(one[0] - y) >= LINE_MM for y, _ in ends)]
    for y, text in (*ends, *between):
        yield Label(x, round(y + MIDDLE_MM, 2), text, "end")


def _last_labels(sketch: Sketch) -> Iterator[Label]:
    """The last value of each series beside its last point, moved apart where two are close."""
    frame, said = sketch.frame, sketch.said
    lasts: dict[tuple[float, str], float] = {}
    for one in sketch.heard:
        known = [(place, value) for place, value in enumerate(one.values) if value is not None]
        if known and one.labelled:
            place, value = known[-1]
            seen = (frame.y(value), said(value))
            lasts[seen] = max(_beside(frame, place, one), lasts.get(seen, 0))
    heights = _apart([y for y, _ in sorted(lasts)], frame)
    for (seen, x), y in zip(sorted(lasts.items()), heights, strict=True):
        yield Label(round(x, 2), round(y + MIDDLE_MM, 2), seen[1], "start")


def _beside(frame: Frame, place: int, series: Series) -> float:
    """Beside a point; for the last week beyond the end of all lines, if that is near."""
    if place == len(frame.weeks) - 1 and frame.step <= NEAR_MM:
        return frame.right + 0.6
    return frame.x(place, series.aside) + frame.point(aside=bool(series.aside)) + 0.7


def _apart(heights: Sequence[float], frame: Frame) -> list[float]:
    """Heights from above to below, moved apart: upwards first, and down again from the edge."""
    moved: list[float] = []
    for y in reversed(heights):
        moved.append(min(y, moved[-1] - LINE_MM) if moved else min(y, frame.floor))
    lowered: list[float] = []
    for y in reversed(moved):
        lowered.append(max(y, lowered[-1] + LINE_MM) if lowered else max(y, TOP_MM))
    return lowered
