"""The files of the languages: the only room that knows polib."""

from __future__ import annotations

import gettext
import io
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from hipflex_plan.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping


MISSING = "\0"
"""What a text begins with that is not translated."""


class _Missing(gettext.NullTranslations):
    """Marks what is not translated."""

    def gettext(self, message: str) -> str:
        return f"{MISSING}{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{MISSING}{msgid1 if n == 1 else msgid2}"


@cache
def known() -> Mapping[str, Mapping[str, Any]]:
    """What is known of each language, by its code."""
    text = (shipped("data") / "languages" / "languages.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def translations(code: str) -> gettext.NullTranslations:
    """The texts of a language; none for the one that the code is written in."""
    file = shipped("data") / "languages" / f"{code}.po"
    if not file.is_file():
        return _Missing()
    import polib  # noqa: PLC0415  # only where another language is asked for

    entries = polib.pofile(file.read_text("utf-8"), wrapwidth=100)
    found = gettext.GNUTranslations(io.BytesIO(entries.to_binary()))
    found.add_fallback(_Missing())
    return found
