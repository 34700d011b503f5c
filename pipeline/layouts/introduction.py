"""Partners named in running text behind a wording of partnership.

``has become sister city of Graz in Austria, Turku and Oulu in Finland`` ·
``entered into sister city relations with Sendai, Japan``: the country tells where a
name ends; the names before it, back to the country before, share it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.layouts.found import Found, RelationMatch, find_relations
from pipeline.layouts.glance import look_over
from pipeline.model import Label, Page, Place, Section, Span
from pipeline.places import region_country
from pipeline.values.country_finder import find_countries
from pipeline.values.names import clean_name, looks_like_name, trim
from pipeline.values.page_dates import find_page_dates
from pipeline.values.sentences import split_sentences

_LINK = re.compile(
    r"[ ,]*(?:with|of|to|including|are|were|namely|:|in)\b:?\s*(?:the )?", re.IGNORECASE
)
_CONNECTOR = re.compile(r"(?:,|\(|\bin|\bof|\bfrom)\s*(?:the\s+)?$")
_SEPARATOR = re.compile(r"\s*(?:,\s*and\b|,|\band\b|&|;)\s*")
_LEAD = re.compile(r"(?:\s|,|\)|and\b|as well as\b|with\b|the cit(?:y|ies) of\b|;|:)+")
_SINCE = re.compile(r",? (?:since|in|from) |,? ?\((?:since |in )?")
_GAP = 25


class Item(NamedTuple):
    """A partner, its country, and the date right behind them if there is one."""

    name: Span
    country: Span
    date: Span | None = None


def find_introduced(page: Page) -> Found:
    """One section per partner named behind a wording of partnership in prose."""
    sections: list[Section] = []
    seen = look_over(page)
    for index in seen.related:
        block = page.blocks[index]
        if seen.prose[index] and block.kind in ("paragraph", "line", "item"):
            for sentence in split_sentences(page.flat, block.start, block.end):
                sections += _read_sentence(page, sentence)
    return Found(tuple(sections))


def _read_sentence(page: Page, sentence: Span) -> list[Section]:
    relations = find_relations(page.flat, *sentence)
    if not relations:
        return []
    sections = []
    for at, relation in enumerate(relations):
        end = relations[at + 1].start if at + 1 < len(relations) else sentence.end
        items = _read_items(page.flat, relation, end)
        start = sentence.start if at == 0 else relation.start
        for item in items:
            own = Span(item.name.start, item.country.end)
            body = Span(start, end) if len(items) == 1 else own
            dated = item.date if len(items) > 1 else None
            sections.append(_make_section(page.flat, relation, item._replace(date=dated), body))
    return sections


def _make_section(flat: str, relation: RelationMatch, item: Item, body: Span) -> Section:
    name, kind = clean_name(flat, item.name)
    place = Place(Span(item.name.start, item.country.end), name, None, item.country, kind)
    label = Label("relationship", Span(relation.start, relation.end))
    date = (Label("established", item.date),) if item.date else ()
    return Section("introduction", place, (label, *date), (body,))


def _read_items(flat: str, relation: RelationMatch, end: int) -> list[Item]:
    link = _LINK.match(flat, relation.end, end)
    if not link:
        return []
    items: list[Item] = []
    at = link.end()
    for start, stop, code in find_countries(flat, at, end):
        names = _read_names(flat, at, start)
        if not names and (items or start - at > 3 * _GAP):
            break
        date = _read_date(flat, stop, end)
        if date and len(names) > 1 and _is_region(flat, names[-1], start, code):
            names = names[:-1]
        date = date if len(names) == 1 else None
        items += [Item(name, Span(start, stop), date) for name in names]
        at = date.end if date else stop
    return items


def _is_region(flat: str, name: Span, country: int, code: str) -> bool:
    """``Deyang, Sichuan, China (2013)``: is the last name before the country its state?"""
    stands = flat[name.end : country].strip() == ","
    return stands and code in region_country(flat[slice(*name)])


def _read_date(flat: str, start: int, end: int) -> Span | None:
    """``, since 1957`` or ``(1957)`` right behind a country."""
    lead = _SINCE.match(flat, start, end)
    if lead is None:
        return None
    dates = find_page_dates(flat, lead.end(), min(end, lead.end() + _GAP))
    if not dates or dates[0].start != lead.end():
        return None
    return Span(dates[0].start, dates[0].end)


def _read_names(flat: str, start: int, end: int) -> list[Span]:
    """The names in ``Turku and Oulu in ``, or nothing if other words stand there."""
    connector = _CONNECTOR.search(flat, start, end)
    if not connector:
        return []
    lead = _LEAD.match(flat, start, connector.start())
    stretch = trim(flat, lead.end() if lead else start, connector.start())
    cuts = [match.span() for match in _SEPARATOR.finditer(flat, *stretch)]
    edges = [stretch.start, *(edge for cut in cuts for edge in cut), stretch.end]
    names = [trim(flat, edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    return names if all(looks_like_name(flat, *name) for name in names) else []
