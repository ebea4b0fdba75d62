"""What a person wears or holds to shapes that take their place among those of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hipflex_plan.figures.drawing.carried import (
    barbell,
    barbell_on_hips,
    dumbbell,
    dumbbell_on_hips,
    kettlebell,
    stick_on_back,
)
from hipflex_plan.figures.drawing.leg_gear import (
    anchored,
    ankle_weight,
    round_ankles,
    round_feet,
    round_thighs,
    sliders,
    strap,
    towel,
)
from hipflex_plan.figures.drawing.machines import foot_plate, shin_pad

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera
    from hipflex_plan.figures.drawing.gear_parts import Placed
    from hipflex_plan.figures.scene import Scene
    from hipflex_plan.figures.wearing import Worn

Maker: TypeAlias = "Callable[[Skeleton, Camera, Worn, Scene], list[Placed]]"
MAKERS: dict[str, Maker] = {
    "ankle weight on": ankle_weight,
    "slider under": sliders,
    "dumbbell in": dumbbell,
    "band from door to": anchored,
    "band from post to": anchored,
    "band round ankles": round_ankles,
    "band round feet": round_feet,
    "band round thighs": round_thighs,
    "kettlebell": kettlebell,
    "barbell": barbell,
    "barbell on hips": barbell_on_hips,
    "dumbbell on hips": dumbbell_on_hips,
    "stick on back": stick_on_back,
    "strap over ankles": strap,
    "leg press": foot_plate,
    "leg extension": shin_pad,
    "towel under feet": towel,
}


def gear(skeleton: Skeleton, camera: Camera, worn: Worn, scene: Scene) -> list[Placed]:
    """The shapes of a worn thing."""
    return MAKERS[worn.thing](skeleton, camera, worn, scene)
