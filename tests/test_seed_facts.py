"""The five articles, fact by fact: written by hand from them, and found in what we ship.

A row of a table is `fact | what is looked for`; the fact begins with the number of its
article, whose key has to stand beside what is found. Between bars stand regular expressions.
Looked for are all words that a clinician or a patient reads; `source` means `Source.says`.
Where an article errs, the last part holds our correction and not the error.
"""

import re

import pytest

import hipflex_plan as hp
from hipflex_plan.advice import BETWEEN, CALF, CALL, EMERGENCY
from hipflex_plan.screening import QUESTIONS, Level

CATALOGUE = hp.load_catalogue()
ARTICLES = {"seed-000", "seed-001", "seed-002", "seed-003", "seed-004"}
ILIOPSOAS = {"psoas major", "iliacus"}


def table(text):
    """One case for each row, as [article's key, cells]; a line that begins with | goes on."""
    lines = re.sub(r"\n\s*\|", " |", text.strip()).splitlines()
    rows = [re.split(r"\s+\|\s+", line.strip()) for line in lines]
    cases = [(f"seed-{fact[:3]}", *cells) for fact, *cells in rows]
    return pytest.mark.parametrize("row", cases, ids=[row[0] for row in rows])


def holds(text, *patterns):
    return all(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def prime_movers(slug):
    return {str(muscle) for muscle in CATALOGUE[slug].muscles.prime_movers}


def told(slug):
    """What the patient is told to do."""
    return (*CATALOGUE[slug].technique.steps, *CATALOGUE[slug].technique.cues)


def sentences(place):
    """Each sentence of a place with the keys of its sources; a place is 'kind name'."""
    kind, _, name = place.partition(" ")
    if kind == "handout":
        return [(claim.text, claim.sources) for claim in (*EMERGENCY, *CALL, CALF, *BETWEEN)]
    if kind == "source":
        return [(said, (name,)) for said in CATALOGUE.sources[name].says.split(". ")]
    if kind == "exercise":
        exercise = CATALOGUE[name]
        claims = exercise.precautions + exercise.contraindications
        lines = [(line, exercise.technique.sources) for line in told(name)]
        lines.append((exercise.usual.note, exercise.usual.sources))
        return lines + [(claim.text, claim.sources) for claim in claims]
    protocol = CATALOGUE.protocol(name)
    claims = protocol.claims + protocol.entry + protocol.exit + protocol.program.between_sessions
    return [(claim.text, claim.sources) for claim in claims]


def says(article, place, *patterns):
    """Whether one sentence of a place holds it all, with the article's key beside it."""
    return any(article in keys and holds(text, *patterns) for text, keys in sentences(place))


# --- every exercise that an article describes ---


# fact | exercise | position | prime movers | what its steps say, one after the other
@table(r"""
001 ankle weight, sitting | seated-ankle-weight-hip-flexion | sitting | psoas major
    | weight on {one} ankle | sit tall on a firm chair | lift {the} knee | lower .* slowly
001 ankle weight, standing | standing-ankle-weight-hip-flexion | standing | psoas major
    | weight on {one} ankle | stand tall | lift {the} knee slowly | lower .* slowly
001 mountain climber on sliders | sliding-mountain-climber | hands and feet | psoas major
    | slider under the ball of each foot | body is straight | slide one knee .* your chest
001 lunge | forward-lunge | standing | quadriceps
    | hip width | step forwards with {one} foot | bend both knees | push off your front foot
001 wall psoas hold | wall-psoas-hold | standing | psoas major
    | feet hip width | bend {one} knee and lift it as high as your hip | lower .* slowly
001 skater squat | squat-with-side-leg-lift | standing | quadriceps | hip width
    | bend your knees .* back straight | on one leg | out to the side, toes forwards | other leg
001 diagonal band walk | diagonal-band-walk | standing | gluteus medius
    | band round both ankles | hip width apart, knees a little bent | forwards and out
002 kneeling stretch | kneeling-hip-flexor-stretch | half kneeling | psoas major
    | kneel on {one} knee | move your hips forwards
002 couch stretch, thigh and hip | couch-stretch | half kneeling | rectus femoris, psoas major
    | {one} foot on the sofa seat behind you | until you feel a stretch
002 movement break | stand-up-break | sitting | quadriceps
    | 30 to 60 minutes of sitting | stand up | walk about gently
004 lying hip stretch | lying-hip-stretch | lying on back | psoas major, iliacus
    | edge of a firm bed | lie back | {one} leg hang .* {other} knee hugged | back flat
004 cobra stretch | cobra-stretch | lying on front | abdominals
    | legs straight behind | palms on the floor beside your chest | hips down | lower slowly
004 leg raises | multidirectional-leg-raises | standing | psoas major, gluteus medius
    | hold on lightly | forwards | to the side | behind you
""")
def test_an_exercise_is_done_as_its_article_describes_it(row):
    article, slug, position, muscles, *patterns = row
    steps = iter(CATALOGUE[slug].technique.steps)

    assert all(any(holds(step, pattern) for step in steps) for pattern in patterns)
    assert str(CATALOGUE[slug].position) == position
    assert set(muscles.split(", ")) <= prime_movers(slug)
    assert article in CATALOGUE[slug].technique.sources


def test_the_legs_take_turns_where_seed_001_says_so():
    assert CATALOGUE["sliding-mountain-climber"].alternates
    assert CATALOGUE["squat-with-side-leg-lift"].alternates


def test_the_couch_stretch_is_the_deeper_one_of_seed_002():
    (harder,) = CATALOGUE["kneeling-hip-flexor-stretch"].progressions

    assert harder.slug == "couch-stretch"


def test_the_legs_stay_relaxed_in_the_cobra_of_seed_004():
    assert any(holds(line, "legs", "relax|heavy|loose|soft") for line in told("cobra-stretch"))


# --- every exercise that an article only names ---


# fact | exercise | its protocol | what a claim there calls it | one of what the article trains
@table(r"""
002 glute bridge | glute-bridge | tight-from-sitting | bridge .* strengthen | gluteus maximus
002 plank | plank | tight-from-sitting | forearm hold strengthen | abdominals, gluteus maximus
002 hamstring curl | hamstring-curl | tight-from-sitting | hamstring curl | hamstrings
002 straight leg raise | straight-leg-raise | hip-flexors-and-knee-pain | leg raise | psoas major
002 psoas march | psoas-march | hip-flexors-and-knee-pain | march with a band | psoas major
003 squat | squat | weak-legs-when-lifting | compound: .*squat | quadriceps, gluteus maximus
003 deadlift | deadlift | weak-legs-when-lifting | compound: .*deadlift | hamstrings
003 lunge | forward-lunge | weak-legs-when-lifting | compound: .*lunge | quadriceps
003 leg press | leg-press | weak-legs-when-lifting | leg press | quadriceps
003 hamstring curl | hamstring-curl | weak-legs-when-lifting | accessory: .*curl | hamstrings
003 leg extension | leg-extension | weak-legs-when-lifting | leg extension | quadriceps
003 glute bridge | glute-bridge | weak-legs-when-lifting | accessory: .*bridge | gluteus maximus
003 calf raise | calf-raise | weak-legs-when-lifting | accessory: .*calf raise | calf
003 glute-ham raise | glute-ham-raise | weak-legs-when-lifting | glute-ham raise | hamstrings
003 hip thrust | hip-thrust | weak-legs-when-lifting | hip thrust | gluteus maximus
003 box jump | box-jump | weak-legs-when-lifting | jumps, which are for later | quadriceps
003 broad jump | broad-jump | weak-legs-when-lifting | jumps, which are for later | quadriceps
""")
def test_an_exercise_that_an_article_names_is_there_for_what_it_is_named_for(row):
    article, slug, protocol, name, muscles = row

    assert says(article, f"protocol {protocol}", name)
    assert set(muscles.split(", ")) <= prime_movers(slug)


@pytest.mark.parametrize("slug", ["box-jump", "broad-jump"])
def test_the_jumps_of_seed_003_are_for_power_and_for_those_who_are_ready(slug):
    assert CATALOGUE[slug].purpose is hp.Purpose.POWER
    assert "advanced" in CATALOGUE[slug].aim


# --- the two tests of seed 001 ---


# fact | measure | what its steps say, one after the other
@table(r"""
001 seated knee raise | seated-knee-raise | sits on a chair .* lifts one leg, the knee bent
    | pushes down .* knee | not held .*: it cannot resist
001 lying knee raise | lying-knee-raise | flat on the back.* to the chest.* lets go
    | not held .* near|not held .* difficult
""")
def test_a_test_that_the_article_describes_is_there(row):
    article, key, *patterns = row
    measure = next(one for one in hp.MEASURES if one.key == key)
    steps = iter(measure.how)

    assert article in measure.sources
    assert all(any(holds(step, pattern) for step in steps) for pattern in patterns)
    assert any(holds(c.text, "flexors .* weak") and article in c.sources for c in measure.meanings)
    assert any(holds(claim.text, "no diagnosis") for claim in measure.warnings)


# --- every number ---


# fact | exercise | field of the usual dosage | the least and the most that the article allows
@table(r"""
001 band walk: 20 steps | diagonal-band-walk | steps | 20 | 20
001 wall hold: no more than 30 s to begin with | wall-psoas-hold | hold_seconds | 1 | 30
004 lying hip stretch: a count of 20 to 30 | lying-hip-stretch | hold_seconds | 20 | 30
004 cobra stretch: a count of 20 to 30 | cobra-stretch | hold_seconds | 20 | 30
""")
def test_a_usual_dosage_keeps_to_the_number_of_its_article(row):
    article, slug, field, low, high = row
    usual = CATALOGUE[slug].usual

    assert int(low) <= getattr(usual.dosage, field) <= int(high)
    assert article in usual.sources


def test_the_leg_raises_of_seed_004_are_ten_with_one_leg_and_then_ten_with_the_other():
    usual = CATALOGUE["multidirectional-leg-raises"].usual

    assert (usual.dosage.repetitions, usual.dosage.side) == (hp.Range(10, 10), hp.Side.EACH)
    assert "seed-004" in usual.sources


def test_the_wall_hold_grows_to_the_30_seconds_of_seed_001_on_each_side():
    phase = CATALOGUE.protocol("weak-hip-flexors").program.phases[-1]
    hold = next(p for p in phase.prescriptions if p.exercise.slug == "wall-psoas-hold")

    assert (hold.in_week(phase.weeks).hold_seconds, hold.side) == (30, hp.Side.EACH)


def test_legs_that_lift_are_trained_two_or_three_times_a_week_as_in_seed_003():
    phases = CATALOGUE.protocol("weak-legs-when-lifting").program.phases

    assert {p.frequency.days for phase in phases for p in phase.prescriptions} == {2, 3}


# fact | place | what one sentence there says
@table(r"""
000 nerve roots, often painless | source seed-000 | L2 and L3 | disc or stenosis | without pain
000 joint causes | source seed-000 | osteoarthritis, impingement or bursitis
000 muscle causes | source seed-000 | strain | tendinopathy | disuse | sitting | guarding
000 work-up | source seed-000 | examination, MRI or X-ray
000 a few days of rest | source seed-000 | a few days of rest \(no number\)
000 tight and weak from sitting | protocol tight-from-sitting | tight and weak | long sitting
001 weak is not tight | protocol weak-hip-flexors | weak is not the same as tight | both
001 causes | protocol weak-hip-flexors | disuse, long sitting and hip osteoarthritis
001 surgery and cerebral palsy | source seed-001 | through the psoas, cerebral palsy
001 symptoms | source seed-001 | gait and posture | stiff knee | stairs | hip, knee or back
001 compensation | source seed-001 | rectus femoris and hamstrings
001 47 people | source seed-001 | 47 people with severe hip arthritis | moderate role
001 33 people | source seed-001 | 33 people | three 10-minute periods a week for six weeks
001 wall hold: 30 s | exercise wall-psoas-hold | the article holds for 30 s
001 lunge: 90 degrees | exercise forward-lunge | bends the knee to 90 degrees
001 band walk: 2 or 3 ft, 20 steps | exercise diagonal-band-walk | 20 steps of 2 to 3 ft
001 band walk, as it is told | exercise diagonal-band-walk | about 60 cm \(2 feet\)
002 tilt | protocol hip-flexors-and-knee-pain | forward tilt of the pelvis | stress on the knee
002 names | source seed-002 | patellofemoral pain | iliotibial
002 pattern | protocol hip-flexors-and-knee-pain | kneecap | outer knee | thigh | long sitting
    | stairs | running uphill | front of the hip
002 groin | source seed-002 | kneecap, outer knee, thigh or groin
002 every 30 to 60 minutes | exercise stand-up-break | every 30 to 60 minutes
002 the break, on paper | handout | stand up and move every 30 to 60 minutes
003 2-3 sessions | protocol weak-legs-when-lifting | two to three leg sessions a week
003 7-9 hours of sleep | protocol weak-legs-when-lifting | ^sleep for 7 to 9 hours each night
003 protein | protocol weak-legs-when-lifting | 1\.6 to 2\.2 g for each kilogram of body weight
003 water | protocol weak-legs-when-lifting | water through the day | mild dehydration
003 stress | source seed-003 | less stress
003 overload | source seed-003 | more weight, repetitions, sets .* tension or shorter rest
003 lighter, and video | protocol weak-legs-when-lifting | lighter at first | film .* own lifts
003 true or perceived | source seed-003 | real or felt | fatigue | technique | recovery
003 knees out | exercise squat | knees in line with your toes
003 chest up | exercise squat | chest up
003 drive through heels | exercise squat | push through your heels
004 60, 30 and 30 degrees | exercise multidirectional-leg-raises
    | 60 degrees forward, 30 to the side and 30 behind
004 hips still | exercise multidirectional-leg-raises | must not shift, rotate or hike
004 shortened | protocol imbalance-between-sides | by imbalance .* a hip flexor that is short
004 pain | source seed-004 | back, abdomen, pelvis, hip or front of the thigh
""")
def test_a_fact_stands_in_one_sentence_that_rests_on_its_article(row):
    assert says(*row)


# fact | its hip flexors
@table("""
000 muscles | psoas major | iliacus | rectus femoris | sartorius | pectineus
002 muscles | psoas major | iliacus | rectus femoris | sartorius | tensor fasciae latae
""")
def test_a_hip_flexor_of_the_article_works_in_an_exercise_that_rests_on_it(row):
    article, *names = row
    resting = [e.muscles for e in CATALOGUE.values() if article in e.muscles.sources]

    assert set(names) <= {str(m) for work in resting for m in work.prime_movers + work.helpers}


# --- every red flag and reason to seek help ---


# fact | the least pressing level it may have | what one question asks the patient
@table(r"""
000 sudden inability to lift the leg | emergency now | suddenly stop lifting
000 rapidly progressing weakness | urgent today | weaker from day to day
000 no sensation in the groin | emergency now | numbness between your legs
000 no sensation in the leg | see a professional first | numbness .* in the leg
000 any change of the bladder | emergency now | bladder | chang|differ|trouble
000 any change of the bowels | emergency now | bowel | chang|differ|trouble
000 pain that worsens | see a professional first | pain .* get worse
000 no better after a few days | see a professional first | no better after some days of rest
002 severe pain | see a professional first | pain severe
002 persistent pain | see a professional first | no better|persist|last
002 pain that worsens | see a professional first | pain .* get worse
002 significant swelling | urgent today | joint very swollen
002 instability | urgent today | (give|giving) way|unstable
002 no weight on the leg, fall or no fall | urgent today | ^(?!did you fall).*(stand on|weight)
003 sudden, severe or unexplained weakness | urgent today | weak | sudden | \bor\b
003 numbness or tingling | see a professional first | numbness or tingling
003 pain that rest does not improve | see a professional first | no better after .* rest
003 suspected condition | see a professional first | illness|disease|condition|thyroid
""")
def test_a_red_flag_of_an_article_is_asked_and_pressing_enough(row):
    article, least, *patterns = row
    asked = [q for q in QUESTIONS if article in q.reason.sources and holds(q.text, *patterns)]
    order = list(Level)

    assert asked
    assert any(order.index(q.level) <= order.index(Level(least)) for q in asked)


# fact | place | what one line there says
@table(r"""
000 the leg will not lift | handout | leg will not lift
000 groin, bladder, bowels | handout | numb between the legs, or new trouble with bladder or bowels
000 loss of sensation | handout | new numbness
002 swelling | handout | swells
002 instability | handout | gives way
002 no weight on the leg | handout | stand on the leg
003 sudden weakness | handout | sudden weakness
003 numbness, tingling | handout | numbness or tingling
""")
def test_a_red_flag_of_an_article_stands_on_the_handout(row):
    assert says(*row)


# fact | protocol | what one line on whom it is not for says
@table(r"""
000 weakness without pain | weak-hip-flexors | without pain | roots L2 and L3 first
001 surgery, cerebral palsy | weak-hip-flexors | through the psoas, or with cerebral palsy
002 at once | hip-flexors-and-knee-pain | swollen, unstable, or bears no weight | at once
002 severe, persistent, worsening | hip-flexors-and-knee-pain | severe, lasting or growing pain
003 weakness and numbness | weak-legs-when-lifting | sudden, severe or unexplained | numbness
003 pain in spite of rest | weak-legs-when-lifting | pain that rest does not improve
003 conditions | weak-legs-when-lifting | anaemia | thyroid | nerves | chronic fatigue
""")
def test_a_reason_to_seek_help_keeps_a_person_from_the_protocol(row):
    _, slug, *patterns = row

    assert any(holds(line, *patterns) for line in CATALOGUE.protocol(slug).not_for)


# --- where an article errs or is silent ---


@pytest.mark.parametrize(
    "slug", ["forward-lunge", "squat-with-side-leg-lift", "diagonal-band-walk"]
)
def test_what_seed_001_lists_for_the_hip_flexors_trains_others(slug):
    assert ILIOPSOAS.isdisjoint(prime_movers(slug))


def test_in_the_trial_of_seed_001_33_healthy_people_went_from_15_to_8_rm():
    protocol = CATALOGUE.protocol("six-week-band")
    ((phase,), (lift,)) = (protocol.program.phases, protocol.program.phases[0].prescriptions)
    weekly = [dosage.repetitions.high for dosage in phase.dosages[0]]

    assert (phase.weeks, lift.frequency, weekly[0], weekly[-1]) == (6, hp.PerWeek(3), 15, 8)
    assert weekly == sorted(weekly, reverse=True)
    assert lift.exercise.slug == "band-hip-flexion"
    assert "33 healthy adults" in protocol.population
    assert says("thorborg-2016", "protocol six-week-band", "ten minutes a session on one leg")


# fact | place | what one sentence there says
@table(r"""
001 repetitions went down | protocol six-week-band | says .* raised; the trial raised the load
001 another exercise | protocol six-week-band | band walk, .* not the exercise of the trial
001 rear knee | exercise forward-lunge | rear knee cannot be meant as written
001 rear knee, as it is told | exercise forward-lunge | your back knee is near the floor
004 neck | exercise cobra-stretch | the popular article arches it, we do not
004 neck, as it is told | exercise cobra-stretch | look at the floor or straight ahead
004 degrees | exercise multidirectional-leg-raises | upper targets, not a minimum
004 Toronto | protocol imbalance-between-sides | Toronto, probably | 7 of 9 | no control group
""")
def test_a_correction_is_told(row):
    assert says(*row)


def test_the_skater_squat_of_seed_001_has_another_name_here():
    squat = CATALOGUE["squat-with-side-leg-lift"]

    assert not holds(f"{squat.name} {squat.short_name} {squat.clinical_name}", "skater")
    assert "A popular article calls it a skater squat" in squat.aim


def test_the_few_days_of_rest_get_no_number_of_ours():
    (asked,) = [q for q in QUESTIONS if q.key == "no-better-with-rest"]

    assert not holds(asked.text + asked.reason.text, r"\d")


# fact | exercises
@table("""
001 no dose | seated-ankle-weight-hip-flexion | standing-ankle-weight-hip-flexion
    | sliding-mountain-climber | forward-lunge | squat-with-side-leg-lift
002 no dose | kneeling-hip-flexor-stretch | couch-stretch | glute-bridge | plank
    | hamstring-curl | straight-leg-raise | psoas-march
003 no dose | squat | deadlift | leg-press | leg-extension | calf-raise | glute-ham-raise
    | hip-thrust | box-jump | broad-jump
""")
def test_where_an_article_gives_no_dose_another_source_does(row):
    _, *slugs = row

    assert [slug for slug in slugs if set(CATALOGUE[slug].usual.sources) <= ARTICLES] == []
