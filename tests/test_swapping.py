"""Not every neighbour on the ladder may take the place of an exercise."""

import datetime as dt

import attrs

import hipflex_plan as hp
from hipflex_plan.swapping import Neighbours, neighbours

CATALOGUE = hp.load_catalogue()
START = dt.date(2027, 1, 4)


def prescribed(slug, dosage="2 x 10", frequency="3 per week"):
    return hp.Prescription(CATALOGUE[slug], dosage, frequency)


def around(first, *others, weeks=4, **changes):
    """The neighbours of the first of some prescriptions."""
    everything = [first, *others]
    phases = [hp.Phase("Build", weeks, everything)]
    plan = hp.schedule(hp.Program("Try it", phases, start=START, **changes))
    return neighbours(plan, first, plan.start, everything, CATALOGUE)


def has(*conditions, **known):
    return hp.Person(conditions=list(conditions), **known)


def test_the_neighbours_are_those_of_the_catalogue_the_usual_one_first():
    assert around(prescribed("seated-march")) == Neighbours(
        ("isometric-hip-flexion",), ("seated-ankle-weight-hip-flexion", "standing-march")
    )


def test_a_jump_waits_for_its_gate():
    squat = prescribed("squat-to-calf-raise")

    assert around(squat).harder == ()
    assert around(squat, person=has(passed=["box-jump"])).harder == ("box-jump",)


def test_what_is_contraindicated_for_the_person_is_left_out():
    march = prescribed("psoas-march", "2 x 10 each side")

    assert around(march).harder == ("banded-standing-march",)
    assert around(march, person=has("latex-allergy")).harder == ()


def test_what_the_clinician_overruled_may_be_done():
    march = prescribed("psoas-march", "2 x 10 each side")
    decided = hp.Override(
        of=["contraindication/banded-standing-march/latex-allergy"],
        by="Ingrid Meyer",
        on=START,
        reason="Her band has no latex.",
    )

    assert around(march, person=has("latex-allergy"), overrides=[decided]).harder == (
        "banded-standing-march",
    )


def test_an_exercise_that_is_prescribed_already_takes_no_other_place():
    march = prescribed("seated-march")

    assert around(march, prescribed("standing-march")).harder == (
        "seated-ankle-weight-hip-flexion",
    )


def test_the_other_leg_is_no_hindrance():
    left = prescribed("seated-march", "2 x 5 left side")
    other = prescribed("standing-march", "2 x 10 right side")

    assert "standing-march" in around(left, other).harder


def test_a_name_that_means_another_exercise_in_the_program_is_left_out():
    theirs = attrs.evolve(CATALOGUE["standing-march"], name="Our own march")
    later = hp.Phase("Later", 1, [hp.Prescription(theirs, "2 x 10", "3 per week")])
    march = prescribed("seated-march")
    program = hp.Program("Try it", [hp.Phase("Now", 1, [march]), later], start=START)
    plan = hp.schedule(program)

    assert neighbours(plan, march, plan.start, [march], CATALOGUE).harder == (
        "seated-ankle-weight-hip-flexion",
    )
