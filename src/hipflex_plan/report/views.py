"""What a report prints: frozen values with every word and number ready."""

from __future__ import annotations

import attrs

from hipflex_plan.handout.views import Document, Fact, Warnings


@attrs.frozen
class Mark:
    """One point of a line: a circle, a square or a diamond, hollow where it is "at least"."""

    path: str
    hollow: bool


@attrs.frozen
class Line:
    """One series: its known stretches as a path, and how the line is broken up."""

    path: str
    dash: str
    marks: tuple[Mark, ...]


@attrs.frozen
class Label:
    """A word or number in a chart, in millimetres from its upper left corner."""

    x: float
    y: float
    text: str
    anchor: str


@attrs.frozen
class Chart:
    """A small picture over the weeks, in millimetres, and the same in words.

    Attributes:
        words: every number of it, for who hears it.
        axes: the line below it.
        limits: dotted lines to hold it against.
        stems: thin lines from a mean to its worst.
    """

    words: str
    width: float
    height: float
    axes: str
    limits: str
    stems: str
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]


@attrs.frozen
class Panel:
    """A chart, or a few words where there is nothing to draw."""

    chart: Chart | None
    words: str = ""


@attrs.frozen
class Strip:
    """The charts of one exercise beside each other."""

    name: str
    notes: tuple[str, ...]
    panels: tuple[Panel, ...]


@attrs.frozen
class Key:
    """A sign in a chart, and what it stands for."""

    sign: str
    text: str


@attrs.frozen
class ChartHead:
    """What a column of charts shows, and how wide it is in millimetres."""

    name: str
    width: float


@attrs.frozen
class Cell:
    """How often something was done of how often it was planned, and how often nobody wrote."""

    text: str
    unknown: str = ""


@attrs.frozen
class CountRow:
    """One exercise over some weeks, and over all of them."""

    name: str
    cells: tuple[Cell, ...]
    strong: bool = False


@attrs.frozen
class CountTable:
    """Exercises by weeks."""

    heads: tuple[str, ...]
    rows: tuple[CountRow, ...]


@attrs.frozen
class OutcomeRow:
    """What is proposed for one exercise, or was decided, and what other rules said."""

    name: str
    decision: str
    answer: str
    before: str
    after: str
    reason: str
    others: tuple[str, ...]


@attrs.frozen
class TestRow:
    """A test at the baseline and now, in words."""

    __test__ = False  # no test of this library

    name: str
    text: str


@attrs.frozen
class NoteRow:
    """What was written down besides numbers."""

    days: str
    exercises: str
    kind: str
    text: str


@attrs.frozen
class ClinicianPage:
    """What was done, for one trained reader; *fit* names the step of the fit ladder."""

    fit: str
    head: str
    about: tuple[tuple[str, str], ...]
    alerts: tuple[str, ...]
    facts: tuple[Fact, ...]
    counts: tuple[CountTable, ...]
    keys: tuple[Key, ...]
    chart_heads: tuple[ChartHead, ...]
    strips: tuple[Strip, ...]
    sided: bool
    no_numbers: str
    outcomes_head: str
    outcomes_note: str
    outcomes: tuple[OutcomeRow, ...]
    as_planned: str
    tests: tuple[TestRow, ...]
    notes: tuple[NoteRow, ...]


@attrs.frozen
class ChangeView:
    """One change, as the patient reads it."""

    name: str
    sentences: tuple[str, ...]
    dose: str
    stops: bool


@attrs.frozen
class StayView:
    """What stays as it is, and why, in one sentence for several exercises."""

    names: str
    sentences: tuple[str, ...]


@attrs.frozen
class PatientPage:
    """The same for the patient: kind, short and true; *fit* as for the clinician.

    Attributes:
        language: the code of the language of the patient, in which all of it is said.
        direction: of that language, ``ltr`` or ``rtl``.
        clinic: its name, or what stands in its place.
    """

    fit: str
    language: str
    direction: str
    clinic: str
    made_for: str
    facts: tuple[Fact, ...]
    done: tuple[str, ...]
    well_head: str
    well: tuple[str, ...]
    changes: tuple[ChangeView, ...]
    decided: str
    sign: bool
    stays: tuple[StayView, ...]
    visit: str
    warnings: Warnings


@attrs.frozen(kw_only=True)
class Report(Document):
    """Everything that a report prints, in reading order; None leaves a page out of a trial."""

    clinician: ClinicianPage | None
    patient: PatientPage | None
