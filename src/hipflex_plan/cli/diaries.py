"""Commands that write the empty diary of a plan, and check a filled one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import A_FILE, AN_OUTPUT, command, group, told
from hipflex_plan.cli.plans import (
    A_PAPER,
    for_a_plan,
    plan_of,
    program_of,
    refuse_other_suffix,
    scheduled,
)

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from hipflex_plan.diary import Diary
    from hipflex_plan.plan import Plan


@group("hipflex-plan diary template ada.toml -o ada.csv")
def diary() -> None:
    """Write the empty diary of a plan, or check a filled one."""


@command("hipflex-plan diary template ada.toml -o ada.csv", of=diary)
@for_a_plan
@click.option("-o", "--output", type=AN_OUTPUT, help="The CSV file; else standard output.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@told
def template(
    program_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    output: Path | None,
    force: bool,
) -> None:
    """Write the empty diary of a program file, to be filled in."""
    from hipflex_plan.codec import diary_template
    from hipflex_plan.codec.diaries import diary_bytes
    from hipflex_plan.documents import write_whole

    if output is not None and output.suffix.lower() != ".csv":
        raise click.UsageError(f"an empty diary ends in .csv: {output.name!r}")
    if output is not None and output.exists() and not force:
        raise click.UsageError(f"{output} is there already; --force writes over it")
    text = diary_template(plan_of(program_file, start, days, catalogue))
    if output is None:
        click.echo(text, nl=False)
    else:
        write_whole(output, diary_bytes(text, ".csv"))
        click.echo(f"{output} is written")


@command("hipflex-plan diary print ada.toml -o ada-diary.pdf", "print", of=diary)
@for_a_plan
@click.option("--paper", type=A_PAPER, default="a4", show_default=True)
@click.option("-o", "--output", type=AN_OUTPUT, help="The PDF; else FILE-diary.pdf.")
@told
def print_(
    program_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    paper: str,
    output: Path | None,
) -> None:
    """Print the diary, with the columns of the CSV, to be filled in by hand."""
    from hipflex_plan.diary_pages import write_diary_pages

    target = output or program_file.with_name(f"{program_file.stem}-diary.pdf")
    refuse_other_suffix(target, "a printed diary", ".pdf")
    write_diary_pages(plan_of(program_file, start, days, catalogue), target, paper)
    click.echo(f"{target} is written")


@command("hipflex-plan diary check ada.toml ada.csv", of=diary)
@for_a_plan
@click.argument("diary_file", type=A_FILE)
@told
def check(
    program_file: Path,
    diary_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
) -> None:
    """Check a filled diary: all that is wrong, or how much it holds."""
    from hipflex_plan.codec import load_diary

    plan = scheduled(program_file, program_of(program_file, catalogue, start), days)
    click.echo(f"{diary_file}: {_held(load_diary(diary_file, plan), plan)}")


def _held(filled: Diary, plan: Plan) -> str:
    sessions = {row.session for row in filled.rows}
    if not sessions:
        return "no problems; nothing is filled in yet"
    return (
        f"no problems; rows filled in: {len(filled.rows)}, "
        f"sessions: {len(sessions)} of {len(plan.sessions)}, "
        f"the last on {max(row.on for row in filled.rows)}"
    )
