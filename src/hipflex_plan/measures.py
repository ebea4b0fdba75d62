"""What can be measured at the start and again later, and which change counts.

A closed list. Scores and how to read them only: the items of a questionnaire
belong to its authors. How a test is done is told in the project's own words
(source: ``choice-test-steps``) and waits for a clinician's review.
"""

from __future__ import annotations

import attrs

from hipflex_plan.claim import Claim, Sourced


@attrs.frozen(kw_only=True)
class ChangeThatCounts:
    """A change that a source found to be more than error, or to matter to people.

    Attributes:
        name: what reaching it means, as the source has it.
        amount: the least change in the unit of the measure, or None.
        percent: the least change in per cent of the first score, or None.
        both_ways: whether it holds for less as for more, as an error of
            measurement does; otherwise for getting better alone.
        claim: the finding, with on whom, and its sources.
    """

    name: str
    claim: Claim
    amount: float | None = None
    percent: float | None = None
    both_ways: bool = False

    def is_reached(self, before: float, rise: float) -> bool:
        """Whether a rise (below 0: a fall) from *before* is as large as this, or larger."""
        if self.amount is not None:
            return abs(rise) >= self.amount
        if self.percent is None or before <= 0:
            return False  # there is no percentage of 0
        return round(abs(rise) / before * 100, 6) >= self.percent


@attrs.frozen(kw_only=True)
class Measure(Sourced):
    """A test or a questionnaire, what its score is, and how a score is read.

    Attributes:
        key: its name in a program file.
        name: as a clinician reads it.
        how: how it is done or scored, resting on `sources`.
        units: the unit of its scores; where there are several, each score names its own.
        lowest: no score is below it; None for yes or no.
        highest: none is above it. Where the scale itself has no end, it guards
            against slips of the pen and is no clinical limit.
        whole: whether scores are whole numbers.
        per_side: whether left and right are measured separately.
        yes_or_no: whether the result is held or not held, without a number.
        higher_is_better: None where neither more nor less is better for everybody.
        meanings: what a score may mean.
        changes: the changes that count, the smaller first within a source.
        warnings: when it is not done, and what it does not tell.
    """

    key: str
    name: str
    how: tuple[str, ...]
    units: tuple[str, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    whole: bool = False
    per_side: bool = False
    yes_or_no: bool = False
    higher_is_better: bool | None = True
    meanings: tuple[Claim, ...] = ()
    changes: tuple[ChangeThatCounts, ...] = ()
    warnings: tuple[Claim, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of a score that hold its result."""
        if self.yes_or_no:
            return ("left_held", "right_held")
        return ("left", "right") if self.per_side else ("value",)

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of all sources that it names, each once, in reading order."""
        told = (*self.meanings, *(change.claim for change in self.changes), *self.warnings)
        named = (*self.sources, *(key for claim in told for key in claim.sources))
        return tuple(dict.fromkeys(named))


def _says(text: str, *sources: str) -> Claim:
    return Claim(text=text, sources=sources)


def _better(name: str, amount: float, claim: Claim) -> ChangeThatCounts:
    return ChangeThatCounts(name=name, amount=amount, claim=claim)


def _error(name: str, amount: float, claim: Claim) -> ChangeThatCounts:
    return ChangeThatCounts(name=name, amount=amount, claim=claim, both_ways=True)


STEPS = "choice-test-steps"
CAUTIONS = "choice-test-cautions"
ASYMMETRY = "choice-asymmetry"
NO_DIAGNOSIS = _says("Screening and no diagnosis.", CAUTIONS)
STOP_AT_PAIN = _says("Stop at pain. Compare the sides.", CAUTIONS)
NEVER = _says("Never with a suspected fracture, an acute strain or a recent operation.", CAUTIONS)
SEATED_KNEE_RAISE = Measure(
    key="seated-knee-raise",
    name="Seated knee raise",
    how=(
        "The person sits on a chair with the thighs supported and lifts one leg, the knee bent.",
        "The tester pushes down on the thigh just above the knee; the person pushes against it.",
        "Held: the leg stays up. Not held (positive): it cannot resist. Then the other leg.",
    ),
    sources=("seed-001", "physiopedia-hip-flexion-test", STEPS),
    per_side=True,
    yes_or_no=True,
    meanings=(
        _says("Not held: the hip flexors of this side may be weak.", "seed-001"),
        _says(
            "Grade 5 of manual testing keeps the end position against the greatest resistance; "
            "a leg that is not held is below that.",
            "physiopedia-hip-flexion-test",
        ),
    ),
    warnings=(NO_DIAGNOSIS, NEVER, STOP_AT_PAIN),
)
LYING_KNEE_RAISE = Measure(
    key="lying-knee-raise",
    name="Lying knee raise",
    how=(
        "The person lies flat on the back, brings one leg to the chest with the hands, lets go.",
        "Held: the leg stays near the chest. Not held (positive): keeping it there is difficult.",
        "Then the other leg. How long it must stay was not found: the person's word counts.",
    ),
    sources=("seed-001", STEPS),
    per_side=True,
    yes_or_no=True,
    meanings=(_says("Not held: the hip flexors of this side may be weak.", "seed-001"),),
    warnings=(
        NO_DIAGNOSIS,
        _says("No norm and no study of its reliability was found.", CAUTIONS),
        NEVER,
        _says(
            "Not after a posterior hip replacement: it bends the hip above 90 degrees.",
            "hip-replacement-precautions",
        ),
        _says("Not with acute hip pain.", CAUTIONS),
        STOP_AT_PAIN,
    ),
)
_SALAFFI = _says(
    "825 people with chronic musculoskeletal pain, 86 of them with hip osteoarthritis: a fall of "
    "1 point or 15 per cent was slightly better, of 2 points or 33 per cent much better.",
    "salaffi-2004",
)
_ABBOTT_PAIN = _says(
    "1,708 physical therapy patients: 1.5 points less for a small change as they felt it, "
    "up to 3.5 for a large one.",
    "abbott-schmitt-2014",
)
PAIN = Measure(
    key="pain",
    name="Pain (0 to 10)",
    how=("The person gives a whole number from 0, no pain, to 10, the worst possible pain.",),
    sources=("farrar-2001", STEPS),
    units=("points",),
    lowest=0,
    highest=10,
    whole=True,
    higher_is_better=False,
    changes=(
        _better("slightly better", 1, _SALAFFI),
        ChangeThatCounts(name="slightly better", percent=15, claim=_SALAFFI),
        _better("much better", 2, _SALAFFI),
        ChangeThatCounts(name="much better", percent=33, claim=_SALAFFI),
        _better("a small change", 1.5, _ABBOTT_PAIN),
        _better("a large change", 3.5, _ABBOTT_PAIN),
    ),
)
_ABBOTT_PSFS = _says(
    "1,708 physical therapy patients: 1.3 points for a small, 2.3 for a medium and 2.7 for a "
    "large change as they felt it, much the same in all parts of the body.",
    "abbott-schmitt-2014",
)
PSFS = Measure(
    key="psfs",
    name="Patient-Specific Functional Scale (mean)",
    how=(
        "The person names activities that have become hard and rates each from 0, unable, "
        "to 10, able as before.",
        "The score is the mean; the form that was found asks for up to three activities.",
        "The same activities are rated again later.",
    ),
    sources=("psfs-rehabmeasures", "psfs-form", STEPS),
    units=("points",),
    lowest=0,
    highest=10,
    changes=(
        _error(
            "more than measurement error",
            2,
            _says("Minimum detectable change of the mean, 90 per cent: 2 points.", "psfs-form"),
        ),
        _better("a small change", 1.3, _ABBOTT_PSFS),
        _better("a medium change", 2.3, _ABBOTT_PSFS),
        _better("a large change", 2.7, _ABBOTT_PSFS),
    ),
)
_BINKLEY = _says(
    "107 people with leg trouble: minimal detectable change and minimal clinically important "
    "difference 9 points each, 90 per cent; the error of one score is 5.3.",
    "binkley-1999",
)
_ABBOTT_LEFS = _says(
    "1,708 physical therapy patients, not all with leg trouble: 9 points for a small change "
    "as they felt it, up to 16 for a large one.",
    "abbott-schmitt-2014",
)
LEFS = Measure(
    key="lefs",
    name="Lower Extremity Functional Scale (total)",
    how=("The total of the filled-in questionnaire, 0 to 80; higher is better.",),
    sources=("binkley-1999", "lefs-norms-2017"),
    units=("points",),
    lowest=0,
    highest=80,
    whole=True,
    meanings=(_says("Healthy adults: median 77, lower with age.", "lefs-norms-2017"),),
    changes=(
        _error("more than measurement error", 9, _BINKLEY),
        _better("a change that matters", 9, _BINKLEY),
        _better("a small change", 9, _ABBOTT_LEFS),
        _better("a large change", 16, _ABBOTT_LEFS),
    ),
)
_WRIGHT = _says(
    "65 people with hip osteoarthritis, major improvement by three ways of reckoning: "
    "2.0, 2.1 and 2.6 stands more.",
    "wright-2011",
)
CHAIR_STAND = Measure(
    key="chair-stand-30s",
    name="30-second chair stand",
    how=(
        "A straight chair without arm rests, seat 43 cm high; hands on the opposite shoulders.",
        "The full stands in 30 seconds are counted; over halfway up at the end counts as one.",
        "If the hands are needed the test stops and the score is 0. The tester stands close by.",
    ),
    sources=("chair-stand-cdc", STEPS),
    units=("stands",),
    lowest=0,
    highest=60,
    whole=True,
    meanings=(
        _says(
            "Middle half of women: 60-64 years 12 to 17, 65-69 11 to 16, 70-74 and 75-79 "
            "10 to 15, 80-84 9 to 14, 85-89 8 to 13, 90-94 4 to 11.",
            "chair-stand-norms",
        ),
        _says(
            "Middle half of men: 60-64 years 14 to 19, 65-69 12 to 18, 70-74 12 to 17, "
            "75-79 11 to 17, 80-84 10 to 15, 85-89 8 to 14, 90-94 7 to 12.",
            "chair-stand-norms",
        ),
        _says("Fewer than that indicates a risk of falls.", "chair-stand-cdc"),
    ),
    changes=(
        _error(
            "more than measurement error",
            2.5,
            _says(
                "93 people with early knee osteoarthritis: about 2.5 stands for one person.",
                "gill-2022",
            ),
        ),
        _better("major improvement by the lowest of three reckonings", 2.0, _WRIGHT),
        _better("major improvement by the highest of three reckonings", 2.6, _WRIGHT),
    ),
    warnings=(
        _says("The second try is better by 0.5 to 0.8 stands: practise first.", "gill-2022"),
    ),
)
HIP_FLEXION_STRENGTH = Measure(
    key="hip-flexion-strength",
    name="Hip flexion strength (dynamometer)",
    how=(
        "Isometric hip flexion against a dynamometer, each side, as Nm/kg, N or kg.",
        "Always the same position, the same lever, the same tester and the same unit.",
        "The difference between the sides is told in per cent of the stronger one.",
    ),
    sources=("thorborg-2010", ASYMMETRY, STEPS),
    units=("Nm/kg", "N", "kg"),
    lowest=0,
    highest=1000,
    per_side=True,
    changes=(
        ChangeThatCounts(
            name="more than measurement error",
            percent=25.2,
            both_ways=True,
            claim=_says(
                "30 healthy adults, anchored dynamometer, 60 degrees of hip flexion: the "
                "higher end of 22.5 to 25.2 per cent over flexion and extension, one person.",
                "hip-strength-60-degrees",
            ),
        ),
    ),
    warnings=(
        _says(
            "Test and retest differed by less than 5 per cent in 9 healthy adults with one "
            "practised tester: that is no change that counts for one person.",
            "thorborg-2010",
        ),
        _says(
            "In 22 people with hip osteoarthritis the coefficient of variation was 8 to 15.7 "
            "per cent, over all hip muscles tested.",
            "pua-2008",
        ),
        _says("From which difference between the sides on it matters was not found.", ASYMMETRY),
    ),
)
_PELVIS = _says(
    "Not valid unless pelvic tilt is controlled: without that, sensitivity 31.8 and "
    "specificity 57.1 per cent.",
    "vigotsky-2016",
)
_CAPSULE = _says("Capsule and ligaments may also limit it.", "modified-thomas-cut-offs")
_LYING = "The person lies on the back at the end of a table, holds the other knee to the chest"
MODIFIED_THOMAS_HIP = Measure(
    key="modified-thomas-hip",
    name="Modified Thomas test, hip angle",
    how=(
        f"{_LYING}, and lets the tested leg hang; the pelvis is kept from tilting.",
        "The hip angle: 0 with the thigh in line with the trunk, above 0 if it stays bent.",
    ),
    sources=("modified-thomas-cut-offs", "vigotsky-2016", STEPS),
    units=("degrees",),
    lowest=-90,
    highest=90,
    per_side=True,
    higher_is_better=None,
    meanings=(
        _says("Above 0: the one-joint hip flexors are short or stiff.", "modified-thomas-cut-offs"),
    ),
    warnings=(
        _PELVIS,
        _says(
            "With a goniometer it agreed poorly, with one examiner (ICC 0.51 and 0.54) and "
            "between two (0.30 and 0.65); reckoned from lengths well (0.90 and more).",
            "modified-thomas-trigonometry",
        ),
        _CAPSULE,
    ),
)
_STABILISATION = "modified-thomas-stabilisation"
_KNEE_ERRORS = _says(
    "13 people with tight hip flexors, minimal detectable difference (95 per cent): 2.35 degrees "
    "with active stabilisation of the pelvis, 3.70 with passive, 4.17 with none.",
    _STABILISATION,
)
_PEELER = "peeler-anderson-2008"
MODIFIED_THOMAS_KNEE = Measure(
    key="modified-thomas-knee",
    name="Modified Thomas test, knee angle",
    how=(
        f"{_LYING}, and lets the tested leg hang; the pelvis is kept from tilting.",
        "The knee angle: 0 with the knee straight, more as it hangs more bent.",
    ),
    sources=("modified-thomas-cut-offs", _STABILISATION, STEPS),
    units=("degrees",),
    lowest=0,
    highest=180,
    per_side=True,
    higher_is_better=None,
    meanings=(
        _says(
            "Below 67: rectus femoris, tensor fasciae latae or sartorius are short or stiff.",
            "modified-thomas-cut-offs",
        ),
    ),
    changes=(
        _error("more than error with active stabilisation", 2.35, _KNEE_ERRORS),
        _error("more than error with passive stabilisation", 3.7, _KNEE_ERRORS),
        _error("more than error without stabilisation", 4.17, _KNEE_ERRORS),
        _error(
            "more than error in a larger study",
            19.4,
            _says(
                "54 adults, goniometer: the standard error was 7 degrees, which makes "
                "19.4 degrees for one person (95 per cent).",
                _PEELER,
                "choice-reckoned-error",
            ),
        ),
    ),
    warnings=(
        _PELVIS,
        _says("Pass or fail agreed poorly within and between examiners.", _PEELER),
        _CAPSULE,
    ),
)
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
