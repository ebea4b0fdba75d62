"""The people who are drawn: build, hair and skin, so that nobody is the only kind.

A look says how somebody looks and nothing else: all stand as upright and do
the same exercises, whatever their age and build.
"""

from __future__ import annotations

from hashlib import blake2b

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion

SKINS = {"light": "#fae6d7", "tan": "#ecc9a6", "brown": "#c89468", "deep": "#ad7750"}
"""Even the deepest stays lighter than half, so that its lines are seen after a hard threshold."""
HAIRS = {
    "black": "#33313a",
    "brown": "#5d4a3f",
    "grey": "#b4bcc2",
    "cloth": "#7d86a3",
}


@attrs.frozen
class Look:
    """How a drawn person looks.

    Attributes:
        name: to choose it by.
        girth: how stout, 1 being the usual.
        hair: short, curls, bob, bun, ponytail, headscarf or none.
        skin: its colour, as in ``#c89468``; white in print.
        hair_colour: of the hair, or of the cloth over it.
        covered: whether arms and legs are clothed.
    """

    name: str
    girth: float = 1.0
    hair: str = "short"
    skin: str = SKINS["light"]
    hair_colour: str = HAIRS["brown"]
    covered: bool = False


YOUNGER = Look("younger")
OLDER = Look("older", 1.14, "bun", SKINS["tan"], HAIRS["grey"])
LOOKS = (
    YOUNGER,
    OLDER,
    Look("younger with ponytail", 1.0, "ponytail", SKINS["brown"], HAIRS["black"]),
    Look("older with short hair", 1.08, "short", SKINS["deep"], HAIRS["grey"]),
    Look("younger with headscarf", 1.06, "headscarf", SKINS["tan"], HAIRS["cloth"], covered=True),
    Look("older with bob", 1.0, "bob", SKINS["light"], HAIRS["grey"]),
    Look("younger with curls", 1.14, "curls", SKINS["deep"], HAIRS["black"]),
)


def look_named(name: str) -> Look:
    """The look of that name.

    Raises:
        ImpossibleValueError: with the nearest name, or all of them.
    """
    for look in LOOKS:
        if look.name == name:
            return look
    known = [look.name for look in LOOKS]
    raise ImpossibleValueError(f"no look {name!r}; {suggestion(name, known)}", "look")


def look_of(key: str) -> Look:
    """A look for a plan: always the same for the same key, and all looks about as often.

    Args:
        key: what names the plan, or the exercise within it.
    """
    digest = blake2b(key.encode(), digest_size=8).digest()
    return LOOKS[int.from_bytes(digest, "big") % len(LOOKS)]
