"""The one place that a name means, if that is clear, or why it is not."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.places.find import find_hits, ranked
from pipeline.places.infer import infer_country
from pipeline.places.rivals import DOMINANCE, DOUBT, people
from pipeline.places.search import (
    UNSURE,
    Candidate,
    Hit,
    exact_cities,
    exact_subdivisions,
)
from pipeline.values.country_words import SOVEREIGN


class Link(NamedTuple):
    """``candidate`` is the choice; else ``reason`` says why there is none.

    ``match`` is the candidate's. ``reason`` is unknown_place, ambiguous_place or
    kind_mismatch. ``candidates`` are all that were weighed, best first. ``why`` the choice
    won: it is the only one that fits, or far larger than its namesakes.
    """

    candidate: Candidate | None
    match: str | None
    reason: str | None
    candidates: tuple[Candidate, ...]
    why: str = ""


def _people(hit: Hit) -> int:
    return people(hit.entry)


def _choose(hits: list[Hit]) -> tuple[Hit | None, str]:
    best = [hit for hit in hits if hit.match != "fuzzy" or hit.score == hits[0].score]
    worse = max((_people(hit) for hit in hits if hit not in best), default=0)
    if best[0].score <= UNSURE and best[0].match == "fuzzy":
        return None, "unknown_place"
    if len(best) == 1:
        doubtful = worse >= DOUBT * max(_people(best[0]), 1)
        return (None, "ambiguous_place") if doubtful else (best[0], "only")
    if any(hit.entry.level for hit in best):
        return None, "ambiguous_place"
    # The larger namesake is meant only if no other name had to be read for it.
    first, second = sorted(best, key=lambda hit: -_people(hit))[:2]
    clear = _people(first) >= DOMINANCE * max(_people(second), 500)
    meant = clear and first.match == best[0].match
    return (first, "larger") if meant else (None, "ambiguous_place")


def _in_territories(name: str, code: str, kind: str | None, hits: list[Hit]) -> list[Hit]:
    """San Juan, Puerto Rico, is "San Juan, USA" on some pages, and Macau in China."""
    parts = sorted(part for part, whole in SOVEREIGN.items() if whole == code and part != "TW")
    if not hits:
        return [hit for part in parts for hit in find_hits(name, part, None, kind)]
    if any(hit.entry.level or hit.match != "exact" for hit in hits):
        return []
    return [hit for part in parts for hit in exact_cities(name, part)]


def _mismatched(name: str, code: str, region: str | None) -> list[Hit]:
    return exact_cities(name, code, region) + exact_subdivisions(name, code, region)


def link_place(
    name: str,
    country_code: str | None = None,
    region: str | None = None,
    kind: str | None = None,
    host_country: str | None = None,
) -> Link:
    """Choose the place that ``name`` means, only where that is clear.

    ``country_code`` and ``host_country`` are alpha-2; the latter tells which country a
    region of two countries is in where the page says no country.
    """
    code = country_code
    if code is None:
        code, found = infer_country(name, region, host_country)
        if code is None:
            reason = "ambiguous_place" if found else "unknown_place"
            return Link(None, None, reason, tuple(found))
    hits = find_hits(name, code, region, kind)
    hits += _in_territories(name, code, kind, hits)
    hits = ranked(hits)
    candidates = tuple(hit.candidate() for hit in hits if hit.entry.geonames_id)
    if hits:
        chosen, why = _choose(hits)
        if chosen and chosen.entry.geonames_id:
            return Link(chosen.candidate(), chosen.match, None, candidates, why)
        return Link(None, None, "unknown_place" if chosen else why, candidates)
    others = [hit.candidate() for hit in _mismatched(name, code, region)]
    return Link(None, None, "kind_mismatch" if others else "unknown_place", tuple(others))
