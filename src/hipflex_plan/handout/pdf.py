"""HTML to PDF/UA-1: the only room that knows WeasyPrint.

No network and no file is read while rendering but the fonts of the package;
whatever WeasyPrint would only log becomes an error. The same plan gives the
same bytes wherever Pango, HarfBuzz and the fonts are the same.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan.errors import MissingLibraryError, RenderError
from hipflex_plan.handout import assets
from hipflex_plan.native import MISSING, install_line, missing_libraries

if TYPE_CHECKING:
    from hipflex_plan.handout.views import Paper

VARIANT = "pdf/ua-1"
KEPT_SHEETS = 32
ONE_AT_A_TIME = threading.RLock()
"""WeasyPrint shares its fonts within a process, and so must not run twice at once."""


@attrs.frozen(eq=False)
class Rendered:
    """Pages that are laid out, but not written yet.

    Attributes:
        pages: how many there are.
        page_of: the page, counted from 0, on which each anchor fell.
        document: what WeasyPrint made.
    """

    pages: int
    page_of: Mapping[str, int]
    document: Any = attrs.field(repr=False)


def rendered(text: str, layout: str, paper: Paper, theme: str = "") -> Rendered:
    """The HTML of a layout as pages; *theme* is CSS that is laid over that of the layout.

    Raises:
        MissingLibraryError: if Pango is not on this machine, with the way to get it.
        RenderError: if a page cannot be printed as it should be, for example
            because no font has a letter of the patient's name.
    """
    with ONE_AT_A_TIME:
        press = _press()
        sheets = [press.css(layout, paper, theme)]
        with _Strict():
            page = press.weasyprint.HTML(string=text, url_fetcher=press.fetcher)
            document = page.render(font_config=press.fonts, stylesheets=sheets, pdf_variant=VARIANT)
    found = {anchor: number for number, one in enumerate(document.pages) for anchor in one.anchors}
    return Rendered(len(document.pages), found, document)


def printed(pages: Rendered) -> bytes:
    """Pages as a tagged PDF.

    Raises:
        RenderError: as `rendered`.
    """
    with ONE_AT_A_TIME, _Strict():
        return bytes(pages.document.write_pdf(pdf_variant=VARIANT))


def page_count(text: str, layout: str, paper: Paper) -> int:
    """How many pages the HTML of a layout takes.

    Raises:
        MissingLibraryError, RenderError: as `rendered`.
    """
    return rendered(text, layout, paper).pages


def pdf_of(text: str, layout: str, paper: Paper) -> bytes:
    """The HTML of a layout as a tagged PDF.

    Raises:
        MissingLibraryError, RenderError: as `rendered`.
    """
    return printed(rendered(text, layout, paper))


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

    def css(self, layout: str, paper: Paper, theme: str) -> Any:  # noqa: ANN401  # no types
        """The style sheet of a layout with a theme, parsed; the last ones are kept."""
        return _parsed(layout, paper.value, theme)


@lru_cache(maxsize=KEPT_SHEETS)
def _parsed(layout: str, paper: str, theme: str) -> Any:  # noqa: ANN401  # no types
    press = _press()
    text = "\n".join((assets.stylesheet(layout, paper), theme))
    return press.weasyprint.CSS(string=text, font_config=press.fonts, url_fetcher=press.fetcher)


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


class _Strict(logging.Handler):
    """Raises what WeasyPrint would only log, and what it raises under other names."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []
        self.before = False, logging.NOTSET, logging.NOTSET

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message for the end."""
        self.told.append(record.getMessage())

    def __enter__(self) -> None:
        logger = logging.getLogger("weasyprint")
        self.before = logger.disabled, logger.level, logging.root.manager.disable
        logger.disabled = False
        logger.setLevel(logging.WARNING)
        logging.disable(logging.NOTSET)
        logger.addHandler(self)

    def __exit__(self, kind: type[BaseException] | None, error: object, _: object) -> None:
        logger = logging.getLogger("weasyprint")
        logger.removeHandler(self)
        logger.disabled, level, off = self.before
        logger.setLevel(level)
        logging.disable(off)
        if kind is not None and kind.__name__ == "FatalURLFetchingError":
            raise RenderError(f"a page may not read from outside: {error}") from None
        if kind is None and self.told:
            raise RenderError(explained(self.told[0]))


def explained(message: str) -> str:
    """A message of WeasyPrint in words that help."""
    if ".notdef" in message:
        letters = message.rpartition(":")[2].strip() or message
        return f"no font on this machine has these letters: {letters}"
    return f"the page cannot be printed as it should be: {message}"
