"""TOML to Catalogue: ours, or a clinic's own to lay over it.

A catalogue is a folder as ours is (``sources.toml``, ``exercises/SLUG.toml``,
``protocols/SLUG.toml``), or one file with the tables ``sources``, ``exercises``
and ``protocols``. Nothing without a source loads.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan.catalogue import Catalogue, Rung
from hipflex_plan.catalogue_entries import SECTIONS, catalogue_of
from hipflex_plan.documents import Document, Place, read_document
from hipflex_plan.errors import FileError, Problem, suggestion
from hipflex_plan.figures import Figure
from hipflex_plan.languages import LANGUAGES
from hipflex_plan.structuring import Structurer
from hipflex_plan.words_files import words_in

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

    from hipflex_plan.exercise import Exercise
    from hipflex_plan.translation import ExerciseWords

SHIPPED = Path(__file__).parent / "data"


def load_catalogue(path: str | os.PathLike[str] | None = None) -> Catalogue:
    """Load the catalogue that comes with the library, or a clinic's own.

    A clinic's own may use the exercises and sources of ours; lay it over ours
    to use both: ``load_catalogue() | load_catalogue("clinic.toml")``.

    Raises:
        FileError: with every problem of the first file that has any.
    """
    if path is None:
        return _shipped()
    return _loaded(Path(path), _shipped())


def exercise_with_figure(path: Path, catalogue: Catalogue) -> Exercise:
    """An exercise to draw with: that of the file's name, or any, with the figure of the file.

    The file holds the figure itself, or an exercise with a table ``figure``.

    Raises:
        FileError: with every problem of the figure.
    """
    document = read_document(path)
    structurer = Structurer(document, catalogue.exercises)
    inner = document.data.get("figure")
    place: Place = ("figure",) if inner is not None else ()
    drawn = structurer.read(Figure, document.data if inner is None else inner, place)
    if not isinstance(drawn, Figure):
        raise FileError(document.name, structurer.problems)
    ours = catalogue.exercises
    base = ours.get(path.stem) or next(iter(ours.values()))
    return attrs.evolve(base, slug=path.stem, name=path.stem, figure=drawn)


def ladder(slug: str, catalogue: Catalogue | None = None) -> tuple[Rung, ...]:
    """The rungs through an exercise of a catalogue, ours if None; see `Catalogue.ladder`."""
    return (load_catalogue() if catalogue is None else catalogue).ladder(slug)


@cache
def _shipped() -> Catalogue:
    return _folder(SHIPPED, Catalogue())


def _loaded(place: Path, beneath: Catalogue) -> Catalogue:
    if place.is_dir():
        return _folder(place, beneath)
    document = read_document(place)
    return _climbable(document.name, catalogue_of(document, beneath), beneath)


def _folder(folder: Path, beneath: Catalogue) -> Catalogue:
    files = [file for file in (folder / "sources.toml",) if file.is_file()]
    for section in SECTIONS[1:]:
        files.extend(sorted((folder / section).glob("*.toml")))
    if not files:
        problem = Problem("", "the folder holds no sources.toml and no exercises/*.toml")
        raise FileError(str(folder), [problem])
    own = Catalogue()
    for file in files:
        own = own | catalogue_of(_as_sections(file, folder), beneath | own)
    if folder != SHIPPED:  # ours are read where they are asked for
        own = attrs.evolve(own, words=_words(folder / "exercises"))
    return _climbable(str(folder), own, beneath)


def _words(folder: Path) -> Mapping[str, Mapping[str, ExerciseWords]]:
    """The words of a clinic's exercises in other languages."""
    return {code: found for code in LANGUAGES if (found := words_in(folder, code))}


def _climbable(name: str, own: Catalogue, beneath: Catalogue) -> Catalogue:
    """The catalogue, if each harder neighbour exists and none leads back to itself."""
    all_of = (beneath | own).exercises
    problems = [
        Problem(f"exercises.{slug}.progressions", told)
        for slug, exercise in own.exercises.items()
        for told in _wrong_neighbours(exercise, all_of)
    ]
    if problems:
        raise FileError(name, problems)
    return own


def _wrong_neighbours(exercise: Exercise, known: Mapping[str, Exercise]) -> Iterator[str]:
    for harder in exercise.progressions:
        if harder.slug not in known:
            yield f"no exercise {harder.slug!r}; {suggestion(harder.slug, known)}"
        elif exercise.slug in _above(harder.slug, known):
            yield f"{harder.slug} leads back to {exercise.slug}, in a circle"


def _above(slug: str, known: Mapping[str, Exercise]) -> set[str]:
    """The exercise and all that are harder, as far as they are known."""
    found, open_ = set[str](), [slug]
    while open_:
        here = open_.pop()
        if here in known and here not in found:
            found.add(here)
            open_.extend(harder.slug for harder in known[here].progressions)
    return found


def _as_sections(file: Path, folder: Path) -> Document:
    """One file of a folder as a document with sections, its lines kept."""
    document = read_document(file)
    place: Place = ("sources",) if file.parent == folder else (file.parent.name, file.stem)
    data: Mapping[str, Any] = document.data
    for part in reversed(place):
        data = {str(part): data}
    lines = {(*place, *known): line for known, line in document.lines.items()}
    return Document(document.name, data, lines)
