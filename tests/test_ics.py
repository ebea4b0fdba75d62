"""The calendar, read back by readers that are not ours."""

import datetime as dt
import functools
import json
import shutil
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

import hipflex_plan as hp
from builders import DAILY, MONDAY, diary_of, program, strength, stretch
from hipflex_plan.ics import time_zone
from strategies import lines, texts

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "six-week-band.toml"
A_YEAR = dt.date(2027, 1, 25)
CHANGES = {
    "Europe/London": {"03-27": "18:00", "03-28": "17:00", "10-30": "17:00", "10-31": "18:00"},
    "Europe/Berlin": {"03-27": "17:00", "03-28": "16:00", "10-30": "16:00", "10-31": "17:00"},
    "America/New_York": {"03-13": "23:00", "03-14": "22:00", "11-06": "22:00", "11-07": "23:00"},
    "Australia/Sydney": {"04-03": "07:00", "04-04": "08:00", "10-02": "08:00", "10-03": "07:00"},
    "Australia/Lord_Howe": {"04-03": "07:00", "04-04": "07:30", "10-02": "07:30", "10-03": "07:00"},
    "America/Santiago": {"04-03": "21:00", "04-04": "22:00", "09-04": "22:00", "09-05": "21:00"},
}
"""What 18:00 is in UTC on the days around the two changes of 2027."""


def plan_of(*prescriptions, weeks=2, start=MONDAY, reference="ADA", **changes):
    """A plan of one phase; the times of day and the like are fields of the availability."""
    names = {field.name for field in attrs.fields(hp.Availability)}
    free = {name: changes.pop(name) for name in names & set(changes)}
    changes = {"training_days": "mon wed fri", **changes}
    made = program(*prescriptions, weeks=weeks, availability=hp.Availability(**free), **changes)
    return hp.schedule(made, start=start, reference=reference)


def events(text):
    """The entries of a calendar by their names."""
    found = Calendar.from_ical(text).events
    assert len({event["uid"] for event in found}) == len(found)
    return {event["uid"].removesuffix("@hipflex-plan"): event for event in found}


def start(event):
    return event.decoded("dtstart")


def changed(plan, *changes, **more):
    """The plan made again from its program after changes of dates."""
    made = attrs.evolve(plan.program, date_changes=changes, **more)
    return hp.schedule(made, reference=plan.reference)


def change(what, on, to=None):
    return hp.DateChange(what=what, on=on, to=to or on)


def a_day(number):
    return MONDAY + dt.timedelta(days=number - 1)


# --- sessions ---


def test_every_session_is_a_whole_day():
    plan = plan_of(strength(), stretch(DAILY))
    found = events(hp.to_ics(plan))

    assert [(f"ADA-{s.number}", s.on, s.on.add(days=1)) for s in plan.sessions] == [
        (name, start(event), event.decoded("dtend")) for name, event in found.items()
    ]
    assert {event["transp"] for event in found.values()} == {"TRANSPARENT"}
    assert all(type(start(event)) is dt.date for event in found.values())


def test_a_session_at_a_time_of_day_floats_and_lasts_as_long_as_it_takes():
    plan = plan_of(strength(), times="18:30")
    for session, event in zip(plan.sessions, events(hp.to_ics(plan)).values(), strict=True):
        assert start(event) == dt.datetime.combine(session.on, dt.time(18, 30))
        assert event.duration == dt.timedelta(minutes=session.minutes)
        assert event["transp"] == "OPAQUE"


def test_what_is_done_twice_a_day_stands_at_both_times_and_what_is_done_once_at_the_first():
    plan = plan_of(strength(), stretch(hp.Daily(2)), weeks=1, times="08:00 18:30")
    found = events(hp.to_ics(plan))
    told = {
        name: [line[0] for line in event["description"].splitlines() if line[1:2] == "."]
        for name, event in found.items()
    }

    assert {name: start(found[name]).strftime("%H:%M") for name in ("ADA-1", "ADA-1.2")} == {
        "ADA-1": "08:00",
        "ADA-1.2": "18:30",
    }
    assert (told["ADA-1"], told["ADA-1.2"], told["ADA-2"], told["ADA-2.2"]) == (
        ["1", "2"],
        ["2"],
        ["2"],
        ["2"],
    )
    minutes = sum(found[name].duration.seconds // 60 for name in ("ADA-1", "ADA-1.2"))
    assert 0 <= minutes - plan.sessions[0].minutes <= 1
    assert len(found) == 14


@pytest.mark.parametrize(("times", "count"), [("", 1), ("18:00", 1), ("08:00 18:00", 2)])
def test_more_times_than_there_are_entries_are_told(times, count):
    plan = plan_of(stretch(hp.Daily(3)), weeks=1, times=times)
    found = events(hp.to_ics(plan))

    assert len(found) == 7 * count
    assert all("30 seconds, three times a day." in e["description"] for e in found.values())


def test_an_entry_says_what_to_do_when_to_stop_and_whom_to_call():
    clinic = hp.Clinic(name="Harbour Street", phone="01632 960 114", hours="Mon to Fri")
    lift = hp.Prescription(
        strength().exercise,
        "3 x 8-12 left side, red band, rest 60 s",
        "3 per week",
        note="No hurry.",
    )
    hold = hp.Prescription(stretch().exercise, "2 x 1 each side, hold 30 s", "3 per week")
    plan = plan_of(lift, hold, weeks=1, clinic=clinic)
    event = events(hp.to_ics(plan))["ADA-2"]

    assert event["summary"] == "Hip exercises, week 1"
    assert event["description"].splitlines() == [
        f"Session 2. About {plan.sessions[0].minutes} minutes.",
        "1. Strength lift, left: 3 sets of 8 to 12 lifts. Use the red band. "
        "Rest 1 minute between sets. No hurry.",
        "2. Hip stretch: 2 times 30 seconds, each leg.",
        "Pain of 6 to 10? Stop this exercise for today. Do less next time. "
        "Still 6 or more? Call us.",
        "Call us: Harbour Street, 01632 960 114 (Mon to Fri).",
        "How each exercise is done, and all that makes you stop: see your handout.",
    ]


def test_the_limits_of_pain_are_those_of_the_clinic():
    limits = hp.PainThresholds(go_to=2, hold_to=9)
    plan = plan_of(strength(), clinic=hp.Clinic(pain=limits))

    assert "\nPain of 10? Stop this exercise" in events(hp.to_ics(plan))["ADA-1"]["description"]


def test_the_one_line_tells_nothing_of_the_person():
    plan = plan_of(strength(), patient="Ada Lovelace", goal="Dance")
    found = events(hp.to_ics(plan))

    assert {event["summary"] for event in found.values()} == {
        "Hip exercises, week 1",
        "Hip exercises, week 2",
    }


# --- visits and tests ---


def test_visits_are_whole_days_each_once():
    days = [a_day(8), a_day(13)]
    plan = plan_of(strength(), reviews=days, next_visit=days[0])
    found = events(hp.to_ics(plan))

    assert {name: start(found[name]) for name in found if "visit" in name} == {
        "ADA.visit.1": days[0],
        "ADA.visit.2": days[1],
    }


def test_a_visit_that_is_put_off_keeps_its_name():
    before = plan_of(strength(), next_visit=a_day(10))
    after = plan_of(strength(), next_visit=a_day(13))

    assert [start(events(hp.to_ics(plan))["ADA.visit.1"]) for plan in (before, after)] == [
        a_day(10),
        a_day(13),
    ]


def test_tests_that_are_due_are_whole_days_and_those_done_are_left_out():
    test = hp.Test("chair-stand-30s", retest_weeks=[1, 2], scores=[hp.Score(on=MONDAY, value=12)])
    found = events(hp.to_ics(plan_of(strength(), tests=[test])))

    assert {
        name: (start(event), event["summary"]) for name, event in found.items() if "test" in name
    } == {
        "ADA.test.chair-stand-30s.2": (a_day(7), "Test: 30-second chair stand"),
        "ADA.test.chair-stand-30s.3": (a_day(14), "Test: 30-second chair stand"),
    }


# --- after a change ---


def test_a_moved_session_keeps_its_name_and_its_revision_grows():
    plan = plan_of(strength())
    moved = changed(plan, change("moved", a_day(3), a_day(4)))
    before, after = events(hp.to_ics(plan)), events(hp.to_ics(moved))

    assert list(before) == list(after)
    assert {name for name in before if start(before[name]) != start(after[name])} == {"ADA-2"}
    assert start(after["ADA-2"]) == a_day(4)
    assert [{e["sequence"] for e in found.values()} for found in (before, after)] == [{0}, {1}]


def test_a_skipped_session_is_cancelled_on_its_day_and_the_others_stay():
    plan = plan_of(strength(), times="18:00")
    skipped = changed(plan, change("skipped", a_day(3)))
    before, after = events(hp.to_ics(plan)), events(hp.to_ics(skipped))

    assert {name: start(event) for name, event in before.items()} == {
        name: start(event) for name, event in after.items()
    }
    assert [name for name, event in after.items() if event.get("status")] == ["ADA-2"]
    assert after["ADA-2"]["status"] == "CANCELLED"
    assert not after["ADA-2"].alarms.times


def test_a_skipped_session_is_cancelled_at_every_time_of_day():
    plan = plan_of(stretch(hp.Daily(2)), weeks=1, times="08:00 18:00")
    found = events(hp.to_ics(changed(plan, change("skipped", a_day(2)))))

    assert sorted(n for n, event in found.items() if event.get("status")) == ["ADA-2", "ADA-2.2"]


def test_a_time_of_day_is_cancelled_where_nothing_is_done_twice_any_more():
    twice = hp.Prescription(strength().exercise, "3 x 10", "3 per week, 2 times a day")
    plan = plan_of(twice, stretch(DAILY), weeks=1, times="08:00 18:00")
    before = events(hp.to_ics(plan))
    after = events(hp.to_ics(changed(plan, change("moved", a_day(3), a_day(4)))))

    assert "ADA-3.2" in before
    assert "ADA-4.2" not in before
    assert after["ADA-3.2"]["status"] == "CANCELLED"
    assert start(after["ADA-4.2"]) == dt.datetime.combine(a_day(4), dt.time(18))
    assert [after[name].get("status") for name in ("ADA-3", "ADA-4", "ADA-4.2")] == [None] * 3


def test_a_postponed_program_keeps_all_names():
    plan = plan_of(strength())
    later = changed(plan, change("postponed", a_day(3), a_day(9)))
    before, after = events(hp.to_ics(plan)), events(hp.to_ics(later))

    assert list(before) == list(after)
    assert start(after["ADA-2"]) == start(before["ADA-2"]) + dt.timedelta(days=7)


def test_numbers_that_an_earlier_plan_had_are_cancelled_on_the_last_day():
    plan = plan_of(strength(), weeks=1)
    shorter = changed(plan, change("paused", a_day(3), a_day(3)), sessions_given=5)
    found = events(hp.to_ics(shorter))

    assert {n: start(event) for n, event in found.items() if event.get("status")} == {
        "ADA-4": shorter.end,
        "ADA-5": shorter.end,
    }


def test_answers_of_the_diary_are_changes_too():
    plan = plan_of(strength())
    proposals = hp.propose(plan, diary_of(plan, a_day(3), pain=9), a_day(3))
    answered = [hp.Answered(proposal=p, by="Ingrid") for p in proposals if p.changes]
    made = hp.reschedule(plan, answered, a_day(3))
    after = events(hp.to_ics(made))

    assert {event["sequence"] for event in after.values()} == {len(made.program.history)} != {0}
    assert list(after) == list(events(hp.to_ics(plan)))


# --- the format ---


@pytest.fixture
def full():
    """A calendar with all that it can have."""
    test = hp.Test("chair-stand-30s", retest_weeks=[2])
    plan = plan_of(
        strength(),
        stretch(hp.Daily(2)),
        times="08:00 18:00",
        reviews=[a_day(8)],
        tests=[test],
        movement_breaks=hp.MovementBreaks(),
        date_changes=[change("skipped", a_day(2))],
        patient="Zoë 𝒜da",
        clinic=hp.Clinic(name="Praxis Müller & Söhne, Köln; 1. Stock", phone="0221 / 1"),
    )
    return hp.to_ics(plan, zone="Europe/Berlin", alarm_minutes=30, movement_breaks=True)


def well_formed(text):
    *rows, last = text.encode().split(b"\r\n")
    assert last == b""
    assert max(len(row) for row in rows) <= 75
    assert not any(mark in row for row in rows for mark in (b"\r", b"\n"))
    for row in rows:
        row.decode()  # no letter is cut in two
    return True


def test_lines_end_with_crlf_and_have_at_most_75_octets(full):
    assert well_formed(full)


def test_what_a_calendar_must_have_is_there(full):
    calendar = Calendar.from_ical(full)

    assert (calendar["version"], calendar["prodid"]) == (
        "2.0",
        "-//hipflex_plan//Home exercise programs//EN",
    )
    assert calendar["uid"] == "ADA@hipflex-plan"
    assert calendar["name"] == calendar["x-wr-calname"] == "Hip strength"
    assert {event.decoded("dtstamp") for event in calendar.events} == {
        dt.datetime(2027, 1, 4, tzinfo=dt.UTC)
    }
    assert Calendar.from_ical(full).to_ical(sorted=False).decode() == full


@settings(max_examples=40)
@given(title=texts, reference=texts, note=lines, phone=lines.filter(lambda text: len(text) < 30))
def test_any_text_comes_back_as_it_was_written(title, reference, note, phone):
    lift = hp.Prescription(strength().exercise, "3 x 10", "3 per week", note=note)
    plan = plan_of(lift, weeks=1, clinic=hp.Clinic(phone=phone))
    plan = attrs.evolve(plan, reference=reference, program=attrs.evolve(plan.program, title=title))
    text = hp.to_ics(plan)
    calendar = Calendar.from_ical(text)

    assert well_formed(text)
    assert calendar["x-wr-calname"] == title
    assert note in calendar.events[0]["description"]
    assert phone in calendar.events[0]["description"]


def test_a_hostile_title_begins_no_line_of_its_own():
    title = r"Hips; 50%, ok?\nBEGIN:VEVENT: \, \; \\n \""
    made = plan_of(strength())
    made = attrs.evolve(made, program=attrs.evolve(made.program, title=title))
    text = hp.to_ics(made)

    assert Calendar.from_ical(text)["name"] == title
    assert text.count("\r\nBEGIN:VEVENT\r\n") == len(made.sessions)


@settings(max_examples=60)
@given(st.lists(texts.filter(lambda text: len(text) <= 40), min_size=2, max_size=2, unique=True))
def test_no_two_plans_share_a_name(references):
    one, other = (
        set(events(hp.to_ics(attrs.evolve(plan_of(strength(), weeks=1), reference=reference))))
        for reference in references
    )

    assert one & other == set()


def test_names_of_plans_that_look_alike_differ():
    plans = [plan_of(stretch(hp.Daily(2)), times="08:00 18:00", reference=r) for r in ("A", "A-1")]
    dotted = plan_of(strength(), reference="A-1.2")
    found = [set(events(hp.to_ics(plan))) for plan in (*plans, dotted)]

    assert sum(map(len, found)) == len(set.union(*found))


def test_the_same_plan_gives_the_same_bytes_in_another_process(tmp_path):
    code = (
        "import sys, hipflex_plan as hp; plan = hp.schedule(hp.load_program(sys.argv[1]));"
        "hp.write_ics(plan, sys.argv[2], alarm_minutes=5)"
    )
    made = []
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.ics"
        env = {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
        subprocess.run([sys.executable, "-c", code, EXAMPLE, file], check=True, env=env)
        made.append(file.read_bytes())

    plan = hp.schedule(hp.load_program(EXAMPLE))
    assert made == [hp.to_ics(plan, alarm_minutes=5).encode()] * 2


def test_a_file_holds_the_same_bytes_with_the_same_wishes(tmp_path):
    plan = plan_of(strength(), times="18:00", movement_breaks=hp.MovementBreaks())
    wishes = {"zone": "Europe/London", "alarm_minutes": 5, "movement_breaks": True}
    hp.write_ics(plan, tmp_path / "a.ics", **wishes)

    assert (tmp_path / "a.ics").read_bytes() == hp.to_ics(plan, **wishes).encode()


def test_a_stamp_is_told_in_utc_and_needs_a_zone():
    plan = plan_of(strength())
    noon = dt.datetime(2027, 1, 2, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    found = events(hp.to_ics(plan, stamp=noon))

    assert found["ADA-1"].decoded("dtstamp") == dt.datetime(2027, 1, 2, 11, tzinfo=dt.UTC)
    with pytest.raises(hp.ImpossibleValueError, match="a stamp needs a zone"):
        hp.to_ics(plan, stamp=noon.replace(tzinfo=None))


# --- reminders ---


def triggers(text):
    return {
        name: [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        for name, event in events(text).items()
    }


def test_no_reminder_rings_unless_it_is_asked_for():
    plan = plan_of(strength(), movement_breaks=hp.MovementBreaks())

    assert not any(triggers(hp.to_ics(plan, movement_breaks=True)).values())
    assert not any(triggers(hp.movement_breaks_to_ics(plan)).values())


def test_a_reminder_rings_before_a_session_and_at_nine_on_a_whole_day():
    timed, whole = plan_of(strength(), times="18:00"), plan_of(strength(), reviews=[a_day(8)])

    assert triggers(hp.to_ics(timed, alarm_minutes=30))["ADA-1"] == [dt.timedelta(minutes=-30)]
    rings = triggers(hp.to_ics(whole, alarm_minutes=30))
    assert (rings["ADA-1"], rings["ADA.visit.1"]) == ([dt.timedelta(hours=9)], [])


def test_a_reminder_of_a_movement_break_rings_when_it_begins():
    plan = plan_of(strength(), movement_breaks=hp.MovementBreaks())
    alone = triggers(hp.movement_breaks_to_ics(plan, alarm=True))
    among = triggers(hp.to_ics(plan, alarm_minutes=30, movement_breaks=True))

    assert [dt.timedelta(0)] == alone["ADA.break.1"] == among["ADA.break.1"]


@pytest.mark.parametrize("minutes", [-1, 10_081, 2.5, True, "30"])
def test_an_impossible_reminder_is_refused(minutes):
    with pytest.raises(hp.ImpossibleValueError, match="alarm_minutes must be"):
        hp.to_ics(plan_of(strength()), alarm_minutes=minutes)


# --- zones ---


def a_long_plan(**changes):
    return plan_of(stretch(DAILY), weeks=46, start=A_YEAR, training_days="", **changes)


def utc(zone, day):
    hours, minutes = map(int, CHANGES[zone][day].split(":"))
    month, number = map(int, day.split("-"))
    return dt.datetime(2027, month, number, hours, minutes, tzinfo=dt.UTC)


def expected(plan, zone):
    """When each session begins, by the zone itself."""
    clock = dt.time(18, tzinfo=ZoneInfo(zone))
    return {f"ADA-{s.number}": dt.datetime.combine(s.on, clock) for s in plan.sessions}


@pytest.mark.parametrize("zone", CHANGES)
def test_the_time_stays_when_the_clocks_change(zone):
    plan = a_long_plan(times="18:00")
    calendar = Calendar.from_ical(hp.to_ics(plan, zone=zone))
    found = recurring_ical_events.of(calendar).between(A_YEAR, dt.date(2028, 1, 1))
    moments = {start(event).astimezone(dt.UTC) for event in found}

    assert len(found) == len(plan.sessions)
    assert {start(event).hour for event in found} == {18}
    for day in CHANGES[zone]:
        assert utc(zone, day) in moments


@pytest.mark.parametrize("zone", [*CHANGES, "Africa/Casablanca", "Europe/Dublin", "Asia/Kolkata"])
def test_the_zone_that_is_written_is_the_zone(zone):
    """Its changes are read from the file, and not from what the reader knows of zones."""
    calendar = Calendar.from_ical(hp.to_ics(a_long_plan(times="18:00"), zone=zone))
    [written] = calendar.timezones
    read = written.to_tz(lookup_tzid=False)
    hour = dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)

    while hour < dt.datetime(2027, 12, 31, tzinfo=dt.UTC):
        local = hour.astimezone(ZoneInfo(zone))
        assert local.replace(tzinfo=read).utcoffset() == local.utcoffset(), local
        hour += dt.timedelta(hours=12)


def test_a_plan_over_the_turn_of_the_year_has_the_changes_of_both_years():
    plan = plan_of(strength(), weeks=4, start=dt.date(2027, 12, 20), times="18:00")
    text = hp.to_ics(plan, zone="Europe/London")

    assert [text.count(f"DTSTART:{day}T0") for day in ("20270328", "20280326", "20281029")] == [
        1
    ] * 3
    assert "RDATE" not in text


def test_a_time_that_the_clocks_leave_out_is_an_hour_later():
    plan = plan_of(stretch(DAILY), weeks=1, start=dt.date(2027, 3, 28), times="01:30")
    found = events(hp.to_ics(plan, zone="Europe/London"))

    assert start(found["ADA-1"]).astimezone(dt.UTC).time() == dt.time(1, 30)
    assert (start(found["ADA-1"]).hour, start(found["ADA-2"]).hour) == (2, 1)


@pytest.mark.parametrize(
    ("times", "zone"), [("", "Europe/London"), ("18:00", "UTC"), ("18:00", None)]
)
def test_no_zone_is_told_where_none_is_needed(times, zone):
    text = hp.to_ics(plan_of(strength(), times=times), zone=zone)

    assert "VTIMEZONE" not in text
    assert ("T180000Z" in text) == (zone == "UTC")


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Europe/Lodnon", "did you mean 'Europe/London'?"),
        ("europe/london", "did you mean 'Europe/London'?"),
        ("+01:00", "none of the"),
        ("localtime", "such as 'Europe/London'"),
        ("", "such as"),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest(zone, told):
    with pytest.raises(hp.ImpossibleValueError, match="no time zone") as caught:
        hp.to_ics(plan_of(strength()), zone=zone)

    assert told in str(caught.value)
    assert caught.value.field == "zone"


def test_a_zone_is_found_by_its_name():
    assert time_zone("Europe/London").key == "Europe/London"


# --- movement breaks ---


BREAKS = hp.MovementBreaks(every_minutes=60, start="09:00", end="12:00", days="mon thu")


def occurrences(text, first, last):
    found = recurring_ical_events.of(Calendar.from_ical(text)).between(first, last)
    return sorted(start(event) for event in found)


@pytest.mark.parametrize("begin", [MONDAY, dt.date(2027, 1, 6)])
def test_movement_breaks_come_on_the_working_days_of_the_plan(begin):
    plan = plan_of(strength(), start=begin, movement_breaks=BREAKS)
    text = hp.movement_breaks_to_ics(plan)
    days = [begin + dt.timedelta(days=n) for n in range(14)]

    assert well_formed(text)
    assert occurrences(text, dt.date(2026, 1, 1), dt.date(2029, 1, 1)) == [
        dt.datetime.combine(day, dt.time(hour))
        for day in days
        if day.strftime("%a") in ("Mon", "Thu")
        for hour in (10, 11, 12)
    ]


def test_no_movement_break_comes_while_the_person_is_away_or_the_program_stands_still():
    still = [change("paused", a_day(8), a_day(10))]
    plan = plan_of(
        strength(),
        movement_breaks=BREAKS,
        away=[hp.Away(MONDAY, MONDAY)],
        date_changes=still,
        training_days="",
    )
    found = occurrences(hp.movement_breaks_to_ics(plan), MONDAY, dt.date(2028, 1, 1))

    assert sorted({moment.date() for moment in found}) == [a_day(4), a_day(11), a_day(15)]


def test_movement_breaks_take_no_time_and_float():
    plan = plan_of(strength(), movement_breaks=BREAKS, times="18:00")
    text = hp.to_ics(plan, zone="Europe/London", movement_breaks=True)
    event = events(text)["ADA.break.1"]

    assert start(event).tzinfo is None
    assert (event["transp"], event.duration) == ("TRANSPARENT", dt.timedelta(0))
    assert event["rrule"]["UNTIL"] == [dt.datetime.combine(plan.end, dt.time(10))]
    assert event["description"] == "Sitting a lot? Stand up and move every 30 to 60 minutes."


def test_movement_breaks_that_are_not_there_are_refused():
    plan = plan_of(strength())

    for make in (hp.movement_breaks_to_ics, lambda plan: hp.to_ics(plan, movement_breaks=True)):
        with pytest.raises(hp.ImpossibleValueError, match="has no movement breaks"):
            make(plan)


def test_movement_breaks_without_a_day_left_are_refused():
    away = [hp.Away(MONDAY, a_day(7))]
    plan = plan_of(stretch(DAILY), weeks=1, movement_breaks=BREAKS, away=away, training_days="")

    with pytest.raises(hp.ImpossibleValueError, match="no working day is left"):
        hp.movement_breaks_to_ics(plan)


# --- ical.js, which Thunderbird and Nextcloud read with ---


@pytest.fixture(scope="module")
def ical_js(tmp_path_factory):
    """Read a calendar with ical.js."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("ical.js needs node and npm")
    folder = tmp_path_factory.mktemp("icaljs")
    for file in (HERE / "icaljs").iterdir():
        shutil.copy(file, folder)
    wishes = ("--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts")
    words = ["npm", "install", "--prefix", str(folder), *wishes]
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode:
        pytest.skip(f"npm cannot install ical.js: {done.stderr.strip().splitlines()[-1:]}")

    def read(text):
        file = folder / "read.ics"
        file.write_bytes(text.encode())
        said = subprocess.run(
            ["node", str(folder / "read.mjs"), str(file)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.returncode == 0, said.stderr
        return json.loads(said.stdout)

    return read


def short(told):
    return told["uid"].removesuffix("@hipflex-plan")


@pytest.mark.slow
@pytest.mark.parametrize("zone", CHANGES)
def test_ical_js_reads_the_same_moments(ical_js, zone):
    plan = a_long_plan(times="18:00")
    read = ical_js(hp.to_ics(plan, zone=zone))

    assert {short(told): told["moment"] for told in read} == {
        name: int(moment.timestamp()) for name, moment in expected(plan, zone).items()
    }
    assert {told["zone"] for told in read} == {zone}
    assert {utc(zone, day).timestamp() for day in CHANGES[zone]} <= {t["moment"] for t in read}


@pytest.mark.slow
def test_ical_js_reads_the_same_words_and_days(ical_js, full):
    ours = events(full)
    sessions = [told for told in ical_js(full) if ".break." not in told["uid"]]

    for told in sessions:
        event = ours[short(told)]
        assert told["start"].replace("-", "").replace(":", "") == (
            event["dtstart"].to_ical().decode()
        )
        assert told["wholeDay"] == (type(start(event)) is dt.date)
        assert told["summary"] == event["summary"]
        assert told["description"] == event.get("description", "")
        assert told["sequence"] == event["sequence"]
        assert told["status"] == event.get("status", "")
    assert len(sessions) == sum(".break." not in name for name in ours)


@pytest.mark.slow
def test_ical_js_expands_the_movement_breaks_to_the_same_times(ical_js):
    still = [change("paused", a_day(8), a_day(11))]
    plan = plan_of(strength(), movement_breaks=BREAKS, date_changes=still)
    text = hp.movement_breaks_to_ics(plan)
    read = ical_js(text)

    assert sorted(dt.datetime.fromisoformat(told["start"]) for told in read) == occurrences(
        text, MONDAY, dt.date(2029, 1, 1)
    )
    assert {told["zone"] for told in read} == {"floating"}


# --- the command line ---


@pytest.fixture
def run(run):
    """Make a calendar in a folder that holds a program file."""
    shutil.copy(EXAMPLE, "ada.toml")
    return functools.partial(run, "calendar")


def test_the_calendar_stands_beside_the_program(run):
    result = run("ada.toml")
    plan = hp.schedule(hp.load_program("ada.toml"))

    assert (result.exit_code, result.stdout) == (0, "ada.ics is written\n")
    assert Path("ada.ics").read_bytes() == hp.to_ics(plan).encode()


def test_a_calendar_that_is_there_is_written_over_only_by_force(run):
    Path("ada.ics").write_text("mine")
    refused = run("ada.toml")

    assert (refused.exit_code, Path("ada.ics").read_text()) == (2, "mine")
    assert "ada.ics is there already; --force writes over it" in refused.output
    assert run("ada.toml", "--force").exit_code == 0
    assert Path("ada.ics").read_text().startswith("BEGIN:VCALENDAR")


def with_times(text):
    return f'{text}\n[availability]\ntimes = ["18:00"]\n\n[movement_breaks]\nevery_minutes = 60\n'


def test_zone_reminder_and_movement_breaks_are_written(run):
    Path("ada.toml").write_text(with_times(Path("ada.toml").read_text()))
    result = run(
        "ada.toml", "--zone", "Europe/London", "--alarm", "30", "--movement-breaks", "-o", "b.ics"
    )
    plan = hp.schedule(hp.load_program("ada.toml"))

    assert (result.exit_code, result.stdout) == (0, "b.ics is written\nb-breaks.ics is written\n")
    assert Path("b.ics").read_bytes() == (
        hp.to_ics(plan, zone="Europe/London", alarm_minutes=30).encode()
    )
    assert Path("b-breaks.ics").read_bytes() == hp.movement_breaks_to_ics(plan, alarm=True).encode()


def test_movement_breaks_that_are_there_are_not_written_over(run):
    Path("ada-breaks.ics").write_text("mine")
    result = run("ada.toml", "--movement-breaks")

    assert (result.exit_code, Path("ada.ics").exists()) == (2, False)
    assert "ada-breaks.ics is there already" in result.output


def test_nothing_is_written_where_the_program_has_no_movement_breaks(run):
    result = run("ada.toml", "--movement-breaks")

    assert (result.exit_code, Path("ada.ics").exists()) == (1, False)
    assert "the program has no movement breaks" in result.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--zone", "Europe/Lodnon"), "did you mean 'Europe/London'?"),
        (("--alarm", "-1"), "0<=x<=10080"),
        (("-o", "ada.txt"), "a calendar ends in .ics: 'ada.txt'"),
    ],
)
def test_wrong_usage_is_told(run, words, told):
    result = run("ada.toml", *words)

    assert result.exit_code == 2
    assert told in result.output
