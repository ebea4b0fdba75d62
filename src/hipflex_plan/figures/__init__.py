"""A pose to a picture: a person posed by joint angles, as line art.

`Figure` is what is written by hand; `draw` makes the SVG of it. It stands low
in the layers: it knows nothing of exercises.
"""

from __future__ import annotations

from hipflex_plan.figures.checking import Finding, findings, refuse_impossible, solved
from hipflex_plan.figures.drawing.palette import Palette
from hipflex_plan.figures.drawing.picture import alternative_text, draw
from hipflex_plan.figures.figure import Figure
from hipflex_plan.figures.looks import LOOKS, Look
from hipflex_plan.figures.motion.flipbook import animated
from hipflex_plan.figures.pose import Limbs, Pose
from hipflex_plan.figures.presets import PRESETS

__all__ = [
    "LOOKS",
    "PRESETS",
    "Figure",
    "Finding",
    "Limbs",
    "Look",
    "Palette",
    "Pose",
    "alternative_text",
    "animated",
    "draw",
    "findings",
    "refuse_impossible",
    "solved",
]
