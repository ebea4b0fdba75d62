"""Commands that draw: the picture of an exercise, and the sheet of all."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import AN_OUTPUT, chosen_catalogue, command, for_catalogue, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.exercise import Exercise

A_SIDE = click.Choice(["left", "right"])
A_STYLE = click.Choice(["color", "print"])
SECONDS_BETWEEN_LOOKS = 0.5


def _drawn(command: Callable[..., None]) -> Callable[..., None]:
    """The options of all commands that draw."""
    options = (
        for_catalogue,
        click.option("--side", type=A_SIDE, default="right", show_default=True),
        click.option("--style", type=A_STYLE, default="color", show_default=True),
        click.option("--look", default="younger", show_default=True, help="Who is drawn."),
    )
    for option in options:
        command = option(command)
    return command


@command("hipflex-plan figure straight-leg-raise --side left -o raise.svg")
@click.argument("exercise")
@_drawn
@click.option("--motion", is_flag=True, help="A moving picture; an SVG only.")
@click.option("--watch", is_flag=True, help="Draw again whenever the file of the pose is saved.")
@click.option("-o", "--output", type=AN_OUTPUT, help="An .svg, .pdf or .png; else EXERCISE.svg.")
@told
def figure(
    exercise: str,
    side: str,
    style: str,
    look: str,
    motion: bool,
    watch: bool,
    output: Path | None,
    catalogue: Path | None,
) -> None:
    """Draw the picture of an exercise.

    EXERCISE is a name in the catalogue, or a TOML file with a pose.
    """
    from pathlib import Path

    from hipflex_plan.figure_files import Wish

    wish = Wish(side=side, style=style, look=look, moving=motion)
    file = Path(exercise)
    target = output or Path(f"{file.stem}.svg")
    if watch and not file.is_file():
        raise click.UsageError(f"--watch needs a file with a pose: {exercise!r}")
    known = chosen_catalogue(catalogue)
    _draw(exercise, known, target, wish)
    seen = file.stat().st_mtime_ns if watch else 0
    while watch:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        now = file.stat().st_mtime_ns if file.is_file() else seen
        if now != seen:
            seen = now
            _draw_or_tell(exercise, known, target, wish)


def _draw(name: str, known: Catalogue, target: Path, wish: object) -> None:
    from hipflex_plan.figure_files import Wish, write_figure
    from hipflex_plan.figures import findings

    chosen = _exercise(name, known)
    write_figure(chosen, target, wish if isinstance(wish, Wish) else None)
    click.echo(f"{target} is written")
    for finding in findings(chosen.figure) if chosen.figure else ():
        click.echo(f"  {finding}", err=True)


def _draw_or_tell(name: str, known: Catalogue, target: Path, wish: object) -> None:
    """Draw once more; a pose that cannot be is told, and waited for."""
    from hipflex_plan.errors import HipflexPlanError

    try:
        _draw(name, known, target, wish)
    except HipflexPlanError as error:
        click.echo(str(error), err=True)


def _exercise(name: str, known: Catalogue) -> Exercise:
    """The exercise of the catalogue, or one with the pose of a file."""
    from pathlib import Path

    from hipflex_plan.catalogue_files import exercise_with_figure

    file = Path(name)
    return exercise_with_figure(file, known) if file.suffix == ".toml" else known[name]


@command("hipflex-plan figures -o sheet.pdf")
@_drawn
@click.option("-o", "--output", type=AN_OUTPUT, default="figures.pdf", show_default=True)
@told
def figures(side: str, style: str, look: str, output: Path, catalogue: Path | None) -> None:
    """Print the pictures of all exercises on a sheet."""
    from pathlib import Path

    from hipflex_plan.cli.plans import refuse_other_suffix
    from hipflex_plan.figure_files import Wish, figure_sheet
    from hipflex_plan.whole_files import write_whole

    target = Path(output)
    refuse_other_suffix(target, "a sheet", ".pdf")
    wish = Wish(side=side, style=style, look=look)
    write_whole(target, figure_sheet(chosen_catalogue(catalogue).exercises.values(), wish))
    click.echo(f"{target} is written")
