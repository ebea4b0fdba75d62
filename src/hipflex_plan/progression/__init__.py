"""Calendar rules: baseline dosage and week to dosage, so that it can be printed."""

from hipflex_plan.progression.composed import Continued, Deload, Then
from hipflex_plan.progression.growth import (
    AddHold,
    AddMinutes,
    AddRepetitions,
    AddSets,
    AddSteps,
    Maintain,
    ShortenRest,
)
from hipflex_plan.progression.loading import AddLoad
from hipflex_plan.progression.rule import ProgressionRule
from hipflex_plan.progression.table import WeekTable

RULES: tuple[type[ProgressionRule], ...] = (
    Maintain,
    AddRepetitions,
    AddSets,
    AddSteps,
    AddMinutes,
    AddHold,
    AddLoad,
    ShortenRest,
    WeekTable,
    Deload,
    Then,
    Continued,
)
"""Every rule that a program file can name."""

__all__ = [
    "RULES",
    "AddHold",
    "AddLoad",
    "AddMinutes",
    "AddRepetitions",
    "AddSets",
    "AddSteps",
    "Continued",
    "Deload",
    "Maintain",
    "ProgressionRule",
    "ShortenRest",
    "Then",
    "WeekTable",
]
