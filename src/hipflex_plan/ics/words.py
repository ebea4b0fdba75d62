"""A session to the words of its entry in a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import advice, wording
from hipflex_plan.frequency import Daily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.plan import Item, Plan, Session, TestDue
    from hipflex_plan.program import Clinic

DROPPED = "Hip exercises: not on this day"
VISIT = "Visit: hip exercises"
BREAK = "Stand up and move"
WHOLE = "How each exercise is done, and all that makes you stop: see your handout."


def session_line(session: Session) -> str:
    """``Hip exercises, week 2``: short, and nothing of the person."""
    return f"Hip exercises, week {session.week}"


def session_text(
    plan: Plan, session: Session, items: Sequence[Item], minutes: int, events: int
) -> str:
    """What to do, one line for each exercise; when to stop, and whom to call.

    What is done more often than the day has *events* says how often.
    """
    number = f"Session {session.number}. About {wording.counted(minutes, 'minute')}."
    lines = [number, *(_item(item, events) for item in items)]
    return _plain([*lines, _stop(plan.program.clinic), *contact(plan.program.clinic), WHOLE])


def _item(item: Item, events: int) -> str:
    """``1. Band knee lift, left: 3 sets of 15 lifts. Rest 1 minute between sets.``."""
    exercise, dosage = item.exercise, item.dosage
    name = wording.name_with_side(exercise.name, dosage.side)
    side = "" if name != exercise.name else wording.SIDES[dosage.side]
    often = wording.often(Daily(item.times)) if item.times > events else ""
    numbers = [" ".join(number) for number in wording.dose_numbers(dosage, exercise)]
    amount = (" of " if "set" in numbers[0] else " ").join(numbers).replace("–", " to ")
    dose = ", ".join(part for part in (amount, side, often) if part)
    notes = (*wording.dose_notes(dosage, exercise), item.prescription.note)
    return " ".join((f"{item.number}. {name}: {dose}.", *filter(None, notes)))


def _stop(clinic: Clinic) -> str:
    worst = advice.pain_zones(clinic.pain)[-1]
    pain = f"{worst.low} to {worst.high}" if worst.low < worst.high else str(worst.high)
    return f"Pain of {pain}? {worst.advice.text}"


def contact(clinic: Clinic) -> Iterator[str]:
    """Whom to call, where a number is known."""
    if clinic.phone:
        name = f"{clinic.name}, " if clinic.name else ""
        hours = f" ({clinic.hours.rstrip('.')})" if clinic.hours else ""
        yield f"Call us: {name}{clinic.phone}{hours}."


def visit_text(clinic: Clinic) -> str:
    """Whom to call about a visit."""
    return _plain([*contact(clinic)])


def measure_line(due: TestDue) -> str:
    """``Test: 30-second chair stand``."""
    return f"Test: {due.test.measure.name}"


def break_text() -> str:
    """Why to stand up."""
    return _plain([claim.text for claim in advice.BETWEEN])


def _plain(lines: Sequence[str]) -> str:
    """Lines with spaces that may break: a narrow screen breaks them where it must."""
    return "\n".join(wording.glued(line) for line in lines).replace(wording.NBSP, " ")
