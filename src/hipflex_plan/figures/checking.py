"""A figure to all that is wrong with its poses: joints, contacts, parts below the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.figures.body.measuring import below_floor, contact_gaps, impossible_joints
from hipflex_plan.figures.body.solving import solved_posture
from hipflex_plan.figures.figure import postures
from hipflex_plan.figures.motion.watching import MM_PER_CENTIMETRE, MOST_MM, problems

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.figure import Figure
    from hipflex_plan.figures.pose import Pose

IN_BETWEENS = 9


@attrs.frozen
class Finding:
    """Something that cannot be, or that would be seen.

    Attributes:
        pose: in which pose: start, via 1, end, or between two.
        says: what is wrong.
        serious: whether it refuses the figure; else it is only seen in motion.
    """

    pose: str
    says: str
    serious: bool = True

    def __str__(self) -> str:
        """``end: right knee flexion must be ...``."""
        return f"{self.pose}: {self.says}"


def _named(figure: Figure) -> list[tuple[str, Pose]]:
    via = [(f"via[{number}]", pose) for number, pose in enumerate(figure.via)]
    return [("start", figure.start), *via, ("end", figure.end)]


def solved(figure: Figure, pose: Pose, girth: float = 1.0) -> Skeleton:
    """A pose of a figure with its contacts met."""
    return solved_posture(postures(figure, (pose,))[0], figure.scene, girth)


def _of_pose(figure: Figure, name: str, skeleton: Skeleton) -> list[Finding]:
    found = [Finding(name, problem) for problem in impossible_joints(skeleton)]
    for gap in contact_gaps(skeleton, figure.scene):
        printed = gap.centimetres * MM_PER_CENTIMETRE
        if printed > MOST_MM:
            says = f"{gap.part} is {gap.centimetres:.1f} cm ({printed:.1f} mm) from {gap.surface}"
            found.append(Finding(name, says))
    return found + _below(name, skeleton)


def _below(name: str, skeleton: Skeleton) -> list[Finding]:
    return [
        Finding(name, f"{part} is {depth:.1f} cm below the floor")
        for part, depth in below_floor(skeleton).items()
        if depth * MM_PER_CENTIMETRE > MOST_MM
    ]


def findings(figure: Figure) -> tuple[Finding, ...]:
    """All that is wrong with the poses of a figure, and on the way between them."""
    found: list[Finding] = []
    for name, pose in _named(figure):
        found += _of_pose(figure, name, solved(figure, pose))
    return (*found, *_on_the_way(figure))


def _on_the_way(figure: Figure) -> list[Finding]:
    """What is wrong with the moving picture only."""
    names = [name for name, _ in _named(figure)]
    return [
        Finding(
            f"{names[problem.passage]} to {names[problem.passage + 1]}",
            problem.told,
            serious=False,
        )
        for problem in problems(figure, IN_BETWEENS)
    ]


def refuse_impossible(figure: Figure) -> None:
    """Refuse a figure with a joint that no person can bend so.

    Raises:
        ImpossibleValueError: with joint, value and range, for all poses at once.
    """
    problems = [
        f"{name}: {problem}"
        for name, pose in _named(figure)
        for problem in impossible_joints(solved(figure, pose))
    ]
    if problems:
        raise ImpossibleValueError("; ".join(problems))
