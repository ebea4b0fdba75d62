"""What is counted in a set, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.messages import Message, several
from hipflex_plan.vocabulary import Counted

if TYPE_CHECKING:
    from hipflex_plan.languages import Language


def counted_word(what: Counted, number: int) -> Message:
    """The word for what is counted, as it stands below its number."""
    words = {
        Counted.LIFT: several(number, "lift", "lifts"),
        Counted.SLIDE: several(number, "slide", "slides"),
        Counted.HOLD: several(number, "hold", "holds"),
        Counted.STRETCH: several(number, "stretch", "stretches"),
        Counted.STEP: several(number, "step", "steps"),
        Counted.SQUAT: several(number, "squat", "squats"),
        Counted.LUNGE: several(number, "lunge", "lunges"),
        Counted.BRIDGE: several(number, "bridge", "bridges"),
        Counted.CURL: several(number, "curl", "curls"),
        Counted.RISE: several(number, "rise", "rises"),
        Counted.STAND: several(number, "stand", "stands"),
        Counted.PRESS: several(number, "press", "presses"),
        Counted.MARCH: several(number, "march", "marches"),
        Counted.JUMP: several(number, "jump", "jumps"),
        Counted.REPETITION: several(number, "repetition", "repetitions"),
    }
    return words[what]


def word_for(counted_as: Counted, number: int, language: Language) -> str:
    """``lift`` or ``lifts``."""
    return language.said(counted_word(counted_as, number))
