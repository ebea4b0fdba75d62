"""Plan to the overview: one page for the fridge, with pictures, dosages, weeks, and warnings.

It is rendered, looked at, and rendered closer until it takes one page; where it
cannot, a phase takes a page, or as few as there can be.
"""

from __future__ import annotations

from bisect import bisect_left
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
    from collections.abc import Iterator

    from hipflex_plan.handout.pdf import Rendered
    from hipflex_plan.handout.pictures import Pictures
    from hipflex_plan.handout.press import Press
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan

LARGE = "large"
FITS = ("", "fit1", "fit2", "fit3", "fit4", "fit5")
"""Lower rows, no cue, no tempo and rest, smaller title, no goal, smaller doses."""
FEW_ROWS, SOME_ROWS = 3, 5
LARGE_MM, PICTURE_MM, LOW_MM = (49.0, 36.0), (38.0, 24.0), (38.0, 20.0)
"""The room of a picture where there are few exercises, some, and more."""


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
    larger: Overview | None = None
    """The same with larger pictures, where that may fit."""


def pages(shown: Overview, press: Press) -> Rendered:
    """The pages: one, wherever the content allows.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.press.Press.pages`.
    """
    if shown.larger is not None:
        large = press.pages(shown.larger, LARGE)
        if large.pages == 1:
            return large
    return press.pages(fitted(shown, press))


def _rows(plan: Plan) -> int:
    return sum(len(phase.prescriptions) for phase in plan.program.phases)


def fitted(shown: Overview, press: Press) -> Overview:
    """The view as it takes one page, or a page for each sheet, or else the fewest pages.

    A sheet on a page of its own has all that hangs on the fridge in its weeks.
    """
    [whole] = shown.parts
    together, pages = _closest(shown, press)
    if pages == 1 or len(whole.sheets) == 1:
        return together
    apart = [_closest(attrs.evolve(shown, parts=(Part((s,)),)), press) for s in whole.sheets]
    if all(count == 1 for _, count in apart) or sum(count for _, count in apart) <= pages:
        return attrs.evolve(shown, parts=tuple(part for view, _ in apart for part in view.parts))
    return together


def _closest(shown: Overview, press: Press) -> tuple[Overview, int]:
    """The loosest fit that takes one page, else the one with the fewest, and how many."""

    def count(fit: str) -> int:
        return press.pages(_set(shown, fit)).pages

    loosest = bisect_left(FITS, True, key=lambda fit: count(fit) == 1)  # noqa: FBT003  # what is looked for
    if loosest < len(FITS):
        return _set(shown, FITS[loosest]), 1
    fewest, fit = min((count(fit), fit) for fit in (FITS[0], FITS[-1]))
    return _set(shown, fit), fewest


def _set(shown: Overview, fit: str) -> Overview:
    """The view with its only part set so closely."""
    [part] = shown.parts
    return attrs.evolve(shown, parts=(attrs.evolve(part, fit=fit),))


def overview_view(plan: Plan, paper: Paper, pictures: str, language: Language) -> Overview:
    """All sheets under one title, of what still counts after a change.

    Few exercises have a larger form too, which is tried first.
    """
    plan = rest_of(plan)
    room = PICTURE_MM if _rows(plan) <= SOME_ROWS else LOW_MM
    shown = _with_pictures(plan, paper, pictures_of(plan, pictures), room, language)
    if _rows(plan) > FEW_ROWS:
        return shown
    larger = _with_pictures(plan, paper, pictures_of(plan, pictures), LARGE_MM, language)
    return attrs.evolve(shown, larger=larger)


def _with_pictures(
    plan: Plan, paper: Paper, pictures: Pictures, room: tuple[float, float], language: Language
) -> Overview:
    program = plan.program
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
        parts=(Part(tuple(_sheets(plan, pictures, room, language))),),
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
