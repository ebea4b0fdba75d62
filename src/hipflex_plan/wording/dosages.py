"""Dosages and what is needed for them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.load import Band, BandColour, Bodyweight, Load, RepetitionMaximum, Weight
from hipflex_plan.quantities import Range, Side
from hipflex_plan.vocabulary import Counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Equipment, Exercise
    from hipflex_plan.quantities import Tempo

from hipflex_plan.wording.phrases import (
    NBSP,
    balanced,
    counted,
    glued,
    joined,
    listed,
    seconds,
    span,
    spoken,
    weight,
)

SIDES = {
    Side.LEFT: "left leg",
    Side.RIGHT: "right leg",
    Side.EACH: "each leg",
    Side.BOTH: "",
}
DOWN_FIRST = (Counted.SQUAT, Counted.LUNGE)
"""What begins by going down."""
OTHER_LEG = "Then do the same with the other leg."
PLURALS = {
    Counted.STRETCH: "stretches",
    Counted.PRESS: "presses",
    Counted.MARCH: "marches",
}


def word_for(counted_as: Counted, number: int) -> str:
    """``lift`` or ``lifts``."""
    if number == 1:
        return counted_as.value
    return PLURALS.get(counted_as, f"{counted_as.value}s")


def is_one_hold(dosage: Dosage) -> bool:
    """Whether a set is a single hold, so that it is counted in seconds."""
    return dosage.repetitions == Range(1, 1) and dosage.hold_seconds is not None


def dose_numbers(
    dosage: Dosage, exercise: Exercise, *, one_hold: bool = True
) -> tuple[tuple[str, str], ...]:
    """The numbers of a dosage, each with its own word: 3 sets, 15 lifts.

    A set of a single hold is counted in seconds, unless *one_hold* is false.
    """
    times = (str(dosage.sets), "time" if dosage.sets == 1 else "times")
    if dosage.minutes is not None:
        minutes = (str(dosage.minutes), "minute" if dosage.minutes == 1 else "minutes")
        return (minutes,) if dosage.sets == 1 else (times, minutes)
    if one_hold and is_one_hold(dosage):
        held = dosage.hold_seconds or 0
        return times, (str(held), "second" if held == 1 else "seconds")
    sets = (str(dosage.sets), "set" if dosage.sets == 1 else "sets")
    if dosage.repetitions is None:
        return sets, (str(dosage.steps), "step" if dosage.steps == 1 else "steps")
    count = dosage.repetitions
    return sets, (span(count), word_for(exercise.counted, count.high))


def dose_line(dosage: Dosage, *, weighted: bool = False) -> str:
    """A dosage for a table cell: ``3 × 10, ½ kg``.

    Where other weeks are *weighted*, one without a weight says so.
    """
    if dosage.minutes is not None:
        each = joined(f"{dosage.minutes} min")
        text = each if dosage.sets == 1 else f"{dosage.sets} × {each}"
    elif is_one_hold(dosage):
        text = f"{dosage.sets} × {dosage.hold_seconds} s"
    elif dosage.repetitions is None:
        text = f"{dosage.sets} × {dosage.steps}"
    else:
        text = f"{dosage.sets} × {span(dosage.repetitions)}"
        if dosage.hold_seconds is not None:
            text = f"{text}, hold {dosage.hold_seconds} s"
    against = load_name(dosage.load)
    if weighted and isinstance(dosage.load, Bodyweight):
        against = joined("no weight")
    return f"{joined(text)}, {against}" if against else joined(text)


def load_name(load: Load) -> str:
    """``½ kg``, ``yellow``, or nothing."""
    if isinstance(load, Weight):
        return weight(load)
    return load.colour.value if isinstance(load, Band) else ""


def load_sentence(dosage: Dosage, exercise: Exercise) -> str:
    """What to work against, in one sentence; "" for the body alone."""
    load = dosage.load
    if isinstance(load, Weight):
        return f"Use {weight(load)}."
    if isinstance(load, Band):
        brand = f" ({load.brand})" if load.brand else ""
        return f"Use the {joined(f'{load.colour} band')}{brand}."
    if isinstance(load, RepetitionMaximum):
        return maximum_sentence(load, exercise)
    return ""


def maximum_sentence(load: RepetitionMaximum, exercise: Exercise) -> str:
    """How to find the load that just allows so many."""
    what = "band" if uses_band(exercise) else "weight"
    count = counted(load.repetitions, f"good {exercise.counted}", f"good {_plural(exercise)}")
    return f"Pick a {what} that lets you do {count}, but not {load.repetitions + 1}."


def _plural(exercise: Exercise) -> str:
    return word_for(exercise.counted, 2)


def uses_band(exercise: Exercise) -> bool:
    """Whether a band is among the equipment."""
    return any("band" in thing.name.lower() for thing in exercise.equipment)


def dose_notes(dosage: Dosage, exercise: Exercise, *, weighted: bool = False) -> tuple[str, ...]:
    """What else the dosage says, one sentence each: load, hold, tempo, effort, rest.

    Where later weeks are *weighted*, one without a weight says so.
    """
    notes = [load_sentence(dosage, exercise)]
    if weighted and isinstance(dosage.load, Bodyweight):
        notes.append("Begin without a weight.")
    if dosage.hold_seconds is not None and not is_one_hold(dosage):
        notes.append(f"Hold each {exercise.counted} for {seconds(dosage.hold_seconds)}.")
    if dosage.tempo is not None:
        notes.append(tempo_sentence(dosage.tempo, exercise))
    if dosage.effort is not None:
        notes.append(f"Aim for effort {spoken(dosage.effort)} out of{NBSP}10.")
    if dosage.rest_seconds:
        unit = "holds" if is_one_hold(dosage) else "sets"
        notes.append(f"Rest {seconds(dosage.rest_seconds)} between {unit}.")
    return tuple(note for note in notes if note)


def tempo_sentence(tempo: Tempo, exercise: Exercise) -> str:
    """How to count through a repetition: ``Count: up 3, stay 2, down 3, wait 2.``."""
    up = (("up", tempo.lifting), ("stay", tempo.top_pause))
    down = (("down", tempo.lowering), ("wait", tempo.pause))
    parts = down + up if exercise.counted in DOWN_FIRST else up + down
    said = (joined(f"{word} {count}") for word, count in parts if count)
    return f"Count: {', '.join(said)}."


def name_with_side(name: str, side: Side) -> str:
    """``Band knee lift, left`` where one leg alone works."""
    return f"{name},{NBSP}{side.value}" if side in (Side.LEFT, Side.RIGHT) else name


def needed(thing: Equipment, loads: Sequence[Load]) -> str:
    """A thing that is needed, with the colours or weights that come up."""
    instead = f" (or {thing.substitute})" if thing.substitute else ""
    return balanced(glued(f"{thing.name}{_which(thing.name, loads)}{instead}"))


def _which(name: str, loads: Sequence[Load]) -> str:
    colours = sorted({load.colour for load in loads if isinstance(load, Band)}, key=_rank)
    weights = [load for load in loads if isinstance(load, Weight)]
    maxima = {load for load in loads if isinstance(load, RepetitionMaximum)}
    if "band" in name.lower():
        if colours:
            return f": {listed([colour.value for colour in colours])}"
        return ", in several strengths" if len(maxima) > 1 else ""
    if weights and "weight" in name.lower():
        light, heavy = min(weights, key=lambda w: w.kg), max(weights, key=lambda w: w.kg)
        return f", {weight(light)}" if light == heavy else f", {weight(light)} to {weight(heavy)}"
    return ""


def _rank(colour: BandColour) -> int:
    return colour.rank
