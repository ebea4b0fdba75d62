"""A pose as it is written by hand: only what is to be said, all else stays as it was.

Angles are clinical degrees from standing upright with the arms hanging. The
working side is drawn on the right and mirrored where the left one works.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.figures.contacts import anchor, foot, hand, head
from hipflex_plan.figures.limits import Degrees, number_of_degrees
from hipflex_plan.figures.marks import arrow, feeling
from hipflex_plan.figures.phrase import Readable, lines_field
from hipflex_plan.languages import ENGLISH
from hipflex_plan.validators import Kind, KindOrNone, Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

SIDE_PLACES = tuple(ENGLISH.places)
VIEWS = ("side", "profile", "front", "three-quarter", "back")
WHOLE_TURN = 360.0


def _angle(joint: str) -> Any:  # noqa: ANN401  # as attrs.field
    return attrs.field(default=None, validator=Degrees(joint))


@attrs.frozen
class _Bearing:
    """A direction of the whole body in degrees, or None where it is not said."""

    def __call__(self, _: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        if value is None:
            return
        if abs(number_of_degrees(value, attribute.name)) > WHOLE_TURN:
            message = f"{attribute.name} must be from -360 to 360 degrees: {value}"
            raise ImpossibleValueError(message, attribute.name)


def _line(read: Callable[[str], object]) -> Any:  # noqa: ANN401  # as attrs.field
    return attrs.field(default="", validator=Readable(read))


@attrs.frozen(kw_only=True)
class Limbs:
    """The arm and the leg of a side; what is left out stays as it was.

    Attributes:
        foot: what it touches, as in ``flat at 44``; ``free`` for nothing.
        hand: what it touches, as in ``palm on bench at 40``; ``free`` for nothing.
    """

    hip: float | None = _angle("hip")
    hip_abduction: float | None = _angle("hip_abduction")
    hip_rotation: float | None = _angle("hip_rotation")
    knee: float | None = _angle("knee")
    ankle: float | None = _angle("ankle")
    toes: float | None = _angle("toes")
    foot: str = _line(foot)
    shoulder: float | None = _angle("shoulder")
    shoulder_abduction: float | None = _angle("shoulder_abduction")
    shoulder_rotation: float | None = _angle("shoulder_rotation")
    elbow: float | None = _angle("elbow")
    wrist: float | None = _angle("wrist")
    hand: str = _line(hand)

    def __attrs_post_init__(self) -> None:
        """Refuse an angle where a contact already says it."""
        planted = foot(self.foot) if self.foot else None
        if planted is None:
            return
        given = [name for name in ("hip", "knee") if getattr(self, name) is not None]
        if planted.kind not in {"ankle", "kneel"} and self.ankle is not None:
            given.append("ankle")
        if given and planted.at is not None:
            message = (
                f"{given[0]} follows from the foot, which is {self.foot!r}: leave one of them out"
            )
            raise ImpossibleValueError(message, given[0])


@attrs.frozen(kw_only=True)
class Pose:
    """A body as it is to be drawn; what is left out stays as it was.

    Attributes:
        says: what the person does here, in the words that the patient reads.
        preset: where to begin, as in ``sitting``; only at the start.
        anchor: the one thing that holds the body in its place.
        lean: of the pelvis forwards; 90 lies on the front, -90 on the back.
        tilt: of the pelvis to its right; -90 lies on the left side.
        turn: of the pelvis to its left.
        spine: flexion; below 0 extension.
        side_bend: to the right.
        twist: to the left.
        neck: flexion; below 0 extension.
        head: ``rest``, ``rest on pillow``; ``free``.
        working: the limbs of the side that works.
        other: the limbs of the other side.
        both: the limbs of both sides alike.
        view: where from, if it is not as the figure says.
        printed: whether a pose on the way has a picture of its own.
        arrows: how it got here from the pose before, in this picture only.
        feel: where it is felt, in this picture only.
    """

    says: str = attrs.field(default="", validator=Text(empty=True, longest=160))
    preset: str = ""
    anchor: str = _line(anchor)
    lean: float | None = attrs.field(default=None, validator=_Bearing())
    tilt: float | None = attrs.field(default=None, validator=_Bearing())
    turn: float | None = attrs.field(default=None, validator=_Bearing())
    spine: float | None = _angle("spine")
    side_bend: float | None = _angle("side_bend")
    twist: float | None = _angle("twist")
    neck: float | None = _angle("neck")
    neck_side_bend: float | None = _angle("neck_side_bend")
    neck_twist: float | None = _angle("neck_twist")
    head: str = _line(head)
    working: Limbs | None = attrs.field(default=None, validator=KindOrNone(Limbs))
    other: Limbs | None = attrs.field(default=None, validator=KindOrNone(Limbs))
    both: Limbs | None = attrs.field(default=None, validator=KindOrNone(Limbs))
    view: str = ""
    printed: bool = attrs.field(default=False, validator=Kind((bool,)))
    arrows: tuple[str, ...] = lines_field(arrow)
    feel: tuple[str, ...] = lines_field(feeling)

    def __attrs_post_init__(self) -> None:
        """Refuse an unknown view, and a place in braces that no side can fill."""
        if self.view and self.view not in VIEWS:
            message = f"no view {self.view!r}; {suggestion(self.view, VIEWS)}"
            raise ImpossibleValueError(message, "view")
        for place in re.findall(r"[{}]+[^{}]*[{}]*", self.says):
            if place not in SIDE_PLACES:
                message = f"says can hold {' '.join(SIDE_PLACES)}, not {place!r}"
                raise ImpossibleValueError(message, "says")
