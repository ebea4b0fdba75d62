"""Plan to cover: who, how long, what is needed, when to stop, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import advice, wording
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.handout.days import daily, training, weekdays_of
from hipflex_plan.handout.views import Fact, Warnings, ZoneView
from hipflex_plan.vocabulary import Purpose

if TYPE_CHECKING:
    from hipflex_plan.exercise import Equipment
    from hipflex_plan.load import Load
    from hipflex_plan.plan import Plan, Session
    from hipflex_plan.program import Clinic, Program

LONGEST_FOOT = 75
NOTHING = "Nothing but some free floor"


def author(program: Program) -> str:
    """Who made the document, as its properties name it."""
    return ", ".join(part for part in (program.clinician, program.clinic.name) if part)


def made_for(program: Program) -> tuple[str, str, str]:
    """The words before the name, the name, and those after it."""
    by = f"made with {program.clinician}" if program.clinician else ""
    if program.patient:
        return "For ", program.patient, f", {by}" if by else ""
    return by[:1].upper() + by[1:], "", ""


def foot(plan: Plan) -> str:
    """One line for the foot of each page; a long name of a clinic stays on the cover."""
    clinic = plan.program.clinic
    parts = [p for p in (clinic.name, clinic.phone, f"Plan {plan.reference}") if p]
    line = " · ".join(parts)
    return line if len(line) <= LONGEST_FOOT else " · ".join(parts[-2:])


def facts(plan: Plan) -> tuple[Fact, ...]:
    """The four large numbers: weeks, days, minutes, and effort or sessions."""
    weeks = plan.program.weeks
    period = wording.dates(plan.start, plan.end)
    return (
        Fact(str(weeks), "week" if weeks == 1 else "weeks", period),
        _days(plan),
        _minutes(plan),
        _effort(plan) or _sessions(plan),
    )


def _days(plan: Plan) -> Fact:
    by_week = [
        weekdays_of(session.on for session in training(plan) if session.week == week)
        for week in plan.weeks
    ]
    counts = {len(days) for days in by_week if days}
    number = str(max(counts)) if len(counts) == 1 else f"{min(counts)}–{max(counts)}"
    same = all(days == by_week[0] for days in by_week)
    besides = _every_day(plan) if counts != {DAYS_IN_A_WEEK} else ""
    names = wording.weekday_names(by_week[0], short=bool(besides))
    text = names if same else "the weekly sheets show which"
    return Fact(number, "day a week" if number == "1" else "days a week", text + besides)


def _every_day(plan: Plan) -> str:
    """What comes every day besides."""
    every_day = daily(plan)
    if not every_day:
        return ""
    stretches = all(p.exercise.purpose is Purpose.STRETCH for p in every_day)
    return "; stretch every day" if stretches else "; some every day"


def _minutes(plan: Plan) -> Fact:
    on_training_days = [session.minutes for session in training(plan)]
    number = max(on_training_days)
    often = any(item.times > 1 for session in training(plan) for item in session.items)
    what = "a day" if often else "a session"
    text = what if min(on_training_days) == number else f"{what}, at most"
    others = _other_sessions(plan)
    if others:
        text = f"{text}; {max(s.minutes for s in others)} on other days"
    return Fact(str(number), "minute" if number == 1 else "minutes", wording.glued(text))


def _other_sessions(plan: Plan) -> list[Session]:
    numbers = {session.number for session in training(plan)}
    return [session for session in plan.sessions if session.number not in numbers]


def _effort(plan: Plan) -> Fact | None:
    """How hard it should be, where all exercises but the stretches say it."""
    loaded = [
        item.dosage.effort
        for session in plan.sessions
        for item in session.items
        if item.exercise.purpose is not Purpose.STRETCH
    ]
    efforts = [effort for effort in loaded if effort is not None]
    if not efforts or len(efforts) < len(loaded):
        return None
    low, high = min(e.low for e in efforts), max(e.high for e in efforts)
    number = str(low) if low == high else f"{low}–{high}"
    return Fact(number, "out of 10", "how hard it should feel")


def _sessions(plan: Plan) -> Fact:
    count = len(training(plan))
    rests = any(p.needs_rest_days for phase in plan.program.phases for p in phase.prescriptions)
    text = "with a day of rest between" if rests else "in all"
    return Fact(str(count), "session" if count == 1 else "sessions", text)


def needs(plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is needed, in two columns that are read one after the other."""
    things: dict[str, Equipment] = {}
    loads: dict[str, list[Load]] = {}
    for session in plan.sessions:
        for item in session.items:
            for thing in item.exercise.equipment:
                things.setdefault(thing.name, thing)
                loads.setdefault(thing.name, []).append(item.dosage.load)
    lines = [wording.needed(thing, loads[name]) for name, thing in things.items()] or [NOTHING]
    half = (len(lines) + 1) // 2
    return tuple(lines[:half]), tuple(lines[half:])


def zones(clinic: Clinic) -> tuple[ZoneView, ...]:
    """The parts of the pain scale, with the limits of the clinic."""
    return tuple(
        ZoneView(
            kind=zone.zone.value,
            name=zone.zone.value.capitalize(),
            scores=zone.scores,
            between=wording.joined(f"{zone.low} to {zone.high}"),
            text=wording.glued(zone.advice.text),
        )
        for zone in advice.pain_zones(clinic.pain)
    )


def warnings(clinic: Clinic) -> Warnings:
    """When to stop and whom to call, with the clinic's numbers."""
    number = clinic.emergency_number or "your emergency number"
    doctor = f"Call {clinic.advice_number}" if clinic.advice_number else "See a doctor"
    closed = f"Closed? Call {clinic.advice_number}." if clinic.advice_number else ""
    hours = f"{clinic.hours}." if clinic.hours and not clinic.hours.endswith(".") else clinic.hours
    return Warnings(
        emergency_head=wording.balanced(f"Call {number} at once"),
        emergency=tuple(claim.text for claim in advice.EMERGENCY),
        call_head="Stop, and call us today",
        phone=clinic.phone,
        call=tuple(claim.text for claim in advice.CALL),
        doctor=wording.balanced(advice.CALF.text.format(doctor=doctor)),
        hours=" ".join(part for part in (hours, closed) if part),
    )
