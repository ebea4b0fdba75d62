"""A document to what a screen reader or a viewer would miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.proofreading.finding import PrintFinding, PrintSeverity
from hipflex_plan.proofreading.syllables import family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.proofreading.printed import PrintedDocument

WHOLE = "the document"


def document_findings(
    document: PrintedDocument, layout: str, language: str
) -> Iterator[PrintFinding]:
    """What is missing from its properties and tags, with what a check of PDF/UA says."""
    for code, says, instead in _missing(document, language):
        yield PrintFinding(
            layout=layout, place=WHOLE, severity=PrintSeverity.ERROR, code=code,
            says=says, instead=instead,
        )  # fmt: skip
    for page in document.pages:
        if page.headless_tables:
            yield PrintFinding(
                layout=layout, page=page.number, place="a table", severity=PrintSeverity.ERROR,
                code="table-without-heads", says="No cell of it is a heading.",
                instead="Say at the head of each column or row what stands in it.",
            )  # fmt: skip
    for fault in document.faults or ():
        yield PrintFinding(
            layout=layout, place=WHOLE, severity=PrintSeverity.ERROR, code="pdf-ua",
            says=f"It breaks PDF/UA-1: {fault}", instead="Mend the tags of the template.",
        )  # fmt: skip
    if document.faults is None:
        yield PrintFinding(
            layout=layout, place=WHOLE, severity=PrintSeverity.NOTE, code="pdf-ua-unchecked",
            says="PDF/UA was not checked: 'page-validation' is not installed.",
            instead="Get it with: pip install page-validation",
        )  # fmt: skip


def _missing(document: PrintedDocument, language: str) -> Iterator[tuple[str, str, str]]:
    if not document.title.strip():
        yield "no-title", "It has no title.", "Give it one that says what it is for."
    if not document.language:
        yield "no-language", "It names no language.", f"Name it, so that it is read as {language}."
    elif family(document.language) != family(language):
        says = f"It says that its language is {document.language!r}."
        yield "other-language", says, f"It is read aloud well only as {language!r}."
    if not document.tagged:
        yield (
            "no-tags",
            "It has no tags: a screen reader cannot tell a list from a head.",
            ("Print it as PDF/UA-1."),
        )
    if not document.bookmarks and len(document.pages) > 1:
        yield "no-bookmarks", "It has several pages, but no bookmarks.", "Give it headings."
