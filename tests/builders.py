"""Small whole values to test with: say what matters, the rest is filled in."""

from __future__ import annotations

from hipflex_plan import (
    Daily,
    Exercise,
    Muscles,
    PerWeek,
    Phase,
    Prescription,
    Program,
    Source,
    Technique,
    UsualDosage,
)

CHOICE = Source(
    key="choice-test", title="A choice of these tests", kind="project-choice", reason="To test."
)


def exercise(slug="knee-lift", purpose="strength", **changes):
    """An exercise; the name is made from the slug unless one is given."""
    name = slug.replace("-", " ").capitalize()
    fields = {
        "slug": slug,
        "name": name,
        "short_name": name[:26],
        "clinical_name": name,
        "aim": "Strengthen the hip flexors.",
        "why": "To lift your leg.",
        "purpose": purpose,
        "position": "standing",
        "counted": "lift",
        "seconds_per_repetition": 4,
        "muscles": Muscles(prime_movers=["psoas major"], sources=["choice-test"]),
        "technique": Technique(
            steps=["Stand tall.", "Lift your knee.", "Lower it slowly."],
            cues=["Breathe."],
            common_errors=["Leaning back."],
            feel="Work at the front of your hip.",
            sources=["choice-test"],
        ),
        "usual": UsualDosage(dosage="3 x 10", frequency="3 per week", sources=["choice-test"]),
        "known_sources": [CHOICE],
    }
    return Exercise(**{**fields, **changes})


def prescription(
    dosage="3 x 10", frequency="3 per week", progression=None, *, of=None, purpose="strength"
):
    """A prescription of the exercise *of*, or of one with that purpose."""
    what = of or exercise(f"{purpose}-lift", purpose)
    if progression is None:
        return Prescription(what, dosage, frequency)
    return Prescription(what, dosage, frequency, progression)


def strength(frequency=3, slug="strength-lift"):
    """A strength exercise on so many days a week, or at a frequency."""
    return prescription("3 x 10", _often(frequency), of=exercise(slug, "strength"))


def stretch(frequency=3, slug="hip-stretch"):
    """A stretch on so many days a week, or at a frequency."""
    return prescription("2 x 1, hold 30 s", _often(frequency), of=exercise(slug, "stretch"))


def _often(frequency):
    return PerWeek(frequency) if isinstance(frequency, int) else frequency


def program(*prescriptions, weeks=1, **changes):
    """A program of one phase."""
    phase = Phase("Build", weeks, list(prescriptions) or [prescription()])
    return Program("Hip strength", [phase], **changes)


def program_of(*phases, **changes):
    """A program of several phases, each given as its weeks and its prescriptions."""
    made = [
        Phase(f"Phase {number}", weeks, list(prescriptions))
        for number, (weeks, *prescriptions) in enumerate(phases, start=1)
    ]
    return Program("Hip strength", made, **changes)


DAILY = Daily()
