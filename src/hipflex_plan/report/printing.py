"""Plan and diary to a report on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.documents import write_whole
from hipflex_plan.handout.page import filled
from hipflex_plan.handout.pdf import shortest_pdf
from hipflex_plan.handout.views import Paper
from hipflex_plan.report.composition import HIGHEST_PANEL_MM, views

if TYPE_CHECKING:
    import os
    from datetime import date

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.diary import Diary
    from hipflex_plan.plan import Plan

LAYOUT = "report"
FITS = (("", HIGHEST_PANEL_MM), ("snug", 14.0), ("tight", 11.5))
"""The fit ladder: classes of the page, and the height of a chart."""
A_PAGE_EACH = 2
LABELS = {
    "page": "Page",
    "of": "of",
    "phone": "Phone",
    "counts": "How often",
    "exercise": "Exercise",
    "legend": "3/4: done on 3 of 4 days. ?1: 1 not written down. –: nothing written down.",
    "week": "Week",
    "over_weeks": "Over the weeks",
    "gaps": "A broken line is a gap: nothing was written down, or nothing was planned.",
    "decision": "Decision",
    "from": "From",
    "to": "To",
    "reason": "Reason (rule)",
    "also": "Also said",
    "tests": "Tests, baseline and now",
    "no_tests": "No test is planned.",
    "notes": "In the patient’s words",
    "no_notes": "No obstacle and no adverse event was written down.",
    "day": "Day",
    "kind": "Kind",
    "written": "As written",
    "patient_head": "How it went",
    "changes": "What changes now",
    "nothing_changes": "Nothing changes for now.",
    "new": "New:",
    "stays": "What stays",
    "agreed": "Agreed with",
    "stop": "When to stop, and whom to call",
    "visit": "Your next visit:",
    "bring": "Please bring your diary.",
}
"""The fixed words of the report."""


def report_to_html(
    plan: Plan,
    diary: Diary,
    on: date,
    paper: Paper | str = Paper.A4,
    *,
    catalogue: Catalogue | None = None,
    fit: str = "",
) -> str:
    """The page that `report_to_pdf` prints, without its style sheet."""
    panel_mm = dict(FITS)[fit]
    report = views(plan, diary, on, paper, catalogue=catalogue, panel_mm=panel_mm)
    return filled(LAYOUT, report, LABELS, fit)


def report_to_pdf(
    plan: Plan,
    diary: Diary,
    on: date,
    paper: Paper | str = Paper.A4,
    *,
    catalogue: Catalogue | None = None,
) -> bytes:
    """What was done of a plan up to a day, as a tagged PDF (PDF/UA-1).

    The last page is for the patient, the ones before it for the clinician.

    Raises:
        DiaryError: if the diary does not fit the plan.
        ImpossibleValueError: for a day before the plan, or a paper that there is not.
        MissingLibraryError: if Pango is not on this machine, with the way to get it.
        RenderError: if a page cannot be printed as it should be.
    """
    texts = (report_to_html(plan, diary, on, paper, catalogue=catalogue, fit=f) for f, _ in FITS)
    return shortest_pdf(texts, LAYOUT, Paper.of(str(paper).lower()), enough=A_PAGE_EACH)


def write_report(
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
