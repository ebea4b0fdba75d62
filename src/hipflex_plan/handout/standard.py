"""Plan to the standard handout: cover, cards two a page, weeks to tick.

How close the cover must be set is tried with the cover alone, which is quick. How
close the cards must be is guessed from the lengths of their texts; all is rendered,
looked at, and rendered closer where that saves a page. 12 pt is the floor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from markupsafe import Markup

from hipflex_plan.handout.lengths import card_height, cover_lines
from hipflex_plan.handout.views import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.handout.pdf import Rendered
    from hipflex_plan.handout.press import Press
    from hipflex_plan.handout.views import Chapter, Handout

COVER_FITS = ("", "fit1", "fit2", "fit3", "fit3 fit4")
CARD_FITS = ("", "snug", "tight")
FLOW = "flow"
PAGE_MM = {Paper.A4: 268.0, Paper.LETTER: 254.0}
"""The height of a page, and a little more: a guess that is too loose costs time alone."""
PHASE_MM = 14.0
MOST_LINES = {Paper.A4: (25.0, 28.5, 32.0), Paper.LETTER: (23.0, 25.5, 29.5)}
"""The lines of text with which a cover fits, as counted by `cover_lines`."""
CARDS_A_PAGE = 2
NO_PICTURE = Markup("<b></b>")
"""What a trial has for a picture: the box of one has its height whatever is in it."""


def pages(handout: Handout, press: Press) -> Rendered:
    """The pages, as few as the content allows.

    A cover that fits in no way keeps its list of warnings whole on a second page.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.press.Press.pages`.
    """
    cover, flow = _cover_fit(handout, press), _flow(handout)
    guess = _guess(handout)
    whole = press.pages(handout, _classes(cover, guess, flow))
    if _card_pages(handout, whole) <= _fewest_pages(handout):
        return whole
    closer = _closer_cards(handout, press, guess, _card_pages(handout, whole))
    return whole if closer == guess else press.pages(handout, _classes(cover, closer, flow))


def _classes(*names: str) -> str:
    return " ".join(name for name in names if name)


def _cover_fit(handout: Handout, press: Press) -> str:
    """The first fit with which the cover, alone, takes one page; "" if there is none."""
    cover = attrs.evolve(handout, chapters=(), blocks=(), weeks=(), calendar=None)
    likely = COVER_FITS.index(_likely_cover(handout))
    for fit in COVER_FITS[likely:]:
        if press.pages(cover, fit).page_of.get("cover-end", 0) == 0:
            return fit
    return ""


def _likely_cover(handout: Handout) -> str:
    """A fit to begin with: that for which there are not too many lines."""
    lines = cover_lines(handout)
    for fit, most in zip(COVER_FITS, MOST_LINES[handout.paper], strict=False):
        if lines <= most:
            return fit
    return COVER_FITS[len(MOST_LINES[handout.paper])]


def _flow(handout: Handout) -> str:
    """Whether the weeks begin on the page of "part of the day": where it has one alone."""
    return "" if len(handout.chapters[-1].cards) % CARDS_A_PAGE else FLOW


def _guess(handout: Handout) -> str:
    """Whether the cards are likely to need smaller type to stand two on a page."""
    room = PAGE_MM[handout.paper]
    for chapter in handout.chapters:
        heights = [card_height(card) for card in chapter.cards]
        head = PHASE_MM if chapter.head else 0.0
        pairs = zip(heights[::CARDS_A_PAGE], heights[1::CARDS_A_PAGE], strict=False)
        if any(sum(pair) + (0 if n else head) > room for n, pair in enumerate(pairs)):
            return CARD_FITS[1]
    return CARD_FITS[0]


def _closer_cards(handout: Handout, press: Press, guess: str, pages: int) -> str:
    """The fit of the cards that leaves the fewest pages, tried without pictures and weeks."""
    light, best = _light(handout), (pages, guess)
    for fit in CARD_FITS[CARD_FITS.index(guess) + 1 :]:
        count = _card_pages(handout, press.pages(light, fit))
        best = min(best, (count, fit), key=lambda one: one[0])
        if best[0] <= _fewest_pages(handout):
            break
    return best[1]


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
