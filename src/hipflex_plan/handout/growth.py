"""How a prescription grows by week, as small tables for its card."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.load import UNITS, Band, Bodyweight, RepetitionMaximum, Weight, WeightUnit
from hipflex_plan.progression import Deload

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.languages import Language
    from hipflex_plan.load import Load
    from hipflex_plan.phases import Phase
    from hipflex_plan.prescription import Prescription
    from hipflex_plan.progression import ProgressionRule

MOST_COLUMNS = {3: 8, 4: 5}
"""The columns beside each other, by the letters of the longest value."""
FEWEST_COLUMNS = 4
LONG_ENOUGH = 52
"""Weeks after which a rule with a ceiling has long reached it."""
LOWEST_BAR_MM, HIGHEST_BAR_MM = 2.5, 7.5


@attrs.frozen
class Cell:
    """One value: as text, as the height of a bar, as the colour of a band."""

    text: str = ""
    bar_mm: float | None = None
    swatch: str = ""


@attrs.frozen
class Row:
    """One quantity over the weeks."""

    label: str
    cells: tuple[Cell, ...]
    bars_only: bool = False


@attrs.frozen
class Table:
    """Some weeks beside each other; weeks that are alike share a column."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    begins: bool


@attrs.frozen
class Growth:
    """How it grows: a sentence, and tables where anything changes."""

    words: str
    tables: tuple[Table, ...]


def growth(prescription: Prescription, phase: Phase, first_week: int, language: Language) -> Growth:
    """The growth of a prescription over the weeks of its phase.

    *first_week* is the week of the program with which the phase begins.
    """
    weeks = phase.dosages[phase.prescriptions.index(prescription)]
    runs = _runs(weeks, first_week, language)
    told = _responding(prescription, language)
    if len(runs) == 1:
        return Growth(told, ())
    rows = _rows(prescription, [dosage for _, dosage in runs], language)
    heads = tuple(head for head, _ in runs)
    tables = tuple(
        Table(
            heads[part],
            tuple(attrs.evolve(row, cells=row.cells[part]) for row in rows),
            begins=part.start == 0,
        )
        for part in _parts(heads, rows)
    )
    return Growth(" ".join(w for w in (_words(prescription, phase, language), told) if w), tables)


def _responding(prescription: Prescription, language: Language) -> str:
    """The response rule in words; no date can be printed for it."""
    rule = prescription.response
    if rule is None:
        return ""
    return wording.balanced(wording.glued(language.own(rule.in_words(prescription.dosage))))


def _words(prescription: Prescription, phase: Phase, language: Language) -> str:
    """The rule's own sentence, if the phase is long enough for what it says."""
    rule = prescription.progression
    if not _stands_still(rule, prescription.dosage, phase.weeks):
        return language.text("The table shows how much to do in each week.")
    return wording.balanced(wording.glued(language.own(rule.in_words())))


def _stands_still(rule: ProgressionRule, baseline: Dosage, week: int) -> bool:
    """Whether a rule has reached its ceiling by *week*."""
    if isinstance(rule, Deload):
        return _stands_still(rule.over, baseline, week - week // rule.every_weeks)
    try:
        return rule.dosage(baseline, week + LONG_ENOUGH) == rule.dosage(baseline, week)
    except Exception:  # noqa: BLE001  # a clinic's own rule may know no weeks beyond its phase
        return True


def _parts(heads: Sequence[str], rows: Sequence[Row]) -> list[slice]:
    """The columns of each table: all in one if they fit, else evenly in several."""
    longest = max(len(text) for text in (*heads, *(c.text for row in rows for c in row.cells)))
    most = next((n for letters, n in MOST_COLUMNS.items() if longest <= letters), FEWEST_COLUMNS)
    tables = -(-len(heads) // most)
    width = -(-len(heads) // tables)
    return [slice(start, start + width) for start in range(0, len(heads), width)]


def _runs(weeks: Sequence[Dosage], first: int, language: Language) -> list[tuple[str, Dosage]]:
    """The dosages with their weeks, neighbours that are alike together."""
    runs = []
    for dosage, group in groupby(enumerate(weeks, start=first), key=lambda pair: pair[1]):
        numbers = [number for number, _ in group]
        several = language.apart(f"{numbers[0]}–{numbers[-1]}")
        head = str(numbers[0]) if len(numbers) == 1 else several
        runs.append((head, dosage))
    return runs


def _rows(prescription: Prescription, doses: Sequence[Dosage], language: Language) -> list[Row]:
    rows = (
        _load_rows(doses, prescription.exercise, language)
        if _changes(doses, lambda dosage: dosage.load)
        else []
    )
    bars = not rows
    held = all(wording.is_one_hold(dosage) for dosage in doses)
    amounts = [
        wording.dose_numbers(dosage, prescription.exercise, language, one_hold=held)[-1]
        for dosage in doses
    ]
    word = max((word for _, word in amounts), key=len)
    rows.append(_amount_row(wording.sentence(word), doses, [text for text, _ in amounts], bars))
    if _changes(doses, lambda dosage: dosage.sets):
        rows.append(Row(language.text("Sets"), tuple(Cell(str(dosage.sets)) for dosage in doses)))
    if _changes(doses, lambda d: d.hold_seconds) and not held:
        rows.append(
            Row(
                language.text("Hold, s"),
                tuple(Cell(_or_none(dosage.hold_seconds)) for dosage in doses),
            )
        )
    if _changes(doses, lambda dosage: dosage.rest_seconds):
        rows.append(
            Row(
                language.text("Rest, s"),
                tuple(Cell(_or_none(dosage.rest_seconds)) for dosage in doses),
            )
        )
    return rows


def _or_none(number: int | None) -> str:
    return "–" if number is None else str(number)


def _changes(doses: Sequence[Dosage], of: Callable[[Dosage], object]) -> bool:
    return any(of(dosage) != of(doses[0]) for dosage in doses)


def _amount_row(label: str, doses: Sequence[Dosage], texts: list[str], bars: bool) -> Row:
    sizes = [float(_amount(dosage)) for dosage in doses]
    heights = bar_heights(sizes) if bars and len(set(sizes)) > 1 else [None] * len(doses)
    cells = (Cell(text, bar_mm=height) for text, height in zip(texts, heights, strict=True))
    return Row(label, tuple(cells))


def _amount(dosage: Dosage) -> int:
    if wording.is_one_hold(dosage):
        return dosage.hold_seconds or 0
    if dosage.repetitions is not None:
        return dosage.repetitions.high
    return dosage.steps or dosage.minutes or 0


def _load_rows(doses: Sequence[Dosage], exercise: Exercise, language: Language) -> list[Row]:
    """Weights and RMs as rising bars, bands as colours with their words."""
    loads = [dosage.load for dosage in doses]
    if all(isinstance(load, RepetitionMaximum) for load in loads):
        lightness = [load.repetitions for load in loads if isinstance(load, RepetitionMaximum)]
        heights = bar_heights([float(max(lightness) - n) for n in lightness], LOWEST_BAR_MM)
        label = language.text("Band") if wording.uses_band(exercise) else language.text("Weight")
        return [Row(label, tuple(Cell(bar_mm=height) for height in heights), bars_only=True)]
    if all(isinstance(load, (Weight, Bodyweight)) for load in loads):
        return _weight_rows(loads, language)
    cells = (
        Cell(wording.load_name(load, language) or str(load), swatch=_swatch(load)) for load in loads
    )
    return [Row(language.text("Band"), tuple(cells))]


def _weight_rows(loads: Sequence[Load], language: Language) -> list[Row]:
    """Weights as they were prescribed, and their pounds below where people weigh in them."""
    weights = [load if isinstance(load, Weight) else None for load in loads]
    unit = next(weight.unit for weight in weights if weight)
    amounts = [weight.amount if weight else Decimal(0) for weight in weights]
    heights = bar_heights([float(amount) for amount in amounts])
    rows = [_weight_row(unit, amounts, [height or None for height in heights], language)]
    pounds = [weight.pounds(language) if weight else Decimal(0) for weight in weights]
    beside = [number for number in pounds if number is not None]
    if len(beside) == len(loads):
        rows.append(_weight_row(WeightUnit.LB, beside, [None] * len(beside), language))
    return rows


def _weight_row(
    unit: WeightUnit,
    amounts: Sequence[Decimal],
    heights: Sequence[float | None],
    language: Language,
) -> Row:
    cells = (
        Cell(wording.amount(amount, language), bar_mm=height)
        for amount, height in zip(amounts, heights, strict=True)
    )
    label = language.text("Weight, {unit}", unit=language.said(UNITS[unit]))
    return Row(label, tuple(cells))


def _swatch(load: object) -> str:
    return load.colour.value if isinstance(load, Band) else ""


def bar_heights(sizes: Sequence[float], lowest: float = 0.0) -> list[float]:
    """Heights in millimetres, the largest size as the highest bar."""
    largest = max(sizes) or 1.0
    room = HIGHEST_BAR_MM - lowest
    return [round(lowest + room * size / largest, 2) for size in sizes]
