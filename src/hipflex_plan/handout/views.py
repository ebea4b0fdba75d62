"""Plan to views: frozen values with every word ready, so that templates only lay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan import advice, wording
from hipflex_plan.exercise import Purpose
from hipflex_plan.frequency import DAYS_IN_A_WEEK, Daily, Weekday
from hipflex_plan.handout.growth import Growth, growth
from hipflex_plan.validators import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pendulum

    from hipflex_plan.exercise import Claim
    from hipflex_plan.load import Load
    from hipflex_plan.plan import Plan, Session
    from hipflex_plan.program import Clinic, Prescription, Program


class Paper(Name):
    """The paper to print on."""

    A4 = "a4"
    LETTER = "letter"


PAGE_MM = {Paper.A4: 264.0, Paper.LETTER: 250.0}
"""The height of the text on a page, a little less than there is."""
TABLE_HEAD_MM = 25.5
LOWEST_ROW_MM, HIGHEST_ROW_MM = 7.2, 10.2
LONGEST_DOSE_BESIDE_A_NOTE = 4
LONGEST_FOOT = 75
QUESTIONS = 3
"""How hard, worst pain, pain next morning."""


@attrs.frozen
class Fact:
    """A large number with its unit, and a line about it."""

    number: str
    unit: str
    text: str


@attrs.frozen
class ZoneView:
    """A part of the pain scale."""

    kind: str
    name: str
    scores: tuple[int, ...]
    text: str


@attrs.frozen
class Warnings:
    """When to stop, and whom to call."""

    emergency_head: str
    emergency: tuple[str, ...]
    call_head: str
    phone: str
    call: tuple[str, ...]
    hours: str


@attrs.frozen
class Card:
    """One exercise as the patient reads it."""

    number: int
    name: str
    when: str
    tail: str
    dose: tuple[tuple[str, str], ...]
    beside: str
    below: str
    steps: tuple[str, ...]
    feel: str
    watch: str
    growth: Growth


@attrs.frozen
class Chapter:
    """The cards of one phase; *head* is empty where there is only one phase."""

    head: str
    text: str
    cards: tuple[Card, ...]


@attrs.frozen
class Block:
    """A heading with short paragraphs; None stands for a line to write on."""

    head: str
    lines: tuple[str, ...]
    write_in: tuple[str, ...] = ()


@attrs.frozen
class Day:
    """The head of a column in a week's table."""

    name: str
    date: str
    on: bool


@attrs.frozen
class TickRow:
    """One exercise in a week's table: how many boxes to tick on each day."""

    number: int
    name: str
    dose: str
    boxes: tuple[int, ...]


@attrs.frozen
class Week:
    """A table to tick: exercises by days."""

    number: int
    dates: str
    days: tuple[Day, ...]
    rows: tuple[TickRow, ...]
    row_mm: float


@attrs.frozen
class Handout:
    """Everything that a layout can print, in reading order."""

    paper: Paper
    language: str
    title: str
    subject: str
    author: str
    created: str
    clinic: str
    purpose: str
    made_for: tuple[str, str, str]
    goal: str
    facts: tuple[Fact, ...]
    needs: tuple[tuple[str, ...], tuple[str, ...]]
    zones: tuple[ZoneView, ...]
    warnings: Warnings
    chapters: tuple[Chapter, ...]
    blocks: tuple[tuple[Block, Block], ...]
    visit: str
    weeks: tuple[Week, ...]
    foot: str


def view(plan: Plan, paper: Paper | str = Paper.A4) -> Handout:
    """The views of a plan for one paper size."""
    paper, program = Paper.of(str(paper).lower()), plan.program
    subject = f"Home exercise plan for {program.patient}" if program.patient else ""
    return Handout(
        paper=paper,
        language="en-GB",
        title=program.title,
        subject=subject or "Home exercise plan",
        author=", ".join(part for part in (program.clinician, program.clinic.name) if part),
        created=plan.start.isoformat(),
        clinic=program.clinic.name or "Home exercise plan",
        purpose=program.phases[0].goal if len(program.phases) == 1 else "",
        made_for=_made_for(program),
        goal=program.goal,
        facts=_facts(plan),
        needs=_needs(plan),
        zones=_zones(),
        warnings=_warnings(program.clinic),
        chapters=_chapters(plan),
        blocks=_blocks(plan),
        visit=wording.long_date(program.next_visit) if program.next_visit else "",
        weeks=tuple(_week(plan, week, paper) for week in range(1, program.weeks + 1)),
        foot=_foot(plan),
    )


def _made_for(program: Program) -> tuple[str, str, str]:
    """The words before the name, the name, and those after it."""
    by = f"made with {program.clinician}" if program.clinician else ""
    if program.patient:
        return "For ", program.patient, f", {by}" if by else ""
    return by[:1].upper() + by[1:], "", ""


def _foot(plan: Plan) -> str:
    """One line for the foot of each page; a long name of a clinic stays on the cover."""
    clinic = plan.program.clinic
    parts = [part for part in (clinic.name, clinic.phone, plan.reference) if part]
    foot = " · ".join(parts)
    return foot if len(foot) <= LONGEST_FOOT else " · ".join(parts[-2:])


# --- the cover ---


def _facts(plan: Plan) -> tuple[Fact, ...]:
    weeks = plan.program.weeks
    period = Fact(
        str(weeks), "week" if weeks == 1 else "weeks", wording.dates(plan.start, plan.end)
    )
    return period, _days_fact(plan), _minutes_fact(plan), _last_fact(plan)


def _training(plan: Plan) -> list[Session]:
    """The sessions of the prescribed days; all of them where everything is daily."""
    chosen = [s for s in plan.sessions if any(not _daily(item.prescription) for item in s.items)]
    return chosen or list(plan.sessions)


def _daily(prescription: Prescription) -> bool:
    return isinstance(prescription.frequency, Daily)


def _days_fact(plan: Plan) -> Fact:
    by_week = [
        _weekdays(s.on for s in _training(plan) if s.week == week)
        for week in range(1, plan.program.weeks + 1)
    ]
    counts = {len(days) for days in by_week}
    number = str(max(counts)) if len(counts) == 1 else f"{min(counts)}–{max(counts)}"
    same = all(days == by_week[0] for days in by_week)
    text = wording.weekday_names(by_week[0]) if same else "the weekly sheets show which"
    return Fact(number, "day a week" if number == "1" else "days a week", text)


def _weekdays(dates: Iterable[pendulum.Date]) -> tuple[Weekday, ...]:
    names = list(Weekday)
    return tuple(names[position] for position in sorted({on.weekday() for on in dates}))


def _minutes_fact(plan: Plan) -> Fact:
    training = _training(plan)
    minutes = [session.minutes for session in training]
    numbers = {session.number for session in training}
    others = [session for session in plan.sessions if session.number not in numbers]
    text = "for a session" if min(minutes) == max(minutes) else "for a session, at most"
    if others:
        stretches = all(i.exercise.purpose is Purpose.STRETCH for s in others for i in s.items)
        what = " of stretching" if stretches else ""
        least = wording.counted(max(session.minutes for session in others), "minute")
        text = f"on other days {least}{what}"
    return Fact(str(max(minutes)), "minute" if max(minutes) == 1 else "minutes", text)


def _last_fact(plan: Plan) -> Fact:
    loaded = [
        item.dosage.effort
        for session in plan.sessions
        for item in session.items
        if item.exercise.purpose is not Purpose.STRETCH
    ]
    efforts = [effort for effort in loaded if effort is not None]
    if efforts and len(efforts) == len(loaded):
        low, high = min(e.low for e in efforts), max(e.high for e in efforts)
        number = str(low) if low == high else f"{low}–{high}"
        return Fact(number, "out of 10", "how hard the last ones should feel")
    count = len(_training(plan))
    rests = any(p.needs_rest_days for phase in plan.program.phases for p in phase.prescriptions)
    text = "with a day of rest between" if rests else "one after the other"
    return Fact(str(count), "session" if count == 1 else "sessions", text)


def _needs(plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is needed, in two columns that are read one after the other."""
    loads: dict[str, list[Load]] = {}
    exercises = {}
    for session in plan.sessions:
        for item in session.items:
            exercises[item.exercise.slug] = item.exercise
            loads.setdefault(item.exercise.slug, []).append(item.dosage.load)
    lines = [
        line
        for slug, exercise in exercises.items()
        for line in wording.needed(exercise, loads[slug])
    ]
    unique = list(dict.fromkeys(lines)) or ["Nothing but some free floor"]
    half = (len(unique) + 1) // 2
    return tuple(unique[:half]), tuple(unique[half:])


def _zones() -> tuple[ZoneView, ...]:
    return tuple(
        ZoneView(z.zone.value, z.zone.value.capitalize(), z.scores, wording.glued(z.advice.text))
        for z in advice.PAIN_ZONES
    )


def _warnings(clinic: Clinic) -> Warnings:
    number = clinic.emergency_number or "your emergency number"
    doctor = f"call {clinic.advice_number}" if clinic.advice_number else "see a doctor"
    closed = f"Closed? Call {clinic.advice_number}." if clinic.advice_number else ""
    hours = f"{clinic.hours}." if clinic.hours and not clinic.hours.endswith(".") else clinic.hours
    return Warnings(
        emergency_head=f"Call {number} at once",
        emergency=tuple(claim.text for claim in advice.EMERGENCY),
        call_head="Stop, and call us today",
        phone=clinic.phone,
        call=(*(claim.text for claim in advice.CALL), advice.CALF.text.format(doctor=doctor)),
        hours=" ".join(part for part in (hours, closed) if part),
    )


# --- the cards ---


def _chapters(plan: Plan) -> tuple[Chapter, ...]:
    chapters, first = [], 1
    phases = plan.program.phases
    for phase in phases:
        last = first + phase.weeks - 1
        weeks = f"Week {first}" if first == last else f"Weeks {first} to {last}"
        head = f"{weeks}: {phase.name}" if len(phases) > 1 else ""
        cards = tuple(
            _card(number, prescription, growth(prescription, phase, first), plan, first)
            for number, prescription in enumerate(phase.prescriptions, start=1)
        )
        until = f"Move on when: {phase.move_on_when}" if phase.move_on_when else ""
        text = " ".join(part for part in (phase.goal, until) if part)
        chapters.append(Chapter(head, text if head else "", cards))
        first = last + 1
    return tuple(chapters)


def _card(
    number: int, prescription: Prescription, grows: Growth, plan: Plan, first_week: int
) -> Card:
    exercise, dosage = prescription.exercise, prescription.dosage
    own = [
        session.on
        for session in plan.in_week(first_week)
        if any(item.number == number for item in session.items)
    ]
    week = f"In week {first_week}"
    side = wording.SIDES[dosage.side]
    numbers = wording.dose_numbers(dosage, exercise)
    beside, *below = [*wording.dose_notes(dosage, exercise), prescription.note]
    if too_wide(numbers):
        beside, below = "", [beside, *below]
    return Card(
        number=number,
        name=wording.name_with_side(exercise.name, dosage.side),
        when=wording.when(prescription.frequency, _weekdays(own)),
        tail=f"{week}, {side}" if side else week,
        dose=numbers,
        beside=beside,
        below=" ".join(note for note in below if note),
        steps=tuple(wording.balanced(step) for step in exercise.technique.steps),
        feel=wording.balanced(exercise.technique.feel),
        watch=wording.balanced(" ".join(exercise.technique.common_errors)),
        growth=grows,
    )


def too_wide(numbers: Sequence[tuple[str, str]]) -> bool:
    """Whether a dosage in large type leaves no room for a note beside it."""
    return sum(len(number) for number, _ in numbers) > LONGEST_DOSE_BESIDE_A_NOTE


# --- part of the day ---


def _blocks(plan: Plan) -> tuple[tuple[Block, Block], ...]:
    until = plan.program.phases[0].move_on_when if len(plan.program.phases) == 1 else ""
    ready = (*_texts(advice.NEXT_WEEK), *((f"Finished when: {until}",) if until else ()))
    return (
        (
            Block("When and where", _when(plan), ("After", "In the")),
            Block("If something gets in the way", _texts(advice.MISSED)),
        ),
        (
            Block("Ready for next week’s numbers?", ready),
            Block("Between the sessions", _texts(advice.BETWEEN)),
        ),
    )


def _when(plan: Plan) -> tuple[str, ...]:
    """The training days, and what is for every day besides."""
    days = _weekdays(session.on for session in _training(plan))
    if len(days) == DAYS_IN_A_WEEK:
        return ("Every day.",)
    names = wording.listed([wording.day_name(day.position) for day in days])
    daily = dict.fromkeys(
        prescription.exercise.short_name
        for phase in plan.program.phases
        for prescription in phase.prescriptions
        if _daily(prescription)
    )
    every_day = (f"Every day: {wording.listed(list(daily))}.",) if daily else ()
    return (f"{names}.", *every_day)


def _texts(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(wording.glued(claim.text) for claim in claims)


# --- the weeks ---


def _week(plan: Plan, week: int, paper: Paper) -> Week:
    first = plan.first_day_of(week)
    dates = [first.add(days=day) for day in range(DAYS_IN_A_WEEK)]
    sessions = {session.on: session for session in plan.in_week(week)}
    training = {s.on for s in _training(plan) if s.week == week}
    return Week(
        number=week,
        dates=wording.dates(dates[0], dates[-1], year=False),
        days=tuple(_day(on, place == 0, on in training) for place, on in enumerate(dates)),
        rows=_rows(plan, week, dates, sessions),
        row_mm=row_height(len(plan.phase_of(week)[1].prescriptions), paper),
    )


def row_height(exercises: int, paper: Paper) -> float:
    """The height of a row, in millimetres, so that whole tables fill a page."""
    rows = exercises + QUESTIONS
    for tables in (3, 2, 1):
        height = (PAGE_MM[paper] / tables - TABLE_HEAD_MM) / rows
        if height >= LOWEST_ROW_MM or tables == 1:
            return round(max(LOWEST_ROW_MM, min(height, HIGHEST_ROW_MM)), 2)
    return LOWEST_ROW_MM


def _day(on: pendulum.Date, first: bool, training: bool) -> Day:
    name = wording.short_day(on.weekday())
    date = wording.short_date(on) if first or on.day == 1 else str(on.day)
    return Day(name, date, training)


def _rows(
    plan: Plan,
    week: int,
    dates: Sequence[pendulum.Date],
    sessions: Mapping[pendulum.Date, Session],
) -> tuple[TickRow, ...]:
    _, phase, _ = plan.phase_of(week)
    rows = []
    for number, prescription in enumerate(phase.prescriptions, start=1):
        due = {
            on: item
            for on, session in sessions.items()
            for item in session.items
            if item.number == number
        }
        dosage = next(iter(due.values())).dosage
        short = wording.name_with_side(prescription.exercise.short_name, dosage.side)
        boxes = tuple(due[on].times if on in due else 0 for on in dates)
        rows.append(TickRow(number, short, wording.dose_line(dosage), boxes))
    return tuple(rows)
