"""The lengths of texts to what they are likely to take: guesses, to begin a fit with.

Nothing rests on them but the time that printing takes: what is printed is looked at.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipflex_plan.handout.growth import Table
    from hipflex_plan.handout.views import Card, Handout

HALF, HALF_SMALL, WHOLE = 44, 46, 92
"""Letters on a line of half a page, in smaller type, and of a whole one."""
LINE, SMALL_LINE, STEP = 6.0, 5.25, 6.75
"""Millimetres of a line."""


def lines(text: str, letters: int) -> int:
    """How many lines a text is likely to take."""
    return math.ceil(len(text) / letters)


def cover_lines(handout: Handout) -> float:
    """The lines of a cover, larger ones as more than one."""
    drawn = bool(handout.picture)
    face = (
        lines(handout.title, 20 if drawn else 27) * 2.25
        + lines(handout.purpose, 42 if drawn else 62) * 1.25
        + lines("".join(handout.made_for), 60 if drawn else 90)
        + (1 + lines(handout.goal, 36 if drawn else 60) * 1.25 if handout.goal else 0)
    )
    needs = max((sum(lines(one, HALF) for one in column) for column in handout.needs), default=1)
    warnings = handout.warnings
    left = sum(lines(one, HALF) for one in warnings.emergency)
    right = sum(lines(one, HALF) for one in warnings.call) + 1.25
    right += lines(warnings.doctor, HALF_SMALL) + lines(warnings.hours, HALF_SMALL)
    pain = sum(lines(zone.text, 72) for zone in handout.zones)
    facts = max(lines(fact.text, 24) for fact in handout.facts)
    return max(face, 11 if drawn else 0) + needs + max(left, right) + pain + facts


def card_height(card: Card) -> float:
    """The millimetres of a card in its usual type."""
    words = sum(lines(step, 42) for step in card.steps) * STEP
    words += sum(lines(note, HALF_SMALL) for note in card.below) * SMALL_LINE + 28.5
    picture = 70.5 if not card.growth.words else 52.5 + sum(map(_table, card.growth.tables))
    picture += lines(card.growth.words, HALF_SMALL) * SMALL_LINE
    cues = max(lines(card.feel, HALF), lines(card.watch, HALF)) * LINE + 8.25
    safety = lines(card.safety, WHOLE - 12) * SMALL_LINE + 2.25 if card.safety else 0.0
    return 13.0 + max(words, picture) + cues + safety


def _table(table: Table) -> float:
    """The millimetres of a growth table: a row of weeks, and rows with bars or without."""
    bars = [any(cell.bar_mm for cell in row.cells) for row in table.rows]
    return LINE + sum(13.2 if one else 7.2 for one in bars)
