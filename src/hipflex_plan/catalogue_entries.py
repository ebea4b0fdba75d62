"""The tables of one document to sources, exercises and protocols, problems noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan.catalogue import Catalogue
from hipflex_plan.claim import Claim
from hipflex_plan.errors import FileError, suggestion
from hipflex_plan.evidence import KEY, Source, SourceKind
from hipflex_plan.phases import Phase, named_sources
from hipflex_plan.picture_files import with_file
from hipflex_plan.program import Program
from hipflex_plan.protocol import Protocol
from hipflex_plan.structuring import FAILED, Structurer

if TYPE_CHECKING:
    from hipflex_plan.documents import Document, Place
    from hipflex_plan.exercise import Exercise

SECTIONS = ("sources", "exercises", "protocols")


def catalogue_of(document: Document, beneath: Catalogue) -> Catalogue:
    """The catalogue that one document holds, over the one *beneath*.

    Raises:
        FileError: with every problem of the document.
    """
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
