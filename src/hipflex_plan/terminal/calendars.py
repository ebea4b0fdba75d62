"""Plans to months in a terminal."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.languages import ENGLISH
from hipflex_plan.months import Holds, months
from hipflex_plan.terminal.layout import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipflex_plan.months import Month, MonthDay
    from hipflex_plan.plan import Plan

MARKS = {
    Holds.TRAINING: "●",
    Holds.DAILY: "·",
    Holds.AWAY: "-",
    Holds.PAUSED: "=",
    Holds.NOTHING: " ",
}
LEGEND = {
    "●": "training",
    "·": "every day's exercises only",
    "-": "away",
    "=": "paused",
    "R": "review",
    "T": "test",
}
BETWEEN = "   "


def month_lines(plan: Plan) -> Iterator[str]:
    """The months of a plan beside each other, then what the marks mean."""
    blocks = [list(_month(month)) for month in months(plan)]
    width = len(blocks[0][1])
    beside = max(1, (WIDTH + len(BETWEEN)) // (width + len(BETWEEN)))
    for first in range(0, len(blocks), beside):
        for lines in zip_longest(*blocks[first : first + beside], fillvalue=""):
            yield BETWEEN.join(line.ljust(width) for line in lines).rstrip()
        yield ""
    shown = set("".join(line for block in blocks for line in block[2:]))
    yield "   ".join(f"{mark} {told}" for mark, told in LEGEND.items() if mark in shown)


def _month(month: Month) -> Iterator[str]:
    yield wording.month_name(month.days[0].on, ENGLISH)
    yield " ".join(wording.short_day(day, ENGLISH).ljust(4) for day in range(7))
    for row in month.rows:
        yield " ".join(_cell(day) for day in row)


def _cell(day: MonthDay | None) -> str:
    if day is None:
        return " " * 4
    visit = "R" if day.review else "T" if day.test else ""
    return f"{day.on.day:>2}{MARKS[day.holds].strip()}{visit}".ljust(4)
