"""Dates in digits, read by our own rules: ``1979.5.2``, ``16/04/97``, ``'94.10.18``."""

from __future__ import annotations

import re

from pipeline.values.date_token import (
    AMBIGUOUS,
    TWO_DIGITS,
    DateToken,
    Form,
    Habits,
    make_date,
    refuse,
)
from pipeline.values.english_dates import APOSTROPHE
from pipeline.values.units import read_unit

Parts = tuple[int, int, int]

_Y = r"(1[0-9]{3}|20[0-9]{2}|2100)"
_N = r"([0-9]{1,2})"
_FREE = r"(?<![0-9])(?<![0-9][.,/:-])"
_CLOSED = r"(?![0-9]|[.,:/-][0-9])"
_CLOCK = r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"

_YEAR_FIRST = re.compile(rf"{_FREE}{_Y}([./-]) ?{_N}\2 ?{_N}(?:{_CLOCK}){_CLOSED}")
_YEAR_LAST = re.compile(rf"{_FREE}{_N}([./-]) ?{_N}\2 ?{_Y}{_CLOSED}")
_SHORT_YEAR = re.compile(rf"{_FREE}{_N}([./-]){_N}\2{_N}{_CLOSED}")
_APOSTROPHE_FIRST = re.compile(
    rf"(?<![0-9A-Za-z]){APOSTROPHE}([0-9]{{2}})([./-]) ?{_N}\2 ?{_N}{_CLOSED}"
)
_YEAR_MONTH = re.compile(rf"{_FREE}{_Y}([./-])(0[1-9]|1[0-2]|[1-9]){_CLOSED}")
_MONTH_YEAR = re.compile(rf"{_FREE}(?:(0?[1-9]|1[0-2])/|(0[1-9]|1[0-2])\.){_Y}{_CLOSED}")
_OUR_YEAR = r"(19[0-9]{2}|20[0-9]{2})"
_OPENS = r"(?<=[(\[\t])"
_CLOSES = r"(?=[ ]?(?:[)\]\t\n]|$))"
_ALONE = re.compile(
    # "5.1990" could be a figure and "11-1990" a number, had they not brackets or a cell of their own.
    rf"{_OPENS}(?:([1-9])\.|(0[1-9]|1[0-2])-){_OUR_YEAR}{_CLOSES}",
    re.MULTILINE,
)
_YEAR_MONTH_DOTTED = re.compile(rf"{_FREE}{_OUR_YEAR}\. ?(0?[1-9]|1[0-2])\.{_CLOSES}", re.MULTILINE)
_COMPACT = re.compile(
    r"(?<![0-9A-Za-z.,/:-])(19[0-9]{2}|20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
    r"(?![0-9A-Za-z]|[.,/:-][0-9])"
)
_UNDERSCORES = re.compile(rf"(?<![0-9_]){_OUR_YEAR}_([0-9]{{2}})_([0-9]{{2}})(?![0-9_])")


def _read_year_first(match: re.Match[str], *_: object) -> DateToken:
    return make_date(*match.span(), int(match[1]), int(match[3]), int(match[4]))


def _read_year_last(match: re.Match[str], habits: Habits, *_: object) -> DateToken | None:
    readings = _order(int(match[1]), int(match[3]), int(match[4]), habits)
    if len(readings) > 1:
        return refuse(*match.span(), AMBIGUOUS)
    return next((make_date(*match.span(), *parts) for parts in readings), None)


def _read_short_year(match: re.Match[str], habits: Habits, *_: object) -> DateToken | None:
    """Read a year of two digits, where only one order of the parts is possible."""
    first, mark, second, third = match[1], match[2], match[3], match[4]
    readings: set[Parts] = set()
    if len(third) == 2:
        readings |= _order(int(first), int(second), int(third), habits)
    # "94/10/18" with slashes may be a year of the Republic of China.
    padded = int(first) > 31 or len(first + second + third) == 6
    if padded and mark != "/" and _is_month_day(int(second), int(third)):
        readings.add((int(first), int(second), int(third)))
    # "2.2.12" numbers a chapter rather than a day.
    if not readings or (mark == "." and len(first) == 1 and int(third) <= 31):
        return None
    if len(readings) > 1:
        return refuse(*match.span(), AMBIGUOUS)
    return _with_short_year(match, readings.pop(), habits)


def _read_apostrophe(match: re.Match[str], habits: Habits, *_: object) -> DateToken | None:
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    if not _is_month_day(month, day):
        return None
    return _with_short_year(match, (year, month, day), habits)


def _read_year_month(match: re.Match[str], *_: object) -> DateToken | None:
    year, mark, month = int(match[1]), match[2], int(match[3])
    if mark == "." and read_unit(match.string, match.end(), len(match.string)):
        return None
    short = len(match[3]) == 1
    # "1764-5" is two years, "1984.5" May or a decimal, "2008-10" October or three years.
    if mark == "-" and short:
        return None
    if (mark == "." and short) or (mark != "." and not short and month > year % 100):
        return refuse(*match.span(), AMBIGUOUS)
    return make_date(*match.span(), year, month)


def _read_month_year(match: re.Match[str], *_: object) -> DateToken | None:
    if read_unit(match.string, match.end(), len(match.string)):
        return None
    return make_date(*match.span(), int(match[3]), int(match[1] or match[2]))


def _read_alone(match: re.Match[str], *_: object) -> DateToken:
    return make_date(*match.span(), int(match[3]), int(match[1] or match[2]))


def _read_dotted(match: re.Match[str], *_: object) -> DateToken:
    return make_date(*match.span(), int(match[1]), int(match[2]))


def _read_parts(match: re.Match[str], *_: object) -> DateToken:
    return make_date(*match.span(), int(match[1]), int(match[2]), int(match[3]))


def _order(first: int, second: int, year: int, habits: Habits) -> set[Parts]:
    """The possible readings of two parts as day and month, one if a habit settles them."""
    day_first, month_first = (year, second, first), (year, first, second)
    readings = {parts for parts in (day_first, month_first) if _is_month_day(*parts[1:])}
    if len(readings) > 1 and habits.day_first is not None:
        return {day_first if habits.day_first else month_first}
    return readings


def _is_month_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _with_short_year(match: re.Match[str], parts: Parts, habits: Habits) -> DateToken:
    short, month, day = parts
    year = habits.full_year(short)
    if year is None:
        return refuse(*match.span(), TWO_DIGITS, month, day)
    return make_date(*match.span(), year, month, day)


FORMS = (
    Form(_YEAR_FIRST, _read_year_first),
    Form(_YEAR_LAST, _read_year_last),
    Form(_SHORT_YEAR, _read_short_year),
    Form(_APOSTROPHE_FIRST, _read_apostrophe),
    Form(_YEAR_MONTH, _read_year_month),
    Form(_MONTH_YEAR, _read_month_year),
    Form(_ALONE, _read_alone),
    Form(_YEAR_MONTH_DOTTED, _read_dotted),
    Form(_COMPACT, _read_parts),
    Form(_UNDERSCORES, _read_parts),
)
