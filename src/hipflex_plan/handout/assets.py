"""The files that a handout is made of, all from installed packages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FONT_PREFIX = "hipflex:font/"
FONTS = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf")


def templates_root() -> Traversable:
    """The folder of templates: in the installed package, or beside ``src`` in a checkout.

    Raises:
        FileNotFoundError: if the installation lacks them.
    """
    packaged = files("hipflex_plan") / "templates"
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[3] / "templates"
    if (checkout / "system" / "base.html.j2").is_file():
        return checkout
    raise FileNotFoundError("hipflex_plan was installed without its templates")


@cache
def stylesheet(layout: str, paper: str) -> str:
    """The CSS of a layout on a paper size."""
    root = templates_root()
    sheets = (root / "system" / "handout.css", root / "system" / f"{paper}.css")
    return "\n".join(
        sheet.read_text("utf-8") for sheet in (*sheets, root / layout / "layout.css")
    )


@cache
def font(name: str) -> bytes:
    """The bytes of one of our fonts.

    Raises:
        LookupError: for a name that is not among `FONTS`.
    """
    if name not in FONTS:
        raise LookupError(f"no font {name!r}")
    return (files("font_source_sans_pro") / "files" / name).read_bytes()
