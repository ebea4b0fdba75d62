"""What a report of a program can answer: the lines of CERT and TIDieR, and the days of tests."""

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hipflex_plan as hp
import strategies as our
from builders import exercise, prescription, program, stretch

MONDAY = dt.date(2027, 1, 4)
CERT = [
    *("1", "2", "3", "4", "5", "6", "7a", "7b", "8", "9", "10", "11", "12", "13", "14a", "14b"),
    *("15", "16a", "16b"),
]
TIDIER = [str(number) for number in range(1, 13)]
FULL = hp.Delivery(
    rationale="Weak hips.",
    provider="A physiotherapist.",
    individual_or_group="individual",
    supervision="A visit every three weeks.",
    setting="At home.",
    adherence="A diary, read at each visit.",
    motivation="A call after two weeks.",
    non_exercise="none",
    adverse_events="Asked for at each visit.",
    tailoring="tailored",
    tailored_how="By the side and the weight.",
    starting_level="The heaviest weight for 10.",
    fidelity="One session watched.",
    delivered_as_planned="16 of 18 sessions.",
)
GROWING = prescription("3 x 10, 1 kg", "3 per week", hp.AddLoad(step="1 kg", up_to="3 kg"))


def states(lines):
    return {line.item: line.state.value for line in lines}


def line_of(lines, item):
    [line] = [line for line in lines if line.item == item]
    return line


def items(lines, state):
    return [line.item for line in lines if line.state == state]


# --- the two templates ---


def test_the_nineteen_lines_of_cert_and_the_twelve_of_tidier_are_in_their_order():
    assert [line.item for line in hp.cert(program())] == CERT
    assert [line.item for line in hp.tidier(program())] == TIDIER


def test_a_bare_program_answers_what_stands_in_it_and_misses_the_rest():
    bare = program(stretch())

    assert states(hp.cert(bare)) == {
        **dict.fromkeys(("1", "7a", "8", "9", "13"), "satisfied"),
        **dict.fromkeys(("2", "3", "4", "5", "6", "10", "11", "12"), "missing"),
        **dict.fromkeys(("14a", "14b", "15", "16a"), "missing"),
        **dict.fromkeys(("7b", "16b"), "not applicable"),
    }
    assert states(hp.tidier(bare)) == {
        **dict.fromkeys(("1", "3", "4", "8"), "satisfied"),
        **dict.fromkeys(("2", "5", "6", "7", "9", "11"), "missing"),
        **dict.fromkeys(("10", "12"), "not applicable"),
    }


def test_what_is_missing_is_told_with_the_field_to_write():
    lines = hp.cert(program())

    assert str(line_of(lines, "12")) == "12 Setting: missing. Write setting under delivery."
    assert line_of(lines, "6").told == "Write motivation under delivery. Or a goal."


def test_a_full_delivery_and_a_growing_program_answer_everything():
    full = program(GROWING, weeks=3, delivery=FULL, clinician="Ingrid Meyer", overrides=[])

    assert items(hp.cert(full), "satisfied") == CERT
    assert items(hp.tidier(full), "satisfied") == [item for item in TIDIER if item != "10"]
    assert line_of(hp.tidier(full), "10").told == "Nothing was overruled."


def test_a_generic_program_need_not_say_how_it_was_tailored():
    generic = program(delivery=attrs.evolve(FULL, tailoring="generic", tailored_how=""))

    for lines, item in ((hp.cert(generic), "14b"), (hp.tidier(generic), "9")):
        assert line_of(lines, item).state == "not applicable"
        assert line_of(lines, item).told == "The program is generic."


def test_a_tailored_program_must_say_how():
    tailored = program(delivery=hp.Delivery(tailoring="tailored"))

    assert line_of(hp.cert(tailored), "14a").told == "tailored"
    assert line_of(hp.cert(tailored), "14b").told == "Write tailored_how under delivery."


def test_a_load_without_a_rule_is_missing_its_decision_rule_unless_it_has_a_reason():
    bare = program(prescription("3 x 10, 1 kg"), stretch())
    because = prescription("3 x 10, 1 kg", progression=hp.Maintain(because="Comfort first."))

    assert str(line_of(hp.cert(bare), "7a")) == (
        "7a Progression: decision rule: missing. A load and no rule: strength-lift."
    )
    assert line_of(hp.cert(program(because)), "7a").state == "satisfied"


def test_how_it_grew_is_told_from_the_first_week_to_the_last():
    line = line_of(hp.cert(program(GROWING, weeks=3)), "7b")

    assert line.told == "strength-lift from 3 x 10, 1 kg to 3 x 10, 3 kg."


def test_the_equipment_the_dosages_and_the_goal_are_told():
    band = exercise(
        "band-lift", equipment=[hp.Equipment(name="Loop band", substitute="a tied band")]
    )
    told = hp.cert(program(prescription(of=band), stretch(), weeks=2, goal="Climb stairs."))

    assert line_of(told, "1").told == "Loop band (or a tied band)."
    assert line_of(hp.cert(program(stretch())), "1").told == "None."
    assert line_of(told, "6").told == "Goal: Climb stairs."
    assert line_of(told, "9").told == "All of it, for 2 weeks."
    assert line_of(told, "13").told == (
        "2 weeks. band-lift 3 x 10, 3 per week; hip-stretch 2 x 1, hold 30 s, 3 per week."
    )


def test_what_was_overruled_is_a_modification():
    override = hp.Override(of=["a"], by="Ingrid Meyer", on=MONDAY, reason="Seen on Friday.")
    line = line_of(hp.tidier(program(overrides=[override])), "10")

    assert (line.state, line.told) == ("satisfied", str(override))


def test_who_provides_is_the_clinician_and_what_delivery_says():
    both = program(clinician="Ingrid Meyer", delivery=hp.Delivery(provider="A physiotherapist."))

    assert line_of(hp.tidier(both), "5").told == "Ingrid Meyer; A physiotherapist."


FILE = """\
protocol = "six-week-band"
side = "left"
goal = "Climb stairs."
[delivery]
provider = "A physiotherapist with ten years of practice."
individual_or_group = "individual"
setting = "At home."
tailoring = "generic"
"""


def test_a_program_file_is_reported_by_what_it_says():
    lines = hp.cert(hp.parse_program(FILE))

    assert items(lines, "missing") == ["4", "5", "10", "11", "15", "16a"]
    assert items(lines, "not applicable") == ["14b", "16b"]
    assert line_of(lines, "3").told == "individual"


@settings(max_examples=40)
@given(our.programs())
def test_any_program_is_reported_with_all_items_and_every_line_says_something(drawn):
    for lines, expected in ((hp.cert(drawn), CERT), (hp.tidier(drawn), TIDIER)):
        assert [line.item for line in lines] == expected
        assert all(line.told for line in lines)


@given(st.sets(st.sampled_from([field.name for field in attrs.fields(hp.Delivery)])))
def test_saying_more_never_answers_less(left_out):
    less = attrs.evolve(FULL, **{name: None if name in ("individual_or_group", "tailoring") else ""
                                 for name in left_out})  # fmt: skip
    for report in (hp.cert, hp.tidier):
        some = items(report(program(delivery=less)), "satisfied")
        everything = items(report(program(delivery=FULL)), "satisfied")

        assert set(some) <= set(everything)


# --- the days on which something is measured ---


def due(*tests, weeks=8, start=MONDAY):
    """When what is measured: the measure, the day from the start, which one, whether done."""
    plan = hp.schedule(program(weeks=weeks, tests=tests), start=start)
    return [
        (one.test.use, (one.on - plan.start).days, one.occasion, one.found)
        for one in plan.tests_due
    ]


def pain(*days, retest_weeks=(4, 8)):
    """A test of pain that was scored so many days after the start."""
    scores = [hp.Score(on=MONDAY + dt.timedelta(days=day), value=5) for day in days]
    return hp.Test("pain", retest_weeks=list(retest_weeks), scores=scores)


def test_a_test_is_due_at_the_start_and_on_the_last_day_of_its_weeks():
    assert due(pain()) == [
        ("pain", 0, "baseline", ""),
        ("pain", 27, "re-test", ""),
        ("pain", 55, "re-test", ""),
    ]


def test_a_baseline_stands_on_the_day_of_its_score():
    assert due(pain(-3))[0] == ("pain", -3, "baseline", "done")
    assert due(pain(2))[0] == ("pain", 2, "baseline", "done")


@pytest.mark.parametrize(
    ("days", "done"),
    [
        ([0], ["", ""]),
        ([0, 20], ["", ""]),  # a day too early for week 4
        ([0, 21], ["done", ""]),
        ([0, 27], ["done", ""]),
        ([0, 35], ["done", ""]),  # a week late
        ([0, 55], ["", "done"]),  # week 4 was left out
        ([0, 27, 90], ["done", "done"]),
        ([23], ["", ""]),  # the first score is the baseline, however late
    ],
)
def test_a_retest_is_done_by_a_later_score_from_its_week_on(days, done):
    assert [found for *_, occasion, found in due(pain(*days)) if occasion == "re-test"] == done


def test_a_baseline_in_week_1_is_not_its_own_retest():
    assert due(pain(0, retest_weeks=[1])) == [
        ("pain", 0, "baseline", "done"),
        ("pain", 6, "re-test", ""),
    ]


def test_several_tests_are_told_in_the_order_of_their_days():
    lefs = hp.Test("lefs", retest_weeks=[2])

    assert [(use, day) for use, day, *_ in due(pain(-3), lefs)] == [
        ("pain", -3),
        ("lefs", 0),
        ("lefs", 13),
        ("pain", 27),
        ("pain", 55),
    ]


@given(our.measured(), st.integers(1, 12), our.STARTS)
def test_each_test_is_due_once_and_once_for_each_week(test, weeks, start):
    told = due(test, weeks=weeks, start=start)

    assert len(told) == 1 + len(test.retest_weeks)
    assert [day for _, day, *_ in told] == sorted(day for _, day, *_ in told)
