"""Printed pages to what a careful proofreader would mark on them.

The pages are printed in memory and read back as they really are: sizes, colours and places
come from the finished PDF, words from the views that it was made from.
"""

from hipflex_plan.proofreading.finding import PrintFinding, PrintSeverity
from hipflex_plan.proofreading.floors import FLOORS, Floor
from hipflex_plan.proofreading.whole import proofread, proofread_pdf

__all__ = [
    "FLOORS",
    "Floor",
    "PrintFinding",
    "PrintSeverity",
    "proofread",
    "proofread_pdf",
]
