"""The tests to their tables, and to how each is done and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hipflex_plan as hp
from pages.markup import escaped, linked, table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

NOTHING = "–"
BETTER = {True: "higher", False: "lower", None: "neither for everybody"}


def measure_table() -> list[str]:
    """Every test: how its result is written, on which scale."""
    head = ("key", "what it is", "result", "unit", "scale", "better is")
    return table(head, (_measure(measure) for measure in hp.MEASURES))


def _measure(measure: hp.Measure) -> tuple[str, ...]:
    return (
        f"[`{measure.key}`](#{measure.key})",
        escaped(measure.name),
        " and ".join(f"`{field}`" for field in measure.fields),
        ", ".join(f"`{unit}`" if len(measure.units) > 1 else unit for unit in measure.units)
        or NOTHING,
        _scale(measure),
        "held" if measure.yes_or_no else BETTER[measure.higher_is_better],
    )


def _scale(measure: hp.Measure) -> str:
    if measure.lowest is None or measure.highest is None:
        return "`true` or `false`"
    whole = ", whole" if measure.whole else ""
    return f"{measure.lowest:g} to {measure.highest:g}{whole}"


def change_table() -> list[str]:
    """Every change that counts, with the source that found it."""
    head = ("test", "what it means", "least change", "holds for", "sources")
    rows = (
        (
            f"[`{measure.key}`](#{measure.key})",
            escaped(change.name),
            _least(change, measure),
            "better and worse" if change.both_ways else "better alone",
            linked(change.claim.sources),
        )
        for measure in hp.MEASURES
        for change in measure.changes
    )
    return table(head, rows)


def _least(change: hp.ChangeThatCounts, measure: hp.Measure) -> str:
    if change.amount is None:
        return f"{change.percent:g} per cent"
    return f"{change.amount:g} {measure.units[0][:-1] if change.amount == 1 else measure.units[0]}"


def measure_sections() -> list[str]:
    """How each test is done and read."""
    return [line for measure in hp.MEASURES for line in _section(measure)][:-1]


def _section(measure: hp.Measure) -> Iterator[str]:
    changes = dict.fromkeys(change.claim for change in measure.changes)
    yield from (f"### {measure.key}", "", f"**{escaped(measure.name)}**", "")
    for number, step in enumerate(measure.how, start=1):
        yield f"{number}. {escaped(step)}"
    yield from ("", f"Sources: {linked(measure.sources)}")
    yield from _told("What it may mean:", measure.meanings)
    yield from _told("Which change counts:", changes)
    if not changes:
        yield from ("", "Which change counts was not found.")
    yield from _told("Beware:", measure.warnings)
    yield ""


def _told(head: str, claims: Collection[hp.Claim]) -> Iterator[str]:
    if claims:
        yield from ("", head, "")
    for claim in claims:
        yield f"- {escaped(claim.text)} ({linked(claim.sources)})"
