"""Commands that write the empty diary of a plan, and read or check a filled one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import A_FILE, AN_OUTPUT, command, for_catalogue, group, told
from hipflex_plan.cli.plans import (
    A_PAPER,
    for_a_plan,
    plan_of,
    program_of,
    refuse_other_suffix,
    refuse_to_write_over,
    scheduled,
)

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from hipflex_plan.diary import Diary
    from hipflex_plan.plan import Plan


@group("hipflex-plan diary template ada.toml -o ada.csv")
def diary() -> None:
    """Write or print the empty diary of a plan, or read or check a filled one."""


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
    from hipflex_plan.whole_files import write_whole

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
@click.option("--fillable", is_flag=True, help="With fields to type into; see 'diary read'.")
@click.option("-o", "--output", type=AN_OUTPUT, help="The PDF; else FILE-diary.pdf.")
@told
def print_(
    program_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    paper: str,
    fillable: bool,
    output: Path | None,
) -> None:
    """Print the diary, a page a week for the fridge, to be filled in by hand or typed into."""
    from hipflex_plan.handout.carrying import NOTHING
    from hipflex_plan.handout.diary import write_diary_pages
    from hipflex_plan.handout_files import carried

    target = output or program_file.with_name(f"{program_file.stem}-diary.pdf")
    refuse_other_suffix(target, "a printed diary", ".pdf")
    plan = plan_of(program_file, start, days, catalogue)
    files = carried(plan, program_file) if fillable else NOTHING
    write_diary_pages(plan, target, paper, fillable=fillable, carried=files)
    click.echo(f"{target} is written")


@command("hipflex-plan diary read ada-diary.pdf -o diary.csv", of=diary)
@click.argument("form", type=A_FILE)
@click.option("-o", "--output", type=AN_OUTPUT, required=True, help="The CSV file.")
@click.option("--program", "program_file", type=A_FILE, help="Not the plan that the form carries.")
@for_catalogue
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@told
def read(
    form: Path, output: Path, program_file: Path | None, catalogue: Path | None, force: bool
) -> None:
    """Read what was typed into a fillable diary, and write it as CSV."""
    from hipflex_plan.codec import diary_form_text, parse_diary
    from hipflex_plan.codec.diaries import diary_bytes
    from hipflex_plan.whole_files import write_whole

    refuse_other_suffix(form, "a filled form", ".pdf")
    refuse_other_suffix(output, "a diary", ".csv")
    refuse_to_write_over(output, force=force)
    plan = _plan_of_form(form, program_file, catalogue)
    text = diary_form_text(form, plan)
    write_whole(output, diary_bytes(text, ".csv"))
    click.echo(f"{output} is written: {_held(parse_diary(text, plan), plan)}")


def _plan_of_form(form: Path, program_file: Path | None, catalogue: Path | None) -> Plan:
    """The plan of a program file, else the one that the form carries."""
    from hipflex_plan.handout_files import HandoutFiles

    if program_file is None:
        return HandoutFiles.of(form).plan()
    return scheduled(program_file, program_of(program_file, catalogue, None), None)


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
