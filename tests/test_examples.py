"""The program files of examples/: each is a case that could be printed as it stands."""

from pathlib import Path

import pytest

import hipflex_plan as hp

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = {path.name: path for path in sorted(EXAMPLES.glob("*.toml"))}


@pytest.fixture(params=FILES)
def program(request):
    return hp.load_program(FILES[request.param])


def test_nothing_is_left_for_the_clinician_to_decide(program):
    open_issues = [
        issue.key
        for issue in hp.review(program)
        if issue.severity is not hp.Severity.NOTE and issue.override is None
    ]

    assert open_issues == []


def test_every_override_is_of_something_that_the_review_found(program):
    assert "override-of-nothing" not in {issue.code for issue in hp.review(program)}


def test_all_questions_were_asked_before_the_first_day(program):
    assert program.screening.unanswered == ()
    assert program.screening.on < program.start


def test_the_next_visit_comes_after_the_last_session(program):
    plan = hp.schedule(program)

    assert plan.sessions[-1].on < program.next_visit


def test_something_was_measured_at_the_start_and_is_measured_again(program):
    assert program.tests
    for test in program.tests:
        assert test.scores[0].on < program.start
        assert test.retest_weeks


@pytest.mark.parametrize(("name", "language"), [("espanol", "es"), ("arabic", "ar")])
def test_the_handout_is_in_the_language_of_the_patient(name, language):
    assert hp.load_program(EXAMPLES / f"{name}.toml").language == language


@pytest.mark.parametrize("name", FILES)
def test_the_commands_on_top_are_for_this_file(name):
    comment = [line for line in FILES[name].read_text(encoding="utf-8").splitlines() if "#" in line]

    for command in ("check", "handout"):
        assert f"#     hipflex-plan {command} examples/{name}" in comment


def test_the_table_of_the_folder_names_every_file():
    table = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    for path in (*EXAMPLES.glob("*.toml"), *EXAMPLES.glob("*.py")):
        assert f"| [{path.name}]({path.name}) |" in table
