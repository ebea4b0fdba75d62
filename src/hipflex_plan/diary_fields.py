"""The names of the fields of a diary form: what a field is about stands in its name.

Such a name says to which plan, session, exercise and side a field belongs, so that a
filled form can be read without its pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote
from zlib import crc32

import attrs

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage

NOTHING = "-"
"""What stands for a part that a field does not have; no slug and no column is one."""


@attrs.frozen(kw_only=True)
class DiaryField:
    """What one field of a diary form is about.

    Attributes:
        reference: the plan.
        session: the number of the session.
        column: the column of the diary, as in ``set_1``; ``exercises`` for the numbers of
            those that were stopped.
        exercise: the slug; "" for what is said of the whole day.
        side: the side; "" for what is said of the whole day.
        dosage: the mark of what was prescribed, see `mark_of`; "" as above.
        choice: what a tick means; "" for a field to type in.
    """

    reference: str
    session: int
    column: str
    exercise: str = ""
    side: str = ""
    dosage: str = ""
    choice: str = ""

    @property
    def name(self) -> str:
        """Its name in the form: letters, digits and few signs, and no full stop."""
        parts = (
            self.reference,
            str(self.session),
            self.exercise,
            self.side,
            self.dosage,
            self.column,
            self.choice,
        )
        return "/".join(_written(part) for part in parts)

    @classmethod
    def named(cls, name: str) -> DiaryField | None:
        """The field of a name; None for a name of another form."""
        parts = ["" if part == NOTHING else unquote(part) for part in name.split("/")]
        if len(parts) != len(attrs.fields(cls)) or not (parts[1].isascii() and parts[1].isdigit()):
            return None
        reference, session, exercise, side, dosage, column, choice = parts
        return cls(
            reference=reference,
            session=int(session[:6]),
            exercise=exercise,
            side=side,
            dosage=dosage,
            column=column,
            choice=choice,
        )


def mark_of(dosage: Dosage) -> str:
    """Four letters by which a dosage is known again."""
    return f"{crc32(str(dosage).encode()) & 0xFFFF:04x}"


def _written(part: str) -> str:
    """A part without the sign between parts, and without full stops, which PDF forms split at."""
    return quote(part, safe="").replace(".", "%2E").replace("~", "%7E") if part else NOTHING
