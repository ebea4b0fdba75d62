"""The closed list of conditions: what each is, and what it means for an exercise.

What it means for one exercise stands with the exercise, in its precautions and
contraindications (`Caution`); what it means wherever an exercise says nothing
stands here.
"""

from __future__ import annotations

import attrs

from hipflex_plan.claim import Claim
from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.validators import Name


class Verdict(Name):
    """What a condition means for an exercise, the strictest first."""

    NOT_AT_ALL = "not at all"
    NOT_YET = "only later"
    ASK = "ask first"
    WITH_CARE = "with care"
    NO_LIMIT = "no limit known"


@attrs.frozen
class ConditionKind:
    """One entry of the closed list.

    Attributes:
        key: its name in a program file.
        text: as a clinician reads it.
        silent: what it means for an exercise that says nothing about it.
        rule: what holds whatever the exercise; None if there is nothing.
        includes: keys of the conditions whose cautions hold for it as well.
        needs: the detail without which some cautions cannot be decided:
            "days", "grade", "trimester" or "".
    """

    key: str
    text: str
    silent: Verdict = Verdict.NO_LIMIT
    rule: Claim | None = None
    includes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Its own key, and those of the conditions that it includes."""
        return (self.key, *self.includes)


def _rule(text: str, *sources: str) -> Claim:
    return Claim(text=text, sources=(*sources, "choice-conditions"))


SURGEON = _rule("The surgeon's rule wins over everything here.", "hip-replacement-precautions")
HEART = _rule("No breath-holding, and no more than light effort in a hold.", "plank-cautions")
SELF_START = _rule("A program under a professional's eye; no start alone.", "seed-001")
A, C = Verdict.ASK, Verdict.WITH_CARE
CONDITIONS: tuple[ConditionKind, ...] = (
    ConditionKind("hip-replacement-posterior", "hip replacement, posterior approach", A,
                  _rule("No flexion above 90 degrees, no crossing the mid-line, no turning in. "
                        "The surgeon's rule wins.", "hip-replacement-precautions")),
    ConditionKind("hip-replacement-anterior", "hip replacement, anterior approach", A,
                  _rule("No strong extension, no step back, no kneeling on the operated side. "
                        "The surgeon's rule wins.",
                        "hip-replacement-precautions", "anterior-hip-precautions")),
    ConditionKind("hip-replacement-lateral", "hip replacement, lateral approach", A,
                  _rule("As posterior, and no active abduction. The surgeon's rule wins.",
                        "hip-replacement-precautions")),
    ConditionKind("hip-arthroscopy", "hip arthroscopy", A,
                  _rule("The weeks here are one surgeon's. Your surgeon's rule wins.",
                        "arthroscopy-precautions", "arthroscopy-slr"), needs=("days",)),
    ConditionKind("recent-surgery", "recent surgery of back, hip or abdomen", A, SURGEON),
    ConditionKind("lumbar-fusion", "lumbar fusion", A, SURGEON),
    ConditionKind("acl-reconstruction", "reconstruction of the cruciate ligament", A, SURGEON),
    ConditionKind("transpsoas-surgery", "lateral transpsoas surgery of the spine", A, SELF_START),
    ConditionKind("cerebral-palsy", "cerebral palsy", A, SELF_START),
    ConditionKind("hip-flexor-strain", "acute strain of the hip flexors", C,
                  _rule("No painful load in the first 48 to 72 hours; then pain-free range, "
                        "isometric, concentric, eccentric.", "strain-phases", "strain-weeks"),
                  needs=("days", "grade")),
    ConditionKind("quadriceps-strain", "acute strain of quadriceps or rectus femoris",
                  needs=("days", "grade")),
    ConditionKind("hamstring-strain", "acute strain of the hamstrings", needs=("days", "grade")),
    ConditionKind("calf-strain", "acute strain of the calf", needs=("days", "grade")),
    ConditionKind("achilles-rupture", "suspected rupture of the Achilles tendon", A),
    ConditionKind("hip-osteoarthritis", "hip osteoarthritis", rule=_rule(
        "Exercise is safe: in 14 trials with 707 people 5.8 in 100 had an event, none serious. "
        "Limit the end of the range where it pinches.", "hip-oa-safety", "impingement")),
    ConditionKind("hip-impingement", "hip impingement", rule=_rule(
        "Cut the depth; do not force the knee to the chest.", "impingement")),
    ConditionKind("iliopsoas-bursitis", "iliopsoas bursitis, tendinopathy or snapping", rule=_rule(
        "Stay out of the flexion that provokes it; gentle stretch, rotation and flexor "
        "strength: 7 of 9 people improved, without a control group.", "johnston-1999")),
    ConditionKind("gluteal-tendinopathy", "gluteal tendinopathy, lateral hip pain", rule=_rule(
        "No leg across the mid-line, no hanging on the hip; load the abductors step by step.",
        "gluteal-tendinopathy")),
    ConditionKind("hamstring-tendinopathy", "hamstring tendinopathy"),
    ConditionKind("achilles-tendinopathy", "Achilles tendinopathy"),
    ConditionKind("pregnancy", "pregnancy", rule=_rule(
        "After the first third not flat on the back, no standing without moving; stop for "
        "bleeding, dizziness, chest pain, contractions or fluid.", "acog-supine"),
        needs=("trimester",)),
    ConditionKind("pelvic-girdle-pain", "pelvic girdle pain"),
    ConditionKind("osteoporosis", "osteoporosis", rule=_rule(
        "Exercise does more good than harm.", "osteoporosis-consensus")),
    ConditionKind("vertebral-fracture", "osteoporosis with a vertebral fracture", rule=_rule(
        "No loaded or repeated bending or twisting at the end of the range.",
        "osteoporosis-consensus"), includes=("osteoporosis",)),
    ConditionKind("lumbar-stenosis", "lumbar stenosis"),
    ConditionKind("spondylolisthesis", "spondylolisthesis"),
    ConditionKind("disc-herniation", "disc herniation"),
    ConditionKind("radiculopathy", "radiculopathy"),
    ConditionKind("back-pain", "back pain"),
    ConditionKind("high-blood-pressure", "high blood pressure, under control", rule=HEART),
    ConditionKind("uncontrolled-blood-pressure", "blood pressure not under control", A, HEART,
                  includes=("high-blood-pressure",)),
    ConditionKind("heart-disease", "heart disease, stable", rule=HEART),
    ConditionKind("unstable-heart-disease", "unstable heart disease", A, HEART,
                  includes=("heart-disease",)),
    ConditionKind("falls-risk", "poor balance or risk of falls"),
    ConditionKind("cannot-get-up-from-floor", "cannot get up from the floor safely"),
    ConditionKind("vertigo", "vertigo or dizziness"),
    ConditionKind("latex-allergy", "latex allergy"),
    ConditionKind("knee-pain", "knee pain"),
    ConditionKind("patellofemoral-pain", "patellofemoral pain", includes=("knee-pain",)),
    ConditionKind("knee-osteoarthritis", "knee osteoarthritis", includes=("knee-pain",)),
    ConditionKind("meniscus-injury", "meniscus injury", includes=("knee-pain",)),
    ConditionKind("knee-ligament-injury", "injury of a knee ligament", includes=("knee-pain",)),
    ConditionKind("shoulder-or-wrist-injury", "injury of shoulder or wrist"),
)  # fmt: skip
KINDS = {kind.key: kind for kind in CONDITIONS}


def refuse_unknown_condition(value: object, field: str) -> None:
    """Refuse what is no key of the closed list, with the nearest one."""
    if not isinstance(value, str) or value not in KINDS:
        raise ImpossibleValueError(f"no condition {value!r}; {suggestion(value, KINDS)}", field)
