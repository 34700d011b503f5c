"""Which country a name is in where the page does not say, and whether it is a place at all."""

from __future__ import annotations

from pipeline.places.find import find_everywhere, find_hits, find_places
from pipeline.places.keys import place_key
from pipeline.places.kinds import rank, split_kind
from pipeline.places.regions import region_country
from pipeline.places.rivals import DOMINANCE, people
from pipeline.places.rows import country_codes
from pipeline.places.search import (
    Candidate,
    Hit,
    exact_subdivisions,
)

# A smaller place of a name that no other country has may still be no place at all.
SMALLEST_INFERRED = 5000
SURELY_KNOWN = 100_000


def _people(hit: Hit) -> int:
    return people(hit.entry)


def _countries_of(region: str | None, host_country: str | None) -> list[str]:
    last = (region or "").rpartition(",")[2].strip()
    codes = region_country(last) if last else []
    return [host_country] if host_country and host_country in codes else codes


def infer_country(
    name: str, region: str | None = None, host_country: str | None = None
) -> tuple[str | None, list[Candidate]]:
    """Return the alpha-2 code of the only country that ``name`` can be in, with what was found.

    A region settles it. Otherwise all strong candidates (a province, or a city of over
    5,000 persons) agree, or one city has ten times the persons of any other.
    """
    within = _countries_of(region, host_country)
    if within:
        there = [code for code in within if find_hits(name, code, region, None)] or within
        found = [one for code in there for one in find_places(name, code, region)]
        return (there[0] if len(there) == 1 else None), found
    hits = find_everywhere(name)
    return _agreed(hits), [hit.candidate() for hit in hits if hit.entry.geonames_id]


def _agreed(hits: list[Hit]) -> str | None:
    hits = sorted(hits, key=lambda hit: -_people(hit))
    strong = [hit for hit in hits if hit.entry.level or _people(hit) >= SMALLEST_INFERRED]
    codes = list(dict.fromkeys(hit.entry.country_code for hit in strong))
    if len(codes) < 2:
        return codes[0] if codes else None
    others = [hit for hit in strong if hit.entry.country_code != codes[0]]
    rival = max(map(_people, others))
    clear = _people(strong[0]) >= max(DOMINANCE * rival, SURELY_KNOWN)
    return codes[0] if clear and not any(hit.entry.level for hit in others) else None


def is_place(name: str) -> bool:
    """Return whether any gazetteer place has this name, spelt so or otherwise."""
    if len(place_key(name)) < 2:
        return False
    if find_everywhere(name):
        return True
    counties = rank(split_kind(name)[1]) == "lower"
    return counties and any(exact_subdivisions(name, code) for code in country_codes())
