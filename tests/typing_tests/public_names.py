"""What a type checker sees of the public names; read by mypy, never run."""

from datetime import date
from typing import assert_type

import attrs

import hipflex_plan as hp

exercises = hp.load_catalogue()
assert_type(exercises, hp.Catalogue)
assert_type(exercises["wall-psoas-hold"], hp.Exercise)

dosage = hp.Dosage.parse("3 x 8-12 each side")
assert_type(dosage, hp.Dosage)
assert_type(dosage.repetitions, hp.Range | None)
assert_type(dosage.load, hp.Bodyweight | hp.Weight | hp.Band | hp.RepetitionMaximum)

# lines, lists and plain dates are welcome at the door
prescription = hp.Prescription(exercises["wall-psoas-hold"], "2 x 20 s", "3 per week")
phase = hp.Phase("Build", weeks=6, prescriptions=[prescription])
program = hp.Program("Hips", [phase], start=date(2027, 1, 4), training_days="mon wed fri")
assert_type(phase.prescriptions, tuple[hp.Prescription, ...])

plan = hp.schedule(program, start=date(2027, 1, 4), training_days=["mon", "wed", "fri"])
assert_type(plan, hp.Plan)
assert_type(plan.sessions, tuple[hp.Session, ...])
assert_type(hp.to_pdf(plan, "letter"), bytes)
assert_type(hp.plan_to_json(plan), str)
assert_type(hp.to_ics(plan, zone="Europe/London", alarm_minutes=30), str)
assert_type(hp.movement_breaks_to_ics(plan), str)
diary = hp.Diary(plan.reference)
assert_type(hp.adherence(plan, diary, date(2027, 1, 10)), hp.Adherence)
assert_type(hp.report_to_pdf(plan, diary, date(2027, 1, 10), "letter"), bytes)


@attrs.frozen
class OwnRule:
    """A clinic's own rule needs no base class."""

    def dosage(self, baseline: hp.Dosage, week: int) -> hp.Dosage:
        """The same."""
        return baseline

    def in_words(self) -> str:
        """One sentence."""
        return "The same."


rule: hp.ProgressionRule = OwnRule()
hp.Prescription(exercises["wall-psoas-hold"], dosage, hp.PerWeek(3), OwnRule())
