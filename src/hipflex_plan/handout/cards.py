"""Plan to cards: each exercise of each phase, as the patient reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout.days import weekdays_of
from hipflex_plan.handout.growth import Growth, growth
from hipflex_plan.handout.lengths import lines
from hipflex_plan.handout.letterheads import code
from hipflex_plan.handout.pictures import Pictures, picture
from hipflex_plan.handout.views import Card, Chapter
from hipflex_plan.load import Weight
from hipflex_plan.quantities import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.languages import Language
    from hipflex_plan.phases import Phase
    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.translation import ExerciseWords

NOTE_MM = 79.5
"""The width for a dose and the notes beside it."""
FIGURE_MM, TIMES_MM, WORD_LETTER_MM = 7.75, 11.0, 2.4
"""The widths of a large figure, of the sign between two, and of a letter of a word below."""
NOTE_LETTER_MM = 1.95
MOST_LINES_BESIDE, FEWEST_LETTERS_BESIDE = 3, 15
"""So many lines of notes stand beside a dose, none of fewer letters."""


def chapters(plan: Plan, pictures: Pictures, language: Language) -> tuple[Chapter, ...]:
    """The cards of each phase; the only phase of a plan has no heading."""
    made, first = [], plan.first_week
    for phase in plan.program.phases:
        numbers = range(1, len(phase.prescriptions) + 1)
        cards = tuple(card(n, phase, plan, first, pictures, language) for n in numbers)
        made.append(Chapter(*heading(plan, phase, first, language), cards))
        first += phase.weeks
    return tuple(made)


def heading(plan: Plan, phase: Phase, first_week: int, language: Language) -> tuple[str, str]:
    """The head of a phase and what it is for; nothing for the only one of a plan."""
    if len(plan.program.phases) == 1:
        return "", ""
    until = _until(phase, language, ends=phase is plan.program.phases[-1])
    text = " ".join(part for part in (language.own(phase.goal), until) if part)
    head = _head(phase, first_week, first_week + phase.weeks - 1, language)
    return head, wording.balanced(wording.glued(text))


def _head(phase: Phase, first: int, last: int, language: Language) -> str:
    """``Weeks 1 to 3: Begin``."""
    name = language.own(phase.name)
    if first == last:
        return language.text("Week {week}: {name}", week=first, name=name)
    return language.text("Weeks {first} to {last}: {name}", first=first, last=last, name=name)


def _until(phase: Phase, language: Language, *, ends: bool) -> str:
    """What must be true to go on."""
    if not phase.move_on_when:
        return ""
    told = wording.glued(language.own(phase.move_on_when))
    if ends:
        return language.text("Finished when: {told}", told=told)
    return language.text("Move on when: {told}", told=told)


def weighted(phase: Phase, number: int) -> bool:
    """Whether an exercise has a weight in some week of the phase."""
    return any(isinstance(dosage.load, Weight) for dosage in phase.dosages[number - 1])


def card(  # noqa: PLR0913, PLR0917  # a card is chosen by each of these
    number: int,
    phase: Phase,
    plan: Plan,
    first_week: int,
    pictures: Pictures,
    language: Language,
) -> Card:
    """One exercise of a phase as the patient reads it; *number* counts from 1."""
    prescription = phase.prescriptions[number - 1]
    exercise, dosage = prescription.exercise, prescription.dosage
    words = wording.words_of(exercise, language)
    grows = growth(prescription, phase, first_week, language)
    own = [s.on for s in plan.in_week(first_week) if number in {i.number for i in s.items}]
    numbers = wording.dose_numbers(dosage, exercise, language)
    beside, below = _notes(prescription, numbers, language, weighted=weighted(phase, number))

    def told(text: str) -> str:
        return wording.patients(text, words, language, dosage.side)

    return Card(
        number=number,
        name=wording.name_with_side(words.name, dosage.side, language),
        when=wording.when(prescription.frequency, weekdays_of(own), language),
        tail=_tail(dosage, grows, first_week, phase.weeks, language),
        dose=numbers,
        beside=beside,
        below=tuple(below),
        steps=_steps(prescription, words, language),
        feel=told(words.feel),
        watch=told(" ".join(words.common_errors)),
        safety=told(words.safety),
        growth=grows,
        picture=picture(
            exercise,
            dosage.side,
            pictures,
            language,
            tall=not grows.words,
            beside_a_code=bool(prescription.shown_at),
        ),
        video=code(prescription.shown_at, language),
    )


def _tail(dosage: Dosage, grows: Growth, first_week: int, weeks: int, language: Language) -> str:
    """For which weeks the large dose is, and for which leg."""
    if not grows.tables:
        when = language.text("Every week") if weeks > 1 else language.text("This week")
    else:
        head = grows.tables[0].heads[0]
        when = (
            language.text("In week {week}", week=head)
            if head == str(first_week)
            else language.text("In weeks {weeks}", weeks=head)
        )
    side = language.said(wording.SIDES[dosage.side])
    return f"{when}{language.text(', ')}{side}" if side else when


def _notes(
    prescription: Prescription,
    numbers: Sequence[tuple[str, str]],
    language: Language,
    *,
    weighted: bool,
) -> tuple[str, list[str]]:
    """The notes that have room beside the dose, and those below it."""
    dosage, exercise = prescription.dosage, prescription.exercise
    notes = wording.dose_notes(dosage, exercise, language, weighted=weighted)
    told = [*notes, *filter(None, [language.own(prescription.note)])]
    said = [wording.balanced(note) for note in told]
    many, letters = 0, _letters_beside(numbers)
    if letters >= FEWEST_LETTERS_BESIDE:
        joined = (" ".join(said[:n]) for n in range(1, len(said) + 1))
        many = sum(lines(text, letters) <= MOST_LINES_BESIDE for text in joined)
    return " ".join(said[:many]), said[many:]


def _letters_beside(numbers: Sequence[tuple[str, str]]) -> int:
    """How many letters of a note have room on a line beside a dose."""
    wide = sum(
        max(FIGURE_MM * len(number) + TIMES_MM * (place > 0), WORD_LETTER_MM * (len(word) + 1))
        for place, (number, word) in enumerate(numbers)
    )
    return int((NOTE_MM - wide) / NOTE_LETTER_MM)


def _steps(prescription: Prescription, words: ExerciseWords, language: Language) -> tuple[str, ...]:
    side = prescription.side
    steps = tuple(wording.patients(step, words, language, side) for step in words.steps)
    changes = side is Side.EACH and not prescription.exercise.alternates
    return (*steps, language.said(wording.OTHER_LEG)) if changes else steps
