"""The words of a clinic for days and frequencies, read and printed."""

from __future__ import annotations

import pytest

from hipflex_plan import Daily, ImpossibleValueError, PerWeek, Weekday
from hipflex_plan.frequency import frequency, weekdays

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
NO_WHOLE_NUMBERS = (True, 3.7, 3.0, "3", None)
ALLOWED = "write 'daily', '2 times a day', '3 per week' or '3 per week, 2 times a day'"


def refused(make, *values):
    """The text with which *make* refuses the values."""
    with pytest.raises(ImpossibleValueError) as caught:
        make(*values)
    return str(caught.value)


# --- weekdays ---


@pytest.mark.parametrize("day", Weekday)
def test_a_weekday_is_known_by_three_letters_or_its_whole_name(day):
    names = [day.value, day.value.upper(), day.name, day.name.capitalize(), f" {day.value} "]

    assert [day] * 5 == [Weekday.of(name) for name in names]


def test_a_week_begins_on_monday():
    assert [day.position for day in Weekday] == [0, 1, 2, 3, 4, 5, 6]
    assert MON.position < SUN.position


@pytest.mark.parametrize(
    "given",
    ["mon wed fri", "fri, mon; Wednesday", ["Friday", MON, "wed"], (FRI, WED, MON)],
)
def test_training_days_are_read_into_the_order_of_the_week(given):
    assert weekdays(given) == (MON, WED, FRI)


def test_no_training_days_are_no_days():
    assert () == weekdays("") == weekdays([])


def test_a_day_that_is_given_twice_is_refused():
    assert refused(weekdays, "mon wed Monday") == "mon is given twice"


def test_a_misspelt_day_is_answered_with_the_nearest_one():
    assert refused(weekdays, "mon tues") == "no weekday 'tues'; did you mean 'tue'?"


@pytest.mark.parametrize("value", [3, None, True])
def test_what_is_no_name_of_a_day_is_refused(value):
    expected = f"no weekday {value!r}; choose one of fri, mon, sat, sun, thu, tue, wed"

    assert expected == refused(weekdays, [value])


@pytest.mark.parametrize("value", [3, None])
def test_what_is_no_list_of_days_is_refused(value):
    assert repr(value) in refused(weekdays, value)


# --- frequencies ---


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("daily", Daily()),
        (" DAILY ", Daily()),
        ("every day", Daily()),
        ("once a day", Daily()),
        ("twice a day", Daily(2)),
        ("2 times a day", Daily(2)),
        ("2x a day", Daily(2)),
        ("2 × per day", Daily(2)),
        ("3 per week", PerWeek(3)),
        ("3 a week", PerWeek(3)),
        ("3/week", PerWeek(3)),
        ("3 times a week", PerWeek(3)),
        ("3 days per week", PerWeek(3)),
        ("3x per week", PerWeek(3)),
        ("3 per week, 2 times a day", PerWeek(3, 2)),
        ("3 per week, twice a day", PerWeek(3, 2)),
        (PerWeek(2), PerWeek(2)),
        (Daily(3), Daily(3)),
    ],
)
def test_a_frequency_is_read_as_clinics_write_it(words, expected):
    assert expected == frequency(words)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Daily(), "daily"),
        (Daily(2), "2 times a day"),
        (PerWeek(1), "1 per week"),
        (PerWeek(3), "3 per week"),
        (PerWeek(3, 2), "3 per week, 2 times a day"),
    ],
)
def test_a_frequency_prints_words_that_are_read_back(made, expected):
    assert expected == str(made)
    assert made == frequency(expected)


def test_daily_is_seven_days_of_the_week_and_not_the_same_as_seven_chosen_days():
    assert PerWeek(7).days == Daily().days
    assert PerWeek(7) != Daily()


@pytest.mark.parametrize("words", ["weekly", "three per week", "3", "", "now and then", "-3/week"])
def test_words_that_are_no_frequency_are_refused_with_examples(words):
    assert refused(frequency, words) == f"{words!r} is no frequency; {ALLOWED}"


@pytest.mark.parametrize("days", [0, 8])
def test_a_week_has_one_to_seven_days(days):
    expected = f"days must be from 1 to 7: {days}"

    assert expected == refused(PerWeek, days)
    assert expected == refused(frequency, f"{days} per week")


def test_ten_times_a_day_is_the_most():
    assert refused(Daily, 11) == "times must be from 1 to 10: 11"
    assert refused(frequency, "0 times a day") == "times must be from 1 to 10: 0"


@pytest.mark.parametrize("value", NO_WHOLE_NUMBERS)
def test_days_and_times_are_whole_numbers(value):
    days = f"days must be a whole number from 1 to 7: {value!r}"
    times = f"times must be a whole number from 1 to 10: {value!r}"

    assert days == refused(PerWeek, value)
    assert [times, times] == [refused(PerWeek, 3, value), refused(Daily, value)]


def test_a_frequency_that_is_too_long_to_be_a_number_is_refused():
    refused(frequency, "9" * 5000 + " per week")
