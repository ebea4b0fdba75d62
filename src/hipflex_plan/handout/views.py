"""What a layout prints: frozen values with every word ready, so that templates only lay out."""

from __future__ import annotations

import attrs
from markupsafe import Markup

from hipflex_plan.handout.growth import Growth
from hipflex_plan.validators import Name


class Paper(Name):
    """The paper to print on."""

    A4 = "a4"
    LETTER = "letter"


@attrs.frozen
class Fact:
    """A large number with its unit, and a line about it."""

    number: str
    unit: str
    text: str


@attrs.frozen
class ZoneView:
    """A part of the pain scale."""

    kind: str
    name: str
    scores: tuple[int, ...]
    between: str
    text: str


@attrs.frozen
class Warnings:
    """When to stop, and whom to call."""

    emergency_head: str
    emergency: tuple[str, ...]
    call_head: str
    phone: str
    call: tuple[str, ...]
    doctor: str
    hours: str


@attrs.frozen
class Code:
    """A square code for a phone: its SVG, and the address that is printed below it."""

    svg: Markup
    address: str


@attrs.frozen(kw_only=True)
class Letterhead:
    """What a paper shows of a clinic besides its name and whom to call; "" for what it lacks.

    *place* is one line: where it is, and its page on the web.
    """

    logo: Markup = Markup()
    address: tuple[str, ...] = ()
    website: str = ""
    place: str = ""
    code: Code | None = None


@attrs.frozen
class Card:
    """One exercise as the patient reads it."""

    number: int
    name: str
    when: str
    tail: str
    dose: tuple[tuple[str, str], ...]
    beside: str
    below: tuple[str, ...]
    steps: tuple[str, ...]
    feel: str
    watch: str
    safety: str
    growth: Growth
    picture: Markup
    video: Code | None = None


@attrs.frozen
class Chapter:
    """The cards of one phase; *head* is empty where there is only one phase."""

    head: str
    text: str
    cards: tuple[Card, ...]


@attrs.frozen
class Block:
    """A heading with short paragraphs, and lines to write on with their first words."""

    head: str
    lines: tuple[str, ...]
    write_in: tuple[str, ...] = ()


@attrs.frozen
class Day:
    """The head of a column in a week's table."""

    name: str
    date: str
    on: bool


@attrs.frozen
class TickRow:
    """One exercise in a week's table: how many boxes to tick on each day."""

    number: int
    name: str
    dose: str
    boxes: tuple[int, ...]


@attrs.frozen
class Week:
    """A table to tick: exercises by days."""

    number: int
    dates: str
    days: tuple[Day, ...]
    rows: tuple[TickRow, ...]
    row_mm: float


@attrs.frozen
class CalendarDay:
    """A day of a month with its marks and a word; empty for a day of another month."""

    number: str
    marks: tuple[str, ...]
    word: str


@attrs.frozen
class CalendarMonth:
    """A month: calendar weeks from Monday to Sunday."""

    name: str
    rows: tuple[tuple[CalendarDay, ...], ...]


@attrs.frozen
class Calendar:
    """The months for the wall, and what their marks mean.

    Attributes:
        size: ``large``, ``middle``, or "" for many small months.
        weekdays: their short names.
        months: from the first to the last.
        legend: each mark with what it means.
        row_mm: how high a week is, so that all stands on one page.
        beside: whether the legend stands in the place that a month leaves beside the last.
    """

    size: str
    weekdays: tuple[str, ...]
    months: tuple[CalendarMonth, ...]
    legend: tuple[tuple[str, str], ...]
    row_mm: float
    beside: bool


@attrs.frozen(kw_only=True)
class Document:
    """What every printed document says of itself: on its pages and in its properties."""

    paper: Paper
    language: str
    title: str
    subject: str
    author: str
    created: str
    clinic: str
    made_for: tuple[str, str, str]
    foot: str
    letterhead: Letterhead = Letterhead()


@attrs.frozen(kw_only=True)
class Handout(Document):
    """Everything that a layout can print, in reading order.

    *day_after* is the chapter, from 1, after which *blocks* and *visit* stand.
    """

    purpose: str
    goal: str
    picture: Markup
    facts: tuple[Fact, ...]
    needs: tuple[tuple[str, ...], tuple[str, ...]]
    zones: tuple[ZoneView, ...]
    warnings: Warnings
    chapters: tuple[Chapter, ...]
    blocks: tuple[tuple[Block, Block], ...]
    visit: str
    day_after: int
    how_to_fill: tuple[str, ...]
    weeks: tuple[Week, ...]
    questions: tuple[str, ...]
    calendar: Calendar | None
