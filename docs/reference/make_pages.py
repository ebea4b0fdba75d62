"""The pages of all exercises, protocols and sources, made from the catalogue."""  # noqa: INP001

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import hipflex_plan as hp
from hipflex_plan import wording
from hipflex_plan.advice import ALL_CLAIMS
from hipflex_plan.exercise import SIDE_PLACES
from hipflex_plan.program import rule_sources
from hipflex_plan.vocabulary import ILIOPSOAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

REFERENCE = Path(__file__).parent
FOLDERS = ("exercises", "protocols")
SENSITIVE = re.compile(r"([\\`*_\[\]<>|~&$])")
BEGINS_A_BLOCK = re.compile(r"^(\d*)([-+#.)])(?=\s|#)")
MADE = "*Made from `src/hipflex_plan/data/{file}`: corrections belong there.*"
OWN = "the library's own rules, measures and words"
PICTURE = "*Picture: to come.*"
EITHER_LEG = "Where one leg alone is prescribed, the handout says which: your left, your right."
HARDER_HERE = "What makes this one harder:"
KINDS = {
    hp.SourceKind.TRIAL: "Trials and other measurements on people",
    hp.SourceKind.GUIDELINE: "Guidelines and summaries of them",
    hp.SourceKind.EXPERT_PAGE: "Expert pages",
    hp.SourceKind.SEED: "The popular articles that the project began with",
    hp.SourceKind.PROJECT_CHOICE: "Project choices",
}
EXERCISES = """\
# The exercises

All {count} exercises of the catalogue, those of one ladder together and the easier ones first.
Ladders with an exercise for the psoas or the iliacus come before the others.
A ladder may fork and meet again: under "harder" stand the next rungs, the usual one first.

The usual dosage is a place to start from, and not a prescription.
The page of an exercise says where it comes from, with the muscles, the steps,
the precautions and the contraindications, each with [its sources](sources.md);
`hipflex-plan show SLUG` prints the same.
`hipflex-plan exercises WORD` finds an exercise by its muscles, position or equipment.

This page and those of the exercises are made by `docs/reference/make_pages.py`.
The catalogue that you have holds

```python
import hipflex_plan as hp

print(len(hp.load_catalogue()), "exercises")
```

```text
{count} exercises
```
"""
PROTOCOLS = """\
# The protocols

The {count} ready-made programs of the catalogue. The page of each says on whom it was tried,
whom it is not for, what must be true to begin and to end it, and what to do in each week,
with [its sources](sources.md). `hipflex-plan show SLUG` prints the same.
To change one for one person, see [Change a protocol](../how-to/change-a-protocol.md).

This page and those of the protocols are made by `docs/reference/make_pages.py`.

| protocol | for the patient | weeks | what it is |
|---|---|---|---|
"""
SOURCES = """\
# The sources

All {count} sources, from the surest kind to the least sure, each with the exercises and protocols
that rest on it. What the kinds mean is told in [Evidence](../explanation/evidence.md).
A project choice is a number or a sentence that nobody had measured; it gives its reason.

This page is made by `docs/reference/make_pages.py`.
"""


def main() -> None:
    """Write the pages beside this file."""
    write(pages(hp.load_catalogue()), REFERENCE)


def pages(catalogue: hp.Catalogue) -> dict[str, str]:
    """Every page, by its place under docs/reference."""
    protocols = sorted(catalogue.protocols)
    return {
        "exercises.md": exercises_page(catalogue),
        "protocols.md": protocols_page(catalogue),
        "sources.md": sources_page(catalogue),
        **{f"exercises/{slug}.md": exercise_page(catalogue, slug) for slug in catalogue},
        **{f"protocols/{slug}.md": protocol_page(catalogue.protocol(slug)) for slug in protocols},
    }


def write(made: Mapping[str, str], reference: Path) -> None:
    """Write the pages into a folder, and remove those that are made no more."""
    for page in stale(made, reference):
        page.unlink()
    for place, text in made.items():
        page = reference / place
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")


def stale(made: Mapping[str, str], reference: Path) -> list[Path]:
    """The pages on disk of exercises and protocols that are no more."""
    there = (page for folder in FOLDERS for page in (reference / folder).glob("*.md"))
    return sorted(page for page in there if page.relative_to(reference).as_posix() not in made)


# --- an exercise ---


def exercise_page(catalogue: hp.Catalogue, slug: str) -> str:
    """All that the catalogue says of an exercise."""
    exercise = catalogue[slug]
    return _page(
        exercise.name,
        (f"**{escaped(exercise.clinical_name)}**", "", PICTURE, "", *_names(exercise)),
        _section("What it is for", _aims(exercise)),
        _section("Position and equipment", _needs(exercise)),
        _section("How it is done", _technique(exercise.technique)),
        _section("How much", _usual(exercise)),
        _gate(exercise),
        _section("With care", _claims(exercise.precautions)),
        _section("Not at all", _claims(exercise.contraindications)),
        _section("Easier and harder", _neighbours(catalogue, exercise)),
        _section("Protocols that prescribe it", _prescribed(catalogue, slug)),
        _section("Sources", _sources(exercise.known_sources)),
        (MADE.format(file=f"exercises/{slug}.toml"),),
    )


def _names(exercise: hp.Exercise) -> Iterator[str]:
    yield f"- In files: `{exercise.slug}`"
    yield f"- In a patient's tables: {escaped(exercise.short_name)}"


def _aims(exercise: hp.Exercise) -> Iterator[str]:
    muscles = exercise.muscles
    yield f"- Aim, to the clinician: {escaped(exercise.aim)}"
    yield f"- Why, to the patient: {escaped(exercise.why)}"
    yield f"- Purpose: {exercise.purpose}"
    yield f"- Prime movers: {', '.join(muscles.prime_movers)}"
    yield f"- Helpers: {', '.join(muscles.helpers) or 'none'}"
    yield f"- Sources of the muscles: {_cited(muscles.sources)}"


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
    yield f"- Sources: {_cited(technique.sources)}"


def _said(*texts: str) -> str:
    """Texts of an exercise as the patient reads them for each side."""
    return escaped(" ".join(wording.sided(text, hp.Side.EACH) for text in texts))


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
    yield f"- Counted in: {wording.word_for(exercise.counted, 2)}{turns}"
    yield f"- Seconds for one, without hold or tempo: {exercise.seconds_per_repetition}"
    yield f"- Sources: {_cited(usual.sources)}"


def _gate(exercise: hp.Exercise) -> tuple[str, ...]:
    """What must be shown first, for the few exercises that ask for something."""
    if exercise.gate is None:
        return ()
    return _section("What must be shown before", _claims([exercise.gate]))


def _neighbours(catalogue: hp.Catalogue, exercise: hp.Exercise) -> Iterator[str]:
    easier = [catalogue[slug] for slug in catalogue.regressions(exercise.slug)]
    for below in easier:
        because = next(p.because for p in below.progressions if p.slug == exercise.slug)
        yield f"- Easier: {_exercise(below)}. {HARDER_HERE} {escaped(because)}"
    if exercise.why_no_easier or not easier:
        yield f"- Easier: none. {escaped(exercise.why_no_easier)}".rstrip()
    for harder in exercise.progressions:
        yield f"- Harder: {_exercise(catalogue[harder.slug])}. {escaped(harder.because)}"
    if exercise.why_no_harder or not exercise.progressions:
        yield f"- Harder: none. {escaped(exercise.why_no_harder)}".rstrip()


def _prescribed(catalogue: hp.Catalogue, slug: str) -> list[str]:
    named = (p for _, p in sorted(catalogue.protocols.items()) if slug in _prescribes(p))
    return [f"- {_protocol(p, '../protocols/')}" for p in named] or ["None."]


def _prescribes(protocol: hp.Protocol) -> set[str]:
    phases = protocol.program.phases
    return {one.exercise.slug for phase in phases for one in phase.prescriptions}


# --- a protocol ---


def protocol_page(protocol: hp.Protocol) -> str:
    """All that the catalogue says of a protocol."""
    return _page(
        protocol.title,
        (escaped(protocol.summary), "", f"- In files: `{protocol.slug}`"),
        _section("On whom it was tried", [escaped(protocol.population)]),
        _section("Not for", [f"- {escaped(text)}" for text in protocol.not_for]),
        _section("To begin", _claims(protocol.entry)),
        _section("To end, or to go on", _claims(protocol.exit)),
        _section("What is known, and what was chosen", _claims(protocol.claims)),
        _section("Between the sessions", _claims(protocol.program.between_sessions)),
        *_phases(protocol.program.phases),
        _section("Sources", _sources(protocol.known_sources)),
        (MADE.format(file=f"protocols/{protocol.slug}.toml"),),
    )


def _phases(phases: Sequence[hp.Phase]) -> Iterator[tuple[str, ...]]:
    before = 0
    for number, phase in enumerate(phases, start=1):
        head = f"Phase {number}: {phase.name}, {_weeks(before + 1, before + phase.weeks)}"
        yield _section(head, _phase(phase, before))
        before += phase.weeks


def _phase(phase: hp.Phase, before: int) -> Iterator[str]:
    """A phase that begins after so many weeks: its goal, its table, its notes."""
    if phase.goal:
        yield f"- Goal, to the patient: {escaped(phase.goal)}"
    if phase.move_on_when:
        yield f"- Move on when: {escaped(phase.move_on_when)}"
    if phase.goal or phase.move_on_when:
        yield ""
    yield "| exercise | how often | when | dosage |"
    yield "|---|---|---|---|"
    for prescription, dosages in zip(phase.prescriptions, phase.dosages, strict=True):
        yield from _dosages(prescription, dosages, before)
    notes = [note for one in phase.prescriptions if (note := _note(one))]
    yield from ("", "To the patient:", "", *notes) if notes else ()


def _dosages(
    prescription: hp.Prescription, dosages: Sequence[hp.Dosage], before: int
) -> Iterator[str]:
    """A row for the weeks that have the same dosage; the first names the exercise."""
    of = (_exercise(prescription.exercise, "../exercises/"), str(prescription.frequency))
    first = 0
    for week, dosage in enumerate(dosages, start=1):
        if week == len(dosages) or dosages[week] != dosage:
            yield _row(*of, _weeks(before + first + 1, before + week), escaped(str(dosage)))
            of, first = ("", ""), week


def _note(prescription: hp.Prescription) -> str:
    """How a prescription grows and what else the patient is told; "" for nothing."""
    rule = prescription.progression
    grows = "" if isinstance(rule, hp.Maintain) else rule.in_words()
    told = " ".join(escaped(text) for text in (grows, prescription.note) if text)
    sources = tuple(dict.fromkeys(rule_sources(rule)))
    rests = f" ({_cited(sources)})" if sources else ""
    return f"- **{escaped(prescription.exercise.name)}.** {told}{rests}" if told else ""


def _weeks(first: int, last: int) -> str:
    return f"week {first}" if first == last else f"weeks {first} to {last}"


def protocols_page(catalogue: hp.Catalogue) -> str:
    """The list of all protocols."""
    protocols = [protocol for _, protocol in sorted(catalogue.protocols.items())]
    rows = (
        _row(
            f"[`{one.slug}`](protocols/{one.slug}.md)",
            *(escaped(one.title), str(one.program.weeks), escaped(one.summary)),
        )
        for one in protocols
    )
    return PROTOCOLS.format(count=len(protocols)) + "\n".join(rows) + "\n"


# --- the sources ---


def sources_page(catalogue: hp.Catalogue) -> str:
    """Every source, with what rests on it."""
    sources = _by_kind(catalogue.sources.values())
    lines = [SOURCES.format(count=len(sources))]
    for kind, head in KINDS.items():
        lines.extend((f"## {head}", ""))
        for source in sources:
            lines.extend(_source(catalogue, source) if source.kind is kind else ())
    return "\n".join(lines).rstrip() + "\n"


def _source(catalogue: hp.Catalogue, source: hp.Source) -> Iterator[str]:
    yield from (f"### {source.key}", "", f"**{escaped(source.title)}**", "")
    yield f"- Kind: {source.kind}"
    for head, text in (
        ("Population", escaped(source.population)),
        ("Says", escaped(source.says)),
        ("Reason", escaped(source.reason)),
        ("Reference", _reference(source.reference)),
    ):
        if text:
            yield f"- {head}: {text}"
    yield from _resting(catalogue, source.key)
    yield ""


def _resting(catalogue: hp.Catalogue, key: str) -> Iterator[str]:
    """What rests on a source, in three lines at most."""
    exercises = [one for one in catalogue.values() if key in one.source_keys]
    protocols = [one for _, one in sorted(catalogue.protocols.items()) if key in one.source_keys]
    elsewhere = list(_elsewhere(key))
    if len(exercises) == len(catalogue):
        yield "- Exercises: [all of them](exercises.md)"
    elif exercises:
        yield f"- Exercises: {', '.join(_exercise(one, 'exercises/') for one in exercises)}"
    if protocols:
        yield f"- Protocols: {', '.join(_protocol(one, 'protocols/') for one in protocols)}"
    if elsewhere or not (exercises or protocols):
        yield f"- Elsewhere: {', '.join(elsewhere) or OWN}"


def _elsewhere(key: str) -> Iterator[str]:
    if any(key in question.reason.sources for question in hp.QUESTIONS):
        yield "[the screening](screening.md)"
    if any(key in claim.sources for claim in ALL_CLAIMS):
        yield "the advice on handouts"


def _reference(text: str) -> str:
    """A reference as a link, where it is an address or a DOI."""
    address = re.sub(r"^doi:\s*", "https://doi.org/", text)
    return f"<{address}>" if re.fullmatch(r"https?://[^\s<>]+", address) else escaped(text)


# --- the list of exercises ---


def exercises_page(catalogue: hp.Catalogue) -> str:
    """The list of all exercises, by ladder."""
    groups = sorted(ladders(catalogue), key=lambda group: _order(catalogue, group))
    sections = (_ladder(catalogue, group) for group in groups)
    return "\n".join([EXERCISES.format(count=len(catalogue)), *sections]).rstrip() + "\n"


def ladders(catalogue: hp.Catalogue) -> list[list[str]]:
    """The slugs that are joined by a harder or easier neighbour, the easier ones first."""
    groups: list[list[str]] = []
    for slug in sorted(catalogue, key=lambda slug: (_height(catalogue, slug), slug)):
        joined = [g for g in groups if set(g) & _reach(catalogue, slug)]
        apart = [g for g in groups if g not in joined]
        slugs = [*(s for g in joined for s in g), slug]
        groups = [*apart, sorted(slugs, key=lambda s: (_height(catalogue, s), s))]
    return groups


def _reach(catalogue: hp.Catalogue, slug: str) -> set[str]:
    """The neighbours of an exercise on both sides."""
    return {*catalogue.regressions(slug), *(p.slug for p in catalogue[slug].progressions)}


def _height(catalogue: hp.Catalogue, slug: str) -> int:
    """The most rungs that are below an exercise."""
    return max((1 + _height(catalogue, s) for s in catalogue.regressions(slug)), default=0)


def _order(catalogue: hp.Catalogue, group: list[str]) -> tuple[bool, int, str]:
    movers = {muscle for slug in group for muscle in catalogue[slug].muscles.prime_movers}
    return not movers & ILIOPSOAS, -len(group), group[0]


def _ladder(catalogue: hp.Catalogue, group: list[str]) -> str:
    names = [catalogue[slug].name for slug in group if not catalogue.regressions(slug)]
    easiest = escaped(" or ".join(f"{name[:1].lower()}{name[1:]}" for name in names))
    head = _row("exercise", "for the patient", "purpose", "position", "usual dosage", "harder")
    rows = (_rung(catalogue[slug]) for slug in group)
    return "\n".join([f"## From {easiest}", "", head, "|---|---|---|---|---|---|", *rows, ""])


def _rung(exercise: hp.Exercise) -> str:
    harder = ", ".join(_slug(p.slug) for p in exercise.progressions) or "none"
    usual = escaped(f"{exercise.usual.dosage}; {exercise.usual.frequency}")
    kinds = (exercise.purpose.value, exercise.position.value)
    return _row(_slug(exercise.slug), escaped(exercise.name), *kinds, usual, harder)


def _slug(slug: str) -> str:
    return f"[`{slug}`](exercises/{slug}.md)"


# --- what every page is made with ---


def escaped(text: str) -> str:
    """A text of the catalogue with nothing left in it that Markdown would read."""
    return BEGINS_A_BLOCK.sub(r"\1\\\2", SENSITIVE.sub(r"\\\1", text))


def _page(title: str, *parts: Iterable[str]) -> str:
    blocks = ("\n".join(part) for part in parts)
    return "\n\n".join((f"# {escaped(title)}", *(block for block in blocks if block))) + "\n"


def _section(head: str, lines: Iterable[str]) -> tuple[str, ...]:
    return (f"## {escaped(head)}", "", *lines)


def _claims(claims: Sequence[hp.Claim]) -> list[str]:
    return [f"- {_claim(claim)}" for claim in claims] or ["Nothing is named."]


def _claim(claim: hp.Claim) -> str:
    """A clinical statement with its sources, on one line."""
    return f"{escaped(claim.text)} ({_cited(claim.sources)})"


def _cited(keys: Iterable[str]) -> str:
    """The keys of sources, as links that `_sources` defines at the foot of the page."""
    return ", ".join(f"[{key}]" for key in keys)


def _sources(sources: Iterable[hp.Source]) -> Iterator[str]:
    surest_first = _by_kind(sources)
    for source in surest_first:
        people = f" Population: {escaped(source.population)}." if source.population else ""
        yield f"- [{source.key}], {source.kind}: {escaped(source.title)}.{people}"
    yield ""
    for source in surest_first:
        yield f"[{source.key}]: ../sources.md#{source.key}"


def _by_kind(sources: Iterable[hp.Source]) -> list[hp.Source]:
    """From the surest kind to the least sure, by key within each."""
    return sorted(sources, key=lambda source: (list(KINDS).index(source.kind), source.key))


def _exercise(exercise: hp.Exercise, folder: str = "") -> str:
    return f"[{escaped(exercise.name)}]({folder}{exercise.slug}.md)"


def _protocol(protocol: hp.Protocol, folder: str) -> str:
    return f"[{escaped(protocol.title)}]({folder}{protocol.slug}.md)"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
