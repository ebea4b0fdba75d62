"""Whether it is time for an exercise to grow: what all rules of growth ask first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.messages import Message, said, several
from hipflex_plan.performance import amount, unit
from hipflex_plan.quantities import Side
from hipflex_plan.response.decision import Decision, Opinion
from hipflex_plan.response.easing import says
from hipflex_plan.response.rule import full, name_of, not_enough, painful
from hipflex_plan.validators import Whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.response.history import History


TO_BE_SURE = 2
MOST_IN_A_ROW = 10
in_a_row = Whole(1, MOST_IN_A_ROW)
TWO_SESSIONS = "choice-two-sessions"


def counted_opinion(
    rule: object, history: History, decision: Decision, reason: str, sentence: str,
    sources: tuple[str, ...], count: int, **more: object,
) -> Opinion:  # fmt: skip
    """An opinion that read the last *count* sessions at this dosage."""
    read = [p.number for p in history.at_this_dosage[-count:] if p.performance is not None]
    return Opinion(
        decision=decision, rule=name_of(rule), reason=reason, sentence=sentence,
        sessions=read, sources=sources, **more,  # type: ignore[arg-type]  # each is validated
    )  # fmt: skip


def rated(row: Performance) -> bool:
    """Whether a row is full and says how hard it was."""
    return full(row) and row.effort is not None


def not_ready(
    rule: object, history: History, count: int, least: int, sources: tuple[str, ...],
    needs: Callable[[Performance], bool] = full,
) -> Opinion | None:  # fmt: skip
    """Why it is not time to grow; None if the last *count* sessions all reached *least*."""
    done = history.latest(count)
    if hurt := painful(history, done):
        return says(
            rule, Decision.HOLD, hurt, f"More pain than the limit of {history.thresholds.go_to}.",
            WHILE_IT_HURTS, *sources,
        )  # fmt: skip
    if done is None or not all(needs(p) for p in done):
        return not_enough(rule, history, count, sources, needs)
    if all(p.reached(least) for p in done):
        return None
    lighter = any(p.load_kept is False for p in done)
    why = "a lighter load than prescribed" if lighter else f"not {least} in every set"
    done_so = done_words(least, history.dosage)
    until = said("Keep on until you can {done} in every set.", done=done_so)
    return counted_opinion(
        rule, history, Decision.HOLD,
        f"{why[0].upper()}{why[1:]} in the last {sessions_told(count)}.",
        AS_ON_THE_SHEET if lighter else until, sources, count,
    )  # fmt: skip


AS_ON_THE_SHEET = said("Keep on. It counts with the weight or band on your sheet.")
WHILE_IT_HURTS = said("Add nothing while it hurts.")
WITH_WHAT_YOU_HAVE = said("Well done. Keep on with what you have.")


def sessions_told(count: int) -> str:
    """``session`` or ``2 sessions``."""
    return "session" if count == 1 else f"{count} sessions"


def done_words(number: int, dosage: Dosage) -> Message:
    """``do 12``, ``hold for 30 seconds`` or ``do 20 steps``."""
    counted = {
        "seconds": several(number, "hold for {number} second", "hold for {number} seconds"),
        "steps": several(number, "do {number} step", "do {number} steps"),
        "minutes": several(number, "do {number} minute", "do {number} minutes"),
    }
    return counted.get(unit(dosage), said("do {count}", count=number))


def top_of(history: History) -> int:
    """The top of what is counted in a set."""
    return amount(history.dosage).high


def in_a_row_told(count: int) -> Message:
    """``two times in a row``."""
    if count in TIMES:
        return TIMES[count]
    return several(count, "{number} time in a row", "{number} times in a row")


TIMES = {1: said("once"), 2: said("two times in a row"), 3: said("three times in a row")}


def all_sets_words(number: int, dosage: Dosage, count: int) -> Message:
    """``Can you do 12 in every set, two times in a row?``."""
    done, often = done_words(number, dosage), in_a_row_told(count)
    if dosage.side is Side.EACH:
        return said("Can you {done} on each leg in every set, {often}?", done=done, often=often)
    return said("Can you {done} in every set, {often}?", done=done, often=often)
