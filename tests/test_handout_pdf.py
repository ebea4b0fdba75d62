"""The printed pages: valid, readable, nothing cut, the same each time."""

import datetime as dt
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pdfplumber
import pytest

import hipflex_plan as hp
from hipflex_plan import native
from hipflex_plan.handout import pdf as press
from hipflex_plan.handout import press as handout_press
from valid_pdf import assert_valid_by_page_validation, assert_valid_by_verapdf, needs_verapdf

TOP = Path(__file__).parents[1]
PROGRAMS = [
    TOP / "examples" / "six-week-band.toml",
    TOP / "tests" / "programs" / "two-phases.toml",
    TOP / "tests" / "programs" / "bare.toml",
]
PAPERS = ["a4", "letter"]
SIZES = {"a4": (595, 842), "letter": (612, 792)}
SMALL, FLOOR = 10.5, 12.0


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Every program on every paper, printed once."""
    folder, made = tmp_path_factory.mktemp("printed"), {}
    for program in PROGRAMS:
        plan = hp.schedule(hp.load_program(program))
        for paper in PAPERS:
            file = folder / f"{program.stem}-{paper}.pdf"
            hp.write_pdf(plan, file, paper)
            made[program.stem, paper] = file
    return made


def every(printed):
    for (_, paper), file in printed.items():
        with pdfplumber.open(file) as pdf:
            yield paper, pdf


def text_of(pdf, number):
    return pdf.pages[number].extract_text().replace("\u00a0", " ")


def in_a_badge(char):
    """Whether a letter is the white number of a pose, which the steps beside it count too."""
    return char["text"] in "1234" and set(char["non_stroking_color"]) == {1.0}


@pytest.mark.slow
def test_every_handout_is_valid_pdf_ua_by_page_validation(printed):
    assert_valid_by_page_validation(printed.values())


@pytest.mark.slow
@needs_verapdf
def test_every_handout_is_valid_pdf_ua_by_verapdf(printed):
    assert_valid_by_verapdf(printed.values())


@pytest.mark.slow
def test_pages_have_the_size_that_was_asked_for(printed):
    for paper, pdf in every(printed):
        assert {(round(p.width), round(p.height)) for p in pdf.pages} == {SIZES[paper]}


@pytest.mark.slow
def test_reading_text_is_never_below_the_floor(printed):
    for _, pdf in every(printed):
        read = (c for p in pdf.pages for c in p.chars if c["text"].strip() and not in_a_badge(c))
        sizes = {round(c["size"], 1) for c in read}
        assert min(sizes) >= SMALL
        assert [size for size in sizes if SMALL < size < FLOOR] == []


@pytest.mark.slow
def test_nothing_stands_outside_the_margins_of_the_page(printed):
    for _, pdf in every(printed):
        for sheet in pdf.pages:
            assert min(c["x0"] for c in sheet.chars) > 45
            assert max(c["x1"] for c in sheet.chars) < sheet.width - 45
            assert max(c["bottom"] for c in sheet.chars) < sheet.height - 18


@pytest.mark.slow
def test_no_line_of_text_is_printed_over_another(printed):
    for _, pdf in every(printed):
        for sheet in pdf.pages:
            words = sheet.extract_words(use_text_flow=True)
            for n, word in enumerate(words):
                for other in words[n + 1 :]:
                    assert not overlap(word, other), (word["text"], other["text"])


def overlap(a, b):
    across = min(a["x1"], b["x1"]) - max(a["x0"], b["x0"])
    down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    height = min(a["bottom"] - a["top"], b["bottom"] - b["top"])
    return across > 1 and down > height * 0.5


@pytest.mark.slow
def test_the_first_page_says_who_when_and_whom_to_call(printed):
    with pdfplumber.open(printed["six-week-band", "a4"]) as pdf:
        cover = " ".join(text_of(pdf, 0).split())  # beside a picture lines are short

    for words in (
        "Six weeks of hip strength",
        "For A.L., made with Ingrid Meyer",
        "Walk up the stairs at home without pulling on the rail.",
        "4 January to",
        "How much pain is all right?",
        "Call 999 at once",
        "01632 960 114",
        "Closed? Call 111.",
        "Page 1 of 6",
    ):
        assert words in cover


@pytest.mark.slow
def test_the_warnings_and_the_cards_stay_whole(printed):
    for (name, _), file in printed.items():
        plan = hp.schedule(hp.load_program(next(p for p in PROGRAMS if p.stem == name)))
        with pdfplumber.open(file) as pdf:
            sheets = [text_of(pdf, n) for n in range(len(pdf.pages))]
        [warnings] = [sheet for sheet in sheets[:2] if "When to stop" in sheet]
        for first_and_last in ("Chest pain", "joint with a fever", "Sharp pain", "hot calf?"):
            assert first_and_last in warnings
        assert "You should feel" not in warnings
        heads = sum(sheet.count("You should feel") for sheet in sheets)
        assert heads == sum(len(phase.prescriptions) for phase in plan.program.phases)
        for sheet in sheets[1:]:
            assert "Sketch or notes" not in sheet
            assert sheet.count("To be safe:") == sheet.count("You should feel")


@pytest.mark.slow
def test_a_usual_cover_is_one_page(printed):
    for paper in PAPERS:
        with pdfplumber.open(printed["six-week-band", paper]) as pdf:
            assert "When to stop" in text_of(pdf, 0)
            assert "You should feel" in text_of(pdf, 1)


@pytest.mark.slow
def test_every_date_of_the_plan_stands_on_a_weekly_sheet(printed):
    with pdfplumber.open(printed["six-week-band", "a4"]) as pdf:
        weekly = " ".join(" ".join(text_of(pdf, n) for n in (3, 4)).split())

    for week in ("Week 1 4 to 10 January", "Week 4 25 to 31 January", "Week 6 8 to 14 February"):
        assert week in weekly


@pytest.mark.slow
def test_the_document_names_its_title_author_and_language(printed):
    with pdfplumber.open(printed["six-week-band", "a4"]) as pdf:
        assert pdf.metadata["Title"] == "Six weeks of hip strength, A.L."
        assert pdf.metadata["Author"] == "Ingrid Meyer, Harbour Street Physiotherapy"
        assert pdf.doc.catalog["Lang"] in (b"en-GB", "en-GB")


@pytest.mark.slow
def test_the_text_is_in_source_sans(printed):
    for _, pdf in every(printed):
        fonts = {c["fontname"] for p in pdf.pages for c in p.chars if c["text"].strip()}
        assert all("Handout-Sans" in font for font in fonts), fonts


def plan(**changes):
    program = hp.load_program(TOP / "tests" / "programs" / "bare.toml")
    return hp.schedule(attrs.evolve(program, **changes))


def test_the_same_plan_gives_the_same_bytes():
    assert hp.to_pdf(plan()) == hp.to_pdf(plan())


@pytest.mark.slow
def test_another_process_gives_the_same_bytes(tmp_path):
    program = TOP / "tests" / "programs" / "bare.toml"
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Kolkata")):
        file = tmp_path / f"{seed}.pdf"
        subprocess.run(
            [sys.executable, "-m", "hipflex_plan", "handout", str(program), "-o", str(file)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
        )
        digests.add(hashlib.sha256(file.read_bytes()).hexdigest())

    assert len(digests) == 1


@pytest.mark.parametrize(
    "name",
    [
        "<img src='http://127.0.0.1:9/x.png'>",
        "<link rel=attachment href=file:///etc/passwd>",
        "{{ 7 * 7 }} {% raw %}",
        "</title><script>alert(1)</script>",
        "&lt; &amp; \" ' `",
        "O’Brien–Łuczak, Zoë",
    ],
)
def test_a_hostile_name_is_printed_as_it_is_written(tmp_path, name):
    file = tmp_path / "handout.pdf"
    hp.write_pdf(plan(patient=name), file)
    with pdfplumber.open(file) as pdf:
        cover = "".join(text_of(pdf, 0).split())

    assert "".join(name.split()) in cover


def test_letters_that_no_font_has_are_told_and_nothing_is_written(tmp_path):
    file = tmp_path / "handout.pdf"
    with pytest.raises(hp.RenderError, match="no font on this machine has these letters"):
        hp.write_pdf(plan(patient="\U0001f9b5 \u13a0"), file)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://127.0.0.1:9/", "hipflex:font/../x"])
def test_nothing_outside_the_package_is_read_while_rendering(monkeypatch, url):
    monkeypatch.setattr(
        handout_press,
        "filled",
        lambda *_, **__: f"<html lang=en><title>x</title><img alt=x src='{url}'>",
    )

    with pytest.raises(hp.RenderError):
        hp.to_pdf(plan())


def test_an_existing_file_is_replaced_only_by_a_whole_one(tmp_path):
    file = tmp_path / "handout.pdf"
    file.write_bytes(b"before")
    with pytest.raises(hp.RenderError):
        hp.write_pdf(plan(patient="\u13a0"), file)
    assert file.read_bytes() == b"before"

    hp.write_pdf(plan(), file)
    assert file.read_bytes().startswith(b"%PDF")


def test_a_paper_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="a5"):
        hp.to_pdf(plan(), "a5")


def test_a_machine_without_pango_is_told_the_line_to_run(monkeypatch):
    monkeypatch.setattr(native, "_loads", lambda _: False)
    press._press.cache_clear()
    try:
        with pytest.raises(hp.MissingLibraryError, match="install") as caught:
            hp.to_pdf(plan())
    finally:
        press._press.cache_clear()

    assert native.install_line() in str(caught.value)


def test_once_pango_is_there_pages_have_our_letters(monkeypatch):
    before = hp.to_pdf(plan())
    with monkeypatch.context() as without:
        without.setattr(native, "_loads", lambda _: False)
        press._press.cache_clear()
        with pytest.raises(hp.MissingLibraryError):
            hp.to_pdf(plan())

    assert hp.to_pdf(plan()) == before


def test_a_plan_of_one_day_can_be_printed():
    stretch = hp.load_catalogue()["couch-stretch"]
    phase = hp.Phase("One", 1, [hp.Prescription(stretch, "1 x 20 s left side", hp.PerWeek(1))])
    day = hp.schedule(hp.Program("One day", [phase]), start=dt.date(2028, 2, 29))

    assert hp.to_pdf(day).startswith(b"%PDF")
