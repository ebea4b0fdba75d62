"""What a layout must keep: how small its type may be, and how near to the edge."""

from __future__ import annotations

import attrs

from hipflex_plan.languages import SOURCE

MILLIMETRE = 72 / 25.4


@attrs.frozen(kw_only=True)
class Floor:
    """The limits of a layout.

    Attributes:
        reading_points: the smallest type for what is read.
        small_points: the smallest type for the foot, the heads of table columns and
            labels that are no sentence.
        side_mm: the least white at the left and right edge.
        end_mm: the least white at the top and the bottom.
        for_patient: whether a patient reads it; then its words are read too.
        most_letters: more of them on a page are too much at once.
        most_ink: the darkest share of a page that is still open; from 0 to 1.
    """

    reading_points: float = 12.0
    small_points: float = 10.5
    side_mm: float = 10.0
    end_mm: float = 6.0
    for_patient: bool = True
    most_letters: int = 2200
    most_ink: float = 0.15


PATIENT = Floor()
FLOORS = {
    "standard": Floor(side_mm=16),
    "overview": PATIENT,
    "diary": PATIENT,
    "large-print": Floor(reading_points=18, small_points=18),
    "record": Floor(
        reading_points=8.5, small_points=8.5, for_patient=False, most_letters=9000, most_ink=0.25
    ),
}
"""The limits of each layout."""


LARGE_LETTERS = {"ar": 0.87}
"""How much less of a face is as large as ours: 10.5 pt of DejaVu, in which Arabic is
printed, have letters as high as 12 pt of Source Sans."""


def floor_of(layout: str, language: str = SOURCE) -> Floor:
    """The limits of a layout; those for patients where it has none of its own.

    A language that is printed in a larger face may have smaller points.
    """
    floor = FLOORS.get(layout, PATIENT)
    share = LARGE_LETTERS.get(language.partition("-")[0], 1.0)
    if share == 1.0 or not floor.for_patient:
        return floor
    return attrs.evolve(
        floor,
        reading_points=floor.reading_points * share,
        small_points=floor.small_points * share,
    )
