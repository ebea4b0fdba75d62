"""The closed vocabularies of an exercise: what it trains, with what, in which position."""

from __future__ import annotations

from hipflex_plan.validators import Name


class Purpose(Name):
    """What an exercise trains, which decides how much rest it needs."""

    STRENGTH = "strength"
    """Resistance work: the same muscles rest on the next day."""
    POWER = "power"
    """Jumps: rest as for strength."""
    STRETCH = "stretch"
    CONTROL = "control"
    """Low-load practice of a movement; may be daily."""


class Muscle(Name):
    """The muscles that an exercise can name."""

    PSOAS_MAJOR = "psoas major"
    ILIACUS = "iliacus"
    RECTUS_FEMORIS = "rectus femoris"
    SARTORIUS = "sartorius"
    PECTINEUS = "pectineus"
    TENSOR_FASCIAE_LATAE = "tensor fasciae latae"
    ADDUCTORS = "adductors"
    GLUTEUS_MAXIMUS = "gluteus maximus"
    GLUTEUS_MEDIUS = "gluteus medius"
    GLUTEUS_MINIMUS = "gluteus minimus"
    HAMSTRINGS = "hamstrings"
    QUADRICEPS = "quadriceps"
    CALF = "calf"
    ABDOMINALS = "abdominals"
    BACK_EXTENSORS = "back extensors"
    SHOULDERS = "shoulders"


ILIOPSOAS = frozenset({Muscle.PSOAS_MAJOR, Muscle.ILIACUS})


class Position(Name):
    """How the body is placed at the start."""

    STANDING = "standing"
    SITTING = "sitting"
    LYING_ON_BACK = "lying on back"
    LYING_ON_FRONT = "lying on front"
    LYING_ON_SIDE = "lying on side"
    KNEELING = "kneeling"
    HALF_KNEELING = "half kneeling"
    HANDS_AND_FEET = "hands and feet"


class Counted(Name):
    """What one repetition is called when a patient counts it."""

    LIFT = "lift"
    SLIDE = "slide"
    HOLD = "hold"
    STRETCH = "stretch"
    STEP = "step"
    SQUAT = "squat"
    LUNGE = "lunge"
    BRIDGE = "bridge"
    CURL = "curl"
    RISE = "rise"
    STAND = "stand"
    PRESS = "press"
    MARCH = "march"
    JUMP = "jump"
    REPETITION = "repetition"


class Aspect(Name):
    """What a clinician can change of a protocol."""

    EXERCISE = "exercise"
    """That it is prescribed at all."""
    DOSAGE = "dosage"
    FREQUENCY = "frequency"
    PROGRESSION = "progression"
