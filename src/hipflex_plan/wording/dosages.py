"""Dosages and what is needed for them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.load import Band, BandColour, Bodyweight, Load, RepetitionMaximum, Weight
from hipflex_plan.messages import Message, said, several
from hipflex_plan.quantities import Range, Side
from hipflex_plan.vocabulary import Counted
from hipflex_plan.wording.phrases import (
    balanced,
    glued,
    joined,
    seconds,
    span,
    spoken,
    weight,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Equipment, Exercise
    from hipflex_plan.languages import Language
    from hipflex_plan.quantities import Tempo

SIDES = {
    Side.LEFT: said("left leg"),
    Side.RIGHT: said("right leg"),
    Side.EACH: said("each leg"),
    Side.BOTH: said(""),
}
ONE_SIDE = {Side.LEFT: said("left"), Side.RIGHT: said("right"), Side.BOTH: said("both")}
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
DOWN_FIRST = (Counted.SQUAT, Counted.LUNGE)
"""What begins by going down."""
OTHER_LEG = said("Then do the same with the other leg.")
REST_BETWEEN = {
    "sets": said("Rest {time} between sets."),
    "holds": said("Rest {time} between holds."),
}


def _counted(what: Counted, number: int) -> Message:
    """The word for what is counted, as it stands below its number."""
    words = {
        Counted.LIFT: several(number, "lift", "lifts"),
        Counted.SLIDE: several(number, "slide", "slides"),
        Counted.HOLD: several(number, "hold", "holds"),
        Counted.STRETCH: several(number, "stretch", "stretches"),
        Counted.STEP: several(number, "step", "steps"),
        Counted.SQUAT: several(number, "squat", "squats"),
        Counted.LUNGE: several(number, "lunge", "lunges"),
        Counted.BRIDGE: several(number, "bridge", "bridges"),
        Counted.CURL: several(number, "curl", "curls"),
        Counted.RISE: several(number, "rise", "rises"),
        Counted.STAND: several(number, "stand", "stands"),
        Counted.PRESS: several(number, "press", "presses"),
        Counted.MARCH: several(number, "march", "marches"),
        Counted.JUMP: several(number, "jump", "jumps"),
        Counted.REPETITION: several(number, "repetition", "repetitions"),
    }
    return words[what]


def word_for(counted_as: Counted, number: int, language: Language) -> str:
    """``lift`` or ``lifts``."""
    return language.said(_counted(counted_as, number))


def is_one_hold(dosage: Dosage) -> bool:
    """Whether a set is a single hold, so that it is counted in seconds."""
    return dosage.repetitions == Range(1, 1) and dosage.hold_seconds is not None


def dose_numbers(
    dosage: Dosage, exercise: Exercise, language: Language, *, one_hold: bool = True
) -> tuple[tuple[str, str], ...]:
    """The numbers of a dosage, each with its own word: 3 sets, 15 lifts.

    A set of a single hold is counted in seconds, unless *one_hold* is false.
    """

    def below(number: int, word: Message) -> tuple[str, str]:
        return str(number), language.said(word)

    times = below(dosage.sets, several(dosage.sets, "time", "times"))
    if dosage.minutes is not None:
        minutes = below(dosage.minutes, several(dosage.minutes, "minute", "minutes"))
        return (minutes,) if dosage.sets == 1 else (times, minutes)
    if one_hold and is_one_hold(dosage):
        held = dosage.hold_seconds or 0
        return times, below(held, several(held, "second", "seconds"))
    sets = below(dosage.sets, several(dosage.sets, "set", "sets"))
    if dosage.repetitions is None:
        steps = dosage.steps or 0
        return sets, below(steps, several(steps, "step", "steps"))
    count = dosage.repetitions
    return sets, (span(count, language), word_for(exercise.counted, count.high, language))


def dose_line(dosage: Dosage, language: Language, *, weighted: bool = False) -> str:
    """A dosage for a table cell: ``3 × 10, ½ kg``.

    Where other weeks are *weighted*, one without a weight says so.
    """
    if dosage.minutes is not None:
        each = language.text("{number} min", number=dosage.minutes)
        text = each if dosage.sets == 1 else _times(dosage.sets, each, language)
    elif is_one_hold(dosage):
        each = language.text("{number} s", number=dosage.hold_seconds)
        text = _times(dosage.sets, each, language)
    elif dosage.repetitions is None:
        text = _times(dosage.sets, str(dosage.steps), language)
    else:
        count = dosage.repetitions
        each = str(count.low) if count.low == count.high else f"{count.low}–{count.high}"
        text = _times(dosage.sets, each, language)
        if dosage.hold_seconds is not None:
            held = language.text("hold {number} s", number=dosage.hold_seconds)
            text = f"{text}{language.text(', ')}{held}"
    against = load_name(dosage.load, language)
    if weighted and isinstance(dosage.load, Bodyweight):
        against = joined(language.text("no weight"))
    return f"{joined(text)}{language.text(', ')}{against}" if against else joined(text)


def _times(sets: int, each: str, language: Language) -> str:
    """``3 × 10``."""
    return language.apart(f"{sets} × {each}")


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
    most, counted = load.repetitions, _counted(exercise.counted, load.repetitions)
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


def dose_notes(
    dosage: Dosage, exercise: Exercise, language: Language, *, weighted: bool = False
) -> tuple[str, ...]:
    """What else the dosage says, one sentence each: load, hold, tempo, effort, rest.

    Where later weeks are *weighted*, one without a weight says so.
    """
    notes = [load_sentence(dosage, exercise, language)]
    if weighted and isinstance(dosage.load, Bodyweight):
        notes.append(language.text("Begin without a weight."))
    if dosage.hold_seconds is not None and not is_one_hold(dosage):
        held = seconds(dosage.hold_seconds, language)
        notes.append(
            language.text(
                "Hold each {counted} for {time}.", counted=_counted(exercise.counted, 1), time=held
            )
        )
    if dosage.tempo is not None:
        notes.append(tempo_sentence(dosage.tempo, exercise, language))
    if dosage.effort is not None:
        effort = spoken(dosage.effort.low, dosage.effort.high, language)
        notes.append(language.text("Aim for effort {effort} out of 10.", effort=effort))
    if dosage.rest_seconds:
        between = REST_BETWEEN["holds" if is_one_hold(dosage) else "sets"]
        time = seconds(dosage.rest_seconds, language)
        notes.append(language.text(between.form, time=time))
    return tuple(glued(note) for note in notes if note)


def tempo_sentence(tempo: Tempo, exercise: Exercise, language: Language) -> str:
    """How to count through a repetition: ``Count: up 3, stay 2, down 3, wait 2.``."""
    up = ((said("up {count}"), tempo.lifting), (said("stay {count}"), tempo.top_pause))
    down = ((said("down {count}"), tempo.lowering), (said("wait {count}"), tempo.pause))
    parts = down + up if exercise.counted in DOWN_FIRST else up + down
    told = (joined(language.text(word.form, count=count)) for word, count in parts if count)
    return language.text("Count: {parts}.", parts=language.text(", ").join(told))


def name_with_side(name: str, side: Side, language: Language) -> str:
    """``Band knee lift, left`` where one leg alone works."""
    if side not in {Side.LEFT, Side.RIGHT}:
        return name
    return language.text("{name}, {side}", name=name, side=ONE_SIDE[side]).replace(
        f" {language.said(ONE_SIDE[side])}", joined(f" {language.said(ONE_SIDE[side])}")
    )


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
