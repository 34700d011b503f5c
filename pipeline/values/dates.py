"""Dates as pages write them: found, cut to what is written, or refused with a reason."""

from __future__ import annotations

from pipeline.marks import Mark
from pipeline.values.date_token import DateToken, Habits
from pipeline.values.english_dates import find_english
from pipeline.values.eras import find_east_asian
from pipeline.values.numeric_dates import find_numeric
from pipeline.values.periods import find_periods, find_years

__all__ = ["DateToken", "find_dates"]

_FINDERS = (find_english, find_numeric, find_east_asian, find_periods)
_MARK = Mark(hint="[0-9\u5143]|t(?=ies)|c(?=entur)")
"""Digits, the first year of an era, "thirties", "century": no date is without."""


def find_dates(
    flat: str,
    start: int = 0,
    end: int | None = None,
    *,
    day_first: bool | None = None,
    pivot: int | None = None,
    years: bool = True,
) -> list[DateToken]:
    """Find the dates in ``flat[start:end]``, in order; of two that overlap the longer.

    ``day_first`` is the page's habit, where it is known. ``pivot`` is the latest
    plausible year: a year of two digits becomes the latest one up to it, and is
    refused without. ``years=False`` leaves out bare years.

    >>> [token.iso for token in find_dates("Signed on Oct. 12. 2004, renewed in 2014.")]
    ['2004-10-12', '2014']
    """
    stop = len(flat) if end is None else end
    if not _MARK.stands_in(flat, start, stop):
        return []
    habits = Habits(day_first, pivot)
    found = [token for find in _FINDERS for token in find(flat, start, stop, habits)]
    if years:
        found.extend(find_years(flat, start, stop))
    return _keep_longest(found)


def may_hold_date(flat: str, start: int, end: int) -> bool:
    """Can there be a date in any part of ``flat[start:end]``?

    >>> may_hold_date("Twinned in 1984", 0, 15), may_hold_date("Twinned in May", 0, 14)
    (True, False)
    """
    return _MARK.stands_in(flat, start, end)


def _keep_longest(tokens: list[DateToken]) -> list[DateToken]:
    """Drop what overlaps a longer token; of equals, the earlier rule's stays."""
    kept: list[DateToken] = []
    taken: set[int] = set()
    for token in sorted(tokens, key=lambda token: (token.start - token.end, token.start)):
        if taken.isdisjoint(range(token.start, token.end)):
            taken.update(range(token.start, token.end))
            kept.append(token)
    return sorted(kept, key=lambda token: token.start)
