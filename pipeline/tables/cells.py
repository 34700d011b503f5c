"""How a cell follows from the mention that proves it; ``verify`` follows it again."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

from pipeline.fields import COLUMN_GROUPS
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


def _read_real(value: str) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value!r} is no number")
    return number


def _name_written(mention: Mention) -> str | None:
    # A gazetteer's country is inferred: its words name the place, not the country.
    return None if mention.source == "gazetteer" else mention.words


_TYPED: dict[str, Callable[[str], Cell]] = {
    **dict.fromkeys(("int16", "int32", "int64"), int),
    "real": _read_real,
    "day": date.fromisoformat,
}
_TYPES = {column.name: column.type for group in COLUMN_GROUPS for column in group.columns}
_READ: dict[str, Callable[[Mention], Cell]] = {
    "name_as_written": lambda mention: mention.words,
    "country": lambda mention: country_facts(mention.value).name,
    "country_code3": lambda mention: country_facts(mention.value).alpha3,
    "country_as_written": _name_written,
    "relationship_as_written": lambda mention: mention.words,
    "established_precision": lambda mention: name_precision(mention.value),
    "established_date": lambda mention: first_day(mention.value),
    "relationship_status_as_written": lambda mention: mention.words,
    "country_common": lambda mention: common_name(mention.value),
}


def read_cell(column: str, mention: Mention) -> Cell:
    """Return the cell of a column of ``sister_cities``: its mention's value, of its type.

    Raises ``ValueError`` or ``LookupError`` where the value is not of the column's kind.
    """
    read = _READ.get(column)
    if read:
        return read(mention)
    typed = _TYPED.get(_TYPES.get(column, "text"))
    return typed(mention.value) if typed else mention.value
