"""A clinic on its papers: address, page, logo, country, and codes for a phone."""

import json
import re

import attrs
import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
from builders import MONDAY, prescription, program
from hipflex_plan.emergency_numbers import emergency_numbers
from hipflex_plan.handout.cover import warnings
from hipflex_plan.handout.qr_codes import MOST_SQUARES, matrix, qr_code
from hipflex_plan.languages import ENGLISH
from hipflex_plan.translating import in_language
from hipflex_plan.web_addresses import MOST_LETTERS, spoken_address
from test_photograph import DRAWING, PNG, REFUSED
from valid_pdf import assert_valid_by_page_validation

PAGE = "https://www.harbourstreet.example/"
FILM = "https://harbourstreet.example/lift"
FILE = """\
protocol = "six-week-band"
side = "left"
start = 2027-01-04

[clinic]
name = "Harbour Street Physiotherapy"
country = "GB"
address = ["12 Harbour Street", "Newtown AB1 2CD"]
website = "https://www.harbourstreet.example/"
logo = "logo.svg"
accent = "#7a2a5e"

[changes.band-hip-flexion]
video = "https://harbourstreet.example/lift"
"""


@pytest.fixture
def file(tmp_path):
    """A program file with its logo beside it."""
    (tmp_path / "logo.svg").write_bytes(DRAWING)
    path = tmp_path / "ada.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def problems(file, old="", new=""):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(hp.FileError) as caught:
        hp.load_program(file)
    return [str(problem) for problem in caught.value.problems]


# --- read and written ---


def test_all_of_a_clinic_is_read_from_a_program_file(file):
    clinic = hp.load_program(file).clinic

    assert clinic.address == ("12 Harbour Street", "Newtown AB1 2CD")
    assert (clinic.website, clinic.accent, clinic.country) == (PAGE, "#7a2a5e", "GB")
    assert clinic.logo == hp.Photograph.of(DRAWING, "Harbour Street Physiotherapy")


def test_a_logo_may_have_words_of_its_own(file, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "x.png").write_bytes(PNG)
    new = 'logo = { file = "own/x.png", alternative = "A lighthouse" }'
    file.write_text(FILE.replace('logo = "logo.svg"', new), encoding="utf-8")

    assert hp.load_program(file).clinic.logo == hp.Photograph.of(PNG, "A lighthouse")


def test_a_program_is_written_and_read_back_without_the_file_of_its_logo(file, tmp_path):
    made = hp.load_program(file)
    (tmp_path / "logo.svg").unlink()

    for suffix in (".toml", ".yaml", ".json"):
        assert hp.parse_program(hp.program_text(made, suffix), suffix) == made
    plan = hp.schedule(made)
    assert hp.plan_from_json(hp.plan_to_json(plan)) == plan


def test_a_logo_is_printed_from_right_to_left_too(file):
    program = in_language(hp.load_program(file), "ar")

    assert 'class="logo"><img' in hp.to_html(hp.schedule(program))


def test_everything_wrong_with_a_clinic_is_told_at_once(file):
    file.write_text(
        FILE.replace("#7a2a5e", "#f5c400")
        .replace("https://www", "http://www")
        .replace('"logo.svg"', '"../x.svg"')
        .replace('"GB"', '"gb"'),
        encoding="utf-8",
    )
    told = "\n".join(problems(file))

    assert "line 7: clinic.country: country must be a code of two letters, as in 'GB': 'gb'" in told
    assert "line 9: clinic.website: website must begin with 'https://'" in told
    assert "line 10: clinic.logo: there is no such file in the folder of this one" in told
    assert "line 11: clinic.accent: accent is too pale" in told


@pytest.mark.parametrize("name", [name for name in REFUSED if name != "nothing"])
def test_a_logo_that_could_load_or_run_something_is_refused(file, tmp_path, name):
    content, message = REFUSED[name]
    (tmp_path / "logo.svg").write_bytes(content)
    [told] = problems(file)

    assert "clinic.logo" in told
    assert message in told


def test_a_drawing_without_a_size_is_refused_with_what_it_needs(file, tmp_path):
    (tmp_path / "logo.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>')
    [told] = problems(file)

    assert "give it a viewBox, or a width and a height" in told


def test_a_logo_that_is_too_large_is_refused_without_being_read(file, tmp_path):
    with (tmp_path / "logo.svg").open("wb") as large:
        large.truncate(5_000_000_000)
    [told] = problems(file)

    assert "clinic.logo: a picture has at most 2000000 bytes" in told


@pytest.mark.parametrize("address", ["one line", ["a"] * 5, [""], ["a\nb"]])
def test_an_address_is_a_few_lines(address):
    with pytest.raises(hp.ImpossibleValueError, match="address must"):
        hp.Clinic(address=address)


# --- the number for an emergency ---


def test_a_country_gives_the_number_unless_the_clinic_has_its_own():
    assert hp.Clinic(country="GB").number_to_call == "999"
    assert hp.Clinic(country="ES").number_to_call == "112"
    assert hp.Clinic(country="JO").number_to_call == "911"
    assert hp.Clinic(country="GB", emergency_number="112").number_to_call == "112"
    assert hp.Clinic().number_to_call == ""


def test_the_number_of_the_country_is_printed():
    words = warnings(hp.Clinic(country="US"), ENGLISH)

    assert words.emergency_head.replace("\u00a0", " ") == "Call 911 at once"


def test_a_country_that_is_not_known_needs_its_number():
    with pytest.raises(hp.ImpossibleValueError, match="'ZW' is known here for sure: write emerg"):
        hp.Clinic(country="ZW")

    assert hp.Clinic(country="ZW", emergency_number="994").number_to_call == "994"


def test_every_number_has_its_source():
    sources = hp.load_catalogue().sources

    for code, known in emergency_numbers().items():
        assert re.fullmatch("[A-Z]{2}", code)
        assert re.fullmatch(r"\d{3}", known.number)
        assert known.sources
        assert known.number in " ".join(sources[key].says.replace("-", "") for key in known.sources)


# --- addresses and codes ---


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://harbourstreet.example", "must begin with 'https://'"),
        ("javascript:alert(1)", "must begin with 'https://'"),
        ("https://", "as a browser copies it"),
        ("https://localhost", "as a browser copies it"),
        ("https://a.example/x y", "as a browser copies it"),
        ("https://a.example/é", "as a browser copies it"),
        ("https://me:secret@a.example/", "as a browser copies it"),
        ('https://a.example/"><script>', "as a browser copies it"),
        (f"https://a.example/{'x' * 90}", "too long for a printed code: it has 108 letters, 106"),
    ],
)
def test_what_is_no_address_is_refused(address, message):
    with pytest.raises(hp.ImpossibleValueError, match=re.escape(message)):
        hp.Clinic(website=address)
    with pytest.raises(hp.ImpossibleValueError, match=re.escape(message)):
        attrs.evolve(prescription(), video=address)


def test_an_address_is_printed_as_one_types_it():
    assert spoken_address(PAGE) == "harbourstreet.example"
    assert spoken_address(FILM) == "harbourstreet.example/lift"
    assert spoken_address(f"{FILM}?at={'7' * 40}") == "harbourstreet.example"


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%=&"


@given(st.text(LETTERS, max_size=MOST_LETTERS - len("https://a.example/")))
def test_every_address_that_is_taken_fits_into_a_printed_code(path):
    address = f"https://a.example/{path}"

    assert hp.Clinic(website=address).website == address
    assert len(matrix(address)) <= MOST_SQUARES


def test_a_code_tells_what_it_is():
    svg = qr_code(FILM, "QR code: <harbourstreet.example>")

    assert "<title>QR code: &lt;harbourstreet.example&gt;</title>" in svg
    assert 'width="20mm" height="20mm"' in svg


# --- videos ---


def test_a_prescription_shows_its_own_video_before_that_of_its_exercise():
    item = prescription()
    known = attrs.evolve(item, exercise=attrs.evolve(item.exercise, video=FILM))

    assert (item.shown_at, known.shown_at) == ("", FILM)
    assert attrs.evolve(known, video=PAGE).shown_at == PAGE


def test_a_protocol_takes_a_video_for_an_exercise(file):
    [phase] = hp.load_program(file).phases

    assert [item.video for item in phase.prescriptions] == [FILM]


def test_an_exercise_of_a_clinic_has_its_video():
    item = prescription()
    filmed = attrs.evolve(item, exercise=attrs.evolve(item.exercise, video=FILM))
    read = hp.parse_program(hp.program_text(program(filmed)))

    assert read.phases[0].prescriptions[0].exercise.video == FILM


# --- on paper ---


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """A handout with all that a clinic can have, and one with nothing."""
    folder = tmp_path_factory.mktemp("clinic")
    (folder / "logo.svg").write_bytes(DRAWING)
    (folder / "ada.toml").write_text(FILE, encoding="utf-8")
    full = hp.load_program(folder / "ada.toml")
    bare = attrs.evolve(full, clinic=hp.Clinic())
    made = {}
    for name, each in (("full", full), ("bare", bare)):
        made[name] = folder / f"{name}.pdf"
        hp.write_pdf(hp.schedule(each), made[name])
    return made


@pytest.mark.slow
def test_they_are_valid(printed):
    assert_valid_by_page_validation(printed.values())


@pytest.mark.slow
def test_a_phone_reads_the_codes_from_the_pages(printed):
    def read(file):
        with pypdfium2.PdfDocument(file) as pdf:
            sheets = [sheet.render(scale=200 / 72).to_pil() for sheet in pdf]
        return {code.text for sheet in sheets for code in zxingcpp.read_barcodes(sheet)}

    assert read(printed["full"]) == {PAGE, FILM}
    assert read(printed["bare"]) == {FILM}


@pytest.mark.slow
def test_the_cover_stays_one_page_and_tells_where_the_clinic_is(printed):
    with pdfplumber.open(printed["full"]) as pdf:
        cover, cards = (pdf.pages[n].extract_text() for n in (0, 1))

    assert "12 Harbour Street, Newtown AB1 2CD · harbourstreet.example" in cover
    assert "When to stop" in cover
    assert "Video: harbourstreet.example/lift" in cards
    assert "You should feel" in cards


def test_a_cover_shows_the_end_of_the_first_exercise_that_is_no_warm_up():
    catalogue = hp.load_catalogue()
    march = hp.Prescription(catalogue["seated-march"], "2 x 10", "3 per week", warm_up=True)
    lift = hp.Prescription(catalogue["straight-leg-raise"], "2 x 8 left side", "3 per week")
    html = hp.to_html(hp.schedule(program(march, lift), start=MONDAY))
    cover = html[: html.index('<section class="cards">')]
    [title] = re.findall(r"<title>([^<]*)</title><desc>", cover)

    assert title.startswith("Straight leg raise. ")
    assert "1:" not in title
    assert "font-size" not in re.search(r"<svg.*?</svg>", cover, re.DOTALL)[0]


def test_the_logo_and_what_is_written_stay_what_they_are():
    clinic = hp.Clinic(
        name="<b>Clinic</b>",
        address=["<script>alert(1)</script>"],
        website=PAGE,
        logo=hp.Photograph.of(PNG, '"><script>'),
    )
    html = hp.to_html(hp.schedule(attrs.evolve(program(), clinic=clinic), start=MONDAY))

    assert "<script" not in html
    assert "<b>Clinic" not in html
    assert html.count(f"QR code for a phone: {PAGE}") == 2  # its title and its description


def test_a_record_carries_the_logo(file):
    record = json.loads(hp.plan_to_json(hp.schedule(hp.load_program(file))))

    assert set(record["program"]["clinic"]["logo"]) == {"alternative", "data"}
