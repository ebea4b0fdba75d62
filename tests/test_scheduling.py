"""A program on dates: examples by name, refusals by their text, and an oracle.

The oracle is written from the rules in the docstring of `hipflex_plan.scheduling`
and knows nothing of how they are kept there: it tries every set of days.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import combinations, pairwise

import attrs
import pendulum
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from builders import DAILY, exercise, prescription, program, program_of, strength, stretch
from hipflex_plan import (
    Daily,
    ImpossibleValueError,
    PerWeek,
    ScheduleError,
    Weekday,
    schedule,
)
from hipflex_plan.frequency import weekdays

MONDAY = date(2027, 1, 4)
NAMES = [day.value for day in Weekday]


def dates(plan, slug=None):
    """The dates of a plan, or of one of its exercises."""
    return [
        session.on
        for session in plan.sessions
        if slug is None or any(item.exercise.slug == slug for item in session.items)
    ]


def days(plan, slug=None):
    """The names of the weekdays, in the order of the dates."""
    return " ".join(NAMES[on.weekday()] for on in dates(plan, slug))


def refused(what, start=MONDAY, **named):
    """The text with which a program is refused."""
    with pytest.raises(ScheduleError) as caught:
        schedule(what, start=start, **named)
    return str(caught.value)


def impossible(make, *values, **named):
    """The text with which *make* refuses its values."""
    with pytest.raises(ImpossibleValueError) as caught:
        make(*values, **named)
    return str(caught.value)


# --- where a program begins ---


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2027, 1, 4), "mon wed fri"),
        (date(2027, 1, 5), "wed fri mon"),
        (date(2027, 1, 6), "wed fri mon"),
        (date(2027, 1, 7), "fri mon wed"),
        (date(2027, 1, 8), "fri mon wed"),
        (date(2027, 1, 9), "mon wed fri"),
        (date(2027, 1, 10), "mon wed fri"),
    ],
)
def test_a_program_can_begin_on_any_weekday(start, expected):
    plan = schedule(program(strength(3)), start=start, training_days="mon wed fri")

    assert expected == days(plan)


def test_week_1_is_the_seven_days_from_the_start_and_not_a_calendar_week():
    thursday = date(2027, 1, 7)
    plan = schedule(program(strength(3), weeks=2), start=thursday, training_days="mon wed fri")

    assert [session.week for session in plan.sessions] == [1, 1, 1, 2, 2, 2]
    assert [on.isoformat() for on in dates(plan)] == [
        "2027-01-08",
        "2027-01-11",
        "2027-01-13",
        "2027-01-15",
        "2027-01-18",
        "2027-01-20",
    ]
    assert plan.end == pendulum.date(2027, 1, 20)


def test_a_start_that_is_given_goes_before_that_of_the_program():
    what = program(strength(1), start=date(2027, 2, 1))

    assert dates(schedule(what)) == [pendulum.date(2027, 2, 1)]
    assert dates(schedule(what, start=MONDAY)) == [pendulum.date(2027, 1, 4)]


def test_training_days_that_are_given_go_before_those_of_the_program():
    what = program(strength(1), start=MONDAY, training_days="tue")

    assert days(schedule(what)) == "tue"
    assert days(schedule(what, training_days="thu")) == "thu"
    assert days(schedule(what, training_days="")) == "mon"


def test_dates_are_dates_of_pendulum_whatever_was_given():
    plan = schedule(program(strength(1)), start=MONDAY)

    assert {type(plan.start), *(type(on) for on in dates(plan))} == {pendulum.Date}


def test_a_plan_is_named_after_the_patient_and_the_start():
    assert schedule(program(patient="A. L."), start=MONDAY).reference == "AL-2027-01-04"
    assert schedule(program(), start=MONDAY).reference == "2027-01-04"
    long = program(patient="Maria-Magdalena Featherstonehaugh")
    assert schedule(long, start=MONDAY).reference == "MMF-2027-01-04"
    assert schedule(program(reference="x1"), start=MONDAY).reference == "x1"
    assert schedule(program(reference="x1"), start=MONDAY, reference="x2").reference == "x2"


# --- which days are taken ---


def test_monday_wednesday_friday_every_week():
    plan = schedule(program(strength(3), weeks=6), start=MONDAY, training_days="mon wed fri")

    assert days(plan) == " ".join(["mon wed fri"] * 6)
    assert dates(plan)[-1] == pendulum.date(2027, 2, 12)


def test_seven_training_days_leave_the_choice_of_evenly_spread_ones():
    all_days = " ".join(NAMES)
    plan = schedule(program(strength(2), weeks=2), start=MONDAY, training_days=all_days)

    assert days(plan) == "mon thu mon thu"
    assert days(plan) == days(schedule(program(strength(2), weeks=2), start=MONDAY))


@pytest.mark.parametrize("day", NAMES)
def test_one_training_day_is_the_day(day):
    plan = schedule(program(strength(1), stretch(1), weeks=2), start=MONDAY, training_days=day)

    assert days(plan) == f"{day} {day}"


def test_a_daily_stretch_is_done_every_day_beside_strength_on_three_offered_days():
    plan = schedule(program(strength(3), stretch(DAILY)), start=MONDAY, training_days="mon wed fri")

    assert days(plan, "hip-stretch") == " ".join(NAMES)
    assert days(plan, "strength-lift") == "mon wed fri"


def test_twice_a_day_is_one_session_with_its_items_twice():
    plan = schedule(program(stretch(Daily(2))), start=MONDAY)

    assert days(plan) == " ".join(NAMES)
    assert {item.times for session in plan.sessions for item in session.items} == {2}


def test_strength_work_is_done_together():
    plan = schedule(program(strength(3), strength(2, "band-walk"), weeks=2), start=MONDAY)

    assert set(dates(plan, "band-walk")) < set(dates(plan, "strength-lift"))
    assert days(plan, "band-walk") == "mon fri mon fri"


def test_a_stretch_that_is_not_daily_joins_the_strength_days():
    plan = schedule(program(strength(3), stretch(2)), start=MONDAY)

    assert days(plan) == "mon wed fri"
    assert days(plan, "hip-stretch") == "mon fri"


def test_stretches_may_follow_each_other():
    plan = schedule(program(stretch(3), weeks=2), start=MONDAY, training_days="mon tue wed")

    assert days(plan) == "mon tue wed mon tue wed"


def test_control_work_needs_no_day_of_rest():
    control = prescription("3 x 10", DAILY, of=exercise("march", "control"))

    assert days(schedule(program(control), start=MONDAY)) == " ".join(NAMES)


def test_four_strength_days_fit_into_a_single_week():
    assert days(schedule(program(strength(4)), start=MONDAY)) == "mon wed fri sun"


def test_the_items_of_a_session_keep_the_order_and_the_numbers_of_the_phase():
    plan = schedule(program(stretch(DAILY), strength(1)), start=MONDAY)
    first, second = plan.sessions[:2]

    assert [(item.number, item.exercise.slug) for item in first.items] == [
        (1, "hip-stretch"),
        (2, "strength-lift"),
    ]
    assert [item.number for item in second.items] == [1]


# --- phases ---


def test_the_second_phase_begins_in_the_week_after_the_first():
    plan = schedule(program_of((2, strength(2)), (1, strength(3))), start=MONDAY)

    assert days(plan) == "mon thu mon thu mon wed fri"
    assert [(s.week, s.phase) for s in plan.sessions] == [
        *[(1, 0)] * 2,
        *[(2, 0)] * 2,
        *[(3, 1)] * 3,
    ]


def test_strength_rests_also_between_two_phases():
    """Sunday ends the first phase only if the second does not begin on Monday."""
    plan = schedule(
        program_of((2, strength(1)), (2, strength(2))), start=MONDAY, training_days="mon thu sun"
    )

    assert all(after - before >= timedelta(2) for before, after in pairwise(dates(plan)))


def test_one_week_that_is_not_repeated_may_end_on_the_day_before_its_first():
    """Monday and Sunday, then a week of stretches: nobody lifts on two days in a row."""
    plan = schedule(
        program_of((1, strength(2)), (1, stretch(1))), start=MONDAY, training_days="mon sun"
    )

    assert days(plan, "strength-lift") == "mon sun"


def test_phases_that_meet_without_a_rest_day_are_refused():
    """Two single weeks of Monday and Sunday: the Sunday meets the next Monday."""
    what = program_of((1, strength(2)), (1, strength(2)))

    assert "day" in refused(what, training_days="mon sun")


def test_two_phases_of_one_name_are_refused():
    what = program_of((1, strength(1)), (1, strength(1)))
    twins = [attrs.evolve(phase, name="Build") for phase in what.phases]

    assert impossible(attrs.evolve, what, phases=twins) == "two phases are called 'Build'"


@pytest.mark.parametrize("sides", [("left", "left"), ("each", "left"), ("right", "each")])
def test_an_exercise_is_not_prescribed_twice_for_one_side(sides):
    both = [prescription(f"3 x 10 {side} side") for side in sides]

    assert impossible(program, *both) == "strength-lift is prescribed twice for the same side"


def test_different_doses_for_two_legs_are_two_prescriptions():
    plan = schedule(
        program(prescription("3 x 10 left side"), prescription("2 x 10 right side")), start=MONDAY
    )
    (first, *_) = plan.sessions

    assert [str(item.dosage) for item in first.items] == ["3 x 10 left side", "2 x 10 right side"]


# --- a plan that was changed by hand ---

PLAN = schedule(program_of((1, strength(2)), (1, strength(2))), start=MONDAY)


@pytest.mark.parametrize(
    ("place", "change", "expected"),
    [
        (0, {"number": 2}, "session 2 comes after session 2"),
        (1, {"on": MONDAY}, "the date of session 2 does not rise"),
        (0, {"on": date(2027, 1, 3)}, "2027-01-03 does not lie in week 1"),
        (3, {"on": date(2027, 1, 18), "week": 3}, "2027-01-18 does not lie in week 3"),
        (0, {"week": 2}, "2027-01-04 does not lie in week 2"),
        (0, {"phase": 1}, "week 1 does not lie in phase 2"),
        (3, {"phase": 2}, "week 2 does not lie in phase 3"),
    ],
)
def test_a_plan_whose_sessions_do_not_fit_its_weeks_is_refused(place, change, expected):
    sessions = list(PLAN.sessions)
    sessions[place] = attrs.evolve(sessions[place], **change)

    assert expected == impossible(attrs.evolve, PLAN, sessions=sessions)


def test_a_plan_knows_the_phase_of_each_of_its_weeks():
    first, second = PLAN.program.phases

    assert [PLAN.phase_of(1), PLAN.phase_of(2)] == [(0, first, 1), (1, second, 1)]


@pytest.mark.parametrize("week", [-1, 0, 3])
def test_a_plan_has_no_week_beyond_those_of_its_program(week):
    assert impossible(PLAN.phase_of, week) == f"the program has weeks 1 to 2, no week {week}"


# --- the edges of the calendar ---


def test_the_29th_of_february_is_a_day_like_any_other():
    plan = schedule(program(stretch(DAILY)), start=date(2028, 2, 27))

    assert [on.isoformat() for on in dates(plan)][1:4] == ["2028-02-28", "2028-02-29", "2028-03-01"]


def test_a_program_can_begin_on_the_29th_of_february():
    plan = schedule(program(strength(3), weeks=2), start=date(2028, 2, 29))

    assert dates(plan)[0] == pendulum.date(2028, 2, 29)
    assert plan.end == pendulum.date(2028, 3, 13)


def test_february_has_28_days_in_other_years():
    plan = schedule(program(stretch(DAILY)), start=date(2027, 2, 27))

    assert [on.isoformat() for on in dates(plan)][1:3] == ["2027-02-28", "2027-03-01"]


def test_a_program_goes_on_over_the_end_of_the_year():
    plan = schedule(
        program(strength(3), weeks=2), start=date(2026, 12, 28), training_days="mon thu sat"
    )

    assert [on.isoformat() for on in dates(plan)] == [
        "2026-12-28",
        "2026-12-31",
        "2027-01-02",
        "2027-01-04",
        "2027-01-07",
        "2027-01-09",
    ]


@pytest.mark.parametrize("start", [date(2027, 3, 22), date(2027, 10, 25), date(2027, 11, 1)])
def test_a_change_of_the_clocks_moves_no_day(start):
    plan = schedule(program(stretch(DAILY), weeks=2), start=start)

    assert dates(plan) == [start + timedelta(day) for day in range(14)]


# --- refusals ---


def test_a_start_is_needed():
    assert refused(program(), start=None) == ("a start date is needed, such as 2027-01-04")


@pytest.mark.parametrize("start", [datetime(2027, 1, 4, 9), "2027-01-04", 20270104])  # noqa: DTZ001
def test_a_start_is_a_date(start):
    expected = f"a date is needed, without a time: {start!r}"

    assert expected == impossible(schedule, program(), start=start)


def test_a_weekday_that_there_is_not_is_refused():
    expected = "no weekday 'wedd'; did you mean 'wed'?"

    assert expected == impossible(schedule, program(), start=MONDAY, training_days="mon wedd")


def test_too_few_days_are_refused_with_how_many_more_are_needed():
    expected = (
        "hip-stretch on 4 days a week and training on mon fri cannot hold together in week 1: "
        "offer 2 more days, such as tue and wed, or write '2 per week'"
    )

    assert expected == refused(program(stretch(4)), training_days="mon fri")


def test_strength_on_consecutive_days_is_refused_with_the_way_out():
    expected = (
        "strength-lift on 3 days a week, training on mon tue wed thu and a day of rest between "
        "work of the same muscles cannot hold together in week 1: "
        "offer fri or sat or sun as well, or write '2 per week'"
    )

    assert expected == refused(program(strength(3), weeks=2), training_days="mon tue wed thu")


def test_sunday_and_monday_are_consecutive_days_where_weeks_repeat():
    expected = (
        "strength-lift on 2 days a week, training on mon sun and a day of rest between "
        "work of the same muscles cannot hold together in week 2: "
        "offer tue or wed or thu or fri or sat as well, or write '1 per week'"
    )

    assert expected == refused(program(strength(2), weeks=2), training_days="mon sun")
    assert days(schedule(program(strength(2)), start=MONDAY, training_days="mon sun")) == "mon sun"


def test_daily_strength_is_refused_with_the_most_that_is_possible():
    expected = (
        "strength-lift every day and a day of rest between work of the same muscles "
        "cannot hold together in week 1: write '3 per week'"
    )

    assert expected == refused(program(strength(DAILY), weeks=2))


def test_daily_strength_on_three_offered_days_is_refused_and_not_thinned_out():
    expected = (
        "strength-lift every day and a day of rest between work of the same muscles "
        "cannot hold together in week 1: write '3 per week'"
    )

    assert expected == refused(program(strength(DAILY), weeks=2), training_days="mon wed fri")


def test_the_days_of_a_refusal_begin_with_monday_whatever_the_start():
    told = refused(
        program(strength(4), weeks=2), start=date(2027, 1, 7), training_days="thu fri sat sun mon"
    )

    assert "training on mon thu fri sat sun and a day of rest" in told


def test_the_error_is_a_value_error_too():
    with pytest.raises(ValueError, match="a start date is needed"):
        schedule(program())


# --- an oracle: every set of days is tried ---


def is_rested(taken, *, repeats):
    """Whether no two of the days follow each other, also into the next week if it repeats."""
    follows = {day + 1 for day in taken} | ({0} if repeats and 6 in taken else set())
    return follows.isdisjoint(taken)


def ways_to_lift(prescriptions, offered):
    """Every set of days on which all of the strength work of a phase could be done."""
    ways = {frozenset()}
    for one in prescriptions:
        if one.exercise.slug.startswith("strength"):
            daily = isinstance(one.frequency, Daily)
            choices = [range(7)] if daily else list(combinations(offered, one.frequency.days))
            ways = {way.union(choice) for way in ways for choice in choices}
    return ways


def is_possible(phases, offered):
    """Whether any choice of days keeps all rules; *offered* are days from the start."""
    ends_on_last_day = {False}
    for weeks, *prescriptions in phases:
        counts = [one.frequency.days for one in prescriptions if one.frequency != DAILY]
        if any(count > len(offered) for count in counts):
            return False
        ends_on_last_day = {
            6 in way
            for way in ways_to_lift(prescriptions, offered)
            for ended in ends_on_last_day
            if is_rested(way, repeats=weeks > 1) and not (ended and 0 in way)
        }
    return bool(ends_on_last_day)


def broken_rules(plan, phases, offered):
    """What a plan does not keep; *offered* are the names of weekdays."""
    if not all(before < after for before, after in pairwise(dates(plan))):
        yield "the dates rise"
    lifts = [
        session.on
        for session in plan.sessions
        if any(item.exercise.slug.startswith("strength") for item in session.items)
    ]
    if any(after - before == timedelta(1) for before, after in pairwise(lifts)):
        yield "a day of rest between strength work"
    week = 0
    for weeks, *prescriptions in phases:
        for _ in range(weeks):
            monday = plan.start + timedelta(7 * week)
            week += 1
            for one in prescriptions:
                taken = set(dates(plan, one.exercise.slug))
                own = [day for day in range(7) if monday + timedelta(day) in taken]
                names = {NAMES[(monday + timedelta(day)).weekday()] for day in own}
                if len(own) != one.frequency.days:
                    yield f"{one.exercise.slug} on {one.frequency.days} days of week {week}"
                if one.frequency != DAILY and not names <= set(offered):
                    yield f"{one.exercise.slug} on offered days of week {week}"


def days_of_weeks(plan, slug):
    """The days from the start of each week on which an exercise is done."""
    return {
        week: [
            (session.on - plan.first_day_of(week)).days
            for session in plan.in_week(week)
            if any(item.exercise.slug == slug for item in session.items)
        ]
        for week in range(1, plan.program.weeks + 1)
    }


def planned(what, start, offered):
    """The plan, or None where it is refused."""
    try:
        return schedule(what, start=start, training_days=offered)
    except ScheduleError:
        return None


often = st.one_of(st.integers(1, 3), st.integers(1, 7), st.just(DAILY))
starts = st.dates(date(2026, 1, 1), date(2030, 12, 31))
offers = st.sets(st.sampled_from(NAMES), min_size=1).map(
    lambda names: [name for name in NAMES if name in names]
)


@st.composite
def phases_of(draw, most):
    """Up to *most* phases as `program_of` takes them: weeks, then prescriptions.

    As in ``(2, strength(3, "strength-1-0"), stretch(DAILY, "stretch-1-1"))``.
    """
    made = []
    for number in range(draw(st.integers(1, most))):
        kinds = draw(
            st.lists(st.tuples(st.sampled_from([strength, stretch]), often), min_size=1, max_size=3)
        )
        prescriptions = [
            kind(frequency, f"{kind.__name__}-{number}-{place}")
            for place, (kind, frequency) in enumerate(kinds)
        ]
        made.append((draw(st.integers(1, 3)), *prescriptions))
    return made


def agrees(phases, start, offered):
    """Whether the scheduler and the oracle say the same, and the plan keeps all rules."""
    from_start = sorted((day.position - start.weekday()) % 7 for day in weekdays(offered))
    plan = planned(program_of(*phases), start, offered)

    assert (plan is not None) == is_possible(phases, from_start)
    if plan is not None:
        assert list(broken_rules(plan, phases, offered)) == []


@settings(deadline=None)
@example([(2, strength(3))], date(2027, 1, 7), ["mon", "wed", "fri"])
@example([(1, strength(2))], MONDAY, ["mon", "sun"])
@example([(2, strength(2))], MONDAY, ["mon", "sun"])
@example([(1, strength(DAILY))], MONDAY, NAMES)
@example([(3, strength(3), stretch(DAILY))], date(2028, 2, 29), ["tue"])
@given(phases_of(most=1), starts, offers)
def test_one_phase_is_planned_if_and_only_if_it_is_possible(phases, start, offered):
    agrees(phases, start, offered)


@settings(deadline=None)
@example([(1, strength(2)), (1, stretch(1))], MONDAY, ["mon", "sun"])
@example([(1, strength(2)), (1, strength(2))], MONDAY, ["mon", "sun"])
@given(phases_of(most=3), starts, offers)
def test_several_phases_are_planned_if_and_only_if_it_is_possible(phases, start, offered):
    agrees(phases, start, offered)


@settings(deadline=None)
@given(phases_of(most=1), starts, offers)
def test_an_exercise_keeps_its_days_from_week_to_week(phases, start, offered):
    plan = planned(program_of(*phases), start, offered)
    assume(plan is not None)

    for one in phases[0][1:]:
        assert len({tuple(own) for own in days_of_weeks(plan, one.exercise.slug).values()}) == 1


@settings(deadline=None)
@example(strength(4), 2, MONDAY, ["mon", "wed", "fri"])
@example(strength(3), 2, MONDAY, ["mon", "tue"])
@given(
    st.builds(lambda kind, n: kind(n), st.sampled_from([strength, stretch]), often),
    st.integers(1, 3),
    starts,
    offers,
)
def test_every_way_out_of_a_refusal_is_one(one, weeks, start, offered):
    """Fewer days a week, one of the days named, or so many more of any days."""
    what = program(one, weeks=weeks)
    assume(planned(what, start, offered) is None)
    told = refused(what, start, training_days=offered)
    fewer = re.search(r"write '(\d) per week'", told)
    named = re.search(r"offer ([a-z ]+) as well", told)
    more = re.search(r"offer (\d) more days, such as ([a-z ]+),? ?", told)

    if fewer:
        less = prescription("3 x 10", PerWeek(int(fewer[1])), of=one.exercise)
        assert planned(program(less, weeks=weeks), start, offered)
    if named:
        assert all(planned(what, start, [*offered, day]) for day in named[1].split(" or "))
    if more:
        assert planned(what, start, [*offered, *more[2].split(" and ")])
    assert fewer or named or more
