"""What the commands say of a review, of a report, and for the record."""

import json

import pytest

import hipflex_plan as hp

BANDS = "contraindication/band-hip-flexion/latex-allergy"
ADA = """\
protocol = "six-week-band"
side = "left"
patient = "A.L."
clinician = "Ingrid Meyer"
goal = "Climb stairs."
start = 2027-01-04
training_days = "mon wed fri"
"""
SCREENED = """\
[screening]
yes = ["recent-surgery"]
no_to_the_rest = true
on = 2027-01-02
by = "Ingrid Meyer"
"""
ALLERGIC = """\
[person]
conditions = ["latex-allergy", "hip-impingement"]
"""
OVERRULED = f"""\
[[overrides]]
of = ["{BANDS}"]
by = "Ingrid Meyer"
on = 2027-01-02
reason = "No latex."
"""
MEASURED = """\
[[tests]]
use = "lefs"
retest_weeks = [3, 6]
[[tests.scores]]
on = 2027-01-04
value = 42
[[tests.scores]]
on = 2027-01-22
value = 40
[[tests]]
use = "pain"
retest_weeks = [6]
"""
WHOLE = ADA + SCREENED + ALLERGIC + OVERRULED + MEASURED
STOPPED = """\
ada.toml: the review stops it (1)
Six weeks of hip strength: 18 sessions, 4 January to 14 February 2027, up to 11 minutes each
STOP contraindication/band-hip-flexion/latex-allergy
  band-hip-flexion, weeks 1 to 6: Latex allergy, unless the band is free of latex.
  Source: choice-cautions
  Choose another exercise, or overrule this with a reason.
CAUTION screening/recent-surgery
  see a professional first: After an operation or a fracture the surgeon's rule wins.
  Source: hip-replacement-precautions, choice-screening-words
  See a professional before you begin.
CAUTION precaution/band-hip-flexion/hip-impingement
  band-hip-flexion, weeks 1 to 6: Pinching in the groin: lift less high.
  Source: impingement, choice-cautions
  Change the dosage, or tell the person in a note.
NOTE condition/hip-impingement
  hip-impingement: Cut the depth; do not force the knee to the chest.
  Source: impingement, choice-conditions
  Tell the person.
"""
OVERRULED_TOLD = f"""\
STOP (overruled) {BANDS}
  band-hip-flexion, weeks 1 to 6: Latex allergy, unless the band is free of latex.
  Source: choice-cautions
  Overruled by Ingrid Meyer on 2027-01-02:
  contraindication/band-hip-flexion/latex-allergy. No latex.
"""


@pytest.fixture
def run(run, tmp_path):
    """Run a command in an empty folder, on a program file with that text."""

    def command(*words, text=WHOLE):
        (tmp_path / "ada.toml").write_text(text)
        return run(*words)

    return command


# --- check ---


def test_check_tells_each_issue_with_its_name_its_sources_and_what_would_mend_it(run):
    result = run("check", "ada.toml", text=ADA + SCREENED + ALLERGIC)

    assert result.exit_code == 1
    assert result.stdout.startswith(STOPPED)


def test_check_tells_what_was_overruled_and_is_content(run):
    result = run("check", "ada.toml")

    assert result.exit_code == 0
    assert result.stdout.startswith("ada.toml: no problems\n")
    assert OVERRULED_TOLD in result.stdout


def test_check_as_json_holds_each_issue_with_its_key(run):
    stopped = run("check", "ada.toml", "--json", text=ADA + SCREENED + ALLERGIC)
    passed = run("check", "ada.toml", "--json")
    expected = {
        "key": BANDS,
        "code": "contraindication",
        "severity": "stop",
        "about": ["band-hip-flexion", "latex-allergy"],
        "place": "band-hip-flexion, weeks 1 to 6",
        "sentence": "Latex allergy, unless the band is free of latex.",
        "sources": ["choice-cautions"],
        "mend": "Choose another exercise, or overrule this with a reason.",
    }
    override = {
        "of": [BANDS],
        "by": "Ingrid Meyer",
        "on": "2027-01-02",
        "reason": "No latex.",
    }

    assert (stopped.exit_code, passed.exit_code) == (1, 0)
    assert json.loads(stopped.stdout)["issues"][0] == expected
    assert json.loads(passed.stdout)["issues"][0] == {**expected, "override": override}
    assert list(json.loads(passed.stdout)) == ["issues"]


def test_check_says_what_a_report_would_miss(run):
    output = run("check", "ada.toml", "--cert").stdout

    assert "CERT: 7 satisfied, 11 missing, 1 not applicable\n" in output
    assert "\n  12 Setting: missing. Write setting under delivery.\n" in output
    assert "TIDieR: 7 satisfied, 4 missing, 1 not applicable\n" in output
    assert "\n  10 Modifications: satisfied. Overruled by Ingrid Meyer on 2027-01-02:" in output


def test_the_report_as_json_has_every_line(run):
    data = json.loads(run("check", "ada.toml", "--cert", "--json").stdout)
    program = hp.parse_program(WHOLE)

    for name, lines in (("cert", hp.cert(program)), ("tidier", hp.tidier(program))):
        assert data[name] == [
            {"item": line.item, "title": line.title, "state": line.state, "told": line.told}
            for line in lines
        ]


def test_a_start_on_the_command_line_decides_what_the_file_leaves_open(run):
    open_ = ADA.replace("start = 2027-01-04\n", "") + (
        '[person]\nconditions = ["hip-flexor-strain, since 2027-01-02"]\n'
    )
    undated = run("check", "ada.toml", text=open_)
    early = run("check", "ada.toml", "--start", "2027-01-04", text=open_)
    late = run("check", "ada.toml", "--start", "2027-01-05", text=open_)

    assert (undated.exit_code, early.exit_code, late.exit_code) == (1, 1, 0)
    assert "Give the program a start date; then it can be decided." in undated.output
    assert "band-hip-flexion, week 1: Acute hip flexor strain" in early.output


CATALOGUE_FILE = """\
[sources.our-leaflet]
title = "The leaflet of our clinic"
kind = "expert-page"
reference = "Leaflet 7"
"""


def test_a_catalogue_alone_is_checked(run, tmp_path):
    (tmp_path / "clinic.toml").write_text(CATALOGUE_FILE)
    result = run("check", "--catalogue", "clinic.toml")

    assert result.exit_code == 0
    assert result.output == "clinic.toml: no problems; exercises: 0, protocols: 0, sources: 1\n"


def test_all_that_is_wrong_with_a_catalogue_is_told(run, tmp_path):
    (tmp_path / "clinic.toml").write_text(
        CATALOGUE_FILE.replace("expert-page", "leaflet") + "yaer = 1"
    )
    result = run("check", "--catalogue", "clinic.toml")

    assert result.exit_code == 1
    assert "clinic.toml: line 3: sources.our-leaflet.kind: no source kind" in result.output
    assert "clinic.toml: line 5: sources.our-leaflet.yaer: no such key" in result.output


def test_check_wants_a_program_or_a_catalogue(run):
    result = run("check")

    assert result.exit_code == 2
    assert "name a program file, or a catalogue with --catalogue" in result.output


# --- a handout, and the record ---


def test_what_is_overruled_is_printed_and_told_on_the_way(run, tmp_path):
    result = run("handout", "ada.toml", text=ADA + ALLERGIC + OVERRULED)

    assert result.exit_code == 0
    assert (tmp_path / "ada.pdf").read_bytes().startswith(b"%PDF")
    assert result.stderr == (
        "stop: band-hip-flexion, weeks 1 to 6: Latex allergy, unless the band is free of latex. "
        f"[choice-cautions] Overruled by Ingrid Meyer on 2027-01-02: {BANDS}. No latex.\n"
    )


@pytest.mark.parametrize("command", ["schedule", "handout", "record"])
def test_what_is_not_overruled_stops_every_other_command(run, command):
    result = run(command, "ada.toml", text=ADA + ALLERGIC)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("ada.toml: the review found what must not be done;")
    assert f"    its name: {BANDS}\n" in result.stderr


RECORD = f"""\
Record AL-2027-01-04
Six weeks of hip strength: 18 sessions, 4 January to 14 February 2027, up to 11 minutes each
  Patient: A.L.
  Clinician: Ingrid Meyer
  Goal: Climb stairs.
  Protocol: six-week-band

Screening on 2027-01-02 by Ingrid Meyer: 1 warning sign
  see a professional first: recent-surgery. After an operation or a fracture the
  surgeon's rule wins.
  Condition: latex allergy (latex-allergy)
  Condition: hip impingement (hip-impingement)
  Overruled by Ingrid Meyer on 2027-01-02:
  contraindication/band-hip-flexion/latex-allergy. No latex.

Tests
  Lower Extremity Functional Scale (total)  baseline  2027-01-04  done
  Pain (0 to 10)                            baseline  2027-01-04
  Lower Extremity Functional Scale (total)  re-test   2027-01-24  done
  Lower Extremity Functional Scale (total)  re-test   2027-02-14
  Pain (0 to 10)                            re-test   2027-02-14
  Lower Extremity Functional Scale (total), 2027-01-04: 42
  Lower Extremity Functional Scale (total), 2027-01-22: 40
  Lower Extremity Functional Scale (total): 42 on 2027-01-04, 40 on 2027-01-22, worse by
  2 points; it does not count as more than measurement error (9 points) [binkley-1999].

Review
{OVERRULED_TOLD}\
"""


def test_the_record_holds_what_was_found_overruled_and_measured_and_when_again(run):
    result = run("record", "ada.toml")

    assert result.exit_code == 0
    assert result.stdout.startswith(RECORD)
    assert result.stdout.count("Overruled by Ingrid Meyer on 2027-01-02:") == 2


def test_the_record_of_a_program_of_which_nobody_asked_anything(run):
    output = run("record", "ada.toml", text=ADA).stdout

    assert (
        "\nScreening: nobody asked\n\nTests: none\n\nReview\nCAUTION screening-missing\n" in output
    )


def test_the_record_of_a_program_without_a_word_against_it(run):
    answers = "[screening]\nno_to_the_rest = true\n"
    output = run("record", "ada.toml", text=ADA + answers).stdout

    assert "\nScreening: no warning signs\n" in output
    assert output.endswith("\nReview\n  Nothing found.\n")


def test_the_record_names_who_overruled_a_warning_sign(run):
    flagged = (
        '[screening]\nyes = ["young-hip"]\n[screening.override]\nof = ["young-hip"]\n'
        'by = "Ingrid Meyer"\non = 2027-01-02\nreason = "Seen on Friday."\n'
    )
    output = run("record", "ada.toml", text=ADA + flagged).stdout

    assert "\nScreening: 1 warning sign\n" in output
    assert "\n  Overruled by Ingrid Meyer on 2027-01-02: young-hip. Seen on Friday.\n" in output


# --- conditions, tests, sources ---


def test_every_condition_and_every_test_is_listed_with_what_it_needs(run):
    conditions = {line.split()[0]: line for line in run("conditions").output.splitlines()}
    tests = {line.split()[0]: line for line in run("tests").output.splitlines()}

    assert [*conditions] == ["condition", *(kind.key for kind in hp.CONDITIONS)]
    assert conditions["hip-flexor-strain"].endswith("  days, grade")
    assert [*tests] == ["test", *(measure.key for measure in hp.MEASURES)]
    assert tests["hip-flexion-strength"].endswith("  left and right            Nm/kg, N, kg")


def test_a_condition_is_shown_with_what_it_means_for_every_exercise(run):
    output = run("conditions", "latex-allergy").output
    verdicts = [line.strip() for line in output.splitlines() if line.endswith(":")]

    assert output.startswith("latex allergy (latex-allergy)\n  not at all:\n    band-hip-flexion: ")
    assert verdicts == ["not at all:", "with care:", "no limit known:"]
    for slug in hp.load_catalogue():
        assert f"\n    {slug}" in output


def test_a_test_is_shown_with_how_it_is_done_and_which_change_counts(run):
    output = run("tests", "psfs").output

    assert output.startswith("Patient-Specific Functional Scale (mean) (psfs)\n  1. The person ")
    assert "\n  Which change counts:\n    - Minimum detectable change" in output


def test_a_source_is_shown(run):
    output = run("show", "binkley-1999").output

    assert "[binkley-1999] " in output
    assert hp.load_catalogue().sources["binkley-1999"].reference in output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("conditions", "latex-alergy"), "no condition 'latex-alergy'; did you mean"),
        (("tests", "pian"), "no test 'pian'; did you mean 'pain'?"),
        (("show", "binkley-1998"), "did you mean 'binkley-1999'?"),
    ],
)
def test_what_nobody_knows_is_told_with_the_nearest(run, words, told):
    result = run(*words)

    assert result.exit_code == 1
    assert told in result.output
