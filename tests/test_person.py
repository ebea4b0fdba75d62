"""A person, an override and the rest of a program file: read, written back, or refused."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hipflex_plan as hp
import strategies as our
from builders import program

MONDAY = dt.date(2027, 1, 4)


def refused(make, **named):
    with pytest.raises(hp.ImpossibleValueError) as caught:
        make(**named)
    return str(caught.value)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"conditions": "falls-risk"}, "conditions are a list: 'falls-risk'"),
        ({"conditions": None}, "conditions are a list: None"),
        ({"conditions": ["falls-risk", "falls-risk"]}, "falls-risk is given twice"),
        ({"pain": 11}, "pain must be from 0 to 10: 11"),
        ({"pain": 3.5}, "pain must be a whole number from 0 to 10: 3.5"),
        ({"weaker_side": "both"}, "weaker_side is left or right: both"),
        ({"weaker_side": "lft"}, "no side 'lft'; did you mean 'left'?"),
        ({"minutes": 0}, "minutes must be from 1 to 240: 0"),
        ({"equipment": "band"}, "equipment must be a list of texts: 'band'"),
        ({"passed": ["box-jump", ""]}, "passed must not be empty"),
    ],
)
def test_a_person_that_cannot_be_is_refused(fields, told):
    assert refused(hp.Person, **fields) == told


def test_conditions_may_be_given_as_lines_as_values_and_as_a_set():
    both = {hp.Condition("falls-risk"), hp.Condition("back-pain")}

    assert hp.Person(conditions=both) == hp.Person(conditions=["back-pain", "falls-risk"])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"of": []}, "an override names what it is of"),
        ({"of": "screening"}, "of must be a list of texts: 'screening'"),
        ({"by": " "}, "by must not be empty"),
        ({"reason": ""}, "reason must not be empty"),
        ({"on": None}, "an override needs the day on which it was decided"),
        ({"on": "2027-01-02"}, "a date is needed, without a time: '2027-01-02'"),
    ],
)
def test_an_override_without_one_of_its_four_is_refused(changes, told):
    whole = {"of": ["a"], "by": "Ingrid Meyer", "on": dt.date(2027, 1, 2), "reason": "Seen."}

    assert str(hp.Override(**whole)) == "Overruled by Ingrid Meyer on 2027-01-02: a. Seen."
    assert refused(hp.Override, **{**whole, **changes}) == told


# --- all of it in a program file ---

FILE = """\
protocol = "six-week-band"
side = "left"
start = 2027-01-04
[person]
conditions = ["hip-flexor-strain, grade 1, 4 weeks ago", "falls-risk"]
pain = 2
weaker_side = "left"
minutes = 20
equipment = ["band"]
passed = ["box-jump"]
[[tests]]
use = "pain"
retest_weeks = [3, 6]
[[tests.scores]]
on = 2027-01-04
value = 4
by = "Ingrid Meyer"
[delivery]
setting = "At home."
individual_or_group = "individual"
tailoring = "generic"
[[overrides]]
of = ["precaution/band-hip-flexion/falls-risk"]
by = "Ingrid Meyer"
on = 2027-01-02
reason = "She holds on to a worktop."
"""


def test_a_program_file_holds_the_person_the_tests_the_delivery_and_the_overrides():
    read = hp.parse_program(FILE)
    strain = hp.Condition("hip-flexor-strain", grade=1, days_ago=28)
    score = hp.Score(on=MONDAY, value=4, by="Ingrid Meyer")

    assert read.person == hp.Person(
        conditions=[strain, "falls-risk"],
        pain=2,
        weaker_side="left",
        minutes=20,
        equipment=["band"],
        passed=["box-jump"],
    )
    assert read.tests == (hp.Test("pain", retest_weeks=[3, 6], scores=[score]),)
    assert read.delivery == hp.Delivery(
        setting="At home.", individual_or_group="individual", tailoring="generic"
    )
    assert read.overrides == (
        hp.Override(
            of=["precaution/band-hip-flexion/falls-risk"],
            by="Ingrid Meyer",
            on=dt.date(2027, 1, 2),
            reason="She holds on to a worktop.",
        ),
    )


@pytest.mark.parametrize("suffix", [".toml", ".yaml", ".json"])
def test_it_is_written_back_the_same_in_every_format(suffix):
    read = hp.parse_program(FILE)

    assert hp.parse_program(hp.program_text(read, suffix), suffix) == read


@settings(max_examples=40)
@given(our.persons(), st.lists(our.overrides(), max_size=2), st.sampled_from([".toml", ".json"]))
def test_any_person_and_any_override_read_back_as_the_same(person, overrides, suffix):
    before = program(person=person, overrides=overrides)

    assert hp.parse_program(hp.program_text(before, suffix), suffix) == before


MISTAKES = """\
protocol = "six-week-band"
[person]
conditions = ["hip-arthroscpy, 8 weeks ago", "falls-risk, grade 1"]
weaker_side = "both"
minuts = 20
[[tests]]
use = "pian"
[[tests]]
use = "lefs"
[[tests.scores]]
on = 2027-01-04
value = 81
[delivery]
where = "home"
individual_or_group = "alone"
[[overrides]]
of = "contraindication/plank/heart-disease"
by = "Ingrid Meyer"
on = "soon"
"""
MISTAKES_TOLD = """\
program.toml: line 3: person.conditions[0]: no condition 'hip-arthroscpy'; \
did you mean 'hip-arthroscopy'?
program.toml: line 3: person.conditions[1]: falls-risk has no grade
program.toml: line 4: person.weaker_side: weaker_side is left or right: both
program.toml: line 5: person.minuts: no such key; did you mean 'minutes'?
program.toml: line 7: tests[0].use: no measure 'pian'; did you mean 'pain'?
program.toml: line 8: tests[1].scores: score of 2027-01-04: \
value of lefs must be from 0 to 80: 81.0
program.toml: line 14: delivery.where: no such key; choose one of adherence, adverse_events, \
delivered_as_planned, fidelity, individual_or_group, motivation, non_exercise, provider, \
rationale, setting, starting_level, supervision, tailored_how, tailoring
program.toml: line 15: delivery.individual_or_group: no company 'alone'; \
choose one of group, individual
program.toml: line 16: overrides[0].reason: is missing
program.toml: line 17: overrides[0].of: a list is needed: 'contraindication/plank/heart-disease'
program.toml: line 19: overrides[0].on: a date is written as 2027-01-04: 'soon'"""


def test_all_mistakes_are_told_at_once_with_their_places_and_lines():
    with pytest.raises(hp.FileError) as caught:
        hp.parse_program(MISTAKES)

    assert str(caught.value) == MISTAKES_TOLD


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("retest_weeks = [9]", "tests: pain is due in week 9, but the program has 6"),
        ('[[tests]]\nuse = "pain"', "tests: the test pain is there twice"),
    ],
)
def test_tests_that_do_not_fit_the_program_are_told_with_their_place(lines, told):
    with pytest.raises(hp.FileError) as caught:
        hp.parse_program(f'protocol = "six-week-band"\n[[tests]]\nuse = "pain"\n{lines}\n')

    assert str(caught.value) == f"program.toml: {told}"
