"""Decision rules: what happened to a decision, with a sentence that explains it.

They cannot be printed as dates; the handout prints them in words.
"""

from hipflex_plan.response.composed import AllOf, Asymmetry, AtMostOnceAWeek, Dapre, FirstThatSpeaks
from hipflex_plan.response.decision import Decision, Opinion, safest
from hipflex_plan.response.easing_off import DeloadAfter
from hipflex_plan.response.effort import AnkleWeight, EffortTarget, RepetitionsInReserve
from hipflex_plan.response.growth import DoubleProgression, RepetitionTarget, TwoForTwo
from hipflex_plan.response.history import History, PainThresholds, Planned
from hipflex_plan.response.reaching import Ladder, LongerHold, MoreSteps
from hipflex_plan.response.rule import ResponseRule
from hipflex_plan.response.safety import (
    SAFETY,
    GrowingPain,
    MissedSessions,
    PainMonitoring,
    SorenessRules,
    StopSigns,
)
from hipflex_plan.response.schemes import (
    DAPRE,
    DELORME,
    OXFORD,
    SchemeSet,
    SetScheme,
    dapre_fourth_weight,
)
from hipflex_plan.response.steps import LoadStep, eased

RESPONSE_RULES: tuple[type[ResponseRule], ...] = (
    DoubleProgression,
    TwoForTwo,
    AnkleWeight,
    EffortTarget,
    RepetitionsInReserve,
    RepetitionTarget,
    LongerHold,
    MoreSteps,
    Ladder,
    Dapre,
    DeloadAfter,
    StopSigns,
    PainMonitoring,
    SorenessRules,
    GrowingPain,
    MissedSessions,
    Asymmetry,
    AllOf,
    FirstThatSpeaks,
    AtMostOnceAWeek,
)
"""Every response rule that a program file can name."""

__all__ = [
    "DAPRE",
    "DELORME",
    "OXFORD",
    "RESPONSE_RULES",
    "SAFETY",
    "AllOf",
    "AnkleWeight",
    "Asymmetry",
    "AtMostOnceAWeek",
    "Dapre",
    "Decision",
    "DeloadAfter",
    "DoubleProgression",
    "EffortTarget",
    "FirstThatSpeaks",
    "GrowingPain",
    "History",
    "Ladder",
    "LoadStep",
    "LongerHold",
    "MissedSessions",
    "MoreSteps",
    "Opinion",
    "PainMonitoring",
    "PainThresholds",
    "Planned",
    "RepetitionTarget",
    "RepetitionsInReserve",
    "ResponseRule",
    "SchemeSet",
    "SetScheme",
    "SorenessRules",
    "StopSigns",
    "TwoForTwo",
    "dapre_fourth_weight",
    "eased",
    "safest",
]
