"""How a program is given: what a report needs to say besides the exercises.

The fields are named as the Consensus on Exercise Reporting Template (CERT)
names its items (source: ``cert``). All are optional; "" is "not said".
"""

from __future__ import annotations

import attrs

from hipflex_plan.validators import KindOrNone, Name, Text


class Company(Name):
    """Whether people exercise one by one or together."""

    INDIVIDUAL = "individual"
    GROUP = "group"


class Tailoring(Name):
    """Whether all get the same program or each their own."""

    GENERIC = "generic"
    TAILORED = "tailored"


def _company(value: str | None) -> Company | None:
    return None if value is None else Company.of(value)


def _tailoring(value: str | None) -> Tailoring | None:
    return None if value is None else Tailoring.of(value)


def _said() -> str:
    said: str = attrs.field(default="", validator=Text(empty=True), kw_only=True)
    return said


@attrs.frozen(kw_only=True)
class Delivery:
    """Who gives the program, where, how, and how it is followed up.

    Attributes:
        rationale: why this program, for this person.
        provider: who gives it: qualifications, expertise, training.
        individual_or_group: whether it is done alone or together.
        supervision: who watches, when, and how it is delivered.
        setting: where it is done.
        adherence: how it is measured what was done, and who is told.
        motivation: what helps the person to keep at it.
        non_exercise: what else is given, or "none".
        adverse_events: how they are asked for and written down.
        tailoring: generic or tailored.
        tailored_how: how it was fitted to the person.
        starting_level: how the first dosage was found.
        fidelity: how it is judged whether it was done as planned.
        delivered_as_planned: how far it was, in the end.
    """

    rationale: str = _said()
    provider: str = _said()
    individual_or_group: Company | None = attrs.field(
        default=None, converter=_company, validator=KindOrNone(Company)
    )
    supervision: str = _said()
    setting: str = _said()
    adherence: str = _said()
    motivation: str = _said()
    non_exercise: str = _said()
    adverse_events: str = _said()
    tailoring: Tailoring | None = attrs.field(
        default=None, converter=_tailoring, validator=KindOrNone(Tailoring)
    )
    tailored_how: str = _said()
    starting_level: str = _said()
    fidelity: str = _said()
    delivered_as_planned: str = _said()
