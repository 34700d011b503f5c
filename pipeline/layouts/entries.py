"""Read one line of a list: a place with its date, in any order.

``Lyon, France (1957)`` · ``1985 – Dunedin, New Zealand`` · ``Osaka in Japan (since 1992)`` ·
``Brest (France) since 1964`` · ``⟦Japan⟧ Sendai (1957)`` (a flag's alternative text).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.layouts.city_states import is_named_twice, read_city_state, read_state
from pipeline.layouts.found import read_country_words
from pipeline.layouts.glued import cut_term, is_term, read_glued, read_parted
from pipeline.layouts.status import cut_mark
from pipeline.layouts.stretches import find_stretches
from pipeline.memory import per_stretch
from pipeline.model import Block, Label, Page, Place, Span
from pipeline.places import find_places, region_country
from pipeline.rules.places import PREFIX
from pipeline.values.countries import read_country
from pipeline.values.country_marks import may_name_country
from pipeline.values.flags import FLAG, list_flags
from pipeline.values.names import parse_place, skip_numbering, trim
from pipeline.values.page_dates import find_page_dates

_FLAG = re.compile(
    r"\s*\u27e6(?:(?:national )?flag(?: of)?:? )?(?P<country>[^\u27e7]+?)(?: flag)?\u27e7\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*;\s*(?=[A-Z])|(?<=\d\))(?:,| and|, and)\s+(?=[A-Z])")
_SIGNS_BETWEEN = (";", "),", ") and")
_COUNTRY_LEAD = re.compile(r"(?P<country>[A-Z][\w .]{2,30}):\s+(?=[A-Z])")
_COUNTRY_BEHIND = re.compile(r"(?<=\d\)),? (?P<country>[A-Z][\w .]+)$")
_DATED = re.compile(r"(?:\s*\([^()]*\)|[;,]?\s*\d{4})\s*$")
_LONGEST = 160


class Entry(NamedTuple):
    """A place, its date if one stands with it, what is left of the line, and what it says more."""

    place: Place
    established: Label | None
    rest: Span | None
    labels: tuple[Label, ...] = ()


def read_entry(flat: str, start: int, end: int, country: Span | None = None) -> Entry | None:
    """The entry that the line is, or None. ``country`` is that of a heading above."""
    return None if end - start > 2 * _LONGEST else _read_entry(flat, start, end, country)


@per_stretch
def _read_entry(flat: str, start: int, end: int, country: Span | None) -> Entry | None:
    marked = cut_mark(flat, start, end)
    span = trim(flat, start, marked.end)
    flag = _FLAG.match(flat, *span)
    if flag:
        country, span = Span(*flag.span("country")), Span(flag.end(), span.end)
    sign = FLAG.match(flat, *span) if list_flags(flat) else None
    if sign:
        country, span = Span(*sign.span()), trim(flat, sign.end(), span.end)
    if span.end - span.start > _LONGEST:
        return None
    dates = find_page_dates(flat, *span)
    for stretch, date in find_stretches(flat, span, dates):
        named, said = cut_term(flat, trim(flat, *stretch))
        place = read_glued(flat, named) if dates or said else None
        place = place or read_parted(flat, named)
        place = place or parse_place(flat, *named, country_needed=False)
        place = place or read_city_state(flat, named, country)
        if place is None or is_term(flat, place.name):
            continue
        place = read_state(flat, split_region(flat, place))
        if place.country is None and country is not None:
            place = _with_country(place, country)
        rest = Span(max(stretch.end, date.end if date else 0), span.end)
        label = Label("established", Span(date.start, date.end)) if date else None
        more = (*said, *marked.labels)
        return Entry(place, label, rest if rest.end - rest.start > 2 else None, more)
    return None


def read_entries(flat: str, start: int, end: int, country: Span | None = None) -> list[Entry]:
    """The entries of a line that may hold several: ``Rostock (1963) and Kiel (1967), Germany``.

    Those without a country have that of the next one that says it.
    """
    lead = _COUNTRY_LEAD.match(flat, start, end)
    if lead and read_country(lead["country"]):
        country, start = Span(*lead.span("country")), lead.end()
    cuts = _find_cuts(flat, start, end)
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    parts = [Span(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    entries: list[Entry] = []
    for part in reversed(parts):
        behind = _COUNTRY_BEHIND.search(flat, *part)
        behind = behind if behind and read_country(behind["country"]) else None
        stop, above = (behind.start(), None) if behind else (part.end, country)
        entry = read_entry(flat, part.start, stop, above)
        if entry is None:
            return []
        said = Span(*behind.span("country")) if behind else entry.place.country
        country = said or country
        if country and entry.place.country is None:
            entry = entry._replace(place=_with_country(entry.place, country))
        entries.append(entry)
    return entries[::-1]


def _find_cuts(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """What parts the entries of a line; a comma in front of a country does not."""
    # The signs alone are found in no time, and most lines have none.
    if not any(flat.find(sign, start, end) >= 0 for sign in _SIGNS_BETWEEN):
        return []
    cuts = [match.span() for match in _BETWEEN.finditer(flat, start, end)]
    stops = [*(cut[0] for cut in cuts[1:]), end]
    return [
        cut
        for cut, stop in zip(cuts, stops, strict=False)
        if read_country(_DATED.sub("", flat[cut[1] : stop])) is None
    ]


def split_region(flat: str, place: Place) -> Place:
    """``Alexandria Virginia, USA``: part the region off a name that is no place as a whole."""
    words = flat[slice(*place.name)]
    if place.region or place.country is None or " " not in words:
        return place
    code = read_country_words(flat[slice(*place.country)])
    if find_places(words, code):
        return place
    for match in re.finditer(" ", words):
        name, region = words[: match.start()], words[match.end() :]
        if PREFIX.match(region):
            # "London Borough of Newham" is one name.
            continue
        if code in region_country(region) and find_places(name, code):
            cut = place.name.start + match.start()
            name_span, region_span = Span(place.name.start, cut), Span(cut + 1, place.name.end)
            return Place(place.span, name_span, region_span, place.country, place.kind)
    return place


def _with_country(place: Place, country: Span) -> Place:
    return Place(place.span, place.name, place.region, country, place.kind)


def read_country_line(flat: str, start: int, end: int) -> Span | None:
    """The country, if the line is nothing but a country (a heading above cities)."""
    if not may_name_country(flat, start, end):
        return None
    span = trim(flat, start, end)
    flag = _FLAG.match(flat, *span)
    if flag:
        span = Span(flag.end(), span.end)
    span = Span(skip_numbering(flat, *span), span.end)
    words = flat[span.start : span.end].rstrip(":")
    return span if read_country(words) and not is_named_twice(words) else None


def names_partner(page: Page, block: Block) -> bool:
    """Is the block a line of its own that is nothing but a place with its country?"""
    if block.kind not in ("heading", "line", "paragraph") or block.end - block.start > _LONGEST:
        return False
    stretch = (page.flat, block.start, block.end)
    return may_name_country(*stretch) and parse_place(*stretch) is not None
