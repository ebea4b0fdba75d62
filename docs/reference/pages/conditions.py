"""The conditions to their table, and to what each means for every exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hipflex_plan as hp
from pages.markup import escaped, linked, page, section, slug_link, table

if TYPE_CHECKING:
    from collections.abc import Iterator

DETAILS = {"days": "since when", "grade": "grade", "trimester": "trimester"}
NOTHING = "–"
MATRIX = """\
All {conditions} conditions against all {exercises} exercises of the catalogue.
What the verdicts mean, and how a condition is written: [Conditions](conditions.md).
The sentence behind a verdict stands on the page of the exercise,
and `hipflex-plan conditions NAME` prints them all.

- A verdict is the strictest that the exercise says of the condition.
  How long ago it began, its grade and the trimester can make it milder for one person.
- **No limit known** means that no source of ours speaks against it. It does not mean safe.
- A surgeon's rule wins over this page.

This page is made by `docs/reference/make_pages.py`.\
"""


def condition_table() -> list[str]:
    """Every condition, with its details, what silence means, and what holds always."""
    head = ("key", "what it is", "details", "where an exercise is silent", "whatever the exercise")
    return table(head, (_condition(kind) for kind in hp.CONDITIONS))


def _condition(kind: hp.ConditionKind) -> tuple[str, ...]:
    also = f" What holds for {_codes(kind.includes)} holds too." if kind.includes else ""
    rule = f"{escaped(kind.rule.text)} ({linked(kind.rule.sources)})" if kind.rule else NOTHING
    return (
        f"[`{kind.key}`](condition-matrix.md#{kind.key})",
        f"{escaped(kind.text)}.{also}" if also else escaped(kind.text),
        ", ".join(DETAILS[need] for need in kind.needs) or NOTHING,
        kind.silent,
        rule,
    )


def _codes(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def matrix_page(catalogue: hp.Catalogue) -> str:
    """For each condition the exercises by verdict."""
    ruled = {kind.key: _by_verdict(catalogue, kind.key) for kind in hp.CONDITIONS}
    intro = MATRIX.format(conditions=len(hp.CONDITIONS), exercises=len(catalogue))
    sections = (section(kind.key, _verdicts(kind, ruled[kind.key])) for kind in hp.CONDITIONS)
    return page(
        "What each condition means for each exercise",
        (intro,),
        section("How many", _counts(ruled)),
        *sections,
    )


def _by_verdict(catalogue: hp.Catalogue, key: str) -> dict[hp.Verdict, list[str]]:
    found: dict[hp.Verdict, list[str]] = {verdict: [] for verdict in hp.Verdict}
    for slug in catalogue:
        found[hp.ruling(catalogue[slug], key).verdict].append(slug)
    return found


def _counts(ruled: dict[str, dict[hp.Verdict, list[str]]]) -> list[str]:
    rows = (
        (f"[`{key}`](#{key})", *(str(len(slugs)) if slugs else NOTHING for slugs in found.values()))
        for key, found in ruled.items()
    )
    return table(("condition", *hp.Verdict), rows)


def _verdicts(kind: hp.ConditionKind, found: dict[hp.Verdict, list[str]]) -> Iterator[str]:
    yield f"**{escaped(kind.text)}**"
    yield ""
    if kind.rule is not None:
        yield f"- Whatever the exercise: {escaped(kind.rule.text)} ({linked(kind.rule.sources)})"
    for verdict, slugs in found.items():
        if slugs:
            yield f"- {verdict.capitalize()}: {', '.join(slug_link(slug) for slug in slugs)}"
