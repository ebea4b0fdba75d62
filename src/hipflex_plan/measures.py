"""What can be measured at the start and again later, and which change counts.

A closed list of questionnaires and physical tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.physical_tests import (
    CHAIR_STAND,
    HIP_FLEXION_STRENGTH,
    LYING_KNEE_RAISE,
    MODIFIED_THOMAS_HIP,
    MODIFIED_THOMAS_KNEE,
    SEATED_KNEE_RAISE,
)
from hipflex_plan.questionnaires import LEFS, PAIN, PSFS

if TYPE_CHECKING:
    from hipflex_plan.measure import Measure

MEASURES: tuple[Measure, ...] = (
    SEATED_KNEE_RAISE,
    LYING_KNEE_RAISE,
    PAIN,
    PSFS,
    LEFS,
    CHAIR_STAND,
    HIP_FLEXION_STRENGTH,
    MODIFIED_THOMAS_HIP,
    MODIFIED_THOMAS_KNEE,
)
KEYS = {measure.key: measure for measure in MEASURES}
