"""What a person answers with a number: pain, and what is hard to do.

Scores and how to read them only: the items of a questionnaire belong to its authors.
"""

from __future__ import annotations

from hipflex_plan.measure import STEPS, ChangeThatCounts, Measure, better, more_than_error, says

_SALAFFI = says(
    "825 people with chronic musculoskeletal pain, 86 of them with hip osteoarthritis: a fall of "
    "1 point or 15 per cent was slightly better, of 2 points or 33 per cent much better.",
    "salaffi-2004",
)
_ABBOTT_PAIN = says(
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
        better("slightly better", 1, _SALAFFI),
        ChangeThatCounts(name="slightly better", percent=15, claim=_SALAFFI),
        better("much better", 2, _SALAFFI),
        ChangeThatCounts(name="much better", percent=33, claim=_SALAFFI),
        better("a small change", 1.5, _ABBOTT_PAIN),
        better("a large change", 3.5, _ABBOTT_PAIN),
    ),
)
_ABBOTT_PSFS = says(
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
        more_than_error(
            "more than measurement error",
            2,
            says("Minimum detectable change of the mean, 90 per cent: 2 points.", "psfs-form"),
        ),
        better("a small change", 1.3, _ABBOTT_PSFS),
        better("a medium change", 2.3, _ABBOTT_PSFS),
        better("a large change", 2.7, _ABBOTT_PSFS),
    ),
)
_BINKLEY = says(
    "107 people with leg trouble: minimal detectable change and minimal clinically important "
    "difference 9 points each, 90 per cent; the error of one score is 5.3.",
    "binkley-1999",
)
_ABBOTT_LEFS = says(
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
    meanings=(says("Healthy adults: median 77, lower with age.", "lefs-norms-2017"),),
    changes=(
        more_than_error("more than measurement error", 9, _BINKLEY),
        better("a change that matters", 9, _BINKLEY),
        better("a small change", 9, _ABBOTT_LEFS),
        better("a large change", 16, _ABBOTT_LEFS),
    ),
)
