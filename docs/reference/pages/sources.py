"""Every source to one page, with what rests on each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import hipflex_plan as hp
from hipflex_plan.advice import ALL_CLAIMS
from hipflex_plan.reviewing.amounts import GUIDELINES
from pages.markup import KINDS, by_kind, escaped, exercise_link, protocol_link
from pages.responses import resting

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = "the library's own rules, measures and words"
SOURCES = """\
# The sources

All {count} sources, from the surest kind to the least sure, each with the exercises and protocols
that rest on it. What the kinds mean is told in [Evidence](../explanation/evidence.md).
A project choice is a number or a sentence that nobody had measured; it gives its reason.
`hipflex-plan show KEY` prints one of them.

This page is made by `docs/reference/make_pages.py`.
"""


def sources_page(catalogue: hp.Catalogue) -> str:
    """Every source, with what rests on it."""
    sources = by_kind(catalogue.sources.values())
    lines = [SOURCES.format(count=len(sources))]
    for kind, head in KINDS.items():
        lines.extend((f"## {head}", ""))
        for source in sources:
            lines.extend(_source(catalogue, source) if source.kind is kind else ())
    return "\n".join(lines).rstrip() + "\n"


def _source(catalogue: hp.Catalogue, source: hp.Source) -> Iterator[str]:
    yield from (f"### {source.key}", "", f"**{escaped(source.title)}**", "")
    yield f"- Kind: {source.kind}"
    for head, text in (
        ("Population", escaped(source.population)),
        ("Says", escaped(source.says)),
        ("Reason", escaped(source.reason)),
        ("Reference", _reference(source.reference)),
    ):
        if text:
            yield f"- {head}: {text}"
    yield from _resting(catalogue, source.key)
    yield ""


def _resting(catalogue: hp.Catalogue, key: str) -> Iterator[str]:
    """What rests on a source, in three lines at most."""
    exercises = [one for one in catalogue.values() if key in one.source_keys]
    protocols = [one for _, one in sorted(catalogue.protocols.items()) if key in one.source_keys]
    elsewhere = list(_elsewhere(key))
    if len(exercises) == len(catalogue):
        yield "- Exercises: [all of them](exercises.md)"
    elif exercises:
        yield f"- Exercises: {', '.join(exercise_link(one, 'exercises/') for one in exercises)}"
    if protocols:
        yield f"- Protocols: {', '.join(protocol_link(one, 'protocols/') for one in protocols)}"
    if elsewhere or not (exercises or protocols):
        yield f"- Elsewhere: {', '.join(elsewhere) or OWN}"


def _elsewhere(key: str) -> Iterator[str]:
    if any(key in question.reason.sources for question in hp.QUESTIONS):
        yield "[the screening](screening.md)"
    if any(kind.rule and key in kind.rule.sources for kind in hp.CONDITIONS):
        yield "[the conditions](conditions.md)"
    if any(key in measure.source_keys for measure in hp.MEASURES):
        yield "[the tests](tests-and-scores.md)"
    if any(key in guideline.sources for guideline in GUIDELINES.values()):
        yield "[the review](review.md)"
    if key in resting():
        yield "[the response rules](response-rules.md)"
    if any(key in claim.sources for claim in ALL_CLAIMS):
        yield "the advice on handouts"


def _reference(text: str) -> str:
    """A reference as a link, where it is an address or a DOI."""
    address = re.sub(r"^doi:\s*", "https://doi.org/", text)
    return f"<{address}>" if re.fullmatch(r"https?://[^\s<>]+", address) else escaped(text)
