"""A rule to its line in a program file."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.plain import plain_fields

if TYPE_CHECKING:
    from hipflex_plan.progression import ProgressionRule
    from hipflex_plan.response import ResponseRule


def as_data(rule: ProgressionRule | ResponseRule) -> str:
    """``{ rule = "add-hold", seconds = 5 }``; the name of the class for what no file can hold."""
    try:
        return inline(plain_fields(rule))
    except ImpossibleValueError:
        return type(rule).__name__


def inline(value: object) -> str:
    """Plain data on one line of TOML."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{key} = {inline(inner)}" for key, inner in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
