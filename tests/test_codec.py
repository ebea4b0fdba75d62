"""Program files and plans: what is read, and every way in which it is refused."""

import datetime as dt
import json
import os

import attrs
import pendulum
import pytest

import hipflex_plan as hp

ADA = """\
protocol = "six-week-band"
side = "left"
start = 2027-01-04
training_days = "mon wed fri"
patient = "Ada"
"""


def problems(text, suffix=".toml", **kwargs):
    with pytest.raises(hp.FileError) as caught:
        hp.parse_program(text, suffix, **kwargs)
    return [str(problem) for problem in caught.value.problems]


def test_a_protocol_becomes_a_program_for_one_person():
    program = hp.parse_program(ADA)

    assert program.title == "Six weeks of hip strength"
    assert program.patient == "Ada"
    assert program.based_on == "six-week-band"
    assert program.start == pendulum.Date(2027, 1, 4)
    assert [p.side for phase in program.phases for p in phase.prescriptions] == [hp.Side.LEFT]


def test_toml_yaml_and_json_say_the_same():
    yaml = ADA.replace(" = ", ": ")
    data = {
        "protocol": "six-week-band",
        "side": "left",
        "start": "2027-01-04",
        "training_days": ["mon", "wed", "fri"],
        "patient": "Ada",
    }

    assert hp.parse_program(yaml, ".yaml") == hp.parse_program(ADA)
    assert hp.parse_program(json.dumps(data), ".json") == hp.parse_program(ADA)


def test_changes_are_laid_over_a_protocol():
    program = hp.parse_program(
        ADA
        + """
[changes.band-hip-flexion]
frequency = "2 per week"
note = "Slowly."

[[additions.Strength]]
use = "couch-stretch"
dosage = "2 x 20 s each side"
frequency = "daily"
"""
    )

    band, couch = program.phases[0].prescriptions
    assert (band.frequency, band.note) == (hp.PerWeek(2), "Slowly.")
    assert couch.exercise.slug == "couch-stretch"
    assert couch.side is hp.Side.EACH


def test_an_exercise_can_be_left_out_if_another_stays():
    program = hp.parse_program(
        ADA
        + """
[changes.band-hip-flexion]
leave_out = true
[[additions.Strength]]
use = "couch-stretch"
dosage = "2 x 20 s each side"
frequency = "daily"
"""
    )

    assert [p.exercise.slug for p in program.phases[0].prescriptions] == ["couch-stretch"]
    assert hp.parse_program(hp.program_text(program)) == program


def test_all_mistakes_are_told_at_once_each_with_its_line():
    text = """\
titel = "Ada"
start = "2027-02-30"
training_days = "mon wedd"

[[phases]]
name = "Build"
weeks = 3.7

[[phases.prescriptions]]
use = "wall-psoas-hol"
dosage = "2 x 1 each side, hld 20 s"
frequency = "thrice"
progression = { rule = "add-hold", secnds = 5, up_to_seconds = "30" }
"""

    assert problems(text) == [
        "line 1: titel: no such key; did you mean 'title'?",
        "line 2: start: a date is written as 2027-01-04: '2027-02-30'",
        "line 3: training_days: no weekday 'wedd'; did you mean 'wed'?",
        "line 7: phases[0].weeks: a whole number is needed: 3.7",
        "line 10: phases[0].prescriptions[0].use: no exercise 'wall-psoas-hol'; "
        "did you mean 'wall-psoas-hold'?",
        "line 11: phases[0].prescriptions[0].dosage: "
        "cannot read the dosage '2 x 1 each side, hld 20 s'\n"
        "    2 x 1 each side, hld 20 s\n"
        "                     ^^^^^^^^ no such piece; did you mean 'hold'?",
        "line 12: phases[0].prescriptions[0].frequency: 'thrice' is no frequency; write 'daily', "
        "'2 times a day', '3 per week' or '3 per week, 2 times a day'",
        "line 13: phases[0].prescriptions[0].progression.secnds: no such key; "
        "did you mean 'seconds'?",
        "line 13: phases[0].prescriptions[0].progression.seconds: is missing",
        "line 13: phases[0].prescriptions[0].progression.up_to_seconds: "
        "a whole number is needed: '30'",
    ]


def test_yaml_problems_have_their_lines_too():
    text = """\
title: Ada
phases:
  - name: Build
    weeks: yes please
    prescriptions:
      - use: couch-stretch
        dosage: 2 x 30 s each side
        frequency: daily
        progression: {rule: add-load, up_to: pink band}
"""

    assert problems(text, ".yaml") == [
        "line 4: phases[0].weeks: a whole number is needed: 'yes please'",
        "line 9: phases[0].prescriptions[0].progression.up_to: 'pink band' is no load; "
        "write '1.5 kg', '2 lb', 'red band', '15 RM' or 'bodyweight'",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "title: is missing"),
        ("title = 'a'\nphases = []", "line 2: phases: is missing; or name a protocol"),
        ("protocol = 'six-weak-band'", "did you mean 'six-week-band'?"),
        ("protocol = 'six-week-band'\n[changes.couch]", "the protocol has no exercise 'couch'"),
        (
            "protocol = 'six-week-band'\n[[additions.Strenth]]\nuse = 'couch-stretch'\n"
            "dosage = '2 x 20 s'\nfrequency = 'daily'",
            "did you mean 'Strength'?",
        ),
        ("protocol = 'six-week-band'\n[[phases]]", "phases"),
        ("format = 'hipflex-plan-program/9'", "this library reads 'hipflex-plan-program/1'"),
        ("title = 'a'\nside = 'left'", "side: this is laid over a protocol, and none is named"),
        ("start = 2027-01-04T10:00:00", "a date is needed, without a time"),
        ("title = true", "text is needed: True"),
        ('title = "a\\nb"', "title must be one line of printable text"),
        ("a = 1\na = 2", "this is not TOML"),
        ("[clinic]\nfone = ''", "did you mean 'phone'?"),
        ("sources = 3", "sources: a table of keys and values is needed"),
    ],
)
def test_a_mistake_is_named_with_what_would_be_right(text, told):
    assert any(told in problem for problem in problems(text)), problems(text)


def test_a_changed_dosage_that_the_rule_does_not_begin_with_is_refused():
    told = problems(ADA + '[changes.band-hip-flexion]\ndosage = "3 x 12 RM left side"\n')

    [problem] = told
    assert problem.startswith("line 6: changes.band-hip-flexion: week 1 is '3 x 15 RM left side")


@pytest.mark.parametrize("name", ["ada.txt", "ada"])
def test_a_file_of_an_unknown_kind_is_refused(tmp_path, name):
    file = tmp_path / name
    file.write_text(ADA)

    with pytest.raises(hp.FileError, match=r"a file ends in \.toml, \.yaml or \.json"):
        hp.load_program(file)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "ada.toml"
    file.write_bytes(b"title = '\xff'")

    with pytest.raises(hp.FileError, match="the file is not UTF-8 text"):
        hp.load_program(file)


def test_a_file_that_is_not_there_is_told_without_a_traceback(tmp_path):
    with pytest.raises(hp.FileError, match="cannot be read: No such file"):
        hp.load_program(tmp_path / "ada.toml")


def test_saving_replaces_the_whole_file_or_nothing(tmp_path, monkeypatch):
    program, file = hp.parse_program(ADA), tmp_path / "ada.toml"
    hp.save_program(program, file)
    before = file.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(hp.FileError, match="cannot be written: No space left on device"):
        hp.save_program(attrs.evolve(program, patient="Bea"), file)

    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_is_left_beside_a_file_that_could_not_be_written(tmp_path):
    with pytest.raises(hp.FileError, match="cannot be written"):
        hp.save_program(hp.parse_program(ADA), tmp_path / "missing" / "ada.toml")
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(hp.FileError, match="cannot be written"):
        hp.save_program(hp.parse_program(ADA), tmp_path / "folder.toml")

    assert [path.name for path in tmp_path.iterdir()] == ["folder.toml"]


def test_a_plan_is_read_without_any_catalogue(monkeypatch):
    plan = hp.schedule(hp.parse_program(ADA))
    text = hp.plan_to_json(plan)
    monkeypatch.setattr(
        "hipflex_plan.codec.reading.load_catalogue", lambda: pytest.fail("not needed")
    )

    assert hp.plan_from_json(text) == plan


def test_the_version_is_the_first_key_of_a_plan():
    assert next(iter(json.loads(hp.plan_to_json(hp.schedule(hp.parse_program(ADA)))))) == "format"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"format": "hipflex-plan/2"}, "this library reads 'hipflex-plan/1'"),
        ({"extra": 1}, "extra: no such key"),
        ({"start": "2027-01-05"}, "does not lie in week 1"),
        ({"sessions": []}, "sessions"),
        ({"program": {"title": "x"}}, "program.phases: is missing"),
    ],
)
def test_a_plan_that_was_tampered_with_is_refused(change, told):
    data = json.loads(hp.plan_to_json(hp.schedule(hp.parse_program(ADA))))

    with pytest.raises(hp.FileError, match=r"plan\.json") as caught:
        hp.plan_from_json(json.dumps({**data, **change}))

    assert told in str(caught.value)


def test_a_date_is_taken_as_a_date_and_a_moment_is_refused():
    program = hp.parse_program(ADA)

    assert type(attrs.evolve(program, start=dt.date(2027, 1, 5)).start) is pendulum.Date
    with pytest.raises(hp.ImpossibleValueError, match="without a time"):
        attrs.evolve(program, start=dt.datetime(2027, 1, 5, tzinfo=dt.UTC))


@attrs.frozen
class OneMoreSet:
    """A clinic's own rule."""

    from_week: int

    def dosage(self, baseline, week):
        more = 1 if week >= self.from_week else 0
        return attrs.evolve(baseline, sets=baseline.sets + more)

    def in_words(self):
        return f"One more set from week {self.from_week} on."


OWN_RULE = """\
title = "Own rule"
[[phases]]
name = "Build"
weeks = 4
[[phases.prescriptions]]
use = "couch-stretch"
dosage = "2 x 20 s each side"
frequency = "daily"
progression = { rule = "one-more-set", from_week = 3 }
"""


def test_a_clinics_own_rule_is_named_in_a_file_if_its_class_is_given():
    program = hp.parse_program(OWN_RULE, rules=[OneMoreSet])

    assert program.phases[0].prescriptions[0].in_week(3).sets == 3
    text = hp.program_text(program)
    assert hp.parse_program(text, rules=[OneMoreSet]) == program
    plan = hp.schedule(program, start=dt.date(2027, 1, 4))
    assert hp.plan_from_json(hp.plan_to_json(plan), rules=[OneMoreSet]) == plan


def test_a_clinics_own_rule_is_unknown_without_its_class():
    [problem] = problems(OWN_RULE)

    assert "no rule 'one-more-set'" in problem
