"""Plan to handout: all views together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout import cards, cover, weeks
from hipflex_plan.handout.calendar import calendar
from hipflex_plan.handout.pictures import pictures_of
from hipflex_plan.handout.views import Handout, Paper
from hipflex_plan.plan import rest_of

if TYPE_CHECKING:
    from hipflex_plan.plan import Plan

KIND = "Home exercise plan"
LANGUAGE = "en-GB"


def view(plan: Plan, paper: Paper | str = Paper.A4, pictures: str = "color") -> Handout:
    """The views of a plan for one paper size: of what still counts after a change.

    Args:
        plan: the plan.
        paper: the paper to print on.
        pictures: ``color``, or ``print`` for printers and copiers that know only black.

    Raises:
        ImpossibleValueError: for a paper, a style of pictures or a look that there is not.
    """
    plan = rest_of(plan)
    paper, program = Paper.of(str(paper).lower()), plan.program
    return Handout(
        paper=paper,
        language=LANGUAGE,
        title=program.title,
        subject=f"{KIND} for {program.patient}" if program.patient else KIND,
        author=cover.author(program),
        created=plan.start.isoformat(),
        clinic=program.clinic.name or KIND,
        purpose=program.phases[0].goal if len(program.phases) == 1 else "",
        made_for=cover.made_for(program),
        goal=program.goal,
        facts=cover.facts(plan),
        needs=cover.needs(plan),
        zones=cover.zones(program.clinic),
        warnings=cover.warnings(program.clinic),
        chapters=cards.chapters(plan, pictures_of(plan, pictures)),
        blocks=weeks.blocks(plan),
        visit=wording.long_date(program.next_visit) if program.next_visit else "",
        how_to_fill=weeks.how_to_fill(plan),
        weeks=weeks.weeks(plan, paper),
        calendar=calendar(plan),
        foot=cover.foot(plan),
    )
