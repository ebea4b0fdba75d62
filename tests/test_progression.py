"""Each rule as a table of weeks, its sentence, and what it refuses."""

from __future__ import annotations

import attrs
import pytest

from builders import exercise, prescription
from hipflex_plan import (
    AddHold,
    AddLoad,
    AddMinutes,
    AddRepetitions,
    AddSets,
    AddSteps,
    Deload,
    Dosage,
    ImpossibleValueError,
    Maintain,
    Phase,
    Prescription,
    ProgressionError,
    ShortenRest,
    Then,
    WeekTable,
)


def table(rule, *weeks):
    """Whether the rule makes those weeks of the first of them: expected and actual."""
    phase = Phase("Build", len(weeks), [prescription(weeks[0], "3 per week", rule)])
    return list(weeks), [str(dosage) for dosage in phase.dosages[0]]


def refused(rule, line):
    """The text with which a prescription of the rule is refused."""
    with pytest.raises(ProgressionError) as caught:
        prescription(line, "3 per week", rule)
    return str(caught.value)


def impossible(make, *values, **named):
    """The text with which *make* refuses its values."""
    with pytest.raises(ImpossibleValueError) as caught:
        make(*values, **named)
    return str(caught.value)


# --- tables of weeks ---


def test_maintain_is_the_same_every_week():
    expected, actual = table(Maintain(), "3 x 10", "3 x 10", "3 x 10")

    assert expected == actual


def test_a_prescription_without_a_rule_maintains():
    assert Maintain() == Prescription(exercise(), "3 x 10", "daily").progression


def test_add_repetitions_goes_up_to_its_ceiling_and_stays():
    expected, actual = table(
        AddRepetitions(2, up_to=13), "3 x 8", "3 x 10", "3 x 12", "3 x 13", "3 x 13"
    )

    assert expected == actual


def test_add_repetitions_moves_a_range_as_a_whole():
    expected, actual = table(
        AddRepetitions(2, up_to=15), "3 x 8-12", "3 x 10-14", "3 x 12-15", "3 x 14-15", "3 x 15"
    )

    assert expected == actual


def test_a_rule_can_wait_some_weeks_between_its_steps():
    expected, actual = table(
        AddRepetitions(2, up_to=12, every_weeks=3),
        *["3 x 8"] * 3,
        *["3 x 10"] * 3,
        *["3 x 12"] * 4,
    )

    assert expected == actual


def test_add_sets():
    expected, actual = table(AddSets(1, up_to=4), "2 x 10", "3 x 10", "4 x 10", "4 x 10")

    assert expected == actual


def test_add_sets_raises_repetitions_steps_and_minutes_alike():
    expected = ["3 x 15 RM", "3 x 20 steps", "3 x 10 min"]

    assert expected == [
        str(AddSets(1, up_to=3).dosage(Dosage.parse(line), 2))
        for line in ("2 x 15 RM", "2 x 20 steps", "2 x 10 min")
    ]


def test_add_steps():
    expected, actual = table(
        AddSteps(4, up_to=30), "2 x 20 steps", "2 x 24 steps", "2 x 28 steps", "2 x 30 steps"
    )

    assert expected == actual


def test_add_minutes():
    expected, actual = table(
        AddMinutes(5, up_to=20), "1 x 10 min", "1 x 15 min", "1 x 20 min", "1 x 20 min"
    )

    assert expected == actual


def test_add_hold_to_the_thirty_seconds_of_the_popular_article():
    expected, actual = table(
        AddHold(5, up_to_seconds=30),
        "2 x 1 each side, hold 15 s",
        "2 x 1 each side, hold 20 s",
        "2 x 1 each side, hold 25 s",
        "2 x 1 each side, hold 30 s",
        "2 x 1 each side, hold 30 s",
    )

    assert expected == actual


def test_add_load_begins_with_the_body_alone():
    expected, actual = table(
        AddLoad(up_to="1.5 kg", step="0.5 kg", every_weeks=2),
        *["3 x 10"] * 2,
        *["3 x 10, 0.5 kg"] * 2,
        *["3 x 10, 1 kg"] * 2,
        *["3 x 10, 1.5 kg"] * 3,
    )

    assert expected == actual


def test_add_load_goes_on_from_a_weight_in_its_unit():
    expected, actual = table(
        AddLoad(up_to="2 lb", step="0.5 lb"),
        "3 x 10, 1 lb",
        "3 x 10, 1.5 lb",
        "3 x 10, 2 lb",
        "3 x 10, 2 lb",
    )

    assert expected == actual


def test_add_load_goes_up_the_colours_of_bands():
    expected, actual = table(
        AddLoad(up_to="blue band (Acme)"),
        "3 x 10, red band (Acme)",
        "3 x 10, green band (Acme)",
        "3 x 10, blue band (Acme)",
        "3 x 10, blue band (Acme)",
    )

    assert expected == actual


def test_shorten_rest_goes_down_to_its_floor_and_stays():
    expected, actual = table(
        ShortenRest(20, down_to_seconds=45),
        "3 x 10, rest 90 s",
        "3 x 10, rest 70 s",
        "3 x 10, rest 50 s",
        "3 x 10, rest 45 s",
        "3 x 10, rest 45 s",
    )

    assert expected == actual


def test_shorten_rest_may_leave_no_rest():
    expected, actual = table(
        ShortenRest(30, down_to_seconds=0), "3 x 10, rest 30 s", "3 x 10, rest 0 s"
    )

    assert expected == actual


def test_a_deload_repeats_the_week_before_with_fewer_sets_and_the_rule_beneath_goes_on():
    expected, actual = table(
        Deload(AddRepetitions(1, up_to=20), every_weeks=4),
        "3 x 10",
        "3 x 11",
        "3 x 12",
        "2 x 12",
        "3 x 13",
        "3 x 14",
        "3 x 15",
        "2 x 15",
        "3 x 16",
    )

    assert expected == actual


def test_a_deload_takes_away_as_many_sets_as_it_says():
    expected, actual = table(
        Deload(AddSets(1, up_to=5), every_weeks=3, fewer_sets=2),
        "3 x 10",
        "4 x 10",
        "2 x 10",
        "5 x 10",
        "5 x 10",
        "3 x 10",
    )

    assert expected == actual


def test_then_goes_on_from_where_the_first_rule_stopped():
    expected, actual = table(
        Then(AddRepetitions(2, up_to=20), 3, AddSets(1, up_to=4)),
        "2 x 10",
        "2 x 12",
        "2 x 14",
        "3 x 14",
        "4 x 14",
        "4 x 14",
    )

    assert expected == actual


def test_then_can_be_followed_by_another_then():
    expected, actual = table(
        Then(
            AddRepetitions(1, up_to=20),
            2,
            Then(AddSets(1, up_to=9), 2, AddHold(1, up_to_seconds=9)),
        ),
        "2 x 10, hold 2 s",
        "2 x 11, hold 2 s",
        "3 x 11, hold 2 s",
        "3 x 11, hold 3 s",
        "3 x 11, hold 4 s",
    )

    assert expected == actual


def test_any_week_can_be_asked_for_in_any_order():
    rule = Deload(AddRepetitions(1, up_to=20), every_weeks=4)
    baseline = Dosage.parse("3 x 10")
    expected = [rule.dosage(baseline, week) for week in range(1, 10)]

    assert expected[::-1] == [rule.dosage(baseline, week) for week in range(9, 0, -1)]


# --- week tables ---


@pytest.mark.parametrize(
    ("columns", "weeks"),
    [
        ({"sets": [2, 3, 3]}, ["2 x 10", "3 x 10", "3 x 10"]),
        ({"repetitions": [(8, 12), 10, (12, 15)]}, ["3 x 8-12", "3 x 10", "3 x 12-15"]),
        ({"steps": [20, 24, 22]}, ["2 x 20 steps", "2 x 24 steps", "2 x 22 steps"]),
        ({"minutes": [5, 10, 15]}, ["1 x 5 min", "1 x 10 min", "1 x 15 min"]),
        (
            {"hold_seconds": [10, 20, 30]},
            ["2 x 1, hold 10 s", "2 x 1, hold 20 s", "2 x 1, hold 30 s"],
        ),
        (
            {"rest_seconds": [90, 60, 0]},
            ["3 x 10, rest 90 s", "3 x 10, rest 60 s", "3 x 10, rest 0 s"],
        ),
        (
            {"load": ["bodyweight", "0.5 kg", "1 kg"]},
            ["3 x 10", "3 x 10, 0.5 kg", "3 x 10, 1 kg"],
        ),
        ({"repetition_maximum": [15, 12, 8]}, ["3 x 15 RM", "3 x 12 RM", "3 x 8 RM"]),
        (
            {"sets": [3, 2], "repetitions": [10, 15], "load": ["2 kg", "1 kg"]},
            ["3 x 10, 2 kg", "2 x 15, 1 kg"],
        ),
    ],
)
def test_a_week_table_sets_what_it_has_a_column_for(columns, weeks):
    expected, actual = table(WeekTable(**columns), *weeks)

    assert expected == actual


def test_after_the_last_week_of_a_table_its_last_value_stays():
    expected, actual = table(WeekTable(sets=[2, 3]), "2 x 10", "3 x 10", "3 x 10", "3 x 10")

    assert expected == actual


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({}, "a week table needs a column, such as repetitions"),
        ({"words": "More."}, "a week table needs a column, such as repetitions"),
        (
            {"sets": [2, 3], "steps": [20]},
            "all columns have one value a week: sets has 2, steps has 1",
        ),
        (
            {"sets": [2, 3], "sources": ["a"]},
            "all columns have one value a week: sets has 2, sources has 1",
        ),
        (
            {"repetition_maximum": [15], "repetitions": [15]},
            "repetition_maximum sets repetitions and load: leave those columns out",
        ),
        (
            {"repetition_maximum": [15], "load": ["15 RM"]},
            "repetition_maximum sets repetitions and load: leave those columns out",
        ),
        ({"repetitions": [10, 3.7]}, "repetitions must be a whole number from 1 to 200: 3.7"),
    ],
)
def test_a_table_that_cannot_be_is_refused(columns, expected):
    assert expected == impossible(WeekTable, **columns)


@pytest.mark.parametrize("columns", [{"sets": 3}, {"repetitions": 10}, {"load": "tan band"}])
def test_a_column_is_a_list(columns):
    (value,) = columns.values()

    assert repr(value) in impossible(WeekTable, **columns)


@pytest.mark.parametrize(
    ("columns", "line", "expected"),
    [
        ({"sets": [3, 4, 21]}, "3 x 10", "sets must be from 1 to 20: 21"),
        ({"sets": [3, "4", 5]}, "3 x 10", "sets must be a whole number from 1 to 20: '4'"),
        ({"sets": [3, True, 5]}, "3 x 10", "sets must be a whole number from 1 to 20: True"),
        (
            {"steps": [20, 3.7, 5]},
            "2 x 20 steps",
            "steps must be a whole number from 1 to 2000: 3.7",
        ),
        ({"repetition_maximum": [15, 12, 31]}, "3 x 15 RM", "must be from 1 to 30: 31"),
    ],
)
def test_a_value_of_a_later_week_that_cannot_be_is_refused_with_the_phase(columns, line, expected):
    made = prescription(line, "3 per week", WeekTable(**columns))

    assert expected in impossible(Phase, "Build", 3, [made])


# --- sentences ---


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Maintain(), "The same every week."),
        (AddRepetitions(2, up_to=15), "Do 2 more each week, up to 15."),
        (AddRepetitions(1, up_to=15, every_weeks=2), "Do 1 more every 2 weeks, up to 15."),
        (AddSets(1, up_to=4), "Add 1 set each week, up to 4 sets."),
        (AddSteps(4, up_to=30), "Take 4 more steps each week, up to 30."),
        (AddSteps(1, up_to=30), "Take 1 more step each week, up to 30."),
        (AddMinutes(5, up_to=20), "Add 5 minutes each week, up to 20 minutes."),
        (AddMinutes(1, up_to=20), "Add 1 minute each week, up to 20 minutes."),
        (
            AddHold(5, up_to_seconds=30, every_weeks=2),
            "Hold 5 seconds longer every 2 weeks, up to 30 seconds.",
        ),
        (
            ShortenRest(15, down_to_seconds=60),
            "Rest 15 seconds less each week, down to 60 seconds.",
        ),
        (AddLoad(up_to="1.5 kg", step="0.5 kg"), "Add 0.5 kg each week, up to 1.5 kg."),
        (
            AddLoad(up_to="blue band", every_weeks=2),
            "Take the next band colour every 2 weeks, up to blue.",
        ),
        (WeekTable(sets=[2, 3]), "The table shows how much to do in each week."),
        (WeekTable(sets=[2, 3], words="One set more in week 2."), "One set more in week 2."),
        (
            Deload(AddSets(1, up_to=4), every_weeks=4),
            (
                "Add 1 set each week, up to 4 sets. "
                "Every 4 weeks comes an easier week, with 1 set fewer."
            ),
        ),
        (
            Then(AddRepetitions(2, up_to=15), 3, Maintain()),
            "For 3 weeks: Do 2 more each week, up to 15. Then: The same every week.",
        ),
    ],
)
def test_a_rule_says_how_it_grows(rule, expected):
    assert expected == rule.in_words()


def test_three_rules_in_a_row_say_for_how_many_weeks_each_holds():
    """2 x 10, 2 x 11 | 3 x 11, 4 x 11 | longer holds from week 5."""
    rule = Then(
        AddRepetitions(1, up_to=20), 2, Then(AddSets(1, up_to=9), 3, AddHold(1, up_to_seconds=9))
    )
    baseline = Dosage.parse("2 x 10, hold 2 s")
    grows = [rule.dosage(baseline, week).hold_seconds for week in range(1, 7)]

    assert grows == [2, 2, 2, 2, 3, 4]
    assert rule.in_words() == (
        "For 2 weeks: Do 1 more each week, up to 20. "
        "Then for 2 weeks: Add 1 set each week, up to 9 sets. "
        "Then: Hold 1 second longer each week, up to 9 seconds."
    )


# --- refusals when the prescription is built ---


@pytest.mark.parametrize(
    ("rule", "line", "what"),
    [
        (AddRepetitions(1, up_to=20), "1 x 10 min", "repetitions"),
        (AddRepetitions(1, up_to=20), "2 x 20 steps", "repetitions"),
        (AddSteps(1, up_to=30), "3 x 10", "steps"),
        (AddMinutes(1, up_to=30), "3 x 10", "minutes"),
        (AddHold(5, up_to_seconds=30), "3 x 10", "a hold"),
        (ShortenRest(15, down_to_seconds=60), "3 x 10", "a rest"),
    ],
)
def test_a_rule_needs_the_quantity_that_it_changes(rule, line, what):
    expected = f"{type(rule).__name__} needs {what}, which '{line}' does not have"

    assert expected == refused(rule, line)


@pytest.mark.parametrize(
    ("rule", "line", "expected"),
    [
        (AddRepetitions(1, up_to=5), "3 x 8", "goes to 5, but the dosage starts at 8"),
        (AddRepetitions(1, up_to=10), "3 x 8-12", "goes to 10, but the dosage starts at 8-12"),
        (AddSets(1, up_to=2), "3 x 10", "goes to 2, but the dosage starts at 3"),
        (AddSteps(1, up_to=10), "2 x 20 steps", "goes to 10, but the dosage starts at 20"),
        (AddMinutes(1, up_to=5), "1 x 10 min", "goes to 5, but the dosage starts at 10"),
        (
            AddHold(5, up_to_seconds=30),
            "2 x 1, hold 40 s",
            "goes to 30, but the dosage starts at 40",
        ),
        (
            ShortenRest(15, down_to_seconds=60),
            "3 x 10, rest 45 s",
            "goes to 60, but the dosage starts at 45",
        ),
        (
            AddLoad(up_to="2 kg", step="0.5 kg"),
            "3 x 10, 2.5 kg",
            "goes to 2 kg, but the dosage starts at 2.5 kg",
        ),
        (
            AddLoad(up_to="red band"),
            "3 x 10, blue band",
            "goes to red band, but the dosage starts at blue band",
        ),
    ],
)
def test_a_dosage_beyond_the_end_of_its_rule_is_refused(rule, line, expected):
    assert refused(rule, line) == f"{type(rule).__name__} {expected}"


@pytest.mark.parametrize(
    ("rule", "line", "expected"),
    [
        (AddLoad(up_to="blue band"), "3 x 10", "up to blue band, but the dosage has bodyweight"),
        (AddLoad(up_to="blue band"), "3 x 10, 1 kg", "up to blue band, but the dosage has 1 kg"),
        (
            AddLoad(up_to="blue band (Acme)"),
            "3 x 10, red band",
            "up to blue band (Acme), but the dosage has red band",
        ),
        (
            AddLoad(up_to="2 kg", step="0.5 kg"),
            "3 x 10, 1 lb",
            "up to 2 kg, but the dosage has 1 lb",
        ),
        (
            AddLoad(up_to="2 kg", step="0.5 kg"),
            "3 x 10, red band",
            "up to 2 kg, but the dosage has red band",
        ),
        (
            AddLoad(up_to="2 kg", step="0.5 kg"),
            "3 x 15 RM",
            "up to 2 kg, but the dosage has 15 RM",
        ),
    ],
)
def test_a_load_of_another_kind_is_refused(rule, line, expected):
    assert refused(rule, line) == f"AddLoad goes {expected}"


def test_steps_of_weight_that_miss_the_ceiling_are_refused():
    rule = AddLoad(up_to="2 kg", step="0.75 kg")

    assert refused(rule, "3 x 10, 1 kg") == "steps of 0.75 kg from 1 kg miss 2 kg"


def test_more_repetitions_at_a_repetition_maximum_are_refused():
    rule = AddRepetitions(1, up_to=20)

    assert refused(rule, "3 x 15 RM") == "a load of 15 RM allows no more repetitions"


@pytest.mark.parametrize(
    ("fewer_sets", "line", "expected"),
    [
        (1, "1 x 10", "Deload takes 1 set away, but '1 x 10' has 1 set"),
        (2, "2 x 10", "Deload takes 2 sets away, but '2 x 10' has 2 sets"),
    ],
)
def test_a_deload_that_leaves_no_set_is_refused(fewer_sets, line, expected):
    rule = Deload(Maintain(), every_weeks=4, fewer_sets=fewer_sets)

    assert expected == refused(rule, line)


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        (WeekTable(sets=[2, 3]), "2 x 10"),
        (WeekTable(repetition_maximum=[15, 12]), "3 x 15 RM"),
        (WeekTable(load=["red band"]), "3 x 10, red band"),
    ],
)
def test_a_rule_whose_first_week_is_not_what_is_prescribed_is_refused(rule, first):
    expected = f"week 1 is '{first}' by the rule, but '3 x 10' is prescribed"

    assert expected == refused(rule, "3 x 10")


def test_a_rule_that_fails_in_a_later_week_is_refused_with_the_phase():
    rule = Then(Maintain(), 4, AddHold(5, up_to_seconds=30))
    made = prescription("3 x 10", "3 per week", rule)

    assert Phase("Build", 4, [made]).dosages == ((Dosage.parse("3 x 10"),) * 4,)
    assert impossible(Phase, "Build", 5, [made]) == (
        "AddHold needs a hold, which '3 x 10' does not have"
    )


def test_what_is_no_rule_is_refused():
    expected = "progression must be ProgressionRule: 'add-hold'"

    assert expected == impossible(Prescription, exercise(), "3 x 10", "daily", "add-hold")


def test_a_rule_without_its_brackets_is_refused():
    """The class has the methods too, but nothing to call them on."""
    assert "Maintain" in impossible(Prescription, exercise(), "3 x 10", "daily", Maintain)


# --- refusals when the rule is built ---


@pytest.mark.parametrize("value", [True, 3.7, 3.0, "3", None])
@pytest.mark.parametrize(
    "make",
    [
        lambda value: AddRepetitions(value, up_to=20),
        lambda value: AddRepetitions(1, up_to=value),
        lambda value: AddRepetitions(1, up_to=20, every_weeks=value),
        lambda value: AddSets(value, up_to=4),
        lambda value: AddSets(1, up_to=value),
        lambda value: AddSteps(value, up_to=40),
        lambda value: AddSteps(1, up_to=value),
        lambda value: AddMinutes(value, up_to=40),
        lambda value: AddMinutes(1, up_to=value),
        lambda value: AddHold(value, up_to_seconds=30),
        lambda value: AddHold(1, up_to_seconds=value),
        lambda value: ShortenRest(value, down_to_seconds=30),
        lambda value: ShortenRest(1, down_to_seconds=value),
        lambda value: AddLoad(up_to="red band", every_weeks=value),
        lambda value: Deload(Maintain(), every_weeks=value),
        lambda value: Deload(Maintain(), every_weeks=4, fewer_sets=value),
        lambda value: Then(Maintain(), value, Maintain()),
    ],
)
def test_every_number_of_a_rule_is_a_whole_number(make, value):
    told = impossible(make, value)

    assert "must be a whole number from" in told
    assert told.endswith(f": {value!r}")


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: AddRepetitions(0, up_to=3), "by must be from 1 to 200: 0"),
        (lambda: AddRepetitions(1, up_to=201), "up_to must be from 1 to 200: 201"),
        (lambda: AddSets(1, up_to=21), "up_to must be from 1 to 20: 21"),
        (lambda: AddSets(1, up_to=3, every_weeks=0), "every_weeks must be from 1 to 104: 0"),
        (lambda: Deload(Maintain(), every_weeks=1), "every_weeks must be from 2 to 104: 1"),
        (lambda: Deload("maintain", every_weeks=4), "over must be ProgressionRule: 'maintain'"),
        (lambda: Then("maintain", 4, Maintain()), "first must be ProgressionRule: 'maintain'"),
        (lambda: Then(Maintain(), 4, None), "then must be ProgressionRule: None"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(make, expected):
    assert expected == impossible(make)


def test_no_rule_goes_on_from_a_lighter_week():
    lighter = Deload(Maintain(), every_weeks=4)
    expected = "week 4 is a lighter week: let the next rule begin after another"

    assert expected == impossible(Then, lighter, 4, Maintain())
    assert Then(lighter, 5, Maintain()).weeks == 5


def test_no_rule_goes_on_from_a_lighter_week_within_another_rule():
    """Week 3 of the inner rule is the lighter week of its own second rule."""
    inner = Then(Maintain(), 2, Deload(Maintain(), every_weeks=2))

    assert "lighter week" in impossible(Then, inner, 3, Maintain())


# --- a clinic's own rule ---


@attrs.frozen
class EveryOtherWeek:
    """A clinic's own rule: *more* repetitions in each second week."""

    more: int

    def dosage(self, baseline, week):
        return baseline if week % 2 else attrs.evolve(baseline, repetitions=10 + self.more)

    def in_words(self):
        return f"Do {self.more} more every other week."


@attrs.frozen
class Broken:
    """A rule that gives no dosage from week 5."""

    def dosage(self, baseline, week):
        return baseline if week < 5 else "3 x 12"

    def in_words(self):
        return "It breaks."


def test_a_clinics_own_rule_is_a_frozen_class_with_two_methods():
    expected, actual = table(EveryOtherWeek(2), "3 x 10", "3 x 12", "3 x 10", "3 x 12")

    assert expected == actual


def test_a_clinics_own_rule_can_stand_within_ours():
    expected, actual = table(
        Then(Deload(EveryOtherWeek(2), every_weeks=3), 4, AddSets(1, up_to=9)),
        "3 x 10",
        "3 x 12",
        "2 x 12",
        "3 x 10",
        "4 x 10",
    )

    assert expected == actual


def test_a_clinics_own_rule_whose_first_week_differs_is_refused():
    @attrs.frozen
    class Doubled:
        def dosage(self, baseline, week):
            return attrs.evolve(baseline, sets=baseline.sets * 2)

        def in_words(self):
            return "Twice as much."

    expected = "week 1 is '6 x 10' by the rule, but '3 x 10' is prescribed"

    assert expected == refused(Doubled(), "3 x 10")


def test_a_rule_that_gives_no_dosage_in_week_5_is_refused_with_the_phase():
    made = prescription("3 x 10", "3 per week", Broken())
    expected = "Broken gives '3 x 12' for week 5, not a Dosage"

    assert made.in_week(4) == Dosage.parse("3 x 10")
    assert expected == impossible(Phase, "Build", 5, [made])
