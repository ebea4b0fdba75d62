# The public names, and the room that each comes from. `__init__.py` reads this
# file, so that a name is imported when it is first used.

from .adaptation import Change, laid_over
from .catalogue import Catalogue, Rung
from .catalogue_files import ladder, load_catalogue
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
    ScheduleError,
    ScreeningError,
    UnknownNameError,
)
from .evidence import Source, SourceKind
from .exercise import (
    Claim,
    Equipment,
    Exercise,
    Muscles,
    Progression,
    Technique,
    UsualDosage,
)
from .frequency import Daily, PerWeek, Weekday
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
from .plan import Item, Plan, Session
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
from .scheduling import schedule
from .screening import Finding, Level, Override, Question, Screening, screen
from .vocabulary import Aspect, Counted, Muscle, Position, Purpose

__version__: str

__all__ = [
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
    "Change",
    "Claim",
    "Clinic",
    "Counted",
    "Daily",
    "Deload",
    "Dosage",
    "DosageError",
    "Effort",
    "Equipment",
    "Exercise",
    "FileError",
    "Finding",
    "HipflexPlanError",
    "ImpossibleValueError",
    "Item",
    "Level",
    "Load",
    "Maintain",
    "MissingLibraryError",
    "Muscle",
    "Muscles",
    "Override",
    "Paper",
    "PerWeek",
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
    "RenderError",
    "RepetitionMaximum",
    "Rung",
    "ScheduleError",
    "Screening",
    "ScreeningError",
    "Session",
    "ShortenRest",
    "Side",
    "Source",
    "SourceKind",
    "Technique",
    "Tempo",
    "Then",
    "UnknownNameError",
    "UsualDosage",
    "WeekTable",
    "Weekday",
    "Weight",
    "WeightUnit",
    "__version__",
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
    "save_program",
    "schedule",
    "screen",
    "to_html",
    "to_pdf",
    "write_pdf",
    "write_plan",
]
