"""The next load: the opinion that it is time for it, and its name to the patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.load import in_a_sentence
from hipflex_plan.messages import Message, said
from hipflex_plan.performance import amount
from hipflex_plan.response.decision import Decision, Opinion
from hipflex_plan.response.easing import take_now
from hipflex_plan.response.readiness import WITH_WHAT_YOU_HAVE, counted_opinion, done_words

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.response.history import History
    from hipflex_plan.response.steps import LoadStep


def load_up(
    rule: object, history: History, load: LoadStep, why: str, sources: tuple[str, ...], count: int
) -> Opinion:
    """A step up; where there is no next load, hold and say why."""
    heavier = load.heavier(history.dosage.load)
    if heavier is None:
        end = load.why_not_heavier(history.dosage.load)
        return counted_opinion(
            rule, history, Decision.HOLD, f"{why} {end}",
            WITH_WHAT_YOU_HAVE, sources, count,
        )  # fmt: skip
    new = attrs.evolve(history.dosage, load=heavier)
    first = done_words(amount(new).low, new)
    return counted_opinion(
        rule, history, Decision.ADVANCE, why, take_now(heavier, first), sources, count, dosage=new
    )


def next_load(load: LoadStep, dosage: Dosage) -> Message:
    """What comes next, by its name where it is known."""
    heavier = load.heavier(dosage.load)
    if heavier is None:
        return said("Tell us at your visit.")
    return said("Then take the next one: {load}.", load=in_a_sentence(heavier))
