"""Plan to the diary: a page a week, to write on or to fill in as a form."""

from hipflex_plan.handout.diary.layout import (
    diary,
    diary_to_html,
    diary_to_pdf,
    write_diary_pages,
)
from hipflex_plan.handout.diary.pages import diary_pages
from hipflex_plan.handout.diary.views import DiaryPages

__all__ = [
    "DiaryPages",
    "diary",
    "diary_pages",
    "diary_to_html",
    "diary_to_pdf",
    "write_diary_pages",
]
