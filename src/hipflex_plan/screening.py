"""Answers to red flags and cautions: what must be seen to before anybody exercises.

A closed list of questions. The questions and what is said to the patient are in
the project's own words (source: ``choice-screening-words``) and wait for a
clinician's review; what they ask for rests on the sources beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.claim import Claim
from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import ImpossibleValueError, ScreeningError, suggestion
from hipflex_plan.override import Override
from hipflex_plan.validators import Kind, KindOrNone, Name, Text, Texts, texts

if TYPE_CHECKING:
    from collections.abc import Iterable


class Level(Name):
    """How soon somebody has to look at it, the most pressing first."""

    EMERGENCY = "emergency now"
    URGENT = "urgent today"
    PROFESSIONAL = "see a professional first"
    WATCH = "watch"

    @property
    def stops(self) -> bool:
        """Whether no program is made before it has been seen to."""
        return self in (Level.EMERGENCY, Level.URGENT)


ADVICE = {
    Level.EMERGENCY: "Do not exercise. Call your emergency number now.",
    Level.URGENT: "Do not exercise. See a doctor today.",
    Level.PROFESSIONAL: "See a professional before you begin.",
    Level.WATCH: "You can begin. Tell us if it gets worse.",
}
"""What the patient is told."""


@attrs.frozen
class Question:
    """A question that is answered with yes or no; yes is a finding.

    Attributes:
        key: its name in a program file.
        text: as it is asked.
        level: how soon it must be seen to if the answer is yes.
        reason: what it may mean, to the clinician, with its sources.
    """

    key: str
    text: str
    level: Level
    reason: Claim


def _ask(key: str, level: Level, text: str, reason: str, *sources: str) -> Question:
    return Question(key, text, level, Claim(text=reason, sources=(*sources, CHOICE)))


CHOICE = "choice-screening-words"
E, U, P, W = Level
QUESTIONS: tuple[Question, ...] = (
    _ask("saddle-numbness", E, "Is there new numbness between your legs?",
         "Saddle numbness: cauda equina syndrome until shown otherwise.",
         "cauda-equina", "seed-000"),
    _ask("bladder-bowel", E, "Has your control of bladder or bowels changed in any way?",
         "Change in bladder, bowel or sexual function: cauda equina syndrome.",
         "cauda-equina", "seed-000"),
    _ask("both-legs-weak", E, "Are both legs weak, or can you suddenly not walk?",
         "Weakness of both legs or a new change of gait: cord or cauda equina.",
         "oxford-cauda-equina"),
    _ask("leg-will-not-lift", E, "Did your leg suddenly stop lifting?",
         "Sudden or complete loss of hip flexion: acute nerve lesion or rupture.", "seed-000"),
    _ask("stroke-signs", E, "Is your face, arm or speech suddenly different?",
         "Stroke signs.", "stop-rules"),
    _ask("fall-cannot-stand", E, "Did you fall, and now you cannot stand on the leg?",
         "Trauma and no weight bearing, or a short, turned leg: fracture or dislocation.",
         "hip-fracture"),
    _ask("hot-joint-fever", E, "Is a joint hot, red and swollen, and do you have a fever?",
         "Septic arthritis or osteomyelitis.", "hip-fracture"),
    _ask("cold-pale-leg", E, "Is the leg cold and pale?",
         "Acute limb ischaemia.", "limb-ischaemia"),
    _ask("chest-pain", E, "Do you have chest pain, or did you faint?",
         "Cardiac cause until shown otherwise.", "stop-rules"),
    _ask("calf-and-breath", E, "Is a calf swollen, and are you short of breath?",
         "Deep vein thrombosis with pulmonary embolism.", "calf-thrombosis"),
    _ask("fast-growing-weakness", U, "Is the leg getting weaker from day to day?",
         "Progressive weakness or numbness: nerve lesion.", "seed-000"),
    _ask("unexplained-weakness", U, "Is the leg weak suddenly, badly, or for no known reason?",
         "Sudden, severe or unexplained weakness.", "seed-003"),
    _ask("cannot-bear-weight", U, "Are you unable to stand on the leg, though you did not fall?",
         "No weight on the leg: the article sends such people to a doctor at once.", "seed-002"),
    _ask("calf-swelling", U, "Is a calf swollen, hot and sore?",
         "Deep vein thrombosis.", "calf-thrombosis"),
    _ask("swelling-or-giving-way", U, "Is a joint very swollen, or does it give way?",
         "Significant swelling, instability or inability to bear weight.", "seed-002"),
    _ask("groin-or-urine", U, "Do you have a lump in the groin, or blood in your urine?",
         "Hernia, aneurysm, testicular or urinary cause.", "gp-hip-red-flags"),
    _ask("cancer-or-weight-loss", U, "Have you had cancer, or lost weight without trying?",
         "Malignancy or infection; ask for night sweats and steroids.", "gp-hip-red-flags"),
    _ask("constant-night-pain", U, "Does the pain keep you awake every night?",
         "Constant night pain: malignancy, infection, avascular necrosis.",
         "gp-hip-red-flags"),
    _ask("pain-on-impact", U, "Do you run a lot or have thin bones, and does impact hurt?",
         "Groin pain on impact: stress fracture of the femoral neck. Stop all loading.",
         "g-care-stress-fracture"),
    _ask("young-hip", U, "Is it the hip of a child or a teenager?",
         "Slipped epiphysis, Perthes disease, apophysitis.", "g-care-stress-fracture"),
    _ask("numbness-or-tingling", P, "Is there numbness or tingling in the leg?",
         "Radiculopathy; also painless weakness and pain below the knee.",
         "seed-000", "seed-003", "gp-hip-red-flags"),
    _ask("recent-surgery", P, "Have you had an operation or a broken bone lately?",
         "After an operation or a fracture the surgeon's rule wins.",
         "hip-replacement-precautions"),
    _ask("pregnancy-problems", P, "Are you pregnant, with any problem?",
         "Complications of pregnancy.", "acog-supine"),
    _ask("heart-not-stable", P, "Is your heart trouble or blood pressure not under control?",
         "Unstable heart disease or uncontrolled blood pressure.", "plank-cautions"),
    _ask("broken-spine", P, "Have thin bones broken in your back?",
         "Osteoporosis with vertebral fracture.", "osteoporosis-consensus"),
    _ask("severe-or-growing-pain", P, "Is the pain severe, or does it get worse?",
         "Severe, persistent or worsening pain in spite of self-care.", "seed-000", "seed-002"),
    _ask("no-better-with-rest", P, "Is it no better after some days of rest?",
         "Persistent pain, no gain from rest; the articles say a few days, without a number.",
         "seed-000", "seed-002", "seed-003"),
    _ask("other-illness", P, "Do you have, or might you have, another illness that makes you weak?",
         "Anaemia, thyroid disease, a disease of the nerves, chronic fatigue.", "seed-003"),
    _ask("ordinary-soreness", W, "Are your muscles a little sore after exercise?",
         "Ordinary soreness, pain of 3 or less.", "pain-traffic-light"),
)  # fmt: skip
KEYS = {question.key: question for question in QUESTIONS}


@attrs.frozen
class Finding:
    """A question that was answered with yes, and what follows."""

    question: Question

    @property
    def level(self) -> Level:
        """How soon it must be seen to."""
        return self.question.level

    @property
    def advice(self) -> str:
        """What the patient is told."""
        return ADVICE[self.level]

    def __str__(self) -> str:
        """One line to the clinician."""
        return f"{self.level}: {self.question.key}. {self.question.reason.text}"


def _keys(_: object, attribute: attrs.Attribute[tuple[str, ...]], value: object) -> None:
    Texts()(None, attribute, value)
    refuse_unknown_questions(value if isinstance(value, tuple) else (), attribute.name)


def refuse_unknown_questions(keys: Iterable[str], field: str) -> None:
    """Refuse a key that is no question, for the *field* that names it."""
    for key in keys:
        if key not in KEYS:
            raise ImpossibleValueError(f"no question {key!r}; {suggestion(key, KEYS)}", field)


@attrs.frozen(kw_only=True)
class Screening:
    """The answers of one person.

    Attributes:
        yes: keys of the questions that were answered with yes.
        no: keys of those that were answered with no.
        no_to_the_rest: whether all other questions were asked and answered with no.
        on: when they were asked, if it is known.
        by: who asked.
        override: a clinician's decision to go on in spite of a finding.
    """

    yes: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=_keys)
    no: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=_keys)
    no_to_the_rest: bool = attrs.field(default=False, validator=Kind((bool,)))
    on: pendulum.Date | None = attrs.field(
        default=None, converter=on_the_day, validator=KindOrNone(pendulum.Date)
    )
    by: str = attrs.field(default="", validator=Text(empty=True, longest=80))
    override: Override | None = attrs.field(default=None, validator=KindOrNone(Override))

    def __attrs_post_init__(self) -> None:
        """Refuse what is answered with yes and with no, or overruled without a yes."""
        for key in self.yes:
            if key in self.no:
                raise ImpossibleValueError(f"{key} is answered with yes and with no", "no")
        for key in self.override.of if self.override else ():
            refuse_unknown_questions((key,), "override")
            if key not in self.yes:
                message = f"{key} is overruled, but it is not answered with yes"
                raise ImpossibleValueError(message, "override")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was answered with yes, the most pressing first."""
        return screen(self.yes)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The keys of the questions that have no answer."""
        answered = {*self.yes, *self.no}
        return () if self.no_to_the_rest else tuple(k for k in KEYS if k not in answered)


def screen(yes: Iterable[str]) -> tuple[Finding, ...]:
    """The findings for the questions that were answered with yes, worst first.

    Raises:
        ImpossibleValueError: for a key that is no question.
    """
    keys = tuple(yes)
    refuse_unknown_questions(keys, "yes")
    order = list(Level)
    found = [Finding(question) for question in QUESTIONS if question.key in keys]
    return tuple(sorted(found, key=lambda finding: order.index(finding.level)))


def refuse_flagged(screening: Screening | None) -> None:
    """Refuse to go on with an emergency or an urgent finding that is not overruled.

    Raises:
        ScreeningError: with every such finding and what the patient is told.
    """
    if screening is None:
        return
    overruled = screening.override.of if screening.override else ()
    flagged = [
        finding
        for finding in screening.findings
        if finding.level.stops and finding.question.key not in overruled
    ]
    if flagged:
        told = "\n".join(f"  {finding} {finding.advice}" for finding in flagged)
        raise ScreeningError(
            "the screening found what must be seen to before any exercise; a clinician may "
            f"overrule it under screening.override, with of, by, on and reason\n{told}"
        )
