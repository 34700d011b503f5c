"""Which of day and month comes first in a country's dates in digits (``05/06/1990``)."""

from __future__ import annotations

from typing import Literal

Order = Literal["day_first", "month_first"]

MONTH_FIRST = frozenset("US PR GU VI AS MP PH PW FM MH".split())
"""The United States and what is or was under them."""

MIXED = frozenset("CA BZ KE GH PA KY CN HK MO TW JP KR KP MN".split())
"""Both orders in use, or the year first at home, so that the order of a foreign form is open."""


def order_of(country: str) -> Order | None:
    """The order of a country (alpha-2); None where both are in use.

    >>> order_of("US"), order_of("FI"), order_of("CA")
    ('month_first', 'day_first', None)
    """
    if country in MIXED:
        return None
    return "month_first" if country in MONTH_FIRST else "day_first"
