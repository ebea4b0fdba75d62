"""A line about a foot, a hand, the head or the whole body to what it touches, and where.

Distances are in centimetres: *at* forwards, *up* from the floor, *wide* to the
limb's own side. A place that is not said is found when the pose is solved.
"""

from __future__ import annotations

from functools import cache

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.figures.phrase import Phrase, taken_apart
from hipflex_plan.figures.scene import FLOOR, FURNITURE

FREE = "free"
SURFACES = {*FURNITURE, "slider", "plate"}
FOOT_KINDS = ("flat", "toes", "heel", "laces", "kneel", "ankle", FREE)
HAND_KINDS = ("palm", "grip", "forearm", "reach", FREE)
ON_THE_BODY = (
    "hip", "thigh", "knee", "shin", "chest", "head", "front", "shoulder", "belly",
)  # fmt: skip
FINGERS = ("forwards", "back", "up", "down", "in", "out")
ELBOW = ("out", "back", "down", "forwards", "in", "up")
HEEL_LIFT_DEGREES = 55.0
TOES_UP_DEGREES = 25.0


@attrs.frozen
class Foot:
    """What a foot, or the whole lower leg, touches.

    Attributes:
        kind: flat, on the toes, on the heel, on the laces, kneeling (knee and
            foot), or free in the air with the ankle at a place.
        surface: the prop it is on.
        at: forwards; of the ball for toes, of the knee for kneel, else of the ankle.
        up: the height of the ankle, where no prop gives it.
        wide: to its own side; None for straight under the hip.
        out: how far the toes turn out, in degrees.
        tip: how far heel or toes are lifted, or the plate is tipped, in degrees.
        knee_out: how far the knee points out, as a share of how far it points forwards.
        foot_surface: for kneel, the prop that the foot is on.
    """

    kind: str
    surface: str = FLOOR
    at: float | None = None
    up: float | None = None
    wide: float | None = None
    out: float = 0.0
    tip: float = 0.0
    knee_out: float | None = None
    foot_surface: str = FLOOR


@attrs.frozen
class Hand:
    """What a hand or forearm touches.

    Attributes:
        kind: palm, grip, forearm, or reach into the air.
        surface: the prop, or the place on the body.
        whose: "working", "other" or "" for its own side, where it is on the body.
        at: forwards; of the wrist for palm, of the elbow for forearm.
        up: the height.
        wide: to its own side; None for straight below the shoulder.
        fingers: where the fingers point.
        elbow: where the elbow points; "" for what is usual.
        rise: for reach, degrees over the level; -90 hangs, 90 is overhead.
    """

    kind: str
    surface: str = FLOOR
    whose: str = ""
    at: float | None = None
    up: float | None = None
    wide: float | None = None
    fingers: str = ""
    elbow: str = ""
    rise: float = 0.0

    @property
    def on_the_body(self) -> bool:
        """Whether it lies on the person's own body."""
        return self.surface in ON_THE_BODY


@attrs.frozen
class Head:
    """The surface that the head rests on."""

    surface: str = FLOOR


@attrs.frozen
class Anchor:
    """The one thing that holds the whole body in its place.

    Attributes:
        part: a landmark, or trunk, seat, upper back, working foot.
        surface: the prop on which that part rests; "" where *up* says the height.
        at: forwards.
        up: the height; None where a surface or the planted feet give it.
        wide: to the person's left.
    """

    part: str = "pelvis"
    surface: str = ""
    at: float = 0.0
    up: float | None = None
    wide: float = 0.0


def _split(phrase: Phrase) -> tuple[str, str]:
    """The words before and after ``on``; the floor where no ``on`` is said."""
    before, _, after = f" {phrase.words} ".partition(" on ")
    return before.strip(), after.strip() or FLOOR


def _refuse_unknown(what: str, name: str, known: object) -> None:
    names = list(known) if isinstance(known, (set, tuple)) else []
    if name not in names:
        raise ImpossibleValueError(f"no {what} {name!r}; {suggestion(name, names)}")


@cache
def foot(line: str) -> Foot | None:
    """Take ``flat at 44``, ``toes on step at 20 heel 40`` or ``free``, which is None.

    Raises:
        ImpossibleValueError: for a line that cannot be read.
    """
    keys = ("at", "up", "wide", "out", "heel", "toes", "tip", "knee-out")
    phrase = taken_apart(line, keys)
    words, foot_surface = phrase.words, FLOOR
    if " with foot on " in words:
        words, _, foot_surface = words.partition(" with foot on ")
        _refuse_unknown("surface", foot_surface, SURFACES)
    kind, surface = _split(attrs.evolve(phrase, words=words))
    _refuse_unknown("contact of a foot", kind, FOOT_KINDS)
    _refuse_unknown("surface", surface, SURFACES)
    if kind == FREE:
        return None
    numbers = phrase.numbers
    if kind == "ankle" and not {"at", "up"} <= set(numbers):
        raise phrase.refused("an ankle in the air needs 'at' and 'up'")
    if surface == "plate" and not {"at", "up"} <= set(numbers):
        raise phrase.refused("a foot on a plate needs 'at' and 'up'")
    usual = {"toes": HEEL_LIFT_DEGREES, "heel": TOES_UP_DEGREES}.get(kind, 0.0)
    key = {"toes": "heel", "heel": "toes"}.get(kind, "tip")
    return Foot(
        kind,
        surface,
        numbers.get("at"),
        numbers.get("up"),
        numbers.get("wide"),
        numbers.get("out", 0.0),
        numbers.get(key, usual),
        numbers.get("knee-out"),
        foot_surface,
    )


@cache
def hand(line: str) -> Hand | None:
    """Take ``palm on floor at 33 wide 24``, ``on other knee``, ``reach rise -90`` or ``free``.

    Raises:
        ImpossibleValueError: for a line that cannot be read.
    """
    choices = {"fingers": FINGERS, "elbow": ELBOW}
    phrase = taken_apart(line, ("at", "up", "wide", "rise"), choices)
    kind, surface = _split(phrase)
    if kind.startswith("grip ") and surface == FLOOR:
        kind, surface = "grip", kind.removeprefix("grip ")
    whose = next((w for w in ("working", "other") if surface.startswith(f"{w} ")), "")
    surface = surface.removeprefix(f"{whose} ")
    kind = kind or "palm"
    _refuse_unknown("contact of a hand", kind, HAND_KINDS)
    if kind == FREE:
        return None
    _refuse_unknown("surface", surface, SURFACES | set(ON_THE_BODY))
    numbers = phrase.numbers
    return Hand(
        kind,
        surface,
        whose,
        numbers.get("at"),
        numbers.get("up"),
        numbers.get("wide"),
        phrase.choices.get("fingers", ""),
        phrase.choices.get("elbow", ""),
        numbers.get("rise", 0.0),
    )


@cache
def head(line: str) -> Head | None:
    """Take ``rest``, ``rest on pillow`` or ``free``, which is None."""
    phrase = taken_apart(line, ())
    kind, surface = _split(phrase)
    _refuse_unknown("way to hold the head", kind, ("rest", FREE))
    _refuse_unknown("surface", surface, SURFACES)
    return None if kind == FREE else Head(surface)


ANCHOR_PARTS = (
    "pelvis", "trunk", "seat", "upper back",
    *(f"{side} {part}" for side in ("working", "other")
      for part in ("foot", "knee", "hip", "shoulder")),
)  # fmt: skip


@cache
def anchor(line: str) -> Anchor:
    """Take ``pelvis at -32 up 60``, ``trunk on bed`` or ``working knee on pad at 0``.

    Raises:
        ImpossibleValueError: for a line that cannot be read.
    """
    phrase = taken_apart(line, ("at", "up", "wide"))
    part, _, surface = phrase.words.partition(" on ")
    _refuse_unknown("part to hold the body by", part, ANCHOR_PARTS)
    if surface:
        _refuse_unknown("surface", surface, SURFACES)
    numbers = phrase.numbers
    if surface and "up" in numbers:
        raise phrase.refused("'up' is given by the prop, so leave it out")
    if part != "pelvis" and not surface and "up" not in numbers:
        raise phrase.refused("say what it is on, or how high it is with 'up'")
    at, wide = phrase.number("at", 0.0), phrase.number("wide", 0.0)
    return Anchor(part, surface, at, numbers.get("up"), wide)
