"""A value to itself, or a refusal with the name, the rule and the value.

attrs validators as small frozen values. They refuse and never convert: a
boolean, ``3.7`` and ``"3"`` are not whole numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Self, TypeVar, cast

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion

if TYPE_CHECKING:
    from typing import Any

MOST_DIGITS = 9

Item = TypeVar("Item")


class Name(StrEnum):
    """A closed vocabulary whose members can be given by their text."""

    @classmethod
    def of(cls, value: str) -> Self:
        """Take a member, or the text of one.

        Raises:
            ImpossibleValueError: with the nearest member.
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, str) and value in cls._value2member_map_:
            return cls(value)
        noun = re.sub(r"(?<!^)([A-Z])", r" \1", cls.__name__).lower()
        raise ImpossibleValueError(f"no {noun} {value!r}; {suggestion(value, cls)}")

    @classmethod
    def several(cls, values: Iterable[str]) -> tuple[Self, ...]:
        """Take a list of members or of their texts."""
        if isinstance(values, str) or not isinstance(values, Iterable):
            raise ImpossibleValueError(f"a list is needed: {values!r}")
        return tuple(cls.of(value) for value in values)


def refuse_unless_whole(name: str, value: object, low: int, high: int) -> None:
    """Refuse what is not a whole number from *low* to *high*, both included."""
    if type(value) is not int:
        message = f"{name} must be a whole number from {low} to {high}: {value!r}"
        raise ImpossibleValueError(message, name)
    if not low <= value <= high:
        message = f"{name} must be from {low} to {high}: {value}"
        raise ImpossibleValueError(message, name)


def whole_number(digits: str) -> int:
    """Read digits; refuse so many that no number of ours can be meant."""
    if len(digits) > MOST_DIGITS:
        raise ImpossibleValueError(f"a number of {len(digits)} digits cannot be meant")
    return int(digits)


@attrs.frozen
class Whole:
    """A whole number from *low* to *high*, both included."""

    low: int
    high: int

    def __call__(self, _: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        refuse_unless_whole(attribute.name, value, self.low, self.high)


@attrs.frozen
class WholeOrNone:
    """A whole number from *low* to *high*, both included, or None."""

    low: int
    high: int

    def __call__(self, _: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        if value is not None:
            refuse_unless_whole(attribute.name, value, self.low, self.high)


@attrs.frozen
class Text:
    """A text without line breaks; not empty unless *empty* is allowed."""

    empty: bool = False
    longest: int = 500

    def __call__(self, _: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        name = attribute.name
        if not isinstance(value, str):
            raise ImpossibleValueError(f"{name} must be text: {value!r}", name)
        if not self.empty and not value.strip():
            raise ImpossibleValueError(f"{name} must not be empty", name)
        if len(value) > self.longest:
            message = f"{name} must have at most {self.longest} characters: it has {len(value)}"
            raise ImpossibleValueError(message, name)
        if not value.replace("\u00a0", " ").isprintable():
            message = f"{name} must be one line of printable text: {value!r}"
            raise ImpossibleValueError(message, name)


@attrs.frozen
class Texts:
    """A tuple of texts, each not empty, from *fewest* to *most* of them."""

    fewest: int = 0
    most: int = 100

    def __call__(self, owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        name = attribute.name
        if not isinstance(value, tuple):
            raise ImpossibleValueError(f"{name} must be a list of texts: {value!r}", name)
        for text in value:
            Text()(owner, attribute, text)
        if not self.fewest <= len(value) <= self.most:
            message = f"{name} must be {self.fewest} to {self.most} texts: there are {len(value)}"
            raise ImpossibleValueError(message, name)


@attrs.frozen
class Kind:
    """A value of one of the given classes."""

    classes: tuple[type, ...]

    def __call__(self, _: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        if isinstance(value, type) or not isinstance(value, self.classes):
            expected = " or ".join(kind.__name__ for kind in self.classes)
            message = f"{attribute.name} must be {expected}: {value!r}"
            raise ImpossibleValueError(message, attribute.name)


@attrs.frozen
class KindOrNone:
    """A value of the given class, or None."""

    kind: type

    def __call__(self, owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        if value is not None:
            Kind((self.kind,))(owner, attribute, value)


@attrs.frozen
class Kinds:
    """A tuple of values of one class, at least *fewest* of them."""

    kind: type
    fewest: int = 0

    def __call__(self, _: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        name = attribute.name
        if not isinstance(value, tuple) or not all(isinstance(v, self.kind) for v in value):
            message = f"{name} must be a list of {self.kind.__name__}: {value!r}"
            raise ImpossibleValueError(message, name)
        if len(value) < self.fewest:
            message = f"{name} must hold at least {self.fewest}: there are {len(value)}"
            raise ImpossibleValueError(message, name)


def texts(value: Iterable[str]) -> tuple[str, ...]:
    """Take a list of texts."""
    return as_tuple(value)


def as_tuple(value: Iterable[Item]) -> tuple[Item, ...]:
    """Take a list at the door; leave what is no list for the validator to refuse."""
    if isinstance(value, list):
        return tuple(value)
    return cast("tuple[Item, ...]", value)
