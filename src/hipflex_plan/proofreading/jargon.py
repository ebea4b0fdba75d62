"""Words of the clinic to the words of the home."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import attrs

from hipflex_plan.proofreading.syllables import family


@attrs.frozen
class Jargon:
    """A word that few patients know, and a plain one for it."""

    word: str
    plain: str


@cache
def _listed(code: str) -> tuple[tuple[re.Pattern[str], Jargon], ...]:
    """The words of a language with how each is found: whole, in any case, in the plural too."""
    text = (files("hipflex_plan") / "data" / "jargon.toml").read_text("utf-8")
    words = tomllib.loads(text).get(code, {})
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(word)}(?:e?s)?(?!\w)", re.IGNORECASE), Jargon(word, plain))
        for word, plain in words.items()
    )


def jargon_in(text: str, language: str) -> tuple[Jargon, ...]:
    """The words of our list that stand in a text; none for a language without a list."""
    plain = " ".join(text.split())
    found = [word for pattern, word in _listed(family(language)) if pattern.search(plain)]
    return tuple(word for word in found if not _within_another(word, found))


def _within_another(word: Jargon, found: list[Jargon]) -> bool:
    """Whether a longer entry says it already: range of motion, motion."""
    return any(word.word in other.word and word.word != other.word for other in found)


def has_list(language: str) -> bool:
    """Whether there is a list for a language."""
    return bool(_listed(family(language)))
