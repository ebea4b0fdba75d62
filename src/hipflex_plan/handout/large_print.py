"""Plan to large print: 18 pt at least, one exercise a page, the weeks as lists of days.

It is rendered, looked at, and each exercise that runs over its page is set closer;
what still does goes on with its steps on the next page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs
from markupsafe import Markup

from hipflex_plan.handout.composition import viewed
from hipflex_plan.handout.large_weeks import LargeWeek, spread, weeks_of
from hipflex_plan.handout.pictures import picture_in, pictures_of
from hipflex_plan.handout.views import Handout, Paper
from hipflex_plan.plan import rest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.exercise import Exercise
    from hipflex_plan.handout.pdf import Rendered
    from hipflex_plan.handout.pictures import Pictures
    from hipflex_plan.handout.press import Press
    from hipflex_plan.handout.views import Card, Chapter
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription

COVER_FITS = ("", "snug", "apart", "apart snug", "tight", "apart tight")
"""Less air, the pain scale on the page that says when to stop, text in 18 pt."""
WEEK_FITS = ("", "close", "closer")
"""Less air, at last with text in 18 pt."""
CARD_FITS = ("", "fit1", "fit2", "fit3", "fit4", "split")
"""Less air, steps in 18 pt, a smaller picture, smaller doses; at last the steps on a new page."""
PICTURE_MM, ACROSS_MM, LARGER = (54.0, 36.0), (82.0, 34.0), 2.1
"""A picture is drawn for so small a room and then enlarged, its numbers and lines with it."""
MOST_POSES = 2
"""More have no room beside the dose: their picture stands below it, across the page."""
SIZE = re.compile(r'width="([\d.]+)mm" height="([\d.]+)mm"')
LONGEST_FOOT = 30
WIDEST_NUMBERS, WIDEST_WORDS = 4, 14
"""The letters of a dose that have room beside a large picture."""


@attrs.frozen
class LargePrint:
    """What is printed: the handout, its weeks as lists, and the cards of many poses."""

    handout: Handout
    weeks: tuple[LargeWeek, ...]
    across: frozenset[str] = frozenset()


@attrs.frozen
class Fitting:
    """How closely all is set.

    Attributes:
        cover: the classes of cover and warnings.
        cards: the class of each card, by its anchor.
        weeks: the class of the weeks.
        begin: the places of the weeks that begin a page.
    """

    cover: str = ""
    cards: Mapping[str, str] = attrs.field(factory=dict)
    weeks: str = ""
    begin: tuple[int, ...] = ()


def pages(shown: LargePrint, press: Press) -> Rendered:
    """The pages: one exercise each.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.press.Press.pages`.
    """
    week_fit, begin = _week_fit(shown, press)
    fitting = Fitting(_cover_fit(shown, press), _card_fits(shown, press), week_fit, begin)
    return _pages(shown, press, fitting)


def html(shown: LargePrint, press: Press) -> str:
    """The HTML, before it is fitted."""
    return press.html(shown.handout, **_more(shown, Fitting()))


def _pages(shown: LargePrint, press: Press, fitting: Fitting) -> Rendered:
    """The pages, so closely set."""
    return press.pages(shown.handout, fitting.cover, **_more(shown, fitting))


def _more(shown: LargePrint, fitting: Fitting) -> dict[str, Any]:
    """What the template asks for besides the handout."""
    return {
        "large_weeks": shown.weeks,
        "week_fit": fitting.weeks,
        "begin": fitting.begin,
        "fits": fitting.cards,
        "wide": tuple(_wide(shown.handout)),
        "across": shown.across,
    }


def _cover_fit(shown: LargePrint, press: Press) -> str:
    """The first fit that takes a page, then one for the warnings; "" if there is none."""
    alone = LargePrint(attrs.evolve(shown.handout, chapters=(), blocks=()), ())
    for fit in COVER_FITS:
        pages = _pages(alone, press, Fitting(fit)).page_of
        if pages["need-end"] == 0 and pages["stops-end"] == 1:
            return fit
    return ""


def _week_fit(shown: LargePrint, press: Press) -> tuple[str, tuple[int, ...]]:
    """The loosest fit in which the weeks take the fewest pages, and which weeks begin one.

    They are spread over those pages evenly, so that the last does not stand alone.
    """
    bare = attrs.evolve(shown, handout=attrs.evolve(shown.handout, chapters=(), blocks=()))

    def pages_of(fit: str, begin: tuple[int, ...] = ()) -> list[int]:
        found = _pages(bare, press, Fitting(weeks=fit, begin=begin)).page_of
        return [found[f"week-{week.number}"] for week in shown.weeks]

    fallen = {fit: pages_of(fit) for fit in WEEK_FITS}
    fit = min(WEEK_FITS, key=lambda one: len(set(fallen[one])))
    begin = spread(fallen[fit])
    evenly = pages_of(fit, begin)
    return fit, begin if len(set(evenly)) == len(set(fallen[fit])) else ()


def _card_fits(shown: LargePrint, press: Press) -> dict[str, str]:
    """The first fit with which a card takes one page, for each that is too long for the usual."""
    bare = attrs.evolve(shown, handout=attrs.evolve(shown.handout, blocks=()), weeks=())
    fits: dict[str, str] = {}
    for fit in CARD_FITS[1:]:
        pages = _pages(bare, press, Fitting(cards=fits)).page_of
        over = [card for card, _ in _cards(shown.handout) if pages[card] != pages[f"{card}-end"]]
        if not over:
            break
        fits |= dict.fromkeys(over, fit)
    return fits


def _cards(handout: Handout) -> Iterator[tuple[str, Card]]:
    """Each card with its anchor."""
    for place, chapter in enumerate(handout.chapters, start=1):
        for card in chapter.cards:
            yield f"card-{place}-{card.number}", card


def _wide(handout: Handout) -> Iterator[str]:
    """The cards whose dose needs half of the page, because of its numbers or its words."""
    for anchor, card in _cards(handout):
        numbers, words = (sum(map(len, texts)) for texts in zip(*card.dose, strict=True))
        if numbers > WIDEST_NUMBERS or words > WIDEST_WORDS:
            yield anchor


def large_print_view(plan: Plan, paper: Paper, pictures: str, language: Language) -> LargePrint:
    """What is printed, of what still counts after a change."""
    plan = rest_of(plan)
    handout = viewed(plan, paper, pictures, language)
    drawn = pictures_of(plan, pictures)
    chapters = tuple(
        _with_large_pictures(chapter, place, plan, drawn, language)
        for place, chapter in enumerate(handout.chapters)
    )
    printed = attrs.evolve(handout, chapters=chapters, foot=_foot(plan, language))
    across = frozenset(_across(printed, plan))
    return LargePrint(printed, tuple(weeks_of(plan, language)), across)


def _across(handout: Handout, plan: Plan) -> Iterator[str]:
    """The cards of which the picture stands across the page."""
    prescriptions = chain(*(phase.prescriptions for phase in plan.program.phases))
    for (anchor, _), prescription in zip(_cards(handout), prescriptions, strict=True):
        if _has_many_poses(prescription.exercise):
            yield anchor


def _has_many_poses(exercise: Exercise) -> bool:
    drawn = exercise.figure if exercise.photograph is None else None
    return drawn is not None and len(drawn.printed) > MOST_POSES


def _with_large_pictures(
    chapter: Chapter, place: int, plan: Plan, pictures: Pictures, language: Language
) -> Chapter:
    prescriptions = plan.program.phases[place].prescriptions
    shown = tuple(
        _with_picture(card, p, pictures, language)
        for card, p in zip(chapter.cards, prescriptions, strict=True)
    )
    return attrs.evolve(chapter, cards=shown)


def _with_picture(
    card: Card, prescription: Prescription, pictures: Pictures, language: Language
) -> Card:
    exercise = prescription.exercise
    room = ACROSS_MM if _has_many_poses(exercise) else PICTURE_MM
    drawn = picture_in(room, exercise, prescription.side, pictures, language)
    return attrs.evolve(card, picture=_enlarged(drawn))


def _enlarged(picture: Markup) -> Markup:
    """A drawn picture in large; a photograph as it is."""

    def larger(size: re.Match[str]) -> str:
        width, height = (round(LARGER * float(mm), 1) for mm in size.groups())
        return f'width="{width}mm" height="{height}mm"'

    return Markup(SIZE.sub(larger, picture, count=1))  # noqa: S704  # its numbers alone are changed


def _foot(plan: Plan, language: Language) -> str:
    """Whom to call and whose it is, if there is room for both."""
    program = plan.program
    phone, name = language.apart(program.clinic.phone), language.apart(program.patient)
    line = " · ".join(part for part in (phone, name) if part)
    own = line if len(line) <= LONGEST_FOOT else phone
    return own or language.text("Plan {reference}", reference=plan.reference)
