"""Weights, bands and repetition maxima; and steps of weight that can be bought."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hipflex_plan import (
    AddLoad,
    Band,
    BandColour,
    Bodyweight,
    ImpossibleValueError,
    RepetitionMaximum,
    Weight,
    WeightUnit,
)
from hipflex_plan.notation import load


def refused(make, *values, **named):
    """The text with which *make* refuses the values."""
    with pytest.raises(ImpossibleValueError) as caught:
        make(*values, **named)
    return str(caught.value)


# --- Weight ---


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (1, "1 kg"),
        (100, "100 kg"),
        (500, "500 kg"),
        (0.1, "0.1 kg"),
        (0.25, "0.25 kg"),
        (1.50, "1.5 kg"),
        (Decimal("2.50"), "2.5 kg"),
    ],
)
def test_a_weight_prints_as_it_is_written_on_the_weight(amount, expected):
    assert expected == str(Weight(amount))


def test_a_weight_is_kept_in_decimals_so_that_steps_add_up():
    """Ten times 0.1 is 1, which it is not in binary floats."""
    assert Weight(1).amount == sum([Weight(0.1).amount] * 10)


def test_the_same_weight_is_equal_however_it_was_written():
    assert {Weight(1.5)} == {Weight(1.5), Weight(Decimal("1.50")), load("1.500 kg")}


def test_a_weight_is_in_kilograms_unless_it_says_pounds():
    assert (Weight(2).unit, Weight(2, "lb").unit) == (WeightUnit.KG, WeightUnit.LB)
    assert str(Weight(2, "lb")) == "2 lb"


def test_a_pound_is_0_45359237_kilograms():
    assert Decimal("0.90718474") == Weight(2, "lb").kg
    assert Decimal("1.5") == Weight(1.5).kg


def test_two_pounds_are_not_two_kilograms():
    assert Weight(2, "lb") != Weight(2, "kg")


@pytest.mark.parametrize("value", [True, "1.5", None, float("nan"), float("inf")])
def test_a_weight_is_a_number(value):
    assert refused(Weight, value) == f"a weight must be a number: {value!r}"


@pytest.mark.parametrize("value", [Decimal("nan"), Decimal("snan"), Decimal("inf")])
def test_a_decimal_that_is_no_amount_is_refused(value):
    assert str(value) in refused(Weight, value)


@pytest.mark.parametrize("value", [0, -1, 501])
def test_a_weight_lies_above_0_and_at_most_at_500(value):
    assert refused(Weight, value) == f"a weight must be above 0 and at most 500: {value}"


def test_a_weight_has_at_most_two_decimals():
    assert refused(Weight, 1.255) == "a weight has at most two decimals: 1.255"


def test_a_weight_is_never_rounded_however_long_it_is_written():
    value = Decimal("1.00000000000000000000000000000001")

    assert refused(Weight, value) == f"a weight has at most two decimals: {value}"


def test_a_unit_that_nobody_sells_is_refused():
    assert refused(Weight, 2, "stone") == "no weight unit 'stone'; choose one of kg, lb"


def test_a_misspelt_unit_is_answered_with_the_nearest_one():
    assert refused(Weight, 2, "lbs") == "no weight unit 'lbs'; did you mean 'lb'?"


# --- Band ---


def test_bands_go_from_tan_to_gold():
    """The order of the best-known maker, as ``page-band-forces`` gives it."""
    expected = ["tan", "yellow", "red", "green", "blue", "black", "silver", "gold"]

    assert expected == sorted(BandColour, key=lambda colour: colour.rank)
    assert [BandColour.TAN.rank, BandColour.GOLD.rank] == [1, 8]


def test_a_band_prints_its_colour_and_its_brand_where_it_has_one():
    assert [str(Band("red")), str(Band("red", "Acme"))] == ["red band", "red band (Acme)"]


def test_bands_of_two_brands_are_two_bands():
    assert Band("red", "Acme") != Band("red")


def test_a_colour_that_no_band_has_is_refused_with_those_that_there_are():
    expected = (
        "no band colour 'pink'; choose one of black, blue, gold, green, red, silver, tan, yellow"
    )

    assert expected == refused(Band, "pink")


def test_a_misspelt_colour_is_answered_with_the_nearest_one():
    assert refused(Band, "reed") == "no band colour 'reed'; did you mean 'red'?"


@pytest.mark.parametrize("brand", ["a,b", " Acme", "Acme ", "(Acme)"])
def test_a_brand_that_could_not_be_read_back_is_refused(brand):
    expected = f"a brand has no brackets, commas or outer spaces: {brand!r}"

    assert expected == refused(Band, "red", brand)


def test_a_brand_is_text():
    assert refused(Band, "red", 3) == "brand must be text: 3"


# --- RepetitionMaximum ---


def test_a_repetition_maximum_prints_its_number():
    assert str(RepetitionMaximum(15)) == "15 RM"


@pytest.mark.parametrize("value", [True, 15.0, "15", None])
def test_a_repetition_maximum_is_a_whole_number(value):
    expected = f"repetitions must be a whole number from 1 to 30: {value!r}"

    assert expected == refused(RepetitionMaximum, value)


@pytest.mark.parametrize("value", [0, 31])
def test_a_repetition_maximum_lies_between_1_and_30(value):
    assert refused(RepetitionMaximum, value) == f"repetitions must be from 1 to 30: {value}"


# --- loads as they are written ---


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1.5 kg", Weight(1.5)),
        ("2 lb", Weight(2, "lb")),
        ("2lbs", Weight(2, "lb")),
        ("Red Band", Band("red")),
        ("red band (Acme)", Band("red", "Acme")),
        ("15 RM", RepetitionMaximum(15)),
        ("load 15 rm", RepetitionMaximum(15)),
        ("bodyweight", Bodyweight()),
        ("body weight", Bodyweight()),
        ("no weight", Bodyweight()),
        (Weight(1), Weight(1)),
    ],
)
def test_a_load_is_read_as_clinics_write_it(words, expected):
    assert expected == load(words)


@pytest.mark.parametrize(
    "made", [Weight(0.5), Weight(2, "lb"), Band("tan", "A B"), RepetitionMaximum(8), Bodyweight()]
)
def test_a_load_that_is_printed_is_read_back(made):
    assert made == load(str(made))


@pytest.mark.parametrize("words", ["heavy", "1.5", "1,5 kg", "-1 kg", ""])
def test_words_that_are_no_load_are_refused_with_examples(words):
    expected = f"{words!r} is no load; write '1.5 kg', '2 lb', 'red band', '15 RM' or 'bodyweight'"

    assert expected == refused(load, words)


def test_a_load_that_is_too_long_to_be_a_number_is_refused():
    refused(load, "9" * 5000 + " RM")


# --- steps that can be bought ---


@pytest.mark.parametrize("step", ["0.25 kg", "0.5 kg", "1.25 kg"])
def test_a_step_of_a_quarter_kilogram_can_be_bought(step):
    assert step == str(AddLoad(up_to="5 kg", step=step).step)


@pytest.mark.parametrize("step", ["0.5 lb", "1 lb"])
def test_a_step_of_half_a_pound_can_be_bought(step):
    assert step == str(AddLoad(up_to="5 lb", step=step).step)


@pytest.mark.parametrize(
    ("step", "up_to", "smallest"),
    [("0.3 kg", "3 kg", "0.25 kg"), ("0.1 kg", "3 kg", "0.25 kg"), ("0.25 lb", "3 lb", "0.5 lb")],
)
def test_a_step_that_cannot_be_bought_is_refused(step, up_to, smallest):
    expected = f"a step is a multiple of {smallest}, as weights are sold: {step}"

    assert expected == refused(AddLoad, step=step, up_to=up_to)


def test_weights_need_a_step():
    assert refused(AddLoad, up_to="2 kg") == "weights need a step, such as '0.5 kg'"


def test_a_step_is_in_the_unit_of_its_ceiling():
    expected = "0.5 kg and 2 lb are in different units"

    assert expected == refused(AddLoad, step="0.5 kg", up_to="2 lb")


def test_bands_take_no_step():
    expected = "bands go up by colour and take no step: 0.5 kg"

    assert expected == refused(AddLoad, step="0.5 kg", up_to="red band")


@pytest.mark.parametrize("up_to", ["15 RM", "bodyweight"])
def test_a_ceiling_is_a_weight_or_a_band(up_to):
    expected = f"up_to must be Weight or Band: {load(up_to)!r}"

    assert expected == refused(AddLoad, up_to=up_to)
