"""A handout carries what it was made from, and gives it back byte for byte."""

import datetime as dt
import hashlib
import io
import os
import subprocess
import sys
import zlib
from itertools import cycle
from pathlib import Path

import attrs
import pypdf
import pytest
from hypothesis import given, settings

import hipflex_plan as hp
import strategies
from hipflex_plan.handout.carrying import CarriedFile
from hipflex_plan.handout.pdf import pdf_of
from hipflex_plan.ics import refuse_other_calendars
from hipflex_plan.pdf_files import attachments_of
from valid_pdf import assert_valid_by_page_validation, assert_valid_by_verapdf, needs_verapdf

TOP = Path(__file__).parents[1]
EXAMPLE = TOP / "examples" / "six-week-band.toml"
BARE = TOP / "tests" / "programs" / "bare.toml"
LOOKS = (("a4", "color"), ("letter", "print"))
PROGRAMS = [EXAMPLE, *sorted((TOP / "tests" / "programs").glob("*.toml"))]
YAML = """\
# written by hand: ÄÖ „quoted“
title: Hip strength
start: 2027-01-04
screening: { no_to_the_rest: true }
phases:
  - name: Build
    weeks: 2
    prescriptions:
      - { use: couch-stretch, dosage: 2 x 30 s each side, frequency: daily }
"""
PAGE = "<html lang=en><title>A page</title><h1>A page</h1>"


def plan_of(file):
    return hp.schedule(hp.load_program(file))


def small(carried):
    """A PDF of one short page, which takes no time, with what it carries."""
    return pdf_of(PAGE, "standard", hp.Paper.A4, carried)


def printed(folder, carried, name="handout.pdf"):
    file = folder / name
    file.write_bytes(small(carried))
    return file


@pytest.mark.parametrize("archive", [False, True])
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_what_goes_in_comes_out_byte_for_byte(tmp_path, program, archive):
    plan = plan_of(program)
    opened = hp.open_handout(printed(tmp_path, hp.carried(plan, program, archive=archive)))

    assert opened.program_name == program.name
    assert opened.program_text == program.read_bytes()
    assert opened.plan == plan
    assert opened.calendar == hp.to_ics(plan).encode()


def test_the_plan_that_comes_out_is_the_plan_that_went_in_to_the_byte(tmp_path):
    plan = plan_of(EXAMPLE)
    file = printed(tmp_path, hp.carried(plan, EXAMPLE))
    inside = attachments_of(file.read_bytes())["plan.json"].content

    assert inside == hp.plan_to_json(plan).encode()
    assert hp.plan_to_json(hp.open_handout(file).plan).encode() == inside


@pytest.mark.slow
@settings(max_examples=30)
@given(strategies.plans())
def test_any_plan_comes_out_as_it_went_in(tmp_path_factory, plan):
    file = printed(tmp_path_factory.mktemp("any"), hp.carried(plan))
    opened = hp.open_handout(file)

    assert hp.plan_to_json(opened.plan) == hp.plan_to_json(plan)
    assert opened.calendar == hp.to_ics(plan).encode()
    assert hp.parse_program(opened.program_text.decode()) == plan.program


@pytest.mark.parametrize(
    "name", ["ada.yaml", "ADA.YML", "Ada (left) – ö\\'.yaml".replace("\\", "")]
)
def test_a_program_in_yaml_keeps_its_name_its_comments_and_its_bytes(tmp_path, name):
    program = tmp_path / name
    program.write_bytes(YAML.encode())
    opened = hp.open_handout(printed(tmp_path, hp.carried(plan_of(program), program)))

    assert (opened.program_name, opened.program_text) == (name, YAML.encode())


@pytest.mark.parametrize(
    "name", ["plan.json", "PLAN.JSON", "a\nb.json", "a\\b.json", "-" * 230 + ".json"]
)
def test_a_name_that_would_mislead_is_not_carried(tmp_path, name):
    program = tmp_path / name
    text = hp.program_text(hp.load_program(BARE), ".json")
    program.write_text(text, "utf-8")
    opened = hp.open_handout(printed(tmp_path, hp.carried(plan_of(program), program)))

    assert opened.program_name.lower() == "program.json"
    assert opened.program_text == text.encode()


def test_a_plan_made_in_python_carries_its_program_as_toml(tmp_path):
    stretch = hp.load_catalogue()["couch-stretch"]
    phase = hp.Phase("One", 1, [hp.Prescription(stretch, "1 x 20 s left side", hp.PerWeek(1))])
    plan = hp.schedule(hp.Program("One day", [phase]), start=dt.date(2028, 2, 29))
    opened = hp.open_handout(printed(tmp_path, hp.carried(plan)))

    assert opened.program_name == "program.toml"
    assert hp.parse_program(opened.program_text.decode()) == plan.program


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = [", "this is not TOML"),
        ("titel = 'x'\nphases = []", "titel: no such key; did you mean 'title'"),
        ("title = 'x'", "it has neither phases nor a protocol"),
        ("format = 'other/1'\nphases = []", "this library reads 'hipflex-plan-program/1'"),
    ],
)
def test_a_file_that_is_no_program_is_never_carried(tmp_path, text, told):
    (tmp_path / "ada.toml").write_text(text)

    with pytest.raises(hp.FileError, match=told):
        hp.carried(plan_of(BARE), tmp_path / "ada.toml")
    with pytest.raises(hp.FileError, match="cannot be read"):
        hp.carried(plan_of(BARE), tmp_path / "missing.toml")


@attrs.frozen
class OneMoreSet:
    """A clinic's own rule."""

    up_to: int

    def dosage(self, baseline, week):
        return attrs.evolve(baseline, sets=min(self.up_to, baseline.sets + week - 1))

    def in_words(self):
        return "One more set each week."


def test_a_plan_with_a_clinics_own_rule_needs_that_rule(tmp_path):
    stretch = hp.load_catalogue()["couch-stretch"]
    grows = hp.Prescription(stretch, "1 x 20 s left side", hp.PerWeek(1), OneMoreSet(3))
    plan = hp.schedule(hp.Program("Own", [hp.Phase("One", 2, [grows])]), start=dt.date(2028, 2, 29))
    file = printed(tmp_path, hp.carried(plan))

    with pytest.raises(hp.FileError, match=r"hp\.open_handout\(path, rules=\[OurRule\]\)"):
        hp.open_handout(file)
    assert hp.open_handout(file, rules=[OneMoreSet]).plan == plan


@pytest.mark.parametrize("archive", [False, True])
def test_a_handout_with_its_files_has_the_same_bytes_each_time(archive):
    plan = plan_of(BARE)
    made = [hp.to_pdf(plan, carried=hp.carried(plan, BARE, archive=archive)) for _ in range(2)]

    assert made[0] == made[1]


@pytest.mark.slow
def test_another_process_prints_the_same_archive(tmp_path):
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Kolkata")):
        file = tmp_path / f"{seed}.pdf"
        words = ["-m", "hipflex_plan", "handout", str(BARE), "--archive", "-o", str(file)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, *words], check=True, env=environment, capture_output=True)
        digests.add(hashlib.sha256(file.read_bytes()).hexdigest())

    assert len(digests) == 1


@pytest.mark.parametrize("archive", [False, True])
def test_each_file_says_what_it_is_to_the_pages(archive):
    plan = plan_of(BARE)
    reader = pypdf.PdfReader(io.BytesIO(small(hp.carried(plan, BARE, archive=archive))))
    found = {file.name: file for file in reader.attachment_list}

    assert {name: file.associated_file_relationship for name, file in found.items()} == {
        "bare.toml": "/Source",
        "plan.ics": "/Supplement",
        "plan.json": "/Data",
    }
    assert {file.subtype for file in found.values()} == {
        "/application/toml",
        "/application/json",
        "/text/calendar",
    }
    for file in found.values():
        assert file.creation_date.date() == file.modification_date.date() == plan.start
        assert file.description
    named = [entry.get_object() for entry in reader.root_object["/AF"]]
    assert [entry["/UF"] for entry in named] == sorted(found)


def test_a_handout_carries_nothing_unless_asked():
    assert attachments_of(hp.to_pdf(plan_of(BARE))) == {}


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    """Archives and handouts with their files, in turn on each paper and with each pictures."""
    folder, made = tmp_path_factory.mktemp("archives"), {}
    for program, (paper, pictures) in zip(PROGRAMS, cycle(LOOKS), strict=False):
        plan = plan_of(program)
        for archive in (True, False):
            file = folder / f"{program.stem}-{archive}.pdf"
            hp.write_pdf(plan, file, paper, pictures, hp.carried(plan, program, archive=archive))
            made[file] = archive
    bare = folder / "without.pdf"
    hp.write_pdf(plan, bare, carried=hp.Carried(archive=True))
    return {**made, bare: True}


def test_a_stream_in_an_archive_does_not_end_like_a_line_and_is_read_as_it_was():
    packed = zlib.compress(content := b"\x0c", level=9)
    assert packed.endswith(b"\r")
    kept = hp.carried(plan_of(BARE), BARE, archive=True)
    scan = CarriedFile(name="scan.bin", content=content, made=kept.files[0].made,
                       relationship="Data", media_type="text/plain", description="")  # fmt: skip

    file = small(attrs.evolve(kept, files=[*kept.files, scan]))

    assert b"\r\nendstream" not in file
    assert attachments_of(file)["scan.bin"].content == content


@pytest.mark.slow
def test_archives_are_valid_pdf_a_and_pdf_ua_by_page_validation(archives):
    assert_valid_by_page_validation(archives, "ua1")
    assert_valid_by_page_validation([file for file, archive in archives.items() if archive], "3a")


@pytest.mark.slow
@needs_verapdf
def test_archives_are_valid_pdf_a_and_pdf_ua_by_verapdf(archives):
    assert_valid_by_verapdf(archives, "ua1")
    assert_valid_by_verapdf([file for file, archive in archives.items() if archive], "3a")


def hostile(name="ada.toml", content=b"", relationship="Source"):
    """A handout in which one file is not what it was."""
    plan = plan_of(BARE)
    kept = {file.name: file for file in hp.carried(plan, BARE).files}
    written = {"relationship": relationship, "media_type": "text/plain", "description": ""}
    other = CarriedFile(
        name=name, content=content, made=dt.datetime(2027, 1, 4, tzinfo=dt.UTC), **written
    )
    del kept["bare.toml" if relationship == "Source" else name]
    return small(hp.Carried([*kept.values(), other]))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("../../etc/cron.toml", BARE.read_bytes(), "it carries no program file"),
        ("C:\\ada.toml", BARE.read_bytes(), "it carries no program file"),
        (".toml", BARE.read_bytes(), "it carries no program file"),
        ("ada.sh", b"#!/bin/sh", "it carries no program file"),
        ("ada.toml", b"#!/bin/sh\nrm -rf /", "this is not TOML"),
        ("ada.toml", b"\xff\xfe", "not UTF-8 text"),
        ("ada.toml", b"x = 1\n", "no such key"),
        ("ada.toml", b"".join(b"x%d = 1\n" % n for n in range(100_000)), "x29: no such key"),
        ("ada.toml", b"#" * 2_100_000, "larger than 2 MB"),
        ("ada.yaml", b"a: &a [*a]", "alias within itself|neither phases"),
        (
            "ada.yaml",
            b"!!python/object/apply:os.system ['true']",
            "is no plain value|keys and values",
        ),
        ("ada.json", b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_program_file_is_neither_given_nor_written(run, tmp_path, name, content, told):
    Path("ada.pdf").write_bytes(hostile(name, content))
    suffix = Path(name).suffix if Path(name).suffix in (".toml", ".yaml") else ".toml"

    with pytest.raises(hp.FileError, match=told):
        hp.open_handout("ada.pdf")
    assert run("open", "ada.pdf", "-o", f"out{suffix}").exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["ada.pdf"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("plan.json", b"{}", "plan.json: format: this library reads 'hipflex-plan/1'"),
        ("plan.json", b"\xff", "not UTF-8 text"),
        ("plan.json", b'{"sessions": [' + b"{}," * 1_000_000 + b"{}]}", "more than 100000 entries"),
        ("plan.ics", b"", "no calendar of this library"),
        ("plan.ics", b"\xff", "no calendar of this library"),
        ("plan.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no calendar of this library"),
    ],
)
def test_a_plan_or_calendar_that_is_not_ours_is_refused(run, name, content, told):
    relationship = {"plan.json": "Data", "plan.ics": "Supplement"}[name]
    Path("ada.pdf").write_bytes(hostile(name, content, relationship))
    refused = run("open", "ada.pdf", "-o", f"out{Path(name).suffix}")

    assert refused.exit_code == 1
    assert told in refused.output
    assert not list(Path().glob("out*"))


@pytest.mark.parametrize(
    "line",
    [
        "ATTACH:http://127.0.0.1/x",
        "ACTION:PROCEDURE",
        "BEGIN:VTODO",
        "URL:http://127.0.0.1/x",
        'DESCRIPTION;ALTREP="http://127.0.0.1/x":y',
        "SUMMARY:x\nATTACH:http://127.0.0.1/x",
        "SUMMARY:x\rATTACH:http://127.0.0.1/x",
        "no colon",
    ],
)
def test_a_calendar_into_which_something_was_put_is_refused(line):
    ours = hp.to_ics(plan_of(BARE), alarm_minutes=10)
    refuse_other_calendars(ours.encode(), "plan.ics")
    changed = ours.replace("BEGIN:VALARM\r\n", f"BEGIN:VALARM\r\n{line}\r\n", 1)

    with pytest.raises(hp.FileError, match="does not say"):
        refuse_other_calendars(changed.encode(), "plan.ics")


@pytest.mark.parametrize("program", [TOP / "examples" / "arabic.toml", EXAMPLE])
def test_a_calendar_of_ours_may_have_words_from_right_to_left(program):
    plan = plan_of(program)
    clinic = attrs.evolve(plan.program.clinic, phone="\u0660\u0666 \u05d0")

    refuse_other_calendars(hp.to_ics(plan).encode(), "plan.ics")
    refuse_other_calendars(
        hp.to_ics(attrs.evolve(plan, program=attrs.evolve(plan.program, clinic=clinic))).encode(),
        "plan.ics",
    )


def test_a_handout_that_was_saved_by_another_program_can_still_be_opened(tmp_path):
    file = printed(tmp_path, hp.carried(plan_of(BARE), BARE))
    writer = pypdf.PdfWriter(clone_from=file)
    writer.add_metadata({"/Producer": "another program"})
    writer.add_attachment("a scan of theirs.txt", b"theirs")
    writer.write(file)

    assert hp.open_handout(file).program_text == BARE.read_bytes()


def test_of_a_plan_full_of_mistakes_the_first_ones_are_told(tmp_path):
    sessions = ",".join(["{}"] * 5_000)
    head = '"format": "hipflex-plan/1", "reference": "a", "start": "2027-01-04", "program": {}'
    content = f'{{{head}, "sessions": [{sessions}]}}'.encode()
    (tmp_path / "ada.pdf").write_bytes(hostile("plan.json", content, "Data"))
    with pytest.raises(hp.FileError, match=r"sessions\[0\]\.number: is missing") as caught:
        hp.open_handout(tmp_path / "ada.pdf")

    assert len(caught.value.problems) == 30


def test_the_command_takes_out_what_the_end_of_the_name_says(run):
    Path("ada.toml").write_bytes(BARE.read_bytes())
    assert run("handout", "ada.toml", "--start", "2027-03-01").exit_code == 0
    plan = hp.schedule(hp.load_program("ada.toml"), start=dt.date(2027, 3, 1))

    said = run("open", "ada.pdf").output
    for word in ("ada.toml: the program file", "plan.json: the plan; ", "plan.ics: the plan as"):
        assert word in said
    for name in ("out.toml", "out.json", "out.ics"):
        assert f"{name} is written" in run("open", "ada.pdf", "-o", name).output
    assert Path("out.toml").read_bytes() == BARE.read_bytes()
    assert hp.load_plan("out.json") == plan
    assert Path("out.ics").read_bytes() == hp.to_ics(plan).encode()


def test_the_command_never_writes_over_a_file_unless_told(run):
    printed(Path(), hp.carried(plan_of(BARE), BARE))
    Path("ada.toml").write_text("mine")
    refused = run("open", "handout.pdf", "-o", "ada.toml")

    assert refused.exit_code == 2
    assert Path("ada.toml").read_text() == "mine"
    assert run("open", "handout.pdf", "-o", "ada.toml", "--force").exit_code == 0
    assert Path("ada.toml").read_bytes() == BARE.read_bytes()


def test_the_command_never_calls_a_program_file_what_it_is_not(run):
    Path("ada.json").write_text(hp.program_text(hp.load_program(BARE), ".json"))
    printed(Path(), hp.carried(plan_of("ada.json"), "ada.json"))
    refused = run("open", "handout.pdf", "-o", "out.toml")

    assert refused.exit_code == 1
    assert (
        "the program file in it is ada.json: let the output end in .json and add" in refused.output
    )
    assert run("open", "handout.pdf", "-o", "out.json", "--program").exit_code == 0
    assert Path("out.json").read_bytes() == Path("ada.json").read_bytes()
    assert run("open", "handout.pdf", "-o", "out.docx").exit_code == 2


def test_a_handout_without_its_files_says_why_nothing_can_be_taken_out(run):
    Path("ada.toml").write_bytes(BARE.read_bytes())
    assert run("handout", "ada.toml", "--no-attachments").exit_code == 0

    for suffix in ("toml", "json", "ics"):
        refused = run("open", "ada.pdf", "-o", f"out.{suffix}")
        assert refused.exit_code == 1
        assert "or was printed without its files" in refused.output
        assert len(refused.output.splitlines()) == 1
    assert attachments_of(Path("ada.pdf").read_bytes()) == {}


def test_an_archive_can_do_without_its_files(run):
    Path("ada.toml").write_bytes(BARE.read_bytes())
    assert run("handout", "ada.toml", "--archive", "--no-attachments").exit_code == 0
    content = Path("ada.pdf").read_bytes()

    assert b"pdfaid:part" in content
    assert b"<pdfuaid:part>1<" in content
    assert attachments_of(content) == {}


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%broken"])
def test_what_is_no_pdf_is_told_without_a_traceback(run, content):
    Path("ada.pdf").write_bytes(content)
    refused = run("open", "ada.pdf", "-o", "out.toml")

    assert refused.exit_code == 1
    assert refused.output.startswith("ada.pdf: this ")
    assert len(refused.output.splitlines()) == 1
