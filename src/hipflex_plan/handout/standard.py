"""Plan to the standard handout: cover, cards two a page, weeks to tick.

What fits is tried first with the words of cover and cards alone, which is quick;
then all is rendered once: 12 pt is the floor, and nothing is cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hipflex_plan.handout.pdf import Rendered
    from hipflex_plan.handout.press import Press
    from hipflex_plan.handout.views import Chapter, Handout

COVER_FITS = ("", "fit1", "fit2", "fit3")
CARD_FITS = ("", "snug", "tight")
FLOW = "flow"
CARDS_A_PAGE = 2
NO_PICTURE = Markup("<b></b>")
"""What a trial has for a picture: the box of one has its height whatever is in it."""


def pages(handout: Handout, press: Press) -> Rendered:
    """The pages, as few as the content allows.

    A cover that fits in no way keeps its list of warnings whole on a second page.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.press.Press.pages`.
    """
    return press.pages(handout, _fit(handout, press))


def _fit(handout: Handout, press: Press) -> str:
    """The classes of the fit ladder that hold: of the cover, of the cards, of what follows."""
    light = _light(handout)
    tried: dict[str, Rendered] = {}
    covers = iter(COVER_FITS)
    cover, cover_is_known = next(covers), False
    while True:
        untried = _untried(handout, tried)
        if cover_is_known and untried is None:
            break
        cards = _best(handout, tried) if untried is None else untried
        trial = tried[cards] = press.pages(light, f"{cover} {cards}".strip())
        if not cover_is_known:
            cover_is_known = trial.page_of.get("cover-end", 0) == 0
        if not cover_is_known:
            cover = next(covers, "none")
            cover, cover_is_known = ("", True) if cover == "none" else (cover, False)
    cards = _best(handout, tried)
    flow = FLOW if not cards and _more_is_alone(handout, tried[cards]) else ""
    return " ".join(part for part in (cover, cards, flow) if part)


def _light(handout: Handout) -> Handout:
    """Cover and cards without pictures, weeks and months: the same places, quickly rendered."""
    return attrs.evolve(
        handout,
        chapters=tuple(_without_pictures(chapter) for chapter in handout.chapters),
        weeks=(),
        calendar=None,
    )


def _without_pictures(chapter: Chapter) -> Chapter:
    cards = (attrs.evolve(c, picture=NO_PICTURE) if c.picture else c for c in chapter.cards)
    return attrs.evolve(chapter, cards=tuple(cards))


def _untried(handout: Handout, tried: Mapping[str, Rendered]) -> str | None:
    """The fit of the cards that is tried next; None if the best is known."""
    enough = any(_card_pages(handout, t) <= _fewest_pages(handout) for t in tried.values())
    return None if enough or len(tried) == len(CARD_FITS) else CARD_FITS[len(tried)]


def _best(handout: Handout, tried: Mapping[str, Rendered]) -> str:
    """The first of the tried fits that leaves the fewest pages."""
    return min(tried, key=lambda fit: (_card_pages(handout, tried[fit]), CARD_FITS.index(fit)))


def _more_is_alone(handout: Handout, document: Rendered) -> bool:
    """Whether "part of the day" has a page that the weeks could share."""
    pages = document.page_of
    cards = [pages[anchor] for anchor in _anchors(handout) if anchor in pages]
    return "more" in pages and pages["more"] not in cards


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
