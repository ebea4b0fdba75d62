"""Plan to large print: 18 pt at least, one exercise a page, the weeks as lists of days.

It is rendered, looked at, and each exercise that runs over its page is set closer;
what still does goes on with its steps on the next page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs
from markupsafe import Markup

from hipflex_plan import wording
from hipflex_plan.handout import cards
from hipflex_plan.handout.composition import viewed
from hipflex_plan.handout.pictures import picture_in, pictures_of
from hipflex_plan.handout.views import Handout, Paper, TickRow
from hipflex_plan.handout.weeks import tick_rows
from hipflex_plan.plan import rest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pendulum

    from hipflex_plan.handout.pdf import Rendered
    from hipflex_plan.handout.pictures import Pictures
    from hipflex_plan.handout.press import Press
    from hipflex_plan.handout.views import Card, Chapter
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription

COVER_FITS = ("", "snug", "tight")
CARD_FITS = ("", "fit1", "fit2", "fit3", "fit4", "split")
"""Less air, steps in 18 pt, a smaller picture, smaller doses; at last the steps on a new page."""
PICTURE_MM, LARGER = (54.0, 36.0), 2.1
"""A picture is drawn for so small a room and then enlarged, its numbers and lines with it."""
SIZE = re.compile(r'width="([\d.]+)mm" height="([\d.]+)mm"')
LONGEST_FOOT = 30
WIDEST_NUMBERS, WIDEST_WORDS = 4, 14
"""The letters of a dose that have room beside a large picture."""


@attrs.frozen
class LargeDay:
    """A day, with the exercises to tick and their boxes."""

    name: str
    boxes: tuple[tuple[int, int], ...]


@attrs.frozen
class LargeWeek:
    """A week: how much of what, then its days; *head* and *text* where a phase begins."""

    head: str
    text: str
    number: int
    dates: str
    rows: tuple[TickRow, ...]
    days: tuple[LargeDay, ...]


@attrs.frozen
class LargePrint:
    """What is printed: the handout, and its weeks as lists."""

    handout: Handout
    weeks: tuple[LargeWeek, ...]


def pages(shown: LargePrint, press: Press) -> Rendered:
    """The pages: one exercise each.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.press.Press.pages`.
    """
    return _pages(shown, press, _cover_fit(shown, press), _card_fits(shown, press))


def html(shown: LargePrint, press: Press) -> str:
    """The HTML, before it is fitted."""
    return press.html(shown.handout, **_more(shown, {}))


def _pages(
    shown: LargePrint, press: Press, cover: str = "", fits: Mapping[str, str] | None = None
) -> Rendered:
    """The pages; *cover* and *fits* name the classes of the cover and of each card."""
    return press.pages(shown.handout, cover, **_more(shown, fits or {}))


def _more(shown: LargePrint, fits: Mapping[str, str]) -> dict[str, Any]:
    """What the template asks for besides the handout."""
    wide = tuple(_wide(shown.handout))
    return {"large_weeks": shown.weeks, "fits": fits, "wide": wide}


def _cover_fit(shown: LargePrint, press: Press) -> str:
    """The first fit that takes a page, then one for the warnings; "" if there is none."""
    bare = attrs.evolve(shown.handout, chapters=(), blocks=())
    alone = LargePrint(bare, ())
    for fit in COVER_FITS:
        pages = _pages(alone, press, fit).page_of
        if pages["pain-end"] == 0 and pages["stops-end"] == 1:
            return fit
    return ""


def _card_fits(shown: LargePrint, press: Press) -> dict[str, str]:
    """The first fit with which a card takes one page, for each that is too long for the usual."""
    bare = LargePrint(attrs.evolve(shown.handout, blocks=()), ())
    fits: dict[str, str] = {}
    for fit in CARD_FITS[1:]:
        pages = _pages(bare, press, fits=fits).page_of
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
    return LargePrint(
        attrs.evolve(handout, chapters=chapters, foot=_foot(plan, language)),
        tuple(_weeks(plan, language)),
    )


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
    drawn = picture_in(PICTURE_MM, prescription.exercise, prescription.side, pictures, language)
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


def _weeks(plan: Plan, language: Language) -> Iterator[LargeWeek]:
    before = -1
    for week in plan.weeks:
        place, phase, _ = plan.phase_of(week)
        begins = place != before
        heading = cards.heading(plan, phase, week, language) if begins else ("", "")
        yield _week(plan, week, heading, language)
        before = place


def _week(plan: Plan, week: int, heading: tuple[str, str], language: Language) -> LargeWeek:
    dates = plan.days_of(week)
    sessions = {session.on: session for session in plan.in_week(week)}
    rows = tick_rows(plan, week, dates, sessions, language)
    days = tuple(
        _day(on, tuple((row.number, row.boxes[place]) for row in rows), language)
        for place, on in enumerate(dates)
        if on in sessions
    )
    period = wording.dates(dates[0], dates[-1], language, year=False)
    return LargeWeek(*heading, number=week, dates=period, rows=rows, days=days)


def _day(on: pendulum.Date, boxes: tuple[tuple[int, int], ...], language: Language) -> LargeDay:
    day = wording.short_day(on.weekday(), language)
    return LargeDay(
        wording.sentence(wording.joined(f"{day} {wording.short_date(on, language)}")),
        tuple((number, count) for number, count in boxes if count),
    )
