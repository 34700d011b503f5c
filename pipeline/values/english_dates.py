"""Dates with an English month name: rules find them, dateparser reads them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.values.date_token import (
    NO_YEAR,
    TWO_DIGITS,
    DateToken,
    Form,
    Habits,
    make_date,
    refuse,
)
from pipeline.values.months import CAPITAL, LOWER, NAMES, month_number

DATE_RANGE = "date_range"

# A quotation mark before a two-digit year, and what wrong encodings make of it.
APOSTROPHE = r"(?:['`]|¡[®¯])"
FULL_YEAR = r"(?<![0-9])(?:1[0-9]{3}|20[0-9]{2}|2100)(?!'?s\b|[.,]?[0-9])"
_YEAR = (
    rf"(?:(?:of )?(?:the year )?(?P<y>{FULL_YEAR})"
    rf"|{APOSTROPHE}(?P<yy>[0-9]{{2}})(?!'?s\b|[.,]?[0-9]))"
)
# Markup without blanks glues a country to the month: "GermanyOctober 27, 2000".
_WORD = "(?:(?<![A-Za-z])|(?<=[a-z]{3})(?=[A-Z][a-z]{2}))"
_OTHER_MONTH = rf"{_WORD}(?:{CAPITAL}|{LOWER})"
_MONTH = rf"{_WORD}(?P<m>{CAPITAL}|{LOWER})(?![A-Za-z])"
_OTHER_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?: ?(?:st|nd|rd|th)\b)?"
_DAY = rf"(?P<d>{_OTHER_DAY})"
_FIRST = r"(?<![0-9A-Za-z])(?<![0-9][.,:/-])"
_GAP = r"[ .,/-]{0,3}"
_BREAK = r"(?:[ .,/-]{1,3}|,\n)"
_OF = r"(?: (?:day )?of |[ ./-]{0,3})"
_TO = r" ?(?:-|/|&|\bto\b|\band\b) ?"
_UNCOUNTED = r"(?![.,:/-]?[0-9]| ?(?:%|(?:million|thousand|per ?cent|km)\b))"


_DATES = (
    rf"{_MONTH}{_GAP}(?:the )?{_DAY}{_BREAK}{_YEAR}",
    rf"{_FIRST}{_DAY}{_OF}{_MONTH}(?:{_GAP}|,?\n){_YEAR}",
    rf"{_MONTH}(?:{_GAP}|,?\n){_YEAR}",
    rf"(?P<y>{FULL_YEAR})[ .,/-]{{1,3}}{_MONTH}{_GAP}{_DAY}(?![ .,]{{0,3}}[0-9])",
    rf"(?P<y>{FULL_YEAR})[ -]{_MONTH}(?![ .,]{{0,3}}[0-9])",
)
_RANGES = (
    rf"{_FIRST}{_OTHER_DAY}{_TO}{_OTHER_DAY}{_OF}{_MONTH}{_BREAK}{_YEAR}",
    rf"{_MONTH}{_GAP}{_OTHER_DAY}{_TO}{_OTHER_DAY}{_BREAK}{_YEAR}",
    rf"{_OTHER_MONTH}{_TO}{_OTHER_MONTH}{_GAP}{_YEAR}",
    rf"{_FIRST}{_OTHER_DAY}{_OF}{_OTHER_MONTH}{_TO}{_OTHER_DAY}{_OF}{_OTHER_MONTH}{_BREAK}{_YEAR}",
    rf"{_OTHER_MONTH}{_GAP}{_OTHER_DAY}{_TO}{_OTHER_MONTH}{_GAP}{_OTHER_DAY}{_BREAK}{_YEAR}",
)
_YEARLESS = (
    rf"{_WORD}(?P<m>{CAPITAL})(?: |\. ?)(?:the )?{_DAY}{_UNCOUNTED}",
    rf"{_FIRST}{_DAY}(?: of |[ .-]{{0,2}})(?P<m>{CAPITAL})(?![A-Za-z])",
)
_SOME_YEAR = "2000"
_LIST_NUMBER = re.compile(r"[0-9]+\.")


def _is_list_item(match: re.Match[str]) -> bool:
    """Tell whether "3. May 1990" begins a line: an item of a list, or the third of May."""
    flat, start = match.string, match.start()
    if not flat[start].isdigit() or _LIST_NUMBER.match(flat, start) is None:
        return False
    before = flat[max(0, start - 16) : start].rstrip(" \t")
    return before.endswith("\n") or not before


def _read_date(match: re.Match[str], habits: Habits, *__: object) -> DateToken | None:
    if _is_list_item(match):
        return None
    start, end = match.span()
    year, month, day = _read_year(match, habits), month_number(match["m"]), _read_day(match)
    if year is None:
        return refuse(start, end, TWO_DIGITS, month, day)
    return make_date(start, end, year, _read_month(NAMES[month - 1]), day)


def _read_range(match: re.Match[str], habits: Habits, *__: object) -> DateToken | None:
    if _is_list_item(match):
        return None
    year = _read_year(match, habits)
    if year is None:
        return refuse(*match.span(), TWO_DIGITS)
    month = month_number(match["m"]) if "m" in match.re.groupindex else None
    return make_date(*match.span(), year, month)._replace(reason=DATE_RANGE)


def _read_yearless(match: re.Match[str], *_: object) -> DateToken | None:
    if _is_list_item(match):
        return None
    return refuse(*match.span(), NO_YEAR, month_number(match["m"]), _read_day(match))


def _read_year(match: re.Match[str], habits: Habits) -> int | None:
    return int(match["y"]) if match["y"] else habits.full_year(int(match["yy"]))


def _read_day(match: re.Match[str]) -> int | None:
    """The day without what stands behind its digits: ``5th``, ``05``."""
    if "d" not in match.re.groupindex:
        return None
    words = match["d"][:2]
    return int(words if words.isdigit() else words[0])


@cache
def _parser() -> Any:
    # It takes a tenth of a second to load, and many pages have no such date.
    from datetime import datetime

    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["en"],
        settings={
            "REQUIRE_PARTS": ["year", "month"],
            "PARSERS": ["absolute-time"],
            # Never the clock.
            "RELATIVE_BASE": datetime(2000, 1, 1),
        },
    )


@cache
def _read_month(name: str) -> int:
    """The number of a month's name.

    Asked for the name alone and in one spelling, whatever stands on the page: an answer takes
    as long as a page's other dates together, and so there are twelve. Whether the month has
    such a day is told by the calendar.
    """
    month: int = _parser().get_date_data(f"{name} {_SOME_YEAR}").date_obj.month
    return month


FORMS = tuple(
    Form(re.compile(pattern), read)
    for patterns, read in (
        (_DATES, _read_date),
        (_RANGES, _read_range),
        (_YEARLESS, _read_yearless),
    )
    for pattern in patterns
)
