"""Texts, claims and sources to Markdown, as every page is made with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import hipflex_plan as hp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SENSITIVE = re.compile(r"([\\`*_\[\]<>|~&$])")
BEGINS_A_BLOCK = re.compile(r"^(\d*)([-+#.)])(?=\s|#)")
MADE = "*Made from `src/hipflex_plan/data/{file}`: corrections belong there.*"
KINDS = {
    hp.SourceKind.TRIAL: "Trials and other measurements on people",
    hp.SourceKind.GUIDELINE: "Guidelines and summaries of them",
    hp.SourceKind.EXPERT_PAGE: "Expert pages",
    hp.SourceKind.SEED: "The popular articles that the project began with",
    hp.SourceKind.PROJECT_CHOICE: "Project choices",
}


def escaped(text: str) -> str:
    """A text of the catalogue with nothing left in it that Markdown would read."""
    return BEGINS_A_BLOCK.sub(r"\1\\\2", SENSITIVE.sub(r"\\\1", text))


def page(title: str, *parts: Iterable[str]) -> str:
    """A page of blocks with an empty line between them."""
    blocks = ("\n".join(part) for part in parts)
    return "\n\n".join((f"# {escaped(title)}", *(block for block in blocks if block))) + "\n"


def section(head: str, lines: Iterable[str]) -> tuple[str, ...]:
    """A heading and what stands under it."""
    return (f"## {escaped(head)}", "", *lines)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table, each row of it on one line."""
    return [row(*head), f"|{'---|' * len(head)}", *(row(*cells) for cells in rows)]


def row(*cells: str) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def claims(claims: Sequence[hp.Claim]) -> list[str]:
    """Clinical statements as a list."""
    return [f"- {claim(one)}" for one in claims] or ["Nothing is named."]


def claim(claim: hp.Claim) -> str:
    """A clinical statement with its sources, on one line."""
    return f"{escaped(claim.text)} ({cited(claim.sources)})"


def cited(keys: Iterable[str]) -> str:
    """The keys of sources, as links that `foot` defines at the foot of the page."""
    return ", ".join(f"[{key}]" for key in keys)


def linked(keys: Iterable[str]) -> str:
    """The keys of sources as whole links, for a page beside that of the sources."""
    return ", ".join(f"[{key}](sources.md#{key})" for key in keys)


def foot(sources: Iterable[hp.Source]) -> Iterator[str]:
    """The sources of a page, the surest first, and where the keys lead."""
    surest_first = by_kind(sources)
    for source in surest_first:
        people = f" Population: {escaped(source.population)}." if source.population else ""
        yield f"- [{source.key}], {source.kind}: {escaped(source.title)}.{people}"
    yield ""
    for source in surest_first:
        yield f"[{source.key}]: ../sources.md#{source.key}"


def by_kind(sources: Iterable[hp.Source]) -> list[hp.Source]:
    """From the surest kind to the least sure, by key within each."""
    return sorted(sources, key=lambda source: (list(KINDS).index(source.kind), source.key))


def exercise_link(exercise: hp.Exercise, folder: str = "") -> str:
    """The name of an exercise, leading to its page."""
    return f"[{escaped(exercise.name)}]({folder}{exercise.slug}.md)"


def protocol_link(protocol: hp.Protocol, folder: str) -> str:
    """The title of a protocol, leading to its page."""
    return f"[{escaped(protocol.title)}]({folder}{protocol.slug}.md)"


def slug_link(slug: str) -> str:
    """The slug of an exercise, leading to its page from a page beside the folder."""
    return f"[`{slug}`](exercises/{slug}.md)"
