"""Plan to the data of the script: what to count, what to keep, and the words for it.

The columns of the diary are those that `hipflex_plan.codec.load_diary` reads.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hipflex_plan.codec.diary_sheets import FELT, NONE_AT_ALL, WORDS, columns
from hipflex_plan.diary import sides_of
from hipflex_plan.load import HEAVIEST, Band, BandColour, Weight
from hipflex_plan.messages import said
from hipflex_plan.performance import HIGHEST, MOST_AMOUNT, Soreness, StopSign, amount, unit
from hipflex_plan.phone.days import session_data
from hipflex_plan.phone.exercises import unit_of
from hipflex_plan.phone.packing import LETTERS
from hipflex_plan.phone.timing import (
    CHANGE_LEGS_SECONDS,
    GET_READY_SECONDS,
    HERTZ,
    PHASES,
    loop_seconds,
    moves,
    rest_seconds,
)
from hipflex_plan.picturing import leaves

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipflex_plan.handout.pictures import Pictures
    from hipflex_plan.languages import Language
    from hipflex_plan.phone.amounts import Amount, Prescribed
    from hipflex_plan.plan import Plan

FORMAT = "hipflex-phone/1"
"""With the reference of the plan, the name under which the phone keeps the diary."""
FRAMES = 7
"""About so many drawings show a movement: the page is sent by phone, and must stay small."""
OF_A_DAY = ("pain_next_morning", "soreness", "in_the_way", "adverse_event")
"""Asked once a day; the diary has them in each of its rows."""
TOLD = {
    "full": said("Done"),
    "part": said("Partly done"),
    "open": said("Not ticked"),
    "sets": said("{done} of {all} sets"),
    "round": said("{number} of {all}"),
    "erase": said("Erase all ticks and notes on this phone?"),
    "saved": said("Saved as {name}."),
    "read": said("Rows that were read: {number}."),
    "unread": said("These lines could not be used: {lines}."),
}
"""What only the script can place; all else stands in the page."""


_SCORE = f"[0-9]|{HIGHEST}"
_AMOUNT = r"[1-9]\d{0,2}|[12]\d{3}|3[0-5]\d{2}|" + str(MOST_AMOUNT)
_WEIGHT = r"(?=\.?\d)[0-4]?\d{0,2}(?:\.\d{1,2})?|" + str(HEAVIEST)
_BAND = rf"(?:{'|'.join(BandColour)}) band(?: \(.+\))?"
FORMS = {
    "set": f"x|{_AMOUNT}",
    "weight": _WEIGHT,
    "load": rf"bodyweight|(?:{_WEIGHT}) (?:kg|lb)|{_BAND}",
    "effort": _SCORE,
    "pain": _SCORE,
    "pain_next_morning": _SCORE,
    "soreness": "|".join(Soreness),
    "stop_sign": "|".join(StopSign),
    "in_the_way": ".{1,500}",
    "adverse_event": ".{1,500}",
}
"""What the page takes, as regular expressions; all of it is read by the library."""


def page_data(
    plan: Plan, found: Sequence[Prescribed], pictures: Pictures, language: Language
) -> tuple[dict[str, Any], dict[str, str]]:
    """The data of the script, and the drawings that move, by the name of their exercise."""
    books = {one.key: leaves_of(one, pictures) for one in found if _moves(one)}
    keys = tuple(one.key for one in found)
    data = {
        "format": FORMAT,
        "letters": LETTERS,
        "plan": plan.reference,
        "start": plan.start.isoformat(),
        "head": columns(max(amount.boxes for one in found for amount in one.amounts)),
        "felt": FELT,
        "of_a_day": OF_A_DAY,
        "texts": WORDS,
        "nothing": NONE_AT_ALL,
        "forms": FORMS,
        "ready": GET_READY_SECONDS,
        "swap": CHANGE_LEGS_SECONDS,
        "hertz": HERTZ,
        "phases": {key: language.said(word) for key, word in PHASES.items()},
        "words": {key: language.said(word) for key, word in TOLD.items()},
        "exercises": [_exercise(one, books.get(one.key, ("", ()))[1]) for one in found],
        "sessions": session_data(plan, keys, language),
    }
    return data, {key: svg for key, (svg, _) in books.items()}


def _moves(found: Prescribed) -> bool:
    return found.exercise.figure is not None and found.exercise.photograph is None


def leaves_of(found: Prescribed, pictures: Pictures) -> tuple[str, tuple[float, ...]]:
    """The frames of an exercise, and the shares of the way between which each is shown."""
    look, accent = pictures.look, pictures.accent
    book = leaves(found.exercise, side=found.side, look=look, accent=accent, frames=FRAMES)
    return book.svg, tuple(round(cut, 4) for cut in book.cuts)


def _exercise(found: Prescribed, cuts: tuple[float, ...]) -> dict[str, Any]:
    return {
        "key": found.key,
        "slug": found.exercise.slug,
        "sides": [side.value for side in sides_of(found.amounts[0].item)],
        "unit": str(unit_of(found)),
        "cuts": cuts,
        "amounts": [_amount(one, found) for one in found.amounts],
    }


def _amount(one: Amount, found: Prescribed) -> dict[str, Any]:
    dosage, whole = one.dosage, amount(one.dosage)
    load = dosage.load
    return {
        "weeks": one.weeks,
        "sets": dosage.sets,
        "boxes": one.boxes,
        "low": whole.low,
        "high": whole.high,
        "unit": unit(dosage),
        "prescribed": str(dosage),
        "load": str(load) if isinstance(load, (Weight, Band)) else "",
        "rest": rest_seconds(found.exercise, dosage),
        "moves": [
            (move.phase, move.seconds, move.since, move.until)
            for move in moves(found.exercise, dosage)
        ],
        "loop": loop_seconds(found.exercise, dosage),
    }


def as_script(data: Mapping[str, Any]) -> str:
    """Data as JSON that no name in it can end: each ``<`` is written as its number."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
