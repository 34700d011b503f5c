"""Dates as pages write them: found, cut to what is written, or refused with a reason."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from re import Match
from typing import NamedTuple

from pipeline.marks import Mark
from pipeline.memory import per_text
from pipeline.values import english_dates, eras, numeric_dates, periods
from pipeline.values.date_token import DateToken, Form, Habits

__all__ = ["DateToken", "find_dates"]

_FORMS: tuple[Form, ...] = (
    *english_dates.FORMS,
    *numeric_dates.FORMS,
    *eras.FORMS,
    *periods.FORMS,
    periods.YEARS,
)
_YEARS = len(_FORMS) - 1
_MARK = Mark(hint="[0-9\u5143]|[Tt](?=(?i:ies))|[Cc](?=(?i:entur))")
"""Digits, the first year of an era, "thirties", "century": no date is without."""


class _Page(NamedTuple):
    """All matches of a page, by their start; ``reach`` is where those so far end at most."""

    found: list[tuple[int, int, Match[str]]]
    starts: list[int]
    reach: list[int]


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
    habits = Habits(day_first, pivot)
    tokens = []
    for row, _, match in sorted(_find_in(flat, start, stop)):
        if row != _YEARS or years:
            token = _FORMS[row].read(match, habits, start, stop)
            if token:
                tokens.append(token)
    return _keep_longest(tokens) if len(tokens) > 1 else tokens


def _find_in(flat: str, start: int, end: int) -> list[tuple[int, int, Match[str]]]:
    """What the forms match in a stretch, as row, start and match.

    The page is searched once. What stands in a whole line, or in several, is what is
    found on the page there, because no form looks behind a line break; a stretch that
    ends within a line or cuts a match is searched by itself.
    """
    if end >= len(flat) or flat[end] == "\n":
        page = _find_on_page(flat)
        first, behind = bisect_left(page.starts, start), bisect_left(page.starts, end)
        cut = first and page.reach[first - 1] > start
        if not cut and (first == behind or page.reach[behind - 1] <= end):
            return [(row, at, match) for at, row, match in page.found[first:behind]]
    if not _MARK.stands_in(flat, start, end):
        return []
    return [
        (row, match.start(), match)
        for row, form in enumerate(_FORMS)
        if form.mark.stands_in(flat, start, end)
        for match in form.pattern.finditer(flat, start, end)
    ]


@per_text
def _find_on_page(flat: str) -> _Page:
    found = [
        (match.start(), row, match)
        for row, form in enumerate(_FORMS)
        for match in form.find_on(flat)
    ]
    found.sort(key=lambda each: each[:2])
    ends = (match.end() for _, _, match in found)
    return _Page(found, [start for start, _, _ in found], list(accumulate(ends, max)))


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
