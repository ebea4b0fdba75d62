"""Garbage collection is held while pages are made, and goes on after."""

import gc

import pytest

import hipflex_plan as hp
from builders import plan_of
from hipflex_plan.handout.undisturbed import undisturbed


@pytest.fixture(autouse=True)
def collecting():
    """Each test begins with collection on, and leaves it on."""
    gc.enable()
    yield
    gc.enable()


@undisturbed
def is_collecting():
    """Whether garbage is collected now."""
    return gc.isenabled()


def test_collection_is_held_meanwhile_and_goes_on_after():
    assert not is_collecting()
    assert gc.isenabled()


def test_collection_goes_on_after_an_error():
    with pytest.raises(hp.ImpossibleValueError):
        hp.to_pdf(plan_of(), layout=())

    assert gc.isenabled()


def test_collection_that_was_off_stays_off():
    gc.disable()

    assert not is_collecting()
    assert not gc.isenabled()
