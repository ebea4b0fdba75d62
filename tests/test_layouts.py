"""The command that prints: one layout, several, in one file or in one each, in a language."""

from __future__ import annotations

import shutil

import attrs
import pypdf
import pytest
from click.testing import CliRunner

import hipflex_plan as hp
from hipflex_plan.cli import main
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.handout.layouts import LAYOUTS, layout_named, untranslated
from hipflex_plan.translating import in_language

PROGRAM = "examples/six-week-band.toml"
NAMES = [layout.name for layout in LAYOUTS]


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def program(tmp_path):
    return str(shutil.copy(PROGRAM, tmp_path / "ada.toml"))


def pages(file):
    return len(pypdf.PdfReader(file).pages)


def test_the_list_names_each_layout_with_a_line():
    told = run("handout", "--list")

    assert told.exit_code == 0
    assert [line.split()[0] for line in told.output.splitlines()] == NAMES
    assert NAMES == ["standard", "overview", "diary", "large-print", "record"]


def test_the_list_names_the_layouts_of_a_clinic_too(tmp_path):
    place = tmp_path / "own" / "clinic-card"
    place.mkdir(parents=True)
    (place / "layout.html.j2").write_text("x")
    told = run("handout", "--templates", str(tmp_path / "own"), "--list")

    assert told.output.splitlines()[-1].split()[0] == "clinic-card"


def test_several_layouts_follow_each_other_in_one_file_or_lie_in_one_each(program, tmp_path):
    whole, apart = tmp_path / "both.pdf", tmp_path / "ada.pdf"
    told = run("handout", program, "--layout", "overview,diary", "-o", str(whole))
    assert told.exit_code == 0, told.output
    told = run("handout", program, "--layout", "overview,diary", "--separate", "-o", str(apart))
    assert told.exit_code == 0, told.output
    files = [tmp_path / "ada-overview.pdf", tmp_path / "ada-diary.pdf"]

    assert [file.name for file in tmp_path.glob("ada-*.pdf")]
    assert all(f.exists() for f in files)
    assert pages(whole) == sum(map(pages, files))


def test_an_unknown_layout_is_told_with_the_nearest_before_anything_is_printed(program, tmp_path):
    told = run("handout", program, "--layout", "overviw")

    assert told.exit_code == 1
    assert "did you mean 'overview'?" in told.output
    assert not list(tmp_path.glob("*.pdf"))


def test_a_language_of_the_command_line_is_that_of_the_pages(program, tmp_path):
    told = run("handout", program, "--language", "es", "--layout", "overview")
    text = pypdf.PdfReader(tmp_path / "ada.pdf").pages[0].extract_text()

    assert told.exit_code == 0
    assert "Llama ya al 999" in " ".join(text.split())


def test_a_language_that_is_not_there_is_a_wrong_usage(program):
    told = run("handout", program, "--language", "xx")

    assert told.exit_code == 2
    assert "no language 'xx'" in told.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("--fillable",),
        ("--layout", "diary", "--fillable", "--archive"),
        ("--html", "--paper", "letter"),
        ("--html", "--layout", "diary"),
    ],
)
def test_what_does_not_go_together_is_a_wrong_usage(program, arguments, tmp_path):
    told = run("handout", program, *arguments)

    assert told.exit_code == 2
    assert not list(tmp_path.glob("*.pdf"))
    assert not list(tmp_path.glob("*.html"))


def test_in_python_a_form_needs_a_diary_and_is_no_archive():
    plan = hp.schedule(hp.load_program(PROGRAM))

    with pytest.raises(ImpossibleValueError, match="only the layout 'diary'"):
        hp.to_pdf(plan, fillable=True)
    with pytest.raises(ImpossibleValueError, match="at least one layout"):
        hp.to_pdf(plan, layout=[])


def test_nothing_is_untranslated_in_spanish_and_what_is_in_arabic_is_named():
    program = hp.load_program(PROGRAM)
    patients = [name for name in NAMES if name != "record"]
    spanish = hp.schedule(in_language(program, "es"))
    (phase,) = program.phases
    catalogue = hp.load_catalogue()
    unknown = hp.Prescription(catalogue["box-jump"], "2 x 5", "2 per week")
    arabic = in_language(
        attrs.evolve(program, phases=[attrs.evolve(phase, prescriptions=[unknown])]), "ar"
    )

    assert untranslated(spanish, patients) == ()
    assert untranslated(hp.schedule(arabic), ["standard"]) == (catalogue["box-jump"].name,)


def test_check_names_what_is_not_translated_and_fails(tmp_path):
    file = tmp_path / "ada.toml"
    file.write_text(
        'title = "X"\nlanguage = "ar"\nstart = 2027-01-04\n[screening]\nno_to_the_rest = true\n'
        '[[phases]]\nname = "B"\nweeks = 1\n[[phases.prescriptions]]\nuse = "box-jump"\n'
        'dosage = "2 x 5"\nfrequency = "2 per week"\n'
    )
    told = run("check", str(file))

    assert told.exit_code == 1
    assert "texts that are not translated: 1" in told.output
    assert "ERROR not translated to ar: " in told.output


@pytest.mark.parametrize("name", NAMES)
def test_each_layout_says_what_it_is_for_and_prints_every_exercise(name):
    plan = hp.schedule(hp.load_program(PROGRAM))
    layout = layout_named(name)
    from hipflex_plan.handout.layouts import HandoutWish

    page = layout.html(plan, HandoutWish()).replace("\u00a0", " ")
    assert layout.told
    for item in plan.sessions[0].items:
        assert item.exercise.short_name in page or item.exercise.name in page
