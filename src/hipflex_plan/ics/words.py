"""A session to the words of its entry in a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import advice, wording
from hipflex_plan.frequency import Daily
from hipflex_plan.messages import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.clinic import Clinic
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.sessions import Item, Session, TestDue

DROPPED = said("Hip exercises: not on this day")
VISIT = said("Visit: hip exercises")
BREAK = said("Stand up and move")
WHOLE = said("How each exercise is done, and all that makes you stop: see your handout.")


def session_line(session: Session, language: Language) -> str:
    """``Hip exercises, week 2``: short, and nothing of the person."""
    return language.text("Hip exercises, week {week}", week=session.week)


def session_text(  # noqa: PLR0913, PLR0917  # an entry is made of each of these
    plan: Plan,
    session: Session,
    items: Sequence[Item],
    minutes: int,
    events: int,
    language: Language,
) -> str:
    """What to do, one line for each exercise; when to stop, and whom to call.

    What is done more often than the day has *events* says how often.
    """
    number = language.several(
        minutes,
        "Session {session}. About {number} minute.",
        "Session {session}. About {number} minutes.",
        session=session.number,
    )
    lines = [number, *(_item(item, events, language) for item in items)]
    clinic = plan.program.clinic
    called = contact(clinic, language)
    return _plain([*lines, _stop(clinic, language), *called, language.said(WHOLE)])


def _item(item: Item, events: int, language: Language) -> str:
    """``1. Band knee lift, left: 3 sets × 15 lifts. Rest 1 minute between sets.``."""
    exercise, dosage = item.exercise, item.dosage
    own = wording.words_of(exercise, language).name
    name = wording.name_with_side(own, dosage.side, language)
    side = "" if name != own else language.said(wording.SIDES[dosage.side])
    often = language.said(wording.often(Daily(item.times))) if item.times > events else ""
    amount = wording.dose_sentence(dosage, exercise, language)
    dose = language.text(", ").join(part for part in (amount, side, often) if part)
    notes = (
        *wording.dose_notes(dosage, exercise, language),
        language.own(item.prescription.note),
    )
    return " ".join((f"{item.number}. {name}: {dose}.", *filter(None, notes)))


def _stop(clinic: Clinic, language: Language) -> str:
    worst = advice.pain_zones(clinic.pain)[-1]
    pain = wording.spoken(worst.low, worst.high, language)
    told = language.said(worst.advice.text)
    return f"{language.text('Pain of {pain}?', pain=pain)} {told}"


def contact(clinic: Clinic, language: Language) -> Iterator[str]:
    """Whom to call, where a number is known."""
    if clinic.phone:
        parts = (clinic.name, language.apart(clinic.phone))
        whom = language.text(", ").join(part for part in parts if part)
        hours = f" ({clinic.hours.rstrip('.')})" if clinic.hours else ""
        yield language.text("Call us: {whom}.", whom=f"{whom}{hours}")


def visit_text(clinic: Clinic, language: Language) -> str:
    """Whom to call about a visit."""
    return _plain([*contact(clinic, language)])


def measure_line(due: TestDue, language: Language) -> str:
    """``Test: 30-second chair stand``."""
    return language.text("Test: {name}", name=language.own(due.test.measure.name))


def break_text(language: Language) -> str:
    """Why to stand up."""
    return _plain([language.said(claim.text) for claim in advice.BETWEEN])


def _plain(lines: Sequence[str]) -> str:
    """Lines with spaces that may break: a narrow screen breaks them where it must."""
    return "\n".join(wording.glued(line) for line in lines).replace(wording.NBSP, " ")
