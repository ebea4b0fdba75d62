"""Commands that read or write a program file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hipflex_plan.cli.group import A_FILE, AN_OUTPUT, command, for_catalogue, told
from hipflex_plan.cli.plans import (
    A_DATE,
    A_PAPER,
    UNDATED,
    for_a_plan,
    names_of_layouts,
    offered_days,
    plan_of,
    program_of,
    refuse_other_suffix,
    refuse_to_write_over,
    scheduled,
)

if TYPE_CHECKING:
    from datetime import datetime

    from hipflex_plan.plan import Plan
    from hipflex_plan.program import Program
    from hipflex_plan.proofreading import PrintFinding
    from hipflex_plan.reviewing import Issue


@command("hipflex-plan new --protocol six-week-band --side left --days mon,wed,fri -o ada.toml")
@click.option("--protocol", help="Begin from a protocol; see 'hipflex-plan protocols'.")
@click.option("--side", type=click.Choice(["left", "right", "each"]), help="Which leg works.")
@click.option("--start", type=A_DATE, metavar="DATE", help="First day: 2027-01-04.")
@click.option("--days", callback=offered_days, help="Training days, as in mon,wed,fri.")
@click.option("--patient", default="", help="A name or a code; nothing is required.")
@click.option("-o", "--output", type=AN_OUTPUT, default=Path("program.toml"), show_default=True)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@told
def new(
    protocol: str | None,
    side: str | None,
    start: datetime | None,
    days: str | None,
    patient: str,
    output: Path,
    force: bool,
) -> None:
    """Write a new program file, with help beside each line."""
    from hipflex_plan.codec import parse_program
    from hipflex_plan.starter import starter_text
    from hipflex_plan.whole_files import write_whole

    if output.suffix.lower() != ".toml":
        raise click.UsageError(f"a new program file ends in .toml, not in {output.suffix!r}")
    refuse_to_write_over(output, force=force)
    text = starter_text(
        protocol=protocol,
        side=side,
        start=start.date() if start else None,
        days=days,
        patient=patient,
    )
    parse_program(text)
    write_whole(output, text.encode())
    click.echo(f"{output} is written; next: hipflex-plan check {output}")


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


@command("hipflex-plan schedule ada.toml --start 2027-01-04")
@for_a_plan
@click.option("--json", "as_json", is_flag=True, help="The whole plan, for programs.")
@told
def schedule(
    program_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    as_json: bool,
) -> None:
    """Print the months, the dates, and the dosage of each week."""
    from hipflex_plan.codec import plan_to_json
    from hipflex_plan.terminal.calendars import month_lines
    from hipflex_plan.terminal.plans import plan_lines

    plan = plan_of(program_file, start, days, catalogue)
    if as_json:
        click.echo(plan_to_json(plan), nl=False)
    else:
        click.echo("\n".join([*month_lines(plan), "", *plan_lines(plan)]))


@command("hipflex-plan record ada.toml -o record.pdf")
@for_a_plan
@click.option("--paper", type=A_PAPER, default="a4", show_default=True)
@click.option("-o", "--output", type=AN_OUTPUT, help="A PDF of it; else text in the terminal.")
@told
def record(
    program_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    paper: str,
    output: Path | None,
) -> None:
    """Print the clinician's record: who, what was found, overruled and measured, and when."""
    if output is not None:
        refuse_other_suffix(output, "a record", ".pdf")
        from hipflex_plan.handout.record import write_record

        write_record(plan_of(program_file, start, days, catalogue), output, paper)
        click.echo(f"{output} is written")
        return
    from hipflex_plan.reviewing import review
    from hipflex_plan.terminal.record import record_lines

    plan = plan_of(program_file, start, days, catalogue)
    click.echo("\n".join(record_lines(plan, review(plan.program))))


@command("hipflex-plan demo")
@click.option("-o", "--output", type=AN_OUTPUT, default=Path("six-week-band.pdf"))
@told
def demo(output: Path) -> None:
    """Print the handout of the example in the library."""
    from importlib.resources import as_file

    from hipflex_plan.shipped import shipped

    with as_file(shipped("examples") / "six-week-band.toml") as program_file:
        plan = plan_of(program_file, None, None, None)
    from hipflex_plan.handout import write_pdf

    target = output.resolve()
    refuse_other_suffix(target, "a handout", ".pdf")
    write_pdf(plan, target)
    click.echo(f"{target} is written")
