"""A page to what is wrong with how it is laid out: edges, overlaps, lines, too much, too little."""

from __future__ import annotations

import unicodedata
from statistics import mean
from typing import TYPE_CHECKING

from hipflex_plan.proofreading.finding import PrintFinding, PrintSeverity, marked
from hipflex_plan.proofreading.floors import MILLIMETRE, floor_of
from hipflex_plan.proofreading.lines import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.proofreading.lines import Block
    from hipflex_plan.proofreading.printed import PrintedPage, Run

ACROSS_POINTS, DOWN_SHARE = 1.0, 0.3
"""Ink that lies over other ink by more than this, and this share of the lower one's height."""
LONGEST_LINE = 70
"""More characters in a line on average, and the eye loses the way back to the next."""
FEWEST_LINES_JUSTIFIED = 3
"""As many lines, besides the last, must end together before it is no chance."""
EVEN_POINTS = 1.5
"""Ends within this are one edge; letters have some white of their own at their sides."""
UNEVEN_POINTS = 0.3
"""Gaps between words that differ by more than this were stretched."""
FEWEST_LINES = 2
LETTERS_WITHOUT_A_HEADING = 600
MOST_LIST_ITEMS = 20


def page_findings(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    """What is wrong with how a page is laid out."""
    for found in (_outside, _cut, _overlaps, _justified_blocks, _alone, _lost_heads):
        yield from found(page, layout)
    if floor_of(layout).for_patient:
        for found in (_long_lines, _no_head, _crowded):
            yield from found(page, layout)


def _outside(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    floor = floor_of(layout)
    side, end = floor.side_mm * MILLIMETRE, floor.end_mm * MILLIMETRE
    for run in page.runs:
        box = run.box
        across = min(box.left, page.width - box.right)
        down = min(box.top, page.height - box.bottom)
        if across < side or down < end:
            nearest = min(across / MILLIMETRE, down / MILLIMETRE)
            least = f"{floor.side_mm:g} mm at the sides and {floor.end_mm:g} mm above and below"
            yield marked(
                page.number, layout, run.place, "outside-margins",
                f"This stands {nearest:.0f} mm from the edge of the paper.",
                f"Leave {least}: holes are punched there, and printers cut it.",
            )  # fmt: skip


def _cut(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    for run in page.runs:
        if run.cut:
            yield marked(
                page.number, layout, run.place, "cut-text", "A part of this is cut away.",
                "Give it more room, or fewer words.",
            )  # fmt: skip


def _overlaps(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    """Texts whose letters lie over each other; each is looked at with those that begin above."""
    ordered = sorted(filter(_has_letters, page.runs), key=lambda run: run.box.top)
    open_ones: list[Run] = []
    for run in ordered:
        open_ones = [other for other in open_ones if other.box.bottom > run.box.top]
        for other in open_ones:
            across, down = run.box.common(other.box)
            lower = min(run.box.height, other.box.height)
            if across > ACROSS_POINTS and down > DOWN_SHARE * lower:
                yield marked(
                page.number, layout, run.place, "text-over-text",
                    f"This is printed over {other.place}.", "Give both their own place.",
                )  # fmt: skip
        open_ones.append(run)


def _has_letters(run: Run) -> bool:
    """Whether it is more than the marks that some scripts write above and below a letter."""
    letters = [one for one in run.text if one.isalnum()]
    marks = any(unicodedata.combining(one) for one in run.text)
    return len(letters) > 1 if marks else bool(letters)


def _long_lines(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    for block in blocks(page.reading):
        full = block.lines[:-1]
        long = mean(len(line.text) for line in full) if full else 0
        if long > LONGEST_LINE:
            yield marked(
                page.number, layout, block.place, "long-lines",
                f"Its lines have {long:.0f} characters.",
                f"Lines of at most {LONGEST_LINE} are easier to follow.", PrintSeverity.NOTE,
            )  # fmt: skip


def _justified_blocks(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    for block in blocks(page.reading):
        if _justified(block):
            yield marked(
                page.number, layout, block.place, "justified",
                "Its lines are stretched to the same width, so the gaps between words differ.",
                "Let them end where the words end.",
            )  # fmt: skip


def _justified(block: Block) -> bool:
    """Whether the lines end together although their words would not."""
    lines = block.lines[:-1]
    if len(lines) < FEWEST_LINES_JUSTIFIED:
        return False
    lefts, rights = ([getattr(line.box, s) for line in lines] for s in ("left", "right"))
    even = all(max(ends) - min(ends) <= EVEN_POINTS for ends in (lefts, rights))
    gaps = [run.space for line in lines for run in line.runs if run.space is not None]
    return even and len(gaps) >= len(lines) and max(gaps) - min(gaps) > UNEVEN_POINTS


def _alone(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    """A page for a single line, and a page for none."""
    lines = [line for block in blocks(page.reading) for line in block.lines]
    if len(lines) >= FEWEST_LINES or page.pictures:
        return
    place = lines[0].runs[0].place if lines else "the whole page"
    says = "It is the only line on its page." if lines else "Nothing is on this page."
    yield marked(
        page.number, layout, place, "lonely-line", says, "Let it stand with what goes before."
    )


def _lost_heads(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    """A heading with nothing below it; the first is enough."""
    foot = max((run.box.bottom for run in page.reading if not run.heading), default=0.0)
    seen = max([foot, *(picture.box.bottom for picture in page.pictures)])
    lost = [run for run in page.reading if run.heading and run.box.top > seen]
    for run in lost[:1]:
        yield marked(
                page.number, layout, run.place, "heading-at-the-foot",
            "This heading stands at the foot of the page, without what it heads.",
            "Take it over to the next page.",
        )  # fmt: skip


def _no_head(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    """A full page without a heading."""
    letters = sum(len(run.text) for run in page.reading)
    if letters > LETTERS_WITHOUT_A_HEADING and not any(run.heading for run in page.reading):
        yield marked(
                page.number, layout, "the whole page", "no-heading", "A full page has no heading.",
            "Say above each part what it is about.", PrintSeverity.NOTE,
        )  # fmt: skip


def _crowded(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    floor = floor_of(layout)
    letters = sum(len(run.text) for run in page.reading)
    measured = (
        (letters, floor.most_letters, f"{letters} characters stand on this page."),
        (page.ink, floor.most_ink, f"{page.ink:.0%} of this page is dark."),
        (page.list_items, MOST_LIST_ITEMS, f"{page.list_items} instructions are on this page."),
    )
    for found, most, says in measured:
        if found > most:
            limit = f"{most:.0%}" if isinstance(most, float) else f"{most}"
            yield marked(
                page.number, layout, "the whole page", "crowded", says,
                f"At most {limit} leave white to rest the eye.", PrintSeverity.NOTE,
            )  # fmt: skip
