"""Every shipped figure can be a person, touches what it says, is drawn alike each time."""

import re
from math import dist

import pytest

from figure_cases import FILES, FOLDER, figure_of
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.figures import (
    LOOKS,
    PRESETS,
    Figure,
    Limbs,
    Pose,
    draw,
    findings,
    look_named,
    refuse_impossible,
)
from hipflex_plan.figures.checking import solved
from hipflex_plan.figures.drawing.palette import Palette
from hipflex_plan.figures.drawing.picture import _panels
from hipflex_plan.figures.looks import YOUNGER
from hipflex_plan.quantities import Side

LARGEST_BYTES = 25_000
ARROW = Palette().arrow


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


def test_an_arrow_of_a_pose_is_that_of_no_other():
    figure = figure_of(FOLDER / "multidirectional-leg-raises.toml")
    svg = draw(figure)
    arrows = [panel.count(ARROW) for panel in svg.split('<g transform="translate')[1:]]

    assert figure.arrows == ()
    assert [count > 0 for count in arrows] == [False, True, True, True]
    assert len(set(arrows)) == 2


def test_an_arrow_of_a_pose_begins_at_the_pose_before_printed_or_not():
    """The same lift from standing is drawn alike, whatever was lifted earlier."""
    lift = Pose(says="Lift it.", working=Limbs(hip=50, knee=2), arrows=["working toe"])
    aside = Pose(says="Aside.", printed=True, working=Limbs(hip=-20, knee=60))
    start = Pose(preset="standing", says="Stand.")
    plain = Figure(start=start, end=lift)
    longer = Figure(start=start, via=[aside, Pose()], end=lift)
    ways = [_panels(figure, YOUNGER)[-1].ways for figure in (plain, longer)]

    assert ways[0]
    assert ways[0] == ways[1]


def test_nothing_has_moved_before_the_start():
    end = Pose(says="End.")
    with pytest.raises(ImpossibleValueError, match="nothing moved before the start"):
        Figure(start=Pose(preset="standing", says="A.", arrows=["working knee"]), end=end)

    placed = Pose(preset="standing", says="A.", arrows=["through 40 40, 40 60"])
    assert ARROW in draw(Figure(start=placed, end=end)).split('<g transform="translate')[1]


def test_two_hands_on_one_knee_lie_beside_each_other():
    figure = figure_of(FOLDER / "isometric-hip-flexion.toml")
    hands = [solved(figure, figure.end).points[f"{side} hand"] for side in ("right", "left")]

    assert 5 < dist(*hands) < 12


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("name", ["glute-bridge", "sliding-leg-curl", "heel-slide"])
def test_no_hair_sinks_into_what_the_head_lies_on(name, look):
    figure = figure_of(FOLDER / f"{name}.toml")
    for panel in _panels(figure, look):
        low = {
            shape.name: max(y for _, y in shape.outline)
            for shape in panel.body.shapes
            if shape.part == "head"
        }
        assert max(low.values()) < low["skull"] + 0.6
        assert low.get("bun", low["skull"]) <= low["skull"]


def test_a_ponytail_is_seen_from_the_front():
    figure = figure_of(FOLDER / "lateral-band-walk.toml")
    panel = _panels(figure, look_named("younger with ponytail"))[0]
    reach = {
        shape.name: max(abs(x) for x, _ in shape.outline)
        for shape in panel.body.shapes
        if shape.name in {"bun", "hair"}
    }

    assert reach["bun"] > reach["hair"] + 1


def test_the_floor_is_as_long_as_what_stands_on_it():
    wide = Limbs(hand="reach rise 0")
    figure = Figure(start=Pose(preset="standing", says="A."), end=Pose(says="B.", both=wide))
    first, second = (panel.extent for panel in _panels(figure, YOUNGER))

    assert second.front > first.front + 30
    assert abs(second.back - first.back) < 3
