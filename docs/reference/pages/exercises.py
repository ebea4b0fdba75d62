"""An exercise to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hipflex_plan as hp
from hipflex_plan import wording
from hipflex_plan.exercise import SIDE_PLACES
from hipflex_plan.figures import alternative_text
from hipflex_plan.languages import ENGLISH
from pages.markup import (
    MADE,
    cited,
    claim,
    claims,
    escaped,
    exercise_link,
    foot,
    page,
    protocol_link,
    section,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

EITHER_LEG = "Where one leg alone is prescribed, the handout says which: your left, your right."
HARDER_HERE = "What makes this one harder:"


def exercise_page(catalogue: hp.Catalogue, slug: str) -> str:
    """All that the catalogue says of an exercise."""
    exercise = catalogue[slug]
    return page(
        exercise.name,
        (f"**{escaped(exercise.clinical_name)}**", "", _picture(exercise), "", *_names(exercise)),
        section("What it is for", _aims(exercise)),
        section("Position and equipment", _needs(exercise)),
        section("How it is done", _technique(exercise.technique)),
        section("How much", _usual(exercise)),
        _gate(exercise),
        section("With care", _cautions(exercise.precautions)),
        section("Not at all", _cautions(exercise.contraindications)),
        section("Easier and harder", _neighbours(catalogue, exercise)),
        section("Protocols that prescribe it", _prescribed(catalogue, slug)),
        section("Sources", foot(exercise.known_sources)),
        (MADE.format(file=f"exercises/{slug}.toml"),),
    )


def _picture(exercise: hp.Exercise) -> str:
    """The picture, with what is seen on it for those who do not see it."""
    if exercise.figure is None:
        return "*No picture.*"
    seen = escaped(alternative_text(exercise.figure, hp.Side.RIGHT, exercise.name))
    return f"![{seen}](../../images/figures/{exercise.slug}.svg)"


def _names(exercise: hp.Exercise) -> Iterator[str]:
    yield f"- In files: `{exercise.slug}`"
    yield f"- In a patient's tables: {escaped(exercise.short_name)}"


def _aims(exercise: hp.Exercise) -> Iterator[str]:
    muscles = exercise.muscles
    stretched = exercise.purpose is hp.Purpose.STRETCH
    yield f"- Aim, to the clinician: {escaped(exercise.aim)}"
    yield f"- Why, to the patient: {escaped(exercise.why)}"
    yield f"- Purpose: {exercise.purpose}"
    head = "Muscles stretched" if stretched else "Prime movers"
    yield f"- {head}: {', '.join(muscles.prime_movers)}"
    yield f"- Helpers: {', '.join(muscles.helpers) or 'none'}"
    yield f"- Sources of the muscles: {cited(muscles.sources)}"


def _needs(exercise: hp.Exercise) -> Iterator[str]:
    yield f"- Position: {exercise.position}"
    for thing in exercise.equipment:
        instead = f" (or, at home: {thing.substitute})" if thing.substitute else ""
        yield f"- Equipment: {escaped(f'{thing.name}{instead}')}"
    if not exercise.equipment:
        yield "- Equipment: none"


def _technique(technique: hp.Technique) -> Iterator[str]:
    words = (*technique.steps, *technique.cues, technique.feel, technique.safety)
    sided = any(place in text for place in SIDE_PLACES for text in words)
    yield f"In the words that the patient reads.{f' {EITHER_LEG}' if sided else ''}"
    yield ""
    for number, step in enumerate(technique.steps, start=1):
        yield f"{number}. {_said(step)}"
    yield ""
    yield f"- Cues: {_said(*technique.cues)}"
    yield f"- Common errors: {_said(*technique.common_errors)}"
    yield f"- What to feel: {_said(technique.feel)}"
    yield f"- To be safe: {_said(technique.safety) or 'no line'}"
    yield f"- Sources: {cited(technique.sources)}"


def _said(*texts: str) -> str:
    """Texts of an exercise as the patient reads them for each side."""
    return escaped(" ".join(ENGLISH.sided(text, hp.Side.EACH) for text in texts))


def _usual(exercise: hp.Exercise) -> Iterator[str]:
    usual = exercise.usual
    turns = "; the legs take turns within a set" if exercise.alternates else ""
    yield "A place to start from, and not a prescription."
    yield ""
    yield f"- Dosage: {escaped(str(usual.dosage))} ([how to read it](../dosage-line.md))"
    if usual.most is not None:
        yield f"- The most that its sources support: {escaped(str(usual.most))}"
    yield f"- Frequency: {usual.frequency}"
    if usual.note:
        yield f"- Note: {escaped(usual.note)}"
    yield f"- Counted in: {wording.word_for(exercise.counted, 2, ENGLISH)}{turns}"
    yield f"- Seconds for one, without hold or tempo: {exercise.seconds_per_repetition}"
    yield f"- Sources: {cited(usual.sources)}"


def _gate(exercise: hp.Exercise) -> tuple[str, ...]:
    """What must be shown first, for the few exercises that ask for something."""
    if exercise.gate is None:
        return ()
    return section("What must be shown before", claims([exercise.gate]))


def _cautions(cautions: tuple[hp.Caution, ...]) -> list[str]:
    """Cautions as a list, each with what a review compares it with."""
    return [f"- {claim(one)}{_compared(one)}" for one in cautions] or ["Nothing is named."]


def _compared(caution: hp.Caution) -> str:
    with_what = [
        *(f"[`{key}`](../condition-matrix.md#{key})" for key in caution.when),
        *(f"[`{key}`](../screening.md)" for key in caution.answered),
        *([f"pain above {caution.pain_above}"] if caution.pain_above is not None else ()),
    ]
    while_it_holds = ", ".join(_limits(caution))
    told = f"{', '.join(with_what)}{f'; {while_it_holds}' if while_it_holds else ''}"
    return f" Compared with: {told}." if with_what else ""


def _limits(caution: hp.Caution) -> Iterator[str]:
    if caution.until_week is not None:
        yield f"for {caution.until_week} weeks"
    if caution.until_day is not None:
        yield f"for {caution.until_day} days"
    if caution.until_healed:
        yield "until healed"
    if caution.from_trimester is not None:
        yield f"from trimester {caution.from_trimester} on"


def _neighbours(catalogue: hp.Catalogue, exercise: hp.Exercise) -> Iterator[str]:
    easier = [catalogue[slug] for slug in catalogue.regressions(exercise.slug)]
    for below in easier:
        because = next(p.because for p in below.progressions if p.slug == exercise.slug)
        yield f"- Easier: {exercise_link(below)}. {HARDER_HERE} {escaped(because)}"
    if exercise.why_no_easier or not easier:
        yield f"- Easier: none. {escaped(exercise.why_no_easier)}".rstrip()
    for harder in exercise.progressions:
        yield f"- Harder: {exercise_link(catalogue[harder.slug])}. {escaped(harder.because)}"
    if exercise.why_no_harder or not exercise.progressions:
        yield f"- Harder: none. {escaped(exercise.why_no_harder)}".rstrip()


def _prescribed(catalogue: hp.Catalogue, slug: str) -> list[str]:
    named = (p for _, p in sorted(catalogue.protocols.items()) if slug in _prescribes(p))
    return [f"- {protocol_link(p, '../protocols/')}" for p in named] or ["None."]


def _prescribes(protocol: hp.Protocol) -> set[str]:
    phases = protocol.program.phases
    return {one.exercise.slug for phase in phases for one in phase.prescriptions}
