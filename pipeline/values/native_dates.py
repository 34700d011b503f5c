"""Dates with the month names of the page's languages: ``12. Mai 1986``, ``3 de mayo de 1990``.

What stands around the name is the same in all languages but for a few small words, which the
packs give. Dates in digits, with the signs of year, month and day, and of eras are read in
every language by the other forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from pipeline.languages import Codes, field_words
from pipeline.values.date_token import (
    NO_YEAR,
    TWO_DIGITS,
    DateToken,
    Habits,
    make_date,
    refuse,
)
from pipeline.values.english_dates import APOSTROPHE, DATE_RANGE, FULL_YEAR
from pipeline.values.month_names import month_words

_YEAR = rf"(?:(?P<y>{FULL_YEAR})|{APOSTROPHE}(?P<yy>[0-9]{{2}})(?![.,]?[0-9]))"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_FIRST = r"(?<![0-9A-Za-z])(?<![0-9][.,:/-])"
_UNCOUNTED = r"(?![ .,/-]{0,3}[0-9])"

_Read = Callable[[re.Match[str], Habits], DateToken]


@cache
def _list_forms(codes: Codes) -> tuple[tuple[re.Pattern[str], _Read], ...]:
    marks = rf"(?:(?:(?<=[0-9]){_glue(codes)}|[º°o.])(?![^\W\d_]))?"
    joins = rf"(?:[ .,/-]{{0,3}}|\n| ?{field_words('dates', 'joins', codes)}[ ]?){{1,2}}"
    to = rf"(?: ?[-/&] ?| {field_words('dates', 'to', codes)} )"
    day, other_day = rf"(?P<d>{_DAY}){marks}", rf"{_DAY}{marks}"
    month, other_month = month_words(codes, "m"), month_words(codes, "")
    full = month_words(codes, "m", full=True)
    dates = (
        rf"{_FIRST}{day}{joins}{month}{joins}{_YEAR}",
        rf"{month} ?{day},? {_YEAR}",
        rf"{month}{joins}{_YEAR}",
    )
    ranges = (
        rf"{_FIRST}{other_day}{to}{other_day}{joins}{month}{joins}{_YEAR}",
        rf"{_FIRST}{other_day}{joins}{other_month}{to}{other_day}{joins}{other_month}{joins}{_YEAR}",
        rf"{other_month}{to}{other_month}{joins}{_YEAR}",
    )
    return (
        *[(re.compile(form, re.IGNORECASE), _read_date) for form in dates],
        *[(re.compile(form, re.IGNORECASE), _read_range) for form in ranges],
        (re.compile(rf"{_FIRST}{day}{joins}{full}{_UNCOUNTED}", re.IGNORECASE), _read_yearless),
    )


def _glue(codes: Codes) -> str:
    """The marks of a day without the boundary in front: they stand right behind its digits."""
    return field_words("dates", "day_marks", codes).replace(r"(?<!\w)", "")


def find_native_dates(
    flat: str, start: int, end: int, codes: Codes, habits: Habits
) -> Iterator[DateToken]:
    """The dates of these languages in a stretch; they may overlap."""
    if not codes:
        return
    for pattern, read in _list_forms(codes):
        for match in pattern.finditer(flat, start, end):
            yield read(match, habits)


def _read_date(match: re.Match[str], habits: Habits) -> DateToken:
    day = int(match["d"]) if "d" in match.re.groupindex else None
    month, year = _read_month(match), _read_year(match, habits)
    if year is None:
        return refuse(*match.span(), TWO_DIGITS, month, day)
    return make_date(*match.span(), year, month, day)


def _read_range(match: re.Match[str], habits: Habits) -> DateToken:
    """Of several days their month stands, of several months their year."""
    year = _read_year(match, habits)
    if year is None:
        return refuse(*match.span(), TWO_DIGITS)
    month = _read_month(match) if "m1" in match.re.groupindex else None
    return make_date(*match.span(), year, month)._replace(reason=DATE_RANGE)


def _read_yearless(match: re.Match[str], _: Habits) -> DateToken:
    return refuse(*match.span(), NO_YEAR, _read_month(match), int(match["d"]))


def _read_month(match: re.Match[str]) -> int:
    return next(number for number in range(1, 13) if match[f"m{number}"])


def _read_year(match: re.Match[str], habits: Habits) -> int | None:
    return int(match["y"]) if match["y"] else habits.full_year(int(match["yy"]))
