"""A page as it was painted, in dots of one point, to what is seen on it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

import attrs

from hipflex_plan.proofreading.printed import Box, Run, Shade

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_SHARE = 0.1
"""A colour behind a text counts from this share of its box; less is a line or an edge."""
LOOK_DOTS = 24
EDGE = 2
"""Dots: a line of so many is no ground that letters stand on."""
WHITE = 255


def _dots(box: Box, picture: Image) -> tuple[int, int, int, int]:
    """The dots of a page, one a point, that a box covers; at least one."""
    left = min(max(math.floor(box.left), 0), picture.width - 1)
    top = min(max(math.floor(box.top), 0), picture.height - 1)
    right = min(max(math.ceil(box.right), left + 1), picture.width)
    return left, top, right, min(max(math.ceil(box.bottom), top + 1), picture.height)


def looked_at(run: Run, page: Image, bare: Image) -> Run:
    """A text with what is seen behind it, and whether it is seen itself."""
    place = _dots(run.box, bare)
    plain, behind = bare.crop(place), _without_lines(bare, place)
    dots = behind.width * behind.height
    colours = cast("list[tuple[int, tuple[int, int, int]]]", behind.getcolors(dots))
    counted = [(count / dots, colour) for count, colour in colours]
    widest = max(counted)
    shades = [Shade(colour, share) for share, colour in counted if share >= LEAST_SHARE]
    seen = page.crop(place).tobytes() != plain.tobytes()
    return attrs.evolve(run, behind=tuple(shades or [Shade(widest[1], widest[0])]), seen=seen)


def _without_lines(bare: Image, place: tuple[int, int, int, int]) -> Image:
    """A part of a page without thin lines: a letter that touches a rule is still read."""
    from PIL import ImageFilter  # noqa: PLC0415  # comes with WeasyPrint, and is slow to import

    left, top, right, bottom = place
    around = bare.crop((left - EDGE, top - EDGE, right + EDGE, bottom + EDGE))
    smooth = around.filter(ImageFilter.MedianFilter(2 * EDGE + 1))
    return smooth.crop((EDGE, EDGE, EDGE + right - left, EDGE + bottom - top))


def look(box: Box, page: Image) -> bytes:
    """A part of a page in a few grey dots, to tell one picture from another."""
    small = page.crop(_dots(box, page)).convert("L").resize((LOOK_DOTS, LOOK_DOTS))
    return small.tobytes()


def ink(page: Image) -> float:
    """The share of a page that is dark: 0 for white, 1 for black."""
    counts = page.convert("L").histogram()
    dark = sum((WHITE - light) * count for light, count in enumerate(counts))
    return float(round(dark / (WHITE * page.width * page.height), 4))
