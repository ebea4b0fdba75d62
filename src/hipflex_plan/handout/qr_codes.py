"""An address on the web to a square code that a phone reads: the only room that knows segno."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.web_addresses import refuse_unless_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PRINTED_MM = 20
LEVEL = "m"
QUIET = 4
"""The white edge in squares, which the standard asks for."""
MOST_SQUARES = 41
"""Across; more would be too small in print (source: ``choice-qr-code``)."""


def qr_code(address: str, words: str) -> str:
    """The code of an ``https://`` address as SVG, 20 mm wide with its white edge.

    Args:
        address: where it leads.
        words: the alternative text.

    Raises:
        ImpossibleValueError: for another address, and for one that is too long.
    """
    refuse_unless_address("address", address)
    squares = matrix(address)
    if len(squares) > MOST_SQUARES:
        message = f"the address is too long for a printed code of {PRINTED_MM} mm: {address!r}"
        raise ImpossibleValueError(message, "address")
    size = len(squares) + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'width="{PRINTED_MM}mm" height="{PRINTED_MM}mm" role="img">'
        f"<title>{escape(words)}</title><desc>{escape(words)}</desc>"
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path fill="#000" d="{"".join(_runs(squares))}"/></svg>'
    )


def matrix(address: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the code; True where it is dark."""
    import segno  # noqa: PLC0415  # keeps the command line quick

    made = segno.make(address, error=LEVEL, boost_error=False, micro=False)
    return tuple(tuple(bool(square) for square in row) for row in made.matrix)


def _runs(squares: Sequence[Sequence[bool]]) -> Iterable[str]:
    """Dark squares that stand side by side are one shape, so that no seam is seen."""
    for y, row in enumerate(squares, QUIET):
        start = None
        for x, dark in enumerate((*row, False), QUIET):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                yield f"M{start} {y}h{x - start}v1h{start - x}z"
                start = None
