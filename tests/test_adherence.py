"""What was done, week by week: counted, summed and compared, and nothing made up."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
from builders import DAILY, exercise, prescription, program, program_of
from hipflex_plan.adhering import heaviest
from hipflex_plan.diary import sets_of, sides_of
from hipflex_plan.work_done import Count, Difference

START = dt.date(2027, 1, 4)
HOLD = prescription("2 x 1 each side, hold 20 s", of=exercise("wall-hold"))
LIFT = prescription("3 x 8-12 left side, 1.5 kg", of=exercise("knee-lift"))
STRETCH = prescription("2 x 1, hold 30 s", DAILY, of=exercise("hip-stretch", purpose="stretch"))


def plan_of(*prescriptions, weeks=2):
    made = program(*(prescriptions or (HOLD, LIFT, STRETCH)), weeks=weeks)
    return hp.schedule(made, start=START, training_days="mon wed fri", reference="Ada-1")


PLAN = plan_of()


def row(number, slug, side, sets=(), plan=PLAN, **more):
    session = plan.session(number)
    [item] = [i for i in session.items if i.exercise.slug == slug and hp.Side(side) in sides_of(i)]
    fields = {"on": session.on, "side": side, "prescribed": item.dosage, "sets": list(sets)}
    return hp.Performance(exercise=slug, session=number, **{**fields, **more})


def done(*rows, on=None, plan=PLAN):
    return hp.adherence(plan, hp.Diary(plan.reference, rows), on or plan.end.add(days=1))


def week_of(found, slug, week=1):
    [one] = [one for one in found.exercises if one.exercise.slug == slug]
    [found_week] = [w for w in one.weeks if w.week == week]
    return found_week


def lifts(*rows, week=1, **more):
    return week_of(done(*rows, **more), "knee-lift", week)


def holds(*rows, plan=PLAN):
    found = done(*rows, plan=plan)
    [one] = [one for one in found.exercises if one.exercise.slug == "wall-hold"]
    return one


def counted(count):
    return count.planned, count.done, count.not_done, count.not_written


# Counting


def test_done_not_done_and_not_written_down_are_told_apart():
    week = lifts(
        row(1, "knee-lift", "left", [12, 12, 12]),
        row(3, "knee-lift", "left", [0, 0, 0], obstacle="Visitors"),
    )

    assert counted(week.count) == (3, 1, 1, 1)


@pytest.mark.parametrize("sets", [(), (None,), (0, None), (None, None, None)])
def test_a_row_that_does_not_say_it_is_neither_done_nor_not_done(sets):
    assert counted(lifts(row(1, "knee-lift", "left", sets)).count) == (3, 0, 0, 3)


@pytest.mark.parametrize("sets", [(0, 3), (None, 1), (12, 12, 12)])
def test_anything_in_a_set_is_something_done(sets):
    assert lifts(row(1, "knee-lift", "left", sets)).count.done == 1


def test_an_exercise_of_both_sides_is_done_once_and_each_side_by_itself():
    one = holds(row(1, "wall-hold", "left", [20, 20]), row(3, "wall-hold", "left", [20, 20]))

    assert counted(one.weeks[0].count) == (3, 2, 0, 1)
    assert [counted(side.weeks[0].count) for side in one.sides] == [(3, 2, 0, 1), (3, 0, 0, 3)]


def test_a_side_that_nobody_wrote_of_leaves_open_whether_anything_was_done():
    one = holds(row(1, "wall-hold", "left", [0, 0]))

    assert counted(one.weeks[0].count) == (3, 0, 0, 3)
    assert counted(one.sides[0].weeks[0].count) == (3, 0, 1, 2)


def test_a_session_counts_with_anything_done_in_it():
    found = done(row(1, "hip-stretch", "both", [30, 0]), row(2, "hip-stretch", "both", [0, 0]))

    assert counted(found.sessions[0]) == (7, 1, 1, 5)
    assert counted(found.total) == (14, 1, 1, 12)


def test_an_empty_diary_is_all_unknown_and_no_number():
    found = done()

    assert counted(found.total) == (14, 0, 0, 14)
    for one in found.exercises:
        for week in one.weeks:
            known = attrs.evolve(week, count=Count())
            assert known == hp.WeekDone(week=week.week)


# Up to a day


def test_what_was_written_down_after_the_day_is_not_read():
    late = row(1, "knee-lift", "left", [12, 12, 12], on=dt.date(2027, 1, 9))

    assert lifts(late, on=dt.date(2027, 1, 8)).count.done == 0
    assert lifts(late, on=dt.date(2027, 1, 9)).count.done == 1


def test_the_session_of_the_day_counts_once_something_of_it_is_written_down():
    monday = row(1, "knee-lift", "left", [12, 12, 12])

    assert done(on=START).exercises == ()
    assert counted(done(monday, on=START).sessions[0]) == (1, 1, 0, 0)


def test_what_comes_later_is_not_planned_yet():
    found = done(on=dt.date(2027, 1, 7))

    assert found.weeks == (1,)
    assert [counted(count) for count in found.sessions] == [(3, 0, 0, 3)]


def test_a_session_done_ahead_belongs_to_its_own_week():
    ahead = row(8, "knee-lift", "left", [12, 12, 12], on=dt.date(2027, 1, 8))
    found = done(ahead, on=dt.date(2027, 1, 8))

    assert found.weeks == (1, 2)
    assert counted(week_of(found, "knee-lift", 2).count) == (1, 1, 0, 0)


def test_after_the_plan_all_its_weeks_are_told():
    assert done(on=dt.date(2027, 3, 1)).weeks == (1, 2)


def test_a_day_before_the_plan_is_refused():
    with pytest.raises(hp.ImpossibleValueError, match="the plan begins on 2027-01-04"):
        done(on=dt.date(2027, 1, 3))


def test_a_diary_of_another_plan_is_refused():
    with pytest.raises(hp.DiaryError, match="belongs to the plan"):
        hp.adherence(PLAN, hp.Diary("other"), START)


# Amounts, loads, effort and pain


def test_the_volume_is_the_sum_of_the_sets_that_are_known():
    week = lifts(row(1, "knee-lift", "left", [12, None, 8]), row(3, "knee-lift", "left", [10]))

    assert (week.volume, week.whole) == (30, False)


def test_a_volume_is_whole_when_every_set_of_the_week_is_known():
    rows = [row(number, "knee-lift", "left", [10, 10, 10]) for number in (1, 3, 5)]

    assert (lifts(*rows).volume, lifts(*rows).whole) == (90, True)
    assert not lifts(*rows[:2]).whole


def test_a_week_that_is_not_over_is_not_whole():
    monday = row(1, "knee-lift", "left", [10, 10, 10])

    assert not lifts(monday, on=START).whole


def test_nothing_done_is_a_volume_of_zero_and_not_written_down_is_none():
    assert lifts(row(1, "knee-lift", "left", [0, 0, 0])).volume == 0
    assert lifts(row(1, "knee-lift", "left")).volume is None


def test_a_single_hold_is_counted_in_seconds():
    assert holds(row(1, "wall-hold", "left", [20, 15])).unit == "seconds"
    assert holds(row(1, "wall-hold", "left", [20, 15])).weeks[0].volume == 35


def test_effort_and_pain_are_means_of_what_is_known():
    week = lifts(
        row(1, "knee-lift", "left", effort=4, pain=2, pain_next_morning=1),
        row(3, "knee-lift", "left", effort=7, pain=5),
        row(5, "knee-lift", "left"),
    )

    assert (week.effort, week.pain, week.worst_pain, week.pain_next_morning) == (5.5, 3.5, 5, 1)


def test_no_pain_is_known_and_no_number_is_a_gap():
    assert lifts(row(1, "knee-lift", "left", pain=0)).pain == 0
    assert lifts(row(1, "knee-lift", "left", [12])).pain is None


def test_the_heaviest_load_of_the_week_is_told_with_its_number():
    week = lifts(
        row(1, "knee-lift", "left", load=hp.Weight(2, "lb")),
        row(3, "knee-lift", "left", load=hp.Weight(1)),
    )

    assert (str(week.load), week.load_kg) == ("1 kg", 1.0)
    assert lifts(row(1, "knee-lift", "left", load=hp.Band("red"))).load_kg is None
    assert lifts(row(1, "knee-lift", "left", [12])).load is None


@pytest.mark.parametrize(
    ("loads", "expected"),
    [
        ([], None),
        ([hp.Bodyweight(), hp.Band("tan")], hp.Band("tan")),
        ([hp.Band("green"), hp.Band("red")], hp.Band("green")),
        ([hp.RepetitionMaximum(15), hp.RepetitionMaximum(8)], hp.RepetitionMaximum(8)),
        ([hp.Band("gold"), hp.Weight(1)], hp.Weight(1)),
    ],
)
def test_the_heaviest_of_loads(loads, expected):
    assert heaviest(loads) == expected
    assert heaviest(reversed(loads)) == expected


# Left against right


def differences(*rows, plan=PLAN):
    return holds(*rows, plan=plan).differences


def pair(left, right, number=1, **more):
    return (
        row(number, "wall-hold", "left", left, **more),
        row(number, "wall-hold", "right", right, **more),
    )


def test_the_difference_is_told_in_per_cent_of_the_stronger_side():
    assert differences(*pair([15, 15], [20, 20]))[0] == Difference(percent=25, weaker=hp.Side.LEFT)
    assert differences(*pair([20, 20], [20, 20]))[0] == Difference(percent=0, weaker=None)


@pytest.mark.parametrize(
    ("left", "right"), [([20, 20], ()), ([20, 20], [20]), ([20, None], [20, 20]), ([0, 0], [0, 0])]
)
def test_there_is_no_difference_where_a_side_is_not_known_in_full(left, right):
    assert differences(*pair(left, right))[0] is None


def test_only_sessions_of_which_both_sides_are_known_are_compared():
    rows = (*pair([20, 20], [20, 20]), row(3, "wall-hold", "left", [20, 20]))

    assert differences(*rows)[0] == Difference(percent=0, weaker=None)


def test_a_weight_multiplies_what_was_done_with_it():
    left, right = pair([20, 20], [20, 20])
    weighed = [attrs.evolve(left, load=hp.Weight(1)), attrs.evolve(right, load=hp.Weight(2))]

    assert differences(*weighed)[0] == Difference(percent=50, weaker=hp.Side.LEFT)


def test_loads_of_two_kinds_are_not_compared():
    left, right = pair([20, 20], [20, 20])
    mixed = [attrs.evolve(left, load=hp.Weight(1)), attrs.evolve(right, load=hp.Band("red"))]

    assert differences(*mixed)[0] is None
    assert differences(mixed[0], right)[0] is None


def test_two_prescriptions_for_left_and_right_are_one_exercise_with_two_sides():
    left = prescription("2 x 10 left side", of=exercise("wall-hold"))
    right = prescription("2 x 10 right side", of=exercise("wall-hold"))
    plan = plan_of(left, right)
    one = holds(
        row(1, "wall-hold", "left", [8, 8], plan=plan),
        row(1, "wall-hold", "right", [10, 10], plan=plan),
        plan=plan,
    )

    assert [side.side for side in one.sides] == ["left", "right"]
    assert counted(one.weeks[0].count) == (3, 1, 0, 2)
    assert one.differences[0] == Difference(percent=20, weaker=hp.Side.LEFT)


def test_an_exercise_of_one_side_has_no_other_to_be_held_against():
    [lift] = [one for one in done().exercises if one.exercise.slug == "knee-lift"]

    assert (lift.sides, lift.differences) == ((), ())


def test_what_is_counted_in_another_unit_is_told_by_itself():
    knee = exercise("knee-lift")
    made = program_of((1, prescription("2 x 20 s", of=knee)), (1, prescription("2 x 10", of=knee)))
    plan = hp.schedule(made, start=START, training_days="mon wed fri", reference="Ada-1")
    found = done(
        row(1, "knee-lift", "both", [20, 20], plan=plan),
        row(4, "knee-lift", "both", [9, 9], plan=plan),
        plan=plan,
    )

    told = [(one.unit, [week.volume for week in one.weeks]) for one in found.exercises]
    assert told == [("seconds", [40, None]), ("repetitions", [None, 18])]


# Laws


def numbers(high):
    return st.none() | st.integers(0, high)


@st.composite
def diaries(draw):
    rows = []
    for session in PLAN.sessions:
        for item in session.items:
            for side in sides_of(item):
                if draw(st.booleans()):
                    fields = {
                        "sets": draw(st.lists(numbers(20), max_size=sets_of(item))),
                        "load": draw(st.sampled_from([None, hp.Weight(1), hp.Band("red")])),
                        "effort": draw(numbers(10)),
                        "pain": draw(numbers(10)),
                        "pain_next_morning": draw(numbers(10)),
                    }
                    rows.append(row(session.number, item.exercise.slug, side, **fields))
    return rows


DAYS = st.integers(0, 20).map(lambda days: START + dt.timedelta(days=days))


def all_weeks(found):
    for one in found.exercises:
        yield from one.weeks
        for side in one.sides:
            yield from side.weeks


@given(diaries(), DAYS)
def test_done_and_not_done_are_never_more_than_planned(rows, on):
    found = done(*rows, on=on)
    counts = [*found.sessions, *(week.count for week in all_weeks(found))]

    for count in counts:
        assert min(count.planned, count.done, count.not_done, count.not_written) >= 0


@given(diaries().flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))), DAYS)
def test_the_order_of_the_rows_is_nothing(both, on):
    rows, mixed = both

    assert done(*rows, on=on) == done(*mixed, on=on)


@given(diaries())
def test_rows_that_say_nothing_change_no_number(rows):
    written = {(r.session, r.exercise, r.side) for r in rows}
    silent = [
        row(session.number, item.exercise.slug, side)
        for session in PLAN.sessions
        for item in session.items
        for side in sides_of(item)
        if (session.number, item.exercise.slug, side) not in written
    ]

    assert done(*rows) == done(*rows, *silent)


@given(diaries())
def test_unknown_sets_are_no_zeros(rows):
    unknown = [attrs.evolve(r, sets=[*r.sets, None]) for r in rows]

    before, after = all_weeks(done(*rows)), all_weeks(done(*unknown))
    for one, other in zip(before, after, strict=True):
        assert one.volume == other.volume
        assert other.count.not_done == 0
        assert not other.whole or not rows


@given(diaries())
def test_the_sides_together_are_the_exercise(rows):
    [one] = [one for one in done(*rows).exercises if one.sides]
    for week, *sides in zip(one.weeks, *(side.weeks for side in one.sides), strict=True):
        known = [side.volume for side in sides if side.volume is not None]
        assert week.volume == (sum(known) if known else None)
        assert (
            max(s.count.done for s in sides) <= week.count.done <= sum(s.count.done for s in sides)
        )


@given(diaries())
def test_a_difference_lies_between_0_and_100(rows):
    for one in done(*rows).exercises:
        for difference in one.differences:
            assert difference is None or 0 <= difference.percent <= 100
