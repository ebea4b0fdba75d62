"""PDF to printed pages: beside `tags` the only room that knows PDFium.

The colour behind a text is not guessed from the drawing: the page is painted once
without its letters, and looked at where they stand.
"""

from __future__ import annotations

import ctypes
import math
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan.errors import MissingLibraryError
from hipflex_plan.proofreading import tags
from hipflex_plan.proofreading.painting import ink, look, looked_at
from hipflex_plan.proofreading.placing import UNMOVED, Matrix, on_paper, slanted, times
from hipflex_plan.proofreading.printed import (
    Box,
    Picture,
    PrintedDocument,
    PrintedPage,
    Run,
)
from hipflex_plan.proofreading.validation import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_AT_A_TIME = threading.Lock()
"""PDFium must not run twice at once in a process."""
NEEDED = "check --print needs the package 'pypdfium2': pip install 'hipflex-plan[print]'"
ITALIC = 1 << 6
"""The bit of a font that says that its letters lean."""
SPACE = 32
TOUCH = 0.75
"""Points by which ink may go over the edge of what cuts it: the blur of its edge."""


def read_back(pdf: bytes) -> PrintedDocument:
    """The finished PDF as it is seen.

    Raises:
        MissingLibraryError: if what reads it is not installed, with the way to get it.
    """
    try:
        import pypdfium2  # noqa: PLC0415  # optional
        import pypdfium2.raw as pdfium  # noqa: PLC0415  # optional
    except ImportError:
        raise MissingLibraryError(NEEDED) from None
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return PrintedDocument(
            pages=tuple(_page(pdfium, page, n) for n, page in enumerate(document, start=1)),
            title=document.get_metadata_dict().get("Title", ""),
            language=tags.text_from(pdfium.FPDFCatalog_GetLanguage, document),
            tagged=bool(pdfium.FPDFCatalog_IsTagged(document)),
            bookmarks=sum(1 for _ in document.get_toc()),
            faults=faults(pdf),
        )


@attrs.frozen
class _Piece:
    """An object of a page, with what it inherits from the group that holds it."""

    handle: Any
    matrix: Matrix
    mark: int
    clip: Box | None
    in_picture: bool


def _page(pdfium: Any, page: Any, number: int) -> PrintedPage:  # noqa: ANN401  # no types
    tree = tags.tree_of(page)
    placed = tags.places(tree)
    height = float(page.get_height())
    letters = page.get_textpage()
    sheet = _Sheet(pdfium, page, letters, height, placed, _spaces(pdfium, letters))
    pieces = tuple(sheet.pieces())
    texts = [p for p in pieces if sheet.kind(p.handle) == pdfium.FPDF_PAGEOBJ_TEXT]
    with_letters = page.render(scale=1).to_pil().convert("RGB")
    unseen = [sheet.run(piece) for piece in texts]
    for piece in texts:
        pdfium.FPDFTextObj_SetTextRenderMode(piece.handle, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    bare = page.render(scale=1).to_pil().convert("RGB")
    return PrintedPage(
        number=number,
        width=float(page.get_width()),
        height=height,
        runs=tuple(looked_at(run, with_letters, bare) for run in unseen if run.text.strip()),
        pictures=tuple(_pictures(sheet, pieces, placed, with_letters)),
        ink=ink(with_letters),
        list_items=tags.list_items(tree),
        headless_tables=tags.headless_tables(tree),
    )


@attrs.frozen
class _Sheet:
    """A page of PDFium: its objects, and where they are on the paper."""

    pdfium: Any
    page: Any
    letters: Any
    height: float
    placed: Mapping[int, tags.Tagged]
    spaces: Mapping[int, float]

    def kind(self, handle: Any) -> int:  # noqa: ANN401  # PDFium has no types
        """Whether an object is text, a path, an image or a group."""
        return int(self.pdfium.FPDFPageObj_GetType(handle))

    def pieces(self) -> Iterator[_Piece]:
        """All objects, those in groups as well, in the order in which they are painted."""
        for n in range(self.pdfium.FPDFPage_CountObjects(self.page)):
            top = _Piece(None, UNMOVED, -1, None, in_picture=False)
            yield from self._within(self.pdfium.FPDFPage_GetObject(self.page, n), top)

    def _within(self, handle: Any, holder: _Piece) -> Iterator[_Piece]:  # noqa: ANN401  # no types
        own = self.pdfium.FPDFPageObj_GetMarkedContentID(handle)
        mark = own if own >= 0 else holder.mark
        figure = mark in self.placed and "Figure" in self.placed[mark].tags
        grouped = self.kind(handle) == self.pdfium.FPDF_PAGEOBJ_FORM
        clip = self._clip(handle, holder)
        in_picture = figure or holder.in_picture
        yield _Piece(handle, holder.matrix, mark, clip, in_picture)
        if grouped:
            inner = times(self._matrix(handle), holder.matrix)
            group = _Piece(handle, inner, mark, clip, in_picture)
            for n in range(self.pdfium.FPDFFormObj_CountObjects(handle)):
                yield from self._within(self.pdfium.FPDFFormObj_GetObject(handle, n), group)

    def _matrix(self, handle: Any) -> Matrix:  # noqa: ANN401  # PDFium has no types
        matrix = self.pdfium.FS_MATRIX()
        self.pdfium.FPDFPageObj_GetMatrix(handle, matrix)
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def box(self, piece: _Piece) -> Box:
        """Where a piece stands on the paper."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self.pdfium.FPDFPageObj_GetBounds(piece.handle, left, bottom, right, top)
        corners = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
        return on_paper(corners, piece.matrix, self.height)

    def _clip(self, handle: Any, holder: _Piece) -> Box | None:  # noqa: ANN401  # no types
        """What cuts an object: the smallest of the boxes round the paths, or None."""
        clip = self.pdfium.FPDFPageObj_GetClipPath(handle)
        if not clip or self.pdfium.FPDFClipPath_CountPaths(clip) < 1:
            return holder.clip
        boxes = []
        for path in range(self.pdfium.FPDFClipPath_CountPaths(clip)):
            corners = []
            for n in range(self.pdfium.FPDFClipPath_CountPathSegments(clip, path)):
                segment = self.pdfium.FPDFClipPath_GetPathSegment(clip, path, n)
                x, y = ctypes.c_float(), ctypes.c_float()
                if self.pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                    corners.append((x.value, y.value))
            boxes += [on_paper(corners, holder.matrix, self.height)] if corners else []
        return min(boxes, key=lambda box: box.height, default=holder.clip)

    def run(self, piece: _Piece) -> Run:
        """A text, not yet looked at."""
        pdfium, handle = self.pdfium, piece.handle
        matrix = times(self._matrix(handle), piece.matrix)
        size, box = ctypes.c_float(), self.box(piece)
        pdfium.FPDFTextObj_GetFontSize(handle, size)
        red, green, blue, _ = channels = tuple(ctypes.c_uint() for _ in range(4))
        pdfium.FPDFPageObj_GetFillColor(handle, *channels)
        tagged = self.placed.get(piece.mark)
        return Run(
            text=self._text(handle),
            box=box,
            points=round(size.value * math.hypot(matrix[2], matrix[3]), 1),
            colour=(red.value, green.value, blue.value),
            italic=_leans(pdfium, handle, matrix),
            cut=piece.clip is not None and not box.within(piece.clip, TOUCH),
            tags=tagged.tags if tagged else (),
            block=tagged.block if tagged else -1,
            in_picture=piece.in_picture,
            space=self.spaces.get(_address(handle)),
        )

    def _text(self, handle: Any) -> str:  # noqa: ANN401  # PDFium has no types
        read = self.pdfium.FPDFTextObj_GetText
        length = read(handle, self.letters, None, 0)
        buffer = ctypes.create_string_buffer(max(length, 2))
        read(handle, self.letters, ctypes.cast(buffer, read.argtypes[2]), length)
        return buffer.raw[: length - 2].decode("utf-16-le").replace("\0", "")


def _address(handle: Any) -> int:  # noqa: ANN401  # PDFium has no types
    """What tells one object of PDFium from another."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _spaces(pdfium: Any, letters: Any) -> dict[int, float]:  # noqa: ANN401  # no types
    """How wide the gaps between words are in each text of a page, by its address."""
    found: dict[int, list[float]] = {}
    here, there, unused = ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    for n in range(pdfium.FPDFText_CountChars(letters) - 1):
        if pdfium.FPDFText_GetUnicode(letters, n) == SPACE:
            text = _address(pdfium.FPDFText_GetTextObject(letters, n))
            if text and text == _address(pdfium.FPDFText_GetTextObject(letters, n + 1)):
                pdfium.FPDFText_GetCharOrigin(letters, n, here, unused)
                pdfium.FPDFText_GetCharOrigin(letters, n + 1, there, unused)
                found.setdefault(text, []).append(there.value - here.value)
    return {text: sum(widths) / len(widths) for text, widths in found.items()}


def _leans(pdfium: Any, handle: Any, matrix: Matrix) -> bool:  # noqa: ANN401  # PDFium has no types
    """Whether the letters lean: by their font, or because they were slanted."""
    return slanted(matrix) or bool(
        pdfium.FPDFFont_GetFlags(pdfium.FPDFTextObj_GetFont(handle)) & ITALIC
    )


def _pictures(
    sheet: _Sheet,
    pieces: tuple[_Piece, ...],
    placed: Mapping[int, tags.Tagged],
    page: Any,  # noqa: ANN401  # Pillow's own
) -> Iterator[Picture]:
    """The pictures that are tagged as such, each with all its parts together."""
    boxes: dict[tuple[int, str], Box] = {}
    for piece in pieces:
        if piece.mark in placed and placed[piece.mark].tags[-1] == "Figure":
            box, of = sheet.box(piece), (placed[piece.mark].block, placed[piece.mark].alternative)
            boxes[of] = boxes[of].around(box) if of in boxes else box
    for (_, alternative), box in boxes.items():
        yield Picture(alternative, box, look(box, page))
