"""Every shipped figure moves as a person can, and its moving picture can be paused."""

import re
import xml.dom.minidom
from itertools import pairwise

import pytest

from chromium import Chromium, found
from figure_cases import FILES, FOLDER, figure_of
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.figures import Figure, Limbs, Pose, animated, solved
from hipflex_plan.figures.body.vectors import length, minus
from hipflex_plan.figures.motion.feet import STEPS, low
from hipflex_plan.figures.motion.flipbook import FRAMES
from hipflex_plan.figures.motion.journey import Journey, slides
from hipflex_plan.figures.motion.stylesheet import Loop
from hipflex_plan.figures.motion.turning import moved
from hipflex_plan.figures.motion.watching import problems
from hipflex_plan.quantities import Side

TEMPO = (2.0, 1.0, 3.0, 0.5)
LARGEST_BYTES = 75_000
PRINTED_HALF_MILLIMETRE = 0.5 / 0.45  # in centimetres of the person

every_figure = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def shown(svg):
    """When each frame is visible, in percent of the loop, as the style says it."""
    spans = {}
    for name, inside in re.findall(r"@keyframes fig\w+-(\d+)\{((?:[^{}]*\{[^{}]*\})*)\}", svg):
        moments = re.findall(r"([\d.]+)%\{visibility:(\w+)\}", inside)
        ends = [float(at) for at, _ in moments[1:]] + [100.0]
        spans[int(name)] = [
            (float(at), end)
            for (at, state), end in zip(moments, ends, strict=True)
            if state == "visible" and end > float(at)
        ]
    return spans


@every_figure
def test_nothing_sinks_slips_or_bends_too_far_on_the_way(path):
    assert [str(problem) for problem in problems(figure_of(path), moments=11)] == []


@every_figure
def test_a_foot_that_changes_its_place_is_lifted_unless_it_slides(path):
    figure = figure_of(path)
    sliding = slides(figure)
    for passage in Journey.of(figure).passages:
        for side, leg in passage.legs.items():
            a, b = (pose.posture.legs[side].foot for pose in (passage.a, passage.b))
            if a is None or b is None or sliding[side] or {"plate"} & {a.surface, b.surface}:
                continue
            mark = f"{side} {leg.foot.mark}"
            far = length(minus(passage.b.points[mark], passage.a.points[mark]))
            if far > 6:
                middle = sum(leg.foot.flight) / 2
                ground = max(low(passage.a, side), low(passage.b, side))
                height = low(passage.at(middle), side) - min(ground, low(passage.a, side))
                assert height > 2, f"{side} foot goes {far:.0f} cm and is lifted {height:.1f} cm"


@every_figure
def test_discs_stay_on_the_floor(path):
    figure = figure_of(path)
    sliding = slides(figure)
    for passage in Journey.of(figure).passages:
        for side, leg in passage.legs.items():
            if sliding[side] and leg.foot.kind in {"held", STEPS}:
                heights = [low(passage.at(moment / 12), side) for moment in range(13)]
                assert max(heights) - min(heights) < PRINTED_HALF_MILLIMETRE


@every_figure
def test_it_begins_and_ends_with_the_poses_that_are_drawn(path):
    figure = figure_of(path)
    journey = Journey.of(figure)
    start, end = solved(figure, figure.start), solved(figure, figure.end)
    # A person who steps comes from where the standing foot is.
    way = minus(journey.at(0).points["pelvis"], start.points["pelvis"])

    assert way[2] == pytest.approx(0)
    assert journey.at(0).points == moved(start, way).points
    assert journey.at(1).points == end.points


@every_figure
def test_it_goes_on_without_jumps(path):
    journey = Journey.of(figure_of(path))
    moments = [journey.at(moment / 60) for moment in range(61)]
    whole = sum(
        max(length(minus(p, a.points[name])) for name, p in b.points.items())
        for a, b in zip(journey.poses, journey.poses[1:], strict=False)
    )
    for before, after in pairwise(moments):
        names = ("pelvis", "neck", "right ankle", "left ankle", "right knee", "left knee")
        far = max(length(minus(after.points[n], before.points[n])) for n in names)
        assert far < max(3.0, whole / 8)


@every_figure
def test_the_picture_is_sound_small_and_the_same_each_time(path):
    figure = figure_of(path)
    svg = animated(figure, Side.LEFT, tempo=TEMPO, title=path.stem)
    spans = shown(svg)

    xml.dom.minidom.parseString(svg)  # noqa: S318  # it is our own
    assert svg == animated(figure, Side.LEFT, tempo=TEMPO, title=path.stem)
    assert len(svg) < LARGEST_BYTES
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "").replace(
        "http://www.w3.org/1999/xhtml", ""
    )
    assert "prefers-reduced-motion:no-preference" in svg
    assert "{" not in re.search(r"<title>(.*?)</title>", svg)[1]
    assert len(spans) == svg.count('<g class="m ')
    # One frame after the other, with no gap and no overlap.
    order = sorted(span for frame in spans.values() for span in frame)
    assert order[0][0] == 0
    assert order[-1][1] == 100
    assert all(one[1] == two[0] for one, two in pairwise(order))


def test_the_parts_of_a_loop_take_the_seconds_of_the_tempo():
    figure = figure_of(FOLDER / "straight-leg-raise.toml")
    svg = animated(figure, tempo=TEMPO)
    spans = shown(svg)
    loop = Loop.of(TEMPO)

    assert f"animation:{sum(TEMPO):g}s" in svg
    assert loop.seconds == sum(TEMPO)
    last = spans[max(spans)]
    assert len(last) == 1
    since, until = (part / 100 * loop.seconds for part in last[0])
    # The end is there before the way out is over, and leaves after the way back begins.
    assert since < TEMPO[0] < TEMPO[0] + TEMPO[1] < until
    assert spans[0][-1][0] / 100 * loop.seconds < sum(TEMPO[:3])


def test_cuts_are_shown_from_one_to_the_next_and_back():
    loop = Loop.of((2, 1, 4, 3))

    assert loop.seconds == 10
    assert loop.shown((0.0, 0.25, 0.75, 1.0)) == [
        [(0.0, 0.5), (6.0, 10.0)],
        [(0.5, 1.5), (4.0, 6.0)],
        [(1.5, 4.0)],
    ]


@pytest.mark.parametrize("tempo", [(1, 1, 1), (0, 1, 0, 1), (1, -1, 1, 1), (1, "1", 1, 1)])
def test_a_tempo_that_is_none_is_refused(tempo):
    with pytest.raises(ImpossibleValueError, match="tempo"):
        animated(figure_of(FILES[0]), tempo=tempo)


def test_a_way_out_in_no_time_shows_no_frames_between():
    svg = animated(figure_of(FOLDER / "straight-leg-raise.toml"), tempo=(0, 1, 2, 1))
    order = sorted(span for frame in shown(svg).values() for span in frame)

    assert all(one[1] == two[0] for one, two in pairwise(order))


def test_two_pictures_in_one_page_do_not_share_names():
    names = {
        re.search(r'class="(fig\w+)"', animated(figure_of(path), tempo=tempo))[1]
        for path in FILES[:2]
        for tempo in (TEMPO, (1, 1, 1, 1))
    }

    assert len(names) == 4


def test_without_style_the_last_frame_alone_is_visible():
    svg = animated(figure_of(FILES[0]))
    frames = re.findall(r'<g class="m m\d+"([^>]*)>', svg)

    assert len(frames) >= FRAMES - 1
    assert [frame == "" for frame in frames] == [False] * (len(frames) - 1) + [True]


def test_poses_on_the_way_are_passed_through():
    via = Pose(anchor="pelvis at -20 up 70", lean=20)
    figure = Figure(
        start=Pose(preset="standing", says="Stand."),
        via=(via,),
        end=Pose(both=Limbs(foot="toes at 12 heel 30"), says="Rise."),
    )
    journey = Journey.of(figure)

    assert len(journey.passages) == 2
    assert 0 < journey.marks[1] < 1
    assert journey.at(journey.marks[1]).points == journey.poses[1].points
    assert journey.marks[1] in journey.shares(9)
    assert journey.stops == (0.0, 1.0)


def test_a_lunge_steps_ahead_with_the_foot_that_works():
    journey = Journey.of(figure_of(FOLDER / "forward-lunge.toml"))
    (passage,) = journey.passages

    assert passage.legs["right"].foot.kind == STEPS
    assert passage.legs["left"].foot.kind == "held"
    balls = [journey.at(share / 12).points["left ball"] for share in range(13)]
    assert max(length(minus(ball, balls[0])) for ball in balls) < PRINTED_HALF_MILLIMETRE
    assert journey.at(0.5).points["right heel"][2] > journey.at(0).points["right heel"][2] + 4


AT = "document.getAnimations().forEach(a => {{ a.pause(); a.currentTime = {} }})"
SEEN = (
    "[...document.querySelectorAll('.m')]"
    ".filter(e => getComputedStyle(e).visibility == 'visible').map(e => e.className.baseVal)"
)
STATES = "[...new Set(document.getAnimations().map(a => a.playState))].join()"


@pytest.mark.slow
@pytest.mark.skipif(found() is None, reason="no Chromium to look with")
@pytest.mark.parametrize("inline", [False, True], ids=["as a file", "in a page"])
def test_in_a_browser_one_frame_is_seen_and_the_pause_stays(tmp_path, inline):
    svg = animated(figure_of(FOLDER / "forward-lunge.toml"), tempo=TEMPO)
    page = tmp_path / ("page.html" if inline else "page.svg")
    page.write_text(f"<!doctype html><title>x</title>{svg}" if inline else svg, encoding="utf-8")
    last = f"m m{len(shown(svg)) - 1}"
    with Chromium() as browser:
        browser.prefer_reduced_motion(reduced=False)
        browser.open(page)
        for moment in range(0, 6500, 250):
            browser.run(AT.format(moment))
            assert len(browser.run(SEEN)) == 1, moment
        browser.run(AT.format(2500))
        assert browser.run(SEEN) == [last]
        browser.open(page)
        browser.press("Tab", 9)
        assert browser.run("document.activeElement.localName") == "input"
        assert browser.run(STATES) == "running"
        browser.press(" ", 32, " ")
        assert browser.run(STATES) == "paused"
        browser.press("Tab", 9)
        assert browser.run(STATES) == "paused"
        browser.run("document.querySelector('input').click()")
        assert browser.run(STATES) == "running"
        browser.prefer_reduced_motion(reduced=True)
        assert browser.run("document.getAnimations().length") == 0
        assert browser.run(SEEN) == [last]
