"""Passages to what a patient would stumble over: long sentences, hard words, sums, passives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hipflex_plan.proofreading.finding import PrintFinding, PrintSeverity
from hipflex_plan.proofreading.jargon import has_list, jargon_in
from hipflex_plan.proofreading.readability import GRADES, reading, sentences, words_of
from hipflex_plan.proofreading.syllables import family

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.proofreading.passages import Passage

LONGEST_SENTENCE = 15
HIGHEST_GRADE = 6.0
FEWEST_WORDS = 20
"""A grade of fewer words says nothing."""
SUMS = re.compile(
    r"\d\s?%|\bper ?cent\b|\bpor ciento\b|\b(?:twice|half|double) (?:as|the|of)\b"
    r"|\b(?:multiply|divide) by\b|\ba (?:half|third|quarter) of\b",
    re.IGNORECASE,
)
"""What a person would have to reckon out."""
ADDING = re.compile(
    r"\b(?:add|subtract|take off) (?:[\d¼½¾]|a (?:half|third|quarter))", re.IGNORECASE
)
"""A small sum; a note, as a rule that answers to the patient cannot know what comes out."""
IRREGULAR = "bent|brought|done|felt|given|held|kept|made|put|shown|taken|told"
PASSIVE = re.compile(
    rf"\b(?:should|must|can|may|will|(?:has|have|needs?|ought|is|are) to) (?:not )?be "
    rf"(?!tired|scared|worried|relaxed)(?:\w{{2,}}ed|{IRREGULAR})\b",
    re.IGNORECASE,
)
"""What is surely passive: ``must be held``. Bare ``is held`` may just be how something is."""


def word_findings(read: Sequence[Passage], layout: str, language: str) -> Iterator[PrintFinding]:
    """What is wrong with the words of a layout, each part of it in its order."""
    for passage in read:
        yield from _sentences(passage, layout)
        for word in jargon_in(passage.text, language):
            yield _mark(
                passage, layout, "jargon", f"Few patients know ‘{word.word}’.",
                f"Plainer: {word.plain}.",
            )  # fmt: skip
        for pattern, note in ((SUMS, False), (ADDING, True)):
            if found := pattern.search(passage.text):
                yield _mark(
                    passage, layout, "sum", f"‘{found[0]}’ asks the reader to reckon.",
                    "Say the number that comes out, if it is known.", note=note,
                )  # fmt: skip
        if language.startswith("en") and (found := PASSIVE.search(passage.text)):
            yield _mark(
                passage, layout, "passive", f"‘{found[0]}’ does not say who does it.",
                "Say what to do: hold, lift, keep.", note=True,
            )  # fmt: skip
    yield from _grades(read, layout, language)
    yield from _unread(layout, language)


def _mark(  # noqa: PLR0913  # all that a finding says
    passage: Passage, layout: str, code: str, says: str, instead: str, *, note: bool = False
) -> PrintFinding:
    """A finding: an error in our words, a note in the clinician's."""
    severity = PrintSeverity.ERROR if passage.ours and not note else PrintSeverity.NOTE
    return PrintFinding(
        layout=layout, place=passage.place, severity=severity, code=code, says=says,
        instead=instead,
    )  # fmt: skip


def _sentences(passage: Passage, layout: str) -> Iterator[PrintFinding]:
    for sentence in sentences(passage.text):
        count = len(words_of(sentence))
        if count > LONGEST_SENTENCE:
            yield _mark(
                passage, layout, "long-sentence", f"{count} words: ‘{sentence}’",
                f"Make two of it; at most {LONGEST_SENTENCE} words a sentence.",
            )  # fmt: skip


def _grades(read: Sequence[Passage], layout: str, language: str) -> Iterator[PrintFinding]:
    """The grade of each part: an exercise, or a part of the page."""
    parts: dict[str, list[Passage]] = {}
    for passage in read:
        if passage.sentence:
            parts.setdefault(passage.part, []).append(passage)
    for part, said in parts.items():
        told = reading((passage.text for passage in said), language)
        if told is None or told.grade is None or told.grade <= HIGHEST_GRADE:
            continue
        if sum(len(words_of(passage.text)) for passage in said) < FEWEST_WORDS:
            continue
        ours = [p for p in said if p.ours]
        alone = reading((passage.text for passage in ours), language)
        hard = alone is not None and alone.grade is not None and alone.grade > HIGHEST_GRADE
        yield PrintFinding(
            layout=layout, place=part, code="hard-to-read",
            severity=PrintSeverity.ERROR if hard else PrintSeverity.NOTE,
            says=f"It reads at grade {told.grade:g}.",
            instead=f"Use shorter words and sentences: grade {HIGHEST_GRADE:g} or easier.",
        )  # fmt: skip


def _unread(layout: str, language: str) -> Iterator[PrintFinding]:
    """What could not be looked at in this language."""
    missing = [
        *([] if family(language) in GRADES else ["a reading grade"]),
        *([] if has_list(language) else ["a list of jargon"]),
    ]
    if missing:
        yield PrintFinding(
            layout=layout, place="the words", severity=PrintSeverity.NOTE, code="words-unchecked",
            says=f"There is no {' and no '.join(m.removeprefix('a ') for m in missing)} for "
            f"{language!r}: only the lengths of its sentences were looked at.",
            instead="Let a person who speaks it read it.",
        )  # fmt: skip
