"""Views to passages: every text that is printed, where it stands, and who wrote it.

Any view will do: what is a frozen value is walked through, field by field, so that a new
layout is read without a word about it here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan import wording
from hipflex_plan.catalogue_files import load_catalogue
from hipflex_plan.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.plan import Plan
    from hipflex_plan.program import Program

NO_WORDS = frozenset(
    (
        *("picture", "pictures", "svg", "paper", "language", "created", "kind", "size", "marks"),
        *("swatch", "fit", "author", "subject", "reference", "key", "slug", "style"),
        *("letterhead", "video", "larger", "says"),
    )
)
"""Fields of views that are not printed as words, or are a clinic's address and pictures."""
FEWEST_WORDS_OF_A_SENTENCE = 4
LONGEST_NAME = 20
DIRECTIONS = re.compile("[\u200e\u200f\u2066-\u2069]")
"""Marks that keep the direction of a text; nobody reads them."""
CARD, SHOWN = ("number", "name"), ("steps", "picture")
"""What a view has that is the card of an exercise: all of the first, one of the second."""


@attrs.frozen
class Passage:
    """A text as it is printed.

    Attributes:
        text: with plain spaces.
        place: where it stands, as it is read: ``exercise 2, Heel slide: steps``.
        part: what is read together with it: the exercise, or a part of the page.
        ours: whether the library wrote it; else the clinician or the clinic.
    """

    text: str
    place: str
    part: str
    ours: bool

    @property
    def sentence(self) -> bool:
        """Whether it is read as a sentence, and not as a label."""
        words = len(self.text.split())
        return self.text.endswith((".", "?", "!", "؟", "。")) or words > FEWEST_WORDS_OF_A_SENTENCE


def passages(
    view: object, theirs: frozenset[str], own_exercises: frozenset[str]
) -> tuple[Passage, ...]:
    """Every text of a view, in its order.

    Args:
        view: what a layout prints: frozen values, whatever they are called.
        theirs: texts that the clinician or the clinic wrote.
        own_exercises: names of exercises that are the clinic's own.
    """
    return tuple(_within(view, "", "", theirs, own_exercises))


def _within(
    value: Any,  # noqa: ANN401  # whatever a view holds
    place: str,
    part: str,
    theirs: frozenset[str],
    own: frozenset[str],
) -> Iterator[Passage]:
    if isinstance(value, str):
        text = plain(value)
        if any(letter.isalpha() for letter in text):
            theirs_too = any(name in part for name in own) or written_by(text, theirs)
            yield Passage(text, place, part, not theirs_too)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _within(inner, place, part, theirs, own)
    elif attrs.has(type(value)):
        card = is_card(value)
        part = card_name(value) if card else part
        for field in attrs.fields(type(value)):
            if field.name not in NO_WORDS:
                inner, here = getattr(value, field.name), field.name.replace("_", " ")
                named = f"{part}: {here}" if card else place or here
                yield from _within(inner, named, part or here, theirs, own)


def is_card(value: object) -> bool:
    """Whether a view is the card of an exercise."""
    return all(hasattr(value, n) for n in CARD) and any(hasattr(value, n) for n in SHOWN)


def card_name(card: Any) -> str:  # noqa: ANN401  # any layout's own card
    """A card as it is read: its number and its name."""
    return f"exercise {card.number}, {plain(card.name)}"


def cards(value: Any) -> Iterator[Any]:  # noqa: ANN401  # whatever a view holds
    """Each card within a view."""
    if isinstance(value, tuple | list):
        for inner in value:
            yield from cards(inner)
    elif attrs.has(type(value)):
        if is_card(value):
            yield value
        for field in attrs.fields(type(value)):
            if field.name != "larger":  # the same cards once more, for a trial
                yield from cards(getattr(value, field.name))


def plain(text: str) -> str:
    """A text with plain spaces and without marks of direction, as it is compared."""
    return " ".join(DIRECTIONS.sub("", text).split())


def written_by(text: str, theirs: frozenset[str]) -> bool:
    """Whether a text is one that the clinician wrote, or holds a whole sentence of hers.

    A name within a sentence of ours does not make the sentence hers.
    """
    return text in theirs or any(own in text for own in theirs if len(own) > LONGEST_NAME)


def clinicians_words(plan: Plan) -> frozenset[str]:
    """The texts of a program, as they are printed, that do not stand in one of our protocols.

    Those of our protocols are translated where the page is, and so are ours too.
    """
    shipped = (protocol.program for protocol in load_catalogue().protocols.values())
    ours = frozenset(text for program in shipped for text in _texts(program))
    return frozenset(_texts(plan.program)) - ours


def _texts(program: Program) -> Iterator[str]:
    """What a program says to the patient, as it is written and as it is printed."""
    clinic = program.clinic
    said = [
        *(program.title, program.goal, program.patient, program.clinician),
        *(clinic.name, clinic.hours),
        *(claim.text for claim in program.between_sessions),
    ]
    for phase in program.phases:
        said += [phase.name, phase.goal, phase.move_on_when]
        said += [prescription.note for prescription in phase.prescriptions]
    for text in filter(None, said):
        yield plain(text)
        yield plain(wording.glued(text))


def own_exercises(plan: Plan) -> frozenset[str]:
    """The names of the exercises that are not as they stand in our catalogue."""
    ours = load_catalogue()
    used = {p.exercise for phase in plan.program.phases for p in phase.prescriptions}
    changed = (e for e in used if e.slug not in ours or ours[e.slug].technique != e.technique)
    language = language_of(plan.program.language)
    return frozenset(plain(wording.words_of(one, language).name) for one in changed)
