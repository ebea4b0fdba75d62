"""What a person has, against the precautions and contraindications of each exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.conditions import LAST_TRIMESTER, Verdict
from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.reviewing.issue import Issue, Severity
from hipflex_plan.reviewing.uses import in_words, weeks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.conditions import Caution, Condition
    from hipflex_plan.exercise import Exercise
    from hipflex_plan.person import Person
    from hipflex_plan.program import Program

DETAIL = {
    "days": "'{name}, 8 weeks ago' or '{name}, since 2027-01-04' (with a start date)",
    "grade": "'{name}, grade 1'",
    "trimester": "'{name}, trimester 2'",
}


def contraindications(program: Program, person: Person) -> Iterator[Issue]:
    """What the person must not do, or not yet."""
    for exercise, weeks in weeks_of(program).values():
        for caution in exercise.contraindications:
            for condition in person.conditions:
                if caution.is_about(condition):
                    yield from _contraindicated(program, exercise, weeks, caution, condition)
            yield from _answered(program, exercise, caution)
            yield from _painful(person, exercise, caution)
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
        details = " and ".join(
            DETAIL[need].format(name=condition.name) for need in _missing(condition, caution)
        )
        mend = f"Write {details}, and it can be decided."
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


def _missing(condition: Condition, caution: Caution) -> list[str]:
    """The details without which it cannot be known whether a caution holds."""
    if caution.from_trimester is not None:
        return ["trimester"]
    dated = condition.days_ago is not None
    missing = [] if dated else ["days"]
    return [*missing, "grade"] if caution.until_healed and condition.grade is None else missing


def _answered(program: Program, exercise: Exercise, caution: Caution) -> Iterator[Issue]:
    yes = program.screening.yes if program.screening else ()
    for key in caution.answered:
        if key in yes:
            yield Issue(
                code="contraindication",
                severity=Severity.STOP,
                about=(exercise.slug, key),
                place=exercise.slug,
                sentence=f"{caution.text} The screening says yes to {key}.",
                sources=caution.sources,
                mend="Choose another exercise, or overrule this with a reason.",
            )


def _painful(person: Person, exercise: Exercise, caution: Caution) -> Iterator[Issue]:
    if caution.pain_above is None or person.pain is None or person.pain <= caution.pain_above:
        return
    yield Issue(
        code="contraindication",
        severity=Severity.STOP,
        about=(exercise.slug, "pain"),
        place=exercise.slug,
        sentence=f"{caution.text} The pain is {person.pain}.",
        sources=caution.sources,
        mend="Leave it out until the pain is less, or overrule this with a reason.",
    )


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
        for caution in exercise.precautions:
            for condition in person.conditions:
                held, _ = _holds(program, weeks, caution, condition)
                if held:
                    yield Issue(
                        code="precaution",
                        severity=Severity.CAUTION,
                        about=(exercise.slug, condition.name),
                        place=f"{exercise.slug}, {in_words(held)}",
                        sentence=caution.text,
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
            for slug, (exercise, _) in weeks_of(program).items()
            if not any(
                caution.is_about(condition)
                for caution in (*exercise.precautions, *exercise.contraindications)
            )
        ]
        if silent:
            yield Issue(
                code=kind.silent.replace(" ", "-"),
                severity=Severity.CAUTION,
                about=(condition.name,),
                place=", ".join(silent),
                sentence=f"With {kind.text}, {kind.silent}: nothing here speaks of it.",
                sources=kind.rule.sources if kind.rule else ("choice-conditions",),
                mend="Ask who treats the person; then write 'cleared by NAME' after it.",
            )


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
