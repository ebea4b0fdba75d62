"""Plan to the standard handout: cover, cards two a page, weeks to tick.

How close the cover must be set is tried with the cover alone, which is quick. How the
rest is arranged, and how close the cards must be, is guessed from the lengths of their
texts; all is rendered, measured, and rendered closer where that saves a page. 12 pt is
the floor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from markupsafe import Markup

from hipflex_plan.handout import arrangement
from hipflex_plan.handout.lengths import SETTINGS, cover_lines, heights
from hipflex_plan.handout.views import Paper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipflex_plan.handout.arrangement import Arrangement
    from hipflex_plan.handout.pdf import Rendered
    from hipflex_plan.handout.press import Press
    from hipflex_plan.handout.views import Chapter, Handout

COVER_FITS = (
    "", "fit1", "fit2", "fit3", "fit3 uneven", "fit3 uneven fit4", "fit3 uneven fit4 packed",
)  # fmt: skip
FLOW = "flow"
MOST_LINES = {Paper.A4: (24.0, 27.0, 31.0, 34.2), Paper.LETTER: (22.5, 24.5, 28.5, 32.0)}
"""The lines of text with which a cover fits, as counted by `cover_lines`."""
HOPED = 0.96
"""So much lower than guessed the heights may be: what does not fit then is not tried."""
NO_PICTURE = Markup("<b></b>")
"""What a trial has for a picture: the box of one has its height whatever is in it."""


def pages(handout: Handout, press: Press) -> Rendered:
    """The pages, as few as the content allows.

    A cover that fits in no way keeps its list of warnings whole on a second page.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.press.Press.pages`.
    """
    cover = _cover_fit(handout, press)
    guessed = {fit: heights(handout, fit) for fit in SETTINGS}
    _, guess = arrangement.best(handout, guessed)
    whole = _whole(handout, press, cover, guess)
    measured = {**guessed[guess.fit], **whole.height_of}  # a clinic's own block may have no anchor
    count = arrangement.pages(handout, guess, measured)
    if count <= _fewest_hoped(handout, guessed):
        return whole
    closer = _measured_closer(handout, press, guess.fit, guessed)
    fewest, way = arrangement.best(handout, {guess.fit: measured} | closer)
    return _whole(handout, press, cover, way) if fewest < count else whole


def _whole(handout: Handout, press: Press, cover: str, way: Arrangement) -> Rendered:
    """All pages in an arrangement."""
    arranged = attrs.evolve(handout, day_after=way.day_after)
    return press.pages(arranged, _classes(cover, way.fit, FLOW if way.flows else ""))


def _fewest_hoped(handout: Handout, guessed: Mapping[str, Mapping[str, float]]) -> int:
    """The fewest pages that can be hoped for."""
    hoped = {
        fit: {anchor: height * HOPED for anchor, height in found.items()}
        for fit, found in guessed.items()
    }
    return arrangement.best(handout, hoped)[0]


def _measured_closer(
    handout: Handout, press: Press, fit: str, guessed: Mapping[str, Mapping[str, float]]
) -> dict[str, Mapping[str, float]]:
    """The heights with each fit that is closer than the one that was rendered."""
    closer = list(guessed)[list(guessed).index(fit) + 1 :]
    light = _light(handout)
    return {each: {**guessed[each], **press.pages(light, each).height_of} for each in closer}


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
