"""The gallery shows what is there, with commands that can be run."""

import re
import shlex
import sys
from pathlib import Path

import click
import pytest

from hipflex_plan.cli import main as hipflex_plan

TOP = Path(__file__).parents[1]
PAGE = TOP / "docs" / "gallery.md"

sys.path.insert(0, str(TOP / "docs" / "images"))
import gallery as MAKER  # noqa: E402, N812  # it stands beside the pictures that it makes

TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"^`(hipflex-plan [^`]+)`", TEXT, re.MULTILINE)))


def parsed(command):
    """The context of a command with its arguments, as the command line would take them."""
    _, *words = shlex.split(command)
    group = hipflex_plan
    while isinstance(group, click.Group):
        name, group, words = group.resolve_command(click.Context(group), words)
    return group.make_context(name, words)


def test_the_page_is_as_it_is_made():
    assert MAKER.page() == TEXT


def test_every_picture_is_there_and_none_is_left_over():
    named = set(re.findall(r"\(images/gallery/([^)]+)\)", TEXT))

    assert named == {path.name for path in MAKER.PICTURES.iterdir()}


def test_the_pictures_are_quick_to_load():
    assert sum(path.stat().st_size for path in MAKER.PICTURES.iterdir()) < 4_000_000


def test_every_example_is_shown():
    shown = {shot.example for shot in MAKER.SHOTS}

    assert shown == {path.stem for path in (TOP / "examples").glob("*.toml")}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_a_real_one_for_a_file_that_is_there(command, monkeypatch):
    monkeypatch.chdir(TOP)
    given = parsed(command).params

    assert Path(given["program_file"]).is_file()
