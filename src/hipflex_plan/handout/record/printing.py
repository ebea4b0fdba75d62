"""Plan to the clinician's record on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.handout.page import filled
from hipflex_plan.handout.pdf import printed
from hipflex_plan.handout.press import Press
from hipflex_plan.handout.record.composition import record_views
from hipflex_plan.handout.theming import theme_css, theme_of
from hipflex_plan.handout.undisturbed import undisturbed
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import ENGLISH
from hipflex_plan.whole_files import write_whole

if TYPE_CHECKING:
    import os

    from hipflex_plan.handout.record.views import RecordPages
    from hipflex_plan.plan import Plan

LAYOUT = "record"


def record_to_html(plan: Plan, paper: Paper | str = Paper.A4) -> str:
    """The pages of the clinician's record as HTML, without their style sheet."""
    return record_html(record_views(plan, paper))


@undisturbed
def record_to_pdf(plan: Plan, paper: Paper | str = Paper.A4) -> bytes:
    """The clinician's record as a tagged PDF (PDF/UA-1).

    Raises:
        ImpossibleValueError: for a paper that there is not.
        MissingLibraryError: if Pango is not on this machine, with the way to get it.
        RenderError: if a page cannot be printed as it should be.
    """
    views = record_views(plan, paper)
    theme = theme_css(theme_of(plan.program.clinic))
    return printed(Press(LAYOUT, ENGLISH, views.paper, theme).pages(views))


def record_html(views: RecordPages) -> str:
    """The HTML of a record whose views are made."""
    return filled(LAYOUT, views)


def write_record(plan: Plan, path: str | os.PathLike[str], paper: Paper | str = Paper.A4) -> None:
    """Write the clinician's record as a PDF file, in one piece.

    Raises:
        ImpossibleValueError, MissingLibraryError, RenderError: as `record_to_pdf`.
        FileError: if the file cannot be written; what stood there before stays.
    """
    write_whole(path, record_to_pdf(plan, paper))
