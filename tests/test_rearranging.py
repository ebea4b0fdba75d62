"""What life does to a plan: examples by name, and laws that hold for every plan."""

from __future__ import annotations

from collections import Counter
from datetime import date

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from builders import DAILY, MONDAY, plan_of, prescription, program_of, strength, stretch
from hipflex_plan import (
    AddRepetitions,
    Availability,
    ImpossibleValueError,
    ScheduleError,
    differences,
    extend,
    move,
    parse_program,
    pause,
    plan_from_json,
    plan_to_json,
    postpone,
    program_text,
    schedule,
    skip,
)
from hipflex_plan import Test as measured  # noqa: N813  # pytest would collect a Test

PLAN = plan_of(strength(3), stretch(DAILY), weeks=3)
ALONE = plan_of(strength(3), weeks=3)
GROWING = plan_of(prescription("3 x 8", "3 per week", AddRepetitions(1, up_to=15)), weeks=6)


def told(plan):
    """What is done, day by day."""
    return [
        (session.on, [(item.exercise.slug, str(item.dosage)) for item in session.items])
        for session in plan.sessions
    ]


def dates(plan):
    """The days with strength work, in short."""
    return [
        session.on.format("ddd D MMM")
        for session in plan.sessions
        if any(item.exercise.slug == "strength-lift" for item in session.items)
    ]


def refused(change, *values):
    """The text with which a change is refused."""
    with pytest.raises((ScheduleError, ImpossibleValueError)) as caught:
        change(*values)
    return str(caught.value)


def repetitions(plan):
    """The repetitions of each week, as they come."""
    return [
        (session.on.isoformat(), session.items[0].dosage.repetitions.high)
        for session in plan.sessions
    ]


def promised(plan):
    """How often each exercise is done in each week."""
    return Counter((s.week, item.exercise.slug) for s in plan.sessions for item in s.items)


# --- move ---


def test_a_session_moves_and_keeps_its_number():
    made = move(ALONE, date(2027, 1, 15), date(2027, 1, 16))

    assert dates(made)[3:6] == ["Mon 11 Jan", "Wed 13 Jan", "Sat 16 Jan"]
    assert [s.number for s in made.sessions] == [s.number for s in ALONE.sessions]
    assert differences(ALONE, made) == ()


def test_what_is_daily_stays_on_its_day():
    made = move(PLAN, PLAN.sessions[4], date(2027, 1, 9))

    assert dates(made)[:3] == ["Mon 4 Jan", "Wed 6 Jan", "Sat 9 Jan"]
    assert len(made.sessions) == len(PLAN.sessions)


def test_a_session_does_not_go_where_there_is_no_rest():
    assert refused(move, ALONE, date(2027, 1, 13), date(2027, 1, 14)) == (
        "2027-01-13 cannot go to 2027-01-14: no day of rest between strength work on "
        "2027-01-14 and on 2027-01-15; skip it instead"
    )
    assert refused(move, ALONE, date(2027, 1, 15), date(2027, 1, 17)) == (
        "2027-01-15 cannot go to 2027-01-17: no day of rest between strength work on "
        "2027-01-17 and on 2027-01-18; it could go to 2027-01-16"
    )


def test_a_session_stays_in_its_week_and_in_its_order():
    assert "week 2 is from 2027-01-11 to 2027-01-17, use postpone" in refused(
        move, ALONE, date(2027, 1, 15), date(2027, 1, 19)
    )
    assert "the session of 2027-01-13 comes between" in refused(
        move, ALONE, date(2027, 1, 11), date(2027, 1, 14)
    )


def test_a_day_without_a_session_says_which_is_near():
    assert refused(move, ALONE, date(2027, 1, 14), date(2027, 1, 16)) == (
        "there is no session on 2027-01-14; the nearest is on 2027-01-13"
    )


def test_a_day_with_daily_work_alone_cannot_move():
    assert "all of 2027-01-05 is daily" in refused(move, PLAN, date(2027, 1, 5), date(2027, 1, 6))


def test_a_move_keeps_to_the_minutes_of_the_new_day():
    what = program_of((2, strength(1)), availability=Availability(minutes="sun 1"))
    plan = schedule(what, start=MONDAY, training_days="fri")

    assert "minutes on 2027-01-10, and the day has 1" in refused(
        move, plan, date(2027, 1, 8), date(2027, 1, 10)
    )


# --- skip ---


def test_a_skipped_session_leaves_its_number_empty():
    made = skip(ALONE, date(2027, 1, 13), "a funeral")

    assert [s.number for s in made.sessions] == [1, 2, 3, 4, 6, 7, 8, 9]
    assert [(one.number, one.on.isoformat()) for one in made.dropped] == [(5, "2027-01-13")]
    assert made.session(5) is None
    assert made.session(6).on.isoformat() == "2027-01-15"
    assert differences(ALONE, made) == (
        "No session any more on 2027-01-13.",
        "There are 8 sessions and not 9.",
    )
    assert made.program.date_changes[-1].note == "a funeral"


# --- postpone and pause ---


def test_what_is_postponed_comes_later_and_nothing_else_changes():
    made = postpone(ALONE, date(2027, 1, 13), 7)

    assert dates(made) == [
        "Mon 4 Jan", "Wed 6 Jan", "Fri 8 Jan", "Mon 11 Jan", "Wed 20 Jan", "Fri 22 Jan",
        "Mon 25 Jan", "Wed 27 Jan", "Fri 29 Jan",
    ]  # fmt: skip
    assert differences(ALONE, made) == ("The last day is 2027-01-31 and not 2027-01-24.",)


def test_after_a_short_pause_it_goes_on_where_it_was():
    made = pause(GROWING, date(2027, 1, 12), date(2027, 1, 14))

    assert repetitions(made)[3:7] == [
        ("2027-01-11", 9), ("2027-01-15", 9), ("2027-01-18", 9), ("2027-01-22", 10),
    ]  # fmt: skip
    assert made.program.weeks == 6


def test_after_a_week_the_last_week_begins_again():
    made = pause(GROWING, date(2027, 1, 20), date(2027, 1, 29), "a cold")

    assert repetitions(made)[6:11] == [
        ("2027-01-18", 10), ("2027-02-01", 10), ("2027-02-03", 10), ("2027-02-05", 10),
        ("2027-02-08", 11),
    ]  # fmt: skip
    assert differences(GROWING, made) == (
        "The last day is 2027-02-26 and not 2027-02-14.",
        "There are 7 weeks and not 6.",
        "No session any more on 2027-01-20, 2027-01-22.",
        "There are 19 sessions and not 18.",
    )


def test_after_two_weeks_it_begins_with_the_week_before():
    made = pause(GROWING, date(2027, 1, 18), date(2027, 1, 31))

    assert repetitions(made)[3:8] == [
        ("2027-01-11", 9), ("2027-01-13", 9), ("2027-01-15", 9), ("2027-02-01", 8),
        ("2027-02-03", 8),
    ]  # fmt: skip


def test_a_pause_before_anything_is_done_only_puts_it_off():
    made = pause(GROWING, GROWING.start, date(2027, 1, 24))

    assert [r for _, r in repetitions(made)] == [r for _, r in repetitions(GROWING)]
    assert repetitions(made)[0][0] == "2027-01-25"


def test_a_pause_longer_than_the_plan_is_kept_whole():
    made = pause(ALONE, date(2027, 1, 6), date(2027, 4, 4))

    assert dates(made)[:3] == ["Mon 4 Jan", "Mon 5 Apr", "Wed 7 Apr"]


def test_a_pause_must_lie_in_the_plan():
    assert refused(pause, ALONE, date(2027, 3, 1), date(2027, 3, 3)) == (
        "the plan lasts from 2027-01-04 to 2027-01-24, and does not hold 2027-03-01"
    )
    assert "the days of a pause must be from 1 to 366" in refused(
        pause, ALONE, date(2027, 1, 6), date(2027, 1, 5)
    )


def test_re_tests_come_after_what_is_done_again():
    tests = [measured("hip-flexion-strength", retest_weeks=[6])]
    plan = plan_of(strength(3), weeks=6, tests=tests)
    made = pause(plan, date(2027, 1, 20), date(2027, 1, 29))

    assert made.program.tests[0].retest_weeks == (7,)


def test_what_was_moved_behind_a_later_pause_is_put_on_dates_anew():
    moved = move(ALONE, date(2027, 1, 15), date(2027, 1, 16))
    made = postpone(moved, date(2027, 1, 12), 7)

    assert dates(made)[3:6] == ["Mon 11 Jan", "Wed 20 Jan", "Fri 22 Jan"]


# --- extend ---


def test_the_last_phase_goes_on_by_its_rule():
    made = extend(GROWING, 1)

    assert repetitions(made)[-1] == ("2027-02-19", 14)
    assert made.end.isoformat() == "2027-02-21"
    assert "weeks must be from 1 to 52" in refused(extend, GROWING, 0)


# --- laws ---


@attrs.frozen
class Changed:
    """A plan, and the plan after some changes; only these are shown when a test fails."""

    plan: object = attrs.field(repr=False)
    made: object = attrs.field(repr=False)
    steps: tuple

    def __iter__(self):
        """Both plans."""
        return iter((self.plan, self.made))


@st.composite
def changed_plans(draw):
    """A plan, and the plan after one to three changes."""
    steps = []
    kinds = draw(st.lists(st.sampled_from([strength(3), stretch(2, "other"), stretch(DAILY)]),
                          min_size=1, max_size=3, unique_by=lambda p: p.exercise.slug))  # fmt: skip
    weeks = draw(st.integers(1, 5))
    start = draw(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
    plan = made = schedule(
        program_of((weeks, *kinds)), start=start, training_days="mon wed fri sat"
    )
    for _ in range(draw(st.integers(1, 3))):
        day = made.start.add(days=draw(st.integers(0, weeks * 7 - 1)))
        what = draw(st.sampled_from(["postpone", "pause", "skip", "move", "extend"]))
        before = made
        try:
            if what == "postpone":
                made = postpone(made, day, draw(st.integers(1, 20)))
            elif what == "pause":
                made = pause(made, day, day.add(days=draw(st.integers(0, 30))))
            elif what == "extend":
                made = extend(made, draw(st.integers(1, 3)))
            elif what == "skip":
                made = skip(made, day)
            else:
                made = move(made, day, day.add(days=draw(st.integers(-3, 3))))
        except (ScheduleError, ImpossibleValueError):
            continue
        steps.append((what, str(day), [str(c) for c in made.program.date_changes[-1:]]))
        assert before is not made
    kinds = [(p.exercise.slug, str(p.frequency)) for p in kinds]
    return Changed(plan, made, ((str(start), weeks, kinds), *steps))


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(changed_plans())
def test_the_plan_can_be_made_again_from_its_program_file_and_from_json(plans):
    _, made = plans
    again = schedule(parse_program(program_text(made.program)))

    assert told(again) == told(made)
    assert again.dropped == made.dropped
    assert plan_from_json(plan_to_json(made)) == made


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(changed_plans())
def test_numbers_rise_with_the_dates_and_none_is_taken_twice(plans):
    _, made = plans
    numbers = [session.number for session in made.sessions]

    assert numbers == sorted(set(numbers))
    assert sorted(made.numbers) == list(range(1, len(made.numbers) + 1))


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(changed_plans(), st.integers(0, 34), st.integers(1, 40))
def test_postponing_keeps_the_past_and_all_that_was_promised(plans, after, days):
    _, plan = plans
    day = plan.start.add(days=after)
    assume(day <= plan.end)
    try:
        made = postpone(plan, day, days)
    except ScheduleError:
        return

    assert [one for one in told(made) if one[0] < day] == [
        one for one in told(plan) if one[0] < day
    ]
    assert plan.end < made.end <= plan.end.add(days=days)
    if not plan.dropped:
        assert promised(made) == promised(plan)
    stop = made.program.date_changes[-1]
    assert stop.span.days == days
    assert not any(one.on in stop.span for one in made.sessions)
    assert [s.week for s in made.sessions] == sorted(s.week for s in made.sessions)
