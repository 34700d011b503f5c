"""Where no wording names the host: the city that the page's prose speaks of most."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.mentions.make import make_mention
from pipeline.mentions.relations import find_relations
from pipeline.model import Mention, Page, Span
from pipeline.partners.units import is_running
from pipeline.places import find_places, is_place, region_country
from pipeline.values.countries import read_country
from pipeline.values.fold_name import name_key
from pipeline.values.names import looks_like_name, trim

_NAME = re.compile(r"(?<![\w'-])[A-Z\u00c0-\u024f][\w\u00c0-\u024f-]{3,}(?![\w-])")
_OFFICE = re.compile(r"\b(?:city|town|council|government|hall|municipality)\b", re.IGNORECASE)
_CUTS = re.compile(r" [-|:>/\u203a\u00bb] |: ")
_FEWEST = 2
_LARGE = 15_000


def find_frequent(page: Page, partners: frozenset[str]) -> list[Mention]:
    """The capitalised word that stands most often in prose and is a city, partners left out."""
    first: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for block in page.blocks:
        if not is_running(page.flat, block.start, block.end):
            continue
        for match in _NAME.finditer(page.flat, block.start, block.end):
            first.setdefault(match[0], Span(*match.span()))
    for match in _NAME.finditer(page.flat):
        if match[0] in first:
            counts[match[0]] += 1
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], first[item[0]])):
        if count < _FEWEST:
            break
        if name_key(name) in partners or read_country(name) or not _is_large_city(name):
            continue
        span = first[name]
        return [
            make_mention(page, "host", page.words(span), span, source="phrase", rule="frequent")
        ]
    return []


def find_title(page: Page, partners: frozenset[str]) -> list[Mention]:
    """The city of the first line: all of it, or a part ("Cologne | Twin Cities")."""
    block = next((block for block in page.blocks if block.end > block.start), None)
    if block is None or len(partners) < _FEWEST:
        return []
    cuts = [match.span() for match in _CUTS.finditer(page.flat, block.start, block.end)]
    edges = [block.start, *(edge for cut in cuts for edge in cut), block.end]
    trimmed = (trim(page.flat, edges[i], edges[i + 1]) for i in range(0, len(edges), 2))
    parts = [_cut_region(page.flat, part) for part in trimmed]
    related = bool(find_relations(page.flat, block.start, block.end))
    cities = [part for part in parts if _is_host(page, part, partners, related)]
    if len(cities) != 1:
        return []
    words = page.words(cities[0])
    name = words.title() if words.isupper() else words
    return [make_mention(page, "host", name, cities[0], source="title", rule="first-line")]


def _cut_region(flat: str, part: Span) -> Span:
    """The name in ``Rockville, MD``: what stands behind it must be a region it lies in."""
    comma = flat.find(", ", *part)
    if comma < 0:
        return part
    name, region = Span(part.start, comma), flat[comma + 2 : part.end]
    known = any(find_places(flat[slice(*name)], code, region) for code in region_country(region))
    return name if known else part


def _is_host(page: Page, part: Span, partners: frozenset[str], related: bool) -> bool:
    words = page.flat[slice(*part)]
    name = words.title() if words.isupper() else words
    if name_key(name) in partners or read_country(name) or _OFFICE.search(name):
        return False
    if not looks_like_name(page.flat, *part):
        return False
    return is_place(name) if related else _is_large_city(name)


def _is_large_city(name: str) -> bool:
    places = [place for place in find_places(name) if place.kind == "city"]
    return any(place.match == "exact" and (place.population or 0) >= _LARGE for place in places)
