"""Every exception raised on purpose, and the problem as a value.

Each exception is a `HipflexPlanError` and also the builtin that it resembles,
so that a caller can catch ours or Python's.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable


LONGEST_LIST = 30


class HipflexPlanError(Exception):
    """The base of every exception that this library raises on purpose."""


class ImpossibleValueError(HipflexPlanError, ValueError):
    """A value that cannot be: the message holds the name, the rule and the value.

    Attributes:
        field: the name of the field that refused, or "" if it is about several.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class DosageError(ImpossibleValueError):
    """A dosage line that cannot be read; the message points at the piece."""


class ProgressionError(ImpossibleValueError):
    """A progression rule that cannot be applied to this dosage."""


class ScreeningError(HipflexPlanError, ValueError):
    """A screening that must be seen to before any exercise; the message says by whom."""


class TemplateError(HipflexPlanError, ValueError):
    """A clinic's own template that cannot be read or filled; the message names its line."""


class ReviewError(HipflexPlanError, ValueError):
    """A review that found what must not be done; the message says what would mend it."""


class DiaryError(HipflexPlanError, ValueError):
    """A diary that does not fit its plan; the message names every row."""


class ScheduleError(HipflexPlanError, ValueError):
    """A program that does not fit the calendar; the message names a way out.

    Attributes:
        conflict: what cannot hold together, as few as can be; empty where it is one thing.
        ways_out: what would fit, each alone.
        week: the first week of the program that does not fit, counted from 1; None
            where it is none.
    """

    def __init__(
        self,
        message: str,
        *,
        conflict: tuple[str, ...] = (),
        ways_out: tuple[str, ...] = (),
        week: int | None = None,
    ) -> None:
        super().__init__(message)
        self.conflict = conflict
        self.ways_out = ways_out
        self.week = week


class NothingLeftError(ScheduleError):
    """Answers after which nothing is left to do; the message says whom to see."""


class UnknownNameError(HipflexPlanError, KeyError):
    """A name (of an exercise, a protocol, a rule) that nobody knows."""

    def __str__(self) -> str:
        """The message, without the quotes that a KeyError puts round it."""
        return str(self.args[0])

    @classmethod
    def among(cls, what: str, name: object, known: Iterable[str]) -> UnknownNameError:
        """Name the nearest known one: no exercise 'band-mach'; did you mean ...?"""
        return cls(f"no {what} {name!r}; {suggestion(name, known)}")


class RenderError(HipflexPlanError, RuntimeError):
    """A page that could not be printed as it should be."""


class MissingLibraryError(HipflexPlanError, ImportError):
    """A system library that printing needs and that is not on this machine."""


@attrs.frozen
class Problem:
    """One mistake in a file: where it is, what is wrong, what to write instead.

    Attributes:
        path: the place in the file, as in ``phases[0].prescriptions[2].dosage``.
        message: what is wrong, with the value, and what is allowed.
        line: 1-based line in the file, or None where the reader does not know it.
    """

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        """The problem without the name of its file."""
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.path}: {self.message}" if self.path else f"{place}{self.message}"


class FileError(HipflexPlanError, ValueError):
    """A file that cannot be taken, with all its problems at once.

    Attributes:
        name: the file, as the user named it.
        problems: every `Problem` found, in the order of the file.
    """

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.name = name
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line or 0))
        super().__init__("\n".join(f"{name}: {problem}" for problem in self.problems))


def suggestion(name: object, known: Iterable[str]) -> str:
    """Say which of the *known* names is nearest to *name*, or list them all."""
    names = sorted(str(word) for word in known)
    if close := get_close_matches(str(name), names, n=1, cutoff=0.6):
        return f"did you mean {close[0]!r}?"
    if len(names) > LONGEST_LIST:
        return f"none of the {len(names)} that are known is near"
    return f"choose one of {', '.join(names)}" if names else "none is known"
