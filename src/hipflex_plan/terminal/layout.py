"""Rows and texts to the lines of a terminal."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.claim import Claim

WIDTH = 88


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with their columns under each other."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def paragraph(text: str, indent: str = "  ") -> Iterator[str]:
    """A text, wrapped and indented."""
    yield from wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def claim_lines(head: str, claims: Sequence[Claim]) -> Iterator[str]:
    """Claims under a head, each with its sources."""
    if claims:
        yield f"  {head}"
    for claim in claims:
        first, *more = paragraph(f"{claim.text} [{', '.join(claim.sources)}]", "      ")
        yield f"    - {first.strip()}"
        yield from more
