"""What `check --print` says: the marks of a proofreader on the finished pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.plan import Plan
    from hipflex_plan.proofreading import PrintFinding


def marked(plan: Plan, layouts: tuple[str, ...]) -> tuple[PrintFinding, ...]:
    """What a proofreader would mark on the pages of a plan, in some layouts."""
    from hipflex_plan.proofreading import proofread

    return proofread(plan, layouts)


def tell(findings: tuple[PrintFinding, ...]) -> None:
    """Say all marks, the count first."""
    for line in finding_lines(findings):
        click.echo(line)


def finding_lines(findings: tuple[PrintFinding, ...]) -> Iterator[str]:
    """The marks page by page, each with what would be right."""
    from hipflex_plan.terminal.layout import paragraph

    errors = sum(finding.fails for finding in findings)
    notes = len(findings) - errors
    counts = f"errors: {errors}, notes: {notes}" if findings else "nothing to mark"
    yield f"The printed pages: {counts}"
    for finding in sorted(findings, key=lambda one: not one.fails):
        page = f", page {finding.page}" if finding.page else ""
        yield f"{finding.severity.upper()} {finding.code} ({finding.layout}{page})"
        yield from paragraph(f"{finding.place}: {finding.says}")
        yield from paragraph(finding.instead)


def as_data(findings: tuple[PrintFinding, ...]) -> list[dict[str, Any]]:
    """The marks for programs."""
    from hipflex_plan.plain import plain_fields

    return [plain_fields(finding) for finding in findings]
