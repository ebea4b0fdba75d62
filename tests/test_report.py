"""The report: what it says of what was done, and how it is printed."""

import datetime as dt
import functools
import itertools
import re
from pathlib import Path

import attrs
import pdfplumber
import pytest

import hipflex_plan as hp
from builders import exercise, prescription, program
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import language_of
from hipflex_plan.report import patient, report_to_html
from hipflex_plan.report.charts import drawn
from hipflex_plan.report.composition import PANEL_MM, clinicians, findings, patients
from hipflex_plan.report.rows import cell
from hipflex_plan.report.scales import Frame, Series, Sketch, Stroke, number, up_to
from hipflex_plan.work_done import Count
from report_cases import CASES, EXAMPLE, case, row
from test_exercises import HARDEST_GRADE, grade, jargon, long_sentences
from test_handout_pdf import overlap
from valid_pdf import assert_valid_by_page_validation, assert_valid_by_verapdf, needs_verapdf

TOP = Path(__file__).parents[1]
FULLEST = ("both-legs", "painful", "two-phases")
SMALLEST_FOR_CLINICIANS, SMALLEST, FLOOR = 8.5, 10.5, 12.0
NEAR = 40
every_case = pytest.mark.parametrize("name", CASES)


def pages(name):
    plan, diary, on = case(name)
    found = findings(plan, diary, on)
    return clinicians(found), patients(found)


def page_of(rows, prescriptions, on=None, **changes):
    """Both pages of a small plan, with rows given as session, side and fields."""
    plan = small_plan(*prescriptions, **changes)
    diary = hp.Diary(plan.reference, small_rows(plan, rows))
    found = findings(plan, diary, on or plan.end)
    return clinicians(found), patients(found)


def small_plan(*prescriptions, weeks=2, **changes):
    made = program(*prescriptions, weeks=weeks, **changes)
    start = dt.date(2027, 1, 4)
    return hp.schedule(made, start=start, training_days="mon wed fri", reference="Ada-1")


def small_rows(plan, rows):
    made = []
    for number_, side, fields in rows:
        session = plan.session(number_)
        made.append(row(session, session.items[0], side, **fields))
    return made


LIFT = prescription("3 x 10", of=exercise("knee-lift", short_name="Knee lift"))
EACH = prescription("2 x 10 each side", of=exercise("knee-lift", short_name="Knee lift"))
FULL = {"sets": [10, 10, 10]}


def texts(page):
    """Every sentence on the page for the patient that is made here."""
    return [
        *page.done,
        *page.well,
        *(sentence for change in page.changes for sentence in change.sentences),
        *([page.decided] if page.decided else []),
        *(sentence for stay in page.stays for sentence in stay.sentences),
    ]


# The page for the clinician


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(planned=3, done=2, not_done=1), ("2/3", "")),
        (Count(planned=3, done=2), ("2/3", "?1")),
        (Count(planned=3, not_done=3), ("0/3", "")),
        (Count(planned=3), ("–", "")),
        (Count(), ("", "")),
    ],
)
def test_a_cell_tells_done_not_done_and_not_written_down_apart(count, expected):
    assert (cell(count).text, cell(count).unknown) == expected


def test_the_table_counts_each_exercise_by_week_and_in_all():
    page, _ = page_of([(1, "both", FULL), (2, "both", {"sets": [0]})], [LIFT])
    [table] = page.counts
    rows = {one.name: [(c.text, c.unknown) for c in one.cells] for one in table.rows}

    assert table.heads == ("1", "2", "All")
    assert rows["Knee lift"] == [("1/3", "?1"), ("–", ""), ("1/6", "?4")]


def test_sides_that_were_done_unevenly_are_told_in_the_table():
    page, _ = page_of([(1, "left", {"sets": [10, 10]})], [EACH])

    assert page.counts[0].rows[1].name == "Knee lift (left 1, right 0)"


def test_many_weeks_take_several_tables():
    page, _ = page_of([(1, "both", FULL)], [LIFT], weeks=30)
    heads = [table.heads for table in page.counts]

    assert [len(one) - 1 for one in heads] == [10, 10, 10]
    assert [week for one in heads for week in one[:-1]] == [str(week) for week in range(1, 31)]


def test_the_large_numbers_say_what_was_done_and_what_hurt_most():
    page, _ = page_of(
        [(1, "both", {**FULL, "pain": 2}), (2, "both", {"sets": [0], "pain": 6})], [LIFT]
    )

    told = [f"{fact.number} {fact.unit} {fact.text}" for fact in page.facts]
    assert told == [
        "1 of 6 days with something done",
        "1 day written down as not done",
        "4 days not written down",
        "6 worst pain Knee lift, week 1",
    ]


def test_what_must_not_be_missed_stands_at_the_top_each_once():
    sign, event, stop = (line.replace("\u00a0", " ") for line in pages("painful")[0].alerts)

    assert sign == "Sharp pain: Seated knee lift, 18 January 2027."
    assert event == "One adverse event is written down; see below."
    assert stop.startswith("Seated knee lift should stop: ")


def test_nothing_to_be_alarmed_of_is_no_alert():
    assert pages("good")[0].alerts == ()


def test_what_was_written_is_told_as_it_was_written_and_the_same_words_once():
    page, _ = pages("half")
    [note] = page.notes

    assert (note.kind, note.text) == ("Obstacle", "Visitors, and no time.")
    assert note.days.count(",") > 2


def test_rules_that_disagree_are_all_told():
    page, _ = pages("painful")
    rows = {one.name: one for one in page.outcomes}

    assert rows["Band knee lift"].decision == "Step back"
    assert rows["Band knee lift"].before != rows["Band knee lift"].after
    assert any("hold" in other for other in rows["Band knee lift"].others)
    assert rows["Seated knee lift"].after == "nothing"


def test_exercises_of_which_no_rule_speaks_take_one_line():
    page, _ = pages("good")

    assert page.outcomes == ()
    assert "Kneeling stretch" in page.as_planned


def test_tests_are_told_at_baseline_and_now_with_what_change_counts():
    tests = {test.name: test.text for test in pages("both-legs")[0].tests}

    assert tests["Pain (0 to 10)"].startswith(
        "5 on 2027-01-04, 3 on 2027-02-14, better by 2 points"
    )
    assert "[hip-strength-60-degrees]" in tests["Hip flexion strength (dynamometer), left"]
    assert tests["Lower Extremity Functional Scale (total)"].replace("\u00a0", " ") == (
        "51 points on 2027-01-04; not measured again. Due on 14 February 2027."
    )


def test_a_score_after_the_day_is_not_read():
    plan, diary, _ = case("both-legs")
    page = clinicians(findings(plan, diary, dt.date(2027, 2, 1)))

    assert page.tests[0].text.startswith("5 points on 2027-01-04; not measured again.")


def test_after_the_end_the_proposals_are_those_of_the_last_day():
    plan, diary, _ = case("both-legs")
    page = clinicians(findings(plan, diary, dt.date(2027, 2, 20)))

    assert "the last day of the plan" in page.outcomes_note


# Decided, or not yet


def decided(answer, **changes):
    """The page for the patient after a clinician's answer to a step back."""
    plan, diary, on = case("painful")
    next_day = on + dt.timedelta(days=1)
    proposals = hp.propose(plan, diary, next_day)
    [proposal] = [p for p in proposals if p.exercise == "band-hip-flexion"]
    given = hp.Answered(proposal=proposal, by="Ingrid Meyer", answer=answer, **changes)
    found = findings(hp.reschedule(plan, [given], next_day), diary, on)
    return clinicians(found), patients(found)


def test_as_long_as_nothing_is_decided_the_patient_is_told_so_and_nothing_is_added():
    page, theirs = pages("painful")

    assert page.outcomes_head == "What the rules propose"
    assert theirs.decided == "We will talk about this with you. Until then, add nothing."
    assert theirs.sign


def test_an_accepted_proposal_is_told_as_decided():
    page, theirs = decided("accepted")
    [told] = [one for one in page.outcomes if one.name == "Band knee lift"]

    assert told.answer == "accepted by Ingrid Meyer"
    assert "Band knee lift" in [change.name for change in theirs.changes]


def test_what_a_clinician_refused_is_no_change_for_the_patient():
    _, theirs = decided("refused")

    assert "Band knee lift" not in [change.name for change in theirs.changes]
    assert [s.sentences for s in theirs.stays if "Band knee lift" in s.names] == [
        ("Go on as planned.",)
    ]


def test_what_a_clinician_changed_is_told_with_the_new_dose_alone():
    _, theirs = decided("changed", dosage="2 x 10 each side, yellow band")
    [change] = [one for one in theirs.changes if one.name == "Band knee lift"]

    assert change.sentences == ("We have changed this one for you.",)
    assert change.dose.replace("\u00a0", " ") == "2 sets × 10 lifts, each leg, yellow band"


# The page for the patient


@every_case
def test_sentences_to_the_patient_are_short_and_plain(name):
    told = [text.replace("\u00a0", " ") for text in texts(pages(name)[1])]

    assert long_sentences(told) == []
    assert jargon(told) == set()
    assert grade(told) <= HARDEST_GRADE


@pytest.mark.parametrize("name", ["empty", "nothing-done", "first-day"])
def test_where_nothing_was_done_nothing_done_is_praised(name):
    _, page = pages(name)

    assert page.facts == ()
    assert not re.search(
        r"you did exercises|you went|well done", " ".join(texts(page)), re.IGNORECASE
    )


def test_an_empty_diary_is_met_kindly():
    _, page = pages("empty")

    assert page.done[0] == "There is nothing in your diary yet. That is all right."
    assert page.well_head == "It is not too late"


def test_days_without_exercises_are_told_without_blame():
    _, page = pages("nothing-done")

    assert next(line.replace("\u00a0", " ") for line in page.done) == (
        "On 14 days you wrote that you did none. Thank you for saying so."
    )


def test_what_is_not_written_down_is_not_held_against_anybody():
    _, page = page_of([(1, "both", FULL)], [LIFT], on=dt.date(2027, 1, 9))

    assert [line.replace("\u00a0", " ") for line in page.done] == [
        "You did exercises on 1 of 3 days.",
        "2 days are not written down. We do not count them as missed.",
    ]


def test_what_went_well_is_what_was_done():
    _, page = page_of(
        [(n, "both", {"sets": [8 + n] * 3, "pain": max(0, 4 - n)}) for n in range(1, 7)], [LIFT]
    )

    assert [line.replace("\u00a0", " ") for line in page.well] == [
        "In weeks 1 and 2 you did exercises on every day of your plan.",
        "Knee lift: 90 lifts in week 1, 117 in week 2.",
        "Your worst pain went from 3 in week 1 to 0 in week 2.",
        "You wrote down every day. That helps us to help you.",
    ]


def test_more_is_not_praised_where_an_exercise_has_to_give_way():
    hurting = [(n, "both", {"sets": [8 + n] * 3, "pain": 7}) for n in range(1, 7)]
    _, page = page_of(hurting, [LIFT])

    assert not any("Knee lift" in line for line in page.well)
    assert "You told us when something was wrong. That keeps you safe." in page.well


def test_more_is_not_told_where_a_set_is_unknown():
    rows = [(n, "both", {"sets": [10, 10, 10 if n > 3 else None]}) for n in range(1, 7)]
    _, page = page_of(rows, [LIFT])

    assert not any("Knee lift" in line for line in page.well)


def test_a_stop_comes_first_and_without_a_dose():
    _, page = pages("painful")
    first = page.changes[0]

    assert (first.name, first.stops, first.dose) == ("Seated knee lift", True, "")
    assert "Stop this exercise" in first.sentences[0]


def test_what_stays_is_told_with_the_sentence_of_the_rule():
    _, page = pages("good")

    assert [stay.sentences for stay in page.stays] == [("Go on as planned.",)]


@every_case
def test_every_exercise_of_the_day_changes_or_stays(name):
    plan, diary, on = case(name)
    _, page = pages(name)
    proposals = hp.propose(plan, diary, min(on, plan.end))
    told = " ".join([*(c.name for c in page.changes), *(s.names for s in page.stays)])

    for proposal in proposals:
        assert proposal.was.exercise.short_name in told


# The page for a patient who reads another language


def in_both(name, code="es"):
    """The same findings in English, and for a patient who reads another language."""
    return [findings(*case(name, one)) for one in ("en-GB", code)]


def own_words(page):
    """Every text on the page for the patient."""
    facts = [text for fact in page.facts for text in (fact.unit, fact.text)]
    warned = page.warnings
    called = (warned.emergency_head, *warned.emergency, warned.call_head, *warned.call)
    names = [*(one.name for one in page.changes), *(one.names for one in page.stays)]
    doses = [change.dose for change in page.changes if change.dose]
    more = (page.made_for, page.well_head, page.visit, *called, warned.doctor)
    return [text for text in (*texts(page), *facts, *names, *doses, *more) if text]


@every_case
@pytest.mark.parametrize("code", ["es", "ar"])
def test_nothing_on_the_page_is_left_in_english(name, code):
    missing = []
    english, theirs = in_both(name, code)
    speaker = attrs.evolve(language_of(code), told=missing.append)
    page = patient.page(theirs.plan, theirs.diary, theirs.done, theirs.outcomes, speaker)
    same = set(own_words(page)) & set(own_words(patients(english)))

    wordless = {one.exercise.name for one in theirs.done.exercises} if code == "ar" else set()
    assert set(missing) <= wordless  # Arabic has words for 20 exercises
    assert missing or not any("[" in text for text in own_words(page))
    assert same == set()


@pytest.mark.parametrize("name", ["good", "painful", "half"])
def test_the_decisions_and_numbers_are_those_of_the_english_page(name):
    ours, theirs = in_both(name)
    english, spanish = patients(ours), patients(theirs)

    assert [one.decision for one in ours.outcomes] == [one.decision for one in theirs.outcomes]
    assert [one.reason for one in ours.outcomes] == [one.reason for one in theirs.outcomes]
    assert [one.stops for one in english.changes] == [one.stops for one in spanish.changes]
    assert [one.number for one in english.facts] == [one.number for one in spanish.facts]
    for one, other in zip(english.done + english.well, spanish.done + spanish.well, strict=True):
        assert sorted(re.findall(r"\d+", one)) == sorted(re.findall(r"\d+", other))
    for one, other in zip(english.changes, spanish.changes, strict=True):
        assert re.findall(r"\d+", one.dose) == re.findall(r"\d+", other.dose)


@pytest.mark.parametrize("name", ["good", "painful"])
def test_the_clinician_reads_english_whatever_the_patient_reads(name):
    english, spanish = (clinicians(found) for found in in_both(name))

    assert spanish == english


def test_a_rules_sentence_is_said_in_the_language_of_the_patient():
    page = patients(in_both("painful")[1])
    told = {one.name: [text.replace("\u00a0", " ") for text in one.sentences]
            for one in page.changes}  # fmt: skip

    assert told["Rodilla en alto en pared"] == ["Muy bien. Ahora mantén la postura 20 segundos."]


def test_a_decision_is_kept_in_the_words_of_the_patient(tmp_path):
    plan, diary, on = case("painful", "es")
    next_day = on + dt.timedelta(days=1)
    [proposal] = [
        p for p in hp.propose(plan, diary, next_day) if p.exercise == "wall-psoas-hold"
    ]  # fmt: skip
    answered = hp.Answered(proposal=proposal, by="Ingrid Meyer")
    hp.save_program(hp.reschedule(plan, [answered], next_day).program, tmp_path / "ana.toml")
    read = hp.schedule(hp.load_program(tmp_path / "ana.toml"))
    page = patients(findings(read, diary, on))
    [change] = [one for one in page.changes if one.name == "Rodilla en alto en pared"]

    assert read.program.history[0].sentence == "Muy bien. Ahora mantén la postura 20 segundos."
    assert change.sentences[0].replace("\u00a0", " ") == read.program.history[0].sentence


def test_a_sentence_that_was_written_by_somebody_else_stays_as_it_is():
    plan, diary, on = case("painful", "es")
    found = findings(plan, diary, on)
    own = [attrs.evolve(one, sentence="Poco a poco, Ana.") for one in found.outcomes]
    page = patients(attrs.evolve(found, outcomes=tuple(own)))

    assert {text for change in page.changes for text in change.sentences} == {"Poco a poco, Ana."}


@pytest.mark.slow
def test_the_pages_follow_each_other_each_in_its_language(tmp_path):
    plan, diary, on = case("painful", "es")
    hp.write_report(plan, diary, tmp_path / "ana.pdf", on)
    with pdfplumber.open(tmp_path / "ana.pdf") as pdf:
        *ours, theirs = (text_of(sheet) for sheet in pdf.pages)

    assert "What was done" in ours[0]
    assert "Cómo te ha ido" in theirs
    assert "Página 1 de 1" in theirs
    assert "How it went" not in theirs


def test_arabic_words_stand_from_right_to_left_and_the_clinicians_do_not():
    html = report_to_html(*case("good", "ar"))

    assert '<html lang="en-GB" dir="ltr">' in html
    assert '<section class="patient " lang="ar" dir="rtl">' in html


# Charts


def chart(*series, weeks=4, **more):
    frame = Frame(weeks=tuple(range(1, weeks + 1)), scale=up_to(10), width=40, height=15)
    gaps = ("not written down",) * weeks
    sketch = Sketch(title="Pain", frame=frame, series=series, said=number, gaps=gaps, **more)
    return drawn(sketch)


def test_a_gap_breaks_the_line():
    line = chart(Series(name="All", values=(1, 2, None, 3))).lines[0]

    assert line.path.count("M") == 1
    assert len(line.marks) == 3


def test_what_is_known_in_part_is_hollow_and_no_line_leads_to_it():
    least = (False, False, True, False)
    line = chart(Series(name="All", values=(1, 2, 1, 3), least=least)).lines[0]

    assert [mark.hollow for mark in line.marks] == list(least)
    assert line.path.count("M") == 1


def test_a_chart_is_heard_with_every_number_and_every_gap():
    words = chart(
        Series(name="Left", values=(1, None, None, 2.5), least=(False, False, False, True)),
        Series(name="Right", values=(1, 1, 1, 1)),
    ).words

    assert words == (
        "Pain. Left, week 1: 1, weeks 2 to 3: not written down, week 4: at least 2.5. "
        "Right, weeks 1 to 4: 1."
    )


def test_no_two_strokes_look_alike_without_colour():
    lines = [
        chart(Series(name="x", values=(1, 2, 3, 4), stroke=stroke)).lines[0] for stroke in Stroke
    ]
    shapes = {re.sub(r"[-\d.]+", "", line.marks[0].path) for line in lines}

    assert len({line.dash for line in lines}) == len(Stroke)
    assert len(shapes) == len(Stroke)


def test_left_and_right_differ_in_stroke_and_stand_beside_each_other():
    page, _ = page_of(
        [(1, side, {"sets": [10, 10]}) for side in ("left", "right")], [EACH]
    )  # fmt: skip
    left, right = page.strips[0].panels[0].chart.lines

    assert left.dash != right.dash
    assert left.marks[0].path != right.marks[0].path


def test_all_lines_of_a_chart_have_one_colour():
    html = report_to_html(*case("painful"))
    strokes = set(re.findall(r'stroke="(#\w+)" stroke-width="\.38', html))

    assert strokes == {"#23323b"}


@every_case
def test_every_picture_has_its_words(name):
    html = report_to_html(*case(name))

    assert html.count("<svg") == len(
        re.findall(r"<svg[^>]+><title>[^<]+: [^<]+week[^<]+</title>", html)
    )


@every_case
def test_no_point_and_no_word_lies_outside_of_its_chart(name):
    plan, diary, on = case(name)
    for fit in PANEL_MM:
        page = clinicians(findings(plan, diary, on), fit)
        charts = [panel.chart for strip in page.strips for panel in strip.panels if panel.chart]
        for one in charts:
            for label in one.labels:
                assert 0 <= label.x <= one.width
                assert 2 <= label.y <= one.height
            for mark in (mark for line in one.lines for mark in line.marks):
                x, y = map(float, re.match(r"M([\d.]+) ([\d.]+)", mark.path).groups())
                assert 0 < x < one.width
                assert 0 < y < one.height


@every_case
def test_labels_beside_each_other_in_a_chart_keep_apart(name):
    page, _ = pages(name)
    for one in (panel.chart for strip in page.strips for panel in strip.panels if panel.chart):
        for anchor in ("start", "end"):
            heights = sorted(label.y for label in one.labels if label.anchor == anchor)
            assert all(b - a > 2.5 for a, b in itertools.pairwise(heights))


def test_bands_are_told_by_their_colour_and_never_as_a_force():
    rows = [
        (1, "both", {**FULL, "load": hp.Band("yellow")}),
        (4, "both", {**FULL, "load": hp.Band("green")}),
    ]
    band = prescription("3 x 10, yellow band", of=exercise("knee-lift", short_name="Knee lift"))
    page, _ = page_of(rows, [band])

    words = page.strips[0].panels[1].chart.words
    assert words == "Knee lift: Heaviest band. All, week 1: yellow, week 2: green."


def test_an_exercise_without_a_number_takes_one_line_and_no_chart():
    page, _ = pages("empty")

    assert page.strips == ()
    assert page.no_numbers == "Band knee lift, Wall knee hold, Kneeling stretch"


# On paper


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Every case on A4, and the fullest on Letter, printed once."""
    folder, made = tmp_path_factory.mktemp("reports"), {}
    for name in CASES:
        plan, diary, on = case(name)
        for paper in ("a4", "letter") if name in FULLEST else ("a4",):
            made[name, paper] = folder / f"{name}-{paper}.pdf"
            hp.write_report(plan, diary, made[name, paper], on, paper)
    return made


@pytest.fixture(scope="module")
def sheets(printed):
    """The pages of every report, read once: as letters, words and text."""
    found = {}
    for key, file in printed.items():
        with pdfplumber.open(file) as pdf:
            found[key] = [
                (s.width, s.height, s.chars, s.extract_words(use_text_flow=True), text_of(s))
                for s in pdf.pages
            ]
    return found


def text_of(sheet):
    return sheet.extract_text().replace("\u00a0", " ")


@pytest.mark.slow
def test_every_report_is_valid_pdf_ua_by_page_validation(printed):
    assert_valid_by_page_validation(printed.values())


@pytest.mark.slow
@needs_verapdf
def test_every_report_is_valid_pdf_ua_by_verapdf(printed):
    assert_valid_by_verapdf(printed.values())


@pytest.mark.slow
def test_usual_reports_take_a_page_for_each_reader(sheets):
    for name in ("good", "both-legs", "empty", "first-day", "nothing-done"):
        assert (name, len(sheets[name, "a4"])) == (name, 2)


@pytest.mark.slow
def test_the_patient_has_one_page_and_it_is_the_last(sheets):
    for name, found in sheets.items():
        *ours, theirs = (text for *_, text in found)
        assert "How it went" in theirs, name
        assert "When to stop, and whom to call" in theirs, name
        assert all("How it went" not in sheet for sheet in ours)
        assert len(ours) <= 2


@pytest.mark.slow
def test_letters_are_large_enough_for_each_reader(sheets):
    for found in sheets.values():
        *ours, theirs = (
            {round(c["size"], 1) for c in chars if c["text"].strip()} for _, _, chars, *_ in found
        )
        assert min(min(sizes) for sizes in ours) >= SMALLEST_FOR_CLINICIANS
        assert [size for size in theirs if size < FLOOR] == [SMALLEST]


@pytest.mark.slow
def test_nothing_is_printed_outside_the_margins(sheets):
    for found in sheets.values():
        for width, height, chars, *_ in found:
            assert min(c["x0"] for c in chars) > 45
            assert max(c["x1"] for c in chars) < width - 45
            assert max(c["bottom"] for c in chars) < height - 18


@pytest.mark.slow
def test_no_word_is_printed_over_another(sheets):
    for name, found in sheets.items():
        for *_, words, _ in found:
            for n, word in enumerate(words):
                near = [w for w in words[n + 1 :] if abs(w["top"] - word["top"]) < NEAR]
                for other in near:
                    assert not overlap(word, other), (name, word["text"], other["text"])


@pytest.mark.slow
def test_the_first_page_says_who_what_and_what_is_proposed(printed):
    with pdfplumber.open(printed["both-legs", "a4"]) as pdf:
        first = " ".join(text_of(pdf.pages[0]).split())

    for words in (
        "What was done: Stronger hips, both legs",
        "Patient A.L. Plan AL-2027-01-04 Weeks 1 to 6",
        "Up to 14 February 2027, week 6",
        "Days with something done 7/7",
        "What the rules propose",
        "Advance 3 × 12 each side,",
        "Pain (0 to 10): 5 on 2027-01-04, 3 on 2027-02-14, better by 2 points",
        "limits 3 and 5",
    ):
        assert words in first


@pytest.mark.slow
def test_the_last_page_says_whom_to_call_and_when_to_come(printed):
    with pdfplumber.open(printed["good", "a4"]) as pdf:
        last = text_of(pdf.pages[-1])

    for words in (
        "For A.L., up to 14 February 2027",
        "Call 999 at once",
        "01632 960 114",
        "Your next visit: Wednesday 17 February 2027. Please bring your diary.",
    ):
        assert words in last


@pytest.mark.slow
def test_the_report_names_its_title_author_and_language(printed):
    with pdfplumber.open(printed["good", "a4"]) as pdf:
        assert pdf.metadata["Title"] == "What was done: Six weeks of hip strength, A.L."
        assert pdf.metadata["Author"] == "Ingrid Meyer, Harbour Street Physiotherapy"
        assert pdf.doc.catalog["Lang"] in (b"en-GB", "en-GB")


def test_the_same_diary_gives_the_same_bytes():
    plan, diary, on = case("empty")

    assert hp.report_to_pdf(plan, diary, on) == hp.report_to_pdf(plan, diary, on)


@pytest.mark.parametrize("words", ["<b>{{ 7 * 7 }}</b>", "</title><script>x</script>", "&lt; \" '"])
def test_hostile_words_are_printed_as_they_are_written(tmp_path, words):
    plan = small_plan(LIFT, patient=words)
    rows = small_rows(plan, [(1, "both", {**FULL, "obstacle": words, "adverse_event": words})])
    file = tmp_path / "report.pdf"
    hp.write_report(plan, hp.Diary(plan.reference, rows), file, plan.end)
    with pdfplumber.open(file) as pdf:
        text = "".join("".join(text_of(sheet) for sheet in pdf.pages).split())

    assert text.count("".join(words.split())) >= 4


def test_a_paper_that_is_not_there_is_refused():
    with pytest.raises(hp.ImpossibleValueError, match="a5"):
        hp.report_to_pdf(*case("empty"), "a5")


def test_a_day_before_the_plan_is_refused():
    plan, diary, _ = case("empty")
    with pytest.raises(hp.ImpossibleValueError, match="the plan begins on 2027-01-04"):
        hp.report_to_pdf(plan, diary, dt.date(2027, 1, 1))


def test_the_paper_is_a_letter_where_that_is_asked_for():
    assert 'class="letter"' in report_to_html(*case("empty"), Paper.LETTER)


# The command


@pytest.fixture
def run(run):
    """Run a report in a folder with a program and its diary."""
    Path("ada.toml").write_text(EXAMPLE.read_text("utf-8"), encoding="utf-8")
    plan, diary, _ = case("good")
    rows = [one for one in diary.rows if one.session < 9]
    hp.write_diary(hp.Diary(plan.reference, rows), plan, "ada.csv")
    hp.write_diary(hp.Diary(plan.reference), plan, "empty.csv")
    return functools.partial(run, "report")


def test_a_report_goes_up_to_the_last_day_of_the_diary(run):
    result = run("ada.toml", "ada.csv")

    assert (result.exit_code, result.output) == (0, "ada-report-2027-01-11.pdf is written\n")
    assert Path("ada-report-2027-01-11.pdf").read_bytes().startswith(b"%PDF")


def test_another_day_paper_and_file_can_be_asked_for(run):
    words = ("--on", "2027-01-08", "--paper", "letter", "-o", "report.pdf")
    assert run("ada.toml", "ada.csv", *words).exit_code == 0
    with pdfplumber.open("report.pdf") as pdf:
        assert "Up to 8 January 2027, week 1" in text_of(pdf.pages[0])
        assert round(pdf.pages[0].width) == 612


def test_an_empty_diary_needs_a_day(run):
    result = run("ada.toml", "empty.csv")

    assert result.exit_code == 2
    assert "say up to which day with --on DATE" in result.output
    assert run("ada.toml", "empty.csv", "--on", "2027-01-08").exit_code == 0


def test_a_report_that_is_no_pdf_is_refused(run):
    result = run("ada.toml", "ada.csv", "-o", "report.html")

    assert (result.exit_code, "a report ends in .pdf" in result.output) == (2, True)


def test_a_diary_of_another_plan_is_refused(run):
    other = attrs.evolve(hp.load_program(EXAMPLE), reference="other")
    hp.save_program(other, "other.toml")
    result = run("other.toml", "ada.csv")

    assert result.exit_code == 1
