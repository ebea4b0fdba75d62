"""Every text of ours that a patient can read, found in the source; and the language files.

    python tests/message_ids.py --update

writes what is new into each file of data/languages, untranslated, and takes out
what is said no more. The tests ask whether the languages that are complete are.
"""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from pathlib import Path

import polib

TOP = Path(__file__).resolve().parents[1]
SOURCE = TOP / "src" / "hipflex_plan"
LANGUAGE_FILES = SOURCE / "data" / "languages"
ONLY_DIFFERENCES = ("en-US",)
"""Languages whose other texts are right as they stand in the code."""
IN_TEMPLATE = re.compile(r"""_\(\s*(?:"([^"]*)"|'([^']*)')""")


def in_source():
    """The ids in the code: (one, many or "", where)."""
    for file in sorted(SOURCE.rglob("*.py")):
        place = str(file.relative_to(TOP))
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from ((*one, place) for one in _of_call(node))


def _of_call(node):
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    texts = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
    if name in {"said", "text", "_says"} and texts and isinstance(texts[0], str) and texts[0]:
        yield texts[0], ""
    if name in {"several", "below"} and len(texts) > 2 and isinstance(texts[1], str):
        yield texts[1], texts[2]


def in_templates():
    """The ids in the templates."""
    for file in sorted((TOP / "templates").rglob("*.j2")):
        for found in IN_TEMPLATE.finditer(file.read_text("utf-8")):
            yield found[1] or found[2], "", str(file.relative_to(TOP))


def in_catalogue():
    """The texts of protocols and the names of tests, which plans carry."""
    import hipflex_plan as hp
    from hipflex_plan.measures import MEASURES

    for protocol in hp.load_catalogue().protocols.values():
        place, program = f"protocol {protocol.slug}", protocol.program
        yield program.title, "", place
        for phase in program.phases:
            notes = [one.note for one in phase.prescriptions]
            for text in (phase.name, phase.goal, phase.move_on_when, *notes):
                if text:
                    yield text, "", place
            for one in phase.prescriptions:
                words = getattr(one.progression, "words", "")
                if words:
                    yield words, "", place
        yield from ((claim.text, "", place) for claim in program.between_sessions)
    for measure in MEASURES:
        yield measure.name, "", "a test"


LITERAL_ONLY = (
    "src/hipflex_plan/measures.py",
    "src/hipflex_plan/conditions.py",
    "src/hipflex_plan/scores.py",
)
"""Rooms whose ``_says`` is for the clinician."""


@cache
def message_ids():
    """Every id with where it is said: {(one, many): [places]}."""
    found = {}
    for one, many, place in (*in_source(), *in_templates(), *in_catalogue()):
        if place not in LITERAL_ONLY:
            places = found.setdefault((one, many), [])
            if place not in places:
                places.append(place)
    singles = {one for one, many in found if many}
    return {key: places for key, places in found.items() if key[1] or key[0] not in singles}


@cache
def entries(code):
    """The entries of a language file by (one, many)."""
    file = LANGUAGE_FILES / f"{code}.po"
    return {(e.msgid, e.msgid_plural): e for e in polib.pofile(str(file), wrapwidth=96)}


def update(code):
    """Write a language file with all ids, in the order of where they are said.

    American English has only what differs: what it does not say is not added.
    """
    file = LANGUAGE_FILES / f"{code}.po"
    book, known = polib.pofile(str(file), wrapwidth=96), entries(code)
    fresh = polib.POFile(wrapwidth=96)
    fresh.metadata, fresh.header = book.metadata, book.header
    plurals = int(re.search(r"nplurals=(\d+)", book.metadata["Plural-Forms"])[1])
    for (one, many), places in sorted(message_ids().items(), key=lambda item: (item[1], item[0])):
        if code in ONLY_DIFFERENCES and (one, many) not in known:
            continue
        entry = known.get((one, many)) or polib.POEntry(msgid=one, msgid_plural=many)
        if many and not entry.msgstr_plural:
            entry.msgstr_plural = dict.fromkeys(range(plurals), "")
        entry.comment = ", ".join(places)
        fresh.append(entry)
    fresh.save(str(file))
    return len(fresh.untranslated_entries())


if __name__ == "__main__":
    if "--update" not in sys.argv:
        sys.exit(__doc__)
    for language in sorted(file.stem for file in LANGUAGE_FILES.glob("*.po")):
        sys.stdout.write(f"{language}: {update(language)} untranslated\n")
