"""Pieces of text to lines and blocks, as an eye puts them together."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.proofreading.printed import Run, first_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipflex_plan.proofreading.printed import Box

SAME_LINE = 0.5
"""Two pieces are on one line if they share this part of the lower one's height."""


@attrs.frozen
class Line:
    """The pieces that stand beside each other in one block."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All its words, with one space between."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def box(self) -> Box:
        """The ink of all its letters."""
        first, *more = (run.box for run in self.runs)
        for box in more:
            first = first.around(box)
        return first


@attrs.frozen
class Block:
    """A paragraph, a list item, a heading or a cell, line by line."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(line.text for line in self.lines)

    @property
    def place(self) -> str:
        """Its first words, to find it by."""
        return first_words(self.text)

    @property
    def first(self) -> Run:
        """Its first piece."""
        return self.lines[0].runs[0]


def blocks(runs: Iterable[Run]) -> tuple[Block, ...]:
    """The blocks of a page, in the order in which they are painted."""
    kept = sorted(runs, key=lambda run: run.block)
    return tuple(Block(_lines(tuple(group))) for _, group in groupby(kept, lambda run: run.block))


def _lines(runs: tuple[Run, ...]) -> tuple[Line, ...]:
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.box.top + run.box.bottom):
        if found and any(_beside(run, other) for other in found[-1]):
            found[-1].append(run)
        else:
            found.append([run])
    return tuple(Line(tuple(sorted(line, key=lambda run: run.box.left))) for line in found)


def _beside(run: Run, other: Run) -> bool:
    _, down = run.box.common(other.box)
    return down >= SAME_LINE * min(run.box.height, other.box.height)
