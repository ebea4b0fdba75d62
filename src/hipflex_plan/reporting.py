"""Program to the lines of CERT and TIDieR: what a report of it can say, what is missing.

The items are those of the two templates (source: ``cert``, source: ``tidier``), in
our own short words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.delivery import Tailoring
from hipflex_plan.load import Bodyweight
from hipflex_plan.progression import Maintain
from hipflex_plan.validators import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.exercise import Exercise
    from hipflex_plan.prescription import Prescription, Recorded
    from hipflex_plan.program import Program


class State(Name):
    """Whether a report can answer an item."""

    SATISFIED = "satisfied"
    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"


@attrs.frozen
class ReportLine:
    """One item of a template.

    Attributes:
        item: its number, as in ``7a``.
        title: what it asks for.
        state: whether this program answers it.
        told: the answer, what is missing, or why it does not apply.
    """

    item: str
    title: str
    state: State
    told: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.item} {self.title}: {self.state}. {self.told}"


def _said(item: str, title: str, answer: str, wanted: str) -> ReportLine:
    if answer:
        return ReportLine(item, title, State.SATISFIED, answer)
    return ReportLine(item, title, State.MISSING, wanted)


def _delivery(field: str) -> str:
    return f"Write {field} under delivery."


def cert(program: Program) -> tuple[ReportLine, ...]:
    """The nineteen lines of the Consensus on Exercise Reporting Template, in their order."""
    given = program.delivery
    return (
        _said("1", "Equipment", _equipment(program), ""),
        _said("2", "Provider", given.provider, _delivery("provider")),
        _said(
            "3",
            "Individual or group",
            given.individual_or_group or "",
            _delivery("individual_or_group"),
        ),
        _said("4", "Supervision and delivery", given.supervision, _delivery("supervision")),
        _said("5", "Adherence", given.adherence, _delivery("adherence")),
        _said("6", "Motivation", _motivation(program), _delivery("motivation") + " Or a goal."),
        _decision_rules(program),
        _progressed(program),
        _said("8", "Each exercise", _each_exercise(program), ""),
        _said("9", "Home programme", f"All of it, for {program.weeks} weeks.", ""),
        _said("10", "Non-exercise components", _besides(program), _delivery("non_exercise")),
        _said("11", "Adverse events", given.adverse_events, _delivery("adverse_events")),
        _said("12", "Setting", given.setting, _delivery("setting")),
        _said("13", "The intervention in detail", _dosages(program), ""),
        _said("14a", "Generic or tailored", given.tailoring or "", _delivery("tailoring")),
        _tailored_how(program),
        _said("15", "Starting level", given.starting_level, _delivery("starting_level")),
        _said("16a", "Fidelity: how assessed", given.fidelity, _delivery("fidelity")),
        _as_planned("16b", "Fidelity: as planned", program),
    )


def tidier(program: Program) -> tuple[ReportLine, ...]:
    """The twelve items of the Template for Intervention Description, in their order."""
    given = program.delivery
    who = "; ".join(part for part in (program.clinician, given.provider) if part)
    how = "; ".join(part for part in (given.individual_or_group or "", given.supervision) if part)
    planned = "; ".join(part for part in (given.adherence, given.fidelity) if part)
    return (
        _said("1", "Brief name", program.title, ""),
        _said("2", "Why", given.rationale or program.goal, _delivery("rationale")),
        _said("3", "What: materials", _equipment(program), ""),
        _said("4", "What: procedures", _each_exercise(program), ""),
        _said("5", "Who provided", who, _delivery("provider")),
        _said("6", "How", how, _delivery("supervision")),
        _said("7", "Where", given.setting, _delivery("setting")),
        _said("8", "When and how much", _dosages(program), ""),
        _tidier_tailoring(program),
        _modified(program),
        _said("11", "How well: planned", planned, _delivery("adherence, fidelity")),
        _as_planned("12", "How well: actual", program),
    )


def _prescriptions(program: Program) -> Iterator[Prescription]:
    for phase in program.phases:
        yield from phase.prescriptions


def _exercises(program: Program) -> tuple[Exercise, ...]:
    by_slug = {p.exercise.slug: p.exercise for p in _prescriptions(program)}
    return tuple(by_slug.values())


def _equipment(program: Program) -> str:
    things = {
        thing.name: f"{thing.name} (or {thing.substitute})" if thing.substitute else thing.name
        for exercise in _exercises(program)
        for thing in exercise.equipment
    }
    return f"{'; '.join(things.values())}." if things else "None."


def _motivation(program: Program) -> str:
    parts = [program.delivery.motivation]
    if program.goal:
        parts.append(f"Goal: {program.goal}")
    if program.next_visit is not None:
        parts.append(f"Next visit: {program.next_visit.isoformat()}")
    return "; ".join(part for part in parts if part)


def _unruled(program: Program) -> list[str]:
    """The loaded exercises that have neither a rule nor a reason."""
    return [
        p.exercise.slug
        for p in _prescriptions(program)
        if isinstance(p.progression, Maintain)
        and not p.progression.because
        and p.response is None
        and not isinstance(p.dosage.load, Bodyweight)
    ]


def _decision_rules(program: Program) -> ReportLine:
    title = "Progression: decision rule"
    if missing := _unruled(program):
        wanted = f"A load and no rule: {', '.join(dict.fromkeys(missing))}."
        return ReportLine("7a", title, State.MISSING, wanted)
    rules = {f"{p.exercise.slug}: {_rule_words(p)}" for p in _prescriptions(program)}
    return ReportLine("7a", title, State.SATISFIED, " ".join(sorted(rules)))


def _rule_words(prescription: Prescription) -> str:
    if prescription.response is not None:
        return prescription.response.in_words(prescription.dosage)
    rule = prescription.progression
    because = rule.because if isinstance(rule, Maintain) else ""
    return f"{rule.in_words()} {because}".rstrip()


def _progressed(program: Program) -> ReportLine:
    title = "Progression: how it went on"
    grown = [
        f"{p.exercise.slug} from {doses[0]} to {doses[-1]}"
        for phase in program.phases
        for p, doses in zip(phase.prescriptions, phase.dosages, strict=True)
        if doses[0] != doses[-1]
    ]
    if not grown:
        return ReportLine("7b", title, State.NOT_APPLICABLE, "Nothing grows in this program.")
    return ReportLine("7b", title, State.SATISFIED, f"{'; '.join(grown)}.")


def _each_exercise(program: Program) -> str:
    names = [exercise.clinical_name for exercise in _exercises(program)]
    return f"With position, steps and common errors: {'; '.join(names)}."


def _besides(program: Program) -> str:
    parts = (program.delivery.non_exercise, *(claim.text for claim in program.between_sessions))
    return " ".join(part for part in parts if part)


def _dosages(program: Program) -> str:
    lines = [f"{p.exercise.slug} {p.dosage}, {p.frequency}" for p in _prescriptions(program)]
    return f"{program.weeks} weeks. {'; '.join(lines)}."


def _tailored_how(program: Program) -> ReportLine:
    title, given = "Tailored: how", program.delivery
    if given.tailoring is Tailoring.GENERIC:
        return ReportLine("14b", title, State.NOT_APPLICABLE, "The program is generic.")
    return _said("14b", title, given.tailored_how, _delivery("tailored_how"))


def _answered(record: Recorded) -> str:
    was, now = record.was, str(record.now.dosage) if record.now else "nothing"
    by = f"{record.answer} by {record.by}"
    return f"{record.on.isoformat()} {was.exercise.slug}: {was.dosage} -> {now}, {by}"


def _modified(program: Program) -> ReportLine:
    screened = program.screening.override if program.screening else None
    decided = [*([screened] if screened else []), *program.overrides]
    told = "; ".join([*map(str, decided), *(_answered(record) for record in program.history)])
    state = State.SATISFIED if told else State.NOT_APPLICABLE
    return ReportLine("10", "Modifications", state, told or "Nothing was overruled.")


def _tidier_tailoring(program: Program) -> ReportLine:
    return attrs.evolve(_tailored_how(program), item="9", title="Tailoring")


def _as_planned(item: str, title: str, program: Program) -> ReportLine:
    if program.delivery.delivered_as_planned:
        return ReportLine(item, title, State.SATISFIED, program.delivery.delivered_as_planned)
    return ReportLine(item, title, State.NOT_APPLICABLE, "Not known before the diary is back.")
