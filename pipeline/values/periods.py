"""Years, and the stretches of years that are none: decades, centuries, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.marks import Sought
from pipeline.values.date_token import UNPARSED, DateToken, Habits, make_date, refuse
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

# What claims its words without giving a year, so that no other rule reads one there.
_CLAIMS: tuple[tuple[str, Sought], ...] = (
    (
        DECADE,
        Sought(
            re.compile(
                rf"(?i:{_PART})(?:{_FREE}(?:1[0-9]|20)[0-9]0 ?'?s\b|{_FREE}{APOSTROPHE}?[1-9]0'?s\b"
                r"|(?i:\b(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)"
                rf"|{_FREE}[0-9]{{2}}(?:[0-9]{{2}})?年代|{_FREE}[0-9]{{2}}(?:[0-9]{{2}})?년대)"
            ),
            hint=r"[0-9](?= ?'?s|年代|년대)|t(?=ies\b)",
        ),
    ),
    (
        CENTURY,
        Sought(
            re.compile(
                rf"(?i:{_PART})(?:{_NTH}(?: ?(?:-|to|and|or) ?(?:the )?{_NTH})?[ -]?centur(?:y|ies)"
                r"|(?<![0-9])[0-9]{1,2} ?(?:世[紀纪]|세기))",
                re.IGNORECASE,
            )
        ),
    ),
    (
        UNPARSED,
        Sought(
            re.compile(r"(?<![0-9.,])[0-9]{1,4} ?(?:BCE?\b(?! [A-Z])|B\. ?C\.(?: ?E\.)?)"),
            hint="[0-9](?= ?B)",
        ),
    ),
)
_RANGE = Sought(
    re.compile(
        rf"{_FREE}{_Y}(?:( ?[-~\u301c] ?| (?:to|until|till|through) )(?:{_Y}|(?i:present|now|today|date)\b)"
        rf"|[-/]([0-9]{{2}})){_CLOSED}"
    ),
    hint="[0-9](?= ?[-~\u301c/]| t| until)",
)
_BETWEEN = Sought(re.compile(rf"(?i:(?<=between )){_Y} and {_Y}{_CLOSED}"))
_SEASON = Sought(
    re.compile(
        rf"\b(?i:(?:early |late |mid-?)?(?:spring|summer|autumn|fall|winter)(?: of| in|,)?(?: the year)?)"
        rf" {_Y}(?![0-9]|[.,:/-][0-9])"
    )
)
_YEAR = Sought(re.compile(rf"{_FREE}{_Y}(?![0-9A-Za-z]|[.,:/-][0-9])"), hint="[12](?=[0-9]{3})")
_GLUED = re.compile(r"(?:\b[A-Za-z]|[A-Z]|(?:\b(?:No|Nos|Nr|Route|Room)\.? ?|#))\Z")
_COUNTED = re.compile(
    r" (?:people|persons|inhabitants|residents|citizens|families|households|students"
    r"|employees|members)\b"
)


def find_periods(flat: str, start: int, end: int, _: Habits) -> Iterator[DateToken]:
    """Yield seasons with a year, and decades, centuries and ranges, which are refused.

    >>> [token.reason for token in find_periods("in the 1930s", 0, 12, Habits())]
    ['decade']
    """
    for reason, form in _CLAIMS:
        for match in form.finditer(flat, start, end):
            yield refuse(*match.span(), reason)
    for match in _RANGE.finditer(flat, start, end):
        first, last = int(match[1]), _last_year(match)
        if first < last:
            yield refuse(*match.span(), YEAR_RANGE)
    for match in _BETWEEN.finditer(flat, start, end):
        yield refuse(*match.span(), YEAR_RANGE)
    for match in _SEASON.finditer(flat, start, end):
        yield make_date(*match.span(), int(match[1]))


def find_years(flat: str, start: int, end: int) -> Iterator[DateToken]:
    """Yield the bare years, 1000 to 2100, that are not a measure or a sum of money.

    >>> [token.iso for token in find_years("1984, 1,984, 1984 km", 0, 20)]
    ['1984']
    """
    for match in _YEAR.finditer(flat, start, end):
        pos, stop = match.span()
        if _GLUED.search(flat[max(0, pos - 7) : pos]) or _COUNTED.match(flat, stop):
            continue
        if money_before(flat, start, pos) or scale_after(flat, stop, end):
            continue
        if read_unit(flat, stop, end) is None:
            yield make_date(pos, stop, int(match[1]))


def _last_year(match: re.Match[str]) -> int:
    """The last year of a range; an open one ends later than any."""
    if match[4]:
        # Up to 12 the digits may be a month, which another rule reads or refuses.
        return int(match[1]) // 100 * 100 + int(match[4]) if match[4] > "12" else 0
    return int(match[3] or 9999)
