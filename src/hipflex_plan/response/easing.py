"""A step back as an opinion: with less, with something easier, or with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.load import Band, Bodyweight, Load
from hipflex_plan.response.decision import Decision, Opinion
from hipflex_plan.response.rule import name_of
from hipflex_plan.response.steps import LoadStep, eased

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.response.history import History

STOPPED = "Stop this exercise, and call us before you do it again."


def says(
    rule: object, decision: Decision, rows: tuple[Performance, ...], reason: str, sentence: str,
    *sources: str, **more: object,
) -> Opinion:  # fmt: skip
    """An opinion on some rows."""
    return Opinion(
        decision=decision, rule=name_of(rule), sessions=[row.session for row in rows],
        reason=reason, sentence=sentence, sources=sources,
        **more,  # type: ignore[arg-type]  # each is validated
    )  # fmt: skip


def step_back(
    rule: object, history: History, rows: tuple[Performance, ...], reason: str, sentence: str,
    *sources: str, load: LoadStep | None = None, steps: int = 1,
) -> Opinion:  # fmt: skip
    """A step back; where nothing easier is left, the easier exercise, or a stop.

    What was answered with less already is not answered twice: it holds until
    there is something new. Where no step of the load is given, that of the own
    rule of the prescription is taken. An empty sentence says what becomes less.
    """
    sources = (*sources, "choice-step-back")
    if history.eased_on is not None and all(row.on < history.eased_on for row in rows):
        reason = f"{reason} Less is prescribed since {history.eased_on.isoformat()}."
        return says(rule, Decision.HOLD, rows, reason, ALREADY_LESS, *sources)
    easier = None
    for _ in range(steps):
        easier = eased(easier or history.dosage, load or history.step) or easier
    if easier is not None:
        told = sentence or less(history.dosage, easier)
        return says(rule, Decision.STEP_BACK, rows, reason, told, *sources, dosage=easier)
    if history.easier:
        return says(
            rule, Decision.SWAP, rows, reason, EASIER, *sources, swap_to=history.easier[0]
        )  # fmt: skip
    return says(rule, Decision.STOP, rows, f"{reason} Nothing is easier.", STOPPED, *sources)


ALREADY_LESS = "You do less already. Add nothing for now."
EASIER = "We take an easier exercise for now."


def less(before: Dosage, after: Dosage) -> str:
    """What becomes less, to the patient: ``Take the red band next time.``."""
    if after.load == before.load:
        return "Do a little less next time."
    if isinstance(after.load, Bodyweight):
        return "Do it without the weight next time."
    return f"Take {named(after.load)} next time."


def named(load: Load) -> str:
    """``the red band`` or ``1.5 kg``."""
    return f"the {load}" if isinstance(load, Band) else str(load)
