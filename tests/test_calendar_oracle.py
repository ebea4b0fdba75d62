"""Plans against an oracle that tries every day, and the dates that bite."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from builders import MONDAY, day, exercise, prescription, program, program_of, strength, stretch
from calendar_oracle import (
    NAMES,
    broken,
    calendar_ways,
    days_of,
    disagreement,
    is_feasible,
    optimum,
    usual_week,
)
from hipflex_plan import (
    Availability,
    Away,
    DateChange,
    DayLimit,
    Muscles,
    PerWeek,
    Prescription,
    ScheduleError,
    schedule,
)

KINDS = ["strength", "strength", "power", "stretch", "control"]
MUSCLES = ["psoas major", "calf", "quadriceps"]
POSITIONS = ["standing", "sitting", "kneeling", "lying on back"]
LOADED = ["3 x 10", "3 x 6 RM", "3 x 6, load 8 RM", "2 x 6, load 9 RM", "3 x 8, effort 8"]
LIGHT = ["3 x 10", "2 x 1, hold 30 s"]


def planned(what):
    """The plan, or None where it is refused."""
    try:
        return schedule(what)
    except ScheduleError:
        return None


def dates(plan, slug=None):
    return [
        session.on
        for session in plan.sessions
        if slug is None or any(item.exercise.slug == slug for item in session.items)
    ]


def written(plan, slug=None):
    return " ".join(on.isoformat() for on in dates(plan, slug))


def paused(first, last):
    return DateChange(what="paused", on=first, to=last)


def works(slug, *muscles, kind="strength"):
    return exercise(
        slug, kind, muscles=Muscles(prime_movers=list(muscles), sources=["choice-test"])
    )


def agrees(what):
    wrong = disagreement(what, planned(what))

    assert wrong is None, wrong


# --- random programs ---


@st.composite
def prescriptions(draw, number, often):
    """One exercise; the number keeps those of one phase apart."""
    kind = draw(st.sampled_from(KINDS))
    muscles = draw(st.lists(st.sampled_from(MUSCLES), min_size=1, max_size=2, unique=True))
    position = draw(st.sampled_from(POSITIONS))
    slug = "-".join([kind, str(number), *muscles, position]).replace(" ", "-")
    resting = kind in {"strength", "power"}
    frequency = draw(
        st.sampled_from([f for f in often if f == "daily" or f < 5] if resting else often)
    )
    if resting and frequency == "daily":
        frequency = 2
    return Prescription(
        exercise(
            slug,
            kind,
            position=position,
            muscles=Muscles(prime_movers=sorted(muscles), sources=["choice-test"]),
        ),
        draw(st.sampled_from(LOADED if resting else LIGHT)),
        frequency if frequency == "daily" else PerWeek(frequency),
        warm_up=draw(st.sampled_from([False] * 9 + [True])),
    )


@st.composite
def phases(draw, most_phases, weeks, most, often):
    """As `program_of` takes them."""
    return [
        (
            draw(st.integers(*weeks)),
            *(draw(prescriptions(number, often)) for number in range(draw(st.integers(1, most)))),
        )
        for _ in range(draw(st.integers(1, most_phases)))
    ]


def days_from(start, least, most):
    return st.integers(least, most).map(lambda days: start + timedelta(days))


@st.composite
def away(draw, start, most):
    first = draw(days_from(start, 0, most))
    length = draw(st.sampled_from([1, 1, 2, 4]))
    return Away(first, first + timedelta(length - 1), draw(st.sampled_from([0, 0, 0, 1, 2])))


@st.composite
def pauses(draw, start, most):
    first = draw(days_from(start, 1, most))
    last = first + timedelta(draw(st.sampled_from([0, 1, 4, 6, 7, 9])))
    return DateChange(what=draw(st.sampled_from(["paused", "postponed"])), on=first, to=last)


@st.composite
def dated(draw, made, *, offered=(1, 5), minutes=(3, 5, 8, 12, 20), with_pauses=False):
    """A program of some phases with a start, training days, and what comes in their way."""
    start = draw(st.dates(date(2026, 1, 1), date(2029, 12, 31)))
    least, most = offered
    days = draw(st.lists(st.sampled_from(NAMES), min_size=least, max_size=most, unique=True))
    limited = draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
    length = 7 * sum(weeks for weeks, *_ in made)
    return program_of(
        *made,
        start=start,
        training_days=days,
        availability=Availability(
            minutes=[DayLimit(name, draw(st.sampled_from(minutes))) for name in limited],
            away=draw(st.lists(away(start, length), max_size=2)),
            first_session=draw(st.none() | st.none() | days_from(start, 0, 6)),
        ),
        date_changes=draw(
            st.lists(pauses(start, length), min_size=1, max_size=2).map(
                lambda stops: sorted(stops, key=lambda stop: stop.on)
            )
        )
        if with_pauses
        else [],
    )


SMALL_OFTEN = [1, 1, 2, 2, 3, 3, 4, 5, "daily"]
small = phases(most_phases=2, weeks=(1, 2), most=3, often=SMALL_OFTEN).flatmap(dated)
small_paused = phases(most_phases=2, weeks=(1, 2), most=3, often=SMALL_OFTEN).flatmap(
    lambda made: dated(made, with_pauses=True)
)
wide = phases(most_phases=2, weeks=(1, 3), most=3, often=SMALL_OFTEN).flatmap(
    lambda made: dated(made, offered=(1, 7))
)
large = phases(most_phases=2, weeks=(1, 4), most=12, often=[1, 2, 2, 3, 3, "daily"]).flatmap(
    lambda made: dated(made, offered=(3, 7), minutes=(30, 45, 60), with_pauses=True)
)
longer = phases(most_phases=1, weeks=(2, 3), most=3, often=SMALL_OFTEN[:-2]).flatmap(dated)
REFUSED = [HealthCheck.filter_too_much, HealthCheck.too_slow]
"""Many random programs cannot be scheduled, and a property of plans passes them over."""
everyday = settings(deadline=None, max_examples=30, suppress_health_check=REFUSED)
deep = settings(everyday, max_examples=1000)


@everyday
@given(small)
def test_a_small_program_has_the_best_plan_there_is(what):
    agrees(what)


@everyday
@given(small_paused)
def test_a_small_program_that_is_paused_has_the_best_plan_after_what_is_past(what):
    agrees(what)


@pytest.mark.slow
@deep
@given(wide)
def test_many_small_programs_have_the_best_plans_there_are(what):
    agrees(what)


@pytest.mark.slow
@deep
@given(small_paused)
def test_many_small_programs_that_are_paused_have_the_best_plans_after_what_is_past(what):
    agrees(what)


@pytest.mark.slow
@settings(deep, max_examples=100)
@given(large)
def test_a_large_program_keeps_everything(what):
    plan = planned(what)

    assert plan is None or broken(plan) == []


A_PERSON = [
    *(
        Prescription(works(f"lift-{n}", muscle), dosage, PerWeek(days))
        for n, (muscle, dosage, days) in enumerate(
            [
                ("psoas major", "3 x 6 RM", 3),
                ("psoas major", "3 x 10", 2),
                ("calf", "3 x 8, effort 8", 2),
                ("quadriceps", "3 x 6 RM", 2),
                ("quadriceps", "3 x 10", 3),
            ]
        )
    ),
    Prescription(works("jump", "calf", kind="power"), "3 x 6", PerWeek(2)),
    *(
        Prescription(
            works(f"stretch-{n}", "psoas major", kind="stretch"), "2 x 1, hold 30 s", often
        )
        for n, often in enumerate(["daily", "3 per week", "5 per week", "2 times a day"])
    ),
    *(
        Prescription(works(f"march-{n}", "abdominals", kind="control"), "2 x 10", often)
        for n, often in enumerate(["daily", "4 per week"])
    ),
]


@settings(deadline=None, max_examples=10)
@given(
    st.lists(st.sampled_from(A_PERSON), min_size=6, max_size=12, unique_by=id).flatmap(
        lambda ones: dated(
            [(3, *ones), (5, *ones)],
            offered=(3, 7),
            minutes=(45, 60),
            with_pauses=True,
        )
    )
)
def test_twelve_exercises_in_eight_weeks_keep_everything(what):
    plan = planned(what)

    assert plan is None or broken(plan) == []


@everyday
@given(small_paused)
def test_the_same_input_gives_the_same_plan(what):
    one = planned(what)

    assert one == planned(attrs.evolve(what))
    assert one is None or one == schedule(one.program, reference=one.reference)


@settings(everyday, max_examples=12)
@given(longer, st.integers(7, 20))
def test_a_later_day_away_changes_no_earlier_week_unless_it_must(what, later):
    """It must where the best plan can no more begin with the weeks as they were."""
    gone = what.start + timedelta(later)
    limits = what.availability
    changed = attrs.evolve(
        what, availability=attrs.evolve(limits, away=[*limits.away, Away(gone, gone)])
    )
    plan, again = planned(what), planned(changed)
    week = later // 7
    assume(plan is not None and again is not None and week < what.weeks)
    calendar = calendar_ways(changed)
    going_on = [
        [way for way in found if number >= week or way.days == days_of(what, plan, number)]
        for number, found in enumerate(calendar)
    ]
    usual = usual_week(what)

    if optimum(changed, usual, going_on) == optimum(changed, usual, calendar):
        assert [s for s in again.sessions if s.week <= week] == [
            s for s in plan.sessions if s.week <= week
        ]


@everyday
@given(small, st.sets(st.sampled_from(NAMES)))
def test_more_training_days_never_make_a_program_impossible(what, more):
    """But after a pause they may: what is past would have been on other days."""
    assume(planned(what) is not None)
    offered = {one.value for one in what.training_days} | more

    assert planned(attrs.evolve(what, training_days=sorted(offered, key=NAMES.index))) is not None
    assert planned(attrs.evolve(what, training_days="")) is not None


# --- what the random programs found ---


def heavy(slug, days, *muscles):
    return Prescription(works(slug, *muscles), "3 x 6 RM", PerWeek(days))


def test_of_two_weeks_that_are_alike_the_first_exercise_decides_not_the_next_phase():
    """The week may end with *a* or with *b*; after *b* the calf must rest on Wednesday."""
    first = (1, heavy("a", 2, "psoas major"), heavy("b", 1, "psoas major", "calf"))
    second = (1, prescription(frequency=PerWeek(1), of=works("c", "calf")))

    agrees(program_of(first, second, start=date(2027, 1, 6), training_days="tue wed thu sat sun"))


def test_a_usual_week_that_is_impossible_on_a_day_that_never_comes_refuses_nothing():
    """The pause leaves no Friday in the week, so its one minute does not matter."""
    agrees(
        program(
            stretch("daily"),
            start=date(2027, 1, 9),
            availability=Availability(minutes="fri 1"),
            date_changes=[paused(date(2027, 1, 12), date(2027, 1, 22))],
        )
    )


def test_a_day_that_is_past_is_not_used_for_one_that_never_comes():
    """Tuesday and Friday are usual. The pause leaves no Friday, and the Thursday is past."""
    what = program(
        stretch(2),
        start=MONDAY,
        training_days="tue thu fri",
        date_changes=[paused(day(5), day(5))],
    )

    assert planned(what) is None
    assert not is_feasible(what)
    agrees(attrs.evolve(what, training_days="tue thu"))
    assert dates(schedule(what, training_days="tue thu")) == [day(2), day(4)]
    agrees(attrs.evolve(what, training_days="mon tue thu fri"))
    assert dates(schedule(what, training_days="tue fri sat")) == [day(2), day(6)]


def test_in_a_week_that_is_paused_a_day_that_is_past_stays():
    """Counted in days that count, Tuesday and the Friday after would be as far apart as can be.

    But the first Friday is done.
    """
    what = program(
        strength(2),
        start=date(2027, 1, 8),
        training_days="tue fri sat",
        date_changes=[paused(date(2027, 1, 10), date(2027, 1, 11))],
    )

    agrees(what)
    assert written(schedule(what)) == "2027-01-08 2027-01-12"


def test_each_stop_is_decided_on_the_plan_with_the_stops_before_it():
    """Also one that lies before them."""
    stops = [paused(day(11), day(12)), paused(day(4), day(4)), paused(day(17), day(20))]
    whole = program(strength(2), stretch(3), weeks=3, start=MONDAY)
    plans = [schedule(attrs.evolve(whole, date_changes=stops[:number])) for number in range(4)]

    for stop, before, after in zip(stops, plans, plans[1:], strict=False):
        agrees(attrs.evolve(whole, date_changes=after.program.date_changes))
        assert [s for s in after.sessions if s.on < stop.on] == [
            s for s in before.sessions if s.on < stop.on
        ]


def test_what_is_alike_is_early_for_the_first_of_the_session():
    """Two different days are needed; the exercise that is done first has the first of them."""
    what = program(
        heavy("a", 1, "psoas major"), heavy("b", 1, "psoas major"), start=MONDAY, weeks=2
    )
    swapped = program(
        heavy("b", 1, "psoas major"), heavy("a", 1, "psoas major"), start=MONDAY, weeks=2
    )

    for one in (what, swapped):
        agrees(one)
        first, then = schedule(one).program.phases[0].prescriptions
        assert dates(schedule(one), first.exercise.slug) == [day(1), day(8)]
        assert min(dates(schedule(one), then.exercise.slug)) > day(1)


def test_a_usual_week_without_rest_into_the_next_is_none_where_the_calendar_has_it():
    """Monday and Sunday every week, with a week's pause between."""
    what = program(
        strength(2),
        weeks=2,
        start=MONDAY,
        training_days="mon sun",
        date_changes=[paused(day(8), day(14))],
    )

    assert usual_week(what) is None
    agrees(what)


def test_the_two_legs_are_the_same_muscles():
    what = program(
        prescription("3 x 6 RM, left side", PerWeek(2)),
        prescription("3 x 10, right side", PerWeek(2)),
        weeks=2,
        start=MONDAY,
    )

    agrees(what)
    assert dates(schedule(what)) == [day(1), day(4), day(8), day(11)]


def test_work_of_different_muscles_may_be_done_on_days_in_a_row():
    what = program(
        heavy("a", 2, "psoas major"),
        heavy("b", 2, "calf"),
        start=MONDAY,
        training_days="mon tue thu fri",
        availability=Availability(minutes="mon 6, tue 6, thu 6, fri 6"),
        weeks=2,
    )

    agrees(what)
    assert dates(schedule(what), "a") == [day(1), day(4), day(8), day(11)]
    assert dates(schedule(what), "b") == [day(2), day(5), day(9), day(12)]


def test_heavy_work_of_one_muscle_is_put_apart():
    what = program(
        heavy("a", 2, "psoas major"), heavy("b", 1, "psoas major", "calf"), weeks=2, start=MONDAY
    )

    agrees(what)
    assert not set(dates(schedule(what), "a")) & set(dates(schedule(what), "b"))


@pytest.mark.parametrize("days", [1, 2, 3])
def test_a_position_comes_once_in_a_session(days):
    ones = [
        prescription("2 x 10", PerWeek(days), of=exercise(f"{kind}-{place}", kind, position=place))
        for kind in ("stretch", "strength", "control")
        for place in ("sitting", "standing", "kneeling")
    ]
    what = program(*ones, start=MONDAY)

    assert broken(schedule(what)) == []


# --- the dates that bite ---


def kept(what, **named):
    """The plan of a program, which keeps everything."""
    what = attrs.evolve(what, **{"start": MONDAY, **named})
    plan = schedule(what)
    assert broken(plan) == []
    return plan


@pytest.mark.parametrize(
    "start",
    [
        date(2028, 2, 24),  # before 29 February
        date(2028, 2, 29),  # on it
        date(2027, 2, 24),  # a February of 28 days
        date(2026, 12, 24),  # over the end of the year
        date(2026, 12, 28),  # ISO week 53, from Monday
        date(2027, 1, 1),  # ISO week 53, within
        date(2027, 1, 3),  # ISO week 53, its last day
        date(2027, 3, 22),  # the clocks go forward in Europe
        date(2027, 10, 25),  # they go back
        date(2027, 3, 8),  # the same in America
        date(2027, 11, 1),
    ],
)
@pytest.mark.parametrize("offered", ["", "mon wed fri", "tue thu sat sun"])
def test_a_week_is_seven_days_wherever_it_lies(start, offered):
    what = program(
        strength(2), stretch(3), stretch("daily", "d"), weeks=2, start=start, training_days=offered
    )
    plan = schedule(what)

    agrees(what)
    assert plan.end == start + timedelta(13)
    assert dates(plan, "d") == [start + timedelta(number) for number in range(14)]


def test_the_29th_of_february_is_a_training_day():
    plan = kept(program(strength(1)), start=date(2028, 2, 28), training_days="tue")

    assert written(plan) == "2028-02-29"


def test_a_day_away_on_the_29th_of_february():
    plan = kept(
        program(stretch(1)),
        start=date(2028, 2, 28),
        training_days="tue wed",
        availability=Availability(away=["2028-02-29"]),
    )

    assert written(plan) == "2028-03-01"


def test_iso_week_53_goes_over_into_week_1():
    plan = kept(
        program(strength(3), weeks=2), start=date(2026, 12, 28), training_days="mon wed fri sun"
    )

    assert written(plan) == "2026-12-28 2026-12-30 2027-01-01 2027-01-04 2027-01-06 2027-01-08"


def test_the_sunday_of_iso_week_53_and_the_next_monday_are_days_in_a_row():
    what = program(strength(2), weeks=2, start=date(2026, 12, 28), training_days="mon sun")

    assert planned(what) is None
    agrees(what)


@pytest.mark.parametrize("number", range(1, 8))
@pytest.mark.parametrize("offered", ["mon wed fri", "tue thu sun", "sat sun", ""])
def test_a_start_on_each_weekday(number, offered):
    what = program(strength(1), stretch(2), weeks=2, start=day(number), training_days=offered)

    agrees(what)


@pytest.mark.parametrize("name", NAMES)
def test_one_training_day_a_week(name):
    what = program_of(
        (2, strength(1), stretch(1)), (1, strength(1, "other")), start=MONDAY, training_days=name
    )
    plan = kept(what)

    agrees(what)
    assert {NAMES[on.weekday()] for on in dates(plan)} == {name}
    assert len(dates(plan)) == 3


def test_seven_training_days_a_week_are_any_day():
    what = program(strength(3), stretch(4), weeks=2, start=MONDAY)
    named = attrs.evolve(what, training_days=" ".join(NAMES))

    agrees(what)
    agrees(named)
    assert dates(schedule(what)) == dates(schedule(named))


def test_a_day_away_on_the_only_day_is_refused():
    what = program(
        strength(1),
        weeks=2,
        start=MONDAY,
        training_days="thu",
        availability=Availability(away=["2027-01-14"]),
    )

    assert planned(what) is None
    assert not is_feasible(what)


def test_a_day_away_moves_that_week_only():
    what = program(
        strength(1),
        weeks=3,
        start=MONDAY,
        training_days="mon thu",
        availability=Availability(away=["2027-01-11"]),
    )

    agrees(what)
    assert dates(schedule(what)) == [day(1), day(11), day(15)]


def test_a_week_away_leaves_what_is_daily():
    what = program(
        stretch("daily"), weeks=2, availability=Availability(away=["2027-01-04 to 2027-01-17"])
    )

    assert dates(kept(what)) == [day(number) for number in range(1, 15)]


def test_a_public_holiday_is_a_day_away():
    """Christmas 2026 is a Friday, and Boxing Day has its substitute on the Monday."""
    pytest.importorskip("holidays")
    what = program(
        strength(1),
        start=date(2026, 12, 21),
        training_days="fri sat",
        availability=Availability(holidays="GB-ENG"),
    )
    christmas = [date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 28)]

    assert planned(attrs.evolve(what, training_days="fri")) is None
    plan = planned(what)
    assert plan is None or broken(plan, christmas) == []
    assert schedule(attrs.evolve(what, training_days="thu fri")).sessions[0].on == date(
        2026, 12, 24
    )


def test_every_other_weekend_away():
    what = program(
        strength(2),
        weeks=4,
        start=MONDAY,
        training_days="tue sat sun",
        availability=Availability(away=["every other weekend from 2027-01-16"]),
    )

    assert planned(what) is None
    wider = attrs.evolve(what, training_days="tue thu sat sun")
    agrees(wider)
    plan = kept(wider)
    assert not {day(13), day(14), day(27), day(28)} & set(dates(plan))
    assert dates(plan)[:2] == [day(2), day(6)]
    assert dates(plan)[2:4] == [day(9), day(11)]


def test_what_comes_every_two_weeks_may_have_begun_long_before_the_start():
    """30 weeks after 14 June 2026 is 10 January 2027."""
    what = program(
        stretch(1),
        weeks=3,
        start=MONDAY,
        training_days="sat sun",
        availability=Availability(away=["every other sunday from 2026-06-14"]),
    )

    agrees(what)
    agrees(attrs.evolve(what, training_days="sun"))
    assert planned(attrs.evolve(what, training_days="sun")) is None


@pytest.mark.parametrize("length", [1, 3, 6, 7, 8, 14, 60, 400])
@pytest.mark.parametrize("first", [1, 2, 7, 8, 10, 14, 15])
def test_a_pause_of_any_length_from_any_day(first, length):
    """Longer than the plan too, from the start, and after the end. What was before it stays."""
    what = program(
        strength(2),
        stretch(3),
        stretch("daily", "d"),
        weeks=2,
        start=MONDAY,
        date_changes=[paused(day(first), day(first + length - 1))],
    )
    plan = kept(what)

    agrees(what)
    assert len(dates(plan, "d")) == 14
    assert plan.end == (day(14) if first == 15 else day(14 + length))
    before = schedule(attrs.evolve(what, date_changes=[]))
    assert [s for s in plan.sessions if s.on < day(first)] == [
        s for s in before.sessions if s.on < day(first)
    ]


def test_two_pauses_that_overlap_count_once():
    what = program(
        stretch("daily"),
        start=MONDAY,
        date_changes=[paused(day(3), day(6)), paused(day(5), day(9))],
    )

    assert dates(kept(what)) == [day(1), day(2), *map(day, range(10, 15))]


def test_days_in_a_row_in_the_program_may_be_apart_in_the_calendar():
    what = program(
        strength(2),
        start=MONDAY,
        training_days="mon tue",
        date_changes=[paused(day(2), day(8))],
    )

    agrees(what)
    assert dates(schedule(what)) == [day(1), day(9)]


def test_strength_rests_over_the_end_of_a_phase_and_of_the_year():
    what = program_of(
        (1, strength(2)),
        (1, strength(2, "other")),
        start=date(2026, 12, 25),
        training_days="thu fri mon",
    )
    plan = schedule(what)

    agrees(what)
    assert all(after - before > timedelta(1) for before, after in pairwise(dates(plan)))


def test_limits_of_minutes_count_what_is_daily():
    what = program(
        strength(2),
        stretch("daily", "d"),
        weeks=2,
        start=MONDAY,
        availability=Availability(minutes="mon 5, tue 5, wed 5, thu 20"),
    )
    plan = schedule(what)

    agrees(what)
    assert {NAMES[on.weekday()] for on in dates(plan, "strength-lift")} <= {
        "thu",
        "fri",
        "sat",
        "sun",
    }
