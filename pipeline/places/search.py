"""Candidates for a name: exact first, then other names, then a letter or two off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from pipeline.memory import per_words
from pipeline.places.index import (
    cities_called,
    cities_named,
    divisions_named,
    keys_like,
    numbered,
)
from pipeline.places.keys import place_key
from pipeline.places.kinds import split_kind
from pipeline.places.points import find_point
from pipeline.places.regions import find_regions
from pipeline.places.rows import Entry

# A slip in a shorter name is another name as often as not.
SHORTEST_FUZZY = 6
# A slip in a village's name is not told from another village's.
SMALLEST_FUZZY = 2000
# The score of what is only a suggestion.
UNSURE = 0.5
# Districts that pages name in translation.
_ENGLISH = {
    (code, english): own
    for code, names in (
        ("KR", "central=junggu east=donggu west=seogu south=namgu north=bukgu"),
        ("JP", "central=chuoku east=higashiku west=nishiku south=minamiku north=kitaku"),
    )
    for english, own in (pair.split("=") for pair in names.split())
}


class Candidate(NamedTuple):
    """A place that a name may mean. ``kind`` is city or subdivision, ``admin_level`` 0 to 3.

    ``match`` is exact, alternate, fuzzy or seat; ``score`` falls from 1. Persons are known
    of cities only. Coordinates (WGS 84) are those of the ``place``, or of a division's
    ``seat`` or ``middle``, as ``coordinates_of`` says.
    """

    geonames_id: int
    name: str
    country_code: str
    region: str | None
    latitude: float | None
    longitude: float | None
    population: int | None
    kind: str
    admin_level: int
    match: str
    score: float
    coordinates_of: str | None = None


class Hit(NamedTuple):
    """An entry with how its name was met; what the choice between candidates reads."""

    entry: Entry
    match: str
    score: float

    def candidate(self) -> Candidate:
        row = self.entry
        outer = row.within[:1] if not row.level else row.within[1:]
        around = numbered(outer[0]) if outer else None
        region = around.name if around else None
        kind = "subdivision" if row.level else "city"
        point = find_point(row)
        latitude, longitude, of = point or (None, None, None)
        return Candidate(
            row.geonames_id,
            row.name,
            row.country_code,
            region,
            latitude,
            longitude,
            row.population,
            kind,
            row.level,
            self.match,
            self.score,
            "seat" if of and self.match == "seat" else of,
        )


@per_words
def name_keys(name: str, longer: bool = True) -> tuple[str, ...]:
    """Return the keys a city may stand under: as written, without its kind, "City" added."""
    bare = split_kind(name)[0]
    plain = bare.removeprefix("The ").removeprefix("the ")
    keys = [place_key(name), place_key(bare), place_key(plain)]
    keys += [keys[1] + suffix for suffix in ("city", "shi", "si") if longer]
    return tuple(dict.fromkeys(key for key in keys if len(keys[1]) > 1 and key))


def in_region(entry: Entry, regions: Iterable[frozenset[int]]) -> bool:
    """Return whether a place is in all of ``regions``, as ``find_regions`` gives them."""
    return all(numbers.intersection(entry.within) for numbers in regions)


def exact_cities(name: str, code: str, region: str | None = None) -> list[Hit]:
    regions = find_regions(code, region)
    for key in name_keys(name):
        entries = cities_named(code, key)
        hits = [Hit(entry, "exact", 1.0) for entry in entries if in_region(entry, regions)]
        if hits:
            return hits
    return []


def alternate_cities(name: str, code: str, region: str | None = None) -> list[Hit]:
    regions = find_regions(code, region)
    for key in name_keys(name):
        entries = cities_called(code, key)
        hits = [Hit(entry, "alternate", 0.9) for entry in entries if in_region(entry, regions)]
        if hits:
            return hits
    return []


def exact_subdivisions(name: str, code: str, region: str | None = None) -> list[Hit]:
    regions = find_regions(code, region)
    keys = {place_key(name), place_key(split_kind(name)[0])} - {""}
    keys |= {_ENGLISH[code, key] for key in keys if (code, key) in _ENGLISH}
    found = {entry for key in keys for entry in divisions_named(code, key)}
    entries = sorted(found, key=lambda entry: entry.number)
    own = [(row, {place_key(row.name), place_key(split_kind(row.name)[0])}) for row in entries]
    hits = [Hit(row, *(("exact", 1.0) if key & keys else ("alternate", 0.9))) for row, key in own]
    return [hit for hit in hits if in_region(hit.entry, regions)]


def _is_slip(key: str, other: str) -> bool:
    """One letter for another makes a short name the next town's; one too many is a slip."""
    return len(key) >= 8 or len(other) != len(key) or sorted(other) == sorted(key)


def _near(key: str, code: str, is_city: bool) -> list[tuple[Entry, float]]:
    limit = 2 if len(key) >= 10 else 1
    others = keys_like(code, key[0], is_city)
    found = extract(key, others, scorer=OSA.distance, score_cutoff=limit, limit=None)
    near = [(other, 0.8 - far / 10) for other, far, _ in found]
    sure = [(other, score if _is_slip(key, other) else UNSURE) for other, score in near]
    if is_city:
        return [(entry, score) for other, score in sure for entry in cities_named(code, other)]
    return [(row, score) for other, score in sure for row in divisions_named(code, other, "~")]


def fuzzy_places(name: str, code: str, region: str | None, is_city: bool) -> list[Hit]:
    """Return places a letter or two off; names of under six letters have none."""
    bare = place_key(split_kind(name)[0])
    if len(bare) < SHORTEST_FUZZY:
        return []
    keys = (place_key(name), bare)
    near = {entry: score for key in keys for entry, score in _near(key, code, is_city)}
    hits = [Hit(entry, "fuzzy", score) for entry, score in near.items()]
    known = [hit for hit in hits if not is_city or (hit.entry.population or 0) >= SMALLEST_FUZZY]
    regions = find_regions(code, region)
    return [hit for hit in known if in_region(hit.entry, regions)]
