"""A date said in two calendars: ``1368 SH (1989)``, ``1995 (1374)``. Ours is the one to read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.values.date_token import DateToken

_WIDEST_GAP = 12
_FIRST, _LAST = 1300, 1500
"""The years of our time in the Iranian and the Islamic calendar."""

_SOLAR = range(621, 623)
_LUNAR_YEAR, _LUNAR_START = 0.970224, 621.57


def leave_out_other_calendars(flat: str, tokens: Sequence[DateToken]) -> list[DateToken]:
    """The dates without those that a neighbour in or before brackets says in our calendar."""
    left_out = set()
    for one, two in pairwise(tokens):
        gap = flat[one.end : two.start]
        if len(gap) > _WIDEST_GAP or "(" not in gap or "\n" in gap:
            continue
        for other, ours in ((one, two), (two, one)):
            if other.iso and ours.iso and _is_same_year(int(other.iso[:4]), int(ours.iso[:4])):
                left_out.add(other)
    return [token for token in tokens if token not in left_out]


def _is_same_year(other: int, ours: int) -> bool:
    if not _FIRST <= other < _LAST:
        return False
    return ours - other in _SOLAR or abs(other * _LUNAR_YEAR + _LUNAR_START - ours) <= 1
