"""Dates with an English month name: rules find them, dateparser reads them."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache, lru_cache
from typing import Any

from pipeline.marks import Mark
from pipeline.memory import per_text
from pipeline.needs import join, needs
from pipeline.values.date_token import (
    IMPOSSIBLE,
    NO_YEAR,
    TWO_DIGITS,
    DateToken,
    Form,
    Habits,
    make_date,
    refuse,
)
from pipeline.values.months import CAPITAL, MONTHS, month_number

DATE_RANGE = "date_range"

# A quotation mark before a two-digit year, and what wrong encodings make of it.
APOSTROPHE = r"(?:['`]|¡[®¯])"
FULL_YEAR = r"(?<![0-9])(?:1[0-9]{3}|20[0-9]{2}|2100)(?!'?s\b|[.,]?[0-9])"
_YEAR = (
    rf"(?:(?:of )?(?:the year )?(?P<y>{FULL_YEAR})"
    rf"|{APOSTROPHE}(?P<yy>[0-9]{{2}})(?!'?s\b|[.,]?[0-9]))"
)
# "may" and "march" in lower case are verbs, and short names are other words.
_LOWER = "|".join(name for name in MONTHS if name not in ("may", "march"))
_WORD = "(?<![A-Za-z])"
_OTHER_MONTH = rf"{_WORD}(?:{CAPITAL}|{_LOWER})"
_MONTH = rf"{_WORD}(?P<m>{CAPITAL}|{_LOWER})(?![A-Za-z])"
_OTHER_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?: ?(?:st|nd|rd|th)\b)?"
_DAY = rf"(?P<d>{_OTHER_DAY})"
_FIRST = r"(?<![0-9A-Za-z])(?<![0-9][.,:/-])"
_GAP = r"[ .,/-]{0,3}"
_BREAK = r"(?:[ .,/-]{1,3}|,\n)"
_OF = r"(?: (?:day )?of |[ ./-]{0,3})"
_TO = r" ?(?:-|/|&|\bto\b|\band\b) ?"
_UNCOUNTED = r"(?![.,:/-]?[0-9]| ?(?:%|(?:million|thousand|per ?cent|km)\b))"


def _compile(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for form in forms)


_DATES = _compile(
    rf"{_MONTH}{_GAP}(?:the )?{_DAY}{_BREAK}{_YEAR}",
    rf"{_FIRST}{_DAY}{_OF}{_MONTH}(?:{_GAP}|,\n){_YEAR}",
    rf"{_MONTH}(?:{_GAP}|,?\n){_YEAR}",
    rf"(?P<y>{FULL_YEAR})[ .,/-]{{1,3}}{_MONTH}{_GAP}{_DAY}(?![ .,]{{0,3}}[0-9])",
    rf"(?P<y>{FULL_YEAR})[ -]{_MONTH}(?![ .,]{{0,3}}[0-9])",
)
_RANGES = _compile(
    rf"{_FIRST}{_OTHER_DAY}{_TO}{_OTHER_DAY}{_OF}{_MONTH}{_BREAK}{_YEAR}",
    rf"{_MONTH}{_GAP}{_OTHER_DAY}{_TO}{_OTHER_DAY}{_BREAK}{_YEAR}",
    rf"{_OTHER_MONTH}{_TO}{_OTHER_MONTH}{_GAP}{_YEAR}",
    rf"{_FIRST}{_OTHER_DAY}{_OF}{_OTHER_MONTH}{_TO}{_OTHER_DAY}{_OF}{_OTHER_MONTH}{_BREAK}{_YEAR}",
    rf"{_OTHER_MONTH}{_GAP}{_OTHER_DAY}{_TO}{_OTHER_MONTH}{_GAP}{_OTHER_DAY}{_BREAK}{_YEAR}",
)
_YEARLESS = _compile(
    rf"{_WORD}(?P<m>{CAPITAL})(?: |\. ?)(?:the )?{_DAY}{_UNCOUNTED}",
    rf"{_FIRST}{_DAY}(?: of |[ .-]{{0,2}})(?P<m>{CAPITAL})(?![A-Za-z])",
)
_DIGIT = re.compile(r"[0-9]")
_DIGITS = re.compile(r"(?<![0-9])[0-9]")
# Letters from a month to what stands with it: "31 st day of May", "December 31, of the year 1990".
_NEAR, _BEHIND = 16, 40


def _has_digit_near(flat: str, at: int) -> bool:
    """Does the word begin at ``at``, with a digit as near as a form has one to its month?"""
    begins = at == 0 or not (flat[at - 1].isascii() and flat[at - 1].isalpha())
    return begins and _DIGIT.search(flat, max(0, at - _NEAR), at + _BEHIND) is not None


_MONTHS = Mark(join(needs(form) for form in (*_DATES, *_RANGES, *_YEARLESS)), near=_has_digit_near)
_LEAP_YEAR = 2000
_LIST_NUMBER = re.compile(r"[0-9]+\.")


def _is_list_item(flat: str, match: re.Match[str]) -> bool:
    """Tell whether "3. May 1990" begins a line: an item of a list, or the third of May."""
    if _LIST_NUMBER.match(match[0]) is None:
        return False
    before = flat[max(0, match.start() - 16) : match.start()].rstrip(" \t")
    return before.endswith("\n") or not before


def _read_date(match: re.Match[str], habits: Habits, *__: object) -> DateToken | None:
    if _is_list_item(match.string, match):
        return None
    parts = match.groupdict()
    year = int(parts["y"]) if parts["y"] else habits.full_year(int(parts["yy"]))
    if year is None:
        return refuse(*match.span(), TWO_DIGITS, *_month_day(match))
    read = _parse(_put_year(match, "y" if parts["y"] else "yy"))
    if read is None or not _exists(year, *read):
        month, _ = _month_day(match)
        return make_date(*match.span(), year, month)._replace(reason=IMPOSSIBLE)
    return make_date(match.start(), match.end(), year, *read)


def _put_year(match: re.Match[str], group: str) -> str:
    """The words of a date in a leap year, whatever their own: few of them are different."""
    start, end = (at - match.start() for at in match.span(group))
    # The end of "1-Jan-1000" would be taken for an offset from UTC.
    return re.sub(r"\W+", " ", f"{match[0][:start]} {_LEAP_YEAR} {match[0][end:]}").strip()


def _exists(year: int, month: int, day: int | None) -> bool:
    return day is None or day <= monthrange(year, month)[1]


def _read_range(match: re.Match[str], habits: Habits, *__: object) -> DateToken | None:
    if _is_list_item(match.string, match):
        return None
    parts = match.groupdict()
    year = int(parts["y"]) if parts["y"] else habits.full_year(int(parts["yy"]))
    if year is None:
        return refuse(*match.span(), TWO_DIGITS)
    month, _ = _month_day(match)
    return make_date(*match.span(), year, month)._replace(reason=DATE_RANGE)


def _read_yearless(match: re.Match[str], *_: object) -> DateToken | None:
    if _is_list_item(match.string, match):
        return None
    return refuse(*match.span(), NO_YEAR, *_month_day(match))


def _month_day(match: re.Match[str]) -> tuple[int | None, int | None]:
    parts = match.groupdict()
    day = re.sub(r"\D", "", parts.get("d") or "")
    return month_number(parts["m"]) if "m" in parts else None, int(day) if day else None


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


@lru_cache(maxsize=4096)
def _parse(words: str) -> tuple[int, int | None] | None:
    """Month and day, if the words give one; None if there is no such day in any year."""
    data = _parser().get_date_data(words)
    if data.date_obj is None or data.date_obj.year != _LEAP_YEAR:
        return None
    return data.date_obj.month, data.date_obj.day if data.period == "day" else None


@per_text
def _list_digits(flat: str) -> list[int]:
    """Where digits begin a little before a month."""
    places = {
        digits.start()
        for month in _MONTHS.list_all(flat)
        for digits in _DIGITS.finditer(flat, max(0, month - _NEAR), month)
    }
    return sorted(places)


FORMS = tuple(
    Form(pattern, _MONTHS, read, begins)
    for patterns, read in (
        (_DATES, _read_date),
        (_RANGES, _read_range),
        (_YEARLESS, _read_yearless),
    )
    for pattern in patterns
    for begins in (_MONTHS.list_all if pattern.pattern.startswith(_WORD) else _list_digits,)
)
