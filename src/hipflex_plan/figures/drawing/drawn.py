"""A posed body without its hidden lines: shapes, what is seen of them, what is coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.drawing.hidden_lines import Run, visible_lines
from hipflex_plan.figures.drawing.layering import is_far, layered
from hipflex_plan.figures.drawing.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera
    from hipflex_plan.figures.drawing.gear_parts import Placed
    from hipflex_plan.figures.looks import Look

LEAST_OF_ARM = 0.22
GROUND = {"floor", "mat"}
SHIRT = {"shirt", "right yoke", "left yoke", "right sleeve", "left sleeve"}
SHORTS = {"pelvis", "right shorts", "left shorts"}
GARMENTS = {"trunk": SHIRT, "hips": SHORTS}


@attrs.frozen(eq=False)
class Drawn:
    """A body whose hidden lines are removed.

    Attributes:
        shapes: far to near.
        lines: what is seen of each shape's outline.
        far: the limbs behind the body.
        accent: the parts that are coloured.
    """

    shapes: list[Shape]
    lines: list[list[Run]]
    far: frozenset[str]
    accent: frozenset[str]

    def is_coloured(self, shape: Shape) -> bool:
        """Whether a shape has the colour of what works."""
        if any(shape.name in GARMENTS.get(part, ()) for part in self.accent):
            return True
        return shape.part in self.accent and shape.name not in SHIRT | SHORTS


def _mostly_hidden(part: str, shapes: Sequence[Shape]) -> bool:
    own = {index for index, shape in enumerate(shapes) if shape.part == part}
    lines = visible_lines(shapes, own)
    whole = sum(len(shapes[index].outline) for index in own)
    seen = sum(len(run[0]) for index in own for run in lines[index])
    return seen < LEAST_OF_ARM * whole


def _is_idle_arm(part: str, skeleton: Skeleton) -> bool:
    """Whether it is an arm whose hand holds on to nothing."""
    side, _, limb = part.partition(" ")
    contact = skeleton.posture.arms[side].hand if limb == "arm" else None
    return limb == "arm" and (contact is None or contact.on_the_body or contact.surface in GROUND)


def drawn(
    skeleton: Skeleton,
    camera: Camera,
    look: Look,
    worn: Sequence[Placed],
    accent: Sequence[str],
) -> Drawn:
    """A body with its hidden lines removed; a far arm of which little is seen is left out."""
    shapes = layered(skeleton, camera, look, worn)
    parts = {shape.part for shape in shapes}
    far = frozenset(part for part in parts if is_far(part, skeleton, camera))
    for part in sorted(far - set(accent)):
        if _is_idle_arm(part, skeleton) and _mostly_hidden(part, shapes):
            shapes = [shape for shape in shapes if shape.part != part]
    return Drawn(shapes, visible_lines(shapes), far, frozenset(accent))
