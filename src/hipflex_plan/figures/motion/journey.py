"""A figure to its whole movement: from the start through all poses on the way to the end."""

from __future__ import annotations

import itertools
import re
from math import asin, sin
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.posture import LEFT, RIGHT, SIDES
from hipflex_plan.figures.body.skeleton import Skeleton
from hipflex_plan.figures.body.solving import solved_posture
from hipflex_plan.figures.body.vectors import NOTHING, Vector, length, level, minus, plus
from hipflex_plan.figures.figure import postures
from hipflex_plan.figures.motion.feet import SAME_PLACE, displacement
from hipflex_plan.figures.motion.passage import Passage
from hipflex_plan.figures.motion.turning import moved
from hipflex_plan.figures.wearing import worn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.figure import Figure

SLIDES = re.compile(r"\bsli(?:de|des|ding)\b", re.IGNORECASE)
OPEN_GROUND = {"floor", "mat"}
LEAST_SHARE = 0.15
"""Of the whole movement that each part of it takes at least, however short its way."""


def slides(figure: Figure) -> dict[str, bool]:
    """Whether the right foot, the left foot and the hands slide where they change their place.

    They do on sliders and on a towel, and where the figure says "slide".
    """
    said = any(SLIDES.search(pose.says) for pose in (figure.start, *figure.via, figure.end))
    found = {RIGHT: said, LEFT: said, "hands": said}
    for line in figure.worn:
        thing = worn(line)
        if thing.thing in {"slider under", "towel under feet"}:
            found.update(dict.fromkeys(thing.sides, True))
    return found


def _touches_things(skeleton: Skeleton) -> bool:
    """Whether anything but the feet touches what stands around, or lies on the floor."""
    posture = skeleton.posture
    hands = [arm.hand for arm in posture.arms.values()]
    held = any(hand and not hand.on_the_body and hand.kind != "reach" for hand in hands)
    return held or bool(posture.anchor.surface) or posture.anchor.part != "pelvis"


def _meant(figure: Figure, a: Skeleton, b: Skeleton) -> Vector:
    """How far the first pose must be moved for one foot to stay while the other steps.

    Poses are drawn each on its own ground. Where both feet have another place, and nothing
    around tells where that is, the person has gone on by one step.
    """
    bare = all(thing.name in OPEN_GROUND for thing in figure.scene.props)
    planted = all(pose.posture.legs[side].foot for pose in (a, b) for side in SIDES)
    if not bare or not planted or any(map(_touches_things, (a, b))):
        return NOTHING
    ways = {side: level(displacement(a, b, side)) for side in SIDES}
    if min(map(length, ways.values())) < SAME_PLACE:
        return NOTHING
    other_works = any(line.startswith("other") for line in figure.accent)
    return ways[RIGHT if other_works else LEFT]


def _largest_way(a: Skeleton, b: Skeleton) -> float:
    """How far the landmark goes that goes furthest, in centimetres."""
    return max(length(minus(b.points[name], point)) for name, point in a.points.items())


@attrs.frozen(eq=False)
class Journey:
    """The whole movement of a figure.

    Attributes:
        poses: start, poses on the way and end, solved, each where the movement has it.
        passages: from each pose to the next.
        marks: at which share of the movement each pose is reached.
        stops: the shares at which the movement stands still for a moment.
    """

    poses: tuple[Skeleton, ...]
    passages: tuple[Passage, ...]
    marks: tuple[float, ...]
    stops: tuple[float, ...]

    @classmethod
    def of(cls, figure: Figure, girth: float = 1.0) -> Journey:
        """The movement of a figure; a person who is that stout makes it."""
        written = (figure.start, *figure.via, figure.end)
        poses = [solved_posture(p, figure.scene, girth) for p in postures(figure, written)]
        way: Vector = NOTHING
        for number in range(len(poses) - 2, -1, -1):
            way = plus(
                way, _meant(figure, poses[number], moved(poses[number + 1], minus(NOTHING, way)))
            )
            poses[number] = moved(poses[number], way) if length(way) else poses[number]
        sliding = slides(figure)
        passages = tuple(
            Passage.of(a, b, figure.scene, sliding) for a, b in itertools.pairwise(poses)
        )
        marks = _marks([_largest_way(passage.a, passage.b) for passage in passages])
        still = [pose is figure.start or pose is figure.end or pose.printed for pose in written]
        stops = tuple(mark for mark, stands in zip(marks, still, strict=True) if stands)
        return cls(tuple(poses), passages, marks, stops)

    def at(self, share: float) -> Skeleton:
        """The body at a share of the way, 0 to 1, at an even pace."""
        for number, passage in enumerate(self.passages):
            start, stop = self.marks[number : number + 2]
            if share <= stop:
                return passage.at((share - start) / (stop - start))
        return self.poses[-1]

    def when(self, share: float) -> float:
        """At which share of the time that share of the way is reached: slow at every stop."""
        for start, stop in itertools.pairwise(self.stops):
            if share <= stop:
                way = (share - start) / (stop - start)
                return start + (stop - start) * (0.5 - sin(asin(1 - 2 * way) / 3))
        return 1.0

    def shares(self, frames: int) -> tuple[float, ...]:
        """So many shares of the way, about evenly, each pose among them."""
        steps = max(frames - 1, len(self.passages))
        found = [0.0]
        for start, stop in itertools.pairwise(self.marks):
            count = max(1, round((stop - start) * steps))
            found += [start + (stop - start) * number / count for number in range(1, count)]
            found.append(stop)
        return tuple(found)


def _marks(ways: Sequence[float]) -> tuple[float, ...]:
    """The shares at which each way ends, longer ways with larger shares."""
    whole = sum(ways) or 1.0
    parts = [max(LEAST_SHARE, way / whole) for way in ways]
    marks = [0.0, *itertools.accumulate(part / sum(parts) for part in parts)]
    return (*marks[:-1], 1.0)
