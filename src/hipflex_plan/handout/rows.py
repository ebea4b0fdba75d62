"""Plan to the rows of the overview: an exercise with its dosage and what changes by week."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.handout import columns
from hipflex_plan.handout.cards import weighted
from hipflex_plan.handout.columns import Value
from hipflex_plan.handout.days import weekdays_of
from hipflex_plan.handout.growth import growth
from hipflex_plan.handout.pictures import picture_in
from hipflex_plan.load import Bodyweight, RepetitionMaximum

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.handout.columns import PhasePart
    from hipflex_plan.handout.growth import Growth
    from hipflex_plan.handout.pictures import Pictures
    from hipflex_plan.languages import Language
    from hipflex_plan.phases import Phase
    from hipflex_plan.sessions import Session


MOST_BESIDE, MOST_SAFETY = 105, 75
"""The letters of three and of two lines below the weeks."""


@attrs.frozen
class Row:
    """One exercise: how much at first, and how that changes by week.

    Attributes:
        number: 1-based place in its phase.
        name: for narrow columns.
        picture: as HTML; "" for none.
        dose: numbers with their words, of the first week of the sheet.
        tail: for which weeks that is, unless for all, and for which leg.
        when: on which days; "" for those of the whole plan.
        notes: what belongs to the dosage: load, hold, effort, the clinician's own note.
        more: tempo and rest.
        cue: what to think of while moving.
        safety: one line to stay safe; "" for none.
        labels: what each cell of a value counts; none where nothing changes.
        values: what holds from which week on.
    """

    number: int
    name: str
    picture: str
    dose: tuple[tuple[str, str], ...]
    tail: str
    when: str
    notes: tuple[str, ...]
    more: tuple[str, ...]
    cue: str
    safety: str
    labels: tuple[str, ...]
    values: tuple[Value, ...]

    @property
    def words(self) -> bool:
        """Whether anything belongs to the dosage."""
        return bool(self.notes or self.more or self.cue or self.safety)

    @property
    def place(self) -> str:
        """Where that stands: ``beside`` the dose, ``under`` the values by week, or ``below`` both.

        It is "" where there is nothing to tell.
        """
        if not self.words:
            return ""
        told = " ".join((*self.notes, *self.more, self.cue))
        if len(told) > MOST_BESIDE or len(self.safety) > MOST_SAFETY:
            return "below"
        return ("beside", "under", "below")[min(len(self.labels), 2)]


def rows(
    part: PhasePart, pictures: Pictures, room_mm: tuple[float, float], language: Language
) -> tuple[Row, ...]:
    """The exercises of a part of a phase; *room_mm* is for each picture."""
    numbers = range(1, len(part.phase.prescriptions) + 1)
    return tuple(_row(part, number, pictures, room_mm, language) for number in numbers)


def _row(
    part: PhasePart,
    number: int,
    pictures: Pictures,
    room_mm: tuple[float, float],
    language: Language,
) -> Row:
    prescription = part.phase.prescriptions[number - 1]
    exercise, side = prescription.exercise, prescription.side
    dosage = part.phase.dosages[number - 1][part.places.start]
    words = wording.words_of(exercise, language)
    growing = growth(prescription, part.phase, part.first_week, language)
    values = columns.values(growing, columns.run_lengths(part.phase, number - 1), part.places)
    notes, more = _notes(part.phase, number, dosage, growing, language)
    return Row(
        number=number,
        name=wording.name_with_side(words.short_name, side, language),
        picture=picture_in(room_mm, exercise, side, pictures, language, numbered=False),
        dose=wording.dose_numbers(dosage, exercise, language),
        tail=_tail(dosage, _held(part, number, language), part.weeks, language),
        when=_when(part, number, language),
        notes=notes,
        more=more,
        cue=wording.patients(" ".join(words.cues), words, language, side),
        safety=wording.patients(words.safety, words, language, side),
        labels=columns.labels(growing),
        values=values,
    )


def _when(part: PhasePart, number: int, language: Language) -> str:
    """On which days of the first week of the part that has it; it breaks after commas."""
    plan, frequency = part.plan, part.phase.prescriptions[number - 1].frequency
    held = [s for s in plan.sessions if s.week in part.weeks and number in _numbers(s)]
    own = [session.on for session in held if session.week == held[0].week]
    told, comma = wording.when(frequency, weekdays_of(own), language), language.text(", ")
    return comma.join(map(wording.joined, told.split(comma)))


def _numbers(session: Session) -> set[int]:
    return {item.number for item in session.items}


def _held(part: PhasePart, number: int, language: Language) -> int:
    """For how many weeks of the part the numbers of its first week hold."""
    exercise = part.phase.prescriptions[number - 1].exercise
    dosages = part.phase.dosages[number - 1][part.places.start : part.places.stop]
    doses = [wording.dose_numbers(dosage, exercise, language) for dosage in dosages]
    return len(list(takewhile(lambda dose: dose == doses[0], doses)))


def _tail(dosage: Dosage, held: int, weeks: range, language: Language) -> str:
    """For which weeks the large dose is, and for which leg; it breaks between the two."""
    first, side = weeks[0], wording.joined(language.said(wording.SIDES[dosage.side]))
    if held == len(weeks):
        if held > 1:  # the weeks beside it say what changes, if anything does
            return wording.sentence(side)
        when = language.text("This week")
    elif held == 1:
        when = language.text("In week {week}", week=first)
    else:
        when = language.text(
            "In weeks {weeks}", weeks=f"{first}–{wording.TOGETHER}{first + held - 1}"
        )
    return f"{wording.joined(when)}{language.text(', ')}{side}" if side else wording.joined(when)


def _notes(
    phase: Phase, number: int, dosage: Dosage, growing: Growth, language: Language
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What belongs to the dosage, and what may fall away on a full page: tempo and rest."""
    prescription = phase.prescriptions[number - 1]
    exercise, told_by_week = prescription.exercise, _load_is_told_by_week(phase, number)
    bare = attrs.evolve(dosage, load=Bodyweight()) if told_by_week else dosage
    weights = weighted(phase, number) and not told_by_week
    every = wording.dose_notes(bare, exercise, language, weighted=weights)
    still = attrs.evolve(bare, tempo=None, rest_seconds=None)
    first = wording.dose_notes(still, exercise, language, weighted=weights)
    told = growing.words if prescription.response is not None else ""
    own = wording.balanced(language.own(prescription.note)) if prescription.note else ""
    more = tuple(note for note in every if note not in first)
    return tuple(note for note in (*first, told, own) if note), more


def _load_is_told_by_week(phase: Phase, number: int) -> bool:
    """Whether the values by week say which weight or band to use."""
    loads = {dosage.load for dosage in phase.dosages[number - 1]}
    return len(loads) > 1 and not any(isinstance(load, RepetitionMaximum) for load in loads)
