"""How figures are drawn: which SVG, how large, mirrored, in which style, and who is drawn."""

import logging
import re
from collections import Counter
from functools import cache

import pytest

from figure_cases import FILES, FOLDER, figure_of
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.figures import (
    LOOKS,
    STYLES,
    Figure,
    Pose,
    draw,
    look_named,
    look_of,
    size_of,
)
from hipflex_plan.figures.drawing import picture
from hipflex_plan.figures.drawing.hatching import hatching
from hipflex_plan.figures.drawing.outlines import Region, reduced, smooth
from hipflex_plan.figures.drawing.palette import Palette, grey
from hipflex_plan.handout.undisturbed import undisturbed
from hipflex_plan.quantities import Side
from svg_reading import SVG, forms, painted, root_of

NAMES = [path.stem for path in FILES]
LIMBED = {"arm", "leg"}
ELEMENTS = {"svg", "title", "desc", "g", "path", "rect", "circle", "text"}
ATTRIBUTES = {
    *("viewBox", "width", "height", "role", "transform", "d", "x", "y", "rx", "cx", "cy", "r"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"),
    *("stroke-linejoin", "font-size", "font-family", "font-weight", "text-anchor"),
}
LARGEST_BYTES = 25_000
MOST_BYTES_ON_AVERAGE = 15_500
DOTS_PER_MM = 300 / 25.4


@cache
def figure_named(name):
    return figure_of(FOLDER / f"{name}.toml")


def panels_of(svg):
    return [child for child in root_of(svg) if child.tag == f"{SVG}g"]


each_figure = pytest.mark.parametrize("name", NAMES)
each_style = pytest.mark.parametrize("style", STYLES)
each_look = pytest.mark.parametrize("look", [look.name for look in LOOKS])


@each_figure
@each_style
def test_a_picture_is_plain_svg(name, style):
    root = root_of(draw(figure_named(name), style=style))

    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert {key for element in root.iter() for key in element.attrib} <= ATTRIBUTES
    assert root.get("role") == "img"


@each_figure
@each_style
def test_all_of_a_picture_is_inside_its_box(name, style):
    for side in (Side.LEFT, Side.RIGHT):
        root = root_of(draw(figure_named(name), side, style))
        _, _, width, height = map(float, root.get("viewBox").split())
        points = [p for lines, *_ in forms(root) for line, _ in lines for p in line]

        assert min(x for x, _ in points) >= 0
        assert max(x for x, _ in points) <= width
        assert min(y for _, y in points) >= 0
        assert max(y for _, y in points) <= height


@each_figure
@each_style
def test_a_picture_is_small(name, style):
    figure = figure_named(name)
    for look in LOOKS[::3]:
        assert len(draw(figure, style=style, look=look)) < LARGEST_BYTES / 2 * len(figure.printed)


@each_style
def test_pictures_are_small_on_average(style):
    sizes = [
        len(draw(figure, style=style)) * 2 / len(figure.printed)
        for figure in map(figure_named, NAMES)
    ]

    assert sum(sizes) / len(sizes) <= MOST_BYTES_ON_AVERAGE


@each_figure
@each_style
def test_the_same_bytes_each_time(name, style):
    figure = figure_named(name)
    first = draw(figure, Side.LEFT, style)
    assert draw(figure, Side.LEFT, style) == first
    picture._pieces.cache_clear()
    picture._layout.cache_clear()

    assert draw(figure, Side.LEFT, style) == first


def test_a_picture_is_kept_and_the_number_of_kept_ones_is_bounded():
    figure = figure_named(NAMES[0])
    draw(figure)
    before = picture._pieces.cache_info()
    draw(figure, Side.EACH, title="Another title")
    after = picture._pieces.cache_info()

    assert after.hits == before.hits + 1
    assert after.maxsize == picture.KEPT_PICTURES


@each_figure
@each_style
def test_the_left_side_is_the_mirror_image_in_the_same_order(name, style):
    """Arrows, hatching and things too; digits are outside of what is mirrored."""
    figure = figure_named(name)
    right, left = (draw(figure, side, style) for side in (Side.RIGHT, Side.LEFT))
    pairs = list(zip(panels_of(right), panels_of(left), strict=True))

    assert len(pairs) == len(figure.printed)
    for one, other in pairs:
        assert "scale" not in one.get("transform")
        assert other.get("transform").endswith(" scale(-1 1)")
        mine, theirs = ([p for ls, *_ in forms(g) for line, _ in ls for p in line]
                        for g in (one, other))  # fmt: skip
        middles = {round(a[0] + b[0], 6) for a, b in zip(mine, theirs, strict=True)}
        assert len(middles) == 1
        rise = {round(a[1] - b[1], 6) for a, b in zip(mine, theirs, strict=True)}
        assert len(rise) == 1
    for svg in (right, left):
        digits = [child for child in root_of(svg) if child.tag == f"{SVG}text"]
        assert [digit.text for digit in digits] == [str(n + 1) for n in range(len(pairs))]
        places = [(float(d.get("y")), float(d.get("x"))) for d in digits]
        assert places == sorted(places)


@each_figure
def test_the_alternative_text_names_side_and_movement(name):
    figure = figure_named(name)
    root = root_of(draw(figure, Side.LEFT, title="Leg raise"))
    title = root.find(f"{SVG}title").text

    assert title == root.find(f"{SVG}desc").text
    assert title.startswith("Leg raise. 1: ")
    assert all(f"{count}: " in title for count in range(1, len(figure.printed) + 1))
    sided = any("{" in pose.says for pose in figure.printed)
    assert bool(re.search("your (left|right)", title, re.IGNORECASE)) == sided
    assert "{" not in title


def test_marks_up_what_is_written():
    figure = Figure(start=Pose(preset="standing", says="A < B & C."), end=Pose(says="End."))

    assert root_of(draw(figure)).find(f"{SVG}title").text == "1: A < B & C. 2: End."


def _areas(name, dots, size):
    """For each pixel, whether what is seen there is coloured skin, other skin, or neither."""
    from PIL import Image, ImageDraw, ImageFilter

    layout = picture._layout(figure_named(name), LOOKS[0], picture.ROOM_MM, False)  # noqa: FBT003
    area = Image.new("L", size, 0)
    pen = ImageDraw.Draw(area)
    for cell, place in zip(layout.cells, layout.places, strict=True):
        body = cell.panel.body
        for shape in body.shapes:
            if shape.fill:
                points = [((place.x + x) * dots, (place.y + y) * dots) for x, y in shape.outline]
                limb = shape.part.split()[-1] in LIMBED and shape.fill == "skin"
                kind = 255 if body.is_coloured(shape) else 128 if limb else 0
                # A line between two limbs is no hatching.
                pen.polygon(points, fill=kind, outline=0)
    inner = [area.point(lambda v, k=kind: 255 if v == k else 0) for kind in (255, 128)]
    # Without the outline, and what lies right beside it.
    return [mask.filter(ImageFilter.MinFilter(9)) for mask in inner]


@each_figure
def test_what_works_is_told_from_the_rest_in_one_bit(name):
    """After a hard threshold at the size of print, by ink alone."""
    page, dots = painted(draw(figure_named(name), style="print"), DOTS_PER_MM)
    bits = page.point(lambda value: 255 if value >= 128 else 0)
    shades = [bits.histogram(mask) for mask in _areas(name, dots, page.size)]
    works, rests = (counts[0] / (counts[0] + counts[255]) for counts in shades)

    assert 0.18 < works < 0.5
    assert rests < 0.08
    assert works > 3 * rests


@each_look
def test_the_print_style_has_black_and_white_and_nothing_between(look):
    for name in NAMES[::4]:
        svg = draw(figure_named(name), style="print", look=look)

        assert set(re.findall(r"#[0-9a-f]{3,6}", svg)) <= {"#000", "#fff"}
        assert "opacity" not in svg


def test_hatching_stops_at_outlines_and_at_what_lies_over_them():
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    cover = [(4.0, -1.0), (6.0, -1.0), (6.0, 11.0), (4.0, 11.0)]
    strokes = hatching([(square, True), (cover, False)], 0.0, 2.5, 0.5)
    ends = {tuple(sorted(round(x, 6) for x, _ in stroke)) for stroke in strokes}

    assert ends == {(0.0, 4.0), (6.0, 10.0)}
    assert {round(y, 6) for stroke in strokes for _, y in stroke} == {0.0, 2.5, 5.0, 7.5}


def test_hatching_goes_on_from_one_part_into_the_next():
    left = [(0.0, 0.0), (6.0, 0.0), (6.0, 5.0), (0.0, 5.0)]
    right = [(5.0, 0.0), (12.0, 0.0), (12.0, 5.0), (5.0, 5.0)]
    strokes = hatching([(left, True), (right, True)], 0.0, 2.0, 0.5)

    assert {abs(b[0] - a[0]) for a, b in strokes} == {12.0}


@each_figure
def test_hatching_stays_within_what_works(name):
    layout = picture._layout(figure_named(name), LOOKS[1], picture.ROOM_MM, False)  # noqa: FBT003
    for cell in layout.cells:
        body = cell.panel.body
        layers = [(shape.outline, body.is_coloured(shape)) for shape in body.shapes if shape.fill]
        inside = [Region.of(outline) for outline, coloured in layers if coloured]
        strokes = hatching(layers, 45.0, 2 * layout.weight, layout.weight)

        assert strokes
        for (ax, ay), (bx, by) in strokes:
            x, y = (ax + bx) / 2, (ay + by) / 2
            assert any(region.has(x, y) for region in inside)


@each_look
def test_what_works_is_read_in_grey_on_every_skin(look):
    palette = Palette.of("color", look_named(look))
    darker = grey(palette.skin) - grey(palette.accent) >= 40

    assert darker or palette.hatch
    assert grey(palette.far_skin) > grey(palette.skin) - 20
    assert grey(palette.skin) >= 128
    if palette.hatch:
        assert abs(grey(f"{palette.hatch}fff"[:7]) - grey(palette.accent)) > 60


@pytest.mark.parametrize("accent", ["#f0e8d8", "#202020", "#d05050"])
def test_another_accent_is_told_from_every_skin(accent):
    for look in LOOKS:
        palette = Palette.of("color", look, accent)
        assert palette.accent == accent
        assert palette.hatch or grey(look.skin) - grey(accent) >= 40


def test_everybody_does_all_exercises():
    for name in NAMES[::4]:
        drawn = {draw(figure_named(name), look=look) for look in LOOKS}
        assert len(drawn) == len(LOOKS)


def test_nobody_is_the_only_kind():
    for kind in ("younger", "older"):
        own = [look for look in LOOKS if look.name.startswith(kind)]
        assert len(own) > 1
        assert len({look.skin for look in own}) > 1
        assert len({look.girth for look in own}) > 1
        assert len({look.hair for look in own}) > 1


def test_a_look_is_found_by_its_key_the_same_everywhere():
    assert look_of("plan 17") == look_of("plan 17")
    assert [LOOKS.index(look_of(key)) for key in ("a", "b", "c", "six-week-band")] == KNOWN_LOOKS
    seen = Counter(look_of(f"plan {number}").name for number in range(700))
    assert set(seen) == {look.name for look in LOOKS}
    assert min(seen.values()) > 60


KNOWN_LOOKS = [2, 5, 1, 5]


def test_unknown_words_are_refused_with_the_nearest():
    figure = figure_named(NAMES[0])
    with pytest.raises(ImpossibleValueError, match="did you mean 'print'"):
        draw(figure, style="prnt")
    with pytest.raises(ImpossibleValueError, match="did you mean 'older'"):
        draw(figure, look="oldr")
    with pytest.raises(ImpossibleValueError, match="choose one of"):
        draw(figure, look="Napoleon")
    for accent in ("red", "#69bbad'/>", "#69BBAD", "#fff"):
        with pytest.raises(ImpossibleValueError, match="accent"):
            draw(figure, accent=accent)


@each_figure
def test_the_size_is_that_of_the_picture(name):
    figure = figure_named(name)
    for side in (Side.LEFT, Side.RIGHT):
        width, height = size_of(figure, side)
        root = root_of(draw(figure, side))
        assert root.get("width") == f"{width:.1f}mm"
        assert root.get("height") == f"{height:.1f}mm"
        _, _, across, down = map(float, root.get("viewBox").split())
        assert across / down == pytest.approx(width / height, rel=0.002)
        assert width <= 88.5
        assert height <= 50.5


def test_lines_stay_as_heavy_in_a_smaller_picture():
    """A line is 0.38 mm in print, whatever the room."""
    figure = figure_named(NAMES[0])
    for room in ((88.0, 50.0), (60.0, 40.0)):
        root = root_of(draw(figure, room_mm=room))
        _, _, width, _ = map(float, root.get("viewBox").split())
        scale = float(root.get("width").removesuffix("mm")) / width
        widths = {
            round(float(paint["stroke-width"]) * own * scale, 2)
            for _, paint, own in forms(root)
            if paint.get("stroke") == "#23323b"
        }
        assert any(0.36 < width < 0.40 for width in widths)


def test_a_line_is_thinned_no_further_than_said():
    curve = smooth([(0.0, 0.0), (10.0, 4.0), (20.0, -3.0), (30.0, 0.0)], closed=False)
    few = reduced(curve, 0.1)

    assert few[0] == curve[0]
    assert few[-1] == curve[-1]
    assert 4 < len(few) < len(curve)


@pytest.mark.slow
def test_weasyprint_takes_all_pictures_without_a_word(caplog):
    from weasyprint import HTML

    pictures = "".join(
        f'<p style="width: 60mm">{draw(figure_named(name), side, style, look, title=name)}</p>'
        for name in NAMES
        for side in (Side.LEFT, Side.RIGHT)
        for style in STYLES
        for look in LOOKS[:3]
    )
    style = "<style>p svg { width: 100%; height: auto }</style>"
    with caplog.at_level(logging.WARNING):
        page = HTML(string=f'<html lang="en"><title>F</title>{style}{pictures}')
        pdf = undisturbed(page.write_pdf)()

    assert pdf.startswith(b"%PDF")
    assert [record for record in caplog.records if record.name.startswith("weasyprint")] == []
