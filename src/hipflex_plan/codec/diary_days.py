"""What a form says of a whole day, to the rows that it is said of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import attrs

from hipflex_plan.diary import sides_of
from hipflex_plan.errors import Problem
from hipflex_plan.sessions import Session
from hipflex_plan.structuring import shown

Key: TypeAlias = tuple[str, str]
"""A row of a session: its exercise and its side."""
NEAREST_DAYS = 13
"""A day without its month lies at most so far from the planned day: so it is one alone."""
NUMBERS = re.compile(r"\d{1,3}(?:[\s,;.+&/]+\d{1,3})*[.,]?", re.ASCII)
A_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
A_DAY = re.compile(r"(\d{1,2})\.?", re.ASCII)
IN_WORDS = {
    "date": "done on another day",
    "load": "weight or band",
    "effort": "how hard",
    "pain": "pain during",
    "pain_next_morning": "pain next morning",
    "soreness": "sore muscles",
    "stop_sign": "had to stop",
    "exercises": "which exercise",
    "in_the_way": "what got in the way",
    "adverse_event": "what else went wrong",
}
"""What a column is called on the pages, for messages."""


@attrs.frozen
class Said:
    """What was written for a whole day by column, and what was ticked."""

    written: Mapping[str, str]
    ticked: Mapping[str, Sequence[str]]


def where(*parts: str) -> str:
    """``session 1 (Monday 4 January 2027), wall-psoas-hold, left, set 2``."""
    return ", ".join(IN_WORDS.get(p, p.replace("set_", "set ")) for p in parts if p)


def planned(session: Session) -> str:
    """``session 1 (Monday 4 January 2027)``."""
    return f"session {session.number} ({session.on.format('dddd D MMMM YYYY')})"


def of_whole_day(
    session: Session, said: Said, filled: Sequence[Key], problems: list[Problem]
) -> dict[Key, dict[str, str]]:
    """What each row gets from what was said of its whole day; what is wrong joins *problems*.

    That is every row that is *filled*; where none is, all rows. What ended an exercise
    goes to that exercise alone.
    """
    keys = [(i.exercise.slug, side.value) for i in session.items for side in sides_of(i)]
    teller = _Teller(session, problems)
    stopped = teller.stopped(said, filled)
    alike = {
        column: text for column, text in said.written.items() if column not in ("date", "exercises")
    }
    if "date" in said.written and (on := teller.moved(said.written["date"])):
        alike["date"] = on
    if soreness := teller.one_of("soreness", said.ticked.get("soreness", ())):
        alike["soreness"] = soreness
    written = {*filled, *stopped}
    return {
        key: {**alike, **({"stop_sign": stopped[key]} if key in stopped else {})}
        for key in keys
        if key in written or not written
    }


@attrs.frozen
class _Teller:
    """Reads what was said of the day of a session; what is wrong joins the problems."""

    session: Session
    problems: list[Problem]

    def tell(self, column: str, told: str) -> None:
        """Note what is wrong in a field of the whole day."""
        self.problems.append(Problem(where(planned(self.session), column), told))

    def one_of(self, column: str, ticked: Sequence[str]) -> str:
        """The one thing that was ticked; "" for none."""
        if len(ticked) > 1:
            self.tell(column, f"leave one tick, and write the rest in words: {', '.join(ticked)}")
        return ticked[0] if len(ticked) == 1 else ""

    def moved(self, text: str) -> str:
        """The date on which it was done, as in ``2027-01-05``; "" if it cannot be read."""
        if A_DATE.fullmatch(text):
            return text
        around = [self.session.on.add(days=n) for n in range(-NEAREST_DAYS, NEAREST_DAYS + 1)]
        found = A_DAY.fullmatch(text)
        days = [on for on in around if found and on.day == int(found[1])]
        if len(days) == 1:
            return days[0].isoformat()
        self.tell("date", f"write the date, as in 2027-01-05, or its day alone: {shown(text)}")
        return ""

    def stopped(self, said: Said, filled: Sequence[Key]) -> dict[Key, str]:
        """What ended which rows at once."""
        ticked, text = said.ticked.get("stop_sign", ()), said.written.get("exercises", "")
        if not ticked and not text:
            return {}
        if not ticked:
            self.tell("stop_sign", f"tick what it was; the exercise is there: {shown(text)}")
        sign, numbers = self.one_of("stop_sign", ticked), self._numbers(text, filled)
        return {
            (item.exercise.slug, side.value): sign
            for item in self.session.items
            for side in sides_of(item)
            if sign and item.number in numbers
        }

    def _numbers(self, text: str, filled: Sequence[Key]) -> set[int]:
        """The numbers of the exercises that were stopped; of the only one, if none is given."""
        known = sorted({item.number for item in self.session.items})
        done = {i.number for i in self.session.items if i.exercise.slug in {k[0] for k in filled}}
        if not text:
            only = done if len(done) == 1 else set(known) if len(known) == 1 else set()
            if not only:
                self.tell("exercises", f"write which one it was: {', '.join(map(str, known))}")
            return only
        numbers = {int(number) for number in re.findall(r"\d+", text)}
        if not NUMBERS.fullmatch(text) or not numbers <= set(known):
            told = f"write its number on that day, of {', '.join(map(str, known))}: {shown(text)}"
            self.tell("exercises", told)
            return set()
        return numbers
