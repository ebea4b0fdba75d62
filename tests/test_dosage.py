"""A dosage line, as a clinic writes it: read, printed, and pointed at where it is wrong."""

from __future__ import annotations

from textwrap import dedent

import pytest

from hipflex_plan import (
    Band,
    Bodyweight,
    Dosage,
    DosageError,
    Effort,
    ImpossibleValueError,
    Range,
    RepetitionMaximum,
    Side,
    Tempo,
    Weight,
)


def refused(**fields):
    """The text with which a dosage refuses its fields."""
    with pytest.raises(ImpossibleValueError) as caught:
        Dosage(**fields)
    return str(caught.value)


def unreadable(line):
    """The text with which a line is refused, set like the golden texts below."""
    with pytest.raises(DosageError) as caught:
        Dosage.parse(line)
    return f"\n{caught.value}\n"


# --- the four lines ---


def test_repetitions_with_all_that_can_be_said_of_them():
    line = "3 x 8-12 each side, hold 5 s, tempo 3-1-1-0, red band, effort 5-6, rest 60 s"
    expected = Dosage(
        sets=3,
        repetitions=Range(8, 12),
        side=Side.EACH,
        hold_seconds=5,
        tempo=Tempo(lowering=3, pause=1, lifting=1, top_pause=0),
        load=Band("red"),
        effort=Effort(5, 6),
        rest_seconds=60,
    )

    assert expected == Dosage.parse(line)
    assert line == str(expected)


def test_steps_with_a_band():
    expected = Dosage(sets=2, steps=20, load=Band("yellow"))

    assert expected == Dosage.parse("2 x 20 steps, yellow band")
    assert str(expected) == "2 x 20 steps, yellow band"


def test_minutes():
    expected = Dosage(sets=1, minutes=10)

    assert expected == Dosage.parse("1 x 10 min")
    assert str(expected) == "1 x 10 min"


def test_a_repetition_maximum_is_both_the_load_and_the_repetitions():
    expected = Dosage(sets=3, repetitions=15, side=Side.EACH, load=RepetitionMaximum(15))

    assert expected == Dosage.parse("3 x 15 RM each side")
    assert str(expected) == "3 x 15 RM each side"


# --- what is free ---


def test_what_a_line_does_not_say_is_free():
    dosage = Dosage.parse("3 x 10")

    assert (dosage.side, dosage.load) == (Side.BOTH, Bodyweight())
    assert [dosage.hold_seconds, dosage.tempo, dosage.effort, dosage.rest_seconds] == [None] * 4


def test_no_rest_is_not_the_same_as_a_free_rest():
    assert Dosage.parse("3 x 10, rest 0 s").rest_seconds == 0
    assert str(Dosage.parse("3 x 10, rest 0 s")) == "3 x 10, rest 0 s"


def test_no_effort_at_all_is_not_the_same_as_a_free_effort():
    assert str(Dosage.parse("3 x 10, effort 0")) == "3 x 10, effort 0"


# --- synonyms, and the one way in which each is printed ---


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("3x10", "3 x 10"),
        ("3 × 10", "3 x 10"),
        ("3 X 10", "3 x 10"),
        ("3 x 8 – 12", "3 x 8-12"),
        ("3 x 8 to 12", "3 x 8-12"),
        ("3 x 10-10", "3 x 10"),
        ("3 x 8-12 reps", "3 x 8-12"),
        ("3 x 10 repetitions", "3 x 10"),
        ("2 x 20 step", "2 x 20 steps"),
        ("1 x 10 minutes", "1 x 10 min"),
        ("1 x 10 mins", "1 x 10 min"),
        ("2 x 30 s each side", "2 x 1 each side, hold 30 s"),
        ("2 x 30 seconds", "2 x 1, hold 30 s"),
        ("3 x 10 each", "3 x 10 each side"),
        ("3 x 10 each leg", "3 x 10 each side"),
        ("3 x 10, each side", "3 x 10 each side"),
        ("3 x 10 left leg", "3 x 10 left side"),
        ("3 x 10 right", "3 x 10 right side"),
        ("3 x 10 both together", "3 x 10"),
        ("3 x 10, hold 5", "3 x 10, hold 5 s"),
        ("3 x 10, hold 5 sec", "3 x 10, hold 5 s"),
        ("3 x 10, rest 2 min", "3 x 10, rest 120 s"),
        ("3 x 10, rest 60 seconds", "3 x 10, rest 60 s"),
        ("3 x 10, Red Band", "3 x 10, red band"),
        ("3 x 10, red band(Acme)", "3 x 10, red band (Acme)"),
        ("3 x 10, 2.50 kg", "3 x 10, 2.5 kg"),
        ("3 x 10, 2 lbs", "3 x 10, 2 lb"),
        ("3 x 10, bodyweight", "3 x 10"),
        ("3 x 10, no weight", "3 x 10"),
        ("3 x 10, 15 RM", "3 x 10, load 15 RM"),
        ("3 x 15, load 15 RM", "3 x 15 RM"),
        ("3 x 10, effort 5 to 6", "3 x 10, effort 5-6"),
        ("3 x 10, effort 5-5", "3 x 10, effort 5"),
        (" 3 x 10 ,, rest 60 s , ", "3 x 10, rest 60 s"),
        ("3 x 10, rest 60 s, effort 5, hold 2 s", "3 x 10, hold 2 s, effort 5, rest 60 s"),
    ],
)
def test_a_line_is_printed_in_one_way_however_it_was_written(line, printed):
    dosage = Dosage.parse(line)

    assert printed == str(dosage)
    assert dosage == Dosage.parse(printed)


def test_a_dosage_can_be_made_from_plain_numbers():
    assert Dosage(sets=3, repetitions=10) == Dosage.parse("3 x 10")
    assert Dosage(sets=3, repetitions=(8, 12), side="left", effort=(5, 6)) == Dosage.parse(
        "3 x 8-12 left side, effort 5-6"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 x 8-12", 36),
        ("3 x 8-12 each side", 72),
        ("3 x 8-12 left side", 36),
        ("2 x 20 steps", 40),
        ("2 x 10 min each side", 40),
    ],
)
def test_volume_counts_the_top_of_the_range_over_all_sets_and_sides(line, expected):
    assert expected == Dosage.parse(line).volume


@pytest.mark.parametrize(
    ("line", "expected"),
    [("3 x 15 RM", True), ("3 x 10, load 15 RM", False), ("3 x 10-15, load 15 RM", False)],
)
def test_only_all_that_the_load_allows_is_at_the_maximum(line, expected):
    assert expected is Dosage.parse(line).at_maximum


# --- lines that cannot be read: the piece is pointed at ---

SETS_IN_WORDS = """
cannot read the dosage 'three x 10'
    three x 10
    ^^^^^^^^^^ begin with sets x amount, as in '3 x 8-12', '2 x 20 steps', '1 x 10 min', '3 x 15 RM'
"""
AMOUNT_IN_WORDS = """
cannot read the dosage '3 x ten each side, red band'
    3 x ten each side, red band
    ^^^^^^^^^^^^^^^^^ 'ten' is no amount; write '8-12', '20 steps', '10 min', '30 s' or '15 RM'
"""
FALLING_RANGE = """
cannot read the dosage '3 x 12-8, red band'
    3 x 12-8, red band
    ^^^^^^^^ a range rises: write 8-12, not 12-8
"""
UNKNOWN_COLOUR = """
cannot read the dosage '3 x 10, pink band'
    3 x 10, pink band
            ^^^^^^^^^ write it as: red band (any of tan, yellow, red, green, blue, black, silver, gold)
"""  # noqa: E501  # as it is printed
SHORT_TEMPO = """
cannot read the dosage '3 x 10, tempo 3-1-1, rest 60 s'
    3 x 10, tempo 3-1-1, rest 60 s
            ^^^^^^^^^^^ write it as: tempo 3-1-1-0 (lowering, pause, lifting, pause)
"""
WRONG_SCALE = """
cannot read the dosage '3 x 10, effort 13'
    3 x 10, effort 13
            ^^^^^^^^^ effort is on a scale from 0 to 10, not from 6 to 20: 13
"""
REST_WITHOUT_UNIT = """
cannot read the dosage '3 x 10, rest 60'
    3 x 10, rest 60
            ^^^^^^^ write it as: rest 60 s
"""
MISSPELT = """
cannot read the dosage '3 x 10, rst 60 s'
    3 x 10, rst 60 s
            ^^^^^^^^ no such piece; did you mean 'rest'?
"""
TWICE = """
cannot read the dosage '3 x 10, rest 60 s, rest 90 s'
    3 x 10, rest 60 s, rest 90 s
                       ^^^^^^^^^ the rest is given twice
"""
TWO_LOADS = """
cannot read the dosage '3 x 10, red band, 2 kg'
    3 x 10, red band, 2 kg
                      ^^^^ the load is given twice
"""
HOLD_OF_STEPS = """
cannot read the dosage '2 x 20 steps, hold 5 s'
    2 x 20 steps, hold 5 s
                  ^^^^^^^^ a hold belongs to repetitions, not to steps: 5
"""
BEYOND_THE_MAXIMUM = """
cannot read the dosage '3 x 20, load 15 RM'
    3 x 20, load 15 RM
            ^^^^^^^^^^ a load of 15 RM allows 15 repetitions, not 20
"""
NOTHING = """
cannot read the dosage ''
    {empty}
    ^ begin with sets x amount, as in '3 x 8-12', '2 x 20 steps', '1 x 10 min', '3 x 15 RM'
""".format(empty="")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("three x 10", SETS_IN_WORDS),
        ("3 x ten each side, red band", AMOUNT_IN_WORDS),
        ("3 x 12-8, red band", FALLING_RANGE),
        ("3 x 10, pink band", UNKNOWN_COLOUR),
        ("3 x 10, tempo 3-1-1, rest 60 s", SHORT_TEMPO),
        ("3 x 10, effort 13", WRONG_SCALE),
        ("3 x 10, rest 60", REST_WITHOUT_UNIT),
        ("3 x 10, rst 60 s", MISSPELT),
        ("3 x 10, rest 60 s, rest 90 s", TWICE),
        ("3 x 10, red band, 2 kg", TWO_LOADS),
        ("2 x 20 steps, hold 5 s", HOLD_OF_STEPS),
        ("3 x 20, load 15 RM", BEYOND_THE_MAXIMUM),
        ("", NOTHING),
    ],
)
def test_a_mistake_is_pointed_at_with_what_to_write_instead(line, expected):
    assert expected == unreadable(line)


ALL_AT_ONCE = """
cannot read the dosage '3 x 12-8, tempo 3-1-1, rst 60 s, effort 5, hold five'
    3 x 12-8, tempo 3-1-1, rst 60 s, effort 5, hold five
    ^^^^^^^^ a range rises: write 8-12, not 12-8
              ^^^^^^^^^^^ write it as: tempo 3-1-1-0 (lowering, pause, lifting, pause)
                           ^^^^^^^^ no such piece; did you mean 'rest'?
                                               ^^^^^^^^^ write it as: hold 5 s
"""


def test_all_mistakes_of_a_line_are_pointed_at_together():
    assert unreadable("3 x 12-8, tempo 3-1-1, rst 60 s, effort 5, hold five") == ALL_AT_ONCE


def test_a_line_with_breaks_in_it_keeps_its_carets_in_place():
    expected = """
    cannot read the dosage '3 x 10 , rst 60'
        3 x 10 , rst 60
                 ^^^^^^ no such piece; did you mean 'rest'?
    """

    assert dedent(expected) == unreadable("3 x 10\n,\trst 60")


@pytest.mark.parametrize(
    "line",
    [
        "3 x",
        "x 10",
        "10",
        "3.5 x 10",
        "3 x 8.5",
        "0 x 10",
        "21 x 10",
        "3 x 0",
        "3 x 201",
        "3 x -5",
        "3 x 31 RM",
        "3 x 0 steps",
        "3 x 2001 steps",
        "1 x 241 min",
        "3 x 10, hold 0 s",
        "3 x 10, hold 601 s",
        "3 x 10, rest 1801 s",
        "3 x 10, tempo 31-0-1-0",
        "3 x 10, tempo 0-2-0-2",
        "3 x 10, 0 kg",
        "3 x 10, 501 kg",
        "3 x 10, 1.255 kg",
        "3 x 10, 1,5 kg",
        "3 x 10; rest 60 s",
        "3 x 10 each side hold 5 s",
        "3 x 10 each side, left",
        "2 x 30 s, hold 5 s",
        "2 x 20 steps, tempo 3-1-1-0",
        "1 x 10 min, load 15 RM",
        "3 x 10, 20 steps",
        "3 x 10, red band (a, b)",
    ],
)
def test_a_line_that_cannot_be_is_refused_and_pointed_at(line):
    told = unreadable(line)

    assert line in told
    assert "^" in told


def test_letters_of_another_alphabet_are_refused_like_any_misspelling():
    """The dotless letter of a Turkish keyboard is taken for an i where case is ignored."""
    assert "^" in unreadable("3 x 10 r\u0131ght side")


def test_a_line_has_at_most_300_letters():
    assert unreadable("3 x 10" + " " * 300) == "\na dosage line has at most 300 letters\n"


@pytest.mark.parametrize("value", [3, None, True, ["3 x 10"]])
def test_a_line_is_text(value):
    assert unreadable(value).endswith(f"rest 60 s': {value!r}\n")


def test_the_error_is_a_value_error_too():
    with pytest.raises(ValueError, match="begin with sets"):
        Dosage.parse("three x 10")


# --- values that cannot be, or cannot be together ---


@pytest.mark.parametrize(
    "amounts",
    [
        {},
        {"repetitions": 10, "steps": 20},
        {"repetitions": 10, "minutes": 5},
        {"steps": 20, "minutes": 5},
        {"repetitions": 10, "steps": 20, "minutes": 5},
    ],
)
def test_a_dosage_counts_one_thing(amounts):
    assert refused(sets=3, **amounts) == "give one of repetitions, steps and minutes"


@pytest.mark.parametrize("counted", ["steps", "minutes"])
@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"hold_seconds": 5}, "a hold belongs to repetitions, not to {}: 5"),
        ({"tempo": Tempo(3, 1, 1, 0)}, "a tempo belongs to repetitions, not to {}: 3-1-1-0"),
        (
            {"load": RepetitionMaximum(15)},
            "a repetition maximum counts repetitions, not {}: 15 RM",
        ),
    ],
)
def test_steps_and_minutes_have_no_hold_no_tempo_and_no_maximum(counted, more, expected):
    assert expected.format(counted) == refused(sets=3, **{counted: 20}, **more)


def test_nobody_does_more_than_the_repetition_maximum_allows():
    expected = "a load of 15 RM allows 15 repetitions, not 16"

    assert expected == refused(sets=3, repetitions=(8, 16), load=RepetitionMaximum(15))


@pytest.mark.parametrize("value", [True, 3.7, 3.0, "3"])
@pytest.mark.parametrize(
    ("name", "fields", "span"),
    [
        ("sets", {"repetitions": 10}, "1 to 20"),
        ("steps", {"sets": 3}, "1 to 2000"),
        ("minutes", {"sets": 3}, "1 to 240"),
        ("hold_seconds", {"sets": 3, "repetitions": 10}, "1 to 600"),
        ("rest_seconds", {"sets": 3, "repetitions": 10}, "0 to 1800"),
    ],
)
def test_every_count_is_a_whole_number(name, fields, span, value):
    expected = f"{name} must be a whole number from {span}: {value!r}"

    assert expected == refused(**fields, **{name: value})


@pytest.mark.parametrize("value", [True, 3.7, "3"])
def test_repetitions_and_effort_are_whole_numbers(value):
    assert repr(value) in refused(sets=3, repetitions=value)
    assert repr(value) in refused(sets=3, repetitions=10, effort=value)


def test_sets_cannot_be_left_out():
    with pytest.raises(TypeError):
        Dosage(repetitions=10)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"tempo": "3-1-1-0"}, "tempo must be Tempo: '3-1-1-0'"),
        (
            {"load": "red bnd"},
            "'red bnd' is no load; write '1.5 kg', '2 lb', 'red band', '15 RM' or 'bodyweight'",
        ),
        (
            {"load": None},
            "load must be Bodyweight or Weight or Band or RepetitionMaximum: None",
        ),
        ({"side": "middle"}, "no side 'middle'; choose one of both, each, left, right"),
        ({"effort": 13}, "effort is on a scale from 0 to 10, not from 6 to 20: 13"),
    ],
)
def test_a_value_of_another_kind_is_refused(fields, expected):
    assert expected == refused(sets=3, repetitions=10, **fields)


def test_a_load_of_another_kind_is_no_number():
    assert Dosage(sets=3, repetitions=10, load=Weight(1.5)) == Dosage.parse("3 x 10, 1.5 kg")
