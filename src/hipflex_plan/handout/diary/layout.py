"""The diary to pages: rendered, looked at, and rendered closer until a week has one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.handout.carrying import NOTHING, Carried
from hipflex_plan.handout.diary.pages import diary_pages
from hipflex_plan.handout.pdf import Rendered, printed
from hipflex_plan.handout.press import Press
from hipflex_plan.handout.theming import theme_css, theme_of
from hipflex_plan.handout.undisturbed import undisturbed
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import language_of
from hipflex_plan.whole_files import write_whole

if TYPE_CHECKING:
    import os

    from hipflex_plan.handout.diary.views import DiaryPages, DiaryWeek
    from hipflex_plan.plan import Plan

LAYOUT = "diary"
FITS = ("roomy", "", "close", "closer")
"""From much room to write to little; boxes are never lower than 9.6 mm."""
FLOW = "flow"
"""Weeks follow each other on a page: where none of them has room on one."""


def pages(views: DiaryPages, press: Press) -> Rendered:
    """The pages of a diary: one for each week if they fit, else as few as possible.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.press.Press.pages`.
    """
    seen = _one_of_each(views.weeks)
    trial = attrs.evolve(views, weeks=tuple(seen.values()))
    closest = press.pages(trial, FITS[-1])
    taken = _pages_of(trial, closest)
    apart = sum(taken[seen[_build(week)].number] for week in views.weeks)
    if apart == len(views.weeks):
        for fit in FITS:
            if fit == FITS[-1] or press.pages(trial, fit).pages == len(seen):
                whole = press.pages(views, fit)
                apart = whole.pages
                if apart == len(views.weeks):
                    return whole
    flowing = press.pages(views, f"{FITS[-1]} {FLOW}")
    if flowing.pages < apart:
        return flowing
    loosest = next(
        fit for fit in FITS if fit == FITS[-1] or press.pages(trial, fit).pages <= closest.pages
    )
    return press.pages(views, loosest)


def _pages_of(views: DiaryPages, document: Rendered) -> dict[int, int]:
    """The pages that each week takes, where each begins on its own."""
    begins = [document.page_of.get(f"week-{week.number}", 0) for week in views.weeks]
    ends = [*begins[1:], document.pages]
    return {
        week.number: end - begin for week, begin, end in zip(views.weeks, begins, ends, strict=True)
    }


def _one_of_each(weeks: tuple[DiaryWeek, ...]) -> dict[object, DiaryWeek]:
    """One week of each build, that with the most words, for a quick trial."""
    return {_build(week): week for week in sorted(weeks, key=_letters)}


def _build(week: DiaryWeek) -> tuple[object, ...]:
    """What decides the height of a week: its days, their rows, the lines of those."""
    days = tuple(tuple(len(row.sets) for row in day.rows) for day in week.days)
    return days, week.others and (len(week.others.heads), len(week.others.days))


def _letters(week: DiaryWeek) -> int:
    """How many letters name what is to be done."""
    rows = (row for day in week.days for row in day.rows)
    return sum(len(row.name) + len(row.leg) + len(row.dose) for row in rows)


def _press(plan: Plan, paper: Paper | str, theme: str = "") -> Press:
    colours = theme or theme_css(theme_of(plan.program.clinic))
    return Press(LAYOUT, language_of(plan.program.language), paper, colours)


def diary(
    plan: Plan, paper: Paper | str = Paper.A4, *, fillable: bool = False, theme: str = ""
) -> Rendered:
    """The pages of a plan in this layout; *fillable* makes each cell a field of a form."""
    return pages(diary_pages(plan, paper, fillable=fillable), _press(plan, paper, theme))


def diary_to_html(plan: Plan, paper: Paper | str = Paper.A4) -> str:
    """The pages of a plan's diary as HTML, without their style sheet."""
    return _press(plan, paper).html(diary_pages(plan, paper))


@undisturbed
def diary_to_pdf(
    plan: Plan,
    paper: Paper | str = Paper.A4,
    *,
    fillable: bool = False,
    carried: Carried = NOTHING,
    theme: str = "",
) -> bytes:
    """The diary of a plan as a tagged PDF (PDF/UA-1), a page a week where it fits.

    Args:
        plan: the plan; its program says in which language.
        paper: the paper to print on.
        fillable: whether it is a form; what is typed into it is read by
            `hipflex_plan.load_diary`.
        carried: files to carry, as in `hipflex_plan.to_pdf`.
        theme: CSS that is laid over that of the layout; "" for the colours of the clinic.

    Raises:
        ImpossibleValueError: for a paper that there is not.
        MissingLibraryError: if Pango is not on this machine, with the way to get it.
        RenderError: if a page cannot be printed as it should be.
    """
    return printed(diary(plan, paper, fillable=fillable, theme=theme), carried)


def write_diary_pages(  # noqa: PLR0913  # each is a choice of its own
    plan: Plan,
    path: str | os.PathLike[str],
    paper: Paper | str = Paper.A4,
    *,
    fillable: bool = False,
    carried: Carried = NOTHING,
    theme: str = "",
) -> None:
    """Write the diary of a plan as a PDF file, in one piece; the arguments as `diary_to_pdf`.

    Raises:
        ImpossibleValueError, MissingLibraryError, RenderError: as `diary_to_pdf`.
        FileError: if the file cannot be written; what stood there before stays.
    """
    write_whole(path, diary_to_pdf(plan, paper, fillable=fillable, carried=carried, theme=theme))
