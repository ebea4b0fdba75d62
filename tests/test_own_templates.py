"""A clinic's own templates: one block, a whole layout, and nothing that gets out."""

from __future__ import annotations

import io

import attrs
import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hipflex_plan as hp
from hipflex_plan.errors import RenderError, TemplateError
from hipflex_plan.handout.composition import view
from hipflex_plan.handout.own_templates import OwnTemplates
from hipflex_plan.handout.page import filled
from hipflex_plan.handout.press import Press
from hipflex_plan.languages import ENGLISH
from valid_pdf import assert_valid_by_page_validation

PROGRAM = hp.load_program("examples/six-week-band.toml")
PLAN = hp.schedule(PROGRAM)
WHOLE = (
    '{% extends "hipflex/system/base.html.j2" %}'
    "{% block body %}<h1>{{ view.title }}</h1><p>{{ view.goal }}</p>{% endblock %}"
)


def folder_with(tmp_path, text, layout="card", css=""):
    place = tmp_path / "own" / layout
    place.mkdir(parents=True)
    (place / "layout.html.j2").write_text(text, "utf-8")
    if css:
        (place / "layout.css").write_text(css, "utf-8")
    return tmp_path / "own"


def html(folder, layout="card", plan=PLAN):
    return filled(layout, view(plan), ENGLISH, own=OwnTemplates(folder))


def text_of(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        return "\n".join(one.extract_text() for one in book.pages)


def test_blocks_that_a_clinic_writes_wholly_anew_can_be_printed(tmp_path):
    anew = (
        '{% extends "hipflex/standard/layout.html.j2" %}'
        "{% block card %}<p>{{ card.name }}</p>{% endblock %}"
        "{% block more %}<p>Parking is free.</p>{% endblock %}"
    )
    own = folder_with(tmp_path, anew, "standard")

    printed = text_of(hp.to_pdf(PLAN, templates=own))

    assert "Parking is free." in printed
    assert "Standing knee lift" in printed


def test_one_block_is_changed_and_all_others_stay(tmp_path):
    changed = (
        '{% extends "hipflex/standard/layout.html.j2" %}'
        "{% block facts %}<p>Ring twice.</p>{% endblock %}"
    )
    page = html(folder_with(tmp_path, changed, "standard"), "standard")
    ours = filled("standard", view(PLAN), ENGLISH)

    assert "Ring twice." in page
    assert 'class="facts' in ours
    assert 'class="facts' not in page
    assert page.count("<article") == ours.count("<article")


def test_a_whole_layout_is_printed_beside_ours_and_is_valid(tmp_path):
    folder = folder_with(tmp_path, WHOLE)
    pdf = hp.to_pdf(PLAN, layout=["card", "standard"], templates=folder)
    file = tmp_path / "both.pdf"
    file.write_bytes(pdf)

    assert_valid_by_page_validation([file])
    assert text_of(pdf).startswith("Six weeks of hip strength")


def test_own_css_comes_after_ours(tmp_path):
    folder = folder_with(tmp_path, WHOLE, css="h1 { font-size: 60pt }")
    pdf = hp.to_pdf(PLAN, layout="card", templates=folder)
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        assert max(char["size"] for char in book.pages[0].chars) == 60


HOSTILE = (
    "{{ view.__class__.__mro__ }}",
    "{{ view.title.__init__.__globals__ }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ _.__self__ }}",
    "{{ _.__func__.__globals__ }}",
    "{{ view.title|attr('__class__') }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ view.chapters.__getitem__.__self__.append(1) }}",
    "{{ '%s'|format(view).__class__ }}",
    "{{ view.goal|safe }}",
    "{% for n in range(99999999) %}x{% endfor %}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_template_cannot_reach_behind_its_values(tmp_path, text):
    with pytest.raises(TemplateError):
        html(folder_with(tmp_path, text))


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/passwd", "card/../../secret.txt", "..\\secret.txt"]
)
@pytest.mark.parametrize("how", ["include", "extends", "import"])
def test_a_template_reads_only_its_own_folder(tmp_path, name, how):
    (tmp_path / "secret.txt").write_text("the secret")
    tail = " as other" if how == "import" else ""
    with pytest.raises(TemplateError) as told:
        html(folder_with(tmp_path, f"{{% {how} {name!r}{tail} %}}"))

    assert "the secret" not in str(told.value)


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "secret.txt").write_text("the secret")
    folder = folder_with(tmp_path, "{% include 'card/link.txt' %}")
    (folder / "card" / "link.txt").symlink_to(tmp_path / "secret.txt")

    with pytest.raises(TemplateError, match="leads out of"):
        html(folder)


@pytest.mark.parametrize(
    "css",
    [
        "h1 { background: url(file:///etc/passwd) }",
        "@import url('http://127.0.0.1:9/x.css');",
        "@font-face { font-family: X; src: url(file:///etc/passwd) } h1 { font-family: X }",
        "h1::before { content: url(../../secret.png) }",
    ],
)
def test_a_style_sheet_loads_nothing(tmp_path, css):
    with pytest.raises(RenderError):
        hp.to_pdf(PLAN, layout="card", templates=folder_with(tmp_path, WHOLE, css=css))


def test_an_image_in_a_template_loads_nothing(tmp_path):
    text = WHOLE.replace("<p>", "<img alt='x' src='file:///etc/passwd'><p>")
    with pytest.raises(RenderError):
        hp.to_pdf(PLAN, layout="card", templates=folder_with(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n\n{% if %}", r"card/layout\.html\.j2, line 3"),
        ("\n{{ view.nothing }}", r"card/layout\.html\.j2, line 2: .*nothing"),
        ("{% include 'other.html' %}", "there is no template 'other.html'"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, text, told):
    with pytest.raises(TemplateError, match=told):
        html(folder_with(tmp_path, text))


def test_a_template_that_is_too_long_is_refused(tmp_path):
    with pytest.raises(TemplateError, match="are the most"):
        html(folder_with(tmp_path, "x" * 300_000))


def test_a_folder_that_is_not_there_is_told():
    with pytest.raises(TemplateError, match="no folder"):
        OwnTemplates("nowhere-at-all")


NASTY = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "{% include '/etc/passwd' %}",
        "<img src=http://127.0.0.1:9/x>",
        "</style><style>* { display: none }",
        "<svg onload=alert(1)>",
        "url(file:///etc/passwd)",
        "\"'><b>",
        "&lt;b&gt;",
        "<a rel=attachment href=file:///etc/passwd>x</a>",
        "x" * 70,
    ]
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.tuples(NASTY, NASTY, NASTY, NASTY, NASTY))
def test_what_a_patient_or_clinic_is_called_is_printed_and_never_run(tmp_path_factory, words):
    patient, goal, clinician, note, clinic = words
    (phase,) = PROGRAM.phases
    first, *rest = phase.prescriptions
    noted = attrs.evolve(phase, prescriptions=[attrs.evolve(first, note=note), *rest])
    program = attrs.evolve(
        PROGRAM, patient=patient, goal=goal, clinician=clinician, phases=[noted],
        clinic=attrs.evolve(PROGRAM.clinic, name=clinic),
    )  # fmt: skip
    plan = hp.schedule(program)
    folder = folder_with(tmp_path_factory.mktemp("own"), WHOLE)
    for own, layout in ((OwnTemplates(folder), "card"), (OwnTemplates(), "standard")):
        page = Press(layout, ENGLISH, own=own).html(view(plan))
        assert "<script>" not in page
        assert "<img src=http" not in page
        assert "<a rel" not in page
        assert "onload=alert(1)>" not in page
        assert page.count("<style>") == 0


@pytest.mark.slow
def test_a_hostile_plan_is_printed_as_it_is_written():
    program = attrs.evolve(
        PROGRAM,
        patient="<img src=http://127.0.0.1:9/x>",
        goal="</p><style>* { display: none }</style>",
        clinic=attrs.evolve(PROGRAM.clinic, name="{{ 7*7 }} <a href=file:///etc/passwd>"),
    )
    text = text_of(hp.to_pdf(hp.schedule(program)))

    assert "<img src=http" in text
    assert "{{ 7*7 }}" in text
    assert "display: none" in text
