"""Views to pages: a layout on a paper, in a language, with a theme and a clinic's templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.handout import assets
from hipflex_plan.handout.own_templates import OURS, OwnTemplates
from hipflex_plan.handout.page import filled
from hipflex_plan.handout.pdf import rendered
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import Language

if TYPE_CHECKING:
    from hipflex_plan.handout.pdf import Rendered


def as_paper(value: Paper | str) -> Paper:
    """Take the name of a paper."""
    return Paper.of(str(value).lower())


@attrs.frozen
class Press:
    """How the views of a layout become pages.

    Attributes:
        layout: the name of the folder of its template.
        language: in which its fixed words are said.
        paper: to print on.
        theme: CSS that is laid over that of the layout.
        own: a clinic's own templates.
    """

    layout: str
    language: Language
    paper: Paper = attrs.field(default=Paper.A4, converter=as_paper)
    theme: str = attrs.field(default="", repr=False)
    own: OwnTemplates = OURS

    def html(self, view: object, fit: str = "", **more: object) -> str:
        """The HTML; *fit* names the classes of the fit ladder that hold.

        *more* is what else the template asks for by name.

        Raises:
            TemplateError: for a clinic's own template that cannot be filled.
        """
        return filled(self.layout, view, self.language, fit, self.own, **more)

    def pages(self, view: object, fit: str = "", **more: object) -> Rendered:
        """The pages.

        Raises:
            TemplateError: as `html`.
            MissingLibraryError, RenderError: as `hipflex_plan.handout.pdf.rendered`.
        """
        text = self.html(view, fit, **more)
        sheets = assets.stylesheet(
            self.layout, self.paper.value, self.own, turned=self.language.mirrors
        )
        return rendered(text, f"{sheets}\n{self.theme}")
