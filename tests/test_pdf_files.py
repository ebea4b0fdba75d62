"""A PDF of anyone's: what it carries and what was typed into it, or a word on why not."""

import io
import logging

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import ByteStringObject, DictionaryObject, NameObject, TextStringObject
from weasyprint import HTML

import hipflex_plan as hp
from hipflex_plan import pdf_files
from hipflex_plan.pdf_files import attachments_of, fields_of, pdf_bytes

FORM = """
<html lang=en><title>Form</title><h1>Form</h1><form>
<input name=s1.reps value="3 × 12"><input name=empty>
<input type=checkbox name=done checked><input type=checkbox name=not-done>
<textarea name=notes>stiff
on Monday</textarea>
<select name=sore><option value=none>None</option><option value=stayed selected>Stayed</option>
</select></form>
"""


def carrying(*files):
    """A PDF with one page that carries files."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    for name, content in files:
        writer.add_attachment(name, content)
    return bytes_of(writer)


def bytes_of(writer):
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def encrypted(algorithm):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(carrying(("a.txt", b"one"))))
    writer.encrypt("a word", algorithm=algorithm)
    return bytes_of(writer)


PDF = carrying(("a.txt", b"one"), ("ö (1).txt", b"two"))
PRINTED_FORM = HTML(string=FORM).write_pdf(pdf_forms=True)


def test_what_a_pdf_carries_is_found_by_name():
    found = attachments_of(PDF)

    assert {name: file.content for name, file in found.items()} == {
        "a.txt": b"one",
        "ö (1).txt": b"two",
    }


def test_of_two_files_of_one_name_the_first_is_taken():
    assert attachments_of(carrying(("a", b"one"), ("a", b"two")))["a"].content == b"one"


def test_a_pdf_that_carries_nothing_gives_nothing():
    assert attachments_of(carrying()) == {}
    assert fields_of(carrying()) == {}


def test_a_form_gives_what_was_typed_ticked_and_chosen_by_full_names():
    assert fields_of(PRINTED_FORM) == {
        "s1.reps": "3 × 12",
        "empty": "",
        "done": "on",
        "not-done": "",
        "notes": "stiff\non Monday",
        "sore": "stayed",
    }


def test_a_form_that_was_filled_in_and_saved_again_gives_the_new_words():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(PRINTED_FORM))
    filled = {"s1.reps": "„zwölf“", "done": "/Off", "not-done": "/on"}
    writer.update_page_form_field_values(writer.pages[0], filled, auto_regenerate=False)

    found = fields_of(bytes_of(writer))
    assert (found["s1.reps"], found["done"], found["not-done"]) == ("„zwölf“", "", "on")


def test_a_field_within_a_field_is_called_by_both_names():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(PRINTED_FORM))
    form = writer.root_object["/AcroForm"]
    child = form["/Fields"][0].get_object()
    parent = DictionaryObject({NameObject("/T"): TextStringObject("week-1")})
    reference = writer._add_object(parent)
    parent[NameObject("/Kids")] = pypdf.generic.ArrayObject([form["/Fields"][0]])
    child[NameObject("/Parent")] = reference
    form["/Fields"][0] = reference

    assert fields_of(bytes_of(writer))["week-1.s1.reps"] == "3 × 12"


def test_words_in_no_known_letters_are_text_all_the_same():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(PRINTED_FORM))
    field = writer.root_object["/AcroForm"]["/Fields"][0].get_object()
    field[NameObject("/V")] = ByteStringObject(b"\xff\xfe\x00")

    assert isinstance(fields_of(bytes_of(writer))["s1.reps"], str)


@pytest.mark.parametrize("take", [attachments_of, fields_of])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "this is no PDF"),
        (b"title = 'x'", "this is no PDF"),
        (b"%PDF-1.7\n", "this PDF is broken"),
        (PDF[: len(PDF) // 2], "this PDF is broken"),
        (encrypted("RC4-128"), "this PDF is encrypted: save it without a password first"),
        (encrypted("AES-256"), "this PDF is encrypted: save it without a password first"),
    ],
)
def test_what_cannot_be_taken_is_told_in_one_line(take, content, told):
    with pytest.raises(hp.FileError, match=told) as caught:
        take(content, "ada.pdf")

    assert str(caught.value).startswith("ada.pdf: ")
    assert len(str(caught.value).splitlines()) == 1


def test_a_file_that_grows_too_large_when_it_is_unpacked_is_refused():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(carrying(("a", bytes(60_000_000)))))
    for entry in writer._objects:
        if isinstance(entry, pypdf.generic.StreamObject):
            writer._replace_object(entry.indirect_reference, entry.flate_encode())
    bomb = bytes_of(writer)

    assert len(bomb) < 200_000
    with pytest.raises(hp.FileError, match="carries more than 10 MB"):
        attachments_of(bomb)


@pytest.mark.parametrize(
    "files",
    [
        [("a", bytes(6_000_000)), ("b", bytes(6_000_000))],
        [(f"{number}", b"") for number in range(101)],
    ],
)
def test_a_pdf_that_carries_too_much_is_refused(files):
    with pytest.raises(hp.FileError, match="carries more than 10 MB or 100 files"):
        attachments_of(carrying(*files))


def test_a_pdf_that_is_too_large_or_not_there_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_files, "LARGEST_PDF", 1_000_000)
    (tmp_path / "large.pdf").write_bytes(bytes(1_000_001))

    with pytest.raises(hp.FileError, match="larger than 1 MB"):
        pdf_bytes(tmp_path / "large.pdf")
    with pytest.raises(hp.FileError, match="cannot be read"):
        pdf_bytes(tmp_path)
    with pytest.raises(hp.FileError, match="cannot be read: No such file"):
        pdf_bytes(tmp_path / "missing.pdf")


def test_nothing_is_said_on_standard_error_of_a_broken_pdf(capfd):
    with pytest.raises(hp.FileError):
        attachments_of(PDF.replace(b"xref", b"xxxx")[:-40])

    assert capfd.readouterr().err == ""
    assert logging.getLogger("pypdf").propagate


@st.composite
def broken(draw):
    """A PDF that was cut off, in which bytes were changed, or both."""
    content = bytearray(draw(st.sampled_from([PDF, PRINTED_FORM])))
    places = st.integers(0, len(content) - 1)
    for place, byte in draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=60)):
        content[place] = byte
    start, length = draw(places), draw(st.integers(0, 400))
    content[start : start + length] = draw(st.sampled_from([b"", content[:length]]))
    return bytes(content[: draw(st.just(len(content)) | places)])


@given(broken())
def test_a_broken_pdf_is_read_or_refused_and_nothing_else(content):
    for take in (attachments_of, fields_of):
        try:
            found = take(content)
        except hp.FileError as error:
            assert len(error.problems) == 1
        else:
            assert all(isinstance(name, str) for name in found)
