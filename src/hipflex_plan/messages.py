"""A sentence that remembers how it was made, so that it can be said in another language.

A rule says what it does in English. Where the parts of the sentence are kept with
it, `hipflex_plan.languages` can say the same in the language of the patient.
"""

from __future__ import annotations

from typing import Any, Self


class Message(str):
    """An English text that knows its form, its values, and its plural.

    It is the English text itself wherever a text is wanted.

    Attributes:
        form: the text with places for its values, as in ``Do {count} more.``.
        many: the form for other numbers than one; "" where nothing is counted.
        number: what decides between the forms; None where nothing is counted.
        values: what stands in the places; messages among them are said in turn.
        parts: sentences that follow each other; none for a single one.
    """

    __slots__ = ("form", "many", "number", "parts", "values")

    form: str
    many: str
    number: int | None
    values: dict[str, Any]
    parts: tuple[str, ...]

    def __new__(
        cls,
        form: str,
        values: dict[str, Any] | None = None,
        *,
        many: str = "",
        number: int | None = None,
        parts: tuple[str, ...] = (),
    ) -> Self:
        """The English text with its parts kept."""
        values = dict(values or {})
        chosen = many if number not in {None, 1} else form
        counted = {} if number is None else {"number": number}
        filled = chosen.format(**values, **counted) if values or counted else chosen
        message = super().__new__(cls, " ".join(parts) if parts else filled)
        message.form, message.many, message.number = form, many, number
        message.values, message.parts = values, parts
        return message


def said(form: str, **values: object) -> Message:
    """A text with its values, as in ``said("Do {count} more.", count=2)``."""
    return Message(form, values)


def several(number: int, one: str, many: str, **values: object) -> Message:
    """A text that counts, as in ``several(2, "{number} set", "{number} sets")``."""
    return Message(one, values, many=many, number=number)


def together(*sentences: str) -> Message:
    """Sentences one after the other; those that are empty fall away."""
    parts = tuple(sentence for sentence in sentences if sentence)
    return Message("", parts=parts)
