"""What a person has, against the precautions and contraindications of each exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan.condition_kinds import Verdict
from hipflex_plan.conditions import LAST_TRIMESTER
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.reviewing.issue import Issue, Severity
from hipflex_plan.reviewing.uses import in_words, weeks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.cautions import Caution
    from hipflex_plan.conditions import Condition
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.person import Person
    from hipflex_plan.program import Program

EXAMPLES = {"grade": 1, "trimester": 2, "days_ago": 8 * DAYS_IN_A_WEEK}
"""What stands for a missing detail in the line that is shown."""


def contraindications(program: Program, person: Person) -> Iterator[Issue]:
    """What the person must not do, or not yet."""
    for exercise, weeks in weeks_of(program).values():
        yield from against(program, person, exercise, weeks)


def against(
    program: Program, person: Person, exercise: Exercise, weeks: Sequence[int]
) -> Iterator[Issue]:
    """What speaks against an exercise in some weeks of a program, whether it is in it or not."""
    for caution in exercise.contraindications:
        for condition in person.conditions:
            if caution.is_about(condition):
                yield from _contraindicated(program, exercise, weeks, caution, condition)
        for about, told in _said(program, person, caution):
            yield Issue(
                code="contraindication",
                severity=Severity.STOP,
                about=(exercise.slug, about),
                place=exercise.slug,
                sentence=f"{caution.text} {told}",
                sources=caution.sources,
                mend="Leave it out as long as that is so, or overrule this with a reason.",
            )
        if not caution.can_be_checked:
            yield _unchecked(exercise, caution)


def _holds(
    program: Program, weeks: Sequence[int], caution: Caution, condition: Condition
) -> tuple[list[int], bool]:
    """The weeks in which a caution holds, or may hold; and whether that is known."""
    states = {
        week: caution.holds(
            condition, condition.days_on(program.start, (week - 1) * DAYS_IN_A_WEEK)
        )
        for week in weeks
    }
    return [week for week in weeks if states[week] is not False], None not in states.values()


def _contraindicated(
    program: Program,
    exercise: Exercise,
    weeks: Sequence[int],
    caution: Caution,
    condition: Condition,
) -> Iterator[Issue]:
    held, known = _holds(program, weeks, caution, condition)
    if not held:
        return
    slug, about = exercise.slug, (exercise.slug, condition.name)
    place = f"{slug}, {in_words(held)}"
    if condition.cleared_by:
        yield Issue(
            code="cleared",
            severity=Severity.CAUTION,
            about=about,
            place=place,
            sentence=f"{caution.text} {condition.cleared_by} has cleared it.",
            sources=caution.sources,
            mend="Keep to what was cleared.",
        )
        return
    later = [week for week in weeks if week not in held]
    if not known:
        mend = f"{_missing(program, condition, caution)}; then it can be decided."
    elif later and min(later) > max(held):
        mend = f"Begin it in week {min(later)}, leave it out, or overrule this with a reason."
    else:
        mend = "Choose another exercise, or overrule this with a reason."
    yield Issue(
        code="contraindication",
        severity=Severity.STOP,
        about=about,
        place=place,
        sentence=caution.text,
        sources=caution.sources,
        mend=mend,
    )


def _missing(program: Program, condition: Condition, caution: Caution) -> str:
    """What to write, so that it can be known whether a caution holds."""
    undated = condition.since is None and condition.days_ago is None
    missing = {
        "trimester": caution.from_trimester is not None and condition.trimester is None,
        "grade": caution.until_healed and condition.grade is None,
        "days_ago": caution.has_end and undated,
    }
    details: dict[str, Any] = {name: EXAMPLES[name] for name, lacks in missing.items() if lacks}
    example = attrs.evolve(condition, **details)
    wanted = [f"write it as in '{example}'"] if details else []
    if caution.has_end and condition.since is not None and program.start is None:
        wanted.append("give the program a start date")
    told = " and ".join(wanted)
    return told[:1].upper() + told[1:]


def _said(program: Program, person: Person, caution: Caution) -> Iterator[tuple[str, str]]:
    """The answers, and the pain, for which a caution holds: what it is, and a sentence."""
    yes = program.screening.yes if program.screening else ()
    for key in caution.answered:
        if key in yes:
            yield key, f"The screening says yes to {key}."
    worst = caution.pain_above
    if worst is not None and person.pain is not None and person.pain > worst:
        yield "pain", f"The pain is {person.pain}."


def _unchecked(exercise: Exercise, caution: Caution) -> Issue:
    return Issue(
        code="contraindication-to-read",
        severity=Severity.CAUTION,
        about=(exercise.slug,),
        place=exercise.slug,
        sentence=f"Not at all: {caution.text}",
        sources=caution.sources,
        mend="No program can check this: read it, and decide.",
    )


def precautions(program: Program, person: Person) -> Iterator[Issue]:
    """What the person must take care with."""
    for exercise, weeks in weeks_of(program).values():
        slug = exercise.slug
        for caution in exercise.precautions:
            for condition in person.conditions:
                held, _ = _holds(program, weeks, caution, condition)
                if held:
                    place = f"{slug}, {in_words(held)}"
                    yield _with_care(exercise, caution, condition.name, place, caution.text)
            for about, told in _said(program, person, caution):
                yield _with_care(exercise, caution, about, slug, f"{caution.text} {told}")


def _with_care(
    exercise: Exercise, caution: Caution, about: str, place: str, sentence: str
) -> Issue:
    return Issue(
        code="precaution",
        severity=Severity.CAUTION,
        about=(exercise.slug, about),
        place=place,
        sentence=sentence,
        sources=caution.sources,
        mend="Change the dosage, or tell the person in a note.",
    )


def silent_exercises(program: Program, person: Person) -> Iterator[Issue]:
    """What must be asked first, because an exercise says nothing about a condition."""
    for condition in person.conditions:
        kind = condition.kind
        if kind.silent is Verdict.NO_LIMIT or condition.cleared_by:
            continue
        silent = [
            slug
            for slug, (exercise, weeks) in weeks_of(program).items()
            if not _decided(program, exercise, weeks, condition)
        ]
        if silent:
            yield Issue(
                code=kind.silent.replace(" ", "-"),
                severity=Severity.CAUTION,
                about=(condition.name,),
                place=", ".join(silent),
                sentence=f"With {kind.text}, {kind.silent}: nothing here decides it.",
                sources=kind.rule.sources if kind.rule else ("choice-conditions",),
                mend="Ask who treats the person; then write 'cleared by NAME' after it.",
            )


def _decided(
    program: Program, exercise: Exercise, weeks: Sequence[int], condition: Condition
) -> bool:
    """Whether an exercise itself says what a condition means, so that nobody need be asked.

    Where asking first is the rule, only a contraindication in every week decides: a
    precaution, or one that is over, leaves the question to who treats the person.
    """
    if condition.kind.silent is not Verdict.ASK:
        cautions = (*exercise.precautions, *exercise.contraindications)
        return any(caution.is_about(condition) for caution in cautions)
    held: set[int] = set()
    for caution in exercise.contraindications:
        held.update(_holds(program, weeks, caution, condition)[0])
    return held == set(weeks)


def condition_rules(_: Program, person: Person) -> Iterator[Issue]:
    """What holds for a condition whatever the exercise."""
    for condition in person.conditions:
        if (rule := condition.kind.rule) is not None:
            yield Issue(
                code="condition",
                severity=Severity.NOTE,
                about=(condition.name,),
                place=str(condition),
                sentence=rule.text,
                sources=rule.sources,
                mend="Tell the person.",
            )


def changing_trimester(program: Program, person: Person) -> Iterator[Issue]:
    """A program that may reach into the next third of a pregnancy."""
    for condition in person.conditions:
        if condition.trimester not in (None, LAST_TRIMESTER) and program.weeks > 1:
            yield Issue(
                code="trimester-changes",
                severity=Severity.CAUTION,
                about=(condition.name,),
                place=str(condition),
                sentence="The next third of the pregnancy may begin within this program.",
                sources=("choice-conditions",),
                mend="Check again then: other rules hold from that day on.",
            )
