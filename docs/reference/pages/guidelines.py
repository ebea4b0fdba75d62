"""What guidelines support for each purpose, as the review has it, to its table."""

from __future__ import annotations

from hipflex_plan.reviewing.amounts import GUIDELINES, UNITS
from pages.markup import linked, table

NOTHING = "–"
QUANTITIES = ("sets", "repetitions", "hold_seconds", "days")


def guideline_table() -> list[str]:
    """A row for each purpose."""
    head = ("purpose", *(UNITS[name] for name in QUANTITIES), "sources")
    rows = (
        (
            purpose,
            *(_told(getattr(support, name)) for name in QUANTITIES),
            linked(support.sources),
        )
        for purpose, support in GUIDELINES.items()
    )
    return table(head, rows)


def _told(support: object) -> str:
    return NOTHING if support is None else str(support).replace("-", " to ")
