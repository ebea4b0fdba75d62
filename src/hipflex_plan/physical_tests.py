"""What a tester finds in a person: strength, standing up, and how far the hip goes.

How a test is done is told in the project's own words (source: ``choice-test-steps``)
and waits for a clinician's review.
"""

from __future__ import annotations

from hipflex_plan.measure import STEPS, ChangeThatCounts, Measure, better, more_than_error, says

CAUTIONS = "choice-test-cautions"
ASYMMETRY = "choice-asymmetry"
NO_DIAGNOSIS = says("Screening and no diagnosis.", CAUTIONS)
STOP_AT_PAIN = says("Stop at pain. Compare the sides.", CAUTIONS)
NEVER = says("Never with a suspected fracture, an acute strain or a recent operation.", CAUTIONS)
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
        says("Not held: the hip flexors of this side may be weak.", "seed-001"),
        says(
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
    meanings=(says("Not held: the hip flexors of this side may be weak.", "seed-001"),),
    warnings=(
        NO_DIAGNOSIS,
        says("No norm and no study of its reliability was found.", CAUTIONS),
        NEVER,
        says(
            "Not after a posterior hip replacement: it bends the hip above 90 degrees.",
            "hip-replacement-precautions",
        ),
        says("Not with acute hip pain.", CAUTIONS),
        STOP_AT_PAIN,
    ),
)
_WRIGHT = says(
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
        says(
            "Middle half of women: 60-64 years 12 to 17, 65-69 11 to 16, 70-74 and 75-79 "
            "10 to 15, 80-84 9 to 14, 85-89 8 to 13, 90-94 4 to 11.",
            "chair-stand-norms",
        ),
        says(
            "Middle half of men: 60-64 years 14 to 19, 65-69 12 to 18, 70-74 12 to 17, "
            "75-79 11 to 17, 80-84 10 to 15, 85-89 8 to 14, 90-94 7 to 12.",
            "chair-stand-norms",
        ),
        says("Fewer than that indicates a risk of falls.", "chair-stand-cdc"),
    ),
    changes=(
        more_than_error(
            "more than measurement error",
            2.5,
            says(
                "93 people with early knee osteoarthritis: about 2.5 stands for one person.",
                "gill-2022",
            ),
        ),
        better("major improvement by the lowest of three reckonings", 2.0, _WRIGHT),
        better("major improvement by the highest of three reckonings", 2.6, _WRIGHT),
    ),
    warnings=(says("The second try is better by 0.5 to 0.8 stands: practise first.", "gill-2022"),),
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
            claim=says(
                "30 healthy adults, anchored dynamometer, 60 degrees of hip flexion: the "
                "higher end of 22.5 to 25.2 per cent over flexion and extension, one person.",
                "hip-strength-60-degrees",
            ),
        ),
    ),
    warnings=(
        says(
            "Test and retest differed by less than 5 per cent in 9 healthy adults with one "
            "practised tester: that is no change that counts for one person.",
            "thorborg-2010",
        ),
        says(
            "In 22 people with hip osteoarthritis the coefficient of variation was 8 to 15.7 "
            "per cent, over all hip muscles tested.",
            "pua-2008",
        ),
        says("From which difference between the sides on it matters was not found.", ASYMMETRY),
    ),
)
_PELVIS = says(
    "Not valid unless pelvic tilt is controlled: without that, sensitivity 31.8 and "
    "specificity 57.1 per cent.",
    "vigotsky-2016",
)
_CAPSULE = says("Capsule and ligaments may also limit it.", "modified-thomas-cut-offs")
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
        says("Above 0: the one-joint hip flexors are short or stiff.", "modified-thomas-cut-offs"),
    ),
    warnings=(
        _PELVIS,
        says(
            "With a goniometer it agreed poorly, with one examiner (ICC 0.51 and 0.54) and "
            "between two (0.30 and 0.65); reckoned from lengths well (0.90 and more).",
            "modified-thomas-trigonometry",
        ),
        _CAPSULE,
    ),
)
_STABILISATION = "modified-thomas-stabilisation"
_KNEE_ERRORS = says(
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
        says(
            "Below 67: rectus femoris, tensor fasciae latae or sartorius are short or stiff.",
            "modified-thomas-cut-offs",
        ),
    ),
    changes=(
        more_than_error("more than error with active stabilisation", 2.35, _KNEE_ERRORS),
        more_than_error("more than error with passive stabilisation", 3.7, _KNEE_ERRORS),
        more_than_error("more than error without stabilisation", 4.17, _KNEE_ERRORS),
        more_than_error(
            "more than error in a larger study",
            19.4,
            says(
                "54 adults, goniometer: the standard error was 7 degrees, which makes "
                "19.4 degrees for one person (95 per cent).",
                _PEELER,
                "choice-reckoned-error",
            ),
        ),
    ),
    warnings=(
        _PELVIS,
        says("Pass or fail agreed poorly within and between examiners.", _PEELER),
        _CAPSULE,
    ),
)
