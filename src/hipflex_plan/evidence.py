"""Where a number or a clinical claim comes from, on whom it was measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.validators import Name, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class SourceKind(Name):
    """How sure we are, from the surest to the least sure."""

    TRIAL = "trial"
    GUIDELINE = "guideline"
    EXPERT_PAGE = "expert-page"
    SEED = "seed"
    """One of the popular articles that the project began with."""
    PROJECT_CHOICE = "project-choice"
    """Chosen by this project, or by the clinic, because no source was found."""


def _kind(value: str) -> SourceKind:
    return SourceKind.of(value)


def _key(_: object, __: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not KEY.fullmatch(value):
        raise ImpossibleValueError(f"a key is small letters, digits and hyphens: {value!r}", "key")


@attrs.frozen(kw_only=True)
class Source:
    """Where a number comes from, on whom it was measured, how sure we are.

    Attributes:
        key: the name by which exercises and rules refer to it.
        title: what it is, with authors and year.
        kind: how sure we are.
        population: the people it was measured on or written for; "" if unknown.
        reference: DOI, address or file where it can be read.
        says: the fact that was taken from it, in our own words.
        reason: why we chose so; needed for a project choice.
    """

    key: str = attrs.field(validator=_key)
    title: str = attrs.field(validator=Text())
    kind: SourceKind = attrs.field(converter=_kind)
    population: str = attrs.field(default="", validator=Text(empty=True))
    reference: str = attrs.field(default="", validator=Text(empty=True))
    says: str = attrs.field(default="", validator=Text(empty=True, longest=1000))
    reason: str = attrs.field(default="", validator=Text(empty=True, longest=1000))

    def __attrs_post_init__(self) -> None:
        """Refuse a choice without its reason, and a measured fact without its place."""
        if self.kind is SourceKind.PROJECT_CHOICE and not self.reason:
            raise ImpossibleValueError(f"{self.key}: a project choice needs its reason", "reason")
        if self.kind is not SourceKind.PROJECT_CHOICE and not self.reference:
            raise ImpossibleValueError(f"{self.key}: a source needs its reference", "reference")


def by_key(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources in the order of their keys."""
    return tuple(sorted(sources, key=lambda source: source.key))


def refuse_unless_carried(owner: str, named: Iterable[str], carried: Iterable[Source]) -> None:
    """Refuse a source that is named and not carried, or carried and not named."""
    keys, named = [source.key for source in carried], list(named)
    for key in named:
        if key not in keys:
            message = f"{owner} names the source {key!r}, which it does not carry"
            raise ImpossibleValueError(message, "known_sources")
    for key in keys:
        if key not in named or keys.count(key) > 1:
            message = f"{owner} carries the source {key!r}, which it does not name once"
            raise ImpossibleValueError(message, "known_sources")
