"""What a chart shows, and where weeks and values fall in it, in millimetres."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.languages import ENGLISH
from hipflex_plan.validators import Name

if TYPE_CHECKING:
    from collections.abc import Sequence

TOP_MM, RIGHT_MM, FOOT_MM = 1.8, 7.0, 4.0
LETTER_MM = 1.55
"""The width of a digit at the size of the labels."""
NARROWEST_GUTTER_MM = 6.0
POINT_MM = 0.8
ROOM_FOR_ONE, ROOM_FOR_TWO = 0.32, 0.24
"""The largest point, as a part of the way from week to week."""


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
        least: for each week, whether it is at least so much. Such a point is
            hollow, and no line leads to it.
        aside: -1 to stand a little to the left of its week, 1 to the right.
        labelled: whether its last value stands beside it.
    """

    name: str
    values: tuple[float | None, ...]
    stroke: Stroke = Stroke.SOLID
    least: tuple[bool, ...] = ()
    aside: int = 0
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
    width: float
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
    def right(self) -> float:
        """Where the line of the weeks ends."""
        return self.width - RIGHT_MM

    @property
    def step(self) -> float:
        """From week to week."""
        return (self.right - self.left) / len(self.weeks)

    def point(self, *, aside: bool = False) -> float:
        """Half of the width of a point."""
        return min(POINT_MM, self.step * (ROOM_FOR_TWO if aside else ROOM_FOR_ONE))

    def x(self, place: int, aside: int = 0) -> float:
        """The middle of a week, by its place, or a little beside it."""
        middle = self.left + (place + 0.5) * self.step
        return round(middle + aside * self.point(aside=True) * 0.9, 2)

    def y(self, value: float) -> float:
        """The height of a value."""
        scale = self.scale
        part = (value - scale.low) / ((scale.high - scale.low) or 1)
        return round(self.floor - part * (self.floor - TOP_MM), 2)


@attrs.frozen(kw_only=True)
class Sketch:
    """What a chart shows, before it is reckoned where everything falls.

    Attributes:
        title: of what it is, as it is heard.
        frame: where weeks and values fall.
        series: at least one.
        said: a value as it is written.
        gaps: why a week may be empty, for each of them.
        worst: drawn as a thin stem from the first series up to a bar.
        limits: values to hold it against, as dotted lines.
    """

    title: str
    frame: Frame
    series: tuple[Series, ...]
    said: Callable[[float], str]
    gaps: tuple[str, ...]
    worst: Series | None = None
    limits: tuple[int, ...] = ()

    @property
    def heard(self) -> tuple[Series, ...]:
        """All series in the order in which they are told."""
        return (*self.series[:1], *((self.worst,) if self.worst else ()), *self.series[1:])

    @property
    def empty(self) -> bool:
        """Whether nothing of it is known."""
        return all(value is None for one in self.heard for value in one.values)


def up_to(top: int, *ticks: int) -> Scale:
    """A scale from 0 to *top*, with some values between them written beside it."""
    return Scale(low=0, high=top, ticks=tuple((float(one), str(one)) for one in (0, *ticks, top)))


def from_zero(values: Sequence[float], said: Callable[[float], str]) -> Scale:
    """A scale from 0 to the largest value."""
    top = max(values, default=0) or 1
    return Scale(low=0, high=top, ticks=((0.0, "0"), (float(top), said(top))))


def number(value: float) -> str:
    """``2``, ``2.3``."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))


def weight(value: float) -> str:
    """``1½``, ``0.7``."""
    return wording.amount(Decimal(str(round(value, 2))), ENGLISH)
