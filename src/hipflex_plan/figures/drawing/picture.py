"""The panels of a figure to one SVG: same scale, same ground, numbered in reading order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from hipflex_plan.figures.body.solving import solved_posture
from hipflex_plan.figures.drawing.layout import alone, laid_out
from hipflex_plan.figures.drawing.palette import COLOUR, PLAIN_ACCENT, Palette
from hipflex_plan.figures.drawing.panel import Panel, extent_of
from hipflex_plan.figures.drawing.paths import number
from hipflex_plan.figures.figure import Figure, postures
from hipflex_plan.figures.looks import YOUNGER, Look, look_named
from hipflex_plan.languages import ENGLISH
from hipflex_plan.quantities import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.drawing.layout import Cell, Layout, Place
    from hipflex_plan.figures.pose import Pose

ROOM_MM = (88.0, 50.0)
KEPT_PICTURES = 256
KEPT_LAYOUTS = 64


def _panels(figure: Figure, look: Look, *, only_end: bool = False) -> list[Panel]:
    poses = (figure.end,) if only_end else figure.printed
    skeletons = [
        solved_posture(posture, figure.scene, look.girth) for posture in postures(figure, poses)
    ]
    extent = extent_of(figure, skeletons)
    panels = [
        Panel.of(figure, figure.view_of(pose), skeleton, extent, look)
        for pose, skeleton in zip(poses, skeletons, strict=True)
    ]
    moved = [panel.after(before) for panel, before in zip(panels[1:], skeletons, strict=False)]
    if only_end:
        return [panel.on_own_ground() for panel in panels]
    marked = [
        _with_own_marks(figure, pose, panel, look)
        for pose, panel in zip(poses, (panels[0], *moved), strict=True)
    ]
    return [panel.on_own_ground() for panel in marked]


def _with_own_marks(figure: Figure, pose: Pose, panel: Panel, look: Look) -> Panel:
    """The panel with what its pose alone shows."""
    if not (pose.arrows or pose.feel):
        return panel
    (posture,) = postures(figure, (figure.before(pose),))
    before = solved_posture(posture, figure.scene, look.girth)
    return panel.marked(pose.arrows, pose.feel, before)


@lru_cache(maxsize=KEPT_LAYOUTS)
def _layout(  # noqa: PLR0913, PLR0917  # a picture is chosen by each of these
    figure: Figure,
    look: Look,
    room_mm: tuple[float, float],
    mirrored: bool,
    from_right: bool = False,
    only_end: bool = False,
    numbered: bool = True,
) -> Layout:
    panels = _panels(figure, look, only_end=only_end)
    if only_end:
        return alone(panels[0], room_mm)
    return laid_out(panels, room_mm, mirrored=mirrored, from_right=from_right, numbered=numbered)


def _badge(place: Place, digit: int, radius: float, palette: Palette) -> str:
    x, y = place.number_x, place.number_y
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{palette.ink}"/>'
        f'<text x="{number(x)}" y="{number(y + radius * 0.5)}" '
        f'font-size="{number(radius * 1.45)}" font-family="Handout Sans, sans-serif" '
        f'font-weight="700" text-anchor="middle" fill="{palette.paper}">{digit}</text>'
    )


def _group(cell: Cell, place: Place, inside: str, *, mirrored: bool) -> str:
    """The panel at its place; mirrored about the middle of its own box."""
    if mirrored:
        x = place.x + cell.box[0] + cell.box[2]
        move = f"translate({number(x)} {number(place.y)}) scale(-1 1)"
    else:
        move = f"translate({number(place.x)} {number(place.y)})"
    return f'<g transform="{move}">{inside}</g>'


@lru_cache(maxsize=KEPT_PICTURES)
def _pieces(  # noqa: PLR0913, PLR0917  # a picture is chosen by each of these
    figure: Figure,
    look: Look,
    palette: Palette,
    room_mm: tuple[float, float],
    mirrored: bool,
    from_right: bool,
    only_end: bool,
    numbered: bool,
) -> str:
    """All that is drawn, without the words."""
    layout = _layout(figure, look, room_mm, mirrored, from_right, only_end, numbered)
    pieces = []
    for count, (cell, place) in enumerate(zip(layout.cells, layout.places, strict=True), 1):
        inside = cell.panel.svg(layout.weight, palette)
        pieces.append(_group(cell, place, inside, mirrored=mirrored))
        if numbered and not only_end:
            pieces.append(_badge(place, count, layout.radius, palette))
    return "".join(pieces)


def alternative_text(
    figure: Figure,
    side: Side,
    title: str = "",
    said: Sequence[str] = (),
    *,
    only_end: bool = False,
) -> str:
    """What the picture shows, in words; *said* of each pose instead of its own.

    *only_end* tells of the end alone, without its number.
    """
    told = [ENGLISH.sided(text, side) for text in said or [pose.says for pose in figure.printed]]
    numbered = [f"{count}: {text}" for count, text in enumerate(told, 1)]
    return " ".join((*((f"{title}.",) if title else ()), *(told[-1:] if only_end else numbered)))


def draw(  # noqa: PLR0913  # a picture is chosen by each of these
    figure: Figure,
    side: Side = Side.RIGHT,
    style: str = COLOUR,
    look: Look | str = YOUNGER,
    accent: str = PLAIN_ACCENT,
    *,
    title: str = "",
    said: Sequence[str] = (),
    from_right: bool = False,
    only_end: bool = False,
    numbered: bool = True,
    room_mm: tuple[float, float] = ROOM_MM,
) -> str:
    """The picture of a figure as SVG: its poses at one scale, numbered in reading order.

    They stand in a row, or below each other where they are then printed a good
    deal larger. The left side is the mirror image of the right one, but the
    poses are still read from left to right.

    The SVG has a ``viewBox``, and a width and height in millimetres: put into a
    page as it is, it is printed at the size for which its lines are made. Give
    it another width in the style sheet (and ``height: auto``) and it scales. It
    has no ids, classes or style, so any number go into one page.

    Pictures are kept in memory, so the same one is drawn but once. Its bytes
    are the same each time.

    Args:
        figure: what to draw.
        side: which side works; each and both are drawn as the right.
        style: color, or print for printers and copiers that know only black:
            what works is then hatched.
        look: who is drawn, or the name of a look.
        accent: the colour of what works, as in ``#69bbad``; print needs none.
        title: the name of the exercise, for the alternative text.
        said: what each pose shows, for the alternative text; as the poses say if empty.
        from_right: whether the poses are read from right to left. The order of the poses
            turns round, and nothing else: the same leg works.
        only_end: whether the end stands alone, as on a cover: without number and arrows.
        numbered: whether each pose has its number; without, they are drawn larger.
        room_mm: width and height that it is to fit into.

    Raises:
        ImpossibleValueError: for an unknown style or look, or an accent that is
            no colour.
    """
    who = look_named(look) if isinstance(look, str) else look
    palette, mirrored = Palette.of(style, who, accent), side is Side.LEFT
    inside = _pieces(figure, who, palette, room_mm, mirrored, from_right, only_end, numbered)
    layout = _layout(figure, who, room_mm, mirrored, from_right, only_end, numbered)
    words = escape(alternative_text(figure, side, title, said, only_end=only_end))
    width, height = layout.width, layout.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{width * layout.scale:.1f}mm" height="{height * layout.scale:.1f}mm" role="img" '
        f'stroke-linecap="round" stroke-linejoin="round">'
        f"<title>{words}</title><desc>{words}</desc>{inside}</svg>"
    )


def size_of(
    figure: Figure,
    side: Side = Side.RIGHT,
    look: Look | str = YOUNGER,
    *,
    room_mm: tuple[float, float] = ROOM_MM,
) -> tuple[float, float]:
    """How wide and high `draw` makes the picture, in millimetres, so that a page can plan it."""
    who = look_named(look) if isinstance(look, str) else look
    layout = _layout(figure, who, room_mm, side is Side.LEFT)
    return layout.width * layout.scale, layout.height * layout.scale
