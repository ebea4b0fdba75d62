"""The diary to pages: rendered on trial, to see how far apart each week can be set."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.handout.carrying import NOTHING, Carried
from hipflex_plan.handout.diary.pages import diary_pages
from hipflex_plan.handout.diary.views import DiaryPages
from hipflex_plan.handout.pdf import Rendered, printed
from hipflex_plan.handout.press import Press
from hipflex_plan.handout.theming import theme_css, theme_of
from hipflex_plan.handout.undisturbed import undisturbed
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import language_of
from hipflex_plan.whole_files import write_whole

if TYPE_CHECKING:
    import os

    from hipflex_plan.handout.diary.views import DiaryWeek
    from hipflex_plan.plan import Plan

LAYOUT = "diary"
FITS = (
    *("fit1", "fit2", "fit3", "fit4", "fit5"),
    *(f"small in-line fit{number}" for number in range(6, 12)),
)
"""From much room to write to little; in the last, how much stands in the line of the name."""
CLOSEST = len(FITS) - 1


def pages(views: DiaryPages, press: Press) -> Rendered:
    """The pages of a diary: each week on as few as possible, with all the room that those leave.

    Raises:
        MissingLibraryError, RenderError: as `hipflex_plan.handout.press.Press.pages`.
    """
    trial = _Trial(views, press)
    cuts = {build: trial.cuts(week) for build, week in _one_of_each(views.weeks).items()}
    sheets = tuple(part for week in views.weeks for part in _cut(week, cuts[_build(week)]))
    fits = {build: trial.loosest(sheet) for build, sheet in _one_of_each(sheets).items()}
    fitted = tuple(attrs.evolve(sheet, fit=FITS[fits[_build(sheet)]]) for sheet in sheets)
    return press.pages(attrs.evolve(views, weeks=fitted))


@attrs.frozen
class _Trial:
    """Weeks, or pages of them, each printed alone on trial: only in the fits that are asked for."""

    views: DiaryPages
    press: Press
    printed: dict[tuple[object, int], Rendered] = attrs.field(factory=dict, init=False)

    def cuts(self, week: DiaryWeek) -> tuple[int, ...]:
        """The parts of a week with which a page begins, where it is set the loosest."""
        if self._in(CLOSEST, week).pages == 1:
            return ()
        page_of = self._in(self.loosest(week), week).page_of
        parts = len(week.days) + bool(week.others)
        on = [page_of[f"sheet-0-part-{part}"] for part in range(parts)]
        return tuple(part for part in range(1, parts) if on[part] > on[part - 1])

    def loosest(self, week: DiaryWeek) -> int:
        """The loosest fit in which a week takes no more pages than in the closest."""
        fewest = self._in(CLOSEST, week).pages
        return bisect_left(
            range(CLOSEST), 1, key=lambda fit: int(self._in(fit, week).pages <= fewest)
        )

    def _in(self, fit: int, week: DiaryWeek) -> Rendered:
        key = _build(week), fit
        if key not in self.printed:
            alone = attrs.evolve(self.views, weeks=(attrs.evolve(week, fit=FITS[fit]),))
            self.printed[key] = self.press.pages(alone)
        return self.printed[key]


def _cut(week: DiaryWeek, cuts: tuple[int, ...]) -> tuple[DiaryWeek, ...]:
    """A week as what stands on each of its pages."""
    last = len(week.days) + bool(week.others)
    return tuple(
        attrs.evolve(
            week,
            days=week.days[begin:end],
            others=week.others if end > len(week.days) else None,
            continued=begin > 0,
        )
        for begin, end in pairwise((0, *cuts, last))
    )


def _one_of_each(weeks: tuple[DiaryWeek, ...]) -> dict[object, DiaryWeek]:
    """One week of each build, that with the most words, for a quick trial."""
    return {_build(week): week for week in sorted(weeks, key=_letters)}


def _build(week: DiaryWeek) -> tuple[object, ...]:
    """What decides the height of a week: its days, their rows, the lines of those, its columns."""
    rows = tuple(tuple((row.name, row.leg, len(row.sets)) for row in day.rows) for day in week.days)
    others = week.others and (len(week.others.heads), len(week.others.days))
    return week.continued, week.boxes, week.loads, rows, others


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
