"""What eyes judged of the pictures, kept: three as text, all as what is seen from afar.

`pytest tests/test_figure_goldens.py --update-golden` writes them anew; look at the pictures
(`hipflex-plan figures -o sheet.pdf`) before the new ones are kept.
"""

import json
from pathlib import Path

import attrs
import pytest
from PIL import Image

import hipflex_plan as hp
from hipflex_plan.figures.drawing import painting, paths, picture
from svg_reading import painted

GOLDEN = Path(__file__).parent / "golden" / "figures"
SEEN = GOLDEN / "perceptual.json"
CATALOGUE = hp.load_catalogue()
AS_TEXT = {
    "straight-leg-raise-right": ("straight-leg-raise", "right", "color"),
    "wall-psoas-hold-left": ("wall-psoas-hold", "left", "color"),
    "squat-print": ("squat", "right", "print"),
}

GRID = (24, 16)
DOTS_PER_MM = 2
CELLS_ALLOWED = 4
MOST_PERCENT = 3
"""A picture is the same if no more than four of its cells hold more than 3 % other ink.

Lines thinned four times as much stay below (at most 2 % in the fifth cell); a hip moved by
15 degrees is above wherever it is seen from the side (7 % and more).
"""


def one_element_a_line(svg):
    return svg.replace("><", ">\n<")


@pytest.mark.parametrize("name", AS_TEXT)
def test_the_text_of_a_picture(request, name):
    slug, side, style = AS_TEXT[name]
    text = one_element_a_line(hp.figure(CATALOGUE[slug], side=side, style=style)) + "\n"
    file = GOLDEN / f"{name}.svg"
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")

    assert file.read_text(encoding="utf-8") == text


# --- what is seen from afar ---


def ink_of(svg):
    """The picture as a coarse grid: the percent of ink in each cell."""
    page, _ = painted(svg, DOTS_PER_MM)
    cells = page.resize(GRID, Image.Resampling.BOX).tobytes()
    return [round((255 - light) / 2.55) for light in cells]


def rows_of(ink):
    """A grid as lines of text, so that a difference can be read."""
    across = GRID[0]
    rows = [ink[at : at + across] for at in range(0, len(ink), across)]
    return [" ".join(f"{percent:2d}" for percent in row) for row in rows]


def ink_in(rows):
    return [int(percent) for row in rows for percent in row.split()]


def distance(one, other):
    """By how many percent the cells differ, but for the few that differ most."""
    apart = sorted((abs(a - b) for a, b in zip(one, other, strict=True)), reverse=True)
    return apart[CELLS_ALLOWED]


@pytest.fixture(scope="module")
def inks():
    """Every picture of the catalogue, seen from afar once."""
    return {slug: ink_of(hp.figure(exercise)) for slug, exercise in CATALOGUE.items()}


def test_every_picture_is_seen_as_it_was(request, inks):
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        shown = {slug: rows_of(ink) for slug, ink in sorted(inks.items())}
        SEEN.write_text(json.dumps(shown, indent=1) + "\n", encoding="utf-8")
    kept = {slug: ink_in(rows) for slug, rows in json.loads(SEEN.read_text("utf-8")).items()}
    other = {slug: distance(kept[slug], ink) for slug, ink in inks.items() if slug in kept}

    assert sorted(kept) == sorted(inks)
    assert {slug: apart for slug, apart in other.items() if apart > MOST_PERCENT} == {}


def limb_moved(exercise, degrees):
    """The exercise with the working hip at its end moved, towards standing straight."""
    figure = exercise.figure
    limbs = figure.end.working
    hip = limbs.hip - degrees if limbs.hip > 0 else limbs.hip + degrees
    end = attrs.evolve(figure.end, working=attrs.evolve(limbs, hip=hip))
    return attrs.evolve(exercise, figure=attrs.evolve(figure, end=end))


def hip_is_seen(exercise):
    """Whether the end gives the working hip an angle, and is seen from the side."""
    figure = exercise.figure
    limbs = figure.end.working
    view = figure.view_of(figure.end)
    return limbs is not None and limbs.hip is not None and view in {"side", "profile"}


MOVABLE = [slug for slug, exercise in CATALOGUE.items() if hip_is_seen(exercise)]


def test_there_are_hips_to_move():
    assert len(MOVABLE) > 8


@pytest.mark.parametrize("slug", MOVABLE)
def test_a_hip_that_moves_by_15_degrees_is_seen(inks, slug):
    moved = ink_of(hp.figure(limb_moved(CATALOGUE[slug], 15)))

    assert distance(inks[slug], moved) > MOST_PERCENT


@pytest.mark.parametrize("slug", ["straight-leg-raise", "squat", "wall-psoas-hold", "plank"])
def test_an_arm_a_look_or_another_exercise_is_seen(inks, slug):
    exercise = CATALOGUE[slug]
    others = [ink for name, ink in inks.items() if name != slug]
    pictures = [hp.figure(exercise, side="left"), hp.figure(exercise, look="older")]

    assert min(distance(inks[slug], other) for other in others) > MOST_PERCENT
    assert min(distance(inks[slug], ink_of(svg)) for svg in pictures) > MOST_PERCENT


@pytest.fixture
def drawn_anew():
    """Nothing that was drawn before is kept, nor what is drawn with other tolerances."""
    _forget()
    yield
    _forget()


def _forget():
    picture._pieces.cache_clear()
    picture._layout.cache_clear()


@pytest.mark.parametrize("factor", [0.4, 2.5])
def test_lines_may_be_thinned_more_or_less(inks, monkeypatch, drawn_anew, factor):  # noqa: ARG001
    monkeypatch.setattr(paths, "TOLERANCE", paths.TOLERANCE * factor)
    monkeypatch.setattr(painting, "LINE_TOLERANCE", painting.LINE_TOLERANCE * factor)
    slugs = list(CATALOGUE)[::5]
    svgs = {slug: hp.figure(CATALOGUE[slug]) for slug in slugs}

    for slug in slugs:
        assert distance(inks[slug], ink_of(svgs[slug])) <= MOST_PERCENT
