"""Units of measure: what stands directly after a number, and what it measures."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.languages import other_languages
from pipeline.values.native_words import read_native_unit


class Unit(NamedTuple):
    """A unit as written, end exclusive; ``factor`` is km2 per unit, for areas only.

    ``kind`` is area, length, temperature, mass, percent, money, time, speed, density,
    energy, volume or none (an angle). An area without a factor is of a local measure
    whose size differs from place to place.
    """

    start: int
    end: int
    kind: str
    factor: Decimal | None


_SQ = r"(?:squared?|sqr?\.?)[ -]?"
_KM = r"(?:kilomet(?:er|re)s?|kms?)"
_METRE = r"met(?:er|re)s?"
_KM2 = (
    rf"{_SQ}{_KM}|{_KM}\.?[ -]?(?:squared?|sq)|qkm|kmq"
    # The sign ㎢ of Korean pages, read as western.
    rf"|{_KM}(?:\^| )?2|㎞2|㎢|§´|k㎡|平方公里|平方千米|平方キロ(?:メートル)?"
    r"|제곱킬로미터|평방킬로미터"
)
_MI2 = rf"{_SQ}mi(?:les?)?|miles? squared?|mi(?:les?)?(?:\^| )?2"
_M2 = (
    rf"{_SQ}(?:{_METRE}|m)|{_METRE} squared?|(?:{_METRE}|m)(?:\^| )?2"
    r"|㎡|平方米|平米|平方メートル|제곱미터"
)
_ACRE = r"acres?|英亩|英畝"
_HECTARE = r"hectares?|ha|公[顷頃]|ヘクタール|헥타르"
_PEOPLE = (
    r"(?:persons?|people|inhabitants?|inh\.?|residents?|citizens?|pop\.?|souls?"
    r"|heads?|人|명)"
)
_PER = r"(?:per[ -]|per|/ ?|for every |to the |to a |an? )"
_LAND = rf"(?:{_KM2}|{_MI2}|{_M2}|{_HECTARE}|acres?|{_KM}|miles?)"
_DENSITY = rf"(?:{_PEOPLE}[ ]?)?{_PER}{_LAND}"
_COINS = (
    r"(?:us )?dollars?|euros?|pounds?|yen|yuan"
    r"|rmb|renminbi|usd|eur|gbp|jpy|cny|krw|twd|ntd|rupees?|pesos?|roubles?|rubles?|francs?"
    r"|cents?|won(?! (?:the|an?|its|their|his|her|first|second)\b)"
)
_SIGNS = r"(?:us|nt|hk|ca|au|nz|[acs])?\$|[€£¥₩₹]|usd|eur|gbp|rmb|cny|krw|jpy|ntd"

# Order matters where one wording begins another: the more specific row comes first.
_TABLE: tuple[tuple[str, str | None, str], ...] = (
    ("density", None, _DENSITY),
    (
        "speed",
        None,
        r"km ?/ ?hr?|kmh|kph|mph|m/s|knots?|(?:kilomet(?:er|re)s?|miles?|km) (?:per|an) hour",
    ),
    ("area", "1", _KM2),
    ("area", "2.589988110336", _MI2),
    ("area", "0.000001", _M2),
    ("area", "0.00000009290304", rf"{_SQ}(?:feet|foot|ft)|ft2"),
    ("area", "0.01", _HECTARE),
    ("area", "0.0040468564224", _ACRE),
    ("area", "0.001", r"dunams?"),
    ("area", None, r"mu|亩|畝|坪|평|pyeong"),
    ("energy", None, r"[kmgt]wh?|(?:kilo|mega|giga)?watts?(?:[ -]hours?)?|joules?|kv|volts?"),
    (
        "volume",
        None,
        rf"(?:cubic|cu\.?)[ -]?(?:{_METRE}|{_KM}|m|feet|ft)|(?:m|km)3|㎥|立方米"
        r"|lit(?:er|re)s?|gallons?|barrels?|teus?",
    ),
    (
        "mass",
        None,
        r"(?:metric[ -])?ton(?:ne)?s?|kgs?|kilos?|(?:kilo)?gram(?:me)?s?|lbs?|t(?!-)|公斤|吨|噸|톤",
    ),
    (
        "length",
        None,
        rf"{_KM}|(?:nautical )?miles?|mi|{_METRE}|(?:centi|milli){_METRE}|cm|mm|feet|foot|ft"
        r"|yards?|inch(?:es)?|(?-i:m)|[㎞㎝㎜]|公里|千米|米|キロ|킬로미터|미터",
    ),
    ("percent", None, r"[%‰]|per[ -]?cent(?:age points?)?|pct|퍼센트"),
    (
        "temperature",
        None,
        r"[℃℉]|[°˚] ?[cf]|(?-i:o[CF]|[CF] ?[°˚])|(?-i:C)(?!\.)|celsius|centigrade|fahrenheit"
        r"|deg(?:\.|rees?)?(?: (?:celsius|centigrade|fahrenheit|c|f))|degrees|度|도",
    ),
    ("none", None, r"[°˚′″]"),
    ("money", None, rf"{_COINS}|[$€£¥₩₹元圆圓円원]"),
    (
        "time",
        None,
        r"years?|yrs?|months?|weeks?|days?|nights?|hours?|hrs?|minutes?|mins?|seconds?|secs?"
        r"|decades?|centur(?:y|ies)|(?-i:h)|[ap]\.?m|o'clock"
        r"|[年년月월日일天分분]|[个個]月|小[时時]|시간",
    ),
)
# A word ends where its letters end, ``km2`` where its digit ends, a sign anywhere.
_CLOSED = r"(?:(?![A-Za-z0-9㎡])|(?<=[0-9])(?![0-9])|(?<![A-Za-z0-9]))"
_UNIT = re.compile(
    # No unit begins with what may stand before one, so nothing of it is given back.
    r"((?>[ \t]*(?:\n[ \t]*)?-?[ ]?))(?:"
    + "|".join(rf"(?P<u{row}>(?:{words}){_CLOSED})" for row, (_, _, words) in enumerate(_TABLE))
    + ")",
    re.IGNORECASE,
)
HEADER_UNITS: dict[str, tuple[Decimal, re.Pattern[str]]] = {
    name: (factor, re.compile(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z0-9])", re.IGNORECASE))
    for name, factor, words in (
        ("mile", Decimal("2.589988110336"), _MI2),
        ("hectare", Decimal("0.01"), _HECTARE),
        ("acre", Decimal("0.0040468564224"), _ACRE),
        # "Area (km)" is a slip: nobody measures an area so.
        ("km2", Decimal(1), rf"{_KM2}|km"),
    )
}
"""What the header of a column, or a note on it, may say that its areas are measured in."""

_NO_UNIT = ("", ".", ",", ";", ":", "(", ")")
"""With these no unit begins, nor what may stand before one."""

_DENSE = re.compile(rf"[ \t]*(?:\n[ \t]*)?{_DENSITY}(?![A-Za-z])", re.IGNORECASE)
_MONEY_BEFORE = re.compile(rf"(?<![A-Za-z])({_SIGNS})[ ]?\Z", re.IGNORECASE)


def read_unit(flat: str, pos: int, end: int) -> Unit | None:
    """Read the unit that stands at ``pos``, after blanks or a hyphen at most.

    >>> read_unit("98.6 square kilometres", 4, 22)
    Unit(start=5, end=22, kind='area', factor=Decimal('1'))
    """
    if flat[pos : pos + 1] in _NO_UNIT:
        return None
    codes = other_languages(flat)
    native = read_native_unit(flat, pos, end, codes) if codes else None
    match = _UNIT.match(flat, pos, end)
    if native and (match is None or native.end > match.end()):
        return Unit(*native)
    if match is None or match.lastgroup is None:
        return None
    start = match.start(match.lastgroup)
    # A capital on the next line begins something new: "120,000 / Miles Davis Hall".
    if "\n" in match[1] and flat[start].isupper():
        return None
    kind, factor, _ = _TABLE[int(match.lastgroup[1:])]
    return Unit(start, match.end(), kind, Decimal(factor) if factor else None)


def is_density(flat: str, pos: int, end: int) -> bool:
    """Tell whether the number that ends at ``pos`` counts persons for an area.

    >>> is_density("1,200 people per square mile", 5, 28)
    True
    """
    codes = other_languages(flat)
    native = read_native_unit(flat, pos, end, codes) if codes else None
    dense = native is not None and native.kind == "density"
    return dense or _DENSE.match(flat, pos, end) is not None


def money_before(flat: str, floor: int, pos: int) -> Unit | None:
    """Read the currency sign directly before ``pos``, not before ``floor``.

    >>> money_before("US$ 5", 0, 4)
    Unit(start=0, end=3, kind='money', factor=None)
    """
    start = max(floor, pos - 8)
    match = _MONEY_BEFORE.search(flat[start:pos])
    if match is None:
        return None
    return Unit(start + match.start(1), start + match.end(1), "money", None)
