"""A date as the text gives it: an ISO prefix cut to what is written, or a refusal."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Literal, NamedTuple

Precision = Literal["year", "month", "day"]

AMBIGUOUS = "ambiguous_date"
IMPOSSIBLE = "impossible_date"
NO_YEAR = "no_year"
TWO_DIGITS = "two_digit_year"
UNPARSED = "unparsed"


class DateToken(NamedTuple):
    """A date in the text, end exclusive; ``iso`` is ``1984``, ``1984-10`` or ``1984-10-05``.

    ``reason`` says why ``iso`` is None, or why it is shorter than the words (a day that
    does not exist, a range of days). ``month_day`` keeps ``10-05`` where only the year
    is missing or doubtful.
    """

    start: int
    end: int
    iso: str | None
    precision: Precision | None
    reason: str | None = None
    month_day: str | None = None


class Habits(NamedTuple):
    """What a page tells of its dates: order of day and month, latest plausible year."""

    day_first: bool | None = None
    pivot: int | None = None

    def full_year(self, two_digits: int) -> int | None:
        """The latest year up to the pivot that ends in these digits.

        >>> Habits(pivot=2026).full_year(94)
        1994
        """
        if self.pivot is None:
            return None
        return self.pivot - (self.pivot - two_digits) % 100


class Form(NamedTuple):
    """One way to write a date.

    ``read`` gets a match, the habits and the bounds of the stretch that is read, and may
    tell that it is no date.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Habits, int, int], DateToken | None]


def make_date(
    start: int, end: int, year: int, month: int | None = None, day: int | None = None
) -> DateToken:
    """Build a date of the parts given, cut where the calendar has no such part.

    >>> make_date(0, 9, 1990, 2, 30).iso
    '1990-02'
    """
    if month is None:
        return DateToken(start, end, f"{year:04}", "year")
    if not 1 <= month <= 12:
        return DateToken(start, end, f"{year:04}", "year", IMPOSSIBLE)
    iso = f"{year:04}-{month:02}"
    if day is None:
        return DateToken(start, end, iso, "month")
    if not 1 <= day <= monthrange(year, month)[1]:
        return DateToken(start, end, iso, "month", IMPOSSIBLE)
    return DateToken(start, end, f"{iso}-{day:02}", "day")


def refuse(
    start: int, end: int, reason: str, month: int | None = None, day: int | None = None
) -> DateToken:
    """Build a date without a value; month and day are kept if both are known."""
    month_day = f"{month:02}-{day:02}" if month and day else None
    return DateToken(start, end, None, None, reason, month_day)
