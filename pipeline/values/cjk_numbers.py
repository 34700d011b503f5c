"""Digits with East Asian multipliers: ``123万4567``, ``1억 2000만``, ``2천만``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.values.digits import read_digits


class Quantity(NamedTuple):
    """A number with its multipliers; ``scale`` is the last of them, 1 where there is none."""

    start: int
    end: int
    value: Decimal | None
    reason: str | None = None
    scale: Decimal = Decimal(1)


_SCALES = {
    **dict.fromkeys("百백", Decimal(100)),
    **dict.fromkeys("千천", Decimal(1000)),
    **dict.fromkeys("万萬만", Decimal(10**4)),
    **dict.fromkeys("億亿억", Decimal(10**8)),
}
_MYRIAD = Decimal(10**4)
# 千米 is a kilometre, 千克 a kilogram, 百货 a store; 万州 and 萬華 are places.
_TOKEN = re.compile(
    r" ?([0-9]+(?:[.,][0-9]+)*)?(?:([百千백천])(?![米克瓦分貨货])| ?([万萬億亿만억])(?![州華华]))"
)
_REST = re.compile(r"( ?)([0-9]+(?:,[0-9]{3})*)(?![.,]?[0-9]| ?[年년月월%百千万萬億亿백천만억])")


def read_cjk(flat: str, pos: int, end: int) -> Quantity | None:
    """Read the digits at ``pos`` if an East Asian multiplier follows them.

    >>> read_cjk("123万4567", 0, 8).value
    Decimal('1234567')
    """
    total = section = Decimal(0)
    limit = inner = Decimal(10**12)
    at, scale = pos, Decimal(1)
    while token := _TOKEN.match(flat, at, end):
        if at == pos and not token[1]:
            return None
        unit = _SCALES[token[2] or token[3]]
        count, reason = Decimal(0), None
        if token[1]:
            read, reason = read_digits(token[1], scale=unit, measured=False, dotted=False)
            if read is None:
                return Quantity(pos, token.end(), None, reason, unit)
            count = read
        if unit >= (limit if unit >= _MYRIAD else inner) or (not token[1] and not section):
            break
        if unit < _MYRIAD:
            section, inner = section + count * unit, unit
        else:
            total, limit = total + (section + count) * unit, unit
            section, inner = Decimal(0), Decimal(10**12)
        at, scale = token.end(), unit
    if at == pos:
        return None
    rest = _REST.match(flat, at, end)
    # Korean parts its groups with blanks; elsewhere a blank begins another number.
    if rest and (not rest[1] or flat[at - 1] in "만억천백"):
        value = Decimal(rest[2].replace(",", ""))
        if value < scale:
            return Quantity(pos, rest.end(), total + section + value)
    return Quantity(pos, at, total + section, None, scale)
