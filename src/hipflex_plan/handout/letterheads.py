"""A clinic to the head of its papers: name, logo, where it is, and the way to its page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from hipflex_plan.handout.qr_codes import qr_code
from hipflex_plan.handout.views import Code, Letterhead
from hipflex_plan.web_addresses import spoken_address

if TYPE_CHECKING:
    from hipflex_plan.clinic import Clinic
    from hipflex_plan.languages import Language
    from hipflex_plan.photograph import Photograph


def letterhead(clinic: Clinic, language: Language) -> Letterhead:
    """All that a layout prints of a clinic besides whom to call."""
    website = language.apart(spoken_address(clinic.website))
    address = language.apart(", ".join(clinic.address))
    return Letterhead(
        logo=_logo(clinic.logo, language) if clinic.logo else Markup(),
        address=clinic.address,
        website=website,
        place=" · ".join(part for part in (address, website) if part),
        code=code(clinic.website, language),
    )


def code(address: str, language: Language) -> Code | None:
    """The printed code of an address with the words below it; None for no address."""
    if not address:
        return None
    told = language.text("QR code for a phone: {address}", address=language.apart(address))
    drawn, words = qr_code(address, told), language.apart(spoken_address(address))
    return Code(Markup(drawn), words)  # noqa: S704  # it is drawn here, and its words are escaped


def _logo(logo: Photograph, language: Language) -> Markup:
    words = language.text("The logo of the clinic: {words}", words=logo.alternative)
    return embedded(logo, words)


def embedded(picture: Photograph, words: str = "") -> Markup:
    """A clinic's own picture as HTML that carries it, with its own words or others."""
    source = f"data:{picture.kind.value};base64,{picture.data}"
    alternative = escape(words or picture.alternative)
    return Markup(f'<img src="{source}" alt="{alternative}">')  # noqa: S704  # checked, or escaped
