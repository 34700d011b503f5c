"""Dates as pages write them: found, cut to what is written, or refused with a reason."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from re import Match
from typing import NamedTuple

from pipeline.languages import Codes
from pipeline.memory import per_text
from pipeline.search.marks import Mark
from pipeline.values import english_dates, eras, numeric_dates, periods
from pipeline.values.date_token import DateToken, Form, Habits
from pipeline.values.digit_runs import holds_digit
from pipeline.values.native_dates import find_native_dates

__all__ = ["DateToken", "find_dates"]

_FORMS: tuple[Form, ...] = (
    *english_dates.FORMS,
    *numeric_dates.FORMS,
    *eras.FORMS,
    *periods.FORMS,
    periods.YEARS,
)
_YEARS = len(_FORMS) - 1
_WORDS = Mark(frozenset(("\u5143", "centur", *periods.DECADES)))
"""The first year of an era, "century", "thirties": but for these a date has digits."""

_ENDS, _SIGNS, _STOPS = "\n\t)", " .,;:", ".;!?)"


_Found = tuple[int, int, int, Match[str]]
"""A match of a form: where it begins, the form's row, where it ends. Sorted they stand in order."""


class _Page(NamedTuple):
    """All matches of a page, by their start; ``reach`` is where those so far end at most."""

    found: list[_Found]
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
    codes: Codes = (),
) -> list[DateToken]:
    """Find the dates in ``flat[start:end]``, in order; of two that overlap the longer.

    ``day_first`` is the page's habit, where it is known. ``pivot`` is the latest
    plausible year: a year of two digits becomes the latest one up to it, and is
    refused without. ``years=False`` leaves out bare years. ``codes`` are the languages
    beside English in whose words dates are read.

    >>> [token.iso for token in find_dates("Signed on Oct. 12. 2004, renewed in 2014.")]
    ['2004-10-12', '2014']
    """
    stop = len(flat) if end is None else end
    habits = Habits(day_first, pivot)
    native = list(find_native_dates(flat, start, stop, codes, habits))
    found = _find_in(flat, start, stop)
    if len(found) > 1:
        # The longest first; of equals the earlier one's, then the earlier form's.
        found = sorted(found, key=lambda each: (each[0] - each[2], each[:2]))
    tokens: list[DateToken] = []
    for at, row, behind, match in found:
        if row == _YEARS and not years:
            continue
        if any(at < token.end and token.start < behind for token in tokens):
            continue
        token = _FORMS[row].read(match, habits, start, stop)
        if token:
            tokens.append(token)
    return sorted(_keep_longest([*tokens, *native]) if native else tokens)


def _keep_longest(tokens: list[DateToken]) -> list[DateToken]:
    """Of dates that overlap the longest; of equals the earlier in the list."""
    kept: list[DateToken] = []
    for token in sorted(tokens, key=lambda each: each.start - each.end):
        if not any(token.start < one.end and one.start < token.end for one in kept):
            kept.append(token)
    return kept


def _find_in(flat: str, start: int, end: int) -> list[_Found]:
    """What the forms match in a stretch.

    The page is searched once. What stands in a whole line or sentence, or in several, is what
    is found on the page there, because no form looks behind their end; a stretch that ends
    elsewhere or cuts a match is searched by itself.
    """
    if _is_closed(flat, end):
        page = _find_on_page(flat)
        first, behind = bisect_left(page.starts, start), bisect_left(page.starts, end)
        cut = first and page.reach[first - 1] > start
        if not cut and (first == behind or page.reach[behind - 1] <= end):
            return page.found[first:behind]
    if not may_hold_date(flat, start, end):
        return []
    return [
        (match.start(), row, match.end(), match)
        for row, form in enumerate(_FORMS)
        if form.mark.stands_in(flat, start, end)
        for match in form.pattern.finditer(flat, start, end)
    ]


def _is_closed(flat: str, end: int) -> bool:
    """Is what stands behind ``end`` the same to all forms as the end of the text?"""
    behind = flat[end : end + 2]
    if behind[:1] in _ENDS:
        return True
    # Over signs and blanks they look for a digit, over a blank alone for what is counted.
    if behind[0] not in _SIGNS or holds_digit(flat, end, end + 4):
        return False
    return behind[0] != " " or flat[end - 1] in _STOPS or behind[1:2] == "-"


@per_text
def _find_on_page(flat: str) -> _Page:
    found = [
        (match.start(), row, match.end(), match)
        for row, form in enumerate(_FORMS)
        for match in form.find_on(flat)
    ]
    found.sort()
    ends = [each[2] for each in found]
    return _Page(found, [each[0] for each in found], list(accumulate(ends, max)))


def may_hold_date(flat: str, start: int, end: int) -> bool:
    """Can there be a date in any part of ``flat[start:end]``?

    >>> may_hold_date("Twinned in 1984", 0, 15), may_hold_date("Twinned in May", 0, 14)
    (True, False)
    """
    return holds_digit(flat, start, end) or _WORDS.stands_in(flat, start, end)
