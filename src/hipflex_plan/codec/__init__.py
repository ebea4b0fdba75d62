"""Program and Plan to TOML, YAML and JSON, and back without loss."""

from hipflex_plan.codec.plans import load_plan, plan_from_json, plan_to_json, write_plan
from hipflex_plan.codec.reading import load_program, parse_program
from hipflex_plan.codec.writing import program_text, save_program

__all__ = [
    "load_plan",
    "load_program",
    "parse_program",
    "plan_from_json",
    "plan_to_json",
    "program_text",
    "save_program",
    "write_plan",
]
