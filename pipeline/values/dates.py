"""Dates as pages write them: found, cut to what is written, or refused with a reason."""

from __future__ import annotations

from re import Match

from pipeline.languages import Codes
from pipeline.values import (
    buddhist_dates,
    english_dates,
    eras,
    numeric_dates,
    periods,
    roman_dates,
)
from pipeline.values.calendars import leave_out_other_calendars
from pipeline.values.date_token import DateToken, Form, Habits
from pipeline.values.native_dates import find_native_dates

__all__ = ["DateToken", "find_dates"]

_FORMS: tuple[Form, ...] = (
    *english_dates.FORMS,
    *numeric_dates.FORMS,
    *roman_dates.FORMS,
    *eras.FORMS,
    *buddhist_dates.FORMS,
    *periods.FORMS,
    periods.YEARS,
)
_YEARS = len(_FORMS) - 1

_Found = tuple[int, int, int, Match[str]]
"""A match of a form: where it begins, the form's row, where it ends. Sorted they stand in order."""


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
    # The offsets in tokens: a sentence may hold thousands, too many to compare all.
    taken: set[int] = set()
    for at, row, behind, match in found:
        if row == _YEARS and not years:
            continue
        if not taken.isdisjoint(range(at, behind)):
            continue
        token = _FORMS[row].read(match, habits, start, stop)
        if token:
            tokens.append(token)
            taken.update(range(token.start, token.end))
    kept = sorted(_keep_longest([*tokens, *native]) if native else tokens)
    return leave_out_other_calendars(flat, kept) if len(kept) > 1 else kept


def _keep_longest(tokens: list[DateToken]) -> list[DateToken]:
    """Of dates that overlap the longest; of equals the earlier in the list."""
    kept: list[DateToken] = []
    for token in sorted(tokens, key=lambda each: each.start - each.end):
        if not any(token.start < one.end and one.start < token.end for one in kept):
            kept.append(token)
    return kept


def _find_in(flat: str, start: int, end: int) -> list[_Found]:
    """What the forms match in a stretch."""
    return [
        (match.start(), row, match.end(), match)
        for row, form in enumerate(_FORMS)
        for match in form.pattern.finditer(flat, start, end)
    ]
