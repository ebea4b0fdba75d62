"""Views to HTML: the only room that knows Jinja."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2

    from hipflex_plan.handout.views import Handout

LABELS = {
    "page": "Page",
    "of": "of",
    "goal": "What you want to do again",
    "need": "What you need",
    "pain": "How much pain is all right?",
    "pain_scale": "0 is no pain. 10 is the worst pain you can think of.",
    "stop": "When to stop, and whom to call",
    "phone": "Phone",
    "picture": "Sketch or notes",
    "feel": "You should feel",
    "watch": "Watch out for",
    "grows": "How it grows",
    "safe": "To be safe",
    "week": "Week",
    "calendar": "Your calendar",
    "day": "Make it part of your day",
    "visit": "Your next visit",
    "bring": "Please bring your sheets.",
    "day_and_time": "Day and time",
    "exercises": "Your exercises",
    "how_much": "How much",
    "questions": (
        "How hard, 0 to 10",
        "Worst pain, 0 to 10",
        "Pain the morning after, 0 to 10",
    ),
}
"""The fixed words of the layouts."""


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


def html(handout: Handout, layout: str = "standard", fit: str = "") -> str:
    """The HTML of a layout; *fit* names the classes of the fit ladder that hold."""
    return filled(layout, handout, LABELS, fit)


def filled(layout: str, view: object, words: Mapping[str, object], fit: str = "") -> str:
    """The HTML of any layout: its template with the views and the fixed words."""
    template = _environment().get_template(f"{layout}/layout.html.j2")
    return template.render(view=view, words=words, fit=fit)
