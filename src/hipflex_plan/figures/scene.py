"""The things around a person: what they are called, where they stand, what they offer to touch."""

from __future__ import annotations

from functools import cache

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.figures.phrase import taken_apart

FLOOR = "floor"
WHEREABOUTS = ("at", "from", "to", "up", "wide", "deep")


@attrs.frozen
class Furniture:
    """A kind of thing, with the usual measures in centimetres.

    Attributes:
        at: where its edge nearest the person is; for a mat and the like None,
            since it reaches as far as the person does.
        up: how high its top is.
        deep: how far it goes from its nearest edge.
        upright: whether what one touches is an upright face.
    """

    at: float | None = None
    up: float = 0.0
    deep: float = 40.0
    upright: bool = False


FURNITURE: dict[str, Furniture] = {
    FLOOR: Furniture(),
    "mat": Furniture(),
    "pillow": Furniture(up=5, deep=28),
    "pad": Furniture(at=-12, up=3, deep=24),
    "cushion": Furniture(at=-14, up=8, deep=28),
    "towel": Furniture(at=-8, up=3, deep=16),
    "chair": Furniture(at=30, up=45, deep=42),
    "chair ahead": Furniture(at=32, up=91, deep=40),
    "sofa": Furniture(at=-30, up=40, deep=60),
    "bed": Furniture(at=8, up=50, deep=150),
    "table": Furniture(at=8, up=72, deep=110),
    "bench": Furniture(at=-8, up=42, deep=34),
    "step": Furniture(at=20, up=16, deep=34),
    "box": Furniture(at=30, up=36, deep=44),
    "worktop": Furniture(at=36, up=92, deep=34),
    "worktop beside": Furniture(at=-40, up=92, deep=80),
    "rail": Furniture(at=30, up=92, deep=0),
    "wall": Furniture(at=-13.2, up=182, upright=True),
    "wall ahead": Furniture(at=59, up=182, upright=True),
    "door": Furniture(at=-64, up=182, upright=True),
    "post": Furniture(at=-64, up=120, upright=True),
    "leg press": Furniture(at=0, up=40, deep=116),
    "leg extension": Furniture(at=30, up=45, deep=42),
    "stick": Furniture(),
}
EXTENDS_BEHIND = {"chair", "sofa", "bed", "leg extension"}
"""They reach from their edge backwards; the others forwards."""


@attrs.frozen
class Prop:
    """A thing that stands around, where it stands and how high it is, in centimetres.

    Attributes:
        name: its kind, a key of `FURNITURE`.
        start: its end on the side of smaller x; None for as far as is needed.
        stop: its end on the side of larger x; None for as far as is needed.
        up: the height of its top.
        wide: how far to the side it stands, to the person's other side.
    """

    name: str
    start: float | None
    stop: float | None
    up: float
    wide: float

    @property
    def edge(self) -> float:
        """Where it begins, seen from the person."""
        near = self.stop if self.name in EXTENDS_BEHIND else self.start
        return near or 0.0

    @property
    def upright(self) -> bool:
        """Whether what one touches is an upright face."""
        return FURNITURE[self.name].upright


@cache
def prop(line: str) -> Prop:
    """Take ``mat``, ``chair at 30`` or ``table from -84 to 8 up 50``.

    Raises:
        ImpossibleValueError: for a thing that nobody knows, or a key that it lacks.
    """
    phrase = taken_apart(line, WHEREABOUTS)
    kind = FURNITURE.get(phrase.words)
    if kind is None:
        message = f"no prop {phrase.words!r}; {suggestion(phrase.words, FURNITURE)}"
        raise ImpossibleValueError(message)
    numbers = phrase.numbers
    if "at" in numbers and ("from" in numbers or "to" in numbers):
        raise phrase.refused("say 'at', or 'from' and 'to', not both")
    edge, deep = numbers.get("at", kind.at), numbers.get("deep", kind.deep)
    ends: tuple[float | None, float | None] = (None, None)
    if edge is not None:
        behind = phrase.words in EXTENDS_BEHIND
        ends = (edge - deep, edge) if behind else (edge, edge + deep)
    start, stop = numbers.get("from", ends[0]), numbers.get("to", ends[1])
    if start is not None and stop is not None and start > stop:
        raise phrase.refused("a prop goes from the smaller number to the larger")
    return Prop(phrase.words, start, stop, numbers.get("up", kind.up), numbers.get("wide", 0.0))


@attrs.frozen
class Scene:
    """All things around a person."""

    props: tuple[Prop, ...] = ()

    def named(self, name: str) -> Prop:
        """The first prop whose name begins so: ``wall`` is also ``wall ahead``."""
        if name == FLOOR:
            return prop(FLOOR)
        if name == "slider":
            return Prop("floor", None, None, SLIDER_HEIGHT, 0.0)
        for candidate in self.props:
            if candidate.name == name or candidate.name.startswith(f"{name} "):
                return candidate
        there = [candidate.name for candidate in self.props]
        raise ImpossibleValueError(f"no prop {name!r} in this figure; {suggestion(name, there)}")


SLIDER_HEIGHT = 2.6
