"""A country to its public holidays: the one door to the package ``holidays``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hipflex_plan.dates import on_the_day
from hipflex_plan.errors import MissingLibraryError, ScheduleError

if TYPE_CHECKING:
    import pendulum


@lru_cache(maxsize=64)
def holidays_of(place: str, first: pendulum.Date, last: pendulum.Date) -> frozenset[pendulum.Date]:
    """The public holidays from one day to another, both included; none for no place.

    Args:
        place: a country by its two letters, with a part of it after a hyphen if it has
            holidays of its own: "GB", "GB-SCT", "DE-BY".
        first: the first day.
        last: the last day.

    Raises:
        MissingLibraryError: if the package is not installed, with the way to get it.
        ScheduleError: for a place whose holidays it does not know.
    """
    if not place:
        return frozenset()
    try:
        import holidays  # noqa: PLC0415  # optional, and slow to import
    except ImportError:
        raise MissingLibraryError(
            "public holidays need the package 'holidays': pip install 'hipflex-plan[holidays]'"
        ) from None
    country, _, part = place.upper().partition("-")
    years = range(first.year, last.year + 1)
    try:
        found = holidays.country_holidays(country, subdiv=part or None, years=years)
    except NotImplementedError:
        message = f"no holidays are known for {place!r}: write a country such as 'GB' or 'DE-BY'"
        raise ScheduleError(message) from None
    days = (on_the_day(day) for day in found)
    return frozenset(day for day in days if day is not None and first <= day <= last)
