"""The clinician's record on paper: what stands in it, and how it is printed."""

import html
import re
import tomllib

import attrs
import pdfplumber
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

import hipflex_plan as hp
import strategies as our
from builders import exercise, plan_of, prescription, stretch
from hipflex_plan.cli import main
from hipflex_plan.evidence import Source
from hipflex_plan.handout.record import record_html, record_to_html, record_views, write_record
from hipflex_plan.handout.record.dosages import from_to, typeset
from hipflex_plan.handout.record.numbers import CHOSEN, known_sources, numbered
from hipflex_plan.handout.record.rule_data import as_data
from hipflex_plan.plain import plain_fields
from hipflex_plan.reviewing import review
from record_cases import EXAMPLE, PLANS
from test_handout_pdf import overlap
from valid_pdf import assert_valid_by_page_validation, assert_valid_by_verapdf, needs_verapdf

every_plan = pytest.mark.parametrize("name", PLANS)
SMALLEST, HEADINGS = 8.5, 10.0
SIZES = {"a4": (595, 842), "letter": (612, 792)}


def plain_text(text):
    """A text as it is read: spaces alike, and nothing that only joins."""
    return re.sub(r"\s+", " ", text.replace("\u2060", "").replace("×", "x")).strip()


def read(plan, **said):
    """The words of a record, without its marks."""
    page = record_html(record_views(plan, **said))
    return plain_text(html.unescape(re.sub(r"<[^>]+>", " ", page)))


def section(plan, head, **said):
    [found] = [s for s in record_views(plan, **said).sections if s.head.startswith(head)]
    return found


def words(found):
    """Every line of a section."""
    for part in found.parts:
        yield from (plain_text(line.text) for line in part.lines)
        for table in part.tables:
            for row in table.rows:
                yield from (plain_text(line.text) for cell in row.cells for line in cell)


def cells(table):
    return [[" ".join(line.text for line in cell) for cell in row.cells] for row in table.rows]


# What stands in it


@every_plan
def test_every_prescription_is_there_with_its_dosage_and_its_rules(name):
    plan = PLANS[name]()
    told = read(plan)

    for phase in plan.program.phases:
        for one in phase.prescriptions:
            assert one.exercise.name in told
            assert one.exercise.slug in told
            assert plain_text(typeset(str(one.dosage))) in told
            assert str(one.frequency) in told
            assert one.note in told
            assert plain_text(one.progression.in_words()) in told
            assert as_data(one.progression) in told
            if one.response is not None:
                assert plain_text(one.response.in_words(one.dosage)) in told
                assert as_data(one.response) in told


@every_plan
def test_every_issue_is_there_with_what_was_decided_or_what_would_mend_it(name):
    plan = PLANS[name]()
    told = list(words(section(plan, "Review")))

    for issue in review(plan.program):
        assert issue.key in told
        assert plain_text(issue.override.reason if issue.override else issue.mend) in " ".join(told)


@every_plan
def test_every_override_is_there_with_its_reason_by_whom_and_when(name):
    program = PLANS[name]().program
    told = read(PLANS[name]())
    screened = program.screening.override if program.screening else None

    for one in (*program.overrides, *((screened,) if screened else ())):
        assert one.reason in told
        assert f"{one.by}, {one.on.day} {one.on:%b %Y}" in told


@every_plan
def test_every_source_that_is_numbered_stands_in_the_list_once_and_the_other_way_round(name):
    plan = PLANS[name]()
    views = record_views(plan)
    rows = cells(views.sections[-1].parts[0].tables[0])
    listed = [row[0] for row in rows]
    used = set()
    for one in (one for s in views.sections[:-1] for one in s.parts):
        for table in one.tables:
            column = [n for n, head in enumerate(table.columns) if head.head == "Sources"]
            used |= {number for row in cells(table) for n in column for number in in_full(row[n])}

    assert len(listed) == len(set(listed))
    assert used <= set(listed)
    known = known_sources(plan)
    for number, told, kind in rows:
        source = known[told.split()[-1]]
        assert source.title.rstrip(".") in told
        assert number.startswith(CHOSEN) is (source.kind == "project-choice")
        assert source.reason in told
        assert kind


def in_full(told):
    """``1, 3–5, P2`` to each of its numbers."""
    text = plain_text(told)
    for letter, low, high in re.findall(r"\b(P?)(\d+)(?:–P?(\d+))?", text):
        yield from (f"{letter}{n}" for n in range(int(low), int(high or low) + 1))


@every_plan
def test_every_answer_of_a_clinician_is_there_with_its_reason(name):
    plan = PLANS[name]()
    told = read(plan)

    for record in plan.program.history:
        assert plain_text(record.reason) in told
        assert str(record.answer).capitalize() in told
        assert record.by in told
        assert record.note in told


@every_plan
def test_every_line_of_cert_is_there_with_its_state(name):
    plan = PLANS[name]()
    rows = cells(section(plan, "CERT").parts[0].tables[0])
    states = {"satisfied": "met", "missing": "open", "not applicable": "does not apply"}

    assert [(row[0], row[1], row[2]) for row in rows] == [
        (line.item, line.title, states[line.state]) for line in hp.cert(plan.program)
    ]


def test_what_happened_to_the_dates_and_when_the_person_can_train_is_there():
    told = list(words(section(PLANS["changed"](), "Days")))

    for line in (
        "Monday, Wednesday, Friday", "Mon 60, Wed 50", "20 to 21 February 2027", "20 Jan 2027",
        "07:30, 18:00", "every 45 minutes from 09:00 to 17:00, Mon, Tue, Wed, Thu, Fri",
        "Paused", "A cold.", "Skipped", "A funeral.",
    ):  # fmt: skip
        assert line in told


def test_what_was_measured_is_there_with_the_change_that_counts():
    told = " ".join(words(section(PLANS["rich"](), "Tests")))

    assert "4 Jan 2027: left 1.2, right 1.6 the weaker side has 25 % less" in told
    assert "not measured yet" in told
    assert "31 Jan 2027: re-test" in told
    assert re.search(r"25\.2 %: more than measurement error \[\d+\]", told)
    assert "better by 2 points; it counts as slightly better" in told
    assert "[salaffi" not in told


def test_the_answers_of_the_screening_are_there_and_what_was_not_asked():
    told = " ".join(words(section(PLANS["rich"](), "Screening")))

    assert "Asked by Ingrid Meyer, on 30 Dec 2026: 4 of 29 questions answered." in told
    assert "Not answered: saddle-numbness, bladder-bowel," in told
    assert "Urgent today overruled Is it the hip of a child or a teenager?" in told
    assert "Sixteen, seen by Mr Shah, X-ray clear." in told


def test_what_the_review_knew_of_the_person_is_there():
    rows = cells(section(PLANS["rich"](), "The person").parts[0].tables[0])

    assert rows == [
        ["Conditions", "latex allergy (latex-allergy) hip impingement (hip-impingement) "
                       "hip osteoarthritis (hip-osteoarthritis)"],
        ["Pain now", "4 of 10"],
        ["Weaker side", "left"],
        ["Longest session", "30 minutes"],
        ["Equipment at hand", "ankle weight, band free of latex"],
    ]  # fmt: skip


def test_the_zones_of_pain_are_those_of_the_clinic():
    plan = plan_of(clinic=hp.Clinic(pain=hp.PainThresholds(go_to=2, hold_to=4)))
    rows = cells(section(plan, "Pain").parts[0].tables[0])

    assert [row[:2] for row in rows] == [["Go", "0 to 2"], ["Care", "3 to 4"], ["Stop", "5 to 10"]]


# What is missing


def test_what_is_missing_and_matters_is_said_at_the_head():
    assert record_views(PLANS["bare"]()).open_points == (
        "1\u00a0caution of the review without a decision.",
        "Nobody asked for warning signs.",
        "Nothing about the person is written down: the review knows of no condition, "
        "no pain and no equipment.",
        "No test is planned: whether it helped will not be measured.",
        "No next visit is written down.",
        "CERT items without an answer: 2, 3, 4, 5, 6, 10, 11, 12, 14a, 14b, 15, 16a.",
    )


def test_a_test_without_a_baseline_and_unanswered_questions_are_said_at_the_head():
    told = record_views(PLANS["rich"]()).open_points

    assert "25\u00a0questions of the screening not answered." in told
    assert "No baseline yet: Patient-Specific Functional Scale (mean)." in told


def test_where_all_is_said_nothing_is_open():
    plan = PLANS["example"]()

    assert record_views(plan).open_points == ()
    assert "What is open Nothing that this record looks for." in read(plan)


def test_a_stop_that_is_not_overruled_is_the_first_thing_that_is_open():
    plan = PLANS["rich"]()
    bare = attrs.evolve(plan, program=attrs.evolve(plan.program, overrides=()))

    assert record_views(bare).open_points[0] == "2\u00a0stops of the review without a decision."


def test_sections_without_content_are_left_out():
    heads = {name: [s.head for s in record_views(PLANS[name]()).sections] for name in PLANS}

    assert "History" in heads["changed"]
    assert "History" not in heads["rich"]
    assert "What it rests on" in heads["example"]
    assert "What it rests on" not in heads["bare"]


def test_every_phase_has_its_section_and_one_alone_has_no_number():
    changed = [s.head for s in record_views(PLANS["changed"]()).sections if "Phase" in s.head]

    assert changed == [
        "Phase 1 of 4: Strength",
        "Phase 2 of 4: Strength from week 5",
        "Phase 3 of 4: Strength from week 6",
        "Phase 4 of 4: Build",
    ]
    assert record_views(PLANS["bare"]()).sections[0].head == "Dosage"


def test_the_language_of_the_handout_and_its_state_are_told():
    told = read(PLANS["bare"]())

    assert "texts: English (United Kingdom), not yet reviewed by a clinician" in told
    assert '<html lang="en-GB" dir="ltr">' in record_to_html(PLANS["bare"]())


def test_issues_of_a_clinic_s_own_checks_take_the_place_of_ours():
    ours = hp.Issue(
        code="no-monday", severity="caution", sentence="We are closed.", mend="Move it.",
        sources=["our-own-rule"],
    )  # fmt: skip
    plan = PLANS["bare"]()

    assert "We are closed." in list(words(section(plan, "Review", issues=[ours])))
    [row] = [r for r in cells(section(plan, "Sources", issues=[ours]).parts[0].tables[0])
             if "our-own-rule" in r[1]]  # fmt: skip
    assert row[1:] == ["our-own-rule", "not carried with this plan"]


def test_a_review_that_finds_nothing_says_so():
    assert list(words(section(PLANS["bare"](), "Review", issues=[]))) == ["Nothing was found."]


# Numbers of sources


def test_numbers_run_where_three_or_more_follow_and_choices_have_a_letter():
    chosen = {k: Source(key=k, title=k, kind="project-choice", reason="x") for k in ("p", "q")}
    found = numbered(["a", "b", "p", "c", "d", "q", "a"], chosen)

    assert plain_text(found.of(["d", "a", "b", "c", "q", "p"])) == "1–4, P1, P2"
    assert found.of(["c", "a"]) == "1, 3"
    assert found.of([]) == ""


def test_keys_in_brackets_become_numbers_and_other_words_in_brackets_stay():
    found = numbered(["a-1", "b"], {})

    assert found.within("So [a-1, b], and [sic].") == "So [1, 2], and [sic]."


# Dosages


@every_plan
def test_a_rule_stands_there_as_a_program_file_has_it(name):
    for phase in PLANS[name]().program.phases:
        for one in phase.prescriptions:
            for rule in (one.progression, *((one.response,) if one.response else ())):
                assert tomllib.loads(f"rule = {as_data(rule)}")["rule"] == plain_fields(rule)


def test_a_rule_that_no_file_can_hold_is_named():
    class Ours:
        def dosage(self, baseline, week):
            return baseline

        def in_words(self):
            return "As it is."

    assert as_data(Ours()) == "Ours"


@pytest.mark.parametrize(
    ("values", "told"),
    [([60], "60"), ([60, 60], "60"), ([90, 70, 48], "90 → 48"), ([40, 60, 50], "40–60")],
)
def test_a_volume_is_told_from_the_first_to_the_last_week(values, told):
    assert from_to(values).replace("\u00a0", " ") == told


@every_plan
def test_every_week_stands_in_the_tables_with_its_minutes(name):
    plan = PLANS[name]()
    heads, minutes = [], []
    for phase in record_views(plan).sections[: len(plan.program.phases)]:
        for table in phase.parts[-1].tables:
            heads += [column.head for column in table.columns[1:]]
            [row] = [r for r in cells(table) if r[0] == "Minutes a week"]
            minutes += row[1:]
    weeks = [span.split("–") for span in heads]

    assert weeks[0][0] == "1"
    assert int(weeks[-1][-1]) == plan.program.weeks
    asked = {week: sum(s.minutes for s in plan.in_week(week)) for week in plan.weeks}
    for span, told in zip(weeks, minutes, strict=True):
        assert {asked[week] for week in range(int(span[0]), int(span[-1]) + 1)} == {int(told)}


def test_what_changes_from_week_to_week_has_a_row_and_nothing_else_has():
    table = record_views(PLANS["example"]()).sections[0].parts[-1].tables[0]
    rows = {row[0]: row[1:] for row in cells(table)}

    assert list(rows) == [
        "Band knee lift: RM", "Wall knee hold: hold, s",
        "Days with exercises", "Longest day, minutes", "Minutes a week",
    ]  # fmt: skip
    assert rows["Band knee lift: RM"] == ["15", "14", "12", "11", "9", "8"]
    assert rows["Wall knee hold: hold, s"] == ["15", "20", "25", "30", "30", "30"]


@pytest.mark.parametrize(
    ("dosage", "rule", "row"),
    [
        ("2 x 10", hp.AddRepetitions(2, up_to=14), ["repetitions", "10", "12", "14", "14"]),
        ("2 x 8-10", hp.AddSets(1, up_to=3), ["sets", "2", "3", "3", "3"]),
        (
            "2 x 8, 0.5 kg", hp.AddLoad(up_to=hp.Weight(1), step=hp.Weight(0.25)),
            ["weight, kg", "0.5", "0.75", "1", "1"],
        ),
        (
            "2 x 8, red band", hp.AddLoad(up_to=hp.Band("green")),
            ["band", "red", "green", "green", "green"],
        ),
    ],
)  # fmt: skip
def test_each_quantity_has_its_own_row(dosage, rule, row):
    lift = prescription(dosage, progression=rule, of=exercise("knee-lift"))
    table = record_views(plan_of(lift)).sections[0].parts[-1].tables[0]

    assert cells(table)[0] == [f"Knee lift: {row[0]}", *row[1:]]


def test_both_legs_by_themselves_are_told_apart():
    lift = exercise("knee-lift")
    legs = [
        prescription(f"{n} x 10 {side} side", of=lift) for n, side in ((2, "left"), (3, "right"))
    ]
    rows = cells(record_views(plan_of(*legs)).sections[0].parts[1].tables[0])

    assert [row[1] for row in rows] == ["Knee lift, left", "Knee lift, right"]


def test_a_stretch_is_told_in_seconds_held_and_a_day_with_several_as_days():
    row = cells(record_views(plan_of(stretch("2 times a day"))).sections[0].parts[0].tables[0])[0]

    assert row[3] == "2 times a day 56 on 28 days"
    assert plain_text(row[4]) == "60 s held"


@every_plan
def test_every_row_has_a_cell_for_each_column_and_its_first_says_what_it_is(name):
    for found in record_views(PLANS[name]()).sections:
        for table in (table for part in found.parts for table in part.tables):
            for row in table.rows:
                assert len(row.cells) == len(table.columns)
                assert any(line.text for line in row.cells[0])


@given(our.plans())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_of_every_plan_there_is_a_record_with_whole_tables_and_all_its_weeks(plan):
    views = record_views(plan)
    weeks = [
        column.head.split("–")
        for found in views.sections[: len(plan.program.phases)]
        for table in found.parts[-1].tables
        for column in table.columns[1:]
    ]

    assert [n for one in weeks for n in range(int(one[0]), int(one[-1]) + 1)] == list(plan.weeks)
    for table in (t for found in views.sections for part in found.parts for t in part.tables):
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}
    told = plain_text(html.unescape(record_html(views)))
    for override in plan.program.overrides:
        assert plain_text(override.reason) in told


# On paper


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Every record on one paper, and the fullest on both."""
    folder, made = tmp_path_factory.mktemp("records"), {}
    for name, paper in (*((name, "a4") for name in PLANS), ("changed", "letter")):
        made[name, paper] = folder / f"{name}-{paper}.pdf"
        write_record(PLANS[name](), made[name, paper], paper)
    return made


def sheets(printed):
    for (_, paper), file in printed.items():
        with pdfplumber.open(file) as pdf:
            for sheet in pdf.pages:
                yield paper, sheet


@pytest.mark.slow
def test_every_record_is_valid_pdf_ua_by_page_validation(printed):
    assert_valid_by_page_validation(printed.values())


@pytest.mark.slow
@needs_verapdf
def test_every_record_is_valid_pdf_ua_by_verapdf(printed):
    assert_valid_by_verapdf(printed.values())


@pytest.mark.slow
def test_nothing_is_smaller_than_the_floor_for_clinicians_or_beyond_the_margins(printed):
    for paper, sheet in sheets(printed):
        assert (round(sheet.width), round(sheet.height)) == SIZES[paper]
        assert min(round(c["size"], 1) for c in sheet.chars if c["text"].strip()) >= SMALLEST
        assert min(c["x0"] for c in sheet.chars) > 40
        assert max(c["x1"] for c in sheet.chars) < sheet.width - 40


@pytest.mark.slow
def test_no_line_of_a_record_is_printed_over_another(printed):
    for _, sheet in sheets(printed):
        found = sheet.extract_words(use_text_flow=True)
        for n, word in enumerate(found):
            for other in found[n + 1 :]:
                assert not overlap(word, other), (word["text"], other["text"])


@pytest.mark.slow
def test_no_heading_stands_at_the_foot_of_a_page(printed):
    for _, sheet in sheets(printed):
        above = [c for c in sheet.chars if c["bottom"] < sheet.height - 40 and c["text"].strip()]
        last = max(c["bottom"] for c in above)
        assert max(c["size"] for c in above if last - c["bottom"] < 5) < HEADINGS


# From the command line


def test_the_command_prints_text_unless_a_file_is_named(tmp_path):
    file = tmp_path / "ada.pdf"
    told = CliRunner().invoke(main, ["record", str(EXAMPLE)])
    run = CliRunner().invoke(main, ["record", str(EXAMPLE), "-o", str(file), "--paper", "letter"])

    assert told.output.startswith("Record AL-2027-01-04\n")
    assert run.output.endswith(f"{file} is written\n")
    with pdfplumber.open(file) as pdf:
        assert (round(pdf.pages[0].width), round(pdf.pages[0].height)) == SIZES["letter"]
        assert "Record for the clinician" in pdf.pages[0].extract_text()


def test_a_record_on_paper_ends_in_pdf(tmp_path):
    run = CliRunner().invoke(main, ["record", str(EXAMPLE), "-o", str(tmp_path / "ada.html")])

    assert run.exit_code == 2
    assert "a record ends in .pdf: 'ada.html'" in run.output


def test_the_phone_number_after_an_arabic_name_is_not_turned_with_it():
    name, phone = "عيادة الياسمين", "06 555 0100"
    plan = plan_of(prescription("3 x 10"), weeks=1, clinic=hp.Clinic(name=name, phone=phone))
    views = record_views(plan)
    told = dict(views.about[0])["Clinic"]

    for line in (told, views.foot):
        assert f"\u2067{name}\u2069" in line
        assert phone in line.split("\u2069")[1]
