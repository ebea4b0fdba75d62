"""Conditions of a person: what each is, since when, and what it means for an exercise.

A closed list. What a condition means for one exercise stands with the exercise,
in its precautions and contraindications (`Caution`); what it means wherever an
exercise says nothing stands here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.claim import Claim
from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.screening import refuse_unknown_questions
from hipflex_plan.validators import (
    Kind,
    KindOrNone,
    Name,
    Text,
    Texts,
    WholeOrNone,
    as_tuple,
    texts,
    whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_DAYS = 36_500
WORST_GRADE = 3
LAST_TRIMESTER = 3
HIGHEST_PAIN = 10
HEALED_DAYS = {1: 21, 2: 56}
"""Days until a strain of that grade is taken as healed: the upper ends of the
ranges that the pages give (source: ``strain-weeks``). A grade 3 has no such day."""


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


def _known(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    _refuse_unless_known(value, attribute.name)


def _refuse_unless_known(value: object, field: str) -> None:
    if not isinstance(value, str) or value not in KINDS:
        raise ImpossibleValueError(f"no condition {value!r}; {suggestion(value, KINDS)}", field)


DETAILS = (
    (re.compile(r"(\d+) days? ago"), "days_ago", 1),
    (re.compile(r"(\d+) weeks? ago"), "days_ago", DAYS_IN_A_WEEK),
    (re.compile(r"grade (\d+)"), "grade", 1),
    (re.compile(r"trimester (\d+)"), "trimester", 1),
)
CLEARED = re.compile(r"cleared by (.+)")
SINCE = re.compile(r"since (\d{4}-\d{2}-\d{2})")


@attrs.frozen
class Condition:
    """What a person has, since when, and who has cleared it.

    Written in one line: ``falls-risk``, ``hip-arthroscopy, 8 weeks ago``,
    ``hip-flexor-strain, grade 1, since 2027-01-02``, ``pregnancy, trimester 2``,
    ``hip-replacement-anterior, cleared by Mr Shah``.

    Attributes:
        name: its key in the closed list.
        since: the day of the operation or injury, if it is known.
        days_ago: the days from it to the start of the program, if that is known.
        grade: of a strain, 1 to 3.
        trimester: of a pregnancy at the start of the program, 1 to 3.
        cleared_by: who has lifted the precautions; "" for nobody.
    """

    name: str = attrs.field(validator=_known)
    since: pendulum.Date | None = attrs.field(
        default=None, converter=on_the_day, validator=KindOrNone(pendulum.Date)
    )
    days_ago: int | None = attrs.field(default=None, validator=WholeOrNone(0, LONGEST_DAYS))
    grade: int | None = attrs.field(default=None, validator=WholeOrNone(1, WORST_GRADE))
    trimester: int | None = attrs.field(default=None, validator=WholeOrNone(1, LAST_TRIMESTER))
    cleared_by: str = attrs.field(default="", validator=Text(empty=True, longest=80))

    def __attrs_post_init__(self) -> None:
        """Refuse a detail that this condition does not have."""
        if self.since is not None and self.days_ago is not None:
            raise ImpossibleValueError("say since when or how long ago, not both", "since")
        for name in ("grade", "trimester"):
            if getattr(self, name) is not None and name not in self.kind.needs:
                raise ImpossibleValueError(f"{self.name} has no {name}", name)
        if "," in self.cleared_by or self.cleared_by != self.cleared_by.strip():
            message = f"cleared_by has no comma and no outer spaces: {self.cleared_by!r}"
            raise ImpossibleValueError(message, "cleared_by")

    @property
    def kind(self) -> ConditionKind:
        """Its entry in the closed list."""
        return KINDS[self.name]

    @classmethod
    def parse(cls, line: str) -> Condition:
        """Read a condition from its line.

        Raises:
            ImpossibleValueError: for a piece that is no detail of a condition.
        """
        if not isinstance(line, str):
            raise ImpossibleValueError(f"a condition is a line of text: {line!r}")
        name, *details = (piece.strip() for piece in line.split(","))
        fields: dict[str, object] = {}
        for detail in details:
            field, value = _detail(detail)
            if field in fields:
                raise ImpossibleValueError(f"{detail!r} is said twice")
            fields[field] = value
        return cls(name, **fields)  # type: ignore[arg-type]  # each is checked by its validator

    def __str__(self) -> str:
        """Its line."""
        pieces = [self.name]
        if self.grade is not None:
            pieces.append(f"grade {self.grade}")
        if self.trimester is not None:
            pieces.append(f"trimester {self.trimester}")
        if self.since is not None:
            pieces.append(f"since {self.since.isoformat()}")
        if self.days_ago is not None:
            weeks, days = divmod(self.days_ago, DAYS_IN_A_WEEK)
            count, unit = (weeks, "week") if weeks and not days else (self.days_ago, "day")
            pieces.append(f"{count} {unit}{'' if count == 1 else 's'} ago")
        if self.cleared_by:
            pieces.append(f"cleared by {self.cleared_by}")
        return ", ".join(pieces)

    def days_on(self, start: pendulum.Date | None, day: int) -> int | None:
        """The days from operation or injury to a *day* of the program, 0 for its first.

        None if that is not known; never less than 0.
        """
        if self.since is not None and start is not None:
            return max(0, start.toordinal() - self.since.toordinal() + day)
        return None if self.days_ago is None else self.days_ago + day


def _detail(words: str) -> tuple[str, object]:
    for pattern, field, factor in DETAILS:
        if found := pattern.fullmatch(words):
            return field, whole_number(found[1]) * factor
    if found := CLEARED.fullmatch(words):
        return "cleared_by", found[1].strip()
    if found := SINCE.fullmatch(words):
        try:
            return "since", pendulum.Date.fromisoformat(found[1])
        except ValueError:
            raise ImpossibleValueError(f"no such day: {found[1]!r}") from None
    raise ImpossibleValueError(
        f"{words!r} is no detail; write '8 weeks ago', 'since 2027-01-04', 'grade 1', "
        "'trimester 2' or 'cleared by NAME'"
    )


def _conditions(_: object, attribute: attrs.Attribute[tuple[str, ...]], value: object) -> None:
    Texts()(None, attribute, value)
    for key in value if isinstance(value, tuple) else ():
        _refuse_unless_known(key, attribute.name)


def _questions(_: object, attribute: attrs.Attribute[tuple[str, ...]], value: object) -> None:
    Texts()(None, attribute, value)
    refuse_unknown_questions(value if isinstance(value, tuple) else (), attribute.name)


@attrs.frozen(kw_only=True)
class Caution(Claim):
    """When to take care with an exercise, or not to do it: in words, and to be checked.

    Attributes:
        when: keys of the conditions that it is about.
        answered: keys of the screening questions whose yes it is about.
        pain_above: it holds for a pain above this, 0 to 10.
        until_week: it holds until so many weeks have passed.
        until_day: it holds until so many days have passed.
        until_healed: it holds until a strain of that grade is taken as healed.
        from_trimester: it holds from this third of a pregnancy on.
    """

    when: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=_conditions)
    answered: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=_questions)
    pain_above: int | None = attrs.field(default=None, validator=WholeOrNone(0, HIGHEST_PAIN))
    until_week: int | None = attrs.field(default=None, validator=WholeOrNone(1, 104))
    until_day: int | None = attrs.field(default=None, validator=WholeOrNone(1, 730))
    until_healed: bool = attrs.field(default=False, validator=Kind((bool,)))
    from_trimester: int | None = attrs.field(default=None, validator=WholeOrNone(1, LAST_TRIMESTER))

    def __attrs_post_init__(self) -> None:
        """Refuse two ends of one caution, or an end that its conditions do not have."""
        ends = [self.until_week is not None, self.until_day is not None, self.until_healed]
        if sum(ends) > 1:
            raise ImpossibleValueError("a caution ends once: by week, by day or healed")
        if (any(ends) or self.from_trimester is not None) and not self.when:
            raise ImpossibleValueError("a caution with an end needs its condition", "when")
        self._refuse_without("grade", "until_healed", given=self.until_healed)
        self._refuse_without("trimester", "from_trimester", given=self.from_trimester is not None)

    def _refuse_without(self, detail: str, field: str, *, given: bool) -> None:
        """Refuse a condition of which the detail that decides can never be said."""
        for key in self.when if given else ():
            if detail not in KINDS[key].needs:
                message = f"{key} has no {detail}: give it a caution of its own"
                raise ImpossibleValueError(message, field)

    @property
    def can_be_checked(self) -> bool:
        """Whether it is about something that a program file can say of a person."""
        return bool(self.when or self.answered) or self.pain_above is not None

    @property
    def has_end(self) -> bool:
        """Whether there is a day after which it no longer holds."""
        return self.until_week is not None or self.until_day is not None or self.until_healed

    def is_about(self, condition: Condition) -> bool:
        """Whether it speaks of that condition, or of one that it includes."""
        return not set(self.when).isdisjoint(condition.kind.keys)

    def last_day(self, condition: Condition) -> int | None:
        """The days after which it no longer holds; None if it has no such day."""
        if self.until_week is not None:
            return self.until_week * DAYS_IN_A_WEEK
        if self.until_healed and condition.grade is not None:
            return HEALED_DAYS.get(condition.grade)
        return self.until_day

    def holds(self, condition: Condition, days: int | None) -> bool | None:
        """Whether it holds so many days after; None if a detail is missing to know."""
        if not self.is_about(condition):
            return False
        if self.from_trimester is not None:
            known = condition.trimester
            return None if known is None else known >= self.from_trimester
        if self.until_healed and condition.grade is None:
            return None
        last = self.last_day(condition)
        if last is None:
            return True
        return None if days is None else days < last


def cautions(value: Iterable[Caution]) -> tuple[Caution, ...]:
    """Take a list of cautions."""
    return as_tuple(value)
