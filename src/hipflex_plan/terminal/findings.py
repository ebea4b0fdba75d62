"""What a review, a report and a test found, to lines of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.terminal.layout import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hipflex_plan.reporting import ReportLine
    from hipflex_plan.reviewing import Issue


def issue_lines(issues: Iterable[Issue]) -> Iterator[str]:
    """The issues of a review, worst first, each with its name, sources and what mends it."""
    for issue in issues:
        decided = " (overruled)" if issue.override else ""
        yield f"{issue.severity.upper()}{decided} {issue.key}"
        where = f"{issue.place}: " if issue.place else ""
        yield from paragraph(f"{where}{issue.sentence}")
        if issue.sources:
            yield from paragraph(f"Source: {', '.join(issue.sources)}")
        yield from paragraph(str(issue.override) if issue.override else issue.mend)


def finding_lines(issues: Iterable[Issue]) -> Iterator[str]:
    """What the screening found and what a clinician overruled, also where nothing stops."""
    for issue in issues:
        if issue.code == "screening" or issue.override is not None:
            yield str(issue)


def report_lines(title: str, lines: Iterable[ReportLine]) -> Iterator[str]:
    """The lines of a template, and how many of them are answered."""
    told = list(lines)
    counts = {line.state: 0 for line in told}
    for line in told:
        counts[line.state] += 1
    yield f"{title}: {', '.join(f'{count} {state}' for state, count in counts.items())}"
    for line in told:
        yield from paragraph(str(line))
