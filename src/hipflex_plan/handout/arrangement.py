"""Heights to pages: the order of cards, "part of the day" and weeks that takes the fewest.

How to make it part of the day stands after the last card, or after a phase whose last
card would stand alone on its page. The weeks begin a page of their own, so that they
can be taken out and brought along, unless it saves one to let the first stand before it.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.handout.views import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipflex_plan.handout.views import Handout

PAGE_MM = {Paper.A4: 265.0, Paper.LETTER: 251.4}
GAP_MM = {Paper.A4: 6.0, Paper.LETTER: 4.5}
"""The room between two cards."""
PHASE_GAP_MM = 2.25
WEEK_GAP_MM, FLOWING_GAP_MM = 6.0, 9.0
WEEK_HEAD_MM, FILL_MM = 19.5, 7.5
"""The height of a week without its rows, and of the words above the first."""
DAY = "more"
"""The anchor of "part of the day"."""


@attrs.frozen
class Arrangement:
    """An order, and how close the cards are set.

    Attributes:
        fit: the class of the cards.
        day_after: the chapter, from 1, after which "part of the day" stands.
        flows: whether the weeks begin on the page of what stands before them.
    """

    fit: str
    day_after: int
    flows: bool


@attrs.frozen
class Piece:
    """What is never cut: its height, the gap above it, and whether it begins a page."""

    height: float
    gap: float
    breaks: bool = False


def card_anchor(chapter: int, number: int) -> str:
    """The anchor of a card."""
    return f"card-{chapter}-{number}"


def phase_anchor(chapter: int) -> str:
    """The anchor of the head of a phase."""
    return f"phase-{chapter}"


def best(handout: Handout, heights: Mapping[str, Mapping[str, float]]) -> tuple[int, Arrangement]:
    """The fewest pages, and the arrangement with which they come, the loosest first.

    *heights* has the heights of all anchors for each fit, the loosest first.
    """
    last = len(handout.chapters)
    ways = (
        Arrangement(fit, day_after, flows)
        for fit, flows, day_after in product(heights, (False, True), range(last, 0, -1))
    )
    counted = ((pages(handout, way, heights[way.fit]), way) for way in ways)
    return min(counted, key=lambda one: one[0])


def pages(handout: Handout, way: Arrangement, heights: Mapping[str, float]) -> int:
    """How many pages the cards and the weeks take."""
    count, used, room = 0, 0.0, PAGE_MM[handout.paper]
    for piece in _pieces(handout, way, heights):
        below = used + piece.gap + piece.height
        if not count or piece.breaks or below > room:
            count, below = count + 1, piece.height
        used = below
    return count


def _pieces(handout: Handout, way: Arrangement, heights: Mapping[str, float]) -> Iterator[Piece]:
    gap = GAP_MM[handout.paper]
    for place, chapter in enumerate(handout.chapters, start=1):
        for card in chapter.cards:
            first = card.number == 1
            head = heights[phase_anchor(place)] + PHASE_GAP_MM if first and chapter.head else 0.0
            yield Piece(head + heights[card_anchor(place, card.number)], gap, breaks=first)
        if place == way.day_after:
            yield Piece(heights[DAY], gap)
    yield from _weeks(handout, flows=way.flows)


def _weeks(handout: Handout, *, flows: bool) -> Iterator[Piece]:
    tables = [
        WEEK_HEAD_MM + (len(w.rows) + len(handout.questions)) * w.row_mm for w in handout.weeks
    ]
    for place, height in enumerate(tables):
        if place:
            yield Piece(height, WEEK_GAP_MM)
        else:
            yield Piece(height + FILL_MM, FLOWING_GAP_MM, breaks=not flows)
