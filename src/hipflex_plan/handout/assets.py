"""The files that a handout is made of, all from installed packages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from hipflex_plan.handout.field_font import field_font
from hipflex_plan.handout.own_templates import OURS, OwnTemplates
from hipflex_plan.shipped import shipped

LARGEST_SHEET = 200_000
FONT_PREFIX = "hipflex:font/"
FONTS = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf")
FIELDS = "fields.ttf"
"""The font of the fields of a form, made from the first of these."""


def stylesheet(layout: str, paper: str, own: OwnTemplates = OURS, *, turned: bool = False) -> str:
    """The CSS of a layout on a paper size, a clinic's own after ours.

    *turned* is for pages that are read from right to left.

    Raises:
        TemplateError: for a style sheet of a clinic that cannot be read.
    """
    rtl = ("system/rtl.css",) if turned else ()
    ours = ("system/handout.css", *rtl, f"system/{paper}.css", f"{layout}/layout.css")
    theirs = ("system/handout.css", f"{layout}/layout.css")
    sheets = [shipped_sheet(name) for name in ours]
    sheets += [own.text_of(name, LARGEST_SHEET) or "" for name in theirs]
    return "\n".join(filter(None, sheets))


@cache
def shipped_sheet(name: str) -> str:
    """One of our style sheets; "" for a layout that is not ours."""
    sheet = shipped("templates") / name
    return sheet.read_text("utf-8") if sheet.is_file() else ""


@cache
def font(name: str) -> bytes:
    """The bytes of one of our fonts.

    Raises:
        LookupError: for a name that is neither among `FONTS` nor `FIELDS`.
    """
    if name == FIELDS:
        return field_font(font(FONTS[0]))
    if name not in FONTS:
        raise LookupError(f"no font {name!r}")
    return (files("font_source_sans_pro") / "files" / name).read_bytes()
