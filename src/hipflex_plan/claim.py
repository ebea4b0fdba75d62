"""A clinical statement in one sentence, and the sources that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.validators import KindOrNone, Text, Texts, as_tuple, texts
from hipflex_plan.vocabulary import Aspect

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen(kw_only=True)
class Sourced:
    """What every block with numbers or claims has: the keys of its sources."""

    sources: tuple[str, ...] = attrs.field(converter=texts, validator=Texts(fewest=1))


def _aspect(value: str | None) -> Aspect | None:
    return None if value is None else Aspect.of(value)


@attrs.frozen(kw_only=True)
class Claim(Sourced):
    """A clinical statement in one sentence, and the sources that it rests on.

    Attributes:
        text: the statement.
        about: what of a protocol it holds for: it falls away when a clinician
            changes that. None for what stays true whatever is changed.
    """

    text: str = attrs.field(validator=Text())
    about: Aspect | None = attrs.field(
        default=None, converter=_aspect, validator=KindOrNone(Aspect)
    )


def claims(value: Iterable[Claim]) -> tuple[Claim, ...]:
    """Take a list of claims."""
    return as_tuple(value)
