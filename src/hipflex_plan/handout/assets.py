"""The files that a handout is made of, all from installed packages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from hipflex_plan.handout.field_font import field_font
from hipflex_plan.shipped import shipped

FONT_PREFIX = "hipflex:font/"
FONTS = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf")
FIELDS = "fields.ttf"
"""The font of the fields of a form, made from the first of these."""


@cache
def stylesheet(layout: str, paper: str) -> str:
    """The CSS of a layout on a paper size."""
    root = shipped("templates")
    sheets = (root / "system" / "handout.css", root / "system" / f"{paper}.css")
    return "\n".join(sheet.read_text("utf-8") for sheet in (*sheets, root / layout / "layout.css"))


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
