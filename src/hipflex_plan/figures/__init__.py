"""A pose to a picture: a person posed by joint angles, as line art.

`Figure` is what is written by hand; `draw` makes the SVG of it. It stands low
in the layers: it knows nothing of exercises.
"""

from __future__ import annotations

from hipflex_plan.figures.body.measuring import Gap, contact_gaps
from hipflex_plan.figures.checking import Finding, findings, refuse_impossible, solved
from hipflex_plan.figures.drawing.palette import STYLES, Palette
from hipflex_plan.figures.drawing.picture import alternative_text, draw, size_of
from hipflex_plan.figures.figure import Figure
from hipflex_plan.figures.looks import LOOKS, Look, look_named, look_of
from hipflex_plan.figures.motion.flipbook import FRAMES, Flipbook, animated, flipbook
from hipflex_plan.figures.pose import Limbs, Pose
from hipflex_plan.figures.presets import PRESETS

__all__ = [
    "FRAMES",
    "LOOKS",
    "PRESETS",
    "STYLES",
    "Figure",
    "Finding",
    "Flipbook",
    "Gap",
    "Limbs",
    "Look",
    "Palette",
    "Pose",
    "alternative_text",
    "animated",
    "contact_gaps",
    "draw",
    "findings",
    "flipbook",
    "look_named",
    "look_of",
    "refuse_impossible",
    "size_of",
    "solved",
]
