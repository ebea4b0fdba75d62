"""Views to whether the page says what it is for, and whether each card says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.proofreading.finding import PrintFinding, PrintSeverity
from hipflex_plan.proofreading.passages import card_name, cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hipflex_plan.plan import Plan

FEWEST_STEPS, MOST_STEPS = 2, 7


def purpose_findings(plan: Plan, layout: str, views: Iterable[object]) -> Iterator[PrintFinding]:
    """What a patient would not know after reading: what for, and what to do."""
    program = plan.program
    if not program.goal and not any(phase.goal for phase in program.phases):
        yield PrintFinding(
            layout=layout, page=1, place=f"‘{program.title}’", severity=PrintSeverity.NOTE,
            code="no-purpose", says="Nothing says what the program is for.",
            instead="Give it a goal in the patient's own words.",
        )  # fmt: skip
    for view in views:
        for card in cards(view):
            if hasattr(card, "steps") and not FEWEST_STEPS <= len(card.steps) <= MOST_STEPS:
                yield PrintFinding(
                    layout=layout, place=card_name(card), severity=PrintSeverity.NOTE,
                    code="steps", says=f"Its steps: {len(card.steps)}.",
                    instead=f"{FEWEST_STEPS} to {MOST_STEPS} steps can be followed.",
                )  # fmt: skip
