"""A clinic's own picture: what is taken, what is refused, how it is loaded and printed."""

import base64
import io
import re
import time
from html import escape
from html.parser import HTMLParser

import pdfplumber
import pytest
from PIL import Image

import hipflex_plan as hp
from builders import MONDAY, exercise, prescription, program
from hipflex_plan.photograph import MOST_BYTES, PictureKind

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def painted(kind):
    written = io.BytesIO()
    Image.new("L", (8, 6), 200).save(written, format=kind)
    return written.getvalue()


def svg(inside="", head="", attributes=""):
    """A drawing with something in it."""
    return f'{head}<svg {NAMESPACE} viewBox="0 0 8 6" {attributes}>{inside}</svg>'.encode()


PNG, JPEG = painted("PNG"), painted("JPEG")
DRAWING = svg(
    '<title>A leg</title><circle id="dot" r="1"/>'
    '<g fill="none"><path d="M0 0L8 6"/><rect fill="#123456" width="2"'
    ' height="1"/></g>',
    head='<?xml version="1.0" encoding="UTF-8"?>\n',
)
KINDS = {"png": PNG, "jpeg": JPEG, "svg": DRAWING}


# --- what is taken ---


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PNG, PictureKind.PNG), (JPEG, PictureKind.JPEG), (DRAWING, PictureKind.SVG)],
    ids=["png", "jpeg", "svg"],
)
def test_a_png_a_jpeg_and_a_drawing_are_taken_as_they_are(content, kind):
    taken = hp.Photograph.of(content, "A leg is lifted.")

    assert (taken.content, taken.kind) == (content, kind)
    assert taken == hp.Photograph(
        alternative="A leg is lifted.", data=base64.b64encode(content).decode()
    )


def test_its_data_is_not_shown_where_it_is_written_out():
    assert repr(hp.Photograph.of(PNG, "A leg.")) == "Photograph(alternative='A leg.')"


def test_as_many_bytes_as_are_allowed_are_taken_and_one_more_is_not():
    largest = PNG.ljust(MOST_BYTES, b"\0")

    assert hp.Photograph.of(largest, "A leg.").content == largest
    with pytest.raises(
        hp.ImpossibleValueError, match="at most 2000000 bytes: this one has 2000001"
    ):
        hp.Photograph.of(largest + b"\0", "A leg.")


# --- what is refused ---

LAUGHS = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">'
BEFORE_UTF_16 = (
    "<?xml version='1.0' encoding='utf-16'?>"
    f"<!--{b'<svg'.decode('utf-16-le')}-->"
    f"<!DOCTYPE svg [{LAUGHS}]><svg {NAMESPACE}><text>&c;</text></svg>"
).encode("utf-16")
REFUSED = {
    "a DOCTYPE": (svg(head="<!DOCTYPE svg>"), "no DOCTYPE and no ENTITY"),
    "an entity bomb": (
        svg("<text>&c;</text>", head=f"<!DOCTYPE svg [{LAUGHS}]>"),
        "no DOCTYPE and no ENTITY",
    ),
    "an entity from a file": (
        svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "no DOCTYPE and no ENTITY",
    ),
    "a script": (svg("<script>alert(1)</script>"), "must not hold <script>"),
    "a script in HTML": (
        svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
        "must not hold <{http://www.w3.org/1999/xhtml}script>",
    ),
    "HTML": (svg("<foreignObject><p>x</p></foreignObject>"), "must not hold <foreignObject>"),
    "a style sheet": (svg("<style>@import url(http://x/y.css)</style>"), "must not hold <style>"),
    "another picture": (svg('<image href="http://x/y.png"/>'), "must not hold <image>"),
    "a link": (svg('<a href="http://x/"><rect/></a>'), "must not hold <a>"),
    "an animation": (svg('<set attributeName="href" to="http://x/"/>'), "must not hold <set>"),
    "an event": (svg(attributes='onload="alert(1)"'), "must not hold onload='alert(1)'"),
    "an event in capitals": (svg('<g onClick="alert(1)"/>'), "must not hold onclick="),
    "a href to elsewhere": (svg('<path href="http://x/y.svg#a"/>'), "must not hold href="),
    "an xlink to elsewhere": (
        svg('<path xmlns:l="http://www.w3.org/1999/xlink" l:href="file:///etc/passwd"/>'),
        "must not hold href='file:///etc/passwd'",
    ),
    "a href with data": (svg('<path href="data:image/svg+xml,x"/>'), "must not hold href="),
    "a url to elsewhere": (svg('<rect fill="url(http://x/#a)"/>'), "must not hold fill="),
    "a quoted url": (svg("<rect style=\"fill:URL( 'http://x/')\"/>"), "must not hold style="),
    "a second url": (svg('<rect fill="url(#a) url(//x/)"/>'), "must not hold fill="),
    "an import": (svg("<rect style=\"@import 'x.css'\"/>"), "must not hold style="),
    "what runs": (svg('<rect fill="JavaScript:alert(1)"/>'), "must not hold fill="),
    "what is cut off": (DRAWING[:-4], "no well-formed SVG"),
    "words": (b"a leg is lifted", "a picture is a PNG, a JPEG or an SVG file"),
    "nothing": (b"", "a picture is a PNG, a JPEG or an SVG file"),
    "a GIF": (b"GIF89a" + bytes(20), "a picture is a PNG, a JPEG or an SVG file"),
    "a page": (b"<!doctype html><p>x", "a picture is a PNG, a JPEG or an SVG file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_load_or_run_something_or_is_no_picture_is_refused(name):
    content, message = REFUSED[name]

    with pytest.raises(hp.ImpossibleValueError, match=re.escape(message)):
        hp.Photograph.of(content, "A leg is lifted.")


def bomb(deep):
    """A drawing that draws eight times what draws eight times what ..."""
    layers = "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 8 + "</g>" for n in range(1, deep + 1)
    )
    return svg(f'<defs><rect id="a0"/>{layers}</defs><use href="#a{deep}"/>')


PASSES_STILL = {
    "an entity bomb in UTF-16": BEFORE_UTF_16,
    "a style sheet before it": svg(head='<?xml-stylesheet href="http://x/y.css"?>'),
    "a url with an escape": svg('<rect style="fill:u\\72l(http://x/)"/>'),
    "a set of pictures": svg("<rect style=\"background:image-set('http://x/')\"/>"),
    "a drawing of itself": svg('<g id="a"><use href="#a"/></g>'),
    "a bomb of uses": bomb(10),
    "groups too deep to print": svg("<g>" * 3000 + "</g>" * 3000),
    "a picture that is only its first bytes": PNG[:8],
}


@pytest.mark.parametrize("name", PASSES_STILL)
def test_what_cannot_be_printed_or_hides_what_it_loads_is_refused(name):
    with pytest.raises(hp.ImpossibleValueError):
        hp.Photograph.of(PASSES_STILL[name], "A leg is lifted.")


def test_no_refusal_takes_long():
    since = time.perf_counter()
    for content, _ in REFUSED.values():
        with pytest.raises(hp.ImpossibleValueError):
            hp.Photograph.of(content, "A leg is lifted.")

    assert time.perf_counter() - since < 1


@pytest.mark.parametrize("data", ["not base64!", "iVBORw0KGgo", "iVBO\nRw0K", "é", None, 3])
def test_data_that_is_no_base64_is_refused(data):
    with pytest.raises(hp.ImpossibleValueError, match="data must be a file as base64"):
        hp.Photograph(alternative="A leg.", data=data)


def test_data_that_is_no_text_is_refused():
    with pytest.raises(hp.ImpossibleValueError, match="data must be"):
        hp.Photograph(alternative="A leg.", data=base64.b64encode(PNG))


@pytest.mark.parametrize("alternative", ["", "  ", "a\nb", "a\x00b", None, "a" * 401])
def test_a_picture_without_one_line_that_tells_it_is_refused(alternative):
    with pytest.raises(hp.ImpossibleValueError, match="alternative must"):
        hp.Photograph.of(PNG, alternative)


# --- on the card ---


class Tags(HTMLParser):
    """The tags of a page with their attributes, as a browser reads them."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def plan_with(content, alternative):
    own = exercise(photograph=hp.Photograph.of(content, alternative))
    return hp.schedule(program(prescription(of=own)), start=MONDAY)


@pytest.mark.parametrize(
    "alternative",
    [
        '"><script>alert(1)</script>',
        "' onerror='alert(1)",
        '" onload="alert(1)',
        "</div>{{ 7 * 7 }} {% raw %} &lt;b&gt;",
        "O’Brien–Łuczak lifts & smiles",
    ],
)
def test_a_hostile_alternative_text_stays_a_text(alternative):
    page = Tags()
    page.feed(hp.to_html(plan_with(PNG, alternative)))
    [picture] = [attributes for tag, attributes in page.found if tag == "img"]

    assert picture == {
        "src": f"data:image/png;base64,{base64.b64encode(PNG).decode()}",
        "alt": alternative,
    }
    assert "script" not in {tag for tag, _ in page.found}


def test_they_are_printed_as_pictures_with_their_texts(tmp_path):
    file = tmp_path / "handout.pdf"
    shown = {f'Ada lifts <{name}> "leg" & smiles.': each for name, each in KINDS.items()}
    items = [
        prescription(of=exercise(f"lift-{number}", photograph=hp.Photograph.of(content, text)))
        for number, (text, content) in enumerate(shown.items(), start=1)
    ]
    hp.write_pdf(hp.schedule(program(*items), start=MONDAY), file)
    with pdfplumber.open(file) as pdf:
        said = list(alternatives(pdf.structure_tree))
        images = [image for page in pdf.pages for image in page.images]

    assert [text for kind, text in said if kind == "Figure" and text in shown] == list(shown)
    assert len(images) == 2


def alternatives(nodes):
    """What each element of a tagged PDF is, with its /Alt text."""
    for node in nodes:
        if "alt_text" in node:
            yield node["type"], node["alt_text"]
        yield from alternatives(node.get("children", []))


# --- in a clinic's catalogue ---

OWN = hp.program_text(program(prescription(of=exercise())))
ONE_FILE = OWN[OWN.index("[sources.") :]
SOURCES, _, EXERCISE = ONE_FILE.partition("[exercises.knee-lift]\n")
IN_A_FOLDER = EXERCISE.replace("[exercises.knee-lift.", "[")


def photographed(named, alternative="A leg is lifted."):
    return f"photograph = {{ file = {named}, alternative = {alternative!r} }}\n"


def clinic_file(folder, named='"x.png"', **changes):
    """A catalogue in one file."""
    file = folder / "clinic.toml"
    head = f"{SOURCES}[exercises.knee-lift]\n"
    file.write_text(f"{head}{photographed(named, **changes)}{EXERCISE}", encoding="utf-8")
    return file


def clinic_folder(folder, named='"x.png"', **changes):
    """A catalogue in a folder, the picture beside its exercise."""
    (folder / "exercises").mkdir()
    (folder / "sources.toml").write_text(SOURCES.replace("[sources.", "["), encoding="utf-8")
    text = f"{photographed(named, **changes)}{IN_A_FOLDER}"
    (folder / "exercises" / "knee-lift.toml").write_text(text, encoding="utf-8")
    return folder


def problems(place):
    with pytest.raises(hp.FileError) as caught:
        hp.load_catalogue(place)
    return [str(problem) for problem in caught.value.problems]


def test_a_catalogue_in_one_file_names_a_picture_beside_it(tmp_path):
    (tmp_path / "x.png").write_bytes(PNG)
    own = hp.load_catalogue(clinic_file(tmp_path))["knee-lift"]

    assert own.photograph == hp.Photograph.of(PNG, "A leg is lifted.")


def test_a_catalogue_in_a_folder_names_a_picture_beside_the_exercise(tmp_path):
    clinic_folder(tmp_path, '"own/x.svg"')
    (tmp_path / "exercises" / "own").mkdir()
    (tmp_path / "exercises" / "own" / "x.svg").write_bytes(DRAWING)
    own = hp.load_catalogue(tmp_path)["knee-lift"]

    assert own.photograph == hp.Photograph.of(DRAWING, "A leg is lifted.")


def test_a_plan_is_printed_where_the_file_is_not(tmp_path):
    (tmp_path / "x.jpg").write_bytes(JPEG)
    own = hp.load_catalogue(clinic_file(tmp_path, '"x.jpg"'))["knee-lift"]
    made = hp.schedule(program(prescription(of=own)), start=MONDAY)
    (tmp_path / "x.jpg").unlink()
    after = hp.plan_from_json(hp.plan_to_json(made))

    assert f"data:image/jpeg;base64,{base64.b64encode(JPEG).decode()}" in hp.to_html(after)


@pytest.fixture
def inside(tmp_path):
    """A folder with a picture beside it that is none of its own."""
    (tmp_path / "x.png").write_bytes(PNG)
    folder = tmp_path / "clinic"
    folder.mkdir()
    (folder / "out.png").symlink_to(tmp_path / "x.png")
    (folder / "beside").symlink_to(tmp_path)
    return folder


OUTSIDE = [
    "'../x.png'",
    "'../clinic/../x.png'",
    "'out.png'",
    "'beside/x.png'",
    "'y.png'",
    "'.'",
    "''",
    "3",
    "['x.png']",
]


@pytest.mark.parametrize("named", OUTSIDE)
def test_what_is_missing_or_outside_its_folder_is_told_with_its_place(inside, named):
    file = clinic_file(inside, named)
    line = file.read_text().splitlines().index(photographed(named).strip()) + 1
    told = problems(file)

    assert told[0].startswith(
        f"line {line}: exercises.knee-lift.photograph.file: "
        "there is no such file in the folder of this one: "
    )


@pytest.mark.parametrize("named", ["'../../x.png'", "'../../../../../etc/passwd'", "'y.png'"])
def test_the_same_is_told_of_a_folder(inside, named):
    told = problems(clinic_folder(inside, named))

    assert told[0].startswith("line 1: exercises.knee-lift.photograph.file: there is no such file")


def test_an_absolute_path_leads_outside(inside):
    told = problems(clinic_file(inside, f"'{inside.parent / 'x.png'}'"))

    assert "there is no such file in the folder of this one" in told[0]


def test_a_file_that_is_missing_is_told_once(inside):
    assert len(problems(clinic_file(inside, "'y.png'"))) == 1


def test_a_file_that_is_no_picture_is_told_with_its_place(inside):
    (inside / "x.png").write_bytes(b"no picture")
    [told] = problems(clinic_file(inside))

    assert "exercises.knee-lift.photograph" in told
    assert "a picture is a PNG, a JPEG or an SVG file" in told


def test_a_picture_without_words_is_told_with_its_place(inside):
    (inside / "x.png").write_bytes(PNG)
    [told] = problems(clinic_file(inside, alternative=""))

    assert "exercises.knee-lift.photograph.alternative: alternative must not be empty" in told


def test_the_text_of_an_alternative_is_escaped_once():
    html = hp.to_html(plan_with(PNG, "A & B"))

    assert f'alt="{escape("A & B")}"' in html
