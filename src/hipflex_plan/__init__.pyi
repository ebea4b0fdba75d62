# The public names, and the room that each comes from. `__init__.py` reads this
# file, so that a name is imported when it is first used.

from .adaptation import Change, laid_over
from .catalogue import Catalogue, Rung
from .catalogue_files import ladder, load_catalogue
from .claim import Claim
from .codec import (
    load_plan,
    load_program,
    parse_program,
    plan_from_json,
    plan_to_json,
    program_text,
    save_program,
    write_plan,
)
from .comparison import Reading, Trend, asymmetry_percent, readings, weaker_side
from .conditions import CONDITIONS, Caution, Condition, ConditionKind, Verdict
from .delivery import Company, Delivery, Tailoring
from .dosage import Dosage
from .errors import (
    DosageError,
    FileError,
    HipflexPlanError,
    ImpossibleValueError,
    MissingLibraryError,
    Problem,
    ProgressionError,
    RenderError,
    ReviewError,
    ScheduleError,
    ScreeningError,
    UnknownNameError,
)
from .evidence import Source, SourceKind
from .exercise import (
    Equipment,
    Exercise,
    Muscles,
    Progression,
    Ruling,
    Technique,
    UsualDosage,
    ruling,
)
from .frequency import Daily, Frequency, PerWeek, Weekday
from .handout import Paper, to_html, to_pdf, write_pdf
from .load import (
    Band,
    BandColour,
    Bodyweight,
    Load,
    RepetitionMaximum,
    Weight,
    WeightUnit,
)
from .measures import MEASURES, ChangeThatCounts, Measure
from .override import Override
from .person import Person
from .plan import Item, Plan, Session, TestDue
from .program import Clinic, Phase, Prescription, Program, for_side
from .progression import (
    AddHold,
    AddLoad,
    AddMinutes,
    AddRepetitions,
    AddSets,
    AddSteps,
    Deload,
    Maintain,
    ProgressionRule,
    ShortenRest,
    Then,
    WeekTable,
)
from .protocol import Protocol
from .quantities import Effort, Range, Side, Tempo
from .reporting import ReportLine, State, cert, tidier
from .reviewing import CHECKS, Check, Issue, Severity, refuse_dangerous, review, supported
from .scheduling import schedule
from .scores import Score, Test
from .screening import QUESTIONS, Finding, Level, Question, Screening, screen
from .vocabulary import Aspect, Counted, Muscle, Position, Purpose

__version__: str

__all__ = [
    "CHECKS",
    "CONDITIONS",
    "MEASURES",
    "QUESTIONS",
    "AddHold",
    "AddLoad",
    "AddMinutes",
    "AddRepetitions",
    "AddSets",
    "AddSteps",
    "Aspect",
    "Band",
    "BandColour",
    "Bodyweight",
    "Catalogue",
    "Caution",
    "Change",
    "ChangeThatCounts",
    "Check",
    "Claim",
    "Clinic",
    "Company",
    "Condition",
    "ConditionKind",
    "Counted",
    "Daily",
    "Delivery",
    "Deload",
    "Dosage",
    "DosageError",
    "Effort",
    "Equipment",
    "Exercise",
    "FileError",
    "Finding",
    "Frequency",
    "HipflexPlanError",
    "ImpossibleValueError",
    "Issue",
    "Item",
    "Level",
    "Load",
    "Maintain",
    "Measure",
    "MissingLibraryError",
    "Muscle",
    "Muscles",
    "Override",
    "Paper",
    "PerWeek",
    "Person",
    "Phase",
    "Plan",
    "Position",
    "Prescription",
    "Problem",
    "Program",
    "Progression",
    "ProgressionError",
    "ProgressionRule",
    "Protocol",
    "Purpose",
    "Question",
    "Range",
    "Reading",
    "RenderError",
    "RepetitionMaximum",
    "ReportLine",
    "ReviewError",
    "Ruling",
    "Rung",
    "ScheduleError",
    "Score",
    "Screening",
    "ScreeningError",
    "Session",
    "Severity",
    "ShortenRest",
    "Side",
    "Source",
    "SourceKind",
    "State",
    "Tailoring",
    "Technique",
    "Tempo",
    "Test",
    "TestDue",
    "Then",
    "Trend",
    "UnknownNameError",
    "UsualDosage",
    "Verdict",
    "WeekTable",
    "Weekday",
    "Weight",
    "WeightUnit",
    "__version__",
    "asymmetry_percent",
    "cert",
    "for_side",
    "ladder",
    "laid_over",
    "load_catalogue",
    "load_plan",
    "load_program",
    "parse_program",
    "plan_from_json",
    "plan_to_json",
    "program_text",
    "readings",
    "refuse_dangerous",
    "review",
    "ruling",
    "save_program",
    "schedule",
    "screen",
    "supported",
    "tidier",
    "to_html",
    "to_pdf",
    "weaker_side",
    "write_pdf",
    "write_plan",
]
