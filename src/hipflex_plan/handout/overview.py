"""Plan to the overview: one page for the fridge, with pictures, dosages, weeks, and warnings.

It is rendered, looked at, and rendered closer until it takes one page; where it
cannot, a phase takes a page, or as few as there can be.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import attrs

from hipflex_plan import advice, wording
from hipflex_plan.handout import cards, columns, cover
from hipflex_plan.handout.columns import Columns
from hipflex_plan.handout.composition import document
from hipflex_plan.handout.days import training, weekdays_of
from hipflex_plan.handout.pictures import pictures_of
from hipflex_plan.handout.rows import Row, rows
from hipflex_plan.handout.views import Document, Paper, Warnings, ZoneView
from hipflex_plan.plan import rest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.handout.pdf import Rendered
    from hipflex_plan.handout.pictures import Pictures
    from hipflex_plan.handout.press import Press
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan

ROOMS_MM = ((46.0, 36.0), (46.0, 32.0), (46.0, 26.0), (42.0, 20.0), (41.0, 15.0))
"""The room of a picture, from few exercises to many."""
FITS = (
    ("large", 0), ("roomy", 1), ("", 2), ("fit1", 2), ("fit2", 2), ("fit3", 2),
    ("fit4", 3), ("fit5", 3), ("fit6", 3), ("fit7", 4), ("fit8", 4),
)  # fmt: skip
"""How closely a page is set, and the place of the room that its pictures are drawn for: lower
rows, no cue, smaller title, no goal, no tempo and rest, smaller doses, words beside them."""
TOGETHER = 6
"""So many fits are tried for all phases on one page; closer ones only where each has its own."""
FEW_DAYS = 4
"""So many rows of boxes are lower than what stands beside them."""


@attrs.frozen
class Sheet:
    """Some weeks with their exercises; *head* is empty where there is only one phase."""

    head: str
    text: str
    rows: tuple[Row, ...]
    columns: Columns


@attrs.frozen
class Part:
    """Sheets that stand under one title, with how closely they are set."""

    sheets: tuple[Sheet, ...]
    fit: str = ""

    @property
    def has_room_below_the_boxes(self) -> bool:
        """Whether so few days are to be ticked that other words have room below them."""
        return sum(len(sheet.columns.days) for sheet in self.sheets) <= FEW_DAYS


@attrs.frozen(kw_only=True)
class Overview(Document):
    """What the page for the fridge says."""

    goal: str
    days: str
    minutes: tuple[str, str]
    period: str
    between: tuple[str, ...]
    visit: str
    zones: tuple[ZoneView, ...]
    warnings: Warnings
    parts: tuple[Part, ...]
    drawn: Callable[[int], tuple[Sheet, ...]] = attrs.field(eq=False, repr=False)
    """The sheets with pictures for one of `ROOMS_MM`, by its place."""


def pages(shown: Overview, press: Press) -> Rendered:
    """The pages: one, wherever the content allows.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.press.Press.pages`.
    """
    return press.pages(fitted(shown, press))


def fitted(shown: Overview, press: Press) -> Overview:
    """The view as it takes one page, or a page for each sheet, or else the fewest pages.

    A sheet on a page of its own has all that hangs on the fridge in its weeks.
    """
    [whole] = shown.parts
    places = range(len(whole.sheets))
    if len(places) == 1:
        return _closest(shown, places, press)[0]
    together, pages = _closest(shown, places, press, FITS[:TOGETHER])
    if pages == 1:
        return together
    apart = [_closest(shown, (place,), press) for place in places]
    if any(count > 1 for _, count in apart):
        together, pages = _closest(shown, places, press)
        if pages < sum(count for _, count in apart):
            return together
    return attrs.evolve(shown, parts=tuple(part for view, _ in apart for part in view.parts))


def _closest(
    shown: Overview,
    places: Sequence[int],
    press: Press,
    fits: Sequence[tuple[str, int]] = FITS,
) -> tuple[Overview, int]:
    """The sheets at *places*, in the loosest fit that takes the fewest pages, and how many."""

    @cache
    def count(fit: tuple[str, int]) -> int:
        return press.pages(_set(shown, places, fit)).pages

    fewest = count(fits[-1])
    loosest = bisect_left(fits, True, key=lambda fit: count(fit) <= fewest)  # noqa: FBT003  # what is looked for
    return _set(shown, places, fits[loosest]), fewest


def _set(shown: Overview, places: Sequence[int], fit: tuple[str, int]) -> Overview:
    """The view with only these sheets, set so closely."""
    name, room = fit
    sheets = shown.drawn(room)
    return attrs.evolve(shown, parts=(Part(tuple(sheets[place] for place in places), name),))


def overview_view(plan: Plan, paper: Paper, pictures: str, language: Language) -> Overview:
    """All sheets under one title, of what still counts after a change."""
    plan = rest_of(plan)
    program = plan.program
    look = pictures_of(plan, pictures)

    @cache
    def drawn(room: int) -> tuple[Sheet, ...]:
        return tuple(_sheets(plan, look, ROOMS_MM[room], language))

    minutes = cover.facts(plan, language)[2]
    between = (*program.between_sessions, *advice.between(program.movement_breaks))
    return Overview(
        **document(plan, paper, language),
        goal=language.apart(program.goal),
        days=_days(plan, language),
        minutes=(wording.joined(f"{minutes.number} {minutes.unit}"), minutes.text),
        period=wording.dates(plan.start, plan.end, language),
        between=tuple(wording.glued(language.own(claim.text)) for claim in between),
        visit=wording.long_date(program.next_visit, language) if program.next_visit else "",
        zones=cover.zones(program.clinic, language),
        warnings=cover.warnings(program.clinic, language),
        parts=(Part(drawn(len(ROOMS_MM) - 1)),),
        drawn=drawn,
    )


def _days(plan: Plan, language: Language) -> str:
    """``Mon, Wed, Fri``, or how many days where they are not the same each week."""
    weeks = ([s.on for s in training(plan) if s.week == week] for week in plan.weeks)
    found = {weekdays_of(days) for days in weeks if days}
    if len(found) == 1:
        return wording.weekday_names(found.pop(), language, short=True)
    fact = cover.facts(plan, language)[1]
    return wording.joined(f"{fact.number} {fact.unit}")


def _sheets(
    plan: Plan, pictures: Pictures, room_mm: tuple[float, float], language: Language
) -> Iterator[Sheet]:
    usual = wording.sentence(_days(plan, language))
    for part in columns.parts(plan, language):
        heading = cards.heading(plan, part.phase, part.first_week, language)
        made = rows(part, pictures, room_mm, language)
        shown = tuple(attrs.evolve(row, when="") if row.when == usual else row for row in made)
        yield Sheet(*heading, shown, columns.columns(part, language))
