"""No input, however broken, gives a traceback."""

import datetime as dt
import io
import json

import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

import hipflex_plan as hp

START = dt.date(2027, 1, 4)
VALID = {
    "title": "Ada",
    "start": START,
    "training_days": "mon wed fri",
    "patient": "Ada",
    "clinic": {"name": "Clinic", "phone": "1"},
    "phases": [
        {
            "name": "Build",
            "weeks": 6,
            "prescriptions": [
                {
                    "use": "wall-psoas-hold",
                    "dosage": "2 x 1 each side, hold 20 s",
                    "frequency": "3 per week",
                    "progression": {"rule": "add-hold", "seconds": 5, "up_to_seconds": 30},
                },
                {"use": "couch-stretch", "dosage": "2 x 20 s each side", "frequency": "daily"},
            ],
        }
    ],
    "sources": {"ours": {"title": "Ours", "kind": "project-choice", "reason": "r"}},
    "protocol": "six-week-band",
    "changes": {"band-hip-flexion": {"dosage": "3 x 10"}},
    "additions": {"Strength": [{"use": "couch-stretch"}]},
    "side": "left",
}
SCALARS = (
    st.integers(-(2**40), 2**40)
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=30)
    | st.dates()
    | st.sampled_from(["3 x 8-12, red band", "3 x 20 steps", "daily", "3 per week", "left", ""])
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(data, here=()):
    yield here
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in items:
        yield from places(value, (*here, key))


@st.composite
def broken_data(draw):
    """The valid file with some places left out, renamed or filled with junk."""
    data = json.loads(json.dumps(VALID, default=str))
    for key in draw(
        st.sets(st.sampled_from(["protocol", "phases", "changes", "additions", "side"]))
    ):
        del data[key]
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.sampled_from([p for p in places(data) if p]))
        holder = data
        for key in place[:-1]:
            holder = holder[key]
        what = draw(st.sampled_from(["drop", "fill", "rename"]))
        value = holder.pop(place[-1])
        if what == "drop":
            continue
        value = draw(JUNK) if what == "fill" else value
        if isinstance(holder, list):
            holder.append(value)
        else:
            holder[draw(st.text(max_size=8)) if what == "rename" else place[-1]] = value
    return data


def written(data, suffix):
    if suffix == ".json":
        return json.dumps(data, default=str)
    if suffix == ".toml":
        return tomli_w.dumps(data)
    text = io.StringIO()
    YAML().dump(data, text)
    return text.getvalue()


def said(error, sign=""):
    """Whatever is refused is refused in words."""
    assert str(error).strip()
    assert sign in str(error)


def survives(text, suffix):
    try:
        program = hp.parse_program(text, suffix)
        plan = hp.schedule(program, start=program.start or START)
        assert hp.parse_program(hp.program_text(program)) == program
        assert hp.plan_from_json(hp.plan_to_json(plan)) == plan
    except hp.HipflexPlanError as error:
        said(error)


@given(broken_data(), st.sampled_from([".toml", ".yaml", ".json"]))
def test_a_broken_program_file_is_refused_in_words(data, suffix):
    survives(written(data, suffix), suffix)


@given(st.text(max_size=200), st.sampled_from([".toml", ".yaml", ".json"]))
def test_any_text_is_refused_in_words(text, suffix):
    survives(text, suffix)


@given(
    st.lists(
        st.sampled_from(
            [*"[]{}=:,\"'-&*!|>#\n \t", "a", "x: ", "- ", "[[phases]]\n", '"""', "&a", "*a",
             "<<: ", "!!python/object:os.system ", "? ", "%YAML 1.1\n", "---\n", "2027-01-04",
             "1e999", "0x_"]
        ),
        max_size=40,
    ).map("".join),
    st.sampled_from([".toml", ".yaml", ".json"]),
)  # fmt: skip
def test_text_that_looks_like_a_file_is_refused_in_words(text, suffix):
    survives(text, suffix)


@given(st.binary(max_size=200), st.sampled_from([".toml", ".yaml", ".json"]))
def test_any_bytes_are_refused_in_words(tmp_path_factory, content, suffix):
    file = tmp_path_factory.mktemp("bytes") / f"program{suffix}"
    file.write_bytes(content)
    try:
        hp.load_program(file)
    except hp.HipflexPlanError as error:
        said(error)


def is_read_or_refused_with_a_caret(line):
    try:
        dosage = hp.Dosage.parse(line)
    except hp.DosageError as error:
        said(error, "^")
    else:
        assert hp.Dosage.parse(str(dosage)) == dosage


@given(st.text(max_size=60))
def test_any_dosage_line_is_read_or_refused_with_a_caret(line):
    is_read_or_refused_with_a_caret(line)


@given(
    st.lists(
        st.sampled_from(
            ["3", "x", "8-12", "20 steps", "10 min", "RM", "each side", ",", " ", "hold 5 s",
             "tempo", "3-1-1-0", "red band", "effort 5-6", "rest 60 s", "1.5 kg", "(", ")",
             "99999999", "-", "30 s"]
        ),
        max_size=14,
    ).map(" ".join)
)  # fmt: skip
def test_any_line_of_dosage_words_is_read_or_refused_with_a_caret(line):
    is_read_or_refused_with_a_caret(line)


@given(st.recursive(st.just("[]"), lambda inner: inner.map(lambda t: f"[{t}]"), max_leaves=2))
def test_nested_lists_are_refused_in_words(text):
    survives(text, ".json")


def test_a_file_nested_beyond_measure_is_refused_in_words():
    for suffix in (".toml", ".yaml", ".json"):
        survives(f"a = {'[' * 5000}" if suffix == ".toml" else "[" * 5000, suffix)


def test_a_yaml_bomb_is_refused_in_words():
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]

    survives("\n".join(rows), ".yaml")
    survives("a: &a [*a]", ".yaml")
