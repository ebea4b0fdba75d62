"""A joint to how far people can move it, in degrees, and where that is written.

The ranges are those commonly tabulated for healthy adults; *slack* is ours. It
is there because a drawn joint is simpler than a real one (the drawn hip also
does what the pelvis does), and each one says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError

if TYPE_CHECKING:
    from typing import Any

MERCK = "Merck Manual, Normal Values for Range of Motion of Joints (table), 2013"
AAOS = "AAOS 1965, as commonly tabulated (for one, in Norkin and White)"
OURS = "our own choice: what is needed to draw, and no measured range"


@attrs.frozen
class RangeOfMotion:
    """How far a joint goes one way and the other.

    Attributes:
        movement: as a clinician calls it.
        low: the end in the negative direction, in degrees.
        high: the end in the positive direction, in degrees.
        slack_low: what we allow beyond the low end, in degrees.
        slack_high: what we allow beyond the high end, in degrees.
        source: where the range is written.
        why_slack: why there is a slack; "" where there is none.
    """

    movement: str
    low: float
    high: float
    slack_low: float
    slack_high: float
    source: str
    why_slack: str = ""

    @property
    def lowest(self) -> float:
        """The least that is drawn, in degrees."""
        return self.low - self.slack_low

    @property
    def highest(self) -> float:
        """The most that is drawn, in degrees."""
        return self.high + self.slack_high

    def holds(self, degrees: float) -> bool:
        """Whether a person can be so."""
        return self.lowest <= degrees <= self.highest

    def refusal(self, degrees: float, where: str = "") -> str:
        """Say that a person cannot be so."""
        place = f"{where} " if where else ""
        span = f"{self.lowest:g} to {self.highest:g} degrees"
        return f"{place}{self.movement} must be from {span}: {degrees:.0f}"


RANGES: dict[str, RangeOfMotion] = {
    "hip": RangeOfMotion(
        "hip flexion", -30, 125, 5, 15, MERCK, "the drawn hip also does what the pelvis does"
    ),
    "hip_abduction": RangeOfMotion("hip abduction", -30, 45, 5, 5, AAOS, "the pelvis hikes"),
    "hip_rotation": RangeOfMotion(
        "hip external rotation", -45, 45, 10, 15, MERCK, "the knee and the foot give a little"
    ),
    "knee": RangeOfMotion(
        "knee flexion", 0, 130, 8, 22, MERCK, "knees that go through; weight bends them further"
    ),
    "ankle": RangeOfMotion(
        "ankle dorsiflexion", -50, 20, 30, 20, MERCK, "the foot bends too, and weight adds some"
    ),
    "toes": RangeOfMotion("toe extension", -30, 80, 0, 10, MERCK, "weight on the toes adds some"),
    "shoulder": RangeOfMotion("shoulder flexion", -60, 180, 10, 10, AAOS, "the shoulder blade"),
    "shoulder_abduction": RangeOfMotion(
        "shoulder abduction", -60, 180, 15, 0, AAOS, "the arm across the chest"
    ),
    "shoulder_rotation": RangeOfMotion("shoulder external rotation", -180, 180, 0, 0, OURS),
    "elbow": RangeOfMotion("elbow flexion", 0, 160, 5, 0, MERCK, "elbows that go through"),
    "wrist": RangeOfMotion("wrist flexion", -70, 90, 25, 0, MERCK, "weight on the hand adds some"),
    "spine": RangeOfMotion(
        "spine flexion", -25, 80, 35, 10, AAOS, "arms that push bend it further than it bends alone"
    ),
    "side_bend": RangeOfMotion("side bend", -35, 35, 0, 0, AAOS),
    "twist": RangeOfMotion("twist", -45, 45, 0, 0, AAOS),
    "neck": RangeOfMotion(
        "neck flexion", -45, 45, 15, 5, AAOS, "the drawn neck also does what the upper back does"
    ),
    "neck_side_bend": RangeOfMotion("neck side bend", -45, 45, 0, 0, AAOS),
    "neck_twist": RangeOfMotion("neck twist", -60, 60, 20, 0, AAOS, "a look over the shoulder"),
}


def number_of_degrees(value: object, name: str) -> float:
    """The value, or refuse it as the field *name* where it is no number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ImpossibleValueError(f"{name} must be a number of degrees: {value!r}", name)
    return value


@attrs.frozen
class Degrees:
    """An angle that a person can take at that joint, or None where it is not said."""

    joint: str

    def __call__(self, _: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        if value is None:
            return
        degrees, span = number_of_degrees(value, attribute.name), RANGES[self.joint]
        if not span.holds(degrees):
            raise ImpossibleValueError(span.refusal(degrees), attribute.name)
