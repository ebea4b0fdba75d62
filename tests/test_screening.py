"""Red flags: what stops a program, who may overrule it, and what is told."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
from hipflex_plan.screening import ADVICE, KEYS, QUESTIONS, Level

ADA = """\
protocol = "six-week-band"
side = "left"
start = 2027-01-04
[screening]
"""
OVERRIDE = """\
[screening.override]
of = ["young-hip"]
by = "Ingrid Meyer"
on = 2027-01-02
reason = "Seen by the surgeon on Friday."
"""
STOPPING = [q.key for q in QUESTIONS if q.level in (Level.EMERGENCY, Level.URGENT)]
OTHERS = [q.key for q in QUESTIONS if q.key not in STOPPING]

# written from the five articles by hand: what each calls a reason to seek help
SEED_FLAGS = {
    "000: sudden inability to lift the leg": "leg-will-not-lift",
    "000: rapidly growing weakness": "fast-growing-weakness",
    "000: loss of sensation in the groin": "saddle-numbness",
    "000: loss of sensation in the leg": "numbness-or-tingling",
    "000: change in bladder or bowels": "bladder-bowel",
    "000: pain that gets much worse": "severe-or-growing-pain",
    "000: no better after a few days of rest": "no-better-with-rest",
    "002: severe or worsening pain": "severe-or-growing-pain",
    "002: significant swelling, instability": "swelling-or-giving-way",
    "002: no weight on the leg": "fall-cannot-stand",
    "003: sudden, severe or unexplained weakness": "unexplained-weakness",
    "003: numbness, tingling, loss of sensation": "numbness-or-tingling",
    "003: pain that rest does not improve": "no-better-with-rest",
}


@pytest.mark.parametrize("key", SEED_FLAGS.values(), ids=list(SEED_FLAGS))
def test_every_red_flag_of_the_articles_is_asked(key):
    assert key in KEYS


def test_every_key_is_asked_once():
    assert len(KEYS) == len(QUESTIONS)


@pytest.mark.parametrize("key", KEYS)
def test_every_question_has_its_sources_and_its_advice(key):
    question = KEYS[key]

    assert set(question.reason.sources) <= set(hp.load_catalogue().sources)
    assert len(question.reason.sources) > 1
    assert question.text.endswith("?")
    assert len(question.text.split()) <= 15
    assert ADVICE[question.level]


@given(st.sets(st.sampled_from(sorted(KEYS))))
def test_findings_are_what_was_answered_with_yes_the_worst_first(yes):
    findings = hp.screen(yes)
    order = [list(Level).index(finding.level) for finding in findings]

    assert {finding.question.key for finding in findings} == yes
    assert order == sorted(order)


@given(st.sets(st.sampled_from(sorted(KEYS))), st.sampled_from(STOPPING))
def test_a_stopping_flag_is_never_outvoted(others, flag):
    program = hp.parse_program(f"{ADA}yes = {sorted({*others, flag})}\n")

    with pytest.raises(hp.ScreeningError, match=flag):
        hp.schedule(program)


@pytest.mark.parametrize("key", STOPPING)
def test_each_emergency_and_urgent_flag_stops_the_program(key):
    program = hp.parse_program(f'{ADA}yes = ["{key}"]\n')

    with pytest.raises(hp.ScreeningError) as caught:
        hp.schedule(program)

    assert key in str(caught.value)
    assert ADVICE[KEYS[key].level] in str(caught.value)


@pytest.mark.parametrize("key", OTHERS)
def test_what_is_less_pressing_does_not_stop_it(key):
    program = hp.parse_program(f'{ADA}yes = ["{key}"]\nno_to_the_rest = true\n')

    assert hp.schedule(program).program.screening.findings[0].question.key == key


def test_a_clinician_may_overrule_with_name_date_and_reason():
    program = hp.parse_program(f'{ADA}yes = ["young-hip"]\n{OVERRIDE}')
    plan = hp.schedule(program)
    back = hp.plan_from_json(hp.plan_to_json(plan))

    assert back.program.screening.override == hp.Override(
        of=["young-hip"],
        by="Ingrid Meyer",
        on=dt.date(2027, 1, 2),
        reason="Seen by the surgeon on Friday.",
    )
    assert hp.parse_program(hp.program_text(program)) == program


def test_an_override_is_of_what_it_names_and_of_nothing_else():
    program = hp.parse_program(f'{ADA}yes = ["young-hip", "saddle-numbness"]\n{OVERRIDE}')

    with pytest.raises(hp.ScreeningError) as caught:
        hp.schedule(program)

    assert "saddle-numbness" in str(caught.value)
    assert "young-hip" not in str(caught.value)


def test_an_override_without_its_finding_is_refused():
    with pytest.raises(hp.FileError, match="young-hip is overruled, but it is not answered"):
        hp.parse_program(f"{ADA}yes = []\n{OVERRIDE}")


@pytest.mark.parametrize("left_out", ["of", "by", "on", "reason"])
def test_an_override_needs_all_four(left_out):
    kept = [line for line in OVERRIDE.splitlines() if not line.startswith(f"{left_out} =")]

    with pytest.raises(hp.FileError, match=rf"screening\.override\.{left_out}: is missing"):
        hp.parse_program(ADA + 'yes = ["young-hip"]\n' + "\n".join(kept))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('yes = ["young-hips"]', "no question 'young-hips'; did you mean 'young-hip'?"),
        ('yes = ["young-hip"]\nno = ["young-hip"]', "young-hip is answered with yes and with no"),
        ("yes = true", "a list is needed"),
        ('maybe = ["young-hip"]', "maybe: no such key"),
        ('no_to_the_rest = "yes"', "true or false is needed"),
    ],
)
def test_answers_that_cannot_be_are_refused(lines, told):
    with pytest.raises(hp.FileError) as caught:
        hp.parse_program(f"{ADA}{lines}\n")

    assert told in str(caught.value)


def test_what_nobody_answered_is_known():
    asked = hp.Screening(yes=["ordinary-soreness"], no=["young-hip"])

    assert set(asked.unanswered) == set(KEYS) - {"ordinary-soreness", "young-hip"}
    assert hp.Screening(yes=[], no_to_the_rest=True).unanswered == ()


@pytest.fixture
def run(run, tmp_path):
    def command(*words, text):
        (tmp_path / "ada.toml").write_text(text)
        return run(*words)

    return command


@pytest.mark.parametrize("command", ["check", "schedule", "handout"])
def test_a_red_flag_stops_every_command(run, tmp_path, command):
    result = run(command, "ada.toml", text=f'{ADA}yes = ["saddle-numbness"]\n')

    assert result.exit_code == 1
    assert "emergency now: saddle-numbness." in result.output
    assert "Call your emergency number now." in result.output
    assert not (tmp_path / "ada.pdf").exists()


def test_check_says_what_was_found_overruled_and_not_asked(run):
    silent = run("check", "ada.toml", text=ADA.removesuffix("[screening]\n")).output
    found = run("check", "ada.toml", text=f'{ADA}yes = ["recent-surgery"]\n').output
    over = run("check", "ada.toml", text=f'{ADA}yes = ["young-hip"]\n{OVERRIDE}').output

    assert "CAUTION screening-missing\n  Nobody asked for warning signs." in silent
    assert "CAUTION screening/recent-surgery\n  see a professional first: After an" in found
    assert "CAUTION screening-unanswered\n  Not answered: saddle-numbness" in found
    assert "STOP (overruled) screening/young-hip" in over
    assert (
        "Overruled by Ingrid Meyer on 2027-01-02: young-hip. Seen by the surgeon on Friday." in over
    )


def test_the_questions_can_be_listed(run):
    output = run("questions", text="").output

    for key in KEYS:
        assert f"  {key}" in output
