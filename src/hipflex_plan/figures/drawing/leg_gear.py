"""What goes round legs and feet or lies under them: weights, bands, a strap, sliders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.proportions import SHANK, THIGH
from hipflex_plan.figures.body.vectors import UNTURNED, Vector, along, plus, turned
from hipflex_plan.figures.drawing.gear_parts import Placed, cuff, gear_shape, on_bone, rod
from hipflex_plan.figures.drawing.shapes import rounded

if TYPE_CHECKING:
    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera
    from hipflex_plan.figures.scene import Scene
    from hipflex_plan.figures.wearing import Worn

STRAND = 1.2


def ankle_weight(skeleton: Skeleton, camera: Camera, worn: Worn, _: Scene) -> list[Placed]:
    """A cuff above the ankle."""
    return [cuff(skeleton, camera, side, (0.74, 0.93), 1.5) for side in worn.sides]


def sliders(skeleton: Skeleton, camera: Camera, worn: Worn, _: Scene) -> list[Placed]:
    """A disc under the ball or the heel of a foot."""
    found = []
    for side in worn.sides:
        contact = skeleton.posture.legs[side].foot
        mark = "heel" if contact is not None and contact.kind == "heel" else "ball"
        x, y, _height = skeleton.points[f"{side} {mark}"]
        disc = [((x + 2, y, 1.3), UNTURNED, (13.0, 13.0, 1.3))]
        found.append((f"under {side} leg", gear_shape(f"{side} slider", rounded(camera, disc))))
    return found


def round_ankles(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A band round both ankles."""
    return [_round_both(skeleton, camera, "shank", 0.90 * SHANK, (4.0, 3.9, 1.7))]


def round_thighs(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A band round both thighs, above the knees."""
    return [_round_both(skeleton, camera, "thigh", 0.82 * THIGH, (6.6, 6.4, 2.0))]


def _round_both(
    skeleton: Skeleton, camera: Camera, bone: str, down: float, thick: Vector
) -> Placed:
    """A band round both legs, so far down a bone of each."""
    rings = []
    for side in SIDES:
        turn = skeleton.frames[f"{side} {bone}"][1]
        rings.append((on_bone(skeleton, f"{side} {bone}", down), turn, thick))
    return ("over legs", gear_shape("band", rounded(camera, rings)))


def round_feet(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A band round both feet, with its two strands between them."""
    placed: list[Placed] = []
    over: list[Vector] = []
    under: list[Vector] = []
    for side in SIDES:
        origin, turn = skeleton.frames[f"{side} foot"]
        middle = plus(origin, turned(turn, (7.5, 0.0, -3.6)))
        over.append(along(middle, turn[2], 3.3))
        under.append(along(middle, turn[2], -3.0))
        loop = rounded(camera, [(middle, turn, (1.9, 4.6, 4.0))])
        placed.append((f"{side} foot", gear_shape(f"{side} loop", loop)))
    for number, (start, stop) in enumerate((over, under)):
        strand = gear_shape(f"strand {number}", rod(camera, start, stop, 1.0))
        placed.append(("under left leg", strand))
    return placed


def anchored(skeleton: Skeleton, camera: Camera, worn: Worn, scene: Scene) -> list[Placed]:
    """A band from a door or a post to a cuff."""
    prop = scene.named("post" if "post" in worn.thing else "door")
    at = prop.edge if worn.at is None else worn.at
    placed: list[Placed] = []
    for side in worn.sides:
        turn = skeleton.frames[f"{side} shank"][1]
        ankle = on_bone(skeleton, f"{side} shank", 0.86 * SHANK)
        knot = (at, ankle[1], worn.up)
        end = along(ankle, turn[0], -3.6 if at < ankle[0] else 3.6)
        strand = gear_shape(f"{side} strand", rod(camera, knot, end, STRAND))
        placed += [(f"under {side} leg", strand), cuff(skeleton, camera, side, (0.8, 0.9), 0.8)]
    return placed


def strap(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A strap over the near ankle, drawn down to the floor."""
    x, y, z = on_bone(skeleton, "right shank", 0.94 * SHANK)
    ends = [((x + aside, y, 0.9), UNTURNED, (1.6, 4.0, 0.9)) for aside in (-4.6, 4.6)]
    over = ((x, y, z + 0.6), UNTURNED, (3.0, 4.0, 3.6))
    return [("right foot", gear_shape("strap", rounded(camera, [over, *ends])))]


def towel(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A cloth under each heel."""
    placed: list[Placed] = []
    for side in SIDES:
        x, y, _height = skeleton.points[f"{side} heel"]
        cloth = rounded(camera, [((x + 3, y, 0.8), UNTURNED, (12.0, 8.0, 0.8))])
        placed.append((f"under {side} leg", gear_shape(f"{side} towel", cloth)))
    return placed
