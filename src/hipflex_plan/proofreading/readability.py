"""A text to how hard it is to read: its longest sentence, and a grade where there is one.

English: the grade of Flesch and Kincaid. Spanish: the score of Fernández Huerta, turned
into a grade by its own scale. Other languages have no formula here: only the lengths of
their sentences are told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.proofreading.syllables import family, syllables

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
ENDS = re.compile(
    r"(?<=[.?!؟。…])[\"”’)»]*\s+(?=[^a-zà-ÿ])|(?<=:)\s+(?=[A-ZÀ-Þ¿¡])|\s+(?=\()|(?<=\))\s+"
)
"""Where a sentence ends; a colon before a capital ends one, brackets are read on their own."""
SHORTENED = re.compile(r"\b(?:[A-ZÀ-Ý]|e\.g|i\.e|Dr|Mr|Mrs|Ms|Sra?|Dra?|p\.ej|etc)\.$")
HUERTA_GRADES = ((90, 4), (80, 5), (70, 6), (60, 8), (50, 10), (30, 12))
"""From so many points of Fernández Huerta on, the grade at school that can follow."""
HIGHEST_GRADE = 13


@attrs.frozen
class Reading:
    """How hard a text is to read.

    Attributes:
        grade: the school grade that can follow it; None where the language has no formula.
        longest: its longest sentence.
        words: how many words that sentence has.
    """

    grade: float | None
    longest: str
    words: int


def words_of(text: str) -> list[str]:
    """The words of a text; a number is one."""
    return WORD.findall(text)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a dot after an initial ends none."""
    pieces: list[str] = []
    for piece in ENDS.split(" ".join(text.split())):
        if pieces and SHORTENED.search(pieces[-1]):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return tuple(piece for piece in pieces if words_of(piece))


def reading(texts: Iterable[str], language: str) -> Reading | None:
    """How hard some texts are together; each ends a sentence. None where nothing is said."""
    said = [sentence for text in texts for sentence in sentences(text)]
    if not said:
        return None
    longest = max(said, key=lambda sentence: len(words_of(sentence)))
    words = [word for sentence in said for word in words_of(sentence)]
    grade = GRADES.get(family(language))
    return Reading(
        grade=grade(words, len(said)) if grade else None,
        longest=longest,
        words=len(words_of(longest)),
    )


def flesch_kincaid(words: list[str], sentence_count: int) -> float:
    """The grade of an English text; below 0 for very short words."""
    spoken = sum(syllables(word, "en") for word in words)
    return round(0.39 * len(words) / sentence_count + 11.8 * spoken / len(words) - 15.59, 1)


def fernandez_huerta(words: list[str], sentence_count: int) -> float:
    """The points of a Spanish text: the more, the easier; 100 is very easy."""
    spoken = sum(syllables(word, "es") for word in words)
    return round(206.84 - 60 * spoken / len(words) - 1.02 * len(words) / sentence_count, 1)


def huerta_grade(words: list[str], sentence_count: int) -> float:
    """The school grade of a Spanish text."""
    points = fernandez_huerta(words, sentence_count)
    return next((grade for least, grade in HUERTA_GRADES if points >= least), HIGHEST_GRADE)


GRADES = {"en": flesch_kincaid, "es": huerta_grade}
