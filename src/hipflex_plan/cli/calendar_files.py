"""The command that writes a plan as a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import AN_OUTPUT, command, told
from hipflex_plan.cli.plans import (
    for_a_plan,
    for_language,
    plan_of,
    refuse_other_suffix,
    refuse_to_write_over,
)

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

MOST_MINUTES = 7 * 24 * 60


def _zone(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    """Refuse what is no time zone before any file is opened."""
    from hipflex_plan.errors import ImpossibleValueError
    from hipflex_plan.ics import time_zone

    try:
        return name if name is None else time_zone(name).key
    except ImpossibleValueError as error:
        raise click.BadParameter(str(error)) from None


@command("hipflex-plan calendar ada.toml --alarm 30 -o ada.ics")
@for_a_plan
@for_language
@click.option("--zone", callback=_zone, help="Zone of the times of day, as in Europe/London.")
@click.option(
    "--alarm",
    type=click.IntRange(0, MOST_MINUTES),
    metavar="MINUTES",
    help="A reminder so long before; that of a whole day rings at 9:00.",
)
@click.option("--movement-breaks", is_flag=True, help="FILE-breaks.ics too, with those.")
@click.option("-o", "--output", type=AN_OUTPUT, help="The calendar; else FILE.ics.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@told
def calendar(
    program_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    language: str | None,
    zone: str | None,
    alarm: int | None,
    movement_breaks: bool,
    output: Path | None,
    force: bool,
) -> None:
    """Write the plan as a calendar, for a phone or a computer (iCalendar).

    Importing it again after a change updates what is there.
    """
    from hipflex_plan.ics import movement_breaks_to_ics, to_ics
    from hipflex_plan.whole_files import write_whole

    target = output or program_file.with_suffix(".ics")
    refuse_other_suffix(target, "a calendar", ".ics")
    beside = target.with_name(f"{target.stem}-breaks.ics")
    for file in (target, beside) if movement_breaks else (target,):
        refuse_to_write_over(file, force=force)
    plan = plan_of(program_file, start, days, catalogue, language)
    made = {target: to_ics(plan, zone=zone, alarm_minutes=alarm)}
    if movement_breaks:
        made[beside] = movement_breaks_to_ics(plan, alarm=alarm is not None)
    for file, text in made.items():
        write_whole(file, text.encode())
        click.echo(f"{file} is written")
