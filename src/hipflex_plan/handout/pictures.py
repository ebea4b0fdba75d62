"""Exercise to the picture on its card, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from markupsafe import Markup

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.figures import STYLES, look_named, look_of
from hipflex_plan.handout.letterheads import embedded
from hipflex_plan.handout.theming import theme_of
from hipflex_plan.picturing import ACCENT, figure

if TYPE_CHECKING:
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.quantities import Side

ROOM_MM = (78.0, 42.0)
TALL_ROOM_MM = (78.0, 66.0)
"""The room on a card; the second where nothing grows below the picture."""
CODE_MM = (21.0, 3.0)
"""So much narrower and lower is the picture with the code of a video beside it."""
COVER_ROOM_MM = (50.0, 63.0)


@attrs.frozen
class Pictures:
    """How all pictures of a handout are drawn.

    Attributes:
        style: ``color`` or ``print``.
        look: who is drawn, by name.
        accent: the colour of what works.
    """

    style: str = "color"
    look: str = "younger"
    accent: str = ACCENT


def pictures_of(plan: Plan, style: str = "color") -> Pictures:
    """How the pictures of a plan are drawn: as the clinic chose, else one look for each plan.

    Raises:
        ImpossibleValueError: for an unknown style or look.
    """
    if style not in STYLES:
        message = f"no style of pictures {style!r}; {suggestion(style, STYLES)}"
        raise ImpossibleValueError(message, "style")
    chosen = plan.program.clinic.look
    look = look_named(chosen) if chosen else look_of(plan.reference)
    return Pictures(style, look.name, theme_of(plan.program.clinic).mid)


def picture(  # noqa: PLR0913  # a picture is chosen by each of these
    exercise: Exercise,
    side: Side,
    pictures: Pictures,
    language: Language,
    *,
    tall: bool,
    beside_a_code: bool = False,
) -> Markup:
    """The picture of a card: the clinic's own, else the drawn one; "" if there is none."""
    width, height = TALL_ROOM_MM if tall else ROOM_MM
    if beside_a_code:
        width, height = width - CODE_MM[0], height - CODE_MM[1]
    return picture_in((width, height), exercise, side, pictures, language)


def picture_in(  # noqa: PLR0913  # a picture is chosen by each of these
    room_mm: tuple[float, float],
    exercise: Exercise,
    side: Side,
    pictures: Pictures,
    language: Language,
    *,
    numbered: bool = True,
) -> Markup:
    """The HTML of a picture that fits into a room of that width and height.

    Where no steps stand beside it, it needs no numbers, and its people are larger.
    """
    if exercise.photograph is not None:
        return embedded(exercise.photograph)
    return _drawn(room_mm, exercise, side, pictures, language, numbered=numbered)


def end_alone(exercise: Exercise, side: Side, pictures: Pictures, language: Language) -> Markup:
    """The end of an exercise alone, for a cover; "" for one that is not drawn."""
    return _drawn(COVER_ROOM_MM, exercise, side, pictures, language, only_end=True)


def _drawn(  # noqa: PLR0913  # a picture is chosen by each of these
    room_mm: tuple[float, float],
    exercise: Exercise,
    side: Side,
    pictures: Pictures,
    language: Language,
    *,
    only_end: bool = False,
    numbered: bool = True,
) -> Markup:
    """The figure of an exercise; "" if there is none."""
    if exercise.figure is None:
        return Markup()
    drawn = figure(
        exercise,
        side=side,
        style=pictures.style,
        look=pictures.look,
        accent=pictures.accent,
        room_mm=room_mm,
        language=language.code,
        only_end=only_end,
        numbered=numbered,
    )
    return Markup(drawn)  # noqa: S704  # it is drawn here, and its words are escaped
