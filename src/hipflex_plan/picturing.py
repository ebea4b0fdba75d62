"""Exercise to its picture: the figure that its poses give, for the side prescribed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.figures import animated, draw, look_named, solved
from hipflex_plan.quantities import Side

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.figures import Figure

ACCENT = "#69bbad"
LOOK = "younger"
ROOM_MM = (90.0, 60.0)
FREE_SECONDS = (1.5, 0.5, 1.5, 0.5)
"""To the end, there, back, at the start, where a dosage leaves the tempo free."""
CLEAR_CENTIMETRES = 5.0
"""So far the hips must rise or sink to count; the shoulders twice as far."""
LONGEST_STILL_SECONDS = 4.0
"""A moving picture stands no longer, however long the hold: nobody waits for it."""


def figure(  # noqa: PLR0913  # a picture is chosen by each of these
    exercise: Exercise,
    *,
    side: Side | str = Side.RIGHT,
    style: str = "color",
    look: str = LOOK,
    accent: str = ACCENT,
    room_mm: tuple[float, float] = ROOM_MM,
) -> str:
    """The picture of an exercise as SVG: its poses, numbered, at one scale.

    Args:
        exercise: what is shown.
        side: which side works; ``each`` and ``both`` show the right.
        style: ``color``, or ``print`` for printers and copiers that know only black.
        look: who is drawn, by name; see `hipflex_plan.figures.LOOKS`.
        accent: the colour of what works, as in ``#69bbad``.
        room_mm: the width and height that it is to fit into, in millimetres.

    Raises:
        ImpossibleValueError: for an exercise without a figure, and an unknown side,
            style, look or colour.
    """
    drawn, name = _figure_of(exercise), exercise.name
    return draw(drawn, Side.of(side), style, look, accent, title=name, room_mm=room_mm)


def moving_figure(
    exercise: Exercise,
    *,
    side: Side | str = Side.RIGHT,
    dosage: Dosage | None = None,
    look: str = LOOK,
    accent: str = ACCENT,
) -> str:
    """The movement of an exercise as one SVG, at the tempo of a dosage.

    It stands still for whoever prefers reduced motion, and has a pause of its own.

    Args:
        exercise: what is shown.
        side: which side works; ``each`` and ``both`` show the right.
        dosage: its tempo and hold are those of the movement; a hold is cut to 4 seconds.
            None for a free tempo.
        look: who is drawn, by name.
        accent: the colour of what works.

    Raises:
        ImpossibleValueError: for an exercise without a figure, and an unknown side, look
            or colour.
    """
    drawn = _figure_of(exercise)
    tempo = _seconds(dosage, rises=_rises(drawn))
    return animated(
        drawn, Side.of(side), tempo=tempo, look=look_named(look), accent=accent,
        title=exercise.name,
    )  # fmt: skip


def _figure_of(exercise: Exercise) -> Figure:
    if exercise.figure is None:
        message = f"{exercise.slug} has no figure: write one, see docs/how-to/draw-a-pose.md"
        raise ImpossibleValueError(message, "figure")
    return exercise.figure


def _rises(drawn: Figure) -> bool:
    """Whether what comes first is a lift: a squat sinks first, and so does who leans over."""
    start, end = (solved(drawn, pose).points for pose in (drawn.start, drawn.end))
    hips, shoulders = (end[name][2] - start[name][2] for name in ("pelvis", "right shoulder"))
    if abs(hips) > CLEAR_CENTIMETRES:
        return hips > 0
    return shoulders > -2 * CLEAR_CENTIMETRES


def _seconds(dosage: Dosage | None, *, rises: bool) -> tuple[float, float, float, float]:
    """To the end, there, back and at the start.

    What rises lifts to the end and lowers back; what sinks first, the other way round.
    """
    if dosage is None:
        return FREE_SECONDS
    to, still, back, rest = FREE_SECONDS
    if dosage.tempo is not None:
        tempo = dosage.tempo
        to, still, back, rest = tempo.lifting, tempo.top_pause, tempo.lowering, tempo.pause
        if not rises:
            to, still, back, rest = back, rest, to, still
    if dosage.hold_seconds:
        still = dosage.hold_seconds
    return (max(to, 0.5), min(still, LONGEST_STILL_SECONDS), max(back, 0.5), rest)
