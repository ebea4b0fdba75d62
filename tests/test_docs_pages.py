"""Pages of the docs that are made from the data are as the data is now."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import attrs
import pytest

from hipflex_plan import load_catalogue

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
LINK = re.compile(r"(?:\]\(|^\[[^\]]+\]: )(?!https?:)([^)#\s]+)(?:#([^)\s]+))?", re.MULTILINE)


def _maker():
    spec = spec_from_file_location("make_pages", REFERENCE / "make_pages.py")
    maker = module_from_spec(spec)
    spec.loader.exec_module(maker)
    return maker


MAKER = _maker()
MADE = MAKER.pages(load_catalogue())


def leads_nowhere(place, target, heading):
    page = (REFERENCE / place).parent / target
    return not page.is_file() or (
        bool(heading) and f"### {heading}" not in page.read_text("utf-8").splitlines()
    )


@pytest.mark.parametrize("place", MADE)
def test_a_page_is_made_anew_when_the_catalogue_changes(place):
    assert (REFERENCE / place).read_text(encoding="utf-8") == MADE[place]


@pytest.mark.parametrize("slug", load_catalogue())
def test_every_statement_on_an_exercise_stands_on_its_page(slug):
    values = attrs.astuple(load_catalogue()[slug], recurse=False)
    blocks = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    said = [MAKER.escaped(one.text) for one in blocks if hasattr(one, "text")]

    assert [text for text in said if text not in MADE[f"exercises/{slug}.md"]] == []


def test_every_exercise_protocol_and_source_has_its_place():
    catalogue = load_catalogue()
    expected = {f"exercises/{slug}.md" for slug in catalogue}
    expected |= {f"protocols/{slug}.md" for slug in catalogue.protocols}
    expected |= {"exercises.md", "protocols.md", "sources.md"}
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
def test_every_link_leads_to_a_page_and_a_heading(place):
    links = LINK.findall(MADE[place])

    assert links
    assert [link for link in links if leads_nowhere(place, *link)] == []


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
    assert expected == MAKER.escaped(text)
