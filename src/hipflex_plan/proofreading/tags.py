"""The tags of a PDF page to the place of each piece: beside `pages` the only room with PDFium."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BLOCKS = frozenset(
    ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TH", "TD", "Caption", "Div", "Figure")
)


@attrs.frozen
class Tagged:
    """Where a marked piece of a page stands: its tags, its block, its picture."""

    tags: tuple[str, ...]
    block: int
    alternative: str


@attrs.frozen
class Element:
    """A part of the tree of tags."""

    kind: str
    alternative: str
    marks: tuple[int, ...]
    parts: tuple[Element, ...]

    def all_parts(self) -> Iterator[Element]:
        """It and all that is in it."""
        yield self
        for part in self.parts:
            yield from part.all_parts()


def tree_of(page: Any) -> tuple[Element, ...]:  # noqa: ANN401  # PDFium has no types
    """The tags of a page, outermost first; none where it is not tagged."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  # optional

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        found = (pdfium.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(count))
        return tuple(_element(pdfium, element) for element in found if element)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _element(pdfium: Any, element: Any) -> Element:  # noqa: ANN401  # PDFium has no types
    marks, parts = [], []
    for n in range(pdfium.FPDF_StructElement_CountChildren(element)):
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n)
        if mark >= 0:
            marks.append(mark)
        elif part := pdfium.FPDF_StructElement_GetChildAtIndex(element, n):
            parts.append(_element(pdfium, part))
    kind = text_from(pdfium.FPDF_StructElement_GetType, element)
    alternative = text_from(pdfium.FPDF_StructElement_GetAltText, element)
    return Element(kind, alternative, tuple(marks), tuple(parts))


def text_from(ask: Callable[..., int], of: Any) -> str:  # noqa: ANN401  # PDFium has no types
    """What PDFium writes into a buffer: it is asked for the length first."""
    length = ask(of, None, 0)
    if length <= 2:  # noqa: PLR2004  # an empty text is its closing zero, of two bytes
        return ""
    buffer = ctypes.create_string_buffer(length)
    wide = ask.argtypes[1] is not ctypes.c_void_p  # type: ignore[attr-defined]  # ctypes has it
    ask(of, ctypes.cast(buffer, ask.argtypes[1]) if wide else buffer, length)  # type: ignore[attr-defined]
    return buffer.raw[: length - 2].decode("utf-16-le")


def places(tree: tuple[Element, ...]) -> dict[int, Tagged]:
    """Each marked piece of a page, by its number, and where it stands."""
    found: dict[int, Tagged] = {}
    blocks = iter(range(1_000_000))

    def walk(element: Element, tags: tuple[str, ...], block: int) -> None:
        here = (*tags, element.kind)
        block = next(blocks) if element.kind in BLOCKS else block
        for mark in element.marks:
            found[mark] = Tagged(here, block, element.alternative)
        for part in element.parts:
            walk(part, here, block)

    for element in tree:
        walk(element, (), -1)
    return found


def headless_tables(tree: tuple[Element, ...]) -> int:
    """The tables in which no cell is a heading."""
    tables = (e for top in tree for e in top.all_parts() if e.kind == "Table")
    return sum(all(part.kind != "TH" for part in table.all_parts()) for table in tables)


def list_items(tree: tuple[Element, ...]) -> int:
    """How many list items there are."""
    return sum(part.kind == "LI" for top in tree for part in top.all_parts())
