"""Plans with diaries of all kinds, for the report: made by rule, the same each time."""

import datetime as dt
from pathlib import Path

import attrs

import hipflex_plan as hp
from hipflex_plan.diary import sets_of, sides_of
from hipflex_plan.performance import amount
from hipflex_plan.translating import in_language

TOP = Path(__file__).parents[1]
EXAMPLE = TOP / "examples" / "six-week-band.toml"
TWO_PHASES = TOP / "tests" / "programs" / "two-phases.toml"
BANDS = ("yellow", "red", "green")
TWELVE = (
    *("band-hip-flexion", "seated-ankle-weight-hip-flexion", "wall-psoas-hold", "glute-bridge"),
    *("kneeling-hip-flexor-stretch", "standing-march", "supine-march", "step-up"),
    *("forward-lunge", "plank", "calf-raise", "side-lying-leg-raise"),
)


def example(**changes):
    """The example in the library, on its dates."""
    return hp.schedule(attrs.evolve(hp.load_program(EXAMPLE), **changes))


def both_legs():
    """Five exercises for both legs with response rules, and three tests."""
    catalogue = hp.load_catalogue()
    weight = hp.LoadStep(up_to=hp.Weight(3), by=hp.Weight(0.5))
    found = [
        ("band-hip-flexion", "3 x 12 each side, yellow band", "3 per week",
         hp.DoubleProgression(load=hp.LoadStep(up_to=hp.Band("green")))),
        ("seated-ankle-weight-hip-flexion", "3 x 8-12 each side, 0.5 kg", "3 per week",
         hp.DoubleProgression(load=weight)),
        ("wall-psoas-hold", "2 x 1 each side, hold 15 s", "3 per week",
         hp.LongerHold(seconds=5, up_to_seconds=30)),
        ("glute-bridge", "3 x 10", "3 per week", None),
        ("kneeling-hip-flexor-stretch", "2 x 1 each side, hold 30 s", "daily", None),
    ]  # fmt: skip
    made = [
        hp.Prescription(catalogue[slug], dosage, often, response=rule)
        for slug, dosage, often, rule in found
    ]
    return of(made, weeks=6, tests=TESTS)


def twelve():
    """Twelve exercises over twelve weeks."""
    catalogue = hp.load_catalogue()
    made = [
        hp.Prescription(catalogue[slug], catalogue[slug].usual.dosage, hp.PerWeek(3))
        for slug in TWELVE
    ]
    return of(made, weeks=12)


def of(prescriptions, weeks, **changes):
    """A plan of the example's person with other prescriptions."""
    return example(
        title="Stronger hips, both legs",
        phases=[hp.Phase("Strength", weeks, prescriptions)],
        based_on="",
        claims=(),
        between_sessions=(),
        known_sources=(),
        availability=hp.Availability(order="as-written"),
        **changes,
    )


def spoken(plan, code):
    """A plan for a patient who reads another language."""
    return hp.schedule(in_language(plan.program, code))


def score(month, day, **results):
    return hp.Score(on=dt.date(2027, month, day), **results)


TESTS = (
    hp.Test("pain", retest_weeks=[6], scores=[score(1, 4, value=5), score(2, 14, value=3)]),
    hp.Test(
        "hip-flexion-strength",
        retest_weeks=[6],
        scores=[
            score(1, 4, left=1.2, right=1.6, unit="Nm/kg"),
            score(2, 14, left=1.55, right=1.62, unit="Nm/kg"),
        ],
    ),
    hp.Test("lefs", retest_weeks=[6], scores=[score(1, 4, value=51)]),
)


def row(session, item, side, **fields):
    given = {"exercise": item.exercise.slug, "session": session.number, "on": session.on}
    return hp.Performance(**{**given, "side": side, "prescribed": item.dosage, **fields})


def places(plan):
    """Every row that a diary can have, with a number that looks like chance."""
    for session in plan.sessions:
        for item in session.items:
            for side in sides_of(item):
                yield session, item, side, (session.number * 7 + item.number * 5) % 11


def good(plan):
    """Nearly all is done; loads grow, pain falls, the left leg comes near the right."""
    rows = []
    for session, item, side, chance in places(plan):
        less = 2 if side is hp.Side.LEFT and session.week < 3 else 0
        most = amount(item.dosage).high
        if chance or session.week == 1:
            rows.append(
                row(
                    session, item, side,
                    sets=[max(1, most - less)] * sets_of(item),
                    load=heavier(item.dosage.load, session.week),
                    effort=4 + session.week // 3,
                    pain=max(0, chance % 3 + 2 - session.week // 2),
                    pain_next_morning=chance % 2,
                )
            )  # fmt: skip
    return hp.Diary(plan.reference, rows)


def heavier(load, week):
    if isinstance(load, hp.Weight):
        return hp.Weight(load.amount * (1 + week // 3))
    return load if isinstance(load, hp.Bodyweight) else hp.Band(BANDS[min(2, week // 3)])


def half(plan):
    """A week without a word, half-filled rows, days without exercises, and why."""
    rows = []
    for session, item, side, chance in places(plan):
        if session.week == 3 or chance < 5:
            continue
        if chance == 5:
            zeros = [0] * sets_of(item)
            rows.append(row(session, item, side, sets=zeros, obstacle="Visitors, and no time."))
        else:
            known = None if chance == 6 else amount(item.dosage).high
            rows.append(row(session, item, side, sets=[known] * 2, pain=chance % 4))
    return hp.Diary(plan.reference, rows)


def painful(plan):
    """Four weeks of growing pain, a stop sign and an adverse event."""
    rows = []
    for session, item, side, chance in places(plan):
        if session.week > 4:
            break
        pain = min(10, session.week + 2 + chance % 2) if item.number == 1 else chance % 4
        told = {}
        if (session.number, item.number) == (15, 2):
            told = {"stop_sign": hp.StopSign.SHARP_PAIN}
        if (session.number, item.number) == (10, 1):
            told = {"adverse_event": "Nearly fell when the band slipped off the door."}
        rows.append(
            row(
                session, item, side,
                sets=[amount(item.dosage).high] * sets_of(item),
                load=item.dosage.load if chance else None,
                effort=7, pain=pain, pain_next_morning=max(0, pain - 2), **told,
            )
        )  # fmt: skip
    return hp.Diary(plan.reference, rows)


def nothing_done(plan):
    """Two weeks in which it is written down that nothing was done."""
    return hp.Diary(
        plan.reference,
        [
            row(session, item, side, sets=[0] * sets_of(item))
            for session, item, side, _ in places(plan)
            if session.week < 3
        ],
    )


def empty(plan):
    """Not a word."""
    return hp.Diary(plan.reference)


LAST_DAY = dt.date(2027, 2, 14)
CASES = {
    "good": (example, good, LAST_DAY),
    "both-legs": (both_legs, good, LAST_DAY),
    "half": (both_legs, half, LAST_DAY),
    "painful": (both_legs, painful, dt.date(2027, 1, 31)),
    "nothing-done": (example, nothing_done, dt.date(2027, 1, 18)),
    "empty": (example, empty, LAST_DAY),
    "first-day": (example, empty, dt.date(2027, 1, 4)),
    "twelve": (twelve, good, dt.date(2027, 3, 28)),
    "two-phases": (lambda: hp.schedule(hp.load_program(TWO_PHASES)), good, dt.date(2027, 3, 23)),
}


def case(name, code="en-GB"):
    """The plan, diary and day of a case, for a patient who reads a language."""
    plan_of, diary_of, on = CASES[name]
    plan = plan_of() if code == "en-GB" else spoken(plan_of(), code)
    return plan, diary_of(plan), on
