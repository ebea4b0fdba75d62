"""The drawn person: lengths as shares of the stature, and how thick each part is.

Lengths of the limbs are those of Drillis and Contini (1966) as commonly
tabulated in textbooks of biomechanics; we have not seen the report itself. All
else here (widths of hips and shoulders, neck, head, every girth) is our own,
tuned by eye: it stands for nobody's measurements.
"""

from __future__ import annotations

from typing import TypeAlias

STATURE = 170.0

# Drillis and Contini, as commonly tabulated.
FOOT_HEIGHT = 0.039 * STATURE
SHANK = 0.246 * STATURE
THIGH = 0.245 * STATURE
UPPER_ARM = 0.186 * STATURE
FOREARM = 0.146 * STATURE

# Our own.
HIP_HALF_WIDTH = 0.052 * STATURE
SHOULDER_HALF_WIDTH = 0.104 * STATURE
SHOULDER_HEIGHT = 0.252 * STATURE  # over the hips
THORAX_HEIGHT = 0.25 * STATURE
TRUNK_LENGTH = 0.32 * STATURE
NECK_LENGTH = 0.062 * STATURE
HEAD_SCALE = 1.06

Station: TypeAlias = tuple[float, float, float, float]
"""Share of the bone, offset to the front, half depth, half width, in centimetres."""
Girth: TypeAlias = tuple[Station, ...]
Blob: TypeAlias = tuple[tuple[float, float, float], tuple[float, float, float]]
"""An ellipsoid in the frame of its segment: middle and radii, in centimetres."""

THIGH_GIRTH: Girth = (
    (0.0, 0.0, 8.6, 7.2),
    (0.22, 0.5, 8.4, 7.4),
    (0.48, 0.9, 7.4, 6.8),
    (0.74, 0.6, 6.2, 5.8),
    (0.92, 0.2, 5.4, 5.2),
    (1.0, 0.0, 5.2, 5.0),
)
SHANK_GIRTH: Girth = (
    (0.0, 0.0, 5.2, 5.0),
    (0.14, -0.6, 5.2, 4.9),
    (0.30, -1.3, 5.5, 5.2),
    (0.48, -1.0, 4.9, 4.7),
    (0.70, -0.3, 3.7, 3.7),
    (0.89, 0.1, 3.1, 3.0),
    (1.0, 0.1, 3.2, 3.1),
)
UPPER_ARM_GIRTH: Girth = (
    (0.0, 0.0, 5.1, 4.9),
    (0.22, 0.2, 4.9, 4.6),
    (0.5, 0.3, 4.3, 4.0),
    (0.78, 0.1, 3.8, 3.6),
    (1.0, 0.0, 3.6, 3.5),
)
FOREARM_GIRTH: Girth = (
    (0.0, 0.0, 3.6, 3.5),
    (0.22, 0.3, 3.9, 3.7),
    (0.5, 0.2, 3.4, 3.2),
    (0.8, 0.0, 2.6, 2.3),
    (1.0, 0.0, 2.4, 2.0),
)
# The trunk: here the first number is the height over the hips, as a share of the stature.
TRUNK_GIRTH: Girth = (
    (-0.045, -0.6, 7.0, 11.5),
    (-0.02, -1.2, 10.2, 15.0),
    (0.015, -1.5, 11.2, 16.0),
    (0.05, -0.6, 10.2, 15.2),
    (0.085, 0.5, 9.2, 13.4),
    (0.12, 0.9, 8.9, 12.8),
    (0.16, 0.6, 9.6, 13.4),
    (0.205, 0.1, 10.7, 14.9),
    (0.24, -0.5, 10.7, 15.9),
    (0.262, -1.0, 9.9, 15.6),
    (0.278, -1.3, 8.7, 13.6),
    (0.290, -1.6, 7.6, 10.8),
    (0.302, -1.6, 6.6, 8.4),
    (0.313, -1.4, 5.9, 6.6),
)
KNEE_RADIUS = 5.2
ELBOW_RADIUS = 3.8
SEAT_RADIUS = 8.4  # from the hip joint down to the seat, sitting

BALL = (12.4, 0.0, -4.2)  # of the foot, seen from the ankle
HINDFOOT: tuple[Blob, ...] = (
    ((-2.2, 0.0, -3.4), (3.8, 3.1, 3.2)),
    ((-0.2, 0.0, -0.2), (3.4, 3.2, 3.4)),
    ((5.5, 0.0, -3.0), (4.0, 3.7, 3.6)),
    (BALL, (2.7, 4.5, 2.4)),
)
FOREFOOT: tuple[Blob, ...] = ((BALL, (2.7, 4.5, 2.4)), ((16.9, 0.0, -5.0), (2.9, 4.1, 1.6)))
PALM: tuple[Blob, ...] = (
    ((0.0, 0.0, 0.0), (2.4, 2.0, 2.2)),
    ((0.3, 0.0, -4.0), (3.7, 1.7, 3.0)),
    ((0.2, 0.0, -8.0), (3.9, 1.5, 2.0)),
)
FINGERS: tuple[Blob, ...] = (
    ((0.2, 0.0, -8.0), (3.9, 1.5, 2.0)),
    ((0.0, 0.0, -12.5), (3.3, 1.3, 2.0)),
    ((-0.1, 0.0, -16.0), (2.2, 1.1, 1.8)),
)
THUMB: tuple[Blob, ...] = (
    ((2.2, 0.0, -3.0), (1.6, 1.4, 1.6)),
    ((4.3, 0.2, -7.6), (1.2, 1.1, 1.3)),
)
FIST: tuple[Blob, ...] = (
    ((0.2, 0.0, -2.0), (3.2, 2.4, 2.4)),
    ((0.3, 0.0, -5.6), (4.2, 3.4, 3.4)),
)
SKULL: tuple[Blob, ...] = (((-0.8, 0.0, 8.4), (9.3, 7.4, 9.0)),)
JAW: tuple[Blob, ...] = (
    ((3.6, 0.0, 0.6), (4.0, 4.5, 3.8)),
    ((4.2, 0.0, 5.2), (4.5, 5.8, 6.0)),
)
NOSE: tuple[Blob, ...] = (
    ((8.2, 0.0, 6.8), (0.7, 0.8, 0.8)),
    ((9.7, 0.0, 4.3), (0.9, 1.1, 0.8)),
)
HAIR: tuple[Blob, ...] = (((-1.3, 0.0, 8.9), (9.4, 7.8, 9.3)),)
# Of those that reach behind the skull, `hair_of` moves the bun up where the face looks up, and
# leaves the tail out.
BUN: tuple[Blob, ...] = (((-5.0, 0.0, 17.6), (4.0, 4.1, 3.8)),)
TAIL: tuple[Blob, ...] = (
    ((-7.4, 0.0, 8.0), (2.8, 3.0, 3.0)),
    ((-8.2, 0.0, -3.5), (2.4, 2.6, 4.5)),
    ((-8.4, 0.0, -11.0), (1.3, 1.3, 2.0)),
)
TAIL_ASIDE: tuple[Blob, ...] = (
    ((-7.4, 4.0, 10.0), (2.8, 3.4, 3.0)),
    ((-8.2, 8.8, 1.5), (2.4, 2.8, 4.5)),
    ((-8.4, 9.8, -6.0), (1.3, 1.4, 2.2)),
)
CURLS: tuple[Blob, ...] = (((-0.9, 0.0, 10.2), (10.0, 9.4, 9.9)),)
BOB: tuple[Blob, ...] = (
    ((-1.2, 0.0, 9.2), (9.6, 8.3, 9.3)),
    ((-4.6, 0.0, 0.6), (6.0, 8.6, 3.6)),
)
SCARF: tuple[Blob, ...] = (
    ((-0.9, 0.0, 8.9), (9.8, 8.2, 9.5)),
    ((1.4, 0.0, -1.0), (5.6, 6.6, 4.4)),
    ((-1.4, 0.0, -8.8), (8.8, 9.2, 3.9)),
)
