"""All exercises to their list, those of one ladder together and the easier ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.vocabulary import ILIOPSOAS
from pages.markup import escaped, row, slug_link

if TYPE_CHECKING:
    import hipflex_plan as hp

EXERCISES = """\
# The exercises

All {count} exercises of the catalogue, those of one ladder together and the easier ones first.
Ladders with an exercise for the psoas or the iliacus come before the others.
A ladder may fork and meet again: under "harder" stand the next rungs, the usual one first.

The usual dosage is a place to start from, and not a prescription.
The page of an exercise says where it comes from, with the muscles, the steps,
the precautions and the contraindications, each with [its sources](sources.md);
`hipflex-plan show SLUG` prints the same.
After "Compared with" stands what the [review](review.md) holds against a person:
[conditions](conditions.md), answers to the [screening](screening.md), pain.
`hipflex-plan exercises WORD` finds an exercise by its muscles, position or equipment.

This page and those of the exercises are made by `docs/reference/make_pages.py`.
The catalogue that you have holds

```python
import hipflex_plan as hp

print(len(hp.load_catalogue()), "exercises")
```

```text
{count} exercises
```
"""


def exercises_page(catalogue: hp.Catalogue) -> str:
    """The list of all exercises, by ladder."""
    groups = sorted(ladders(catalogue), key=lambda group: _order(catalogue, group))
    sections = (_ladder(catalogue, group) for group in groups)
    return "\n".join([EXERCISES.format(count=len(catalogue)), *sections]).rstrip() + "\n"


def ladders(catalogue: hp.Catalogue) -> list[list[str]]:
    """The slugs that are joined by a harder or easier neighbour, the easier ones first."""
    groups: list[list[str]] = []
    for slug in sorted(catalogue, key=lambda slug: (_height(catalogue, slug), slug)):
        joined = [g for g in groups if set(g) & _reach(catalogue, slug)]
        apart = [g for g in groups if g not in joined]
        slugs = [*(s for g in joined for s in g), slug]
        groups = [*apart, sorted(slugs, key=lambda s: (_height(catalogue, s), s))]
    return groups


def _reach(catalogue: hp.Catalogue, slug: str) -> set[str]:
    """The neighbours of an exercise on both sides."""
    return {*catalogue.regressions(slug), *(p.slug for p in catalogue[slug].progressions)}


def _height(catalogue: hp.Catalogue, slug: str) -> int:
    """The most rungs that are below an exercise."""
    return max((1 + _height(catalogue, s) for s in catalogue.regressions(slug)), default=0)


def _order(catalogue: hp.Catalogue, group: list[str]) -> tuple[bool, int, str]:
    movers = {muscle for slug in group for muscle in catalogue[slug].muscles.prime_movers}
    return not movers & ILIOPSOAS, -len(group), group[0]


def _ladder(catalogue: hp.Catalogue, group: list[str]) -> str:
    names = [catalogue[slug].name for slug in group if not catalogue.regressions(slug)]
    easiest = escaped(" or ".join(f"{name[:1].lower()}{name[1:]}" for name in names))
    head = row("exercise", "for the patient", "purpose", "position", "usual dosage", "harder")
    rows = (_rung(catalogue[slug]) for slug in group)
    return "\n".join([f"## From {easiest}", "", head, "|---|---|---|---|---|---|", *rows, ""])


def _rung(exercise: hp.Exercise) -> str:
    harder = ", ".join(slug_link(p.slug) for p in exercise.progressions) or "none"
    usual = escaped(f"{exercise.usual.dosage}; {exercise.usual.frequency}")
    kinds = (exercise.purpose.value, exercise.position.value)
    return row(slug_link(exercise.slug), escaped(exercise.name), *kinds, usual, harder)
