"""A ready-made program with its people, its evidence and its limits."""

from __future__ import annotations

import attrs

from hipflex_plan.claim import Claim, claims
from hipflex_plan.evidence import Source, by_key, refuse_unless_carried
from hipflex_plan.program import Program
from hipflex_plan.validators import Kind, Kinds, Text, Texts, texts


@attrs.frozen(kw_only=True)
class Protocol:
    """A program that can be used as it is, or with changes laid over it.

    Attributes:
        slug: its name in files, as in ``six-week-band``.
        summary: what it is, in a sentence to the clinician.
        population: on whom it was tried.
        not_for: who should not use it.
        entry: what must be true to begin.
        exit: what must be true to stop, or to go on to something harder.
        known_sources: every source that the program, entry and exit name.
        program: the program itself, without dates and without a patient; its
            claims say what is known and what was chosen, each with its sources.
    """

    slug: str = attrs.field(validator=Text())
    summary: str = attrs.field(validator=Text())
    population: str = attrs.field(validator=Text())
    not_for: tuple[str, ...] = attrs.field(converter=texts, validator=Texts(1))
    entry: tuple[Claim, ...] = attrs.field(converter=claims, validator=Kinds(Claim, 1))
    exit: tuple[Claim, ...] = attrs.field(converter=claims, validator=Kinds(Claim, 1))
    known_sources: tuple[Source, ...] = attrs.field(converter=by_key, validator=Kinds(Source, 1))

    def __attrs_post_init__(self) -> None:
        """Refuse sources that are not those it names."""
        refuse_unless_carried(self.slug, self.source_keys, self.known_sources)

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of all sources that the program, entry and exit name, each once."""
        own = (key for claim in (*self.entry, *self.exit) for key in claim.sources)
        return tuple(dict.fromkeys((*self.program.source_keys, *own)))

    program: Program = attrs.field(validator=Kind((Program,)))

    @property
    def title(self) -> str:
        """The title of the program."""
        return self.program.title

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is known and what was chosen, each with its sources."""
        return self.program.claims
