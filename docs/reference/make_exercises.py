"""The page of all exercises, exercises.md, made from the catalogue."""  # noqa: INP001

from __future__ import annotations

from pathlib import Path

import hipflex_plan as hp
from hipflex_plan.vocabulary import ILIOPSOAS

PAGE = Path(__file__).with_name("exercises.md")
HEAD = "| exercise | for the patient | purpose | position | usual dosage | harder |"
RULE = "|---|---|---|---|---|---|"
TOP = """\
# The exercises

All {count} exercises of the catalogue, those of one ladder together and the easier ones first.
Ladders with an exercise for the psoas or the iliacus come before the others.
A ladder may fork and meet again: under "harder" stand the next rungs, the usual one first.

The usual dosage is a place to start from, and not a prescription.
`hipflex-plan show SLUG` prints where it comes from, with the muscles, the steps,
the precautions and the contraindications.
`hipflex-plan exercises WORD` finds an exercise by its muscles, position or equipment.

This page is made by `docs/reference/make_exercises.py`. The catalogue that you have holds

```python
import hipflex_plan as hp

print(len(hp.load_catalogue()), "exercises")
```

```text
{count} exercises
```
"""


def page() -> str:
    """The whole page, as it should stand in exercises.md."""
    catalogue = hp.load_catalogue()
    groups = sorted(ladders(catalogue), key=lambda group: _order(catalogue, group))
    sections = (_section(catalogue, group) for group in groups)
    return "\n".join([TOP.format(count=len(catalogue)), *sections]).rstrip() + "\n"


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


def _section(catalogue: hp.Catalogue, group: list[str]) -> str:
    names = [catalogue[slug].name for slug in group if not catalogue.regressions(slug)]
    easiest = " or ".join(f"{name[:1].lower()}{name[1:]}" for name in names)
    rows = (_row(catalogue[slug]) for slug in group)
    return "\n".join([f"## From {easiest}", "", HEAD, RULE, *rows, ""])


def _row(exercise: hp.Exercise) -> str:
    harder = ", ".join(f"`{p.slug}`" for p in exercise.progressions) or "none"
    usual = f"{exercise.usual.dosage}; {exercise.usual.frequency}"
    kinds = (exercise.purpose.value, exercise.position.value)
    return f"| {' | '.join((f'`{exercise.slug}`', exercise.name, *kinds, usual, harder))} |"


def main() -> None:
    """Write the page beside this file."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
