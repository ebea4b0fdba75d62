"""Commands for what life does to the dates: move, skip, postpone, pause, extend."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import A_FILE, AN_OUTPUT, chosen_catalogue, command, for_catalogue, told
from hipflex_plan.cli.plans import A_DATE, next_file, program_of, refuse_to_write_over, scheduled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from hipflex_plan.plan import Plan


def _change(example: str) -> Callable[[Callable[..., Plan]], click.Command]:
    """A command that changes the dates of a program, from what makes the next plan of a plan."""

    def as_command(change: Callable[..., Plan]) -> click.Command:
        @functools.wraps(change)
        def run(
            program_file: Path,
            catalogue: Path | None,
            output: Path | None,
            force: bool,
            **wishes: object,
        ) -> None:
            changed = functools.partial(change, **wishes)
            _write_changed(program_file, catalogue, output, force, changed)

        return command(example)(_for_a_change(told(run)))

    return as_command


def _for_a_change(run: Callable[..., None]) -> Callable[..., None]:
    """The argument and the options of all commands that change the dates of a program."""
    instead = "Write the whole program here, and leave the file as it is."
    options = (
        for_catalogue,
        click.option("--note", default="", help="Why; kept in the program file."),
        click.option("-o", "--output", type=AN_OUTPUT, help=instead),
        click.option("--force", is_flag=True, help="Write over a file that is there."),
        click.argument("program_file", type=A_FILE),
    )
    for option in options:
        run = option(run)
    return run


def _write_changed(
    file: Path,
    catalogue: Path | None,
    output: Path | None,
    force: bool,
    change: Callable[[Plan], Plan],
) -> None:
    """Make the next plan, say what is different, and write the program.

    What happened comes to the end of the file, which else stays as it is. Where the
    phases change too, a new file is written, and the old one stays.
    """
    from hipflex_plan.codec import program_text
    from hipflex_plan.codec.date_changes import with_date_changes
    from hipflex_plan.rearranging import differences
    from hipflex_plan.terminal.plans import plan_summary
    from hipflex_plan.whole_files import write_whole

    known = chosen_catalogue(catalogue)
    plan = scheduled(file, program_of(file, catalogue, None), None)
    made = change(plan)
    text = None if output else with_date_changes(file, plan, made, known)
    target = file
    if text is None:
        target = output or next_file(file, made.program.date_changes[-1].on)
        text = program_text(made.program, target.suffix, known)
        refuse_to_write_over(target, force=force)
    write_whole(target, text.encode())
    click.echo(f"{target} is written: {plan_summary(made)}")
    for line in differences(plan, made) or ("All sessions, weeks and rests are as they were.",):
        click.echo(f"  {line}")


@_change("hipflex-plan move ada.toml 2027-01-13 2027-01-14")
@click.argument("session", metavar="DATE", type=A_DATE)
@click.argument("to", metavar="TO", type=A_DATE)
def move(plan: Plan, session: datetime, to: datetime, note: str) -> Plan:
    """Move the session of a date to another day of its week, if the rules allow it."""
    from hipflex_plan import rearranging

    return rearranging.move(plan, session.date(), to.date(), note)


@_change("hipflex-plan skip ada.toml 2027-01-13")
@click.argument("session", metavar="DATE", type=A_DATE)
def skip(plan: Plan, session: datetime, note: str) -> Plan:
    """Leave out the session of a date; nothing takes its place."""
    from hipflex_plan import rearranging

    return rearranging.skip(plan, session.date(), note)


@_change("hipflex-plan postpone ada.toml 2027-01-13 3")
@click.argument("first", metavar="FROM", type=A_DATE)
@click.argument("days", type=int)
def postpone(plan: Plan, first: datetime, days: int, note: str) -> Plan:
    """Put off everything from a date on by some days."""
    from hipflex_plan import rearranging

    return rearranging.postpone(plan, first.date(), days, note)


@_change("hipflex-plan pause ada.toml 2027-01-13 2027-01-22 --note 'a cold'")
@click.argument("first", metavar="FROM", type=A_DATE)
@click.argument("last", metavar="TO", type=A_DATE)
def pause(plan: Plan, first: datetime, last: datetime, note: str) -> Plan:
    """Stop from one date to another, both included, and go on after it.

    After a week or more the last week begins again; after two weeks or more, the
    one before it.
    """
    from hipflex_plan import rearranging

    return rearranging.pause(plan, first.date(), last.date(), note)


@_change("hipflex-plan extend ada.toml 2")
@click.argument("weeks", type=int)
def extend(plan: Plan, weeks: int, note: str) -> Plan:
    """Make the last phase longer by some weeks."""
    from hipflex_plan import rearranging

    return rearranging.extend(plan, weeks, note)
