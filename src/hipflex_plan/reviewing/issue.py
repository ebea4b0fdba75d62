"""What a review found: how bad, where, why, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.override import Override
from hipflex_plan.validators import Kind, KindOrNone, Name, Text, Texts, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hipflex_plan.person import Person
    from hipflex_plan.program import Program


class Severity(Name):
    """How bad an issue is, the worst first."""

    STOP = "stop"
    """Nothing is printed before it is mended or overruled."""
    CAUTION = "caution"
    NOTE = "note"


def _severity(value: str) -> Severity:
    return Severity.of(value)


@attrs.frozen(kw_only=True)
class Issue:
    """One finding of a review.

    Attributes:
        code: what kind of finding, as in ``contraindication``.
        severity: how bad.
        about: what it is about, as in ``("straight-leg-raise", "hip-arthroscopy")``.
        place: where in the program, as it is read.
        sentence: what is the matter.
        sources: keys of the sources that it rests on.
        mend: what would mend it.
        override: the clinician's decision to go on in spite of it.
    """

    code: str = attrs.field(validator=Text(longest=40))
    severity: Severity = attrs.field(converter=_severity, validator=Kind((Severity,)))
    sentence: str = attrs.field(validator=Text(longest=1000))
    mend: str = attrs.field(validator=Text(longest=1000))
    about: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=Texts())
    place: str = attrs.field(default="", validator=Text(empty=True, longest=10_000))
    sources: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=Texts())
    override: Override | None = attrs.field(default=None, validator=KindOrNone(Override))

    @property
    def key(self) -> str:
        """Its name in an override: the code, and what it is about."""
        return "/".join((self.code, *self.about))

    @property
    def stops(self) -> bool:
        """Whether nothing is printed before it is mended or overruled."""
        return self.severity is Severity.STOP and self.override is None

    def __str__(self) -> str:
        """One line to the clinician, with what would mend it or who overruled it."""
        where = f"{self.place}: " if self.place else ""
        named = f" [{', '.join(self.sources)}]" if self.sources else ""
        return f"{self.severity}: {where}{self.sentence}{named} {self.override or self.mend}"


Check: TypeAlias = "Callable[[Program, Person], Iterable[Issue]]"
"""What a clinic writes to add a check of its own."""
