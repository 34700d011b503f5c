"""What a person may write into a cell, and the value that it stands for."""

from __future__ import annotations

import re

from pipeline.model import Mention
from pipeline.tables.cells import read_cell
from pipeline.tables.columns import SISTER_CITIES
from pipeline.values.countries import country_facts, read_country

_FROM_PLACE = ("latitude", "longitude", "place_name", "place_match", "coordinates_of")
_OF_HOST = ("host_geonames_id", "host_latitude", "host_longitude")
_COUNTRIES = ("country", "host_country")

PAGE_WIDE = ("host", "host_country")
"""Fields that are the page's: they are the same in all of its rows."""

FIELDS = tuple(
    dict.fromkeys(
        spec.field
        for spec in SISTER_CITIES
        if spec.field and spec.field not in (*_FROM_PLACE, *_OF_HOST)
    )
)
"""Fields that can be set: what follows from the place follows from ``geonames_id``."""


def read_value(field: str, text: str) -> str:
    """The value as mentions hold it; ``ValueError`` with a sentence where it cannot stand.

    >>> read_value("population", "1,250,000"), read_value("country", "Japan")
    ('1250000', 'JP')
    """
    if field not in FIELDS:
        raise ValueError(f"{field} is no field; fields are {', '.join(FIELDS)}.")
    value = _normalise(field, text.strip())
    mention = Mention(field, value, value, -1, -1, "human", "corrections")
    for spec in SISTER_CITIES:
        if spec.field != field:
            continue
        try:
            cell = read_cell(spec.name, mention)
        except (ValueError, LookupError) as error:
            raise ValueError(f"{text!r} is no value of {field}: {error}.") from error
        if spec.one_of and cell not in spec.one_of:
            raise ValueError(f"{field} must be one of {', '.join(spec.one_of)}.")
        if spec.pattern and spec.name == field and not re.search(spec.pattern, str(cell)):
            raise ValueError(f"{text!r} is no value of {field}: {spec.description}.")
        if spec.above is not None and not (isinstance(cell, int | float) and cell > spec.above):
            raise ValueError(f"{field} must be above {spec.above:g}.")
    return value


def _normalise(field: str, text: str) -> str:
    if field in _COUNTRIES:
        reading = read_country(text)
        if reading:
            return reading.code
        try:
            return country_facts(text).alpha2
        except KeyError as error:
            raise ValueError(f"{text!r} is no country of today.") from error
    if field in ("population", "area_km2"):
        return text.replace(",", "").replace(" ", "")
    return text
