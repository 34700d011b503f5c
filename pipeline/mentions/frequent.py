"""Where no wording names the host: the city that the page's prose speaks of most."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.layouts.found import is_prose
from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page, Span
from pipeline.places import find_places
from pipeline.values.countries import read_country
from pipeline.values.fold_name import name_key

_NAME = re.compile(r"(?<![\w'-])[A-Z\u00c0-\u024f][\w\u00c0-\u024f-]{3,}(?![\w-])")
_FEWEST = 2
_LARGE = 15_000


def find_frequent(page: Page, partners: frozenset[str]) -> list[Mention]:
    """The capitalised word that stands most often in prose and is a city, partners left out."""
    first: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    for block in page.blocks:
        if not is_prose(page, block):
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


def _is_large_city(name: str) -> bool:
    places = [place for place in find_places(name) if place.kind == "city"]
    return any(place.match == "exact" and (place.population or 0) >= _LARGE for place in places)
