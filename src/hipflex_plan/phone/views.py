"""What the page of the phone shows: frozen values with every word ready."""

from __future__ import annotations

import attrs

from hipflex_plan.handout.views import ZoneView


@attrs.frozen
class AmountView:
    """How much to do in some weeks.

    Attributes:
        weeks: their numbers, as in ``1 2 3``.
        head: which weeks, to the patient.
        numbers: each number with its own word.
        line: the same in one line.
        notes: what else to mind, one sentence each.
        when: on which days.
    """

    weeks: str
    head: str
    numbers: tuple[tuple[str, str], ...]
    line: str
    notes: tuple[str, ...]
    when: str


@attrs.frozen
class SetBox:
    """A box to tick; *key* is its name in the diary, *number* counts on each side."""

    key: str
    number: int
    label: str
    said: str


@attrs.frozen
class SideBoxes:
    """The boxes of one side; *head* is empty where there is but one."""

    head: str
    boxes: tuple[SetBox, ...]


@attrs.frozen
class LoadChoice:
    """What it was done with: a band to choose, or a weight to write.

    Attributes:
        label: what is asked.
        bands: each as the diary writes it, and as it is read; none for a weight.
        unprescribed: what stands for no answer.
    """

    label: str
    bands: tuple[tuple[str, str], ...]
    unprescribed: str


@attrs.frozen(kw_only=True)
class ExercisePart:
    """One exercise on one side, over all weeks that have it.

    Attributes:
        anchor: its name in addresses.
        field: its name in the diary that is kept on the phone.
        picture: the still picture, as HTML; "" for none.
        drawn: whether the picture can be shown small beside its name.
        moves: whether there is a movement to show.
        counted: whether the person has to say how many, since a range is prescribed.
    """

    anchor: str
    field: str
    name: str
    why: str
    picture: str
    drawn: bool
    moves: bool
    counted: bool
    amounts: tuple[AmountView, ...]
    grows: tuple[str, ...]
    steps: tuple[str, ...]
    feel: str
    watch: str
    safety: str
    needs: tuple[str, ...]
    sides: tuple[SideBoxes, ...]
    load: LoadChoice | None


@attrs.frozen
class DayCell:
    """A day of a week; *session* is 0 where nothing is to be done."""

    session: int
    name: str
    number: str
    said: str
    light: bool


@attrs.frozen
class WeekView:
    """The seven days of a week."""

    head: str
    dates: str
    days: tuple[DayCell, ...]


@attrs.frozen
class CallCard:
    """When to call whom.

    Attributes:
        kind: ``emergency``, ``clinic`` or ``advice``.
        shown: the number as it is printed; "" for none.
        dialled: what the phone dials; "" where that cannot be known.
        lines: when.
        after: what else to know.
    """

    kind: str
    head: str
    shown: str
    dialled: str
    lines: tuple[str, ...]
    after: str


@attrs.frozen(kw_only=True)
class PhonePage:
    """All that the template of the page needs.

    Attributes:
        answers: the words to choose from, by the column of the diary.
    """

    language: str
    title: str
    patient: str
    clinic: str
    clinician: str
    reference: str
    dates: str
    rhythm: str
    goal: str
    visit: str
    exercises: tuple[ExercisePart, ...]
    weeks: tuple[WeekView, ...]
    zones: tuple[ZoneView, ...]
    calls: tuple[CallCard, ...]
    missed: tuple[str, ...]
    going_on: tuple[str, tuple[str, ...]]
    between: tuple[str, ...]
    answers: dict[str, tuple[tuple[str, str], ...]]
    training_days: int
    file_name: str
