"""Where a division is on the map: at its seat, else in the middle of its persons."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.places.index import cities_named, people_within
from pipeline.places.keys import place_key
from pipeline.places.kinds import split_kind
from pipeline.places.rows import Entry
from pipeline.places.tables import cities

_NAMED_OTHERWISE = ("US",)
"""Where a county has its name from elsewhere: Union, New Jersey, is not the seat of its county."""


class Point(NamedTuple):
    """Degrees, WGS 84; ``of`` is ``place``, ``seat`` or ``middle``."""

    latitude: float
    longitude: float
    of: str


def find_point(entry: Entry) -> Point | None:
    """The point of a city, or of a division: its town of the same name (as a rule its seat),
    else the middle of its places, weighted by their persons; None where it has none."""
    if entry.latitude is not None and entry.longitude is not None:
        return Point(entry.latitude, entry.longitude, "place")
    key = place_key(split_kind(entry.name)[0])
    by_seat = key and entry.country_code not in _NAMED_OTHERWISE
    named = cities_named(entry.country_code, key) if by_seat else []
    seats = [city for city in named if entry.number in city.within]
    if seats:
        seat = max(seats, key=lambda city: (city.population or 0, -city.geonames_id))
        assert seat.latitude is not None
        assert seat.longitude is not None
        return Point(seat.latitude, seat.longitude, "seat")
    if not people_within(entry.number):
        return None
    axes = [[number for (number,) in cities().get(f"{sign}{entry.number}")] for sign in "^&"]
    if not all(axes):
        return None
    (latitude,), (longitude,) = axes
    return Point(round(latitude / 1e4 - 90, 4), round(longitude / 1e4 - 180, 4), "middle")
