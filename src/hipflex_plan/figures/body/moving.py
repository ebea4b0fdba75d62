"""Two solved poses to the poses between them: what is planted stays planted."""

from __future__ import annotations

import attrs

from hipflex_plan.figures.body.posture import SIDES, Angles, Arm, Leg, Posture
from hipflex_plan.figures.body.reading_back import posture_of
from hipflex_plan.figures.body.skeleton import Skeleton
from hipflex_plan.figures.body.vectors import between
from hipflex_plan.figures.contacts import Anchor, Foot, Hand

MIDDLE = 0.5
PLACES = ("at", "up", "wide")


def _mixed(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _angles(a: Angles, b: Angles, share: float) -> Angles:
    return (_mixed(a[0], b[0], share), _mixed(a[1], b[1], share), _mixed(a[2], b[2], share))


def _alike(a: Foot | Hand | None, b: Foot | Hand | None) -> bool:
    """Whether both are the same contact, perhaps at another place."""
    if a is None or b is None or type(a) is not type(b):
        return False
    same = a.kind == b.kind and a.surface == b.surface
    return same and all((getattr(a, key) is None) == (getattr(b, key) is None) for key in PLACES)


def _contact(a: Foot | Hand | None, b: Foot | Hand | None, share: float) -> Foot | Hand | None:
    if not _alike(a, b):
        return None
    changes = {}
    for key in (*PLACES, *(("out", "tip") if isinstance(a, Foot) else ("rise",))):
        start, stop = getattr(a, key), getattr(b, key)
        if start is not None and stop is not None:
            changes[key] = _mixed(start, stop, share)
    return attrs.evolve(a, **changes)  # type: ignore[misc]  # both are alike, so never None


def _leg(a: Leg, b: Leg, share: float) -> Leg:
    contact = _contact(a.foot, b.foot, share)
    return Leg(
        _angles(a.hip, b.hip, share),
        _mixed(a.knee, b.knee, share),
        _angles(a.ankle, b.ankle, share),
        _mixed(a.toes, b.toes, share),
        contact if isinstance(contact, Foot) else None,
    )


def _arm(a: Arm, b: Arm, share: float) -> Arm:
    contact = _contact(a.hand, b.hand, share)
    return Arm(
        _angles(a.shoulder, b.shoulder, share),
        _mixed(a.elbow, b.elbow, share),
        _angles(a.wrist, b.wrist, share),
        contact if isinstance(contact, Hand) else None,
        a.fist if share < MIDDLE else b.fist,
    )


@attrs.frozen
class Movement:
    """From one solved pose to another.

    Attributes:
        start: the first.
        stop: the second.
        first: the angles that the first really has.
        second: the angles that the second really has.
    """

    start: Skeleton
    stop: Skeleton
    first: Posture
    second: Posture

    @classmethod
    def of(cls, start: Skeleton, stop: Skeleton) -> Movement:
        """The movement between two solved poses."""
        return cls(start, stop, posture_of(start), posture_of(stop))

    def at(self, share: float) -> Posture:
        """The posture at that share of the movement; below 0 and above 1 it goes on."""
        a, b = self.first, self.second
        x, y, z = between(self.start.points["pelvis"], self.stop.points["pelvis"], share)
        return Posture(
            Anchor("pelvis", "", x, z, y),
            _mixed(a.lean, b.lean, share),
            _mixed(a.tilt, b.tilt, share),
            _mixed(a.turn, b.turn, share),
            _angles(a.spine, b.spine, share),
            _angles(a.neck, b.neck, share),
            None,
            {side: _leg(a.legs[side], b.legs[side], share) for side in SIDES},
            {side: _arm(a.arms[side], b.arms[side], share) for side in SIDES},
        )
