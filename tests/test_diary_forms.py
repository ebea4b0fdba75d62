"""The diary as a form: what is typed into it is the diary that was meant, or is told."""

import csv
import io

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hipflex_plan as hp
from builders import DAILY, exercise, plan_of, prescription
from diary_forms import field, typed
from hipflex_plan.codec.diary_forms import form_sheet
from hipflex_plan.diary import sides_of
from hipflex_plan.diary_fields import DiaryField, mark_of
from hipflex_plan.handout_files import carried
from hipflex_plan.load import Band, Weight
from hipflex_plan.pdf_files import fields_of
from hipflex_plan.performance import Soreness, StopSign, amount

MARCH = exercise("seated-march")


def a_plan(**changes):
    return plan_of(
        prescription("3 x 8-12 each side, 1 kg", of=exercise("knee-lift")),
        prescription("2 x 10, red band", of=MARCH),
        prescription("2 x 1 each side, hold 20 s", DAILY, of=exercise("hip-stretch", "stretch")),
        weeks=1,
        **changes,
    )


@pytest.fixture(scope="module")
def plan():
    return a_plan()


@pytest.fixture(scope="module")
def form(plan):
    """The form of the plan, printed once."""
    return hp.diary_to_pdf(plan, fillable=True, carried=carried(plan))


def row_field(plan, session, item, side, column):
    return field(
        plan,
        session,
        column,
        exercise=item.exercise.slug,
        side=side.value,
        dosage=mark_of(item.dosage),
    )


def read(plan, form, written, tmp_path):
    file = tmp_path / "ada.pdf"
    file.write_bytes(typed(form, written))
    return hp.load_diary(file, plan)


def problems(plan, form, written, tmp_path):
    with pytest.raises(hp.FileError) as caught:
        read(plan, form, written, tmp_path)
    return [str(problem) for problem in caught.value.problems]


def rows_of(diary):
    return {(row.session, row.exercise, row.side.value): row for row in diary.rows}


def items(session):
    return [(item, side) for item in session.items for side in sides_of(item)]


# --- names ---


@given(
    st.builds(
        DiaryField,
        reference=st.text(min_size=1).filter(lambda text: text != "-" and text.isprintable()),
        session=st.integers(1, 10_000),
        column=st.sampled_from(["set_1", "load", "pain_next_morning"]),
        exercise=st.sampled_from(["", "knee-lift"]),
        choice=st.sampled_from(["", "gone in warm-up"]),
    )
)
def test_a_field_is_known_by_its_name(one):
    assert DiaryField.named(one.name) == one
    assert "." not in one.name


@pytest.mark.parametrize("name", ["", "Name", "a/b/c/d/e/f/g", "1/2/3", "A/²/-/-/-/date/-"])
def test_a_field_of_another_form_is_none_of_ours(name):
    assert DiaryField.named(name) is None


# --- the form ---


def test_every_set_of_every_row_has_its_field_and_a_word_for_who_only_hears_it(plan, form):
    fields = [one for name in fields_of(form) if (one := DiaryField.named(name))]
    rows = {(f.session, f.exercise, f.side) for f in fields if f.column == "set_1"}
    wanted = {
        (session.number, item.exercise.slug, side.value)
        for session in plan.sessions
        for item, side in items(session)
    }

    assert rows == wanted
    assert len(set(fields_of(form))) == len(fields)


def test_a_form_that_nobody_filled_in_is_an_empty_diary(plan, form, tmp_path):
    assert read(plan, form, {}, tmp_path) == hp.Diary(plan.reference)


def test_what_is_read_from_an_empty_form_is_the_empty_diary(plan, form, tmp_path):
    file = tmp_path / "ada.pdf"
    file.write_bytes(form)

    assert hp.diary_form_text(file, plan) == hp.diary_template(plan)


# --- what is typed ---


def test_a_tick_stays_a_tick_in_the_csv(plan, form, tmp_path):
    session = plan.sessions[0]
    item, side = items(session)[0]
    file = tmp_path / "ada.pdf"
    names = [row_field(plan, session, item, side, f"set_{n}") for n in (1, 2)]
    file.write_bytes(typed(form, {names[0]: "x", names[1]: " 10 "}))

    first = next(csv.DictReader(io.StringIO(hp.diary_form_text(file, plan))))

    assert (first["set_1"], first["set_2"], first["set_3"]) == ("x", "10", "")


def test_what_is_said_of_a_day_goes_to_its_filled_rows(plan, form, tmp_path):
    session = plan.sessions[0]
    (lift, left), *_ = items(session)
    diary = read(
        plan,
        form,
        {
            row_field(plan, session, lift, left, "set_1"): "12",
            field(plan, session, "pain_next_morning"): "2",
            field(plan, session, "soreness", choice="gone in warm-up"): True,
            field(plan, session, "in_the_way"): "The telephone\nrang.",
        },
        tmp_path,
    )

    [row] = diary.rows
    assert (row.sets, row.pain_next_morning, row.obstacle) == ((12,), 2, "The telephone rang.")
    assert row.soreness is Soreness.GONE_IN_WARM_UP


def test_a_day_on_which_nothing_was_done_keeps_what_got_in_the_way(plan, form, tmp_path):
    session = plan.sessions[0]
    diary = read(plan, form, {field(plan, session, "in_the_way"): "A cold."}, tmp_path)

    assert {row.obstacle for row in diary.rows} == {"A cold."}
    assert len(diary.rows) == len(items(session))
    assert not any(row.done for row in diary.rows)


def test_a_sign_to_stop_goes_to_the_exercise_of_its_number(plan, form, tmp_path):
    session = plan.sessions[0]
    written = {row_field(plan, session, item, side, "set_1"): "x" for item, side in items(session)}
    written[field(plan, session, "stop_sign", choice="sharp pain")] = True
    written[field(plan, session, "exercises")] = "2"

    rows = rows_of(read(plan, form, written, tmp_path))

    stopped = {key for key, row in rows.items() if row.stop_sign is StopSign.SHARP_PAIN}
    assert stopped == {(1, item.exercise.slug, side.value) for item, side in items(session)
                       if item.number == 2}  # fmt: skip


def test_another_day_is_its_date_or_its_number(plan, form, tmp_path):
    first, other = plan.sessions[0], plan.sessions[2]
    written = {}
    for session, day in ((first, "5"), (other, "2027-01-08")):
        item, side = items(session)[0]
        written[row_field(plan, session, item, side, "set_1")] = "x"
        written[field(plan, session, "date")] = day

    diary = read(plan, form, written, tmp_path)

    assert [row.on.isoformat() for row in diary.rows] == ["2027-01-05", "2027-01-08"]


def test_words_that_look_like_a_formula_come_back_as_words(plan, form, tmp_path):
    session = plan.sessions[0]
    diary = read(plan, form, {field(plan, session, "adverse_event"): "=1+1"}, tmp_path)

    assert {row.adverse_event for row in diary.rows} == {"=1+1"}


# --- what cannot be read is told, all at once, in words ---


def test_every_problem_is_told_at_once_with_its_day_and_its_field(plan, form, tmp_path):
    session = plan.sessions[0]
    lift, left = items(session)[0]
    told = problems(
        plan,
        form,
        {
            row_field(plan, session, lift, left, "set_2"): "some",
            row_field(plan, session, lift, left, "load"): "heavy",
            row_field(plan, session, lift, left, "pain"): "11",
            field(plan, session, "pain_next_morning"): "a bit",
            field(plan, session, "date"): "Tuesday",
            field(plan, session, "stop_sign", choice="sharp pain"): True,
            field(plan, session, "exercises"): "9",
        },
        tmp_path,
    )

    day = "session 1 (Monday 4 January 2027)"
    starts = [
        f"{day}, knee-lift, left, set 2: write one whole number",
        f"{day}, knee-lift, left, weight or band: ",
        f"{day}, knee-lift, left, pain during: pain must be from 0 to 10: 11",
        f"{day}, pain next morning: write a whole number from 0 to 10",
        f"{day}, done on another day: write the date",
        f"{day}, which exercise: write its number on that day, of 1, 2, 3: '9'",
    ]
    assert len(told) == len(starts)
    for start in starts:
        assert any(one.startswith(start) for one in told), (start, told)


def test_what_is_wrong_for_a_whole_day_is_told_once(plan, form, tmp_path):
    session = plan.sessions[0]
    written = {row_field(plan, session, item, side, "set_1"): "x" for item, side in items(session)}

    told = problems(
        plan, form, written | {field(plan, session, "pain_next_morning"): "12"}, tmp_path
    )

    assert len(told) == 1


@pytest.mark.parametrize(
    ("choices", "numbers", "says"),
    [
        (["sharp pain", "giving way"], "1", "leave one tick"),
        (["sharp pain"], "", "write which one it was: 1, 2, 3"),
        ([], "2", "tick what it was"),
        (["sharp pain"], "the second", "write its number"),
    ],
)
def test_a_sign_to_stop_that_is_not_clear_is_never_guessed(  # noqa: PLR0913, PLR0917  # fixtures
    plan, form, tmp_path, choices, numbers, says
):
    session = plan.sessions[0]
    written = {field(plan, session, "stop_sign", choice=one): True for one in choices}
    written |= {field(plan, session, "exercises"): numbers} if numbers else {}

    [told] = problems(plan, form, written, tmp_path)

    assert says in told


def test_the_form_of_another_plan_is_refused_once(plan, form, tmp_path):
    [told] = problems(attrs.evolve(plan, reference="EVE"), form, {}, tmp_path)

    assert "belongs to the plan 'ADA', not to 'EVE'" in told


def test_pages_that_were_printed_for_another_dosage_are_refused(plan, form, tmp_path):
    session = plan.sessions[0]
    item, side = items(session)[0]
    heavier = plan_of(
        prescription("3 x 8-12 each side, 2 kg", of=exercise("knee-lift")),
        prescription("2 x 10, red band", of=MARCH),
        weeks=1,
    )
    name = row_field(plan, session, item, side, "set_1")

    assert read(heavier, form, {}, tmp_path).rows == ()
    [told] = problems(heavier, form, {name: "x"}, tmp_path)
    assert "take the plan that these pages were printed with" in told


def test_a_pdf_without_fields_is_no_filled_diary(plan, tmp_path):
    file = tmp_path / "ada.pdf"
    file.write_bytes(hp.diary_to_pdf(plan))

    with pytest.raises(hp.FileError, match="no fields of a diary"):
        hp.load_diary(file, plan)


def test_what_a_field_may_hold_never_ends_in_another_error(plan, form):
    fields = dict.fromkeys(fields_of(form), "")

    @given(st.dictionaries(st.sampled_from(sorted(fields)), st.text(max_size=20), max_size=6))
    def reads_or_tells(written):
        sheet = form_sheet({**fields, **written}, plan, "ada.pdf")
        assert len(sheet.data["rows"]) == sum(len(items(s)) for s in plan.sessions)

    reads_or_tells()


# --- the law: what is typed is what is read ---

A_SCORE = st.none() | st.integers(0, 10)
WORDS = st.sampled_from(["", "A cold.", "=1+1", "It swelled, a little.", "Mañana"])
A_SET = st.sampled_from(["", "x", "-", "?"]) | st.integers(0, 60).map(str)


def meant(cell, dosage):
    return {"x": amount(dosage).low, "-": 0, "?": None, "": None}.get(
        cell, int(cell) if cell.isdigit() else None
    )


def as_read(cells, dosage):
    last = max((n for n, cell in enumerate(cells, start=1) if cell), default=0)
    return tuple(meant(cell, dosage) for cell in cells[:last])


@st.composite
def filled_days(draw, plan, names):
    """What is typed into some days, and the rows that are meant."""
    written, rows = {}, []
    for session in draw(st.lists(st.sampled_from(plan.sessions), max_size=2, unique=True)):
        apart = field(plan, session, "date") in names
        day = {
            "pain_next_morning": draw(A_SCORE),
            "soreness": draw(st.none() | st.sampled_from(list(Soreness))) if apart else None,
            "obstacle": draw(WORDS),
            "adverse_event": draw(WORDS),
        }
        felt = {} if apart else {"effort": draw(A_SCORE), "pain": draw(A_SCORE)}
        for column, text in (
            ("pain_next_morning", day["pain_next_morning"]),
            ("in_the_way", day["obstacle"]),
            ("adverse_event", day["adverse_event"]),
            *felt.items(),
        ):
            if text not in (None, ""):
                written[field(plan, session, column)] = str(text)
        if day["soreness"]:
            written[field(plan, session, "soreness", choice=day["soreness"].value)] = True
        made = []
        for item, side in items(session):
            cells = [draw(A_SET) for _ in range(item.dosage.sets)]
            own = {"effort": draw(A_SCORE), "pain": draw(A_SCORE)} if apart else {}
            for number, cell in enumerate(cells, start=1):
                if cell:
                    written[row_field(plan, session, item, side, f"set_{number}")] = cell
            for column, score in own.items():
                if score is not None:
                    written[row_field(plan, session, item, side, column)] = str(score)
            load = item.dosage.load if isinstance(item.dosage.load, (Weight, Band)) else None
            row = hp.Performance(
                exercise=item.exercise.slug,
                session=session.number,
                on=session.on,
                side=side,
                prescribed=item.dosage,
                sets=as_read(cells, item.dosage),
                load=load,
                **own,
            )
            made.append((row, any(cells) or any(v is not None for v in own.values())))
        touched = [row for row, by_hand in made if by_hand]
        of_day = {key: value for key, value in {**day, **felt}.items() if value not in (None, "")}
        if touched or of_day:
            rows += [attrs.evolve(row, **of_day) for row in touched or [row for row, _ in made]]
    return written, hp.Diary(plan.reference, rows)


@pytest.mark.slow
def test_what_is_typed_into_a_form_is_read_as_it_was_meant(plan, form, tmp_path):
    names = set(fields_of(form))

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(filled_days(plan, names))
    def holds(case):
        written, diary = case
        assert read(plan, form, written, tmp_path) == diary
        text = hp.diary_form_text(tmp_path / "ada.pdf", plan)
        assert hp.parse_diary(text, plan) == diary

    holds()
