"""A page to what is wrong with its type: size, contrast, slant, capitals, hidden letters."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hipflex_plan.colours import LEAST_CONTRAST, contrast
from hipflex_plan.languages import SOURCE
from hipflex_plan.proofreading.finding import PrintFinding, PrintSeverity, marked
from hipflex_plan.proofreading.floors import Floor, floor_of
from hipflex_plan.proofreading.lines import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hipflex_plan.proofreading.printed import PrintedPage, Run

LONGEST_LABEL = 28
"""A text of at most so many characters that is no sentence is a label."""
BADGE = 2
"""A number of at most so many digits in a picture repeats what the words beside it say."""
ROUNDING = 0.05
SHORTENED, NAMES = 4, 2
"""So few words of so few capitals side by side may be names, as in ``NHS GP``."""


def type_findings(
    page: PrintedPage, layout: str, theirs: Iterable[str] = (), language: str = SOURCE
) -> Iterator[PrintFinding]:
    """What is wrong with the type of a page; the clinician's own words are *theirs*."""
    yield from _small(page, layout, floor_of(layout, language))
    yield from _faint(page, layout)
    for run in page.runs:
        if not run.seen:
            yield marked(
            page.number, layout, run.place, "hidden-text",
                "This text is printed, but cannot be seen.",
                "Take away what lies over it, or the text.",
            )  # fmt: skip
    yield from _once(
        page, layout, [r for r in page.runs if r.italic], "italics",
        "These letters lean; many people read them more slowly.", "Set them upright, or bold.",
    )  # fmt: skip
    yield from _capitals(page, layout, tuple(theirs))


def _once(  # noqa: PLR0913, PLR0917  # all that a finding says
    page: PrintedPage, layout: str, runs: list[Run], code: str, says: str, instead: str
) -> Iterator[PrintFinding]:
    """One finding for all texts of a page that are wrong in the same way."""
    if runs:
        more = f" {len(runs)} places on this page." if len(runs) > 1 else ""
        yield marked(page.number, layout, runs[0].place, code, f"{says}{more}", instead)


def _small(page: PrintedPage, layout: str, floor: Floor) -> Iterator[PrintFinding]:
    """Type below the floor of the layout, one finding a size."""
    by_size: dict[tuple[float, float], list[Run]] = {}
    labels = {
        block.first.block
        for block in blocks(page.reading)
        if len(block.text) <= LONGEST_LABEL and not block.text.endswith((".", "?", "!"))
    }
    for run in page.runs:
        if run.in_picture and run.text.strip().isdigit() and len(run.text.strip()) <= BADGE:
            continue
        small = run.furniture or run.in_picture or "TH" in run.tags or run.block in labels
        least = floor.small_points if small else floor.reading_points
        if run.points < least - ROUNDING:
            by_size.setdefault((run.points, least), []).append(run)
    for (points, least), runs in sorted(by_size.items()):
        says = f"This is set in {points:g} pt."
        yield from _once(
            page, layout, runs, "small-text", says, f"Set it in {least:g} pt or larger."
        )


def _faint(page: PrintedPage, layout: str) -> Iterator[PrintFinding]:
    """Letters that stand out too little, one finding a pair of colours."""
    found: dict[tuple[object, object], list[Run]] = {}
    for run in page.runs:
        worst = min(run.behind, key=lambda shade: _contrast(run.colour, shade.colour), default=None)
        if worst is not None and _contrast(run.colour, worst.colour) < LEAST_CONTRAST:
            found.setdefault((run.colour, worst.colour), []).append(run)
    for runs in found.values():
        behind = min(
            (shade.colour for shade in runs[0].behind),
            key=lambda colour: _contrast(runs[0].colour, colour),
        )
        much = _contrast(runs[0].colour, behind)
        says = f"{_hex(runs[0].colour)} on {_hex(behind)} has a contrast of {much:.1f} to 1."
        yield from _once(
            page, layout, runs, "low-contrast", says, f"Have at least {LEAST_CONTRAST:g} to 1."
        )


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    return contrast(_hex(one), _hex(other))


def _hex(colour: tuple[int, int, int]) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in colour)


def _capitals(page: PrintedPage, layout: str, theirs: tuple[str, ...]) -> Iterator[PrintFinding]:
    """Words in capitals, side by side."""
    for block in blocks(page.runs):
        found = capitals(block.text)
        if not found:
            continue
        own = any(found in text for text in theirs)
        yield marked(
            page.number, layout, block.first.place, "capitals",
            f"‘{found}’ is in capitals, which hide the shape of words.",
            "Write it in small letters, bold if it matters.",
            PrintSeverity.NOTE if own else PrintSeverity.ERROR,
        )  # fmt: skip


def capitals(text: str) -> str:
    """The first words in capitals side by side; "" for none, and for two that may be names."""
    for shouting, group in groupby(text.split(), _is_capital):
        words = list(group)
        real = [word for word in words if sum(letter.isalpha() for letter in word) > 1]
        names = len(real) <= NAMES and all(len(word) <= SHORTENED for word in real)
        if shouting and len(real) > 1 and not names:
            return " ".join(words)
    return ""


def _is_capital(word: str) -> bool:
    """Whether a word is in capitals; a script without small letters has none."""
    return word.isupper() and not any(letter.isdigit() for letter in word)
