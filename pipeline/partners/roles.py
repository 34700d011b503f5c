"""What a column of a table holds, as its header says."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.languages import Codes, field_pattern
from pipeline.memory import per_words
from pipeline.rules.labels import find_label
from pipeline.values.buddhist_dates import BUDDHIST, ERA
from pipeline.values.units import HEADER_UNITS

_THOUSANDS = re.compile(r"1[,. ]?000|thousand|千", re.IGNORECASE)
_TEN_THOUSANDS = re.compile(r"10[,. ]?000|万|萬|만")
_ERA = re.compile(ERA)
_IN_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]+)[)\]）]\s*$")
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]?\s*$")

BESIDE_PLACE = ("country", "established", "relationship")
"""The fields of which one at least stands beside the names in a table of partners."""


class Role(NamedTuple):
    """What a column holds: a field (None for what is none of ours), its scale and unit.

    The unit of dates is the era that their years are counted in, where it is not ours; that of
    an area is None where the header says none. ``inner`` is what stands in brackets behind it.
    """

    field: str | None
    scale: int = 1
    unit: str | None = None
    inner: Role | None = None


FIGURES = ("population", "area_km2")
"""The fields whose columns hold figures."""


@per_words
def read_role(words: str, codes: Codes = ()) -> Role:
    """The role that a header cell announces, its scale and unit included.

    ``codes`` are the languages of the page beside English.

    >>> read_role("Population (1,000)")
    Role(field='population', scale=1000, unit=None, inner=None)
    >>> read_role("Area (ha)").unit, read_role("Remarks").field
    ('hectare', None)
    """
    bare = _BRACKETS.sub("", words).strip() or words
    whole = find_label(words, codes)
    # "Population (province)" announces none of our fields, "Population (1,000)" does.
    wording = whole if whole and whole.field is None else find_label(bare, codes) or whole
    return _make_role(words, wording.field if wording else None, codes)


def read_columns_role(words: str, codes: Codes = ()) -> Role:
    """The role of a column, that of the figure in brackets beside it included.

    >>> read_columns_role("Population (area in km2)").inner
    Role(field='area_km2', scale=1, unit='km2', inner=None)
    """
    role = read_role(words, codes)
    bracket = _IN_BRACKETS.search(words)
    if role.field not in FIGURES or bracket is None:
        return role
    inner = read_role(bracket[1].strip(), codes)
    if inner.field not in FIGURES or inner.field == role.field:
        return role
    return read_role(words[: bracket.start()], codes)._replace(inner=inner)


def find_header_unit(words: str, codes: Codes) -> str | None:
    """The unit that a header, or a note on a column, says the areas are measured in."""
    for name in ("km2", "hectare"):
        if field_pattern("units", name, codes).search(words):
            return name
    return next((name for name, (_, said) in HEADER_UNITS.items() if said.search(words)), None)


def _make_role(words: str, field: str | None, codes: Codes) -> Role:
    if field == "population":
        thousand = field_pattern("scales", "thousand", codes)
        thousands = _THOUSANDS.search(words) or thousand.search(words)
        myriads = _TEN_THOUSANDS.search(words)
        return Role(field, 10_000 if myriads else 1000 if thousands else 1)
    if field == "area_km2":
        return Role(field, 1, find_header_unit(words, codes))
    if field == "established":
        return Role(field, 1, BUDDHIST if _ERA.search(words) else None)
    return Role(field)


def is_header(roles: list[Role]) -> bool:
    """Do these columns make a table of partners: a name, and a country or a date?"""
    fields = {role.field for role in roles}
    return "place" in fields and not fields.isdisjoint(BESIDE_PLACE)
