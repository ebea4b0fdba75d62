"""Exercise to its picture: the figure that its poses give, for the side prescribed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.figures import FRAMES, animated, draw, flipbook, look_named, solved
from hipflex_plan.languages import SOURCE, language_of
from hipflex_plan.quantities import Side

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.figures import Figure, Flipbook
    from hipflex_plan.languages import Language

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
    language: str = SOURCE,
    only_end: bool = False,
    numbered: bool = True,
) -> str:
    """The picture of an exercise as SVG: its poses, numbered, at one scale.

    Args:
        exercise: what is shown.
        side: which side works; ``each`` and ``both`` show the right.
        style: ``color``, or ``print`` for printers and copiers that know only black.
        look: who is drawn, by name; see `hipflex_plan.figures.LOOKS`.
        accent: the colour of what works, as in ``#69bbad``.
        room_mm: the width and height that it is to fit into, in millimetres.
        language: the code of the language of its alternative text, and of the order of
            its poses; the words are those of the exercise, see `in_language`.
        only_end: whether the end stands alone, as on a cover: without number and arrows.
        numbered: whether each pose has its number. Without, and with finer lines, they are
            larger in a small room.

    Raises:
        ImpossibleValueError: for an exercise without a figure, and an unknown side,
            style, look, colour or language.
    """
    drawn, works, speaker = _figure_of(exercise), Side.of(side), language_of(language)
    title, said = spoken(exercise, works, speaker)
    return draw(
        drawn, works, style, look, accent,
        title=title, said=said, from_right=speaker.mirrors, only_end=only_end,
        numbered=numbered, room_mm=room_mm,
    )  # fmt: skip


def spoken(exercise: Exercise, side: Side, language: Language) -> tuple[str, tuple[str, ...]]:
    """The name of an exercise and what each pose of its figure shows, in a language."""
    own = exercise.translation
    if own is None or own.language != language.base or not own.poses:
        return exercise.name, ()
    return own.name, tuple(language.sided(text, side) for text in own.poses)


def moving_figure(  # noqa: PLR0913  # a picture is chosen by each of these
    exercise: Exercise,
    *,
    side: Side | str = Side.RIGHT,
    dosage: Dosage | None = None,
    look: str = LOOK,
    accent: str = ACCENT,
    language: str = SOURCE,
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
        language: the code of the language of its words.

    Raises:
        ImpossibleValueError: for an exercise without a figure, and an unknown side, look,
            colour or language.
    """
    drawn, works, speaker = _figure_of(exercise), Side.of(side), language_of(language)
    tempo = _seconds(dosage, rises=_rises(drawn))
    title, said = spoken(exercise, works, speaker)
    return animated(
        drawn, works, tempo=tempo, look=look_named(look), accent=accent,
        title=title, said=said, pause=speaker.text("Pause the movement"),
    )  # fmt: skip


def leaves(
    exercise: Exercise,
    *,
    side: Side | str = Side.RIGHT,
    look: str = LOOK,
    accent: str = ACCENT,
    frames: int = FRAMES,
) -> Flipbook:
    """About *frames* frames of the movement of an exercise, for a page that turns them itself.

    Raises:
        ImpossibleValueError: for an exercise without a figure, and an unknown side, look
            or colour.
    """
    drawn, works = _figure_of(exercise), Side.of(side)
    return flipbook(drawn, works, look=look_named(look), accent=accent, frames=frames)


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
