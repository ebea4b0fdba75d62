"""Plan to the standard handout: cover, cards two a page, weeks to tick.

It is rendered, looked at, and rendered closer if that saves a page: 12 pt is the
floor, and nothing is cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.handout.composition import view
from hipflex_plan.handout.page import filled
from hipflex_plan.handout.pdf import Rendered, rendered
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.handout.views import Handout
    from hipflex_plan.plan import Plan

LAYOUT = "standard"
COVER_FITS = ("", "fit1", "fit2", "fit3")
CARD_FITS = ("snug", "tight")
FLOW = "flow"
CARDS_A_PAGE = 2
MANY_WEEKS = 12


def html(handout: Handout, fit: str = "") -> str:
    """The HTML; *fit* names the classes of the fit ladder that hold."""
    return filled(LAYOUT, handout, language_of(handout.language), fit)


def pages(handout: Handout) -> Rendered:
    """The pages, as few as the content allows.

    A cover that fits in no way keeps its list of warnings whole on a second page.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.pdf.rendered`.
    """
    cover = next((fit for fit in COVER_FITS if _cover_fits(handout, fit)), "")
    seen = handout if len(handout.weeks) <= MANY_WEEKS else attrs.evolve(handout, weeks=())
    document = _rendered(seen, cover)
    cards = _closer_cards(handout, _card_pages(handout, document))
    fits = [cover, cards, FLOW if not cards and _more_is_alone(handout, document) else ""]
    fit = " ".join(part for part in fits if part)
    if fit == cover and seen is handout:
        return document
    return _rendered(handout, fit)


def _rendered(handout: Handout, fit: str) -> Rendered:
    return rendered(html(handout, fit), LAYOUT, handout.paper, handout.theme)


def _more_is_alone(handout: Handout, document: Rendered) -> bool:
    """Whether "part of the day" has a page that the weeks could share."""
    pages = document.page_of
    return all(pages[anchor] != pages["more"] for anchor in _anchors(handout))


def _closer_cards(handout: Handout, loose: int) -> str:
    """The first fit that leaves the fewest pages, or "" if none saves one of *loose*."""
    fewest, best = loose, ""
    for fit in CARD_FITS:
        if fewest <= _fewest_pages(handout):
            break
        count = _trial_of_cards(handout, fit)
        fewest, best = (count, fit) if count < fewest else (fewest, best)
    return best


def _trial_of_cards(handout: Handout, fit: str) -> int:
    """The pages that the cards take, without the weeks."""
    cards = attrs.evolve(handout, weeks=(), calendar=None)
    return _card_pages(handout, _rendered(cards, fit))


def _cover_fits(handout: Handout, fit: str) -> bool:
    """Whether the cover, alone, takes one page; a trial without the other pages."""
    cover = attrs.evolve(handout, chapters=(), blocks=(), weeks=(), calendar=None)
    return _rendered(cover, fit).page_of["cover-end"] == 0


def _card_pages(handout: Handout, document: Rendered) -> int:
    """The pages that the cards take, with "part of the day" after them."""
    pages = document.page_of
    return len({pages[anchor] for anchor in (*_anchors(handout), "more")})


def _anchors(handout: Handout) -> Iterator[str]:
    for place, chapter in enumerate(handout.chapters, start=1):
        for card in chapter.cards:
            yield f"card-{place}-{card.number}"


def _fewest_pages(handout: Handout) -> int:
    """The pages that the cards need at best; an odd last card shares its page."""
    *counts, last = (len(chapter.cards) for chapter in handout.chapters)
    odd = last % CARDS_A_PAGE
    return sum(-(-count // CARDS_A_PAGE) for count in (*counts, last)) + (0 if odd else 1)


def standard(plan: Plan, paper: Paper | str = Paper.A4, pictures: str = "color") -> Rendered:
    """The pages of a plan in this layout."""
    return pages(view(plan, paper, pictures))
