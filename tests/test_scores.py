"""Tests and scores: what cannot be a score, and which change is said to count."""

import datetime as dt
import re

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
from hipflex_plan.documents import parse_document
from hipflex_plan.measures import KEYS
from hipflex_plan.plain import plain
from hipflex_plan.structuring import Structurer

FIRST, LATER, LAST = dt.date(2027, 1, 4), dt.date(2027, 2, 1), dt.date(2027, 3, 1)
NUMBERS = [m for m in hp.MEASURES if not m.yes_or_no]


def score(on=FIRST, **results):
    return hp.Score(on=on, **results)


def measured(use, *results, unit=""):
    """A test whose scores are these results, a month apart."""
    days = (FIRST, LATER, LAST)
    made = [score(on, unit=unit, **r) for on, r in zip(days, results, strict=False)]
    return hp.Test(use, retest_weeks=[4, 8], scores=made)


def value_test(use, *values):
    return measured(use, *({"value": value} for value in values))


def only_reading(test):
    [reading] = hp.readings(test)
    return reading


def reached(test):
    return [change.name for change in only_reading(test).reached]


def refused(make, *values, **named):
    with pytest.raises(hp.ImpossibleValueError) as caught:
        make(*values, **named)
    return str(caught.value)


# --- the measures ---


def test_the_list_of_measures_is_closed():
    assert list(KEYS) == [
        "seated-knee-raise",
        "lying-knee-raise",
        "pain",
        "psfs",
        "lefs",
        "chair-stand-30s",
        "hip-flexion-strength",
        "modified-thomas-hip",
        "modified-thomas-knee",
    ]


@pytest.mark.parametrize("measure", hp.MEASURES, ids=lambda measure: measure.key)
def test_every_source_of_a_measure_is_in_the_catalogue(measure):
    assert set(measure.source_keys) - set(hp.load_catalogue().sources) == set()


@pytest.mark.parametrize("measure", hp.MEASURES, ids=lambda measure: measure.key)
def test_a_change_that_counts_rests_on_more_than_a_choice(measure):
    sources = hp.load_catalogue().sources
    for change in measure.changes:
        kinds = {sources[key].kind for key in change.claim.sources}

        assert kinds - {hp.SourceKind.PROJECT_CHOICE}
        assert (change.amount is None) is not (change.percent is None)


def written_numbers(text):
    return {float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


@pytest.mark.parametrize("measure", hp.MEASURES, ids=lambda measure: measure.key)
def test_the_number_of_a_change_stands_in_its_claim_and_in_its_source(measure):
    sources = hp.load_catalogue().sources
    for change in measure.changes:
        number = change.amount if change.percent is None else change.percent
        told = [sources[key] for key in change.claim.sources]
        texts = " ".join(f"{source.says} {source.reason}" for source in told)
        spelled = {"one point": 1, "two points": 2}
        in_source = written_numbers(texts) | {n for words, n in spelled.items() if words in texts}

        assert number in written_numbers(change.claim.text)
        assert number in in_source


@pytest.mark.parametrize("measure", hp.MEASURES, ids=lambda measure: measure.key)
def test_a_measure_is_a_number_on_a_scale_or_held_or_not(measure):
    ends = (measure.lowest, measure.highest)

    assert measure.yes_or_no is (ends == (None, None)) is (measure.units == ())
    assert measure.yes_or_no or measure.lowest < measure.highest


@pytest.mark.parametrize("key", ["seated-knee-raise", "lying-knee-raise"])
def test_the_knee_raise_tests_say_what_they_are_not_and_when_not_to(key):
    warnings = " ".join(claim.text for claim in KEYS[key].warnings)

    for words in ("no diagnosis", "fracture", "acute strain", "operation", "Stop at pain"):
        assert words in warnings


def test_the_lying_knee_raise_is_not_for_a_posterior_hip_replacement():
    warnings = " ".join(claim.text for claim in KEYS["lying-knee-raise"].warnings)

    assert "Not after a posterior hip replacement: it bends the hip above 90 degrees." in warnings
    assert "Not with acute hip pain." in warnings
    assert "No norm and no study of its reliability was found." in warnings


@pytest.mark.parametrize("key", ["modified-thomas-hip", "modified-thomas-knee"])
def test_the_modified_thomas_test_says_that_it_needs_a_still_pelvis(key):
    [first, *_] = KEYS[key].warnings

    assert "Not valid unless pelvic tilt is controlled" in first.text
    assert "31.8" in first.text
    assert "57.1" in first.text


# --- a score ---


def test_nought_and_not_held_are_results():
    assert score(value=0).results == {"value": 0}
    assert score(left_held=False).results == {"left_held": False}


def test_a_score_without_a_result_is_refused():
    expected = (
        "the score of 2027-01-04 has no result: write value, or left and right, "
        "or left_held and right_held"
    )

    assert refused(score) == expected


@pytest.mark.parametrize("wrong", [True, "4", float("nan"), float("inf"), 1j, dt.date.today])
def test_a_result_that_is_no_number_is_refused(wrong):
    assert refused(score, value=wrong) == f"value must be a number: {wrong!r}"


@pytest.mark.parametrize("wrong", [1, 0, "held", 1.0])
def test_held_is_true_or_false(wrong):
    assert refused(score, left_held=wrong) == f"left_held must be bool: {wrong!r}"


@pytest.mark.parametrize("wrong", [None, "2027-01-04", pendulum.datetime(2027, 1, 4)])
def test_a_score_has_its_day(wrong):
    assert refused(score, on=wrong, value=4)


# --- a test ---


def test_a_measure_that_nobody_knows_is_refused_with_the_nearest():
    told = refused(hp.Test, "chair-stand", retest_weeks=[4])

    assert told == "no measure 'chair-stand'; did you mean 'chair-stand-30s'?"


@pytest.mark.parametrize(
    ("weeks", "told"),
    [
        ([0], "retest_weeks must be from 1 to 52: 0"),
        ([53], "retest_weeks must be from 1 to 52: 53"),
        ([4, 4], "retest_weeks must rise: 4 after 4"),
        ([8, 4], "retest_weeks must rise: 4 after 8"),
        ([4.0], "retest_weeks must be a whole number from 1 to 52: 4.0"),
        (4, "retest_weeks must be a list of weeks: 4"),
    ],
)
def test_retest_weeks_rise_from_1_to_52(weeks, told):
    assert refused(hp.Test, "pain", retest_weeks=weeks) == told


def test_a_test_need_not_be_repeated_nor_have_been_done():
    test = hp.Test("pain", retest_weeks=[])

    assert (test.retest_weeks, test.baseline, test.latest) == ((), None, None)


def test_the_baseline_is_the_first_score_and_the_latest_the_last():
    test = value_test("pain", 6, 5, 2)

    assert (test.baseline.value, test.latest.value) == (6, 2)


@pytest.mark.parametrize("later", [FIRST, dt.date(2027, 1, 3)])
def test_scores_are_in_the_order_of_their_days(later):
    both = [score(value=4), score(later, value=3)]
    told = refused(hp.Test, "pain", retest_weeks=[4], scores=both)

    assert told == f"scores are in the order of their days: {later} after 2027-01-04"


@pytest.mark.parametrize(
    ("use", "result", "told"),
    [
        ("pain", {"value": 11}, "value of pain must be from 0 to 10: 11"),
        ("pain", {"value": -1}, "value of pain must be from 0 to 10: -1"),
        ("pain", {"value": 3.5}, "value of pain must be a whole number: 3.5"),
        ("lefs", {"value": 81}, "value of lefs must be from 0 to 80: 81"),
        ("pain", {"left": 3}, "the result of pain is written as value, not left"),
        ("pain", {"value": 3, "unit": "cm"}, "pain has one way to be scored: leave the unit"),
        (
            "modified-thomas-knee",
            {"value": 60},
            "the result of modified-thomas-knee is written as left and right, not value",
        ),
        (
            "modified-thomas-knee",
            {"left": 60, "right": 181},
            "right of modified-thomas-knee must be from 0 to 180: 181",
        ),
        (
            "seated-knee-raise",
            {"left": 1},
            "the result of seated-knee-raise is written as left_held and right_held, not left",
        ),
        ("lefs", {"left_held": True}, "the result of lefs is written as value, not left_held"),
        ("hip-flexion-strength", {"left": 90}, "write the unit, one of Nm/kg, N, kg: ''"),
        ("hip-flexion-strength", {"left": 90, "unit": "lb"}, "write the unit, one of Nm/kg, N"),
    ],
)
def test_a_score_that_the_measure_cannot_have_is_refused(use, result, told):
    made = [score(**result)]
    message = refused(hp.Test, use, retest_weeks=[], scores=made)

    assert message.startswith(f"score of 2027-01-04: {told}")


def test_the_scores_of_a_test_have_one_unit():
    both = [score(left=90, unit="N"), score(LATER, left=1.2, unit="Nm/kg")]
    told = refused(hp.Test, "hip-flexion-strength", retest_weeks=[], scores=both)

    assert told == "the scores of a test have one unit: N, then Nm/kg"


# --- the two sides ---


strengths = st.floats(0, 1000) | st.integers(0, 1000)


def test_a_side_with_three_quarters_of_the_strength_is_a_quarter_weaker():
    assert hp.asymmetry_percent(left=60, right=80) == 25
    assert hp.weaker_side(left=60, right=80) is hp.Side.LEFT


@given(strengths, strengths)
def test_asymmetry_is_the_same_whichever_side_is_the_stronger(one, other):
    assert hp.asymmetry_percent(one, other) == hp.asymmetry_percent(other, one)


@given(strengths, strengths)
def test_asymmetry_is_from_0_to_100_and_0_for_equal_sides(one, other):
    percent = hp.asymmetry_percent(one, other)

    assert (percent is None) is (one == other == 0)
    assert percent is None or 0 <= percent <= 100
    assert percent is None or one != other or percent == 0


@given(strengths, strengths)
def test_the_weaker_side_changes_places_with_the_sides(one, other):
    swapped = {hp.Side.LEFT: hp.Side.RIGHT, hp.Side.RIGHT: hp.Side.LEFT, None: None}

    assert hp.weaker_side(one, other) is swapped[hp.weaker_side(other, one)]


@pytest.mark.parametrize("sides", [(None, 3), (3, None), (None, None)])
def test_a_side_that_was_not_measured_is_compared_with_nothing(sides):
    assert hp.asymmetry_percent(*sides) is None
    assert hp.weaker_side(*sides) is None


def test_no_strength_on_either_side_is_no_percentage_and_on_one_is_all_of_it():
    assert hp.asymmetry_percent(0, 0) is None
    assert hp.asymmetry_percent(0, 5) == 100


@pytest.mark.parametrize("wrong", [-1, float("nan"), float("inf")])
@pytest.mark.parametrize("compare", [hp.asymmetry_percent, hp.weaker_side])
def test_a_strength_below_nought_is_refused(compare, wrong):
    assert refused(compare, wrong, 3) == f"a strength is a number of 0 or more: {wrong!r}"


# --- what a change says ---


@pytest.mark.parametrize(
    ("use", "before", "after", "trend"),
    [
        ("pain", 6, 4, "better"),
        ("pain", 4, 6, "worse"),
        ("psfs", 4, 6, "better"),
        ("lefs", 60, 50, "worse"),
        ("chair-stand-30s", 0, 3, "better"),
        ("pain", 0, 0, "no change"),
    ],
)
def test_better_is_more_or_less_as_the_measure_has_it(use, before, after, trend):
    assert only_reading(value_test(use, before, after)).trend == trend


@pytest.mark.parametrize(
    ("use", "before", "after", "names"),
    [
        ("pain", 10, 9, ["slightly better"]),
        ("pain", 6, 5, ["slightly better", "slightly better"]),
        ("pain", 8, 6, ["slightly better", "slightly better", "much better", "a small change"]),
        ("psfs", 2, 3.2, []),
        ("psfs", 2, 3.3, ["a small change"]),
        ("psfs", 2, 4, ["more than measurement error", "a small change"]),
        ("lefs", 40, 48, []),
        (
            "lefs",
            40,
            49,
            ["more than measurement error", "a change that matters", "a small change"],
        ),
        ("lefs", 49, 40, ["more than measurement error"]),
        ("chair-stand-30s", 8, 10, ["major improvement by the lowest of three reckonings"]),
        ("chair-stand-30s", 11, 8, ["more than measurement error"]),
    ],
)
def test_a_change_counts_from_the_number_of_its_source_on(use, before, after, names):
    assert reached(value_test(use, before, after)) == names


def test_pain_in_words():
    assert only_reading(value_test("pain", 6, 5, 4)).in_words() == (
        "Pain (0 to 10): 6 on 2027-01-04, 4 on 2027-03-01, better by 2 points; it counts as "
        "slightly better (1 point), slightly better (15 %), much better (2 points), "
        "much better (33 %), a small change (1.5 points), "
        "and not as a large change (3.5 points) [salaffi-2004, abbott-schmitt-2014]."
    )


def test_what_was_found_for_getting_better_says_nothing_of_getting_worse():
    for before in (0, 4):
        reading = only_reading(value_test("pain", before, before + 3))

        assert reading.reached == ()
        assert reading.in_words().endswith(
            "worse by 3 points; which change counts was found for getting better alone "
            "[salaffi-2004, abbott-schmitt-2014]."
        )


def test_a_change_that_is_too_small_is_said_not_to_count():
    assert only_reading(value_test("lefs", 42, 40)).in_words() == (
        "Lower Extremity Functional Scale (total): 42 on 2027-01-04, 40 on 2027-02-01, worse by "
        "2 points; it does not count as more than measurement error (9 points) [binkley-1999]."
    )


def test_each_side_is_read_by_itself():
    sides = [{"left": 80, "right": 100}, {"left": 102, "right": 100}]
    left, right = hp.readings(measured("hip-flexion-strength", *sides, unit="N"))

    assert (left.side, left.amount, left.trend) == (hp.Side.LEFT, 22, "better")
    assert left.in_words() == (
        "Hip flexion strength (dynamometer), left: 80 on 2027-01-04, 102 on 2027-02-01, better "
        "by 22 N; it counts as more than measurement error (25.2 %) [hip-strength-60-degrees]."
    )
    assert right.in_words() == (
        "Hip flexion strength (dynamometer), right: 100 on 2027-01-04, 100 on 2027-02-01, "
        "no change."
    )


def test_there_is_no_percentage_of_nought():
    test = measured("hip-flexion-strength", {"left": 0}, {"left": 40}, unit="N")

    assert (
        only_reading(test)
        .in_words()
        .endswith(
            "better by 40 N; which change counts was found in per cent, and there is none of 0 "
            "[hip-strength-60-degrees]."
        )
    )


def test_a_side_is_read_between_the_days_on_which_it_was_measured():
    test = measured("modified-thomas-hip", {"left": 10}, {"left": 8, "right": 4}, {"right": -1.5})
    left, right = hp.readings(test)

    assert (left.since, left.until) == (FIRST, LATER)
    assert right.in_words() == (
        "Modified Thomas test, hip angle, right: 4 on 2027-02-01, -1.5 on 2027-03-01, lower by "
        "5.5 degrees; which change counts was not found for this measure."
    )


def test_sources_that_disagree_are_both_told():
    words = only_reading(measured("modified-thomas-knee", {"left": 58}, {"left": 63})).in_words()

    assert "higher by 5 degrees" in words
    assert "and not as more than error in a larger study (19.4 degrees)" in words
    assert "[modified-thomas-stabilisation, peeler-anderson-2008, choice-reckoned-error]" in words


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (False, True, "not held on 2027-01-04, held on 2027-02-01, better; which change counts"),
        (True, False, "held on 2027-01-04, not held on 2027-02-01, worse; which change counts"),
        (False, False, "not held on 2027-01-04, not held on 2027-02-01, no change."),
    ],
)
def test_a_knee_raise_is_held_or_not(before, after, told):
    test = measured("seated-knee-raise", {"right_held": before}, {"right_held": after})

    assert only_reading(test).amount is None
    assert only_reading(test).in_words().startswith(f"Seated knee raise, right: {told}")


@pytest.mark.parametrize("values", [(), (4,)])
def test_fewer_than_two_scores_are_no_change(values):
    assert hp.readings(value_test("pain", *values)) == ()


@st.composite
def pairs(draw):
    """A measure with a number, and two of its scores."""
    measure = draw(st.sampled_from(NUMBERS))
    low, high = int(measure.lowest), int(measure.highest)
    numbers = st.integers(low, high)
    if not measure.whole:
        numbers |= st.integers(low * 100, high * 100).map(lambda n: n / 100)
    return measure, draw(numbers), draw(numbers)


def read(measure, before, after):
    field, unit = measure.fields[0], measure.units[0] if len(measure.units) > 1 else ""
    return only_reading(measured(measure.key, {field: before}, {field: after}, unit=unit))


@given(pairs())
def test_equal_scores_are_no_change_and_reach_nothing(pair):
    measure, before, _ = pair
    reading = read(measure, before, before)

    assert (reading.amount, reading.trend, reading.reached) == (0, "no change", ())
    assert reading.in_words().endswith(", no change.")


@given(pairs())
def test_there_and_back_are_of_one_size_and_go_opposite_ways(pair):
    opposite = {
        "better": "worse",
        "worse": "better",
        "higher": "lower",
        "lower": "higher",
        "no change": "no change",
    }
    there, back = read(*pair), read(pair[0], pair[2], pair[1])

    assert there.amount == -back.amount
    assert opposite[there.trend] == back.trend


@given(pairs())
def test_a_change_is_said_to_count_with_its_sources_alone(pair):
    reading = read(*pair)
    words = reading.in_words()

    assert ("counts as" in words) is bool(reading.reached)
    for change in reading.reached:
        assert change.name in words
        assert all(key in words for key in change.claim.sources)


@given(pairs(), st.data())
def test_a_larger_change_reaches_all_that_a_smaller_one_reaches(pair, data):
    measure, before, after = pair
    between = data.draw(st.integers(0, 4)) / 4 * (after - before) + before
    if measure.whole:
        between = float(round(between))

    assert set(read(measure, before, between).reached) <= set(read(measure, before, after).reached)


# --- files ---


FILE = """
use = "hip-flexion-strength"
retest_weeks = [4, 8]
[[scores]]
on = 2027-01-04
left = 90
right = 112.5
unit = "N"
by = "Ingrid Meyer"
[[scores]]
on = 2027-02-01
left = 0
unit = "N"
"""


def from_toml(text):
    document = parse_document(text, "ada.toml", ".toml")
    structurer = Structurer(document, {})
    return structurer.read(hp.Test, document.data, ()), structurer.problems


def test_a_test_is_read_from_a_file_and_written_as_it_was():
    test, problems = from_toml(FILE)
    back = Structurer(parse_document("", "ada.toml", ".toml"), {}).read(hp.Test, plain(test), ())

    assert problems == []
    assert test.latest == score(LATER, left=0, unit="N")
    assert back == test


@pytest.mark.parametrize("held", [True, False])
def test_held_and_not_held_survive_a_file(held):
    test = measured("lying-knee-raise", {"left_held": held})

    assert plain(test)["scores"] == [{"on": FIRST, "left_held": held}]


def test_what_cannot_be_in_a_file_is_told_with_its_place():
    _, problems = from_toml(FILE.replace("left = 0", "left = 2000").replace('"N"', '"kg"'))

    assert [(problem.path, problem.message) for problem in problems] == [
        (
            "scores",
            "score of 2027-02-01: left of hip-flexion-strength must be from 0 to 1000: 2000.0",
        )
    ]


def test_values_are_frozen():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        score(value=3).value = 2
