"""Set schemes: half, three quarters and all, in weights that can be bought."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp

HALF_KILO = hp.Weight(0.5)
SCHEMES = [hp.DELORME, hp.OXFORD, hp.DAPRE]


def told(scheme, working, step=HALF_KILO):
    return [(count, str(load)) for count, load in scheme.weights(working, step)]


def test_delorme_goes_up_and_oxford_comes_down():
    up = [(10, "2 kg"), (10, "3 kg"), (10, "4 kg")]

    assert told(hp.DELORME, hp.Weight(4)) == up
    assert told(hp.OXFORD, hp.Weight(4)) == up[::-1]


def test_dapre_ends_with_two_sets_of_as_many_as_possible():
    assert told(hp.DAPRE, hp.Weight(4)) == [
        (10, "2 kg"), (6, "3 kg"), (None, "4 kg"), (None, "4 kg"),
    ]  # fmt: skip


def test_a_weight_that_cannot_be_bought_is_rounded_down():
    assert told(hp.DELORME, hp.Weight(1.5)) == [(10, "0.5 kg"), (10, "1 kg"), (10, "1.5 kg")]


def test_less_than_a_step_is_the_body_alone():
    assert told(hp.DELORME, HALF_KILO)[0] == (10, "bodyweight")


def test_a_step_in_another_unit_is_refused():
    with pytest.raises(hp.ImpossibleValueError, match="different units"):
        hp.DELORME.weights(hp.Weight(2), hp.Weight(1, "lb"))


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_every_scheme_names_its_source(scheme):
    assert set(scheme.sources) <= set(hp.load_catalogue().sources)


@given(st.sampled_from(SCHEMES), st.integers(1, 40))
def test_no_set_is_heavier_than_its_share_of_the_working_weight(scheme, steps):
    working = hp.Weight(Decimal(steps) / 2)

    for part, (_, load) in zip(scheme.sets, scheme.weights(working, HALF_KILO), strict=True):
        amount = load.amount if isinstance(load, hp.Weight) else Decimal(0)
        share = working.amount * part.percent / 100
        assert amount <= share < amount + HALF_KILO.amount
        assert amount % HALF_KILO.amount == 0


@pytest.mark.parametrize(
    ("third", "fourth"),
    [(0, "3.5 kg"), (2, "3.5 kg"), (3, "4 kg"), (6, "4 kg"), (7, "4.5 kg"), (20, "4.5 kg")],
)
def test_the_third_set_of_dapre_says_the_weight_of_the_fourth(third, fourth):
    assert str(hp.dapre_fourth_weight(hp.Weight(4), third, HALF_KILO)) == fourth


def test_the_fourth_weight_of_dapre_is_never_below_the_body_alone():
    assert hp.dapre_fourth_weight(HALF_KILO, 0, HALF_KILO) == hp.Bodyweight()


def test_repetitions_below_zero_are_refused():
    with pytest.raises(hp.ImpossibleValueError, match="third_set"):
        hp.dapre_fourth_weight(hp.Weight(2), -1, HALF_KILO)
