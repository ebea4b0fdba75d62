"""Two or more poses to a movement: every moment between them, and a picture that moves."""

from __future__ import annotations
