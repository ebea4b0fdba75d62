"""Drawings to fewer letters, the same on every machine, and unpacked by a few lines of script.

A usual packer would do better by a little, but its bytes change from one build to
the next, and the page would change with them. So whole numbers are written with one
or three letters instead of up to five, and what was drawn before is named by its place.
"""

from __future__ import annotations

import re

LETTERS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "\"<`{|}~\\&'")
"""The digits of packed numbers: what needs no escape in HTML, and is no sign of ours."""
BASE = len(LETTERS)
HALF = BASE // 2
FAR = BASE * BASE // 2
AGAIN, LONG, DRAWN, OPEN, CLOSED = "`", "~", "|", "{", "}"
"""Before what was there before, a long number, a path; after an open line, a closed one."""
SHORTEST = 6
"""What is shorter than that is written again."""
PATH = re.compile(r' d="((?:M-?\d+ ?-?\d+l(?: ?-?\d+)+z?)+)"')
LINE = re.compile(r"M(-?\d+ ?-?\d+)l((?: ?-?\d+)+)(z?)")
NUMBER = re.compile(r"-?\d+")


def packed(svg: str) -> str:
    """A drawing in fewer letters, none of which ends a script element.

    Raises:
        ValueError: for a drawing that holds one of our signs.
    """
    if found := set(svg) & {AGAIN, LONG, DRAWN, OPEN, CLOSED}:
        raise ValueError(f"a drawing holds {sorted(found)}, which say something when it is packed")
    return _once(PATH.sub(_path, svg)).replace("<", "\\")


def _path(found: re.Match[str]) -> str:
    lines = LINE.findall(found[1])
    numbers = [int(n) for start, steps, _ in lines for n in NUMBER.findall(start + " " + steps)]
    if any(not -FAR <= number < BASE * BASE - FAR for number in numbers):
        return found[0]
    return f" {DRAWN}{''.join(_line(*line) for line in lines)}{DRAWN}"


def _line(start: str, steps: str, end: str) -> str:
    digits = "".join(_digits(int(number)) for number in NUMBER.findall(f"{start} {steps}"))
    return digits + (CLOSED if end else OPEN)


def _digits(number: int) -> str:
    if -HALF <= number < BASE - HALF:
        return LETTERS[number + HALF]
    return LONG + _two(number + FAR)


def _two(number: int) -> str:
    return LETTERS[number // BASE] + LETTERS[number % BASE]


def _once(text: str) -> str:
    """The text, in which longer pieces that come again name their place and length."""
    places: dict[str, int] = {}
    pieces, at = [], 0
    while at < len(text):
        place = places.get(text[at : at + SHORTEST], at)
        length = _alike(text, place, at)
        step = length if length >= SHORTEST else 1
        piece = AGAIN + _two(at - place) + LETTERS[length - SHORTEST] if step > 1 else text[at]
        pieces.append(piece)
        for here in range(at, at + step):
            places[text[here : here + SHORTEST]] = here
        at += step
    return "".join(pieces)


def _alike(text: str, place: int, at: int) -> int:
    """How many letters from *place* on come again at *at*; 0 where it is too far away."""
    if place == at or at - place >= BASE * BASE:
        return 0
    most = min(len(text) - at, at - place, SHORTEST + BASE - 1)
    return next((n for n in range(most) if text[place + n] != text[at + n]), most)
