"""Each check of the review: when it speaks, what it says, and when it is silent."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
from builders import exercise, prescription, program, program_of, strength, stretch
from hipflex_plan.reviewing import amounts, conditions, whole

NOBODY = hp.Person()
ASKED = hp.Screening(no_to_the_rest=True)


def has(*conditions, **known):
    return hp.Person(conditions=conditions, **known)


def said(check, of_program, person=NOBODY):
    """What a check says: how bad, the name of the issue, and its sentence."""
    return [(i.severity, i.key, i.sentence) for i in check(of_program, person)]


def caution(text="Not now.", **fields):
    return hp.Caution(text=text, sources=["choice-test"], **fields)


def lift(dosage="3 x 10", often="3 per week", rule=None, **changes):
    return prescription(dosage, often, rule, of=exercise(**changes))


def sides(left, right, often="3 per week", **changes):
    both = [lift(f"{left} left side", often, **changes), lift(f"{right} right side", **changes)]
    return program(*both)


GATED = exercise("jump", "power", gate=hp.Claim(text="Five squats.", sources=["choice-test"]))
BAND = exercise(equipment=[hp.Equipment(name="Loop band", substitute="a tied band")])
CHAIR = exercise(equipment=[hp.Equipment(name="Strong belt", substitute="a firm chair")])
SEVEN = [strength(slug=f"lift-{number}") for number in range(7)]
HENRY = (
    "7 exercises. In one small study 15 people did 2 exercises better than 8, "
    "and said that they did them as often."
)

# for each check: a program and a person of whom it speaks, what it says, and some it leaves alone
EXAMPLES = {
    whole.screening: (
        (program(), NOBODY),
        ("caution", "screening-missing", "Nobody asked for warning signs."),
        [(program(screening=ASKED), NOBODY)],
    ),
    conditions.contraindications: (
        (program(lift(contraindications=[caution(when=["latex-allergy"])])), has("latex-allergy")),
        ("stop", "contraindication/knee-lift/latex-allergy", "Not now."),
        [(program(lift(contraindications=[caution(when=["latex-allergy"])])), has("falls-risk"))],
    ),
    amounts.jumps_before_the_gate: (
        (program(prescription(of=GATED)), has(passed=["another-jump"])),
        ("stop", "gate-not-passed/jump", "Before it: Five squats."),
        [(program(prescription(of=GATED)), has(passed=["jump"])), (program(), NOBODY)],
    ),
    conditions.precautions: (
        (program(lift(precautions=[caution("Slowly.", when=["knee-pain"])])), has("knee-pain")),
        ("caution", "precaution/knee-lift/knee-pain", "Slowly."),
        [(program(lift(precautions=[caution(when=["knee-pain"])])), has("falls-risk"))],
    ),
    conditions.silent_exercises: (
        (program(), has("cerebral-palsy")),
        (
            "caution",
            "ask-first/cerebral-palsy",
            "With cerebral palsy, ask first: nothing here decides it.",
        ),
        [
            (program(), has("falls-risk")),
            (program(), has("cerebral-palsy, cleared by Mr Shah")),
            (
                program(lift(contraindications=[caution(when=["cerebral-palsy"])])),
                has("cerebral-palsy"),
            ),
        ],
    ),
    conditions.condition_rules: (
        (program(), has("osteoporosis")),
        ("note", "condition/osteoporosis", "Exercise does more good than harm."),
        [(program(), has("latex-allergy"))],
    ),
    conditions.changing_trimester: (
        (program(weeks=2), has("pregnancy, trimester 1")),
        (
            "caution",
            "trimester-changes/pregnancy",
            "The next third of the pregnancy may begin within this program.",
        ),
        [
            (program(weeks=1), has("pregnancy, trimester 1")),
            (program(weeks=2), has("pregnancy, trimester 3")),
        ],
    ),
    amounts.outside_sources: (
        (program(lift("5 x 10")), NOBODY),
        ("caution", "dosage-outside-sources/knee-lift/sets", "5 sets, but sources support 2 to 4."),
        [(program(lift("4 x 8-15", "2 per week")), NOBODY)],
    ),
    amounts.too_little_rest: (
        (program(strength(4)), NOBODY),
        (
            "caution",
            "too-little-rest/strength-lift",
            "4 per week leaves the same muscles less than 48 hours.",
        ),
        [(program(strength(3), stretch(hp.Daily(2))), NOBODY)],
    ),
    amounts.loads_that_never_grow: (
        (program(lift("3 x 10, red band")), NOBODY),
        (
            "caution",
            "load-without-progression/knee-lift",
            "red band from the first week to the last.",
        ),
        [
            (program(lift()), NOBODY),
            (program(lift("3 x 10, red band", rule=hp.Maintain(because="Comfort."))), NOBODY),
            (program(lift("3 x 10, red band", rule=hp.AddLoad(up_to="blue band"))), NOBODY),
        ],
    ),
    whole.forgotten_sides: (
        (sides("2 x 10", "3 x 10"), has(weaker_side="left")),
        (
            "caution",
            "sides-forgotten/left",
            "The weaker left side is given less work than the right side.",
        ),
        [
            (sides("3 x 10", "2 x 10"), has(weaker_side="left")),
            (sides("3 x 10", "3 x 10"), has(weaker_side="left")),
            (program(lift("3 x 10 each side")), has(weaker_side="left")),
            (sides("2 x 10", "3 x 10"), NOBODY),
        ],
    ),
    whole.missing_equipment: (
        (program(prescription(of=BAND)), has(equipment=[])),
        ("caution", "equipment-missing/knee-lift", "It needs: Loop band, or a tied band."),
        [
            (program(prescription(of=BAND)), has(equipment=["Band"])),
            (program(prescription(of=BAND)), has(equipment=["tied"])),
            (program(prescription(of=CHAIR)), has(equipment=[])),
            (program(prescription(of=BAND)), NOBODY),
        ],
    ),
    # 3 x 40 s, 2 x 60 s of rest, 60 s to change: five minutes
    whole.long_sessions: (
        (program(lift()), has(minutes=4)),
        ("caution", "session-too-long/Build", "A session takes up to 5 minutes; the person has 4."),
        [(program(lift()), has(minutes=5)), (program(lift()), NOBODY)],
    ),
    whole.many_exercises: (
        (program(*SEVEN), NOBODY),
        ("note", "many-exercises/Build", HENRY),
        [(program(*SEVEN[:6]), NOBODY), (program_of((1, *SEVEN[:6]), (1, SEVEN[6])), NOBODY)],
    ),
}
NAMES = [check.__name__ for check in EXAMPLES]


def test_every_check_has_its_examples():
    assert tuple(EXAMPLES) == hp.CHECKS


@pytest.mark.parametrize("check", EXAMPLES, ids=NAMES)
def test_a_check_speaks_and_is_silent(check):
    of_whom, expected, left_alone = EXAMPLES[check]

    assert said(check, *of_whom) == [expected]
    assert [said(check, *other) for other in left_alone] == [[]] * len(left_alone)


@pytest.mark.parametrize("check", EXAMPLES, ids=NAMES)
def test_every_issue_rests_on_sources_that_are_known_and_says_what_would_mend_it(check):
    [issue] = check(*EXAMPLES[check][0])

    assert set(issue.sources) <= {*hp.load_catalogue().sources, "choice-test"}
    assert issue.mend.endswith((".", "?"))
    assert issue.sources or check is whole.missing_equipment


# --- screening ---


@pytest.mark.parametrize("question", hp.QUESTIONS, ids=lambda question: question.key)
def test_a_finding_is_as_bad_as_its_level(question):
    answers = hp.Screening(yes=[question.key], no_to_the_rest=True)
    [(severity, key, sentence)] = said(whole.screening, program(screening=answers))
    expected = {"see a professional first": "caution", "watch": "note"}

    assert severity == expected.get(question.level, "stop")
    assert key == f"screening/{question.key}"
    assert sentence == f"{question.level}: {question.reason.text}"


def test_questions_that_nobody_answered_are_named():
    every = [question.key for question in hp.QUESTIONS]
    answers = hp.Screening(yes=[], no=every[2:])

    assert said(whole.screening, program(screening=answers)) == [
        ("caution", "screening-unanswered", f"Not answered: {every[0]}, {every[1]}.")
    ]


def test_a_finding_that_is_overruled_with_the_answers_stops_no_more():
    override = hp.Override(of=["young-hip"], by="Ingrid Meyer", on=dt.date(2027, 1, 2), reason="x")
    answers = hp.Screening(yes=["young-hip", "cold-pale-leg"], override=override)
    found = {i.key: i for i in whole.screening(program(screening=answers), NOBODY)}

    assert found["screening/young-hip"].override == override
    assert not found["screening/young-hip"].stops
    assert found["screening/cold-pale-leg"].stops


# --- the person ---


def test_what_no_program_can_check_is_to_be_read():
    told = said(conditions.contraindications, program(lift(contraindications=[caution("Ill?")])))

    assert told == [("caution", "contraindication-to-read/knee-lift", "Not at all: Ill?")]


def test_what_is_cleared_is_told_with_the_name():
    of = program(lift(contraindications=[caution(when=["recent-surgery"])]))
    told = said(conditions.contraindications, of, has("recent-surgery, cleared by Mr Shah"))

    assert told == [
        ("caution", "cleared/knee-lift/recent-surgery", "Not now. Mr Shah has cleared it.")
    ]


def test_care_after_an_answer_or_with_pain_is_told_too():
    careful = caution("Slowly.", answered=["numbness-or-tingling"], pain_above=3)
    answers = hp.Screening(yes=["numbness-or-tingling"])
    of = program(lift(precautions=[careful]), screening=answers)

    assert said(conditions.precautions, of, has(pain=4)) == [
        (
            "caution",
            "precaution/knee-lift/numbness-or-tingling",
            "Slowly. The screening says yes to numbness-or-tingling.",
        ),
        ("caution", "precaution/knee-lift/pain", "Slowly. The pain is 4."),
    ]
    assert said(conditions.precautions, program(lift(precautions=[careful])), has(pain=3)) == []


def test_all_silent_exercises_are_named_at_once_however_many():
    many = [strength(slug=f"a-lift-with-a-rather-long-name-{number}") for number in range(60)]
    [issue] = conditions.silent_exercises(program(*many), has("cerebral-palsy"))

    assert issue.place.split(", ") == [p.exercise.slug for p in many]


# --- the sides, the minutes ---


def test_a_side_that_works_twice_a_day_works_twice_as_much():
    once_each = sides("3 x 10", "3 x 10")
    [left, right] = once_each.phases[0].prescriptions
    more = attrs.evolve(right, frequency="3 per week, 2 times a day")

    assert said(whole.forgotten_sides, program(left, more), has(weaker_side="left")) != []
    assert said(whole.forgotten_sides, program(left, more), has(weaker_side="right")) == []


def test_a_stretch_of_the_tighter_side_is_no_work_for_it():
    tighter = prescription("2 x 1 right side, hold 30 s", of=exercise("pull", "stretch"))

    assert (
        said(
            whole.forgotten_sides,
            program(lift("3 x 10 each side"), tighter),
            has(weaker_side="left"),
        )
        == []
    )


def test_a_weaker_side_without_work_of_its_own_is_forgotten():
    expected = "No exercise works the hip flexors of the weaker right side by itself."
    for forgotten in (program(lift("3 x 10 left side")), program(lift("3 x 10"))):
        [(_, _, sentence)] = said(whole.forgotten_sides, forgotten, has(weaker_side="right"))

        assert sentence == expected


def test_the_weaker_side_may_be_known_from_a_test():
    score = hp.Score(on=dt.date(2027, 1, 4), left=80, right=100, unit="N")
    test = hp.Test("hip-flexion-strength", scores=[score])
    uneven = attrs.evolve(sides("2 x 10", "3 x 10"), tests=[test])

    assert [key for _, key, _ in said(whole.forgotten_sides, uneven)] == ["sides-forgotten/left"]


def test_the_weeks_that_are_too_long_are_named():
    """Five minutes in week 1; each set of 40 s and its rest of 60 s more."""
    longer = program(lift(rule=hp.AddSets(1, up_to=5)), weeks=3)
    [issue] = whole.long_sessions(longer, has(minutes=6))

    assert issue.place == "Build, weeks 2 to 3"
    assert issue.sentence == "A session takes up to 9 minutes; the person has 6."


@given(st.lists(st.sampled_from(["wall", "chair", "bed", "towel"]), min_size=1, max_size=3))
def test_household_things_need_not_be_named(words):
    thing = hp.Equipment(name=" ".join(["Firm", *words]).capitalize())

    assert said(whole.missing_equipment, program(lift(equipment=[thing])), has(equipment=[])) == []
