"""Numbers as pages write them: found, and read to one value or refused with a reason."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.memory import per_words
from pipeline.values.asof import AsOf, as_of_after, as_of_before
from pipeline.values.cjk_numbers import Quantity
from pipeline.values.qualifiers import Qualifier, qualifier_after, qualifier_before
from pipeline.values.quantity import GLYPHS, is_power, read_quantity
from pipeline.values.wording import WORD_START, read_wording

__all__ = [
    "AsOf",
    "Number",
    "Qualifier",
    "as_of_after",
    "as_of_before",
    "find_numbers",
    "qualifier_after",
    "qualifier_before",
]

RANGE = "range"


class Number(NamedTuple):
    """A number in the text, end exclusive, without its sign, unit or percent.

    ``reason`` says why ``value`` is None: ambiguous_number, malformed_number, or
    range, whose bounds are ``low`` and ``high``.
    """

    start: int
    end: int
    value: Decimal | None
    reason: str | None = None
    high: Decimal | None = None
    low: Decimal | None = None


_WORD = re.compile(rf"(?<!\w)(?:{WORD_START})", re.IGNORECASE)
_BEGIN = re.compile(
    rf"(?<![0-9])(?=[0-9])|(?=[{''.join(GLYPHS)}])|(?<!\w)(?={WORD_START})", re.IGNORECASE
)
"""Where a number may begin: at a run of digits, a glyph or a word."""
_DASH = re.compile(r" ?[-~\u301c] ?")
_TO = re.compile(r"\s(?:to|or)\s")
_AND = re.compile(r"\sand\s")
_WIDEST_GAP = len(" and ")
_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_IN_YEAR = re.compile(r"\b(?:in|of|by) \Z", re.IGNORECASE)
_CHAIN_BEFORE = re.compile(r"[0-9]-\Z")
_CHAIN_AFTER = re.compile(r"-[0-9]")


def find_numbers(
    flat: str, start: int = 0, end: int | None = None, *, blank_groups: bool = True
) -> list[Number]:
    """Find the numbers in ``flat[start:end]``, in order, none overlapping another.

    Digits of words (``km2``, ``E30``), ordinals and decades belong to no number.
    ``blank_groups`` reads ``151 576`` as one number; where blanks part the cells of a
    flattened table it must be False.

    >>> [number.value for number in find_numbers("two cities, 1,234.5 km2")]
    [Decimal('2'), Decimal('1234.5')]
    """
    stop = len(flat) if end is None else end
    return _find_grouped(flat, start, stop) if blank_groups else _find_parted(flat, start, stop)


@per_words
def _find_grouped(flat: str, start: int, end: int) -> list[Number]:
    return _read_all(flat, _find_quantities(flat, start, end, True))


@per_words
def _find_parted(flat: str, start: int, end: int) -> list[Number]:
    return _read_all(flat, _find_quantities(flat, start, end, False))


def _read_all(flat: str, quantities: list[Quantity]) -> list[Number]:
    numbers: list[Number] = []
    previous: Quantity | None = None
    for quantity in quantities:
        start, end, value, reason, _ = quantity
        near = previous and start - previous.end <= _WIDEST_GAP
        if previous and near and (joined := _join(flat, previous, quantity)):
            numbers[-1], previous = joined, None
            continue
        numbers.append(Number(start, end, _tidy(value), reason))
        previous = quantity
    return numbers


def _find_quantities(flat: str, start: int, end: int, blank_groups: bool) -> list[Quantity]:
    found: list[Quantity] = []
    at = start
    for pos in _list_begins(flat, start, end):
        if pos < at:
            continue
        if flat[pos].isalpha():
            words = read_wording(flat, pos, end) if _WORD.match(flat, pos, end) else None
            at = words.end if words else at
            if words and words.value is not None:
                found.append(Quantity(pos, at, words.value, None, words.scale))
        elif not is_power(flat, pos, end):
            quantity = read_quantity(flat, pos, end, blank_groups=blank_groups)
            if quantity:
                found.append(quantity)
                at = quantity.end
    return found


def _list_begins(flat: str, start: int, end: int) -> list[int]:
    """Where in a stretch a number may begin; a stretch may cut a run of digits."""
    begins = [match.start() for match in _BEGIN.finditer(flat, start, end)]
    cut = 0 < start < end and "0" <= flat[start] <= "9" and "0" <= flat[start - 1] <= "9"
    return [start, *begins] if cut else begins


def _join(flat: str, low: Quantity, high: Quantity) -> Number | None:
    """Join two numbers that bound a range; a multiplier of the second counts for both."""
    gap = (low.end, high.start)
    if _DASH.fullmatch(flat, *gap):
        before = flat[max(0, low.start - 2) : low.start]
        if _CHAIN_BEFORE.search(before) or _CHAIN_AFTER.match(flat, high.end):
            return None
    elif not _TO.fullmatch(flat, *gap) and not (
        _AND.fullmatch(flat, *gap) and _BETWEEN.search(flat[max(0, low.start - 9) : low.start])
    ):
        return None
    if _IN_YEAR.search(flat[max(0, low.start - 4) : low.start]) and _is_year(flat, low):
        # "from 5,000 in 2007 to 6,000": the year is none of the two numbers.
        return None
    if low.value is None or high.value is None:
        return Number(low.start, high.end, None, RANGE)
    bound = low.value
    if low.scale == 1 and bound * high.scale <= high.value:
        bound *= high.scale
    if bound >= high.value:
        return None
    return Number(low.start, high.end, None, RANGE, _tidy(high.value), _tidy(bound))


def _is_year(flat: str, number: Quantity) -> bool:
    digits = flat[number.start : number.end]
    return digits.isdigit() and len(digits) == 4 and digits[:2] in ("19", "20")


def _tidy(value: Decimal | None) -> Decimal | None:
    """Drop the zeros that a multiplier or a page leaves after the point."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
