"""Plan and diary to report: both pages together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.adhering import adherence
from hipflex_plan.handout.composition import LANGUAGE
from hipflex_plan.handout.cover import foot
from hipflex_plan.handout.views import Paper
from hipflex_plan.proposing import propose
from hipflex_plan.report import clinician, patient
from hipflex_plan.report.outcomes import outcomes
from hipflex_plan.report.views import Report

if TYPE_CHECKING:
    from datetime import date

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.diary import Diary
    from hipflex_plan.plan import Plan

KIND = "What was done"
HIGHEST_PANEL_MM = 17.0


def views(
    plan: Plan,
    diary: Diary,
    on: date,
    paper: Paper | str = Paper.A4,
    *,
    catalogue: Catalogue | None = None,
    panel_mm: float = HIGHEST_PANEL_MM,
) -> Report:
    """The views of a report; *panel_mm* is the height of a chart.

    After the end of the plan, the proposals are those of its last day.

    Raises:
        DiaryError: if the diary does not fit the plan.
        ImpossibleValueError: for a day before the plan, or a paper that there is not.
    """
    paper, program = Paper.of(str(paper).lower()), plan.program
    done = adherence(plan, diary, on)
    proposals = propose(plan, diary, min(done.on, plan.end), catalogue=catalogue)
    told = outcomes(plan, proposals, done.on)
    subject = f"{KIND}, up to {done.on.isoformat()}"
    return Report(
        paper=paper,
        language=LANGUAGE,
        title=f"{KIND}: {program.title}",
        subject=f"{subject}, for {program.patient}" if program.patient else subject,
        author=", ".join(part for part in (program.clinician, program.clinic.name) if part),
        created=done.on.isoformat(),
        clinic=program.clinic.name or "Report on a home exercise plan",
        made_for=("", program.patient, ""),
        clinician=clinician.page(plan, diary, done, told, panel_mm),
        patient=patient.page(plan, diary, done, told),
        foot=foot(plan),
    )
