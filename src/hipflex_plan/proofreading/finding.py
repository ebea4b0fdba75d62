"""What a proofreader marks: how bad, on which page, where, what, and what would be right."""

from __future__ import annotations

import attrs

from hipflex_plan.validators import Name


class PrintSeverity(Name):
    """How bad a mark on a page is, the worst first."""

    ERROR = "error"
    """The page should not be given to a patient."""
    NOTE = "note"
    """Worth a second look; a person decides."""


@attrs.frozen(kw_only=True)
class PrintFinding:
    """One thing that a careful proofreader would mark.

    Attributes:
        layout: the layout on which it was found, as in ``standard``.
        page: the page, counted from 1; None where it is about the whole document or a word.
        place: where on the page, as it is read: the first words there, or the exercise.
        severity: how bad.
        code: what kind of mark, as in ``small-text``; the list is in the reference.
        says: what was found.
        instead: what would be right.
    """

    layout: str
    page: int | None = None
    place: str
    severity: PrintSeverity
    code: str
    says: str
    instead: str

    @property
    def fails(self) -> bool:
        """Whether the page should not be given to a patient."""
        return self.severity is PrintSeverity.ERROR

    def __str__(self) -> str:
        """One line, with what would be right."""
        page = f"page {self.page}, " if self.page else ""
        return f"{self.severity}: {self.layout}, {page}{self.place}: {self.says} {self.instead}"


def marked(  # noqa: PLR0913, PLR0917  # all that a finding on a page says
    page: int,
    layout: str,
    place: str,
    code: str,
    says: str,
    instead: str,
    severity: PrintSeverity = PrintSeverity.ERROR,
) -> PrintFinding:
    """A finding on a page, an error unless it is said to be less."""
    return PrintFinding(
        layout=layout, page=page, place=place, severity=severity, code=code,
        says=says, instead=instead,
    )  # fmt: skip
