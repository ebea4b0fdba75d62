"""Finished drawings to fewer bytes: what all have in common, and lines with fewer corners."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from hipflex_plan.figures.drawing.outlines import reduced
from hipflex_plan.figures.drawing.paths import FINENESS, number

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = re.compile(r"M(-?\d+) ?(-?\d+)l([-\d ]+)(z?)")
DATA = re.compile(r' d="((?:M-?\d+ ?-?\d+l[-\d ]+z?)+)"')
WEIGHT = re.compile(r' stroke-width="([\d.]+)"')
SCALED = f"scale({1 / FINENESS:g})"
NUMBER = re.compile(r"-?\d+")
ELEMENT = re.compile(r"<(/?)[a-z]+[^>]*?(/?)>")


def elements(svg: str) -> list[str]:
    """The outermost elements of a piece of SVG, in order."""
    found, depth, start = [], 0, 0
    for tag in ELEMENT.finditer(svg):
        closes, alone = tag[1], tag[2]
        depth += -1 if closes else 0 if alone else 1
        if depth == 0:
            found.append(svg[start : tag.end()])
            start = tag.end()
    return found


def shared(drawings: Sequence[str]) -> tuple[str, list[str]]:
    """What all drawings begin with, and the rest of each."""
    taken = [elements(drawing) for drawing in drawings]
    alike = []
    for pieces in zip(*taken, strict=False):
        if len(set(pieces)) > 1:
            break
        alike.append(pieces[0])
    return "".join(alike), ["".join(drawing[len(alike) :]) for drawing in taken]


def _written(numbers: Sequence[int]) -> str:
    data = "".join(f"{part}" if part < 0 else f" {part}" for part in numbers)
    return data.removeprefix(" ")


def _thinned(line: re.Match[str], tolerance: float, coarser: int) -> str:
    steps = [int(part) for part in NUMBER.findall(line[3])]
    x, y = int(line[1]), int(line[2])
    places = [(float(x), float(y))]
    for across, down in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + across, y + down
        places.append((float(x), float(y)))
    if line[4]:
        places.append(places[0])
    kept = [(round(x / coarser), round(y / coarser)) for x, y in reduced(places, tolerance)]
    kept = [place for place, _ in itertools.groupby(kept)]
    if line[4] and len(kept) > 1:
        kept.pop()
    moves = [part for (ax, ay), (bx, by) in itertools.pairwise(kept) for part in (bx - ax, by - ay)]
    return f"M{_written(kept[0])}l{_written(moves) or '0 1'}{line[4]}"


def _body(svg: str, tolerance: float, coarser: int) -> str:
    """A body with lines in whole steps, in fewer and longer ones where all can be read."""
    if len(DATA.findall(svg)) < svg.count(" d="):
        coarser = 1  # strokes of another kind, as in hatching, stay as they are

    def data(found: re.Match[str]) -> str:
        return f' d="{LINE.sub(lambda line: _thinned(line, tolerance, coarser), found[1])}"'

    def weight(found: re.Match[str]) -> str:
        return f' stroke-width="{number(float(found[1]) / coarser)}"'

    scale = f"scale({coarser / FINENESS:g})"
    return WEIGHT.sub(weight, DATA.sub(data, svg)).replace(SCALED, scale, 1)


def thinned(svg: str, tolerance: float, coarser: int = 2) -> str:
    """The drawing with lines that leave their way by no more than that.

    Args:
        svg: with the body in a group of its own, in whole steps of its fineness.
        tolerance: in these steps.
        coarser: how many of these steps the new ones are.
    """
    return "".join(
        _body(element, tolerance, coarser) if SCALED in element else element
        for element in elements(svg)
    )
