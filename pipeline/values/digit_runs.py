"""The runs of digits of a page, which its dates and numbers begin with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from pipeline.memory import per_text
from pipeline.search.masks import IN, OUT, make_table, mask

_DIGITS = make_table("0123456789")


class Runs(NamedTuple):
    """Where each run begins and ends, in order."""

    starts: list[int]
    ends: list[int]


@per_text
def find_runs(flat: str) -> Runs:
    """All runs of digits.

    >>> find_runs("12 May 1990")
    Runs(starts=[0, 7], ends=[2, 11])
    """
    digits = mask(flat, _DIGITS)
    starts, ends = [], []
    at = digits.find(IN)
    while at >= 0:
        starts.append(at)
        end = digits.find(OUT, at)
        ends.append(end)
        at = digits.find(IN, end)
    return Runs(starts, ends)


def holds_digit(flat: str, start: int, end: int) -> bool:
    """Is there a digit in ``flat[start:end]``?

    >>> holds_digit("12 May 1990", 1, 4), holds_digit("12 May 1990", 2, 7)
    (True, False)
    """
    starts, ends = find_runs(flat)
    at = bisect_right(ends, start)
    return at < len(starts) and starts[at] < end


@per_text
def find_years(flat: str) -> list[int]:
    """Where a run of four digits begins that may be a year.

    >>> find_years("In 1990 12,500 of 3000 people")
    [3]
    """
    pairs = zip(*find_runs(flat), strict=True)
    return [start for start, end in pairs if end - start == 4 and flat[start] in "12"]


def holds_year(flat: str, start: int, end: int) -> bool:
    """Does what may be a year begin in ``flat[start:end]``?

    >>> holds_year("In 1990 12,500 of 3000 people", 3, 9), holds_year("In 1990", 4, 7)
    (True, False)
    """
    years = find_years(flat)
    at = bisect_left(years, start)
    return at < len(years) and years[at] < end
