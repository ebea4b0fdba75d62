"""Plan and diary to findings, findings to the views of both pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.adhering import adherence
from hipflex_plan.diary import Diary
from hipflex_plan.handout.cover import author, foot
from hipflex_plan.languages import ENGLISH, Language, language_of
from hipflex_plan.plan import Plan
from hipflex_plan.proposing import propose
from hipflex_plan.report import clinician, patient
from hipflex_plan.report.outcomes import Outcome, outcomes
from hipflex_plan.report.patient import NO_CLINIC
from hipflex_plan.report.views import Report
from hipflex_plan.work_done import Adherence

if TYPE_CHECKING:
    from datetime import date

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.handout.views import Paper
    from hipflex_plan.report.views import ClinicianPage, PatientPage

KIND = "What was done"
LOOSE = ""
PANEL_MM = {LOOSE: 17.0, "snug": 14.0, "tight": 12.0}
"""The steps of the fit ladder, with the height of a chart."""


@attrs.frozen
class Findings:
    """What a report is made of: what was done, and what is proposed or was decided."""

    plan: Plan
    diary: Diary
    done: Adherence
    outcomes: tuple[Outcome, ...]

    @property
    def language(self) -> Language:
        """The language that the patient reads."""
        return language_of(self.plan.program.language)


def findings(plan: Plan, diary: Diary, on: date, *, catalogue: Catalogue | None = None) -> Findings:
    """What was done up to a day, and what is proposed on it.

    After the end of the plan, the proposals are those of its last day.

    Raises:
        DiaryError: if the diary does not fit the plan.
        ImpossibleValueError: for a day before the plan.
    """
    done = adherence(plan, diary, on)
    proposals = propose(plan, diary, min(done.on, plan.end), catalogue=catalogue)
    return Findings(plan, diary, done, outcomes(plan, proposals, done.on))


def clinicians(found: Findings, fit: str = LOOSE) -> ClinicianPage:
    """The page for the clinician, on a step of the fit ladder."""
    page = clinician.page(found.plan, found.diary, found.done, found.outcomes, PANEL_MM[fit])
    return attrs.evolve(page, fit=fit)


def patients(found: Findings, fit: str = LOOSE) -> PatientPage:
    """The page for the patient, on a step of the fit ladder."""
    page = patient.page(found.plan, found.diary, found.done, found.outcomes, found.language)
    return attrs.evolve(page, fit=fit)


def report(
    found: Findings,
    paper: Paper,
    for_clinician: ClinicianPage | None,
    for_patient: PatientPage | None,
) -> Report:
    """The pages together, with what stands on all of them.

    They are in the language of whom they are for; a clinician reads English.
    """
    plan, program, on = found.plan, found.plan.program, found.done.on
    speaker = found.language if for_clinician is None else ENGLISH
    subject = f"{KIND}, up to {on.isoformat()}"
    return Report(
        paper=paper,
        language=speaker.code,
        title=f"{KIND}: {program.title}",
        subject=f"{subject}, for {program.patient}" if program.patient else subject,
        author=author(program),
        created=on.isoformat(),
        clinic=program.clinic.name or speaker.said(NO_CLINIC),
        made_for=("", program.patient, ""),
        clinician=for_clinician,
        patient=for_patient,
        foot=foot(plan, speaker),
    )
