"""A step back as an opinion: with less, with something easier, or with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.load import Band, Bodyweight, Load, in_a_sentence
from hipflex_plan.messages import Message, said
from hipflex_plan.response.decision import Decision, Opinion
from hipflex_plan.response.rule import name_of
from hipflex_plan.response.steps import LoadStep, eased

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.response.history import History

STOPPED = said("Stop this exercise, and call us before you do it again.")


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


ALREADY_LESS = said("You do less already. Add nothing for now.")
EASIER = said("We take an easier exercise for now.")


def less(before: Dosage, after: Dosage) -> Message:
    """What becomes less, to the patient: ``Take the red band next time.``."""
    if after.load == before.load:
        return said("Do a little less next time.")
    if isinstance(after.load, Bodyweight):
        return said("Do it without the weight next time.")
    load = in_a_sentence(after.load)
    if isinstance(after.load, Band):
        return said("Take the {band} next time.", band=load)
    return said("Take {load} next time.", load=load)


def take_next_time(load: Load) -> Message:
    """Praise, and what to take from now on: ``Well done. Take 1.5 kg next time.``."""
    heavier = in_a_sentence(load)
    if isinstance(load, Band):
        return said("Well done. Take the {band} next time.", band=heavier)
    return said("Well done. Take {load} next time.", load=heavier)


def take_now(load: Load, first: Message) -> Message:
    """The same from now on, with what to begin at: ``do 8``."""
    heavier = in_a_sentence(load)
    if isinstance(load, Band):
        return said("Well done. Now take the {band}. First {first} in each set.",
                    band=heavier, first=first)  # fmt: skip
    return said("Well done. Now take {load}. First {first} in each set.", load=heavier, first=first)
