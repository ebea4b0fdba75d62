"""Small whole values to test with: say what matters, the rest is filled in."""

from __future__ import annotations

from datetime import date, timedelta

from hipflex_plan import (
    Daily,
    Diary,
    Dosage,
    Exercise,
    History,
    Muscles,
    Performance,
    PerWeek,
    Phase,
    Planned,
    Prescription,
    Program,
    Source,
    Technique,
    UsualDosage,
    schedule,
)
from hipflex_plan.dates import on_the_day
from hipflex_plan.diary import sets_of, sides_of
from hipflex_plan.performance import amount

CHOICE = Source(
    key="choice-test", title="A choice of these tests", kind="project-choice", reason="To test."
)


def exercise(slug="knee-lift", purpose="strength", **changes):
    """An exercise; the name is made from the slug unless one is given."""
    name = slug.replace("-", " ").capitalize()
    fields = {
        "slug": slug,
        "name": name,
        "short_name": name[:26],
        "clinical_name": name,
        "aim": "Strengthen the hip flexors.",
        "why": "To lift your leg.",
        "purpose": purpose,
        "position": "standing",
        "counted": "lift",
        "seconds_per_repetition": 4,
        "muscles": Muscles(prime_movers=["psoas major"], sources=["choice-test"]),
        "technique": Technique(
            steps=["Stand tall.", "Lift your knee.", "Lower it slowly."],
            cues=["Breathe."],
            common_errors=["Leaning back."],
            feel="Work at the front of your hip.",
            sources=["choice-test"],
        ),
        "usual": UsualDosage(dosage="3 x 10", frequency="3 per week", sources=["choice-test"]),
        "known_sources": [CHOICE],
    }
    return Exercise(**{**fields, **changes})


def prescription(
    dosage="3 x 10", frequency="3 per week", progression=None, *, of=None, purpose="strength"
):
    """A prescription of the exercise *of*, or of one with that purpose."""
    what = of or exercise(f"{purpose}-lift", purpose)
    if progression is None:
        return Prescription(what, dosage, frequency)
    return Prescription(what, dosage, frequency, progression)


def strength(frequency=3, slug="strength-lift"):
    """A strength exercise on so many days a week, or at a frequency."""
    return prescription("3 x 10", _often(frequency), of=exercise(slug, "strength"))


def stretch(frequency=3, slug="hip-stretch"):
    """A stretch on so many days a week, or at a frequency."""
    return prescription("2 x 1, hold 30 s", _often(frequency), of=exercise(slug, "stretch"))


def _often(frequency):
    return PerWeek(frequency) if isinstance(frequency, int) else frequency


def program(*prescriptions, weeks=1, **changes):
    """A program of one phase."""
    phase = Phase("Build", weeks, list(prescriptions) or [prescription()])
    return Program("Hip strength", [phase], **changes)


def program_of(*phases, **changes):
    """A program of several phases, each given as its weeks and its prescriptions."""
    made = [
        Phase(f"Phase {number}", weeks, list(prescriptions))
        for number, (weeks, *prescriptions) in enumerate(phases, start=1)
    ]
    return Program("Hip strength", made, **changes)


DAILY = Daily()
MONDAY = date(2027, 1, 4)
AT_EASE = {"effort": 5, "pain": 0}


def did(*sets, **changes):
    """A row of a diary, as `history` takes it: with the load prescribed, effort 5 and no pain."""
    return {"sets": sets, **changes}


def performance(number=1, dosage="3 x 8-12, red band", on=None, **changes):
    """A row of a diary; the sessions are two days apart."""
    prescribed = Dosage.parse(dosage) if isinstance(dosage, str) else dosage
    fields = {
        "exercise": "knee-lift",
        "session": number,
        "on": on or MONDAY + timedelta(days=2 * number - 2),
        "side": prescribed.side,
        "prescribed": prescribed,
        "load": prescribed.load,
    }
    return Performance(**{**fields, **AT_EASE, **changes})


def history(*rows, dosage="3 x 8-12, red band", on=None, **changes):
    """What a rule reads: planned sessions two days apart, None for one not written down.

    A row may say another ``prescribed`` dosage than that of now.
    """
    planned = []
    for number, row in enumerate(rows, start=1):
        day = on_the_day(MONDAY + timedelta(days=2 * number - 2))
        told = dict(row or {})
        then = told.pop("prescribed", dosage)
        done = None if row is None else performance(number, then, **told)
        then = Dosage.parse(then) if isinstance(then, str) else then
        planned.append(Planned(number, day, (2 * number - 2) // 7 + 1, then, done))
    today = on or MONDAY + timedelta(days=max(0, 2 * len(rows) - 1))
    return History(
        exercise=exercise(),
        side=(planned[-1].prescribed if planned else Dosage.parse(dosage)).side,
        dosage=Dosage.parse(dosage) if isinstance(dosage, str) else dosage,
        planned=planned,
        on=today,
        **changes,
    )


def plan_of(*prescriptions, weeks=4, **changes):
    """A plan of one phase from a Monday, on three days a week."""
    days = {"training_days": "mon wed fri"} | changes
    return schedule(program(*prescriptions, weeks=weeks, **days), start=MONDAY, reference="ADA")


def reaching(item, **changes):
    """A row at the top of what is prescribed, with the load, effort 5 and no pain."""
    sets = [amount(item.dosage).high] * sets_of(item)
    return did(*sets, load=item.dosage.load, **changes)


def told_by(session, item, side, **changes):
    """The row of a session, an item and a side."""
    return performance(
        session.number,
        item.dosage,
        session.on,
        exercise=item.exercise.slug,
        side=side,
        **{**reaching(item), **changes},
    )


def diary_of(plan, *days, **changes):
    """A diary with a row for each item and side of the sessions before a day, at the top.

    With two days, of the sessions from the first day on and before the second.
    """
    since, until = (plan.start, days[0]) if len(days) == 1 else days
    return Diary(
        plan.reference,
        [
            told_by(session, item, side, **changes)
            for session in plan.sessions
            if since <= session.on < until
            for item in session.items
            for side in sides_of(item)
        ],
    )


def day(number):
    """A day of a plan that begins on a Monday, counted from 1."""
    return MONDAY + timedelta(days=number - 1)
