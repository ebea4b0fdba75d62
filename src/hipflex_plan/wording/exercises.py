"""An exercise in the words of a language: translated, or visibly not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.translation import ExerciseWords, ThingWords

if TYPE_CHECKING:
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.languages import Language


def words_of(exercise: Exercise, language: Language) -> ExerciseWords:
    """What a patient reads of an exercise.

    Where it has no words in the language, the English ones stand in brackets and the
    language is told which exercise it is.
    """
    if exercise.translation is not None and exercise.translation.language == language.base:
        return exercise.translation
    english = english_words(exercise)
    if language.english:
        return english
    language.told(exercise.name)
    return attrs.evolve(
        english,
        name=_bracketed(english.name, 60),
        short_name=_bracketed(english.short_name, 26),
        steps=tuple(f"[{step}]" for step in english.steps),
        feel=f"[{english.feel}]",
        common_errors=tuple(f"[{text}]" for text in english.common_errors),
        safety=_bracketed(english.safety, 120) if english.safety else "",
        equipment=tuple(
            attrs.evolve(thing, name=_bracketed(thing.name, 80)) for thing in english.equipment
        ),
    )


def _bracketed(text: str, longest: int) -> str:
    """The text in brackets, cut where there is no room for them."""
    return f"[{text[: longest - 2]}]"


def english_words(exercise: Exercise) -> ExerciseWords:
    """The words that an exercise was written with, its places filled as they stand."""
    technique, figure = exercise.technique, exercise.figure
    return ExerciseWords(
        language="en",
        name=exercise.name,
        short_name=exercise.short_name,
        why=exercise.why,
        equipment=tuple(
            ThingWords(name=thing.name, substitute=thing.substitute) for thing in exercise.equipment
        ),
        steps=technique.steps,
        cues=technique.cues,
        common_errors=technique.common_errors,
        feel=technique.feel,
        safety=technique.safety,
        poses=tuple(pose.says for pose in figure.printed) if figure else (),
    )
