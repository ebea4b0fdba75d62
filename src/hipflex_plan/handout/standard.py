"""Plan to the standard handout: cover, cards two a page, weeks to tick.

It is rendered, looked at, and rendered closer if that saves a page: 12 pt is the
floor, and nothing is cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.handout.pdf import Rendered
    from hipflex_plan.handout.press import Press
    from hipflex_plan.handout.views import Handout

COVER_FITS = ("", "fit1", "fit2", "fit3")
CARD_FITS = ("snug", "tight")
FLOW = "flow"
CARDS_A_PAGE = 2
MANY_WEEKS = 12


def pages(handout: Handout, press: Press) -> Rendered:
    """The pages, as few as the content allows.

    A cover that fits in no way keeps its list of warnings whole on a second page.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.press.Press.pages`.
    """
    cover = next((fit for fit in COVER_FITS if _cover_fits(handout, press, fit)), "")
    seen = handout if len(handout.weeks) <= MANY_WEEKS else attrs.evolve(handout, weeks=())
    document = press.pages(seen, cover)
    cards = _closer_cards(handout, press, _card_pages(handout, document))
    fits = [cover, cards, FLOW if not cards and _more_is_alone(handout, document) else ""]
    fit = " ".join(part for part in fits if part)
    if fit == cover and seen is handout:
        return document
    return press.pages(handout, fit)


def _more_is_alone(handout: Handout, document: Rendered) -> bool:
    """Whether "part of the day" has a page that the weeks could share."""
    pages = document.page_of
    return "more" in pages and all(
        pages[a] != pages["more"] for a in _anchors(handout) if a in pages
    )


def _closer_cards(handout: Handout, press: Press, loose: int) -> str:
    """The first fit that leaves the fewest pages, or "" if none saves one of *loose*."""
    fewest, best = loose, ""
    for fit in CARD_FITS:
        if fewest <= _fewest_pages(handout):
            break
        count = _trial_of_cards(handout, press, fit)
        fewest, best = (count, fit) if count < fewest else (fewest, best)
    return best


def _trial_of_cards(handout: Handout, press: Press, fit: str) -> int:
    """The pages that the cards take, without the weeks."""
    cards = attrs.evolve(handout, weeks=(), calendar=None)
    return _card_pages(handout, press.pages(cards, fit))


def _cover_fits(handout: Handout, press: Press, fit: str) -> bool:
    """Whether the cover, alone, takes one page; a trial without the other pages."""
    cover = attrs.evolve(handout, chapters=(), blocks=(), weeks=(), calendar=None)
    return press.pages(cover, fit).page_of.get("cover-end", 0) == 0


def _card_pages(handout: Handout, document: Rendered) -> int:
    """The pages that the cards take, with "part of the day" after them."""
    pages = document.page_of
    return len({pages[anchor] for anchor in (*_anchors(handout), "more") if anchor in pages})


def _anchors(handout: Handout) -> Iterator[str]:
    for place, chapter in enumerate(handout.chapters, start=1):
        for card in chapter.cards:
            yield f"card-{place}-{card.number}"


def _fewest_pages(handout: Handout) -> int:
    """The pages that the cards need at best; an odd last card shares its page."""
    *counts, last = (len(chapter.cards) for chapter in handout.chapters)
    odd = last % CARDS_A_PAGE
    return sum(-(-count // CARDS_A_PAGE) for count in (*counts, last)) + (0 if odd else 1)
