"""The page for the phone says all that the handout says, in one file that needs nothing else."""

import base64
import hashlib
import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import hipflex_plan as hp
from builders import exercise, prescription
from hipflex_plan import advice, cli, wording
from hipflex_plan.codec.diary_sheets import COLUMNS
from hipflex_plan.languages import ENGLISH, language_of
from hipflex_plan.notation import load
from hipflex_plan.performance import MOST_AMOUNT, Soreness, StopSign
from hipflex_plan.phone import phone_page
from hipflex_plan.phone.amounts import key_of, prescribed
from hipflex_plan.phone.calls import dialled
from hipflex_plan.phone.packing import LETTERS, packed
from hipflex_plan.phone.record import FORMS
from hipflex_plan.phone.timing import Move, loop_seconds, moves, rest_seconds
from phone_cases import PROGRAM, plan_in

LARGEST_BYTES = 300_000
TWO_PHASES = Path(__file__).parent / "programs" / "two-phases.toml"
PLAN = plan_in()
PAGE = phone_page(PLAN)


class Reader(HTMLParser):
    """The words that somebody reads without script and without style."""

    def __init__(self, html):
        super().__init__()
        self.words, self.silent, self.tags = [], 0, []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.silent += tag in {"script", "style"}

    def handle_endtag(self, tag):
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data):
        if not self.silent:
            self.words.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", "".join(self.words).replace(wording.NBSP, " "))


def plain(text):
    return text.replace(wording.NBSP, " ")


def data_of(page):
    return json.loads(
        re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1]
    )


READ = Reader(PAGE)


def test_every_step_of_every_exercise_stands_there():
    for one in PLAN.program.phases[0].prescriptions:
        words = wording.words_of(one.exercise, ENGLISH)
        for step in words.steps:
            told = wording.patients(step, words, ENGLISH, one.side)
            assert plain(told) in READ.text


def test_every_dose_of_every_week_stands_there():
    for found in prescribed(PLAN):
        for amount in found.amounts:
            assert plain(wording.dose_line(amount.dosage, ENGLISH)) in READ.text


def test_the_weeks_of_an_exercise_are_all_weeks():
    for found in prescribed(PLAN):
        assert [week for amount in found.amounts for week in amount.weeks] == [*PLAN.weeks]


def test_every_warning_stands_there():
    for claim in (*advice.EMERGENCY, *advice.CALL):
        assert claim.text in READ.text
    for zone in advice.pain_zones(PLAN.program.clinic.pain):
        assert plain(wording.glued(zone.advice.text)) in READ.text


def test_the_numbers_can_be_called():
    called = {attributes.get("href") for tag, attributes in READ.tags if tag == "a"}

    assert {"tel:999", "tel:111", "tel:01632960114"} <= called


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("01632 960 114", "01632960114"),
        ("+44 (0)1632 960-114", "+441632960114"),
        ("(020) 7946 0000", "02079460000"),
        ("ask at the desk", ""),
        ("01632 960 114 or 115", ""),
        ("", ""),
        ("+", ""),
    ],
)
def test_what_is_dialled_for_a_number_as_it_is_printed(printed, number):
    assert dialled(printed) == number


def test_a_clinic_without_numbers_has_no_link_that_calls_nobody():
    program = attrs.evolve(PLAN.program, clinic=hp.Clinic())

    page = phone_page(hp.schedule(program))

    assert "tel:" not in page
    assert "Call your emergency number at once" in plain(Reader(page).text)


def test_five_exercises_stay_small():
    assert len(PAGE.encode()) < LARGEST_BYTES


def test_the_same_plan_gives_the_same_bytes():
    assert phone_page(plan_in()) == PAGE


def test_nothing_is_fetched_and_the_policy_lets_nothing_be():
    [policy] = [
        a["content"] for t, a in READ.tags if a.get("http-equiv") == "Content-Security-Policy"
    ]

    assert "default-src 'none'" in policy
    for tag, attributes in READ.tags:
        address = attributes.get("src") or attributes.get("href") or ""
        assert address[:1] in {"", "#"} or address.startswith(("data:image/", "tel:")), (
            tag,
            address,
        )
        assert not any(name.startswith("on") for name in attributes)


def test_the_policy_knows_the_script_by_its_hash():
    script = re.search(r"<script>(.*?)</script>", PAGE, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    assert f"script-src 'sha256-{digest}'" in unescape(PAGE)


@settings(max_examples=10)
@given(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=40)
)
def test_no_name_breaks_out(name):
    hostile = f"</script><script>alert(1)</script><img src=x onerror=alert(2)>{name}"[:78].strip()
    program = attrs.evolve(PLAN.program, patient=hostile, goal=hostile, title=hostile, reference="")

    page = phone_page(attrs.evolve(PLAN, program=program, reference=hostile[:60].strip()))
    read = Reader(page)

    assert [tag for tag, _ in read.tags if tag == "script"] == [
        tag for tag, _ in READ.tags if tag == "script"
    ]
    assert "img" not in {tag for tag, _ in read.tags}
    assert data_of(page)["plan"] == hostile[:60].strip()


def test_what_the_clinician_wrote_beside_an_exercise_stands_there_and_breaks_nothing():
    phase = PLAN.program.phases[0]
    noted = attrs.evolve(phase.prescriptions[0], note="Slow & <b>steady</b>, please.")
    program = attrs.evolve(
        PLAN.program, phases=[attrs.evolve(phase, prescriptions=[noted, *phase.prescriptions[1:]])]
    )

    assert "Slow & <b>steady</b>, please." in Reader(phone_page(hp.schedule(program))).text


def test_arabic_runs_from_right_to_left_and_isolates_what_would_turn():
    page = phone_page(plan_in("ar"))
    [html] = [attributes for tag, attributes in Reader(page).tags if tag == "html"]

    assert (html["lang"], html["dir"]) == ("ar", "rtl")
    assert "3\u00a0×\u00a015" in page


def test_the_words_of_another_language_are_its_own():
    program = plan_in("es").program
    told = wording.words_of(program.phases[0].prescriptions[0].exercise, language_of("es"))

    assert told.language == "es"
    assert told.name in phone_page(plan_in("es"))


def test_the_columns_are_those_of_the_diary():
    head = data_of(PAGE)["head"]

    assert [name for name in head if not name.startswith("set_")] == [
        name for name in COLUMNS if not name.startswith("set_")
    ]


def test_the_page_takes_only_what_the_library_reads():
    def taken(name, text):
        return re.fullmatch(FORMS[name], text) is not None

    assert [n for n in range(5000) if taken("set", str(n))] == [*range(1, MOST_AMOUNT + 1)]
    assert [n for n in range(200) if taken("effort", str(n))] == [*range(11)]
    assert all(taken("soreness", str(how)) for how in Soreness)
    assert all(taken("stop_sign", str(sign)) for sign in StopSign)
    assert not taken("weight", "")
    for weight in ("0.25", ".5", "2", "499.5", "500"):
        assert taken("weight", weight)
        assert load(f"{float(weight):g} kg").amount > 0
    for wrong in ("501", "-1", "1e3", ".", "5000"):
        assert not taken("weight", wrong)


def test_a_session_knows_its_exercises_and_its_day():
    sessions = data_of(PAGE)["sessions"]

    assert [s["date"] for s in sessions] == [s.on.isoformat() for s in PLAN.sessions]
    assert [len(s["do"]) for s in sessions] == [len(s.items) for s in PLAN.sessions]
    assert [s["n"] for s in sessions if s["main"]] == [
        s.number for s in PLAN.sessions if len(s.items) > 1
    ]


def test_all_exercises_of_all_phases_stand_there_each_once():
    plan = hp.schedule(hp.load_program(TWO_PHASES))
    wanted = [key_of(item) for session in plan.sessions for item in session.items]

    keys = [one["key"] for one in data_of(phone_page(plan))["exercises"]]

    assert sorted(keys) == sorted(set(wanted))


def page_of(*prescriptions):
    program = hp.Program("T", phases=[hp.Phase("P", 2, list(prescriptions))])
    return phone_page(hp.schedule(program, start=PLAN.start, training_days="mon wed fri"))


def test_an_exercise_without_a_picture_has_a_number_instead():
    page = page_of(prescription("3 x 10", of=exercise()))

    assert "picture-1" not in page
    assert "Show the movement" not in page
    assert "Stand tall." in Reader(page).text


@pytest.mark.parametrize(
    ("dosage", "often", "labels"),
    [
        ("1 x 10", "2 times a day", ["Time 1", "Time 2"]),
        ("2 x 10", "2 times a day", [
            "Time 1, set 1", "Time 1, set 2", "Time 2, set 1", "Time 2, set 2",
        ]),
        ("2 x 10 left side", "daily", ["Set 1", "Set 2"]),
        ("1 x 10 each side", "daily", ["Set 1, left leg", "Set 1, right leg"]),
    ],
)  # fmt: skip
def test_each_set_of_a_day_has_a_box(dosage, often, labels):
    read = Reader(page_of(prescription(dosage, often, of=exercise(purpose="stretch"))))
    boxes = [
        a["aria-label"]
        for t, a in read.tags
        if t == "input" and a.get("type") == "checkbox" and "aria-label" in a
    ]

    assert boxes == labels


# --- The timer ---


def parts_of(dosage, **changes):
    return moves(exercise(**changes), hp.Dosage.parse(dosage))


def test_a_tempo_is_counted_as_the_card_says_it():
    lift, squat = (
        parts_of("3 x 10, tempo 3-1-2-0"),
        parts_of("3 x 10, tempo 3-1-2-0", counted="squat"),
    )

    assert [(m.phase, m.seconds) for m in lift] == [("up", 2), ("down", 3), ("wait", 1)]
    assert [(m.phase, m.seconds) for m in squat] == [("down", 3), ("wait", 1), ("up", 2)]
    assert [(m.since, m.until) for m in lift[:2]] == [(0, 1), (1, 0)]


def test_a_single_hold_is_one_part_and_a_free_set_has_no_end():
    assert parts_of("2 x 1, hold 30 s") == (Move("hold", 30, 0, 1),)
    assert parts_of("2 x 20 steps") == (Move("go", 0, 0, 1),)
    assert parts_of("1 x 5 min") == (Move("go", 300, 0, 1),)


def test_several_holds_have_time_to_move_between():
    parts = parts_of("3 x 10, hold 5 s")

    assert [(m.phase, m.seconds) for m in parts] == [("move", 2), ("hold", 5), ("move", 2)]


def test_a_rest_of_none_is_none_and_a_free_one_is_that_of_the_minutes():
    assert rest_seconds(exercise(), hp.Dosage.parse("3 x 10, rest 0 s")) == 0
    assert rest_seconds(exercise(), hp.Dosage.parse("3 x 10")) == 60
    assert rest_seconds(exercise(purpose="stretch"), hp.Dosage.parse("3 x 10")) == 10


@given(st.tuples(*[st.integers(0, 6)] * 4).filter(lambda four: four[0] and four[2]))
def test_a_movement_at_a_tempo_takes_its_seconds(tempo):
    dosage = hp.Dosage(sets=1, repetitions=5, tempo=hp.Tempo(*tempo))

    assert sum(move.seconds for move in moves(exercise(), dosage)) == dosage.tempo.seconds
    assert sum(loop_seconds(exercise(), dosage)) <= dosage.tempo.seconds


# --- Packed drawings ---


def unpacked(text):
    """The reading of the script, once more: what it must be able to do."""
    out, at, base = "", 0, len(LETTERS)

    def two(pair):
        return LETTERS.index(pair[0]) * base + LETTERS.index(pair[1])

    while at < len(text):
        if text[at] != "`":
            out, at = out + text[at], at + 1
            continue
        start = len(out) - two(text[at + 1 : at + 3])
        out, at = out + out[start : start + LETTERS.index(text[at + 3]) + 6], at + 4

    def line(found):
        digits = re.findall(r"~(..)|(.)", found[1])
        numbers = [
            two(far) - base * base // 2 if far else LETTERS.index(near) - base // 2
            for far, near in digits
        ]
        return (
            f"M{numbers[0]} {numbers[1]}l{' '.join(map(str, numbers[2:]))}{'z' * (found[2] == '}')}"
        )

    def path(found):
        return f'd="{re.sub(r"([^{}]*)([{}])", line, found[1])}"'

    return re.sub(r"\|([^|]*)\|", path, out.replace("\\", "<"))


def spread(svg):
    """The drawing with its numbers apart, so that only what it draws is compared."""
    return re.sub(r' d="([^"]*)"', lambda d: str(re.findall(r"[Mlz]|-?\d+", d[1])), svg)


numbers = st.integers(-4500, 4500)
lines = st.tuples(
    numbers, numbers, st.lists(st.tuples(numbers, numbers), min_size=1), st.booleans()
)


def written(line):
    x, y, steps, closed = line
    return f"M{x} {y}l{' '.join(f'{a} {b}' for a, b in steps)}{'z' * closed}"


@given(st.lists(st.lists(lines, min_size=1, max_size=3), max_size=6))
def test_what_is_packed_is_read_back(paths):
    svg = (
        "<svg>" + "".join(f'<path d="{"".join(map(written, path))}"/>' for path in paths) + "</svg>"
    )

    assert spread(unpacked(packed(svg * 2))) == spread(svg * 2)
    assert "<" not in packed(svg)


def test_a_drawing_that_holds_our_signs_is_refused():
    with pytest.raises(ValueError, match=r"holds \['\|'\]"):
        packed("<svg>|</svg>")


# --- The door ---


def test_the_command_writes_the_page(tmp_path):
    program = tmp_path / "ada.toml"
    program.write_text(PROGRAM, "utf-8")
    run = CliRunner().invoke(cli.main, ["handout", str(program), "--html"])

    assert run.exit_code == 0, run.output
    assert (tmp_path / "ada.html").read_text("utf-8") == PAGE


def test_the_command_refuses_another_suffix(tmp_path):
    program = tmp_path / "ada.toml"
    program.write_text(PROGRAM, "utf-8")
    run = CliRunner().invoke(
        cli.main, ["handout", str(program), "--html", "-o", str(tmp_path / "a.pdf")]
    )

    assert run.exit_code == 2
    assert "ends in .html" in run.output


def test_what_is_written_is_the_page(tmp_path):
    hp.write_phone_page(PLAN, tmp_path / "a.html")

    assert (tmp_path / "a.html").read_bytes() == PAGE.encode()
