"""The printed diary: a page a week, with a place for each column of the CSV."""

import csv
import io
from functools import cache

import attrs
import pdfplumber
import pytest

import hipflex_plan as hp
from builders import DAILY, MONDAY, exercise, plan_of, prescription, program_of
from hipflex_plan.diary_fields import DiaryField
from hipflex_plan.handout.diary import diary, diary_pages
from hipflex_plan.handout.diary.views import Cell
from hipflex_plan.handout.layouts import HandoutWish, layout_named
from hipflex_plan.sessions import Dropped
from layout_cases import plainly
from valid_pdf import assert_valid_by_page_validation, assert_valid_by_verapdf, needs_verapdf

STRETCH = exercise("hip-stretch", "stretch")


def rows(plan):
    return [row for week in diary_pages(plan).weeks for day in week.days for row in day.rows]


def cells(value):
    """Every place to write into, wherever it stands."""
    if isinstance(value, Cell):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from cells(one)
    elif attrs.has(type(value)):
        for one in attrs.fields(type(value)):
            yield from cells(getattr(value, one.name))


def fields(plan):
    found = [DiaryField.named(cell.key) for cell in cells(diary_pages(plan))]
    assert None not in found
    return found


@pytest.fixture(scope="module")
def both_legs():
    return plan_of(
        prescription("3 x 8-12 each side, 1 kg", of=exercise("knee-lift")),
        prescription("2 x 1, hold 20 s", of=exercise("wall-hold", "stretch")),
        weeks=2,
        patient="Ada Lovelace",
        clinic=hp.Clinic(pain=hp.PainThresholds(go_to=2, hold_to=4)),
    )


@pytest.fixture(scope="module")
def stretching():
    """A plan with a stretch for every day besides."""
    return plan_of(
        prescription("3 x 10, red band", of=exercise("knee-lift")),
        prescription("2 x 1 each side, hold 30 s", DAILY, of=STRETCH),
        weeks=1,
    )


@pytest.fixture(scope="module")
def long():
    """A plan with many exercises, many sets and every day something, in two phases."""
    many = [prescription("5 x 10 each side, 1 kg", of=exercise(f"lift-{n}")) for n in range(5)]
    often = prescription("2 x 1, hold 20 s", "3 times a day", of=STRETCH)
    made = program_of((1, *many, often), (1, *many[:2], often), training_days="mon wed fri")
    return hp.schedule(made, start=MONDAY)


def test_every_column_of_the_csv_has_a_place_on_the_page(both_legs):
    head = next(csv.reader(io.StringIO(hp.diary_template(both_legs))))
    printed = {"plan", "session", "exercise", "side", "prescribed", "unit"}

    assert set(head) - printed == {one.column for one in fields(both_legs)} - {"exercises"}


@pytest.mark.parametrize("plan", ["both_legs", "stretching", "long"])
def test_every_row_of_the_csv_is_a_row_of_the_pages_and_no_other(plan, request):
    plan = request.getfixturevalue(plan)
    written = list(csv.DictReader(io.StringIO(hp.diary_template(plan))))
    printed = [(str(f.session), f.exercise, f.side) for f in fields(plan) if f.column == "set_1"]

    assert sorted(printed) == sorted((r["session"], r["exercise"], r["side"]) for r in written)


def test_an_exercise_for_each_leg_has_a_row_for_each(both_legs):
    assert [(row.number, row.name, row.leg) for row in rows(both_legs)[:3]] == [
        (1, "Knee lift", "left leg"),
        (1, "Knee lift", "right leg"),
        (2, "Wall hold", ""),
    ]


def test_a_row_has_a_box_for_each_set_and_no_more(both_legs):
    assert [len(line) for row in rows(both_legs)[:3] for line in row.sets] == [3, 3, 2]


def test_the_sets_of_each_time_of_the_day_have_a_line():
    [row, *_] = rows(plan_of(prescription("3 x 10", "3 per week, 2 times a day"), weeks=1))

    assert [len(line) for line in row.sets] == [3, 3]
    assert plainly(row.dose) == "3 × 10, twice a day"


def test_too_many_sets_for_a_day_have_the_boxes_of_one_time_as_in_the_csv():
    [row, *_] = rows(plan_of(prescription("3 x 10", "3 per week, 4 times a day"), weeks=1))

    assert [len(line) for line in row.sets] == [3]


def test_a_weight_stands_there_beforehand_and_the_body_alone_has_nothing_to_write(both_legs):
    lift, _, hold = rows(both_legs)[:3]

    assert (lift.load.value, plainly(lift.load.words)) == ("1 kg", "1 kg")
    assert hold.load is None


def test_the_pain_of_the_next_morning_names_that_morning(both_legs):
    days = diary_pages(both_legs).weeks[0].days

    assert [day.morning.words for day in days] == ["Tue", "Thu", "Sat"]


def test_days_with_a_stretch_alone_take_a_line_each(stretching):
    [week] = diary_pages(stretching).weeks

    assert [plainly(day.date) for day in week.days] == [
        "Monday 4 January",
        "Wednesday 6 January",
        "Friday 8 January",
    ]
    assert [plainly(day.date) for day in week.others.days] == ["Tue 5", "Thu 7", "Sat 9", "Sun 10"]
    assert plainly(week.others.title) == "On the other days: 2 Hip stretch, 2 × 30 s"


def test_where_everything_is_for_every_day_no_day_is_another():
    daily = plan_of(prescription("1 x 1, hold 30 s", DAILY, of=STRETCH), weeks=1)

    assert [week.others for week in diary_pages(daily).weeks] == [None]
    assert len(diary_pages(daily).weeks[0].days) == 7


def test_the_zones_of_pain_are_those_of_the_clinic(both_legs):
    assert [plainly(zone.between) for zone in diary_pages(both_legs).zones] == [
        "0 to 2",
        "3 to 4",
        "5 to 10",
    ]


def test_a_week_without_a_session_has_no_page():
    plan = plan_of(weeks=3)
    gone = plan.in_week(2)
    without = attrs.evolve(
        plan,
        sessions=[session for session in plan.sessions if session not in gone],
        dropped=[Dropped(session.number, session.on) for session in gone],
    )

    assert [week.number for week in diary_pages(without).weeks] == [1, 3]


def test_a_changed_plan_prints_what_still_counts():
    plan = plan_of(prescription("3 x 10, 1 kg"), weeks=4)
    day = plan.sessions[4].on
    [proposal] = hp.propose(plan, hp.Diary(plan.reference), day)
    answer = hp.Answered(proposal=proposal, by="I. M.", answer="changed", dosage="2 x 10, 1 kg")

    changed = diary_pages(hp.reschedule(plan, [answer], day))

    assert [week.number for week in changed.weeks] == [2, 3, 4]
    assert changed.last == 4
    assert {plainly(row.dose) for row in changed.weeks[1].days[0].rows} == {"2 × 10"}


def test_each_cell_says_the_day_the_exercise_and_what_it_is_for(both_legs):
    said = [plainly(cell.says) for cell in cells(diary_pages(both_legs))]

    assert "Monday 4 January, Knee lift, right leg, Set 2" in said
    assert "Monday 4 January, Wall hold, Pain during, 0 to 10" in said
    assert "Wednesday 6 January, Sore muscles?, came back" in said
    assert len(said) == len(set(said))


def test_a_usual_plan_takes_a_page_a_week(both_legs, stretching):
    assert diary(both_legs).pages == 2
    assert diary(stretching).pages == 1


@pytest.fixture(scope="module")
def printed(long, stretching, tmp_path_factory):
    """The file of a plan by its name, on a paper, as a form or not; each is printed once."""
    folder = tmp_path_factory.mktemp("diaries")
    plans = {"long": long, "stretching": stretching}

    @cache
    def file_of(name, paper="a4", *, fillable=False):
        file = folder / f"{name}-{paper}-{fillable}.pdf"
        hp.write_diary_pages(plans[name], file, paper, fillable=fillable)
        return file

    return file_of


def text_of(file):
    """The text of each page."""
    with pdfplumber.open(file) as pdf:
        return [plainly(page.extract_text()) for page in pdf.pages]


def test_each_week_begins_on_a_page_and_its_next_page_says_that_it_goes_on(printed):
    text = text_of(printed("long"))

    for number in (1, 2):
        [first] = [n for n, page in enumerate(text) if page.startswith(f"Week {number} ")]
        assert text[first + 1].startswith(f"Week {number}, continued")
    assert all(page.startswith("Week ") for page in text)


def test_many_rows_are_set_closer_rather_than_a_page_a_day(tmp_path):
    many = [prescription("2 x 10 each side", of=exercise(f"lift-{n}")) for n in range(6)]
    plan = plan_of(*many, weeks=1)

    assert len(plan.sessions) == 3
    hp.write_diary_pages(plan, tmp_path / "diary.pdf")

    assert len(text_of(tmp_path / "diary.pdf")) == 2


def test_a_week_with_little_in_it_has_higher_boxes_than_a_full_one(tmp_path):
    def highest(*prescriptions):
        file = tmp_path / "diary.pdf"
        hp.write_diary_pages(plan_of(*prescriptions, weeks=1), file, fillable=True)
        with pdfplumber.open(file) as pdf:
            [page] = pdf.pages
            sets = [one for one in page.annots if "set_1" in str(one["data"].get("T"))]
            return max(one["height"] for one in sets)

    five = [prescription("2 x 10", of=exercise(f"lift-{n}")) for n in range(5)]

    assert highest(prescription("2 x 10")) > highest(*five)


def test_the_diary_is_a_layout_by_name(both_legs):
    assert hp.to_pdf(both_legs, layout="diary") == hp.diary_to_pdf(both_legs)


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("fillable", [False, True])
def test_the_pages_are_valid_by_page_validation(printed, paper, fillable):
    plans = ("long", "stretching")

    assert_valid_by_page_validation([printed(name, paper, fillable=fillable) for name in plans])


@pytest.mark.slow
@needs_verapdf
def test_the_pages_are_valid_by_verapdf(printed):
    forms = [printed(name, fillable=True) for name in ("long", "stretching")]

    assert_valid_by_verapdf([*forms, printed("long")])


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_day_is_cut_and_the_heads_stand_on_every_page(long, printed, paper):
    with pdfplumber.open(printed("long", paper)) as pdf:
        text = [plainly(page.extract_text()) for page in pdf.pages]
        words = [word for page in pdf.pages for word in page.extract_words()]
        edge = pdf.pages[0].width - 45
    weeks = diary_pages(long).weeks
    days = [day.date for week in weeks for day in week.days]
    days += [day.date for week in weeks if week.others for day in week.others.days]
    assert len(days) == len(long.sessions)
    for day in days:
        assert sum(plainly(day) in page for page in text) == 1
    for page in text:
        heads = page.count("Done on another day?")
        assert heads == page.count("Sore muscles?") == page.count("Had to stop?")
        assert {"Pain", "during"} <= set(page.split())
    assert all(word["x1"] <= edge for word in words)


@pytest.mark.slow
@pytest.mark.parametrize("code", ["es", "ar"])
def test_the_diary_is_printed_in_the_language_of_the_plan(code):
    made = hp.load_program("examples/six-week-band.toml")
    plan = hp.schedule(hp.in_language(made, code))
    html = hp.diary_to_html(plan)

    assert f'lang="{code}"' in html
    assert plan.program.phases[0].prescriptions[0].exercise.translation.short_name in html
    assert hp.diary_to_pdf(plan, fillable=True).startswith(b"%PDF")


def test_the_diary_is_a_layout_in_html_too(both_legs):
    assert "Week 1" in layout_named("diary").html(both_legs, HandoutWish())
