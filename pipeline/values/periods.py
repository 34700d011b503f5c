"""Years, and the stretches of years that are none: decades, centuries, ranges."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.values.date_token import UNPARSED, DateToken, Form, Habits, make_date, refuse
from pipeline.values.english_dates import APOSTROPHE
from pipeline.values.units import money_before, read_unit
from pipeline.values.wording import scale_after

DECADE = "decade"
CENTURY = "century"
YEAR_RANGE = "year_range"

_Y = r"(1[0-9]{3}|20[0-9]{2}|2100)"
_FREE = r"(?<![0-9])(?<![0-9][.,/:-])"
_CLOSED = r"(?![0-9]|[.,:/-][0-9])"
_ORDINAL_WORD = r"\b(?:twenty-)?(?:first|second|third|[a-z]{3,8}th)"
_NTH = rf"(?:[0-9]{{1,2}} ?(?:st|nd|rd|th)|{_ORDINAL_WORD}|\b[XVI]{{1,5}}(?:th)?)"
_PART = r"(?:the )?(?:(?:early|mid|middle|late|end)[ -](?:of )?)?(?:the )?"

_DECADE = re.compile(
    rf"(?i:{_PART})(?:{_FREE}(?:1[0-9]|20)[0-9]0 ?'?s\b|{_FREE}{APOSTROPHE}?[1-9]0'?s\b"
    r"|(?i:\b(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)"
    rf"|{_FREE}[0-9]{{2}}(?:[0-9]{{2}})?年代|{_FREE}[0-9]{{2}}(?:[0-9]{{2}})?년대)"
)
_CENTURY = re.compile(
    rf"(?i:{_PART})(?:{_NTH}(?: ?(?:-|to|and|or) ?(?:the )?{_NTH})?[ -]?centur(?:y|ies)"
    r"|(?<![0-9])[0-9]{1,2} ?(?:世[紀纪]|세기))",
    re.IGNORECASE,
)
_BEFORE_CHRIST = re.compile(r"(?<![0-9.,])[0-9]{1,4} ?(?:BCE?\b(?! [A-Z])|B\. ?C\.(?: ?E\.)?)")
_RANGE = re.compile(
    rf"{_FREE}{_Y}(?:( ?[-~\u301c] ?| (?:to|until|till|through) )(?:{_Y}|(?i:present|now|today|date)\b)"
    rf"|[-/]([0-9]{{2}})){_CLOSED}"
)
_BETWEEN = re.compile(rf"(?i:(?<=between )){_Y} and {_Y}{_CLOSED}")
_SEASON = re.compile(
    rf"\b(?i:(?:early |late |mid-?)?(?:spring|summer|autumn|fall|winter)(?: of| in|,)?(?: the year)?)"
    rf" {_Y}(?![0-9]|[.,:/-][0-9])"
)
_YEAR = re.compile(rf"{_FREE}{_Y}(?![0-9A-Za-z]|[.,:/-][0-9])")
_GLUED = re.compile(r"(?:\b[A-Za-z]|[A-Z]|(?:\b(?:No|Nos|Nr|Route|Room)\.? ?|#))\Z")
_COUNTED = re.compile(
    r" (?:people|persons|inhabitants|residents|citizens|families|households|students"
    r"|employees|members)\b"
)


def _claim(reason: str) -> Callable[[re.Match[str], Habits, int, int], DateToken]:
    return lambda match, *_: refuse(match.start(), match.end(), reason)


def _read_range(match: re.Match[str], *_: object) -> DateToken | None:
    return refuse(*match.span(), YEAR_RANGE) if int(match[1]) < _last_year(match) else None


def _read_season(match: re.Match[str], *_: object) -> DateToken:
    return make_date(*match.span(), int(match[1]))


def _read_year(match: re.Match[str], _: Habits, start: int, end: int) -> DateToken | None:
    """A bare year, 1000 to 2100, that is not a measure or a sum of money."""
    flat, (pos, stop) = match.string, match.span()
    if _GLUED.search(flat[max(0, pos - 7) : pos]) or _COUNTED.match(flat, stop):
        return None
    if money_before(flat, start, pos) or scale_after(flat, stop, end):
        return None
    return None if read_unit(flat, stop, end) else make_date(pos, stop, int(match[1]))


def _last_year(match: re.Match[str]) -> int:
    """The last year of a range; an open one ends later than any."""
    if match[4]:
        # Up to 12 the digits may be a month, which another rule reads or refuses.
        return int(match[1]) // 100 * 100 + int(match[4]) if match[4] > "12" else 0
    return int(match[3] or 9999)


# Decades, centuries and ranges claim their words without giving a year, so that no other
# rule reads one there.
FORMS = (
    Form(_DECADE, _claim(DECADE)),
    Form(_CENTURY, _claim(CENTURY)),
    Form(_BEFORE_CHRIST, _claim(UNPARSED)),
    Form(_RANGE, _read_range),
    Form(_BETWEEN, _claim(YEAR_RANGE)),
    Form(_SEASON, _read_season),
)
YEARS = Form(_YEAR, _read_year)
