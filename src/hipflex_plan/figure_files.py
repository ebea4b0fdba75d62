"""Exercises to picture files: one picture as SVG, PDF or PNG, and the sheet of all."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError, MissingLibraryError
from hipflex_plan.figures import size_of
from hipflex_plan.handout.page import filled
from hipflex_plan.handout.pdf import pdf_of
from hipflex_plan.handout.views import Document, Paper
from hipflex_plan.languages import SOURCE
from hipflex_plan.picturing import ROOM_MM as WHOLE_ROOM_MM
from hipflex_plan.picturing import figure, moving_figure
from hipflex_plan.quantities import Side
from hipflex_plan.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hipflex_plan.exercise import Exercise

DOTS_PER_INCH = 300
ROOM_MM = (78.0, 42.0)
SUFFIXES = (".svg", ".pdf", ".png")


@attrs.frozen(kw_only=True)
class Wish:
    """How a picture is wished for.

    Attributes:
        side: which side works.
        style: ``color`` or ``print``.
        look: who is drawn, by name.
        moving: whether it moves; an SVG only.
    """

    side: str = "right"
    style: str = "color"
    look: str = "younger"
    moving: bool = False


@attrs.frozen
class OnePicture:
    """What the template of one picture needs."""

    language: str
    title: str
    picture: str
    width_mm: float
    height_mm: float


@attrs.frozen
class SheetPicture:
    """A picture on the sheet of all."""

    name: str
    slug: str
    svg: str


@attrs.frozen(kw_only=True)
class FigureSheet(Document):
    """What the template of the sheet of all pictures needs."""

    told: str
    pictures: tuple[SheetPicture, ...]


def write_figure(exercise: Exercise, path: Path, wish: Wish | None = None) -> None:
    """Write the picture of an exercise as .svg, .pdf or .png (300 dots an inch), in one piece.

    Raises:
        ImpossibleValueError: for another suffix, a moving picture that is no SVG, and an
            exercise without a figure.
        MissingLibraryError: if what a PDF or PNG needs is not on this machine.
        FileError: if the file cannot be written; what stood there before stays.
    """
    wanted, suffix = wish or Wish(), path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ImpossibleValueError(f"a picture ends in .svg, .pdf or .png: {path.name!r}")
    if wanted.moving and suffix != ".svg":
        raise ImpossibleValueError(f"a moving picture is an .svg: {path.name!r}")
    if wanted.moving:
        content = moving_figure(exercise, side=wanted.side, look=wanted.look).encode()
    else:
        svg = figure(exercise, side=wanted.side, style=wanted.style, look=wanted.look)
        content = svg.encode() if suffix == ".svg" else _pdf(exercise, svg, wanted)
    write_whole(path, _png(content) if suffix == ".png" else content)


def _pdf(exercise: Exercise, svg: str, wish: Wish) -> bytes:
    """A page as large as the picture."""
    drawn = exercise.figure
    if drawn is None:  # a clinic's own photograph has no page of its own
        raise ImpossibleValueError(f"{exercise.slug} has no figure", "figure")
    width, height = size_of(drawn, Side.of(wish.side), wish.look, room_mm=WHOLE_ROOM_MM)
    view = OnePicture(SOURCE, exercise.name, svg, round(width + 0.1, 1), round(height + 0.1, 1))
    return pdf_of(filled("figure", view), "figure", Paper.A4)


def _png(pdf: bytes) -> bytes:
    try:
        import pypdfium2  # noqa: PLC0415  # optional
    except ImportError:
        raise MissingLibraryError(
            "a PNG needs the package 'pypdfium2': pip install 'hipflex-plan[png]'"
        ) from None
    page = pypdfium2.PdfDocument(pdf)[0]
    image, written = page.render(scale=DOTS_PER_INCH / 72).to_pil(), io.BytesIO()
    image.save(written, format="PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return written.getvalue()


def figure_sheet(exercises: Iterable[Exercise], wish: Wish | None = None) -> bytes:
    """The sheet of all pictures, in the order of the names, as a tagged PDF (PDF/UA-1)."""
    wanted = wish or Wish()
    shown = sorted((e for e in exercises if e.figure is not None), key=lambda one: one.name)
    pictures = tuple(
        SheetPicture(
            one.name,
            one.slug,
            figure(one, side=wanted.side, style=wanted.style, look=wanted.look, room_mm=ROOM_MM),
        )
        for one in shown
    )
    view = FigureSheet(
        paper=Paper.A4, language=SOURCE, title="All pictures", subject="Pictures of exercises",
        author="hipflex_plan", created="", clinic="", made_for=("", "", ""), foot="hipflex_plan",
        told=f"{len(pictures)} exercises, {wanted.side} side, as large as on a card",
        pictures=pictures,
    )  # fmt: skip
    return pdf_of(filled("figures", view), "figures", view.paper)
