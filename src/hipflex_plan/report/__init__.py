"""Plan and diary to a report: one page for the clinician, one for the patient."""

from hipflex_plan.report.printing import report_to_html, report_to_pdf, write_report
from hipflex_plan.report.views import Report

__all__ = ["Report", "report_to_html", "report_to_pdf", "write_report"]
