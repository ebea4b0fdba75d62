"""The command that prints a handout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import AN_OUTPUT, command, told
from hipflex_plan.cli.plans import (
    A_PAPER,
    for_a_plan,
    for_language,
    names_of_layouts,
    plan_of,
    refuse_other_suffix,
)

if TYPE_CHECKING:
    from datetime import datetime

    from hipflex_plan.handout import Carried
    from hipflex_plan.handout.own_templates import OwnTemplates
    from hipflex_plan.plan import Plan

A_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def _listed(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Say which layouts there are, and end."""
    if not asked or context.resilient_parsing:
        return
    from hipflex_plan.handout.layouts import layouts

    templates = context.params.get("templates")
    known = layouts(_own(templates))
    width = max(len(layout.name) for layout in known)
    for layout in known:
        click.echo(f"{layout.name.ljust(width)}  {layout.told}")
    context.exit()


def _own(folder: Path | None) -> OwnTemplates:
    from hipflex_plan.handout.own_templates import OURS, OwnTemplates

    return OwnTemplates(folder) if folder else OURS


@command("hipflex-plan handout ada.toml --layout overview,diary --paper letter -o ada.pdf")
@click.option(
    "--templates",
    type=A_FOLDER,
    is_eager=True,
    help="A folder with a clinic's own templates, laid over ours.",
)
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_listed,
    help="Say which layouts there are.",
)  # fmt: skip
@for_a_plan
@for_language
@click.option(
    "--layout",
    "layouts",
    callback=names_of_layouts,
    default="standard",
    show_default=True,
    help="A layout, or several as in overview,diary; see --list.",
)
@click.option("--separate", is_flag=True, help="A file for each layout: ada-overview.pdf.")
@click.option("--paper", type=A_PAPER, default="a4", show_default=True)
@click.option(
    "--pictures",
    type=click.Choice(["color", "print"]),
    default="color",
    show_default=True,
    help="'print' for printers and copiers that know only black.",
)
@click.option("--archive", is_flag=True, help="To be kept for years: PDF/A-3a as well as PDF/UA-1.")
@click.option(
    "--no-attachments", is_flag=True, help="Without program file, plan and calendar in it."
)
@click.option("--fillable", is_flag=True, help="The diary as a form; see 'diary read'.")
@click.option("--html", is_flag=True, help="A page for the phone instead, with a diary in it.")
@click.option("-o", "--output", type=AN_OUTPUT, help="The file; else named as the program file.")
@told
def handout(
    program_file: Path,
    start: datetime | None,
    days: str | None,
    catalogue: Path | None,
    language: str | None,
    layouts: tuple[str, ...],
    separate: bool,
    paper: str,
    pictures: str,
    templates: Path | None,
    archive: bool,
    no_attachments: bool,
    fillable: bool,
    html: bool,
    output: Path | None,
) -> None:
    """Print the handout as an accessible PDF, which carries what it was made from.

    With --html, write it as one page for the phone.
    """
    if html:
        _refuse_paper()
        plan = plan_of(program_file, start, days, catalogue, language)
        _write_phone_page(plan, output or program_file.with_suffix(".html"))
        return
    from hipflex_plan.handout import write_pdf
    from hipflex_plan.handout.layouts import layout_named

    target = output or program_file.with_suffix(".pdf")
    refuse_other_suffix(target, "a handout", ".pdf")
    own = _own(templates)
    for name in layouts:
        layout_named(name, own)
    plan = plan_of(program_file, start, days, catalogue, language)
    files = _files(plan, None if no_attachments else program_file, archive=archive)
    if fillable and ("diary" not in layouts or archive):
        raise click.UsageError("--fillable is for --layout diary, and not with --archive")
    parts = [(name,) for name in layouts] if separate else [layouts]
    for part in parts:
        file = target.with_stem(f"{target.stem}-{part[0]}") if separate else target
        write_pdf(
            plan, file, paper, pictures, files,
            layout=part, templates=templates, fillable=fillable and "diary" in part,
        )  # fmt: skip
        click.echo(f"{file} is written")


ON_PAPER = (
    "layouts",
    "separate",
    "paper",
    "pictures",
    "templates",
    "archive",
    "no_attachments",
    "fillable",
)
"""What can be said of paper alone."""


def _refuse_paper() -> None:
    """Refuse what a page for the phone does not have, but was asked for."""
    context = click.get_current_context()
    for option in context.command.params:
        name = option.name or ""
        given = context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
        if name in ON_PAPER and given:
            raise click.UsageError(f"{option.opts[-1]} is for paper; leave it out with --html")


def _write_phone_page(plan: Plan, output: Path) -> None:
    refuse_other_suffix(output, "a page for the phone", ".html")
    from hipflex_plan.phone import write_phone_page

    write_phone_page(plan, output)
    click.echo(f"{output} is written")


def _files(plan: Plan, program_file: Path | None, *, archive: bool) -> Carried:
    """What the PDF carries: all that it was made from, or nothing."""
    from hipflex_plan.handout import Carried
    from hipflex_plan.handout_files import carried

    return (
        carried(plan, program_file, archive=archive) if program_file else Carried(archive=archive)
    )
