"""A clinic's colour to the few colours that a page and its pictures need."""

from __future__ import annotations

import attrs

from hipflex_plan.colours import refuse_unless_readable, with_lightness

OUR_ACCENT = "#0d5f57"
TINT_LIGHTNESS, MID_LIGHTNESS = 95.0, 71.0
"""L* behind words and of what is filled (source: ``choice-theme``)."""
MOST_TINT_SATURATION, MOST_MID_SATURATION = 0.3, 0.4
"""So that a vivid colour gives calm fills."""


def _readable(_: object, attribute: attrs.Attribute[str], value: str) -> None:
    refuse_unless_readable(attribute.name, value)


@attrs.frozen
class Theme:
    """The colours that follow a clinic; those of safety and of text never do.

    Attributes:
        accent: numbers, bars and the circles with white digits; it can be read on white.
        tint: behind words; nothing is lost when a printer drops it.
        mid: what works in a picture, and bars that grow; never text.

    Raises:
        ImpossibleValueError: for an accent that cannot be read on white, with the
            nearest one that can.
    """

    accent: str = attrs.field(default=OUR_ACCENT, validator=_readable)
    tint: str = "#e9f2f0"
    mid: str = "#69bbad"

    @classmethod
    def of(cls, accent: str) -> Theme:
        """The theme of an accent; "" gives ours, whose tints were mixed by eye."""
        if accent in ("", OUR_ACCENT):
            return OURS
        refuse_unless_readable("accent", accent)
        return cls(
            accent,
            with_lightness(accent, TINT_LIGHTNESS, MOST_TINT_SATURATION),
            with_lightness(accent, MID_LIGHTNESS, MOST_MID_SATURATION),
        )


OURS = Theme()
