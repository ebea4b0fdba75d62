"""What the diary prints: frozen values with every word ready."""

from __future__ import annotations

import attrs

from hipflex_plan.handout.views import Document, ZoneView


@attrs.frozen
class Cell:
    """A place to write into, or a box to tick.

    Attributes:
        key: its name as a field of a form.
        says: what it is for, to someone who only hears it.
        value: what stands in the field beforehand.
        words: what is printed in it, or beside a box to tick.
    """

    key: str
    says: str
    value: str = ""
    words: str = ""


@attrs.frozen
class DiaryRow:
    """An exercise with one side on one day.

    Attributes:
        number: its number in the phase.
        name: its short name.
        leg: which leg; "" for both together.
        dose: how much of it.
        sets: a box for each set, line by line.
        load: the weight or band; None where there is none.
        load_words: what is printed where nothing is to be written.
        effort: how hard it was.
        pain: the worst pain while doing it.
        pair: whether it is the other leg of the row above.
    """

    number: int
    name: str
    leg: str
    dose: str
    sets: tuple[tuple[Cell, ...], ...]
    load: Cell | None
    load_words: str
    effort: Cell
    pain: Cell
    pair: bool


@attrs.frozen
class DiaryDay:
    """A training day: its rows, and what is said of the whole of it."""

    date: str
    moved: Cell
    rows: tuple[DiaryRow, ...]
    morning: Cell
    sore: tuple[Cell, ...]
    stopped: tuple[Cell, ...]
    which: Cell | None
    in_the_way: Cell
    went_wrong: Cell


@attrs.frozen
class OtherDay:
    """A day with nothing but what is for every day, in one line."""

    date: str
    sets: tuple[tuple[Cell, ...], ...]
    effort: Cell
    pain: Cell
    morning: Cell
    in_the_way: Cell
    went_wrong: Cell


@attrs.frozen
class OtherDays:
    """Those days of a week: what is done on them, and a line for each."""

    title: str
    heads: tuple[tuple[str, str], ...]
    widths: tuple[float, ...]
    days: tuple[OtherDay, ...]


@attrs.frozen
class DiaryWeek:
    """One week of the diary, or what of it stands on a page.

    Attributes:
        number: its number in the program.
        dates: its first and its last day.
        boxes: the most boxes that stand beside each other.
        loads: whether anything is done with a weight or a band.
        days: the days that have rows.
        others: those with one line each; None if there are none.
        continued: whether the week began on a page before.
        fit: the classes that say how far apart it is set; "" for usually.
    """

    number: int
    dates: str
    boxes: int
    loads: bool
    days: tuple[DiaryDay, ...]
    others: OtherDays | None
    continued: bool = False
    fit: str = ""


@attrs.frozen(kw_only=True)
class DiaryPages(Document):
    """All that the template of the diary needs.

    Attributes:
        fillable: whether the cells are fields of a form.
        last: the number of the last week.
        weeks: those that have anything to do, or what stands on each page of them.
        effort: numbers of the scale of effort with their words.
        zones: the parts of the pain scale.
    """

    fillable: bool
    last: int
    weeks: tuple[DiaryWeek, ...]
    effort: tuple[tuple[str, str], ...]
    zones: tuple[ZoneView, ...]
