"""A clinic's colour: what is refused, with which suggestion, and what follows from it."""

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
from builders import MONDAY, program
from hipflex_plan.colours import (
    LEAST_CONTRAST,
    WHITE,
    contrast,
    hue,
    lightness,
    readable,
    saturation,
)
from hipflex_plan.figures import Palette
from hipflex_plan.handout.layouts import LAYOUTS, HandoutWish
from hipflex_plan.handout.theming import theme_css, theme_of
from hipflex_plan.themes import OURS, Theme

INK, SOFT = "#23323b", "#485962"
PLUM = "#7a2a5e"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def readable_colours():
    return COLOURS.map(readable)


def apart(one, other):
    """How far two hues are from each other, in degrees."""
    return min((one - other) % 360, (other - one) % 360)


HEXES = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(HEXES, HEXES)
def test_contrast_is_the_same_both_ways_and_from_1_to_21(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


def test_contrast_and_lightness_are_those_of_the_standards():
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.005)
    assert (lightness("#000000"), lightness(WHITE)) == (pytest.approx(0), pytest.approx(100))
    assert lightness("#777777") == pytest.approx(50.03, abs=0.05)


@given(COLOURS)
def test_any_accent_is_taken_or_refused_with_one_that_is_taken(accent):
    try:
        hp.Clinic(accent=accent)
    except hp.ImpossibleValueError as error:
        suggested = re.findall(r"#[0-9a-f]{6}", str(error))[-1]
        assert contrast(accent, WHITE) < LEAST_CONTRAST
        assert hp.Clinic(accent=suggested).accent == suggested
    else:
        assert contrast(accent, WHITE) >= LEAST_CONTRAST


@given(COLOURS)
def test_what_is_suggested_is_of_the_same_hue_and_hardly_darker_than_it_must_be(accent):
    found = readable(accent)

    if contrast(accent, WHITE) >= LEAST_CONTRAST:
        assert found == accent
    else:
        assert LEAST_CONTRAST <= contrast(found, WHITE) < LEAST_CONTRAST + 0.12
        assert saturation(accent) < 0.1 or apart(hue(found), hue(accent)) < 6


@given(readable_colours())
def test_words_can_be_read_on_every_colour_of_a_theme(accent):
    theme = Theme.of(accent)
    pairs = [(theme.accent, WHITE), (INK, theme.tint), (SOFT, theme.tint), (INK, theme.mid)]

    assert all(contrast(*pair) >= LEAST_CONTRAST for pair in pairs)


@given(readable_colours())
def test_the_colours_of_a_theme_are_told_apart_in_grey(accent):
    theme = Theme.of(accent)

    assert lightness(theme.tint) - lightness(theme.mid) >= 15
    assert lightness(theme.mid) - lightness(theme.accent) >= 15


@given(readable_colours())
def test_what_works_what_is_held_and_the_arrows_are_told_apart_in_a_picture(accent):
    palette = Palette.of(accent=Theme.of(accent).mid)

    assert lightness(palette.accent) - lightness(palette.gear) >= 15
    assert contrast(palette.arrow, palette.accent) >= 1.5
    near = apart(hue(palette.arrow), hue(palette.accent)) < 30
    assert not near or saturation(palette.accent) <= 0.12


def test_an_accent_that_is_too_pale_is_refused_with_the_nearest_that_passes():
    with pytest.raises(hp.ImpossibleValueError, match="accent is too pale") as caught:
        hp.Clinic(accent="#f5c400")

    assert "contrast of 1.64, and 4.5 is the least" in str(caught.value)
    assert "'#907300'" in str(caught.value)


@pytest.mark.parametrize("accent", ["teal", "#0D5F57", "#0d5", "0d5f57", "#0d5f57;}", 7])
def test_what_is_no_colour_is_refused(accent):
    with pytest.raises(hp.ImpossibleValueError, match="accent must be a colour like '#0d5f57'"):
        hp.Clinic(accent=accent)


def test_without_an_accent_nothing_is_laid_over_our_style_sheet():
    assert theme_of(hp.Clinic()) == theme_of(hp.Clinic(accent="#0d5f57")) == OURS
    assert theme_css(OURS) == ""


def test_a_theme_changes_the_properties_and_the_icons_that_hold_the_accent():
    css = theme_css(Theme.of(PLUM))

    assert f"--accent: {PLUM}" in css
    assert {name for name in ("i-feel", "i-watch") if f".{name} {{" in css} == {"i-feel", "i-watch"}
    assert "%237a2a5e" in css
    assert "0d5f57" not in css
    assert "962619" not in css  # the colours of safety stay


def test_the_pictures_are_drawn_in_the_colours_of_the_clinic():
    ours = hp.load_catalogue()["band-hip-flexion"]
    item = hp.Prescription(ours, "3 x 10 left side", "3 per week")
    plain = program(item)
    plum = attrs.evolve(plain, clinic=hp.Clinic(accent=PLUM, look="younger"))
    html = hp.to_html(hp.schedule(plum, start=MONDAY))

    assert Theme.of(PLUM).mid in html
    assert OURS.mid not in html
    assert OURS.accent not in html  # the band too


@pytest.mark.parametrize("layout", [layout.name for layout in LAYOUTS])
def test_every_layout_is_printed_in_the_colours_of_the_clinic(layout):
    plain = program(hp.Prescription(hp.load_catalogue()["plank"], "3 x 1, hold 10 s", "3 per week"))
    plan = hp.schedule(attrs.evolve(plain, clinic=hp.Clinic(accent=PLUM)), start=MONDAY)

    assert PLUM in HandoutWish().press(layout, plan).theme
