"""What a column of a table holds, as its header says."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.languages import Codes, field_pattern
from pipeline.memory import per_words
from pipeline.rules.labels import find_label
from pipeline.values.buddhist_dates import BUDDHIST, ERA

_THOUSANDS = re.compile(r"1[,. ]?000|thousand|千", re.IGNORECASE)
_TEN_THOUSANDS = re.compile(r"10[,. ]?000|万|萬|만")
_HECTARES = re.compile(r"\b(?:ha|hectares?)\b", re.IGNORECASE)
_SQUARE_MILES = re.compile(r"\b(?:sq\.? ?mi|square miles|mi2)", re.IGNORECASE)
_ERA = re.compile(ERA)
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]?\s*$")

BESIDE_PLACE = ("country", "established", "relationship")
"""The fields of which one at least stands beside the names in a table of partners."""


class Role(NamedTuple):
    """What a column holds: a field (None for what is none of ours), its scale and unit.

    The unit of dates is the era that their years are counted in, where it is not ours.
    """

    field: str | None
    scale: int = 1
    unit: str | None = None


@per_words
def read_role(words: str, codes: Codes = ()) -> Role:
    """The role that a header cell announces, its scale and unit included.

    ``codes`` are the languages of the page beside English.

    >>> read_role("Population (1,000)")
    Role(field='population', scale=1000, unit=None)
    >>> read_role("Area (ha)").unit, read_role("Remarks").field
    ('hectare', None)
    """
    bare = _BRACKETS.sub("", words).strip() or words
    whole = find_label(words, codes)
    # "Population (province)" announces none of our fields, "Population (1,000)" does.
    wording = whole if whole and whole.field is None else find_label(bare, codes) or whole
    field = wording.field if wording else None
    if field == "population":
        thousand = field_pattern("scales", "thousand", codes)
        thousands = _THOUSANDS.search(words) or thousand.search(words)
        myriads = _TEN_THOUSANDS.search(words)
        return Role(field, 10_000 if myriads else 1000 if thousands else 1)
    if field == "area_km2":
        hectares = _HECTARES.search(words) or field_pattern("units", "hectare", codes).search(words)
        unit = "hectare" if hectares else "km2"
        return Role(field, 1, "mile" if _SQUARE_MILES.search(words) else unit)
    if field == "established":
        return Role(field, 1, BUDDHIST if _ERA.search(words) else None)
    return Role(field)


def is_header(roles: list[Role]) -> bool:
    """Do these columns make a table of partners: a name, and a country or a date?"""
    fields = {role.field for role in roles}
    return "place" in fields and not fields.isdisjoint(BESIDE_PLACE)
