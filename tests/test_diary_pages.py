"""The printed diary: the columns of the CSV, and boxes for what is to be written."""

import csv
import datetime as dt
import io

import page as page_validation
import pdfplumber
import pytest

import hipflex_plan as hp
from builders import exercise, prescription, program
from hipflex_plan import diary_pages as pages


def planned(*prescriptions, weeks=2, **changes):
    made = program(*prescriptions, weeks=weeks, **changes)
    return hp.schedule(made, start=dt.date(2027, 1, 4))


def rows(plan):
    return [row for session in pages.diary_pages(plan).sessions for row in session.rows]


@pytest.fixture(scope="module")
def both_legs():
    return planned(
        prescription("3 x 8-12 each side, 1 kg", of=exercise("knee-lift")),
        prescription("2 x 1, hold 20 s", of=exercise("wall-hold", "stretch")),
        patient="Ada Lovelace",
    )


def test_the_columns_are_those_of_the_csv_in_their_order(both_legs):
    head = next(csv.reader(io.StringIO(hp.diary_template(both_legs))))
    printed = [column.key for column in pages.diary_pages(both_legs).sessions[0].columns]

    assert printed == [key for key in head if key not in pages.ABOVE]
    assert {key for key in head if not key.startswith("set_")} == set(pages.HEADS)


def test_a_row_of_the_page_is_a_row_of_the_csv(both_legs):
    written = list(csv.DictReader(io.StringIO(hp.diary_template(both_legs))))

    assert len(rows(both_legs)) == len(written)
    for row, line in zip(rows(both_legs), written, strict=True):
        assert row.leg == line["side"]
        assert row.load == line["load"]


def test_an_exercise_for_each_leg_has_a_row_for_each(both_legs):
    assert [(row.name, row.leg) for row in rows(both_legs)[:3]] == [
        ("1  Knee lift", "left"),
        ("1  Knee lift", "right"),
        ("2  Wall hold", "both"),
    ]


def test_a_set_that_is_not_prescribed_has_no_open_box(both_legs):
    html = hp.diary_to_html(both_legs)
    lift, hold = rows(both_legs)[0], rows(both_legs)[2]

    assert (lift.sets, hold.sets) == (3, 2)
    assert html.count('class="none"') == sum(3 - row.sets for row in rows(both_legs))


def test_the_columns_fit_the_narrower_paper_with_most_sets():
    plan = planned(prescription("5 x 10 each side", "3 per week, 2 times a day"))
    (session, *_) = pages.diary_pages(plan, "letter").sessions
    taken = sum(column.width for column in session.columns)

    assert len([c for c in session.columns if c.key.startswith("set_")]) == 10
    assert (279.4 - 24 - taken) / 2 >= 12


def test_a_changed_plan_prints_what_still_counts():
    plan = planned(prescription("3 x 10, 1 kg"), weeks=4)
    day = plan.sessions[4].on
    [proposal] = hp.propose(plan, hp.Diary(plan.reference), day)
    answer = hp.Answered(proposal=proposal, by="I. M.", answer="changed", dosage="2 x 10, 1 kg")

    changed = pages.diary_pages(hp.reschedule(plan, [answer], day))

    assert changed.sessions[0].number == 4
    assert {row.much for row in changed.sessions[1].rows} == {"2\u00a0×\u00a010, 1\u00a0kg"}


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_pages_are_valid_and_hold_every_session_whole(both_legs, paper, tmp_path):
    file = tmp_path / "diary.pdf"
    hp.write_diary_pages(both_legs, file, paper)

    assert page_validation.validate_pdf(str(file), profile="ua1").is_compliant
    with pdfplumber.open(file) as pdf:
        assert all(page.width > page.height for page in pdf.pages)
        text = [page.extract_text() for page in pdf.pages]
        words = [word for page in pdf.pages for word in page.extract_words()]
        assert all(word["x1"] <= pdf.pages[0].width - 24 for word in words)
    for session in both_legs.sessions:
        day = f"{session.on.day} {session.on:%B} {session.on.year}"
        (page,) = [t for t in text if day in t.replace("\u00a0", " ")]
        assert "Knee lift" in page
