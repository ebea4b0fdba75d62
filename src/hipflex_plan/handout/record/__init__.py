"""Plan to the record for the clinician's file, on paper."""

from hipflex_plan.handout.record.composition import record_views
from hipflex_plan.handout.record.printing import (
    record_html,
    record_to_html,
    record_to_pdf,
    write_record,
)
from hipflex_plan.handout.record.views import RecordPages

__all__ = [
    "RecordPages",
    "record_html",
    "record_to_html",
    "record_to_pdf",
    "record_views",
    "write_record",
]
