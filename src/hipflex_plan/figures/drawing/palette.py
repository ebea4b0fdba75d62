"""The names of colours to colours. No line is lighter than half, so that one-bit prints keep it."""

from __future__ import annotations

import attrs

PLAIN_ACCENT = "#69bbad"


@attrs.frozen(kw_only=True)
class Palette:
    """The colours of a picture; the far limbs are paler."""

    accent: str = PLAIN_ACCENT
    ink: str = "#23323b"
    far_ink: str = "#566872"
    skin: str = "#ffffff"
    shirt: str = "#e1e8eb"
    shorts: str = "#b7c4cb"
    hair: str = "#5b6b75"
    far_skin: str = "#eef1f3"
    far_shirt: str = "#d3dce0"
    far_shorts: str = "#ccd6db"
    gear: str = "#0d5f57"
    prop: str = "#f4f1ea"
    prop_ink: str = "#6d6458"
    wall: str = "#eceae5"
    ground: str = "#65757f"
    mat: str = "#dfe6e3"
    shadow: str = "#e3e9ec"
    arrow: str = "#c2410c"
    paper: str = "#ffffff"

    def fill(self, name: str, *, far: bool = False) -> str:
        """The colour of a fill; a far limb has a paler one where there is one."""
        pale = getattr(self, f"far_{name}", None) if far else None
        return str(pale or getattr(self, name))
