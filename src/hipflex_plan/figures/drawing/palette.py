"""The names of colours to colours, for colour and for printers that know only black.

No line is lighter than half, so that one-bit prints keep it.
"""

from __future__ import annotations

import re

import attrs

from hipflex_plan.colours import hue, lightness, saturation, with_lightness
from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.figures.looks import YOUNGER, Look

COLOUR = "color"
PRINT = "print"
STYLES = (COLOUR, PRINT)
PLAIN_ACCENT = "#69bbad"
GEAR, GEAR_LIGHTNESS, GEAR_VIVIDNESS = "#0d5f57", 36.0, 2.0
"""Bands and weights; with another accent its own dark shade, so much further from grey."""
ARROW, OTHER_ARROW = "#c2410c", "#1d4f91"
"""Arrows and marks; the second where the accent is itself near the first."""
NEAR_DEGREES, GREY_BELOW = 40.0, 0.12
HEX = re.compile(r"#[0-9a-f]{6}")
WHITE, BLACK = "#fff", "#000"
INK, HAZE = "#23323b", "#eef1f3"
DARKER = 40.0
"""How much darker in grey (of 255) the accent must be than the skin to need no hatching."""
LIGHT_HAIR = 120.0
FAR_HAZE = 0.62
HATCH_INK = 0.7


def grey(colour: str) -> float:
    """How light a colour is when it is printed in grey, from 0 to 255."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with that share of another one."""
    pairs = [(int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@attrs.frozen(kw_only=True)
class Palette:
    """The colours of a picture; the far limbs are paler.

    Attributes:
        far_weight: how heavy the lines of the far limbs are, 1 being those of the near ones.
        hatch: the colour of the strokes over what works; "" for none.
        strands: the colour of the strokes in light hair; "" for none.
        black_only: whether there is no tone between black and white.
    """

    accent: str = PLAIN_ACCENT
    ink: str = INK
    far_ink: str = "#566872"
    skin: str = "#ffffff"
    shirt: str = "#e1e8eb"
    shorts: str = "#b7c4cb"
    hair: str = "#5b6b75"
    far_skin: str = HAZE
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
    paper: str = WHITE
    far_weight: float = 0.74
    hatch: str = ""
    strands: str = ""
    black_only: bool = False

    @classmethod
    def of(cls, style: str = COLOUR, look: Look = YOUNGER, accent: str = PLAIN_ACCENT) -> Palette:
        """The colours of a style for somebody.

        Args:
            style: color or print.
            look: who is drawn.
            accent: the colour of what works, as in ``#69bbad``; print has none.

        Raises:
            ImpossibleValueError: for an unknown style, or an accent that is no colour.
        """
        if style not in STYLES:
            raise ImpossibleValueError(f"no style {style!r}; {suggestion(style, STYLES)}", "style")
        if not HEX.fullmatch(accent):
            message = f"accent must be a colour like '#69bbad', in small letters: {accent!r}"
            raise ImpossibleValueError(message, "accent")
        return _in_print(look) if style == PRINT else _in_colour(look, accent)

    def fill(self, name: str, *, far: bool = False) -> str:
        """The colour of a fill; a far limb has a paler one where there is one."""
        pale = getattr(self, f"far_{name}", None) if far else None
        return str(pale or getattr(self, name))


def _in_colour(look: Look, accent: str) -> Palette:
    """An accent that is hardly darker than the skin would be lost in grey, so it is hatched.

    The strokes are light where the skin is dark, so that both tone and texture differ.
    """
    gap = grey(look.skin) - grey(accent)
    strokes = WHITE if gap < DARKER / 2 else mixed(accent, INK, HATCH_INK)
    return Palette(
        accent=accent,
        gear=_gear(accent),
        arrow=_arrow(accent),
        skin=look.skin,
        far_skin=mixed(look.skin, HAZE, FAR_HAZE),
        hair=look.hair_colour,
        hatch="" if gap >= DARKER else strokes,
    )


def _gear(accent: str) -> str:
    """What is worn or held, darker than what works."""
    if accent == PLAIN_ACCENT:
        return GEAR
    darkest = min(GEAR_LIGHTNESS, lightness(accent) / 2)
    return with_lightness(accent, darkest, vividness=GEAR_VIVIDNESS)


def _arrow(accent: str) -> str:
    """A colour that is told from the accent at a glance."""
    apart = abs(hue(accent) - hue(ARROW)) % 360
    near = min(apart, 360 - apart) < NEAR_DEGREES and saturation(accent) > GREY_BELOW
    return OTHER_ARROW if near else ARROW


def _in_print(look: Look) -> Palette:
    light = grey(look.hair_colour) > LIGHT_HAIR or look.hair == "headscarf"
    white = dict.fromkeys(
        ("accent", "skin", "shirt", "shorts", "far_skin", "far_shirt", "far_shorts", "prop", "wall",
         "mat", "paper"), WHITE)  # fmt: skip
    black = dict.fromkeys(("ink", "far_ink", "gear", "prop_ink", "ground", "arrow", "hatch"), BLACK)
    return Palette(
        **white,
        **black,
        shadow="",
        hair=WHITE if light else BLACK,
        strands=BLACK if light and look.hair != "headscarf" else "",
        far_weight=0.5,
        black_only=True,
    )
