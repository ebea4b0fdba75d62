"""A protocol and the changes laid over it to a program for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.dosage import Dosage
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.frequency import Frequency
from hipflex_plan.program import Phase, Prescription, Program, named_sources
from hipflex_plan.progression import ProgressionRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipflex_plan.evidence import Source


@attrs.frozen(kw_only=True)
class Change:
    """What is different for one exercise of a protocol; None leaves it as it is.

    Attributes:
        leave_out: do not prescribe the exercise at all.
    """

    dosage: Dosage | None = None
    frequency: Frequency | None = None
    progression: ProgressionRule | None = None
    note: str | None = None
    leave_out: bool = False

    def changed(self, prescription: Prescription) -> Prescription:
        """The prescription with this change."""
        fields = ("dosage", "frequency", "progression", "note")
        given = {name: getattr(self, name) for name in fields}
        new = {name: value for name, value in given.items() if value is not None}
        return attrs.evolve(prescription, **new) if new else prescription


def laid_over(
    program: Program,
    changes: Mapping[str, Change],
    additions: Mapping[str, tuple[Prescription, ...]],
    sources: Mapping[str, Source],
) -> Program:
    """The program with changes by exercise, and more prescriptions by phase.

    Args:
        program: that of a protocol.
        changes: by the slug of the exercise; for all phases that have it.
        additions: by the name of the phase; they come after its own.
        sources: where the sources of new rules are found.

    Raises:
        ImpossibleValueError: if a phase would be left without an exercise, or
            if a change cannot be; its *field* is then the slug.
    """
    phases = tuple(
        _phase(phase, changes, additions.get(phase.name, ())) for phase in program.phases
    )
    known = {**sources, **{source.key: source for source in program.known_sources}}
    keys = named_sources(program.claims, phases)
    carried = [known[key] for key in keys if key in known]
    return attrs.evolve(program, phases=phases, known_sources=carried)


def _phase(phase: Phase, changes: Mapping[str, Change], more: tuple[Prescription, ...]) -> Phase:
    kept = []
    for prescription in phase.prescriptions:
        slug = prescription.exercise.slug
        change = changes.get(slug, Change())
        if change.leave_out:
            continue
        try:
            kept.append(change.changed(prescription))
        except ImpossibleValueError as error:
            raise ImpossibleValueError(str(error), slug) from None
    return attrs.evolve(phase, prescriptions=(*kept, *more))
