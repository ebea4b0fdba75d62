"""Values to plain data, as files hold it, without what is as it would be anyway."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

import attrs
import pendulum

from hipflex_plan.availability import Away, DayLimit
from hipflex_plan.conditions import Condition
from hipflex_plan.dosage import Dosage
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.exercise import Exercise
from hipflex_plan.frequency import Daily, PerWeek
from hipflex_plan.load import Band, Bodyweight, RepetitionMaximum, Weight
from hipflex_plan.performance import Performance
from hipflex_plan.prescription import Prescription
from hipflex_plan.progression import RULES, ProgressionRule
from hipflex_plan.quantities import Effort, Range
from hipflex_plan.response import RESPONSE_RULES, ResponseRule

WRITTEN_AS_TEXT = (
    Dosage,
    Daily,
    PerWeek,
    Bodyweight,
    Weight,
    Band,
    RepetitionMaximum,
    Condition,
    Effort,
    DayLimit,
    Away,
)
NAMES_IN_FILES: Mapping[type, Mapping[str, str]] = {
    Prescription: {"exercise": "use"},
    Performance: {"on": "date", "obstacle": "in_the_way"},
}


OUR_RULES: tuple[type[ProgressionRule | ResponseRule], ...] = (*RULES, *RESPONSE_RULES)
"""Every rule of ours, of both kinds; no two have one name."""


def rule_name(rule: type[ProgressionRule | ResponseRule]) -> str:
    """``add-hold`` for AddHold: the name of a rule in a file."""
    return re.sub(r"(?<!^)([A-Z])", r"-\1", rule.__name__).lower()


def plain(value: Any) -> Any:  # noqa: ANN401  # one way out for each kind of value
    """A value as plain data, without what is as it would be anyway."""
    if isinstance(value, WRITTEN_AS_TEXT):
        return str(value)
    if isinstance(value, Exercise):
        return value.slug
    if isinstance(value, Range):
        return value.low if value.low == value.high else str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, pendulum.Date):
        return dt.date(value.year, value.month, value.day)
    if isinstance(value, (Decimal, float)):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    kind: type = type(value)
    if _is_a_rule(kind) or attrs.has(kind):
        return plain_fields(value)
    return value


@cache
def _is_a_rule(kind: type) -> bool:
    """Whether values of a class grow or respond; asked once a class, since it is slow."""
    return issubclass(kind, (ProgressionRule, ResponseRule))


def plain_fields(value: Any) -> dict[str, Any]:  # noqa: ANN401  # any attrs class
    """The fields of a value as plain data, under their names in files."""
    if not attrs.has(type(value)):
        name = type(value).__name__
        raise ImpossibleValueError(f"{name} must be an attrs class to be written to a file")
    names = NAMES_IN_FILES.get(type(value), {})
    kind: type = type(value)
    named = _is_a_rule(kind)
    ours = type(value) in OUR_RULES
    if named and not ours and rule_name(type(value)) in map(rule_name, OUR_RULES):
        raise ImpossibleValueError(f"{type(value).__name__} is the name of a rule of ours")
    table: dict[str, Any] = {"rule": rule_name(type(value))} if named else {}
    for field in attrs.fields(type(value)):
        if not field.init:
            continue
        content = getattr(value, field.name)
        if content != field.default:
            table[names.get(field.name, field.name)] = plain(content)
    return table
