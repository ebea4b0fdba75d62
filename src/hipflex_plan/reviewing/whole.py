"""The program as a whole: its screening, its sides, its length and its equipment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.comparison import weaker_side
from hipflex_plan.duration import session_minutes
from hipflex_plan.quantities import Side
from hipflex_plan.reviewing.issue import Issue, Severity
from hipflex_plan.reviewing.uses import in_words, uses
from hipflex_plan.screening import Level
from hipflex_plan.vocabulary import ILIOPSOAS, Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.exercise import Equipment, Exercise
    from hipflex_plan.person import Person
    from hipflex_plan.phases import Phase
    from hipflex_plan.program import Program

MOST_EXERCISES = 6
"""In one phase, without a word (source: ``choice-many-exercises``)."""
IMBALANCE_PROTOCOL = "imbalance-between-sides"
HOUSEHOLD = (
    "chair", "armchair", "sofa", "bed", "wall", "worktop", "stair", "carpet", "blanket",
    "towel", "cushion", "sock", "broom", "rucksack", "bag",
)  # fmt: skip
"""Things that a home has, by a word of their name (source: ``choice-home-equipment``)."""


def screening(program: Program, _: Person) -> Iterator[Issue]:
    """What the screening found, and what nobody asked."""
    answers = program.screening
    if answers is None:
        yield Issue(
            code="screening-missing",
            severity=Severity.CAUTION,
            sentence="Nobody asked for warning signs.",
            sources=("choice-screening-words",),
            mend="Ask the questions of 'hipflex-plan questions', and write the answers "
            "under screening.",
        )
        return
    severity = {Level.PROFESSIONAL: Severity.CAUTION, Level.WATCH: Severity.NOTE}
    for finding in answers.findings:
        key, reason = finding.question.key, finding.question.reason
        overruled = answers.override is not None and key in answers.override.of
        yield Issue(
            code="screening",
            severity=severity.get(finding.level, Severity.STOP),
            about=(key,),
            sentence=f"{finding.level}: {reason.text}",
            sources=reason.sources,
            mend=finding.advice,
            override=answers.override if overruled else None,
        )
    if answers.unanswered:
        yield Issue(
            code="screening-unanswered",
            severity=Severity.CAUTION,
            sentence=f"Not answered: {', '.join(answers.unanswered)}.",
            sources=("choice-screening-words",),
            mend="Ask, and write the answers; or no_to_the_rest = true, if all was no.",
        )


def missing_equipment(program: Program, person: Person) -> Iterator[Issue]:
    """Things that an exercise needs and the person does not have."""
    if person.equipment is None:
        return
    told: set[tuple[str, str]] = set()
    for use in uses(program):
        for thing in use.exercise.equipment:
            about = (use.exercise.slug, thing.name)
            if about not in told and not at_hand(thing, person.equipment):
                told.add(about)
                instead = f", or {thing.substitute}" if thing.substitute else ""
                yield Issue(
                    code="equipment-missing",
                    severity=Severity.CAUTION,
                    about=(use.exercise.slug,),
                    place=use.place,
                    sentence=f"It needs: {thing.name}{instead}.",
                    mend="Give it to the person, or choose another exercise.",
                )


def at_hand(thing: Equipment, words: tuple[str, ...]) -> bool:
    """Whether one of *words*, or a household word, names a thing or its substitute."""
    names = f"{thing.name} / {thing.substitute}".lower()
    if any(word.lower() in names for word in words):
        return True
    named = {word.strip(",.") for word in names.split()}
    return any(word in named for word in HOUSEHOLD)


def long_sessions(program: Program, person: Person) -> Iterator[Issue]:
    """Phases whose session may take longer than the person has."""
    if person.minutes is None:
        return
    first = 1
    for phase in program.phases:
        minutes = {first + week: _longest(phase, week) for week in range(phase.weeks)}
        beyond = {week: count for week, count in minutes.items() if count > person.minutes}
        if beyond:
            yield Issue(
                code="session-too-long",
                severity=Severity.CAUTION,
                about=(phase.name,),
                place=f"{phase.name}, {in_words(list(beyond))}",
                sentence=f"A session takes up to {max(beyond.values())} minutes; "
                f"the person has {person.minutes}.",
                sources=("choice-session-minutes",),
                mend="Leave an exercise out, or take a set away.",
            )
        first += phase.weeks


def _longest(phase: Phase, week: int) -> int:
    """The minutes of a day with every exercise of the phase, in one of its weeks."""
    return session_minutes(
        (prescription.exercise, dosages[week])
        for prescription, dosages in zip(phase.prescriptions, phase.dosages, strict=True)
        for _ in range(prescription.frequency.times)
    )


def many_exercises(program: Program, _: Person) -> Iterator[Issue]:
    """More exercises than people do well (source: ``henry-1999``)."""
    for phase in program.phases:
        count = len({prescription.exercise.slug for prescription in phase.prescriptions})
        if count > MOST_EXERCISES:
            yield Issue(
                code="many-exercises",
                severity=Severity.NOTE,
                about=(phase.name,),
                place=phase.name,
                sentence=f"{count} exercises. In one small study 15 people did 2 exercises "
                "better than 8, and said that they did them as often.",
                sources=("henry-1999", "choice-many-exercises"),
                mend="Would fewer do?",
            )


def forgotten_sides(program: Program, person: Person) -> Iterator[Issue]:
    """An imbalance program in which left and right are forgotten."""
    weaker = person.weaker_side or _measured_weaker(program)
    if weaker is None and program.based_on != IMBALANCE_PROTOCOL:
        return
    if weaker is None:
        yield Issue(
            code="weaker-side-unknown",
            severity=Severity.CAUTION,
            sentence="A program for an imbalance that does not say which side is weaker.",
            sources=("choice-weaker-side-first",),
            mend="Write weaker_side = 'left' or 'right' under person.",
        )
        return
    work = {Side.LEFT: 0, Side.RIGHT: 0}
    for use in uses(program):
        if not _works_hip_flexors(use.exercise):
            continue
        often = use.prescription.frequency
        for side in work:
            if use.prescription.side in (side, Side.EACH):
                for dosage in use.dosages:
                    once = dosage.volume // dosage.side.rounds
                    work[side] += once * often.days * often.times
    other = Side.RIGHT if weaker is Side.LEFT else Side.LEFT
    if work[weaker] == 0:
        sentence = f"No exercise works the hip flexors of the weaker {weaker} side by itself."
    elif work[other] > work[weaker]:
        sentence = f"The weaker {weaker} side is given less work than the {other} side."
    else:
        return
    yield Issue(
        code="sides-forgotten",
        severity=Severity.CAUTION,
        about=(weaker,),
        sentence=sentence,
        sources=("choice-weaker-side-first",),
        mend="Prescribe each side, or more for the weaker one.",
    )


def _works_hip_flexors(exercise: Exercise) -> bool:
    """Whether it makes them stronger; a stretch is for the tighter side, not the weaker."""
    movers = exercise.muscles.prime_movers
    return exercise.purpose is not Purpose.STRETCH and not ILIOPSOAS.isdisjoint(movers)


def _measured_weaker(program: Program) -> Side | None:
    """The side that the last test of strength found weaker."""
    for test in program.tests:
        if test.use == "hip-flexion-strength" and test.scores:
            return weaker_side(test.scores[-1].left, test.scores[-1].right)
    return None
