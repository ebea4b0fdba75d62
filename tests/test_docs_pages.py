"""Pages and tables of the docs that are made from the data are as the data is now."""

import pkgutil
import re
import sys
import tomllib
from pathlib import Path

import attrs
import pytest

import hipflex_plan as hp
from hipflex_plan import load_catalogue
from hipflex_plan.plain import NAMES_IN_FILES, rule_name
from hipflex_plan.progression import RULES
from hipflex_plan.response import RESPONSE_RULES, SAFETY

TOP = Path(__file__).parents[1]
REFERENCE = TOP / "docs" / "reference"
CODE_BLOCK = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"(?:\]\(|^\[[^\]]+\]: )(?!https?:)([^)#\s]*)(?:#([^)\s]+))?", re.MULTILINE)

sys.path.insert(0, str(REFERENCE))
import make_pages as MAKER  # noqa: E402, N812  # it stands beside the pages that it makes
from pages.markup import escaped  # noqa: E402

MADE = MAKER.pages(load_catalogue())
PAGES = sorted([*TOP.glob("*.md"), *TOP.glob("docs/**/*.md")])


def anchors(page):
    """The headings of a page as links name them."""
    heads = HEADING.findall(CODE_BLOCK.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def leads_nowhere(page, target, heading):
    aim = page.parent / target if target else page
    return not aim.exists() or (bool(heading) and heading not in anchors(aim))


@pytest.mark.parametrize("place", MADE)
def test_a_page_is_made_anew_when_the_catalogue_changes(place):
    assert (REFERENCE / place).read_text(encoding="utf-8") == MADE[place]


@pytest.mark.parametrize("slug", load_catalogue())
def test_every_statement_on_an_exercise_stands_on_its_page(slug):
    values = attrs.astuple(load_catalogue()[slug], recurse=False)
    blocks = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    said = [escaped(one.text) for one in blocks if hasattr(one, "text")]

    assert [text for text in said if text not in MADE[f"exercises/{slug}.md"]] == []


def test_every_exercise_protocol_and_source_has_its_place():
    catalogue = load_catalogue()
    expected = {f"exercises/{slug}.md" for slug in catalogue}
    expected |= {f"protocols/{slug}.md" for slug in catalogue.protocols}
    expected |= {"exercises.md", "protocols.md", "sources.md", "condition-matrix.md"}
    expected |= set(MAKER.WRITTEN_BY_HAND)
    headings = re.findall(r"^### (.+)$", MADE["sources.md"], re.MULTILINE)

    assert expected == set(MADE)
    assert sorted(catalogue.sources) == sorted(headings)


def test_no_page_is_left_of_what_is_no_more():
    assert MAKER.stale(MADE, REFERENCE) == []


def test_a_page_goes_when_its_exercise_goes(tmp_path):
    MAKER.write({"exercises/old.md": "# Old\n", "protocols/kept.md": "# Kept\n"}, tmp_path)
    MAKER.write({"exercises/new.md": "# New\n", "protocols/kept.md": "# Kept\n"}, tmp_path)

    expected = ["exercises/new.md", "protocols/kept.md"]
    there = (page.relative_to(tmp_path).as_posix() for page in tmp_path.rglob("*.md"))
    assert expected == sorted(there)


@pytest.mark.parametrize("place", MADE)
def test_a_page_that_is_made_has_links(place):
    assert LINK.findall(MADE[place])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(TOP).as_posix())
def test_every_link_leads_to_a_page_and_a_heading(page):
    links = LINK.findall(CODE_BLOCK.sub("", page.read_text("utf-8")))

    assert [link for link in links if leads_nowhere(page, *link)] == []


@pytest.mark.parametrize("place", [place for place in MADE if "/" in place])
def test_every_source_that_a_page_names_is_defined_at_its_foot(place):
    named = set(re.findall(r"(?<!\\)\[([a-z0-9-]+)\](?![(:])", MADE[place]))

    assert named == set(re.findall(r"^\[([^\]]+)\]: ", MADE[place], re.MULTILINE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 x 8-12, red band (Brand)", "3 x 8-12, red band (Brand)"),
        ("less | more", "less \\| more"),
        ("pain < 3 and > 0", "pain \\< 3 and \\> 0"),
        ("*now* and `then` [1]", "\\*now\\* and \\`then\\` \\[1\\]"),
        ("R&amp;D \\ a_b ~c~ $5", "R\\&amp;D \\\\ a\\_b \\~c\\~ \\$5"),
        ("1. Sit", "1\\. Sit"),
        ("- Sit", "\\- Sit"),
        ("# Sit", "\\# Sit"),
        ("1.5 kg", "1.5 kg"),
    ],
)
def test_what_markdown_would_read_is_escaped(text, expected):
    assert expected == escaped(text)


# --- tables in pages that are written by hand ---


def test_what_stands_between_the_marks_is_made_anew_and_nothing_else():
    page = "Before.\n\n<!-- made: tests -->\nold\n<!-- end of tests -->\n\nAfter.\n"
    made = MAKER.filled(page)

    assert made.startswith("Before.\n\n<!-- made: tests -->\n\n| key |")
    assert made.endswith("|\n\n<!-- end of tests -->\n\nAfter.\n")
    assert made == MAKER.filled(made)


def test_every_table_that_is_made_stands_in_a_page():
    marks = [
        name for page in MAKER.WRITTEN_BY_HAND for _, name, _ in MAKER.MADE.findall(MADE[page])
    ]

    assert sorted(MAKER.TABLES) == sorted(marks)


def test_every_exercise_has_one_verdict_for_every_condition():
    catalogue = load_catalogue()
    _, *sections = re.split(r"^## (?!How many)", MADE["condition-matrix.md"], flags=re.MULTILINE)
    named = {part.split("\n")[0]: re.findall(r"\[`([a-z-]+)`\]\(ex", part) for part in sections}

    assert {kind.key: sorted(catalogue) for kind in hp.CONDITIONS} == {
        key: sorted(slugs) for key, slugs in named.items()
    }


def test_a_verdict_of_the_page_is_that_of_the_library():
    (section,) = re.findall(
        r"^## hip-arthroscopy\n(.+?)^## ", MADE["condition-matrix.md"], re.DOTALL | re.MULTILINE
    )
    later = next(line for line in section.splitlines() if line.startswith("- Only later: "))

    assert "[`straight-leg-raise`](exercises/straight-leg-raise.md)" in later


# --- what is written by hand beside the code ---


def rows(page):
    lines = (REFERENCE / page).read_text("utf-8").splitlines()
    return [[c.strip() for c in line.strip("|").split("|")] for line in lines if line[:1] == "|"]


def test_every_check_stands_on_the_page_of_the_review_with_its_severity():
    found = re.compile(r'code="([a-z-]+)",\s+severity=Severity\.([A-Z]+)')
    code = "".join(one.read_text("utf-8") for one in (TOP / "src").glob("**/reviewing/*.py"))
    told = {row[0]: row[1] for row in rows("review.md") if len(row) > 1}

    assert found.findall(code)
    assert [
        (key, severity)
        for key, severity in found.findall(code)
        if severity.lower() not in told.get(f"`{key}`", "")
    ] == []


def test_every_verdict_that_the_review_tells_of_silence_stands_on_its_page():
    silent = {kind.silent.replace(" ", "-") for kind in hp.CONDITIONS} - {"no-limit-known"}
    told = " ".join(row[0] for row in rows("review.md"))

    assert [code for code in silent if f"`{code}`" not in told] == []


@pytest.mark.parametrize("report", [hp.cert, hp.tidier])
def test_every_line_of_a_report_stands_on_the_page_of_reports(report):
    program = load_catalogue().protocol("six-week-band").program
    titles = [row[:2] for row in rows("cert.md")]

    assert [
        line.item for line in report(program) if [line.item, escaped(line.title)] not in titles
    ] == []


def test_every_key_of_a_delivery_stands_on_the_page_of_reports():
    told = {row[0] for row in rows("cert.md")}

    assert [f.name for f in attrs.fields(hp.Delivery) if f"`{f.name}`" not in told] == []


@pytest.mark.parametrize("kind", [hp.Clinic, hp.Phase, hp.Prescription, hp.Recorded])
def test_every_key_of_a_program_file_stands_on_its_page(kind):
    told = " ".join(row[0] for row in rows("program-file.md"))
    names = NAMES_IN_FILES.get(kind, {})
    keys = [names.get(field.name, field.name) for field in attrs.fields(kind) if field.init]

    assert [key for key in keys if f"`{key}`" not in told] == []


def test_the_layers_of_the_contributing_page_are_those_that_are_checked():
    contracts = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = [one["layers"] for one in contracts["contracts"] if one["type"] == "layers"]
    page = (TOP / "CONTRIBUTING.md").read_text("utf-8")
    (block,) = re.findall(r"^    __main__\n(?:    .+\n)+", page, re.MULTILINE)

    assert [layer.replace(" : ", " | ") for layer in layers] == [
        re.split(r"  +", line.strip())[0] for line in block.splitlines()
    ]


def test_no_room_hides_a_public_name_once_it_is_imported():
    rooms = {room.name for room in pkgutil.iter_modules(hp.__path__)}

    assert rooms & set(hp.__all__) == set()


# --- the pages of the rules ---


def test_every_progression_rule_stands_on_its_page():
    page = (REFERENCE / "progression-rules.md").read_text("utf-8")
    told = {row[0]: row[1] for row in rows("progression-rules.md") if len(row) > 1}

    assert [
        rule.__name__
        for rule in RULES
        if told.get(f"[`{rule.__name__}`](#{rule.__name__.lower()})") != f"`{rule_name(rule)}`"
        or f"\n## {rule.__name__}\n" not in page
    ] == []


SHARED_KEYS = {"load", "rules"}
"""What a load is, and a list of rules, is told once for all of them."""
RESPONSES = (REFERENCE / "response-rules.md").read_text("utf-8")
IN_A_FILE = re.findall(r"^    (response = .+)$", RESPONSES, re.MULTILINE)
A_PROGRAM = """
title = "Hip strength"
phases = [{ name = "Build", weeks = 6, prescriptions = [
    { use = "seated-march", dosage = "2 x 10", frequency = "3 per week", RESPONSE },
] }]
"""


def section_of(rule):
    """What stands under the heading of a rule."""
    _, _, after = RESPONSES.partition(f"\n### {rule.__name__}\n")
    return re.split(r"^#+ ", CODE_BLOCK.sub("", after), maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.parametrize("rule", RESPONSE_RULES)
def test_every_response_rule_has_its_place_with_its_name_in_a_file_and_all_its_keys(rule):
    said = section_of(rule)
    keys = [field.name for field in attrs.fields(rule) if field.name not in SHARED_KEYS]

    assert f'rule = "{rule_name(rule)}"' in said
    assert [key for key in keys if f"`{key}`" not in said] == []


@pytest.mark.parametrize("written", IN_A_FILE)
def test_a_response_rule_stands_on_its_page_as_a_file_can_say_it(written):
    program = hp.parse_program(A_PROGRAM.replace("RESPONSE", written))

    assert program.phases[0].prescriptions[0].response is not None


def test_the_page_says_of_every_response_rule_how_a_file_says_it():
    programs = [hp.parse_program(A_PROGRAM.replace("RESPONSE", one)) for one in IN_A_FILE]
    said = {type(program.phases[0].prescriptions[0].response) for program in programs}

    assert set(RESPONSE_RULES) == said


def test_every_source_that_a_response_rule_names_stands_on_its_page():
    rooms = "".join(one.read_text("utf-8") for one in (TOP / "src").glob("**/response/*.py"))
    named = {
        key for key in load_catalogue().sources if f'"{key}"' in rooms or f"``{key}``" in rooms
    }

    assert named
    assert [key for key in sorted(named) if f"(sources.md#{key})" not in RESPONSES] == []


def test_every_decision_stands_on_the_page_of_the_response_rules_the_safest_first():
    told = [row[0] for row in rows("response-rules.md")]

    assert list(hp.Decision) == [one for one in told if one in set(hp.Decision)]


def test_what_is_always_asked_stands_under_that_head():
    _, _, after = RESPONSES.partition("\n## Rules that are always asked\n")
    heads = re.findall(r"^### (.+)$", after.partition("\n## ")[0], re.MULTILINE)

    assert [type(rule).__name__ for rule in SAFETY] == heads


# --- the pictures ---


def test_the_pictures_of_the_pages_are_those_of_the_library():
    drawn = MAKER.pictures(hp.load_catalogue())
    kept = {file.name: file.read_text("utf-8") for file in MAKER.PICTURES.glob("*.svg")}

    assert kept.keys() == drawn.keys()
    assert [name for name, svg in drawn.items() if kept[name] != svg] == []
