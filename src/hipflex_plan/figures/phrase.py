"""A short line of words and numbers to its parts: ``palm on bench at 40 wide 20``.

Contacts, props, arrows and worn things are all written so. The words come
first; then come pairs of a key and its number or word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.validators import as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@attrs.frozen
class Phrase:
    """A line that was taken apart.

    Attributes:
        line: as it was written.
        words: what stands before the first key, one space apart.
        numbers: the keys that have a number.
        choices: the keys that have a word.
    """

    line: str
    words: str
    numbers: Mapping[str, float]
    choices: Mapping[str, str]

    def number(self, key: str, default: float) -> float:
        """The number of a key, or the default."""
        return self.numbers.get(key, default)

    def refused(self, problem: str) -> ImpossibleValueError:
        """The error that tells the problem and shows the line."""
        return ImpossibleValueError(f"{problem}: {self.line!r}")


def taken_apart(
    line: str, numbers: Iterable[str], choices: Mapping[str, Iterable[str]] | None = None
) -> Phrase:
    """Take a line apart; *numbers* and *choices* are the keys that it may hold.

    Raises:
        ImpossibleValueError: for a key twice, a key without its value, or words
            after the first key that are no key.
    """
    allowed = dict(choices or {})
    names = set(numbers)
    words: list[str] = []
    phrase = Phrase(line, "", {}, {})
    found_numbers: dict[str, float] = {}
    found_choices: dict[str, str] = {}
    tokens = line.replace(",", " ").split()
    while tokens:
        token = tokens.pop(0)
        if token in found_numbers or token in found_choices:
            raise phrase.refused(f"{token!r} is said twice")
        if token in names and tokens and NUMBER.fullmatch(tokens[0]):
            found_numbers[token] = float(tokens.pop(0))
        elif token in allowed and tokens and tokens[0] in allowed[token]:
            found_choices[token] = tokens.pop(0)
        elif token in allowed:
            options = ", ".join(allowed[token])
            raise phrase.refused(f"after {token!r} stands one of {options}")
        elif token in names and words:
            raise phrase.refused(f"after {token!r} stands a number")
        elif found_numbers or found_choices or NUMBER.fullmatch(token):
            known = [*names, *allowed]
            raise phrase.refused(f"{token!r} is no key here; {suggestion(token, known)}")
        else:
            words.append(token)
    return Phrase(line, " ".join(words), found_numbers, found_choices)


@attrs.frozen
class Readable:
    """A line that can be read, or ""."""

    read: Callable[[str], object]

    def __call__(self, _: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        if not isinstance(value, str):
            raise ImpossibleValueError(f"{attribute.name} must be text: {value!r}", attribute.name)
        if not value:
            return
        try:
            self.read(value)
        except ImpossibleValueError as error:
            raise ImpossibleValueError(f"{attribute.name}: {error}", attribute.name) from None


@attrs.frozen
class EachReadable:
    """A tuple of lines that can each be read."""

    read: Callable[[str], object]

    def __call__(self, owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        if not isinstance(value, tuple):
            message = f"{attribute.name} must be a list of texts: {value!r}"
            raise ImpossibleValueError(message, attribute.name)
        for line in value:
            Readable(self.read)(owner, attribute, line)


def _lines(value: Iterable[str]) -> tuple[str, ...]:
    return as_tuple(value)


def lines_field(read: Callable[[str], object]) -> Any:  # noqa: ANN401  # as attrs.field
    """A field of lines that can each be read; none unless they are given."""
    return attrs.field(default=(), converter=_lines, validator=EachReadable(read))
