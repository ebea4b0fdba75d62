"""What eyes judge, kept as text: `make golden` writes it anew, and the diff is read."""

from datetime import date
from pathlib import Path

import pytest

import hipflex_plan as hp
from hipflex_plan.handout.record import record_to_html
from hipflex_plan.report import report_to_html
from hipflex_plan.terminal.catalogue import exercise_lines, protocol_lines
from hipflex_plan.terminal.plans import plan_lines
from report_cases import case

TOP = Path(__file__).parents[1]
GOLDEN = TOP / "tests" / "golden"
PROGRAMS = {
    path.stem: path
    for path in (
        TOP / "examples" / "six-week-band.toml",
        *sorted((TOP / "tests" / "programs").glob("*.toml")),
    )
}


@pytest.fixture
def golden(request):
    """Compare a text with the golden file of that name, or write it."""

    def compare(name, text):
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.write_text(text, encoding="utf-8")
        assert file.read_text(encoding="utf-8") == text

    return compare


def one_element_a_line(html):
    return html.replace("><", ">\n<")


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_page_of_a_handout(golden, name):
    plan = hp.schedule(hp.load_program(PROGRAMS[name]))

    golden(f"{name}.html", one_element_a_line(hp.to_html(plan)))


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_dates_in_a_terminal(golden, name):
    plan = hp.schedule(hp.load_program(PROGRAMS[name]))

    golden(f"{name}.txt", "\n".join(plan_lines(plan)) + "\n")


def test_the_plan_of_the_example_as_json(golden):
    plan = hp.schedule(hp.load_program(PROGRAMS["six-week-band"]))

    golden("six-week-band.json", hp.plan_to_json(plan))


def test_the_calendar_of_the_example(golden):
    plan = hp.schedule(hp.load_program(PROGRAMS["six-week-band"]))

    golden("six-week-band.ics", hp.to_ics(plan).replace("\r\n", "\n"))


def test_the_pages_of_a_report(golden):
    plan, diary, _ = case("good")

    golden("report.html", one_element_a_line(report_to_html(plan, diary, date(2027, 1, 17))))


def test_the_pages_of_a_record(golden):
    plan = hp.schedule(hp.load_program(PROGRAMS["six-week-band"]))

    golden("record.html", one_element_a_line(record_to_html(plan)))


def test_an_exercise_and_a_protocol_in_a_terminal(golden):
    catalogue = hp.load_catalogue()

    slug = "wall-psoas-hold"
    shown = exercise_lines(catalogue[slug], catalogue.regressions(slug))
    golden("wall-psoas-hold.txt", "\n".join(shown) + "\n")
    golden("protocol.txt", "\n".join(protocol_lines(catalogue.protocol("six-week-band"))) + "\n")
