"""A clinic to its colours on paper: the style sheet that is laid over that of a layout."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hipflex_plan.handout.assets import shipped_sheet
from hipflex_plan.themes import OURS, Theme

if TYPE_CHECKING:
    from hipflex_plan.clinic import Clinic


def theme_of(clinic: Clinic) -> Theme:
    """The colours of a clinic; ours where it has none of its own."""
    return Theme.of(clinic.accent)


@cache
def theme_css(theme: Theme) -> str:
    """The style sheet of a theme; "" for ours, which every layout has already.

    A variable does not reach a picture within a style sheet, so the icons that are
    drawn in the accent come anew.
    """
    if theme == OURS:
        return ""
    root = f":root {{ --accent: {theme.accent}; --tint: {theme.tint}; --mid: {theme.mid} }}"
    return "\n".join((root, *_icons(theme)))


def _icons(theme: Theme) -> list[str]:
    """The rules of our style sheet that hold our accent within a picture, in the new one."""
    ours, own = (f"%23{colour.removeprefix('#')}" for colour in (OURS.accent, theme.accent))
    rows = shipped_sheet("system/handout.css").splitlines()
    return [row.replace(ours, own) for row in rows if ours in row]
