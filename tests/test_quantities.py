"""Range, Effort, Tempo and Side: what they take, what they say, what they refuse."""

from __future__ import annotations

import pytest

from hipflex_plan import Effort, ImpossibleValueError, Range, Side, Tempo

NO_WHOLE_NUMBERS = (True, False, 3.7, 3.0, "3", None, [3])


def refused(make, *values):
    """The text with which *make* refuses the values."""
    with pytest.raises(ImpossibleValueError) as caught:
        make(*values)
    return str(caught.value)


# --- Range ---


def test_a_range_holds_both_of_its_ends():
    count = Range(8, 12)

    assert (count.low, count.high) == (8, 12)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (10, Range(10, 10)),
        ((8, 12), Range(8, 12)),
        ([8, 12], Range(8, 12)),
        (Range(8, 12), Range(8, 12)),
    ],
)
def test_a_range_is_taken_from_a_number_a_pair_or_itself(value, expected):
    assert expected == Range.of(value)


def test_a_range_prints_both_ends_and_a_single_number_once():
    assert [str(Range(8, 12)), str(Range(10, 10))] == ["8-12", "10"]


def test_a_range_that_falls_is_refused_with_the_way_to_write_it():
    assert refused(Range, 12, 8) == "a range rises: write 8-12, not 12-8"


@pytest.mark.parametrize("value", NO_WHOLE_NUMBERS)
def test_a_range_takes_whole_numbers_only(value):
    assert (
        refused(Range, value, 12) == f"repetitions must be a whole number from 1 to 200: {value!r}"
    )
    assert (
        refused(Range, 1, value) == f"repetitions must be a whole number from 1 to 200: {value!r}"
    )


@pytest.mark.parametrize("value", [-1, 0, 201])
def test_a_range_lies_between_1_and_200(value):
    assert refused(Range.of, value) == f"repetitions must be from 1 to 200: {value}"


@pytest.mark.parametrize("value", [(), (1,), (1, 2, 3)])
def test_a_range_is_made_of_two_numbers(value):
    assert refused(Range.of, value) == f"a range has two numbers, low and high: {value!r}"


@pytest.mark.parametrize(
    ("by", "ceiling", "expected"),
    [
        (0, 15, Range(8, 12)),
        (2, 15, Range(10, 14)),
        (4, 15, Range(12, 15)),
        (9, 15, Range(15, 15)),
    ],
)
def test_a_range_moves_as_a_whole_and_stops_at_the_ceiling(by, ceiling, expected):
    assert expected == Range(8, 12).moved(by, ceiling)


# --- Effort ---


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, Effort(5, 5)),
        ((5, 6), Effort(5, 6)),
        ([5, 6], Effort(5, 6)),
        (Effort(0, 10), Effort(0, 10)),
        (None, None),
    ],
)
def test_effort_is_taken_from_a_number_a_pair_itself_or_nothing(value, expected):
    assert expected == Effort.of(value)


def test_no_effort_at_all_is_an_effort():
    """0 is a number and not the same as an effort that is not set."""
    assert Effort(0, 0) == Effort.of(0)
    assert Effort.of(0) != Effort.of(None)


def test_effort_prints_both_ends_and_a_single_number_once():
    assert [str(Effort(5, 6)), str(Effort(0, 0))] == ["5-6", "0"]


@pytest.mark.parametrize("value", [11, 13, 15, 20])
def test_an_effort_from_the_6_to_20_scale_is_refused_by_its_name(value):
    expected = f"effort is on a scale from 0 to 10, not from 6 to 20: {value}"

    assert expected == refused(Effort.of, value)
    assert expected == refused(Effort, 5, value)


@pytest.mark.parametrize("value", [-1, 21, 100])
def test_an_effort_on_no_scale_is_refused(value):
    assert refused(Effort.of, value) == f"effort must be from 0 to 10: {value}"


@pytest.mark.parametrize("value", [v for v in NO_WHOLE_NUMBERS if v is not None])
def test_effort_takes_whole_numbers_only(value):
    expected = f"effort must be a whole number from 0 to 10: {value!r}"

    assert expected == refused(Effort, value, 6)
    assert expected == refused(Effort, 5, value)


def test_an_effort_that_falls_is_refused():
    assert refused(Effort, 6, 5) == "a range rises: write 5-6, not 6-5"


def test_an_effort_is_made_of_two_numbers():
    assert refused(Effort.of, (4, 5, 6)) == "effort has two numbers, low and high: (4, 5, 6)"


# --- Tempo ---


def test_a_tempo_names_lowering_pause_lifting_and_the_pause_at_the_top():
    tempo = Tempo(3, 1, 2, 0)

    assert (tempo.lowering, tempo.pause, tempo.lifting, tempo.top_pause) == (3, 1, 2, 0)
    assert str(tempo) == "3-1-2-0"


def test_the_seconds_of_a_tempo_are_its_four_parts_together():
    assert Tempo(3, 2, 3, 2).seconds == 10


def test_a_tempo_without_time_to_move_is_refused():
    assert refused(Tempo, 0, 5, 0, 5) == "a tempo needs time to move: 0-5-0-5"


def test_lowering_alone_or_lifting_alone_is_time_to_move():
    assert [Tempo(3, 0, 0, 0).seconds, Tempo(0, 0, 1, 0).seconds] == [3, 1]


@pytest.mark.parametrize("value", NO_WHOLE_NUMBERS)
@pytest.mark.parametrize(
    ("place", "name"), list(enumerate(["lowering", "pause", "lifting", "top_pause"]))
)
def test_each_part_of_a_tempo_is_a_whole_number(place, name, value):
    parts = [3, 1, 1, 0]
    parts[place] = value

    assert refused(Tempo, *parts) == f"{name} must be a whole number from 0 to 30: {value!r}"


@pytest.mark.parametrize("value", [-1, 31])
def test_a_part_of_a_tempo_lies_between_0_and_30_seconds(value):
    assert refused(Tempo, value, 1, 1, 0) == f"lowering must be from 0 to 30: {value}"


# --- Side ---


@pytest.mark.parametrize("side", Side)
def test_a_side_is_taken_by_its_name(side):
    assert side is Side.of(side.value)
    assert side is Side.of(side)


def test_each_side_means_the_whole_dosage_twice():
    expected = {Side.LEFT: 1, Side.RIGHT: 1, Side.EACH: 2, Side.BOTH: 1}

    assert expected == {side: side.rounds for side in Side}


@pytest.mark.parametrize("value", ["middle", 3, None, True])
def test_what_is_no_side_is_refused_with_all_sides(value):
    expected = f"no side {value!r}; choose one of both, each, left, right"

    assert expected == refused(Side.of, value)


def test_a_misspelt_side_is_answered_with_the_nearest_one():
    """In the words of a file, not as Python shows a member."""
    assert refused(Side.of, "lefft") == "no side 'lefft'; did you mean 'left'?"
