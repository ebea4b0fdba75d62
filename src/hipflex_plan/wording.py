"""Every word that a patient reads about numbers, days and dosages, in English.

One place, one language at a time. Sentences are short, active and to "you";
numbers that belong to a word are joined to it by a space that does not break.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from hipflex_plan.exercise import SIDE_PLACES, Counted
from hipflex_plan.frequency import DAYS_IN_A_WEEK, Daily, Weekday
from hipflex_plan.load import Band, BandColour, Bodyweight, Load, RepetitionMaximum, Weight
from hipflex_plan.quantities import Range, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pendulum

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Equipment, Exercise
    from hipflex_plan.frequency import Frequency
    from hipflex_plan.quantities import Effort, Tempo

NBSP = "\u00a0"
EVERY_DAY = "Every day"
FRACTIONS = {Decimal("0.25"): "¼", Decimal("0.5"): "½", Decimal("0.75"): "¾"}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SIDES = {
    Side.LEFT: "left leg",
    Side.RIGHT: "right leg",
    Side.EACH: "each leg",
    Side.BOTH: "",
}
SIDED = {
    Side.LEFT: ("your left", "your left", "your right"),
    Side.RIGHT: ("your right", "your right", "your left"),
}
OTHER_LEG = "Then do the same with the other leg."
PLURALS = {Counted.STRETCH: "stretches"}
TIMES = {1: "", 2: "twice a day", 3: "three times a day"}
SECONDS_A_MINUTE = 60


def joined(text: str) -> str:
    """The text with spaces that do not break."""
    return text.replace(" ", NBSP)


def glued(sentence: str) -> str:
    """The sentence with fractions, and numbers joined to their words: ``½ kg``, ``0 to 3``."""
    halves = re.sub(r"\b(\d+\.\d+)\b", lambda found: amount(Decimal(found[1])), sentence)
    ranges = re.sub(r"(\d) to (\d)", rf"\1{NBSP}to{NBSP}\2", halves)
    return re.sub(r"([\d¼½¾]) (?=[a-z])", rf"\1{NBSP}", ranges)


def sided(text: str, side: Side) -> str:
    """The text with its places filled for the leg that works: ``your left`` or ``one``."""
    words = SIDED.get(side, ("one", "the", "the other"))
    for place, word in zip(SIDE_PLACES, words, strict=True):
        text = text.replace(place, word)
    return f"{text[:1].upper()}{text[1:]}"


def patients(text: str, side: Side = Side.EACH) -> str:
    """A text of an exercise as it is printed: its side filled in, no word alone on a line."""
    return balanced(glued(sided(text, side)))


def balanced(text: str) -> str:
    """A text whose last two words stay together, so that none stands alone on a line."""
    head, _, last = text.rpartition(" ")
    return f"{head}{NBSP}{last}" if head.count(" ") > 1 else text


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 set``, ``2 sets``."""
    return joined(f"{number} {noun if number == 1 else plural or noun + 's'}")


def listed(words: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    *head, tail = words
    return f"{', '.join(head)} {last} {tail}" if head else tail


def amount(number: Decimal) -> str:
    """``1½``, ``0.3``, ``2``."""
    whole = int(number)
    fraction = number - whole
    if not fraction:
        return str(whole)
    if fraction in FRACTIONS:
        return f"{whole or ''}{FRACTIONS[fraction]}"
    return f"{number.normalize():f}"


def weight(load: Weight) -> str:
    """``1½ kg``."""
    return joined(f"{amount(load.amount)} {load.unit}")


def span(count: Range | Effort) -> str:
    """``8–12``, as it stands over its own word."""
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"


def spoken(count: Range | Effort) -> str:
    """``8 to 12``, in a sentence."""
    text = str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
    return joined(text)


def seconds(number: int) -> str:
    """``1 minute`` for 60, ``90 seconds`` for 90."""
    minutes, rest = divmod(number, SECONDS_A_MINUTE)
    return counted(number, "second") if rest or not minutes else counted(minutes, "minute")


# --- days ---


def day_name(position: int) -> str:
    """``Monday`` for 0."""
    return DAYS[position]


def short_day(position: int) -> str:
    """``Mon`` for 0."""
    return DAYS[position][:3]


def date(on: pendulum.Date) -> str:
    """``4 January 2027``."""
    return joined(f"{on.day} {MONTHS[on.month - 1]} {on.year}")


def long_date(on: pendulum.Date) -> str:
    """``Monday 4 January 2027``."""
    return f"{DAYS[on.weekday()]} {date(on)}"


def short_date(on: pendulum.Date) -> str:
    """``4 Jan``."""
    return joined(f"{on.day} {MONTHS[on.month - 1][:3]}")


def dates(first: pendulum.Date, last: pendulum.Date, *, year: bool = True) -> str:
    """``4 to 10 January`` or ``28 December 2026 to 3 January 2027``."""
    end = f"{last.day} {MONTHS[last.month - 1]}"
    begin = str(first.day)
    if (first.month, first.year) != (last.month, last.year):
        begin = f"{begin} {MONTHS[first.month - 1]}"
    if first.year != last.year:
        begin = f"{begin} {first.year}"
        year = True
    return f"{joined(begin)} to {joined(f'{end} {last.year}' if year else end)}"


def weekday_names(days: Sequence[Weekday], *, short: bool = False) -> str:
    """``Monday, Wednesday, Friday`` or ``Mon, Wed, Fri``."""
    if len(days) == DAYS_IN_A_WEEK:
        return EVERY_DAY
    name = short_day if short else day_name
    return ", ".join(name(day.position) for day in days)


def when(frequency: Frequency, days: Sequence[Weekday]) -> str:
    """``Mon, Wed, Fri`` or ``Every day, twice a day``."""
    names = EVERY_DAY if isinstance(frequency, Daily) else weekday_names(days, short=True)
    often = TIMES.get(frequency.times, f"{frequency.times} times a day")
    return f"{names}, {often}" if often else names


# --- dosages ---


def word_for(counted_as: Counted, number: int) -> str:
    """``lift`` or ``lifts``."""
    if number == 1:
        return counted_as.value
    return PLURALS.get(counted_as, f"{counted_as.value}s")


def is_one_hold(dosage: Dosage) -> bool:
    """Whether a set is a single hold, so that it is counted in seconds."""
    return dosage.repetitions == Range(1, 1) and dosage.hold_seconds is not None


def dose_numbers(dosage: Dosage, exercise: Exercise) -> tuple[tuple[str, str], ...]:
    """The numbers of a dosage, each with its own word: 3 sets, 15 lifts."""
    times = (str(dosage.sets), "time" if dosage.sets == 1 else "times")
    if dosage.minutes is not None:
        minutes = (str(dosage.minutes), "minute" if dosage.minutes == 1 else "minutes")
        return (minutes,) if dosage.sets == 1 else (times, minutes)
    if is_one_hold(dosage):
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
        notes.append(tempo_sentence(dosage.tempo))
    if dosage.effort is not None:
        notes.append(f"Aim for effort {spoken(dosage.effort)} out of{NBSP}10.")
    if dosage.rest_seconds:
        unit = "holds" if is_one_hold(dosage) else "sets"
        notes.append(f"Rest {seconds(dosage.rest_seconds)} between {unit}.")
    return tuple(note for note in notes if note)


def tempo_sentence(tempo: Tempo) -> str:
    """How to count through a repetition: ``Count: up 3, stay 2, down 3, wait 2.``."""
    parts = (
        ("up", tempo.lifting),
        ("stay", tempo.top_pause),
        ("down", tempo.lowering),
        ("wait", tempo.pause),
    )
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
