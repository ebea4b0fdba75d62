"""A clinic to the cards that say when to call whom, each with a number to tap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hipflex_plan.handout.cover import warnings
from hipflex_plan.phone.views import CallCard

if TYPE_CHECKING:
    from hipflex_plan.clinic import Clinic
    from hipflex_plan.languages import Language

A_NUMBER = re.compile(r"\+?[\d\s().\-/\u00a0]+")
FEWEST_DIGITS = 2


def dialled(number: str) -> str:
    """What a phone dials for a number as it is printed; "" where that cannot be known.

    The zero in brackets of an international number is not dialled.
    """
    text = number.strip()
    if not A_NUMBER.fullmatch(text):
        return ""
    if text.startswith("+"):
        text = text.replace("(0)", "")
    digits = re.sub(r"\D", "", text)
    return f"{'+' * text.startswith('+')}{digits}" if len(digits) >= FEWEST_DIGITS else ""


def calls(clinic: Clinic, language: Language) -> tuple[CallCard, ...]:
    """In the order of their urgency, with the words of the handout."""
    told = warnings(clinic, language)
    emergency = CallCard(
        "emergency",
        told.emergency_head,
        clinic.emergency_number,
        dialled(clinic.emergency_number),
        told.emergency,
        "",
    )
    ours = CallCard(
        "clinic", told.call_head, clinic.phone, dialled(clinic.phone), told.call, told.hours
    )
    doctor = CallCard(
        "advice",
        language.text("See a doctor today"),
        clinic.advice_number,
        dialled(clinic.advice_number),
        (told.doctor,),
        "",
    )
    return (emergency, doctor, ours)
