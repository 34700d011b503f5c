"""When namesakes are too near to choose: a city and its province, a village and a big city."""

from __future__ import annotations

from pipeline.places.index import cities_named, cities_spelt, people_within
from pipeline.places.keys import place_key
from pipeline.places.regions import find_regions
from pipeline.places.rows import Entry
from pipeline.places.search import Hit, in_region

# Below this a namesake with another main name ("Newport" upon Tyne) may be the one meant.
SMALL_CITY = 100_000
# A city is meant by its province's name if it has this share of the province's people.
OWN_SHARE, STRANGE_SHARE, LONGER_SHARE, ALTERNATE_SHARE = 0.1, 0.15, 0.25, 0.6
# How much larger a place must be than its namesakes to be meant without more words.
DOMINANCE = 10
# How much larger a place that fits less well must be to leave the choice open.
DOUBT = 3


def people(entry: Entry) -> int:
    """Return the persons of a place, 0 where the gazetteer does not know."""
    return entry.population or 0


def _share(city: Entry, division: Entry) -> float:
    return people(city) / max(people_within(division.number), 1)


def _needed_share(name: str, city: Hit, division: Hit) -> float:
    if city.match == "alternate" and division.match == "exact":
        return ALTERNATE_SHARE
    if place_key(city.entry.name) == place_key(name) + "city":
        return LONGER_SHARE
    return OWN_SHARE if division.entry.number in city.entry.within else STRANGE_SHARE


def city_or_division(name: str, cities: list[Hit], divisions: list[Hit]) -> list[Hit]:
    """Drop the provinces that a name shared with a city does not mean, if that is clear."""
    if not cities:
        return divisions
    best = max(cities, key=lambda hit: people(hit.entry))
    return cities + [
        division
        for division in divisions
        if _share(best.entry, division.entry) < _needed_share(name, best, division)
    ]


def overlooked(hits: list[Hit], name: str, code: str, region: str | None) -> list[Hit]:
    """Return larger cities that ``name`` is another name of, if ``hits`` are all small.

    "Newport" may be Newport on Tay, and "Iowa" may have lost its "City".
    """
    largest = max((people(hit.entry) for hit in hits), default=0)
    if largest >= SMALL_CITY:
        return []
    met = {hit.entry.geonames_id for hit in hits}
    longer = cities_named(code, place_key(name) + "city")
    named = dict.fromkeys(longer + cities_spelt(code, name))
    others = [Hit(entry, "alternate", 0.9) for entry in named]
    others = [hit for hit in others if hit.entry.geonames_id not in met]
    large = [hit for hit in others if people(hit.entry) >= max(DOUBT * largest, 1)]
    return [hit for hit in large if in_region(hit.entry, find_regions(code, region))]
