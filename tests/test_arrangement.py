"""On which pages cards, "part of the day" and weeks stand, and how close they are set."""

import datetime as dt

import pytest

import hipflex_plan as hp
from hipflex_plan.handout import arrangement
from hipflex_plan.handout.arrangement import Arrangement
from layout_cases import SLUGS, TOP, opened, pages_of, plan_of, plan_with, texts, views_of

MONDAY = dt.date(2027, 1, 4)


def handout_of(*phases, weeks=3):
    """The views of a program whose phases have so many exercises."""
    catalogue = hp.load_catalogue()
    prescribed = [hp.Prescription(catalogue[s], "3 x 10", "3 per week") for s in SLUGS]
    program = hp.Program("Hips", [hp.Phase(f"Phase {n}", weeks, prescribed[:n]) for n in phases])
    return views_of("standard", hp.schedule(program, start=MONDAY))


def heights(handout, card_mm=115.0, day_mm=120.0):
    """Alike cards, phases with a line below their head, and "part of the day"."""
    found = {arrangement.DAY: day_mm}
    for place, chapter in enumerate(handout.chapters, start=1):
        found[arrangement.phase_anchor(place)] = 13.0
        for card in chapter.cards:
            found[arrangement.card_anchor(place, card.number)] = card_mm
    return found


def test_part_of_the_day_stands_beside_the_card_that_would_be_alone():
    handout = handout_of(3, 4)

    _, way = arrangement.best(handout, {"": heights(handout)})

    assert way.day_after == 1


def test_part_of_the_day_stands_last_where_no_page_is_saved_by_it():
    handout = handout_of(2, 3)

    _, way = arrangement.best(handout, {"": heights(handout)})

    assert way.day_after == 2


def test_cards_are_set_closer_only_where_it_saves_a_page():
    handout = handout_of(4)
    loose, close, closest = (heights(handout, mm) for mm in (140.0, 120.0, 100.0))

    _, saving = arrangement.best(handout, {"": loose, "snug": close, "tight": closest})
    _, fitting = arrangement.best(handout, {"": close, "snug": closest})

    assert saving.fit == "snug"
    assert fitting.fit == ""


def test_the_weeks_begin_a_page_of_their_own_unless_a_page_is_saved():
    even, one_too_many = handout_of(2, weeks=6), handout_of(2, weeks=7)

    _, apart = arrangement.best(even, {"": heights(even)})
    _, together = arrangement.best(one_too_many, {"": heights(one_too_many)})

    assert not apart.flows
    assert together.flows


def test_a_card_that_has_no_room_below_another_begins_a_page():
    handout = handout_of(3)
    way = Arrangement("", 1, flows=False)

    two_a_page = arrangement.pages(handout, way, heights(handout, 115.0))
    one_a_page = arrangement.pages(handout, way, heights(handout, 150.0))

    assert one_a_page > two_a_page


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_part_of_the_day_shares_a_page_with_an_odd_card_on_paper(paper):
    plan = plan_of(TOP / "examples" / "gentle-start-72.toml")
    printed = pages_of("standard", plan, paper)
    day, third = printed.page_of["more"], printed.page_of["card-1-3"]

    assert day == third  # two phases of three exercises: no page for it alone
    assert printed.page_of["week-1"] > max(
        page for anchor, page in printed.page_of.items() if anchor.startswith("card-")
    )


@pytest.mark.slow
@pytest.mark.parametrize(("name", "paper"), [("lifter", "letter"), ("eight-exercises", "a4")])
def test_a_cover_of_long_words_is_one_page(name, paper):
    plan = plan_of(TOP / "examples" / f"{name}.toml", "es")

    printed = pages_of("standard", plan, paper)

    assert printed.page_of["cover-end"] == 0


@pytest.mark.slow
@pytest.mark.parametrize(("weeks", "paper"), [(6, "a4"), (10, "letter"), (22, "letter")])
def test_the_calendar_is_one_page_with_what_its_marks_mean(weeks, paper):
    printed = pages_of("standard", plan_with(1, weeks=weeks), paper)

    with opened(printed) as pdf:
        *_, last = texts(pdf)

    assert "Your calendar" in last
    assert "Exercise day. Tick it when it is done." in last
