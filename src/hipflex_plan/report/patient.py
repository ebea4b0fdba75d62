"""What was done and what changes, to the page for the patient, in the patient's language.

Only what was done is praised, and what nobody wrote down is not held against
anybody. Sentences are short and to "you".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout.cover import warnings
from hipflex_plan.handout.views import Fact
from hipflex_plan.messages import said
from hipflex_plan.report.changing import changes, decided, is_open, stays
from hipflex_plan.report.praise import well
from hipflex_plan.report.views import PatientPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pendulum

    from hipflex_plan.diary import Diary
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.program import Program
    from hipflex_plan.report.outcomes import Outcome
    from hipflex_plan.work_done import Adherence, Count

FEW = 0.5
"""Below this share of the days nothing is said of how many; we ask what would help."""
NO_CLINIC = said("Report on a home exercise plan")


def page(
    plan: Plan,
    diary: Diary,
    done: Adherence,
    outcomes: Sequence[Outcome],
    language: Language,
) -> PatientPage:
    """The page for the patient."""
    program = plan.program
    head, lines = well(plan, diary, done, outcomes, language)
    visit = program.next_visit
    return PatientPage(
        fit="",
        language=language.code,
        direction=language.direction,
        clinic=program.clinic.name or language.said(NO_CLINIC),
        made_for=_made_for(program, done.on, language),
        facts=tuple(_facts(done.total, language)),
        done=tuple(wording.glued(line) for line in _done(diary, done, language)),
        well_head=head,
        well=tuple(wording.glued(line) for line in lines),
        changes=changes(outcomes, language),
        decided=decided(outcomes, language),
        sign=is_open(outcomes),
        stays=stays(outcomes, language),
        visit=wording.long_date(visit, language) if visit and visit >= done.on else "",
        warnings=warnings(program.clinic, language),
    )


def _made_for(program: Program, on: pendulum.Date, language: Language) -> str:
    day = wording.date(on, language)
    if program.patient:
        return language.text("For {name}, up to {day}", name=program.patient, day=day)
    return language.text("Up to {day}", day=day)


def _facts(total: Count, language: Language) -> Iterator[Fact]:
    """The days in large numbers; none where nothing was done."""
    if not total.done:
        return
    planned = language.several(total.planned, "of {number} day", "of {number} days")
    yield Fact(str(total.done), wording.glued(planned), language.text("with exercises done"))
    if total.not_done:
        none = language.text("without exercises")
        yield Fact(str(total.not_done), _days(total.not_done, language), none)
    if total.not_written:
        unknown = language.text("not written down")
        yield Fact(str(total.not_written), _days(total.not_written, language), unknown)


def _days(number: int, language: Language) -> str:
    """The word below a number of days."""
    return language.several(number, "day", "days")


def _done(diary: Diary, done: Adherence, language: Language) -> Iterator[str]:
    """How many days, in words that blame nobody."""
    total = done.total
    if not total.planned:
        yield language.text("Your plan has only just begun.")
    elif total.not_written == total.planned:
        yield language.text("There is nothing in your diary yet. That is all right.")
        yield language.text("Tell us how it went. We will look at it with you.")
    else:
        yield from _counted(total, language)
        if any(row.obstacle for row in diary.rows if row.on <= done.on):
            yield language.text("You wrote down what got in the way. We will look at it with you.")
        elif total.done < total.planned * FEW and total.not_done:
            yield language.text("Life gets in the way at times. Tell us what would help.")


def _counted(total: Count, language: Language) -> Iterator[str]:
    """The days with something done, those without, and those of which nobody knows."""
    if total.done == total.planned:
        yield language.text("You did exercises on every day of your plan so far.")
    elif total.done:
        yield language.several(
            total.planned,
            "You did exercises on {done} of {number} day.",
            "You did exercises on {done} of {number} days.",
            done=total.done,
        )
    if total.not_done:
        yield language.several(
            total.not_done,
            "On {number} day you wrote that you did none. Thank you for saying so.",
            "On {number} days you wrote that you did none. Thank you for saying so.",
        )
    if total.not_written:
        yield language.several(
            total.not_written,
            "{number} day is not written down. We do not count it as missed.",
            "{number} days are not written down. We do not count them as missed.",
        )
