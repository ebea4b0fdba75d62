"""HTML to PDF/UA-1: the only room that knows WeasyPrint.

No network and no file is read while rendering but the fonts of the package;
whatever WeasyPrint would only log becomes an error. The same plan gives the
same bytes wherever Pango, HarfBuzz and the fonts are the same.
"""

from __future__ import annotations

import logging
import threading
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan.documents import write_whole
from hipflex_plan.errors import MissingLibraryError, RenderError
from hipflex_plan.handout import assets
from hipflex_plan.handout.carrying import ACCESSIBLE, NOTHING, SRGB, Carried, finisher
from hipflex_plan.handout.composition import view
from hipflex_plan.handout.page import html
from hipflex_plan.handout.views import Paper
from hipflex_plan.native import MISSING, install_line, missing_libraries

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from hipflex_plan.handout.carrying import CarriedFile
    from hipflex_plan.handout.views import Handout
    from hipflex_plan.plan import Plan

COVER_FITS = ("", "fit1", "fit2", "fit3")
CARD_FITS = ("snug", "tight")
FLOW = "flow"
CARDS_A_PAGE = 2
MANY_WEEKS = 12
ONE_AT_A_TIME = threading.Lock()
"""WeasyPrint shares its fonts within a process, and so must not run twice at once."""


def to_pdf(
    plan: Plan,
    paper: Paper | str = Paper.A4,
    pictures: str = "color",
    carried: Carried = NOTHING,
) -> bytes:
    """A plan as a tagged PDF (PDF/UA-1); threads wait for each other here.

    Args:
        plan: the plan.
        paper: the paper to print on.
        pictures: ``color``, or ``print`` for printers and copiers that know only black.
        carried: files to carry, and whether it is an archive; see `hipflex_plan.carried`.

    Raises:
        MissingLibraryError: if Pango is not on this machine, with the way to get it.
        RenderError: if a page cannot be printed as it should be, for example
            because no font has a letter of the patient's name.
    """
    handout = view(plan, paper, pictures)
    with ONE_AT_A_TIME:
        return _printed(_fitted(handout), carried)


def page_count(text: str, layout: str, paper: Paper) -> int:
    """How many pages the HTML of a layout takes.

    Raises:
        MissingLibraryError, RenderError: as `to_pdf`.
    """
    with ONE_AT_A_TIME:
        return len(_rendered(text, paper, layout).pages)


def pdf_of(text: str, layout: str, paper: Paper, carried: Carried = NOTHING) -> bytes:
    """The HTML of a layout as a tagged PDF.

    Raises:
        MissingLibraryError, RenderError: as `to_pdf`.
    """
    with ONE_AT_A_TIME:
        return _printed(_rendered(text, paper, layout), carried)


def _printed(document: Any, carried: Carried) -> bytes:  # noqa: ANN401  # WeasyPrint has no types
    document.output_intent = SRGB if carried.archive else None
    with _Strict(), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colours open
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


def to_html(plan: Plan, paper: Paper | str = Paper.A4, pictures: str = "color") -> str:
    """The page that `to_pdf` prints, without its style sheet."""
    return html(view(plan, paper, pictures))


def write_pdf(
    plan: Plan,
    path: str | os.PathLike[str],
    paper: Paper | str = Paper.A4,
    pictures: str = "color",
    carried: Carried = NOTHING,
) -> None:
    """Write a plan as a PDF file, in one piece; the arguments are those of `to_pdf`.

    Raises:
        MissingLibraryError, RenderError: as `to_pdf`.
        FileError: if the file cannot be written; what stood there before stays.
    """
    write_whole(path, to_pdf(plan, paper, pictures, carried))


def _fitted(handout: Handout) -> Any:  # noqa: ANN401  # WeasyPrint has no types
    """Render, look where things fell, and render closer if that saves a page.

    A cover that fits in no way keeps its list of warnings whole on a second page.
    """
    cover = next((fit for fit in COVER_FITS if _cover_fits(handout, fit)), "")
    seen = handout if len(handout.weeks) <= MANY_WEEKS else attrs.evolve(handout, weeks=())
    document = _rendered(html(seen, fit=cover), handout.paper)
    cards = _closer_cards(handout, _card_pages(handout, document))
    fits = [cover, cards, FLOW if not cards and _more_is_alone(handout, document) else ""]
    fit = " ".join(part for part in fits if part)
    if fit == cover and seen is handout:
        return document
    return _rendered(html(handout, fit=fit), handout.paper)


def _more_is_alone(handout: Handout, document: Any) -> bool:  # noqa: ANN401  # no types
    """Whether "part of the day" has a page that the weeks could share."""
    pages = _pages(document)
    return all(pages[anchor] != pages["more"] for anchor in _anchors(handout))


def _closer_cards(handout: Handout, loose: int) -> str:
    """The first fit that leaves the fewest pages, or "" if none saves one of *loose*."""
    fewest, best = loose, ""
    for fit in CARD_FITS:
        if fewest <= _fewest_pages(handout):
            break
        pages = _trial_of_cards(handout, fit)
        fewest, best = (pages, fit) if pages < fewest else (fewest, best)
    return best


def _trial_of_cards(handout: Handout, fit: str) -> int:
    """The pages that the cards take, without the weeks."""
    cards = attrs.evolve(handout, weeks=(), calendar=None)
    return _card_pages(handout, _rendered(html(cards, fit=fit), handout.paper))


def _cover_fits(handout: Handout, fit: str) -> bool:
    """Whether the cover, alone, takes one page; a trial without the other pages."""
    cover = attrs.evolve(handout, chapters=(), blocks=(), weeks=(), calendar=None)
    return _pages(_rendered(html(cover, fit=fit), handout.paper))["cover-end"] == 0


def _pages(document: Any) -> dict[str, int]:  # noqa: ANN401  # WeasyPrint has no types
    """The page, counted from 0, on which each anchor fell."""
    return {anchor: number for number, page in enumerate(document.pages) for anchor in page.anchors}


def _card_pages(handout: Handout, document: Any) -> int:  # noqa: ANN401  # no types
    """The pages that the cards take, with "part of the day" after them."""
    pages = _pages(document)
    return len({pages[anchor] for anchor in (*_anchors(handout), "more")})


def _anchors(handout: Handout) -> Iterator[str]:
    for place, chapter in enumerate(handout.chapters, start=1):
        for card in chapter.cards:
            yield f"card-{place}-{card.number}"


def _fewest_pages(handout: Handout) -> int:
    """The pages that the cards need at best; an odd last card shares its page."""
    *counts, last = (len(chapter.cards) for chapter in handout.chapters)
    odd = last % CARDS_A_PAGE
    return sum(-(-count // CARDS_A_PAGE) for count in (*counts, last)) + (0 if odd else 1)


def _rendered(text: str, paper: Paper, layout: str = "standard") -> Any:  # noqa: ANN401  # no types
    press = _press()
    with _Strict():
        page = press.weasyprint.HTML(string=text, url_fetcher=press.fetcher)
        return page.render(
            font_config=press.fonts, stylesheets=[press.css(layout, paper)], pdf_variant=ACCESSIBLE
        )


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
        self._sheets: dict[tuple[str, str], Any] = {}

    def css(self, layout: str, paper: Paper) -> Any:  # noqa: ANN401  # WeasyPrint has no types
        """The style sheet of a layout, parsed."""
        key = (layout, paper.value)
        if key not in self._sheets:
            self._sheets[key] = self.weasyprint.CSS(
                string=assets.stylesheet(*key), font_config=self.fonts, url_fetcher=self.fetcher
            )
        return self._sheets[key]


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
