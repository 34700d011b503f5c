"""Cities that have their country's name: Luxembourg, Singapore, Djibouti, San Marino.

Their name alone is read as the country; what stands around it tells that the city is meant.
"""

from __future__ import annotations

import re

from pipeline.layouts.found import read_country_words
from pipeline.memory import per_words
from pipeline.model import Place, Span
from pipeline.places import find_places, region_country
from pipeline.values.countries import read_country
from pipeline.values.fold_name import fold_name, name_key
from pipeline.values.names import trim


@per_words
def is_city_state(words: str) -> bool:
    """Is this country's name just that of a city in it, as Guatemala's is not?"""
    return fold_name(words) in map(fold_name, _find_cities(words))


def _find_cities(words: str) -> list[str]:
    """The cities of a country that have its name, "City" apart."""
    reading = read_country(words)
    found = find_places(words, reading.code, kind="city") if reading else []
    names = [city.name for city in found if city.match == "exact"]
    return [name for name in names if name_key(name) == name_key(words)]


def is_named_twice(words: str) -> bool:
    """``Luxembourg, Luxembourg``: the city, where ``Wales, UK`` and the like are countries."""
    parts = [part.strip() for part in re.split(r"[,()]", words) if part.strip()]
    return len(parts) == 2 and parts[0] == parts[1] and bool(_find_cities(parts[0]))


def read_city_state(flat: str, stretch: Span, country: Span | None) -> Place | None:
    """``Luxembourg`` with a date or a line of its own, below the heading ``Luxembourg``."""
    if country is None:
        return None
    name = trim(flat, *stretch)
    words, above = flat[slice(*name)], flat[slice(*country)]
    if name == country or not _find_cities(words):
        return None
    reading = read_country(words)
    same = reading is not None and reading.code == read_country_words(above)
    return Place(name, name, None, country, None) if same else None


def read_state(flat: str, place: Place) -> Place:
    """``Atlanta, Georgia``: a country's name is that of a state where only the state has the city."""
    if place.country is None or place.region is not None:
        return place
    state, name = flat[slice(*place.country)], flat[slice(*place.name)]
    for code in _list_states(state):
        here = find_places(name, code, state)
        if any(city.match == "exact" for city in here) and not find_places(
            name, read_country_words(state)
        ):
            return place._replace(region=place.country, country=None)
    return place


@per_words
def _list_states(words: str) -> tuple[str, ...]:
    """The other countries of which a country's name is a state too."""
    own = read_country_words(words)
    return tuple(code for code in region_country(words) if code != own)
