"""Where a piece of a page stands: matrices as a PDF writes them, and boxes on the paper."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from hipflex_plan.proofreading.printed import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
LEAST_SLANT = 0.05
"""The cosine of the angle by which upright letters may miss a right angle: 3 degrees."""


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """First the inner change of place, then the outer."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def slanted(matrix: Matrix) -> bool:
    """Whether what is painted with a matrix leans, whichever way it is turned."""
    a, b, c, d, _, _ = matrix
    return abs(a * c + b * d) > LEAST_SLANT * math.hypot(a, b) * math.hypot(c, d)


def on_paper(corners: Sequence[tuple[float, float]], matrix: Matrix, height: float) -> Box:
    """The box round some points of a PDF, which counts from the foot of a page so high."""
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x, y in corners]
    down = [height - (b * x + d * y + f) for x, y in corners]
    return Box(min(across), min(down), max(across), max(down))
