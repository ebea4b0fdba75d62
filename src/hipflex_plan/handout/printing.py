"""Plan to a printed file, in one layout or in several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.handout.carrying import NOTHING, Carried
from hipflex_plan.handout.layouts import HandoutWish, layout_named
from hipflex_plan.handout.own_templates import OURS, OwnTemplates
from hipflex_plan.handout.pdf import printed, together
from hipflex_plan.handout.undisturbed import undisturbed
from hipflex_plan.handout.views import Paper
from hipflex_plan.whole_files import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from pathlib import Path

    from hipflex_plan.plan import Plan

STANDARD = "standard"


@undisturbed
def to_pdf(  # noqa: PLR0913  # a handout is chosen by each of these
    plan: Plan,
    paper: Paper | str = Paper.A4,
    pictures: str = "color",
    carried: Carried = NOTHING,
    *,
    layout: str | Iterable[str] = STANDARD,
    templates: str | Path | None = None,
    fillable: bool = False,
) -> bytes:
    """A plan as a tagged PDF (PDF/UA-1); threads wait for each other here.

    Args:
        plan: the plan; its program says in which language.
        paper: the paper to print on.
        pictures: ``color``, or ``print`` for printers and copiers that know only black.
        carried: files to carry, and whether it is an archive; see `hipflex_plan.carried`.
        layout: the name of a layout, or of several that follow each other.
        templates: the folder of a clinic's own templates, laid over ours.
        fillable: whether a diary among the layouts is a form to type into; what is typed
            is read by `hipflex_plan.load_diary`.

    Raises:
        ImpossibleValueError: for a paper, pictures or a layout that there is not.
        TemplateError: for a template of the clinic that cannot be filled.
        MissingLibraryError: if Pango is not on this machine, with the way to get it.
        RenderError: if a page cannot be printed as it should be, for example
            because no font has a letter of the patient's name.
    """
    wish = HandoutWish(paper, pictures, OwnTemplates(templates) if templates else OURS, fillable)
    names = [layout] if isinstance(layout, str) else list(layout)
    if not names:
        raise ImpossibleValueError("name at least one layout", "layout")
    if fillable and "diary" not in names:
        raise ImpossibleValueError("only the layout 'diary' can be filled in", "fillable")
    if fillable and carried.archive:
        raise ImpossibleValueError("a form is no archive: leave out one of them", "fillable")
    chosen = [layout_named(name, wish.own) for name in names]
    return printed(together([one.pages(plan, wish) for one in chosen]), carried)


def to_html(plan: Plan, paper: Paper | str = Paper.A4, pictures: str = "color") -> str:
    """The page of the standard layout that `to_pdf` prints, without its style sheet."""
    return layout_named(STANDARD).html(plan, HandoutWish(paper, pictures))


def write_pdf(  # noqa: PLR0913  # the same
    plan: Plan,
    path: str | os.PathLike[str],
    paper: Paper | str = Paper.A4,
    pictures: str = "color",
    carried: Carried = NOTHING,
    *,
    layout: str | Iterable[str] = STANDARD,
    templates: str | Path | None = None,
    fillable: bool = False,
) -> None:
    """Write a plan as a PDF file, in one piece; the arguments are those of `to_pdf`.

    Raises:
        ImpossibleValueError, TemplateError, MissingLibraryError, RenderError: as `to_pdf`.
        FileError: if the file cannot be written; what stood there before stays.
    """
    content = to_pdf(
        plan, paper, pictures, carried, layout=layout, templates=templates, fillable=fillable
    )
    write_whole(path, content)
