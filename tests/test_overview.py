"""The page for the fridge."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
from builders import exercise, prescription, stretch
from hipflex_plan.handout.columns import parts
from hipflex_plan.languages import ENGLISH
from hipflex_plan.wording import glued
from layout_cases import (
    EXAMPLE,
    MONDAY,
    TWO_PHASES,
    files_of,
    flowing,
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
SMALL, FLOOR = 10.5, 12.0
DEJAVU = 0.875
"""So much smaller may it be set: it is a larger face."""


def rows_of(*prescriptions, weeks=6):
    program = hp.Program("Hips", [hp.Phase("Build", weeks, prescriptions)])
    view = views_of("overview", hp.schedule(program, start=MONDAY))
    [part] = view.parts
    return [row for sheet in part.sheets for row in sheet.rows]


def of_stretches(start=MONDAY):
    return hp.schedule(hp.Program("Hips", [hp.Phase("Build", 3, [stretch("daily")])]), start=start)


def one_sheet(plan):
    [part] = views_of("overview", plan).parts
    [sheet] = part.sheets
    return sheet


def told(row):
    """Each value with how many weeks it holds."""
    return [(value.weeks, [cell.text for cell in value.cells]) for value in row.values]


def test_weeks_that_are_alike_share_a_value():
    band, hold, stretch = one_sheet(plan_of(EXAMPLE)).rows

    assert [texts[-1] for _, texts in told(band)] == ["15", "14", "12", "11", "9", "8"]
    assert told(hold) == [(1, ["15"]), (1, ["20"]), (1, ["25"]), (3, ["30"])]
    assert hold.labels == ("Seconds",)
    assert told(stretch) == [(6, [])]


def test_the_large_dose_says_for_which_weeks_and_which_leg_it_is():
    band, _, stretch = one_sheet(plan_of(EXAMPLE)).rows

    assert band.dose == (("3", "sets"), ("15", "lifts"))
    assert plainly(band.tail) == "In week 1, left leg"
    assert plainly(stretch.tail) == "Each leg"


def test_only_other_days_than_those_of_the_plan_are_told_in_a_row():
    view = views_of("overview", plan_of(EXAMPLE))
    band, hold, stretch = view.parts[0].sheets[0].rows

    assert view.days == "Mon, Wed, Fri"
    assert (band.when, hold.when, plainly(stretch.when)) == ("", "", "Every day")


def test_a_day_with_only_daily_exercises_has_another_mark_than_a_full_day():
    columns = one_sheet(plan_of(EXAMPLE)).columns
    marks = {day.name: set(day.marks) for day in columns.days}

    assert list(marks) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert marks["Mon"] == {("full",)}
    assert marks["Tue"] == {("daily",)}
    assert columns.has_both


def test_only_days_with_a_session_have_boxes_and_all_alike_where_all_is_daily():
    three, daily = one_sheet(plan_with(2)).columns, one_sheet(of_stretches()).columns

    assert [day.name for day in three.days] == ["Mon", "Wed", "Fri"]
    assert len(daily.days) == 7
    assert not daily.has_both


def test_the_days_begin_with_the_first_day_of_the_week_of_the_plan():
    plan = of_stretches(dt.date(2027, 1, 6))

    assert one_sheet(plan).columns.days[0].name == "Wed"


def test_a_weight_that_changes_is_told_by_week_and_one_that_stays_in_a_note():
    grows = hp.AddLoad(step=hp.Weight(0.5), up_to=hp.Weight(2))
    [changing] = rows_of(prescription("3 x 10, 0.5 kg, hold 5 s", progression=grows))
    [staying] = rows_of(prescription("3 x 10, 0.5 kg"))

    assert changing.labels[0] == "Weight, kg"
    assert [plainly(note) for note in changing.notes] == ["Hold each lift for 5 seconds."]
    assert [plainly(note) for note in staying.notes] == ["Use ½ kg."]


def test_only_what_changes_is_told_by_week_and_the_large_dose_holds_for_all_of_them():
    adds = hp.AddLoad(step=hp.Weight(0.5), up_to=hp.Weight(2))
    [heavier] = rows_of(prescription("3 x 10 each side, 0.5 kg", progression=adds))
    sets = hp.AddSets(1, up_to=3, every_weeks=3)
    [more] = rows_of(prescription("2 x 10 each side", progression=sets))

    assert heavier.labels == ("Weight, kg",)
    assert plainly(heavier.tail) == "Each leg"
    assert told(more) == [(3, ["2"]), (3, ["3"])]
    assert plainly(more.tail) == "In weeks 1–3, each leg"


def test_words_stand_where_there_is_room_for_them():
    short = attrs.evolve(prescription("3 x 10"), note="Hold the rail.")
    grows = attrs.evolve(short, progression=hp.AddRepetitions(1, up_to=12))
    long = attrs.evolve(
        grows, note="Hold the rail, and keep your eyes on the wall. " * 2 + "Breathe all the time."
    )

    rows = [rows_of(one)[0] for one in (short, grows, long)]
    assert [row.place for row in rows] == ["beside", "under", "below"]


def test_a_line_ends_between_weeks_and_leg_and_not_within_them():
    grows = hp.AddRepetitions(1, up_to=12)
    [row] = rows_of(prescription("3 x 10 each side", progression=grows))

    assert row.tail.split(" ") == ["In\u00a0week\u00a01,", "each\u00a0leg"]


def test_the_poses_of_a_small_picture_have_no_numbers_beside_that_of_the_exercise():
    rows = one_sheet(plan_of(EXAMPLE)).rows

    assert all("<svg" in row.picture and "<text" not in row.picture for row in rows)


def test_tempo_and_rest_stand_apart_because_they_may_fall_away():
    [row] = rows_of(prescription("3 x 10, tempo 3-0-2-1, effort 5-6, rest 60 s"))

    assert [plainly(note) for note in row.notes] == ["Aim for effort 5 to 6 out of 10."]
    assert [plainly(note) for note in row.more] == [
        "Count: up 2, stay 1, down 3.",
        "Rest 1 minute between sets.",
    ]


def test_a_response_rule_and_a_clinicians_own_note_are_never_left_out():
    rule = hp.DoubleProgression(load=hp.LoadStep(up_to=hp.Weight(3), by=hp.Weight(0.5)))
    one = prescription("3 x 8-12, 1 kg")
    one = attrs.evolve(one, note="Begin on the step.", response=rule)
    [row] = rows_of(one)

    assert plainly(row.notes[-1]) == "Begin on the step."
    assert plainly(row.notes[-2]) == plainly(glued(rule.in_words(one.dosage)))


def test_a_later_sheet_gives_the_dose_of_its_own_first_week():
    grows = hp.AddRepetitions(1, up_to=40)
    sheets = views_of("overview", plan_with(1, weeks=26, progression=grows)).parts[0].sheets

    assert [(sheet.columns.heads[0], sheet.rows[0].dose[1][0]) for sheet in sheets] == [
        ("1", "10"),
        ("14", "23"),
    ]
    assert plainly(sheets[1].rows[0].tail) == "In week 14, each leg"


def test_phases_have_their_heads_and_a_plan_after_a_change_begins_with_its_week():
    begin = hp.Phase("Begin", 2, [prescription("3 x 10")])
    build = hp.Phase("Build", 4, [prescription("3 x 12")])
    plan = hp.schedule(hp.Program("Hips", [begin, build]), start=MONDAY)
    later = attrs.evolve(plan.program, phases=[begin, attrs.evolve(build, continues=True)])
    after = hp.schedule(later, start=MONDAY)

    assert [s.head for s in views_of("overview", plan).parts[0].sheets] == [
        "Weeks 1 to 2: Begin",
        "Weeks 3 to 6: Build",
    ]
    assert one_sheet(after).head == ""
    assert one_sheet(after).columns.heads == ("3", "4", "5", "6")


@given(st.integers(1, 52), st.sampled_from([None, hp.AddRepetitions(1, up_to=60)]))
def test_every_week_has_one_column_and_the_values_fill_their_sheet(weeks, grows):
    phase = hp.Phase("Build", weeks, [prescription("3 x 10", progression=grows)])
    plan = hp.schedule(hp.Program("Hips", [phase]), start=MONDAY)
    sheets = views_of("overview", plan).parts[0].sheets

    assert [week for part in parts(plan, ENGLISH) for week in part.weeks] == list(plan.weeks)
    for sheet in sheets:
        assert sum(value.weeks for value in sheet.rows[0].values) == len(sheet.columns.heads)


def test_a_text_too_wide_for_its_column_makes_more_sheets():
    wide = hp.WeekTable(repetitions=[(n, n + 2) for n in range(8, 18)])
    of = exercise()
    plan = hp.schedule(
        hp.Program(
            "Hips", [hp.Phase("Build", 10, [prescription("3 x 8-10", "3 per week", wide, of=of)])]
        ),
        start=MONDAY,
    )

    assert [len(part.weeks) for part in parts(plan, ENGLISH)] == [5, 5]


def test_in_a_right_to_left_page_phone_and_ranges_keep_their_order():
    text = html_of("overview", plan_of(TWO_PHASES, "ar"))

    assert 'dir="rtl"' in text
    assert "\u2066+44 1632 960 114 ext. 12\u2069" in text
    assert "\u20668–12\u2069" in text


@pytest.fixture(scope="module")
def pages():
    """The example and other plans, on both papers."""
    plans = {
        "example": plan_of(EXAMPLE),
        "two": plan_with(2),
        "six": plan_with(6, progression=hp.AddRepetitions(1, up_to=15)),
        "eight": plan_with(8),
        "phases": plan_of(TWO_PHASES),
        "es": plan_of(EXAMPLE, "es"),
        "ar": plan_of(EXAMPLE, "ar"),
    }
    return {(n, p): pages_of("overview", plan, p) for n, plan in plans.items() for p in PAPERS}


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ["example", "two", "six", "eight", "es", "ar"])
def test_up_to_eight_exercises_take_one_page(pages, name, paper):
    assert pages[name, paper].pages == 1


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
def test_long_phases_take_as_few_pages_as_hold_them(pages, paper):
    assert pages["phases", paper].pages == 3


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
def test_what_to_do_when_to_stop_and_whom_to_call_is_on_the_page(pages, paper):
    with opened(pages["example", paper]) as pdf:
        sheet = flowing(pdf)

    for words in (
        "Six weeks of hip strength",
        "Mon, Wed, Fri",
        "4 January to 14 February 2027",
        "Your next visit: Wednesday 17 February 2027",
        "Band knee lift, left",
        "Wall knee hold, left",
        "Kneeling stretch",
        "3 × sets 15 lifts",
        "2 × times 30 seconds",
        "Pick a band that lets you do 15 good lifts, but not 16.",
        "Carry on.",
        "Still 6 or more? Call us.",
        "Call 999 at once",
        "Chest pain",
        "joint with a fever",
        "01632 960 114",
        "Call 111 today.",
        "Stand up and move every 30 to 60 minutes.",
    ):
        assert words in sheet


@pytest.mark.slow
def test_the_warnings_and_the_pain_scale_stay_whole_once_and_every_exercise_is_there(pages):
    for (name, _), rendered in pages.items():
        if name in {"es", "ar"}:
            continue
        with opened(rendered) as pdf:
            sheets = [plainly(sheet) for sheet in texts(pdf)]
        assert all(sheet.count("Carry on") <= 1 for sheet in sheets)
        for first, last in (("Chest pain", "with a fever"), ("Carry on", "Still 6")):
            assert [s for s in sheets if first in s] == [s for s in sheets if last in s] != []
    with opened(pages["eight", "a4"]) as pdf:
        assert all(name in " ".join(texts(pdf)) for name in ("Band knee lift", "Chair stand"))


@pytest.mark.slow
def test_nothing_is_too_small_or_printed_over_another_or_in_the_margin(pages):
    for key, rendered in pages.items():
        with opened(rendered) as pdf:
            found = sizes(pdf)
            scale = DEJAVU if key[0] == "ar" else 1
            assert min(found) >= SMALL * scale, key
            assert [size for size in found if SMALL < size < FLOOR * scale] == [], key
            assert overlaps(pdf) == [], key
            assert outside(pdf) == [], key


@pytest.mark.slow
def test_every_page_is_valid_pdf_ua(pages, tmp_path):
    assert_valid_by_page_validation(files_of(pages, tmp_path))


@pytest.mark.slow
@needs_verapdf
def test_every_page_is_valid_pdf_ua_by_verapdf(pages, tmp_path):
    assert_valid_by_verapdf(files_of(pages, tmp_path))
