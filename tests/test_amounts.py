"""Dosages and frequencies against what the sources of an exercise, and guidelines, support."""

import pytest
from hypothesis import given, settings

import hipflex_plan as hp
import strategies as our
from builders import exercise, prescription, program
from hipflex_plan.reviewing.amounts import outside_sources, too_little_rest

NOBODY = hp.Person()


def lift(dosage="3 x 10", often="3 per week", rule=None):
    return prescription(dosage, often, rule, of=exercise())


def beyond(of_program):
    return [(i.severity, i.key, i.sentence) for i in outside_sources(of_program, NOBODY)]


def tired(of_program):
    return [issue.sentence for issue in too_little_rest(of_program, NOBODY)]


@pytest.mark.parametrize(
    ("line", "often", "expected"),
    [
        ("1 x 10", 3, ("note", "sets", "1 set, but sources support 2 to 4.")),
        ("3 x 16", 3, ("caution", "repetitions", "16 repetitions, but sources support 8 to 15.")),
        ("3 x 5-10", 3, ("note", "repetitions", "5 repetitions, but sources support 8 to 15.")),
        ("3 x 10", 4, ("caution", "days", "4 days a week, but sources support 2 to 3.")),
        ("3 x 10", 1, ("note", "days", "1 day a week, but sources support 2 to 3.")),
    ],
)
def test_more_than_sources_support_is_a_caution_and_less_a_note(line, often, expected):
    severity, quantity, sentence = expected

    assert beyond(program(lift(line, hp.PerWeek(often)))) == [
        (severity, f"dosage-outside-sources/knee-lift/{quantity}", sentence)
    ]


def usual(most=None, dosage="3 x 10"):
    return hp.UsualDosage(dosage=dosage, most=most, frequency="3 per week", sources=["choice-test"])


def test_the_most_that_the_sources_of_an_exercise_support_is_respected():
    of = exercise(usual=usual(most="6 x 20"))

    assert beyond(program(prescription("6 x 20", of=of))) == []
    assert str(hp.supported(of, "repetitions")) == "8 to 20"
    assert hp.supported(of, "hold_seconds") is None


def test_a_quantity_of_which_no_source_speaks_is_a_caution():
    [issue] = outside_sources(program(lift("3 x 10, hold 5 s")), NOBODY)

    assert (issue.severity, issue.key, issue.sentence, issue.mend) == (
        "caution",
        "dosage-without-source/knee-lift/hold_seconds",
        "No source speaks of seconds held for this exercise.",
        "Prescribe it as its sources do (3 x 10), or say why not.",
    )


@pytest.mark.parametrize("line", ["2 x 1, hold 600 s", "2 x 2000 steps", "2 x 240 min"])
def test_large_numbers_are_reviewed_as_well_as_small_ones(line):
    same = exercise(purpose="stretch", usual=usual(dosage=line))

    assert beyond(program(prescription(line, of=same))) == []


def test_the_weeks_in_which_it_grows_beyond_are_named():
    grown = program(lift("3 x 14", rule=hp.AddRepetitions(1, up_to=17)), weeks=6)
    [issue] = outside_sources(grown, NOBODY)

    assert issue.place == "Build: knee-lift, weeks 3 to 6"
    assert issue.sentence == "17 repetitions, but sources support 8 to 15."


@pytest.mark.parametrize("slug", hp.load_catalogue())
def test_a_shipped_exercise_as_usual_is_within_its_sources(slug):
    shipped = hp.load_catalogue()[slug]
    for dosage in filter(None, (shipped.usual.dosage, shipped.usual.most)):
        as_usual = program(hp.Prescription(shipped, dosage, shipped.usual.frequency))

        assert beyond(as_usual) == []
        assert tired(as_usual) == []


@settings(max_examples=50)
@given(our.exercises())
def test_what_is_usual_is_supported(drawn):
    for quantity in ("sets", "days"):
        span = hp.supported(drawn, quantity)
        value = drawn.usual.frequency.days if quantity == "days" else drawn.usual.dosage.sets

        assert span.low <= value <= span.high


@pytest.mark.parametrize(
    ("purpose", "often", "speaks"),
    [
        ("strength", "2 per week, 2 times a day", True),
        ("power", "4 per week", True),
        ("control", "daily", False),
    ],
)
def test_rest_is_asked_of_strength_and_jumps(purpose, often, speaks):
    often_done = program(prescription("3 x 10", often, purpose=purpose))

    assert bool(tired(often_done)) is speaks
