"""Commands that show what the library knows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import chosen_catalogue, command, for_catalogue, told

if TYPE_CHECKING:
    from pathlib import Path


@command("hipflex-plan exercises band standing")
@click.argument("words", nargs=-1)
@for_catalogue
@told
def exercises(words: tuple[str, ...], catalogue: Path | None) -> None:
    """List the exercises, or those that have all the words."""
    from hipflex_plan.terminal.catalogue import exercise_rows

    found = chosen_catalogue(catalogue).find(" ".join(words))
    if not found:
        click.echo(f"no exercise has all of: {' '.join(words)}", err=True)
        sys.exit(1)
    click.echo("\n".join(exercise_rows(found)))


@command("hipflex-plan show wall-psoas-hold")
@click.argument("slug")
@for_catalogue
@told
def show(slug: str, catalogue: Path | None) -> None:
    """Show all about an exercise, a protocol or a source."""
    from hipflex_plan.errors import UnknownNameError
    from hipflex_plan.terminal.catalogue import exercise_lines, protocol_lines, source_page

    known = chosen_catalogue(catalogue)
    if slug in known.protocols:
        click.echo("\n".join(protocol_lines(known.protocol(slug))))
    elif slug in known:
        click.echo("\n".join(exercise_lines(known[slug], known.regressions(slug))))
    elif slug in known.sources:
        click.echo("\n".join(source_page(known.sources[slug])))
    else:
        names = (*known.exercises, *known.protocols, *known.sources)
        raise UnknownNameError.among("exercise, protocol or source", slug, names)


@command("hipflex-plan protocols")
@for_catalogue
@told
def protocols(catalogue: Path | None) -> None:
    """List the protocols, and on whom they were tried."""
    from hipflex_plan.terminal.layout import paragraph

    for slug, protocol in sorted(chosen_catalogue(catalogue).protocols.items()):
        click.echo(f"{slug}: {protocol.title}")
        click.echo("\n".join(paragraph(protocol.summary)))
        click.echo("\n".join(paragraph(f"Tried on: {protocol.population}")))


@command("hipflex-plan questions")
def questions() -> None:
    """List the questions of the screening, by how pressing a yes is."""
    from hipflex_plan.terminal.catalogue import question_lines

    click.echo("\n".join(question_lines()).rstrip())


@command("hipflex-plan conditions hip-arthroscopy")
@click.argument("name", required=False)
@for_catalogue
@told
def conditions(name: str | None, catalogue: Path | None) -> None:
    """List the conditions, or what one of them means for every exercise."""
    from hipflex_plan.conditions import Condition
    from hipflex_plan.terminal.catalogue import condition_lines, condition_rows

    if name is None:
        click.echo("\n".join(condition_rows()))
    else:
        asked = Condition(name)
        click.echo("\n".join(condition_lines(asked.name, chosen_catalogue(catalogue))))


@command("hipflex-plan tests pain")
@click.argument("name", required=False)
@told
def tests(name: str | None) -> None:
    """List the tests and scores, or show how one is done and read."""
    from hipflex_plan.errors import UnknownNameError
    from hipflex_plan.measures import KEYS
    from hipflex_plan.terminal.catalogue import measure_lines, measure_rows

    if name is None:
        click.echo("\n".join(measure_rows()))
    elif name in KEYS:
        click.echo("\n".join(measure_lines(KEYS[name])))
    else:
        raise UnknownNameError.among("test", name, KEYS)


@command("hipflex-plan doctor")
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
