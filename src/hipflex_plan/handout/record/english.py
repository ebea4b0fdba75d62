"""The record is for the clinician and in English: its days, dates and counts."""

from __future__ import annotations

from functools import partial

from hipflex_plan import wording
from hipflex_plan.languages import ENGLISH

apart = ENGLISH.apart
dates = partial(wording.dates, language=ENGLISH)
date = partial(wording.date, language=ENGLISH)
long_date = partial(wording.long_date, language=ENGLISH)
short_date = partial(wording.short_date, language=ENGLISH)
short_day = partial(wording.short_day, language=ENGLISH)
weekday_names = partial(wording.weekday_names, language=ENGLISH)
word_for = partial(wording.word_for, language=ENGLISH)


def counted(number: int, noun: str) -> str:
    """``1 week``, ``2 weeks``."""
    return wording.joined(f"{number} {noun if number == 1 else f'{noun}s'}")
