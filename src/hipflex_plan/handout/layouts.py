"""The layouts: what each is for, and how a plan is printed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.handout import large_print, overview, standard
from hipflex_plan.handout.composition import viewed
from hipflex_plan.handout.diary.layout import pages as pages_of_diary
from hipflex_plan.handout.diary.pages import diary_views
from hipflex_plan.handout.own_templates import OURS, OwnTemplates
from hipflex_plan.handout.pdf import Rendered
from hipflex_plan.handout.press import Press, as_paper
from hipflex_plan.handout.record.composition import record_views
from hipflex_plan.handout.theming import theme_css, theme_of
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import ENGLISH, Language, language_of
from hipflex_plan.plan import Plan

if TYPE_CHECKING:
    from hipflex_plan.handout.diary.views import DiaryPages
    from hipflex_plan.handout.record.views import RecordPages
    from hipflex_plan.handout.views import Handout

Views: TypeAlias = Any
"""The views of a layout: what its template prints."""


@attrs.frozen
class HandoutWish:
    """How a handout is wished for.

    Attributes:
        paper: to print on.
        pictures: ``color``, or ``print`` for printers and copiers that know only black.
        own: a clinic's own templates.
        fillable: whether the diary is a form to type into.
        told: what is called with each text that the language does not have.
    """

    paper: Paper = attrs.field(default=Paper.A4, converter=as_paper)
    pictures: str = "color"
    own: OwnTemplates = OURS
    fillable: bool = False
    told: Callable[[str], None] | None = attrs.field(default=None, eq=False)

    def language(self, plan: Plan) -> Language:
        """The language of a plan, which tells what it does not have."""
        language = language_of(plan.program.language)
        return language if self.told is None else attrs.evolve(language, told=self.told)

    def press(self, layout: str, plan: Plan) -> Press:
        """The press for a layout, in the language of the plan and the colours of its clinic."""
        theme = theme_css(theme_of(plan.program.clinic))
        return Press(layout, self.language(plan), self.paper, theme, self.own)


def _as_html(views: Views, press: Press) -> str:
    return press.html(views)


@attrs.frozen
class Layout:
    """A way to print a plan.

    Attributes:
        name: by which it is asked for, and of the folder of its template.
        told: what it is for, in a line.
        views: a plan to what its template prints.
        fitted: those to its pages, as few as the content allows.
        written: those to their HTML.
        english: whether it is in English, whatever the patient reads.
    """

    name: str
    told: str
    views: Callable[[Plan, HandoutWish], Views] = attrs.field(repr=False)
    fitted: Callable[[Views, Press], Rendered] = attrs.field(repr=False)
    english: bool = False
    written: Callable[[Views, Press], str] = attrs.field(default=_as_html, repr=False)

    def pages(self, plan: Plan, wish: HandoutWish) -> Rendered:
        """The pages of a plan.

        Raises:
            ImpossibleValueError: for pictures that there are not.
            TemplateError, MissingLibraryError, RenderError: as `Press.pages`.
        """
        return self.fitted(self.views(plan, wish), self.press(plan, wish))

    def html(self, plan: Plan, wish: HandoutWish) -> str:
        """The HTML of a plan, without its style sheet."""
        return self.written(self.views(plan, wish), self.press(plan, wish))

    def press(self, plan: Plan, wish: HandoutWish) -> Press:
        """The press of this layout."""
        press = wish.press(self.name, plan)
        return attrs.evolve(press, language=ENGLISH) if self.english else press


def _standard(plan: Plan, wish: HandoutWish) -> Handout:
    return viewed(plan, wish.paper, wish.pictures, wish.language(plan))


def _overview(plan: Plan, wish: HandoutWish) -> overview.Overview:
    return overview.overview_view(plan, wish.paper, wish.pictures, wish.language(plan))


def _large_print(plan: Plan, wish: HandoutWish) -> large_print.LargePrint:
    return large_print.large_print_view(plan, wish.paper, wish.pictures, wish.language(plan))


def _diary(plan: Plan, wish: HandoutWish) -> DiaryPages:
    return diary_views(plan, wish.paper, wish.language(plan), fillable=wish.fillable)


def _record(plan: Plan, wish: HandoutWish) -> RecordPages:
    return record_views(plan, wish.paper)


def _as_it_comes(views: Views, press: Press) -> Rendered:
    return press.pages(views)


LAYOUTS = (
    Layout(
        "standard",
        "Cover, cards with pictures, weeks to tick, calendar",
        _standard,
        standard.pages,
    ),
    Layout(
        "overview",
        "One page for the fridge: pictures, doses, weeks to tick, when to stop",
        _overview,
        overview.pages,
    ),
    Layout(
        "diary",
        "A page a week for the fridge: a box for each set, effort, pain",
        _diary,
        pages_of_diary,
    ),
    Layout(
        "large-print",
        "18 point and up, one exercise a page",
        _large_print,
        large_print.pages,
        written=large_print.html,
    ),
    Layout(
        "record",
        "For the clinician: doses, rules, sources, review, tests, history",
        _record,
        _as_it_comes,
        english=True,
    ),
)


def layouts(own: OwnTemplates = OURS) -> tuple[Layout, ...]:
    """Our layouts, and after them those that a clinic made itself.

    A layout of a clinic gets the same views as ``standard``.
    """
    ours = {layout.name for layout in LAYOUTS}
    named = (name for name in own.layouts if name not in ours)
    theirs = (Layout(name, f"The clinic's own: {name}", _standard, _as_it_comes) for name in named)
    return (*LAYOUTS, *theirs)


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


def untranslated(plan: Plan, layouts: Iterable[str] = ("standard",)) -> tuple[str, ...]:
    """The English texts that layouts would print in brackets, each once, in reading order.

    Args:
        plan: the plan; its program says in which language.
        layouts: those that are to be printed.

    Raises:
        ImpossibleValueError: for a layout that there is not.
    """
    if language_of(plan.program.language).english:
        return ()
    missing: dict[str, None] = {}
    wish = HandoutWish(told=missing.setdefault)
    for name in layouts:
        layout_named(name).html(plan, wish)
    return tuple(missing)
