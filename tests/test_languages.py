"""Languages: texts that are complete, plurals, places for the side, directions, dates."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
from hipflex_plan import wording
from hipflex_plan.errors import FileError, ImpossibleValueError
from hipflex_plan.handout.composition import viewed
from hipflex_plan.languages import ENGLISH, LANGUAGES, language_of
from hipflex_plan.messages import said, several, together
from hipflex_plan.quantities import Side
from hipflex_plan.translating import in_language
from hipflex_plan.words_files import words_in
from message_ids import entries, message_ids

CATALOGUE = hp.load_catalogue()
COMPLETE = ("es",)
PLACES = re.compile(r"\{[^{}]*\}")
WORDS = {code: language_of(code) for code in LANGUAGES}


@pytest.mark.parametrize("code", COMPLETE)
def test_every_text_of_a_complete_language_is_translated(code):
    found = entries(code)
    wanted = message_ids()
    missing = [key for key in wanted if key not in found or not found[key].translated()]

    assert missing == []


@pytest.mark.parametrize("code", ["es", "ar", "en-US"])
def test_no_language_file_holds_a_text_that_is_said_no_more(code):
    assert [key for key in entries(code) if key not in message_ids()] == []


@pytest.mark.parametrize("code", ["es", "ar", "en-US"])
def test_a_translation_has_the_places_of_its_text(code):
    wrong = []
    for (one, many), entry in entries(code).items():
        known = set(PLACES.findall(one + many))
        told = [entry.msgstr, *entry.msgstr_plural.values()]
        for text in filter(None, told):
            unknown = not set(PLACES.findall(text)) <= known
            wrong += [(one, text)] * (unknown and one not in LEAVE_OUT)
        if entry.translated() and not many and one not in LEAVE_OUT:
            wrong += [(one, entry.msgstr)] * (set(PLACES.findall(entry.msgstr)) != known)
    assert wrong == []


LEAVE_OUT = {"{first_day} to {last}"}
"""Texts of which a language may take another place: where a month comes first."""


@pytest.mark.parametrize("code", COMPLETE)
def test_every_exercise_has_its_words_in_a_complete_language(code):
    program = in_language(hp.load_program("examples/six-week-band.toml"), code)

    for exercise in CATALOGUE.values():
        phase = attrs.evolve(
            program.phases[0], prescriptions=[attrs.evolve(_on(exercise))], strength_days=()
        )
        spoken = in_language(attrs.evolve(program, phases=[phase]), code)
        words = spoken.phases[0].prescriptions[0].exercise.translation
        assert words is not None, exercise.slug


def _on(exercise):
    return hp.Prescription(exercise, exercise.usual.dosage, exercise.usual.frequency)


@pytest.mark.parametrize("code", ["es", "ar"])
def test_words_name_the_leg_wherever_the_english_ones_do(code):
    """A text that says which leg in English says it in every language."""
    for slug, words in words_in(hp.catalogue_files.SHIPPED / "exercises", code).items():
        english = wording.words_of(CATALOGUE[slug], ENGLISH)
        for ours, theirs in zip(english.steps, words.steps, strict=True):
            named = "{one}" in ours or "{the}" in ours
            assert named == bool(PLACES.search(theirs)), (slug, theirs)


@pytest.mark.parametrize("code", ["es", "ar", "en-US"])
@pytest.mark.parametrize("side", list(Side))
def test_no_place_is_left_open(code, side):
    language = language_of(code)
    for words in words_in(hp.catalogue_files.SHIPPED / "exercises", code).values():
        for text in (*words.steps, *words.poses, words.feel, words.safety, *words.cues):
            assert "{" not in language.sided(text, side)


def test_left_and_right_are_told_apart_in_every_language():
    for code, language in WORDS.items():
        for place, (left, right, neither) in language.places.items():
            assert left != right or left in {"el", "la"}, (code, place)
            assert neither != left, (code, place)


def test_a_missing_text_is_told_and_stands_in_brackets():
    told = []
    language = attrs.evolve(language_of("es"), told=told.append)

    assert language.text("No such text.") == "[No such text.]"
    assert told == ["No such text."]
    assert ENGLISH.text("No such text.") == "No such text."


def test_an_exercise_without_words_is_told_and_stands_in_brackets():
    program = hp.load_program("examples/six-week-band.toml")
    plan = hp.schedule(attrs.evolve(program, language="es"))
    told = []
    shown = viewed(plan, "a4", "color", attrs.evolve(language_of("es"), told=told.append))

    assert "Standing knee lift with a band" in told
    assert shown.chapters[0].cards[0].name.startswith("[Standing knee lift")


def test_a_clinicians_own_words_stay_as_they_were_written():
    assert language_of("es").own("Sube despacio, Ana.") == "Sube despacio, Ana."


def test_the_words_of_an_exercise_that_was_changed_are_not_taken_for_it():
    """Our Spanish words say how our exercise is done, not how a clinic's own is."""
    program = hp.load_program("examples/six-week-band.toml")
    (phase,) = program.phases
    first, *rest = phase.prescriptions
    technique = attrs.evolve(first.exercise.technique, steps=["Sit.", "Lift.", "Lower."])
    own = attrs.evolve(first, exercise=attrs.evolve(first.exercise, technique=technique))
    changed = attrs.evolve(program, phases=[attrs.evolve(phase, prescriptions=[own, *rest])])

    assert in_language(changed, "es").phases[0].prescriptions[0].exercise.translation is None


def test_a_clinics_own_words_are_read_beside_its_exercise(tmp_path):
    clinic = _clinic(tmp_path)
    catalogue = CATALOGUE | hp.load_catalogue(clinic)
    file = tmp_path / "ana.toml"
    file.write_text(PROGRAM)

    program = hp.load_program(file, catalogue)

    assert program.phases[0].prescriptions[0].exercise.translation.name == "Marcha en silla"


def test_words_that_leave_something_out_are_refused_with_what(tmp_path):
    clinic = _clinic(tmp_path, steps='steps = ["Siéntate."]')
    catalogue = CATALOGUE | hp.load_catalogue(clinic)
    file = tmp_path / "ana.toml"
    file.write_text(PROGRAM)

    with pytest.raises(FileError, match=r"technique\.steps: the English exercise has \d of them"):
        hp.load_program(file, catalogue)


PROGRAM = """
title = "Marcha"
language = "es"
start = 2027-01-04
[[phases]]
name = "Empezar"
weeks = 2
[[phases.prescriptions]]
use = "our-march"
dosage = "2 x 10"
frequency = "daily"
"""


def _clinic(folder, steps='steps = ["Siéntate.", "Levanta una rodilla.", "Bájala."]'):
    """A catalogue with one exercise, and its Spanish words."""
    own = folder / "clinic" / "exercises"
    (own / "es").mkdir(parents=True)
    ours = (hp.catalogue_files.SHIPPED / "exercises" / "seated-march.toml").read_text("utf-8")
    count = len(CATALOGUE["seated-march"].technique.steps)
    text = re.sub(r"steps = \[.*?\n\]", 'steps = ["Sit.", "Lift {one} knee.", "Lower it."]', ours,
                  count=1, flags=re.DOTALL)  # fmt: skip
    assert count
    (own / "our-march.toml").write_text(text, "utf-8")
    spanish = (hp.catalogue_files.SHIPPED / "exercises" / "es" / "seated-march.toml").read_text(
        "utf-8"
    )
    spanish = re.sub(
        r"^name = .*$", 'name = "Marcha en silla"', spanish, count=1, flags=re.MULTILINE
    )
    spanish = re.sub(r"steps = \[.*?\n\]", steps, spanish, count=1, flags=re.DOTALL)
    (own / "es" / "our-march.toml").write_text(spanish, "utf-8")
    return folder / "clinic"


@pytest.mark.parametrize("code", ["xx", "es_ES", "english", "", "e"])
def test_an_unknown_language_is_refused_with_those_that_are_there(code):
    with pytest.raises(ImpossibleValueError, match="no language"):
        language_of(code)


def test_a_country_takes_the_texts_of_its_language():
    mexico = language_of("es-MX")

    assert mexico.base == "es"
    assert mexico.text("Every day") == language_of("es").text("Every day")


@given(st.integers(1, 40))
def test_a_sentence_in_english_is_what_was_written(number):
    message = together(
        said("Do {count} more.", count=number), several(number, "{number} set", "{number} sets")
    )

    assert ENGLISH.said(message) == str(message)
    assert str(message).endswith("set" if number == 1 else "sets")


@pytest.mark.parametrize("number", range(12))
def test_every_plural_of_arabic_has_its_form(number):
    assert "[" not in language_of("ar").several(number, "week", "weeks")


def test_numbers_and_dates_are_those_of_the_country():
    on = pendulum.Date(2027, 1, 4)

    assert wording.long_date(on, ENGLISH).replace("\u00a0", " ") == "Monday 4 January 2027"
    american = wording.long_date(on, language_of("en-US")).replace("\u00a0", " ")
    assert american == "Monday, January 4, 2027"
    spanish = wording.long_date(on, language_of("es")).replace("\u00a0", " ")
    assert spanish == "lunes 4 de enero de 2027"


def test_pounds_stand_beside_kilograms_where_people_weigh_in_them():
    half = hp.Weight(Decimal("0.5"))

    assert wording.weight(half, language_of("en-US")).replace("\u00a0", " ") == "½ kg (1.1 lb)"
    assert wording.weight(half, ENGLISH).replace("\u00a0", " ") == "½ kg"
    assert (
        wording.weight(hp.Weight(Decimal("0.3")), language_of("es")).replace("\u00a0", " ")
        == "0,3 kg"
    )


@pytest.mark.parametrize("code", ["es", "ar"])
def test_lengths_are_in_centimetres_where_people_measure_in_them(code):
    folder = hp.catalogue_files.SHIPPED / "exercises"
    steps = {slug: " ".join(words.steps) for slug, words in words_in(folder, code).items()}

    assert {slug for slug, text in steps.items() if re.search("pulgada|بوص", text)} == set()
    assert re.search(r"\b10 (?:cm|سم)", steps["psoas-march"])
    assert re.search(r"\b60 (?:cm|سم)", steps["diagonal-band-walk"])


def test_what_would_turn_round_keeps_its_direction():
    arabic = language_of("ar")

    assert arabic.apart("01632 960 114") == "\u206601632 960 114\u2069"
    assert arabic.apart("15") == "15"
    assert ENGLISH.apart("01632 960 114") == "01632 960 114"
    assert ENGLISH.apart("عيادة الياسمين") == "\u2067عيادة الياسمين\u2069"
    seconds = arabic.text("{number} s", number=30)
    assert arabic.apart(f"2 × \u2067{seconds}\u2069").startswith("\u2067")


def test_the_docs_name_each_language_with_its_state():
    page = Path("docs/reference/languages.md").read_text("utf-8")

    for code, language in WORDS.items():
        (row,) = (line for line in page.splitlines() if line.startswith(f"| `{code}` "))
        assert language.name in row
        assert row.endswith(f"{language.state} |")


def test_the_docs_name_each_place_with_its_words():
    page = Path("docs/reference/languages.md").read_text("utf-8")

    for language in WORDS.values():
        for place, words in language.places.items():
            told = " | ".join((f"`{place}`", *(word.strip() for word in words)))
            assert told.strip() in page
