"""Plan to the printed diary: a row for each exercise and side, in the columns of the CSV.

What is typed in from these pages is read by `hipflex_plan.codec.load_diary`: the
heads stand for its columns, one by one (`HEADS`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.codec.diary_sheets import columns, set_columns
from hipflex_plan.diary import sides_of
from hipflex_plan.documents import write_whole
from hipflex_plan.handout import cover
from hipflex_plan.handout.page import filled
from hipflex_plan.handout.pdf import pdf_of
from hipflex_plan.handout.views import Document, Paper
from hipflex_plan.languages import ENGLISH, SOURCE
from hipflex_plan.load import Band, Weight
from hipflex_plan.performance import unit
from hipflex_plan.plan import rest_of
from hipflex_plan.quantities import Side

if TYPE_CHECKING:
    import os

    from hipflex_plan.plan import Item, Plan, Session

LAYOUT = "diary"
LABELS = {
    "page": "Page",
    "of": "of",
    "head": "My exercise diary",
    "another_day": "Done on another day?",
    "how": (
        "Write in each box how many you did, or for how many seconds you held.",
        "Leave a box empty if you do not know. Write 0 if you did none.",
        "Effort: 0 is rest, 10 is all you can. Pain: 0 is none, 10 is the worst.",
    ),
    "words": (
        "Sore? Write: none, gone in warm-up, stayed, came back, or next day.",
        "Had to stop? Write: sharp pain, giving way, or new numbness. Then call us.",
    ),
}
"""The fixed words of the diary."""
HEADS = {
    "plan": "Plan",
    "session": "Session",
    "date": "Done on",
    "exercise": "Exercise",
    "side": "Leg",
    "prescribed": "How much",
    "unit": "Count",
    "load": "Weight, band",
    "effort": "Effort",
    "pain": "Pain",
    "pain_next_morning": "Next morning",
    "soreness": "Sore?",
    "stop_sign": "Had to stop?",
    "in_the_way": "In the way?",
    "adverse_event": "What else?",
}
"""What stands over each column of the diary; ``set_1`` and so on are Set 1 and so on."""
ABOVE = ("plan", "session", "date")
"""Columns that are the same for a whole session, and stand above its table."""
MM = {
    "exercise": 34.0, "side": 11.0, "prescribed": 26.0, "unit": 16.0, "load": 18.0,
    "effort": 13.0, "pain": 11.0, "pain_next_morning": 16.0, "soreness": 19.0, "stop_sign": 19.0,
    "in_the_way": 0.0, "adverse_event": 0.0,
}  # fmt: skip
"""The widths of the columns; what is left is shared by those of 0."""
CLOSER_MM = {**MM, "exercise": 30.0, "prescribed": 24.0, "soreness": 16.0, "stop_sign": 16.0}
"""The same where there are many sets."""
MANY_SETS = 5
WIDEST_SET_MM, NARROWEST_SET_MM = 12.0, 6.0
ROOM_FOR_SETS_MM = 48.0
COUNTED = {"repetitions": "times"}
"""What the patient reads for a unit; the others are plain enough."""
LEGS = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: "both"}


@attrs.frozen
class Column:
    """A column of the printed diary; a width of 0 takes its share of what is left."""

    key: str
    head: str
    width: float


@attrs.frozen
class DiaryRow:
    """An exercise with one side: what is printed, and which set boxes are open."""

    name: str
    leg: str
    much: str
    count: str
    load: str
    sets: int


@attrs.frozen
class SessionSheet:
    """The table of one session."""

    number: int
    day: str
    columns: tuple[Column, ...]
    rows: tuple[DiaryRow, ...]


@attrs.frozen(kw_only=True)
class DiaryPages(Document):
    """All that the template of the diary needs."""

    reference: str
    sessions: tuple[SessionSheet, ...]


def diary_pages(plan: Plan, paper: Paper | str = Paper.A4) -> DiaryPages:
    """The views of the printed diary: of what still counts after a change.

    Raises:
        ImpossibleValueError: for a paper that there is not.
    """
    plan = rest_of(plan)
    program = plan.program
    return DiaryPages(
        paper=Paper.of(str(paper).lower()),
        language=SOURCE,
        title=f"{LABELS['head']}: {program.title}",
        subject=str(LABELS["head"]),
        author=cover.author(program),
        created=plan.start.isoformat(),
        clinic=program.clinic.name,
        made_for=cover.made_for(program, ENGLISH),
        foot=cover.foot(plan, ENGLISH),
        reference=plan.reference,
        sessions=tuple(_sheet(session) for session in plan.sessions),
    )


def _sheet(session: Session) -> SessionSheet:
    most = max(set_columns(item) for item in session.items)
    rows = tuple(_row(item, side) for item in session.items for side in sides_of(item))
    return SessionSheet(
        session.number, wording.long_date(session.on, ENGLISH), _columns(most), rows
    )


def _columns(sets: int) -> tuple[Column, ...]:
    width = max(NARROWEST_SET_MM, min(WIDEST_SET_MM, ROOM_FOR_SETS_MM / sets))
    widths = CLOSER_MM if sets > MANY_SETS else MM
    made = []
    for key in columns(sets):
        if key.startswith("set_"):
            number = key.removeprefix("set_")
            made.append(Column(key, f"Set {number}" if number == "1" else number, width))
        elif key not in ABOVE:
            made.append(Column(key, HEADS[key], widths[key]))
    return tuple(made)


def _row(item: Item, side: Side) -> DiaryRow:
    dosage = item.dosage
    load = dosage.load
    return DiaryRow(
        name=f"{item.number}  {item.exercise.short_name}",
        leg=LEGS[side],
        much=wording.dose_line(dosage, ENGLISH, weighted=False),
        count=COUNTED.get(unit(dosage), unit(dosage)),
        load=str(load) if isinstance(load, (Weight, Band)) else "",
        sets=set_columns(item),
    )


def diary_to_html(plan: Plan, paper: Paper | str = Paper.A4) -> str:
    """The pages of the printed diary as HTML, without their style sheet."""
    return filled(LAYOUT, diary_pages(plan, paper), words=LABELS)


def diary_to_pdf(plan: Plan, paper: Paper | str = Paper.A4) -> bytes:
    """The printed diary as a tagged PDF (PDF/UA-1), on landscape pages.

    Raises:
        ImpossibleValueError: for a paper that there is not.
        MissingLibraryError: if Pango is not on this machine, with the way to get it.
        RenderError: if a page cannot be printed as it should be.
    """
    views = diary_pages(plan, paper)
    return pdf_of(filled(LAYOUT, views, words=LABELS), LAYOUT, views.paper)


def write_diary_pages(
    plan: Plan, path: str | os.PathLike[str], paper: Paper | str = Paper.A4
) -> None:
    """Write the printed diary as a PDF file, in one piece.

    Raises:
        ImpossibleValueError, MissingLibraryError, RenderError: as `diary_to_pdf`.
        FileError: if the file cannot be written; what stood there before stays.
    """
    write_whole(path, diary_to_pdf(plan, paper))
