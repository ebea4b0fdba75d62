"""What is true of every dosage, rule, program and plan."""

from datetime import timedelta
from itertools import pairwise

import attrs
import pendulum
from hypothesis import example, given
from hypothesis import strategies as st

import hipflex_plan as hp
import strategies as our

WEEKS = st.integers(1, 60)


@given(our.dosages())
@example(hp.Dosage(sets=1, repetitions=1, hold_seconds=1))
@example(hp.Dosage(sets=3, repetitions=10, load=hp.RepetitionMaximum(12), rest_seconds=0))
def test_parsing_what_was_printed_gives_the_same_dosage(dosage):
    assert hp.Dosage.parse(str(dosage)) == dosage


@given(our.dosages())
def test_printing_is_stable(dosage):
    assert str(hp.Dosage.parse(str(dosage))) == str(dosage)


@given(st.data(), our.dosages())
def test_week_1_is_as_prescribed(data, dosage):
    rule = data.draw(our.rules(dosage))

    assert rule.dosage(dosage, 1) == dosage


@given(st.data(), our.dosages(), WEEKS)
def test_a_rule_gives_a_dosage_for_any_week_and_the_same_each_time(data, dosage, week):
    rule = data.draw(our.rules(dosage))
    given_first = rule.dosage(dosage, week)

    rule.dosage(dosage, week + 3)

    assert rule.dosage(dosage, week) == given_first


@given(st.data(), our.dosages())
def test_growth_never_falls_and_stops_at_its_ceiling(data, dosage):
    growing = (hp.AddRepetitions, hp.AddSets, hp.AddHold, hp.AddSteps, hp.AddMinutes, hp.AddLoad)
    rule = data.draw(our.rules(dosage, depth=0))
    if not isinstance(rule, growing):
        return
    sizes = [_size(rule.dosage(dosage, week), rule) for week in range(1, 40)]

    assert sizes == sorted(sizes)
    assert sizes[-1] <= _ceiling(rule)


def _size(dosage, rule):
    if isinstance(rule, hp.AddLoad):
        load = dosage.load
        if isinstance(load, hp.Band):
            return load.colour.rank
        return load.amount if isinstance(load, hp.Weight) else 0
    return {
        hp.AddSets: dosage.sets,
        hp.AddRepetitions: dosage.repetitions and dosage.repetitions.high,
        hp.AddHold: dosage.hold_seconds,
        hp.AddSteps: dosage.steps,
        hp.AddMinutes: dosage.minutes,
    }[type(rule)]


def _ceiling(rule):
    if isinstance(rule, hp.AddHold):
        return rule.up_to_seconds
    if isinstance(rule, hp.AddLoad):
        return rule.up_to.colour.rank if isinstance(rule.up_to, hp.Band) else rule.up_to.amount
    return rule.up_to


@given(st.data(), our.dosages())
def test_a_rule_says_itself_in_words(data, dosage):
    rule = data.draw(our.rules(dosage))

    assert rule.in_words().endswith(".")


@given(our.plans(own_exercises=False))
def test_dates_rise_and_lie_in_the_weeks_of_the_program(plan):
    dates = [session.on for session in plan.sessions]

    assert dates == sorted(set(dates))
    assert plan.start <= dates[0]
    assert dates[-1] <= plan.end
    for session in plan.sessions:
        assert (session.on - plan.start).days // 7 + 1 == session.week


@given(our.plans(own_exercises=False))
def test_only_what_is_daily_leaves_the_offered_days(plan):
    offered = {day.position for day in plan.program.training_days} or set(range(7))
    for session in plan.sessions:
        if session.on.weekday() not in offered:
            assert all(isinstance(i.prescription.frequency, hp.Daily) for i in session.items)


@given(our.plans(own_exercises=False))
def test_sessions_a_week_are_exactly_as_prescribed(plan):
    for week in range(1, plan.program.weeks + 1):
        _, phase, _ = plan.phase_of(week)
        for number, prescription in enumerate(phase.prescriptions, start=1):
            days = [s for s in plan.in_week(week) if number in {i.number for i in s.items}]
            assert len(days) == prescription.frequency.days


@given(our.plans(own_exercises=False))
def test_strength_work_never_comes_on_two_days_in_a_row(plan):
    strength = [
        session.on
        for session in plan.sessions
        if any(item.exercise.purpose is hp.Purpose.STRENGTH for item in session.items)
    ]
    for before, after in pairwise(strength):
        assert (after - before).days >= 2


@given(our.plans(own_exercises=False))
def test_every_item_has_the_dosage_of_its_week(plan):
    for session in plan.sessions:
        _, _, week = plan.phase_of(session.week)
        for item in session.items:
            assert item.dosage == item.prescription.in_week(week)


@given(our.plans(own_exercises=False), st.integers(-60, 60))
def test_moving_the_start_by_whole_weeks_moves_every_date_and_nothing_else(plan, weeks):
    days = timedelta(days=7 * weeks)
    moved = hp.schedule(plan.program, start=plan.start + days, reference=plan.reference)

    back = [attrs.evolve(session, on=session.on - days) for session in moved.sessions]
    assert tuple(back) == plan.sessions


@given(our.programs(), st.sampled_from([".toml", ".yaml", ".json"]))
def test_a_program_file_reads_back_as_the_same_program(program, suffix):
    assert hp.parse_program(hp.program_text(program, suffix), suffix) == program


@given(our.programs(), st.sampled_from([".toml", ".yaml", ".json"]))
def test_writing_what_was_read_gives_the_same_bytes(program, suffix):
    text = hp.program_text(program, suffix)

    assert hp.program_text(hp.parse_program(text, suffix), suffix) == text


@given(our.plans())
def test_a_plan_reads_back_from_json_with_its_types(plan):
    back = hp.plan_from_json(hp.plan_to_json(plan))

    assert back == plan
    assert type(back.start) is pendulum.Date
    assert {type(session.on) for session in back.sessions} == {pendulum.Date}
    assert hp.plan_to_json(back) == hp.plan_to_json(plan)


@given(our.plans(own_exercises=False))
def test_the_same_input_gives_the_same_plan(plan):
    again = hp.schedule(plan.program, start=plan.start, reference=plan.reference)

    assert again == plan


@given(our.plans(own_exercises=False))
def test_a_session_takes_at_least_as_long_as_each_part_of_it(plan):
    for session in plan.sessions:
        alone = [attrs.evolve(session, items=[item]).minutes for item in session.items]
        assert max(alone) <= session.minutes <= sum(alone)
