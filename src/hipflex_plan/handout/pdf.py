"""HTML to PDF/UA-1: the only room that knows WeasyPrint.

No network and no file is read while rendering but the fonts of the package;
whatever WeasyPrint would only log becomes an error. The same plan gives the
same bytes wherever Pango, HarfBuzz and the fonts are the same.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan.errors import MissingLibraryError
from hipflex_plan.handout import assets
from hipflex_plan.handout.carrying import ACCESSIBLE, NOTHING, SRGB, Carried, finisher
from hipflex_plan.handout.strictness import Strict
from hipflex_plan.native import MISSING, install_line, missing_libraries

if TYPE_CHECKING:
    from hipflex_plan.handout.carrying import CarriedFile
    from hipflex_plan.handout.views import Paper

KEPT_SHEETS = 32
MM_OF_A_PIXEL = 25.4 / 96
ONE_AT_A_TIME = threading.RLock()
"""WeasyPrint shares its fonts within a process, and so must not run twice at once."""


@attrs.frozen(eq=False)
class Rendered:
    """Pages that are laid out, but not written yet.

    Attributes:
        pages: how many there are.
        page_of: the page, counted from 0, on which each anchor begins.
        height_of: the millimetres that each anchor takes on that page.
        document: what WeasyPrint made.
    """

    pages: int
    page_of: Mapping[str, int]
    height_of: Mapping[str, float]
    document: Any = attrs.field(repr=False)


def rendered(text: str, styles: str) -> Rendered:
    """An HTML document as pages, with the style sheet of its layout.

    Raises:
        MissingLibraryError: if Pango is not on this machine, with the way to get it.
        RenderError: if a page cannot be printed as it should be, for example
            because no font has a letter of the patient's name.
    """
    with ONE_AT_A_TIME:
        press = _press()
        with Strict():
            sheets = [press.sheet(styles)]
            page = press.weasyprint.HTML(string=text, url_fetcher=press.fetcher)
            document = page.render(
                font_config=press.fonts, stylesheets=sheets, pdf_variant=ACCESSIBLE
            )
    found: dict[str, int] = {}
    heights: dict[str, float] = {}
    for number, one in enumerate(document.pages):
        for anchor, (_, top, _, bottom) in one.anchors.items():
            found.setdefault(anchor, number)  # what is cut has its anchor on each of its pages
            heights.setdefault(anchor, (bottom - top) * MM_OF_A_PIXEL)
    return Rendered(len(document.pages), found, heights, document)


def together(documents: Sequence[Rendered]) -> Rendered:
    """Pages that follow each other in one file; its properties are those of the first."""
    first, *more = documents
    if not more:
        return first
    pages = [page for one in documents for page in one.document.pages]
    return Rendered(len(pages), first.page_of, first.height_of, first.document.copy(pages))


def printed(pages: Rendered, carried: Carried = NOTHING) -> bytes:
    """Pages as a tagged PDF, with the files that it is to carry.

    Raises:
        RenderError: as `rendered`.
    """
    document = pages.document
    with ONE_AT_A_TIME, Strict(), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colours open
        document.output_intent = SRGB if carried.archive else None
        return bytes(
            document.write_pdf(
                pdf_variant=carried.variant,
                attachments=[_attachment(file) for file in carried.files],
                finisher=finisher(carried),
            )
        )


def _attachment(file: CarriedFile) -> Any:  # noqa: ANN401  # WeasyPrint has no types
    press = _press()
    return press.weasyprint.Attachment(
        string=file.content,
        url_fetcher=press.fetcher,
        name=file.name,
        description=file.description,
        relationship=file.relationship,
        created=file.made,
        modified=file.made,
    )


def pdf_of(text: str, layout: str, paper: Paper, carried: Carried = NOTHING) -> bytes:
    """The HTML of a layout as a tagged PDF.

    Raises:
        MissingLibraryError, RenderError: as `rendered`.
    """
    return printed(rendered(text, assets.stylesheet(layout, paper.value)), carried)


class _Press:
    """WeasyPrint with our fonts and style sheets, read once in a process."""

    def __init__(self) -> None:
        if missing_libraries():
            raise MissingLibraryError(f"{MISSING} {install_line()}")
        import weasyprint  # noqa: PLC0415  # needs Pango, which planning does not
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

        self.weasyprint = weasyprint
        self.fonts = FontConfiguration()
        self.fetcher = _package_fetcher()
        self.sheet = lru_cache(maxsize=KEPT_SHEETS)(self._parsed)
        """A style sheet; its fonts are known to this press alone, and so it is kept here."""

    def _parsed(self, text: str) -> Any:  # noqa: ANN401  # no types
        return self.weasyprint.CSS(string=text, font_config=self.fonts, url_fetcher=self.fetcher)


@cache
def _press() -> _Press:
    return _Press()


def _package_fetcher() -> Any:  # noqa: ANN401  # WeasyPrint has no types
    """A fetcher that gives our fonts and data URIs, and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415  # needs Pango

    class PackageFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def __init__(self) -> None:
            super().__init__(allowed_protocols={"data"}, fail_on_errors=True)

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ANN401  # WeasyPrint has no types
            if url.startswith(assets.FONT_PREFIX):
                content = assets.font(url.removeprefix(assets.FONT_PREFIX))
                return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})
            return super().fetch(url, headers)

    return PackageFetcher()
