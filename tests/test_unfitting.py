"""What a refusal says: the conflict, the week, and ways out that are ways out.

The ways out are tried by scheduling again, and where the program stands still the rest by the
oracle, after what was done: nothing here knows how a refusal is made.
"""

from __future__ import annotations

import re
from datetime import date

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from builders import MONDAY, day, exercise, prescription, program, program_of, strength, stretch
from calendar_oracle import is_feasible, past
from hipflex_plan import (
    Availability,
    DateChange,
    DayLimit,
    PerWeek,
    Purpose,
    ScheduleError,
    Weekday,
    schedule,
)
from hipflex_plan.duration import exercise_seconds
from test_calendar_oracle import small, small_paused

REST = "a day of rest between work of the same muscles"
A_BREATH = prescription(
    "1 x 1", "daily", of=exercise("breath", "control", seconds_per_repetition=1)
)
"""What stands in a phase from which all was taken: it fits where there are two minutes."""


def refusal(what):
    """The error, or None where the program has a plan."""
    try:
        schedule(what)
    except ScheduleError as error:
        return error
    return None


def refused(what, **named):
    error = refusal(attrs.evolve(what, **{"start": MONDAY, **named}))
    assert error is not None
    return error


# --- the members of a conflict ---


def told(one):
    """How a conflict names a prescription."""
    days = one.frequency.days
    often = (
        "every day"
        if days == 7 and not isinstance(one.frequency, PerWeek)
        else (f"on {days} day{'s' * (days > 1)} a week")
    )
    return f"{one.exercise.slug} {often}"


def reduced(what, kept):
    """The program with nothing but what is named in *kept*."""
    limits = what.availability
    phases = []
    for phase in what.phases:
        ones = [one for one in phase.prescriptions if told(one) in kept]
        if REST not in kept:
            ones = [_without_rest(one) for one in ones]
        phases.append(attrs.evolve(phase, prescriptions=ones or [A_BREATH]))
    days = " ".join(one.value for one in what.training_days)
    first = limits.first_session
    return attrs.evolve(
        what,
        phases=phases,
        training_days=days if f"training on {days}" in kept else "",
        availability=attrs.evolve(
            limits,
            minutes=[
                one for one in limits.minutes if f"{one.minutes} minutes on {one.day}" in kept
            ],
            away=[one for one in limits.away if f"{one} away" in kept],
            first_session=first if f"the first session on {first}" in kept else None,
        ),
    )


def _without_rest(one):
    """The same minutes of the same exercise, for which no day of rest is needed."""
    if one.exercise.purpose not in (Purpose.STRENGTH, Purpose.POWER):
        return one
    same = exercise_seconds(one.exercise, one.dosage)
    control = attrs.evolve(one.exercise, purpose=Purpose.CONTROL)
    dosage = attrs.evolve(one.dosage, rest_seconds=one.dosage.rest_seconds or 60)
    assert exercise_seconds(control, dosage) == same
    return attrs.evolve(one, exercise=control, dosage=dosage)


def until(what, week):
    """The first weeks of a program."""
    phases, left = [], week
    for phase in what.phases:
        if left > 0:
            phases.append(attrs.evolve(phase, weeks=min(left, phase.weeks)))
        left -= phase.weeks
    return attrs.evolve(what, phases=phases)


def can_hold(what, kept, week):
    """Whether what is named in *kept* can hold until a week, after what was done."""
    if not what.date_changes:
        return refusal(reduced(until(what, week), kept)) is None
    return is_feasible(reduced(what, kept), done=past(what), weeks=week)


def check_conflict(what, error):
    """It is one by itself, and none without any of its members."""
    assert len(set(error.conflict)) == len(error.conflict) > 0

    assert not can_hold(what, error.conflict, error.week), error.conflict
    for member in error.conflict:
        fewer = [other for other in error.conflict if other != member]
        assert can_hold(what, fewer, error.week), f"{error} also without {member}"


def check_week(what, error):
    """The weeks before it can be done, after what was done, and it cannot."""
    if what.date_changes:
        assert not is_feasible(what, weeks=error.week)
        assert error.week == 1 or is_feasible(what, weeks=error.week - 1)
        return
    assert refusal(until(what, error.week)) is not None
    if error.week > 1:
        assert refusal(until(what, error.week - 1)) is None


# --- ways out ---


def with_days(what, more):
    days = {one.value for one in what.training_days} | set(more)
    return attrs.evolve(what, training_days=[one.value for one in Weekday if one.value in days])


def with_frequency(what, error, words, slug):
    """The program with other words for the exercise that is meant."""
    named = [
        one
        for phase in what.phases
        for one in phase.prescriptions
        if (one.exercise.slug == slug if slug else told(one) in error.conflict)
    ]
    assert len({one.exercise.slug for one in named}) == 1, f"which one? {error}"
    return attrs.evolve(
        what,
        phases=[
            attrs.evolve(
                phase,
                prescriptions=[
                    attrs.evolve(one, frequency=words) if one in named else one
                    for one in phase.prescriptions
                ],
            )
            for phase in what.phases
        ],
    )


def available(what, **changes):
    return attrs.evolve(what, availability=attrs.evolve(what.availability, **changes))


def without_away(what, words):
    kept = [one for one in what.availability.away if str(one) != words]
    assert len(kept) < len(what.availability.away), words
    return available(what, away=kept)


def paused(what, words):
    """The program, paused on days that are written as dates of the calendar."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?", words)
    assert found, f"a program is paused once: {words}"
    first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2] or found[1])
    pause = DateChange(what="paused", on=first, to=last)
    return attrs.evolve(what, date_changes=[*what.date_changes, pause])


def allowing(what, minutes, name):
    others = [one for one in what.availability.minutes if one.day.value != name]
    return available(what, minutes=[*others, DayLimit(name, int(minutes))])


MEANT = {
    r"offer ([a-z ]+) as well": lambda what, _, days: [
        with_days(what, some.split(" and ")) for some in days.split(" or ")
    ],
    r"offer \d more days, such as ([a-z ,]+)": lambda what, _, days: [
        with_days(what, re.split(r", | and ", days))
    ],
    r"write '([^']+)'(?: for (\S+))?": lambda what, error, words, slug: [
        with_frequency(what, error, words, slug)
    ],
    r"allow (\d+) minutes? on (\w+)": lambda what, _, minutes, name: [
        allowing(what, minutes, name)
    ],
    r"train on (.+) after all": lambda what, _, words: [without_away(what, words)],
    r"pause the program on (.+)": lambda what, _, words: [paused(what, words)],
    r"do without the first session on \S+": lambda what, _: [available(what, first_session=None)],
}


def taken(what, error, way):
    """The programs that a way out means, each one enough."""
    for pattern, meant in MEANT.items():
        if found := re.fullmatch(pattern, way):
            return meant(what, error, *found.groups())
    raise AssertionError(f"an unknown way out: {way}")


def check_ways_out(what, error):
    for way in error.ways_out:
        assert way in str(error)
        for changed in taken(what, error, way):
            assert refusal(changed) is None, f"no way out: {way}, of {error}"


# --- random programs that are refused ---

either = st.one_of(small, small_paused)
everyday = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
deep = settings(everyday, max_examples=500)


def of_refusals(check):
    def checks(what):
        error = refusal(what)
        assume(error is not None)
        check(what, error)

    return checks


@everyday
@given(small)
def test_a_conflict_is_one_and_none_without_any_of_its_members(what):
    of_refusals(check_conflict)(what)


@everyday
@given(small)
def test_every_way_out_is_one(what):
    of_refusals(check_ways_out)(what)


@everyday
@given(either)
def test_the_week_is_the_first_that_does_not_fit(what):
    of_refusals(check_week)(what)


@pytest.mark.slow
@deep
@given(either)
def test_many_conflicts_are_conflicts(what):
    of_refusals(check_conflict)(what)


@pytest.mark.slow
@deep
@given(either)
def test_many_ways_out_are_ways_out(what):
    of_refusals(check_ways_out)(what)


@pytest.mark.slow
@deep
@given(either)
def test_many_weeks_are_the_first_that_do_not_fit(what):
    of_refusals(check_week)(what)


# --- by name ---


def fits(error, what):
    """All that is checked of a refusal."""
    what = attrs.evolve(what, start=MONDAY)
    check_conflict(what, error)
    check_week(what, error)
    check_ways_out(what, error)


def test_too_few_days():
    what = program(stretch(3), training_days="mon thu")
    error = refused(what)

    assert error.conflict == ("hip-stretch on 3 days a week", "training on mon thu")
    assert "write '2 per week'" in error.ways_out
    assert "offer tue or wed or fri or sat or sun as well" in error.ways_out
    assert error.week == 1
    fits(error, what)


def test_two_days_too_few():
    what = program(stretch(4), training_days="mon fri")
    error = refused(what)

    assert "offer 2 more days, such as tue and wed" in error.ways_out
    fits(error, what)


def test_strength_without_rest():
    what = program(strength(3), training_days="mon tue wed thu")
    error = refused(what)

    assert error.conflict == (
        "strength-lift on 3 days a week",
        "training on mon tue wed thu",
        REST,
    )
    assert error.ways_out == ("offer fri or sat or sun as well", "write '2 per week'")
    fits(error, what)


def test_strength_every_day():
    what = program(strength("daily"), weeks=2)
    error = refused(what)

    assert error.conflict == ("strength-lift every day", REST)
    assert error.ways_out == ("write '3 per week'",)
    fits(error, what)


def test_strength_without_rest_into_the_next_week():
    what = program(strength(2), weeks=2, training_days="mon sun")
    error = refused(what)

    assert error.week == 2
    assert error.ways_out == (
        "offer tue or wed or thu or fri or sat as well",
        "write '1 per week'",
    )
    fits(error, what)


def test_strength_without_rest_into_the_next_phase():
    what = program_of((1, strength(2)), (1, strength(2, "other")), training_days="mon sun")
    error = refused(what)

    assert error.week == 2
    assert {"strength-lift on 2 days a week", "other on 2 days a week"} <= set(error.conflict)
    fits(error, what)


def test_minutes_too_short():
    what = program(
        strength(2), training_days="mon thu", availability=Availability(minutes="mon 4, thu 20")
    )
    error = refused(what)

    assert error.conflict == (
        "strength-lift on 2 days a week",
        "training on mon thu",
        "4 minutes on mon",
    )
    assert "allow 5 minutes on mon" in error.ways_out
    fits(error, what)


def test_minutes_too_short_for_two_together():
    what = program(
        strength(1),
        stretch(1),
        training_days="mon",
        availability=Availability(minutes="mon 5"),
    )
    error = refused(what)

    assert {"strength-lift on 1 day a week", "hip-stretch on 1 day a week"} <= set(error.conflict)
    assert any(re.fullmatch(r"allow \d+ minutes on mon", way) for way in error.ways_out)
    fits(error, what)


def test_a_day_away_on_the_only_day():
    what = program(
        strength(1),
        weeks=3,
        training_days="mon",
        availability=Availability(away=["2027-01-11"]),
    )
    error = refused(what)

    assert error.week == 2
    assert error.conflict == (
        "strength-lift on 1 day a week",
        "training on mon",
        "2027-01-11 away",
    )
    assert "train on 2027-01-11 after all" in error.ways_out
    assert "pause the program on 2027-01-11" in error.ways_out
    fits(error, what)


def test_ten_days_away():
    what = program(
        strength(1), weeks=3, availability=Availability(away=["2027-01-10 to 2027-01-20"])
    )
    error = refused(what)

    assert error.ways_out == (
        "train on 2027-01-10 to 2027-01-20 after all",
        "pause the program on 2027-01-10 to 2027-01-20",
    )
    fits(error, what)


def test_every_other_weekend_away_is_no_single_pause():
    what = program(
        strength(2),
        weeks=3,
        training_days="wed sat sun",
        availability=Availability(away=["every other weekend from 2027-01-09"]),
    )
    error = refused(what)

    assert error.week == 1
    fits(error, what)


def test_the_first_session_is_too_late():
    what = program(strength(2), weeks=2, availability=Availability(first_session=day(7)))
    error = refused(what)

    assert "do without the first session on 2027-01-10" in error.ways_out
    fits(error, what)


def test_daily_exercises_longer_than_the_limit_of_a_day():
    what = program(
        stretch("daily", "one"),
        stretch("daily", "two"),
        availability=Availability(minutes="tue 4"),
    )
    error = refused(what)

    assert error.conflict == ("one every day", "two every day", "4 minutes on tue")
    assert any(re.fullmatch(r"allow \d+ minutes on tue", way) for way in error.ways_out)
    fits(error, what)


def test_a_limit_of_one_minute_is_not_one_minutes():
    what = program(stretch("daily"), availability=Availability(minutes="tue 1"))

    assert "1 minutes" not in str(refused(what))


@pytest.mark.parametrize("name", ["Ada", "A. Lovelace"])
def test_the_message_names_the_patient(name):
    what = program(stretch(3), training_days="mon thu")

    assert name not in str(refused(what))
    assert name in str(refused(what, patient=name))


def test_the_message_holds_the_conflict_the_week_and_the_ways_out():
    error = refused(program(strength(3), weeks=4, training_days="mon tue wed thu"))

    assert all(member in str(error) for member in error.conflict)
    assert all(way in str(error) for way in error.ways_out)
    assert f"week {error.week}" in str(error)


def test_what_is_missing_is_no_conflict():
    error = refusal(program(strength(1)))

    assert error.conflict == error.ways_out == ()
    assert error.week is None


def test_a_program_that_no_single_change_can_save_says_so():
    """More minutes on one of two days, or fewer days a week: neither is enough."""
    what = program(
        stretch("daily"),
        training_days="mon tue",
        availability=Availability(minutes="mon 2, tue 2"),
    )
    error = refused(what)

    assert error.ways_out == ()
    assert "no single change is enough" in str(error)
    fits(error, what)


@pytest.mark.parametrize("weeks", [1, 3, 8])
def test_a_refusal_is_the_same_each_time(weeks):
    what = program(strength(3), stretch(5), weeks=weeks, training_days="mon tue wed")

    assert str(refused(what)) == str(refused(what))
