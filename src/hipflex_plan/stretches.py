"""Phases in the calendar, with what was prescribed in them before they were changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.phases import Phase
from hipflex_plan.prescription import Prescription, Recorded

if TYPE_CHECKING:
    import pendulum

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.program import Program
    from hipflex_plan.weeks import Weeks


@attrs.frozen
class Stretch:
    """A phase in the calendar, with what was prescribed in it before it was changed.

    Attributes:
        phase: what is prescribed.
        place: 0-based place of the phase in the program.
        first_week: its first week of the program, counted from 1.
        weeks: those of the phase and of all that it continues, for its rhythm.
        prescriptions: what is prescribed, then what was: the days hold for all.
        records: the changes that took hold in its first week, the last first.
    """

    phase: Phase
    place: int
    first_week: int
    weeks: int
    prescriptions: tuple[Prescription, ...]
    records: tuple[Recorded, ...]

    def on(self, date: pendulum.Date) -> list[tuple[int, int]]:
        """What is prescribed on a date: numbers, and places among all prescriptions.

        Changes that came later are undone one by one, the last one first: what was
        eased on Tuesday and swapped on Thursday is on Monday as it was at first.
        """
        found = list(range(len(self.phase.prescriptions)))
        for record in self.records:
            if record.on > date:
                found = self._before(found, record)
        return list(enumerate(found, start=1))

    def _before(self, places: list[int], record: Recorded) -> list[int]:
        """The places before a change; what it stopped comes last."""
        was = self.prescriptions.index(record.was)
        if record.now is None:
            return [*places, was]
        taken = [self.prescriptions[place].place for place in places].index(record.now.place)
        return [*places[:taken], was, *places[taken + 1 :]]

    def dosage(self, place: int, phase_week: int) -> Dosage:
        """The dosage of a prescription by its place, in a week of the phase."""
        if place < len(self.phase.dosages):
            return self.phase.dosages[place][phase_week - 1]
        return self.prescriptions[place].dosage


def stretches(program: Program, weeks: Weeks) -> tuple[Stretch, ...]:
    """The phases of a program, each with its place in the calendar."""
    made: list[Stretch] = []
    first, group = 1, 1
    for place, phase in enumerate(program.phases):
        group = group if phase.continues else first
        after = next(
            (n for n, p in enumerate(program.phases) if n > place and not p.continues),
            len(program.phases),
        )
        last = sum(p.weeks for p in program.phases[:after])
        changed = [
            record
            for record in program.history
            if record.changes and group <= weeks.week_of(record.on) < first + phase.weeks
        ]
        midst = [r for r in changed if weeks.week_of(r.on) == first]
        made.append(
            Stretch(
                phase,
                place,
                first,
                last - group + 1,
                (*phase.prescriptions, *(r.was for r in changed)),
                tuple(sorted(midst, key=lambda record: record.on)[::-1]),
            )
        )
        first += phase.weeks
    return tuple(made)
