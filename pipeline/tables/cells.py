"""How a cell follows from the mention that proves it; ``verify`` follows it again."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

from pipeline.model import Mention
from pipeline.places.common_names import common_name
from pipeline.values.countries import country_facts

Cell = str | int | float | bool | date | list[str] | None

_PRECISION = {4: "year", 7: "month", 10: "day"}
_FIRST_DAY = "0001-01-01"


def name_precision(established: str) -> str:
    """Return ``year``, ``month`` or ``day``; ``ValueError`` for what is no ISO prefix.

    >>> name_precision("1984-10")
    'month'
    """
    if len(established) not in _PRECISION:
        raise ValueError(f"{established!r} is no ISO date or prefix of one")
    return _PRECISION[len(established)]


def first_day(established: str) -> date:
    """Return the first day of the period; ``ValueError`` for a date that does not exist.

    >>> first_day("1984-10")
    datetime.date(1984, 10, 1)
    """
    name_precision(established)
    return date.fromisoformat(established + _FIRST_DAY[len(established) :])


def _read_area(value: str) -> float:
    area = float(value)
    if not math.isfinite(area):
        raise ValueError(f"{value!r} is no area")
    return area


def _name_written(mention: Mention) -> str | None:
    # A gazetteer's country is inferred: its words name the place, not the country.
    return None if mention.source == "gazetteer" else mention.words


_READ: dict[str, Callable[[Mention], Cell]] = {
    "name_as_written": lambda mention: mention.words,
    "country": lambda mention: country_facts(mention.value).name,
    "country_code3": lambda mention: country_facts(mention.value).alpha3,
    "country_as_written": _name_written,
    "relationship_as_written": lambda mention: mention.words,
    "established_precision": lambda mention: name_precision(mention.value),
    "established_date": lambda mention: first_day(mention.value),
    "population": lambda mention: int(mention.value),
    "population_year": lambda mention: int(mention.value),
    "geonames_id": lambda mention: int(mention.value),
    "latitude": lambda mention: float(mention.value),
    "longitude": lambda mention: float(mention.value),
    "host_geonames_id": lambda mention: int(mention.value),
    "host_latitude": lambda mention: float(mention.value),
    "host_longitude": lambda mention: float(mention.value),
    "relationship_status_as_written": lambda mention: mention.words,
    "country_common": lambda mention: common_name(mention.value),
    "area_km2": lambda mention: _read_area(mention.value),
}


def read_cell(column: str, mention: Mention) -> Cell:
    """Return the cell of a column of ``sister_cities``; its mention's value by default.

    Raises ``ValueError`` or ``LookupError`` where the value is not of the column's kind.
    """
    read = _READ.get(column)
    return read(mention) if read else mention.value
