"""A figure to a picture that moves: a flip-book of finished frames in one SVG."""

from __future__ import annotations

import itertools
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape, quoteattr

import attrs

from hipflex_plan.figures.drawing.outlines import Box
from hipflex_plan.figures.drawing.panel import Panel
from hipflex_plan.figures.drawing.paths import number
from hipflex_plan.figures.drawing.picture import alternative_text
from hipflex_plan.figures.looks import YOUNGER
from hipflex_plan.figures.motion.canvas import painted, palette_of, panels_of, room_of
from hipflex_plan.figures.motion.journey import Journey
from hipflex_plan.figures.motion.stylesheet import Loop, style
from hipflex_plan.figures.motion.thinning import shared, thinned
from hipflex_plan.quantities import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.drawing.palette import Palette
    from hipflex_plan.figures.figure import Figure
    from hipflex_plan.figures.looks import Look

Tempo: TypeAlias = "Sequence[float]"
"""Seconds: from the start to the end, at the end, back, at the start."""
USUAL_TEMPO = (2.0, 1.0, 2.0, 1.0)
FRAMES = 9
ROOM_PX = (420.0, 340.0)
LINE_PX = 1.7
CONTROL_PX = 34.0
GAP_PX = 4.0
INK = "#23323b"
KEPT_BOOKS = 64
"""So many are kept in memory: a clinic prints the same exercises again and again."""
BETWEEN_STEPS, STANDING_STEPS = 4.0, 2.0
"""Twentieths of a centimetre by which lines of frames between and of poses are simplified."""


@attrs.frozen(eq=False)
class Frames:
    """The drawings of a movement.

    Attributes:
        panels: from the start to the end.
        cuts: the shares of the time between which each is shown, one more than panels.
        poses: the numbers of the panels that are poses as they were written.
        room: the box on paper that all of them need, in centimetres of the person.
    """

    panels: list[Panel]
    cuts: tuple[float, ...]
    poses: frozenset[int]
    room: Box


def frames_of(figure: Figure, count: int = FRAMES, look: Look = YOUNGER) -> Frames:
    """The drawings from start to end, about *count* of them."""
    journey = Journey.of(figure, look.girth)
    shares = journey.shares(count)
    panels = panels_of(figure, [journey.at(share) for share in shares], look)
    halves = [(a + b) / 2 for a, b in itertools.pairwise(shares)]
    cuts = (0.0, *(journey.when(half) for half in halves), 1.0)
    poses = frozenset(i for i, share in enumerate(shares) if share in journey.marks)
    return Frames(panels, cuts, poses, room_of(panels))


@attrs.frozen(eq=False)
class Flipbook:
    """A movement as one SVG without a clock, for a page that turns its leaves itself.

    Attributes:
        svg: what stands still, and a group of the class ``m`` for each frame, from the
            start to the end; only the last of them is shown.
        cuts: the shares of the way out between which each frame is shown, one more than
            there are frames.
    """

    svg: str
    cuts: tuple[float, ...]


@lru_cache(maxsize=KEPT_BOOKS)
def flipbook(
    figure: Figure,
    side: Side = Side.RIGHT,
    *,
    look: Look = YOUNGER,
    accent: str = "",
    frames: int = FRAMES,
) -> Flipbook:
    """The frames of a figure from start to end; see `animated` for what is chosen."""
    book = frames_of(figure, frames, look)
    left, top, right, bottom = book.room
    inside = _leaves(book, side, palette_of(look, accent))
    box = f"{number(left)} {number(top)} {number(right - left)} {number(bottom - top)}"
    svg = (
        f'<svg viewBox="{box}" aria-hidden="true" stroke-linecap="round" '
        f'stroke-linejoin="round">{inside}</svg>'
    )
    return Flipbook(svg, book.cuts)


def _scale(book: Frames) -> float:
    left, top, right, bottom = book.room
    return min(ROOM_PX[0] / (right - left), ROOM_PX[1] / (bottom - top))


def _leaves(book: Frames, side: Side, palette: Palette) -> str:
    """What stands still, then each frame in a group of its own; the left side mirrored."""
    drawings = [
        thinned(svg, STANDING_STEPS if count in book.poses else BETWEEN_STEPS)
        for count, svg in enumerate(painted(book.panels, LINE_PX / _scale(book), palette))
    ]
    still, moving = shared(drawings)
    hidden = [' visibility="hidden"'] * (len(moving) - 1) + [""]
    pieces = "".join(
        f'<g class="m m{count}"{hidden[count]}>{drawing}</g>'
        for count, drawing in enumerate(moving)
    )
    flip = f' transform="translate({number(book.room[0] + book.room[2])} 0) scale(-1 1)"'
    return f'<g aria-hidden="true"{flip if side is Side.LEFT else ""}>{still}{pieces}</g>'


def _control(label: str, size: float, x: float, y: float) -> str:
    """A check box that pauses, drawn as a button with two bars or a triangle."""
    u = size / 10
    up, down = number(-4.4 * u), number(4.4 * u)
    bars = f"M{number(3.2 * u)} {number(2.8 * u)}v{down}m{number(3.6 * u)} 0v{up}"
    to, half = number(3.8 * u), number(2.2 * u)
    play = f"M{number(3.6 * u)} {number(2.8 * u)}l{to} {half}l-{to} {half}z"
    return (
        f'<g class="c" display="none" transform="translate({number(x)} {number(y)})">'
        f'<foreignObject width="{number(size)}" height="{number(size)}" '
        f'style="font-size:{number(size)}px"><input xmlns="http://www.w3.org/1999/xhtml" '
        f'type="checkbox" aria-label={quoteattr(label)} title={quoteattr(label)}/></foreignObject>'
        f'<g pointer-events="none" fill="{INK}" stroke="{INK}" stroke-width="{number(1.3 * u)}">'
        f'<path class="p" d="{bars}"/><path class="q" stroke-width="{number(0.6 * u)}" '
        f'd="{play}"/></g></g>'
    )


def animated(  # noqa: PLR0913  # a picture is chosen by each of these
    figure: Figure,
    side: Side = Side.RIGHT,
    *,
    tempo: Tempo = USUAL_TEMPO,
    look: Look = YOUNGER,
    accent: str = "",
    title: str = "",
    said: Sequence[str] = (),
    frames: int = FRAMES,
    pause: str = "Pause the movement",
) -> str:
    """The movement of a figure as one SVG: start, end, hold, back to the start, in a loop.

    It needs no script and nothing from elsewhere. A check box in its corner pauses it, by
    mouse, finger or Tab and Space; it stays paused until it is pressed again. Whoever
    prefers reduced motion sees the end standing still, as does paper, and a browser that
    does not know ``:has()``, in which the pause would do nothing.

    Put it into a page as it is, or open it in a browser. Do not show it by ``<img>``:
    nobody could press the pause there.

    Args:
        figure: what to draw.
        side: which side works; each and both are drawn as the right.
        tempo: seconds from the start to the end, at the end, back, and at the start.
        look: who is drawn.
        accent: the colour of what works, as in ``#69bbad``; "" for the usual one.
        title: the name of the exercise, for those who do not see the picture.
        said: what each pose shows, for them; as the poses say if empty.
        frames: about how many drawings show the way from start to end.
        pause: what the pause is called.

    Raises:
        ImpossibleValueError: for a tempo that is not four numbers of seconds.
    """
    loop, book = Loop.of(tempo), frames_of(figure, frames, look)
    left, top, right, bottom = book.room
    scale = _scale(book)
    control, gap = CONTROL_PX / scale, GAP_PX / scale
    words = escape(alternative_text(figure, side, title, said))
    inside = (
        f"{_leaves(book, side, palette_of(look, accent))}"
        f"{_control(pause, control, left + gap, bottom)}"
    )
    key = blake2b(f"{inside}{tempo}".encode(), digest_size=4).hexdigest()
    name, height = f"fig{key}", bottom - top + control + gap
    css = style(name, loop.shown(book.cuts), loop.seconds)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" '
        f'viewBox="{number(left)} {number(top)} {number(right - left)} {number(height)}" '
        f'width="{(right - left) * scale:.0f}" height="{height * scale:.0f}" role="group" '
        f'stroke-linecap="round" stroke-linejoin="round"><title>{words}</title>'
        f"<desc>{words}</desc><style>{css}</style>{inside}</svg>"
    )
