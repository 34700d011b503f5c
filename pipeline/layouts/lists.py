"""Lists of partners, one a line, under a heading or sentence that speaks of partnership."""

from __future__ import annotations

import re

from pipeline.layouts.between import Weak, find_between
from pipeline.layouts.city_states import read_city_state
from pipeline.layouts.entries import (
    Entry,
    read_country_line,
    read_entries,
)
from pipeline.layouts.found import Found, find_relations, is_long, read_country_words
from pipeline.layouts.glance import is_headline, look_over
from pipeline.layouts.groups import relationship_label
from pipeline.layouts.list_lines import read_noted, read_regional, read_row
from pipeline.layouts.part_headings import list_continents
from pipeline.layouts.scopes import Scope, find_scopes
from pipeline.model import Label, Page, Place, Section, Span
from pipeline.places import find_places
from pipeline.values.countries import read_country
from pipeline.values.names import clean_name, looks_like_name, trim
from pipeline.values.page_dates import find_page_dates


def find_listed(page: Page) -> Found:
    """One section per entry of every list that stands in a scope of partnership."""
    entries: dict[int, list[Entry]] = {}
    countries: dict[int, Span] = {}
    weak: dict[int, Entry] = {}
    unread: set[int] = set()
    context: Span | None = None
    level = 0
    flags = "\u27e6" in page.flat
    seen, continents = look_over(page), list_continents(page)
    for index, block in enumerate(page.blocks):
        if block.kind == "row":
            entries[index] = read_row(page, block)
            continue
        if block.kind == "title":
            continue
        if seen.prose[index]:
            entries[index] = read_noted(page, block) if seen.countries[index] else []
            continue
        if index in continents:
            context = None
            continue
        named = seen.countries[index]
        country = read_country_line(page.flat, block.start, block.end) if named else None
        city = read_city_state(page.flat, country, countries.get(index - 1)) if country else None
        if city:
            entries[index] = [Entry(city, None, None)]
            continue
        if country:
            countries[index] = country
            context = None if _is_of_name_above(page, index, country) else country
            level = block.level if block.kind == "heading" else 0
            continue
        if level and _ends_country(page, index, level):
            context = None
        flagged = flags and page.flat.find("\u27e6", block.start, block.end) >= 0
        if context is None and not named and not flagged:
            regional = read_regional(page, block) if seen.parted[index] else None
            if regional:
                entries[index] = [regional]
            else:
                unread.add(index)
            continue
        found = read_entries(page.flat, block.start, block.end, context)
        if not found and not find_page_dates(page.flat, block.start, block.end):
            context = None
        entries[index] = [entry for entry in found if _is_strong(page, index, entry, context)]
        regional = read_regional(page, block) if not entries[index] and context is None else None
        if regional:
            entries[index] = [regional]
        elif not entries[index] and len(found) == 1:
            weak[index] = found[0]
    if not any(entries.values()):
        return Found()
    entries |= find_between(page, entries, Weak(page, weak, unread))
    listed = frozenset((*countries, *(index for index, found in entries.items() if found)))
    scopes = find_scopes(page, listed)
    scopes = [scope for scope in scopes if _are_places(page, scope, entries)]
    return Found(tuple(s for scope in scopes for s in _make_sections(page, scope, entries)))


def _are_places(page: Page, scope: Scope, entries: dict[int, list[Entry]]) -> bool:
    """Does the gazetteer know enough of the names, so that these are no runners or firms?"""
    named = [entry.place for index in scope.entries for entry in entries.get(index, [])]
    if len(named) < _FEWEST_JUDGED:
        return True
    return sum(_is_known(page, place) for place in named) >= _KNOWN_SHARE * len(named)


def _is_known(page: Page, place: Place) -> bool:
    code = read_country_words(page.flat[slice(*place.country)]) if place.country else None
    return any(p.match != "fuzzy" for p in find_places(page.flat[slice(*place.name)], code))


def _ends_country(page: Page, index: int, level: int) -> bool:
    """Is the block a heading beside or above that of the country, of ``level``?"""
    block = page.blocks[index]
    return block.kind == "heading" and 0 < block.level <= level


def _is_of_name_above(page: Page, index: int, country: Span) -> bool:
    """Is the country that of the bare name on the line above, rather than a heading?"""
    above = page.blocks[index - 1] if index else None
    if above is None or above.kind in ("row", "title"):
        return False
    name = trim(page.flat, above.start, above.end)
    if not looks_like_name(page.flat, *name):
        return False
    bare, _ = clean_name(page.flat, name)
    code = read_country_words(page.flat[slice(*country)])
    return any(p.match == "exact" for p in find_places(page.flat[slice(*bare)], code))


def _find_kind(page: Page, entry: Entry) -> tuple[Label, ...]:
    """The relationship that the entry itself says ("Lyon, France (friendship city)")."""
    matches = find_relations(page.flat, *entry.rest) if entry.rest else []
    return tuple(Label("relationship", Span(m.start, m.end)) for m in matches[:1])


_COMMAS_OF_ADDRESS = 2
"""``12 Jungang-ro, Jung-gu, Daegu-si, Republic of Korea`` is no city."""

_FEWEST_JUDGED = 3
_KNOWN_SHARE = 0.5
_TWO = re.compile(r" and |/")


def _is_strong(page: Page, index: int, entry: Entry, context: Span | None) -> bool:
    """Has the entry a country of its own, or one from above and a date or a known name?"""
    place = entry.place
    name = page.flat[slice(*place.name)]
    if place.country is None:
        # "Atlanta, Georgia": read as a state because the city is known there.
        return place.region is not None and bool(read_country(page.flat[slice(*place.region)]))
    if place.region and page.flat.count(", ", *place.region) >= _COMMAS_OF_ADDRESS:
        return False
    code = read_country_words(page.flat[slice(*place.country)])
    if _TWO.search(name) and not find_places(name, code):
        return False
    dated = entry.established is not None and not _is_news(page, index, entry)
    if place.country != context or (dated and not is_long(page)):
        return True
    return bool(code and find_places(name, code))


def _is_news(page: Page, index: int, entry: Entry) -> bool:
    """``Spring fair 2019`` over a piece of news: only a blank parts the name from the year."""
    date = entry.established
    if page.blocks[index].kind == "item" or date is None:
        return False
    gap = page.flat[entry.place.span.end : date.span.start]
    return not gap.strip() and is_headline(page, index)


def _make_sections(page: Page, scope: Scope, entries: dict[int, list[Entry]]) -> list[Section]:
    sections = []
    for entry in (entry for index in scope.entries for entry in entries.get(index, [])):
        said = any(label.field == "relationship" for label in entry.labels)
        labels = () if said else _find_kind(page, entry)
        labels = labels or (() if said else relationship_label(page, scope.opener))
        if entry.established:
            labels = (*labels, entry.established)
        labels = (*labels, *entry.labels)
        bodies = (entry.rest,) if entry.rest else ()
        sections.append(Section("lists", entry.place, labels, bodies))
    return sections
