"""Proposals and decisions, to what the patient reads of them: what changes, what stays.

The sentences of our rules are said in the patient's language; what a program file
kept of a decision is printed as it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.load import Band, Bodyweight, Weight, a_band
from hipflex_plan.prescription import Answer
from hipflex_plan.quantities import Side
from hipflex_plan.report.views import ChangeView, StayView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.languages import Language
    from hipflex_plan.load import Load
    from hipflex_plan.report.outcomes import Outcome


def changes(outcomes: Sequence[Outcome], language: Language) -> tuple[ChangeView, ...]:
    """What changes, what stops before all else."""
    stops_first = sorted(outcomes, key=lambda one: not one.stops)
    return tuple(_change(one, language) for one in stops_first if one.moves)


def _change(one: Outcome, language: Language) -> ChangeView:
    """A change with its sentence; where the clinician changed it, with the new dose alone."""
    sentence = language.own(one.sentence)
    if one.answer is Answer.CHANGED:
        sentence = language.text("We have changed this one for you.")
    return ChangeView(
        name=_name(one, language),
        sentences=(wording.glued(sentence),),
        dose=_dose(one, language),
        stops=one.stops,
    )


def _dose(one: Outcome, language: Language) -> str:
    """The new dose in numbers with their words; "" where nothing is left, or none is new."""
    now = one.now
    if now is None or (not one.swaps and now.dosage == one.was.dosage):
        return ""
    numbers = wording.dose_numbers(now.dosage, now.exercise, language)
    dose = " × ".join(wording.joined(f"{number} {word}") for number, word in numbers)
    side = language.said(wording.SIDES[now.dosage.side])
    against = _against(now.dosage.load, one.was.dosage.load, language)
    name = wording.words_of(now.exercise, language).short_name if one.swaps else ""
    parts = (name, dose, side, wording.joined(against))
    return language.text(", ").join(part for part in parts if part)


def _against(load: Load, before: Load, language: Language) -> str:
    """The load in words; where it falls away, that too."""
    if isinstance(load, Band):
        return language.said(a_band(Band(load.colour)))
    if not isinstance(load, Bodyweight):
        return wording.load_name(load, language)
    if isinstance(before, Weight):
        return language.text("no weight")
    return language.text("no band") if isinstance(before, Band) else ""


def is_open(outcomes: Sequence[Outcome]) -> bool:
    """Whether something would change that nobody has decided yet."""
    return any(one.answer is None and one.moves for one in outcomes)


def decided(outcomes: Sequence[Outcome], language: Language) -> str:
    """Who decided what changes, or that it is not decided yet; "" where nothing changes."""
    if is_open(outcomes):
        return language.text("We will talk about this with you. Until then, add nothing.")
    by = list(dict.fromkeys(one.by for one in outcomes if one.by and one.moves))
    return language.text("Decided by {names}.", names=language.listed(by)) if by else ""


def stays(outcomes: Sequence[Outcome], language: Language) -> tuple[StayView, ...]:
    """What stays, those of one sentence together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for one in outcomes:
        if not one.moves:
            groups.setdefault(_staying(one, language), []).append(_name(one, language))
    return tuple(StayView(language.listed(names), sentences) for sentences, names in groups.items())


def _staying(one: Outcome, language: Language) -> tuple[str, ...]:
    if one.answer is Answer.REFUSED:
        return (language.text("Go on as planned."),)
    sentence = wording.glued(language.own(one.sentence))
    if one.held:
        return sentence, language.text("Stay with the numbers that you have now.")
    return (sentence,)


def _name(one: Outcome, language: Language) -> str:
    """``Wall knee hold (left)``: the side in brackets, for names that stand in a row."""
    side = one.was.side
    name = wording.words_of(one.was.exercise, language).short_name
    if side not in (Side.LEFT, Side.RIGHT):
        return name
    return language.text("{name} ({side})", name=name, side=wording.ONE_SIDE[side])
