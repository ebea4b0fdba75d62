"""American English: its words, lengths, weights, times and weeks, and that it says the same."""

from __future__ import annotations

import io
import re

import attrs
import pendulum
import pypdf
import pytest

import hipflex_plan as hp
from american_words import BRITISH, METRIC_LENGTH, american
from hipflex_plan import wording
from hipflex_plan.advice import between
from hipflex_plan.handout.composition import viewed
from hipflex_plan.languages import ENGLISH, language_of
from hipflex_plan.load import in_a_sentence
from hipflex_plan.messages import said
from hipflex_plan.translating import in_language, with_words
from hipflex_plan.words_files import words_in
from message_ids import entries, message_ids

US = language_of("en-US")
PLACE = re.compile(r"\{\w+\}")
CATALOGUE = hp.load_catalogue()
WORDS = words_in(hp.catalogue_files.SHIPPED / "exercises", "en-US")


def _texts(words):
    """Every text of the words of an exercise."""
    things = [text for thing in words.equipment for text in (thing.name, thing.substitute)]
    lists = (words.steps, words.cues, words.common_errors, words.poses)
    return (
        words.name, words.short_name, words.why, *things,
        *(text for one in lists for text in one), words.feel, words.safety,
    )  # fmt: skip


def _told(exercise):
    """What a patient who reads American English is told of an exercise."""
    return _texts(wording.words_of(with_words(exercise, US, CATALOGUE), US))


def _foreign(texts):
    return [text for text in texts if BRITISH.search(text) or METRIC_LENGTH.search(text)]


def test_no_message_is_british():
    """A message that American English has no words of its own for is right as it stands."""
    own = {
        key: (entry.msgstr, *entry.msgstr_plural.values())
        for key, entry in entries("en-US").items()
    }
    told = (PLACE.sub("", text) for key in message_ids() for text in own.get(key, key))

    assert _foreign(told) == []


@pytest.mark.parametrize("slug", sorted(CATALOGUE.exercises))
def test_no_exercise_is_british_or_metric(slug):
    """An exercise without a file of its own is right as it stands: nothing in it is British."""
    assert _foreign(_told(CATALOGUE[slug])) == []


@pytest.mark.parametrize("slug", sorted(WORDS))
def test_american_words_ask_for_what_the_british_ones_ask_for(slug):
    british = _texts(wording.words_of(CATALOGUE[slug], ENGLISH))

    assert list(_texts(WORDS[slug])) == [american(text) for text in british]


@pytest.mark.parametrize("slug", sorted(WORDS))
def test_a_file_of_american_words_says_something_otherwise(slug):
    assert _texts(WORDS[slug]) != _texts(wording.words_of(CATALOGUE[slug], ENGLISH))


def test_the_american_messages_are_those_that_differ():
    assert [key for key, entry in entries("en-US").items() if entry.msgstr == key[0]] == []


@pytest.mark.parametrize(
    "text",
    ["Squeeze your bottom.", "Move forwards.", "Next colour", "10 cm up", "3 metres", "Ring us."],
)
def test_the_list_finds_what_is_british(text):
    assert _foreign([text]) == [text]


@pytest.mark.parametrize("text", ["the bottom stair", "Hold on to a counter.", "30 minutes"])
def test_the_list_leaves_what_both_say(text):
    assert _foreign([text]) == []


def test_a_british_patient_is_told_in_british_words():
    exercise = with_words(CATALOGUE["glute-bridge"], US, CATALOGUE)

    told = _texts(wording.words_of(with_words(exercise, ENGLISH, CATALOGUE), ENGLISH))

    assert "Squeeze your bottom." in told


def test_pounds_stand_beside_kilograms_in_sentences_too():
    sentence = said("Take {load} next time.", load=in_a_sentence(hp.Weight(1.5)))

    assert str(sentence) == "Take 1.5 kg next time."
    assert US.said(sentence) == "Use 1½ kg (3.3 lb) next time."
    assert ENGLISH.said(sentence) == "Take 1½ kg next time."
    assert "1½ kg (3.3 lb)" in language_of("es-US").said(sentence)


def test_a_weight_in_pounds_stays_as_it_was_prescribed():
    assert hp.Weight(2, "lb").in_language(US) == "2 lb"


def _growing(language):
    program = hp.load_program("examples/gentle-start-72.toml")
    plan = hp.schedule(in_language(program, language))
    view = viewed(plan, "letter", "color", language_of(language))
    return [
        row
        for chapter in view.chapters
        for card in chapter.cards
        for table in card.growth.tables
        for row in table.rows
    ]


def test_a_table_of_weights_has_a_row_of_pounds():
    labels = {row.label: row for row in _growing("en-US")}

    kilograms = [cell.text for cell in labels["Weight, kg"].cells]
    pounds = [cell.text for cell in labels["Weight, lb"].cells]
    assert ("½", "1.1") in list(zip(kilograms, pounds, strict=True))
    assert "Weight, lb" not in {row.label for row in _growing("en-GB")}


def test_what_is_decided_is_kept_in_american_words():
    assert US.kept(said("Just right. Keep on.")) == "Just right. Keep going."


@pytest.mark.parametrize(
    ("code", "told"), [("en-GB", "18:00"), ("en-US", "6:00 PM"), ("es", "18:00")]
)
def test_the_time_of_day_is_that_of_the_country(code, told):
    assert wording.time_of_day("18:00", language_of(code)).replace("\u00a0", " ") == told


def test_the_hours_of_work_are_those_of_the_country():
    hours = between(hp.MovementBreaks(every_minutes=60, start="09:00", end="17:00"))[-1].text

    assert str(hours) == "Do this from 09:00 to 17:00."
    assert US.own(hours).replace("\u00a0", " ") == "Do this from 9:00 AM to 5:00 PM."


def test_the_days_of_a_month_stand_below_their_names_in_each_country():
    program = hp.load_program("examples/six-week-band.toml")
    for code, first in (("en-GB", "Mon"), ("en-US", "Sun")):
        plan = hp.schedule(attrs.evolve(program, language=code))
        shown = viewed(plan, "letter", "color", language_of(code)).calendar
        assert shown.weekdays[0] == first
        january = shown.months[0]
        for row in january.rows:
            for name, day in zip(shown.weekdays, row, strict=True):
                on = day.number and pendulum.date(2027, 1, int(day.number))
                assert not on or on.format("ddd") == name


def test_three_months_stand_on_one_page_of_american_paper():
    plan = hp.schedule(in_language(hp.load_program("examples/gentle-start-72.toml"), "en-US"))

    document = pypdf.PdfReader(io.BytesIO(hp.to_pdf(plan, paper="letter")))

    (calendar,) = (p for p in map(_plainly, document.pages) if "Your calendar" in p)
    assert all(month in calendar for month in ("March 2027", "April 2027", "May 2027"))


def _plainly(page):
    return page.extract_text().replace("\u00a0", " ")
