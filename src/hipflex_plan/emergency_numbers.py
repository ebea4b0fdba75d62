"""A country to the number that one calls there in an emergency, with its source."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError

if TYPE_CHECKING:
    from collections.abc import Mapping

CODE = re.compile(r"[A-Z]{2}")


@attrs.frozen
class EmergencyNumber:
    """What one calls for an ambulance in a country.

    Attributes:
        number: as it is dialled.
        sources: the keys of those that say so.
    """

    number: str
    sources: tuple[str, ...]


@cache
def emergency_numbers() -> Mapping[str, EmergencyNumber]:
    """The numbers that we know, by the code of the country, as in ``GB``."""
    text = (files("hipflex_plan") / "data" / "emergency_numbers.toml").read_text("utf-8")
    return {
        code: EmergencyNumber(entry["number"], tuple(entry["sources"]))
        for code, entry in tomllib.loads(text).items()
    }


def emergency_number_in(country: str) -> str:
    """The number of a country.

    Raises:
        ImpossibleValueError: for a country whose number we do not know for sure.
    """
    known = emergency_numbers().get(country)
    if known is None:
        message = (
            f"no emergency number of {country!r} is known here for sure: "
            f"write emergency_number, as in '112'"
        )
        raise ImpossibleValueError(message, "emergency_number")
    return known.number


def a_country(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    """Refuse what is neither "" nor the code of a country, two capital letters."""
    if value != "" and (not isinstance(value, str) or not CODE.fullmatch(value)):
        message = f"{attribute.name} must be a code of two letters, as in 'GB': {value!r}"
        raise ImpossibleValueError(message, attribute.name)
