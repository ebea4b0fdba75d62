"""The command that prints what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import A_FILE, AN_OUTPUT, chosen_catalogue, command, told
from hipflex_plan.cli.plans import A_DATE, A_PAPER, for_a_plan, program_of, scheduled

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from hipflex_plan.diary import Diary


@command("hipflex-plan report ada.toml diary.csv -o report.pdf")
@for_a_plan
@click.argument("diary_file", type=A_FILE)
@click.option("--on", type=A_DATE, metavar="DATE", help="Up to which day; else the diary's last.")
@click.option("--paper", type=A_PAPER, default="a4", show_default=True)
@click.option("-o", "--output", type=AN_OUTPUT, help="The PDF; else FILE-report-DATE.pdf.")
@told
def report(
    program_file: Path,
    diary_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    on: datetime | None,
    paper: str,
    output: Path | None,
) -> None:
    """Print what was done: for the clinician, and a page for the patient."""
    from hipflex_plan.codec import load_diary
    from hipflex_plan.report import write_report

    if output is not None and output.suffix.lower() != ".pdf":
        raise click.UsageError(f"a report ends in .pdf: {output.name!r}")
    plan = scheduled(program_file, program_of(program_file, catalogue, start), days)
    diary = load_diary(diary_file, plan)
    day = on.date() if on else _last_day(diary)
    target = output or program_file.with_name(f"{program_file.stem}-report-{day.isoformat()}.pdf")
    write_report(plan, diary, target, day, paper, catalogue=chosen_catalogue(catalogue))
    click.echo(f"{target} is written")


def _last_day(diary: Diary) -> date:
    """The last day of a diary; the clock is not asked."""
    if not diary.rows:
        raise click.UsageError("nothing is filled in yet: say up to which day with --on DATE")
    return max(row.on for row in diary.rows)
