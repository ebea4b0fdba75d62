"""The command line: files in, files out, nothing decided here.

Exit codes: 0 all is well, 1 the file (or the machine) has problems, 2 wrong
usage. Problems go to standard error, results to standard output.
"""

from hipflex_plan.cli import (
    calendar_files,
    checking,
    diaries,
    figure_commands,
    following,
    handouts,
    library,
    moving,
    opening,
    programs,
    reports,
)
from hipflex_plan.cli.group import main

__all__ = [
    "calendar_files",
    "checking",
    "diaries",
    "figure_commands",
    "following",
    "handouts",
    "library",
    "main",
    "moving",
    "opening",
    "programs",
    "reports",
]
