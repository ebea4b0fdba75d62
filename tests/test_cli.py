"""The command line, as a clinician uses it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import hipflex_plan as hp
from hipflex_plan import native
from hipflex_plan.cli import main

EXAMPLE = Path(__file__).parents[1] / "examples" / "six-week-band.toml"
COMMANDS = sorted(main.commands)


def test_the_help_lists_every_command(run):
    result = run("--help")

    assert result.exit_code == 0
    assert [
        *["calendar", "check", "conditions", "demo", "diary", "doctor", "exercises", "extend"],
        *[
            "figure",
            "figures",
            "handout",
            "move",
            "new",
            "next",
            "open",
            "pause",
            "postpone",
            "protocols",
            "questions",
        ],
        *["record", "report", "schedule", "show", "skip", "tests"],
    ] == COMMANDS
    for command in COMMANDS:
        assert f"\n  {command}" in result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(run, command):
    result = run(command, "--help")

    assert result.exit_code == 0
    assert f"Example:\n  hipflex-plan {command}" in result.output


def test_a_new_file_passes_its_check_and_prints(run):
    made = run("new", "--protocol", "six-week-band", "--side", "left", "--start", "2027-01-04",
               "--days", "mon,wed,fri", "--patient", "Ada", "-o", "ada.toml")  # fmt: skip
    checked = run("check", "ada.toml")

    assert (made.exit_code, checked.exit_code) == (0, 0)
    assert "18 sessions, 4 January to 14 February 2027" in checked.output
    assert run("handout", "ada.toml").exit_code == 0
    assert Path("ada.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("wishes", [(), ("--side", "right"), ("--protocol", "six-week-band")])
def test_any_new_file_passes_its_check(run, wishes):
    assert run("new", *wishes, "-o", "a.toml").exit_code == 0
    assert run("check", "a.toml").exit_code == 0


@pytest.mark.parametrize("wishes", [(), ("--protocol", "six-week-band")])
def test_all_that_a_new_file_proposes_can_be_taken(run, wishes):
    """Every line that is commented out is one that works where it stands."""
    run("new", *wishes, "--side", "left", "-o", "a.toml")
    lines = Path("a.toml").read_text().splitlines()
    proposals = (
        *("start", "training_days", "next_visit", "side", "yes", "no_to_the_rest"),
        *("[", "use", "dosage", "frequency", "minutes", "away", "times", "every_minutes"),
    )
    taken = [
        line.removeprefix("# ") if line.removeprefix("# ").startswith(proposals) else line
        for line in lines
    ]
    Path("a.toml").write_text("\n".join(taken))

    assert run("check", "a.toml").exit_code == 0, run("check", "a.toml").output


def test_a_new_file_with_a_strange_name_in_it_passes_its_check(run):
    assert run("new", "--patient", "O\"Neil \\ 'X' é", "-o", "a.toml").exit_code == 0

    assert hp.load_program("a.toml").patient == "O\"Neil \\ 'X' é"


def test_new_never_writes_over_a_file_unless_told(run):
    Path("ada.toml").write_text("mine")
    refused = run("new", "-o", "ada.toml")

    assert refused.exit_code == 2
    assert "--force writes over it" in refused.output
    assert Path("ada.toml").read_text() == "mine"
    assert run("new", "-o", "ada.toml", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["new", "--protocol", "six-weak-band"], "did you mean 'six-week-band'?"),
        (["show", "wall-psoas-hol"], "did you mean 'wall-psoas-hold'?"),
        (["exercises", "trampoline"], "no exercise has all of: trampoline"),
    ],
)
def test_what_does_not_exist_is_told_with_the_nearest(run, words, told):
    result = run(*words)

    assert result.exit_code == 1
    assert told in result.output


def test_check_says_what_was_chosen_and_not_measured(run):
    output = run("check", EXAMPLE).output

    assert "Chosen, not measured:" in output
    assert "- Weeks 2 to 5 lie on a straight line between 15 RM and 8 RM." in output
    assert "Three sessions a week" not in output


def test_check_tells_all_problems_and_exits_with_1(run):
    Path("ada.toml").write_text("titel = 1\nstart = 3\n")
    result = run("check", "ada.toml")

    assert result.exit_code == 1
    assert "ada.toml: line 1: titel: no such key; did you mean 'title'?" in result.output
    assert "ada.toml: line 2: start: a date is written as 2027-01-04: 3" in result.output


def test_check_tells_what_does_not_fit_the_calendar(run):
    Path("ada.toml").write_text('protocol = "six-week-band"\ntraining_days = "mon tue"\n')
    result = run("check", "ada.toml")

    assert result.exit_code == 1
    assert "ada.toml: band-hip-flexion on 3 days a week and training on mon tue" in result.output


def test_a_file_without_a_start_passes_its_check_but_cannot_be_printed(run):
    Path("ada.toml").write_text('protocol = "six-week-band"\n')

    assert "it has no start date yet" in run("check", "ada.toml").output
    refused = run("handout", "ada.toml")
    assert refused.exit_code == 1
    assert "a start date is needed" in refused.output
    assert run("handout", "ada.toml", "--start", "2027-01-04").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "missing.toml"],
        ["nonsense"],
        ["handout", str(EXAMPLE), "--paper", "a5"],
        ["handout", str(EXAMPLE), "--start", "4 January"],
        ["new", "-o", "ada.txt"],
        ["diary", "template", str(EXAMPLE), "-o", "ada.xlsx"],
        ["diary", "check", str(EXAMPLE), "missing.csv"],
        ["diary", "print", str(EXAMPLE), "-o", "ada.csv"],
        ["diary", "read", str(EXAMPLE), "-o", "ada.csv"],
        ["new", "--days", "mon,wedd"],
    ],
)
def test_wrong_usage_exits_with_2(run, words):
    assert run(*words).exit_code == 2


def test_schedule_prints_the_dates_and_the_dosage_of_each_week(run):
    result = run("schedule", EXAMPLE)

    assert "1    1     Mon 2027-01-04" in result.output
    assert "week 6: 3 x 8 RM left side" in result.output


def test_schedule_as_json_is_the_plan(run):
    result = run("schedule", EXAMPLE, "--json", "--start", "2027-01-05", "--days", "tue,thu,sat")

    plan = hp.plan_from_json(result.output)
    assert plan.start.isoformat() == "2027-01-05"
    assert json.loads(result.output)["format"] == "hipflex-plan/1"


def test_the_name_of_the_handout_comes_from_the_program_file(run):
    Path("ada.toml").write_text(EXAMPLE.read_text())

    assert "ada.pdf is written" in run("handout", "ada.toml").output
    assert run("handout", "ada.toml", "-o", "b.pdf", "--paper", "letter").exit_code == 0
    assert Path("b.pdf").exists()


def test_exercises_are_found_by_words(run):
    assert len(run("exercises").output.splitlines()) == len(hp.load_catalogue())
    assert run("exercises", "band", "standing").output.startswith("band-hip-flexion")


def test_show_gives_steps_cautions_and_sources(run):
    output = run("show", "cobra-stretch").output

    for words in ("1. ", "Usual dosage", "With care:", "Sources", "[seed-004]"):
        assert words in output


def test_show_gives_a_protocol_with_what_was_chosen(run):
    output = run("show", "six-week-band").output

    assert "week 6: 3 x 8 RM" in output
    assert "[choice-band-weeks-2-to-5] project-choice" in output


def test_protocols_say_on_whom_they_were_tried(run):
    assert "33 healthy adults" in run("protocols").output


def test_a_clinics_own_catalogue_is_laid_over_ours(run):
    ours = Path(hp.__file__).parent / "data" / "exercises" / "couch-stretch.toml"
    own = Path("clinic") / "exercises" / "our-couch.toml"
    own.parent.mkdir(parents=True)
    own.write_text(ours.read_text())

    listed = run("exercises", "--catalogue", "clinic").output
    assert "our-couch" in listed
    assert "wall-psoas-hold" in listed


def test_doctor_is_content_with_this_machine(run):
    result = run("doctor")

    assert result.exit_code == 0
    assert "This machine can print handouts." in result.output


def test_doctor_tells_what_to_install(run, monkeypatch):
    monkeypatch.setattr(native, "_loads", lambda _: False)
    result = run("doctor")

    assert result.exit_code == 1
    assert "Pango is missing" in result.output
    assert native.install_line() in result.output


def test_the_empty_diary_is_filled_in_and_checked(run):
    Path("ada.toml").write_text(EXAMPLE.read_text())
    made = run("diary", "template", "ada.toml", "-o", "ada.csv")
    empty = run("diary", "check", "ada.toml", "ada.csv")
    rows = Path("ada.csv").read_text("utf-8-sig").splitlines()
    Path("ada.csv").write_text(
        "\n".join([rows[0], rows[1].replace("repetitions,,", "repetitions,x,")])
    )
    filled = run("diary", "check", "ada.toml", "ada.csv")

    assert "ada.csv is written" in made.output
    assert "ada.csv: no problems; nothing is filled in yet" in empty.output
    assert "rows filled in: 1, sessions: 1 of 42, the last on 2027-01-04" in filled.output
    assert (made.exit_code, empty.exit_code, filled.exit_code) == (0, 0, 0)


def test_the_empty_diary_goes_to_standard_output(run):
    result = run("diary", "template", EXAMPLE)

    assert result.stdout.startswith("plan,session,date,exercise,side,prescribed,unit,set_1")


def test_a_diary_is_printed_as_a_form_and_read_without_its_program(run):
    printed = run("diary", "print", EXAMPLE, "--fillable", "-o", "form.pdf")
    taken = run("diary", "read", "form.pdf", "-o", "typed.csv")
    again = run("diary", "read", "form.pdf", "-o", "typed.csv")
    checked = run("diary", "check", EXAMPLE, "form.pdf")

    assert (printed.exit_code, taken.exit_code, checked.exit_code) == (0, 0, 0)
    assert "nothing is filled in yet" in taken.output
    assert again.exit_code == 2
    assert Path("typed.csv").read_text("utf-8-sig") == run("diary", "template", EXAMPLE).stdout


def test_a_pdf_that_is_no_form_of_a_diary_is_told(run):
    run("diary", "print", EXAMPLE, "-o", "plain.pdf")
    without_plan = run("diary", "read", "plain.pdf", "-o", "typed.csv")
    without_fields = run("diary", "read", "plain.pdf", "--program", EXAMPLE, "-o", "typed.csv")

    assert (without_plan.exit_code, without_fields.exit_code) == (1, 1)
    assert "carries no plan" in without_plan.stderr
    assert "no fields of a diary" in without_fields.stderr
    assert not Path("typed.csv").exists()


def test_a_diary_with_problems_exits_with_1(run):
    Path("ada.csv").write_text("session,exercise,pain\n1,band-hip-flexion,11\n99,x,3\n")
    result = run("diary", "check", EXAMPLE, "ada.csv")

    assert result.exit_code == 1
    assert "ada.csv: line 2: pain: pain must be from 0 to 10: 11" in result.output
    assert "ada.csv: line 3: session: the plan has sessions 1 to 42: 99" in result.output


def test_an_empty_diary_never_writes_over_a_file_unless_told(run):
    Path("ada.csv").write_text("mine")

    assert run("diary", "template", EXAMPLE, "-o", "ada.csv").exit_code == 2
    assert Path("ada.csv").read_text() == "mine"
    assert run("diary", "template", EXAMPLE, "-o", "ada.csv", "--force").exit_code == 0


def test_demo_prints_the_example(run):
    result = run("demo")

    assert result.exit_code == 0
    assert str(Path("six-week-band.pdf").resolve()) in result.output.replace("\n", "")


def test_importing_the_library_loads_neither_the_printer_nor_the_calendar():
    loaded = (
        "import sys, hipflex_plan as hp; hp.schedule; hp.write_pdf; hp.open_handout;"
        "hp.load_program;"
        "print(sorted({'weasyprint', 'icalendar', 'jinja2', 'pypdf'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


def test_every_public_name_can_be_had():
    for name in hp.__all__:
        assert getattr(hp, name) is not None
    assert {"Program", "schedule", "write_pdf", "load_program"} <= set(hp.__all__)
