"""What stands on the handout, before any page is laid out."""

import datetime as dt
from pathlib import Path

import attrs
import pytest

import hipflex_plan as hp
from builders import exercise, prescription
from hipflex_plan.handout import view
from hipflex_plan.handout.growth import growth
from hipflex_plan.languages import ENGLISH
from layout_cases import plainly

EXAMPLE = Path(__file__).parents[1] / "examples" / "six-week-band.toml"
MONDAY = dt.date(2027, 1, 4)


def handout(program=None, **changes):
    program = program or hp.load_program(EXAMPLE)
    return view(hp.schedule(attrs.evolve(program, **changes), start=MONDAY))


def program_of(*prescriptions, weeks=6):
    return hp.Program("Hips", [hp.Phase("Build", weeks, prescriptions)])


def card(*args, weeks=6, **kwargs):
    [chapter] = handout(program_of(prescription(*args, **kwargs), weeks=weeks)).chapters
    return chapter.cards[0]


def table(grows):
    [table] = grows.tables
    return {row.label: [cell.text for cell in row.cells] for row in table.rows}


def test_the_cover_says_who_from_when_to_when_how_often_and_how_long():
    cover = handout()

    assert cover.made_for == ("For ", "A.L.", ", made with Ingrid Meyer")
    assert [(f.number, f.unit) for f in cover.facts] == [
        ("6", "weeks"),
        ("3", "days a week"),
        ("17", "minutes"),
        ("18", "sessions"),
    ]
    assert plainly(cover.facts[0].text) == "4 January to 14 February 2027"
    assert cover.facts[1].text == "Mon, Wed, Fri; stretch every day"
    assert plainly(cover.facts[2].text) == "a session, at most; 4 on other days"


def test_an_effort_that_is_prescribed_stands_on_the_cover():
    effort = handout(program_of(prescription("3 x 10, effort 5-6"))).facts[3]

    assert (effort.number, effort.unit) == ("5–6", "out of 10")


def test_equipment_is_listed_once_with_the_colours_that_come_up():
    band = hp.Equipment(name="Loop band", substitute="a long band, tied")
    walk = exercise("band-walk", equipment=[band])
    grows = hp.AddLoad(up_to=hp.Band("green"), every_weeks=2)
    needs = handout(
        program_of(hp.Prescription(walk, "2 x 20 steps, yellow band", "3 per week", grows))
    ).needs

    assert [plainly(line) for line in needs[0]] == [
        "Loop band: yellow, red and green (or a long band, tied)"
    ]


def test_a_thing_that_two_exercises_need_is_listed_once_with_all_its_weights():
    cuff = hp.Equipment(name="Ankle weight")
    light, heavy = (exercise(slug, equipment=[cuff]) for slug in ("sit-lift", "stand-lift"))
    needs = handout(
        program_of(
            hp.Prescription(light, "3 x 10, 0.5 kg", "3 per week"),
            hp.Prescription(heavy, "3 x 10, 2 kg", "3 per week"),
        )
    ).needs

    assert [plainly(line) for line in needs[0]] == ["Ankle weight, ½ kg to 2 kg"]


def test_a_maximum_that_changes_needs_a_band_in_several_strengths():
    assert "in several strengths" in plainly(handout().needs[0][0])


AT_ONCE = "A swollen, hot calf? Or you cannot stand on the leg?"


def test_without_a_clinic_there_is_a_line_to_write_the_phone_on():
    warnings = handout(clinic=hp.Clinic()).warnings

    assert warnings.phone == ""
    assert plainly(warnings.emergency_head) == "Call your emergency number at once"
    assert plainly(warnings.doctor) == f"{AT_ONCE} See a doctor today."


def test_the_numbers_of_a_clinic_are_printed_as_it_gives_them():
    warnings = handout().warnings

    assert plainly(warnings.emergency_head) == "Call 999 at once"
    assert warnings.phone == "01632 960 114"
    assert plainly(warnings.hours) == "Mon to Fri, 8 am to 6 pm. Closed? Call 111."
    assert plainly(warnings.doctor) == f"{AT_ONCE} Call 111 today."


def test_the_pain_zones_cover_0_to_10_once():
    scores = [score for zone in handout().zones for score in zone.scores]

    assert scores == list(range(11))
    assert [zone.name for zone in handout().zones] == ["Go", "Care", "Stop"]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("3 x 15 each side", (("3", "sets"), ("15", "lifts"))),
        ("3 x 8-12", (("3", "sets"), ("8–12", "lifts"))),
        ("1 x 1, hold 20 s", (("1", "time"), ("20", "seconds"))),
        ("2 x 5, hold 10 s", (("2", "sets"), ("5", "lifts"))),
        ("2 x 20 steps", (("2", "sets"), ("20", "steps"))),
        ("1 x 10 min", (("10", "minutes"),)),
        ("2 x 1 min", (("2", "times"), ("1", "minute"))),
        ("1 x 1", (("1", "set"), ("1", "lift"))),
    ],
)
def test_each_number_of_a_dose_stands_over_its_own_word(line, numbers):
    assert card(line).dose == numbers


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("3 x 10, red band", "Use the red band."),
        ("3 x 10, 1.5 kg", "Use 1½ kg."),
        ("3 x 10, 0.25 kg", "Use ¼ kg."),
        ("3 x 10, 2.3 lb", "Use 2.3 lb."),
        ("3 x 10, rest 60 s", "Rest 1 minute between sets."),
        ("3 x 10, rest 90 s", "Rest 90 seconds between sets."),
        ("3 x 10, hold 5 s", "Hold each lift for 5 seconds."),
        ("3 x 10, tempo 3-0-2-1", "Count: up 2, stay 1, down 3."),
        ("3 x 10, effort 5-6", "Aim for effort 5 to 6 out of 10."),
        ("3 x 15 RM", "Pick a weight that lets you do 15 good lifts, but not 16."),
    ],
)
def test_what_else_a_dosage_says_stands_beside_it_in_words(line, note):
    assert plainly(card(line).beside) == note


def test_short_notes_stand_together_beside_the_dose():
    told = card("3 x 10, red band, rest 60 s")

    assert plainly(told.beside) == "Use the red band. Rest 1 minute between sets."
    assert told.below == ()


def test_notes_for_which_there_is_no_room_beside_the_dose_stand_below_it():
    told = card("3 x 10, red band, effort 5-6, rest 60 s")

    assert plainly(told.beside) == "Use the red band. Aim for effort 5 to 6 out of 10."
    assert [plainly(note) for note in told.below] == ["Rest 1 minute between sets."]


def test_a_rest_of_nothing_is_not_printed():
    assert card("3 x 10, rest 0 s").beside == ""


def test_a_wide_dose_has_its_notes_below():
    wide = card("3 x 10-15, rest 60 s, red band")

    assert wide.beside == ""
    assert [plainly(note) for note in wide.below] == [
        "Use the red band.",
        "Rest 1 minute between sets.",
    ]


def test_the_side_is_named_in_the_title_of_the_card_and_over_the_dose():
    left = card("3 x 10 left side")

    assert plainly(left.name).endswith(", left")
    assert left.tail == "Every week, left leg"


@pytest.mark.parametrize(
    ("frequency", "when"),
    [
        ("daily", "Every day"),
        ("2 times a day", "Every day, twice a day"),
        ("3 per week", "Mon, Wed, Fri"),
        ("1 per week", "Mon"),
        ("2 per week, 4 times a day", "Mon, Thu, 4 times a day"),
    ],
)
def test_a_card_says_on_which_days(frequency, when):
    assert card("3 x 10", frequency, purpose="stretch").when == when


LEGS = {
    "3 x 10 left side": ["Put your left foot on a step.", "Keep your right foot flat.", "Lift."],
    "3 x 10 right side": ["Put your right foot on a step.", "Keep your left foot flat.", "Lift."],
    "3 x 10 each side": [
        "Put one foot on a step.",
        "Keep the other foot flat.",
        "Lift.",
        "Then do the same with the other leg.",
    ],
    "3 x 10": ["Put one foot on a step.", "Keep the other foot flat.", "Lift."],
}


@pytest.mark.parametrize("line", LEGS)
def test_the_steps_say_which_leg(line):
    step_up = exercise()
    steps = ["Put {one} foot on a step.", "Keep {other} foot flat.", "Lift."]
    step_up = attrs.evolve(step_up, technique=attrs.evolve(step_up.technique, steps=steps))
    program = program_of(hp.Prescription(step_up, line, "3 per week"))
    [chapter] = handout(program).chapters

    assert [plainly(step) for step in chapter.cards[0].steps] == LEGS[line]


def test_legs_that_take_turns_are_not_told_to_change():
    climber = exercise(alternates=True)
    [chapter] = handout(
        program_of(hp.Prescription(climber, "3 x 5 each side", "3 per week"))
    ).chapters

    assert "other leg" not in " ".join(chapter.cards[0].steps)


def test_a_sentence_that_the_phase_is_too_short_for_is_not_printed():
    rule = hp.AddLoad(step=hp.Weight(0.5), up_to=hp.Weight(3), every_weeks=2)
    words = card("3 x 10", "3 per week", rule).growth.words

    assert words == "The table shows how much to do in each week."


@attrs.frozen
class ThreeWeeks:
    """A clinic's own rule that knows three weeks and no more."""

    def dosage(self, baseline, week):
        return attrs.evolve(baseline, sets=(3, 4, 5)[week - 1])

    def in_words(self):
        return "One set more each week."


def test_a_rule_that_knows_only_its_own_weeks_can_be_printed():
    grows = card("3 x 10", "3 per week", ThreeWeeks(), weeks=3).growth

    assert plainly(grows.words) == "One set more each week."
    assert table(grows)["Sets"] == ["3", "4", "5"]


def test_a_lighter_week_keeps_the_sentence_of_the_rule_beneath():
    rule = hp.Deload(hp.AddRepetitions(1, up_to=12), every_weeks=3)
    words = card("3 x 10", "3 per week", rule, weeks=9).growth.words

    assert plainly(words).startswith("Do 1 more each week, up to 12.")


def test_a_week_without_a_weight_says_so_where_others_have_one():
    rule = hp.AddLoad(step=hp.Weight(0.5), up_to=hp.Weight(1), every_weeks=1)
    page = handout(program_of(prescription("3 x 10", "3 per week", rule)))

    assert plainly(page.weeks[0].rows[0].dose) == "3 × 10, no weight"
    assert plainly(page.weeks[1].rows[0].dose) == "3 × 10, ½ kg"
    assert plainly(page.chapters[0].cards[0].beside) == "Begin without a weight."


def test_growth_is_a_table_of_what_changes_with_equal_weeks_together():
    grows = card("2 x 1, hold 15 s", "3 per week", hp.AddHold(5, up_to_seconds=30)).growth

    assert table(grows) == {"Seconds": ["15", "20", "25", "30"]}
    assert grows.tables[0].heads == ("1", "2", "3", "4–6")
    assert plainly(grows.words) == ("Hold 5 seconds longer each week, up to 30 seconds.")


def test_a_weight_that_grows_begins_with_none():
    rule = hp.AddLoad(step=hp.Weight(0.5), up_to=hp.Weight(1.5), every_weeks=2)

    assert table(card("3 x 10", "3 per week", rule, weeks=7).growth) == {
        "Weight, kg": ["0", "½", "1", "1½"],
        "Lifts": ["10", "10", "10", "10"],
    }


def test_bands_show_their_colour_and_their_word():
    rule = hp.AddLoad(up_to=hp.Band("green"), every_weeks=2)
    [grown] = card("3 x 10, yellow band", "3 per week", rule).growth.tables

    assert [(c.text, c.swatch) for c in grown.rows[0].cells] == [
        ("yellow", "yellow"),
        ("red", "red"),
        ("green", "green"),
    ]


def test_a_repetition_maximum_that_falls_is_a_bar_that_rises():
    [chapter] = handout().chapters
    bars, lifts = chapter.cards[0].growth.tables[0].rows

    heights = [cell.bar_mm for cell in bars.cells]
    assert heights == sorted(heights)
    assert [cell.text for cell in lifts.cells] == ["15", "14", "12", "11", "9", "8"]


def test_what_never_changes_says_so_and_has_no_table():
    assert card("3 x 10").growth.tables == ()
    assert card("3 x 10").tail == "Every week"
    assert card("3 x 10", weeks=1).tail == "This week"


def test_many_weeks_go_into_even_tables():
    phase = hp.Phase(
        "Long", 12, [prescription("3 x 5", "3 per week", hp.AddRepetitions(1, up_to=30))]
    )
    tables = growth(phase.prescriptions[0], phase, 1, ENGLISH).tables

    assert [len(table.heads) for table in tables] == [6, 6]
    assert [table.begins for table in tables] == [True, False]


def test_weeks_are_tables_with_a_box_for_each_time_on_each_day():
    week = handout().weeks[0]

    assert [day.name for day in week.days] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [row.boxes for row in week.rows] == [
        (1, 0, 1, 0, 1, 0, 0),
        (1, 0, 1, 0, 1, 0, 0),
        (1, 1, 1, 1, 1, 1, 1),
    ]
    assert [plainly(row.dose) for row in week.rows] == [
        "3 × 15",
        "2 × 15 s",
        "2 × 30 s",
    ]


def test_every_week_repeats_its_own_dose_so_that_nobody_reckons():
    doses = [plainly(week.rows[0].dose) for week in handout().weeks]

    assert doses == ["3 × 15", "3 × 14", "3 × 12", "3 × 11", "3 × 9", "3 × 8"]


def test_what_is_for_every_day_is_named_beside_the_training_days():
    when = handout().blocks[0][0]

    assert when.lines == ("Monday, Wednesday and Friday.", "Every day: Kneeling stretch.")


def test_where_nothing_grows_nobody_is_asked_about_next_weeks_numbers():
    still = handout(program_of(prescription())).blocks[1][0]

    assert still.head == "Too easy, or too hard?"
    assert handout().blocks[1][0].head == "Ready for next week’s numbers?"


def test_two_times_a_day_are_two_boxes():
    [week] = handout(
        program_of(prescription("2 x 30 s", "2 times a day", purpose="stretch"), weeks=1)
    ).weeks

    assert week.rows[0].boxes == (2,) * 7


def test_a_week_that_begins_in_the_middle_has_its_own_days():
    plan = hp.schedule(hp.load_program(EXAMPLE), start=dt.date(2026, 12, 30))
    week = view(plan).weeks[0]

    assert [day.name for day in week.days] == ["Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Tue"]
    assert plainly(week.dates) == "30 December 2026 to 5 January 2027"
    assert [plainly(day.date) for day in week.days][:3] == ["30 Dec", "31", "1 Jan"]


def test_phases_become_chapters_with_the_weeks_they_are_for():
    two = hp.Program(
        "Hips",
        [
            hp.Phase("Begin", 2, [prescription()], goal="Get used to it."),
            hp.Phase("Build", 1, [prescription()]),
        ],
    )

    assert [(c.head, plainly(c.text)) for c in handout(two).chapters] == [
        ("Weeks 1 to 2: Begin", "Get used to it."),
        ("Week 3: Build", ""),
    ]
    assert handout(two).chapters[1].cards[0].tail == "This week"
