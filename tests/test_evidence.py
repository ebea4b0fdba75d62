"""Where numbers come from: what a source needs, and that every key leads to one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import attrs
import pytest

import hipflex_plan
from builders import CHOICE, exercise, prescription
from hipflex_plan import (
    CONDITIONS,
    MEASURES,
    Caution,
    Claim,
    ImpossibleValueError,
    Phase,
    Program,
    Source,
    SourceKind,
    WeekTable,
    load_catalogue,
)
from hipflex_plan.advice import ALL_CLAIMS
from hipflex_plan.catalogue_files import SHIPPED
from hipflex_plan.reviewing.amounts import GUIDELINES
from hipflex_plan.screening import QUESTIONS

CATALOGUE = load_catalogue()
CODE = sorted(Path(hipflex_plan.__file__).parent.rglob("*.py"))
IN_DOCSTRING = re.compile(r"source:\s+``([^`]+)``")


def refused(make, *values, **named):
    """The text with which *make* refuses the values."""
    with pytest.raises(ImpossibleValueError) as caught:
        make(*values, **named)
    return str(caught.value)


def in_code():
    return {key for file in CODE for key in IN_DOCSTRING.findall(file.read_text("utf-8"))}


def emergency_numbers():
    """The table of the numbers that countries have."""
    return tomllib.loads((SHIPPED / "emergency_numbers.toml").read_text("utf-8"))


NAMED = {
    "exercises": {key for one in CATALOGUE.values() for key in one.source_keys},
    "protocols": {key for one in CATALOGUE.protocols.values() for key in one.source_keys},
    "screening": {key for question in QUESTIONS for key in question.reason.sources},
    "advice": {key for claim in ALL_CLAIMS for key in claim.sources},
    "measures": {key for measure in MEASURES for key in measure.source_keys},
    "conditions": {key for kind in CONDITIONS if kind.rule for key in kind.rule.sources},
    "guidelines": {key for support in GUIDELINES.values() for key in support.sources},
    "emergency numbers": {key for one in emergency_numbers().values() for key in one["sources"]},
    "docstrings": in_code(),
}


# --- a source ---


def test_a_source_says_where_it_can_be_read():
    expected = "a-trial: a source needs its reference"

    assert expected == refused(Source, key="a-trial", title="A trial", kind="trial")


def test_a_project_choice_says_why():
    expected = "our-choice: a project choice needs its reason"

    assert expected == refused(Source, key="our-choice", title="?", kind="project-choice")


def test_a_project_choice_needs_no_reference_and_a_trial_no_reason():
    trial = Source(key="a", title="A trial", kind="trial", reference="doi:10.1/1")

    assert (CHOICE.reference, trial.reason) == ("", "")
    assert (CHOICE.kind, trial.kind) == (SourceKind.PROJECT_CHOICE, SourceKind.TRIAL)


@pytest.mark.parametrize("key", ["", "Thorborg", "a b", "a_b", "-a", "a--b", "a-", 3, None])
def test_a_key_is_small_letters_digits_and_hyphens(key):
    expected = f"a key is small letters, digits and hyphens: {key!r}"

    assert expected == refused(attrs.evolve, CHOICE, key=key)


def test_a_kind_that_nobody_knows_is_refused_with_those_that_there_are():
    expected = "no source kind 'rumour'; choose one of expert-page, guideline, project-choice, "

    assert refused(attrs.evolve, CHOICE, kind="rumour") == f"{expected}seed, trial"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": " "}, "title must not be empty"),
        ({"title": 3}, "title must be text: 3"),
        ({"says": "two\nlines"}, "says must be one line of printable text: 'two\\nlines'"),
        ({"reason": "x" * 1001}, "reason must have at most 1000 characters: it has 1001"),
    ],
)
def test_a_text_that_cannot_be_printed_is_refused(change, expected):
    assert expected == refused(attrs.evolve, CHOICE, **change)


def test_kinds_are_ordered_from_the_surest_to_the_least_sure():
    expected = ["trial", "guideline", "expert-page", "seed", "project-choice"]

    assert expected == list(SourceKind)


# --- what is named is carried, and what is carried is named ---


OTHER = attrs.evolve(CHOICE, key="other")


def test_an_exercise_carries_the_sources_that_it_names():
    expected = "knee-lift names the source 'choice-test', which it does not carry"

    assert expected == refused(exercise, known_sources=[OTHER])


@pytest.mark.parametrize(
    ("carried", "key"), [([CHOICE, OTHER], "other"), ([CHOICE, CHOICE], "choice-test")]
)
def test_an_exercise_carries_each_source_once_and_no_others(carried, key):
    expected = f"knee-lift carries the source {key!r}, which it does not name once"

    assert expected == refused(exercise, known_sources=carried)


def test_an_exercise_carries_its_sources_in_the_order_of_their_keys():
    claim = Caution(text="Poor balance: hold on.", sources=["other"])
    made = exercise(precautions=[claim], known_sources=[OTHER, CHOICE])

    assert made.known_sources == (CHOICE, OTHER)


def test_a_program_carries_the_sources_of_its_claims_and_rules():
    rule = WeekTable(sets=[3, 4], sources=["choice-test", "other"])
    phase = Phase("Build", 2, [prescription("3 x 10", "3 per week", rule)])
    claim = Claim(text="Four sets are more than three.", sources=["choice-test"])
    made = Program("Hip", [phase], claims=[claim], known_sources=[OTHER, CHOICE])
    expected = "Hip names the source 'other', which it does not carry"

    assert made.source_keys == ("choice-test", "other")
    assert expected == refused(attrs.evolve, made, known_sources=[CHOICE])


def test_a_claim_without_a_source_is_refused():
    expected = "sources must be 1 to 100 texts: there are 0"

    assert expected == refused(Claim, text="It works.", sources=[])


# --- the sources of this project ---


@pytest.mark.parametrize("place", NAMED)
def test_every_key_that_is_named_leads_to_a_source(place):
    assert NAMED[place]
    assert NAMED[place] - set(CATALOGUE.sources) == set()


def test_every_source_is_named_somewhere():
    """What nothing rests on is left over."""
    named = set().union(*NAMED.values())

    assert set(CATALOGUE.sources) - named == set()


@pytest.mark.parametrize("source", CATALOGUE.sources.values(), ids=lambda source: source.key)
def test_every_source_of_ours_can_be_checked(source):
    """A choice gives its reason; a fact its place, its people and what was taken from it."""
    if source.kind is SourceKind.PROJECT_CHOICE:
        assert source.reason
    else:
        assert all([source.reference, source.population, source.says])


def test_every_choice_of_ours_says_so_in_its_key():
    choices = {key for key, s in CATALOGUE.sources.items() if s.kind is SourceKind.PROJECT_CHOICE}

    assert choices == {key for key in CATALOGUE.sources if key.startswith("choice-")}


def test_every_article_of_the_beginning_is_a_seed():
    seeds = {key for key, s in CATALOGUE.sources.items() if s.kind is SourceKind.SEED}

    assert seeds == {"seed-000", "seed-001", "seed-002", "seed-003", "seed-004"}


def test_what_was_measured_on_healthy_people_says_so():
    healthy = {"thorborg-2016", "jensen-2014", "yamane-2019", "juan-2024", "lewis-2018"}

    assert [k for k in healthy if "healthy" not in CATALOGUE.sources[k].population] == []
