"""The font of the fields of a form: ours, with the letters of Europe and nothing else.

A field carries its whole font. In that of the pages are shapes without a letter of their
own, such as those of joined letters; a form with them is no valid PDF/UA-1.
"""

from __future__ import annotations

import io

LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *map(ord, "‘’‚“”„–—…✓"),
)


def field_font(content: bytes) -> bytes:
    """The same font with `LETTERS` alone; the same bytes each time."""
    from fontTools import subset  # noqa: PLC0415  # slow, and only forms need it

    options = subset.Options(layout_features=[], notdef_outline=True, hinting=False)
    font = subset.load_font(io.BytesIO(content), options)
    font.recalcTimestamp = False
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=LETTERS)
    chosen.subset(font)
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
