"""A paragraph for each partner, on a page devoted to partnership.

``Dunedin in New Zealand came next …`` · ``With Rouen in France the twinning charter was
signed …``: the partner is the first place that stands with its country, and the paragraph
speaks of partnership.
"""

from __future__ import annotations

import re

from pipeline.layouts.devoted import is_devoted
from pipeline.layouts.found import Found, find_kinds_said
from pipeline.layouts.glance import look_over
from pipeline.model import Label, Page, Place, Section, Span
from pipeline.places import find_places
from pipeline.values.countries import read_country
from pipeline.values.country_finder import find_countries
from pipeline.values.names import clean_name, looks_like_name, trim

_CAP = r"[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]*"
_LINKED = re.compile(
    rf"(?P<name>(?:St\.? )?{_CAP}(?: (?:(?:de|la|del|di|da|a|sur|upon|am|of) )?{_CAP}){{0,3}})"
    r"(?P<region>, [A-Z][\w ]{2,25})?(?:,| in) (?:the )?$"
)
_REACH = 80
_LEADING = re.compile(
    r"(?:With|In|At|To|From|The|Our|And|That is|When did|Which|Since|After) (?=[A-Z])"
)


def find_paragraphs(page: Page) -> Found:
    """One section per paragraph that speaks of partnership and names a place with its country."""
    if not is_devoted(page):
        return Found()
    sections = []
    seen = look_over(page)
    for index, matches in seen.related.items():
        block = page.blocks[index]
        if block.kind == "row" or not seen.prose[index] or not seen.countries[index]:
            continue
        relations = find_kinds_said(page.flat, block.start, block.end)
        if not relations or not any(m.relation.kind and m.relation.strong for m in matches):
            continue
        place = _find_place(page, Span(block.start, block.end))
        if place:
            label = Label("relationship", Span(relations[0].start, relations[0].end))
            body = Span(block.start, block.end)
            sections.append(Section("paragraphs", place, (label,), (body,)))
    return Found(tuple(sections))


def _find_place(page: Page, paragraph: Span) -> Place | None:
    """The only place of the paragraph that stands with its country and lies in it."""
    flat = page.flat
    places: dict[str, Place] = {}
    for start, end, code in find_countries(flat, *paragraph):
        floor = max(paragraph.start, start - _REACH)
        match = _LINKED.search(flat, floor, start)
        while match and match["region"] and read_country(match["name"]):
            # "Larissa in Greece, Dundee in Scotland": the country before is no name.
            match = _LINKED.search(flat, match.end("name"), start)
        if match is None:
            continue
        if flat[: match.start("name")].endswith((" in ", "tate of ", "rovince of ")):
            continue
        lead = _LEADING.match(flat, *match.span("name"))
        name = trim(flat, lead.end() if lead else match.start("name"), match.end("name"))
        bare, kind = clean_name(flat, name)
        if looks_like_name(flat, *bare) and find_places(flat[slice(*bare)], code):
            place = Place(Span(name.start, end), bare, None, Span(start, end), kind)
            places.setdefault(flat[slice(*bare)], place)
    return next(iter(places.values())) if len(places) == 1 else None
