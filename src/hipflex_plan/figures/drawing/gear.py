"""What a person wears or holds to shapes that take their place among those of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hipflex_plan.figures.body.covering import limb_rings
from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.proportions import SHANK, THIGH
from hipflex_plan.figures.body.vectors import (
    UNTURNED,
    Vector,
    along,
    between,
    minus,
    plus,
    turned,
    unit,
)
from hipflex_plan.figures.drawing.shapes import FEW_DIRECTIONS, Shape, rounded, tube

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera
    from hipflex_plan.figures.scene import Scene
    from hipflex_plan.figures.wearing import Worn

Placed: TypeAlias = "tuple[str, Shape]"
"""Where a shape goes (``over all``, ``under right leg``, or over a named shape), and the shape."""
STRAND = 1.2
PLATE_RADIUS = 22.0
RIM = 2.6


def _shape(name: str, outline: list[tuple[float, float]]) -> Shape:
    return Shape.of(name, outline, "gear", "gear")


def _rod(camera: Camera, start: Vector, stop: Vector, radius: float) -> list[tuple[float, float]]:
    ball = (radius, radius, radius)
    ends = [(start, UNTURNED, ball), (stop, UNTURNED, ball)]
    return rounded(camera, ends, 1.1, FEW_DIRECTIONS)


def _cuff(
    skeleton: Skeleton, camera: Camera, side: str, reach: tuple[float, float], grow: float
) -> Placed:
    """A cuff between two shares of the shank, so many centimetres thick."""
    rings = limb_rings(skeleton, f"{side} shank", *reach, grow)
    return (f"{side} foot", _shape(f"{side} cuff", tube(camera, rings, 0.9, 0.9)))


def _on_bone(skeleton: Skeleton, segment: str, share: float, size: float) -> Vector:
    origin, turn = skeleton.frames[segment]
    return along(origin, turn[2], -share * size)


def _ankle_weight(skeleton: Skeleton, camera: Camera, worn: Worn, _: Scene) -> list[Placed]:
    return [_cuff(skeleton, camera, side, (0.74, 0.93), 1.5) for side in worn.sides]


def _sliders(skeleton: Skeleton, camera: Camera, worn: Worn, _: Scene) -> list[Placed]:
    found = []
    for side in worn.sides:
        contact = skeleton.posture.legs[side].foot
        mark = "heel" if contact is not None and contact.kind == "heel" else "ball"
        x, y, _height = skeleton.points[f"{side} {mark}"]
        disc = [((x + 2, y, 1.3), UNTURNED, (13.0, 13.0, 1.3))]
        found.append((f"under {side} leg", _shape(f"{side} slider", rounded(camera, disc))))
    return found


def _round_ankles(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    rings = []
    for side in SIDES:
        turn = skeleton.frames[f"{side} shank"][1]
        place = _on_bone(skeleton, f"{side} shank", 0.90, SHANK)
        rings.append((place, turn, (4.0, 3.9, 1.7)))
    return [("over legs", _shape("band", rounded(camera, rings)))]


def _round_thighs(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    rings = []
    for side in SIDES:
        turn = skeleton.frames[f"{side} thigh"][1]
        place = _on_bone(skeleton, f"{side} thigh", 0.82, THIGH)
        rings.append((place, turn, (6.6, 6.4, 2.0)))
    return [("over legs", _shape("band", rounded(camera, rings)))]


def _round_feet(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    placed: list[Placed] = []
    over: list[Vector] = []
    under: list[Vector] = []
    for side in SIDES:
        origin, turn = skeleton.frames[f"{side} foot"]
        middle = plus(origin, turned(turn, (7.5, 0.0, -3.6)))
        over.append(along(middle, turn[2], 3.3))
        under.append(along(middle, turn[2], -3.0))
        loop = rounded(camera, [(middle, turn, (1.9, 4.6, 4.0))])
        placed.append((f"{side} foot", _shape(f"{side} loop", loop)))
    for number, (start, stop) in enumerate((over, under)):
        strand = _shape(f"strand {number}", _rod(camera, start, stop, 1.0))
        placed.append(("under left leg", strand))
    return placed


def _anchored(skeleton: Skeleton, camera: Camera, worn: Worn, scene: Scene) -> list[Placed]:
    prop = scene.named("post" if "post" in worn.thing else "door")
    at = prop.edge if worn.at is None else worn.at
    placed: list[Placed] = []
    for side in worn.sides:
        turn = skeleton.frames[f"{side} shank"][1]
        ankle = _on_bone(skeleton, f"{side} shank", 0.86, SHANK)
        knot = (at, ankle[1], worn.up)
        end = along(ankle, turn[0], -3.6 if at < ankle[0] else 3.6)
        strand = _shape(f"{side} strand", _rod(camera, knot, end, STRAND))
        placed += [(f"under {side} leg", strand), _cuff(skeleton, camera, side, (0.8, 0.9), 0.8)]
    return placed


def _dumbbell(skeleton: Skeleton, camera: Camera, worn: Worn, _: Scene) -> list[Placed]:
    placed: list[Placed] = []
    for side in worn.sides:
        fist = skeleton.local(f"{side} hand", (0.0, 0.0, -6.0))
        for number, away in enumerate((-9.0, 9.0)):
            end = plus(fist, (away, 0.0, 0.0))
            head = rounded(camera, [(end, UNTURNED, (3.2, 6.0, 6.0))], 1.0)
            placed.append((f"{side} hand", _shape(f"{side} dumbbell {number}", head)))
        bar = _rod(camera, plus(fist, (-9.0, 0.0, 0.0)), plus(fist, (9.0, 0.0, 0.0)), 1.3)
        placed.append((f"under {side} arm", _shape(f"{side} dumbbell bar", bar)))
    return placed


def _between_hands(skeleton: Skeleton) -> Vector:
    fists = [skeleton.local(f"{side} hand", (0.0, 0.0, -6.0)) for side in SIDES]
    return between(fists[0], fists[1], 0.5)


def _kettlebell(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    middle = _between_hands(skeleton)
    below = plus(middle, (0.0, 0.0, -13.0))
    bell = [(below, UNTURNED, (9.5, 9.5, 9.0)), (plus(middle, (0, 0, -2.0)), UNTURNED, (5, 5, 2))]
    return [("under right arm", _shape("kettlebell", rounded(camera, bell)))]


def _rim(camera: Camera, middle: Vector) -> Shape:
    """The rim of a near plate: the body is seen through it."""
    outer, hole = (
        rounded(camera, [(middle, UNTURNED, (radius, 0.6, radius))], 1.2)
        for radius in (PLATE_RADIUS, PLATE_RADIUS - RIM)
    )
    outline = [*outer, outer[0], hole[0], *hole[::-1]]
    return Shape("near plate", outline, "gear", "gear", drawn=False)


def _plates(camera: Camera, middle: Vector, half: float, where: str) -> list[Placed]:
    """A bar that goes to both sides, with a plate at each end; of the near one only the rim.

    So it hides neither hips nor hands; in the view ``profile`` the two plates are one.
    """
    right, left = plus(middle, (0.0, -half, 0.0)), plus(middle, (0.0, half, 0.0))
    far_plate = rounded(camera, [(left, UNTURNED, (PLATE_RADIUS, 2.5, PLATE_RADIUS))])
    bar = _rod(camera, right, left, 1.4)
    end = rounded(camera, [(right, UNTURNED, (1.8, 1.0, 1.8))])
    return [
        ("under left leg", _shape("far plate", far_plate)),
        (where, _shape("bar", bar)),
        ("over all", _rim(camera, right)),
        ("over all", _shape("bar end", end)),
    ]


def _barbell(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    return _plates(camera, _between_hands(skeleton), 34.0, "under right arm")


def _barbell_on_hips(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    lap = skeleton.local("pelvis", (12.5, 0.0, 2.0))
    return _plates(camera, lap, 34.0, "over all")


def _dumbbell_on_hips(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A weight that lies across the hips, on a pad."""
    turn = skeleton.frames["pelvis"][1]
    pad = rounded(camera, [(skeleton.local("pelvis", (10.2, 0.0, 3.0)), turn, (2.2, 13.0, 9.0))])
    lap = skeleton.local("pelvis", (17.5, 0.0, 3.0))
    weight = rounded(camera, [(lap, UNTURNED, (6.5, 4.0, 6.5))])
    return [
        ("under right arm", Shape.of("pad", pad, "prop", "gear")),
        ("under right arm", _shape("dumbbell", weight)),
    ]


def _stick_on_back(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    tail = skeleton.local("pelvis", (-13.2, 0.0, 0.0))
    head = skeleton.local("head", (-10.6, 0.0, 10.0))
    way = unit(minus(head, tail))
    start, stop = along(tail, way, -10.0), along(head, way, 6.0)
    return [("under right arm", _shape("stick", _rod(camera, start, stop, 1.2)))]


def _strap(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    """A strap over the near ankle, drawn down to the floor."""
    x, y, z = _on_bone(skeleton, "right shank", 0.94, SHANK)
    ends = [((x + aside, y, 0.9), UNTURNED, (1.6, 4.0, 0.9)) for aside in (-4.6, 4.6)]
    over = ((x, y, z + 0.6), UNTURNED, (3.0, 4.0, 3.6))
    return [("right foot", _shape("strap", rounded(camera, [over, *ends])))]


def _handle(camera: Camera, foot: Vector, top: Vector) -> list[Placed]:
    """What the near hand holds beside the seat of a machine."""
    return [("under right arm", Shape.of("handle", _rod(camera, foot, top, 1.5), "prop", "gear"))]


def _foot_plate(skeleton: Skeleton, camera: Camera, _: Worn, scene: Scene) -> list[Placed]:
    """The plate of a leg press, against both soles, and what carries it along its rail."""
    right, turn = skeleton.frames["right foot"]
    origin = between(right, skeleton.frames["left foot"][0], 0.5)
    low, high = (plus(origin, turned(turn, (on_foot, 0.0, -8.6))) for on_foot in (-24.0, 26.0))
    plate = _shape("foot plate", _rod(camera, low, high, 2.0))
    brace = _rod(camera, along(low, turn[2], -20.0), between(low, high, 0.6), 1.5)
    foot = _rod(camera, low, along(low, turn[2], -20.0), 1.5)
    seat = scene.named("leg press")
    grip = (seat.edge + 7.5, -23.0, seat.up)
    return [
        ("under left leg", _shape("brace", brace)),
        ("under left leg", _shape("sledge", foot)),
        ("under left leg", plate),
        *_handle(camera, plus(grip, (-2.0, 0.0, -3.0)), plus(grip, (1.0, 0.0, 9.0))),
    ]


def _shin_pad(skeleton: Skeleton, camera: Camera, _: Worn, scene: Scene) -> list[Placed]:
    """The pad of a leg extension machine before the ankles, and its arm up to the knee."""
    turn = skeleton.frames["right shank"][1]
    ankle = _on_bone(skeleton, "right shank", 0.84, SHANK)
    middle = along(ankle, turn[0], 7.6)
    pad = rounded(camera, [(middle, turn, (4.4, 12.0, 4.4))])
    near = along(middle, turn[1], -12.0)
    knee = plus(skeleton.points["right knee"], (0.0, -12.0, 0.0))
    arm = _rod(camera, near, knee, 1.2)
    pivot = rounded(camera, [(knee, UNTURNED, (3.0, 1.0, 3.0))])
    seat = scene.named("leg extension")
    grip = (seat.edge - 25.0, -22.0, seat.up)
    return [
        ("over legs", _shape("shin pad", pad)),
        ("over legs", Shape.of("pivot", pivot, "prop", "gear")),
        ("over legs", Shape.of("lever", arm, "prop", "gear")),
        *_handle(camera, plus(grip, (-2.0, 0.0, -4.0)), plus(grip, (0.5, 0.0, 11.0))),
    ]


def _towel(skeleton: Skeleton, camera: Camera, _: Worn, __: Scene) -> list[Placed]:
    placed: list[Placed] = []
    for side in SIDES:
        x, y, _height = skeleton.points[f"{side} heel"]
        cloth = rounded(camera, [((x + 3, y, 0.8), UNTURNED, (12.0, 8.0, 0.8))])
        placed.append((f"under {side} leg", _shape(f"{side} towel", cloth)))
    return placed


Maker: TypeAlias = "Callable[[Skeleton, Camera, Worn, Scene], list[Placed]]"
MAKERS: dict[str, Maker] = {
    "ankle weight on": _ankle_weight,
    "slider under": _sliders,
    "dumbbell in": _dumbbell,
    "band from door to": _anchored,
    "band from post to": _anchored,
    "band round ankles": _round_ankles,
    "band round feet": _round_feet,
    "band round thighs": _round_thighs,
    "kettlebell": _kettlebell,
    "barbell": _barbell,
    "barbell on hips": _barbell_on_hips,
    "dumbbell on hips": _dumbbell_on_hips,
    "stick on back": _stick_on_back,
    "strap over ankles": _strap,
    "leg press": _foot_plate,
    "leg extension": _shin_pad,
    "towel under feet": _towel,
}


def gear(skeleton: Skeleton, camera: Camera, worn: Worn, scene: Scene) -> list[Placed]:
    """The shapes of a worn thing."""
    return MAKERS[worn.thing](skeleton, camera, worn, scene)
