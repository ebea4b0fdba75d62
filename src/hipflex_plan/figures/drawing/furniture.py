"""The things around a person to simple drawings that lie behind the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from hipflex_plan.figures.drawing.outlines import smooth
from hipflex_plan.figures.scene import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipflex_plan.figures.drawing.sheet import Sheet
    from hipflex_plan.figures.scene import Prop

WALL_TICKS = 7.0


@attrs.frozen
class Extent:
    """How far the person and the things reach, forwards and to the left, in centimetres.

    Attributes:
        back: the smallest x.
        front: the largest x.
        right: the smallest y.
        left: the largest y.
        head: where the head lies, forwards and to the left.
    """

    back: float
    front: float
    right: float
    left: float
    head: tuple[float, float]


def _ground(sheet: Sheet, _: Prop, extent: Extent) -> None:
    if not sheet.flat:
        return
    ends = [sheet.camera.seen((x, 0.0, 0.0)) for x in (extent.back, extent.front)]
    lowered = [(x, y + sheet.weight * 0.5) for x, y in ends]
    sheet.line(lowered, sheet.palette.ground, sheet.weight * 0.8)


def _mat(sheet: Sheet, _: Prop, extent: Extent) -> None:
    middle, half = (extent.left + extent.right) / 2, (extent.left - extent.right) / 2
    fill = sheet.palette.mat
    sheet.slab(extent.back, extent.front, 0.0, -2.6, middle, half, fill)


def _low(sheet: Sheet, prop: Prop, extent: Extent) -> None:
    """A pad, step, box or towel: one block from the floor."""
    start = extent.back if prop.start is None else prop.start
    stop = extent.front if prop.stop is None else prop.stop
    sheet.slab(start, stop, prop.up, 0.0, prop.wide, 20.0)


def _cushion(sheet: Sheet, prop: Prop, extent: Extent) -> None:
    """A soft block: bulging sides, corners that stand up, a top that sags, a seam round it."""
    if not sheet.flat:
        _low(sheet, prop, extent)
        return
    start, stop = (
        sheet.camera.seen((prop.start or 0.0, 0, 0)),
        sheet.camera.seen((prop.stop or 0.0, 0, 0)),
    )
    (left, floor), (right, top) = start, (stop[0], start[1] - prop.up)
    middle, half = (left + right) / 2, (top + floor) / 2
    soft = min(1.6, prop.up * 0.14)
    knots = [(left + 0.4 * soft, top - 0.3 * soft), (left + 3 * soft, top - 0.9 * soft),
             (middle, top), (right - 3 * soft, top - 0.9 * soft),
             (right - 0.4 * soft, top - 0.3 * soft), (right + 1.1 * soft, half),
             (right - 0.4 * soft, floor - 0.4 * soft), (right - 3 * soft, floor),
             (middle, floor), (left + 3 * soft, floor), (left + 0.4 * soft, floor - 0.4 * soft),
             (left - 1.1 * soft, half)]  # fmt: skip
    ink = sheet.palette.prop_ink
    sheet.form(smooth(knots), sheet.palette.prop, ink)
    seam = [(left - soft, half), (middle, half + 0.8 * soft), (right + soft, half)]
    sheet.line(smooth(seam, closed=False), ink, sheet.weight * 0.5)


def _pillow(sheet: Sheet, prop: Prop, extent: Extent) -> None:
    (x, y), low = extent.head, max(0.0, prop.up - FURNITURE["pillow"].up)
    start = x - 15.0 if prop.start is None else prop.start
    stop = x + 13.0 if prop.stop is None else prop.stop
    (left, upper), (right, lower) = (
        (sheet.camera.seen((start, 0, prop.up)), sheet.camera.seen((stop, 0, low)))
        if sheet.flat
        else (sheet.camera.seen((x, y - 16, prop.up)), sheet.camera.seen((x, y + 16, low)))
    )
    middle, halfway = (left + right) / 2, (upper + lower) / 2
    knots = [(left + 2, upper + 0.5), (middle, upper - 0.6), (right - 2, upper + 0.5),
             (right, halfway), (right - 2.5, lower), (middle, lower), (left + 2.5, lower),
             (left, halfway)]  # fmt: skip
    sheet.form(smooth(knots), sheet.palette.prop, sheet.palette.prop_ink, 0.6)


def _seat(sheet: Sheet, front: float, back: float, seat: float, top: float) -> None:
    """A chair whose back rest is at *back* and rises to *top*."""
    inward = 1.0 if front > back else -1.0
    for side in (-18.0, 18.0) if not sheet.flat else (0.0,):
        sheet.bar((back + inward, side, seat - 2), (back - 5 * inward, side, 1.8), 4)
        sheet.bar((front - 4 * inward, side, seat - 2), (front - 2 * inward, side, 1.8), 4)
        sheet.bar((back + 2 * inward, side, seat), (back - 7 * inward, side, top), 5)
    if not sheet.flat:
        rest = sorted((back - 7 * inward, back - 4 * inward))
        sheet.slab(rest[0], rest[1], top, top - 22, 0.0, 19.0)
    start, stop = sorted((front, back))
    sheet.slab(start, stop, seat, seat - 4.5, 0.0, 20.0)


def _chair(sheet: Sheet, prop: Prop, _: Extent) -> None:
    _seat(sheet, prop.stop or 0.0, prop.start or 0.0, prop.up, prop.up + 44)


def _chair_ahead(sheet: Sheet, prop: Prop, _: Extent) -> None:
    """A chair that faces away: one holds on to its back rest."""
    edge = prop.start or 0.0
    _seat(sheet, edge + 7 + 38, edge + 7, prop.up - 46, prop.up)


def _sofa(sheet: Sheet, prop: Prop, _: Extent) -> None:
    start, stop = prop.start or 0.0, prop.stop or 0.0
    sheet.slab(start - 12, start, prop.up + 42, 4, prop.wide, 50.0)
    sheet.slab(start, stop, prop.up - 16, 4, prop.wide, 50.0)
    sheet.slab(start, stop, prop.up, prop.up - 16, prop.wide, 50.0)


def _bed(sheet: Sheet, prop: Prop, _: Extent) -> None:
    start, stop = prop.start or 0.0, prop.stop or 0.0
    for share in (0.1, 0.9):
        x = start + (stop - start) * share
        sheet.slab(x - 3, x + 3, prop.up - 18, 0, prop.wide, 40.0)
    sheet.slab(start + 1, stop - 1, prop.up - 13, prop.up - 20, prop.wide, 44.0)
    sheet.slab(start, stop, prop.up, prop.up - 14, prop.wide, 45.0, sheet.palette.mat)


def _table(sheet: Sheet, prop: Prop, _: Extent) -> None:
    start, stop = prop.start or 0.0, prop.stop or 0.0
    for share in (0.12, 0.88):
        x = start + (stop - start) * share
        sheet.slab(x - 3, x + 3, prop.up - 5, 0, prop.wide, 24.0)
    sheet.slab(start, stop, prop.up, prop.up - 6, prop.wide, 28.0)


def _worktop(sheet: Sheet, prop: Prop, _: Extent) -> None:
    start, stop = prop.start or 0.0, prop.stop or 0.0
    sheet.slab(start + 4, stop, prop.up - 3, 0, prop.wide, 16.0)
    sheet.slab(start, stop, prop.up, prop.up - 4, prop.wide, 20.0)


def _rail(sheet: Sheet, prop: Prop, _: Extent) -> None:
    at = prop.start or 0.0
    sheet.bar((at, prop.wide, 1.7), (at, prop.wide, prop.up), 3.4)
    sheet.bar((at - 5, prop.wide, prop.up), (at + 22, prop.wide, prop.up), 3.8)


def _wall(sheet: Sheet, prop: Prop, _: Extent) -> None:
    at, side = prop.start or 0.0, (1.0 if (prop.start or 0.0) > 0 else -1.0)
    if not sheet.flat:
        return
    (x, floor), (_x, top) = sheet.camera.seen((at, 0, 0)), sheet.camera.seen((at, 0, prop.up))
    edge = x + 5 * side
    sheet.form([(x, floor), (x, top), (edge, top), (edge, floor)], sheet.palette.wall)
    sheet.line([(x, floor), (x, top)], sheet.palette.prop_ink, sheet.weight)
    if sheet.palette.black_only:
        sheet.ticks((x, top), (edge, floor), WALL_TICKS)


def _door(sheet: Sheet, prop: Prop, _: Extent) -> None:
    at = prop.start or 0.0
    sheet.slab(at - 6, at, prop.up, 0, prop.wide, 20.0)


def _post(sheet: Sheet, prop: Prop, _: Extent) -> None:
    sheet.bar((prop.start or 0.0, prop.wide, 2.5), (prop.start or 0.0, prop.wide, prop.up), 5)


def _leg_press(sheet: Sheet, prop: Prop, _: Extent) -> None:
    """Seat and back pad, and the rail on which one pushes the plate away with the feet."""
    x, top, stop = prop.start or 0.0, prop.up, prop.stop or 0.0
    sheet.bar((x - 10, 0, top - 5), (x - 10, 0, 2), 5)
    sheet.bar((stop - 6, 0, top + 8), (stop - 6, 0, 2), 4)
    sheet.bar((x + 20, 0, top - 3), (stop, 0, top + 11), 4)
    sheet.bar((x - 36, 0, 2), (stop, 0, 2), 4)
    sheet.bar((x - 14, 0, top), (x - 48, 0, top + 52), 7)
    sheet.slab(x - 18, x + 22, top, top - 6, 0.0, 20.0)


def _leg_extension(sheet: Sheet, prop: Prop, _: Extent) -> None:
    front, back, seat = prop.stop or 0.0, prop.start or 0.0, prop.up
    sheet.bar((back + 1, 0, seat), (back - 9, 0, seat + 56), 7)
    sheet.bar((front - 14, 0, seat - 4), (front - 14, 0, 3.4), 6)
    sheet.bar((back - 2, 0, 2), (front + 2, 0, 2), 4)
    sheet.slab(back, front, seat, seat - 6, 0.0, 20.0)


def _nothing(_: Sheet, __: Prop, ___: Extent) -> None:
    """A thing that is drawn elsewhere."""


Maker: TypeAlias = "Callable[[Sheet, Prop, Extent], None]"
MAKERS: dict[str, Maker] = {
    "floor": _ground,
    "mat": _mat,
    "pillow": _pillow,
    "pad": _low,
    "cushion": _cushion,
    "towel": _low,
    "step": _low,
    "box": _low,
    "chair": _chair,
    "chair ahead": _chair_ahead,
    "sofa": _sofa,
    "bed": _bed,
    "table": _table,
    "bench": _table,
    "worktop": _worktop,
    "worktop beside": _worktop,
    "rail": _rail,
    "wall": _wall,
    "wall ahead": _wall,
    "door": _door,
    "post": _post,
    "leg press": _leg_press,
    "leg extension": _leg_extension,
    "stick": _nothing,
}


def furnish(sheet: Sheet, prop: Prop, extent: Extent) -> None:
    """Draw a thing on the sheet."""
    MAKERS[prop.name](sheet, prop, extent)
