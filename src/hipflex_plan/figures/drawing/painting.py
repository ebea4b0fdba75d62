"""Shapes and their visible lines to SVG: all fills first, far to near, then all lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.figures.drawing.hidden_lines import Run, visible_lines
from hipflex_plan.figures.drawing.layering import is_far, layered
from hipflex_plan.figures.drawing.paths import FINENESS, fine_path
from hipflex_plan.figures.drawing.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera
    from hipflex_plan.figures.drawing.gear import Placed
    from hipflex_plan.figures.drawing.palette import Palette


INNER_WEIGHT = 0.72
FAR_WEIGHT = 0.74
LEAST_OF_ARM = 0.22
GROUND = {"floor", "mat"}
GARMENTS = {
    "trunk": {"shirt", "right yoke", "left yoke", "right sleeve", "left sleeve"},
    "hips": {"pelvis", "right shorts", "left shorts"},
}


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
        worn = any(shape.name in GARMENTS.get(part, ()) for part in self.accent)
        return worn or (shape.part in self.accent and shape.fill == "skin")


def _mostly_hidden(part: str, shapes: Sequence[Shape], lines: Sequence[list[Run]]) -> bool:
    whole = seen = 0
    for shape, runs in zip(shapes, lines, strict=True):
        if shape.part == part:
            whole += len(shape.outline)
            seen += sum(len(run[0]) for run in runs)
    return seen < LEAST_OF_ARM * whole


def _is_idle_arm(part: str, skeleton: Skeleton) -> bool:
    """Whether it is an arm whose hand holds on to nothing."""
    side, _, limb = part.partition(" ")
    contact = skeleton.posture.arms[side].hand if limb == "arm" else None
    return limb == "arm" and (contact is None or contact.on_the_body or contact.surface in GROUND)


def drawn(
    skeleton: Skeleton,
    camera: Camera,
    hair: str,
    worn: Sequence[Placed],
    accent: Sequence[str],
) -> Drawn:
    """A body with its hidden lines removed; a far arm of which little is seen is left out."""
    shapes = layered(skeleton, camera, hair, worn)
    lines = visible_lines(shapes)
    parts = {shape.part for shape in shapes}
    far = frozenset(part for part in parts if is_far(part, skeleton, camera))
    for part in sorted(far - set(accent)):
        if _is_idle_arm(part, skeleton) and _mostly_hidden(part, shapes, lines):
            shapes = [shape for shape in shapes if shape.part != part]
            lines = visible_lines(shapes)
    return Drawn(shapes, lines, far, frozenset(accent))


def _fills(body: Drawn, palette: Palette) -> str:
    runs: list[tuple[str, list[str]]] = []
    for shape in body.shapes:
        if not shape.fill:
            continue
        coloured = body.is_coloured(shape)
        name = "accent" if coloured else shape.fill
        colour = palette.fill(name, far=shape.part in body.far and not coloured)
        data = fine_path(shape.outline, closed=True)
        if runs and runs[-1][0] == colour:
            runs[-1][1].append(data)
        else:
            runs.append((colour, [data]))
    return "".join(f'<path fill="{colour}" d="{"".join(data)}"/>' for colour, data in runs)


def _strokes(body: Drawn, weight: float, palette: Palette) -> str:
    strokes: dict[tuple[bool, int], list[str]] = {}
    for shape, runs in zip(body.shapes, body.lines, strict=True):
        pale = shape.part in body.far and shape.part not in body.accent
        for points, inner in runs:
            width = shape.weight * weight
            width *= (INNER_WEIGHT if inner else 1.0) * (FAR_WEIGHT if pale else 1.0)
            key = (not pale, round(width * FINENESS))
            strokes.setdefault(key, []).append(fine_path(points))
    pieces = []
    for (near, width), data in sorted(strokes.items()):
        ink = palette.ink if near else palette.far_ink
        pieces.append(f'<path stroke="{ink}" stroke-width="{width}" d="{"".join(data)}"/>')
    return f'<g fill="none">{"".join(pieces)}</g>'


def painted(body: Drawn, weight: float, palette: Palette) -> str:
    """A body as SVG; *weight* is that of its outline in centimetres of the person."""
    inside = _fills(body, palette) + _strokes(body, weight, palette)
    return f'<g transform="scale({1 / FINENESS:g})">{inside}</g>'
