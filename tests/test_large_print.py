"""Large print: one exercise a page, weeks as lists of days."""

from __future__ import annotations

import attrs
import pytest

import hipflex_plan as hp
from builders import exercise, prescription, stretch
from hipflex_plan.handout.large_weeks import spread
from layout_cases import (
    EXAMPLE,
    MONDAY,
    TWO_PHASES,
    files_of,
    html_of,
    opened,
    outside,
    overlaps,
    pages_of,
    plainly,
    plan_of,
    plan_with,
    sizes,
    texts,
    views_of,
)
from valid_pdf import assert_valid_by_page_validation, assert_valid_by_verapdf, needs_verapdf

PAPERS = ["a4", "letter"]
FLOOR = 18.0


def weeks_of(*prescriptions, **changes):
    program = hp.Program("Hips", [hp.Phase("Build", 2, prescriptions)], **changes)
    return views_of("large-print", hp.schedule(program, start=MONDAY)).weeks


def test_a_week_says_how_much_and_lists_its_days_with_what_to_tick():
    week = views_of("large-print", plan_of(EXAMPLE)).weeks[1]

    assert (week.number, plainly(week.dates)) == (2, "11 to 17 January")
    assert [(row.name.split(",")[0], plainly(row.dose)) for row in week.rows] == [
        ("Band knee lift", "3 × 14"),
        ("Wall knee hold", "2 × 20 s"),
        ("Kneeling stretch", "2 × 30 s"),
    ]
    assert [(plainly(day.name), day.boxes) for day in week.days[:2]] == [
        ("Mon 11 Jan", ((1, 1), (2, 1), (3, 1))),
        ("Tue 12 Jan", ((3, 1),)),
    ]
    assert len(week.days) == 7


def test_days_without_a_session_are_not_listed_and_twice_a_day_has_two_boxes():
    first, _ = weeks_of(prescription("3 x 10"))
    twice, _ = weeks_of(stretch("2 times a day"))

    assert [day.name.split()[0] for day in first.days] == ["Mon", "Wed", "Fri"]
    assert twice.days[0].boxes == ((1, 2),)


def test_a_phase_is_named_where_it_begins_and_on_each_of_its_cards():
    view = views_of("large-print", plan_of(TWO_PHASES))

    assert [(week.number, week.head) for week in view.weeks if week.head] == [
        (1, "Weeks 1 to 3: Begin"),
        (4, "Weeks 4 to 12: Build"),
    ]
    assert html_of("large-print", plan_of(TWO_PHASES)).count('class="kicker"') == 8


def test_the_foot_says_whom_to_call_and_whose_it_is():
    whose = views_of("large-print", plan_of(EXAMPLE)).handout.foot
    long_name = views_of("large-print", plan_of(TWO_PHASES)).handout.foot

    assert whose == "01632 960 114 · A.L."
    assert long_name == "+44 1632 960 114 ext. 12"
    assert views_of("large-print", plan_with(1)).handout.foot == "Plan 2027-01-04"


def test_only_the_rest_of_a_changed_plan_is_printed():
    begin, build = (hp.Phase(name, 2, [prescription("3 x 10")]) for name in ("Begin", "Build"))
    program = hp.Program("Hips", [begin, attrs.evolve(build, continues=True)])

    assert [
        w.number for w in views_of("large-print", hp.schedule(program, start=MONDAY)).weeks
    ] == [3, 4]


def test_pictures_are_drawn_for_a_small_room_and_enlarged_with_their_numbers():
    card = views_of("large-print", plan_of(EXAMPLE)).handout.chapters[0].cards[0]
    width = float(card.picture.partition('width="')[2].partition("mm")[0])

    assert 80 < width <= 114


def test_a_picture_of_many_poses_stands_across_the_page():
    directions = hp.load_catalogue()["multidirectional-leg-raises"]
    program = hp.Program("Hips", [hp.Phase("One", 1, [prescription("1 x 5", of=directions)])])
    view = views_of("large-print", hp.schedule(program, start=MONDAY))
    [card] = view.handout.chapters[0].cards

    assert view.across == {"card-1-1"}
    assert float(card.picture.partition('width="')[2].partition("mm")[0]) > 150


def test_weeks_are_spread_evenly_over_the_pages_that_they_take():
    assert spread([0, 0, 0, 1]) == (2,)
    assert spread([0, 0, 0, 1, 1, 1, 2]) == (3, 5)
    assert spread([0, 1, 2]) == (1, 2)
    assert spread([0, 0]) == ()


def test_in_a_right_to_left_page_phone_and_doses_keep_their_order():
    text = html_of("large-print", plan_of(EXAMPLE, "ar"))

    assert 'dir="rtl"' in text
    assert "\u206601632 960 114\u2069" in text
    assert "3\u00a0×\u00a015" in text  # read from the right: the sets come first


@pytest.fixture(scope="module")
def pages():
    """The example and other plans, on both papers."""
    plans = {
        "example": plan_of(EXAMPLE),
        "eight": plan_with(8, weeks=1),
        "phases": plan_of(TWO_PHASES),
        "es": plan_of(EXAMPLE, "es"),
        "ar": plan_of(EXAMPLE, "ar"),
    }
    return {(n, p): pages_of("large-print", plan, p) for n, plan in plans.items() for p in PAPERS}


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("name", "exercises"), [("example", 3), ("eight", 8)])
def test_each_exercise_has_a_page_of_its_own(pages, name, exercises, paper):
    with opened(pages[name, paper]) as pdf:
        cards = [sheet for sheet in texts(pdf) if "You should feel" in sheet]

    assert len(cards) == exercises
    for sheet in cards:
        assert sheet.count("You should feel") == 1
        assert sheet.count("To be safe:") == 1
        assert "Tick when done" not in sheet


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
def test_an_exercise_too_long_for_a_page_goes_on_with_its_steps(pages, paper):
    found = pages["phases", paper].page_of
    split = [c for c in found if f"{c}-end" in found and found[c] != found[f"{c}-end"]]
    assert split
    with opened(pages["phases", paper]) as pdf:
        sheets = texts(pdf)

    for card in split:
        assert found[f"{card}-end"] == found[card] + 1
        assert sheets[found[card] + 1].startswith("1 ")
        assert "You should feel" in sheets[found[card] + 1]


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
def test_when_to_stop_is_whole_on_a_page_and_the_cover_says_who_and_when(pages, paper):
    for (name, on), rendered in pages.items():
        if on == paper and name not in {"es", "ar"}:
            with opened(rendered) as pdf:
                sheets = texts(pdf)
            [stops] = [sheet for sheet in sheets if "Chest pain" in sheet]
            assert "with a fever" in stops
            assert "swollen, hot calf" in stops
    with opened(pages["example", paper]) as pdf:
        cover, stops, *_ = texts(pdf)
    for words in ("For A.L., made with Ingrid Meyer", "4 January to 14 February 2027", "Carry on"):
        assert words in cover
    assert "Call 999 at once" in stops
    assert "01632 960 114" in stops


@pytest.mark.slow
def test_the_last_week_does_not_stand_alone_where_another_page_has_three(pages):
    for key, rendered in pages.items():
        weeks = [page for anchor, page in rendered.page_of.items() if anchor.startswith("week-")]
        held = [weeks.count(page) for page in set(weeks)]
        assert weeks.count(max(weeks)) >= max(held) - 1, key


@pytest.mark.slow
def test_the_cover_takes_a_page_and_what_does_not_fit_stands_with_when_to_stop(pages):
    for key, rendered in pages.items():
        if key[0] != "phases":  # whose list of what one needs is longer than a page
            assert (rendered.page_of["need-end"], rendered.page_of["stops-end"]) == (0, 1), key


@pytest.mark.slow
def test_every_day_of_the_plan_stands_in_the_lists(pages):
    plan = plan_of(EXAMPLE)
    with opened(pages["example", "a4"]) as pdf:
        whole = " ".join(texts(pdf))

    assert all(f"{session.on:%a} {session.on.day}" in whole for session in plan.sessions)


@pytest.mark.slow
def test_nothing_is_too_small_or_printed_over_another_or_in_the_margin(pages):
    for key, rendered in pages.items():
        with opened(rendered) as pdf:
            assert min(sizes(pdf)) >= FLOOR, key
            assert overlaps(pdf) == [], key
            assert outside(pdf) == [], key


@pytest.mark.slow
def test_every_page_is_valid_pdf_ua(pages, tmp_path):
    assert_valid_by_page_validation(files_of(pages, tmp_path))


@pytest.mark.slow
@needs_verapdf
def test_every_page_is_valid_pdf_ua_by_verapdf(pages, tmp_path):
    assert_valid_by_verapdf(files_of(pages, tmp_path))


def test_an_exercise_without_a_picture_or_growth_can_be_printed():
    program = hp.Program("Hips", [hp.Phase("One", 1, [prescription("1 x 1", of=exercise())])])

    assert pages_of("large-print", hp.schedule(program, start=MONDAY)).pages >= 5
