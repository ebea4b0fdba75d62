"""A language: its texts, and how it writes numbers, lists, days and dates.

The only room that knows Babel, which has what is common knowledge of each
language: the names of its days and months, its decimal sign, its direction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import time
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.languages.catalogues import MISSING, known, translations
from hipflex_plan.messages import Message, said, several

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pendulum
    from babel import Locale


SOURCE = "en-GB"
LANGUAGES: tuple[str, ...] = tuple(known())
"""The codes of the languages that are there."""
LEFT_TO_RIGHT, RIGHT_TO_LEFT, POP = "\u2066", "\u2067", "\u2069"
"""Around a value in a text of the other direction: it keeps its own."""
OPENING = (LEFT_TO_RIGHT, RIGHT_TO_LEFT)
WAYS = {"L": LEFT_TO_RIGHT, "R": RIGHT_TO_LEFT, "AL": RIGHT_TO_LEFT}
"""The direction of a letter. The first of a text decides, also within what is set apart in it."""
UNSEEN = str.maketrans("", "", "".join((*OPENING, POP)))
FRACTIONS = {Decimal("0.25"): "¼", Decimal("0.5"): "½", Decimal("0.75"): "¾"}


@runtime_checkable
class Localised(Protocol):
    """What each country writes in its own way within a sentence: a weight, a time of day."""

    def in_language(self, language: Language, /) -> str:
        """How a reader of the language has it."""


TIME = said("HH:mm")
"""The pattern of CLDR for the time of day."""


def _nobody(_: str) -> None:
    """Nobody is told what is missing."""


@attrs.frozen
class Language:
    """A language of the handout, for a country where the code names one.

    Attributes:
        code: as in ``en-GB``, ``es`` or ``es-MX``.
        base: the code of its texts, as in ``es``.
        told: what is called with each English text that is not translated.
    """

    code: str
    base: str
    told: Callable[[str], None] = attrs.field(default=_nobody, eq=False, repr=False, kw_only=True)

    @property
    def name(self) -> str:
        """Its English name, as in ``Spanish``."""
        return str(known()[self.base]["name"])

    @property
    def state(self) -> str:
        """Who has read its texts, as in ``not yet reviewed by a clinician``."""
        return str(known()[self.base]["state"])

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(self.locale.text_direction)

    @property
    def mirrors(self) -> bool:
        """Whether it is read from right to left."""
        return self.direction == "rtl"

    @property
    def english(self) -> bool:
        """Whether the texts in the code can be read as they are."""
        return self.base.startswith("en-")

    @property
    def country(self) -> str:
        """The code of its country, as in ``US``; "" where it is that of none in particular."""
        return str(self.locale.territory or "")

    @property
    def first_weekday(self) -> int:
        """The day with which its country begins a week on the wall: 0 for Monday."""
        return int(self.locale.first_week_day)

    @property
    def locale(self) -> Locale:
        """What Babel knows of it."""
        return _locale(self.code)

    def said(self, message: str) -> str:
        """A message, or an English text of ours, in this language.

        What is not translated is told, and stands in brackets: ``[Every day]``.
        """
        if not message:
            return ""
        if not isinstance(message, Message):
            return self._looked_up(message)
        if message.parts:
            return " ".join(self.said(part) for part in message.parts)
        values = {name: self._value(value) for name, value in message.values.items()}
        if message.number is None:
            form = self._looked_up(message.form)
            return form.format(**values) if values else form
        form = self._counted(message.form, message.many, message.number)
        return form.format(number=self.number(message.number), **values)

    def text(self, form: str, **values: object) -> str:
        """An English text of ours with its values, in this language."""
        return self.said(said(form, **values))

    def several(self, number: int, one: str, many: str, **values: object) -> str:
        """A text that counts, as in ``several(2, "{number} set", "{number} sets")``."""
        return self.said(several(number, one, many, **values))

    def own(self, text: str) -> str:
        """A text that may be a clinician's own: in this language if it is ours, else as it is."""
        if isinstance(text, Message):
            return self.said(text)
        found = translations(self.base).gettext(text) if text else text
        return self.apart(text) if found.startswith(MISSING) else found

    def kept(self, text: str) -> str:
        """The same as `own`, for a file: without the signs that nobody sees."""
        told = text if self.base == SOURCE else self.own(text)
        return str(told).translate(UNSEEN)

    def sided(self, text: str, side: str) -> str:
        """A text of an exercise with its places filled for the leg that works, as in "left"."""
        place = {"left": 0, "right": 1}.get(side, 2)
        for name, words in self.places.items():
            text = text.replace(name, words[place])
        return f"{text[:1].upper()}{text[1:]}"

    @property
    def places(self) -> Mapping[str, Sequence[str]]:
        """The words for each place of a text: left, right, and neither in particular."""
        places: Mapping[str, Sequence[str]] = known()[self.base]["places"]
        return places

    def apart(self, text: str) -> str:
        """A text that keeps its direction within a line of the other one: a phone, ``3 × 15``.

        Numbers after a name from right to left would be turned with it.
        """
        if not text or text.isdecimal() or text[0] in OPENING:
            return text
        strong = [way for letter in text if (way := WAYS.get(unicodedata.bidirectional(letter)))]
        if not self.mirrors and RIGHT_TO_LEFT not in strong:
            return text
        return f"{strong[0] if strong else LEFT_TO_RIGHT}{text}{POP}"

    def number(self, value: Decimal | int) -> str:
        """``1½``, ``0.3`` or ``2``, as the language writes it."""
        whole = int(value)
        if (fraction := value - whole) in FRACTIONS:
            return self.apart(f"{whole or ''}{FRACTIONS[Decimal(fraction)]}")
        from babel.numbers import format_decimal  # noqa: PLC0415  # Babel is slow to import

        return self.apart(format_decimal(value, "0.###", locale=self.locale))

    def listed(self, words: Sequence[str]) -> str:
        """``a, b and c``."""
        from babel.lists import format_list  # noqa: PLC0415  # the same

        return format_list(list(words), locale=self.locale)

    def date(self, on: pendulum.Date, pattern: str) -> str:
        """A date after a pattern of CLDR, as in ``d MMMM y``, as the language orders it."""
        from babel.dates import format_date  # noqa: PLC0415  # the same

        return format_date(on, self._looked_up(pattern), locale=self.locale)

    def time_of_day(self, at: str) -> str:
        """A time that is written as ``18:00``: the same, or ``6:00 PM``."""
        from babel.dates import format_time  # noqa: PLC0415  # the same

        return self.apart(
            format_time(time.fromisoformat(at), self._looked_up(TIME), locale=self.locale)
        )

    def _looked_up(self, form: str) -> str:
        found = translations(self.base).gettext(form)
        return self._or_missing(form, found)

    def _counted(self, one: str, many: str, number: int) -> str:
        found = translations(self.base).ngettext(one, many, number)
        return self._or_missing(many if number != 1 else one, found)

    def _or_missing(self, form: str, found: str) -> str:
        if not found.startswith(MISSING):
            return found
        if self.english:
            return form
        self.told(form)
        return f"[{form}]"

    def _value(self, value: Any) -> str:  # noqa: ANN401  # whatever a sentence names
        if isinstance(value, Message):
            return self.said(value)
        if isinstance(value, Decimal):
            return self.number(value)
        if isinstance(value, Localised):
            return value.in_language(self)
        return self.apart(str(value))


@cache
def _locale(code: str) -> Locale:
    from babel import Locale  # noqa: PLC0415  # Babel is slow to import

    return Locale.parse(code, sep="-")


def language_of(code: str) -> Language:
    """The language of a code; a country that has no texts of its own takes its language's.

    Raises:
        ImpossibleValueError: for a language that is not there.
    """
    if code in LANGUAGES:
        return Language(code, code)
    tongue = code.partition("-")[0]
    base = SOURCE if tongue == "en" else tongue
    if base not in LANGUAGES or not _exists(code):
        message = f"no language {code!r}; {suggestion(code, LANGUAGES)}"
        raise ImpossibleValueError(message, "language")
    return Language(code, base)


def _exists(code: str) -> bool:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # Babel is slow to import

    try:
        return str(Locale.parse(code, sep="-")).replace("_", "-") == code
    except (UnknownLocaleError, ValueError):
        return False


def a_language(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    """Refuse what is no code of a language that is there; for fields."""
    if not isinstance(value, str):
        message = f"{attribute.name} must be a code such as 'es': {value!r}"
        raise ImpossibleValueError(message, attribute.name)
    language_of(value)


ENGLISH = Language(SOURCE, SOURCE)
"""The language in which the code is written."""
