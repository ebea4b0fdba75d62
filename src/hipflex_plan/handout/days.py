"""Which days are training days, and which exercises are for every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.frequency import Daily, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pendulum

    from hipflex_plan.plan import Plan
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.sessions import Session


def is_daily(prescription: Prescription) -> bool:
    """Whether it is done every day, whatever days are offered."""
    return isinstance(prescription.frequency, Daily)


def daily(plan: Plan) -> tuple[Prescription, ...]:
    """The prescriptions of all phases that are done every day."""
    return tuple(p for phase in plan.program.phases for p in phase.prescriptions if is_daily(p))


def training(plan: Plan) -> list[Session]:
    """The sessions of the chosen days; all of them where everything is daily."""
    chosen = [s for s in plan.sessions if any(not is_daily(i.prescription) for i in s.items)]
    return chosen or list(plan.sessions)


def weekdays_of(dates: Iterable[pendulum.Date]) -> tuple[Weekday, ...]:
    """The weekdays of some dates, from Monday on."""
    names = list(Weekday)
    return tuple(names[position] for position in sorted({on.weekday() for on in dates}))
