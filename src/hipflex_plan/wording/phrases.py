"""Numbers and phrases, joined so that they do not break, with the side filled in."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from hipflex_plan.exercise import SIDE_PLACES
from hipflex_plan.quantities import Range, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.load import Weight
    from hipflex_plan.quantities import Effort

NBSP = "\u00a0"
FRACTIONS = {Decimal("0.25"): "¼", Decimal("0.5"): "½", Decimal("0.75"): "¾"}
SECONDS_A_MINUTE = 60
SIDED = {
    Side.LEFT: ("your left", "your left", "your right"),
    Side.RIGHT: ("your right", "your right", "your left"),
}


def joined(text: str) -> str:
    """The text with spaces that do not break."""
    return text.replace(" ", NBSP)


def _fraction(found: re.Match[str]) -> str:
    return amount(Decimal(found[1]))


def glued(sentence: str) -> str:
    """The sentence with fractions, and numbers joined to their words: ``½ kg``, ``0 to 3``."""
    halves = re.sub(r"\b(\d+\.\d+)(?= (?:kg|lb)\b)", _fraction, sentence)
    ranges = re.sub(r"(\d) to (\d)", rf"\1{NBSP}to{NBSP}\2", halves)
    return re.sub(r"([\d¼½¾]) (?=[a-z])", rf"\1{NBSP}", ranges)


def sided(text: str, side: Side) -> str:
    """The text with its places filled for the leg that works: ``your left`` or ``one``."""
    words = SIDED.get(side, ("one", "the", "the other"))
    for place, word in zip(SIDE_PLACES, words, strict=True):
        text = text.replace(place, word)
    return f"{text[:1].upper()}{text[1:]}"


def patients(text: str, side: Side = Side.EACH) -> str:
    """A text of an exercise as it is printed: its side filled in, no word alone on a line."""
    return balanced(glued(sided(text, side)))


def balanced(text: str) -> str:
    """A text whose last two words stay together, so that none stands alone on a line."""
    head, _, last = text.rpartition(" ")
    return f"{head}{NBSP}{last}" if head.count(" ") > 1 else text


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 set``, ``2 sets``."""
    return joined(f"{number} {noun if number == 1 else plural or noun + 's'}")


def listed(words: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    *head, tail = words
    return f"{', '.join(head)} {last} {tail}" if head else tail


def amount(number: Decimal) -> str:
    """``1½``, ``0.3``, ``2``."""
    whole = int(number)
    fraction = number - whole
    if not fraction:
        return str(whole)
    if fraction in FRACTIONS:
        return f"{whole or ''}{FRACTIONS[fraction]}"
    return f"{number.normalize():f}"


def weight(load: Weight) -> str:
    """``1½ kg``."""
    return joined(f"{amount(load.amount)} {load.unit}")


def span(count: Range | Effort) -> str:
    """``8–12``, as it stands over its own word."""
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"


def spoken(count: Range | Effort) -> str:
    """``8 to 12``, in a sentence."""
    text = str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
    return joined(text)


def seconds(number: int) -> str:
    """``1 minute`` for 60, ``90 seconds`` for 90."""
    minutes, rest = divmod(number, SECONDS_A_MINUTE)
    return counted(number, "second") if rest or not minutes else counted(minutes, "minute")
