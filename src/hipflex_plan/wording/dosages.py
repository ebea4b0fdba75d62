"""Dosages in words: in large numbers, in a sentence, in a table and in notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.load import Bodyweight
from hipflex_plan.messages import Message, said, several
from hipflex_plan.quantities import Range, Side
from hipflex_plan.vocabulary import Counted
from hipflex_plan.wording.counts import counted_word, word_for
from hipflex_plan.wording.loads import load_name, load_sentence
from hipflex_plan.wording.phrases import glued, joined, seconds, span, spoken

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.languages import Language
    from hipflex_plan.quantities import Tempo

SIDES = {
    Side.LEFT: said("left leg"),
    Side.RIGHT: said("right leg"),
    Side.EACH: said("each leg"),
    Side.BOTH: said(""),
}
ONE_SIDE = {Side.LEFT: said("left"), Side.RIGHT: said("right"), Side.BOTH: said("both")}
DOWN_FIRST = (Counted.SQUAT, Counted.LUNGE)
"""What begins by going down."""
OTHER_LEG = said("Then do the same with the other leg.")
REST_BETWEEN = {
    "sets": said("Rest {time} between sets."),
    "holds": said("Rest {time} between holds."),
}


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


def dose_sentence(dosage: Dosage, exercise: Exercise, language: Language) -> str:
    """A dosage in a line of text: ``3 sets of 15 lifts``, ``2 times 20 seconds``."""
    held = dosage.hold_seconds or 0
    seconds_long = several(held, "{number} second", "{number} seconds")
    minutes_long = several(dosage.minutes or 0, "{number} minute", "{number} minutes")
    times = several(dosage.sets, "{number} time", "{number} times")
    if dosage.minutes is not None:
        if dosage.sets == 1:
            return language.said(minutes_long)
        return language.text("{times} {each}", times=times, each=minutes_long)
    if is_one_hold(dosage):
        return language.text("{times} {each}", times=times, each=seconds_long)
    sets = several(dosage.sets, "{number} set", "{number} sets")
    if dosage.repetitions is None:
        each = several(dosage.steps or 0, "{number} step", "{number} steps")
        return language.text("{sets} of {each}", sets=sets, each=each)
    count = dosage.repetitions
    many = spoken(count.low, count.high, language)
    each_told = f"{many} {word_for(exercise.counted, count.high, language)}"
    return language.text("{sets} of {each}", sets=sets, each=each_told)


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
    return f"{sets} × {language.apart(each)}"


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
                "Hold each {counted} for {time}.",
                counted=counted_word(exercise.counted, 1),
                time=held,
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
