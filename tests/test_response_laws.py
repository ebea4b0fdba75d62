"""What is true of every response rule and every history."""

from datetime import timedelta

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

import hipflex_plan as hp
from builders import MONDAY, did, history
from hipflex_plan.performance import amount
from hipflex_plan.response import eased, safest
from test_response import BAND, BLUE, DOUBLE, GROWTH, KG, LINES, NEIGHBOURS, RULES, TOP

SOME = st.none() | st.integers(0, 10)


@st.composite
def rows(draw, dosage):
    """A row that says much, little or nothing."""
    count, kind = amount(dosage), draw(st.sampled_from(["good", "good", "any", "any", "none"]))
    if kind == "none":
        return None
    if kind == "good":
        effort, sets = draw(st.integers(2, 4)), [count.high + 2] * dosage.sets
        return did(*sets, load=dosage.load, effort=effort, pain=0)
    many = st.sampled_from([count.high, count.high, count.high + 2, count.low, 0, None])
    sets = draw(st.lists(many, min_size=max(0, dosage.sets - 1), max_size=dosage.sets + 1))
    most = [dosage.load] * 4
    return did(
        *sets,
        load=draw(st.sampled_from([*most, None, hp.Bodyweight(), hp.Band("tan"), hp.Weight(2)])),
        effort=draw(SOME),
        pain=draw(st.sampled_from([0, 0, 0, 2]) | SOME),
        pain_next_morning=draw(st.none() | SOME),
        soreness=draw(st.none() | st.sampled_from(hp.Soreness)),
        stop_sign=draw(st.sampled_from([None] * 8 + list(hp.StopSign))),
        adverse_event=draw(st.sampled_from(["", "", "", "Dizzy."])),
    )


@st.composite
def diaries(draw):
    """What `history` takes: rows, and the dosage and the surroundings."""
    line = draw(st.sampled_from(LINES))
    told = draw(st.lists(rows(hp.Dosage.parse(line)), max_size=5))
    around = draw(st.sampled_from([{}, NEIGHBOURS, {**NEIGHBOURS, "step": KG}]))
    later = timedelta(days=draw(st.integers(0, 20)))
    return told, {"dosage": line, "on": MONDAY + timedelta(days=10) + later, **around}


rules = st.sampled_from(RULES)


@given(rules, diaries())
@example(DOUBLE, ([TOP, TOP], {}))
def test_an_advance_stands_on_full_rows_without_pain(rule, diary):
    told = history(*diary[0], **diary[1])
    opinion = rule.decide(told)

    if opinion is not None and opinion.caution == hp.Decision.ADVANCE.caution:
        read = [p.performance for p in told.at_this_dosage if p.number in opinion.sessions]
        assert read[-1] is told.planned[-1].performance
        for row in read:
            assert row.complete and row.load_kept and row.done  # noqa: PT018  # one sentence
            assert row.pain is not None
            assert max(row.pain, row.pain_next_morning or 0) <= told.thresholds.go_to


@given(rules, diaries())
def test_an_advance_is_one_step_of_one_thing_and_within_the_ceiling(rule, diary):
    told = history(*diary[0], **diary[1])
    opinion = rule.decide(told)
    if opinion is None or opinion.decision is not hp.Decision.ADVANCE:
        return
    was, now = told.dosage, opinion.dosage
    heavier = [load for step in (BLUE, KG) if (load := step.heavier(was.load)) is not None]
    possible = [was, *(attrs.evolve(was, load=load) for load in heavier)]
    if was.hold_seconds:
        possible.append(attrs.evolve(was, hold_seconds=min(was.hold_seconds + 5, 30)))
    if was.steps:
        possible.append(attrs.evolve(was, steps=min(was.steps + 4, 28)))

    assert now in possible
    assert now != was or isinstance(rule, (hp.RepetitionTarget, hp.FirstThatSpeaks))


@given(rules, diaries(), st.integers(0, 4), st.sampled_from(["pain", "pain_next_morning"]))
def test_more_pain_never_makes_a_rule_less_cautious(rule, diary, place, when):
    told, around = diary
    if isinstance(rule, hp.GrowingPain):  # an earlier week is what it compares with
        told = told[:1]
    row = told[place] if place < len(told) else None
    if row is None or row.get(when) is None:
        return
    cautions = []
    for pain in range(row[when], 11):
        hurt = [{**one, when: pain} if n == place else one for n, one in enumerate(told)]
        opinion = rule.decide(history(*hurt, **around))
        cautions.append(hp.Decision.HOLD.caution + 0.5 if opinion is None else opinion.caution)

    assert cautions == sorted(cautions, reverse=True)


@given(rules, diaries())
def test_the_same_history_gives_the_same_opinion(rule, diary):
    assert rule.decide(history(*diary[0], **diary[1])) == rule.decide(
        history(*diary[0], **diary[1])
    )


@given(st.sampled_from(GROWTH), diaries())
@example(DOUBLE, ([TOP, did(12, None, 12)], {"dosage": BAND}))
@example(hp.AnkleWeight(load=BLUE), ([TOP, did(12, 12, 12, effort=None)], {"dosage": BAND}))
def test_so_many_sessions_more_are_enough_and_no_fewer(rule, diary):
    told, around = diary
    around = {**around, "on": MONDAY + timedelta(days=60)}
    opinion = rule.decide(history(*told, **around))
    if opinion is None or opinion.missing is None:
        return
    dosage = hp.Dosage.parse(around["dosage"])
    full = did(*[amount(dosage).high] * dosage.sets, load=dosage.load)
    then = [rule.decide(history(*told, *[full] * n, **around)) for n in range(1, 12)]

    assert then[opinion.missing - 1].missing is None
    for early in then[: opinion.missing - 1]:
        assert early.caution <= hp.Decision.HOLD.caution


@given(st.lists(rules, min_size=1, max_size=4), diaries())
def test_all_of_is_the_safest_and_the_first_that_speaks_the_first(several, diary):
    told = history(*diary[0], **diary[1])
    said = [one for rule in several if (one := rule.decide(told)) is not None]

    assert hp.AllOf(several).decide(told) == (safest(said) if said else None)
    assert hp.FirstThatSpeaks(several).decide(told) == (said[0] if said else None)


@given(st.lists(rules, max_size=3), diaries(), st.sampled_from(hp.StopSign))
def test_a_stop_sign_is_never_outvoted(others, diary, sign):
    told = [*diary[0], did(1, stop_sign=sign), TOP]
    rule = hp.AllOf([*others, hp.StopSigns()])

    assert rule.decide(history(*told, **diary[1])).decision is hp.Decision.STOP


@given(rules, diaries())
def test_within_the_first_week_at_most_once_a_week_never_advances(rule, diary):
    told = {**diary[1], "on": MONDAY + timedelta(days=6)}
    said, kept = (r.decide(history(*diary[0], **told)) for r in (rule, hp.AtMostOnceAWeek(rule)))

    assert kept is None or kept.caution == min(said.caution, hp.Decision.HOLD.caution)


@given(st.sampled_from(LINES), st.sampled_from([None, BLUE, KG]))
def test_a_step_back_is_less_and_never_more(line, step):
    dosage = hp.Dosage.parse(line)
    for _ in range(200):
        easier = eased(dosage, step)
        if easier is None:
            return
        assert easier.volume * (easier.hold_seconds or 1) < dosage.volume * (
            dosage.hold_seconds or 1
        ) or easier == attrs.evolve(dosage, load=step.lighter(dosage.load))
        dosage = easier
    raise AssertionError("it never ends")
