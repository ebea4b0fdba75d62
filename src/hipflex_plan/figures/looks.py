"""The people who are drawn: build and hair, so that nobody is the only kind."""

from __future__ import annotations

import attrs


@attrs.frozen
class Look:
    """How a drawn person looks.

    Attributes:
        name: to choose it by.
        girth: how stout, 1 being the usual.
        hair: short, bun or none.
    """

    name: str
    girth: float = 1.0
    hair: str = "short"


YOUNGER = Look("younger")
OLDER = Look("older", 1.14, "bun")
LOOKS = (YOUNGER, OLDER)
