"""The diary as a file: the empty one, what may be written into it, and every way it is refused."""

import csv
import datetime as dt
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
import strategies as our
from builders import exercise, prescription, program
from hipflex_plan.codec.diary_sheets import COLUMNS
from hipflex_plan.diary import sides_of

START = dt.date(2027, 1, 4)
SUFFIXES = [".csv", ".yaml", ".json"]
HOLD = prescription("2 x 1 each side, hold 20 s", of=exercise("wall-hold"))
LIFT = prescription("3 x 8-12 left side, 1.5 kg", of=exercise("knee-lift"))
STRETCH = prescription(
    "2 x 1, hold 30 s", "2 times a day", of=exercise("hip-stretch", purpose="stretch")
)


def plan_of(*prescriptions, reference="Ada-1"):
    made = program(*(prescriptions or (HOLD, LIFT)), weeks=1)
    return hp.schedule(made, start=START, training_days="mon wed fri", reference=reference)


PLAN = plan_of()


def sheet(*rows, head="session,exercise,side,set_1,set_2,load,pain"):
    return "\n".join([head, *rows]) + "\n"


def read(*rows, head="session,exercise,side,set_1,set_2,load,pain", plan=PLAN):
    return hp.parse_diary(sheet(*rows, head=head), plan)


def row(cells, head="session,exercise,side,set_1,set_2,load,pain", plan=PLAN):
    [found] = read(cells, head=head, plan=plan).rows
    return found


def told(text, plan=PLAN, suffix=".csv"):
    with pytest.raises(hp.FileError) as caught:
        hp.parse_diary(text, plan, suffix)
    return [str(problem) for problem in caught.value.problems]


def cells_of(text):
    return list(csv.DictReader(io.StringIO(text)))


# The empty diary


def test_the_empty_diary_has_a_row_for_each_session_exercise_and_side():
    rows = cells_of(hp.diary_template(PLAN))

    assert [(r["session"], r["date"], r["exercise"], r["side"]) for r in rows[:4]] == [
        ("1", "2027-01-04", "wall-hold", "left"),
        ("1", "2027-01-04", "wall-hold", "right"),
        ("1", "2027-01-04", "knee-lift", "left"),
        ("2", "2027-01-06", "wall-hold", "left"),
    ]
    assert len(rows) == 9


def test_the_empty_diary_says_what_is_prescribed_and_leaves_the_rest_empty():
    lift = cells_of(hp.diary_template(PLAN))[2]

    assert {key: cell for key, cell in lift.items() if cell} == {
        "plan": "Ada-1",
        "session": "1",
        "date": "2027-01-04",
        "exercise": "knee-lift",
        "side": "left",
        "prescribed": "3 x 8-12 left side, 1.5 kg",
        "unit": "repetitions",
        "load": "1.5 kg",
    }


@pytest.mark.parametrize(("dosage", "load"), [("3 x 10, red band", "red band"), ("3 x 8 RM", "")])
def test_the_load_stands_there_where_it_is_a_weight_or_a_band(dosage, load):
    plan = plan_of(prescription(dosage, of=exercise("knee-lift")))

    assert cells_of(hp.diary_template(plan))[0]["load"] == load


def test_the_empty_diary_is_no_row():
    assert hp.parse_diary(hp.diary_template(PLAN), PLAN) == hp.Diary("Ada-1")


def test_the_columns_are_those_of_the_list_with_the_sets_that_are_done_on_a_day():
    head = hp.diary_template(plan_of(STRETCH)).splitlines()[0].split(",")

    too_many = {f"set_{n}" for n in range(5, 11)}
    assert head == [column for column in COLUMNS if column not in too_many]


def test_where_a_day_has_more_than_ten_sets_the_columns_are_for_those_of_one_time():
    often = prescription(
        "4 x 1, hold 30 s", "3 times a day", of=exercise("hip-stretch", purpose="stretch")
    )

    assert "set_4,load" in hp.diary_template(plan_of(often))


# What may be written


def test_zero_is_not_missing():
    found = row("1,knee-lift,left,0,,,0")

    assert (found.sets, found.pain) == ((0,), 0)
    assert (row("1,knee-lift,left,,5,,").sets, found.effort) == ((None, 5), None)


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ("1,knee-lift,left,,,,3", "pain", 3),
        ("1,knee-lift,left,10,,,", "sets", (10,)),
        ("1,knee-lift,left,,,2 kg,", "load", hp.Weight(2)),
        ("1,knee-lift,left,?,,,", "sets", (None,)),
        ("1,knee-lift,left,,,,?", "pain", None),
    ],
)
def test_a_half_filled_row_is_kept(cells, field, value):
    assert getattr(row(cells), field) == value


@pytest.mark.parametrize("load", ["", "1.5 kg", "1.50 KG"])
def test_a_row_with_nothing_but_the_load_that_stood_there_is_no_row(load):
    assert read(f"1,knee-lift,left,,,{load},").rows == ()


def test_a_date_alone_says_nothing():
    assert read("1,knee-lift,2027-01-05", head="session,exercise,date").rows == ()


def test_what_was_done_on_another_day_keeps_its_own_date():
    head = "session,exercise,date,set_1"

    assert row("1,knee-lift,2027-01-05,9", head).on.isoformat() == "2027-01-05"
    assert row("1,knee-lift,,9", head).on.isoformat() == "2027-01-04"


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("x", 8), ("X", 8), ("✓", 8), ("yes", 8), ("12", 12), ("12 reps", 12), ("12 Repetitions", 12),
     ("-", 0), ("no", 0), ("?", None)],
)  # fmt: skip
def test_a_tick_is_the_bottom_of_the_range_and_a_dash_is_nothing(cell, amount):
    assert row(f"1,knee-lift,left,{cell},9,,").sets == (amount, 9)


@pytest.mark.parametrize(
    ("dosage", "cell", "amount"),
    [
        ("2 x 20 steps", "18 steps", 18),
        ("2 x 20 steps", "x", 20),
        ("1 x 10 min", "9 min.", 9),
        ("1 x 10 min", "✓", 10),
        ("2 x 30 s", "30 s", 30),
        ("2 x 30 s", "yes", 30),
        ("1 x 500 steps", "x", 500),
    ],
)
def test_a_set_may_carry_the_unit_that_is_counted(dosage, cell, amount):
    plan = plan_of(prescription(dosage, of=exercise("march", purpose="control")))

    assert row(f"1,march,{cell}", "session,exercise,set_1", plan).sets == (amount,)


def test_a_set_in_another_unit_is_refused():
    [problem] = told(sheet("1,wall-hold,left,3 reps,,,"))

    assert problem == "line 2: set_1: write the seconds, which are counted here: '3 reps'"


def test_a_file_with_only_some_columns_in_any_order_works():
    found = row("3,1,knee-lift", "Pain, SESSION ,exercise")

    assert (found.pain, found.session, found.side) == (3, 1, hp.Side.LEFT)
    assert found.prescribed == LIFT.dosage


def test_semicolons_and_decimal_commas_are_read():
    found = row("1;knee-lift;left;9;;2,5 kg;", "session;exercise;side;set_1;set_2;load;pain")

    assert (found.sets, found.load) == ((9,), hp.Weight(2.5))
    assert read("1;knee-lift;1,5 kg", head="session;exercise;load").rows == ()


def test_a_decimal_comma_between_commas_is_refused():
    [problem] = told(sheet('1,knee-lift,left,9,,"2,5 kg",'))

    assert problem.startswith("line 2: load: '2,5 kg' is no load; write '1.5 kg'")


@pytest.mark.parametrize("sign", ["\ufeff", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_bom_and_any_line_ends_are_read(tmp_path, sign, end):
    file = tmp_path / "ada.csv"
    file.write_bytes((sign + sheet(" 1 , knee-lift ,,9,,, ").replace("\n", end)).encode())

    assert hp.load_diary(file, PLAN) == read("1,knee-lift,left,9,,,")


@pytest.mark.parametrize("word", ["-", "no", "None", "?", ""])
def test_a_word_for_nothing_is_no_adverse_event_and_no_stop_sign(word):
    head = "session,exercise,pain,stop_sign,in_the_way,adverse_event"
    found = row(f"1,knee-lift,1,{word},{word},{word}", head)

    assert (found.stop_sign, found.obstacle, found.adverse_event) == (None, "", "")


def test_words_of_the_lists_are_read_in_any_case():
    head = "session,exercise,soreness,stop_sign"
    found = row("1,knee-lift,Gone in warm-up,SHARP PAIN", head)

    assert (found.soreness, found.stop_sign) == ("gone in warm-up", "sharp pain")


def test_more_sets_than_prescribed_can_be_written_in_columns_of_their_own():
    head = "session,exercise,set_1,set_2,set_3,set_12"

    assert row("1,knee-lift,8,8,8,8", head).sets == (8, 8, 8, *[None] * 8, 8)


def test_what_a_spreadsheet_would_take_for_a_formula_is_sheltered():
    made = hp.Performance(
        exercise="knee-lift", session=1, on=START, side="left", prescribed=LIFT.dosage,
        obstacle="=1+1", adverse_event="no",
    )  # fmt: skip
    text = hp.diary_text(hp.Diary("Ada-1", [made]), PLAN)

    assert ",'=1+1,'no" in text
    assert hp.parse_diary(text, PLAN).rows == (made,)


# What is refused


def test_all_bad_cells_are_told_at_once_with_line_and_column():
    text = sheet(
        "1,knee-lift,left,8,lots,1.5 kilo,11",
        "",
        "2,knee-lift,both,8,8,,none",
        "9,knee-lift,left,8,8,,1",
        "3,knee-lif,left,8 s,8,,1",
        "1,knee-lift,left,4000,8,,",
    )

    assert told(text) == [
        "line 2: set_2: write one whole number, 'x' for as prescribed, '-' for not done, "
        "or nothing if it is not known: 'lots'",
        "line 2: load: '1.5 kilo' is no load; write '1.5 kg', '2 lb', 'red band', '15 RM' "
        "or 'bodyweight'",
        "line 2: pain: pain must be from 0 to 10: 11",
        "line 4: side: the side is left: 'both'",
        "line 4: pain: write a whole number from 0 to 10, or nothing if it is not known: 'none'",
        "line 5: session: the plan has sessions 1 to 3: 9",
        "line 6: exercise: it is not in session 3: 'knee-lif'; did you mean 'knee-lift'?",
        "line 7: set_1: a set holds at most 3600 repetitions: '4000'",
    ]


@pytest.mark.parametrize(
    ("head", "cells", "problem"),
    [
        ("date", "4/1/2027", "date: a date is written as 2027-01-04: '4/1/2027'"),
        ("date", "2027-01-03", "date: 2027-01-03 lies before the plan begins"),
        ("prescribed", "3 x 9", "prescribed: prescribed was 3 x 8-12 left side, 1.5 kg"),
        ("unit", "steps", "unit: the sets are counted in repetitions here, not in 'steps'"),
        ("soreness", "bad", "soreness: no soreness 'bad'; choose one of"),
        ("stop_sign", "sharp", "stop_sign: no stop sign 'sharp'; did you mean 'sharp pain'?"),
        ("effort", "3.5", "effort: write a whole number from 0 to 10"),
        ("in_the_way", "a\u200bb", "in_the_way: obstacle must be one line of printable text"),
    ],
)
def test_a_cell_that_cannot_be_is_told(head, cells, problem):
    [found] = told(sheet(f"1,knee-lift,1,{cells}", head=f"session,exercise,pain,{head}"))

    assert found.startswith(f"line 2: {problem}")


def test_losing_a_side_is_impossible():
    assert told(sheet("1,wall-hold,,20,20,,")) == ["line 2: side: is missing: write left or right"]
    assert told(sheet("1,wall-hold,20", head="session,exercise,set_1")) == [
        "line 2: side: is missing: write left or right"
    ]
    both = read("1,wall-hold,left,20,20,,", "1,wall-hold,right,20,20,,")
    assert [found.side for found in both.rows] == ["left", "right"]


def test_doubled_rows_are_told_with_both_lines():
    text = sheet("1,knee-lift,left,8,8,,", "2,knee-lift,left,8,8,,", "1,knee-lift,,9,9,,")

    assert told(text) == ["line 4: session 1, knee-lift, left stands on line 2 already"]


def test_another_plans_diary_is_refused_once():
    other = plan_of(reference="Bob-1")
    text = hp.diary_template(other).replace("1.5 kg,,", "1.5 kg,7,").replace("knee", "arm")

    assert told(text) == [
        "line 2: plan: this diary belongs to the plan 'Bob-1', not to 'Ada-1': "
        "take the plan that it was printed with (9 rows)"
    ]


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("session,exercise,pein", "no such column: 'pein'; did you mean 'pain'?"),
        ("session,exercise,set_0", "no such column: 'set_0'; sets are set_1 to set_200"),
        ("session,exercise,set_201", "no such column: 'set_201'; sets are set_1 to set_200"),
        ("session,exercise,pain,Pain", "the column 'pain' is there twice"),
        ("session,pain", "the column 'exercise' is missing"),
        ("a,b", "the first line must name the columns: plan, session, date"),
    ],
)
def test_a_first_line_that_does_not_name_the_columns_is_refused(head, problem):
    [found] = told(sheet("1,2,3", head=head))

    assert found.startswith(f"line 1: {problem}")


def test_what_stands_in_no_column_is_not_dropped():
    assert told(sheet("1,knee-lift,left,8,8,,3,4", "2,knee-lift,left,8,8,,3,,,")) == [
        "line 2: cell 8 has no column, so what it says cannot be kept: '4'"
    ]


def test_a_quotation_mark_that_is_alone_does_not_swallow_the_rows_after_it():
    [problem] = told(sheet("1,knee-lift,left,8,8,,3", '2,"knee-lift,left,8', "3,knee-lift,,,,,"))

    assert problem.startswith("line 3: this row cannot be read as CSV")


@pytest.mark.parametrize("suffix", [".txt", ".toml", ""])
def test_a_diary_of_an_unknown_kind_is_refused(tmp_path, suffix):
    with pytest.raises(hp.FileError, match=r"a diary ends in \.csv, \.yaml or \.json"):
        hp.load_diary(tmp_path / f"ada{suffix}", PLAN)
    with pytest.raises(hp.FileError, match=r"a diary ends in \.csv, \.yaml or \.json"):
        hp.diary_text(hp.Diary("Ada-1"), PLAN, suffix)


def test_a_diary_that_does_not_fit_is_not_written(tmp_path):
    with pytest.raises(hp.DiaryError, match="belongs to the plan 'Bob-1'"):
        hp.write_diary(hp.Diary("Bob-1"), PLAN, tmp_path / "ada.csv")
    assert list(tmp_path.iterdir()) == []


HOSTILE = {
    "zero byte": (sheet("1,knee-lift,left,8,\0,,"), "zero byte"),
    "huge cell": (sheet(f"1,knee-lift,left,{'9' * 100_000},8,,"), "100000 letters"),
    "larger than the csv module takes": (sheet(f"1,knee-lift,{'a' * 200_000}"), "cannot be read"),
    "digits without end": (sheet(f"1,knee-lift,left,{'9' * 400},8,,"), "at most 3600"),
    "session without end": (sheet(f"{'9' * 400},knee-lift,left,8,8,,"), "sessions 1 to 3"),
    "many rows": ("session,exercise,pain\n" + "1,knee-lift,9\n" * 100_000, "more than 20000 rows"),
    "too large": ("session,exercise\n" + "\n" * 2_000_000, "larger than 2 MB"),
    "empty": ("", "must name the columns"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(name):
    text, words = HOSTILE[name]

    [problem] = told(text)
    assert words in problem
    assert len(problem) < 500


def test_bytes_that_are_no_text_are_refused(tmp_path):
    file = tmp_path / "ada.csv"
    file.write_bytes(sheet("1,knee-lift,left,8,8,,").encode("utf-16"))

    with pytest.raises(hp.FileError, match="the file is not UTF-8 text"):
        hp.load_diary(file, PLAN)


@given(st.text(max_size=200), st.sampled_from(SUFFIXES))
def test_any_text_is_a_diary_or_is_refused_in_words(text, suffix):
    survives(text, suffix)


JUNK = ["9" * 30, "-1", "1e5", "½", "²", "٣", "x y", '"', "''", "=A1", "\t", "1\n2", "red band",
        "2027-13-01", "left", "no", "?", "None", "3 x 8", ";", ",", "\u2028", "10" * 9]  # fmt: skip


@given(st.data(), st.sampled_from([",", ";"]))
def test_any_cell_is_read_or_refused_in_words(data, delimiter):
    rows = cells_of(hp.diary_template(PLAN))
    for _ in range(data.draw(st.integers(1, 6))):
        cell = data.draw(st.sampled_from(JUNK) | st.text(max_size=8))
        data.draw(st.sampled_from(rows))[data.draw(st.sampled_from(sorted(rows[0])))] = cell
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)

    survives(text.getvalue(), ".csv")


def survives(text, suffix):
    try:
        found = hp.parse_diary(text, PLAN, suffix)
        assert hp.parse_diary(hp.diary_text(found, PLAN), PLAN) == found
    except hp.FileError as error:
        assert error.problems


# YAML and JSON

YAML = """\
format: hipflex-plan-diary/1
plan: Ada-1
rows:
  - {session: 1, exercise: wall-hold, side: left, sets: [20, null], pain: 0}
  - session: 2
    exercise: knee-lift
    date: 2027-01-07
    sets: [8, 8, 0]
    load: 2 kg
    in_the_way: No time.
"""


def test_yaml_and_json_hold_the_same_rows():
    hold, lift = hp.parse_diary(YAML, PLAN, ".yaml").rows
    again = hp.diary_text(hp.Diary("Ada-1", [hold, lift]), PLAN, ".json")

    assert (hold.sets, hold.pain, hold.on.isoformat()) == ((20, None), 0, "2027-01-04")
    assert (lift.on.isoformat(), lift.side, lift.obstacle) == ("2027-01-07", "left", "No time.")
    assert json.loads(again)["rows"][0]["sets"] == [20, None]
    assert hp.parse_diary(again, PLAN, ".json").rows == (hold, lift)


def test_yaml_problems_have_their_lines_and_json_problems_their_places():
    bad = {"session": 1, "exercise": "knee-lift", "pain": "3", "effort": 2.5, "sets": ["8"]}
    text = json.dumps({"format": "hipflex-plan-diary/1", "plan": "Ada-1", "rows": [bad, 7]})
    broken = YAML.replace("left", "both").replace("load: 2 kg", "laod: 2 kg")

    assert told(broken, suffix=".yaml") == [
        "line 4: rows[0].side: the side is left or right: 'both'",
        "line 9: rows[1].laod: no such key; did you mean 'load'?",
    ]
    assert told(text, suffix=".json") == [
        "rows[0].sets[0]: a whole number is needed: '8'",
        "rows[0].effort: a whole number is needed: 2.5",
        "rows[0].pain: a whole number is needed: '3'",
        "rows[1]: a row is a table of keys and values: 7",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("diary/1", "diary/9", "line 1: format: this library reads 'hipflex-plan-diary/1'"),
        ("Ada-1", "Bob-1", "line 2: plan: this diary belongs to the plan 'Bob-1', not to 'Ada-1'"),
        ("plan: Ada-1\n", "", "plan: is missing"),
        ("  - session: 2\n    exercise: knee-lift", "  - session: 1\n    exercise: wall-hold\n"
         "    side: left", "line 5: rows[1]: session 1, wall-hold, left stands on line 4 already"),
    ],
)  # fmt: skip
def test_a_yaml_diary_that_does_not_belong_here_is_refused(old, new, problem):
    [found] = told(YAML.replace(old, new), suffix=".yaml")

    assert found.startswith(problem)


# Laws


@st.composite
def diaries(draw):
    """A plan, and a diary of some of its rows, filled in here and there."""
    plan = draw(our.plans(own_exercises=False).filter(lambda plan: plan.reference.strip()))
    places = [(s, i, side) for s in plan.sessions for i in s.items for side in sides_of(i)]
    chosen = draw(st.lists(st.sampled_from(places), max_size=5, unique_by=id))
    return plan, hp.Diary(plan.reference, [draw(performances(plan, *one)) for one in chosen])


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("load", [None, "1.5 kg"])
@pytest.mark.parametrize("sets", [[], [None], [8, None, None]])
def test_a_row_in_which_nothing_is_known_is_not_lost(suffix, load, sets):
    weight = LIFT.dosage.load if load else None
    made = hp.Performance(
        exercise="knee-lift", session=1, on=START, side="left", prescribed=LIFT.dosage,
        sets=sets, load=weight,
    )  # fmt: skip
    diary = hp.Diary("Ada-1", [made])

    assert hp.parse_diary(hp.diary_text(diary, PLAN, suffix), PLAN, suffix) == diary


def test_words_with_outer_spaces_and_sets_without_end_cannot_be():
    given = {"exercise": "a", "session": 1, "on": START, "side": "left", "prescribed": LIFT.dosage}

    with pytest.raises(hp.ImpossibleValueError, match="obstacle has no outer spaces: ' a'"):
        hp.Performance(**given, obstacle=" a")
    with pytest.raises(hp.ImpossibleValueError, match="sets must be at most 200: there are 201"):
        hp.Performance(**given, sets=[1] * 201)


trimmed = our.lines.map(str.strip) | st.sampled_from(["no", "?", "=1", "'", "''", "'no", "-", ""])
scores = st.none() | st.integers(0, 10)


@st.composite
def performances(draw, plan, session, item, side):
    prescribed = st.just(item.dosage.load)
    return hp.Performance(
        exercise=item.exercise.slug,
        session=session.number,
        on=plan.start.add(days=draw(st.integers(0, 400))),
        side=side,
        prescribed=item.dosage,
        sets=draw(st.lists(st.none() | st.integers(0, 3600), max_size=13)),
        load=draw(st.none() | prescribed | our.loads | our.maxima),
        effort=draw(scores),
        pain=draw(scores),
        pain_next_morning=draw(scores),
        soreness=draw(st.none() | st.sampled_from(hp.Soreness)),
        stop_sign=draw(st.none() | st.sampled_from(hp.StopSign)),
        obstacle=draw(trimmed),
        adverse_event=draw(trimmed),
    )


@given(diaries(), st.sampled_from(SUFFIXES))
def test_a_diary_that_is_written_and_read_is_the_same(pair, suffix):
    plan, diary = pair

    assert hp.parse_diary(hp.diary_text(diary, plan, suffix), plan, suffix) == diary


@given(diaries(), st.randoms())
def test_the_order_of_rows_and_reading_twice_change_nothing(pair, luck):
    plan, diary = pair
    head, *rows = hp.diary_text(diary, plan).splitlines(keepends=True)
    luck.shuffle(rows)
    again = hp.parse_diary(head + "".join(rows), plan)

    assert again == diary
    assert again | diary == diary


@given(our.plans(own_exercises=False).filter(lambda plan: plan.reference.strip()))
def test_the_empty_diary_of_any_plan_is_empty(plan):
    assert hp.parse_diary(hp.diary_template(plan), plan) == hp.Diary(plan.reference)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_diary_file_is_written_and_read(tmp_path, suffix):
    diary = read("1,knee-lift,left,9,?,,", "1,wall-hold,right,20,20,,0")
    hp.write_diary(diary, PLAN, tmp_path / f"ada{suffix}")

    assert hp.load_diary(tmp_path / f"ada{suffix}", PLAN) == diary
