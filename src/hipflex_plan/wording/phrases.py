"""Phrases, joined so that they do not break, with numbers as the language writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hipflex_plan.languages import ENGLISH
from hipflex_plan.messages import several

if TYPE_CHECKING:
    from decimal import Decimal

    from hipflex_plan.languages import Language
    from hipflex_plan.load import Weight
    from hipflex_plan.quantities import Effort, Range, Side
    from hipflex_plan.translation import ExerciseWords

NBSP = "\u00a0"
TOGETHER = "\u2060"
"""No line ends here."""
SIGNS = {"25": "¼", "5": "½", "75": "¾"}
SECONDS_A_MINUTE = 60


def joined(text: str) -> str:
    """The text with spaces that do not break."""
    return text.replace(" ", NBSP)


def _with_sign(found: re.Match[str]) -> str:
    """``1½`` for ``1.5``, in what a clinician wrote."""
    whole, part = found[1], found[2]
    return f"{'' if whole == '0' else whole}{SIGNS[part]}"


def glued(sentence: str) -> str:
    """The sentence with fractions, and numbers joined to their words: ``½ kg``, ``0 to 3``."""
    halves = re.sub(r"\b(\d+)\.(5|25|75)(?= (?:kg|lb)\b)", _with_sign, sentence)
    ranges = re.sub(r"(\d) (\w{1,3}) (?=\d)", rf"\1{NBSP}\2{NBSP}", halves)
    return re.sub(r"([\d¼½¾]) (?=[^\W\d_])", rf"\1{NBSP}", ranges)


def patients(text: str, words: ExerciseWords, language: Language, side: Side) -> str:
    """A text out of the words of an exercise as it is printed.

    Its side is filled in as the language of the words does it, and no word stands
    alone on a line.
    """
    speaker = language if words.language == language.base else ENGLISH
    return balanced(glued(speaker.sided(text, side)))


def balanced(text: str) -> str:
    """A text whose last two words stay together, so that none stands alone on a line."""
    head, _, last = text.rpartition(" ")
    return f"{head}{NBSP}{last}" if head.count(" ") > 1 else text


def with_stop(text: str) -> str:
    """The text as a sentence, with a full stop at its end."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def amount(number: Decimal, language: Language) -> str:
    """``1½``, ``0.3``, ``2``."""
    return language.number(number)


def weight(load: Weight, language: Language) -> str:
    """``1½ kg``, as it was prescribed; its pounds may stand on the next line."""
    told = joined(load.in_language(language)).replace(f"{NBSP}(", " (")
    return language.apart(told)


def span(count: Range | Effort, language: Language) -> str:
    """``8–12``, as it stands over its own word."""
    text = str(count.low) if count.low == count.high else f"{count.low}–{count.high}"
    return language.apart(text)


def spoken(low: int, high: int, language: Language) -> str:
    """``8 to 12``, in a sentence."""
    if low == high:
        return str(low)
    return joined(language.text("{low} to {high}", low=low, high=high))


def seconds(number: int, language: Language) -> str:
    """``1 minute`` for 60, ``90 seconds`` for 90."""
    minutes, rest = divmod(number, SECONDS_A_MINUTE)
    told = (
        several(number, "{number} second", "{number} seconds")
        if rest or not minutes
        else several(minutes, "{number} minute", "{number} minutes")
    )
    return joined(language.said(told))
