"""An address on the web as a clinic writes it: checked, and as it is read aloud or typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hipflex_plan.errors import ImpossibleValueError

if TYPE_CHECKING:
    import attrs

MOST_LETTERS = 106
"""The most that a printed code holds (source: ``choice-qr-code``)."""
LONGEST_SPOKEN = 34
"""So many letters of reading size stand on one line beside a picture."""
ADDRESS = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::\d{1,5})?"
    r"(?:[/?#][A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*)?",
    re.IGNORECASE,
)


def refuse_unless_address(name: str, value: object) -> None:
    """Refuse what is no ``https://`` address, or one that is too long for a printed code.

    Raises:
        ImpossibleValueError: with what to write instead.
    """
    if not isinstance(value, str):
        raise ImpossibleValueError(f"{name} must be text: {value!r}", name)
    if not value.lower().startswith("https://"):
        message = f"{name} must begin with 'https://', so that nobody can change it on the way"
        raise ImpossibleValueError(f"{message}: {value!r}", name)
    if len(value) > MOST_LETTERS:
        message = (
            f"{name} is too long for a printed code: it has {len(value)} letters, "
            f"{MOST_LETTERS} is the most; use a shorter address that leads there"
        )
        raise ImpossibleValueError(message, name)
    if not ADDRESS.fullmatch(value):
        message = (
            f"{name} must be an address as a browser copies it, "
            f"such as 'https://harbourstreet.example/hips': {value!r}"
        )
        raise ImpossibleValueError(message, name)


def web_address(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    """Refuse what is neither "" nor an address; for the fields of values."""
    if value != "":
        refuse_unless_address(attribute.name, value)


def spoken_address(address: str) -> str:
    """An address as one types it: ``harbourstreet.example/hips``; a long one by its site alone."""
    short = re.sub(r"^https://(?:www\.)?", "", address, flags=re.IGNORECASE).rstrip("/")
    return short if len(short) <= LONGEST_SPOKEN else re.split(r"[/?#]", short)[0]
