"""What a PDF carries besides its pages, and what makes it an archive.

An archive is PDF/A-3a and PDF/UA-1 at once. WeasyPrint writes the one or the other;
what is missing is put in here, when the PDF is whole and not yet written.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan.validators import as_tuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ACCESSIBLE = "pdf/ua-1"
ARCHIVE = "pdf/a-3a"
SRGB = "srgb"
"""What the colours of an archive mean; without it no PDF/A."""


@attrs.frozen(kw_only=True)
class CarriedFile:
    """A file within a PDF.

    Attributes:
        name: a plain file name, without folders.
        content: its bytes.
        media_type: as in ``application/json``.
        relationship: what it is to the pages, in the words of PDF: ``Source`` (they were
            made from it), ``Data`` (what they show), ``Supplement``.
        description: a few words for who finds it.
        made: when, by the plan and not by a clock, so that the same plan gives the same bytes.
    """

    name: str
    content: bytes = attrs.field(repr=False)
    media_type: str
    relationship: str
    description: str
    made: dt.datetime


def _by_name(files: Iterable[CarriedFile]) -> tuple[CarriedFile, ...]:
    return tuple(sorted(as_tuple(files), key=lambda file: file.name.encode()))


@attrs.frozen
class Carried:
    """What a handout carries, and whether it is made to be kept for years.

    Attributes:
        files: the files within it, by name, as a PDF wants them.
        archive: whether it is PDF/A-3a as well as PDF/UA-1.
    """

    files: tuple[CarriedFile, ...] = attrs.field(default=(), converter=_by_name)
    archive: bool = False

    @property
    def variant(self) -> str:
        """The kind of PDF that WeasyPrint writes."""
        return ARCHIVE if self.archive else ACCESSIBLE


NOTHING = Carried()
BEGIN_OF_STREAM, END_OF_STREAM = b"\nstream\n", b"\nendstream"


def finisher(carried: Carried) -> Callable[[object, Any], None]:
    """What puts the last things into a PDF, after WeasyPrint and before it is written."""
    return partial(_finish, carried)


def _finish(carried: Carried, _: object, pdf: Any) -> None:  # noqa: ANN401  # no types
    if carried.files:
        _name_the_files(carried, pdf)
    if carried.archive:
        _declare_accessible(pdf)
    _say_every_glyph(pdf)
    if carried.archive:
        _end_streams_clearly(pdf)


def _end_streams_clearly(pdf: Any) -> None:  # noqa: ANN401  # no types
    """Let no stream end with a carriage return, which could belong to the end of its line.

    A reader that looks for the end of a stream would find it a byte shorter than it says it
    is, which an archive forbids. What stands after compressed data is not read.
    """
    for one in pdf.objects:
        if getattr(one, "compress", False) and one.data.endswith(b"\r" + END_OF_STREAM):
            _, packed = one.data.removesuffix(END_OF_STREAM).split(BEGIN_OF_STREAM, 1)
            one.stream, one.compress = [packed + b"\n"], False
            one.extra["Filter"] = "/FlateDecode"


def _say_every_glyph(pdf: Any) -> None:  # noqa: ANN401  # no types
    """Give a meaning to glyphs that only go with another, as marks on Arabic letters do.

    WeasyPrint gives all letters of such a group to its first glyph, and nothing to the
    others, which a reader may not accept; a joiner without width says just that.
    """
    for one in pdf.objects:
        lines = getattr(one, "stream", None)
        if isinstance(lines, list) and b"begincmap" in lines:
            one.stream = [
                line.replace(b"<>", b"<2060>") if isinstance(line, bytes) else line
                for line in lines
            ]


def _name_the_files(carried: Carried, pdf: Any) -> None:  # noqa: ANN401  # no types
    """Say of each file what it is: WeasyPrint says it in PDF/A alone, and guesses the types."""
    entries = [one for one in pdf.objects if _kind(one) == "/Filespec"]
    for entry, file in zip(entries, carried.files, strict=True):
        entry["AFRelationship"] = f"/{file.relationship}"
        stream = pdf.objects[int(entry["EF"]["F"].split()[0])]
        stream.extra["Subtype"] = "/" + file.media_type.replace("/", "#2f")
    references = b" ".join(_bytes(entry.reference) for entry in entries)
    pdf.catalog["AF"] = b"[" + references + b"]"


def _bytes(reference: str | bytes) -> bytes:
    return reference if isinstance(reference, bytes) else reference.encode()


def _declare_accessible(pdf: Any) -> None:  # noqa: ANN401  # no types
    """Say in the metadata of a PDF/A that it is PDF/UA-1 too, and what that means."""
    [metadata] = (one for one in pdf.objects if _kind(one) == "/Metadata")
    metadata.compress = False  # so that it can be found without unpacking anything
    end = b"</rdf:RDF>"
    metadata.stream = [b"".join(metadata.stream).replace(end, ACCESSIBLE_TOO + end)]


def _kind(one: Any) -> object:  # noqa: ANN401  # no types
    """The type of a dictionary, or of that of a stream."""
    entries = one if isinstance(one, dict) else getattr(one, "extra", None)
    return (entries or {}).get("Type")


ACCESSIBLE_TOO = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:schema>What says that a file is PDF/UA</pdfaSchema:schema>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of PDF/UA that is kept</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/UA-1 in XMP. PDF/A knows no such word, so what it means is written beside it."""
