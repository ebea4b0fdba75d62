"""Every contraindication of every shipped exercise stops the person whom it is about."""

import re

import attrs
import pytest
from click.testing import CliRunner

import hipflex_plan as hp
from hipflex_plan.cli import main

CATALOGUE = hp.load_catalogue()
ASKED = hp.Screening(no_to_the_rest=True)
HEALED_DAYS_OF_GRADE_1 = 21


def doing(slug, screening=ASKED, weeks=1):
    """A program of that exercise alone, as it is usually done."""
    usual = CATALOGUE[slug].usual
    prescription = hp.Prescription(CATALOGUE[slug], usual.dosage, usual.frequency)
    return hp.Program(
        "Hip strength", [hp.Phase("Build", weeks, [prescription])], screening=screening
    )


def having(slug, *conditions, **known):
    """A person with these conditions who has passed the gate of the exercise."""
    return hp.Person(conditions=conditions, passed=[slug], **known)


def stops(slug, person, screening=ASKED):
    return [issue for issue in hp.review(doing(slug, screening), person) if issue.stops]


def during(caution, key):
    """The condition on the last day on which the caution holds."""
    if caution.from_trimester is not None:
        return hp.Condition(key, trimester=caution.from_trimester)
    if caution.until_healed:
        return hp.Condition(key, grade=1, days_ago=HEALED_DAYS_OF_GRADE_1 - 1)
    if caution.until_week is not None:
        return hp.Condition(key, days_ago=7 * caution.until_week - 1)
    if caution.until_day is not None:
        return hp.Condition(key, days_ago=caution.until_day - 1)
    return hp.Condition(key)


def after(caution, key):
    """The condition when the caution no longer holds, or does not yet."""
    if caution.from_trimester is not None and caution.from_trimester > 1:
        return hp.Condition(key, trimester=caution.from_trimester - 1)
    if caution.has_end:
        last = during(caution, key)
        return attrs.evolve(last, days_ago=last.days_ago + 1)
    return hp.Condition(key, cleared_by="Mr Shah")


def each(values_of):
    """A case for each value that each contraindication of each exercise names."""
    return [
        pytest.param(slug, caution, value, id=f"{slug}-{number}-{value}")
        for slug in CATALOGUE
        for number, caution in enumerate(CATALOGUE[slug].contraindications, start=1)
        for value in values_of(caution)
    ]


WITH_AN_END = each(lambda c: c.when if c.has_end or c.from_trimester is not None else ())


@pytest.mark.parametrize(("slug", "caution", "key"), each(lambda caution: caution.when))
def test_a_person_with_the_condition_is_stopped(slug, caution, key):
    found = stops(slug, having(slug, during(caution, key)))

    assert (caution.text, caution.sources) in [(i.sentence, i.sources) for i in found]
    with pytest.raises(hp.ReviewError, match=rf"(?m)its name: contraindication/{slug}/{key}$"):
        hp.refuse_dangerous(found)


@pytest.mark.parametrize(("slug", "caution", "key"), each(lambda caution: caution.when))
def test_the_same_person_after_its_end_or_cleared_is_not(slug, caution, key):
    found = stops(slug, having(slug, after(caution, key)))

    assert caution.text not in [issue.sentence for issue in found]


@pytest.mark.parametrize(("slug", "caution", "key"), WITH_AN_END)
def test_a_missing_detail_is_on_the_safe_side_and_named(slug, caution, key):
    found = stops(slug, having(slug, key))
    [mend] = {issue.mend for issue in found if issue.sentence == caution.text}
    written = re.fullmatch(r"Write it as in '(.+)'; then it can be decided\.", mend)[1]
    known = hp.Condition.parse(written)

    assert caution.holds(known, known.days_on(None, 0)) in (True, False)


@pytest.mark.parametrize(("slug", "caution", "key"), each(lambda caution: caution.answered))
def test_a_person_who_answered_yes_is_stopped_and_one_who_said_no_is_not(slug, caution, key):
    told = f"{caution.text} The screening says yes to {key}."
    yes = stops(slug, having(slug), hp.Screening(yes=[key], no_to_the_rest=True))
    no = stops(slug, having(slug), hp.Screening(no=[key]))

    assert (told, caution.sources) in [(i.sentence, i.sources) for i in yes]
    assert no == []
    with pytest.raises(hp.ReviewError, match=rf"(?m)its name: contraindication/{slug}/{key}$"):
        hp.refuse_dangerous(yes)


PAINFUL = each(lambda caution: () if caution.pain_above is None else (caution.pain_above,))


@pytest.mark.parametrize(("slug", "caution", "limit"), PAINFUL)
def test_pain_above_the_limit_stops_and_at_the_limit_does_not(slug, caution, limit):
    above = stops(slug, having(slug, pain=limit + 1))

    assert (f"{caution.text} The pain is {limit + 1}.", caution.sources) in [
        (i.sentence, i.sources) for i in above
    ]
    assert stops(slug, having(slug, pain=limit)) == []


@pytest.mark.parametrize("slug", CATALOGUE)
def test_nobody_without_a_condition_is_stopped(slug):
    assert stops(slug, having(slug)) == []


@pytest.mark.parametrize("slug", CATALOGUE)
def test_every_contraindication_can_be_checked(slug):
    assert [c.text for c in CATALOGUE[slug].contraindications if not c.can_be_checked] == []


# --- the ruling, and the review, say the same ---


def ruled(slug, kind):
    """What the review should tell of a condition of which no detail is known."""
    found = hp.ruling(CATALOGUE[slug], kind.key)
    if found.verdict in (hp.Verdict.NOT_AT_ALL, hp.Verdict.NOT_YET):
        return [("stop", slug, caution.text) for caution in found.cautions]
    careful = [("caution", slug, caution.text) for caution in found.cautions]
    silent = found.verdict is kind.silent and not careful
    if found.verdict is not hp.Verdict.ASK and not silent:
        return careful
    if found.verdict is hp.Verdict.NO_LIMIT:
        return []
    asked = f"With {kind.text}, {found.verdict}: nothing here decides it."
    return [*careful, ("caution", slug, asked)]


def told(slug, kind):
    """What it does tell, the stops alone where there are some."""
    issues = [
        issue
        for issue in hp.review(doing(slug), having(slug, kind.key))
        if kind.key in issue.about and issue.code != "condition"
    ]
    found = [issue for issue in issues if issue.stops] or issues
    return [(issue.severity, issue.place.split(",")[0], issue.sentence) for issue in found]


@pytest.mark.parametrize("slug", CATALOGUE)
def test_the_ruling_on_each_condition_is_what_the_review_tells(slug):
    assert {k.key: ruled(slug, k) for k in hp.CONDITIONS} == {
        k.key: told(slug, k) for k in hp.CONDITIONS
    }


# --- what must stop, written by hand ---

ON_THE_BACK = {
    *("glute-bridge", "heel-slide", "lying-hip-stretch", "psoas-march", "single-leg-bridge"),
    *("sliding-leg-curl", "straight-leg-raise", "supine-march"),
}
WITH_A_BAND = {
    *("band-hip-flexion", "banded-standing-march", "diagonal-band-walk", "lateral-band-walk"),
    "psoas-march",
}
JUMPS = {"box-jump", "broad-jump"}
ON_THE_HANDS = {"plank", "kneeling-plank", "raised-hands-climber", "sliding-mountain-climber"}
KNEE_LIFTS = {
    *("band-hip-flexion", "banded-standing-march", "heel-slide", "isometric-hip-flexion"),
    *("psoas-march", "raised-hands-climber", "seated-ankle-weight-hip-flexion", "seated-march"),
    *("sliding-mountain-climber", "standing-ankle-weight-hip-flexion", "standing-march"),
    *("straight-leg-raise", "supine-march", "wall-psoas-hold"),
}
LUNGES = {"forward-lunge", "reverse-lunge", "split-squat", "step-up", "single-leg-squat-to-pad"}
SQUATS = {
    *("squat", "squat-to-calf-raise", "squat-with-side-leg-lift", "sit-to-stand", "leg-press"),
    "stand-up-break",
}
HINGES = {"deadlift", "romanian-deadlift", "hip-hinge", "hip-thrust"}
HEAVY = {"deadlift", "romanian-deadlift", "glute-ham-raise", "leg-press", "leg-extension"}
SIDEWAYS = {
    *("side-lying-leg-raise", "lateral-band-walk", "diagonal-band-walk"),
    *("multidirectional-leg-raises", "squat-with-side-leg-lift"),
}
HIP_STRETCHES = {
    *("couch-stretch", "kneeling-hip-flexor-stretch", "standing-hip-flexor-stretch"),
    *("lying-hip-stretch", "cobra-stretch", "prone-on-elbows"),
}
BACK_BENT_BACKWARDS = {"cobra-stretch", "prone-on-elbows"}
CALF_RAISES = {"calf-raise", "single-leg-calf-raise", "squat-to-calf-raise"}
MUST_STOP = {
    "pregnancy, trimester 1": JUMPS,
    "pregnancy, trimester 2": ON_THE_BACK | JUMPS,
    "pregnancy, trimester 3": ON_THE_BACK | JUMPS | ON_THE_HANDS | BACK_BENT_BACKWARDS,
    "pregnancy": ON_THE_BACK | JUMPS | ON_THE_HANDS | BACK_BENT_BACKWARDS,
    "latex-allergy": WITH_A_BAND,
    "hip-replacement-posterior": KNEE_LIFTS | SQUATS | LUNGES | HINGES | JUMPS,
    "hip-replacement-lateral": KNEE_LIFTS | SQUATS | LUNGES | HINGES | JUMPS | SIDEWAYS,
    "hip-replacement-anterior": HIP_STRETCHES | LUNGES | JUMPS | {"kneeling-plank"},
    "hip-arthroscopy, 1 week ago": HIP_STRETCHES | LUNGES | JUMPS | {"straight-leg-raise"},
    "hip-arthroscopy, 5 weeks ago": LUNGES | JUMPS | {"straight-leg-raise"},
    "hip-arthroscopy, 11 weeks ago": LUNGES | JUMPS,
    "hip-flexor-strain, 1 day ago": KNEE_LIFTS | LUNGES | HIP_STRETCHES | JUMPS | SIDEWAYS,
    "hip-flexor-strain, grade 2, 7 weeks ago": HIP_STRETCHES | JUMPS,
    "hip-flexor-strain, grade 3, 52 weeks ago": HIP_STRETCHES | JUMPS,
    "quadriceps-strain, grade 1, 1 day ago": {"leg-extension", "couch-stretch"} | JUMPS,
    "hamstring-strain, grade 1, 1 day ago": {
        *("hamstring-curl", "glute-ham-raise", "romanian-deadlift", "sliding-leg-curl", *JUMPS)
    },
    "calf-strain": CALF_RAISES | JUMPS,
    "achilles-rupture": CALF_RAISES,
    "osteoporosis": JUMPS,
    "vertebral-fracture": JUMPS | {"deadlift", "romanian-deadlift"},
    "lumbar-fusion": BACK_BENT_BACKWARDS,
    "lumbar-stenosis": BACK_BENT_BACKWARDS,
    "spondylolisthesis": BACK_BENT_BACKWARDS,
    "recent-surgery": BACK_BENT_BACKWARDS | {"deadlift", "romanian-deadlift"},
    "radiculopathy": {"deadlift", "romanian-deadlift"},
    "acl-reconstruction": {"leg-extension", "seated-knee-extension"},
    "heart-disease": ON_THE_HANDS,
    "unstable-heart-disease": ON_THE_HANDS | HEAVY,
    "uncontrolled-blood-pressure": ON_THE_HANDS | HEAVY | {"isometric-hip-flexion"},
    "shoulder-or-wrist-injury": ON_THE_HANDS,
}


@pytest.mark.parametrize(("line", "slugs"), MUST_STOP.items(), ids=list(MUST_STOP))
def test_what_must_stop_for_a_condition_does(line, slugs):
    assert {slug for slug in slugs if not stops(slug, having(slug, line))} == set()


MAY_BE_DONE = {
    "pregnancy, trimester 1": ON_THE_BACK | ON_THE_HANDS | BACK_BENT_BACKWARDS,
    "hip-arthroscopy, 6 weeks ago": HIP_STRETCHES | {"straight-leg-raise"},
    "hip-arthroscopy, 12 weeks ago": set(CATALOGUE),
    "hip-flexor-strain, 3 days ago": {"wall-psoas-hold", "standing-march", "squat"},
    "hip-flexor-strain, grade 1, 21 days ago": set(CATALOGUE),
    "hip-flexor-strain, grade 2, 8 weeks ago": set(CATALOGUE),
    "latex-allergy, cleared by Mr Shah": WITH_A_BAND,
    "osteoporosis, cleared by Mr Shah": JUMPS,
}


@pytest.mark.parametrize(("line", "slugs"), MAY_BE_DONE.items(), ids=list(MAY_BE_DONE))
def test_what_may_be_done_before_after_or_cleared_is_not_stopped(line, slugs):
    assert {slug for slug in slugs if stops(slug, having(slug, line))} == set()


def test_no_exercise_on_the_back_is_forgotten():
    lying = {s for s in CATALOGUE if CATALOGUE[s].position is hp.Position.LYING_ON_BACK}

    assert lying == ON_THE_BACK


def test_no_exercise_with_a_band_is_forgotten():
    needs = {
        slug
        for slug in CATALOGUE
        if "band" in " ".join(thing.name for thing in CATALOGUE[slug].equipment).lower().split()
    }

    assert needs == WITH_A_BAND


# --- the command line, for a handful ---

STOPPED = {
    "straight-leg-raise": 'conditions = ["pregnancy, trimester 2"]',
    "band-hip-flexion": 'conditions = ["latex-allergy"]',
    "plank": 'conditions = ["heart-disease"]',
    "box-jump": 'pain = 4\npassed = ["box-jump"]',
    "couch-stretch": 'conditions = ["hip-arthroscopy"]',
}


@pytest.mark.parametrize(("slug", "person"), STOPPED.items(), ids=list(STOPPED))
def test_check_stops_and_no_handout_is_printed(slug, person, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    usual = CATALOGUE[slug].usual
    (tmp_path / "ada.toml").write_text(f"""\
title = "Hip strength"
start = 2027-01-04
[person]
{person}
[[phases]]
name = "Build"
weeks = 2
[[phases.prescriptions]]
use = "{slug}"
dosage = "{usual.dosage}"
frequency = "{usual.frequency}"
""")
    checked = CliRunner().invoke(main, ["check", "ada.toml"])
    printed = CliRunner().invoke(main, ["handout", "ada.toml"])

    assert (checked.exit_code, printed.exit_code) == (1, 1)
    assert "ada.toml: the review stops it (1)" in checked.output
    assert f"STOP contraindication/{slug}/" in checked.output
    assert f"its name: contraindication/{slug}/" in printed.output
    assert not (tmp_path / "ada.pdf").exists()
