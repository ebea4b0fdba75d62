"""Program to its prescriptions, each with the weeks in which it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.dosage import Dosage
from hipflex_plan.phases import Phase
from hipflex_plan.prescription import Prescription

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.exercise import Exercise
    from hipflex_plan.program import Program


@attrs.frozen
class Use:
    """A prescription in the weeks of the program in which it is done, counted from 1."""

    phase: Phase
    prescription: Prescription
    first_week: int
    dosages: tuple[Dosage, ...]

    @property
    def exercise(self) -> Exercise:
        """What is done."""
        return self.prescription.exercise

    @property
    def weeks(self) -> range:
        """The weeks of the program, counted from 1."""
        return range(self.first_week, self.first_week + len(self.dosages))

    @property
    def place(self) -> str:
        """``Build: squat``, as a clinician finds it."""
        return f"{self.phase.name}: {self.exercise.slug}"


def uses(program: Program) -> Iterator[Use]:
    """Every prescription of a program, in its order."""
    first = 1
    for phase in program.phases:
        for prescription, dosages in zip(phase.prescriptions, phase.dosages, strict=True):
            yield Use(phase, prescription, first, dosages)
        first += phase.weeks


def weeks_of(program: Program) -> dict[str, tuple[Exercise, list[int]]]:
    """The weeks in which each exercise is done, by slug, in the order of the program."""
    found: dict[str, tuple[Exercise, list[int]]] = {}
    for use in uses(program):
        weeks = found.setdefault(use.exercise.slug, (use.exercise, []))[1]
        weeks.extend(week for week in use.weeks if week not in weeks)
    return found


def in_words(weeks: Sequence[int]) -> str:
    """``week 1``, or ``weeks 1 to 4``, or ``weeks 1 to 2 and 5``."""
    runs: list[list[int]] = []
    for week in sorted(weeks):
        if runs and week == runs[-1][-1] + 1:
            runs[-1].append(week)
        else:
            runs.append([week])
    told = [str(r[0]) if len(r) == 1 else f"{r[0]} to {r[-1]}" for r in runs]
    listed = " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)
    return f"week{'' if len(weeks) == 1 else 's'} {listed}"
