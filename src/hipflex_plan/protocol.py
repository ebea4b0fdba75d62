"""A ready-made program with its people, its evidence and its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.program import Program
from hipflex_plan.validators import Kind, Text, Texts, texts

if TYPE_CHECKING:
    from hipflex_plan.evidence import Source
    from hipflex_plan.exercise import Claim


@attrs.frozen(kw_only=True)
class Protocol:
    """A program that can be used as it is, or with changes laid over it.

    Attributes:
        slug: its name in files, as in ``six-week-band``.
        summary: what it is, in a sentence to the clinician.
        population: on whom it was tried.
        not_for: who should not use it.
        program: the program itself, without dates and without a patient; its
            claims say what is known and what was chosen, each with its sources.
    """

    slug: str = attrs.field(validator=Text())
    summary: str = attrs.field(validator=Text())
    population: str = attrs.field(validator=Text())
    not_for: tuple[str, ...] = attrs.field(converter=texts, validator=Texts(1))
    program: Program = attrs.field(validator=Kind((Program,)))

    @property
    def title(self) -> str:
        """The title of the program."""
        return self.program.title

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is known and what was chosen, each with its sources."""
        return self.program.claims

    @property
    def known_sources(self) -> tuple[Source, ...]:
        """Every source that the claims and the rules name."""
        return self.program.known_sources
