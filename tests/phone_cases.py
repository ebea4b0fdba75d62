"""Plans for the tests of the page for the phone."""

from __future__ import annotations

import hipflex_plan as hp
from hipflex_plan.translating import in_language

START = "2027-01-04"
PROGRAM = """\
title = "Six weeks of hip strength"
start = 2027-01-04
training_days = "mon wed fri"
patient = "A.L."
clinician = "Ingrid Meyer"
goal = "Walk up the stairs at home without pulling on the rail."
next_visit = 2027-02-17

[screening]
no_to_the_rest = true
on = 2026-12-30
by = "Ingrid Meyer"

[clinic]
name = "Harbour Street Physiotherapy"
phone = "01632 960 114"
hours = "Mon to Fri, 8 am to 6 pm"
emergency_number = "999"
advice_number = "111"

[[phases]]
name = "Build"
weeks = 6

[[phases.prescriptions]]
use = "band-hip-flexion"
dosage = "3 x 15 RM each side, tempo 3-0-3-0, rest 60 s"
frequency = "3 per week"
progression = { rule = "week-table", repetition_maximum = [15, 15, 12, 12, 10, 8] }

[[phases.prescriptions]]
use = "seated-ankle-weight-hip-flexion"
dosage = "3 x 8-12 each side, 1.5 kg, rest 60 s"
frequency = "3 per week"

[[phases.prescriptions]]
use = "wall-psoas-hold"
dosage = "2 x 1 each side, hold 20 s, rest 60 s"
frequency = "3 per week"
progression = { rule = "add-hold", seconds = 5, up_to_seconds = 30 }

[[phases.prescriptions]]
use = "diagonal-band-walk"
dosage = "2 x 20 steps, red band, rest 60 s"
frequency = "3 per week"

[[phases.prescriptions]]
use = "kneeling-hip-flexor-stretch"
dosage = "2 x 1 each side, hold 30 s"
frequency = "daily"
"""


def plan_in(code="en-GB"):
    """Five exercises in six weeks, for a patient who reads that language."""
    return hp.schedule(in_language(hp.parse_program(PROGRAM), code))
