"""Loads, and the things that are needed for them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.load import Band, BandColour, Load, RepetitionMaximum, Weight
from hipflex_plan.messages import said
from hipflex_plan.wording.counts import counted_word
from hipflex_plan.wording.phrases import balanced, glued, weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Equipment, Exercise
    from hipflex_plan.languages import Language

COLOURS = {
    BandColour.TAN: said("tan"),
    BandColour.YELLOW: said("yellow"),
    BandColour.RED: said("red"),
    BandColour.GREEN: said("green"),
    BandColour.BLUE: said("blue"),
    BandColour.BLACK: said("black"),
    BandColour.SILVER: said("silver"),
    BandColour.GOLD: said("gold"),
}


def load_name(load: Load, language: Language) -> str:
    """``½ kg``, ``yellow``, or nothing."""
    if isinstance(load, Weight):
        return weight(load, language)
    return language.said(COLOURS[load.colour]) if isinstance(load, Band) else ""


def load_sentence(dosage: Dosage, exercise: Exercise, language: Language) -> str:
    """What to work against, in one sentence; "" for the body alone."""
    load = dosage.load
    if isinstance(load, Weight):
        return language.text("Use {weight}.", weight=weight(load, language))
    if isinstance(load, Band):
        brand = f" ({load.brand})" if load.brand else ""
        return language.text(
            "Use the {colour} band{brand}.", colour=COLOURS[load.colour], brand=brand
        )
    if isinstance(load, RepetitionMaximum):
        return maximum_sentence(load, exercise, language)
    return ""


def maximum_sentence(load: RepetitionMaximum, exercise: Exercise, language: Language) -> str:
    """How to find the load that just allows so many."""
    most, counted = load.repetitions, counted_word(exercise.counted, load.repetitions)
    if uses_band(exercise):
        return language.text(
            "Pick a band that lets you do {most} good {counted}, but not {more}.",
            most=most, counted=counted, more=most + 1,
        )  # fmt: skip
    return language.text(
        "Pick a weight that lets you do {most} good {counted}, but not {more}.",
        most=most, counted=counted, more=most + 1,
    )  # fmt: skip


def uses_band(exercise: Exercise) -> bool:
    """Whether a band is among the equipment."""
    return any("band" in thing.name.lower() for thing in exercise.equipment)


def needed(
    thing: Equipment, name: str, instead: str, loads: Sequence[Load], language: Language
) -> str:
    """A thing that is needed, with the colours or weights that come up.

    *name* and *instead* are the patient's words for the thing and what stands in for it.
    """
    told = f"{name}{_which(thing.name, loads, language)}"
    if instead:
        told = language.text("{thing} (or {instead})", thing=told, instead=instead)
    return balanced(glued(told))


def _which(name: str, loads: Sequence[Load], language: Language) -> str:
    colours = sorted({load.colour for load in loads if isinstance(load, Band)}, key=_rank)
    weights = [load for load in loads if isinstance(load, Weight)]
    maxima = {load for load in loads if isinstance(load, RepetitionMaximum)}
    if "band" in name.lower():
        if colours:
            return f": {language.listed([language.said(COLOURS[colour]) for colour in colours])}"
        return language.text(", in several strengths") if len(maxima) > 1 else ""
    if weights and "weight" in name.lower():
        light, heavy = min(weights, key=lambda w: w.kg), max(weights, key=lambda w: w.kg)
        least, most = weight(light, language), weight(heavy, language)
        if light == heavy:
            return language.text(", {weight}", weight=least)
        return language.text(", {light} to {heavy}", light=least, heavy=most)
    return ""


def _rank(colour: BandColour) -> int:
    return colour.rank
