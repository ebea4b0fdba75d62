"""The sources that a record names, numbered; what was chosen and not measured has a P."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.catalogue_files import load_catalogue
from hipflex_plan.evidence import Source, SourceKind
from hipflex_plan.handout.record.views import Column, Line, Part, Section, Table, cell, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hipflex_plan.handout.record.views import Row
    from hipflex_plan.plan import Plan

KEYS_IN_BRACKETS = re.compile(r"\[([a-z0-9-]+(?:, [a-z0-9-]+)*)\]")
CHOSEN = "P"
USUAL = (
    "Beside a dosage stand the sources of the usual dosage of that exercise. Where this dosage "
    "goes beyond them, the review says so."
)
CHOICES = "P: chosen by the project or the clinic, because no source was found."
LONGEST_RUN_WRITTEN_OUT = 2
KINDS = {
    SourceKind.TRIAL: "trial",
    SourceKind.GUIDELINE: "guideline",
    SourceKind.EXPERT_PAGE: "expert page",
    SourceKind.SEED: "popular article",
    SourceKind.PROJECT_CHOICE: "project choice",
}


@attrs.frozen
class Numbered:
    """Sources in the order in which the record names them, by their numbers.

    Attributes:
        numbers: ``3``, or ``P3`` for a choice, by key.
        known: the sources that are known, by key.
    """

    numbers: Mapping[str, str]
    known: Mapping[str, Source]

    def of(self, keys: Iterable[str]) -> str:
        """``1, 3–5, P2``: the numbers of some keys, each once, in their order."""
        found = {self.numbers[key] for key in keys}
        measured = sorted(int(number) for number in found if not number.startswith(CHOSEN))
        chosen = sorted(int(number[1:]) for number in found if number.startswith(CHOSEN))
        return ", ".join([*_runs(measured, ""), *_runs(chosen, CHOSEN)])

    def within(self, text: str) -> str:
        """A text with the numbers of its sources in place of their keys in brackets."""
        return KEYS_IN_BRACKETS.sub(self._number, text)

    def _number(self, found: re.Match[str]) -> str:
        keys = found[1].split(", ")
        return f"[{self.of(keys)}]" if all(key in self.numbers for key in keys) else found[0]


def numbered(keys: Iterable[str], known: Mapping[str, Source]) -> Numbered:
    """Keys to their numbers, in the order in which they come."""
    numbers: dict[str, str] = {}
    counts = {"": 0, CHOSEN: 0}
    for key in dict.fromkeys(keys):
        source = known.get(key)
        letter = CHOSEN if source and source.kind is SourceKind.PROJECT_CHOICE else ""
        counts[letter] += 1
        numbers[key] = f"{letter}{counts[letter]}"
    return Numbered(numbers, known)


def known_sources(plan: Plan) -> dict[str, Source]:
    """The sources that a plan carries, and those of ours that the checks and tests name."""
    carried = [
        *plan.program.known_sources,
        *(
            source
            for phase in plan.program.phases
            for prescription in phase.prescriptions
            for source in prescription.exercise.known_sources
        ),
    ]
    return {**load_catalogue().sources, **{source.key: source for source in carried}}


def _runs(numbers: list[int], letter: str) -> Iterator[str]:
    """``P1``, ``P2–P5``."""
    starts = [n for before, n in pairwise([-1, *numbers]) if n != before + 1]
    for start in starts:
        end = start
        while end + 1 in numbers:
            end += 1
        if end - start < LONGEST_RUN_WRITTEN_OUT:
            yield from (f"{letter}{number}" for number in range(start, end + 1))
        else:
            yield f"{letter}{start}–{wording.TOGETHER}{letter}{end}"


def sources(found: Numbered) -> Section:
    """Every source that the record names: the measured first, then what was chosen."""
    in_order = sorted(found.numbers.items(), key=lambda one: one[1].startswith(CHOSEN))
    columns = (Column("No.", 10), Column("Source, and what was taken from it"), Column("Kind", 24))
    rows = tuple(_source(number, key, found.known.get(key)) for key, number in in_order)
    told = cell(Line(USUAL, "soft"), Line(CHOICES, "soft"))
    return Section("Sources", (Part(lines=told, tables=(Table(columns, rows, flowing=True),)),))


def _source(number: str, key: str, source: Source | None) -> Row:
    if source is None:
        return row(Line(number, "strong"), Line(key, "data"), "not carried with this plan")
    on_whom = f"On: {source.population}." if source.population else ""
    article = source.kind is SourceKind.SEED
    told = f"See: hipflex-plan show {source.key}." if article else source.says or source.reason
    return row(
        Line(number, "strong"),
        cell(
            Line(f"{source.title.rstrip('.')}.", "strong"),
            told,
            on_whom,
            Line(" ".join(part for part in (source.reference, source.key) if part), "data"),
        ),
        KINDS[source.kind],
    )
