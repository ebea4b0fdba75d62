"""A program to the same program for a patient who reads another language.

Its exercises get their words in that language, so that a plan made from it carries
all that is printed. What a clinician wrote stays as it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.catalogue_files import SHIPPED, load_catalogue
from hipflex_plan.languages import SOURCE, Language, language_of
from hipflex_plan.words_files import refuse_unless_fitting, words_in

if TYPE_CHECKING:
    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.phases import Phase
    from hipflex_plan.program import Program


def in_language(program: Program, code: str, catalogue: Catalogue | None = None) -> Program:
    """The program for a patient who reads the language of a code.

    An exercise without words in that language keeps its English ones, and is
    printed with them in brackets: `untranslated` tells which.

    Args:
        program: whose handout it is.
        code: as in ``es``.
        catalogue: where the words of a clinic's own exercises are; ours if None.

    Raises:
        ImpossibleValueError: for a language that is not there.
        FileError: for words that do not fit their exercise.
    """
    language = language_of(code)
    known = load_catalogue() if catalogue is None else catalogue
    phases = tuple(_spoken(phase, language, known) for phase in program.phases)
    return attrs.evolve(program, phases=phases, language=code)


def _spoken(phase: Phase, language: Language, known: Catalogue) -> Phase:
    prescriptions = tuple(
        attrs.evolve(one, exercise=with_words(one.exercise, language, known))
        for one in phase.prescriptions
    )
    return attrs.evolve(phase, prescriptions=prescriptions)


def with_words(exercise: Exercise, language: Language, known: Catalogue) -> Exercise:
    """An exercise with its words in a language; without any where there are none."""
    if language.base == SOURCE:
        return attrs.evolve(exercise, translation=None)
    if exercise.translation is not None and exercise.translation.language == language.base:
        return exercise
    own = known.words.get(language.base, {})
    ours = words_in(SHIPPED / "exercises", language.base)
    same = load_catalogue().exercises.get(exercise.slug)
    words = own.get(exercise.slug) or (ours.get(exercise.slug) if _alike(exercise, same) else None)
    if words is not None:
        refuse_unless_fitting(words, exercise, f"{language.base}/{exercise.slug}.toml")
    return attrs.evolve(exercise, translation=words)


def _alike(exercise: Exercise, ours: Exercise | None) -> bool:
    """Whether an exercise is done as ours of its name is, so that our words are right for it."""
    return ours is not None and (exercise.technique, exercise.equipment, exercise.name) == (
        ours.technique,
        ours.equipment,
        ours.name,
    )
