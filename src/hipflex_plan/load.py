"""What the person works against: nothing but the body, a weight, a band, an RM."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.messages import Message, said
from hipflex_plan.validators import Kind, Name, Text, Whole

if TYPE_CHECKING:
    from hipflex_plan.languages import Language

KILOGRAMS_PER_POUND = Decimal("0.45359237")
POUND_COUNTRIES = ("US",)
"""Where people weigh in pounds."""
HEAVIEST = 500
MOST_RM = 30


class WeightUnit(Name):
    """The unit that is printed on the weight."""

    KG = "kg"
    LB = "lb"


UNITS = {WeightUnit.KG: said("kg"), WeightUnit.LB: said("lb")}
"""What a patient reads."""


class BandColour(Name):
    """The colours of exercise bands, from the lightest to the strongest.

    The order is that of the best-known maker (source: ``page-band-forces``).
    Other makers use other colours, so a band may carry its *brand*. The forces
    printed by makers are estimates: we say colour and effort, never kilograms.
    """

    TAN = "tan"
    YELLOW = "yellow"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    BLACK = "black"
    SILVER = "silver"
    GOLD = "gold"

    @property
    def rank(self) -> int:
        """1 for the lightest, 8 for the strongest."""
        return list(BandColour).index(self) + 1


def exact(value: Any) -> Any:  # noqa: ANN401  # what is no number is refused by the validator
    """Take an int, a float as it is written, or a Decimal; never a text or a boolean."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return value
    if isinstance(value, Decimal) or not math.isfinite(value):
        return value
    return Decimal(str(value))


def _amount(_: object, __: attrs.Attribute[Decimal], value: object) -> None:
    if not isinstance(value, Decimal) or not value.is_finite():
        raise ImpossibleValueError(f"a weight must be a number: {value!r}", "amount")
    if not 0 < value <= HEAVIEST:
        raise ImpossibleValueError(f"a weight must be above 0 and at most 500: {value}", "amount")
    if value != round(value, 2):
        raise ImpossibleValueError(f"a weight has at most two decimals: {value}", "amount")


@attrs.frozen
class Bodyweight:
    """Nothing but the body."""

    def __str__(self) -> str:
        """``bodyweight``."""
        return "bodyweight"


def _unit(value: str) -> WeightUnit:
    return WeightUnit.of(value)


@attrs.frozen
class Weight:
    """A weight as it is printed on the weight: ``Weight(1.5)`` or ``Weight(2, "lb")``."""

    amount: Decimal = attrs.field(converter=exact, validator=_amount)
    unit: WeightUnit = attrs.field(default=WeightUnit.KG, converter=_unit)

    @property
    def kg(self) -> Decimal:
        """The weight in kilograms."""
        return self.amount if self.unit == WeightUnit.KG else self.amount * KILOGRAMS_PER_POUND

    def pounds(self, language: Language) -> Decimal | None:
        """How many stand beside it, for a reader of a country that weighs in pounds."""
        if self.unit == WeightUnit.LB or language.country not in POUND_COUNTRIES:
            return None
        return (self.amount / KILOGRAMS_PER_POUND).quantize(Decimal("0.1"))

    def in_language(self, language: Language) -> str:
        """``1½ kg``, as it was prescribed; ``1½ kg (3.3 lb)`` where people weigh in pounds."""
        told = f"{language.number(self.amount)} {language.said(UNITS[self.unit])}"
        if (pounds := self.pounds(language)) is None:
            return told
        return f"{told} ({language.number(pounds)} {language.said(UNITS[WeightUnit.LB])})"

    def __str__(self) -> str:
        """``1.5 kg``."""
        return f"{self.amount.normalize():f} {self.unit}"


def _colour(value: str) -> BandColour:
    return BandColour.of(value)


@attrs.frozen
class Band:
    """An elastic band by its colour, and its brand where that matters."""

    colour: BandColour = attrs.field(converter=_colour)
    brand: str = attrs.field(default="", validator=Text(empty=True, longest=40))

    @brand.validator
    def _writable_brand(self, _: attrs.Attribute[str], value: str) -> None:
        if value != value.strip() or any(sign in value for sign in "(),"):
            raise ImpossibleValueError(
                f"a brand has no brackets, commas or outer spaces: {value!r}", "brand"
            )

    def __str__(self) -> str:
        """``red band`` or ``red band (Brand)``."""
        return f"{self.colour} band ({self.brand})" if self.brand else f"{self.colour} band"


@attrs.frozen
class RepetitionMaximum:
    """The load that just allows *repetitions* good repetitions and not one more."""

    repetitions: int = attrs.field(validator=Whole(1, MOST_RM))

    def __str__(self) -> str:
        """``15 RM``."""
        return f"{self.repetitions} RM"


Load: TypeAlias = Bodyweight | Weight | Band | RepetitionMaximum
LOADS = (Bodyweight, Weight, Band, RepetitionMaximum)
a_load = Kind(LOADS)


def a_band(band: Band) -> Message:
    """``red band``, in any language."""
    brand = f" ({band.brand})" if band.brand else ""
    return said("{colour} band{brand}", colour=said(band.colour.value), brand=brand)


def in_a_sentence(load: Load) -> Message | Weight:
    """A load as it stands in a sentence to the patient, in any language."""
    if isinstance(load, Weight):
        return load
    return a_band(load) if isinstance(load, Band) else said(str(load))
