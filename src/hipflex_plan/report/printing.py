"""Plan and diary to a report on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.handout.pdf import printed, together
from hipflex_plan.handout.press import Press
from hipflex_plan.handout.undisturbed import undisturbed
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import ENGLISH
from hipflex_plan.report.composition import PANEL_MM, clinicians, findings, patients, report
from hipflex_plan.whole_files import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from datetime import date

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.diary import Diary
    from hipflex_plan.handout.pdf import Rendered
    from hipflex_plan.plan import Plan
    from hipflex_plan.report.views import Report

LAYOUT = "report"
LABELS = {
    "counts": "How often",
    "exercise": "Exercise",
    "legend": "2/3: done on 2 of 3 days. ?1: 1 day not written down. –: nothing written down.",
    "week": "Week",
    "over_weeks": "Over the weeks",
    "gaps": "A gap: nothing written down, or nothing planned.",
    "sides": "Sides: the first and the last week that can be compared.",
    "no_numbers": "Without a number in the diary:",
    "as_planned": "No rule speaks, as planned:",
    "decision": "Decision",
    "from": "From",
    "to": "To",
    "reason": "Reason (rule)",
    "also": "Also said:",
    "tests": "Tests, baseline and now",
    "no_tests": "none is planned.",
    "notes": "In the patient’s words",
    "no_notes": "no obstacle, stop sign or adverse event.",
    "day": "Day",
    "kind": "Kind",
    "written": "As written",
}
"""The fixed words of the page for the clinician, which is English."""


def report_to_html(
    plan: Plan,
    diary: Diary,
    on: date,
    paper: Paper | str = Paper.A4,
    *,
    catalogue: Catalogue | None = None,
) -> str:
    """The pages of a report as HTML, without their style sheet and on no fit ladder."""
    found = findings(plan, diary, on, catalogue=catalogue)
    views = report(found, _paper(paper), clinicians(found), patients(found))
    return Press(LAYOUT, found.language, views.paper).html(
        views, words=LABELS, direction=ENGLISH.direction
    )


@undisturbed
def report_to_pdf(
    plan: Plan,
    diary: Diary,
    on: date,
    paper: Paper | str = Paper.A4,
    *,
    catalogue: Catalogue | None = None,
) -> bytes:
    """What was done of a plan up to a day, as a tagged PDF (PDF/UA-1).

    The last page is for the patient, what stands before it for the clinician. Where
    the patient does not read British English, both count their pages for themselves.

    Raises:
        DiaryError: if the diary does not fit the plan.
        ImpossibleValueError: for a day before the plan, or a paper that there is not.
        MissingLibraryError: if Pango is not on this machine, with the way to get it.
        RenderError: if a page cannot be printed as it should be.
    """
    sheet = _paper(paper)
    found = findings(plan, diary, on, catalogue=catalogue)
    ours, theirs = (Press(LAYOUT, spoken, sheet) for spoken in (ENGLISH, found.language))
    fit, first = _closest(ours, lambda fit: report(found, sheet, clinicians(found, fit), None))
    last_fit, last = _closest(theirs, lambda fit: report(found, sheet, None, patients(found, fit)))
    if found.language != ENGLISH:
        return printed(together([first, last]))
    whole = report(found, sheet, clinicians(found, fit), patients(found, last_fit))
    return printed(ours.pages(whole, words=LABELS))


def _paper(paper: Paper | str) -> Paper:
    return Paper.of(str(paper).lower())


def _closest(press: Press, trial: Callable[[str], Report]) -> tuple[str, Rendered]:
    """The first step of the fit ladder that takes one page, or that takes the fewest."""
    made: dict[str, Rendered] = {}
    for fit in PANEL_MM:
        made[fit] = press.pages(trial(fit), words=LABELS)
        if made[fit].pages == 1:
            break
    return min(made.items(), key=lambda one: one[1].pages)


def write_report(  # noqa: PLR0913  # what a report is made of, and where it goes
    plan: Plan,
    diary: Diary,
    path: str | os.PathLike[str],
    on: date,
    paper: Paper | str = Paper.A4,
    *,
    catalogue: Catalogue | None = None,
) -> None:
    """Write a report as a PDF file, in one piece.

    Raises:
        DiaryError, ImpossibleValueError, MissingLibraryError, RenderError: as `report_to_pdf`.
        FileError: if the file cannot be written; what stood there before stays.
    """
    write_whole(path, report_to_pdf(plan, diary, on, paper, catalogue=catalogue))
