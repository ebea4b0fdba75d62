"""Plan to cover: who, how long, what is needed, when to stop, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from hipflex_plan import advice, wording
from hipflex_plan.advice import Zone
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.handout.days import daily, training, weekdays_of
from hipflex_plan.handout.pictures import end_alone
from hipflex_plan.handout.views import Fact, Warnings, ZoneView
from hipflex_plan.messages import said
from hipflex_plan.vocabulary import Purpose

if TYPE_CHECKING:
    from hipflex_plan.clinic import Clinic
    from hipflex_plan.exercise import Equipment, Exercise
    from hipflex_plan.handout.pictures import Pictures
    from hipflex_plan.languages import Language
    from hipflex_plan.load import Load
    from hipflex_plan.plan import Plan
    from hipflex_plan.program import Program
    from hipflex_plan.sessions import Session
    from hipflex_plan.translation import ThingWords

LONGEST_FOOT = 75
MARK = "\u0001"
"""Where the name of the patient goes, so that it can be printed bold."""
ZONES = {Zone.GO: said("Go"), Zone.CARE: said("Care"), Zone.STOP: said("Stop")}
NOTHING = said("Nothing but some free floor")


def author(program: Program) -> str:
    """Who made the document, as its properties name it."""
    return ", ".join(part for part in (program.clinician, program.clinic.name) if part)


def made_for(program: Program, language: Language) -> tuple[str, str, str]:
    """The words before the name, the name, and those after it."""
    name, clinician = language.apart(program.patient), language.apart(program.clinician)
    if name and clinician:
        whole = language.text("For {name}, made with {clinician}", name=MARK, clinician=clinician)
    elif name:
        whole = language.text("For {name}", name=MARK)
    elif clinician:
        return language.text("Made with {clinician}", clinician=clinician), "", ""
    else:
        return "", "", ""
    before, _, after = whole.partition(language.apart(MARK))
    return before, name, after


def foot(plan: Plan, language: Language) -> str:
    """One line for the foot of each page; a long name of a clinic stays on the cover."""
    clinic = plan.program.clinic
    reference = language.text("Plan {reference}", reference=plan.reference)
    told = (language.apart(clinic.name), language.apart(clinic.phone), reference)
    parts = [part for part in told if part]
    line = " · ".join(parts)
    return line if len(line) <= LONGEST_FOOT else " · ".join(parts[-2:])


def picture(plan: Plan, pictures: Pictures, language: Language) -> Markup:
    """The end of the first exercise that is drawn and no warm-up; empty where there is none."""
    drawn = (
        prescription
        for phase in plan.program.phases
        for prescription in phase.prescriptions
        if not prescription.warm_up and _is_drawn(prescription.exercise)
    )
    first = next(drawn, None)
    return end_alone(first.exercise, first.side, pictures, language) if first else Markup()


def _is_drawn(exercise: Exercise) -> bool:
    """Whether it has a drawing that no photograph of the clinic takes the place of."""
    return exercise.figure is not None and exercise.photograph is None


def facts(plan: Plan, language: Language) -> tuple[Fact, ...]:
    """The four large numbers: weeks, days, minutes, and effort or sessions."""
    weeks = plan.program.weeks
    period = wording.dates(plan.start, plan.end, language)
    return (
        Fact(str(weeks), language.several(weeks, "week", "weeks"), period),
        _days(plan, language),
        _minutes(plan, language),
        _effort(plan, language) or _sessions(plan, language),
    )


def _days(plan: Plan, language: Language) -> Fact:
    by_week = [
        weekdays_of(session.on for session in training(plan) if session.week == week)
        for week in plan.weeks
    ]
    counts = {len(days) for days in by_week if days}
    most = max(counts)
    number = str(most) if len(counts) == 1 else language.apart(f"{min(counts)}–{most}")
    same = all(days == by_week[0] for days in by_week)
    besides = _every_day(plan, language) if counts != {DAYS_IN_A_WEEK} else ""
    names = wording.weekday_names(by_week[0], language, short=bool(besides))
    text = names if same else language.text("the weekly sheets show which")
    unit = language.several(most, "day a week", "days a week")
    return Fact(number, unit, language.text("; ").join(filter(None, (text, besides))))


def _every_day(plan: Plan, language: Language) -> str:
    """What comes every day besides."""
    every_day = daily(plan)
    if not every_day:
        return ""
    stretches = all(p.exercise.purpose is Purpose.STRETCH for p in every_day)
    if stretches:
        return language.text("stretch every day")
    return language.text("some every day")


def _minutes(plan: Plan, language: Language) -> Fact:
    on_training_days = [session.minutes for session in training(plan)]
    number = max(on_training_days)
    often = any(item.times > 1 for session in training(plan) for item in session.items)
    what = language.text("a day") if often else language.text("a session")
    if min(on_training_days) != number:
        what = language.text("{what}, at most", what=what)
    others = _other_sessions(plan)
    besides = (
        language.text("{number} on other days", number=max(s.minutes for s in others))
        if others
        else ""
    )
    text = language.text("; ").join(filter(None, (what, besides)))
    return Fact(str(number), language.several(number, "minute", "minutes"), wording.glued(text))


def _other_sessions(plan: Plan) -> list[Session]:
    numbers = {session.number for session in training(plan)}
    return [session for session in plan.sessions if session.number not in numbers]


def _effort(plan: Plan, language: Language) -> Fact | None:
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
    number = str(low) if low == high else language.apart(f"{low}–{high}")
    return Fact(number, language.text("out of 10"), language.text("how hard it should feel"))


def _sessions(plan: Plan, language: Language) -> Fact:
    count = len(training(plan))
    rests = any(p.needs_rest_days for phase in plan.program.phases for p in phase.prescriptions)
    text = language.text("with a day of rest between") if rests else language.text("in all")
    return Fact(str(count), language.several(count, "session", "sessions"), text)


def needs(plan: Plan, language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is needed, in two columns that are read one after the other."""
    things: dict[str, tuple[Equipment, ThingWords]] = {}
    loads: dict[str, list[Load]] = {}
    for session in plan.sessions:
        for item in session.items:
            words = wording.words_of(item.exercise, language)
            for thing, told in zip(item.exercise.equipment, words.equipment, strict=True):
                things.setdefault(thing.name, (thing, told))
                loads.setdefault(thing.name, []).append(item.dosage.load)
    lines = [
        wording.needed(thing, told.name, told.substitute, loads[name], language)
        for name, (thing, told) in things.items()
    ] or [language.said(NOTHING)]
    half = (len(lines) + 1) // 2
    return tuple(lines[:half]), tuple(lines[half:])


def zones(clinic: Clinic, language: Language) -> tuple[ZoneView, ...]:
    """The parts of the pain scale, with the limits of the clinic."""
    return tuple(
        ZoneView(
            kind=zone.zone.value,
            name=language.said(ZONES[zone.zone]),
            scores=zone.scores,
            between=wording.spoken(zone.low, zone.high, language),
            text=wording.glued(language.said(zone.advice.text)),
        )
        for zone in advice.pain_zones(clinic.pain)
    )


def warnings(clinic: Clinic, language: Language) -> Warnings:
    """When to stop and whom to call, with the clinic's numbers."""
    number = clinic.number_to_call or language.text("your emergency number")
    advised = clinic.advice_number
    told = language.text("Closed? Call {number}.", number=advised) if advised else ""
    closed = wording.joined(told)
    hours = language.apart(wording.with_stop(clinic.hours)) if clinic.hours else ""
    return Warnings(
        emergency_head=wording.balanced(language.text("Call {number} at once", number=number)),
        emergency=tuple(wording.balanced(language.said(claim.text)) for claim in advice.EMERGENCY),
        call_head=language.text("Stop, and call us today"),
        phone=language.apart(clinic.phone),
        call=tuple(wording.balanced(language.said(claim.text)) for claim in advice.CALL),
        doctor=wording.balanced(_with_its_word(language.said(advice.calf(advised).text), advised)),
        hours=" ".join(part for part in (hours, closed) if part),
    )


def _with_its_word(text: str, number: str) -> str:
    """The text with a number to call on the line of the word before it."""
    return text.replace(f" {number}", wording.joined(f" {number}")) if number else text
