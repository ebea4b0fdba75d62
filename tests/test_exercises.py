"""The exercises that are shipped, and every text of ours that a patient reads."""

from __future__ import annotations

import re
from itertools import pairwise

import attrs
import pytest

import hipflex_plan as hp
from hipflex_plan import (
    AddHold,
    AddLoad,
    AddMinutes,
    AddRepetitions,
    AddSets,
    AddSteps,
    Continued,
    Deload,
    Dosage,
    ImpossibleValueError,
    Maintain,
    Muscle,
    Purpose,
    ShortenRest,
    Side,
    Then,
    UnknownNameError,
    WeekTable,
    load_catalogue,
)
from hipflex_plan.advice import ALL_CLAIMS, PAIN_ZONES
from hipflex_plan.catalogue_files import SHIPPED
from hipflex_plan.frequency import frequency
from hipflex_plan.progression import RULES
from hipflex_plan.vocabulary import ILIOPSOAS
from message_ids import message_ids

CATALOGUE = load_catalogue()
EXERCISES = list(CATALOGUE.values())
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.slug)

LONGEST_SENTENCE = 15
HARDEST_GRADE = 6
JARGON = frozenset(
    re.findall(
        r"\w+",
        """
        abduct abduction adduct adduction anterior posterior lateral medial distal proximal
        supine prone dorsal ventral flex flexion extend extension hyperextension hyperextend
        rotation neutral unilateral bilateral contralateral ipsilateral pelvis pelvic lumbar
        thoracic cervical sacrum scapula femur tibia patella patellofemoral acetabular psoas
        iliacus iliopsoas rectus femoris sartorius tensor fascia fasciae latae glute glutes
        gluteal gluteus maximus medius minimus quad quads quadriceps hamstring hamstrings
        adductor adductors abductor abductors flexor flexors abdominal abdominals core isometric
        concentric eccentric plank tempo cadence rom rm rep reps repetition repetitions maximum
        dosage dose prescription prescribed regimen protocol progression regression deload
        overload volume intensity load resistance proprioception activate activation engage
        recruit stabilise stabilize mobilise mobilize hypertrophy contraindication
        contraindicated precaution tendinopathy bursitis impingement arthroscopy arthroplasty
        osteoarthritis stenosis analgesia oedema edema acute chronic
        """,
    )
)


# --- how easily a text reads ---


def sentences(text):
    """The sentences of a text; one without a full stop is one."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def words(text):
    return re.findall(r"[^\W_]+(?:[’'.,-][^\W_]+)*", text)


def syllables(word):
    """The groups of vowels in a word, but for a silent e at its end; at least one."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", letters))
    silent = re.search(r"[^aeiouyl]e(?:s|d)?$", letters) and not re.search(
        r"(?:[td]ed|(?:s|z|x|ch|sh|c|g)es)$", letters
    )
    return max(1, groups - bool(silent))


def grade(texts):
    """The school year that can read the texts together, after Flesch and Kincaid."""
    all_sentences = [sentence for text in texts for sentence in sentences(text)]
    all_words = [word for sentence in all_sentences for word in words(sentence)]
    length = len(all_words) / len(all_sentences)
    weight = sum(map(syllables, all_words)) / len(all_words)
    return 0.39 * length + 11.8 * weight - 15.59


def long_sentences(texts):
    return [s for text in texts for s in sentences(text) if len(words(s)) > LONGEST_SENTENCE]


def jargon(texts):
    return {word.lower() for text in texts for word in words(text)} & JARGON


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("hip", 1),
        ("knee", 1),
        ("slide", 1),
        ("times", 1),
        ("raised", 1),
        ("lifted", 2),
        ("body", 2),
        ("ankle", 2),
        ("exercise", 3),
        ("prescription", 3),
        ("stability", 4),
        ("30", 1),
    ],
)
def test_syllables_are_counted_as_they_are_heard(word, expected):
    assert expected == syllables(word)


def test_a_clinicians_sentence_reads_harder_than_a_patients():
    clinician = ["Isometric hip flexion at ninety degrees requires contralateral stability."]

    assert grade(clinician) > HARDEST_GRADE > grade(["Lift your knee. Hold it there."])
    assert jargon(clinician) == {"isometric", "flexion", "contralateral"}


def test_a_sentence_ends_at_its_stop_and_a_decimal_point_is_none():
    assert sentences("Add 0.5 kg each week. Then rest. Done") == [
        "Add 0.5 kg each week.",
        "Then rest.",
        "Done",
    ]
    assert words("Add 0.5 kg, hip-width.") == ["Add", "0.5", "kg", "hip-width"]


# --- what a patient reads of an exercise ---


def patient_texts(exercise):
    technique = exercise.technique
    return (
        exercise.name,
        exercise.short_name,
        exercise.why,
        *technique.steps,
        *technique.cues,
        *technique.common_errors,
        technique.feel,
        *(text for thing in exercise.equipment for text in (thing.name, thing.substitute)),
    )


@every_exercise
def test_no_sentence_to_a_patient_is_longer_than_15_words(exercise):
    assert long_sentences(patient_texts(exercise)) == []


@every_exercise
def test_a_patient_text_reads_at_sixth_grade_or_below(exercise):
    technique = exercise.technique
    running = (
        exercise.name,
        exercise.why,
        *technique.steps,
        *technique.cues,
        *technique.common_errors,
        technique.feel,
    )

    assert grade(running) <= HARDEST_GRADE


@every_exercise
def test_a_patient_text_has_no_word_that_only_clinicians_know(exercise):
    assert jargon(patient_texts(exercise)) == set()


@every_exercise
def test_a_short_name_fits_into_a_table(exercise):
    assert len(exercise.short_name) <= 26


@every_exercise
def test_steps_cues_and_errors_are_sentences(exercise):
    technique = exercise.technique
    told = (*technique.steps, *technique.cues, *technique.common_errors, technique.feel)

    assert [text for text in told if not text.endswith(".") or not text[0].isupper()] == []


# --- what a patient reads besides ---


def said_in(*places):
    """The texts that are said in rooms and templates of these names, their places filled."""
    return [
        re.sub(r"\{\w+\}", "3", many or one)
        for (one, many), where in message_ids().items()
        if any(name in place for name in places for place in where)
    ]


GROWTH = (
    Maintain(),
    AddRepetitions(2, up_to=15, every_weeks=2),
    AddSets(1, up_to=4),
    AddSteps(4, up_to=30),
    AddMinutes(5, up_to=20),
    AddHold(5, up_to_seconds=30),
    AddLoad(up_to="1.5 kg", step="0.5 kg", every_weeks=2),
    AddLoad(up_to="blue band"),
    ShortenRest(15, down_to_seconds=60),
    WeekTable(sets=[2, 3]),
    Deload(AddHold(5, up_to_seconds=30, every_weeks=2), every_weeks=4, fewer_sets=2),
    Then(AddRepetitions(2, up_to=15), 3, AddMinutes(5, up_to=20, every_weeks=2)),
    Continued(over=AddSteps(4, up_to=30), baseline="2 x 20 steps", after_weeks=2),
)
BESIDES = {
    "advice": [claim.text.replace("{doctor}", "see a doctor") for claim in ALL_CLAIMS],
    "templates": said_in("templates/"),
    "handout": said_in("/handout/"),
    "calendar": said_in("/ics/"),
    "rules": [rule.in_words() for rule in GROWTH],
    "protocols": [
        text
        for protocol in CATALOGUE.protocols.values()
        for phase in protocol.program.phases
        for text in (
            protocol.title,
            phase.goal,
            *(prescription.progression.in_words() for prescription in phase.prescriptions),
        )
    ],
}
everywhere = pytest.mark.parametrize("texts", list(BESIDES.values()), ids=list(BESIDES))


@everywhere
def test_no_sentence_besides_is_longer_than_15_words(texts):
    assert long_sentences(texts) == []


@everywhere
def test_texts_besides_read_at_sixth_grade_or_below(texts):
    assert grade(texts) <= HARDEST_GRADE


@everywhere
def test_texts_besides_have_no_word_that_only_clinicians_know(texts):
    assert jargon(texts) == set()


def test_every_rule_is_among_those_whose_sentences_are_checked():
    assert {type(rule) for rule in GROWTH} == set(RULES)


def test_every_score_of_pain_has_one_advice():
    scores = [score for zone in PAIN_ZONES for score in zone.scores]

    assert scores == list(range(11))


# --- what a clinician reads ---


@every_exercise
def test_the_usual_dosage_is_printed_and_read_back(exercise):
    usual = exercise.usual

    assert usual.dosage == Dosage.parse(str(usual.dosage))
    assert usual.frequency == frequency(str(usual.frequency))


@every_exercise
def test_every_exercise_says_when_not_to_do_it(exercise):
    assert exercise.precautions
    assert exercise.contraindications


@every_exercise
def test_no_muscle_is_named_twice(exercise):
    named = exercise.muscles.prime_movers + exercise.muscles.helpers

    assert sorted(named) == sorted(set(named))


def of(purpose):
    chosen = [exercise for exercise in EXERCISES if exercise.purpose is purpose]
    return pytest.mark.parametrize("exercise", chosen, ids=lambda e: e.slug)


@of(Purpose.STRENGTH)
def test_strength_work_is_usually_done_with_a_day_of_rest(exercise):
    assert exercise.usual.frequency.days <= 3


@of(Purpose.STRETCH)
def test_a_usual_stretch_lasts_the_sixty_seconds_of_the_guideline(exercise):
    """Two to four times, 60 seconds in all for each muscle (``acsm-stretching-2011``)."""
    dosage = exercise.usual.dosage

    assert 2 <= dosage.sets * dosage.repetitions.high <= 4
    assert dosage.sets * dosage.repetitions.high * dosage.hold_seconds == 60


@every_exercise
def test_an_exercise_is_found_by_its_name_and_by_its_muscles(exercise):
    assert exercise in CATALOGUE.find(exercise.name.upper())
    assert exercise in CATALOGUE.find(str(exercise.muscles.prime_movers[0]))


def test_a_misspelt_exercise_is_answered_with_the_nearest_one():
    with pytest.raises(UnknownNameError) as caught:
        CATALOGUE["wall-psoas-hol"]

    assert str(caught.value) == "no exercise 'wall-psoas-hol'; did you mean 'wall-psoas-hold'?"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"slug": "Wall Hold"}, "slug must be small letters, digits and hyphens: 'Wall Hold'"),
        ({"short_name": "x" * 27}, "short_name must have at most 26 characters: it has 27"),
        ({"why": ""}, "why must not be empty"),
        (
            {"purpose": "cardio"},
            "no purpose 'cardio'; choose one of control, power, strength, stretch",
        ),
        (
            {"seconds_per_repetition": 3.7},
            "seconds_per_repetition must be a whole number from 1 to 30: 3.7",
        ),
        ({"technique": None}, "technique must be Technique: None"),
        (
            {"progressions": "seated-lift"},
            "progressions must be a list of Progression: 'seated-lift'",
        ),
    ],
)
def test_an_exercise_that_cannot_be_is_refused(change, expected):
    with pytest.raises(ImpossibleValueError) as caught:
        attrs.evolve(EXERCISES[0], **change)

    assert str(caught.value) == expected


@pytest.mark.parametrize("count", [2, 7])
def test_a_technique_has_three_to_six_steps(count):
    with pytest.raises(ImpossibleValueError) as caught:
        attrs.evolve(EXERCISES[0].technique, steps=["Stand tall."] * count)

    assert str(caught.value) == f"steps must be 3 to 6 texts: there are {count}"


def test_muscles_are_a_list_of_names_that_are_known():
    muscles = EXERCISES[0].muscles

    with pytest.raises(ImpossibleValueError, match="a list is needed: 'calf'"):
        attrs.evolve(muscles, prime_movers="calf")
    with pytest.raises(ImpossibleValueError, match="no muscle 'biceps'"):
        attrs.evolve(muscles, prime_movers=["biceps"])
    with pytest.raises(ImpossibleValueError, match="prime_movers must hold at least 1"):
        attrs.evolve(muscles, prime_movers=[])


# --- easier and harder ---


@every_exercise
def test_every_harder_neighbour_exists_and_says_why_it_is_harder(exercise):
    for harder in exercise.progressions:
        assert harder.slug in CATALOGUE
        assert harder.slug != exercise.slug
        assert harder.because.endswith(".")


@every_exercise
def test_every_exercise_has_an_easier_and_a_harder_neighbour_or_says_why_not(exercise):
    easier = CATALOGUE.regressions(exercise.slug)

    assert bool(easier) != bool(exercise.why_no_easier), easier
    assert bool(exercise.progressions) != bool(exercise.why_no_harder)


def harder_than(slug):
    """All exercises that are harder, by any number of steps."""
    found, ahead = set(), [slug]
    while ahead:
        for harder in CATALOGUE[ahead.pop()].progressions:
            if harder.slug not in found:
                found.add(harder.slug)
                ahead.append(harder.slug)
    return found


@every_exercise
def test_no_exercise_is_harder_than_itself(exercise):
    assert exercise.slug not in harder_than(exercise.slug)


@every_exercise
def test_a_ladder_leads_through_its_exercise_from_the_easiest_to_the_hardest(exercise):
    rungs = hp.ladder(exercise.slug)
    slugs = [rung.exercise.slug for rung in rungs]

    assert exercise.slug in slugs
    assert CATALOGUE.regressions(slugs[0]) == ()
    assert rungs[-1].exercise.progressions == ()
    for below, rung in pairwise(rungs):
        assert rung.because in [p.because for p in below.exercise.progressions]


def test_the_ladder_of_the_kneeling_stretch():
    slugs = [rung.exercise.slug for rung in hp.ladder("couch-stretch")]

    assert slugs[-2:] == ["kneeling-hip-flexor-stretch", "couch-stretch"]


def test_a_catalogue_that_leads_in_a_circle_is_refused(tmp_path):
    ours = (SHIPPED / "exercises" / "couch-stretch.toml").read_text()
    circle = '\n[[progressions]]\nslug = "{}"\nbecause = "It is so."\n'
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "one.toml").write_text(ours + circle.format("two"))
    (folder / "two.toml").write_text(ours + circle.format("one"))

    with pytest.raises(hp.FileError, match="two leads back to one, in a circle"):
        hp.load_catalogue(tmp_path)


def test_a_harder_neighbour_that_does_not_exist_is_refused(tmp_path):
    ours = (SHIPPED / "exercises" / "couch-stretch.toml").read_text()
    folder = tmp_path / "exercises"
    folder.mkdir()
    lost = '\n[[progressions]]\nslug = "wall-psoas-hol"\nbecause = "It is so."\n'
    (folder / "one.toml").write_text(ours + lost)

    with pytest.raises(hp.FileError, match="did you mean 'wall-psoas-hold'"):
        hp.load_catalogue(tmp_path)


# --- the first nine, against the articles by hand ---

FIRST_NINE = {
    "band hip flexion": ["band-hip-flexion"],
    "ankle-weight hip flexion": [
        "seated-ankle-weight-hip-flexion",
        "standing-ankle-weight-hip-flexion",
    ],
    "mountain climber on sliders": ["sliding-mountain-climber"],
    "wall psoas hold": ["wall-psoas-hold"],
    "diagonal band walk": ["diagonal-band-walk"],
    "kneeling hip flexor stretch": ["kneeling-hip-flexor-stretch"],
    "lying hip stretch": ["lying-hip-stretch"],
    "cobra stretch": ["cobra-stretch"],
    "couch stretch": ["couch-stretch"],
}


@pytest.mark.parametrize("slugs", list(FIRST_NINE.values()), ids=list(FIRST_NINE))
def test_the_first_nine_exercises_are_there(slugs):
    assert [slug for slug in slugs if slug not in CATALOGUE] == []


def usual(slug):
    return CATALOGUE[slug].usual


def test_the_wall_hold_of_the_article_lasts_30_seconds():
    """Seed 001: balance on the other foot and hold for 30 seconds."""
    hold = CATALOGUE["wall-psoas-hold"]

    assert "The article holds for 30 s." in hold.usual.note
    assert "seed-001" in hold.usual.sources
    assert hold.usual.dosage.hold_seconds <= 30
    assert hold.usual.dosage.side is Side.EACH
    assert "Bend {one} knee and lift it as high as your hip." in hold.technique.steps


def test_the_band_walk_of_the_article_takes_20_diagonal_steps_of_2_to_3_feet():
    """Seed 001: band round both ankles, a diagonal step, about 2 or 3 feet, 20 steps."""
    walk = CATALOGUE["diagonal-band-walk"]

    assert walk.usual.dosage.steps == 20
    assert "The article gives 20 steps of 2 to 3 ft" in walk.usual.note
    assert "Put the loop band round both ankles." in walk.technique.steps
    assert "Step one foot forwards and out, about 60 cm (2 feet)." in walk.technique.steps
    assert "seed-001" in walk.usual.sources


def test_the_band_walk_is_no_strengthener_of_the_hip_flexors():
    """Seed 001 shows it as one; measurements say that it trains the side of the hip."""
    walk = CATALOGUE["diagonal-band-walk"]

    assert ILIOPSOAS.isdisjoint(walk.muscles.prime_movers)
    assert "not a hip flexor strengthener" in walk.aim
    assert "lewis-2018" in walk.muscles.sources


@pytest.mark.parametrize("slug", ["lying-hip-stretch", "cobra-stretch"])
def test_the_lying_and_the_cobra_stretch_are_held_for_20_to_30(slug):
    """Seed 004: hold for a count of twenty to thirty."""
    assert "The article holds for a count of 20 to 30" in usual(slug).note
    assert 20 <= usual(slug).dosage.hold_seconds <= 30
    assert "seed-004" in usual(slug).sources


def test_the_cobra_stretch_does_not_arch_the_neck_as_the_article_does():
    cobra = CATALOGUE["cobra-stretch"]

    assert "Look at the floor or straight ahead." in cobra.technique.steps
    assert "choice-cobra-neck" in cobra.technique.sources


def test_the_climber_puts_a_slider_under_the_ball_of_each_foot():
    """Seed 001: one knee at a time, a slider underneath the ball of each foot."""
    climber = CATALOGUE["sliding-mountain-climber"]

    assert "Put a slider under the ball of each foot." in climber.technique.steps
    assert "One knee at a time. Keep breathing." in climber.technique.cues


def test_both_ankle_weight_lifts_train_the_psoas_as_the_article_says():
    """Seed 001: slowly lift and lower the leg to strengthen the psoas muscle."""
    lifts = [CATALOGUE[slug] for slug in FIRST_NINE["ankle-weight hip flexion"]]

    assert [str(lift.position) for lift in lifts] == ["sitting", "standing"]
    assert all(Muscle.PSOAS_MAJOR in lift.muscles.prime_movers for lift in lifts)


def test_what_the_articles_give_no_dose_for_names_another_source():
    """No dose in the articles: ankle weights, climber, kneeling and couch stretch."""
    silent = {"seed-001", "seed-002"}
    without = [
        *FIRST_NINE["ankle-weight hip flexion"],
        "sliding-mountain-climber",
        "kneeling-hip-flexor-stretch",
        "couch-stretch",
    ]

    assert [slug for slug in without if not silent.isdisjoint(usual(slug).sources)] == []
