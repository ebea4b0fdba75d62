"""The pictures of a document to what is wrong with them, and with their texts for the blind."""

from __future__ import annotations

from itertools import combinations
from statistics import mean
from typing import TYPE_CHECKING

from hipflex_plan.proofreading.finding import PrintFinding, PrintSeverity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hipflex_plan.proofreading.printed import Picture, PrintedDocument

FEWEST_WORDS = 4
"""Fewer words cannot say what somebody does on a picture."""
ALIKE = 6.0
"""Two pictures whose grey dots differ by less, of 255, are the same."""


def picture_findings(
    document: PrintedDocument, layout: str, wanted: Iterable[tuple[str, bool]] = ()
) -> Iterator[PrintFinding]:
    """What is wrong with the pictures.

    The same exercise on two cards may have the same words, though it is drawn larger once;
    *wanted* names each card, and whether its view has a picture.
    """
    shown = [(page.number, picture) for page in document.pages for picture in page.pictures]
    for page, picture in shown:
        words = picture.alternative.split()
        if len(words) < FEWEST_WORDS:
            told = f"only ‘{picture.alternative}’" if words else "no text"
            yield PrintFinding(
                layout=layout, page=page, place="a picture", severity=PrintSeverity.ERROR,
                code="no-alternative",
                says=f"It has {told} for those who do not see it.",
                instead="Say in a sentence who does what on it.",
            )  # fmt: skip
    names = [exercise_of(card) for card, has_one in wanted if has_one]
    if len(names) != len(shown):  # a logo or the picture on a cover, which is no card's
        names = [_named(picture) for _, picture in shown]
    known: set[str] = set()
    named = zip(shown, names, strict=True)
    for ((_, one), name), ((page, other), other_name) in combinations(named, 2):
        text = other.alternative
        if one.alternative != text or not text.strip() or text in known:
            continue
        if _differ(one, other) and (name != other_name or not name):
            known.add(text)
            yield PrintFinding(
                layout=layout, page=page, place=f"the picture ‘{text[:40]}’",
                severity=PrintSeverity.ERROR, code="same-alternative",
                says="Another picture that looks different has the same text.",
                instead="Say on each what is different.",
            )  # fmt: skip


def _named(picture: Picture) -> str:
    """The exercise that the text of a drawn picture begins with; "" for another picture."""
    name, numbered, _ = picture.alternative.partition(" 1: ")
    return name if numbered else ""


def exercise_of(card: str) -> str:
    """The exercise of a card: ``exercise 2, Heel slide`` without its number."""
    return card.partition(", ")[2]


def _differ(one: Picture, other: Picture) -> bool:
    pairs = zip(one.look, other.look, strict=True)
    return mean(abs(a - b) for a, b in pairs) > ALIKE


def missing_pictures(
    document: PrintedDocument, layout: str, wanted: Iterable[tuple[str, bool]]
) -> Iterator[PrintFinding]:
    """Cards without a picture, and pictures that did not reach the page.

    *wanted* names each card, and whether its view has a picture.
    """
    cards = list(wanted)
    for name, has_one in cards:
        if not has_one:
            yield PrintFinding(
                layout=layout, place=name, severity=PrintSeverity.NOTE, code="no-picture",
                says="No picture shows how it is done; a frame is there to sketch in.",
                instead="Give the exercise a figure or a photograph.",
            )  # fmt: skip
    expected = sum(has_one for _, has_one in cards)
    there = sum(len(page.pictures) for page in document.pages)
    if there < expected:
        yield PrintFinding(
            layout=layout, place="the pictures", severity=PrintSeverity.ERROR,
            code="lost-picture",
            says=f"{expected} cards have a picture, but the PDF has {there}.",
            instead="Print each of them, tagged as a picture.",
        )  # fmt: skip
