"""Program, Plan and Diary to files, and back without loss."""

from hipflex_plan.codec.diaries import (
    diary_form_text,
    diary_text,
    load_diary,
    parse_diary,
    write_diary,
)
from hipflex_plan.codec.diary_sheets import diary_template
from hipflex_plan.codec.plans import load_plan, plan_from_json, plan_to_json, write_plan
from hipflex_plan.codec.reading import load_program, parse_program
from hipflex_plan.codec.writing import program_text, save_program

__all__ = [
    "diary_form_text",
    "diary_template",
    "diary_text",
    "load_diary",
    "load_plan",
    "load_program",
    "parse_diary",
    "parse_program",
    "plan_from_json",
    "plan_to_json",
    "program_text",
    "save_program",
    "write_diary",
    "write_plan",
]
