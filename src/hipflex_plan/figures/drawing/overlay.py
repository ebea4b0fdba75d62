"""Arrows, marks of what is felt and shadows under the feet, drawn over or under the figure."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from hipflex_plan.figures.body.posture import SIDES
from hipflex_plan.figures.body.vectors import UNTURNED, level, plus, times, turned, unit
from hipflex_plan.figures.drawing.outlines import distance, evenly, smooth
from hipflex_plan.figures.drawing.paths import number, path
from hipflex_plan.figures.drawing.shapes import FEW_DIRECTIONS, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipflex_plan.figures.body.skeleton import Skeleton
    from hipflex_plan.figures.drawing.camera import Camera
    from hipflex_plan.figures.drawing.outlines import Point
    from hipflex_plan.figures.drawing.sheet import Sheet
    from hipflex_plan.figures.marks import Feeling, Following, Offset

HEAD_LENGTH = 5.4
ARROW_WEIGHT = 1.75
FEELING_RADIUS = 7.0
ON_THE_GROUND = 4.0
FACES_DOWN = -0.5


def arrow(sheet: Sheet, way: Sequence[Point]) -> None:
    """An arrow along a way on paper, with a white border so that it reads over lines."""
    weight, colour, paper = sheet.weight, sheet.palette.arrow, sheet.palette.paper
    head, width = weight * HEAD_LENGTH, weight * ARROW_WEIGHT
    line = evenly(smooth(list(way), closed=False, steps=8), 1.0, closed=False)
    tip_x, tip_y = line[-1]
    cut = len(line) - 1
    while cut > 1 and distance(line[cut], line[-1]) < head * 0.9:
        cut -= 1
    size = distance(line[cut], line[-1]) or 1.0
    dx, dy = (tip_x - line[cut][0]) / size, (tip_y - line[cut][1]) / size
    base_x, base_y, half = tip_x - dx * head, tip_y - dy * head, head * 0.52
    triangle = [
        (tip_x, tip_y),
        (base_x - dy * half, base_y + dx * half),
        (base_x + dx * head * 0.22, base_y + dy * head * 0.22),
        (base_x + dy * half, base_y - dx * half),
    ]
    shaft, point = path(line[: cut + 1]), path(triangle, closed=True)
    sheet.pieces.append(
        f'<path fill="none" stroke="{paper}" stroke-width="{number(width + weight * 2)}" '
        f'd="{shaft}{point}"/><path fill="none" stroke="{colour}" '
        f'stroke-width="{number(width)}" d="{shaft}"/><path fill="{colour}" stroke="{colour}" '
        f'stroke-width="{number(weight * 0.5)}" d="{point}"/>'
    )
    sheet.points.extend([*line, *triangle])


def following(camera: Camera, mark: Following, steps: Sequence[Skeleton]) -> list[Point]:
    """The way of a landmark on paper, moved aside to where the body is not."""
    seen = camera.seen
    way = [seen(step.points[mark.landmark]) for step in steps]
    hearts = [seen(step.points["pelvis"]) for step in steps]
    size = distance(way[0], way[-1]) or 1.0
    dx, dy = (way[-1][0] - way[0][0]) / size, (way[-1][1] - way[0][1]) / size
    nx, ny = -dy, dx
    middle, heart = way[len(way) // 2], hearts[len(hearts) // 2]
    if (middle[0] - heart[0]) * nx + (middle[1] - heart[1]) * ny < 0:
        nx, ny = -nx, -ny
    across, down = nx * mark.away + mark.right, ny * mark.away - mark.up
    return [(x + across, y + down) for x, y in way]


def _on_body(mark: Feeling, skeleton: Skeleton) -> Offset:
    """The place of a mark: drawn in where it would hang below what the body lies on."""
    x, y, z = mark.offset
    size = hypot(x, y)
    outwards = turned(skeleton.frames[mark.segment][1], (x / size, y / size, 0.0))
    share = max(0.0, 1 - FEELING_RADIUS / size) if outwards[2] < FACES_DOWN else 1.0
    return (x * share, y * share, z)


def feeling(sheet: Sheet, mark: Feeling, skeleton: Skeleton) -> None:
    """A dot in a dashed ring where it is felt: soft, or black with a white border."""
    x, y = sheet.camera.seen(skeleton.local(mark.segment, _on_body(mark, skeleton)))
    place, radius, colour = (
        f'cx="{number(x)}" cy="{number(y)}"',
        FEELING_RADIUS,
        sheet.palette.arrow,
    )
    if sheet.palette.black_only:
        dot = f'stroke="{sheet.palette.paper}" stroke-width="{number(radius * 0.2)}"'
    else:
        dot = 'fill-opacity=".45"'
    sheet.pieces.append(
        f'<circle {place} r="{radius:g}" fill="none" stroke="{colour}" stroke-width="1.2" '
        f'stroke-dasharray="2.4 2.4"/><circle {place} r="{number(radius * 0.42)}" '
        f'fill="{colour}" {dot}/>'
    )
    sheet.points.extend([(x - radius, y - radius), (x + radius, y + radius)])


def shadows(sheet: Sheet, skeleton: Skeleton) -> None:
    """A soft shadow on the ground under each foot that stands, where one looks down on it."""
    if sheet.flat or not sheet.palette.shadow:
        return
    for side in SIDES:
        sole = skeleton.points[f"{side} sole"]
        if min(sole[2], skeleton.points[f"{side} ball"][2]) > ON_THE_GROUND:
            continue
        ahead = unit(level(skeleton.frames[f"{side} foot"][1][0]))
        frame = (ahead, (-ahead[1], ahead[0], 0.0), UNTURNED[2])
        middle = plus((sole[0], sole[1], 0.0), times(ahead, 2.0))
        ellipse = rounded(sheet.camera, [(middle, frame, (19, 9, 0.01))], 1.5, FEW_DIRECTIONS)
        sheet.form(ellipse, sheet.palette.shadow)
