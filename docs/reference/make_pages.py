"""The pages of the reference that are made from the data, and the tables in the others.

Pages of exercises, protocols, sources and of what a condition means are made
whole. In pages that are written by hand, what stands between ``<!-- made: NAME -->``
and ``<!-- end of NAME -->`` is made anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import hipflex_plan as hp
from pages.conditions import condition_table, matrix_page
from pages.exercises import exercise_page
from pages.guidelines import guideline_table
from pages.ladders import exercises_page
from pages.measures import change_table, measure_sections, measure_table
from pages.protocols import protocol_page, protocols_page
from pages.questions import question_tables
from pages.responses import response_sources, response_table
from pages.sources import sources_page

if TYPE_CHECKING:
    from collections.abc import Mapping

REFERENCE = Path(__file__).parent
PICTURES = REFERENCE.parent / "images" / "figures"
FOLDERS = ("exercises", "protocols")
WRITTEN_BY_HAND = (
    "conditions.md",
    "response-rules.md",
    "review.md",
    "screening.md",
    "tests-and-scores.md",
)
TABLES = {
    "conditions": condition_table,
    "tests": measure_table,
    "changes": change_table,
    "guidelines": guideline_table,
    "each test": measure_sections,
    "questions": question_tables,
    "response rules": response_table,
    "response sources": response_sources,
}
MADE = re.compile(r"(<!-- made: (.+?) -->\n).*?(\n<!-- end of \2 -->)", re.DOTALL)


def main() -> None:
    """Write the pages beside this file."""
    write(pages(hp.load_catalogue()), REFERENCE)
    for name, svg in pictures(hp.load_catalogue()).items():
        PICTURES.mkdir(exist_ok=True)
        (PICTURES / name).write_text(svg, encoding="utf-8")


def pictures(catalogue: hp.Catalogue) -> dict[str, str]:
    """The picture of every exercise, by the name of its file under docs/images/figures."""
    drawn = (one for one in catalogue.exercises.values() if one.figure is not None)
    return {f"{one.slug}.svg": hp.figure(one) for one in drawn}


def pages(catalogue: hp.Catalogue) -> dict[str, str]:
    """Every page, by its place under docs/reference."""
    protocols = sorted(catalogue.protocols)
    return {
        "exercises.md": exercises_page(catalogue),
        "protocols.md": protocols_page(catalogue),
        "sources.md": sources_page(catalogue),
        "condition-matrix.md": matrix_page(catalogue),
        **{f"exercises/{slug}.md": exercise_page(catalogue, slug) for slug in catalogue},
        **{f"protocols/{slug}.md": protocol_page(catalogue.protocol(slug)) for slug in protocols},
        **{place: filled((REFERENCE / place).read_text("utf-8")) for place in WRITTEN_BY_HAND},
    }


def filled(text: str) -> str:
    """A page that is written by hand, with the tables in it made anew."""
    return MADE.sub(lambda found: f"{found[1]}\n{_made(found[2])}\n{found[3]}", text)


def _made(name: str) -> str:
    return "\n".join(TABLES[name]())


def write(made: Mapping[str, str], reference: Path) -> None:
    """Write the pages into a folder, and remove those that are made no more."""
    for page in stale(made, reference):
        page.unlink()
    for place, text in made.items():
        page = reference / place
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")


def stale(made: Mapping[str, str], reference: Path) -> list[Path]:
    """The pages on disk of exercises and protocols that are no more."""
    there = (page for folder in FOLDERS for page in (reference / folder).glob("*.md"))
    return sorted(page for page in there if page.relative_to(reference).as_posix() not in made)


if __name__ == "__main__":
    main()
