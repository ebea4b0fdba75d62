"""What all commands share that make a plan from a program file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import A_FILE, chosen_catalogue, for_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from hipflex_plan.plan import Plan
    from hipflex_plan.program import Program

A_DATE = click.DateTime(formats=["%Y-%m-%d"])
A_PAPER = click.Choice(["a4", "letter"], case_sensitive=False)
UNDATED = "2027-01-04"
"""A Monday, to see whether a program without a start fits its days."""


def offered_days(_: click.Context, __: click.Parameter, words: str | None) -> str | None:
    """Refuse words that are no weekdays before any file is opened."""
    from hipflex_plan.errors import ImpossibleValueError
    from hipflex_plan.frequency import weekdays

    try:
        return words if words is None else " ".join(weekdays(words))
    except ImpossibleValueError as error:
        raise click.BadParameter(str(error)) from None


def for_a_plan(command: Callable[..., None]) -> Callable[..., None]:
    """The argument and the options of all commands that make a plan from a file."""
    options = (
        for_catalogue,
        click.option("--days", callback=offered_days, help="Training days, as in mon,wed,fri."),
        click.option("--start", type=A_DATE, metavar="DATE", help="First day, not the file's."),
        click.argument("program_file", type=A_FILE),
    )
    for option in options:
        command = option(command)
    return command


def names_of_layouts(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    """``overview,diary`` taken apart."""
    return tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))


def known_language(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    """Refuse a language that is not there before any file is opened."""
    from hipflex_plan.errors import ImpossibleValueError
    from hipflex_plan.languages import language_of

    try:
        return None if code is None else language_of(code).code
    except ImpossibleValueError as error:
        raise click.BadParameter(str(error)) from None


def for_language(command: Callable[..., None]) -> Callable[..., None]:
    """The option for the language that the patient reads."""
    told = "What the patient reads, not the file's; as in es or en-US."
    return click.option("--language", callback=known_language, metavar="CODE", help=told)(command)


def program_of(
    file: Path, catalogue: Path | None, start: datetime | None, language: str | None = None
) -> Program:
    """The program of a file, with the start and language of the command line where given."""
    import attrs

    from hipflex_plan.codec import load_program

    known = chosen_catalogue(catalogue)
    program = load_program(file, known)
    if language:
        from hipflex_plan.translating import in_language

        program = in_language(program, language, known)
    return attrs.evolve(program, start=start.date()) if start else program


def scheduled(file: Path, program: Program, days: str | None, otherwise: str = "") -> Plan:
    """The plan of a program; *otherwise* is the start where none is given."""
    from datetime import date

    from hipflex_plan.errors import FileError, HipflexPlanError, Problem
    from hipflex_plan.scheduling import schedule

    first = program.start or (date.fromisoformat(otherwise) if otherwise else None)
    try:
        return schedule(program, start=first, training_days=days)
    except HipflexPlanError as error:
        raise FileError(str(file), [Problem("", str(error))]) from None


def plan_of(
    file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    language: str | None = None,
) -> Plan:
    """The plan of a program file that nothing speaks against; findings go to standard error."""
    from hipflex_plan.errors import FileError, Problem, ReviewError
    from hipflex_plan.reviewing import refuse_dangerous, review
    from hipflex_plan.terminal.findings import finding_lines

    program = program_of(file, catalogue, start, language)
    plan = scheduled(file, program, days)
    issues = review(program)
    try:
        refuse_dangerous(issues)
    except ReviewError as error:
        raise FileError(str(file), [Problem("", str(error))]) from None
    for line in finding_lines(issues):
        click.echo(line, err=True)
    return plan


def next_file(file: Path, day: date) -> Path:
    """Where the program goes that comes after a file from a day on: ``FILE-from-DATE.toml``."""
    stem = re.sub(r"-from-\d{4}-\d{2}-\d{2}$", "", file.stem)
    return file.with_name(f"{stem}-from-{day.isoformat()}{file.suffix}")


def refuse_to_write_over(target: Path, *, force: bool) -> None:
    """Refuse a file that is there already, unless it was asked for."""
    if target.exists() and not force:
        raise click.UsageError(f"{target} is there already; --force writes over it")


def refuse_other_suffix(target: Path, what: str, suffix: str) -> None:
    """Refuse a file whose name does not end as it must."""
    if target.suffix.lower() != suffix:
        raise click.UsageError(f"{what} ends in {suffix}: {target.name!r}")
