"""A clinic as its patients see it: who to call, where it is, how its papers look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.colours import refuse_unless_readable
from hipflex_plan.emergency_numbers import a_country, emergency_number_in
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.figures import look_named
from hipflex_plan.photograph import Photograph
from hipflex_plan.response import PainThresholds
from hipflex_plan.validators import Kind, KindOrNone, Text, as_tuple
from hipflex_plan.web_addresses import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ADDRESS_LINES = 4


def _look(_: object, __: attrs.Attribute[str], value: str) -> None:
    if value != "":
        look_named(value)


def _accent(_: object, attribute: attrs.Attribute[str], value: str) -> None:
    if value != "":
        refuse_unless_readable(attribute.name, value)


def _lines(value: Iterable[str]) -> tuple[str, ...]:
    return as_tuple(value)


def _address(_: object, attribute: attrs.Attribute[tuple[str, ...]], value: object) -> None:
    if not isinstance(value, tuple) or len(value) > MOST_ADDRESS_LINES:
        message = f"address must be a list of at most {MOST_ADDRESS_LINES} lines: {value!r}"
        raise ImpossibleValueError(message, attribute.name)
    for line in value:
        Text(longest=60)(None, attribute, line)


@attrs.frozen(kw_only=True)
class Clinic:
    """Who to call, and how it is printed on the handout.

    Attributes:
        name: of the clinic.
        phone: as it should be printed.
        hours: when somebody answers, as it should be printed.
        emergency_number: as in "999"; "" prints that of the country, or else "your
            emergency number".
        advice_number: for medical advice out of hours, as in "111"; "" for none.
        country: its code, as in "GB"; "" where nothing is known of it.
        address: its lines, as they should be printed.
        website: its page, as in ``https://harbourstreet.example``; "" for none.
        logo: a picture that stands beside the name; None for none.
        accent: its colour, as in ``#0d5f57``; "" for ours.
        pain: its limits of pain, as they are printed and as the diary is read.
        look: who is drawn on its pictures, by name; "" changes from plan to plan.

    Raises:
        ImpossibleValueError: for an accent that cannot be read on white, an address on
            the web that is none, and a country whose emergency number is neither known
            nor given.
    """

    name: str = attrs.field(default="", validator=Text(empty=True, longest=80))
    phone: str = attrs.field(default="", validator=Text(empty=True, longest=30))
    hours: str = attrs.field(default="", validator=Text(empty=True, longest=60))
    emergency_number: str = attrs.field(default="", validator=Text(empty=True, longest=12))
    advice_number: str = attrs.field(default="", validator=Text(empty=True, longest=12))
    country: str = attrs.field(default="", validator=a_country)
    address: tuple[str, ...] = attrs.field(default=(), converter=_lines, validator=_address)
    website: str = attrs.field(default="", validator=web_address)
    logo: Photograph | None = attrs.field(default=None, validator=KindOrNone(Photograph))
    accent: str = attrs.field(default="", validator=_accent)
    pain: PainThresholds = attrs.field(default=PainThresholds(), validator=Kind((PainThresholds,)))
    look: str = attrs.field(default="", validator=_look)

    def __attrs_post_init__(self) -> None:
        """Refuse a country whose emergency number nobody gives."""
        if self.country and not self.emergency_number:
            emergency_number_in(self.country)

    @property
    def number_to_call(self) -> str:
        """The emergency number: its own, else that of its country; "" if neither is known."""
        if self.emergency_number or not self.country:
            return self.emergency_number
        return emergency_number_in(self.country)
