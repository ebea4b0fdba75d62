"""Views to HTML: the only room that knows Jinja.

A template says its fixed words in English, as in ``_("How it grows")``, and gets
them in the language of the handout.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.languages import ENGLISH
from hipflex_plan.shipped import shipped

if TYPE_CHECKING:
    import jinja2

    from hipflex_plan.languages import Language


@cache
def _environment() -> jinja2.Environment:
    import jinja2  # noqa: PLC0415  # keeps the command line quick

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(shipped("templates"))),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["balanced"] = wording.balanced
    return environment


def filled(
    layout: str, view: object, language: Language = ENGLISH, fit: str = "", **more: object
) -> str:
    """The HTML of a layout: its template with the views, in a language.

    *fit* names the classes of the fit ladder that hold; *more* is what else the
    template asks for by name.
    """
    template = _environment().get_template(f"{layout}/layout.html.j2")
    return template.render(
        view=view, _=language.text, direction=language.direction, fit=fit, **more
    )
