"""A dosage line, as a clinic writes it, to the fields of a dosage.

``3 x 8-12 each side, hold 5 s, tempo 3-1-1-0, red band, effort 5-6, rest 60 s``

The first piece is sets and amount; the others come in any order. Every piece
that cannot be read is pointed at, all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias, cast

import attrs

from hipflex_plan.errors import DosageError, ImpossibleValueError, suggestion
from hipflex_plan.load import Band, BandColour, Bodyweight, Load, RepetitionMaximum, Weight
from hipflex_plan.quantities import Effort, Range, Side, Tempo
from hipflex_plan.validators import whole_number

Fields: TypeAlias = dict[str, object]
Reader: TypeAlias = Callable[[re.Match[str]], Fields]

LONGEST_LINE = 300
FLAGS = re.IGNORECASE | re.ASCII
SECONDS_A_MINUTE = 60
EXAMPLE = "3 x 8-12 each side, hold 5 s, tempo 3-1-1-0, red band, effort 5-6, rest 60 s"
SIDES = {Side.LEFT: "left side", Side.RIGHT: "right side", Side.EACH: "each side", Side.BOTH: ""}

_SIDE = r"(?P<side>each|per|left|right|both)(?:\s+(?:sides?|legs?|together))?"
_SECONDS = r"s|secs?|seconds?"
_MINUTES = r"min|mins|minutes?"


def _range(found: re.Match[str]) -> tuple[int, int]:
    low = whole_number(found["low"])
    return low, whole_number(found["high"]) if found["high"] else low


def _repetitions(found: re.Match[str]) -> Fields:
    return {"repetitions": Range(*_range(found))}


def _maximum(found: re.Match[str]) -> Fields:
    count = whole_number(found["low"])
    return {"load": RepetitionMaximum(count), "repetitions": Range.of(count)}


def _side(found: re.Match[str]) -> Fields:
    return {"side": _side_of(found["side"])}


def _side_of(word: str) -> Side:
    return Side.EACH if word.lower() == "per" else Side(word.lower())


def _band(found: re.Match[str]) -> Fields:
    return {"load": Band(found["colour"].lower(), (found["brand"] or "").strip())}


def _rest(found: re.Match[str]) -> Fields:
    unit = SECONDS_A_MINUTE if found["minutes"] else 1
    return {"rest_seconds": whole_number(found["n"]) * unit}


AMOUNTS: dict[str, Reader] = {
    r"(?P<low>\d+)(?:\s*(?:-|–|to)\s*(?P<high>\d+))?(?:\s*rep(?:s|etitions)?)?": _repetitions,
    r"(?P<low>\d+)\s*rm": _maximum,
    r"(?P<n>\d+)\s*steps?": lambda found: {"steps": whole_number(found["n"])},
    rf"(?P<n>\d+)\s*(?:{_MINUTES})": lambda found: {"minutes": whole_number(found["n"])},
    rf"(?P<n>\d+)\s*(?:{_SECONDS})": lambda found: {
        "repetitions": Range.of(1),
        "hold_seconds": whole_number(found["n"]),
    },
}
LOADS: dict[str, Reader] = {
    rf"(?P<colour>{'|'.join(BandColour)})\s+band(?:\s*\((?P<brand>[^()]+)\))?": _band,
    r"(?P<amount>\d+(?:\.\d+)?)\s*(?P<unit>kg|lb)s?": lambda found: {
        "load": Weight(Decimal(found["amount"]), found["unit"].lower())
    },
    r"body\s?-?weight|no weight": lambda _: {"load": Bodyweight()},
    r"(?:load\s+)?(?P<n>\d+)\s*rm": lambda found: {
        "load": RepetitionMaximum(whole_number(found["n"]))
    },
}
PIECES: dict[str, Reader] = {
    _SIDE: _side,
    rf"hold\s+(?P<n>\d+)\s*(?:{_SECONDS})?": lambda found: {
        "hold_seconds": whole_number(found["n"])
    },
    r"tempo\s+(?P<parts>\d+-\d+-\d+-\d+)": lambda found: {
        "tempo": Tempo(*map(whole_number, found["parts"].split("-")))
    },
    **LOADS,
    r"effort\s+(?P<low>\d+)(?:\s*(?:-|–|to)\s*(?P<high>\d+))?": lambda found: {
        "effort": Effort(*_range(found))
    },
    rf"rest\s+(?P<n>\d+)\s*(?:(?P<minutes>{_MINUTES})|{_SECONDS})": _rest,
}
ALLOWED = {
    "hold": "hold 5 s",
    "tempo": "tempo 3-1-1-0 (lowering, pause, lifting, pause)",
    "band": "red band (any of " + ", ".join(BandColour) + ")",
    "kg": "1.5 kg",
    "lb": "2 lb",
    "load": "load 15 RM",
    "effort": "effort 5-6",
    "rest": "rest 60 s",
    "side": "each side",
    "bodyweight": "bodyweight",
}
HEAD = re.compile(rf"(?P<sets>\d+)\s*[x×]\s*(?P<what>.*?)(?:\s+{_SIDE})?", FLAGS | re.DOTALL)
_AMOUNTS = tuple((re.compile(form, FLAGS), read) for form, read in AMOUNTS.items())
_LOADS = tuple((re.compile(form, FLAGS), read) for form, read in LOADS.items())
_PIECES = tuple((re.compile(form, FLAGS), read) for form, read in PIECES.items())


@attrs.frozen
class Mistake:
    """What is wrong with the piece of a line from *start* to *end*."""

    start: int
    end: int
    message: str


@attrs.frozen
class Reading:
    """The fields that a line gives, and where in the line each of them stands."""

    line: str
    fields: Fields
    spans: dict[str, tuple[int, int]]

    def refusal(self, error: ImpossibleValueError) -> DosageError:
        """Point at the piece that *error* is about."""
        start, end = self.spans.get(error.field, (0, len(self.line)))
        return pointed(self.line, [Mistake(start, end, str(error))])


def pointed(line: str, mistakes: list[Mistake]) -> DosageError:
    """Make the error that shows the line with a caret under each mistake."""
    shown = "".join(letter if letter.isprintable() else " " for letter in line)
    rows = [f"cannot read the dosage {shown.strip()!r}", f"    {shown}"]
    for mistake in mistakes:
        carets = "^" * max(1, mistake.end - mistake.start)
        rows.append(f"    {' ' * mistake.start}{carets} {mistake.message}")
    return DosageError("\n".join(rows), "dosage")


def read_line(line: str) -> Reading:
    """Read one dosage line into fields.

    Raises:
        DosageError: pointing at every piece that cannot be read.
    """
    if not isinstance(line, str):
        raise DosageError(f"a dosage is a line such as '{EXAMPLE}': {line!r}", "dosage")
    if len(line) > LONGEST_LINE:
        raise DosageError(f"a dosage line has at most {LONGEST_LINE} letters", "dosage")
    line = line.replace("\u00a0", " ")
    reading, mistakes = Reading(line, {}, {}), list[Mistake]()
    for position, (start, end) in enumerate(_piece_spans(line)):
        try:
            fields = (_head if position == 0 else _piece)(line[start:end])
            _take(reading, fields, (start, end))
        except ImpossibleValueError as error:
            mistakes.append(Mistake(start, end, str(error)))
    if mistakes:
        raise pointed(line, mistakes)
    return reading


def load(value: str | Load) -> Load:
    """Take a load, or read one: ``1.5 kg``, ``red band``, ``15 RM``, ``bodyweight``.

    Raises:
        ImpossibleValueError: for words that are no load.
    """
    if not isinstance(value, str):
        return value
    for form, read in _LOADS:
        if found := form.fullmatch(value.strip()):
            return cast("Load", read(found)["load"])
    raise ImpossibleValueError(
        f"{value!r} is no load; write '1.5 kg', '2 lb', 'red band', '15 RM' or 'bodyweight'"
    )


def _piece_spans(line: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for found in re.finditer(r"[^,]*(?:,|$)", line):
        text = found[0].rstrip(",")
        if text.strip() or not spans:
            start = found.start() + len(text) - len(text.lstrip())
            spans.append((start, max(start, found.start() + len(text.rstrip()))))
    return spans


def _take(reading: Reading, fields: Fields, span: tuple[int, int]) -> None:
    for name, value in fields.items():
        if name in reading.fields:
            words = name.removesuffix("_seconds")
            raise ImpossibleValueError(f"the {words} is given twice", name)
        reading.fields[name] = value
        reading.spans[name] = span


def _head(text: str) -> Fields:
    found = HEAD.fullmatch(text)
    if found is None:
        raise ImpossibleValueError(
            "begin with sets x amount, as in '3 x 8-12', '2 x 20 steps', '1 x 10 min', '3 x 15 RM'"
        )
    for form, read in _AMOUNTS:
        if amount := form.fullmatch(found["what"]):
            side = {"side": _side_of(found["side"])} if found["side"] else {}
            return {"sets": whole_number(found["sets"]), **read(amount), **side}
    raise ImpossibleValueError(
        f"{found['what']!r} is no amount; write '8-12', '20 steps', '10 min', '30 s' or '15 RM'"
    )


def _piece(text: str) -> Fields:
    for form, read in _PIECES:
        if found := form.fullmatch(text):
            return read(found)
    raise ImpossibleValueError(_no_such_piece(text))


def _no_such_piece(text: str) -> str:
    for keyword, example in ALLOWED.items():
        if re.search(rf"\b{keyword}\b|\d{keyword}\b", text.lower()):
            return f"write it as: {example}"
    if text.isdigit():
        return "a number alone says nothing; decimals have a point, as in 1.5 kg"
    word = (text.split() or [""])[0].lower()
    return f"no such piece; {suggestion(word, ALLOWED)}"
