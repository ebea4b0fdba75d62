"""The six-week band protocol: what the trial says, what was chosen, and that it says which."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from hipflex_plan import (
    ImpossibleValueError,
    PerWeek,
    Position,
    Protocol,
    RepetitionMaximum,
    Side,
    SourceKind,
    UnknownNameError,
    WeekTable,
    for_side,
    load_catalogue,
    schedule,
)

CATALOGUE = load_catalogue()
PROTOCOL = CATALOGUE.protocol("six-week-band")
(PHASE,) = PROTOCOL.program.phases
(PRESCRIPTION,) = PHASE.prescriptions
(WEEKS,) = PHASE.dosages
RULE = PRESCRIPTION.progression
MONDAY = date(2027, 1, 4)


def claims_on(source):
    """The texts of the claims that rest on the source."""
    return [claim.text for claim in PROTOCOL.claims if source in claim.sources]


def one_leg():
    return schedule(for_side(PROTOCOL.program, Side.LEFT), start=MONDAY)


# --- what the trial says ---


def test_it_lasts_six_weeks_with_three_sessions_each():
    assert PROTOCOL.program.weeks == 6
    assert PRESCRIPTION.frequency == PerWeek(3)
    assert [len(one_leg().in_week(week)) for week in range(1, 7)] == [3] * 6


def test_week_1_is_15_rm_and_week_6_is_8_rm():
    assert [WEEKS[0].load, WEEKS[-1].load] == [RepetitionMaximum(15), RepetitionMaximum(8)]


def test_the_first_and_the_last_week_rest_on_the_trial_and_those_between_on_our_choice():
    choice = ["choice-band-weeks-2-to-5"] * 4

    assert list(RULE.sources) == ["thorborg-2016", *choice, "thorborg-2016"]


def test_the_exercise_is_band_resisted_hip_flexion():
    assert PRESCRIPTION.exercise.slug == "band-hip-flexion"
    assert PRESCRIPTION.exercise is CATALOGUE["band-hip-flexion"]


def test_it_was_tried_on_healthy_adults_and_says_so():
    trial = CATALOGUE.sources["thorborg-2016"]

    assert "33 healthy adults" in PROTOCOL.population
    assert "not patients" in PROTOCOL.population
    assert "33 healthy adults" in trial.population
    assert trial.kind is SourceKind.TRIAL


def test_the_trial_trained_one_leg_for_ten_minutes():
    assert "ten minutes a session on one leg" in claims_on("thorborg-2016")[0]


def test_a_session_for_one_leg_takes_about_the_ten_minutes_of_the_trial():
    """3 x 15 at 10 s, two rests of 60 s, 60 s to get ready: 630 s; with 8 lifts 420 s."""
    minutes = [session.minutes for session in one_leg().sessions]

    assert [minutes[0], minutes[-1]] == [11, 7]
    assert all(7 <= length <= 11 for length in minutes)


# --- what was chosen ---


def test_weeks_2_to_5_lie_on_a_straight_line_in_whole_repetitions():
    line = [round(15 + (8 - 15) * step / 5) for step in range(6)]

    assert line == [15, 14, 12, 11, 9, 8]
    assert line == [dosage.load.repetitions for dosage in WEEKS]


def test_repetitions_fall_while_the_load_rises():
    lifts = [dosage.repetitions.high for dosage in WEEKS]

    assert lifts == sorted(set(lifts), reverse=True)
    assert all(dosage.at_maximum for dosage in WEEKS)


def test_nothing_but_the_repetition_maximum_changes():
    assert {
        (dosage.sets, str(dosage.tempo), dosage.rest_seconds, dosage.side) for dosage in WEEKS
    } == {(3, "3-2-3-2", 60, Side.EACH)}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("choice-band-weeks-2-to-5", "Weeks 2 to 5 lie on a straight line between 15 RM and 8 RM."),
        ("jensen-2014", "Three sets, as the same group used in its trial of the hip adductors."),
        ("e3-rehab-hip-flexor", "Tempo: 3 seconds down, 2 pause, 3 up, 2 pause."),
        ("choice-band-rest", "One minute of rest between sets."),
        ("choice-band-position", "Standing, the band anchored low behind."),
    ],
)
def test_what_the_trial_does_not_say_names_where_it_comes_from(source, said):
    assert claims_on(source) == [said]


def test_what_was_not_found_is_said_to_be_not_found():
    trial = CATALOGUE.sources["thorborg-2016"]
    choices = [
        s.reason for s in PROTOCOL.program.known_sources if s.kind is SourceKind.PROJECT_CHOICE
    ]

    assert "Sets, tempo, rest, body position and the weeks between were not found." in trial.says
    assert len(choices) == 3
    assert all("found" in reason for reason in choices)


def test_the_position_is_the_one_that_was_chosen():
    assert PRESCRIPTION.exercise.position is Position.STANDING
    assert "choice-band-position" in PRESCRIPTION.exercise.technique.sources


# --- what the popular article has wrong ---


def test_it_says_that_repetitions_go_down_where_the_article_says_up():
    (said,) = [text for text in claims_on("seed-001") if "Repetitions go down" in text]

    assert "the trial raised the load" in said


def test_it_says_that_the_band_walk_of_the_article_is_not_the_exercise_of_the_trial():
    (said,) = [text for text in claims_on("seed-001") if "band walk" in text]

    assert "is not the exercise of the trial" in said


# --- what a clinician and a patient read ---


def test_it_says_who_should_not_use_it():
    told = " ".join(PROTOCOL.not_for)

    assert "strain" in told
    assert "hip replacement" in told
    assert "bladder or bowel" in told


def test_it_carries_every_source_that_it_names_and_no_other():
    assert {s.key for s in PROTOCOL.known_sources} == set(PROTOCOL.source_keys)
    assert {s.key for s in PROTOCOL.program.known_sources} == set(PROTOCOL.program.source_keys)


def test_its_program_remembers_the_protocol_and_has_neither_patient_nor_date():
    program = PROTOCOL.program

    assert program.based_on == "six-week-band"
    assert (program.patient, program.start, program.training_days) == ("", None, ())


def test_its_title_is_that_of_its_program():
    assert PROTOCOL.title == PROTOCOL.program.title == "Six weeks of hip strength"


def test_on_one_side_every_exercise_works_that_side_only():
    sides = {item.dosage.side for session in one_leg().sessions for item in session.items}

    assert sides == {Side.LEFT}
    assert for_side(PROTOCOL.program, "each") == PROTOCOL.program


def test_its_rule_is_a_table_with_a_row_for_each_week():
    assert isinstance(RULE, WeekTable)
    assert RULE.weeks == PHASE.weeks == 6


def test_a_misspelt_protocol_is_answered_with_the_nearest_one():
    with pytest.raises(UnknownNameError) as caught:
        CATALOGUE.protocol("six-weeks-band")

    assert str(caught.value) == "no protocol 'six-weeks-band'; did you mean 'six-week-band'?"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"population": ""}, "population must not be empty"),
        ({"not_for": []}, "not_for must be 1 to 100 texts: there are 0"),
        ({"program": None}, "program must be Program: None"),
    ],
)
def test_a_protocol_without_its_people_or_its_limits_is_refused(change, expected):
    with pytest.raises(ImpossibleValueError) as caught:
        attrs.evolve(PROTOCOL, **change)

    assert isinstance(PROTOCOL, Protocol)
    assert str(caught.value) == expected
