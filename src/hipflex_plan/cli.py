"""The command line: files in, files out, nothing decided here.

Exit codes: 0 all is well, 1 the file (or the machine) has problems, 2 wrong
usage. Problems go to standard error, results to standard output.
"""

from __future__ import annotations

import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.plan import Plan

P = ParamSpec("P")
R = TypeVar("R")

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
A_DATE = click.DateTime(formats=["%Y-%m-%d"])
A_CATALOGUE = click.Path(exists=True, path_type=Path)
A_PAPER = click.Choice(["a4", "letter"], case_sensitive=False)
AN_OUTPUT = click.Path(dir_okay=False, path_type=Path)


class _Command(click.Command):
    """A command whose last paragraph is an example, kept as it is written."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write("Example:\n")
            formatter.write("".join(f"  {line}\n" for line in self.epilog.splitlines()))


def _told(command: Callable[P, R]) -> Callable[P, R]:
    """Say what is wrong and stop with 1, instead of a traceback."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        from hipflex_plan.errors import HipflexPlanError

        try:
            return command(*args, **kwargs)
        except (HipflexPlanError, OSError, UnicodeError) as error:
            click.echo(str(error), err=True)
            sys.exit(1)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="hipflex-plan", message="hipflex-plan %(version)s")
def main() -> None:  # click wants the backspace itself
    """Home exercise programs for the hip flexors: check, schedule, print.

    Begin with a new program file, change it in any editor, check it, and print
    the handout:

    \b
      hipflex-plan new --protocol six-week-band --side left --start 2027-01-04 \\
          --days mon,wed,fri -o ada.toml
      hipflex-plan check ada.toml
      hipflex-plan handout ada.toml

    The library proposes; the clinician decides.
    """  # noqa: D301  # click wants the backspace itself


def _command(example: str) -> Callable[[Callable[..., None]], click.Command]:
    return main.command(cls=_Command, epilog=example)


def _days(_: click.Context, __: click.Parameter, words: str | None) -> str | None:
    """Refuse words that are no weekdays before any file is opened."""
    from hipflex_plan.errors import ImpossibleValueError
    from hipflex_plan.frequency import weekdays

    try:
        return words if words is None else " ".join(weekdays(words))
    except ImpossibleValueError as error:
        raise click.BadParameter(str(error)) from None


def _for_a_plan(command: Callable[..., None]) -> Callable[..., None]:
    """The argument and the options of all commands that make a plan from a file."""
    options = (
        click.option("--catalogue", type=A_CATALOGUE, help="A clinic's own: a file or a folder."),
        click.option("--days", callback=_days, help="Training days, as in mon,wed,fri."),
        click.option("--start", type=A_DATE, metavar="DATE", help="First day, not the file's."),
        click.argument("program_file", type=A_FILE),
    )
    for option in options:
        command = option(command)
    return command


def _catalogue(path: Path | None) -> Catalogue:
    from hipflex_plan.catalogue_files import load_catalogue

    ours = load_catalogue()
    return ours if path is None else ours | load_catalogue(path)


def _plan(
    program_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    otherwise: str = "",
) -> Plan:
    """The plan of a program file; *otherwise* is the start where none is given."""
    from datetime import date

    from hipflex_plan.codec import load_program
    from hipflex_plan.errors import FileError, HipflexPlanError, Problem
    from hipflex_plan.scheduling import schedule

    program = load_program(program_file, _catalogue(catalogue))
    first = start.date() if start else program.start
    if first is None and otherwise:
        first = date.fromisoformat(otherwise)
    try:
        return schedule(program, start=first, training_days=days)
    except HipflexPlanError as error:
        raise FileError(str(program_file), [Problem("", str(error))]) from None


@_command("hipflex-plan new --protocol six-week-band --side left --days mon,wed,fri -o ada.toml")
@click.option("--protocol", help="Begin from a protocol; see 'hipflex-plan protocols'.")
@click.option("--side", type=click.Choice(["left", "right", "each"]), help="Which leg works.")
@click.option("--start", type=A_DATE, metavar="DATE", help="First day: 2027-01-04.")
@click.option("--days", callback=_days, help="Training days, as in mon,wed,fri.")
@click.option("--patient", default="", help="A name or a code; nothing is required.")
@click.option("-o", "--output", type=AN_OUTPUT, default=Path("program.toml"), show_default=True)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@_told
def new(output: Path, force: bool, **wishes: Any) -> None:  # noqa: ANN401  # click's values
    """Write a new program file, with help beside each line."""
    from hipflex_plan.codec import parse_program
    from hipflex_plan.documents import write_whole
    from hipflex_plan.starter import starter_text

    if output.suffix.lower() != ".toml":
        raise click.UsageError(f"a new program file ends in .toml, not in {output.suffix!r}")
    if output.exists() and not force:
        raise click.UsageError(f"{output} is there already; --force writes over it")
    start = wishes.pop("start")
    text = starter_text(start=start.date() if start else None, **wishes)
    parse_program(text)
    write_whole(output, text.encode())
    click.echo(f"{output} is written; next: hipflex-plan check {output}")


@_command("hipflex-plan check ada.toml")
@_for_a_plan
@_told
def check(
    program_file: Path, start: datetime | None, days: str | None, catalogue: Path | None
) -> None:
    """Say all that is wrong with a program file, or nothing."""
    from hipflex_plan.terminal import chosen_lines, plan_summary, screening_lines

    plan = _plan(program_file, start, days, catalogue, otherwise="2027-01-04")
    if start is None and plan.program.start is None:
        click.echo(f"{program_file}: no problems; it has no start date yet")
    else:
        click.echo(f"{program_file}: no problems")
        click.echo(plan_summary(plan))
    for line in (*screening_lines(plan), *chosen_lines(plan)):
        click.echo(line)


@_command("hipflex-plan schedule ada.toml --start 2027-01-04")
@_for_a_plan
@click.option("--json", "as_json", is_flag=True, help="The whole plan, for programs.")
@_told
def schedule(
    program_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    as_json: bool,
) -> None:
    """Print the dates, and the dosage of each week."""
    from hipflex_plan.codec import plan_to_json
    from hipflex_plan.terminal import plan_lines

    plan = _plan(program_file, start, days, catalogue)
    _tell_findings(plan)
    click.echo(plan_to_json(plan), nl=False) if as_json else click.echo("\n".join(plan_lines(plan)))


@_command("hipflex-plan handout ada.toml --paper letter -o ada.pdf")
@_for_a_plan
@click.option("--paper", type=A_PAPER, default="a4", show_default=True)
@click.option("-o", "--output", type=AN_OUTPUT, help="The PDF; else named as the program file.")
@_told
def handout(
    program_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    paper: str,
    output: Path | None,
) -> None:
    """Print the handout as an accessible PDF."""
    plan = _plan(program_file, start, days, catalogue)
    _tell_findings(plan)
    _print(plan, output or program_file.with_suffix(".pdf"), paper)


def _tell_findings(plan: Plan) -> None:
    """Say on standard error what the screening found, also when it stops nothing."""
    screening = plan.program.screening
    for finding in screening.findings if screening else ():
        click.echo(f"Screening: {finding} {finding.advice}", err=True)


def _print(plan: Plan, output: Path, paper: str) -> None:
    if output.suffix.lower() != ".pdf":
        raise click.UsageError(f"a handout ends in .pdf: {output.name!r}")
    from hipflex_plan.handout import write_pdf

    write_pdf(plan, output, paper)
    click.echo(f"{output} is written")


@_command("hipflex-plan exercises band standing")
@click.argument("words", nargs=-1)
@click.option("--catalogue", type=A_CATALOGUE, help="A clinic's own: a file or a folder.")
@_told
def exercises(words: tuple[str, ...], catalogue: Path | None) -> None:
    """List the exercises, or those that have all the words."""
    from hipflex_plan.terminal import exercise_rows

    found = _catalogue(catalogue).find(" ".join(words))
    if not found:
        click.echo(f"no exercise has all of: {' '.join(words)}", err=True)
        sys.exit(1)
    click.echo("\n".join(exercise_rows(found)))


@_command("hipflex-plan show wall-psoas-hold")
@click.argument("slug")
@click.option("--catalogue", type=A_CATALOGUE, help="A clinic's own: a file or a folder.")
@_told
def show(slug: str, catalogue: Path | None) -> None:
    """Show all about an exercise or a protocol, with its sources."""
    from hipflex_plan.errors import UnknownNameError
    from hipflex_plan.terminal import exercise_lines, protocol_lines

    known = _catalogue(catalogue)
    if slug in known.protocols:
        click.echo("\n".join(protocol_lines(known.protocol(slug))))
    elif slug in known:
        click.echo("\n".join(exercise_lines(known[slug], known.regressions(slug))))
    else:
        names = (*known.exercises, *known.protocols)
        raise UnknownNameError.among("exercise or protocol", slug, names)


@_command("hipflex-plan protocols")
@click.option("--catalogue", type=A_CATALOGUE, help="A clinic's own: a file or a folder.")
@_told
def protocols(catalogue: Path | None) -> None:
    """List the protocols, and on whom they were tried."""
    from hipflex_plan.terminal import paragraph

    for slug, protocol in sorted(_catalogue(catalogue).protocols.items()):
        click.echo(f"{slug}: {protocol.title}")
        click.echo("\n".join(paragraph(protocol.summary)))
        click.echo("\n".join(paragraph(f"Tried on: {protocol.population}")))


@_command("hipflex-plan questions")
def questions() -> None:
    """List the questions of the screening, by how pressing a yes is."""
    from hipflex_plan.terminal import question_lines

    click.echo("\n".join(question_lines()).rstrip())


@_command("hipflex-plan doctor")
def doctor() -> None:
    """Say whether this machine can print handouts."""
    from hipflex_plan.native import LIBRARIES, MISSING, install_line, missing_libraries

    for library in LIBRARIES:
        state = "is here" if library.present else "is missing"
        click.echo(f"{library.name} {state} ({library.needed_for})")
    if missing_libraries():
        click.echo(f"\n{MISSING}\n\n    {install_line()}\n", err=True)
        sys.exit(1)
    click.echo("This machine can print handouts.")


@_command("hipflex-plan demo")
@click.option("-o", "--output", type=AN_OUTPUT, default=Path("six-week-band.pdf"))
@_told
def demo(output: Path) -> None:
    """Print the handout of the example in the library."""
    from importlib.resources import as_file

    from hipflex_plan.shipped import shipped

    with as_file(shipped("examples") / "six-week-band.toml") as program_file:
        plan = _plan(program_file, None, None, None)
    _print(plan, output.resolve(), "a4")
