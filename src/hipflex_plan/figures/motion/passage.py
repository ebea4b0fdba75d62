"""One pose to the next: the whole body between them, every contact kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.body.covering import lowest, skull, trunk
from hipflex_plan.figures.body.moving import Movement
from hipflex_plan.figures.body.posture import SIDES, Arm, Leg, Posture
from hipflex_plan.figures.body.skeleton import Skeleton, skeleton_of
from hipflex_plan.figures.body.solving import rest_head
from hipflex_plan.figures.body.vectors import NOTHING, Vector, length, plus
from hipflex_plan.figures.motion.feet import ARRIVES, HELD, KNEELS, LEAVES, STEPS
from hipflex_plan.figures.motion.handing import ArmWay, arm_way, put_hand
from hipflex_plan.figures.motion.stepping import (
    LegWay,
    clear,
    legs_between,
    put_kneeling,
    put_leaving,
    put_planted,
)
from hipflex_plan.figures.motion.turning import windowed
from hipflex_plan.figures.motion.weighing import origin_of
from hipflex_plan.figures.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping


UPRIGHT_DEGREES = 65.0
NEAR_ENOUGH = 0.02
CORRECTIONS = 14
LYING_PARTS = {"trunk", "seat", "upper back"}


def stands_upright(skeleton: Skeleton) -> bool:
    """Whether the person stands: the pelvis is held by the feet, and the trunk is upright."""
    posture = skeleton.posture
    pelvis = posture.anchor.part == "pelvis" and not posture.anchor.surface
    return pelvis and abs(posture.lean) < UPRIGHT_DEGREES and abs(posture.tilt) < UPRIGHT_DEGREES


@attrs.frozen(eq=False)
class Passage:
    """From one solved pose to the next.

    Attributes:
        movement: the angles of both, mixed joint by joint.
        scene: the things around.
        legs: what each leg does.
        arms: what each arm does.
    """

    movement: Movement
    scene: Scene
    legs: dict[str, LegWay]
    arms: dict[str, ArmWay]

    @classmethod
    def of(
        cls, a: Skeleton, b: Skeleton, scene: Scene, slides: Mapping[str, bool] | None = None
    ) -> Passage:
        """The passage between two solved poses.

        Args:
            a: the first.
            b: the second.
            scene: the things around.
            slides: whether the foot of a side, and "hands", slide rather than step.
        """
        sliding = {"right": False, "left": False, "hands": False, **(slides or {})}
        movement = Movement.of(a, b)
        upright = stands_upright(a) and stands_upright(b)
        legs = legs_between(movement, upright=upright, slides=sliding)
        arms = {side: arm_way(movement, side, slides=sliding["hands"]) for side in SIDES}
        return cls(movement, scene, legs, arms)

    @property
    def a(self) -> Skeleton:
        """The first pose."""
        return self.movement.start

    @property
    def b(self) -> Skeleton:
        """The last pose."""
        return self.movement.stop

    def at(self, share: float) -> Skeleton:
        """The body at that share of the movement, 0 to 1, in its place."""
        if share <= 0:
            return self.a
        if share >= 1:
            return self.b
        posture = self._posture(share)
        origin = origin_of(self.a, self.b, self.legs, posture, share)
        skeleton = skeleton_of(posture, self.a.girth, origin)
        for _ in range(CORRECTIONS):
            way = self._put_limbs(skeleton, share)
            if length(way) < NEAR_ENOUGH:
                break
            origin = plus(origin, way)
            skeleton = skeleton_of(posture, self.a.girth, origin)
        else:
            self._put_limbs(skeleton, share)
        if self.a.posture.head is not None and self.a.posture.head == self.b.posture.head:
            rest_head(skeleton, self.scene.named(self.a.posture.head.surface).up)
        return skeleton

    def _posture(self, share: float) -> Posture:
        """All angles, and the contacts that last."""
        mixed_up = self.movement.at(share)
        legs: dict[str, Leg] = {}
        arms: dict[str, Arm] = {}
        for side in SIDES:
            foot = self.a.posture.legs[side].foot
            stays = self.legs[side].foot.kind in {HELD, KNEELS}
            legs[side] = attrs.evolve(mixed_up.legs[side], foot=foot if stays else None)
            arms[side] = attrs.evolve(mixed_up.arms[side], hand=self.arms[side].contact)
        return attrs.evolve(mixed_up, legs=legs, arms=arms)

    def _put_limbs(self, skeleton: Skeleton, share: float) -> Vector:
        """Put legs and arms; give the way by which the body is best moved for them to reach."""
        gaps = [self._put_leg(way, skeleton, share) for way in self.legs.values()]
        gaps += [put_hand(way, skeleton, share) for way in self.arms.values()]
        parts = trunk(skeleton) + ([] if self._rests else skull(skeleton))
        deep = max(0.0, -min(map(lowest, parts)))
        worst = max(gaps, key=length)
        if self.movement.start.posture.anchor.part in LYING_PARTS:
            worst = (worst[0], worst[1], 0.0)
        return (worst[0], worst[1], max(worst[2], deep))

    @property
    def _rests(self) -> bool:
        """Whether the head lies all the way."""
        head = self.a.posture.head
        return head is not None and head == self.b.posture.head

    def _put_leg(self, way: LegWay, skeleton: Skeleton, share: float) -> Vector:
        kind = way.foot.kind
        if kind == KNEELS:
            return put_kneeling(way, skeleton, share)
        if kind in {HELD, STEPS}:
            gap = put_planted(way, skeleton, share)
            return gap if way.foot.stands(share) else NOTHING
        if kind in {LEAVES, ARRIVES}:
            since = share if kind == LEAVES else 1 - share
            gone = windowed(since, *way.foot.release)
            if gone < 1:
                put_leaving(way, skeleton, gone, share)
        clear(way, skeleton, share)
        return NOTHING
