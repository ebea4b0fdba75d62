"""The command that says all that is wrong with a program file or a catalogue."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from hipflex_plan.cli.group import A_FILE, command, for_catalogue, told
from hipflex_plan.cli.plans import (
    A_DATE,
    UNDATED,
    names_of_layouts,
    offered_days,
    program_of,
    scheduled,
)

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from hipflex_plan.plan import Plan
    from hipflex_plan.program import Program
    from hipflex_plan.proofreading import PrintFinding
    from hipflex_plan.reviewing import Issue


@command("hipflex-plan check ada.toml")
@click.argument("program_file", type=A_FILE, required=False)
@for_catalogue
@click.option("--days", callback=offered_days, help="Training days, as in mon,wed,fri.")
@click.option("--start", type=A_DATE, metavar="DATE", help="First day, not the file's.")
@click.option("--cert", is_flag=True, help="The lines of CERT and TIDieR as well.")
@click.option("--print", "printed", is_flag=True, help="Print in memory, and proofread the pages.")
@click.option(
    "--layout", "layouts", callback=names_of_layouts, default="standard", show_default=True,
    help="Which pages --print looks at, as in standard,diary.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The same, for programs.")
@told
def check(
    program_file: Path | None,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    cert: bool,
    printed: bool,
    layouts: tuple[str, ...],
    as_json: bool,
) -> None:
    """Say all that is wrong with a program file, and what a review finds.

    With --catalogue alone, say all that is wrong with a clinic's catalogue.
    """
    if program_file is None:
        _check_catalogue(catalogue)
        return
    from hipflex_plan.cli.proofreading import marked, tell
    from hipflex_plan.handout.layouts import untranslated
    from hipflex_plan.reviewing import review

    program = program_of(program_file, catalogue, start)
    plan = scheduled(program_file, program, days, UNDATED)
    issues, missing = review(program), untranslated(plan, _patients_layouts())
    marks = marked(plan, layouts) if printed else None
    if as_json:
        click.echo(_as_json(program, issues, marks, missing, cert=cert), nl=False)
    else:
        _say(program_file, program, plan, issues, missing, cert=cert)
        if marks is not None:
            tell(marks)
    stops = any(issue.stops for issue in issues)
    if stops or missing or any(mark.fails for mark in marks or ()):
        sys.exit(1)


def _patients_layouts() -> tuple[str, ...]:
    """The layouts that a patient reads."""
    from hipflex_plan.handout.layouts import LAYOUTS

    return tuple(layout.name for layout in LAYOUTS if not layout.english)


def _check_catalogue(catalogue: Path | None) -> None:
    if catalogue is None:
        raise click.UsageError("name a program file, or a catalogue with --catalogue")
    from hipflex_plan.catalogue_files import load_catalogue

    own = load_catalogue(catalogue)
    counts = f"exercises: {len(own)}, protocols: {len(own.protocols)}, sources: {len(own.sources)}"
    click.echo(f"{catalogue}: no problems; {counts}")


def _say(
    file: Path,
    program: Program,
    plan: Plan,
    issues: tuple[Issue, ...],
    missing: tuple[str, ...],
    *,
    cert: bool,
) -> None:
    from hipflex_plan.reporting import cert as cert_of
    from hipflex_plan.reporting import tidier
    from hipflex_plan.terminal.findings import issue_lines, report_lines
    from hipflex_plan.terminal.plans import chosen_lines, plan_summary

    undated = "; it has no start date yet" if program.start is None else ""
    stopping = sum(issue.stops for issue in issues)
    problems = [f"the review stops it ({stopping})"] if stopping else []
    if missing:
        problems.append(f"texts that are not translated: {len(missing)}")
    verdict = "; ".join(problems) or "no problems"
    click.echo(f"{file}: {verdict}{undated}")
    if program.start is not None:
        click.echo(plan_summary(plan))
    lines = [*issue_lines(issues), *chosen_lines(plan)]
    lines += [f"ERROR not translated to {program.language}: {text}" for text in missing]
    if cert:
        lines += [*report_lines("CERT", cert_of(program)), *report_lines("TIDieR", tidier(program))]
    for line in lines:
        click.echo(line)


def _as_json(
    program: Program,
    issues: tuple[Issue, ...],
    marks: tuple[PrintFinding, ...] | None,
    missing: tuple[str, ...],
    *,
    cert: bool,
) -> str:
    from hipflex_plan.cli.proofreading import as_data
    from hipflex_plan.codec.writing import json_text
    from hipflex_plan.plain import plain_fields
    from hipflex_plan.reporting import cert as cert_of
    from hipflex_plan.reporting import tidier

    data: dict[str, Any] = {
        "issues": [{"key": issue.key, **plain_fields(issue)} for issue in issues]
    }
    if cert:
        data["cert"] = [plain_fields(line) for line in cert_of(program)]
        data["tidier"] = [plain_fields(line) for line in tidier(program)]
    if missing:
        data["not_translated"] = missing
    if marks is not None:
        data["print"] = as_data(marks)
    return json_text(data)
