"""A finished PDF as values: pages, the pieces of text on them, and the pictures.

All lengths are in points, measured from the left and from the top of the page.
"""

from __future__ import annotations

import attrs

BLACK = (0, 0, 0)
HEADINGS = frozenset(("H", "H1", "H2", "H3", "H4", "H5", "H6"))
SHORT = 48
"""So many characters of a text name its place."""


def first_words(text: str) -> str:
    """The first words of a text in quotation marks, to find it by."""
    whole = " ".join(text.split())
    return f"‘{whole if len(whole) <= SHORT else whole[: SHORT - 1].rpartition(' ')[0] + ' …'}’"


@attrs.frozen
class Box:
    """A rectangle on a page, as narrow as what stands in it."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def common(self, other: Box) -> tuple[float, float]:
        """How far two boxes lie over each other, across and down; negative: how far apart."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across, min(self.bottom, other.bottom) - max(self.top, other.top)

    def within(self, other: Box, slack: float) -> bool:
        """Whether it lies in another box, or sticks out of it by *slack* at most."""
        return (
            self.left >= other.left - slack
            and self.right <= other.right + slack
            and self.top >= other.top - slack
            and self.bottom <= other.bottom + slack
        )

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@attrs.frozen
class Shade:
    """A colour behind a text, and the share of its box that has it, from 0 to 1."""

    colour: tuple[int, int, int]
    share: float


@attrs.frozen(kw_only=True)
class Run:
    """A piece of text as it is printed: one line at most, in one type.

    Attributes:
        text: the characters.
        box: the ink of its letters.
        points: the size of the type.
        colour: red, green and blue of its letters, from 0 to 255.
        behind: what is really seen behind it.
        italic: whether the letters lean.
        seen: whether it can be seen at all; not if something is painted over it.
        cut: whether a part of it is cut away.
        tags: what the PDF says it is, outermost first, as in ``Table, TR, TH, Span``;
            none for what stands on every page, as its foot.
        block: the number of the paragraph, the list item or the cell it belongs to.
        in_picture: whether it is part of a picture.
        space: how wide the gaps between its words are, in points; None for a single word.
    """

    text: str
    box: Box
    points: float
    colour: tuple[int, int, int] = BLACK
    behind: tuple[Shade, ...] = ()
    italic: bool = False
    seen: bool = True
    cut: bool = False
    tags: tuple[str, ...] = ()
    block: int = -1
    in_picture: bool = False
    space: float | None = None

    @property
    def furniture(self) -> bool:
        """Whether it stands on every page, as the page number does."""
        return not self.tags and not self.in_picture

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return not HEADINGS.isdisjoint(self.tags)

    @property
    def place(self) -> str:
        """Its first words, to find it by."""
        return first_words(self.text)


@attrs.frozen
class Picture:
    """A picture that means something.

    Attributes:
        alternative: the text for those who do not see it.
        box: where it stands.
        look: it in a few grey dots, to tell one from another.
    """

    alternative: str
    box: Box
    look: bytes


@attrs.frozen(kw_only=True)
class PrintedPage:
    """One page.

    Attributes:
        number: counted from 1.
        width: of the paper.
        height: of the paper.
        runs: its texts, in the order in which they are painted.
        pictures: those that mean something.
        ink: the share of the page that is dark, from 0 for white to 1 for black.
        list_items: how many there are.
        headless_tables: tables in which no cell is a heading.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    pictures: tuple[Picture, ...] = ()
    ink: float = 0.0
    list_items: int = 0
    headless_tables: int = 0

    @property
    def reading(self) -> tuple[Run, ...]:
        """The texts that are neither part of a picture nor on every page."""
        return tuple(run for run in self.runs if not run.furniture and not run.in_picture)


@attrs.frozen(kw_only=True)
class PrintedDocument:
    """A finished PDF.

    Attributes:
        pages: in their order.
        title: as its properties name it; "" for none.
        language: its code, as in ``en-GB``; "" for none.
        tagged: whether it says what is a heading, a list, a table.
        bookmarks: how many entries its outline has.
        faults: what a check of PDF/UA found; None where there is no such check.
    """

    pages: tuple[PrintedPage, ...]
    title: str
    language: str
    tagged: bool
    bookmarks: int
    faults: tuple[str, ...] | None = None
