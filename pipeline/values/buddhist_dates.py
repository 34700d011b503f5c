"""Dates of the Buddhist era, 543 years ahead of ours: ``8 August 2532``, ``2551 BE``."""

from __future__ import annotations

import re
from functools import cache

from pipeline.values.date_token import DateToken, Form, make_date
from pipeline.values.months import CAPITAL, LOWER, month_number

ERA = r"(?:\bB\.?E\.?|พ\.?ศ\.?)"
BUDDHIST = "buddhist era"
"""What a header says instead of each year below it."""

_AHEAD = 543
_NUMBER = r"2[456][0-9]{2}(?![0-9]|[.,][0-9])"
_SAID = rf"(?:{ERA} ?(?P<y>{_NUMBER})|(?<![0-9.,])(?P<z>{_NUMBER}) ?\(?{ERA}(?![A-Za-z]))"
_BARE = rf"(?<![0-9.,])(?P<y>{_NUMBER})(?P<z>)"
_DAY = r"(?<![0-9A-Za-z])(?<![0-9][.,:/-])(?P<d>0?[1-9]|[12][0-9]|3[01])(?: ?(?:st|nd|rd|th)\b)?"
_MONTH = rf"(?<![A-Za-z])(?P<m>{CAPITAL}|{LOWER})(?![A-Za-z])"
_GAP = r"[ .,/-]{0,3}"


@cache
def _compile(year: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{_DAY}(?: of |{_GAP}){_MONTH}{_GAP}{year}",
            rf"{_MONTH}{_GAP}{_DAY},? ?{year}",
            rf"{_MONTH}{_GAP}{year}",
            year,
        )
    )


def _read(match: re.Match[str], *_: object) -> DateToken:
    groups = match.groupdict()
    year = int(groups["y"] or groups["z"]) - _AHEAD
    month = month_number(groups["m"]) if groups.get("m") else None
    return make_date(*match.span(), year, month, int(groups["d"]) if groups.get("d") else None)


FORMS = tuple(Form(pattern, _read) for pattern in _compile(_SAID))


def find_bare_dates(flat: str, start: int, end: int) -> list[DateToken]:
    """The dates of a stretch whose header says the era, so that the years do not.

    >>> [token.iso for token in find_bare_dates("8 August 2532", 0, 13)]
    ['1989-08-08']
    """
    for pattern in _compile(_BARE):
        found = [_read(match) for match in pattern.finditer(flat, start, end)]
        if found:
            return found
    return []
