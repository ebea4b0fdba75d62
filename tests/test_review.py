"""Mistakes that a reader of the code found, each pinned so that it stays mended."""

import datetime as dt
import logging
import threading

import attrs
import pytest

import hipflex_plan as hp
from builders import exercise, prescription, program
from hipflex_plan.handout import view
from layout_cases import plainly

MONDAY = dt.date(2027, 1, 4)


def card_of(line, frequency="3 per week", rule=None, weeks=6, of=None):
    phase = hp.Phase("Build", weeks, [prescription(line, frequency, rule, of=of)])
    [chapter] = view(hp.schedule(hp.Program("Hips", [phase]), start=MONDAY)).chapters
    return chapter.cards[0]


def test_a_growth_table_never_mixes_seconds_and_counts():
    rule = hp.AddRepetitions(1, up_to=3)
    [table] = card_of("2 x 1, hold 30 s", rule=rule).growth.tables

    assert [cell.text for cell in table.rows[0].cells] == ["1", "2", "3"]
    assert table.rows[0].label == "Lifts"


def test_a_table_of_weights_is_of_one_unit():
    with pytest.raises(hp.ImpossibleValueError, match="of one kind and one unit"):
        hp.WeekTable(load=["1 kg", "5 lb", "2 kg"])


def test_hours_and_notes_are_printed_as_they_are_written():
    clinic = hp.Clinic(hours="8.30 am to 17.50")
    phase = hp.Phase("Build", 1, [attrs.evolve(prescription(), note="Ring at 8.30 on 4.10.")])
    page = view(hp.schedule(hp.Program("Hips", [phase], clinic=clinic), start=MONDAY))

    assert page.warnings.hours.startswith("8.30 am to 17.50.")
    assert plainly(page.chapters[0].cards[0].beside) == "Ring at 8.30 on 4.10."


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ("lift", "Count: up 1, down 3, wait 1."),
        ("squat", "Count: down 3, wait 1, up 1."),
        ("lunge", "Count: down 3, wait 1, up 1."),
    ],
)
def test_a_tempo_is_counted_in_the_order_of_the_movement(counted, said):
    card = card_of("3 x 8, tempo 3-1-1-0", of=exercise(counted=counted))

    assert plainly(card.beside) == said


def test_the_weekly_sheet_says_how_long_to_hold():
    rule = hp.AddHold(5, up_to_seconds=20)
    phase = hp.Phase("Build", 2, [prescription("2 x 8, hold 5 s", "3 per week", rule)])
    weeks = view(hp.schedule(hp.Program("Hips", [phase]), start=MONDAY)).weeks

    assert [plainly(week.rows[0].dose) for week in weeks] == [
        "2 × 8, hold 5 s",
        "2 × 8, hold 10 s",
    ]


def test_a_protocol_is_not_put_on_both_legs_together():
    with pytest.raises(hp.FileError, match="choose left, right or each"):
        hp.parse_program('protocol = "six-week-band"\nside = "both"\n')


def test_the_same_side_is_not_prescribed_twice_beside_the_other():
    knee = exercise()
    sides = [prescription(f"2 x {n} {side} side", of=knee) for n, side in
             ((5, "left"), (5, "right"), (8, "left"))]  # fmt: skip

    with pytest.raises(hp.ImpossibleValueError, match="twice for the same side"):
        hp.Phase("Build", 1, sides)


def test_two_exercises_of_one_slug_are_refused():
    one, other = exercise(), exercise(name="Another")
    phases = [
        hp.Phase("a", 1, [prescription(of=one)]),
        hp.Phase("b", 1, [prescription(of=other)]),
    ]

    with pytest.raises(hp.ImpossibleValueError, match="two different exercises are called"):
        hp.Program("Hips", phases)


def test_a_table_longer_than_its_phase_is_refused():
    with pytest.raises(hp.ImpossibleValueError, match="has 3 weeks, but the phase has 2"):
        hp.Phase("a", 2, [prescription("2 x 8", "3 per week", hp.WeekTable(sets=[2, 3, 4]))])


@pytest.mark.parametrize("week", [0, -3, True, 1.5])
def test_weeks_are_counted_from_1(week):
    with pytest.raises(hp.ImpossibleValueError, match="week must be"):
        prescription().in_week(week)


def test_a_calendar_that_ends_is_told():
    with pytest.raises(hp.ScheduleError, match="the calendar ends"):
        hp.schedule(program(), start=dt.date(9999, 12, 30))


def test_many_phases_that_do_not_fit_are_refused_at_once():
    two = [hp.Phase(f"p{n}", 2, [prescription("2 x 8", "2 per week")]) for n in range(60)]
    four = [hp.Phase(f"q{n}", 1, [prescription("2 x 8", "4 per week")]) for n in range(2)]

    with pytest.raises(hp.ScheduleError, match="cannot hold together in week 122"):
        hp.schedule(hp.Program("Hips", [*two, *four]), start=MONDAY)


def test_an_unknown_exercise_is_a_missing_key():
    catalogue = hp.load_catalogue()

    assert catalogue.get("nope") is None
    with pytest.raises(KeyError):
        catalogue["nope"]


def test_a_ladder_in_a_circle_ends():
    step = hp.Progression
    a = exercise("a", progressions=[step(slug="b", because="It is.")])
    b = exercise("b", progressions=[step(slug="a", because="It is.")])

    assert len(hp.Catalogue({"a": a, "b": b}).ladder("a")) == 2


def test_a_clinics_rule_may_not_take_the_name_of_ours():
    @attrs.frozen
    class Maintain:
        def dosage(self, baseline, week):
            return baseline

        def in_words(self):
            return "Ours, not yours."

    own = hp.Program("Hips", [hp.Phase("a", 1, [prescription("2 x 8", "daily", Maintain(),
                                                             purpose="stretch")])])  # fmt: skip
    with pytest.raises(hp.ImpossibleValueError, match="the name of a rule of ours"):
        hp.program_text(own)


def test_threads_print_their_own_patients():
    phase = hp.Phase("a", 1, [prescription("2 x 8")])
    plans = [
        hp.schedule(hp.Program("Hips", [phase], patient=name), start=MONDAY)
        for name in ("Ada", "\U0001f9b5", "Bea")
    ]
    told = {}

    def work(plan):
        try:
            told[plan.program.patient] = hp.to_pdf(plan)[:4]
        except hp.RenderError as error:
            told[plan.program.patient] = str(error)

    threads = [threading.Thread(target=work, args=(plan,)) for plan in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (told["Ada"], told["Bea"]) == (b"%PDF", b"%PDF")
    assert "no font" in told["\U0001f9b5"]


def test_missing_letters_are_told_whatever_the_caller_logs():
    phase = hp.Phase("a", 1, [prescription("2 x 8")])
    plan = hp.schedule(hp.Program("Hips", [phase], patient="\u13a0"), start=MONDAY)
    logging.disable(logging.CRITICAL)
    try:
        with pytest.raises(hp.RenderError, match="no font"):
            hp.to_pdf(plan)
        assert logging.root.manager.disable == logging.CRITICAL
    finally:
        logging.disable(logging.NOTSET)


@pytest.fixture
def run(run, tmp_path):
    (tmp_path / "ada.toml").write_text('protocol = "six-week-band"\nstart = 2027-01-04\n')
    return run


@pytest.mark.parametrize("name", ["ada.toml", "ada.json", "ada"])
def test_a_handout_never_takes_the_place_of_another_kind_of_file(run, tmp_path, name):
    before = (tmp_path / "ada.toml").read_bytes()

    assert run("handout", "ada.toml", "-o", name).exit_code == 2
    assert (tmp_path / "ada.toml").read_bytes() == before


def test_findings_are_told_when_a_handout_is_printed(run, tmp_path):
    with (tmp_path / "ada.toml").open("a") as file:
        file.write('[screening]\nyes = ["recent-surgery"]\n')
    result = run("handout", "ada.toml")

    assert result.exit_code == 0
    assert "See a professional before you begin." in result.output


def test_a_new_file_that_would_not_load_is_not_written(run, tmp_path):
    result = run("new", "--patient", "x" * 90, "-o", "new.toml")

    assert result.exit_code == 1
    assert not (tmp_path / "new.toml").exists()


def test_a_clinic_writes_per_side():
    assert hp.Dosage.parse("3 x 10 per side").side is hp.Side.EACH


def test_a_load_can_be_given_in_words():
    assert hp.Dosage(sets=3, repetitions=10, load="red band").load == hp.Band("red")
