"""A protocol and the changes laid over it to a program for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.dosage import Dosage, dosage_of
from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.frequency import Frequency, a_frequency, frequency
from hipflex_plan.phases import Phase, named_sources
from hipflex_plan.progression import ProgressionRule
from hipflex_plan.response import ResponseRule
from hipflex_plan.validators import Kind, KindOrNone, Text
from hipflex_plan.vocabulary import Aspect
from hipflex_plan.web_addresses import web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipflex_plan.evidence import Source
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.program import Program


@attrs.frozen(kw_only=True)
class Change:
    """What is different for one exercise of a protocol; None leaves it as it is.

    Attributes:
        leave_out: do not prescribe the exercise at all.
    """

    dosage: Dosage | None = attrs.field(
        default=None, converter=attrs.converters.optional(dosage_of), validator=KindOrNone(Dosage)
    )
    frequency: Frequency | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(frequency),
        validator=attrs.validators.optional(a_frequency),
    )
    progression: ProgressionRule | None = attrs.field(
        default=None, validator=attrs.validators.optional(Kind((ProgressionRule,)))
    )
    response: ResponseRule | None = attrs.field(
        default=None, validator=attrs.validators.optional(Kind((ResponseRule,)))
    )
    note: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(Text(empty=True, longest=120))
    )
    video: str | None = attrs.field(default=None, validator=attrs.validators.optional(web_address))
    leave_out: bool = attrs.field(default=False, validator=Kind((bool,)))

    @property
    def aspects(self) -> frozenset[Aspect]:
        """What the protocol's own claims no longer speak of."""
        if self.leave_out:
            return frozenset(Aspect)
        changed = {aspect for aspect in Aspect if getattr(self, aspect, None) is not None}
        return frozenset(changed | ({Aspect.PROGRESSION} if self.response else set()))

    def changed(self, prescription: Prescription) -> Prescription:
        """The prescription with this change."""
        fields = ("dosage", "frequency", "progression", "response", "note", "video")
        given = {name: getattr(self, name) for name in fields}
        new = {name: value for name, value in given.items() if value is not None}
        return attrs.evolve(prescription, **new) if new else prescription


Changes: TypeAlias = "Mapping[str, Change]"
Additions: TypeAlias = "Mapping[str, tuple[Prescription, ...]]"


def unknown_names(
    program: Program, changes: Changes, additions: Additions
) -> list[tuple[str, str, str]]:
    """The names that the program does not have: table, name, and the nearest known."""
    slugs = [p.exercise.slug for phase in program.phases for p in phase.prescriptions]
    phases = [phase.name for phase in program.phases]
    return [
        (table, name, f"the protocol has no {noun} {name!r}; {suggestion(name, known)}")
        for table, given, noun, known in (
            ("changes", changes, "exercise", slugs),
            ("additions", additions, "phase", phases),
        )
        for name in given
        if name not in known
    ]


def laid_over(
    program: Program,
    changes: Changes,
    additions: Additions,
    sources: Mapping[str, Source],
) -> Program:
    """The program with changes by exercise, and more prescriptions by phase.

    What the program claims about a thing that is changed falls away: it is
    then the clinician's choice.

    Args:
        program: that of a protocol.
        changes: by the slug of the exercise; for all phases that have it.
        additions: by the name of the phase; they come after its own.
        sources: where the sources of new rules are found, by key.

    Raises:
        ImpossibleValueError: for a name that the program does not have, if a
            phase would be left without an exercise, or if a change cannot be;
            its *field* is then the slug.
    """
    for _, name, message in unknown_names(program, changes, additions):
        raise ImpossibleValueError(message, name)
    phases = tuple(
        _phase(phase, changes, additions.get(phase.name, ())) for phase in program.phases
    )
    known = {**sources, **{source.key: source for source in program.known_sources}}
    own = frozenset[Aspect]().union(*(change.aspects for change in changes.values()))
    claims = tuple(claim for claim in program.claims if claim.about not in own)
    named = named_sources((*program.between_sessions, *claims), phases)
    carried = [known[key] for key in named if key in known]
    return attrs.evolve(program, phases=phases, claims=claims, known_sources=carried)


def _phase(phase: Phase, changes: Changes, more: tuple[Prescription, ...]) -> Phase:
    kept = []
    for prescription in phase.prescriptions:
        slug = prescription.exercise.slug
        change = changes.get(slug, Change())
        if change.leave_out:
            if len(phase.prescriptions) == 1 and not more:
                message = f"without it the phase {phase.name!r} would have no exercise"
                raise ImpossibleValueError(message, slug)
            continue
        try:
            kept.append(change.changed(prescription))
        except ImpossibleValueError as error:
            raise ImpossibleValueError(str(error), slug) from None
    return attrs.evolve(phase, prescriptions=(*kept, *more))
