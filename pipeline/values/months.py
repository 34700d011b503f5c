"""The names of the months, as English pages write and shorten them."""

from __future__ import annotations

NAMES = (
    "January February March April May June July August September October November December"
).split()

MONTHS = {name.lower(): number for number, name in enumerate(NAMES, start=1)}
_SHORT = {name[:3].lower(): number for name, number in MONTHS.items()} | {"sept": 9}

_WORDS = sorted({*MONTHS, *_SHORT}, key=len, reverse=True)
ANY_CASE = rf"(?:{'|'.join(_WORDS)})"
# In lower case "may" and "march" are verbs, and short names are other words.
CAPITAL = (
    rf"(?:{'|'.join(word.capitalize() for word in _WORDS)}|{'|'.join(map(str.upper, _WORDS))})"
)
LOWER = "|".join(name for name in MONTHS if name not in ("may", "march"))


def month_number(word: str) -> int:
    """The number of a month's name or abbreviation, in any case.

    >>> month_number("Sept")
    9
    """
    return MONTHS.get(word.lower()) or _SHORT[word.lower()]
