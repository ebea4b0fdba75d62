"""A colour to others of its hue: contrast, lightness, the nearest that can be read.

Colours are written as ``#0d5f57``, in small letters. Contrast is that of the Web
Content Accessibility Guidelines (source: ``wcag-contrast``), 1 to 21; lightness is
the L* of CIELAB, 0 to 100, which is what a grey printer keeps.
"""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING

from hipflex_plan.errors import ImpossibleValueError

if TYPE_CHECKING:
    from collections.abc import Callable

HEX = re.compile(r"#[0-9a-f]{6}")
WHITE = "#ffffff"
LEAST_CONTRAST = 4.5
"""Of text against what it stands on (source: ``wcag-contrast``)."""
LINEAR_TO = 0.04045
"""Up to this share of a channel sRGB is a straight line."""
STEPS = 40


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255.

    Raises:
        ImpossibleValueError: for what is no colour.
    """
    if not isinstance(colour, str) or not HEX.fullmatch(colour):
        raise ImpossibleValueError(f"a colour is written as '#0d5f57': {colour!r}")
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """How much light a colour gives, 0 for black to 1 for white."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    """The light of a channel, 0 to 1, by the formula of sRGB."""
    return share / 12.92 if share <= LINEAR_TO else ((share + 0.055) / 1.055) ** 2.4


def contrast(colour: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, in whichever order."""
    darker, lighter = sorted((luminance(colour), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colour: str) -> float:
    """How light a colour is to the eye and to a grey printer, 0 to 100."""
    light = luminance(colour)
    return 116 * light ** (1 / 3) - 16 if light > 216 / 24389 else light * 24389 / 27


def hue(colour: str) -> float:
    """Where it stands in the circle of colours, in degrees, red being 0; 0 for a grey."""
    return colorsys.rgb_to_hls(*_shares(colour))[0] * 360


def saturation(colour: str) -> float:
    """How far it is from grey, 0 to 1."""
    return colorsys.rgb_to_hls(*_shares(colour))[2]


def readable(colour: str) -> str:
    """The nearest colour of the same hue that can be read on white; itself if it can be."""
    if contrast(colour, WHITE) >= LEAST_CONTRAST:
        return colour
    return _lightest(colour, saturation(colour), lambda c: contrast(c, WHITE) >= LEAST_CONTRAST)


def with_lightness(
    colour: str, light: float, most_saturation: float = 1.0, vividness: float = 1.0
) -> str:
    """A colour of the same hue that is so light: L* at most *light*, 0 to 100.

    Args:
        colour: whose hue it has.
        light: the most L*; the colour found is as near to it as its channels allow.
        most_saturation: how far it may be from grey, 0 to 1.
        vividness: how much further from grey it is than *colour*.
    """
    strength = min(saturation(colour) * vividness, most_saturation)
    return _lightest(colour, strength, lambda c: lightness(c) <= light)


def _lightest(colour: str, strength: float, allowed: Callable[[str], bool]) -> str:
    """The lightest of its hue that is allowed; black always is."""
    angle = hue(colour) / 360
    low, high, found = 0.0, 1.0, "#000000"
    for _ in range(STEPS):
        middle = (low + high) / 2
        tried = _written(colorsys.hls_to_rgb(angle, middle, strength))
        if allowed(tried):
            low, found = middle, tried
        else:
            high = middle
    return found


def _shares(colour: str) -> tuple[float, float, float]:
    red, green, blue = channels(colour)
    return red / 255, green / 255, blue / 255


def _written(shares: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(min(max(share, 0.0), 1.0) * 255):02x}" for share in shares)


def refuse_unless_readable(name: str, colour: str) -> None:
    """Refuse a colour in which words cannot be read on white.

    Raises:
        ImpossibleValueError: with the nearest colour of the same hue that can be read.
    """
    if not isinstance(colour, str) or not HEX.fullmatch(colour):
        message = f"{name} must be a colour like '#0d5f57', in small letters: {colour!r}"
        raise ImpossibleValueError(message, name)
    found = contrast(colour, WHITE)
    if found < LEAST_CONTRAST:
        message = (
            f"{name} is too pale to read on white: {colour!r} has a contrast of {found:.2f}, and "
            f"{LEAST_CONTRAST} is the least; the nearest that passes is {readable(colour)!r}"
        )
        raise ImpossibleValueError(message, name)
