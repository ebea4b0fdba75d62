"""The bytes of a program file to whether it is one, without reading what it means."""

from __future__ import annotations

from hipflex_plan.codec.program_form import KEYS
from hipflex_plan.codec.writing import PROGRAM_FORMAT
from hipflex_plan.documents import parse_document
from hipflex_plan.errors import LONGEST_LIST, FileError, Problem, suggestion
from hipflex_plan.whole_files import LARGEST_BYTES, text_of

SUFFIXES = (".toml", ".yaml", ".yml", ".json")


def refuse_other_documents(content: bytes, suffix: str, name: str) -> None:
    """Refuse what is no program file by its keys and its format.

    The exercises, protocols and rules that it names are not looked up: they may be a
    clinic's own, and what was written with another version of this library stays readable.

    Args:
        content: the bytes of the file.
        suffix: the end of its name, which says its format.
        name: what messages call it.

    Raises:
        FileError: with what speaks against it.
    """
    if len(content) > LARGEST_BYTES:
        raise FileError(name, [Problem("", "the file is larger than 2 MB")])
    data = parse_document(text_of(content, name), name, suffix).data
    strange = [key for key in data if key not in KEYS][:LONGEST_LIST]
    problems = [Problem(key, f"no such key; {suggestion(key, KEYS)}") for key in strange]
    if data.get("format", PROGRAM_FORMAT) != PROGRAM_FORMAT:
        problems.append(Problem("format", f"this library reads {PROGRAM_FORMAT!r}"))
    if not {"phases", "protocol"} & set(data):
        problems.append(
            Problem("", "this is no program file: it has neither phases nor a protocol")
        )
    if problems:
        raise FileError(name, problems)
