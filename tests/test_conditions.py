"""What a person has: read from a line, held against cautions, or refused."""

import datetime as dt

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
import strategies as our
from builders import exercise

MONDAY = pendulum.date(2027, 1, 4)
DETAILS = "write '8 weeks ago', 'since 2027-01-04', 'grade 1', 'trimester 2' or 'cleared by NAME'"


def refused(make, *values, **named):
    with pytest.raises(hp.ImpossibleValueError) as caught:
        make(*values, **named)
    return str(caught.value)


# --- a condition and its line ---

LINES = {
    "falls-risk": hp.Condition("falls-risk"),
    "hip-arthroscopy, 8 weeks ago": hp.Condition("hip-arthroscopy", days_ago=56),
    "hip-arthroscopy, 1 week ago": hp.Condition("hip-arthroscopy", days_ago=7),
    "hip-arthroscopy, 10 days ago": hp.Condition("hip-arthroscopy", days_ago=10),
    "hip-arthroscopy, 1 day ago": hp.Condition("hip-arthroscopy", days_ago=1),
    "hip-arthroscopy, 0 days ago": hp.Condition("hip-arthroscopy", days_ago=0),
    "hip-flexor-strain, grade 1, since 2027-01-02": hp.Condition(
        "hip-flexor-strain", grade=1, since=dt.date(2027, 1, 2)
    ),
    "pregnancy, trimester 2": hp.Condition("pregnancy", trimester=2),
    "recent-surgery, 3 weeks ago, cleared by Mr Shah": hp.Condition(
        "recent-surgery", days_ago=21, cleared_by="Mr Shah"
    ),
}


@pytest.mark.parametrize(("line", "condition"), LINES.items(), ids=list(LINES))
def test_a_condition_is_read_from_its_line_and_written_back(line, condition):
    assert hp.Condition.parse(line) == condition
    assert str(condition) == line


def test_the_details_may_stand_in_any_order_and_with_any_spaces():
    read = hp.Condition.parse(" hip-flexor-strain ,since 2027-01-02,  grade 1 ")

    assert str(read) == "hip-flexor-strain, grade 1, since 2027-01-02"


names = our.texts.map(str.strip).filter(lambda name: name and "," not in name)


@given(our.conditions(), st.just("") | names)
def test_what_is_written_of_a_condition_reads_back_as_the_same(condition, name):
    condition = attrs.evolve(condition, cleared_by=name)

    assert hp.Condition.parse(str(condition)) == condition


@pytest.mark.parametrize("since", [None, dt.date(2027, 1, 2)])
def test_days_are_counted_from_the_day_itself_or_from_the_start(since):
    known = {"days_ago": 2} if since is None else {"since": since}
    condition = hp.Condition("hip-arthroscopy", **known)

    assert [condition.days_on(MONDAY, day) for day in (0, 1, 7)] == [2, 3, 9]


def test_days_are_not_known_without_a_day_or_without_a_start():
    assert hp.Condition("hip-arthroscopy").days_on(MONDAY, 0) is None
    assert hp.Condition("hip-arthroscopy", since=MONDAY).days_on(None, 0) is None
    assert hp.Condition("hip-arthroscopy", days_ago=3).days_on(None, 4) == 7


def test_an_operation_that_is_still_to_come_counts_as_today():
    assert hp.Condition("hip-arthroscopy", since=MONDAY.add(days=9)).days_on(MONDAY, 0) == 0


REFUSED = {
    "hip-arthroscpy": "no condition 'hip-arthroscpy'; did you mean 'hip-arthroscopy'?",
    "hip-arthroscopy, 8 weeks": f"'8 weeks' is no detail; {DETAILS}",
    "hip-arthroscopy, 2 months ago": f"'2 months ago' is no detail; {DETAILS}",
    "hip-arthroscopy,": f"'' is no detail; {DETAILS}",
    "falls-risk, cleared by": f"'cleared by' is no detail; {DETAILS}",
    "hip-arthroscopy, since 2027-02-30": "no such day: '2027-02-30'",
    "hip-arthroscopy, 3 weeks ago, 21 days ago": "'21 days ago' is said twice",
    "hip-arthroscopy, 3 days ago, since 2027-01-04": "say since when or how long ago, not both",
    "hip-arthroscopy, 9999 weeks ago": "days_ago must be from 0 to 36500: 69993",
    "hip-arthroscopy, 9999999999 days ago": "a number of 10 digits cannot be meant",
    "hip-flexor-strain, grade 4": "grade must be from 1 to 3: 4",
    "pregnancy, trimester 0": "trimester must be from 1 to 3: 0",
    "falls-risk, grade 1": "falls-risk has no grade",
    "hip-arthroscopy, trimester 2": "hip-arthroscopy has no trimester",
    3: "a condition is a line of text: 3",
}


@pytest.mark.parametrize(("line", "told"), REFUSED.items(), ids=map(str, REFUSED))
def test_a_line_that_is_no_condition_is_refused_with_what_to_write(line, told):
    assert refused(hp.Condition.parse, line) == told


def test_a_name_that_is_no_text_is_refused_too():
    assert refused(hp.Condition, ["falls-risk"]).startswith("no condition ['falls-risk']; ")


@pytest.mark.parametrize("name", ["Shah, Leeds", " Shah", "Shah ", " "])
def test_a_name_that_its_line_could_not_hold_is_refused(name):
    told = refused(hp.Condition, "falls-risk", cleared_by=name)

    assert told == f"cleared_by has no comma and no outer spaces: {name!r}"


# --- a caution ---


def caution(**fields):
    return hp.Caution(text="Not now.", sources=["choice-test"], **fields)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"when": ["hip-arthroscopy"], "until_week": 6, "until_day": 3},
            "a caution ends once: by week, by day or healed",
        ),
        ({"until_week": 6}, "a caution with an end needs its condition"),
        ({"from_trimester": 2}, "a caution with an end needs its condition"),
        (
            {"when": ["hip-arthroscpy"]},
            "no condition 'hip-arthroscpy'; did you mean 'hip-arthroscopy'?",
        ),
        ({"answered": ["young-hips"]}, "no question 'young-hips'; did you mean 'young-hip'?"),
        ({"pain_above": 11}, "pain_above must be from 0 to 10: 11"),
        (
            {"when": ["calf-strain", "osteoporosis"], "until_healed": True},
            "osteoporosis has no grade: give it a caution of its own",
        ),
        (
            {"when": ["pregnancy", "pelvic-girdle-pain"], "from_trimester": 2},
            "pelvic-girdle-pain has no trimester: give it a caution of its own",
        ),
    ],
)
def test_a_caution_that_could_never_be_decided_is_refused(fields, told):
    assert refused(caution, **fields) == told


@given(our.cautions(st.just(["choice-test"])), our.conditions(), st.integers(0, 800))
def test_what_is_over_stays_over(one, condition, day):
    if one.holds(condition, day) is False:
        assert one.holds(condition, day + 1) is False


@given(our.cautions(st.just(["choice-test"])), our.conditions())
def test_only_a_missing_detail_leaves_it_open(one, condition):
    trimester = {"trimester": 3} if "trimester" in condition.kind.needs else {}
    grade = {"grade": 3} if "grade" in condition.kind.needs else {}

    assert one.holds(attrs.evolve(condition, **trimester, **grade), 5) is not None


def test_a_condition_has_the_cautions_of_what_it_includes():
    jumps = exercise(contraindications=[caution(when=["osteoporosis"])])

    assert hp.ruling(jumps, "vertebral-fracture").verdict is hp.Verdict.NOT_AT_ALL
    assert hp.ruling(jumps, "osteoporosis").verdict is hp.Verdict.NOT_AT_ALL
    assert hp.ruling(jumps, "falls-risk") == hp.Ruling(hp.Verdict.NO_LIMIT)


def test_the_strictest_that_an_exercise_says_is_its_ruling():
    care, later = caution(when=["knee-pain"]), caution(when=["knee-pain"], until_week=6)
    never = caution(when=["meniscus-injury"])
    squat = exercise(precautions=[care], contraindications=[later, never])

    assert hp.ruling(squat, "knee-pain") == hp.Ruling(hp.Verdict.NOT_YET, (later,))
    assert hp.ruling(squat, "meniscus-injury") == hp.Ruling(hp.Verdict.NOT_AT_ALL, (later, never))
    assert hp.ruling(exercise(precautions=[care]), "knee-pain") == hp.Ruling(
        hp.Verdict.WITH_CARE, (care,)
    )
    assert hp.ruling(exercise(), "cerebral-palsy") == hp.Ruling(hp.Verdict.ASK)


def test_a_ruling_on_a_condition_that_nobody_knows_is_refused():
    assert "did you mean 'latex-allergy'?" in refused(hp.ruling, exercise(), "latex-alergy")
