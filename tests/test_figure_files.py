"""Pictures as files: one as SVG, PDF or PNG, drawn again while a pose is written, and the sheet."""

import os
import re
from pathlib import Path

import attrs
import pdfplumber
import pytest
from click.testing import CliRunner
from PIL import Image

import hipflex_plan as hp
from builders import exercise
from hipflex_plan import figure_files
from hipflex_plan.catalogue_files import exercise_with_figure
from hipflex_plan.cli import figure_commands, main
from hipflex_plan.figure_files import DOTS_PER_INCH, Wish, figure_sheet, write_figure
from hipflex_plan.figures import alternative_text
from valid_pdf import assert_valid_by_page_validation, assert_valid_by_verapdf, needs_verapdf

TOP = Path(__file__).parents[1]
CATALOGUE = hp.load_catalogue()
RAISE = CATALOGUE["straight-leg-raise"]
MM_PER_POINT = 25.4 / 72
POSE = """\
accent = ["working leg"]

[start]
preset = "standing"
says = "Stand tall."

[end]
says = "{the} knee lifts."
working = { hip = 90, knee = 90 }
"""


def millimetres(svg):
    """The size of a picture, as it says itself."""
    width, height = re.search(r'width="([\d.]+)mm" height="([\d.]+)mm"', svg).groups()
    return float(width), float(height)


def page_millimetres(file):
    with pdfplumber.open(file) as pdf:
        [page] = pdf.pages
        return float(page.width) * MM_PER_POINT, float(page.height) * MM_PER_POINT


# --- one picture ---


def test_an_svg_is_the_picture_itself(tmp_path):
    write_figure(RAISE, tmp_path / "raise.svg")

    assert (tmp_path / "raise.svg").read_text(encoding="utf-8") == hp.figure(RAISE)


@pytest.mark.parametrize(
    "chosen", [{"side": "left"}, {"style": "print"}, {"look": "older with bob"}]
)
def test_a_wish_is_what_is_drawn(tmp_path, chosen):
    write_figure(RAISE, tmp_path / "raise.svg", Wish(**chosen))

    assert (tmp_path / "raise.svg").read_text(encoding="utf-8") == hp.figure(RAISE, **chosen)


def test_a_moving_picture_is_written_as_it_moves(tmp_path):
    write_figure(RAISE, tmp_path / "raise.svg", Wish(side="left", look="older", moving=True))

    moving = hp.moving_figure(RAISE, side="left", look="older")
    assert (tmp_path / "raise.svg").read_text(encoding="utf-8") == moving


@pytest.mark.parametrize("slug", ["straight-leg-raise", "squat"])
def test_a_pdf_is_a_page_as_large_as_the_picture(tmp_path, slug):
    write_figure(CATALOGUE[slug], tmp_path / "picture.pdf", Wish(side="left", look="older"))
    drawn = hp.figure(CATALOGUE[slug], side="left", look="older")

    assert page_millimetres(tmp_path / "picture.pdf") == pytest.approx(millimetres(drawn), abs=0.3)


def test_all_of_a_picture_is_on_its_page(tmp_path):
    write_figure(RAISE, tmp_path / "picture.pdf")
    with pdfplumber.open(tmp_path / "picture.pdf") as pdf:
        [page] = pdf.pages
        drawn = [*page.curves, *page.lines, *page.rects]

    assert max(form["x1"] for form in drawn) <= page.width
    assert max(form["bottom"] for form in drawn) <= page.height


def test_a_png_has_300_dots_an_inch_of_the_picture(tmp_path):
    write_figure(RAISE, tmp_path / "picture.png")
    with Image.open(tmp_path / "picture.png") as image:
        size, dpi = image.size, image.info["dpi"]

    assert dpi == pytest.approx((DOTS_PER_INCH, DOTS_PER_INCH), abs=0.1)
    dots = [length / 25.4 * DOTS_PER_INCH for length in millimetres(hp.figure(RAISE))]
    assert size == pytest.approx(tuple(dots), abs=4)


def test_a_png_has_the_dots_of_the_pdf_at_300_an_inch(tmp_path):
    write_figure(RAISE, tmp_path / "picture.pdf")
    write_figure(RAISE, tmp_path / "picture.png")
    with Image.open(tmp_path / "picture.png") as image:
        size, dpi = image.size, image.info["dpi"]

    assert dpi == pytest.approx((DOTS_PER_INCH, DOTS_PER_INCH), abs=0.1)
    page = page_millimetres(tmp_path / "picture.pdf")
    assert size == pytest.approx(tuple(mm / 25.4 * DOTS_PER_INCH for mm in page), abs=1)


def test_a_png_for_black_printers_has_no_colour(tmp_path):
    write_figure(RAISE, tmp_path / "picture.png", Wish(style="print"))
    with Image.open(tmp_path / "picture.png") as image:
        hues = image.convert("HSV").getchannel("S").getextrema()

    assert hues == (0, 0)


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".SVG"])
def test_the_same_picture_is_the_same_bytes(tmp_path, suffix):
    for name in ("one", "two"):
        write_figure(RAISE, tmp_path / f"{name}{suffix}", Wish(side="left"))

    one, two = (tmp_path / f"{name}{suffix}" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("name", ["raise.gif", "raise", "raise.svg.txt"])
def test_another_suffix_is_refused_and_nothing_written(tmp_path, name):
    with pytest.raises(hp.ImpossibleValueError, match=r"a picture ends in \.svg, \.pdf or \.png"):
        write_figure(RAISE, tmp_path / name)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["raise.pdf", "raise.png"])
def test_paper_does_not_move(tmp_path, name):
    with pytest.raises(hp.ImpossibleValueError, match=r"a moving picture is an \.svg"):
        write_figure(RAISE, tmp_path / name, Wish(moving=True))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
def test_an_exercise_without_a_figure_leaves_what_stood_there(tmp_path, suffix):
    file = tmp_path / f"lift{suffix}"
    file.write_bytes(b"before")
    with pytest.raises(hp.ImpossibleValueError, match="knee-lift has no figure"):
        write_figure(exercise(), file)

    assert file.read_bytes() == b"before"


def test_a_png_without_its_library_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(hp.MissingLibraryError, match=r"pip install 'hipflex-plan\[png\]'"):
        write_figure(RAISE, tmp_path / "raise.png")

    assert list(tmp_path.iterdir()) == []


# --- by a command ---


def test_a_picture_is_named_as_its_exercise_unless_told(run):
    result = run("figure", "straight-leg-raise")

    assert (result.exit_code, result.output) == (0, "straight-leg-raise.svg is written\n")
    assert Path("straight-leg-raise.svg").read_text(encoding="utf-8") == hp.figure(RAISE)


@pytest.mark.parametrize(
    ("suffix", "start"), [(".svg", b"<svg "), (".pdf", b"%PDF"), (".png", b"\x89PNG")]
)
def test_the_suffix_says_what_is_written(run, suffix, start):
    result = run("figure", "straight-leg-raise", "-o", f"a{suffix}")

    assert (result.exit_code, result.output) == (0, f"a{suffix} is written\n")
    assert Path(f"a{suffix}").read_bytes().startswith(start)


def test_a_command_takes_side_style_and_look(run):
    words = ("--side", "left", "--style", "print", "--look", "older")
    assert run("figure", "squat", *words, "-o", "a.svg").exit_code == 0

    drawn = hp.figure(CATALOGUE["squat"], side="left", style="print", look="older")
    assert Path("a.svg").read_text(encoding="utf-8") == drawn


def test_a_command_takes_motion(run):
    assert run("figure", "straight-leg-raise", "--motion", "--side", "left").exit_code == 0

    moving = hp.moving_figure(RAISE, side="left")
    assert Path("straight-leg-raise.svg").read_text(encoding="utf-8") == moving


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["figure", "straight-leg-rais"], "did you mean 'straight-leg-raise'?"),
        (["figure", "squat", "-o", "a.gif"], "a picture ends in .svg, .pdf or .png: 'a.gif'"),
        (["figure", "squat", "--motion", "-o", "a.pdf"], "a moving picture is an .svg: 'a.pdf'"),
        (["figure", "squat", "--look", "oldr"], "no look 'oldr'; did you mean 'older'?"),
        (["figure", "squat", "-o", "none/a.svg"], "none/a.svg: the file cannot be written"),
        (["figure", "nothing.toml"], "nothing.toml: the file cannot be read"),
        (["figures", "--look", "oldr"], "no look 'oldr'; did you mean 'older'?"),
    ],
)
def test_what_cannot_be_drawn_is_told(run, words, told):
    result = run(*words)

    assert result.exit_code == 1
    assert told in result.output
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["figure", "squat", "--side", "lft"], "'lft' is not one of 'left', 'right'"),
        (["figure", "squat", "--style", "prnt"], "'prnt' is not one of 'color', 'print'"),
        (["figure", "squat", "--watch"], "--watch needs a file with a pose: 'squat'"),
        (["figures", "-o", "a.png"], ".pdf"),
    ],
)
def test_an_option_that_cannot_be_is_told_with_how_to_use_it(run, words, told):
    result = run(*words)

    assert result.exit_code == 2
    assert told in result.output
    assert list(Path().iterdir()) == []


# --- a pose in a file ---


def test_a_file_with_a_pose_is_drawn(run):
    Path("march.toml").write_text(POSE, encoding="utf-8")

    assert run("figure", "march.toml", "--side", "left").exit_code == 0
    assert "<title>march. 1: Stand tall. 2: Your left knee lifts.</title>" in (
        Path("march.svg").read_text(encoding="utf-8")
    )


def test_a_file_with_an_exercise_and_its_figure_is_drawn_the_same(run):
    Path("march.toml").write_text(POSE, encoding="utf-8")
    run("figure", "march.toml", "-o", "one.svg")
    inner = POSE.replace("[start]", "[figure.start]").replace("[end]", "[figure.end]")
    Path("march.toml").write_text(f'name = "March"\n[figure]\n{inner}', encoding="utf-8")
    run("figure", "march.toml", "-o", "two.svg")

    assert Path("one.svg").read_bytes() == Path("two.svg").read_bytes()


def test_a_file_named_as_an_exercise_is_that_exercise_with_its_pose(tmp_path):
    file = tmp_path / "squat.toml"
    file.write_text(POSE, encoding="utf-8")
    drawn = exercise_with_figure(file, CATALOGUE)

    assert drawn.figure.end.says == "{the} knee lifts."
    same = attrs.evolve(drawn, name=CATALOGUE["squat"].name, figure=CATALOGUE["squat"].figure)
    assert same == CATALOGUE["squat"]


MISTAKES = {
    "an angle": ("hip = 90", "hip = 290", "end.working.hip: hip flexion must be from", 9),
    "a preset": ('"standing"', '"stnding"', "did you mean 'standing'", 3),
    "a key": ("accent", "acent", "acent: no such key; did you mean 'accent'?", 1),
    "a part": ("working leg", "working log", "working log", 1),
    "braces": ("{the}", "{leg}", "says can hold {one} {the} {other}, not '{leg}'", 8),
    "no words": ('says = "Stand tall."', "", "start.says must not be empty", 3),
    "no TOML": ("[end]", "[end", "this is not TOML", 7),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_pose_is_told_with_its_line(run, name):
    before, after, told, line = MISTAKES[name]
    Path("march.toml").write_text(POSE.replace(before, after), encoding="utf-8")
    result = run("figure", "march.toml")

    assert result.exit_code == 1
    assert f"march.toml: line {line}: " in result.output
    assert told in result.output
    assert not Path("march.svg").exists()


def test_a_pose_that_reaches_nothing_is_drawn_and_told(run):
    far = POSE.replace("hip = 90, knee = 90", 'hand = "palm on floor at 300"')
    Path("march.toml").write_text(far, encoding="utf-8")
    result = run("figure", "march.toml")

    assert result.exit_code == 0
    assert "march.svg is written" in result.output
    assert re.search(r"end: .*hand is [\d.]+ cm \([\d.]+ mm\) from", result.output)


# --- while a pose is written ---


@pytest.fixture
def watched(run, monkeypatch):
    """Watch a pose that is saved with each of the texts in turn; "" for no save at all.

    Gives what was told and the picture as it was before each look.
    """
    file, picture, looks = Path("march.toml"), Path("march.svg"), []

    def watch(*saves):
        file.write_text(POSE, encoding="utf-8")
        left = iter(enumerate(saves, start=1))

        def passes(_):
            looks.append(picture.read_text(encoding="utf-8"))
            number, text = next(left, (0, None))
            if text is None:
                raise KeyboardInterrupt
            if text:
                file.write_text(text, encoding="utf-8")
                os.utime(file, ns=(number * 10**9, number * 10**9))

        monkeypatch.setattr(figure_commands.time, "sleep", passes)
        return run("figure", "march.toml", "--watch"), looks

    return watch


def test_a_picture_is_drawn_again_after_each_save_and_only_then(watched):
    result, looks = watched("", POSE.replace("tall", "taller"), "", POSE.replace("tall", "still"))

    said = [re.search(r"1: (.*?) 2:", svg)[1] for svg in looks]
    assert said == ["Stand tall.", "Stand tall.", "Stand taller.", "Stand taller.", "Stand still."]
    assert result.output.count("march.svg is written") == 3


@pytest.mark.parametrize("broken", ["", "[end", "hip = 290"])
def test_a_broken_save_is_told_and_the_next_one_drawn(watched, broken):
    wrong = POSE.replace("hip = 90", broken) if broken.startswith("hip") else f"{broken}\n"
    result, looks = watched(wrong, POSE.replace("tall", "taller"))

    assert "march.toml: " in result.output
    assert looks[1] == looks[0]
    assert "Stand taller." in looks[2]
    assert result.output.count("march.svg is written") == 2


def test_watching_ends_when_it_is_told_to(watched):
    result, looks = watched()

    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert len(looks) == 1


def test_a_file_that_is_gone_for_a_moment_is_waited_for(run, monkeypatch):
    file, steps = Path("march.toml"), iter(["gone", "back", "end"])
    file.write_text(POSE, encoding="utf-8")

    def passes(_):
        step = next(steps)
        if step == "end":
            raise KeyboardInterrupt
        if step == "gone":
            file.unlink()
        else:
            file.write_text(POSE.replace("tall", "taller"), encoding="utf-8")
            os.utime(file, ns=(10**9, 10**9))

    monkeypatch.setattr(figure_commands.time, "sleep", passes)
    result = run("figure", "march.toml", "--watch")

    assert "Stand taller." in Path("march.svg").read_text(encoding="utf-8")
    assert result.output.count("march.svg is written") == 2


# --- the sheet of all ---


def test_a_sheet_shows_those_that_have_a_figure_in_the_order_of_their_names(monkeypatch):
    monkeypatch.setattr(figure_files, "pdf_of", lambda text, *_: text)
    shown = [CATALOGUE["squat"], exercise(), RAISE, CATALOGUE["plank"]]
    html = figure_sheet(shown, Wish(side="left", style="print"))

    names = [CATALOGUE[slug].name for slug in ("plank", "squat", "straight-leg-raise")]
    assert re.findall(r"<p><b>(.*?)</b>", html) == sorted(names)
    assert "3 exercises, left side" in html
    drawn = re.findall(r"<svg .*?</svg>", html)
    assert drawn == [
        hp.figure(one, side="left", style="print", room_mm=figure_files.ROOM_MM)
        for one in sorted([shown[0], *shown[2:]], key=lambda one: one.name)
    ]


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    """The sheet that a command writes."""
    file = tmp_path_factory.mktemp("sheet") / "sheet.pdf"
    result = CliRunner().invoke(main, ["figures", "-o", str(file)], catch_exceptions=False)
    assert result.output == f"{file} is written\n"
    return file


@pytest.mark.slow
def test_the_sheet_is_valid_pdf_ua_by_page_validation(sheet):
    assert_valid_by_page_validation([sheet])


@pytest.mark.slow
@needs_verapdf
def test_the_sheet_is_valid_pdf_ua_by_verapdf(sheet):
    assert_valid_by_verapdf([sheet])


def alternatives(nodes):
    for node in nodes:
        if "alt_text" in node:
            yield node["alt_text"]
        yield from alternatives(node.get("children", []))


@pytest.mark.slow
def test_the_sheet_has_the_name_and_the_alternative_text_of_every_exercise(sheet):
    ordered = sorted(CATALOGUE.values(), key=lambda one: one.name)
    with pdfplumber.open(sheet) as pdf:
        said = list(alternatives(pdf.structure_tree))
        pages = " ".join(page.extract_text().replace("\u00a0", " ") for page in pdf.pages)
        printed = "".join(pages.split())

    assert said == [alternative_text(one.figure, hp.Side.RIGHT, one.name) for one in ordered]
    assert [one.slug for one in ordered if "".join(one.name.split()) not in printed] == []
    assert [one.slug for one in ordered if one.slug not in printed] == []
