"""Exercises and protocols by slug, and the ladders that exercises form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from hipflex_plan.errors import UnknownNameError
from hipflex_plan.evidence import Source
from hipflex_plan.exercise import Exercise
from hipflex_plan.protocol import Protocol
from hipflex_plan.translation import ExerciseWords


@attrs.frozen
class Rung:
    """An exercise of a ladder, and what makes it harder than the rung below."""

    exercise: Exercise
    because: str


@attrs.frozen
class Catalogue(Mapping[str, Exercise]):
    """Exercises by slug, with the protocols made from them and all their sources.

    ``ours | theirs`` lays one catalogue over another: what has the same slug
    is taken from the right.
    """

    exercises: Mapping[str, Exercise] = attrs.field(factory=dict)
    protocols: Mapping[str, Protocol] = attrs.field(factory=dict)
    sources: Mapping[str, Source] = attrs.field(factory=dict)
    words: Mapping[str, Mapping[str, ExerciseWords]] = attrs.field(factory=dict, kw_only=True)
    """Of a clinic's own exercises in other languages, by language and slug."""

    def __getitem__(self, slug: str) -> Exercise:
        """The exercise of that slug.

        Raises:
            UnknownNameError: with the nearest slug that is known.
        """
        if slug not in self.exercises:
            raise UnknownNameError.among("exercise", slug, self.exercises)
        return self.exercises[slug]

    def __contains__(self, slug: object) -> bool:
        """Whether there is an exercise of that slug."""
        return slug in self.exercises

    def __iter__(self) -> Iterator[str]:
        """The slugs, in alphabetical order."""
        return iter(sorted(self.exercises))

    def __len__(self) -> int:
        """The number of exercises."""
        return len(self.exercises)

    def __or__(self, over: Catalogue) -> Catalogue:
        """This catalogue with *over* laid over it."""
        return Catalogue(
            {**self.exercises, **over.exercises},
            {**self.protocols, **over.protocols},
            {**self.sources, **over.sources},
            words={
                code: {**self.words.get(code, {}), **over.words.get(code, {})}
                for code in (*self.words, *over.words)
            },
        )

    def protocol(self, slug: str) -> Protocol:
        """The protocol of that slug.

        Raises:
            UnknownNameError: with the nearest slug that is known.
        """
        if slug not in self.protocols:
            raise UnknownNameError.among("protocol", slug, self.protocols)
        return self.protocols[slug]

    def regressions(self, slug: str) -> tuple[str, ...]:
        """The easier neighbours of an exercise: those whose next step it is come first."""
        self[slug]
        easier = [
            (place, name)
            for name, exercise in self.exercises.items()
            for place, harder in enumerate(exercise.progressions)
            if harder.slug == slug
        ]
        return tuple(name for _, name in sorted(easier))

    def ladder(self, slug: str) -> tuple[Rung, ...]:
        """The rungs through an exercise, from the easiest to the hardest.

        Where there are several neighbours, the usual one is taken.

        Raises:
            UnknownNameError: with the nearest slug that is known.
        """
        rungs = [Rung(self[slug], "")]
        slugs = {slug}
        while easier := [e for e in self.regressions(rungs[0].exercise.slug) if e not in slugs]:
            slugs.add(easier[0])
            below, top = self[easier[0]], rungs[0].exercise
            because = next(p.because for p in below.progressions if p.slug == top.slug)
            rungs[:1] = [Rung(below, ""), Rung(top, because)]
        while harder := [p for p in rungs[-1].exercise.progressions if p.slug not in slugs]:
            slugs.add(harder[0].slug)
            rungs.append(Rung(self[harder[0].slug], harder[0].because))
        return tuple(rungs)

    def find(self, words: str) -> tuple[Exercise, ...]:
        """The exercises in which every one of *words* occurs, by slug."""
        wanted = words.lower().split()
        found = (self.exercises[slug] for slug in self)
        return tuple(e for e in found if all(word in searchable(e) for word in wanted))


def searchable(exercise: Exercise) -> str:
    """All words by which an exercise can be found, in small letters."""
    muscles = exercise.muscles.prime_movers + exercise.muscles.helpers
    equipment = (f"{e.name} {e.substitute}" for e in exercise.equipment)
    words = (exercise.slug, exercise.name, exercise.clinical_name, exercise.aim, exercise.why)
    kinds = (exercise.purpose, exercise.position)
    return " ".join((*words, *kinds, *muscles, *equipment)).lower()
