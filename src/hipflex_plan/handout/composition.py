"""Plan to handout: all views together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipflex_plan import wording
from hipflex_plan.handout import cards, cover, weeks
from hipflex_plan.handout.calendar import calendar
from hipflex_plan.handout.letterheads import letterhead
from hipflex_plan.handout.pictures import pictures_of
from hipflex_plan.handout.views import Handout, Paper
from hipflex_plan.languages import language_of
from hipflex_plan.messages import said
from hipflex_plan.plan import rest_of

if TYPE_CHECKING:
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan

KIND = said("Home exercise plan")


def view(plan: Plan, paper: Paper | str = Paper.A4, pictures: str = "color") -> Handout:
    """The views of a plan for one paper size: of what still counts after a change.

    Args:
        plan: the plan; its program says in which language.
        paper: the paper to print on.
        pictures: ``color``, or ``print`` for printers and copiers that know only black.

    Raises:
        ImpossibleValueError: for a paper, a style of pictures or a look that there is not.
    """
    return viewed(plan, paper, pictures, language_of(plan.program.language))


def viewed(plan: Plan, paper: Paper | str, pictures: str, language: Language) -> Handout:
    """The views of a plan in a language, which is told what is not translated."""
    plan = rest_of(plan)
    paper, program = Paper.of(str(paper).lower()), plan.program
    drawn = pictures_of(plan, pictures)
    one = program.phases[0].goal if len(program.phases) == 1 else ""
    return Handout(
        **document(plan, paper, language),
        purpose=language.own(one),
        goal=language.apart(program.goal),
        picture=cover.picture(plan, drawn, language),
        facts=cover.facts(plan, language),
        needs=cover.needs(plan, language),
        zones=cover.zones(program.clinic, language),
        warnings=cover.warnings(program.clinic, language),
        chapters=cards.chapters(plan, drawn, language),
        blocks=weeks.blocks(plan, language),
        visit=wording.long_date(program.next_visit, language) if program.next_visit else "",
        day_after=len(program.phases),
        how_to_fill=weeks.how_to_fill(plan, language),
        weeks=weeks.weeks(plan, paper, language),
        questions=tuple(language.said(question) for question in weeks.QUESTIONS),
        calendar=calendar(plan, paper, language),
    )


def document(plan: Plan, paper: Paper, language: Language) -> dict[str, Any]:
    """What every layout says of itself; the fields of `Document` by name."""
    program, kind = plan.program, language.said(KIND)
    for_whom = language.text("Home exercise plan for {name}", name=program.patient)
    return {
        "paper": paper,
        "language": language.code,
        "title": language.own(program.title),
        "subject": for_whom if program.patient else kind,
        "author": cover.author(program),
        "created": plan.start.isoformat(),
        "clinic": program.clinic.name or kind,
        "made_for": cover.made_for(program, language),
        "foot": cover.foot(plan, language),
        "letterhead": letterhead(program.clinic, language),
    }
