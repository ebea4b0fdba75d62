"""The command `hipflex-plan`, and what all its commands share."""

from __future__ import annotations

import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipflex_plan.catalogue import Catalogue

P = ParamSpec("P")
R = TypeVar("R")

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
A_CATALOGUE = click.Path(exists=True, path_type=Path)
AN_OUTPUT = click.Path(dir_okay=False, path_type=Path)


class _Command(click.Command):
    """A command whose last paragraph is an example, kept as it is written."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write("Example:\n")
            formatter.write("".join(f"  {line}\n" for line in self.epilog.splitlines()))


class _Group(_Command, click.Group):
    """A command that has commands of its own."""


def told(command: Callable[P, R]) -> Callable[P, R]:
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


MAIN_HELP = """Home exercise programs for the hip flexors: check, schedule, print.

Begin with a new program file, change it in any editor, check it, and print
the handout:

\b
  hipflex-plan new --protocol six-week-band --side left --start 2027-01-04 \\
      --days mon,wed,fri -o ada.toml
  hipflex-plan check ada.toml
  hipflex-plan handout ada.toml

The library proposes; the clinician decides.
"""
"""The backspace alone on a line keeps the lines after it as they are written."""


@click.group(
    help=MAIN_HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="hipflex-plan", message="hipflex-plan %(version)s")
def main() -> None:
    """The command `hipflex-plan`; what it says of itself is `MAIN_HELP`."""


def command(
    example: str, name: str | None = None, of: click.Group = main
) -> Callable[[Callable[..., None]], click.Command]:
    """A command with an example at the end of its help; named as its function or as *name*."""
    return of.command(name, cls=_Command, epilog=example)


def group(example: str) -> Callable[[Callable[..., None]], click.Group]:
    """A command that has commands of its own, with an example at the end of its help."""
    return main.group(cls=_Group, epilog=example)


def for_catalogue(command: Callable[..., None]) -> Callable[..., None]:
    """The option that lays a clinic's own catalogue over ours."""
    told = "A clinic's own: a file or a folder."
    return click.option("--catalogue", type=A_CATALOGUE, help=told)(command)


def chosen_catalogue(path: Path | None) -> Catalogue:
    """Our catalogue, with a clinic's own laid over it."""
    from hipflex_plan.catalogue_files import load_catalogue

    ours = load_catalogue()
    return ours if path is None else ours | load_catalogue(path)
