"""Wishes of the command line to the text of a new program file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hipflex_plan.catalogue_files import load_catalogue
from hipflex_plan.frequency import weekdays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

WITHOUT_PROTOCOL = """
title = "Hip flexor strength"

[[phases]]
name = "Build"
weeks = 6

[[phases.prescriptions]]
use = "seated-ankle-weight-hip-flexion"  # see: hipflex-plan exercises
dosage = "3 x 10 {side}, effort 5-6, rest 120 s"
frequency = "3 per week"
progression = {{ rule = "add-load", step = "0.5 kg", up_to = "1.5 kg", every_weeks = 2 }}

[[phases.prescriptions]]
use = "kneeling-hip-flexor-stretch"
dosage = "2 x 1 each side, hold 30 s"
frequency = "daily"
"""


def starter_text(
    *,
    protocol: str | None,
    side: str | None,
    start: date | None,
    days: str | None,
    patient: str,
) -> str:
    """The text of a program file that passes its check, with help beside each line.

    Raises:
        UnknownNameError: for a protocol that nobody knows.
        ImpossibleValueError: for words that are no weekdays.
    """
    return "\n".join([*_person(start, days, patient), *_exercises(protocol, side)]) + "\n"


def _person(start: date | None, days: str | None, patient: str) -> Iterator[str]:
    yield "# A program file of hipflex-plan. Change it, then: hipflex-plan check FILE"
    yield ""
    yield f"patient = {_quoted(patient)}  # a name or a code; may stay empty"
    yield 'clinician = ""'
    yield 'goal = ""  # what the person wants to do again, in their own words'
    shown = start.isoformat() if start else "2027-01-04"
    yield f"{'' if start else '# '}start = {shown}  # the first day of week 1"
    names = " ".join(weekdays(days)) if days else "mon wed fri"
    yield f"{'' if days else '# '}training_days = {_quoted(names)}  # none: any day"
    yield "# next_visit = 2027-02-17"


def _exercises(protocol: str | None, side: str | None) -> Iterator[str]:
    if protocol is None:
        yield WITHOUT_PROTOCOL.format(side=f"{side or 'each'} side")
        yield from _clinic()
        return
    chosen = load_catalogue().protocol(protocol)
    phase = chosen.program.phases[0]
    prescription = phase.prescriptions[0]
    yield ""
    yield f"protocol = {_quoted(chosen.slug)}  # see: hipflex-plan show {chosen.slug}"
    yield f"{'' if side else '# '}side = {_quoted(side or 'left')}  # left, right or each"
    yield ""
    yield from _clinic()
    yield ""
    yield "# Changes are laid over the protocol, by exercise:"
    yield f"# [changes.{prescription.exercise.slug}]"
    yield '# frequency = "2 per week"'
    yield ""
    yield "# More exercises join a phase:"
    yield f"# [[additions.{phase.name}]]"
    yield '# use = "kneeling-hip-flexor-stretch"'
    yield '# dosage = "2 x 1 each side, hold 30 s"'
    yield '# frequency = "daily"'


def _clinic() -> Iterator[str]:
    yield "# [screening]  # the questions: hipflex-plan questions"
    yield "# yes = []"
    yield "# no_to_the_rest = true"
    yield ""
    yield "# [person]  # what the review needs to know: hipflex-plan conditions"
    yield '# conditions = ["falls-risk", "hip-arthroscopy, 8 weeks ago"]'
    yield "# minutes = 20"
    yield ""
    yield "# [[tests]]  # what is measured, now and again: hipflex-plan tests"
    yield '# use = "pain"'
    yield "# retest_weeks = [3, 6]"
    yield ""
    yield "# [availability]  # see docs/explanation/scheduling.md"
    yield '# minutes = ["wed 30", "sat 45"]'
    yield '# away = ["2027-02-02", "2027-02-06 to 2027-02-07", "every other sat from 2027-01-09"]'
    yield '# times = ["18:00"]'
    yield ""
    yield "# [action_plan]  # in the person's own words"
    yield '# when = "After breakfast"'
    yield '# where = "In the front room"'
    yield ""
    yield "# [movement_breaks]  # standing up from sitting"
    yield "# every_minutes = 45"
    yield ""
    yield "[clinic]  # whom to call, as it should be printed"
    yield 'name = ""'
    yield 'phone = ""'
    yield 'hours = ""  # as in: Mon to Fri, 8 am to 6 pm'
    yield 'emergency_number = ""  # as in: 999'
    yield 'advice_number = ""  # out of hours, as in: 111'
    yield "# address, website, country, logo, accent: see docs/how-to/your-clinic.md"


def _quoted(text: str) -> str:
    """A TOML string; JSON writes the same for one line of text."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
