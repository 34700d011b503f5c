"""Where on a page a date with an English month name may begin.

A month has its day or its year as near as a form lets them stand. Nearly all places of a page
where a form could be tried are told off by that, before any pattern is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from pipeline.memory import per_text
from pipeline.search.marks import Mark
from pipeline.values.digit_runs import find_runs
from pipeline.values.months import CAPITAL, LOWER

MONTH_MARK = Mark(frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split()))
_MONTH = re.compile(rf"(?<![A-Za-z])(?:{CAPITAL}|{LOWER})")

# The most letters from one part of a date to the next.
_TO_DAY = len(".. the ") + 1
_TO_YEAR = len(".. ,of the year ")
_FROM_DAY = len(" st day of ")
_FROM_YEAR = 3
_TO_OTHER = len(" st and ")
_TO_OTHER_MONTH = len(" and ")
_TO_OTHER_DAY = _TO_OTHER + _FROM_DAY
_FAR = 1_000


class Begins(NamedTuple):
    """In order, where a form may begin whose parts stand in this row."""

    month_day: list[int]
    month_year: list[int]
    day_month: list[int]
    year_month: list[int]
    day_day_month: list[int]
    month_day_day: list[int]
    month_month: list[int]
    day_month_day: list[int]
    month_day_month: list[int]


@per_text
def find_begins(flat: str) -> Begins:
    """Sort the places by the runs of digits beside each month."""
    begins = Begins([], [], [], [], [], [], [], [], [])
    starts = find_runs(flat).starts
    months = [match.span() for at in MONTH_MARK.list_all(flat) if (match := _MONTH.match(flat, at))]
    behind = [start for start, _ in months[1:]]
    for (start, end), following in zip(months, [*behind, len(flat) + _FAR], strict=False):
        other = following - end
        if other <= _TO_OTHER_MONTH:
            begins.month_month.append(start)
        after = bisect_left(starts, end)
        if after < len(starts):
            _sort_after(flat, begins, start, end, after, other)
        if after:
            _sort_before(flat, begins, start, after - 1, other)
    return begins


def _sort_after(flat: str, begins: Begins, start: int, end: int, at: int, other: int) -> None:
    """Sort a month by the run of digits behind it."""
    starts, ends = find_runs(flat)
    gap, length = starts[at] - end, ends[at] - starts[at]
    if length == 4 and gap <= _TO_YEAR:
        begins.month_year.append(start)
    elif length <= 2 and gap <= _TO_DAY:
        begins.month_day.append(start)
        if flat[starts[at] - 1] in "'`\u00ae\u00af":
            begins.month_year.append(start)
        if at + 1 < len(starts) and starts[at + 1] - ends[at] <= _TO_OTHER:
            begins.month_day_day.append(start)
        if other <= _TO_OTHER_DAY:
            begins.month_day_month.append(start)


def _sort_before(flat: str, begins: Begins, start: int, at: int, other: int) -> None:
    """Sort the run of digits in front of a month."""
    starts, ends = find_runs(flat)
    gap, length = start - ends[at], ends[at] - starts[at]
    if length == 4 and gap <= _FROM_YEAR:
        begins.year_month.append(starts[at])
    elif length <= 2 and gap <= _FROM_DAY:
        begins.day_month.append(starts[at])
        if at and starts[at] - ends[at - 1] <= _TO_OTHER:
            begins.day_day_month.append(starts[at - 1])
        if other <= _TO_OTHER_DAY:
            begins.day_month_day.append(starts[at])
