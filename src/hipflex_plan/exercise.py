"""A movement: what to do, with what, what it should feel like, and when not to.

Every block that holds numbers or clinical claims names its sources by key, and
the exercise carries those `Source` values with it, so that a plan made from it
can be read and checked on its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.cautions import Caution, cautions
from hipflex_plan.claim import Claim, Sourced
from hipflex_plan.condition_kinds import Verdict
from hipflex_plan.conditions import Condition
from hipflex_plan.dosage import Dosage, dosage_of
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.evidence import KEY, Source, by_key, refuse_unless_carried
from hipflex_plan.figures import Figure
from hipflex_plan.frequency import Frequency, a_frequency, frequency
from hipflex_plan.languages import ENGLISH
from hipflex_plan.photograph import Photograph
from hipflex_plan.translation import ExerciseWords
from hipflex_plan.validators import (
    Kind,
    KindOrNone,
    Kinds,
    Text,
    Texts,
    Whole,
    as_tuple,
    texts,
)
from hipflex_plan.vocabulary import Counted, Muscle, Position, Purpose
from hipflex_plan.web_addresses import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

SIDE_PLACES = tuple(ENGLISH.places)
FEWEST_STEPS, MOST_STEPS = 3, 6
SLOWEST_REPETITION_SECONDS = 30


def _muscles(value: Iterable[str]) -> tuple[Muscle, ...]:
    return Muscle.several(value)


@attrs.frozen(kw_only=True)
class Muscles(Sourced):
    """The muscles that do the work, and those that help."""

    prime_movers: tuple[Muscle, ...] = attrs.field(converter=_muscles, validator=Kinds(Muscle, 1))
    helpers: tuple[Muscle, ...] = attrs.field(default=(), converter=_muscles)


def _joined(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value)


@attrs.frozen(kw_only=True)
class Technique(Sourced):
    """How it is done, in the words that the patient reads.

    Attributes:
        steps: three to six, one action each.
        cues: short reminders while moving.
        common_errors: what goes wrong most often.
        feel: what the person should feel, in one line.
        safety: one line to stay safe; "" for none.

    In each text ``{one}`` becomes "one" or "your left", ``{the}`` "the" or "your
    left", and ``{other}`` "the other" or "your right", as the side prescribed.
    """

    steps: tuple[str, ...] = attrs.field(converter=texts, validator=Texts(FEWEST_STEPS, MOST_STEPS))
    cues: tuple[str, ...] = attrs.field(converter=texts, validator=Texts(1))
    common_errors: tuple[str, ...] = attrs.field(converter=texts, validator=Texts(1))
    feel: str = attrs.field(validator=Text())
    safety: str = attrs.field(default="", validator=Text(empty=True, longest=120))

    def __attrs_post_init__(self) -> None:
        """Refuse a place in braces that no side can fill."""
        for name in ("steps", "cues", "common_errors", "feel", "safety"):
            for place in re.findall(r"[{}]+[^{}]*[{}]*", _joined(getattr(self, name))):
                if place not in SIDE_PLACES:
                    message = f"{name} can hold {' '.join(SIDE_PLACES)}, not {place!r}"
                    raise ImpossibleValueError(message, name)


@attrs.frozen(kw_only=True)
class UsualDosage(Sourced):
    """A dosage that its sources support, as a place to start from.

    Attributes:
        dosage: the place to start from.
        most: the most that its sources support; None where that is the same, or
            what the guidelines for such exercises allow.
    """

    dosage: Dosage = attrs.field(converter=dosage_of, validator=Kind((Dosage,)))
    most: Dosage | None = attrs.field(
        default=None, converter=attrs.converters.optional(dosage_of), validator=KindOrNone(Dosage)
    )
    frequency: Frequency = attrs.field(converter=frequency, validator=a_frequency)
    note: str = attrs.field(default="", validator=Text(empty=True))


@attrs.frozen(kw_only=True)
class Equipment:
    """A thing that is needed, and what stands in for it at home where that is safe."""

    name: str = attrs.field(validator=Text(longest=80))
    substitute: str = attrs.field(default="", validator=Text(empty=True, longest=80))


def _purpose(value: str) -> Purpose:
    return Purpose.of(value)


def _position(value: str) -> Position:
    return Position.of(value)


def _counted(value: str) -> Counted:
    return Counted.of(value)


def _slug(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not KEY.fullmatch(value):
        message = f"{attribute.name} must be small letters, digits and hyphens: {value!r}"
        raise ImpossibleValueError(message, attribute.name)


@attrs.frozen(kw_only=True)
class Progression:
    """A harder neighbour of an exercise, and what makes it harder."""

    slug: str = attrs.field(validator=_slug)
    because: str = attrs.field(validator=Text(longest=120))


def _progressions(value: Iterable[Progression]) -> tuple[Progression, ...]:
    return as_tuple(value)


def _equipment(value: Iterable[Equipment]) -> tuple[Equipment, ...]:
    return as_tuple(value)


@attrs.frozen(kw_only=True)
class Exercise:
    """A movement with all that a patient and a clinician need to know of it.

    Attributes:
        slug: its name in files, as in ``wall-psoas-hold``.
        name: as the patient reads it over the picture.
        short_name: as the patient reads it in a table, at most 26 letters.
        clinical_name: as a clinician would write it.
        aim: what it is for, in a sentence to the clinician.
        why: what it is for, in a sentence to the patient.
        purpose: strength, power, stretch or control.
        counted: what one repetition is called.
        alternates: whether the legs take turns within a set, so that nobody has
            to be told to change legs.
        seconds_per_repetition: without a hold and at a free tempo; used to
            reckon the minutes of a session (source: ``choice-session-minutes``).
        progressions: its harder neighbours, the usual next one first; the easier
            ones are found from theirs (`Catalogue.regressions`).
        why_no_easier: why nothing easier is there, if nothing is.
        why_no_harder: why nothing harder is there, if nothing is.
        precautions: with care.
        contraindications: not at all.
        gate: what a person must be able to do before it is prescribed; None for
            nothing.
        figure: the poses that its picture is drawn from; None for no such picture.
        photograph: a clinic's own picture, which goes before the drawn one.
        video: where it is shown on the web, as in ``https://harbourstreet.example/lift``;
            "" for nowhere.
        known_sources: every source that the blocks name.

    Raises:
        ImpossibleValueError: for a value that cannot be, or a source that is
            named but not carried.
    """

    slug: str = attrs.field(validator=_slug)
    name: str = attrs.field(validator=Text(longest=60))
    short_name: str = attrs.field(validator=Text(longest=26))
    clinical_name: str = attrs.field(validator=Text(longest=120))
    aim: str = attrs.field(validator=Text())
    why: str = attrs.field(validator=Text())
    purpose: Purpose = attrs.field(converter=_purpose)
    position: Position = attrs.field(converter=_position)
    counted: Counted = attrs.field(converter=_counted)
    seconds_per_repetition: int = attrs.field(validator=Whole(1, SLOWEST_REPETITION_SECONDS))
    muscles: Muscles = attrs.field(validator=Kind((Muscles,)))
    technique: Technique = attrs.field(validator=Kind((Technique,)))
    usual: UsualDosage = attrs.field(validator=Kind((UsualDosage,)))
    alternates: bool = attrs.field(default=False, validator=Kind((bool,)))
    known_sources: tuple[Source, ...] = attrs.field(converter=by_key, validator=Kinds(Source, 1))
    equipment: tuple[Equipment, ...] = attrs.field(
        default=(), converter=_equipment, validator=Kinds(Equipment)
    )
    precautions: tuple[Caution, ...] = attrs.field(
        default=(), converter=cautions, validator=Kinds(Caution)
    )
    contraindications: tuple[Caution, ...] = attrs.field(
        default=(), converter=cautions, validator=Kinds(Caution)
    )
    gate: Claim | None = attrs.field(default=None, validator=KindOrNone(Claim))
    progressions: tuple[Progression, ...] = attrs.field(
        default=(), converter=_progressions, validator=Kinds(Progression)
    )
    figure: Figure | None = attrs.field(default=None, validator=KindOrNone(Figure))
    photograph: Photograph | None = attrs.field(default=None, validator=KindOrNone(Photograph))
    video: str = attrs.field(default="", validator=web_address)
    translation: ExerciseWords | None = attrs.field(
        default=None, validator=KindOrNone(ExerciseWords)
    )
    why_no_easier: str = attrs.field(default="", validator=Text(empty=True, longest=160))
    why_no_harder: str = attrs.field(default="", validator=Text(empty=True, longest=160))

    def __attrs_post_init__(self) -> None:
        """Refuse sources that are not those it names."""
        refuse_unless_carried(self.slug, self.source_keys, self.known_sources)

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of all sources that the blocks name, each once, in reading order."""
        blocks = (self.muscles, self.technique, self.usual)
        cautions = self.precautions + self.contraindications
        named = (*blocks, *cautions, *((self.gate,) if self.gate else ()))
        return tuple(dict.fromkeys(key for block in named for key in block.sources))


@attrs.frozen
class Ruling:
    """What a condition means for an exercise, and in which words."""

    verdict: Verdict
    cautions: tuple[Caution, ...] = ()


def ruling(exercise: Exercise, condition: str) -> Ruling:
    """What a condition, by its key, means for an exercise: the strictest that it says.

    Where the exercise says nothing, the condition itself does; where asking first is
    its rule, a precaution does not answer the question.
    """
    asked = Condition(condition)
    against = tuple(c for c in exercise.contraindications if c.is_about(asked))
    if against:
        ends = all(c.has_end for c in against)
        return Ruling(Verdict.NOT_YET if ends else Verdict.NOT_AT_ALL, against)
    careful = tuple(c for c in exercise.precautions if c.is_about(asked))
    if not careful or asked.kind.silent is Verdict.ASK:
        return Ruling(asked.kind.silent, careful)
    return Ruling(Verdict.WITH_CARE, careful)
