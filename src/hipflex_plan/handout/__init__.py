"""Plan to views, views to HTML, HTML to PDF."""

from hipflex_plan.handout.carrying import Carried, CarriedFile
from hipflex_plan.handout.composition import view
from hipflex_plan.handout.printing import to_html, to_pdf, write_pdf
from hipflex_plan.handout.views import Handout, Paper

__all__ = ["Carried", "CarriedFile", "Handout", "Paper", "to_html", "to_pdf", "view", "write_pdf"]
