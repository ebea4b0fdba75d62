"""Every shipped figure can be a person, touches what it says, is drawn alike each time."""

import re
from pathlib import Path

import pytest

from hipflex_plan.documents import read_document
from hipflex_plan.figures import PRESETS, Figure, Pose, draw, findings, refuse_impossible
from hipflex_plan.quantities import Side
from hipflex_plan.structuring import Structurer

FOLDER = Path(__file__).parent.parent / "src" / "hipflex_plan" / "data" / "figures"
FILES = sorted(FOLDER.glob("*.toml"))
LARGEST_BYTES = 25_000


def figure_of(path):
    document = read_document(path)
    structurer = Structurer(document, {})
    figure = structurer.read(Figure, document.data, ())

    assert structurer.problems == []
    return figure


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_person_can_be_so_and_touches_what_it_says(path):
    figure = figure_of(path)

    refuse_impossible(figure)
    assert [str(found) for found in findings(figure) if found.serious] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_picture_is_small_and_the_same_each_time(path):
    figure = figure_of(path)
    svg = draw(figure, Side.LEFT, title=path.stem)

    assert svg == draw(figure, Side.LEFT, title=path.stem)
    # More than two panels may take as many bytes each.
    assert len(svg) < LARGEST_BYTES / 2 * len(figure.printed)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_text_for_those_who_do_not_see_it_is_the_title_of_the_picture(path):
    svg = draw(figure_of(path), Side.LEFT, title="Leg raise")
    title = re.search(r"<svg[^>]*><title>(.*?)</title>", svg)

    assert title
    assert title[1].startswith("Leg raise. 1: ")
    assert "{" not in title[1]


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_sound_by_itself(name):
    figure = Figure(start=Pose(preset=name, says="Start."), end=Pose(says="End."))

    assert findings(figure) == ()
