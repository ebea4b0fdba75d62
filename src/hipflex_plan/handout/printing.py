"""Plan to a printed file, in one layout or in several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.documents import write_whole
from hipflex_plan.handout import standard
from hipflex_plan.handout.carrying import NOTHING, Carried
from hipflex_plan.handout.composition import view
from hipflex_plan.handout.pdf import printed
from hipflex_plan.handout.views import Paper

if TYPE_CHECKING:
    import os

    from hipflex_plan.plan import Plan


def to_pdf(
    plan: Plan,
    paper: Paper | str = Paper.A4,
    pictures: str = "color",
    carried: Carried = NOTHING,
) -> bytes:
    """A plan as a tagged PDF (PDF/UA-1); threads wait for each other here.

    Args:
        plan: the plan.
        paper: the paper to print on.
        pictures: ``color``, or ``print`` for printers and copiers that know only black.
        carried: files to carry, and whether it is an archive; see `hipflex_plan.carried`.

    Raises:
        MissingLibraryError: if Pango is not on this machine, with the way to get it.
        RenderError: if a page cannot be printed as it should be, for example
            because no font has a letter of the patient's name.
    """
    return printed(standard.standard(plan, paper, pictures), carried)


def to_html(plan: Plan, paper: Paper | str = Paper.A4, pictures: str = "color") -> str:
    """The page that `to_pdf` prints, without its style sheet."""
    return standard.html(view(plan, paper, pictures))


def write_pdf(
    plan: Plan,
    path: str | os.PathLike[str],
    paper: Paper | str = Paper.A4,
    pictures: str = "color",
    carried: Carried = NOTHING,
) -> None:
    """Write a plan as a PDF file, in one piece; the arguments are those of `to_pdf`.

    Raises:
        MissingLibraryError, RenderError: as `to_pdf`.
        FileError: if the file cannot be written; what stood there before stays.
    """
    write_whole(path, to_pdf(plan, paper, pictures, carried))
