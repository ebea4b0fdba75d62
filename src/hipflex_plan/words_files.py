"""TOML to the words of exercises in another language, each beside its exercise.

``exercises/es/SLUG.toml`` has the Spanish words of ``exercises/SLUG.toml``, in the
catalogue that comes with the library and in a clinic's own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.documents import read_document
from hipflex_plan.errors import FileError, Problem
from hipflex_plan.languages import language_of
from hipflex_plan.structuring import Structurer
from hipflex_plan.translation import ExerciseWords, ThingWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from hipflex_plan.exercise import Exercise


@attrs.frozen(kw_only=True)
class _Technique:
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    common_errors: tuple[str, ...]
    feel: str
    safety: str = ""


@attrs.frozen(kw_only=True)
class _Poses:
    start: str
    via: tuple[str, ...] = ()
    end: str


@attrs.frozen(kw_only=True)
class _WordsForm:
    """The keys of a file of words."""

    name: str
    short_name: str
    why: str
    equipment: tuple[ThingWords, ...] = ()
    technique: _Technique
    figure: _Poses | None = None


@cache
def words_in(folder: Path, code: str) -> Mapping[str, ExerciseWords]:
    """The words that a folder of exercises has in a language, by the slug of the exercise.

    Raises:
        FileError: with every problem of the first file that has any.
    """
    return {file.stem: _words(file, code) for file in sorted((folder / code).glob("*.toml"))}


def _words(file: Path, code: str) -> ExerciseWords:
    document = read_document(file)
    structurer = Structurer(document, {})
    form = structurer.read(_WordsForm, document.data, ())
    if not isinstance(form, _WordsForm):
        raise FileError(document.name, structurer.problems)
    technique, figure = form.technique, form.figure
    words = structurer.attempt(
        lambda: ExerciseWords(
            language=code,
            name=form.name,
            short_name=form.short_name,
            why=form.why,
            equipment=form.equipment,
            steps=technique.steps,
            cues=technique.cues,
            common_errors=technique.common_errors,
            feel=technique.feel,
            safety=technique.safety,
            poses=(figure.start, *figure.via, figure.end) if figure else (),
        ),
        (),
    )
    problems = [
        *structurer.problems,
        *(_unknown_places(words) if isinstance(words, ExerciseWords) else ()),
    ]
    if problems or not isinstance(words, ExerciseWords):
        raise FileError(document.name, problems)
    return words


def _unknown_places(words: ExerciseWords) -> Iterator[Problem]:
    """Places in braces that the language does not have."""
    known = language_of(words.language).places
    texts = (*words.steps, *words.cues, *words.common_errors, words.feel, words.safety)
    for text in (*texts, *words.poses):
        for place in re.findall(r"[{}]+[^{}]*[{}]*", text):
            if place not in known:
                yield Problem("", f"a text can hold {' '.join(known)}, not {place!r}")


def refuse_unless_fitting(words: ExerciseWords, exercise: Exercise, file: str) -> None:
    """Refuse words that leave out, or add, what the English ones have.

    Raises:
        FileError: with each list that is longer or shorter than it must be.
    """
    technique = exercise.technique
    poses = len(exercise.figure.printed) if exercise.figure else 0
    pairs = {
        "equipment": (len(words.equipment), len(exercise.equipment)),
        "technique.steps": (len(words.steps), len(technique.steps)),
        "technique.cues": (len(words.cues), len(technique.cues)),
        "technique.common_errors": (len(words.common_errors), len(technique.common_errors)),
        "technique.safety": (bool(words.safety), bool(technique.safety)),
        "figure": (len(words.poses), poses),
    }
    problems = [
        Problem(place, f"the English exercise has {needed:d} of them, not {found:d}")
        for place, (found, needed) in pairs.items()
        if found != needed
    ]
    if problems:
        raise FileError(file, problems)
