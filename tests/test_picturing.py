"""The picture of an exercise: its side, its look, on the card, through files, on paper."""

import re
from functools import cache
from html import escape, unescape
from pathlib import Path

import attrs
import pdfplumber
import pytest

import hipflex_plan as hp
from builders import MONDAY, exercise, prescription, program, program_of
from hipflex_plan.figures import alternative_text, animated, look_named, look_of
from hipflex_plan.handout.pictures import ROOM_MM, TALL_ROOM_MM
from hipflex_plan.picturing import ACCENT, LOOK
from svg_reading import SVG, root_of
from valid_pdf import assert_valid_by_page_validation, assert_valid_by_verapdf, needs_verapdf

TOP = Path(__file__).parents[1]
CATALOGUE = hp.load_catalogue()
RAISE = CATALOGUE["straight-leg-raise"]
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTq9jgAAAABJRU5ErkJggg=="
COLOUR = re.compile(r"#[0-9a-fA-F]{3,6}\b")
LOOK_NAMES = [look.name for look in hp.LOOKS]

every_exercise = pytest.mark.parametrize("slug", list(CATALOGUE))


@cache
def drawn(slug, side="right", **chosen):
    return hp.figure(CATALOGUE[slug], side=side, **chosen)


def told(svg):
    """The alternative text of a picture."""
    return unescape(re.search(r"<svg[^>]*><title>(.*?)</title>", svg)[1])


def panels_of(svg):
    """The groups of the poses, each as its place and what is drawn in it."""
    groups = [child for child in root_of(svg) if child.tag == f"{SVG}g"]
    return [
        (group.get("transform"), [(e.tag, sorted(e.attrib.items())) for e in group.iter()][1:])
        for group in groups
    ]


def swapped(text):
    """The text with the sides exchanged."""
    sides = {"your left": "your right", "your right": "your left"}
    sides |= {f"Y{one[1:]}": f"Y{other[1:]}" for one, other in sides.items()}
    return re.sub("|".join(sides), lambda found: sides[found[0]], text)


# --- the picture of an exercise ---


@every_exercise
def test_every_exercise_of_the_catalogue_has_a_figure(slug):
    assert isinstance(CATALOGUE[slug].figure, hp.Figure)
    assert drawn(slug).startswith("<svg ")


@every_exercise
def test_the_alternative_text_names_the_exercise_and_the_side(slug):
    figure, name = CATALOGUE[slug].figure, CATALOGUE[slug].name
    texts = {side: alternative_text(figure, side, name) for side in hp.Side}

    assert told(drawn(slug)) == texts[hp.Side.RIGHT]
    assert texts[hp.Side.RIGHT].startswith(f"{name}. 1: ")
    assert texts[hp.Side.LEFT] == swapped(texts[hp.Side.RIGHT])
    if any("{" in pose.says for pose in figure.printed):
        assert "our left" in texts[hp.Side.LEFT]
        assert texts[hp.Side.EACH] == texts[hp.Side.BOTH]
        assert "our left" not in texts[hp.Side.EACH]


@pytest.mark.parametrize("slug", list(CATALOGUE)[::4])
def test_the_left_is_the_mirror_image_of_the_right(slug):
    left, right = panels_of(drawn(slug, "left")), panels_of(drawn(slug))

    assert [inside for _, inside in left] == [inside for _, inside in right]
    assert all("scale(-1 1)" in place for place, _ in left)
    assert not any("scale" in place for place, _ in right)


def test_each_side_and_both_show_the_right_without_saying_so():
    left, right, each, both = (
        drawn(RAISE.slug, side) for side in ("left", "right", "each", "both")
    )

    assert panels_of(each) == panels_of(both) == panels_of(right) != panels_of(left)
    assert told(each).startswith(f"{RAISE.name}. 1: Lie on your back, one leg straight, the other")
    assert told(left).startswith(f"{RAISE.name}. 1: Lie on your back, your left leg straight, your")


def test_a_side_can_be_given_as_its_word_or_as_the_side():
    assert hp.figure(RAISE, side=hp.Side.LEFT) == drawn(RAISE.slug, "left")


def test_a_look_and_a_colour_change_the_picture_and_not_its_words():
    usual = drawn(RAISE.slug)
    others = [drawn(RAISE.slug, look="older"), drawn(RAISE.slug, accent="#d05050")]

    assert len({usual, *others}) == 3
    assert {told(svg) for svg in (usual, *others)} == {told(usual)}
    assert "#d05050" in others[1]
    assert ACCENT not in others[1]


@pytest.mark.parametrize("room", [ROOM_MM, TALL_ROOM_MM, (90.0, 60.0)])
@pytest.mark.parametrize("slug", list(CATALOGUE)[::8])
def test_a_picture_fits_into_its_room(slug, room):
    svg = drawn(slug, room_mm=room)
    width, height = re.search(r'width="([\d.]+)mm" height="([\d.]+)mm"', svg).groups()

    assert float(width) <= room[0]
    assert float(height) <= room[1]


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"side": "lft"}, "no side 'lft'; did you mean 'left'?"),
        ({"style": "prnt"}, "no style 'prnt'; did you mean 'print'?"),
        ({"look": "oldr"}, "no look 'oldr'; did you mean 'older'?"),
        ({"look": "Napoleon"}, "no look 'Napoleon'; choose one of"),
        ({"accent": "green"}, "accent must be a colour like '#69bbad', in small letters: 'green'"),
    ],
)
def test_what_cannot_be_chosen_is_refused_with_the_nearest(chosen, message):
    with pytest.raises(hp.ImpossibleValueError, match=re.escape(message)):
        hp.figure(RAISE, **chosen)


@pytest.mark.parametrize("chosen", [{"side": "lft"}, {"look": "oldr"}, {"accent": "green"}])
def test_a_moving_picture_refuses_the_same(chosen):
    with pytest.raises(hp.ImpossibleValueError):
        hp.moving_figure(RAISE, **chosen)


@pytest.mark.parametrize("draw", [hp.figure, hp.moving_figure])
def test_without_a_figure_it_is_said_what_to_do(draw):
    with pytest.raises(hp.ImpossibleValueError, match="knee-lift has no figure: write") as caught:
        draw(exercise())

    [page] = re.findall(r"docs/\S+\.md", str(caught.value))
    assert (TOP / page).is_file()


def test_the_name_of_a_clinics_exercise_cannot_break_out_of_the_picture():
    hostile = "</title><script>&\"'"
    svg = hp.figure(exercise(name=hostile, figure=RAISE.figure))

    assert "<script>" not in svg
    assert root_of(svg)[0].text.startswith(f"{hostile}. 1: ")


# --- the picture that moves ---


@pytest.mark.parametrize(
    ("dosage", "seconds"),
    [
        (None, (1.5, 0.5, 1.5, 0.5)),
        ("3 x 10, tempo 3-1-2-1", (2, 1, 3, 1)),
        ("3 x 10, tempo 2-0-0-0", (0.5, 0, 2, 0)),
        ("3 x 5, hold 2 s", (1.5, 2, 1.5, 0.5)),
        ("2 x 1, hold 30 s", (1.5, 4.0, 1.5, 0.5)),
    ],
)
def test_a_moving_picture_takes_the_tempo_and_the_hold_of_a_dosage(dosage, seconds):
    read = None if dosage is None else hp.Dosage.parse(dosage)
    svg = hp.moving_figure(RAISE, dosage=read)

    assert f"animation:{sum(seconds):g}s" in svg
    assert svg == animated(
        RAISE.figure, tempo=seconds, look=look_named(LOOK), accent=ACCENT, title=RAISE.name
    )


def test_a_moving_picture_names_its_side():
    svg = hp.moving_figure(RAISE, side="left")

    assert told(svg) == told(drawn(RAISE.slug, "left"))


# --- the picture on a card ---


def plan(*prescriptions, reference="ADA", **changes):
    made = program(*prescriptions, **changes)
    return hp.schedule(made, start=MONDAY, reference=reference)


def raised(side="left", of=RAISE):
    return hp.Prescription(of, f"3 x 10 {side}", "3 per week")


THREE = (
    raised(),
    hp.Prescription(CATALOGUE["squat"], "3 x 10", "3 per week"),
    hp.Prescription(CATALOGUE["couch-stretch"], "2 x 1 right side, hold 30 s", "3 per week"),
)


def pictures_on(html):
    """The pictures on the cards."""
    return drawn_in(html[html.index('<section class="cards">') :])


def drawn_in(html):
    return re.findall(r"<svg [^>]*role=\"img\".*?</svg>", html, re.DOTALL)


def on_cards(made):
    """The prescriptions in the order of the cards."""
    return [item for phase in made.program.phases for item in phase.prescriptions]


def as_on_a_card(item, **chosen):
    """How the picture of a prescription can be drawn on a card, in either room."""
    return {
        hp.figure(item.exercise, side=item.side, room_mm=room, **chosen)
        for room in (ROOM_MM, TALL_ROOM_MM)
    }


@pytest.mark.parametrize(
    ("side", "leg"),
    [("left side", "your left"), ("right side", "your right"), ("each side", "one")],
)
def test_a_card_shows_the_side_that_is_prescribed(side, leg):
    item = raised(side)
    [svg] = pictures_on(hp.to_html(plan(item)))

    assert f"Lie on your back, {leg} leg straight" in told(svg)
    assert svg in as_on_a_card(item, look=look_of("ADA").name)


def test_a_whole_plan_shows_the_same_person():
    made = plan(*THREE)
    shown = pictures_on(hp.to_html(made))

    for item, svg in zip(on_cards(made), shown, strict=True):
        assert svg in as_on_a_card(item, look=look_of("ADA").name)


def test_the_person_changes_from_plan_to_plan_and_every_look_has_its_turn():
    named = {}
    for number in range(60):
        named.setdefault(look_of(f"plan {number}").name, f"plan {number}")
    shown = {
        name: pictures_on(hp.to_html(plan(raised(), reference=reference)))[0]
        for name, reference in named.items()
    }

    assert sorted(shown) == sorted(LOOK_NAMES)
    assert len(set(shown.values())) == len(LOOK_NAMES)


def test_a_clinic_chooses_who_is_drawn():
    older = hp.Clinic(look="older with bob")
    shown = [
        pictures_on(hp.to_html(plan(raised(), reference=reference, clinic=older)))
        for reference in ("plan 1", "plan 2")
    ]

    assert shown[0] == shown[1]
    assert shown[0][0] in as_on_a_card(raised(), look="older with bob")


def test_a_clinic_that_chooses_nobody_we_know_is_told_the_nearest():
    with pytest.raises(hp.ImpossibleValueError, match="did you mean 'older with bob'"):
        hp.Clinic(look="older with bop")
    with pytest.raises(hp.FileError, match=r"line 3: clinic\.look: .*did you mean 'older'"):
        hp.parse_program('protocol = "six-week-band"\n[clinic]\nlook = "oldr"\n')


def test_for_a_black_printer_pictures_are_black_and_white_alone():
    shown = pictures_on(hp.to_html(plan(*THREE), pictures="print"))

    assert len(shown) == len(THREE)
    for svg in shown:
        assert set(COLOUR.findall(svg)) <= {"#000", "#fff"}
        assert "opacity" not in svg
    assert set(COLOUR.findall(pictures_on(hp.to_html(plan(raised())))[0])) > {"#fff"}


def test_a_style_of_pictures_that_there_is_not_is_refused():
    with pytest.raises(hp.ImpossibleValueError, match="did you mean 'print'"):
        hp.to_html(plan(raised()), pictures="prnt")


def test_a_card_without_a_picture_has_room_for_a_sketch():
    html = hp.to_html(plan(prescription()))

    assert pictures_on(html) == []
    assert "Sketch or notes" in html
    assert "Sketch or notes" not in hp.to_html(plan(raised()))


# --- pictures in files ---

DOT_SEEN = hp.Photograph(alternative='Ada "lifts" <one> leg & smiles.', data=DOT)
OWN = exercise("own-lift", figure=RAISE.figure)
WITH_PHOTOGRAPH = exercise("own-push", figure=RAISE.figure, photograph=DOT_SEEN)


def own_program(**changes):
    items = (prescription(of=OWN), prescription(of=WITH_PHOTOGRAPH), raised())
    return program(*items, **changes)


def test_a_plan_as_json_keeps_its_figures_and_photographs():
    before = hp.schedule(own_program(), start=MONDAY)
    after = hp.plan_from_json(hp.plan_to_json(before))

    assert after == before
    kept = [item.exercise for item in after.program.phases[0].prescriptions]
    assert [one.figure for one in kept] == [RAISE.figure] * 3
    assert [one.photograph for one in kept] == [None, DOT_SEEN, None]
    assert pictures_on(hp.to_html(after)) == pictures_on(hp.to_html(before))


def test_a_plan_as_json_keeps_the_figures_of_the_whole_catalogue():
    each_a_week = [
        (1, prescription(of=attrs.evolve(OWN, slug=slug, figure=one.figure)))
        for slug, one in CATALOGUE.items()
    ]
    before = hp.schedule(program_of(*each_a_week), start=MONDAY)

    assert hp.plan_from_json(hp.plan_to_json(before)) == before


@pytest.mark.parametrize("suffix", [".toml", ".yaml", ".json"])
def test_a_program_file_keeps_the_figures_of_its_own_exercises(suffix):
    before = own_program()
    after = hp.parse_program(hp.program_text(before, suffix), suffix)

    assert after == before
    kept = [item.exercise for item in after.phases[0].prescriptions]
    assert [(one.figure, one.photograph) for one in kept[:2]] == [
        (RAISE.figure, None),
        (RAISE.figure, DOT_SEEN),
    ]


def test_a_mistake_in_a_figure_of_a_program_file_is_told_with_its_line():
    text = hp.program_text(program(prescription(of=OWN)))
    wrong = text.replace("hip = 46", "hip = 460")
    line = wrong.splitlines().index("hip = 460") + 1

    with pytest.raises(hp.FileError) as caught:
        hp.parse_program(wrong)
    assert [str(problem) for problem in caught.value.problems] == [
        f"line {line}: exercises.own-lift.figure.end.working.hip: "
        "hip flexion must be from -35 to 140 degrees: 460"
    ]


# --- pictures on paper ---

FOUR = plan(*THREE, prescription(of=WITH_PHOTOGRAPH))


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """A handout with drawn pictures and a photograph, in colour and for black printers."""
    folder = tmp_path_factory.mktemp("pictures")
    for style in ("color", "print"):
        hp.write_pdf(FOUR, folder / f"{style}.pdf", pictures=style)
    return [folder / "color.pdf", folder / "print.pdf"]


def alternatives_in(pdf):
    """The /Alt texts of a tagged PDF, in reading order."""

    def below(nodes):
        for node in nodes:
            if "alt_text" in node:
                yield node["alt_text"]
            yield from below(node.get("children", []))

    return list(below(pdf.structure_tree))


@pytest.mark.slow
def test_a_handout_with_pictures_is_valid_pdf_ua_by_page_validation(printed):
    assert_valid_by_page_validation(printed)


@pytest.mark.slow
@needs_verapdf
def test_a_handout_with_pictures_is_valid_pdf_ua_by_verapdf(printed):
    assert_valid_by_verapdf(printed)


@pytest.mark.slow
def test_the_alternative_texts_are_those_of_the_pictures(printed):
    texts = [
        alternative_text(item.exercise.figure, item.side, item.exercise.name)
        if item.exercise.photograph is None
        else DOT_SEEN.alternative
        for item in on_cards(FOUR)
    ]
    for file in printed:
        with pdfplumber.open(file) as pdf:
            said = alternatives_in(pdf)
        assert [text for text in said if text in texts] == texts


def test_a_photograph_goes_before_the_drawn_picture():
    html = hp.to_html(plan(prescription(of=WITH_PHOTOGRAPH)))

    assert pictures_on(html) == []
    assert f'<img src="data:image/png;base64,{DOT}" alt="{escape(DOT_SEEN.alternative)}">' in html


def test_without_numbers_the_people_are_larger():
    directions, room = CATALOGUE["multidirectional-leg-raises"], (46.0, 20.0)
    numbered, plain = (
        hp.figure(directions, room_mm=room, numbered=having) for having in (True, False)
    )

    assert scale_of(plain) > 1.2 * scale_of(numbered)
    assert "<text" in numbered
    assert "<text" not in plain


def scale_of(svg):
    """How many millimetres of print a centimetre of the person has."""
    width, seen = re.search(r'width="([\d.]+)mm"', svg), re.search(r'viewBox="0 0 ([\d.]+)', svg)
    return float(width[1]) / float(seen[1])
