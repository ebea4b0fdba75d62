"""Commands that write a new program file, and say or print what is in one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import AN_OUTPUT, command, told
from hipflex_plan.cli.plans import (
    A_DATE,
    A_PAPER,
    for_a_plan,
    offered_days,
    plan_of,
    refuse_other_suffix,
    refuse_to_write_over,
)

if TYPE_CHECKING:
    from datetime import datetime


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
