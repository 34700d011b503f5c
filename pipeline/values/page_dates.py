"""Dates read with the habits of their page: which of day and month comes first, which century.

Town twinning began in the 1930s, so a two-digit year is settled as soon as the page shows
that it writes of our time: by any full year since then, or by short years that rise in
order over the turn of the century ('89, '97, '03).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipeline.languages import other_languages
from pipeline.memory import per_words
from pipeline.model import Span
from pipeline.values.date_token import DateToken, Habits
from pipeline.values.dates import find_dates
from pipeline.values.month_names import writes_day_first

_SLASHED = re.compile(r"(?<![\d./-])(\d\d?)([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-]|\.\d)")
_FULL_YEAR = re.compile(r"(?<![\d,.])(?:19[3-9]\d|20[0-3]\d)(?![\d,])")
_SHORT_YEAR = re.compile(r"['`\u00ae\u00b4](\d\d) ?\. ?\d{1,2} ?\. ?\d{1,2}(?!\d)")
_LATEST = 2030
_LAST_MONTH = 12


@lru_cache(maxsize=16)
def read_habits(flat: str) -> Habits:
    """How this page writes its dates, as far as it shows."""
    orders = {_read_order(flat, separator) for separator in "/.-"} - {"absent"}
    order = {"day": True, "month": False}.get(orders.pop()) if len(orders) == 1 else None
    if order is None and writes_day_first(other_languages(flat)):
        order = True
    modern = bool(_FULL_YEAR.search(flat)) or _turns_century(flat)
    return Habits(order, _LATEST if modern else None)


def _read_order(flat: str, separator: str) -> str:
    """Which part comes first in the dates of one notation: day, month, unknown or absent."""
    pairs = [(int(m[1]), int(m[3])) for m in _SLASHED.finditer(flat) if m[2] == separator]
    day = any(first > 12 >= second for first, second in pairs)
    month = any(second > 12 >= first for first, second in pairs)
    if not pairs:
        return "absent"
    return "unknown" if day == month else "day" if day else "month"


@lru_cache(maxsize=16)
def find_order_witnesses(flat: str) -> tuple[tuple[Span, bool], ...]:
    """The dates in digits that can be read one way only; true where the day comes first."""
    found = [(Span(*m.span()), int(m[1]), int(m[3])) for m in _SLASHED.finditer(flat)]
    return tuple(
        (span, first > second)
        for span, first, second in found
        if min(first, second) <= _LAST_MONTH < max(first, second)
    )


def _turns_century(flat: str) -> bool:
    years = [int(m[1]) for m in _SHORT_YEAR.finditer(flat)]
    return any(one > 60 and two < 40 for one, two in pairwise(years))


@per_words
def find_page_dates(flat: str, start: int, end: int) -> list[DateToken]:
    """``find_dates`` in a stretch of a page, with the habits of the whole page."""
    habits, codes = read_habits(flat), other_languages(flat)
    return find_dates(flat, start, end, day_first=habits.day_first, pivot=habits.pivot, codes=codes)
