"""Pages that are wrong on purpose are marked, each for its own reason; ours are not."""

import builtins
import re
import sys
from datetime import date
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
from hipflex_plan import wording
from hipflex_plan.cli import main
from hipflex_plan.handout import view
from hipflex_plan.handout.pdf import pdf_of
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import language_of
from hipflex_plan.proofreading import pages, proofread_pdf, whole
from hipflex_plan.proofreading.floors import FLOORS, floor_of
from hipflex_plan.proofreading.jargon import jargon_in
from hipflex_plan.proofreading.passages import (
    Passage,
    cards,
    clinicians_words,
    passages,
    plain,
    written_by,
)
from hipflex_plan.proofreading.printed import Box
from hipflex_plan.proofreading.purpose_checks import purpose_findings
from hipflex_plan.proofreading.readability import (
    fernandez_huerta,
    flesch_kincaid,
    huerta_grade,
    reading,
    sentences,
    words_of,
)
from hipflex_plan.proofreading.syllables import syllables
from hipflex_plan.proofreading.type_checks import capitals
from hipflex_plan.proofreading.word_checks import word_findings

TOP = Path(__file__).parents[1]
WAITING = {"arabic"}
"""Long words still run into the bars of the growth table there."""
EXAMPLES = sorted(f for f in (TOP / "examples").glob("*.toml") if f.stem not in WAITING)
PROGRAMS = sorted((TOP / "tests" / "programs").glob("*.toml"))
PLAIN = "<h1>Lift your knee</h1><p>Stand tall and hold on to a chair.</p><p>Breathe out slowly.</p>"
LOREM = "Stand tall beside a firm chair and hold on to it while you lift one knee slowly up. "
DOT = (
    "<svg width='40' height='40' role='img'><title>{}</title>"
    "<rect width='40' height='40' fill='{}'/></svg>"
)


def printed(body, title="Hip program", lang="en-GB", layout="standard", css=""):
    head = f"<title>{title}</title><style>{css}</style>" if title else f"<style>{css}</style>"
    text = f"<html lang={lang}><head>{head}</head><body class=a4>{body}</body></html>"
    return pdf_of(text, layout, Paper.A4)


def marks(body, layout="standard", **wishes):
    return proofread_pdf(printed(body, layout="standard", **wishes), layout=layout)


def codes(body, **wishes):
    return {finding.code for finding in marks(body, **wishes)}


# --- pages that are wrong ---


def test_a_plain_page_has_no_marks():
    assert marks(PLAIN) == ()


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("small-text", "<p style='font-size:8pt'>Hold on to a chair and lift one knee.</p>"),
        ("low-contrast", "<p style='color:#999'>Hold on to a chair.</p>"),
        ("low-contrast", "<p style='background:#0d5f57'>Hold on to a chair.</p>"),
        ("hidden-text", "<p style='color:#fff'>Hold on to a chair.</p>"),
        ("italics", "<p style='font-style:italic'>Hold on to a chair.</p>"),
        ("capitals", "<p>ALWAYS HOLD ON to a chair.</p>"),
        ("capitals", "<p style='text-transform:uppercase'>Hold on to a chair.</p>"),
        ("outside-margins", "<p style='margin-left:-17mm'>Hold on to a chair.</p>"),
        (
            "cut-text",
            "<div style='height:6mm;overflow:hidden'><p>Hold on<br>to it.<br>Breathe.</p></div>",
        ),
        ("text-over-text", "<p>Hold on.</p><p style='margin-top:-5mm'>Breathe out.</p>"),
        ("long-lines", f"<p>{LOREM * 4}</p>"),
        ("justified", f"<p style='text-align:justify;width:90mm'>{LOREM * 5}</p>"),
        ("lonely-line", "<p style='break-before:page'>Breathe out.</p>"),
        ("heading-at-the-foot", "<h2>Next</h2><p style='break-before:page'>One.</p><p>Two.</p>"),
        ("no-heading", f"<div style='break-before:page;width:90mm'><p>{LOREM * 9}</p></div>"),
        ("crowded", f"<p>{LOREM}</p>" * 28),
        ("crowded", "<div style='height:80mm;background:#000'></div>"),
        ("crowded", f"<ol>{'<li>Breathe.</li>' * 21}</ol>"),
        ("no-alternative", DOT.format("A leg", "#000")),
        ("table-without-heads", "<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>"),
    ],
)
def test_a_page_that_is_wrong_is_marked(code, body):
    css = "h2 { break-after: auto !important }" if "heading" in code else ""
    found = marks(PLAIN + body, css=css)

    assert code in {finding.code for finding in found}
    assert all(finding.says and finding.instead for finding in found)


def test_a_mark_names_the_page_the_place_and_what_is_right():
    [mark] = marks(PLAIN + "<p style='font-size:9pt'>Hold on to a chair and lift one knee.</p>")

    assert (mark.page, mark.severity, mark.code) == (1, hp.PrintSeverity.ERROR, "small-text")
    assert mark.place == "‘Hold on to a chair and lift one knee.’"
    assert str(mark) == (
        "error: standard, page 1, ‘Hold on to a chair and lift one knee.’: "
        "This is set in 9 pt. Set it in 12 pt or larger."
    )


def test_the_layout_decides_how_small_its_type_may_be():
    body = "<p style='font-size:13pt'>Hold on to a chair.</p>"

    assert "small-text" not in codes(PLAIN + body)
    assert "small-text" in codes(PLAIN + body, layout="large-print")
    nine = "<p style='font-size:9pt'>Held for ten seconds, as agreed with her.</p>"
    assert "small-text" not in codes(PLAIN + nine, layout="record")


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><th style='font-size:10.5pt'>Week of the whole long program, counted</th></tr>"
        "<tr><td>1</td></tr></table>",
        "<p style='font-size:10.5pt'>Done on</p>",
    ],
)
def test_heads_of_columns_and_short_labels_may_be_smaller(body):
    assert "small-text" not in codes(PLAIN + body)
    assert "small-text" in codes(PLAIN + body.replace("10.5pt", "10pt"))


def test_what_is_read_may_not_be_as_small_as_a_label():
    assert "small-text" in codes(PLAIN + "<p style='font-size:10.5pt'>Done on another day?</p>")


def test_the_contrast_is_of_what_is_really_behind_the_letters():
    white = "<p style='{}color:#fff'>Hold on to a chair.</p>"
    dark = "position:relative;z-index:1;background:#0d5f57;"

    assert codes(PLAIN + white.format(dark)) == set()
    [mark] = marks(PLAIN + white.format("background:#f0bd4a;"))
    assert "#ffffff on #f0bd4a has a contrast of 1.7 to 1." in mark.says


def test_a_note_about_what_lies_over_a_text():
    over = (
        "<div style='position:absolute;left:0;top:0;width:174mm;height:60mm;background:#fff'></div>"
    )

    assert "hidden-text" in codes(PLAIN + over)


def test_shortened_names_in_capitals_are_no_shouting():
    assert codes(PLAIN + "<p>Ask at the NHS GP for help.</p>") == set()


def test_a_script_without_small_letters_does_not_shout():
    assert capitals("تمارين لتقوية الوركين") == ""
    assert capitals("HOLD ON to it") == ""
    assert capitals("Now HOLD ON TIGHT to it") == "HOLD ON TIGHT"


def test_the_clinicians_own_capitals_are_a_note():
    pdf = printed(PLAIN + "<p>HARBOUR STREET Physio</p>")
    own = Passage("HARBOUR STREET Physio", "clinic", "clinic", ours=False)
    [mark] = proofread_pdf(pdf, layout="standard", read=[own])

    assert (mark.code, mark.severity) == ("capitals", hp.PrintSeverity.NOTE)


def test_ragged_lines_of_a_narrow_column_are_not_justified():
    assert "justified" not in codes(PLAIN + f"<p style='width:80mm'>{LOREM * 5}</p>")


def test_pictures_that_differ_need_texts_that_differ():
    told = "A woman lifts one knee beside a chair"
    same = DOT.format(told, "#000") + DOT.format(told, "#000")
    other = DOT.format(told, "#000") + DOT.format(told, "#ccc")

    assert "same-alternative" not in codes(PLAIN + same)
    assert "same-alternative" in codes(PLAIN + other)


def test_the_same_exercise_may_be_drawn_twice_with_the_same_words():
    told = "A woman lifts one knee beside a chair"
    pdf = printed(PLAIN + DOT.format(told, "#000") + DOT.format(told, "#ccc"))
    twice = [("exercise 1, Knee lift", True), ("exercise 3, Knee lift", True)]
    other = [("exercise 1, Knee lift", True), ("exercise 3, Heel slide", True)]

    assert proofread_pdf(pdf, layout="standard", wanted=twice) == ()
    [mark] = proofread_pdf(pdf, layout="standard", wanted=other)
    assert mark.code == "same-alternative"


def test_a_card_without_a_picture_is_noted_and_a_lost_picture_is_an_error():
    wanted = [("exercise 1, Knee lift", True), ("exercise 2, Heel slide", False)]
    found = proofread_pdf(printed(PLAIN), layout="standard", wanted=wanted)

    assert [(f.code, str(f.severity)) for f in found] == [
        ("no-picture", "note"),
        ("lost-picture", "error"),
    ]


def test_a_document_must_say_what_it_is_and_in_which_language():
    assert {"no-title", "pdf-ua"} <= codes(PLAIN, title="")
    assert "other-language" in codes(PLAIN, lang="es")
    assert "no-bookmarks" in codes(
        "<p>One.</p><p>Two.</p><p style='break-before:page'>Three.</p><p>Four.</p>"
    )


def test_a_document_without_tags_or_language_is_marked():
    import weasyprint

    pdf = weasyprint.HTML(string=f"<title>Hip</title>{PLAIN}").write_pdf()

    assert {"no-tags", "no-language"} <= {f.code for f in proofread_pdf(pdf, layout="record")}


def test_the_same_mark_on_many_pages_is_told_once():
    page = "<h2>Week</h2><p style='font-size:9pt'>Tick what you have done today.</p><p>Rest.</p>"
    found = marks("<div style='break-after:page'></div>".join([page] * 5))

    [mark] = [finding for finding in found if finding.code == "small-text"]
    assert mark.page == 1
    assert mark.says.endswith("So it is on 5 pages.")


def test_every_code_is_explained_in_the_reference():
    told = (TOP / "docs" / "reference" / "print-check.md").read_text("utf-8")
    rooms = TOP / "src" / "hipflex_plan" / "proofreading"
    used = {
        code
        for room in rooms.glob("*_checks.py")
        for code in re.findall(r'"([a-z]+(?:-[a-z]+)+|capitals|italics|justified|crowded|jargon'
                               r'|passive|sum|steps)"', room.read_text("utf-8"))
    } - {"non-breaking"}  # fmt: skip
    assert [code for code in sorted(used) if f"`{code}`" not in told] == []


# --- what it needs ---


def test_what_reads_a_pdf_and_is_missing_is_named_with_the_way_to_get_it(monkeypatch):
    really = builtins.__import__

    def without(name, *rest):
        if name.startswith("pypdfium2"):
            raise ImportError(name)
        return really(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(hp.MissingLibraryError, match=r"pip install 'hipflex-plan\[print\]'"):
        pages.read_back(b"")


def test_without_page_validation_the_check_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "page", None)

    assert codes(PLAIN) == {"pdf-ua-unchecked"}


# --- words ---


def passage(text, *, ours=True, part="exercise 1, Knee lift"):
    return Passage(text, f"{part}: steps", part, ours)


def said(*texts, ours=True, language="en-GB"):
    found = word_findings([passage(text, ours=ours) for text in texts], "standard", language)
    return [(finding.code, str(finding.severity)) for finding in found]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("jargon", "Hold at the end of hip flexion."),
        ("jargon", "Do ten Repetitions."),
        ("sum", "Do 10 % more each week."),
        ("sum", "Do half of it next time."),
        (
            "long-sentence",
            "Stand tall and hold on to a chair and lift one knee as high as you can.",
        ),
    ],
)
def test_hard_words_of_ours_are_errors_and_the_clinicians_are_notes(code, text):
    assert (code, "error") in said(text)
    assert (code, "note") in said(text, ours=False)


def test_a_small_sum_is_a_note():
    assert said("Easy twice? Add ½ kg.") == [("sum", "note")]


def test_a_passive_that_does_not_say_who_acts_is_a_note():
    assert said("The knee should be lifted slowly.") == [("passive", "note")]
    assert said("You should be tired.") == []
    assert said("The leg must be straight.") == []


def test_long_words_are_hard_to_read_all_together():
    hard = (
        "Continuing the individually recommended rehabilitation is particularly important.",
        "Unnecessary inactivity deteriorates musculoskeletal capability considerably.",
        "Appropriate supervision facilitates recovery considerably, particularly initially.",
    )
    assert ("hard-to-read", "error") in said(*hard)
    assert ("hard-to-read", "note") in said(*hard, ours=False)
    assert said("Individually recommended rehabilitation is important.") == []


def test_a_language_without_a_formula_says_so_and_still_counts_the_words_of_sentences():
    found = said("Ein Satz mit viel zu vielen Wörtern ist " + "sehr " * 10 + "lang.", language="de")

    assert found == [("long-sentence", "error"), ("words-unchecked", "note")]


def test_a_longer_word_of_the_list_is_told_instead_of_its_part():
    assert [word.word for word in jargon_in("Full range of motion, lying supine", "en")] == [
        "range of motion",
        "supine",
    ]
    assert [word.plain for word in jargon_in("Flexione la rodilla.", "es")] == ["doble"]
    assert jargon_in("Kneel on a prong.", "en-GB") == ()


def test_no_plain_word_is_jargon_itself():
    import tomllib

    text = (TOP / "src" / "hipflex_plan" / "data" / "jargon.toml").read_text("utf-8")
    for code, words in tomllib.loads(text).items():
        for word, instead in words.items():
            assert jargon_in(instead, code) == (), word
            assert [found.word for found in jargon_in(word, code)] == [word]


ENGLISH = {
    1: "hold leg knee stays moves squeeze breathed stretched hour tired clothes through you edge",
    2: "ankle slowly quiet movement bending lifted needed straighten forearms something careful "
    "doing science muscle pushes handles people worried carried create safety baseline",
    3: "hollowing together exercise medicine radius serious video easier museum idea",
    4: "repetition comfortable usually operation bilateral emergency february diabetes",
    6: "physiotherapist",
}
SPANISH = {
    1: "pie hoy muy yo",
    2: "pierna suelo días quiera guía ciudad país leer agua aún",
    3: "levante rodilla despacio cadera respire cuídese izquierda oído antiguo",
    4: "ejercicio repetición",
    5: "estiramiento",
}


@pytest.mark.parametrize(
    ("language", "word", "count"),
    [
        (language, word, count)
        for language, counted in (("en-GB", ENGLISH), ("es", SPANISH))
        for count, words in counted.items()
        for word in words.split()
    ],
)
def test_syllables(language, word, count):
    assert syllables(word, language) == count


def test_what_is_no_word_has_one_syllable_and_an_unknown_language_none():
    assert syllables("15", "en") == syllables("cm", "en") == 1
    assert syllables("Knie", "de") == 0


@given(st.text(max_size=30))
def test_any_text_has_at_least_one_syllable(text):
    assert syllables(text, "en") >= 1
    assert syllables(text, "es") >= 1


def test_the_grade_is_that_of_the_formula():
    """Two sentences of five words and twelve syllables in all."""
    words = words_of("Bend your left knee slowly. Keep the other leg straight.")

    assert flesch_kincaid(words, 2) == round(0.39 * 5 + 11.8 * 1.2 - 15.59, 1)


def test_the_points_of_a_spanish_text_become_a_grade():
    easy = words_of("Doble la pierna. Baje el pie.")
    hard = words_of("Continuidad individualizada recomendable imprescindible.")

    assert fernandez_huerta(easy, 2) == round(206.84 - 60 * 9 / 6 - 1.02 * 3, 1)
    assert huerta_grade(easy, 2) == 4
    assert huerta_grade(hard, 1) == 13


def test_sentences_end_where_a_reader_ends_them():
    text = "Call Dr. Meyer at 8 a.m. today. Sore? Rest ½ kg. A band (or a scarf)"

    assert sentences(text) == (
        "Call Dr. Meyer at 8 a.m. today.",
        "Sore?",
        "Rest ½ kg.",
        "A band",
        "(or a scarf)",
    )
    assert sentences("Move on when: You do ten.") == ("Move on when:", "You do ten.")
    assert reading([], "en") is None


# --- passages ---


@pytest.fixture(scope="module")
def plan():
    return hp.schedule(hp.load_program(TOP / "examples" / "six-week-band.toml"))


def test_every_word_of_a_card_is_a_passage_of_its_exercise(plan):
    shown = view(plan)
    read = passages(shown, clinicians_words(plan), frozenset())
    texts = {one.text for one in read}
    [card, *_] = cards(shown)

    assert {
        wording.NBSP.join(step.split()).replace(wording.NBSP, " ") for step in card.steps
    } <= texts
    assert {"exercise 1, Standing knee lift with a band, left"} <= {one.part for one in read}
    assert not any("<svg" in text for text in texts)


def test_the_clinicians_words_are_known_as_hers(plan):
    read = passages(view(plan), clinicians_words(plan), frozenset())
    ours = {one.text: one.ours for one in read}

    assert ours["Walk up the stairs at home without pulling on the rail."] is False
    assert ours["Tick what you have done."] is True


def test_the_words_of_our_protocols_are_ours_and_a_name_makes_no_sentence_hers():
    program = hp.load_catalogue().protocols["weak-hip-flexors"].program
    own = attrs.evolve(program, patient="Stop", goal="Climb the stairs again without a rail.")
    theirs = clinicians_words(hp.schedule(own, start=date(2027, 1, 4), training_days="mon wed fri"))

    assert program.phases[0].move_on_when not in theirs
    assert "Climb the stairs again without a rail." in theirs
    assert not written_by("Stop this exercise for today.", theirs)


def test_an_exercise_of_the_clinic_is_the_clinics(plan):
    [phase] = plan.program.phases
    first, *rest = phase.prescriptions
    technique = attrs.evolve(first.exercise.technique, feel="Hip flexion.")
    own = attrs.evolve(first, exercise=attrs.evolve(first.exercise, technique=technique))
    program = attrs.evolve(plan.program, phases=[attrs.evolve(phase, prescriptions=[own, *rest])])
    found = hp.proofread(hp.schedule(program))

    assert [(f.code, str(f.severity)) for f in found if f.code == "jargon"] == [("jargon", "note")]


def test_all_exercises_of_the_catalogue_are_plain():
    read, english = [], language_of("en-GB")
    for exercise in hp.load_catalogue().exercises.values():
        told, words = exercise.technique, wording.words_of(exercise, english)
        texts = (*told.steps, *told.cues, *told.common_errors, told.feel, told.safety)
        texts = (*texts, exercise.name, exercise.why)
        read += [
            passage(plain(wording.patients(text, words, english, side)), part=exercise.slug)
            for side in (hp.Side.EACH, hp.Side.LEFT)
            for text in texts
            if text
        ]
    assert [str(finding) for finding in word_findings(read, "standard", "en-GB")] == []
    told_of = {one.part: reading([one.text], "en-GB") for one in read if one.sentence}
    graded = {part for part, found in told_of.items() if found and found.grade is not None}
    assert graded == set(hp.load_catalogue().exercises)


# --- whole handouts ---


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("program", [*EXAMPLES, *PROGRAMS], ids=lambda file: file.stem)
def test_our_own_pages_have_no_error(program, paper):
    plan = hp.schedule(hp.load_program(program))
    found = hp.proofread(plan, ["standard", "record"], paper=paper)

    assert [str(finding) for finding in found if finding.fails] == []


def test_a_program_that_says_not_what_it_is_for_is_noted():
    found = hp.proofread(hp.schedule(hp.load_program(TOP / "tests" / "programs" / "bare.toml")))

    assert "no-purpose" in {finding.code for finding in found}


def test_a_layout_that_there_is_not_is_refused_with_those_that_there_are(plan):
    with pytest.raises(hp.ImpossibleValueError, match="did you mean 'standard'"):
        hp.proofread(plan, ["standart"])


@attrs.frozen
class Tile:
    """The card of another layout, with a picture and without steps."""

    number: int
    name: str
    picture: str
    cue: str


def test_a_layout_of_its_own_views_is_read_as_well(plan, monkeypatch):
    tiles = (Tile(1, "Knee lift", "", "Flexion."), Tile(2, "Heel slide", "<svg/>", "Slide."))
    sheets = whole.Sheets(printed(PLAIN), tiles)
    monkeypatch.setattr(whole, "sheets_of", lambda *_: sheets)
    found = hp.proofread(plan, ["tiles"])

    assert [(finding.code, finding.place) for finding in found] == [
        ("no-picture", "exercise 1, Knee lift"),
        ("lost-picture", "the pictures"),
        ("jargon", "exercise 1, Knee lift: cue"),
    ]


def test_the_words_of_a_record_are_for_a_clinician(plan):
    codes = {finding.code for finding in hp.proofread(plan, ["record"])}

    assert codes.isdisjoint({"jargon", "hard-to-read", "long-sentence", "no-purpose"})


def test_a_single_step_is_noted(plan):
    [chapter] = view(plan).chapters
    short = attrs.evolve(chapter.cards[0], steps=("Lift your knee.",))
    [finding] = purpose_findings(plan, "standard", [short])

    assert (finding.code, finding.says) == ("steps", "Its steps: 1.")


def test_a_layout_without_its_own_floor_has_that_of_patients():
    assert floor_of("fridge") == FLOORS["overview"]
    assert all(floor.small_points <= floor.reading_points for floor in FLOORS.values())


# --- the command ---


def run(*words):
    return CliRunner().invoke(main, ["check", *map(str, words)])


def test_check_print_passes_the_example():
    result = run("--print", TOP / "examples" / "six-week-band.toml")

    assert result.exit_code == 0, result.output
    assert "The printed pages: errors: 0" in result.output


def test_check_print_fails_on_an_error_and_says_what_would_be_right(monkeypatch):
    bad = PLAIN + "<p style='font-size:8pt'>Hold on to a chair and lift one knee.</p>"
    monkeypatch.setattr(whole, "sheets_of", lambda *_: whole.Sheets(printed(bad), ()))
    result = run("--print", TOP / "examples" / "six-week-band.toml")

    assert result.exit_code == 1
    assert "ERROR small-text (standard, page 1)" in result.output
    assert "Set it in 12 pt or larger." in result.output
    as_json = run("--print", "--json", TOP / "examples" / "six-week-band.toml")
    assert as_json.exit_code == 1
    assert '"code": "small-text"' in as_json.output


def test_check_without_print_prints_nothing(monkeypatch):
    monkeypatch.setattr(whole, "sheets_of", lambda *_: pytest.fail("printed"))

    assert run(TOP / "examples" / "six-week-band.toml").exit_code == 0


# --- boxes ---


@given(st.lists(st.integers(-500, 500), min_size=8, max_size=8))
def test_two_boxes_lie_within_the_box_around_them(numbers):
    one, other = (
        Box(min(n[0], n[1]), min(n[2], n[3]), max(n[0], n[1]), max(n[2], n[3]))
        for n in (numbers[:4], numbers[4:])
    )
    both = one.around(other)

    assert one.within(both, 0)
    assert other.within(both, 0)
    assert one.common(other) == other.common(one)
