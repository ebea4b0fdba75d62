"""Response rules: what advances, holds, steps back, swaps and stops, and in which words."""

from datetime import timedelta
from itertools import product

import attrs
import pytest

import hipflex_plan as hp
from builders import MONDAY, did, history
from hipflex_plan.messages import Message
from hipflex_plan.response import RESPONSE_RULES, SAFETY
from test_exercises import HARDEST_GRADE, grade, jargon, long_sentences

BLUE, KG = hp.LoadStep(up_to="blue band"), hp.LoadStep(up_to="1.5 kg", by="0.5 kg")
DOUBLE = hp.DoubleProgression(load=BLUE)
HOLDS, STEPS = hp.LongerHold(seconds=5, up_to_seconds=30), hp.MoreSteps(steps=4, up_to=28)
ANKLE, RESERVE, DAPRE = hp.AnkleWeight(load=KG), hp.RepetitionsInReserve(load=KG), hp.Dapre(load=KG)
PAIN, SORE, GROWING, MISSED = SAFETY[1:]
DELOAD, LADDER = hp.DeloadAfter(), hp.Ladder()
GROWTH = (
    DOUBLE, hp.TwoForTwo(load=BLUE), hp.AnkleWeight(load=BLUE), hp.EffortTarget(load=BLUE),
    hp.RepetitionsInReserve(load=BLUE), hp.RepetitionTarget(), HOLDS, STEPS, LADDER,
)  # fmt: skip
COMPOSED = (
    hp.Asymmetry(over=DOUBLE),
    hp.AllOf([DOUBLE, hp.StopSigns()]),
    hp.FirstThatSpeaks([hp.RepetitionTarget(), DOUBLE]),
    hp.AtMostOnceAWeek(DOUBLE),
)
RULES = (*GROWTH, DAPRE, DELOAD, *SAFETY, *COMPOSED)
STOP, BACK, SWAP, HOLD, UP = "stop", "step back", "swap", "hold", "advance"

BAND, WEIGHT, HELD = "3 x 8-12, red band", "3 x 10-15, 1 kg", "2 x 1, hold 20 s"
WALK, MAXIMUM, FOUR = "2 x 20 steps", "3 x 10 RM", "4 x 6, 1 kg"
TOP, OVER = did(12, 12, 12), did(12, 12, 14)
EASY, HARD = did(12, 12, 12, effort=4), did(15, 15, 15, effort=9)
LONG, FAR = did(20, 20), did(20, 20)
SIDES = {
    "other_side": history(did(12, 12, 12), dosage="3 x 8-12 right side, red band").performances
}
LEFT = "3 x 8-12 left side, red band"
NEIGHBOURS = {"easier": ["heel-slide"], "harder": ["band-hip-flexion"]}


LINES = (
    BAND, "3 x 8-12 left side, 1 kg", HELD, WALK, MAXIMUM, FOUR, "1 x 10 min", "1 x 1, gold band",
    "2 x 5, hold 30 s", "3 x 12",
)  # fmt: skip


def of(lasts=2, **changes):
    """The same row so many times."""
    return [did(12, 12, 12, **changes)] * lasts


def weeks(*pains):
    """A row with that pain in each of so many weeks."""
    return [did(12, 12, 12, pain=pain) if n % 4 == 0 else None for pain in pains for n in range(4)]


def months(count, dosage=BAND):
    """Rows of so many days, every second day one."""
    return [did(12, 12, 12, prescribed=dosage)] * (count // 2)


# what a rule reads, and what it says: decision, and the new dosage or exercise
EXAMPLES = {
    "double progression takes the next band after two sessions at the top":
        (DOUBLE, [TOP, TOP], UP, "3 x 8-12, green band", {}),
    "double progression counts no session that hurt, also where the next did not":
        (DOUBLE, [*of(1, pain=4), TOP], HOLD, None, {}),
    "double progression waits for the last set": (DOUBLE, [TOP, did(12, 12, 11)], HOLD, None, {}),
    "double progression does not go beyond its ceiling":
        (DOUBLE, [TOP, TOP], HOLD, None, {"dosage": "3 x 8-12, blue band"}),
    "a band of another brand is of unknown strength, and no rule steps to it":
        (DOUBLE, [TOP, TOP], HOLD, None, {"dosage": "3 x 8-12, red band (Own)"}),
    "what was done at another dosage does not count":
        (DOUBLE, [did(12, 12, 12, prescribed="3 x 8-12, tan band"), TOP], HOLD, None, {}),
    "a missed session breaks the row": (DOUBLE, [TOP, None, TOP], HOLD, None, {}),
    "two for two asks two more in the last set, twice":
        (hp.TwoForTwo(load=BLUE), [OVER, OVER], UP, "3 x 8-12, green band", {}),
    "two for two holds with one more": (hp.TwoForTwo(load=BLUE), [OVER, TOP], HOLD, None, {}),
    "two for two asks the goal of the other sets":
        (hp.TwoForTwo(load=BLUE), [OVER, did(12, 11, 14)], HOLD, None, {}),
    "an extra set is not the last one of two for two":
        (hp.TwoForTwo(load=BLUE), [did(12, 12, 12, 14)] * 2, HOLD, None, {}),
    "the ankle weight grows by its step after 3 x 12 twice without trouble":
        (ANKLE, [EASY, EASY], UP, "3 x 10-15, 1.5 kg", {"dosage": WEIGHT}),
    "the ankle weight stays at an effort of 5":
        (ANKLE, [EASY, TOP], HOLD, None, {"dosage": WEIGHT}),
    "the ankle weight waits for what is prescribed, where that is more than twelve":
        (ANKLE, [EASY, EASY], HOLD, None, {"dosage": "3 x 15, 1 kg"}),
    "the first ankle weight follows the body alone":
        (ANKLE, [EASY, EASY], UP, "3 x 12, 0.5 kg", {"dosage": "3 x 12"}),
    "the effort target goes up below its target":
        (hp.EffortTarget(load=BLUE), of(effort=4), UP, "3 x 8-12, green band", {}),
    "the effort target holds when the target is reached":
        (hp.EffortTarget(load=BLUE), of(effort=5), HOLD, None, {}),
    "7 of 10 leaves more than two in reserve, one step up":
        (RESERVE, [did(15, 15, 15, effort=7)], UP, "3 x 10-15, 1.5 kg", {"dosage": WEIGHT}),
    "4 of 10 is one step up too, not two":
        (RESERVE, [did(15, 15, 15, effort=4)], UP, "3 x 10-15, 1.5 kg", {"dosage": WEIGHT}),
    "8 of 10 is just right":
        (RESERVE, [did(15, 15, 15, effort=8)], HOLD, None, {"dosage": WEIGHT}),
    "9 of 10 is a step down": (RESERVE, [HARD], BACK, "3 x 10-15, 0.5 kg", {"dosage": WEIGHT}),
    "10 of 10 is two steps down":
        (RESERVE, [did(15, effort=10)], BACK, "3 x 10-15", {"dosage": WEIGHT}),
    "more than the number in every set looks for a heavier load":
        (hp.RepetitionTarget(), [did(11, 11, 11)], UP, MAXIMUM, {"dosage": MAXIMUM}),
    "a set below the number looks for a lighter load":
        (hp.RepetitionTarget(), [did(10, 9, None)], BACK, MAXIMUM, {"dosage": MAXIMUM}),
    "just the number keeps the load":
        (hp.RepetitionTarget(), [did(11, 11, 10)], HOLD, None, {"dosage": MAXIMUM}),
    "a session that was missed does not ask for a lighter load":
        (hp.RepetitionTarget(), [did(0, 0, 0)], HOLD, None, {"dosage": MAXIMUM}),
    "a hold grows by its seconds": (HOLDS, [LONG, LONG], UP, "2 x 1, hold 25 s", {"dosage": HELD}),
    "a hold of 19 of 20 seconds does not grow":
        (HOLDS, [LONG, did(20, 19)], HOLD, None, {"dosage": HELD}),
    "a hold that would pass its ceiling leads up the ladder":
        (HOLDS, [did(26, 26)] * 2, SWAP, "band-hip-flexion",
         {"dosage": "2 x 1, hold 26 s", **NEIGHBOURS}),
    "a hold at its ceiling stays where nothing is harder":
        (HOLDS, [did(30, 30)] * 2, HOLD, None, {"dosage": "2 x 1, hold 30 s"}),
    "a hold of five minutes can be judged":
        (hp.LongerHold(seconds=5, up_to_seconds=600), [did(300)] * 2, UP, "1 x 1, hold 305 s",
         {"dosage": "1 x 1, hold 300 s"}),
    "steps grow by steps": (STEPS, [FAR, FAR], UP, "2 x 24 steps", {"dosage": WALK}),
    "steps stay at their ceiling":
        (STEPS, [did(28, 28)] * 2, HOLD, None, {"dosage": "2 x 28 steps"}),
    "three sessions at the top lead up the ladder":
        (LADDER, of(3), SWAP, "band-hip-flexion", NEIGHBOURS),
    "two sessions at the top do not": (LADDER, of(2), HOLD, None, NEIGHBOURS),
    "two painful sessions lead down the ladder":
        (LADDER, [TOP, *of(pain=6)], SWAP, "heel-slide", NEIGHBOURS),
    "two painful mornings do so too":
        (LADDER, of(pain_next_morning=6), SWAP, "heel-slide", NEIGHBOURS),
    "one painful session does not": (LADDER, [TOP, *of(1, pain=6)], HOLD, None, NEIGHBOURS),
    "five in the fourth set add a weight":
        (DAPRE, [did(10, 6, 6, 5)], UP, "4 x 6, 1.5 kg", {"dosage": FOUR}),
    "eleven in the fourth set add no more than one":
        (DAPRE, [did(10, 6, 9, 11)], UP, "4 x 6, 1.5 kg", {"dosage": FOUR}),
    "four in the fourth set keep the weight":
        (DAPRE, [did(10, 6, 6, 4)], HOLD, None, {"dosage": FOUR}),
    "two in the fourth set take a weight away":
        (DAPRE, [did(10, 6, 4, 2)], BACK, "4 x 6, 0.5 kg", {"dosage": FOUR}),
    "without the fourth set nothing is decided": (DAPRE, [did(10, 6, 6)], HOLD, None, {}),
    "after six weeks half of the sets, rounded up": (DELOAD, months(42), BACK, "2 x 12",
        {"dosage": "3 x 12"}),
    "after five weeks nothing is said": (DELOAD, months(34), None, None, {}),
    "two signals that agree ease off at once":
        (DELOAD, [did(12, 7, 7, effort=9)], BACK, "2 x 8-12, red band", {}),
    "a short hold is a signal too":
        (DELOAD, [did(20, 10, effort=9)], BACK, "1 x 1, hold 20 s", {"dosage": HELD}),
    "one signal alone does not": (DELOAD, [did(12, 12, 12, effort=9)], None, None, {}),
    "what was eased off is not eased off again in the next week":
        (DELOAD, [*months(42, "4 x 12"), did(12, 12)], None, None, {"dosage": "2 x 12"}),
    "sharp pain stops": (SAFETY[0], [did(12, stop_sign=hp.StopSign.SHARP_PAIN)], STOP, None, {}),
    "a stop sign holds after a good session":
        (SAFETY[0], [did(12, stop_sign=hp.StopSign.GIVING_WAY), TOP], STOP, None, {}),
    "a stop sign holds when the calendar has changed the dosage":
        (SAFETY[0], [did(9, stop_sign=hp.StopSign.NEW_NUMBNESS, prescribed="3 x 9"), TOP], STOP,
         None, {}),
    "a stop sign that a clinician answered is past":
        (SAFETY[0], [did(12, stop_sign=hp.StopSign.GIVING_WAY), TOP], None, None,
         {"seen_on": MONDAY + timedelta(days=1)}),
    "what else happened holds until it is read":
        (SAFETY[0], [did(12, adverse_event="Dizzy."), TOP], HOLD, None, {}),
    "pain of 3 says nothing": (PAIN, of(pain=3), None, None, {}),
    "pain of 5 holds": (PAIN, of(pain=5), HOLD, None, {}),
    "pain of 6 steps back": (PAIN, of(pain=6), BACK, "3 x 6-10, red band", {}),
    "pain of 6 on the next morning counts as much":
        (PAIN, of(pain_next_morning=6), BACK, "3 x 6-10, red band", {}),
    "what was added last is taken away first":
        (PAIN, of(pain=6), BACK, "3 x 8-12, yellow band", {"step": BLUE}),
    "a clinic may draw its own lines":
        (PAIN, of(pain=3), BACK, "3 x 6-10, red band",
         {"thresholds": hp.PainThresholds(go_to=1, hold_to=2)}),
    "a session without a word on pain does not wipe out the one before":
        (PAIN, [did(12, 12, 12, pain=8), did(12, 12, 12, pain=None)], BACK, "3 x 6-10, red band",
         {}),
    "pain that is answered already only holds":
        (PAIN, of(pain=8), HOLD, None, {"eased_on": MONDAY + timedelta(days=3)}),
    "pain with nothing easier left takes the easier exercise":
        (PAIN, [did(1, pain=8)], SWAP, "heel-slide", {"dosage": "1 x 1", **NEIGHBOURS}),
    "pain with nothing easier anywhere stops":
        (PAIN, [did(1, pain=8)], STOP, None, {"dosage": "1 x 1"}),
    "soreness gone in the warm-up repeats the step":
        (SORE, of(soreness=hp.Soreness.GONE_IN_WARM_UP), HOLD, None, {}),
    "soreness on the next day repeats it too":
        (SORE, of(soreness=hp.Soreness.NEXT_DAY), HOLD, None, {}),
    "soreness that stayed steps back":
        (SORE, of(soreness=hp.Soreness.STAYED), BACK, "3 x 6-10, red band", {}),
    "soreness that came back steps back, also after two days of rest":
        (SORE, [*of(1, soreness=hp.Soreness.CAME_BACK), did(0, 0, 0)], BACK, "3 x 6-10, red band",
         {}),
    "no soreness says nothing": (SORE, of(soreness=hp.Soreness.NONE), None, None, {}),
    "pain of the same height says nothing": (GROWING, weeks(2, 2), None, None, {}),
    "pain that grew by one holds": (GROWING, weeks(1, 2), HOLD, None, {}),
    "one worse day among others says nothing":
        (GROWING, [*of(4, pain=2), *of(1, pain=3), *of(2, pain=2)], None, None, {}),
    "pain that grew twice in a row steps back":
        (GROWING, weeks(1, 2, 3), BACK, "3 x 6-10, red band", {}),
    "six days away say nothing":
        (MISSED, [TOP, None, None], None, None, {"on": MONDAY + timedelta(days=6)}),
    "a week away repeats":
        (MISSED, [TOP, None, None], HOLD, None, {"on": MONDAY + timedelta(days=7)}),
    "two weeks away step back":
        (MISSED, [TOP, None], BACK, "3 x 6-10, red band", {"on": MONDAY + timedelta(days=14)}),
    "two weeks away never stop":
        (MISSED, [did(1), None], HOLD, None,
         {"on": MONDAY + timedelta(days=14), "dosage": "1 x 1"}),
    "a week in which nothing was ever written down repeats":
        (MISSED, [None] * 3, HOLD, None, {"on": MONDAY + timedelta(days=7)}),
    "a leg that does as much as the other has had its extra work":
        (hp.Asymmetry(over=DOUBLE), of(2), HOLD, None, {"dosage": LEFT, **SIDES}),
    "a leg that does less goes on":
        (hp.Asymmetry(over=DOUBLE), [did(10, 10, 10)] * 2, UP, "3 x 8-10 left side, green band",
         {"dosage": "3 x 8-10 left side, red band", **SIDES}),
    "legs with a load that is not known cannot be compared, and the rule goes on":
        (hp.Asymmetry(over=DOUBLE), of(2), UP, "3 x 8-12 left side, green band",
         {"dosage": LEFT, "other_side": [attrs.evolve(SIDES["other_side"][0], load=None)]}),
    "a leg that has caught up is still heard when it is too hard":
        (hp.Asymmetry(over=hp.RepetitionsInReserve(load=BLUE)), of(2, effort=9), BACK,
         "3 x 8-12 left side, yellow band", {"dosage": LEFT, **SIDES}),
    "all of them is the safest of them":
        (hp.AllOf([DOUBLE, PAIN]), of(pain=6), BACK, "3 x 6-10, red band", {}),
    "all of them advance if all that speak do":
        (hp.AllOf([DOUBLE, PAIN]), of(2), UP, "3 x 8-12, green band", {}),
    "the first that speaks is heard":
        (hp.FirstThatSpeaks([PAIN, DOUBLE]), of(2), UP, "3 x 8-12, green band", {}),
    "at most once a week holds what would advance after four days":
        (hp.AtMostOnceAWeek(DOUBLE), of(2), HOLD, None, {}),
    "at most once a week lets go after seven days":
        (hp.AtMostOnceAWeek(DOUBLE), of(4), UP, "3 x 8-12, green band", {}),
}  # fmt: skip


@pytest.mark.parametrize("case", EXAMPLES.values(), ids=list(EXAMPLES))
def test_a_rule_decides_as_it_is_defined(case):
    rule, rows, decision, new, told = case
    opinion = rule.decide(history(*rows, **told))
    said = None, None
    if opinion is not None:
        said = opinion.decision.value, str(opinion.dosage or opinion.swap_to) or None

    assert said == (decision, new)


def test_every_rule_has_its_examples():
    assert {type(case[0]) for case in EXAMPLES.values()} | {hp.StopSigns} == set(RESPONSE_RULES)
    assert {type(rule) for rule in RULES} == set(RESPONSE_RULES)


# --- what users of other systems reported ---


@pytest.mark.parametrize("rule", [*GROWTH, DAPRE], ids=lambda rule: type(rule).__name__)
@pytest.mark.parametrize(
    "row",
    [
        did(8, 8, 8, effort=2),
        did(12),
        did(12, None, 12, 12),
        did(12, 0, 12, 4),
        did(30, 30, 30, 30, load=hp.Band("yellow")),
        did(30, 30, 30, 30, load=None),
        did(30, 30, 30, 30, pain=None),
        did(30, 30, 30, 30, pain=4),
        did(30, 30, 30, 30, pain_next_morning=4),
        did(30, 30, 30, 30, stop_sign=hp.StopSign.GIVING_WAY),
        did(),
        None,
    ],
    ids=[
        "at the bottom of the range", "on one set of three", "on a set that is not known",
        "on a set of nothing", "on repetitions alone with less load", "on a load not known",
        "on pain not known", "on pain", "on pain the next morning", "on a stop sign",
        "on an empty row", "on no row",
    ],
)  # fmt: skip
def test_no_rule_advances(rule, row):
    opinion = rule.decide(history(*[row] * 4, **NEIGHBOURS))

    assert opinion is None or opinion.caution < hp.Decision.ADVANCE.caution


def test_nothing_done_is_not_the_same_as_nothing_known():
    zero, unknown = (DOUBLE.decide(history(TOP, did(12, n, 12))) for n in (0, None))

    assert zero.reason == "Not 12 in every set in the last 2 sessions."
    assert unknown.reason == "Not enough yet: 2 sessions more written down in full."
    assert (zero.missing, unknown.missing) == (None, 2)


def test_a_lighter_load_is_told_and_not_called_too_few():
    opinion = DOUBLE.decide(history(TOP, did(12, 12, 12, load=hp.Band("yellow"))))

    assert opinion.reason == "A lighter load than prescribed in the last 2 sessions."
    assert opinion.sentence == "Keep on. It counts with the weight or band on your sheet."


# --- what is said of it ---

KINDS = (
    None, did(), did(0, 0, 0, 0), did(12, 12, 12, 12, effort=3), did(40, 40, 40, 40, effort=7),
    did(1, 1, 1, 1, effort=10), did(12, 12, 14, 5, pain=4), did(12, 12, 12, 12, pain=8),
    did(40, 40, 40, 40, effort=9, pain_next_morning=7, soreness=hp.Soreness.STAYED),
    did(12, stop_sign=hp.StopSign.GIVING_WAY, adverse_event="Dizzy."),
    did(30, 30, 30, 30, load=None, soreness=hp.Soreness.NEXT_DAY),
    did(12, 12, 12, adverse_event="Dizzy.", soreness=hp.Soreness.GONE_IN_WARM_UP),
)  # fmt: skip
LATER = {"on": MONDAY + timedelta(days=30)}
MANY = [
    history(*told, dosage=line, **around)
    for line in (*LINES, "2 x 1, hold 30 s", "2 x 28 steps", "3 x 8-12, blue band", LEFT)
    for told in (*product(KINDS, repeat=2), months(84, line), [KINDS[4]] * 4, weeks(1, 3, 5))
    for around in ({}, {**NEIGHBOURS, **LATER, "step": BLUE}, {**SIDES, "eased_on": MONDAY})
]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: type(rule).__name__)


def said_by(rule):
    return [opinion for told in MANY if (opinion := rule.decide(told)) is not None]


@every_rule
def test_every_source_of_a_rule_is_known(rule):
    named = {key for opinion in said_by(rule) for key in opinion.sources}

    assert named
    assert named <= set(hp.load_catalogue().sources)


@every_rule
def test_a_patient_can_read_what_a_rule_says(rule):
    told = sorted({opinion.sentence for opinion in said_by(rule)})
    paper = sorted({rule.in_words(hp.Dosage.parse(line)) for line in LINES})

    assert long_sentences(told + paper) == []
    assert jargon(told + paper) == set()
    assert max(grade(told), grade(paper)) <= HARDEST_GRADE


@every_rule
def test_a_clinician_is_told_why_and_from_which_sessions(rule):
    for opinion in said_by(rule):
        assert opinion.reason.endswith((".", "Dizzy."))
        assert opinion.rule == opinion.rule.lower()
        assert set(opinion.sessions) <= set(range(1, 43))


def test_ten_kilograms_and_more_are_told_and_prescribed_in_figures():
    rule = hp.DoubleProgression(load=hp.LoadStep(up_to="20 kg", by="1 kg"))
    opinion = rule.decide(history(*of(), dosage="3 x 8-12, 9 kg"))

    assert opinion.sentence == "Well done. Now take 10 kg. First do 8 in each set."
    assert opinion.dosage.load == hp.Weight(10)


def test_the_next_load_is_named_in_the_language_of_the_patient():
    words = hp.language_of("es").said(DOUBLE.in_words(hp.Dosage.parse(BAND)))

    assert words.endswith("Entonces pasa a lo siguiente: banda verde.")


@pytest.mark.parametrize("code", ["es", "ar"])
@every_rule
def test_every_sentence_to_the_patient_can_be_said_in_another_language(rule, code):
    missing = []
    language = attrs.evolve(hp.language_of(code), told=missing.append)
    told = [opinion.sentence for opinion in said_by(rule)]
    for sentence in told:
        language.said(sentence)

    assert missing == []
    assert told
    assert all(isinstance(sentence, Message) for sentence in told)
