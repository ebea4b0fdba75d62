"""Plan to the parts of the page that show an exercise each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.diary import sides_of
from hipflex_plan.handout.pictures import picture
from hipflex_plan.load import Band, BandColour, RepetitionMaximum, Weight, WeightUnit
from hipflex_plan.performance import amount
from hipflex_plan.phone.amounts import amount_view, grows
from hipflex_plan.phone.views import ExercisePart, LoadChoice, SetBox, SideBoxes
from hipflex_plan.quantities import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.handout.pictures import Pictures
    from hipflex_plan.languages import Language
    from hipflex_plan.phone.amounts import Amount, Prescribed
    from hipflex_plan.plan import Plan


def exercise_part(
    number: int, found: Prescribed, plan: Plan, pictures: Pictures, language: Language
) -> ExercisePart:
    """One exercise of the page; *number* counts from 1."""
    exercise, side = found.exercise, found.side
    words = wording.words_of(exercise, language)

    def told(text: str) -> str:
        return wording.patients(text, words, language, side)

    changes = side is Side.EACH and not exercise.alternates
    other_leg = (language.said(wording.OTHER_LEG),) if changes else ()
    drawn = exercise.figure is not None and exercise.photograph is None
    return ExercisePart(
        anchor=f"exercise-{number}",
        field=found.key,
        name=wording.name_with_side(words.name, side, language),
        why=told(words.why),
        picture=_named(picture(exercise, side, pictures, language, tall=True), number),
        drawn=drawn,
        moves=drawn,
        counted=any(map(_is_a_range, found.amounts)),
        amounts=tuple(amount_view(one, plan, language) for one in found.amounts),
        grows=grows(found, plan, language),
        steps=(*map(told, words.steps), *other_leg),
        feel=told(words.feel),
        watch=told(" ".join(words.common_errors)),
        safety=told(words.safety),
        needs=_needs(found, language),
        sides=tuple(_boxes(found, side, language) for side in sides_of(found.amounts[0].item)),
        load=_load(found, language),
    )


def _is_a_range(found: Amount) -> bool:
    whole = amount(found.dosage)
    return whole.low != whole.high


def _named(svg: str, number: int) -> str:
    """The picture with a name, so that it can be shown small once more."""
    # a plain text: as one that is marked safe already, it would escape what it is given
    return str(svg).replace("<svg ", f'<svg id="picture-{number}" ', 1)


def _needs(found: Prescribed, language: Language) -> tuple[str, ...]:
    words = wording.words_of(found.exercise, language)
    loads = [one.dosage.load for one in found.amounts]
    return tuple(
        wording.needed(thing, told.name, told.substitute, loads, language)
        for thing, told in zip(found.exercise.equipment, words.equipment, strict=True)
    )


def _boxes(found: Prescribed, side: Side, language: Language) -> SideBoxes:
    """As many boxes as the fullest day has."""
    each = found.side is Side.EACH
    head = wording.sentence(language.said(wording.SIDES[side])) if each else ""
    fullest = max(found.amounts, key=lambda one: one.boxes)
    numbers = range(1, fullest.boxes + 1)
    return SideBoxes(head, tuple(_box(n, fullest, side, head, language) for n in numbers))


def _box(number: int, fullest: Amount, side: Side, head: str, language: Language) -> SetBox:
    label = _label(number, fullest, language)
    leg = wording.SIDES[side]
    said = language.text("{set}, {side}", set=label, side=leg) if head else label
    return SetBox(f"{side.value}-{number}", number, label, said)


def _label(number: int, fullest: Amount, language: Language) -> str:
    if fullest.item.times == 1:
        return language.text("Set {number}", number=number)
    time, part = divmod(number - 1, fullest.dosage.sets)
    if fullest.dosage.sets == 1:
        return language.text("Time {number}", number=time + 1)
    return language.text("Time {time}, set {number}", time=time + 1, number=part + 1)


def _load(found: Prescribed, language: Language) -> LoadChoice | None:
    """What is asked of the load; nothing where the body alone works."""
    loads = [one.dosage.load for one in found.amounts]
    asked = any(isinstance(load, (Band, Weight, RepetitionMaximum)) for load in loads)
    if not asked:
        return None
    if any(isinstance(load, Band) for load in loads) or wording.uses_band(found.exercise):
        told = any(isinstance(load, Band) for load in loads)
        blank = language.text("As prescribed") if told else language.text("Choose")
        return LoadChoice(language.text("Your band"), tuple(_bands(found, language)), blank)
    unit = language.text(unit_of(found).value)
    return LoadChoice(language.text("Your weight in {unit}", unit=unit), (), "")


def _bands(found: Prescribed, language: Language) -> Iterator[tuple[str, str]]:
    """All colours, of the brand that is prescribed."""
    given = [one.dosage.load for one in found.amounts]
    brand = next((load.brand for load in given if isinstance(load, Band)), "")
    for colour in BandColour:
        yield str(Band(colour, brand)), language.said(wording.COLOURS[colour])


def unit_of(found: Prescribed) -> WeightUnit:
    """The unit of its weights."""
    loads = (one.dosage.load for one in found.amounts)
    return next((load.unit for load in loads if isinstance(load, Weight)), WeightUnit.KG)
