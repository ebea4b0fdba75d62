"""Pages that explain cite sources that there are; the page of the muscles claims nothing without.

A citation is one or more keys in square brackets, each in backticks: [`seed-000`, `juan-2024`].
A link such as [`hp.Plan`](plan.md) is none.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hipflex_plan import SourceKind, load_catalogue

SOURCES = load_catalogue().sources
EXPLANATION = Path(__file__).parents[1] / "docs" / "explanation"
PAGES = sorted(EXPLANATION.glob("*.md"))
MUSCLES = (EXPLANATION / "hip-flexors.md").read_text(encoding="utf-8")

CODE_BLOCK = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
CITATION = re.compile(r"\[(`[^\]]*`)\](?!\()")
IN_BACKTICKS = re.compile(r"`([^`]+)`")
PLAINLY_A_KEY = re.compile(r"`(choice-[a-z0-9-]+|seed-\d+|[a-z-]+-(?:19|20)\d\d)`")
TABLE_HEAD = re.compile(r"^\|.*\n\|[-:| ]+\n", re.MULTILINE)
HEADING = re.compile(r"^#.*$", re.MULTILINE)
BLOCK_ENDS = re.compile(r"\n\s*\n|\n(?=[-|])")
ENDS_WITH_A_CITATION = re.compile(r"`\][.;]?( \|)?$")


def keys_of(citation):
    return IN_BACKTICKS.findall(citation)


def cited(page):
    """The keys of all citations, and what can be nothing but a key wherever it stands."""
    text = CODE_BLOCK.sub("", page)
    return {key for one in CITATION.findall(text) for key in keys_of(one)} | set(
        PLAINLY_A_KEY.findall(text)
    )


def claims(page):
    """Paragraphs, list items and table rows from the first section on.

    What ends with a colon only leads to the next of them.
    """
    text = CODE_BLOCK.sub("", page)
    sections = TABLE_HEAD.sub("\n", HEADING.sub("\n", text[text.index("\n## ") :]))
    blocks = [" ".join(block.split()) for block in BLOCK_ENDS.split(sections)]
    return [block for block in blocks if block and not block.endswith(":")]


def parts(block):
    """What is said before each citation of a block, with the keys that stand for it."""
    said, *rest = CITATION.split(block)
    for citation, following in zip(rest[::2], rest[1::2], strict=True):
        yield said, keys_of(citation)
        said = following


def from_articles_alone(keys):
    return all(SOURCES[key].kind is SourceKind.SEED for key in keys)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_cited_is_a_source(page):
    """A page may cite nothing."""
    assert cited(page.read_text(encoding="utf-8")) - set(SOURCES) == set()


def test_every_claim_about_the_muscles_ends_with_its_sources():
    assert claims(MUSCLES)
    assert [one for one in claims(MUSCLES) if not ENDS_WITH_A_CITATION.search(one)] == []


def test_what_only_the_articles_say_about_the_muscles_is_marked():
    rests_on_articles = [
        said for one in claims(MUSCLES) for said, keys in parts(one) if from_articles_alone(keys)
    ]

    assert rests_on_articles
    assert [said for said in rests_on_articles if "articles only" not in said.lower()] == []


# --- how a page is read ---


def test_a_citation_is_told_from_a_link_and_from_a_word_in_backticks():
    page = "It works [`a-page`, `b`]. See [`hp.Plan`](plan.md), `expert-page`, `choice-of-ours`."

    assert {"a-page", "b", "choice-of-ours"} == cited(page)


def test_headings_leads_table_heads_and_code_are_no_claims():
    page = """# Title
Before the first section.

## Section
One
claim.

A lead:

- an item
- another

| head | head |
|---|---|
| a row | here |

```text
printed
```
"""

    expected = ["One claim.", "- an item", "- another", "| a row | here |"]

    assert expected == claims(page)


def test_each_citation_stands_for_what_is_said_before_it():
    expected = [("It is so ", ["a", "b"]), (", or so ", ["c"])]

    assert expected == list(parts("It is so [`a`, `b`], or so [`c`]."))
