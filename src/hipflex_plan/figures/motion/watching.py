"""A figure's whole movement to what is wrong with it: floor, contacts, joints, sliding feet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.measuring import below_floor, impossible_joints
from hipflex_plan.figures.body.vectors import length, minus
from hipflex_plan.figures.motion.feet import HELD, KNEELS, STEPS, low
from hipflex_plan.figures.motion.journey import Journey
from hipflex_plan.figures.motion.turning import mixed

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.figure import Figure
    from hipflex_plan.figures.motion.passage import Passage

MM_PER_CENTIMETRE = 0.45
"""A panel 45 mm wide shows about a metre: a centimetre of the person is 0.45 mm of print."""
MOST_MM = 0.5
MOMENTS = 11
LEAST_LIFT = 2.0
MIDDLE = 0.5


@attrs.frozen
class Problem:
    """Something that would be seen in motion.

    Attributes:
        passage: the number of the passage, from 0.
        share: the share of that passage at which it is worst.
        says: what is wrong.
        millimetres: how much of print it is; 0 for a joint.
    """

    passage: int
    share: float
    says: str
    millimetres: float = 0.0

    @property
    def told(self) -> str:
        """``right foot is below the floor by 1.2 mm of print``."""
        size = f" by {self.millimetres:.1f} mm of print" if self.millimetres else ""
        return f"{self.says}{size}"

    def __str__(self) -> str:
        """``passage 0 at 0.50: right foot is below the floor by 1.2 mm of print``."""
        return f"passage {self.passage} at {self.share:.2f}: {self.told}"


def _gaps(passage: Passage, body: Skeleton, share: float) -> dict[str, float]:
    """How far each contact that lasts is from its place, in centimetres."""
    gaps = {}
    for side, leg in passage.legs.items():
        if leg.foot.kind in {HELD, KNEELS} and not leg.foot.lift:
            mark = "ball" if leg.mark_now(body) == "ball" else leg.foot.mark
            place, here = leg.point(mark, share), body.points[f"{side} {mark}"]
            on_floor = abs(low(body, side) - leg.height(share))
            gaps[f"{side} foot"] = max(
                on_floor, length((place[0] - here[0], place[1] - here[1], 0))
            )
    for side, arm in passage.arms.items():
        if arm.stays:
            place = arm.place(body, share)
            gaps[f"{side} hand"] = length(minus(place, arm.touching(body)))
    return gaps


def _drags(passage: Passage) -> list[str]:
    """The feet that change their place without being lifted."""
    found = []
    for side, leg in passage.legs.items():
        if leg.foot.kind != STEPS:
            continue
        share = sum(leg.foot.flight) / 2
        ground = mixed(low(passage.a, side), low(passage.b, side), MIDDLE)
        if low(passage.at(share), side) < ground + LEAST_LIFT:
            found.append(side)
    return found


def problems(figure: Figure, moments: int = MOMENTS) -> tuple[Problem, ...]:
    """All that is wrong between the poses of a figure, the worst moment of each.

    Args:
        figure: what to look at.
        moments: how many in-betweens of each passage.
    """
    worst: dict[tuple[int, str], Problem] = {}
    for number, passage in enumerate(Journey.of(figure).passages):
        found = [Problem(number, MIDDLE, f"{side} foot is dragged") for side in _drags(passage)]
        for moment in range(1, moments + 1):
            share = moment / (moments + 1)
            body = passage.at(share)
            sizes = {f"{p} is below the floor": cm for p, cm in below_floor(body).items()}
            gaps = _gaps(passage, body, share)
            sizes.update({f"{p} is off its place": cm for p, cm in gaps.items()})
            found += [
                Problem(number, share, says, cm * MM_PER_CENTIMETRE)
                for says, cm in sizes.items()
                if cm * MM_PER_CENTIMETRE > MOST_MM
            ]
            found += [Problem(number, share, says) for says in impossible_joints(body)]
        for problem in found:
            key = (number, problem.says.partition(":")[0])
            if key not in worst or problem.millimetres > worst[key].millimetres:
                worst[key] = problem
    return tuple(worst.values())
