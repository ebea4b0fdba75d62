"""The loop on the command line: proposals from a diary, and the next program file."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

import hipflex_plan as hp
from hipflex_plan.cli import main

ADA = """\
title = "Hip flexor strength"
patient = "Ada"
start = 2027-01-04
training_days = "mon wed fri"
availability = { order = "as-written" }

[[phases]]
name = "Build"
weeks = 6

[[phases.prescriptions]]
use = "seated-ankle-weight-hip-flexion"
dosage = "3 x 8-12 each side, 1 kg"
frequency = "3 per week"
response = { rule = "double-progression", load = { up_to = "3 kg", by = "0.5 kg" } }

[[phases.prescriptions]]
use = "wall-psoas-hold"
dosage = "2 x 1 each side, hold 20 s"
frequency = "3 per week"
response = { rule = "longer-hold", seconds = 5, up_to_seconds = 30 }
"""
KNEE_LIFT, WALL_HOLD = "seated-ankle-weight-hip-flexion", "wall-psoas-hold"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Call the command line in a folder that holds ada.toml and a diary of two sessions."""
    monkeypatch.chdir(tmp_path)
    Path("ada.toml").write_text(ADA, "utf-8")

    def call(*words, **filled):
        Path("diary.csv").write_text(diary(**filled), "utf-8")
        return CliRunner().invoke(main, ["next", "ada.toml", "diary.csv", *words])

    return call


def diary(*, lifts="12", holds="20", pain="1", sessions=2):
    """The template as it is filled in after some sessions."""
    plan = hp.schedule(hp.load_program("ada.toml"))
    rows = list(csv.DictReader(io.StringIO(hp.diary_template(plan))))
    for row in rows:
        if int(row["session"]) <= sessions:
            done = lifts if row["exercise"] == KNEE_LIFT else holds
            count = 3 if row["exercise"] == KNEE_LIFT else 2
            row.update({f"set_{n}": done for n in range(1, count + 1)})
            row["pain"] = pain
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def written():
    return sorted(path.name for path in Path().iterdir())


def test_without_an_answer_the_proposals_are_shown_and_nothing_is_written(run):
    result = run()

    assert result.exit_code == 0
    assert "1.5 kg" in result.output
    assert "hold 25 s" in result.output
    assert "To the patient: Well done." in result.output
    assert written() == ["ada.toml", "diary.csv"]


def test_all_can_be_accepted_and_the_old_file_stays(run):
    result = run("--accept", "all", "--by", "Ingrid Meyer")
    made = hp.load_program("ada-from-2027-01-07.toml")

    assert result.exit_code == 0
    assert Path("ada.toml").read_text("utf-8") == ADA
    assert [str(p.dosage) for p in made.phases[-1].prescriptions] == [
        "3 x 8-12 each side, 1.5 kg",
        "2 x 1 each side, hold 25 s",
    ]
    assert [(r.decision, r.answer, r.by) for r in made.history] == [
        ("advance", "accepted", "Ingrid Meyer")
    ] * 2


def test_what_is_not_accepted_is_kept_as_refused(run):
    run("--accept", "2", "--by", "Ingrid Meyer", "--note", "The weight waits.")
    made = hp.load_program("ada-from-2027-01-07.toml")

    told = {r.was.exercise.slug: (r.answer, r.note) for r in made.history}
    assert told == {
        KNEE_LIFT: ("refused", "The weight waits."),
        WALL_HOLD: ("accepted", "The weight waits."),
    }
    assert str(made.phases[-1].prescriptions[0].dosage) == "3 x 8-12 each side, 1 kg"


def test_a_proposal_can_be_changed(run):
    run("--change", "1=3 x 8-10 each side, 1 kg", "--by", "Ingrid Meyer")
    made = hp.load_program("ada-from-2027-01-07.toml")

    assert str(made.phases[-1].prescriptions[0].dosage) == "3 x 8-10 each side, 1 kg"
    assert made.history[0].answer == "changed"


def test_the_next_file_checks_prints_and_takes_the_next_diary(run):
    run("--accept", "all", "--by", "Ingrid Meyer")
    name = "ada-from-2027-01-07.toml"
    before = hp.schedule(hp.load_program("ada.toml"))
    after = hp.schedule(hp.load_program(name))

    assert CliRunner().invoke(main, ["check", name]).exit_code == 0
    assert CliRunner().invoke(main, ["next", name, "diary.csv"]).exit_code == 0
    assert [s.on for s in after.sessions] == [s.on for s in before.sessions]
    for old, new in zip(before.sessions[:2], after.sessions[:2], strict=True):
        assert [i.dosage for i in new.items] == [i.dosage for i in old.items]


def test_pain_is_held_against_the_limits_and_nothing_grows(run):
    result = run(pain="5")

    assert "hold" in result.output
    assert "Add nothing until it hurts less." in result.output
    assert "1.5 kg" not in result.output


def test_too_little_is_an_answer(run):
    result = run(sessions=1)

    assert "Not enough yet: 1 session more written down in full." in result.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--accept", "all"], "--by NAME says who accepts"),
        (["--accept", "7", "--by", "I. M."], "there is no proposal 7"),
        (["--accept", "some", "--by", "I. M."], "takes 'all' or numbers"),
        (["--change", "1", "--by", "I. M."], "takes a number and a dosage"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_and_nothing_is_written(run, words, told):
    result = run(*words)

    assert result.exit_code == 2
    assert told in result.output
    assert written() == ["ada.toml", "diary.csv"]


def test_a_file_that_is_there_is_not_written_over(run):
    run("--accept", "all", "--by", "Ingrid Meyer")
    again = run("--accept", "1", "--by", "Ingrid Meyer")

    assert again.exit_code == 2
    assert "--force writes over it" in again.output
    assert len(hp.load_program("ada-from-2027-01-07.toml").history) == 2


def test_a_diary_that_cannot_be_read_is_told_with_its_line(run):
    result = run(lifts="twelve")

    assert result.exit_code == 1
    assert "diary.csv: line 2" in result.output
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("run")
def test_an_adverse_event_that_is_answered_is_kept_and_told_no_more():
    row = {"session": "2", "exercise": WALL_HOLD, "side": "left", "set_1": "20", "set_2": "20"}
    row |= {"pain": "1", "adverse_event": "I fell on the stairs."}
    text = io.StringIO()
    writer = csv.DictWriter(text, list(row))
    writer.writeheader()
    writer.writerow(row)
    Path("fall.csv").write_text(text.getvalue(), "utf-8")

    words = ["next", "ada.toml", "fall.csv", "--accept", "2", "--by", "Ingrid Meyer"]
    first = CliRunner().invoke(main, words)
    again = CliRunner().invoke(main, ["next", "ada-from-2027-01-07.toml", "fall.csv"])

    assert "I fell on the stairs." in first.output
    assert "I fell on the stairs." not in again.output
    [record] = hp.load_program("ada-from-2027-01-07.toml").history
    assert (record.answer, record.changes) == ("accepted", False)
