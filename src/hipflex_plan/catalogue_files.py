"""TOML to Catalogue: ours, or a clinic's own to lay over it.

A catalogue is a folder as ours is (``sources.toml``, ``exercises/SLUG.toml``,
``protocols/SLUG.toml``), or one file with the tables ``sources``, ``exercises``
and ``protocols``. Nothing without a source loads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan.catalogue import Catalogue, Rung
from hipflex_plan.claim import Claim
from hipflex_plan.documents import Document, Place, read_document
from hipflex_plan.errors import FileError, Problem, suggestion
from hipflex_plan.evidence import KEY, Source, SourceKind
from hipflex_plan.figures import Figure
from hipflex_plan.languages import LANGUAGES
from hipflex_plan.picture_files import with_file
from hipflex_plan.program import Phase, Program, named_sources
from hipflex_plan.protocol import Protocol
from hipflex_plan.structuring import FAILED, Structurer
from hipflex_plan.words_files import words_in

if TYPE_CHECKING:
    import os

    from hipflex_plan.exercise import Exercise
    from hipflex_plan.translation import ExerciseWords

SHIPPED = Path(__file__).parent / "data"
SECTIONS = ("sources", "exercises", "protocols")


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
    return _climbable(document.name, _document(document, beneath), beneath)


def _folder(folder: Path, beneath: Catalogue) -> Catalogue:
    files = [file for file in (folder / "sources.toml",) if file.is_file()]
    for section in SECTIONS[1:]:
        files.extend(sorted((folder / section).glob("*.toml")))
    if not files:
        problem = Problem("", "the folder holds no sources.toml and no exercises/*.toml")
        raise FileError(str(folder), [problem])
    own = Catalogue()
    for file in files:
        own = own | _document(_as_sections(file, folder), beneath | own)
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


def _document(document: Document, beneath: Catalogue) -> Catalogue:
    structurer = Structurer(document, beneath.exercises)
    for key in document.data:
        if key not in SECTIONS:
            structurer.tell((key,), f"no such table; {suggestion(key, SECTIONS)}")
    own = own_entries(structurer, beneath.sources)
    known = {**beneath.sources, **own.sources}
    protocols = {
        slug: protocol
        for slug, value in _section(structurer, "protocols").items()
        if isinstance(protocol := _protocol(structurer, slug, value, known), Protocol)
    }
    if structurer.problems:
        raise FileError(document.name, structurer.problems)
    return Catalogue(own.exercises, protocols, own.sources)


def own_entries(structurer: Structurer, beneath: Mapping[str, Source]) -> Catalogue:
    """The sources and exercises that a document holds itself; problems are noted.

    The exercises can be used by the prescriptions of the same document.
    """
    sources = {
        key: source
        for key, value in _section(structurer, "sources").items()
        if isinstance(source := _source(structurer, key, value), Source)
    }
    known = {**beneath, **sources}
    exercises = {
        slug: exercise
        for slug, value in _section(structurer, "exercises").items()
        if (exercise := _exercise(structurer, slug, value, known)) is not None
    }
    return Catalogue(exercises, {}, sources)


def _section(structurer: Structurer, key: str) -> Mapping[str, Any]:
    table = structurer.document.data.get(key, {})
    if isinstance(table, Mapping):
        return table
    structurer.tell((key,), "a table of keys and values is needed")
    return {}


def _source(structurer: Structurer, key: str, value: object) -> object:
    named = {"key": key, **value} if isinstance(value, Mapping) else value
    return structurer.read(Source, named, ("sources", key))


def _exercise(
    structurer: Structurer, slug: str, value: object, known: Mapping[str, Source]
) -> Exercise | None:
    place = ("exercises", slug)
    if isinstance(value, Mapping):
        carried = list(carried_sources(structurer, value, place, known)) or [_stand_in("none")]
        value = {"slug": slug, **value, "known_sources": carried}
        if isinstance(value.get("photograph"), Mapping):
            own = (*place, "photograph")
            value["photograph"] = with_file(structurer, value["photograph"], own)
            if value["photograph"] is None:
                del value["photograph"]
    return structurer.define(slug, value, place)


def source_keys(value: object, place: Place) -> Iterator[tuple[str, Place]]:
    """Every source key in the data, with its place."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "sources" and isinstance(inner, list):
                for number, name in enumerate(inner):
                    if isinstance(name, str):
                        yield name, (*place, key, number)
            else:
                yield from source_keys(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from source_keys(inner, (*place, number))


def carried_sources(
    structurer: Structurer, value: object, place: Place, known: Mapping[str, Source]
) -> tuple[Source, ...]:
    """The sources that the data names; those that nobody knows are noted.

    A stand-in takes the place of an unknown one, so that what else is wrong is
    found too.
    """
    own = structurer.document.data.get("sources")
    own = own if isinstance(own, Mapping) else {}
    carried: dict[str, Source] = {}
    for key, where in source_keys(value, place):
        if key not in known and key not in own:
            structurer.tell(where, f"no source {key!r}; {suggestion(key, known)}")
        carried[key] = known.get(key) or _stand_in(key)
    return tuple(carried.values())


def _stand_in(key: str) -> Source:
    key = key if KEY.fullmatch(key) else "unknown"
    return Source(key=key, title="?", kind=SourceKind.PROJECT_CHOICE, reason="?")


@attrs.frozen(kw_only=True)
class _ProtocolForm:
    title: str
    summary: str
    population: str
    not_for: tuple[str, ...]
    entry: tuple[Claim, ...]
    exit: tuple[Claim, ...]
    between_sessions: tuple[Claim, ...] = ()
    claims: tuple[Claim, ...]
    phases: tuple[Phase, ...]


def _protocol(
    structurer: Structurer, slug: str, value: object, known: Mapping[str, Source]
) -> object:
    place = ("protocols", slug)
    form = structurer.read(_ProtocolForm, value, place)
    carried = carried_sources(structurer, value, place, known)
    if not isinstance(form, _ProtocolForm) or structurer.problems:
        return FAILED
    named = named_sources((*form.between_sessions, *form.claims), form.phases)
    return structurer.attempt(
        lambda: Protocol(
            slug=slug,
            summary=form.summary,
            population=form.population,
            not_for=form.not_for,
            entry=form.entry,
            exit=form.exit,
            program=Program(
                form.title,
                form.phases,
                based_on=slug,
                between_sessions=form.between_sessions,
                claims=form.claims,
                known_sources=[source for source in carried if source.key in named],
            ),
            known_sources=carried,
        ),
        place,
    )
