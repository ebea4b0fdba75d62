"""The layouts: what each is for, and how a plan is printed in it."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.handout import standard
from hipflex_plan.handout.composition import view
from hipflex_plan.handout.diary.layout import pages as pages_of_diary
from hipflex_plan.handout.diary.pages import diary_pages
from hipflex_plan.handout.own_templates import OURS, OwnTemplates
from hipflex_plan.handout.pdf import Rendered
from hipflex_plan.handout.press import Press
from hipflex_plan.handout.record.composition import record_views
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import ENGLISH, language_of
from hipflex_plan.plan import Plan


@attrs.frozen
class Wish:
    """How a handout is wished for.

    Attributes:
        paper: to print on.
        pictures: ``color``, or ``print`` for printers and copiers that know only black.
        own: a clinic's own templates.
    """

    paper: Paper | str = Paper.A4
    pictures: str = "color"
    own: OwnTemplates = OURS

    def press(self, layout: str, plan: Plan) -> Press:
        """The press for a layout, in the language of the plan."""
        return Press(layout, language_of(plan.program.language), self.paper, own=self.own)


@attrs.frozen
class Layout:
    """A way to print a plan.

    Attributes:
        name: by which it is asked for, and of the folder of its template.
        told: what it is for, in a line.
        pages: a plan to its pages.
    """

    name: str
    told: str
    pages: Callable[[Plan, Wish], Rendered] = attrs.field(repr=False)


def _standard(plan: Plan, wish: Wish) -> Rendered:
    return standard.pages(view(plan, wish.paper, wish.pictures), wish.press("standard", plan))


def _diary(plan: Plan, wish: Wish) -> Rendered:
    return pages_of_diary(diary_pages(plan, wish.paper), wish.press("diary", plan))


def _record(plan: Plan, wish: Wish) -> Rendered:
    press = attrs.evolve(wish.press("record", plan), language=ENGLISH)
    return press.pages(record_views(plan, wish.paper))


LAYOUTS = (
    Layout("standard", "Cover, cards with pictures, weeks to tick, calendar", _standard),
    Layout("diary", "A page a week for the fridge: a box for each set, effort, pain", _diary),
    Layout("record", "For the clinician: doses, rules, sources, review, tests, history", _record),
)


def layouts(own: OwnTemplates = OURS) -> tuple[Layout, ...]:
    """Our layouts, and after them those that a clinic made itself.

    A layout of a clinic gets the same views as ``standard``.
    """
    ours = {layout.name for layout in LAYOUTS}
    named = (name for name in own.layouts if name not in ours)
    return (*LAYOUTS, *(Layout(name, f"The clinic's own: {name}", _own(name)) for name in named))


def _own(name: str) -> Callable[[Plan, Wish], Rendered]:
    def pages(plan: Plan, wish: Wish) -> Rendered:
        return wish.press(name, plan).pages(view(plan, wish.paper, wish.pictures))

    return pages


def layout_named(name: str, own: OwnTemplates = OURS) -> Layout:
    """The layout of a name.

    Raises:
        ImpossibleValueError: with the nearest name that is there.
    """
    known = {layout.name: layout for layout in layouts(own)}
    if name not in known:
        message = f"no layout {name!r}; {suggestion(name, known)}"
        raise ImpossibleValueError(message, "layout")
    return known[name]
