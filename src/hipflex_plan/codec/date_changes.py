"""What happened to the dates of a program, into the program file that a person wrote.

Where nothing else changes, the file stays as it is and the new tables come to its end:
its comments, its order and the protocol that it names are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.codec.reading import parse_program
from hipflex_plan.codec.writing import toml_text
from hipflex_plan.errors import FileError
from hipflex_plan.plain import plain_fields

if TYPE_CHECKING:
    from pathlib import Path

    from hipflex_plan.catalogue import Catalogue
    from hipflex_plan.plan import Plan


def with_date_changes(file: Path, before: Plan, after: Plan, catalogue: Catalogue) -> str | None:
    """The text of a program file with what happened at its end; None if that does not say all.

    Args:
        file: the program file that *before* was made from.
        before: the plan as it was.
        after: the plan after the change.
        catalogue: where exercises are looked up.
    """
    new = after.program.date_changes[len(before.program.date_changes) :]
    if file.suffix.lower() == ".toml":
        tables = [f"[[date_changes]]\n{toml_text(plain_fields(change))}" for change in new]
        text = "\n".join((f"{file.read_text(encoding='utf-8').rstrip()}\n", *tables))
        if _reads_as(text, after, catalogue):
            return text
    return None


def _reads_as(text: str, after: Plan, catalogue: Catalogue) -> bool:
    """Whether a text is the program of a plan, but for the order of its exercises."""
    try:
        program = parse_program(text, ".toml", catalogue)
    except FileError:
        return False
    wanted = after.program
    same = attrs.evolve(wanted, phases=program.phases, reference=program.reference)
    named = [{p.place: p for p in phase.prescriptions} for phase in program.phases]
    return program == same and named == [
        {p.place: p for p in phase.prescriptions} for phase in wanted.phases
    ]
