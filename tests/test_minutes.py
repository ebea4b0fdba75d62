"""How long a session takes: every expected number is reckoned by hand beside it."""

from __future__ import annotations

from datetime import date

import pytest

from builders import DAILY, exercise, prescription, program, stretch
from hipflex_plan import Daily, Dosage, PerWeek, schedule
from hipflex_plan.duration import exercise_seconds, session_minutes, set_seconds


def seconds(line, purpose="strength", **changes):
    return exercise_seconds(exercise(purpose=purpose, **changes), Dosage.parse(line))


# --- one set ---


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 x 10", 10 * 4),  # 4 s is this exercise's own repetition
        ("1 x 8-12", 12 * 4),  # a range counts at its top
        ("1 x 10, tempo 3-1-1-0", 10 * 5),  # a tempo goes before the exercise's own seconds
        ("1 x 10, hold 5 s", 10 * (4 + 5)),
        ("1 x 10, hold 5 s, tempo 3-1-1-0", 10 * (5 + 5)),
        ("1 x 15 RM, tempo 3-2-3-2", 15 * 10),
        ("1 x 1, hold 30 s", 4 + 30),
        ("1 x 20 steps", 20 * 2),  # 2 s a step
        ("1 x 10 min", 10 * 60),
    ],
)
def test_the_seconds_of_a_set(line, expected):
    assert expected == set_seconds(exercise(seconds_per_repetition=4), Dosage.parse(line))


def test_rest_and_sets_are_no_part_of_a_set():
    line = Dosage.parse("3 x 10 each side, rest 90 s")

    assert set_seconds(exercise(), line) == set_seconds(exercise(), Dosage.parse("1 x 10"))


def test_each_exercise_has_its_own_seconds_for_a_repetition():
    slow = exercise(seconds_per_repetition=7)

    assert set_seconds(slow, Dosage.parse("1 x 10")) == 70


# --- one exercise ---


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 x 10", 40 + 60),  # one set, no rest, 60 s to change
        ("3 x 10, rest 90 s", 3 * 40 + 2 * 90 + 60),
        ("3 x 10, rest 0 s", 3 * 40 + 60),  # no rest is not a free rest
        ("3 x 10 each side, rest 90 s", 6 * 40 + 5 * 90 + 60),
        ("3 x 10 left side, rest 90 s", 3 * 40 + 2 * 90 + 60),
        ("2 x 20 steps, rest 30 s", 2 * 40 + 30 + 60),
        ("1 x 10 min", 600 + 60),
    ],
)
def test_the_seconds_of_an_exercise(line, expected):
    assert expected == seconds(line)


@pytest.mark.parametrize(("purpose", "rest"), [("strength", 60), ("control", 30), ("stretch", 10)])
def test_a_free_rest_is_reckoned_by_what_the_exercise_is_for(purpose, rest):
    assert seconds("3 x 10", purpose) == 3 * 40 + 2 * rest + 60


def test_the_kneeling_stretch_takes_a_little_less_than_four_minutes():
    """2 x 1 each side, 30 s and 5 s to get there: 4 x 35 s, 3 x 10 s between, 60 s before."""
    assert seconds("2 x 1 each side, hold 30 s", "stretch", seconds_per_repetition=5) == 230


# --- a session ---


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1 x 15"], 2),  # 60 + 60 = 120 s
        (["1 x 16"], 3),  # 64 + 60 = 124 s, rounded up
        (["1 x 15", "1 x 15"], 4),  # each has its change
        (["1 x 16", "1 x 16"], 5),  # 248 s: rounded once, not twice
    ],
)
def test_a_session_is_rounded_up_to_whole_minutes(lines, expected):
    assert expected == session_minutes((exercise(), Dosage.parse(line)) for line in lines)


def test_an_empty_session_takes_no_time():
    assert session_minutes([]) == 0


def test_the_minutes_of_a_session_are_those_of_all_its_exercises():
    """Strength 3 x 40 s, 2 x 60 s, 60 s; stretch 2 x 34 s, 10 s, 60 s: 438 s."""
    plan = schedule(
        program(prescription("3 x 10", PerWeek(1)), stretch(DAILY)), start=date(2027, 1, 4)
    )

    assert [session.minutes for session in plan.sessions] == [8, 3, 3, 3, 3, 3, 3]


def test_twice_a_day_takes_twice_as_long():
    """An exercise that is done twice a day counts twice in the minutes of the day."""
    once, twice = (
        schedule(program(stretch(Daily(times))), start=date(2027, 1, 4)).sessions[0]
        for times in (1, 2)
    )
    [item] = once.items
    seconds = exercise_seconds(item.exercise, item.dosage)

    assert once.minutes == -(-seconds // 60)
    assert twice.minutes == -(-2 * seconds // 60)
