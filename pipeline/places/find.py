"""Which of the gazetteer's rows a name may mean, its said kind considered; best first."""

from __future__ import annotations

from functools import cache

from pipeline.places.index import codes_of, codes_spelt, divisions_of
from pipeline.places.kinds import kind_words, rank, split_kind
from pipeline.places.regions import known_regions
from pipeline.places.rivals import city_or_division, overlooked, people
from pipeline.places.rows import Entry
from pipeline.places.search import (
    Candidate,
    Hit,
    alternate_cities,
    exact_cities,
    exact_subdivisions,
    fuzzy_places,
    name_keys,
)

_SEATED = frozenset({"county", "district", "regency"})
# A country of which so many divisions of a kind are listed lacks none of that kind.
LISTED = 15
# A smaller place is not surely the seat of what has its name.
SMALLEST_SEAT = 5000


def said_kinds(name: str, kind: str | None) -> frozenset[str]:
    """Return the kinds that the name's own words tell, or else the kind that the page says."""
    implied, said = split_kind(name)[1], kind_words(kind)
    if rank(implied) in ("upper", "lower") or not rank(said):
        return implied
    return said


def _is_division(entry: Entry) -> bool:
    return rank(entry.words) == "upper" or (
        bool(entry.iso_code or entry.level == 1) and rank(entry.words) != "city"
    )


def _is_townlike(entry: Entry) -> bool:
    return not entry.words or rank(entry.words) == "city"


def _agreeing(hits: list[Hit], said: frozenset[str]) -> list[Hit]:
    same = [hit for hit in hits if hit.entry.words & said]
    if same:
        return same
    if rank(said) == "upper":
        return [hit for hit in hits if _is_division(hit.entry)]
    return [hit for hit in hits if rank(hit.entry.words) in ("lower", None)]


@cache
def _listed(code: str, said: frozenset[str]) -> int:
    return sum(bool(entry.words & said) for entry in divisions_of(code))


def _find_cities(name: str, code: str, region: str | None) -> list[Hit]:
    exact = exact_cities(name, code, region)
    if exact:
        return exact + overlooked(exact, name, code, region)
    towns = [hit for hit in exact_subdivisions(name, code, region) if _is_townlike(hit.entry)]
    return alternate_cities(name, code, region) or towns or fuzzy_places(name, code, region, True)


def _find_unsaid(name: str, code: str, region: str | None) -> list[Hit]:
    found = exact_subdivisions(name, code, region)
    divisions = [hit for hit in found if _is_division(hit.entry)]
    cities = exact_cities(name, code, region)
    if cities:
        cities += overlooked(cities, name, code, region)
    else:
        cities = alternate_cities(name, code, region)
    towns = [hit for hit in found if _is_townlike(hit.entry)]
    return (
        city_or_division(name, cities, divisions) or towns or fuzzy_places(name, code, region, True)
    )


def _find_divisions(name: str, code: str, region: str | None, said: frozenset[str]) -> list[Hit]:
    found = _agreeing(exact_subdivisions(name, code, region), said)
    found = found or _agreeing(fuzzy_places(name, code, region, False), said)
    if found or not said & _SEATED or _listed(code, said) >= LISTED:
        return found
    seats = exact_cities(name, code, region) or alternate_cities(name, code, region)
    seats = [hit for hit in seats if region or people(hit.entry) >= SMALLEST_SEAT]
    return [Hit(hit.entry, "seat", hit.score - 0.4) for hit in seats]


def ranked(hits: list[Hit]) -> list[Hit]:
    """Sort by match, then by persons."""
    return sorted(hits, key=lambda hit: (-hit.score, -people(hit.entry), hit.entry.geonames_id))


def find_hits(name: str, code: str, region: str | None, kind: str | None) -> list[Hit]:
    """Return what ``name`` may mean in one country: best match, then most people, first."""
    said = said_kinds(name, kind)
    wanted = rank(said)
    if wanted == "city":
        hits = _find_cities(name, code, region)
    elif wanted:
        hits = _find_divisions(name, code, region, said)
    else:
        hits = _find_unsaid(name, code, region)
    return ranked(hits)


def find_places(
    name: str,
    country_code: str | None = None,
    region: str | None = None,
    kind: str | None = None,
) -> list[Candidate]:
    """Return the places that ``name`` may mean, best first; none is chosen.

    ``country_code`` is alpha-2; ``region`` and ``kind`` as the page writes them. Without
    a country all are searched, but for cities and provinces of just this name only.
    """
    if country_code:
        hits = find_hits(name, country_code, region, kind)
    else:
        hits = find_everywhere(name, region)
    return [hit.candidate() for hit in hits if hit.entry.geonames_id]


def find_everywhere(name: str, region: str | None = None) -> list[Hit]:
    """Return the cities and provinces of all countries with this name, else other name."""
    having = codes_of(name_keys(name))
    hits = [hit for code in having for hit in exact_cities(name, code, region)]
    if rank(split_kind(name)[1]) != "city" and not region:
        hits += [Hit(entry, "exact", 1.0) for entry in known_regions(name)]
    if not hits:
        hits = [hit for code in codes_spelt(name) for hit in alternate_cities(name, code, region)]
    return ranked(hits)
