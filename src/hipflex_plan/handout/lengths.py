"""The lengths of texts to what they are likely to take: guesses, to begin a fit with.

Nothing rests on the heights but the time that printing takes: what is printed is measured.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.handout.arrangement import DAY, card_anchor, phase_anchor
from hipflex_plan.handout.views import Paper

if TYPE_CHECKING:
    from hipflex_plan.handout.growth import Row, Table
    from hipflex_plan.handout.views import Block, Card, Handout

HALF, HALF_SMALL, WHOLE = 42, 45, 93
"""Letters on a line of half a page, in smaller type, and of a whole one."""
WIDTHS = {
    **dict.fromkeys("iljI.,;:’'!|\u00a0 ", 0.5),
    **dict.fromkeys("ftr-()", 0.75),
    **dict.fromkeys("abdeghknopquvyABCDEFGHKLNOPQRSTUVXYZ0123456789½", 1.17),
    **dict.fromkeys("mwMW", 1.75),
}
"""The widths of letters, as shares of a usual one."""
NAME_LETTERS = 1.7
"""So many letters of small type are as wide as one of a name."""
LINE, SMALL_LINE = 6.0, 5.25
"""Millimetres of a line."""


def lines(text: str, letters: int) -> int:
    """How many lines of so many usual letters a text is likely to take."""
    return math.ceil(sum(WIDTHS.get(letter, 1.0) for letter in text) / letters)


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


@attrs.frozen
class Setting:
    """How cards are set: the millimetres of what all of them have, and the letters of a line."""

    frame_mm: float
    step_mm: float
    step_letters: int
    dose_mm: float
    columns_mm: Mapping[Paper, float]
    picture_mm: float
    tall_mm: float
    cue_mm: float
    cue_letters: int


SETTINGS = {
    "": Setting(14.0, 6.0, 37, 22.5, {Paper.A4: 79.5, Paper.LETTER: 75.0}, 46.5, 70.5, 6.0, HALF),
    "snug": Setting(
        14.0, 5.25, 40, 20.1, {Paper.A4: 75.0, Paper.LETTER: 70.5}, 46.5, 70.5, 5.25, 47
    ),
    "tight": Setting(
        12.4, 5.25, 40, 20.1, {Paper.A4: 0.0, Paper.LETTER: 0.0}, 39.0, 54.0, 5.25, 47
    ),
}
"""By the classes of the fit ladder, the loosest first."""
NOTES_AS_ONE = "tight"
"""The fit with which notes run on, and each does not begin a line."""


def heights(handout: Handout, fit: str) -> dict[str, float]:
    """The likely heights of all that is arranged, by anchors."""
    found = {DAY: day_height(handout)}
    for place, chapter in enumerate(handout.chapters, start=1):
        found[phase_anchor(place)] = 7.5 + lines(chapter.text, WHOLE) * SMALL_LINE
        for card in chapter.cards:
            found[card_anchor(place, card.number)] = card_height(card, fit, handout.paper)
    return found


def day_height(handout: Handout) -> float:
    """The millimetres of "part of the day"."""
    pairs = sum(max(map(_block, pair)) + 4.5 for pair in handout.blocks)
    return 14.6 + pairs + (16.5 if handout.visit else 22.5)


def _block(block: Block) -> float:
    """A heading with its paragraphs and lines to write on."""
    told = sum(lines(line, HALF) * LINE + 1.5 for line in block.lines)
    return lines(block.head, HALF) * LINE + 1.5 + told + 10.5 * len(block.write_in)


def card_height(card: Card, fit: str, paper: Paper) -> float:
    """The millimetres of a card with a fit."""
    setting = SETTINGS[fit]
    words = LINE + setting.dose_mm + _notes(card, fit)
    words += sum(lines(step, setting.step_letters) * setting.step_mm + 0.75 for step in card.steps)
    cue_lines = max(lines(told, setting.cue_letters) for told in (card.feel, card.watch))
    cues = 9.0 + cue_lines * setting.cue_mm
    safety = lines(card.safety, WHOLE - 12) * SMALL_LINE + 2.4 if card.safety else 0.0
    name = (lines(card.name, int((WHOLE - 10 - 1.35 * len(card.when)) / NAME_LETTERS)) - 1) * 7.5
    return (
        setting.frame_mm
        + name
        + max(words, _shown(card, setting), setting.columns_mm[paper])
        + cues
        + safety
    )


def _notes(card: Card, fit: str) -> float:
    """The notes below the dose."""
    if not card.below:
        return 0.0
    notes = (" ".join(card.below),) if fit == NOTES_AS_ONE else card.below
    return sum(lines(note, HALF_SMALL) for note in notes) * SMALL_LINE + 2.25


def _shown(card: Card, setting: Setting) -> float:
    """The picture with the growth below it."""
    if not card.growth.words:
        return setting.tall_mm
    told = lines(card.growth.words, HALF_SMALL) * SMALL_LINE + 0.75
    return setting.picture_mm + LINE + sum(map(_table, card.growth.tables)) + told


def _table(table: Table) -> float:
    """The millimetres of a growth table: a row of weeks, and rows with bars or without."""
    return 4.5 + sum(_row(row) for row in table.rows)


def _row(row: Row) -> float:
    bars = any(cell.bar_mm for cell in row.cells)
    return (0.0 if row.bars_only else 6.0) + (9.0 if bars else 0.0)
