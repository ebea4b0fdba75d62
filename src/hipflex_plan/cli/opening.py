"""The command that takes out of a handout what it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import A_FILE, AN_OUTPUT, command, told
from hipflex_plan.cli.plans import refuse_to_write_over

if TYPE_CHECKING:
    from pathlib import Path

    from hipflex_plan.handout_files import HandoutFiles

PROGRAMS = (".toml", ".yaml", ".yml")
PLAN = ".json"
CALENDAR = ".ics"


@command("hipflex-plan open ada.pdf -o ada.toml", name="open")
@click.argument("handout_file", type=A_FILE)
@click.option("-o", "--output", type=AN_OUTPUT, help="A .toml or .yaml, a .json or an .ics.")
@click.option("--program", is_flag=True, help="The program file, though the output is a .json.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@told
def open_(handout_file: Path, output: Path | None, program: bool, force: bool) -> None:
    """Take the program file, the plan or the calendar out of a handout.

    The end of the output's name says which: .toml or .yaml the program file as it was
    written, .json the plan, .ics the calendar. Without an output, say what there is.
    """
    from hipflex_plan.handout_files import HandoutFiles
    from hipflex_plan.whole_files import write_whole

    if output is not None and output.suffix.lower() not in (*PROGRAMS, PLAN, CALENDAR):
        raise click.UsageError(f"the output ends in .toml, .yaml, .json or .ics: {output.name!r}")
    if output is not None:
        refuse_to_write_over(output, force=force)
    files = HandoutFiles.of(handout_file)
    if output is None:
        _say(handout_file, files)
        return
    write_whole(output, _taken(files, output, program=program))
    click.echo(f"{output} is written")


def _say(handout_file: Path, files: HandoutFiles) -> None:
    from hipflex_plan.handout_files import CALENDAR_NAME, PLAN_NAME
    from hipflex_plan.terminal.plans import plan_summary

    program, plan = files.program(), files.plan()
    files.calendar()
    click.echo(f"{handout_file} carries:")
    click.echo(f"  {program.name}: the program file")
    click.echo(f"  {PLAN_NAME}: the plan; {plan_summary(plan)}")
    click.echo(f"  {CALENDAR_NAME}: the plan as a calendar")


def _taken(files: HandoutFiles, output: Path, *, program: bool) -> bytes:
    """What the end of the output's name asks for."""
    suffix = output.suffix.lower()
    if suffix == CALENDAR:
        return files.calendar().content
    if suffix == PLAN and not program:
        return files.plan_text()
    return _program(files, suffix)


def _program(files: HandoutFiles, suffix: str) -> bytes:
    """The program file, if the output's name says of it what it is."""
    from pathlib import Path

    from hipflex_plan.errors import FileError, Problem

    file = files.program()
    own = Path(file.name).suffix.lower()
    if _kind(own) != _kind(suffix):
        also = " and add --program" if own == PLAN else ""
        told = f"the program file in it is {file.name}: let the output end in {own}{also}"
        raise FileError(files.name, [Problem("", told)])
    return file.content


def _kind(suffix: str) -> str:
    return ".yaml" if suffix == ".yml" else suffix
