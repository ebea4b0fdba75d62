"""The words of an exercise that a patient reads, in another language.

They stand beside the English ones: ``exercises/es/SLUG.toml`` has the Spanish
words of ``exercises/SLUG.toml``. What a clinician reads stays English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.validators import Kinds, Text, Texts, as_tuple, texts

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen(kw_only=True)
class ThingWords:
    """A thing that is needed, and what stands in for it at home."""

    name: str = attrs.field(validator=Text(longest=80))
    substitute: str = attrs.field(default="", validator=Text(empty=True, longest=80))


def _things(value: Iterable[ThingWords]) -> tuple[ThingWords, ...]:
    return as_tuple(value)


@attrs.frozen(kw_only=True)
class ExerciseWords:
    """All that a patient reads of an exercise, in one language.

    Each text may hold the places of its language for the leg that works; see
    ``data/languages/languages.toml``.

    Attributes:
        language: the code of the texts, as in ``es``.
        name: of the exercise.
        short_name: the same for narrow columns, at most 26 letters.
        why: what it is good for.
        equipment: the things that are needed, in the order of the exercise.
        steps: one action each.
        cues: short reminders while moving.
        common_errors: what goes wrong most often.
        feel: what the person should feel.
        safety: one line to stay safe; "" for none.
        poses: what each printed pose of the picture shows, in order; none without.
    """

    language: str = attrs.field(validator=Text(longest=12))
    name: str = attrs.field(validator=Text(longest=60))
    short_name: str = attrs.field(validator=Text(longest=26))
    why: str = attrs.field(validator=Text())
    equipment: tuple[ThingWords, ...] = attrs.field(
        default=(), converter=_things, validator=Kinds(ThingWords)
    )
    steps: tuple[str, ...] = attrs.field(converter=texts, validator=Texts(1))
    cues: tuple[str, ...] = attrs.field(converter=texts, validator=Texts(1))
    common_errors: tuple[str, ...] = attrs.field(converter=texts, validator=Texts(1))
    feel: str = attrs.field(validator=Text())
    safety: str = attrs.field(default="", validator=Text(empty=True, longest=120))
    poses: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=Texts(0))
